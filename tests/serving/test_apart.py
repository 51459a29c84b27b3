"""Heavy work in a process of its own ends when it is told to, and is noticed when it dies."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.errors import StoreError
from variorum.serving.apart import Anew, apart


def patient(place: str, stopping: threading.Event) -> None:
    Path(place).write_text("begun")
    while not stopping.is_set():
        time.sleep(0.05)
    Path(place).write_text("ended in peace")


def outgrowing(place: str, stopping: threading.Event) -> None:
    runs = Path(place)
    runs.write_text(runs.read_text() + "." if runs.exists() else ".")
    if len(runs.read_text()) < 3:
        raise Anew
    while not stopping.is_set():
        time.sleep(0.05)


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


def test_work_that_asks_for_it_goes_on_in_a_new_process_and_that_is_no_trouble(
    tmp_path: Path,
) -> None:
    place, stop = tmp_path / "runs", threading.Event()
    troubles: list[Exception] = []

    def beside() -> None:
        try:
            apart(outgrowing, (str(place),), stop)
        except StoreError as trouble:
            troubles.append(trouble)

    thread = threading.Thread(target=beside)
    thread.start()
    until = time.monotonic() + 60
    while (not place.exists() or len(place.read_text()) < 3) and time.monotonic() < until:
        time.sleep(0.05)
    stop.set()
    thread.join(30)
    assert not thread.is_alive()
    assert place.read_text() == "..."
    assert troubles == []


def test_work_beside_the_server_loads_no_pages() -> None:
    code = (
        "import sys, variorum.serving.alerts, variorum.desk.digest;"
        "sys.exit(sum(name in sys.modules for name in ('starlette', 'variorum.web', 'variorum.api')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
