"""How much memory a long run holds, and when it should end so that a new one begins with little.

What a run frees is not all given back to the system: between long-lived values lie holes that
only new values of the same kind fill. What piles up so goes when the process goes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

# Megabytes beyond which a process is begun anew.
MOST = 300.0
# A new one would soon hold again what this one held at the outset, and its tables of words.
ROOM = 110.0
# Seconds that a process works at least, so that most of its time is work.
LEAST = 300.0


def held_now() -> float | None:
    """Megabytes that this process holds for its own; None where the system does not tell.

    What is mapped from files (programs, the indexes of the stream) the system can take back.
    """
    try:
        resident, shared = Path("/proc/self/statm").read_text().split()[1:3]
        return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, ValueError):
        return None


class Outgrown:
    """Says whether this process holds so much that a new one should take over.

    Asked for the first time when all is open: what is held then a new process holds too, and
    nothing is won by beginning it anew. Where the system does not tell, never.

    Args:
        most: Megabytes up to which nothing is done.
        held: How much is held now.
        clock: Seconds, from anywhere.
    """

    def __init__(
        self,
        most: float = MOST,
        *,
        held: Callable[[], float | None] = held_now,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._held = held
        self._clock = clock
        self._begun = clock()
        self._line: float | None = None

    def __call__(self) -> bool:
        held = self._held()
        if held is None:
            return False
        if self._line is None:
            self._line = max(self._most, held + ROOM)
        return held > self._line and self._clock() - self._begun >= LEAST
