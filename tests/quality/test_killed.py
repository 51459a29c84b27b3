"""Killed at random points of polling and marking, and out of room: nothing is lost or doubled."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("aiohttp", reason="the extra `reader` is not installed")

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "killed"


def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("killed_bench", FOLDER / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_ten_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    report = bench().trial(10, 40, 7, tmp_path)
    assert report.faults == 0, report
    assert min(report.kills, report.items) >= 10, report
    assert report.marks > 0, report


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of six megabytes, where this process may make one."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], capture_output=True
    )
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def watched(store: Path) -> subprocess.Popen[str]:
    command = ["poll", "--watch", "--allow-private", "--pause", "0", "--store", str(store)]
    return subprocess.Popen(
        [sys.executable, "-m", "variorum", *command], stderr=subprocess.PIPE, text=True
    )


def said(process: subprocess.Popen[str], words: str) -> str:
    """The first line of what it tells that has these words."""
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if words in line:
            return line
    pytest.fail(f"it ended and said {lines}")


def test_a_full_disk_is_told_and_waited_out_and_nothing_is_lost(small_disk: Path) -> None:
    killed, store = bench(), small_disk / "variorum.sqlite"
    with subprocess.Popen(
        killed.python(FOLDER / "run.py", "--serve", "150"), stdout=subprocess.PIPE
    ) as server:
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline())
            killed.make_ready(store, 150, port)
            room = os.statvfs(small_disk)
            ballast = small_disk / "ballast"
            ballast.write_bytes(b"\0" * (room.f_bavail * room.f_frsize - 200_000))
            with watched(store) as polling:
                try:
                    line = said(polling, "tried again in")
                    assert "full" in line or "No space" in line or "room" in line
                    time.sleep(1.0)  # what was under way comes to its end
                    asked = sum(killed.seen(port).values())
                    time.sleep(0.5)
                    assert sum(killed.seen(port).values()) == asked
                    ballast.unlink()
                    for _ in range(300):
                        if killed.kept(store) == 300:
                            break
                        time.sleep(0.1)
                    polling.send_signal(signal.SIGTERM)
                    assert polling.wait(20) == 0
                finally:
                    polling.kill()
            assert sum(killed.seen(port).values()) == killed.kept(store) == 300
        finally:
            server.kill()
    assert killed.is_whole(store, "integrity_check")
    killed.records(small_disk / "variorum-archive")


def test_a_disk_that_may_not_be_written_is_a_named_error_and_nothing_is_changed(
    small_disk: Path,
) -> None:
    killed, store = bench(), small_disk / "variorum.sqlite"
    killed.make_ready(store, 2, 9)
    before = store.read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    command = ["poll", "--allow-private", "--store", str(store)]
    told = subprocess.run(
        [sys.executable, "-m", "variorum", *command], capture_output=True, text=True
    )
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert "readonly" in told.stderr or "may be written" in told.stderr, told.stderr
    assert store.read_bytes() == before
