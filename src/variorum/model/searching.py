"""What somebody looks for among the items, and what is found. Times are seconds since 1970, UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TermPlace = Literal["anywhere", "title", "byline", "person"]
SearchOrder = Literal["newest", "best"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that stand in a row. ``text`` is as it was typed, without quotes.

    ``person`` looks among the names of people that an analysis found in an item, and in the
    whole text of items that nothing has analysed.
    """

    text: str
    place: TermPlace = "anywhere"


@dataclass(frozen=True, slots=True)
class Sought:
    """A search as a person means it; all of it narrows.

    ``groups`` are to be found all, of each group one term or more; ``without`` is to be found
    nowhere. ``outlets`` and ``folders`` are names, of each kind any will do, and none of the
    ``other_`` ones. ``after``, ``before`` and ``on`` are days, months or years of UTC
    ("2026-03-01", "2026-03", "2026"), or words for them ("today", "yesterday", "7d").
    ``complaints`` say what was not understood.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    outlets: tuple[str, ...] = ()
    other_outlets: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    other_folders: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None
    on: str | None = None
    read: bool | None = None
    saved: bool | None = None
    complaints: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """True if it asks for nothing at all."""
        return self == Sought(complaints=self.complaints)


@dataclass(frozen=True, slots=True)
class Searched:
    """A search as a store can answer it: names are sources, days are moments.

    ``sources`` are those that are meant, None for all that the user follows or saved from;
    none of ``barred``. ``since`` counts, ``until`` does not. ``turns`` bounds the order of
    indexing, above the first and up to the second; ``above`` the id of items.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    sources: tuple[int, ...] | None = None
    barred: tuple[int, ...] = ()
    since: float | None = None
    until: float | None = None
    read: bool | None = None
    saved: bool | None = None
    turns: tuple[int, int] | None = None
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """What of an item can be searched: plain text, and the names of people where an analysis
    found them (None where there is none)."""

    item: int
    title: str
    byline: str
    body: str
    persons: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An item that was found, for one user. ``place`` orders items by time, the latest highest."""

    item: int
    source: int
    place: int
    stands: float
    url: str | None
    wording: Wording
    read: bool
    saved: bool


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source by all that a user may call it."""

    source: int
    titles: tuple[str, ...]
    addresses: tuple[str, ...]
    folder: str | None
    followed: bool
