"""What the store keeps of the digest: what is still to be done, and what lists of stories need.

Every method can raise ``StoreError``. Nothing here knows SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from variorum.model import (
    Arrived,
    ArticleId,
    Current,
    Item,
    Member,
    PageAsked,
    Place,
    ToldStory,
    Waiting,
)


class DigestShelf(Protocol):
    """The work of the digest: items not digested, pages asked for, the stream of reports."""

    def pending(self, limit: int) -> tuple[Item, ...]:
        """Items that are new or revised and not digested yet, by id."""
        ...

    def waiting(self) -> Waiting:
        """How much is still to be done."""
        ...

    def settle(self, item: Item, article: ArticleId | None) -> bool:
        """Note what was made of an item, and take it off the queue.

        False where the item was revised meanwhile: it stays on the queue then, and what was
        made of its former wording is noted there.
        """
        ...

    def set_aside(self, items: Iterable[int]) -> None:
        """Take items off the queue until ``queue`` puts them back: their pages are asked for."""
        ...

    def queue(self, items: Iterable[int]) -> None:
        """Put items on the queue."""
        ...

    def pages(self, items: Iterable[int]) -> Mapping[int, PageAsked]:
        """What is known of the pages of items, by item."""
        ...

    def put_pages(self, pages: Iterable[PageAsked]) -> None:
        """Note what is known of pages, in place of what was known."""
        ...

    def page_at(self, url: str) -> PageAsked | None:
        """The page that was had last at an address, for whatever item."""
        ...

    def due_pages(self, now: float, *, since: float = float("-inf")) -> tuple[PageAsked, ...]:
        """Pages that are to be asked for by now, and not before another moment; the longest
        due first."""
        ...

    def next_page(self) -> float | None:
        """When a page is due next; None where none is."""
        ...

    def arrive(self, reports: Iterable[Arrived]) -> None:
        """Note reports that the stream took."""
        ...

    def arrived(self, *, since: int = 0, limit: int = -1) -> tuple[Arrived, ...]:
        """Reports from a number on."""
        ...

    def clusters(self, within: Iterable[int] | None = None) -> Mapping[int, int]:
        """The cluster of every report, or of those of these clusters, by number."""
        ...

    def current(
        self, *, clusters: Iterable[int] = (), stories: Iterable[str] = ()
    ) -> tuple[Current, ...]:
        """The items that stand in these clusters or in these stories, by number and item."""
        ...

    def move(self, clusters: Mapping[int, int]) -> None:
        """Note that reports (by number) stand in other clusters now."""
        ...

    def numbers_of(self, articles: Iterable[ArticleId]) -> Mapping[ArticleId, int]:
        """The number by which each of these articles was taken, of those that were."""
        ...

    def items_of(self, articles: Iterable[ArticleId]) -> Mapping[ArticleId, int]:
        """The item of each of these articles, in whatever wording; of several the first."""
        ...

    def apart(self) -> tuple[ArticleId, ...]:
        """The articles that are of no item: those that a person gave, by id."""
        ...

    def recall(self, name: str) -> str | None:
        """What was last noted under a name."""
        ...

    def note(self, name: str, body: str) -> None:
        """Note something under a name, in place of what was there."""
        ...


class ToldShelf(Protocol):
    """Stories as lists show them, and where items stand. All is looked up, not worked out."""

    def place(self, places: Iterable[Place]) -> None:
        """Note where items stand now."""
        ...

    def places(
        self, *, items: Iterable[int] = (), stories: Iterable[str] = ()
    ) -> tuple[Place, ...]:
        """Where these items stand, and all items of these stories; by item."""
        ...

    def put(self, rows: Iterable[ToldStory]) -> None:
        """Note rows, in place of those that were there."""
        ...

    def drop(self, stories: Iterable[str]) -> None:
        """Take away the rows of stories that stand no more."""
        ...

    def get(self, stories: Iterable[str]) -> Mapping[str, ToldStory]:
        """The rows of stories, by id; unknown ones are passed over. Without ``sources``."""
        ...

    def lineages(self, stories: Iterable[str]) -> Mapping[str, tuple[tuple[ArticleId, ...], ...]]:
        """The articles of the dossiers of stories, by independent origin."""
        ...

    def put_lineage(self, story: str, origins: Sequence[Sequence[ArticleId]]) -> None:
        """Note which articles the dossier of a story found to have one origin."""
        ...

    def due(self, now: float, limit: int) -> tuple[ToldStory, ...]:
        """Stories that are to be told by now, the longest due first."""
        ...

    def next_due(self) -> float | None:
        """When a story is to be told next; None where none is."""
        ...

    def top(self, user: int, *, since: float, limit: int) -> tuple[ToldStory, ...]:
        """What may stand on top for a user: of the stories with an item of a source that the
        user follows and with something new since a moment the newest, and the weightiest, so
        many of each at most. In no order. Cost: a few thousand look-ups at most."""
        ...

    def unread(self, user: int, stories: Iterable[str]) -> Mapping[str, int]:
        """How many items of each story the user has not read; those with none left out."""
        ...

    def members(
        self, user: int, story: str, *, limit: int = -1, before: tuple[float, int] | None = None
    ) -> tuple[Member, ...]:
        """The items of a story, the newest first, with the user's marks."""
        ...

    def foremost(
        self, user: int, stories: Sequence[str], limit: int
    ) -> Mapping[str, tuple[Member, ...]]:
        """Of each story the newest item of each outlet, those of followed sources first."""
        ...
