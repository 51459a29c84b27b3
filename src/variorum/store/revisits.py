"""What the store keeps of pages that are visited again: when, what came of it, how many may be.

Every method can raise ``StoreError``. Nothing here knows SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from variorum.model import Allowance, Revisit


class RevisitShelf(Protocol):
    """Pages by address, one row for each, whatever items lead to it. Nothing is ever deleted."""

    def put(self, pages: Iterable[Revisit]) -> None:
        """Note how it stands with pages, in place of what was known."""
        ...

    def get(self, urls: Iterable[str]) -> Mapping[str, Revisit]:
        """How it stands with pages, by address; unknown ones are passed over."""
        ...

    def due(self, now: float, *, without: Iterable[str] = (), limit: int) -> tuple[Revisit, ...]:
        """Pages that are to be visited by now, but those of some domains; what was captured
        last comes first."""
        ...

    def items(self, urls: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
        """The items whose page was had at each of these addresses, of sources that are asked:
        all but those that everybody who followed them has left."""
        ...

    def busy(self, urls: Iterable[str]) -> frozenset[str]:
        """Those of these pages that are still to be had or read for an item."""
        ...

    def allowances(self) -> Mapping[str, Allowance]:
        """What may be visited again, by domain, as it was noted last."""
        ...

    def put_allowances(self, allowances: Iterable[Allowance]) -> None:
        """Note what may be visited again, in place of what was known."""
        ...
