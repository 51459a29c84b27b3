"""Private feeds in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable

from variorum.model import ArticleId
from variorum.store.sqlite.database import Database

_GIVEN = "(SELECT value FROM json_each(?))"
_PRIVATE = "SELECT id FROM sources WHERE private"
# Whether the user of a row of marks, as ``m``, has never followed the source of an item ``i``.
_STRANGER = (
    "NOT EXISTS (SELECT 1 FROM subscriptions AS y WHERE y.user = m.user AND y.source = i.source)"
)
# Of a statement whose ``?1`` is a user: the items (rows of ``items``) that are no secret to them.
OPEN = (
    f"(items.source NOT IN ({_PRIVATE}) OR EXISTS"  # noqa: S608
    " (SELECT 1 FROM subscriptions AS y WHERE y.user = ?1 AND y.source = items.source))"
)
# Brings ``private`` in line with the address and with what those who follow say.
SETTLE = (
    "UPDATE sources SET private = 1 WHERE id = ? AND NOT private AND (secret OR EXISTS"
    " (SELECT 1 FROM subscriptions AS y WHERE y.source = sources.id AND y.private))"
)


class SqlitePrivate:
    """See ``PrivateShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sources(self) -> frozenset[int]:
        """See ``PrivateShelf.sources``."""
        return frozenset(source for (source,) in self._database.rows(_PRIVATE))

    def keep(self, user: int, source: int, private: bool) -> bool:
        """See ``PrivateShelf.keep``."""
        with self._database.transaction():
            before = source in self.sources()
            self._database.run(
                "UPDATE subscriptions SET private = ? WHERE user = ? AND source = ?",
                [private, user, source],
            )
            self._database.run(
                "UPDATE sources SET private = secret OR EXISTS (SELECT 1 FROM subscriptions AS y"
                " WHERE y.source = sources.id AND y.private) WHERE id = ?",
                [source],
            )
            return before != (source in self.sources())

    def exposed(self) -> tuple[int, ...]:
        """See ``PrivateShelf.exposed``."""
        rows = self._database.rows(
            f"SELECT p.item FROM ({_PRIVATE}) AS s CROSS JOIN items AS i ON i.source = s.id"  # noqa: S608
            " CROSS JOIN item_stories AS p ON p.item = i.id ORDER BY p.item"
        )
        return tuple(item for (item,) in rows)

    def hides(self, articles: Iterable[ArticleId]) -> bool:
        """See ``PrivateShelf.hides``."""
        given = json.dumps(sorted(articles))
        return bool(
            self._database.rows(
                "SELECT 1 FROM json_each(?1) AS g JOIN items AS i ON i.article = g.value"  # noqa: S608
                f" WHERE i.source IN ({_PRIVATE}) AND NOT EXISTS (SELECT 1 FROM items AS j"
                " JOIN item_stories AS p ON p.item = j.id WHERE j.article = g.value) UNION ALL"
                " SELECT 1 FROM json_each(?1) AS g JOIN item_revisions AS r ON r.article = g.value"
                f" JOIN items AS i ON i.id = r.item WHERE i.source IN ({_PRIVATE})"
                " AND NOT EXISTS (SELECT 1 FROM item_stories AS p WHERE p.item = i.id) LIMIT 1",
                [given],
            )
        )

    def take_out(self, items: Iterable[int], stories: Iterable[str]) -> None:
        """See ``PrivateShelf.take_out``."""
        gone, behind = json.dumps(list(items)), json.dumps(list(stories))
        with self._database.transaction():
            self._database.run(f"DELETE FROM item_stories WHERE item IN {_GIVEN}", [gone])  # noqa: S608
            for table in ("dossiers", "story_prints", "told_stories"):
                self._database.run(f"DELETE FROM {table} WHERE story IN {_GIVEN}", [behind])  # noqa: S608
            strangers = (
                "SELECT w.id FROM watches AS w WHERE NOT EXISTS (SELECT 1 FROM subscriptions AS y"
                " JOIN items AS i ON i.source = y.source WHERE y.user = w.user AND i.id = h.item)"
            )
            hits = f"FROM watch_hits AS h WHERE h.item IN {_GIVEN} AND h.watch IN ({strangers})"
            # A message tells of several hits: what is not sent yet tells of none then.
            self._database.run(
                "UPDATE deliveries SET state = 'given up', body = '{}', reason ="  # noqa: S608
                " 'What it told of was made private.' WHERE state = 'waiting'"
                f" AND watch IN (SELECT h.watch {hits})",
                [gone],
            )
            self._database.run(
                f"DELETE FROM watch_hits WHERE number IN (SELECT h.number {hits})",  # noqa: S608
                [gone],
            )

    def withhold(self) -> None:
        """See ``PrivateShelf.withhold``."""
        strange = (
            f"FROM ({_PRIVATE}) AS s CROSS JOIN items AS i ON i.source = s.id"
            f" CROSS JOIN users AS u CROSS JOIN marks AS m ON m.user = u.id AND m.item = i.id"
            f" WHERE {_STRANGER}"
        )
        with self._database.transaction():
            laid = self._database.run(
                "INSERT OR REPLACE INTO withheld_marks (user, item, read, saved, changed)"
                f" SELECT m.user, m.item, m.read, m.saved, m.changed {strange}"
            )
            if laid:
                self._database.run(
                    "DELETE FROM marks WHERE (user, item) IN"  # noqa: S608
                    f" (SELECT m.user, m.item {strange})"
                )

    def give_back(self) -> None:
        """See ``PrivateShelf.give_back``."""
        seen = (
            "FROM withheld_marks AS m JOIN items AS i ON i.id = m.item"
            f" WHERE i.source NOT IN ({_PRIVATE}) OR NOT {_STRANGER}"
        )
        with self._database.transaction():
            back = self._database.run(
                "INSERT INTO marks (user, item, read, saved, changed)"
                f" SELECT m.user, m.item, m.read, m.saved, m.changed {seen}"
                " ON CONFLICT (user, item) DO NOTHING"
            )
            if back:
                self._database.run(
                    "DELETE FROM withheld_marks WHERE (user, item) IN"  # noqa: S608
                    f" (SELECT m.user, m.item {seen})"
                )

    def queue(self, source: int) -> None:
        """See ``PrivateShelf.queue``."""
        self._database.run(
            "INSERT INTO undigested (item) SELECT id FROM items WHERE source = ?"
            " ON CONFLICT (item) DO NOTHING",
            [source],
        )
