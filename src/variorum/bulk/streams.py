"""A map over a stream that outlives its workers: one thing that kills or hangs a process
is given up, every other is done."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, Self, TypeVar, cast

from variorum.bulk.maps import interrupts_held

In = TypeVar("In")
Out = TypeVar("Out")

# Things handed out and not yet back, for each process.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Lost:
    """What stands for the result of a thing that could not be done; says why."""

    reason: str


def stream(
    act: Callable[[In], Out], things: Iterable[In], *, jobs: int = 1, patience: float = 600.0
) -> Iterator[tuple[In, Out | Lost]]:
    """Do a thing after another, results in the order of the things, each beside its thing.

    With one job all is done in this process. With more, a process that ends in its work
    (mostly: out of memory), or is at one thing for longer than ``patience`` seconds,
    costs that thing alone: the others in flight are done again.

    Cost: at most ``4 * jobs`` things and results in memory.
    """
    if jobs <= 1:
        for thing in things:
            yield thing, act(thing)
        return
    with _Crew(act, jobs, patience) as crew:
        for thing in things:
            crew.take(thing)
            if len(crew.waiting) >= jobs * _AHEAD:
                yield crew.first()
        while crew.waiting:
            yield crew.first()


class _Crew(Generic[In, Out]):
    """Worker processes that can be killed and started again, and what they are at."""

    def __init__(self, act: Callable[[In], Out], jobs: int, patience: float) -> None:
        self._act = act
        self._jobs = jobs
        self._patience = patience
        self.waiting: deque[tuple[In, Future[Out | Lost]]] = deque()
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._kill()

    def take(self, thing: In) -> None:
        """Hand out one more thing."""
        self.waiting.append((thing, self._submit(thing)))

    def first(self) -> tuple[In, Out | Lost]:
        """The oldest thing handed out with its result, waited for."""
        thing, future = self.waiting[0]
        result: Out | Lost
        try:
            result = future.result(timeout=self._patience)
        except TimeoutError:
            result = self._given_up()
            self._restart()
            self._again()
        except BrokenProcessPool:
            # Any of those in flight may be the one, so they are done one by one.
            self._restart()
            result = self._alone(thing)
            self._again(alone=True)
        self.waiting.popleft()
        return thing, result

    def _start(self) -> None:
        self._before = set(multiprocessing.active_children())
        # Spawned, not forked, so that nothing half-open is shared.
        self._pool = ProcessPoolExecutor(
            self._jobs, mp_context=multiprocessing.get_context("spawn")
        )

    def _kill(self) -> None:
        for child in set(multiprocessing.active_children()) - self._before:
            child.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _restart(self) -> None:
        self._kill()
        self._start()

    def _submit(self, thing: In) -> Future[Out | Lost]:
        try:
            with interrupts_held():
                return cast("Future[Out | Lost]", self._pool.submit(self._act, thing))
        except BrokenProcessPool as broken:
            failed: Future[Out | Lost] = Future()
            failed.set_exception(broken)
            return failed

    def _given_up(self) -> Lost:
        return Lost(f"not done after {self._patience:.0f} seconds, and given up.")

    def _alone(self, thing: In) -> Out | Lost:
        try:
            return self._submit(thing).result(timeout=self._patience)
        except TimeoutError:
            lost = self._given_up()
        except BrokenProcessPool:
            lost = Lost("its process ended in the work (mostly: out of memory).")
        self._restart()
        return lost

    def _again(self, *, alone: bool = False) -> None:
        """Do again what was in flight behind the first and is lost."""
        for place in range(1, len(self.waiting)):
            thing, future = self.waiting[place]
            if future.done() and not future.cancelled() and future.exception() is None:
                continue
            if alone:
                future = Future()
                future.set_result(self._alone(thing))
            else:
                future = self._submit(thing)
            self.waiting[place] = (thing, future)
