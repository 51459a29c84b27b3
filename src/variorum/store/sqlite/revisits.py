"""Pages that are visited again, in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, fields

from variorum.model import Allowance, Revisit
from variorum.store.sqlite.database import Database
from variorum.store.sqlite.shelves import marks
from variorum.store.sqlite.sources import ASKED

_PAGE = tuple(field.name for field in fields(Revisit))
_COLUMNS = ", ".join(_PAGE)
_GIVEN = "(SELECT value FROM json_each(?))"


class SqliteRevisits:
    """See ``RevisitShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, pages: Iterable[Revisit]) -> None:
        """See ``RevisitShelf.put``."""
        self._database.many(
            f"INSERT OR REPLACE INTO revisits ({_COLUMNS}) VALUES ({marks(_PAGE)})",  # noqa: S608
            [astuple(page) for page in pages],
        )

    def get(self, urls: Iterable[str]) -> Mapping[str, Revisit]:
        """See ``RevisitShelf.get``."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM revisits WHERE url IN {_GIVEN}",  # noqa: S608
            [json.dumps(list(urls))],
        )
        return {row[0]: Revisit(*row) for row in rows}

    def due(self, now: float, *, without: Iterable[str] = (), limit: int) -> tuple[Revisit, ...]:
        """See ``RevisitShelf.due``."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM revisits WHERE due <= ? AND domain NOT IN {_GIVEN}"  # noqa: S608
            " ORDER BY first DESC, url LIMIT ?",
            [now, json.dumps(list(without)), limit],
        )
        return tuple(Revisit(*row) for row in rows)

    def items(self, urls: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
        """See ``RevisitShelf.items``."""
        rows = self._database.rows(
            "SELECT p.url, p.item FROM pages_asked AS p JOIN items AS i ON i.id = p.item"  # noqa: S608
            f" WHERE p.url IN {_GIVEN} AND p.capture IS NOT NULL"
            f" AND {ASKED.format('i.source')} ORDER BY p.item",
            [json.dumps(list(urls))],
        )
        found: dict[str, tuple[int, ...]] = {}
        for url, item in rows:
            found[url] = (*found.get(url, ()), item)
        return found

    def busy(self, urls: Iterable[str]) -> frozenset[str]:
        """See ``RevisitShelf.busy``."""
        rows = self._database.rows(
            f"SELECT DISTINCT url FROM pages_asked AS p WHERE url IN {_GIVEN} AND (due IS NOT NULL"  # noqa: S608
            " OR EXISTS (SELECT 1 FROM undigested WHERE item = p.item))",
            [json.dumps(list(urls))],
        )
        return frozenset(url for (url,) in rows)

    def allowances(self) -> Mapping[str, Allowance]:
        """See ``RevisitShelf.allowances``."""
        rows = self._database.rows("SELECT domain, remaining, at, held FROM revisit_allowances")
        return {row[0]: Allowance(*row) for row in rows}

    def put_allowances(self, allowances: Iterable[Allowance]) -> None:
        """See ``RevisitShelf.put_allowances``."""
        self._database.many(
            "INSERT OR REPLACE INTO revisit_allowances (domain, remaining, at, held)"
            " VALUES (?, ?, ?, ?)",
            [astuple(one) for one in allowances],
        )
