"""What the store tells when items are picked for a reader. Nothing is kept for it.

Every method can raise ``StoreError``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from variorum.model import Glance, Touched


class GlanceShelf(Protocol):
    """Headlines of a user's items, a bounded number of them, whatever the size of the store."""

    def touched(self, user: int, *, limit: int) -> tuple[Touched, ...]:
        """What the user saved or read last, by the time of the mark, the latest first.

        Of items marked read at one moment five at most are told: many of them were put away
        and not read. Cost: a few times ``limit`` look-ups.
        """
        ...

    def last_mark(self, user: int) -> float | None:
        """When the user marked anything last."""
        ...

    def unread(
        self, user: int, *, newest: int, sources: Iterable[int] = (), each: int = 0
    ) -> tuple[Glance, ...]:
        """The newest unread items, and of each of these sources its newest unread ones."""
        ...

    def naming(
        self, user: int, words: Sequence[str], *, since: float, limit: int
    ) -> tuple[Glance, ...]:
        """The newest unread items with any of these in the headline that stand since then;
        items that are not indexed for searching yet are passed over."""
        ...

    def of(self, user: int, items: Iterable[int]) -> tuple[Glance, ...]:
        """Those of these items that the user follows and has not read."""
        ...
