"""The whole process: it answers, polls beside, and ends as it should."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from variorum.cli import main
from variorum.desk.settings import read_settings
from variorum.errors import SettingsError, StoreError
from variorum.serving import Serving
from variorum.serving.serve import serve
from variorum.serving.worker import Worker


@contextmanager
def served(store: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    command = [sys.executable, "-m", "variorum", "serve", "--port", "0", "--store", str(store)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen([*command, *more], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)  # fmt: skip
    try:
        assert process.stdout is not None
        said = ""
        while not (found := re.search(r"http://\S+", said)):
            line = process.stdout.readline()
            assert line, said
            said += line
        yield process, found[0], said
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_peace_when_it_is_told_to(tmp_path: Path, sign: signal.Signals) -> None:
    with served(tmp_path / "a.sqlite", "--as", "ada") as (process, address, _):
        with urllib.request.urlopen(f"{address}healthz", timeout=20) as answer:
            assert answer.read() == b"ok\n"
        process.send_signal(sign)
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 0, said
    assert "Traceback" not in said


def test_who_cannot_sign_in_is_told_how(tmp_path: Path) -> None:
    with served(tmp_path / "a.sqlite") as (_, _, said):
        assert "variorum user add" in said
    with served(tmp_path / "b.sqlite", "--as", "ada") as (_, _, said):
        assert "variorum user add" not in said


def test_reading_without_signing_in_is_for_the_own_machine_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = str(tmp_path / "a.sqlite")
    words = ["variorum", "serve", "--store", store, "--as", "x", "--host", "0.0.0.0"]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "own machine" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    settings = read_settings(meaning="lexical", environment={})
    with served(tmp_path / "a.sqlite", "--as", "ada") as (_, address, _):
        port = int(address.rstrip("/").rpartition(":")[2])
        with pytest.raises(SettingsError, match="--port"):
            serve(tmp_path / "b.sqlite", settings, Serving(port=port, poll=False))


def test_work_beside_goes_on_after_trouble_and_ends_when_told() -> None:
    done: list[int] = []
    again = threading.Event()

    def work(stop: threading.Event) -> None:
        done.append(0)
        if len(done) == 1:
            raise StoreError("store", "the disk is full.")
        again.set()
        stop.wait(20)

    worker = Worker("a trial", work)
    worker.start()
    assert again.wait(20)
    worker.stop()
    begun = time.monotonic()
    assert worker.join(10)
    assert time.monotonic() - begun < 5
    assert done == [0, 0]
