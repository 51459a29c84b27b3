"""Sources and their items in SQLite."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from variorum.errors import StoreError
from variorum.model import (
    Arrival,
    ArticleId,
    CaptureId,
    Entry,
    FeedState,
    Intake,
    Item,
    Post,
    Source,
    Trouble,
)
from variorum.store.codec import dumps, loads
from variorum.store.sqlite.database import Database
from variorum.store.sqlite.shelves import batches, marks
from variorum.text.addresses import holds_secret

_STATE = (
    "due", "etag", "modified", "giver", "digest", "gap", "floor", "pause", "held", "tried",
    "succeeded", "changed", "failures",
)  # fmt: skip
_SOURCE = f"id, url, title, site, hub, topic, {', '.join(_STATE)}, private, secret, behind, trouble"
# What an entry said; the same columns in items and in item_revisions.
_WORDING = (
    "wording", "name", "url", "title", "byline", "published", "modified", "form", "whole", "body",
    "complaints", "capture", "article", "post",
)  # fmt: skip
_SAID = ", ".join(_WORDING)
_FORMER = ", ".join(f"r.{name}" for name in _WORDING)
_HEAD = "id, source, stands, received, revisions"
# The columns of an item, for ``item_of``.
ITEM = ", ".join(f"items.{name}" for name in (*_HEAD.split(", "), *_WORDING))
# The last number given to an item, also where that item should be gone.
_LAST = (
    "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'items'), 0),"
    " coalesce((SELECT max(id) FROM items), 0))"
)
# Items that one statement puts: SQLite takes at least 999 values.
_ROWS = 50
# Bodies are short: the fastest level packs them nearly as small as the best, and for those up
# to so many bytes packing would take as long as all else about an item, and gain half a page.
_LEVEL = 1
_SHORT = 2048
# Of which sources something is asked: not of those that everybody who followed them has left.
ASKED = (
    "(NOT EXISTS (SELECT 1 FROM subscriptions WHERE source = {0})"
    " AND NOT EXISTS (SELECT 1 FROM deserted WHERE source = {0})"
    " OR EXISTS (SELECT 1 FROM subscriptions WHERE source = {0} AND ended IS NULL))"
)
# No wording has so high a number.
_BEYOND = 2**63 - 1


class SqliteSources:
    """See ``SourceShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def follow(self, urls: Iterable[str]) -> tuple[Source, ...]:
        """See ``SourceShelf.follow``."""
        wanted = list(urls)
        found: dict[str, Source] = {}
        with self._database.transaction():
            for url in dict.fromkeys(wanted):
                secret = holds_secret(url)
                self._database.run(
                    "INSERT INTO sources (url, secret, private) VALUES (?1, ?2, ?2)"
                    " ON CONFLICT (url) DO UPDATE SET secret = 1, private = 1"
                    " WHERE ?2 AND NOT secret",
                    [url, secret],
                )
            for batch in batches(wanted):
                select = f"SELECT {_SOURCE} FROM sources WHERE url IN ({marks(batch)})"  # noqa: S608
                found |= {row[1]: _source(row) for row in self._database.rows(select, batch)}
        return tuple(found[url] for url in wanted)

    def find(self, ids: Iterable[int] | None = None) -> tuple[Source, ...]:
        """See ``SourceShelf.find``."""
        select = f"SELECT {_SOURCE} FROM sources"  # noqa: S608
        given: list[object] = []
        if ids is not None:
            select += " WHERE id IN (SELECT value FROM json_each(?))"
            given.append(json.dumps(list(ids)))
        return tuple(map(_source, self._database.rows(f"{select} ORDER BY id", given)))

    def names(self, ids: Iterable[int]) -> Mapping[int, str]:
        """See ``SourceShelf.names``."""
        return dict(
            self._database.rows(
                "SELECT id, coalesce(nullif(trim(title), ''), url) FROM sources"
                " WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps(list(ids))],
            )
        )

    def schedule(self) -> tuple[tuple[int, float], ...]:
        """See ``SourceShelf.schedule``."""
        return tuple(
            self._database.rows(
                f"SELECT id, due FROM sources WHERE {ASKED.format('sources.id')} ORDER BY id"  # noqa: S608
            )
        )

    def ask_soon(self, ids: Iterable[int], at: float) -> int:
        """See ``SourceShelf.ask_soon``."""
        return self._database.run(
            "UPDATE sources SET due = ? WHERE due > ? AND id IN (SELECT value FROM json_each(?))",
            [at, at, json.dumps(list(ids))],
        )

    def known(self, source: int, names: Iterable[str]) -> Mapping[str, tuple[int, str]]:
        """See ``SourceShelf.known``."""
        return self.all_known({source: list(names)})[source]

    def all_known(
        self, names: Mapping[int, Sequence[str]]
    ) -> Mapping[int, Mapping[str, tuple[int, str]]]:
        """See ``SourceShelf.all_known``."""
        rows = self._database.rows(
            "SELECT n.source, n.name, n.item, i.wording FROM json_each(?) AS s"
            " CROSS JOIN json_each(s.value) AS w CROSS JOIN item_names AS n"
            " ON n.source = CAST(s.key AS INTEGER) AND n.name = w.value"
            " JOIN items AS i ON i.id = n.item",
            [json.dumps(names)],
        )
        found: dict[int, dict[str, tuple[int, str]]] = {source: {} for source in names}
        for source, name, item, wording in rows:
            found[source][name] = (item, wording)
        return found

    def take_in(self, intakes: Sequence[Intake], received: float) -> tuple[int, ...]:
        """See ``SourceShelf.take_in``."""
        rows: list[tuple[object, ...]] = []
        names: list[tuple[int, str, int]] = []
        with self._database.transaction():
            self._put([intake.source for intake in intakes])
            ((last,),) = self._database.rows(_LAST)
            for intake in intakes:
                # The newest stands first in a feed, and gets the highest number.
                for arrival in reversed(intake.arrivals):
                    item = arrival.item
                    if item is None:
                        item = last + len(rows) + 1
                        rows.append(_row(intake, arrival, item, received))
                    else:
                        self._revise(intake, arrival, item, received)
                    names += ((intake.source.id, name, item) for name in arrival.names)
            self._insert(rows)
            self._database.run(
                "INSERT INTO item_names (source, name, item)"
                " SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),"
                " json_extract(value, '$[2]') FROM json_each(?) WHERE 1"
                " ON CONFLICT (source, name) DO NOTHING",
                [json.dumps(names)],
            )
        return tuple(range(last + 1, last + 1 + len(rows)))

    def _put(self, sources: Sequence[Source]) -> None:
        names = ("title", "site", "hub", "topic", *_STATE, "behind", "trouble")
        self._database.many(
            f"UPDATE sources SET {', '.join(f'{name} = ?' for name in names)}"  # noqa: S608
            " WHERE id = ?",
            [
                (
                    source.title,
                    source.site,
                    source.hub,
                    source.topic,
                    *(getattr(source.state, name) for name in _STATE),
                    json.dumps(source.behind),
                    source.state.trouble and json.dumps(asdict(source.state.trouble)),
                    source.id,
                )
                for source in sources
            ],
        )
        self._database.many(
            "UPDATE OR IGNORE sources SET url = ?1 WHERE id = ?2 AND url <> ?1",
            [(source.url, source.id) for source in sources],
        )
        # Where it moved to, somebody may have put a secret into the address.
        self._database.many(
            "UPDATE sources SET secret = 1, private = 1 WHERE id = ? AND NOT secret",
            [(source.id,) for source in sources if holds_secret(source.url)],
        )

    def _insert(self, rows: Sequence[Sequence[object]]) -> None:
        """Put items: many rows a statement, which is twice as fast as one by one."""
        for start in range(0, len(rows), _ROWS):
            some = rows[start : start + _ROWS]
            places = ", ".join([f"({marks(some[0])})"] * len(some))
            self._database.run(
                f"INSERT INTO items (id, source, stands, received, {_SAID})"  # noqa: S608
                f" VALUES {places}",
                [value for row in some for value in row],
            )

    def _revise(self, intake: Intake, arrival: Arrival, item: int, received: float) -> None:
        changed = self._database.run(
            f"INSERT INTO item_revisions (item, number, ended, {_SAID})"  # noqa: S608
            f" SELECT id, revisions, ?, {_SAID} FROM items WHERE id = ? AND wording <> ?",
            [received, item, arrival.digest],
        )
        if changed:
            self._database.run(
                f"UPDATE items SET revisions = revisions + 1, ({_SAID}) = ({marks(_WORDING)})"  # noqa: S608
                " WHERE id = ?",
                [*_said(intake, arrival), item],
            )

    def reword(self, items: Iterable[int], at: float) -> None:
        """See ``SourceShelf.reword``."""
        given = json.dumps(list(items))
        with self._database.transaction():
            self._database.run(
                f"INSERT INTO item_revisions (item, number, ended, {_SAID})"  # noqa: S608
                f" SELECT id, revisions, ?, {_SAID} FROM items"
                " WHERE id IN (SELECT value FROM json_each(?))",
                [at, given],
            )
            self._database.run(
                "UPDATE items SET revisions = revisions + 1, article = NULL"
                " WHERE id IN (SELECT value FROM json_each(?))",
                [given],
            )

    def held(self, now: float) -> tuple[tuple[str, float], ...]:
        """See ``SourceShelf.held``."""
        return tuple(self._database.rows("SELECT url, held FROM sources WHERE held > ?", [now]))

    def items(self, ids: Iterable[int]) -> tuple[Item, ...]:
        """See ``SourceShelf.items``."""
        wanted = list(ids)
        rows = self._database.rows(
            f"SELECT {_HEAD}, {_SAID} FROM items"  # noqa: S608
            " WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(wanted)],
        )
        found = {row[0]: item_of(row) for row in rows}
        return tuple(found[one] for one in wanted if one in found)

    def moments(self, ids: Iterable[int]) -> Mapping[int, tuple[float, float]]:
        """See ``SourceShelf.moments``."""
        rows = self._database.rows(
            "SELECT id, stands, received FROM items WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(ids))],
        )
        return {item: (stands, received) for item, stands, received in rows}

    def came(self, since: float, *, limit: int) -> tuple[int, ...]:
        """See ``SourceShelf.came``."""
        rows = self._database.rows(
            "SELECT id FROM items WHERE received >= ? LIMIT ?", [since, limit]
        )
        return tuple(sorted(item for (item,) in rows))

    def latest(
        self, source: int | None = None, *, before: tuple[float, int] | None = None, limit: int = 50
    ) -> tuple[Item, ...]:
        """See ``SourceShelf.latest``."""
        clauses, given = ["1"], list[object]()
        if source is not None:
            clauses.append("source = ?")
            given.append(source)
        if before is not None:
            clauses.append("(stands, id) < (?, ?)")
            given.extend(before)
        rows = self._database.rows(
            f"SELECT {_HEAD}, {_SAID} FROM items WHERE {' AND '.join(clauses)}"  # noqa: S608
            " ORDER BY stands DESC, id DESC LIMIT ?",
            [*given, limit],
        )
        return tuple(map(item_of, rows))

    def revisions(self, item: int) -> tuple[Item, ...]:
        """See ``SourceShelf.revisions``."""
        rows = self._database.rows(
            f"SELECT i.id, i.source, i.stands, i.received, r.number, {_FORMER}"  # noqa: S608
            " FROM item_revisions AS r JOIN items AS i ON i.id = r.item"
            " WHERE r.item = ? ORDER BY r.number",
            [item],
        )
        return tuple(map(item_of, rows))

    def wordings(
        self, item: int, *, limit: int, before: int | None = None
    ) -> tuple[tuple[float, Item], ...]:
        """See ``SourceShelf.wordings``."""
        rows = self._database.rows(
            f"SELECT r.ended, i.id, i.source, i.stands, i.received, r.number, {_FORMER}"  # noqa: S608
            " FROM item_revisions AS r JOIN items AS i ON i.id = r.item"
            " WHERE r.item = ? AND r.number < ? ORDER BY r.number DESC LIMIT ?",
            [item, _BEYOND if before is None else before, limit],
        )
        return tuple((row[0], item_of(row[1:])) for row in rows)


