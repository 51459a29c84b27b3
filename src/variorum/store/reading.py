"""What the store keeps for readers: sources that are followed, and their items.

Every method can raise ``StoreError``. Nothing here knows SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from variorum.model import Intake, Item, Source


class SourceShelf(Protocol):
    """The sources that are followed and what they brought. Nothing is ever deleted."""

    def follow(self, urls: Iterable[str]) -> tuple[Source, ...]:
        """The sources at these addresses, made where there are none, in the order asked."""
        ...

    def find(self, ids: Iterable[int] | None = None) -> tuple[Source, ...]:
        """Sources by id, in the order of ids; all if None. Unknown ids are passed over."""
        ...

    def names(self, ids: Iterable[int]) -> Mapping[int, str]:
        """What sources call themselves, else their addresses, by id."""
        ...

    def schedule(self) -> tuple[tuple[int, float], ...]:
        """The id and the moment of the next try of each source that is asked: all but those
        that everybody who followed them has left, or of which all followers were removed."""
        ...

    def ask_soon(self, ids: Iterable[int], at: float) -> int:
        """Let sources be asked at this moment if not before. How many this changed."""
        ...

    def all_known(
        self, names: Mapping[int, Sequence[str]]
    ) -> Mapping[int, Mapping[str, tuple[int, str]]]:
        """The same for several sources at once: by source, those of its names that are known."""
        ...

    def known(self, source: int, names: Iterable[str]) -> Mapping[str, tuple[int, str]]:
        """Those of these names that the source's items have: item, and digest of its wording."""
        ...

    def take_in(self, intakes: Sequence[Intake], received: float) -> tuple[int, ...]:
        """Make the changes of all these intakes, or none; the ids of new items, as they came.

        A revised item keeps its id; its former wording is kept as a revision. A source whose
        address is that of another keeps its own.
        """
        ...

    def reword(self, items: Iterable[int], at: float) -> None:
        """Note that items say something else now though their feed does not: what they said is
        kept as a revision, with its article, and their article is still to be made."""
        ...

    def held(self, now: float) -> tuple[tuple[str, float], ...]:
        """The addresses of sources whose servers want to be left alone, and until when."""
        ...

    def items(self, ids: Iterable[int]) -> tuple[Item, ...]:
        """Items by id, in the order asked; unknown ids are passed over."""
        ...

    def moments(self, ids: Iterable[int]) -> Mapping[int, tuple[float, float]]:
        """When items stand and when they were received, by id, without reading what they say."""
        ...

    def came(self, since: float, *, limit: int) -> tuple[int, ...]:
        """The items that were received at this moment or later, by id; so many at most."""
        ...

    def latest(
        self, source: int | None = None, *, before: tuple[float, int] | None = None, limit: int = 50
    ) -> tuple[Item, ...]:
        """The items that stand last, of one source or of all; ``before`` is the place
        (``stands``, ``id``) of the last one seen, for the next page."""
        ...

    def revisions(self, item: int) -> tuple[Item, ...]:
        """The former wordings of an item, oldest first."""
        ...

    def wordings(
        self, item: int, *, limit: int, before: int | None = None
    ) -> tuple[tuple[float, Item], ...]:
        """The latest former wordings of an item with the moment at which each was replaced,
        the latest first; with ``before`` those of which the number is lower (the first wording
        has number 0)."""
        ...
