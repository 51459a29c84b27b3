"""What was worked out a moment ago and holds still."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lately(Generic[T]):
    """Values by key, each for some seconds, or until what it was made from is another version.

    Safe from all threads; two that ask at once may both work. Memory is bounded.
    """

    def __init__(self, seconds: float, most: int = 500) -> None:
        self._seconds = seconds
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[float, Hashable, T]] = OrderedDict()

    def get(self, key: Hashable, version: Hashable, now: float, make: Callable[[], T]) -> T:
        """The value of this version, if it is young enough; else one that is made now."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None and found[1] == version and 0 <= now - found[0] < self._seconds:
                return found[2]
        made = make()
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = (now, version, made)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def forget(self, key: Hashable) -> None:
        """Keep nothing under a key."""
        with self._lock:
            self._kept.pop(key, None)
