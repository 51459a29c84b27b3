"""A run of `variorum group` that is killed again and again ends as one that never was."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from made_news import Settings
from made_news.make import make

# Some blocks of the run, so that a kill falls before, between and after them.
_ARTICLES = 4600
_KILLS = 4
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are others there")


def _command(given: Path, folder: Path, mode: str) -> list[str]:
    return [
        *(sys.executable, "-m", "variorum", "group", str(given), "--mode", mode),
        *("--out", str(folder / "stories.jsonl"), "--copies", str(folder / "copies.jsonl")),
    ]


def _written(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "stories.jsonl").read_bytes(), (folder / "copies.jsonl").read_bytes()


def _finish(given: Path, folder: Path, mode: str) -> None:
    done = subprocess.run(
        _command(given, folder, mode), capture_output=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr[-2000:]


def _stopped(given: Path, folder: Path, mode: str, after: float, how: signal.Signals) -> int | None:
    """Stop a run after some seconds. Returns its exit status; none if it was done before."""
    child = subprocess.Popen(
        _command(given, folder, mode), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        child.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        child.send_signal(how)
        _, said = child.communicate(timeout=120)
        assert b"Traceback" not in said, said[-2000:]
        return child.returncode
    assert child.returncode == 0
    return None


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "news.jsonl"
    make(_ARTICLES, path, None, Settings(seed=31, rate_per_day=400))
    return path


@pytest.mark.parametrize("mode", ["online", "careful"])
def test_a_run_killed_at_random_moments_ends_byte_for_byte_as_an_unkilled_one(
    given: Path, tmp_path: Path, mode: str
) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    whole.mkdir()
    broken.mkdir()
    start = time.perf_counter()
    _finish(given, whole, mode)
    seconds = time.perf_counter() - start
    chance = random.Random(f"kills of {mode}")
    killed = 0
    for _ in range(_KILLS):
        after = seconds * chance.uniform(0.1, 0.45)
        status = _stopped(given, broken, mode, after, signal.SIGKILL)
        if status is None:
            break
        assert status == -signal.SIGKILL
        killed += 1
    # A run that goes on where it stopped may be done before all kills are spent.
    assert killed
    _finish(given, broken, mode)
    assert _written(broken) == _written(whole)
    assert _written(whole)[0].count(b"\n") == _ARTICLES


def test_a_run_that_the_keyboard_stopped_goes_on_and_ends_the_same(
    given: Path, tmp_path: Path
) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    whole.mkdir()
    broken.mkdir()
    start = time.perf_counter()
    _finish(given, whole, "online")
    seconds = time.perf_counter() - start
    status = _stopped(given, broken, "online", seconds * 0.5, signal.SIGINT)
    assert status not in (None, 0)
    _finish(given, broken, "online")
    assert _written(broken) == _written(whole)
