"""The default store: one SQLite file."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from variorum.model import (
    Analysis,
    Article,
    Capture,
    Decision,
    Dossier,
    Placement,
    Recipe,
)
from variorum.store.sqlite.accounts import SqliteAccounts
from variorum.store.sqlite.database import Database
from variorum.store.sqlite.digest import SqliteDigest
from variorum.store.sqlite.glances import SqliteGlances
from variorum.store.sqlite.grouped import SqliteGrouped
from variorum.store.sqlite.labels import SqliteLabels
from variorum.store.sqlite.private import SqlitePrivate
from variorum.store.sqlite.readers import SqliteReaders
from variorum.store.sqlite.revisits import SqliteRevisits
from variorum.store.sqlite.search import SqliteSearch
from variorum.store.sqlite.shelves import SqliteFailures, SqliteShelf
from variorum.store.sqlite.sources import SqliteSources
from variorum.store.sqlite.stories import SqliteChanges, SqliteStories
from variorum.store.sqlite.telling import SqliteTelling
from variorum.store.sqlite.told import SqliteTold
from variorum.store.sqlite.watches import SqliteWatches
from variorum.store.sqlite.websub import SqliteHubs

__all__ = ["SqliteStore", "open_store"]


class SqliteStore:
    """A ``Store`` in one SQLite file. Use it as a context manager, from one thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.captures: SqliteShelf[Capture] = SqliteShelf(
            database,
            Capture,
            "captures",
            identity=lambda capture: capture.id,
            of="parent",
            columns=lambda capture: (("parent", capture.parent),),
            plain=True,
        )
        self.articles: SqliteShelf[Article] = SqliteShelf(
            database,
            Article,
            "articles",
            identity=lambda article: article.id,
            of="capture",
            columns=lambda article: (("capture", article.capture),),
        )
        self.stories = SqliteStories(database)
        self.dossiers: SqliteShelf[Dossier] = SqliteShelf(
            database,
            Dossier,
            "dossiers",
            identity=lambda dossier: dossier.story.id,
            key="story",
            of="story",
            replacing=True,
        )
        self.changes = SqliteChanges(database)
        self.decisions: SqliteShelf[Decision] = SqliteShelf(
            database, Decision, "decisions", identity=lambda decision: decision.id
        )
        self.placements: SqliteShelf[Placement] = SqliteShelf(
            database,
            Placement,
            "placements",
            identity=lambda placement: placement.id,
            of="page",
            columns=lambda placement: (("page", placement.page),),
        )
        self.failures = SqliteFailures(database)
        self.sources = SqliteSources(database)
        self.readers = SqliteReaders(database)
        self.hubs = SqliteHubs(database)
        self.accounts = SqliteAccounts(database)
        self.labels = SqliteLabels(database)
        self.digest = SqliteDigest(database)
        self.revisits = SqliteRevisits(database)
        self.told = SqliteTold(database)
        self.search = SqliteSearch(database)
        self.watches = SqliteWatches(database)
        self.grouped = SqliteGrouped(database)
        self.glances = SqliteGlances(database)
        self.telling = SqliteTelling(database)
        self.private = SqlitePrivate(database)

    @property
    def path(self) -> str:
        """Where the file is; ":memory:" for none."""
        return self._database.path

    def analyses(self, recipe: Recipe) -> SqliteShelf[Analysis]:
        """See ``Store.analyses``."""
        return SqliteShelf(
            self._database,
            Analysis,
            "analyses",
            identity=lambda analysis: analysis.article,
            key="article",
            of="article",
            fixed=(("recipe", recipe.id),),
        )

    def transaction(self) -> AbstractContextManager[None]:
        """See ``Store.transaction``."""
        return self._database.transaction()

    def close(self) -> None:
        """See ``Store.close``."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(path: str | os.PathLike[str], *, create: bool = True) -> SqliteStore:
    """Open the store in a file, making it where there is none.

    Args:
        path: The file, or ":memory:" for a store that is gone at the end.
        create: False makes a missing file an error, for commands that only read.

    Raises:
        StoreError: Not a store of ours, or it cannot be opened; nothing was changed then.
        SchemaError: Made by a newer version.
        NotFound: Missing, and ``create`` is false.
    """
    return SqliteStore(Database(os.fspath(path), create=create))
