"""Items that stand together in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from variorum.store.sqlite import leading
from variorum.store.sqlite.database import Database

_GIVEN = "SELECT value FROM json_each(?2)"


class SqliteGrouped:
    """See ``GroupShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def together(self, user: int, items: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
        """See ``GroupShelf.together``."""
        wanted = list(dict.fromkeys(items))
        found: dict[int, set[int]] = {item: {item} for item in wanted}
        rows = self._database.rows(
            f"SELECT g.value, o.item FROM json_each(?2) AS g JOIN item_stories AS p"  # noqa: S608
            " ON p.item = g.value JOIN item_stories AS o ON o.story = p.story"
            f" WHERE {leading.own('o')}",
            [user, json.dumps(wanted)],
        )
        for item, other in rows:
            found[item].add(other)
        return {item: tuple(sorted(others)) for item, others in found.items()}

    def leads(self, user: int, items: Iterable[int]) -> Mapping[int, int]:
        """See ``GroupShelf.leads``."""
        rows = self._database.rows(
            f"SELECT g.value, {leading.LEAD.format('g.value')} FROM json_each(?2) AS g",  # noqa: S608
            [user, json.dumps(list(items))],
        )
        return dict(rows)

    def shown(self, user: int, leads: Iterable[int]) -> Mapping[int, int]:
        """See ``GroupShelf.shown``."""
        rows = self._database.rows(
            f"SELECT lead, upto FROM shown_stories WHERE user = ?1 AND lead IN ({_GIVEN})",  # noqa: S608
            [user, json.dumps(list(leads))],
        )
        return dict(rows)

    def note_shown(self, user: int, upto: Mapping[int, int]) -> None:
        """See ``GroupShelf.note_shown``."""
        with self._database.transaction():
            for lead, last in upto.items():
                self._database.run(
                    "INSERT INTO shown_stories (user, lead, upto) VALUES (?, ?, ?)"
                    " ON CONFLICT (user, lead) DO UPDATE SET upto = max(upto, excluded.upto)",
                    [user, lead, last],
                )