def _source(row: Sequence[Any]) -> Source:
    state = dict(zip(_STATE, row[6:-4], strict=True))
    trouble = None if row[-1] is None else Trouble(**json.loads(row[-1]))
    number, url, title, site, hub, topic = row[:6]
    known = FeedState(**state, trouble=trouble)
    behind = tuple(json.loads(row[-2]))
    private, secret = map(bool, row[-4:-2])
    return Source(number, url, title, site, hub, topic, known, behind, private, secret)


def _row(intake: Intake, arrival: Arrival, item: int, received: float) -> tuple[object, ...]:
    stands = received if arrival.published is None else min(arrival.published, received)
    return (item, intake.source.id, stands, received, *_said(intake, arrival))


def _said(intake: Intake, arrival: Arrival) -> tuple[object, ...]:
    entry = arrival.entry
    form, body = ("html", entry.html) if entry.html is not None else ("text", entry.text)
    return (
        arrival.digest,
        entry.id,
        entry.url,
        entry.title,
        entry.byline,
        entry.published,
        entry.modified,
        form if body is not None else "",
        entry.full,
        _packed(body or ""),
        json.dumps(entry.complaints) if entry.complaints else "[]",
        intake.capture,
        None,
        None if entry.post is None else dumps(entry.post),
    )


