"""Desks for requests: each worker thread lays out one of its own and keeps it.

A store is used by one thread only. Work with a desk is short and blocks, so it runs in a small
pool of threads, and the loop that talks to browsers never waits for a disk.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from typing import Concatenate, ParamSpec, TypeVar

from variorum.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")

THREADS = 6
# Threads of one process share a processor: more at once than this take it from each other in
# the midst of their work, and all are slower. Who has waited so many seconds goes on all the
# same: those at work may be waiting for a site.
_AT_WORK = 2
_PATIENCE = 0.25


class Desks:
    """A pool of threads with a desk each.

    Args:
        lay_out: Opens a desk; called once in each thread, when it first works.
        threads: How many at most.
    """

    def __init__(
        self, lay_out: Callable[[], AbstractContextManager[Desk]], threads: int = THREADS
    ) -> None:
        self._lay_out = lay_out
        self._local = threading.local()
        self._turns: tuple[asyncio.AbstractEventLoop, asyncio.Semaphore] | None = None
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="desk")

    async def run(
        self, act: Callable[Concatenate[Desk, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """Do something with a desk, in one of the threads.

        Raises:
            Whatever ``act`` raises; StoreError or ArchiveError if no desk can be laid out.
        """
        loop = asyncio.get_running_loop()
        if self._turns is None or self._turns[0] is not loop:
            self._turns = (loop, asyncio.Semaphore(_AT_WORK))
        turns = self._turns[1]
        try:
            await asyncio.wait_for(turns.acquire(), _PATIENCE)
            held = True
        except TimeoutError:
            held = False
        try:
            return await loop.run_in_executor(self._pool, lambda: act(self._desk(), *args, **named))
        finally:
            if held:
                turns.release()

    def _desk(self) -> Desk:
        desk: Desk | None = getattr(self._local, "desk", None)
        if desk is None:
            tools = ExitStack()
            desk = tools.enter_context(self._lay_out())
            self._local.desk, self._local.tools = desk, tools
        return desk

    def close(self) -> None:
        """Close every desk, each in the thread that opened it, and end the threads."""
        # As many as were opened meet here, so that no thread takes the turn of another.
        threads = len(self._pool._threads)
        met = threading.Barrier(threads) if threads else None

        def leave() -> None:
            if met is not None:
                met.wait(timeout=10)
            tools: ExitStack | None = getattr(self._local, "tools", None)
            if tools is not None:
                tools.close()

        for ended in [self._pool.submit(leave) for _ in range(threads)]:
            ended.result()
        self._pool.shutdown()
