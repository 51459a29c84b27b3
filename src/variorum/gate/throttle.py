"""How often somebody may try a password: freely at first, then ever more slowly."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

_FREE = 5
_LONGEST = 900.0
_REMEMBERED = 10_000


class Throttle:
    """Counts failed tries by name and by address; both are asked before a try.

    After five failures each further one doubles a pause, from a second up to a quarter of an
    hour. What has been quiet for that long is forgotten. Memory is bounded.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, *keys: str) -> float:
        """Seconds until the next try is allowed; 0 for now."""
        now = self._clock()
        with self._lock:
            return max((self._until(key, now) - now for key in keys), default=0.0)

    def failed(self, *keys: str) -> None:
        """Count a failure under each key."""
        now = self._clock()
        with self._lock:
            for key in keys:
                count, last = self._failed.pop(key, (0, now))
                count = 0 if now - last > _LONGEST else count
                self._failed[key] = (count + 1, now)
            while len(self._failed) > _REMEMBERED:
                self._failed.popitem(last=False)

    def succeeded(self, key: str) -> None:
        """Forget the failures of a key."""
        with self._lock:
            self._failed.pop(key, None)

    def _until(self, key: str, now: float) -> float:
        count, last = self._failed.get(key, (0, 0.0))
        if count < _FREE or now - last > _LONGEST:
            return now
        return max(now, last + min(2.0 ** min(count - _FREE, 20), _LONGEST))