def _packed(body: str) -> str | bytes:
    """A body as it is stored: text where it is short, else packed."""
    if len(body) <= _SHORT // 4:
        return body
    data = body.encode("utf-8")
    return body if len(data) <= _SHORT else zlib.compress(data, _LEVEL)


def item_of(row: Sequence[Any]) -> Item:
    """An item from its columns; see ``ITEM``."""
    number, source, stands, received, revisions, _, name, url, title, byline, *more = row
    published, modified, form, whole, body, complaints, capture, article, post = more
    try:
        if not isinstance(body, str):
            body = zlib.decompress(body).decode("utf-8")
    except (zlib.error, UnicodeDecodeError, TypeError) as error:
        raise StoreError(
            f"item {number}", f"a stored body is damaged ({error}).", advice="Restore the store."
        ) from error
    entry = Entry(
        name,
        url,
        title,
        byline,
        published,
        modified,
        html=body if form == "html" else None,
        text=body if form == "text" else None,
        full=bool(whole),
        complaints=tuple(json.loads(complaints)) if complaints != "[]" else (),
        post=None if post is None else loads(Post, post, subject=f"item {number}"),
    )
    capture = None if capture is None else CaptureId(capture)
    article = None if article is None else ArticleId(article)
    return Item(number, source, entry, stands, received, capture, revisions, article)
