"""Whose turn it is: due feeds, one visit at a time for each neighbour.

A neighbour is a registrable domain (``domains.domain_of``). Between the end of one visit to
it and the next lies a pause, longer where its server asked for one.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Hashable
from typing import Generic, TypeVar

Feed = TypeVar("Feed", bound=Hashable)


class Turns(Generic[Feed]):
    """Feeds in the order of their turns. Not for several threads at a time.

    A feed waits for its time, or for its neighbour, or is out: given by ``take`` and not yet
    given back by ``back``. So no feed is visited twice at once, and no neighbour either.

    Args:
        pause: The least time between two visits to one neighbour, in seconds.
        at_once: How many visits to one neighbour may be under way at one time.

    Cost: O(log n) a turn for n feeds.
    """

    def __init__(self, pause: float = 1.0, at_once: int = 1) -> None:
        if pause < 0 or at_once < 1:
            raise ValueError("pause must not be below 0, nor at_once below 1")
        self._pause = pause
        self._at_once = at_once
        self._count = 0
        self._neighbour: dict[Feed, str] = {}
        self._entry: dict[Feed, int] = {}  # the valid entry of a feed in the heap of times
        self._times: list[tuple[float, int, Feed]] = []
        self._parked: dict[str, deque[Feed]] = {}
        self._wakes: list[tuple[float, str]] = []
        self._free: dict[str, float] = {}
        self._out: dict[Feed, str] = {}
        self._visits: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._neighbour)

    def put(self, feed: Feed, neighbour: str, due: float) -> None:
        """Let a feed wait for its time. One that waits already gets the new time; one that
        is out or waits for its neighbour keeps its place."""
        if feed in self._out or (feed in self._neighbour and feed not in self._entry):
            return
        self._neighbour[feed] = neighbour
        self._count += 1
        self._entry[feed] = self._count
        heapq.heappush(self._times, (due, self._count, feed))

    def take(self, now: float, most: int = 1) -> list[Feed]:
        """Feeds whose turn it is, at most so many; the longest due first."""
        taken: list[Feed] = []
        while len(taken) < most and (feed := self._next(now)) is not None:
            taken.append(feed)
        return taken

    def back(self, feed: Feed, now: float, wait: float = 0.0) -> None:
        """A visit is over; its neighbour is left alone for the pause, or for ``wait`` seconds."""
        neighbour = self._out.pop(feed)
        self._neighbour.pop(feed, None)
        self._visits[neighbour] -= 1
        free = now + max(self._pause, wait)
        self._free[neighbour] = max(self._free.get(neighbour, 0.0), free)
        if self._parked.get(neighbour):
            heapq.heappush(self._wakes, (self._free[neighbour], neighbour))

    def hold(self, neighbour: str, until: float) -> None:
        """Leave a neighbour alone until a moment, as was learnt elsewhere."""
        self._free[neighbour] = max(self._free.get(neighbour, 0.0), until)
        if self._parked.get(neighbour):
            heapq.heappush(self._wakes, (self._free[neighbour], neighbour))

    def drop(self, feed: Feed) -> None:
        """Forget a feed that waits; one that is out is forgotten when it is given back."""
        if feed in self._out:
            return
        neighbour = self._neighbour.pop(feed, None)
        if neighbour is None:
            return
        if self._entry.pop(feed, None) is None:
            self._parked[neighbour].remove(feed)

    def next_time(self) -> float | None:
        """When ``take`` may have something next, if nothing is given back before; else None."""
        while self._times and self._entry.get(self._times[0][2]) != self._times[0][1]:
            heapq.heappop(self._times)
        times = [heap[0][0] for heap in (self._times, self._wakes) if heap]
        return min(times) if times else None

    def _next(self, now: float) -> Feed | None:
        while self._wakes and self._wakes[0][0] <= now:
            _, neighbour = heapq.heappop(self._wakes)
            parked = self._parked.get(neighbour)
            if not parked or not self._may(neighbour, now):
                continue
            feed = parked.popleft()
            self._go(feed, neighbour)
            if parked and self._may(neighbour, now):
                heapq.heappush(self._wakes, (now, neighbour))
            return feed
        while self._times and self._times[0][0] <= now:
            _, number, feed = heapq.heappop(self._times)
            if self._entry.get(feed) != number:
                continue  # it was given another time, or dropped
            del self._entry[feed]
            neighbour = self._neighbour[feed]
            if not self._parked.get(neighbour) and self._may(neighbour, now):
                self._go(feed, neighbour)
                return feed
            self._parked.setdefault(neighbour, deque()).append(feed)
            if self._visits.get(neighbour, 0) < self._at_once:
                heapq.heappush(self._wakes, (max(self._free.get(neighbour, 0.0), now), neighbour))
        return None

    def _may(self, neighbour: str, now: float) -> bool:
        return (
            self._visits.get(neighbour, 0) < self._at_once and self._free.get(neighbour, 0.0) <= now
        )

    def _go(self, feed: Feed, neighbour: str) -> None:
        self._out[feed] = neighbour
        self._visits[neighbour] = self._visits.get(neighbour, 0) + 1
