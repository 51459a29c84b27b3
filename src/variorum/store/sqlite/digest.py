"""The work of the digest in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from variorum.model import Arrived, ArticleId, CaptureId, Current, Item, PageAsked, Waiting
from variorum.store.sqlite.database import Database
from variorum.store.sqlite.sources import ITEM, item_of

_PAGE = "item, url, revision, due, tries, asked, trouble, capture"
_ARRIVED = "number, item, article, cluster, outlet, published, why, leans"
_ARRIVED_A = ", ".join(f"a.{name}" for name in _ARRIVED.split(", "))
# While a revision waits, the article of the wording before it.
_FORMER = (
    "(SELECT r.article FROM item_revisions AS r WHERE r.item = i.id AND r.article IS NOT NULL"
    " ORDER BY r.number DESC LIMIT 1)"
)
_GIVEN = "(SELECT value FROM json_each(?))"


class SqliteDigest:
    """See ``DigestShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pending(self, limit: int) -> tuple[Item, ...]:
        """See ``DigestShelf.pending``."""
        rows = self._database.rows(
            f"SELECT {ITEM} FROM undigested AS q JOIN items ON items.id = q.item"  # noqa: S608
            " ORDER BY q.item LIMIT ?",
            [limit],
        )
        return tuple(map(item_of, rows))

    def waiting(self) -> Waiting:
        """See ``DigestShelf.waiting``."""
        ((items, pages, stories),) = self._database.rows(
            "SELECT (SELECT count(*) FROM undigested),"
            " (SELECT count(*) FROM pages_asked WHERE due IS NOT NULL),"
            " (SELECT count(*) FROM told_stories WHERE due IS NOT NULL)"
        )
        return Waiting(items, pages, stories)

    def settle(self, item: Item, article: ArticleId | None) -> bool:
        """See ``DigestShelf.settle``."""
        same = self._database.run(
            "UPDATE items SET article = ? WHERE id = ? AND revisions = ?",
            [article, item.id, item.revisions],
        )
        if same:
            self._database.run("DELETE FROM undigested WHERE item = ?", [item.id])
        else:
            self._database.run(
                "UPDATE item_revisions SET article = ? WHERE item = ? AND number = ?",
                [article, item.id, item.revisions],
            )
        return bool(same)

    def set_aside(self, items: Iterable[int]) -> None:
        """See ``DigestShelf.set_aside``."""
        self._database.run(
            f"DELETE FROM undigested WHERE item IN {_GIVEN}",  # noqa: S608
            [json.dumps(list(items))],
        )

    def queue(self, items: Iterable[int]) -> None:
        """See ``DigestShelf.queue``."""
        self._database.run(
            "INSERT INTO undigested (item) SELECT value FROM json_each(?) WHERE 1"
            " ON CONFLICT (item) DO NOTHING",
            [json.dumps(list(items))],
        )

    def pages(self, items: Iterable[int]) -> Mapping[int, PageAsked]:
        """See ``DigestShelf.pages``."""
        rows = self._database.rows(
            f"SELECT {_PAGE} FROM pages_asked WHERE item IN {_GIVEN}",  # noqa: S608
            [json.dumps(list(items))],
        )
        return {row[0]: _page(row) for row in rows}

    def put_pages(self, pages: Iterable[PageAsked]) -> None:
        """See ``DigestShelf.put_pages``."""
        with self._database.transaction():
            for page in pages:
                self._database.run(
                    f"INSERT OR REPLACE INTO pages_asked ({_PAGE}) VALUES (?,?,?,?,?,?,?,?)",  # noqa: S608
                    [
                        *(page.item, page.url, page.revision, page.due, page.tries),
                        *(page.asked, page.trouble, page.capture),
                    ],
                )

    def page_at(self, url: str) -> PageAsked | None:
        """See ``DigestShelf.page_at``."""
        rows = self._database.rows(
            f"SELECT {_PAGE} FROM pages_asked WHERE url = ? AND capture IS NOT NULL"  # noqa: S608
            " ORDER BY asked DESC LIMIT 1",
            [url],
        )
        return _page(rows[0]) if rows else None

    def due_pages(self, now: float, *, since: float = float("-inf")) -> tuple[PageAsked, ...]:
        """See ``DigestShelf.due_pages``."""
        rows = self._database.rows(
            f"SELECT {_PAGE} FROM pages_asked WHERE due <= ? AND due >= ? ORDER BY due, item",  # noqa: S608
            [now, since],
        )
        return tuple(map(_page, rows))

    def next_page(self) -> float | None:
        """See ``DigestShelf.next_page``."""
        ((due,),) = self._database.rows("SELECT min(due) FROM pages_asked WHERE due IS NOT NULL")
        return None if due is None else float(due)

    def arrive(self, reports: Iterable[Arrived]) -> None:
        """See ``DigestShelf.arrive``."""
        with self._database.transaction():
            for one in reports:
                self._database.run(
                    f"INSERT INTO arrived ({_ARRIVED}) VALUES (?,?,?,?,?,?,?,?)",  # noqa: S608
                    [
                        *(one.number, one.item, one.article, one.cluster, one.outlet),
                        *(one.published, one.why, json.dumps(one.leans)),
                    ],
                )

    def arrived(self, *, since: int = 0, limit: int = -1) -> tuple[Arrived, ...]:
        """See ``DigestShelf.arrived``."""
        rows = self._database.rows(
            f"SELECT {_ARRIVED} FROM arrived WHERE number >= ? ORDER BY number LIMIT ?",  # noqa: S608
            [since, limit],
        )
        return tuple(map(_arrived, rows))

    def clusters(self, within: Iterable[int] | None = None) -> Mapping[int, int]:
        """See ``DigestShelf.clusters``."""
        select = "SELECT number, cluster FROM arrived"
        if within is None:
            return dict(self._database.rows(select))
        given = json.dumps(sorted(within))
        return dict(self._database.rows(f"{select} WHERE cluster IN {_GIVEN}", [given]))

    def current(
        self, *, clusters: Iterable[int] = (), stories: Iterable[str] = ()
    ) -> tuple[Current, ...]:
        """See ``DigestShelf.current``."""
        found: dict[int, Current] = {}
        size = len(_ARRIVED.split(", "))
        for column, given in (("a.cluster", sorted(clusters)), ("p.story", sorted(stories))):
            rows = self._database.rows(
                f"SELECT {_ARRIVED_A}, p.item, coalesce(i.article, {_FORMER}, a.article), p.source,"  # noqa: S608
                " p.stands, p.outlet, p.called, p.story, i.title FROM arrived AS a"
                " JOIN item_stories AS p ON p.number = a.number JOIN items AS i ON i.id = p.item"
                f" WHERE {column} IN {_GIVEN}",
                [json.dumps(given)],
            )
            for row in rows if given else ():
                item, article, *rest = row[size:]
                found[item] = Current(item, _arrived(row[:size]), ArticleId(article), *rest)
        return tuple(sorted(found.values(), key=lambda one: (one.report.number, one.item)))

    def move(self, clusters: Mapping[int, int]) -> None:
        """See ``DigestShelf.move``."""
        with self._database.transaction():
            for number, cluster in clusters.items():
                self._database.run(
                    "UPDATE arrived SET cluster = ? WHERE number = ?", [cluster, number]
                )

    def numbers_of(self, articles: Iterable[ArticleId]) -> Mapping[ArticleId, int]:
        """See ``DigestShelf.numbers_of``."""
        rows = self._database.rows(
            f"SELECT article, number FROM arrived WHERE article IN {_GIVEN} ORDER BY number",  # noqa: S608
            [json.dumps(sorted(articles))],
        )
        return {ArticleId(article): number for article, number in rows}

    def items_of(self, articles: Iterable[ArticleId]) -> Mapping[ArticleId, int]:
        """See ``DigestShelf.items_of``."""
        rows = self._database.rows(
            "SELECT a.article, a.item FROM json_each(?1) AS g JOIN arrived AS a"
            " ON a.article = g.value UNION ALL"
            " SELECT r.article, r.item FROM json_each(?1) AS g JOIN item_revisions AS r"
            " ON r.article = g.value UNION ALL"
            " SELECT i.article, i.id FROM json_each(?1) AS g JOIN items AS i"
            " ON i.article = g.value ORDER BY 2 DESC",
            [json.dumps(sorted(articles))],
        )
        return {ArticleId(article): item for article, item in rows}

    def apart(self) -> tuple[ArticleId, ...]:
        """See ``DigestShelf.apart``."""
        rows = self._database.rows(
            "SELECT id FROM articles AS a WHERE"
            " NOT EXISTS (SELECT 1 FROM items WHERE article = a.id)"
            " AND NOT EXISTS (SELECT 1 FROM item_revisions WHERE article = a.id)"
            " AND NOT EXISTS (SELECT 1 FROM arrived WHERE article = a.id) ORDER BY id"
        )
        return tuple(ArticleId(article) for (article,) in rows)

    def recall(self, name: str) -> str | None:
        """See ``DigestShelf.recall``."""
        rows = self._database.rows("SELECT body FROM digest_state WHERE name = ?", [name])
        return str(rows[0][0]) if rows else None

    def note(self, name: str, body: str) -> None:
        """See ``DigestShelf.note``."""
        self._database.run(
            "INSERT OR REPLACE INTO digest_state (name, body) VALUES (?, ?)", [name, body]
        )


def _page(row: Sequence[Any]) -> PageAsked:
    item, url, revision, due, tries, asked, trouble, capture = row
    had = None if capture is None else CaptureId(capture)
    return PageAsked(item, url, revision, due, tries, asked, trouble, had)


def _arrived(row: Sequence[Any]) -> Arrived:
    number, item, article, cluster, outlet, published, why, leans = row
    return Arrived(
        number, item, ArticleId(article), cluster, outlet, published, why, tuple(json.loads(leans))
    )
