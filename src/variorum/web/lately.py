"""What was worked out a moment ago and holds still."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lately(Generic[T]):
    """Values by key, each for some seconds, or until what it was made from is another version.

    Safe from all threads. While one makes a value anew, others that ask for it go on with the
    old one if its version is theirs, else they wait. Memory is bounded.
    """

    def __init__(self, seconds: float, most: int = 500) -> None:
        self._seconds = seconds
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[float, Hashable, T]] = OrderedDict()
        self._making: dict[tuple[Hashable, Hashable], threading.Lock] = {}

    def get(self, key: Hashable, version: Hashable, now: float, make: Callable[[], T]) -> T:
        """The value of this version, if it is young enough; else one that is made now."""
        with self._lock:
            kept = self._of(key, version)
            if kept is not None and 0 <= now - kept[0] < self._seconds:
                return kept[1]
            turn = self._making.setdefault((key, version), threading.Lock())
            alone = turn.acquire(blocking=False)
        if not alone:
            if kept is not None and 0 <= now - kept[0] < 2 * self._seconds:
                return kept[1]
            turn.acquire()
        try:
            if not alone:
                with self._lock:
                    kept = self._of(key, version)
                # Whoever was first has made it while this one waited.
                if kept is not None and abs(now - kept[0]) < self._seconds:
                    return kept[1]
            made = make()
            with self._lock:
                self._kept.pop(key, None)
                self._kept[key] = (now, version, made)
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            return made
        finally:
            with self._lock:
                if self._making.get((key, version)) is turn:
                    del self._making[key, version]
            turn.release()

    def _of(self, key: Hashable, version: Hashable) -> tuple[float, T] | None:
        found = self._kept.get(key)
        return (found[0], found[2]) if found is not None and found[1] == version else None

    def forget(self, key: Hashable) -> None:
        """Keep nothing under a key."""
        with self._lock:
            self._kept.pop(key, None)
