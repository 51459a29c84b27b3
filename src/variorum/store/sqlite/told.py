"""Stories as lists show them, in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from variorum.model import ArticleId, Member, Place, ToldStory
from variorum.store.sqlite.database import Database

_ROW = (
    "story", "title", "first", "newest", "items", "outlets", "origins", "contested", "record",
    "firsts", "weight", "state", "told", "told_items", "told_at", "due",
)  # fmt: skip
_TOLD = ", ".join(f"t.{name}" for name in _ROW)
_PLACE = "item, story, source, number, stands, outlet, called"
_GIVEN = "(SELECT value FROM json_each({}))"
# With so few sources each is asked for its newest stories; with more, stories for theirs.
_FEW = 40
_EACH = 60
# Stories that are looked at in the one order or the other, whoever follows them.
_WALKED = 3_000
_FOLLOWS = (
    "EXISTS (SELECT 1 FROM story_sources AS o CROSS JOIN subscriptions AS s ON s.user = ?1"
    " AND s.source = o.source AND s.ended IS NULL WHERE o.story = t.story)"
)
_MEMBER = (
    "p.item, p.story, p.source, i.title, i.url, p.stands, p.outlet,"
    " coalesce(s.title, nullif(p.called, ''), o.title, p.outlet),"
    " s.user IS NOT NULL, u.item IS NULL, m.saved IS NOT NULL"
)
_MARKED = (
    " FROM item_stories AS p JOIN items AS i ON i.id = p.item"
    " JOIN sources AS o ON o.id = p.source"
    " LEFT JOIN subscriptions AS s ON s.user = ?1 AND s.source = p.source AND s.ended IS NULL"
    " LEFT JOIN unread AS u ON u.user = ?1 AND u.item = p.item"
    " LEFT JOIN marks AS m ON m.user = ?1 AND m.item = p.item"
)


class SqliteTold:
    """See ``ToldShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def place(self, places: Iterable[Place]) -> None:
        """See ``ToldShelf.place``."""
        with self._database.transaction():
            for one in places:
                self._database.run(
                    f"INSERT OR REPLACE INTO item_stories ({_PLACE}) VALUES (?,?,?,?,?,?,?)",  # noqa: S608
                    [
                        *(one.item, one.story, one.source, one.number, one.stands),
                        *(one.outlet, one.called),
                    ],
                )

    def places(
        self, *, items: Iterable[int] = (), stories: Iterable[str] = ()
    ) -> tuple[Place, ...]:
        """See ``ToldShelf.places``."""
        rows = self._database.rows(
            f"SELECT {_PLACE} FROM item_stories WHERE item IN {_GIVEN.format('?1')}"  # noqa: S608
            f" UNION SELECT {_PLACE} FROM item_stories WHERE story IN {_GIVEN.format('?2')}"
            " ORDER BY item",
            [json.dumps(list(items)), json.dumps(list(stories))],
        )
        return tuple(Place(*row) for row in rows)

    def put(self, rows: Iterable[ToldStory]) -> None:
        """See ``ToldShelf.put``."""
        names = ", ".join(_ROW)
        changed = ", ".join(f"{name} = excluded.{name}" for name in _ROW[1:])
        with self._database.transaction():
            for row in rows:
                self._database.run(
                    f"INSERT INTO told_stories ({names}) VALUES ({','.join('?' * len(_ROW))})"  # noqa: S608
                    f" ON CONFLICT (story) DO UPDATE SET {changed}",
                    [
                        *(row.id, row.title, row.first, row.newest, row.items, row.outlets),
                        *(row.origins, row.contested, row.record, json.dumps(row.firsts)),
                        *(row.weight, row.state, row.told, row.told_items, row.told_at, row.due),
                    ],
                )
                self._database.run("DELETE FROM story_sources WHERE story = ?", [row.id])
                for source, newest, items in row.sources:
                    self._database.run(
                        "INSERT INTO story_sources (story, source, newest, items)"
                        " VALUES (?, ?, ?, ?)",
                        [row.id, source, newest, items],
                    )

    def drop(self, stories: Iterable[str]) -> None:
        """See ``ToldShelf.drop``."""
        self._database.run(
            f"DELETE FROM told_stories WHERE story IN {_GIVEN.format('?')}",  # noqa: S608
            [json.dumps(list(stories))],
        )

    def get(self, stories: Iterable[str]) -> Mapping[str, ToldStory]:
        """See ``ToldShelf.get``."""
        rows = self._database.rows(
            f"SELECT {_TOLD} FROM told_stories AS t WHERE t.story IN {_GIVEN.format('?')}",  # noqa: S608
            [json.dumps(list(stories))],
        )
        return {row[0]: _told(row) for row in rows}

    def lineages(self, stories: Iterable[str]) -> Mapping[str, tuple[tuple[ArticleId, ...], ...]]:
        """See ``ToldShelf.lineages``."""
        rows = self._database.rows(
            f"SELECT story, body FROM told_lineages WHERE story IN {_GIVEN.format('?')}",  # noqa: S608
            [json.dumps(list(stories))],
        )
        return {
            story: tuple(tuple(map(ArticleId, origin)) for origin in json.loads(body))
            for story, body in rows
        }

    def put_lineage(self, story: str, origins: Sequence[Sequence[ArticleId]]) -> None:
        """See ``ToldShelf.put_lineage``."""
        self._database.run(
            "INSERT OR REPLACE INTO told_lineages (story, body) VALUES (?, ?)",
            [story, json.dumps([list(origin) for origin in origins])],
        )

    def due(self, now: float, limit: int) -> tuple[ToldStory, ...]:
        """See ``ToldShelf.due``."""
        rows = self._database.rows(
            f"SELECT {_TOLD} FROM told_stories AS t WHERE t.due <= ?"  # noqa: S608
            " ORDER BY t.due, t.story LIMIT ?",
            [now, limit],
        )
        return tuple(map(_told, rows))

    def next_due(self) -> float | None:
        """See ``ToldShelf.next_due``."""
        ((due,),) = self._database.rows("SELECT min(due) FROM told_stories WHERE due IS NOT NULL")
        return None if due is None else float(due)

    def top(self, user: int, *, since: float, limit: int) -> tuple[ToldStory, ...]:
        """See ``ToldShelf.top``."""
        sources = self._database.rows(
            "SELECT source FROM subscriptions WHERE user = ? AND ended IS NULL", [user]
        )
        found: dict[str, ToldStory] = {}
        if len(sources) <= _FEW:
            ids: set[str] = set()
            for (source,) in sources:
                rows = self._database.rows(
                    "SELECT story FROM story_sources WHERE source = ? AND newest >= ?"
                    " ORDER BY newest DESC LIMIT ?",
                    [source, since, _EACH],
                )
                ids.update(story for (story,) in rows)
            return tuple(self.get(ids).values())
        for walked in (
            "told_by_newest WHERE newest >= ?2 ORDER BY newest DESC",
            "told_lately WHERE weight > 0 AND newest >= ?2 ORDER BY weight DESC",
        ):
            rows = self._database.rows(
                f"SELECT {_TOLD} FROM (SELECT story FROM told_stories INDEXED BY {walked}"  # noqa: S608
                f" LIMIT {_WALKED}) AS w CROSS JOIN told_stories AS t ON t.story = w.story"
                f" WHERE {_FOLLOWS} LIMIT ?3",
                [user, since, limit],
            )
            found.update((row[0], _told(row)) for row in rows)
        return tuple(found.values())

    def unread(self, user: int, stories: Iterable[str]) -> Mapping[str, int]:
        """See ``ToldShelf.unread``."""
        rows = self._database.rows(
            "SELECT p.story, count(*) FROM item_stories AS p CROSS JOIN unread AS u"  # noqa: S608
            " ON u.user = ?1 AND u.item = p.item"
            f" WHERE p.story IN {_GIVEN.format('?2')} GROUP BY p.story",
            [user, json.dumps(list(stories))],
        )
        return dict(rows)

    def members(
        self, user: int, story: str, *, limit: int = -1, before: tuple[float, int] | None = None
    ) -> tuple[Member, ...]:
        """See ``ToldShelf.members``."""
        more = "" if before is None else " AND (p.stands, p.item) < (?4, ?5)"
        rows = self._database.rows(
            f"SELECT {_MEMBER}{_MARKED} WHERE p.story = ?2{more}"
            " ORDER BY p.stands DESC, p.item DESC LIMIT ?3",
            [user, story, limit, *(before or ())],
        )
        return tuple(map(_member, rows))

    def foremost(
        self, user: int, stories: Sequence[str], limit: int
    ) -> Mapping[str, tuple[Member, ...]]:
        """See ``ToldShelf.foremost``."""
        found: dict[str, tuple[Member, ...]] = {}
        for story in stories:
            rows = self._database.rows(
                "SELECT p.item, s.user IS NOT NULL, p.outlet, max(p.stands)"
                " FROM item_stories AS p LEFT JOIN subscriptions AS s"
                " ON s.user = ?1 AND s.source = p.source AND s.ended IS NULL"
                " WHERE p.story = ?2 GROUP BY 2, p.outlet ORDER BY 2 DESC, 4 DESC LIMIT ?3",
                [user, story, 2 * limit],
            )
            chosen: dict[str, int] = {}
            for item, _, outlet, _ in rows:
                chosen.setdefault(outlet, item)
            wanted = list(chosen.values())[:limit]
            said = self._database.rows(
                f"SELECT {_MEMBER}{_MARKED} WHERE p.item IN {_GIVEN.format('?2')}",
                [user, json.dumps(wanted)],
            )
            by_item = {row[0]: _member(row) for row in said}
            found[story] = tuple(by_item[item] for item in wanted if item in by_item)
        return found


def _told(row: Sequence[Any]) -> ToldStory:
    # In the order of ``_ROW``, which is that of the fields: hundreds are made for one page.
    story, title, first, newest, items, outlets, origins, contested, record, firsts = row[:10]
    weight, state, told, told_items, told_at, due = row[10:]
    return ToldStory(
        *(story, title, first, newest, items, outlets, origins, bool(contested), bool(record)),
        *(tuple(json.loads(firsts)), weight, state, told, told_items, told_at, due),
    )


def _member(row: Sequence[Any]) -> Member:
    item, story, source, title, url, stands, outlet, called, *marked = row
    followed, read, saved = map(bool, marked)
    return Member(item, story, source, title, url, stands, outlet, called, followed, read, saved)
