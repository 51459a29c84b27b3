"""What a search shows. Every text is plain: whoever prints it escapes it."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import SearchOrder

# Pieces of a text in their order, each with whether it matches what was sought.
Parts = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One item that was found. ``when`` is its place in time, seconds since 1970.

    ``outlet`` is the user's name for the source, else the source's own, else its address.
    ``snippet`` is the part of the text where it matches best, at most some 250 letters.
    """

    id: int
    title: Parts
    snippet: Parts
    outlet: str
    source: int
    when: float
    url: str | None
    byline: str
    read: bool
    saved: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of what was found.

    ``query`` is the search as it was understood, in the language of searches; ``understood``
    the same in words; ``complaints`` what of it was not understood. ``total`` is how many
    items match: exactly, or at least so many where ``more`` is true. ``beyond`` asks for the
    next page, None at the end. ``waiting`` counts items that arrived a moment ago and are not
    searched yet.
    """

    query: str
    understood: str
    complaints: tuple[str, ...]
    order: SearchOrder
    hits: tuple[SearchHit, ...]
    total: int
    more: bool
    beyond: str | None
    waiting: int = 0

    @property
    def count(self) -> str:
        """How many match, for people: "12", "1,000+"."""
        return f"{self.total:,}" + ("+" if self.more else "")
