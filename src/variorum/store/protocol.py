"""What a store is: shelves of nouns with the same few verbs, and transactions.

Every method can raise ``StoreError``. Nothing here knows SQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from variorum.model import (
    Analysis,
    Article,
    Capture,
    Change,
    Decision,
    Dossier,
    Failure,
    Placement,
    Recipe,
    Story,
)
from variorum.store.accounts import AccountShelf
from variorum.store.digest import DigestShelf, ToldShelf
from variorum.store.glances import GlanceShelf
from variorum.store.grouped import GroupShelf
from variorum.store.labels import LabelShelf
from variorum.store.private import PrivateShelf
from variorum.store.readers import ReaderShelf
from variorum.store.reading import SourceShelf
from variorum.store.revisits import RevisitShelf
from variorum.store.search import SearchShelf
from variorum.store.telling import TellingShelf
from variorum.store.watches import WatchShelf
from variorum.store.websub import HubShelf

Noun = TypeVar("Noun")


class Shelf(Protocol[Noun]):
    """Nouns of one kind, by id. All verbs work on batches."""

    def put(self, nouns: Iterable[Noun]) -> int:
        """Put nouns on the shelf; what is there already stays as it is. How many were new."""
        ...

    def get(self, ids: Iterable[str]) -> tuple[Noun, ...]:
        """The nouns of these ids, in the order asked. Raises NotFound for an unknown one."""
        ...

    def have(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of these ids that are on the shelf."""
        ...

    def find(
        self, *, of: Iterable[str] | None = None, after: str = "", limit: int | None = None
    ) -> tuple[Noun, ...]:
        """Nouns sorted by id: all, or those that are ``of`` certain others.

        Articles are of captures, analyses of articles, stories of articles (any of
        them), dossiers of stories, captures of the capture they came out of, placements
        of the capture they were read from. ``after`` and ``limit`` cut the list into pages.
        """
        ...

    def forget(self, ids: Iterable[str]) -> int:
        """Take nouns off the shelf, for things that can be made again. How many there were."""
        ...


class StoryShelf(Shelf[Story], Protocol):
    """Stories: as a shelf, of those that stand; and what became of those that do not."""

    def regroup(self, stories: Iterable[Story], *, behind: bool = False) -> tuple[str, ...]:
        """Put these stories; every other one that shares an article with them is superseded.

        A superseded story is found no more, but can be got by its id. The ids superseded
        by this call are given back, sorted. The dossier of a story goes if it was superseded
        or its articles are others now; with ``behind`` that of a story which stands is kept,
        though it tells of others, until a new one is put.
        """
        ...

    def retired(self, *, of: Iterable[str]) -> tuple[Story, ...]:
        """Superseded stories, as they were last, that hold any of these articles; by id."""
        ...

    def lead(self, begins: str) -> tuple[str, ...]:
        """The standing stories to which an id, or the beginning of one, leads; sorted.

        The id may be a story's own, that of a superseded one, or the name of a set of
        articles that a story once had (``Story.state``). Ids of standing stories go first:
        the others are asked only where none begins so.
        """
        ...

    def successors(self, story: str) -> tuple[str, ...]:
        """The stories that stand in place of a superseded one; empty if it stands itself."""
        ...


class ChangeShelf(Protocol):
    """What happened to stories, in the order in which it was put."""

    def put(self, changes: Iterable[Change]) -> int:
        """Note changes; one that is noted already stays as it is. How many were new."""
        ...

    def find(self, *, of: Iterable[str] | None = None) -> tuple[Change, ...]:
        """All changes, or those that name any of these stories as ``story`` or ``other``."""
        ...


class FailureShelf(Protocol):
    """What did not work, and why; each failure once."""

    def put(self, failures: Iterable[Failure]) -> int:
        """Note failures; one that is noted already stays as it is. How many were new."""
        ...

    def find(self, *, subject: str | None = None) -> tuple[Failure, ...]:
        """Failures, sorted; of one subject only, if given."""
        ...

    def forget(self, failures: Iterable[Failure]) -> int:
        """Take back failures that were overcome. How many there were."""
        ...


class Store(Protocol):
    """All that the desk remembers."""

    @property
    def captures(self) -> Shelf[Capture]: ...

    @property
    def articles(self) -> Shelf[Article]: ...

    def analyses(self, recipe: Recipe) -> Shelf[Analysis]:
        """The analyses made by one recipe, by the id of their article.

        A better recipe makes new analyses beside the old ones.
        """
        ...

    @property
    def stories(self) -> StoryShelf: ...

    @property
    def dossiers(self) -> Shelf[Dossier]:
        """The dossiers, by the id of their story; here ``put`` replaces an older one."""
        ...

    @property
    def changes(self) -> ChangeShelf: ...

    @property
    def decisions(self) -> Shelf[Decision]:
        """What the reader decided; no analysis and no regrouping ever touches it."""
        ...

    @property
    def placements(self) -> Shelf[Placement]: ...

    @property
    def failures(self) -> FailureShelf: ...

    @property
    def sources(self) -> SourceShelf: ...

    @property
    def readers(self) -> ReaderShelf: ...

    @property
    def hubs(self) -> HubShelf: ...

    @property
    def accounts(self) -> AccountShelf: ...

    @property
    def labels(self) -> LabelShelf: ...

    @property
    def digest(self) -> DigestShelf: ...

    @property
    def revisits(self) -> RevisitShelf: ...

    @property
    def told(self) -> ToldShelf: ...

    @property
    def search(self) -> SearchShelf: ...

    @property
    def grouped(self) -> GroupShelf: ...

    @property
    def glances(self) -> GlanceShelf: ...

    @property
    def telling(self) -> TellingShelf: ...

    @property
    def watches(self) -> WatchShelf: ...

    @property
    def private(self) -> PrivateShelf: ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing of what is written inside; may be nested."""
        ...

    def close(self) -> None:
        """Let go of the store. It cannot be used afterwards."""
        ...
