"""Leases of hubs in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, fields

from variorum.model import HubLease
from variorum.store.sqlite.database import Database
from variorum.store.sqlite.shelves import marks

_COLUMNS = tuple(field.name for field in fields(HubLease))
_LEASE = ", ".join(_COLUMNS)


class SqliteHubs:
    """See ``HubShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, lease: HubLease) -> None:
        """See ``HubShelf.put``."""
        self._database.run(
            f"INSERT OR REPLACE INTO hub_leases ({_LEASE}) VALUES ({marks(_COLUMNS)})",  # noqa: S608
            astuple(lease),
        )

    def by_token(self, token: str) -> HubLease | None:
        """See ``HubShelf.by_token``."""
        rows = self._database.rows(
            f"SELECT {_LEASE} FROM hub_leases WHERE token = ?",  # noqa: S608
            [token],
        )
        return HubLease(*rows[0]) if rows else None

    def find(self, sources: Iterable[int] | None = None) -> tuple[HubLease, ...]:
        """See ``HubShelf.find``."""
        select, given = f"SELECT {_LEASE} FROM hub_leases", list[object]()  # noqa: S608
        if sources is not None:
            select += " WHERE source IN (SELECT value FROM json_each(?))"
            given.append(json.dumps(list(sources)))
        rows = self._database.rows(f"{select} ORDER BY source", given)
        return tuple(HubLease(*row) for row in rows)
