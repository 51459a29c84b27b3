"""Segments for tests that must see what is kept and what was dropped."""

from __future__ import annotations

from variorum.stories.segments import Arrays, MemorySegments


class Counted(MemorySegments):
    """Segments that know which names are kept."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def put(self, name: str, arrays: Arrays) -> None:
        super().put(name, arrays)
        self.names.add(name)

    def drop(self, name: str) -> None:
        super().drop(name)
        self.names.discard(name)
