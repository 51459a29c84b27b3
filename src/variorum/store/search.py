"""What the store keeps for searching: the words of items, brought up to date from a queue.

Every method can raise ``StoreError``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from variorum.model import ArticleId, Found, Outlet, Searched, Wording


class SearchShelf(Protocol):
    """An index of words over all items, asked for one user at a time.

    An item that arrives, is revised or gets its article waits in a queue from the same
    transaction on, so that none is forgotten. ``put`` takes it out.
    """

    def waiting(self) -> int:
        """How many items are not indexed as they stand now."""
        ...

    def next_waiting(self, limit: int) -> tuple[int, ...]:
        """Ids of items that wait, the latest first."""
        ...

    def queue(self, items: Iterable[int] | None = None) -> None:
        """Have these items indexed anew, or all."""
        ...

    def put(self, wordings: Sequence[Wording]) -> None:
        """Index what these items say now, in place of what they said before.

        Read them in the same transaction. What waits under one of their ids waits no more.
        """
        ...

    def persons(self, articles: Iterable[ArticleId]) -> Mapping[ArticleId, tuple[str, ...]]:
        """The people that the latest analysis of each article names; articles that nothing
        has analysed are left out."""
        ...

    def turn(self) -> int:
        """The number of the latest indexing of an item; it only grows."""
        ...

    def find(
        self, user: int, searched: Searched, *, limit: int, below: int | None = None
    ) -> tuple[int, ...]:
        """Places of items that match, of what the user follows and saved, the latest first.

        ``below`` is the place of the last one seen, for the next page.
        """
        ...

    def count(
        self, user: int, searched: Searched, *, at_most: int, among: int = 20_000
    ) -> tuple[int, bool]:
        """How many match, and whether there may be more: no more than ``at_most`` are counted,
        and only the latest ``among`` that hold the words are looked at."""
        ...

    def weigh(
        self, user: int, searched: Searched, *, newest: int, below: int | None = None
    ) -> tuple[tuple[int, float, float], ...]:
        """The latest that match: place, time, and how well (a larger number is better)."""
        ...

    def at(self, user: int, places: Sequence[int]) -> tuple[Found, ...]:
        """What stands at these places, in the order asked."""
        ...

    def items_at(self, places: Sequence[int]) -> tuple[int, ...]:
        """The items at these places, in the order asked."""
        ...

    def marked(self, user: int, items: Iterable[int]) -> Mapping[int, tuple[bool, bool]]:
        """Whether the user read and saved each of these items."""
        ...

    def outlets(self, user: int, sources: Iterable[int] | None = None) -> tuple[Outlet, ...]:
        """Sources by the names they go by with the user: these, or all that the user follows
        or saved items of."""
        ...
