"""The index of words over items in SQLite's FTS5."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from variorum.errors import StoreError
from variorum.model import ArticleId, Found, Outlet, Searched, Wording
from variorum.store.sqlite.database import Database
from variorum.store.sqlite.shelves import batches, marks, unpacked
from variorum.store.sqlite.sought import ALL, NAMED, ROOM, SOURCE, asked, first_place
from variorum.text.searchable import composed, searchable

_WEIGHTS = "6.0, 3.0, 1.0, 0.0, 0.0"


class SqliteSearch:
    """See ``SearchShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self) -> int:
        """See ``SearchShelf.waiting``."""
        ((number,),) = self._database.rows("SELECT count(*) FROM item_queue")
        return int(number)

    def next_waiting(self, limit: int) -> tuple[int, ...]:
        """See ``SearchShelf.next_waiting``."""
        rows = self._database.rows(
            "SELECT item FROM item_queue ORDER BY item DESC LIMIT ?", [limit]
        )
        return tuple(item for (item,) in rows)

    def queue(self, items: Iterable[int] | None = None) -> None:
        """See ``SearchShelf.queue``."""
        some = "" if items is None else " AND id IN (SELECT value FROM json_each(?))"
        self._database.run(
            f"INSERT INTO item_queue (item) SELECT id FROM items WHERE 1{some}"  # noqa: S608
            " ON CONFLICT (item) DO NOTHING",
            [] if items is None else [json.dumps(list(items))],
        )

    def put(self, wordings: Sequence[Wording]) -> None:
        """See ``SearchShelf.put``."""
        with self._database.transaction():
            by_item = {wording.item: wording for wording in wordings}
            given = json.dumps(list(by_item))
            placed = self._placed(given)
            self._take_out([place for place, _, _, _, there in placed if there])
            turn = self.turn()
            # The index writes in the order of places; going back costs it a new segment.
            for number, (place, item, source, stands, _) in enumerate(sorted(placed), turn + 1):
                self._index(place, by_item[item], source)
                self._database.run(
                    "INSERT INTO item_places (place, item, source, stands, turn)"
                    " VALUES (?, ?, ?, ?, ?)"
                    " ON CONFLICT (place) DO UPDATE SET turn = excluded.turn",
                    [place, item, source, stands, number],
                )
            self._database.run(
                "DELETE FROM item_queue WHERE item IN (SELECT value FROM json_each(?))", [given]
            )

    def _placed(self, given: str) -> list[tuple[int, int, int, float, bool]]:
        """For each item its place, itself, its source, its time, whether it was there before."""
        rows = self._database.rows(
            "SELECT i.id, i.source, i.stands, p.place FROM items AS i"
            " LEFT JOIN item_places AS p ON p.item = i.id"
            " WHERE i.id IN (SELECT value FROM json_each(?)) ORDER BY i.id",
            [given],
        )
        taken: set[int] = set()
        following: dict[int, int] = {}
        placed = []
        for item, source, stands, place in rows:
            there = place is not None
            if not there:
                begin = first_place(stands)
                place = self._free(following.get(begin, begin), taken)
                following[begin] = place + 1
                taken.add(place)
            placed.append((place, item, source, stands, there))
        return placed

    def _free(self, begin: int, taken: set[int]) -> int:
        """The first place from here on that nothing has."""
        rows = self._database.rows(
            "SELECT place FROM item_places WHERE place >= ? ORDER BY place LIMIT ?",
            [begin, ROOM],
        )
        while rows:
            there = {place for (place,) in rows}
            end = rows[-1][0] + 1
            for place in range(begin, end):
                if place not in there and place not in taken:
                    return place
            begin = end
            rows = self._database.rows(
                "SELECT place FROM item_places WHERE place >= ? ORDER BY place LIMIT 1000",
                [begin],
            )
        while begin in taken:
            begin += 1
        return begin

    def _take_out(self, places: Sequence[int]) -> None:
        rows = self._database.rows(
            "SELECT t.place, t.title, t.byline, t.body, t.persons, p.source FROM item_texts AS t"
            " JOIN item_places AS p ON p.place = t.place"
            " WHERE t.place IN (SELECT value FROM json_each(?)) ORDER BY t.place",
            [json.dumps(places)],
        )
        for place, title, byline, body, persons, source in rows:
            self._database.run(
                "INSERT INTO item_words (item_words, rowid, title, byline, body, persons, about)"
                " VALUES ('delete', ?, ?, ?, ?, ?, ?)",
                [place, *_columns(title, byline, _body(place, body), persons, source)],
            )

    def _index(self, place: int, wording: Wording, source: int) -> None:
        title, byline, body = map(composed, (wording.title, wording.byline, wording.body))
        persons = None if wording.persons is None else "\n".join(wording.persons)
        self._database.run(
            "INSERT INTO item_words (rowid, title, byline, body, persons, about)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [place, *_columns(title, byline, body, persons, source)],
        )
        self._database.run(
            "INSERT INTO item_texts (place, title, byline, persons, body) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (place) DO UPDATE SET title = excluded.title,"
            " byline = excluded.byline, persons = excluded.persons, body = excluded.body",
            [place, title, byline, persons, zlib.compress(body.encode("utf-8"), 6)],
        )

    def persons(self, articles: Iterable[ArticleId]) -> Mapping[ArticleId, tuple[str, ...]]:
        """See ``SearchShelf.persons``."""
        found: dict[ArticleId, tuple[str, ...]] = {}
        for batch in batches(articles):
            rows = self._database.rows(
                "SELECT article, body, max(rowid) FROM analyses"  # noqa: S608
                f" WHERE article IN ({marks(batch)}) GROUP BY article",
                batch,
            )
            for article, body, _ in rows:
                # The whole of an analysis takes many times as long to decode.
                plain = json.loads(unpacked(body, subject=article))
                mentions = plain.get("mentions", ())
                names = [one["name"] for one in mentions if one.get("kind") == "person"]
                found[ArticleId(article)] = tuple(dict.fromkeys(names))
        return found

    def turn(self) -> int:
        """See ``SearchShelf.turn``."""
        ((number,),) = self._database.rows("SELECT coalesce(max(turn), 0) FROM item_places")
        return int(number)

    def find(
        self, user: int, searched: Searched, *, limit: int, below: int | None = None
    ) -> tuple[int, ...]:
        """See ``SearchShelf.find``."""
        query = asked(user, searched, below)
        rows = self._database.rows(
            f"SELECT w.rowid {query.whole} ORDER BY w.rowid DESC LIMIT ?",
            [*query.values, limit],
        )
        return tuple(place for (place,) in rows)

    def count(
        self, user: int, searched: Searched, *, at_most: int, among: int = 20_000
    ) -> tuple[int, bool]:
        """See ``SearchShelf.count``."""
        query = asked(user, searched, None)
        latest = (
            f"SELECT w.rowid AS place FROM item_words AS w WHERE {query.words}"  # noqa: S608
            " ORDER BY w.rowid DESC"
        )
        # By number: the second statement does not ask for all of the values.
        first, second = f"?{len(query.values) + 1}", f"?{len(query.values) + 2}"
        ((number,),) = self._database.rows(
            f"SELECT count(*) FROM (SELECT 1 FROM ({latest} LIMIT {first}) AS l"  # noqa: S608
            " CROSS JOIN item_places AS p ON p.place = l.place"
            f" WHERE {query.rest} LIMIT {second})",
            [*query.values, among, at_most + 1],
        )
        if number > at_most:
            return at_most, True
        further = self._database.rows(f"{latest} LIMIT 1 OFFSET {first}", [*query.values, among])
        return int(number), bool(further)

    def weigh(
        self, user: int, searched: Searched, *, newest: int, below: int | None = None
    ) -> tuple[tuple[int, float, float], ...]:
        """See ``SearchShelf.weigh``."""
        query = asked(user, searched, below)
        rows = self._database.rows(
            f"SELECT w.rowid, p.stands, -bm25(item_words, {_WEIGHTS}) {query.whole}"
            " ORDER BY w.rowid DESC LIMIT ?",
            [*query.values, newest],
        )
        return tuple((place, float(stands), float(weight)) for place, stands, weight in rows)

    def at(self, user: int, places: Sequence[int]) -> tuple[Found, ...]:
        """See ``SearchShelf.at``."""
        rows = self._database.rows(
            "SELECT p.place, p.item, p.source, p.stands, i.url, t.title, t.byline, t.body,"
            " t.persons, u.item IS NULL, m.saved IS NOT NULL FROM item_places AS p"
            " JOIN item_texts AS t ON t.place = p.place JOIN items AS i ON i.id = p.item"
            " LEFT JOIN unread AS u ON u.user = ?1 AND u.item = p.item"
            " LEFT JOIN marks AS m ON m.user = ?1 AND m.item = p.item"
            " WHERE p.place IN (SELECT value FROM json_each(?2))",
            [user, json.dumps(list(places))],
        )
        found = {row[0]: _found(row) for row in rows}
        return tuple(found[place] for place in places if place in found)

    def items_at(self, places: Sequence[int]) -> tuple[int, ...]:
        """See ``SearchShelf.items_at``."""
        rows = self._database.rows(
            "SELECT place, item FROM item_places WHERE place IN (SELECT value FROM json_each(?))",
            [json.dumps(list(places))],
        )
        found = dict(rows)
        return tuple(found[place] for place in places if place in found)

    def marked(self, user: int, items: Iterable[int]) -> Mapping[int, tuple[bool, bool]]:
        """See ``SearchShelf.marked``."""
        rows = self._database.rows(
            "SELECT i.id, u.item IS NULL, m.saved IS NOT NULL FROM items AS i"
            " LEFT JOIN unread AS u ON u.user = ?1 AND u.item = i.id"
            " LEFT JOIN marks AS m ON m.user = ?1 AND m.item = i.id"
            " WHERE i.id IN (SELECT value FROM json_each(?2))",
            [user, json.dumps(list(items))],
        )
        return {item: (bool(read), bool(saved)) for item, read, saved in rows}

    def outlets(self, user: int, sources: Iterable[int] | None = None) -> tuple[Outlet, ...]:
        """See ``SearchShelf.outlets``."""
        values: list[object] = [user]
        if sources is None:
            some = (
                "s.id IN (SELECT source FROM subscriptions WHERE user = ?1) OR s.id IN (SELECT"
                " i.source FROM marks AS m JOIN items AS i ON i.id = m.item WHERE m.user = ?1"
                " AND m.saved IS NOT NULL)"
            )
        else:
            some = "s.id IN (SELECT value FROM json_each(?2))"
            values.append(json.dumps(list(sources)))
        rows = self._database.rows(
            "SELECT s.id, b.title, s.title, s.site, s.url, f.title,"  # noqa: S608
            " b.source IS NOT NULL AND b.ended IS NULL FROM sources AS s"
            " LEFT JOIN subscriptions AS b ON b.user = ?1 AND b.source = s.id"
            f" LEFT JOIN folders AS f ON f.id = b.folder WHERE {some} ORDER BY s.id",
            values,
        )
        return tuple(
            Outlet(source, tuple(filter(None, (own, title))), tuple(filter(None, (site, url))),
                   folder if followed else None, bool(followed))
            for source, own, title, site, url, folder, followed in rows
        )  # fmt: skip


def _columns(
    title: str, byline: str, body: str, persons: str | None, source: int
) -> tuple[str, ...]:
    """What the index is given for an item; the same goes in and out."""
    about = f"{ALL} {SOURCE}{source}" + ("" if persons is None else f" {NAMED}")
    return (*(searchable(text) for text in (title, byline, body, persons or "")), about)


def _body(place: int, body: bytes) -> str:
    try:
        return zlib.decompress(body).decode("utf-8")
    except (zlib.error, UnicodeDecodeError, TypeError) as error:
        raise StoreError(
            f"place {place}", f"a stored text is damaged ({error}).", advice="Restore the store."
        ) from error


def _found(row: Sequence[Any]) -> Found:
    place, item, source, stands, url, title, byline, body, persons, read, saved = row
    names = None if persons is None else tuple(filter(None, persons.split("\n")))
    wording = Wording(item, title, byline, _body(place, body), names)
    return Found(item, source, place, stands, url, wording, bool(read), bool(saved))
