"""The whole process: it answers, polls beside, and ends as it should."""

from __future__ import annotations

import contextlib
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


def test_several_processes_answer_on_one_port_know_each_others_forms_and_end_together(
    tmp_path: Path,
) -> None:
    store = tmp_path / "a.sqlite"
    with served(store, "--as", "ada", "--processes", "2", "--no-digest", "--no-poll") as (
        process,
        address,
        _,
    ):
        port, until = int(address.rstrip("/").rpartition(":")[2]), time.monotonic() + 60
        while len(_listening(port, process.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.1)
        assert len(_listening(port, process.pid)) == 2
        with urllib.request.urlopen(f"{address}unread", timeout=20) as answer:
            mark = re.search(r'name="mark" content="([^"]+)"', answer.read().decode())
        assert mark is not None
        for _ in range(12):  # whichever of them answers
            asked = urllib.request.Request(
                f"{address}marks", data=b"do=read+1&back=/unread", headers={"x-mark": mark[1]}
            )
            with urllib.request.urlopen(asked, timeout=20) as answer:
                assert answer.status == 200
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 0, said
    assert "ended in the work" not in said


def _listening(port: int, first: int) -> list[str]:
    """The processes, of one and its children, that hold the socket which listens on a port."""
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    sockets = {
        f"socket:[{row[9]}]" for row in rows if row[3] == "0A" and row[1].endswith(f":{port:04X}")
    }
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = (place / "stat").read_text().rpartition(")")[2].split()[1]
            held = {str(one.readlink()) for one in (place / "fd").iterdir()}
            if str(first) in (place.name, parent) and held & sockets:
                found.append(place.name)
    return found
