"""A map over processes, of the same shape as the serial one in ``desk.ports``."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from variorum.desk.ports import Map, serial
from variorum.errors import VariorumError

In = TypeVar("In")
Out = TypeVar("Out")

# Things handed out and not yet back, for each process: enough to keep it busy, few enough
# that a thousand inputs never lie in memory at once.
_AHEAD = 3


@contextmanager
def processes(jobs: int) -> Iterator[Map]:
    """A map that runs on ``jobs`` processes and keeps the order of its inputs.

    ``jobs`` of 1 or less is the serial map: no process is started. Workers are spawned,
    not forked, so nothing half-open is shared with them. They end with this process, and an
    interrupt from the keyboard is this process's alone to answer.

    Raises:
        VariorumError: A worker ended in the middle of its work (mostly: out of memory).
    """
    if jobs <= 1:
        yield serial
        return
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))

    def mapped(act: Callable[[In], Out], things: Iterable[In]) -> Iterator[Out]:
        waiting: deque[Future[Out]] = deque()
        for thing in things:
            with interrupts_held():
                waiting.append(pool.submit(act, thing))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    try:
        yield mapped
    except BrokenProcessPool as trouble:
        raise VariorumError(
            "--jobs", "a process ended in its work.", advice="Try again with --jobs 1."
        ) from trouble
    except BaseException:
        # Nobody waits for what they are still at.
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold SIGINT back, so that a worker started meanwhile never gets one: it inherits this."""
    if (
        not hasattr(signal, "pthread_sigmask")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
