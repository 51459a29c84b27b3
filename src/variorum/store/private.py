"""What the store keeps of private feeds. Every method can raise ``StoreError``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from variorum.model import ArticleId


class PrivateShelf(Protocol):
    """Which feeds are private, and what of them is where others could see it.

    A source is private if its address holds a secret, or if anybody who follows it or has
    followed it keeps it private. A stranger to it is a user who never followed it.
    """

    def sources(self) -> frozenset[int]:
        """The private sources. Cost: one look at an index."""
        ...

    def keep(self, user: int, source: int, private: bool) -> bool:
        """Note that a user who follows or followed a source keeps it private, or no longer
        does. True if that made it private, or took it back. A secret in its address stands."""
        ...

    def exposed(self) -> tuple[int, ...]:
        """The items of private sources that stand in stories, by id."""
        ...

    def hides(self, articles: Iterable[ArticleId]) -> bool:
        """Whether one of these articles is of private sources alone, and stands in no story."""
        ...

    def take_out(self, items: Iterable[int], stories: Iterable[str]) -> None:
        """Take items out of stories; forget what these stories' dossiers, prints and rows say,
        for they are to be told again. What strangers' watches were told of the items is gone."""
        ...

    def withhold(self) -> None:
        """Lay aside the marks of strangers on items of private sources."""
        ...

    def give_back(self) -> None:
        """Put marks back that were laid aside, where their users may see the items by now."""
        ...

    def queue(self, source: int) -> None:
        """Let all items of a source be digested once more: it is no longer private."""
        ...
