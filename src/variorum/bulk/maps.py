"""A map over processes, of the same shape as the serial one in ``desk.ports``."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from variorum.desk.ports import Map, serial

In = TypeVar("In")
Out = TypeVar("Out")


@contextmanager
def processes(jobs: int) -> Iterator[Map]:
    """A map that runs on ``jobs`` processes and keeps the order of its inputs.

    ``jobs`` of 1 or less is the serial map: no process is started. Workers are spawned,
    not forked, so nothing half-open is shared with them.
    """
    if jobs <= 1:
        yield serial
        return
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:

        def mapped(act: Callable[[In], Out], things: Iterable[In]) -> Iterator[Out]:
            return pool.map(act, things, chunksize=1)

        yield mapped
