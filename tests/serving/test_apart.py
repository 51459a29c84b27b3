"""Heavy work in a process of its own ends when it is told to, and is noticed when it dies."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.errors import StoreError
from variorum.serving.apart import apart


def patient(place: str, stopping: threading.Event) -> None:
    Path(place).write_text("begun")
    while not stopping.is_set():
        time.sleep(0.05)
    Path(place).write_text("ended in peace")


def dying(place: str, stopping: threading.Event) -> None:
    del stopping
    Path(place).write_text("begun")
    os._exit(9)


def troubled(place: str, stopping: threading.Event) -> None:
    del stopping
    raise StoreError(place, "the disk is full.")


def test_it_ends_in_peace_when_it_is_told_to(tmp_path: Path) -> None:
    place, stop = tmp_path / "said", threading.Event()
    thread = threading.Thread(target=apart, args=(patient, (str(place),), stop))
    thread.start()
    until = time.monotonic() + 30
    while not place.exists() and time.monotonic() < until:
        time.sleep(0.05)
    stop.set()
    thread.join(30)
    assert place.read_text() == "ended in peace"


@pytest.mark.parametrize(("act", "status"), [(dying, "9"), (troubled, "3")])
def test_a_process_that_ends_by_itself_is_noticed(
    tmp_path: Path, act: Callable[..., None], status: str
) -> None:
    with pytest.raises(StoreError, match=f"status {status}"):
        apart(act, (str(tmp_path / "said"),), threading.Event())
