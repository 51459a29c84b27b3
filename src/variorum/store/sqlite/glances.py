"""Headlines of a user's items in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from variorum.model import Glance, Searched, Term, Touched
from variorum.store.sqlite.database import Database
from variorum.store.sqlite.search import SqliteSearch

# Of what was marked at one moment so many are told, and so often it is looked beyond many.
_TOGETHER = 5
_LOOKS = 6
_GLANCE = "i.id, i.source, coalesce(i.title, ''), i.stands, p.story, s.folder"
_BESIDE = (
    " LEFT JOIN item_stories AS p ON p.item = i.id"
    " {} JOIN subscriptions AS s ON s.user = ?1 AND s.source = i.source AND s.ended IS NULL"
)
_GIVEN = "(SELECT value FROM json_each(?2))"


class SqliteGlances:
    """See ``GlanceShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def touched(self, user: int, *, limit: int) -> tuple[Touched, ...]:
        """See ``GlanceShelf.touched``."""
        marks = self._read_lately(user, limit)
        saved = self._database.rows(
            "SELECT item, read, saved, changed FROM marks WHERE user = ? AND saved IS NOT NULL"
            " ORDER BY saved DESC, item LIMIT ?",
            [user, limit],
        )
        marks.update((row[0], row) for row in saved)
        rows = self._database.rows(
            f"SELECT {_GLANCE} FROM items AS i{_BESIDE.format('LEFT')} WHERE i.id IN {_GIVEN}",  # noqa: S608
            [user, json.dumps(list(marks))],
        )
        found = [Touched(Glance(*row), bool(marks[row[0]][1]), *marks[row[0]][2:]) for row in rows]
        return tuple(sorted(found, key=lambda one: (-one.changed, one.glance.item)))

    def _read_lately(self, user: int, limit: int) -> dict[int, Any]:
        """Marks by item, the latest first, of each moment a few."""
        marks: dict[int, Any] = {}
        before = float("inf")
        for _ in range(_LOOKS):
            rows = self._database.rows(
                "SELECT item, read, saved, changed FROM marks WHERE user = ? AND changed < ?"
                " AND (read OR saved IS NOT NULL) ORDER BY changed DESC LIMIT ?",
                [user, before, limit],
            )
            for _, at_once in groupby(rows, itemgetter(3)):
                marks.update((row[0], row) for row in list(at_once)[:_TOGETHER])
            if len(rows) < limit or len(marks) >= limit:
                break
            # What is left of the last moment was put away with those that were told.
            before = rows[-1][3]
        return dict(list(marks.items())[:limit])

    def last_mark(self, user: int) -> float | None:
        """See ``GlanceShelf.last_mark``."""
        ((at,),) = self._database.rows("SELECT max(changed) FROM marks WHERE user = ?", [user])
        return None if at is None else float(at)

    def unread(
        self, user: int, *, newest: int, sources: Iterable[int] = (), each: int = 0
    ) -> tuple[Glance, ...]:
        """See ``GlanceShelf.unread``."""
        rows = self._database.rows(
            "SELECT item FROM unread WHERE user = ? ORDER BY stands DESC, item DESC LIMIT ?",
            [user, newest],
        )
        for source in sources:
            rows += self._database.rows(
                "SELECT item FROM unread WHERE user = ? AND source = ?"
                " ORDER BY stands DESC, item DESC LIMIT ?",
                [user, source, each],
            )
        return self.of(user, (item for (item,) in rows))

    def naming(
        self, user: int, words: Sequence[str], *, since: float, limit: int
    ) -> tuple[Glance, ...]:
        """See ``GlanceShelf.naming``."""
        terms = tuple(Term(word, "title") for word in words)
        if not terms:
            return ()
        asked = Searched(groups=(terms,), read=False, since=since)
        places = SqliteSearch(self._database).find(user, asked, limit=limit)
        rows = self._database.rows(
            "SELECT item FROM item_places WHERE place IN (SELECT value FROM json_each(?))",
            [json.dumps(places)],
        )
        return self.of(user, (item for (item,) in rows))

    def of(self, user: int, items: Iterable[int]) -> tuple[Glance, ...]:
        """See ``GlanceShelf.of``."""
        rows = self._database.rows(
            f"SELECT {_GLANCE} FROM unread AS u JOIN items AS i ON i.id = u.item"  # noqa: S608
            f"{_BESIDE.format('')} WHERE u.user = ?1 AND u.item IN {_GIVEN}"
            " ORDER BY u.stands DESC, u.item DESC",
            [user, json.dumps(list(dict.fromkeys(items)))],
        )
        return tuple(Glance(*row) for row in rows)
