"""Keys and preferences in SQLite."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from variorum.errors import StoreError
from variorum.model import Key, KeyKind, User
from variorum.store.sqlite.database import Database
from variorum.store.sqlite.shelves import marks

_KEY = "keys.id, keys.user, keys.kind, keys.name, keys.made, keys.used, keys.until"


class SqliteAccounts:
    """See ``AccountShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_key(
        self,
        user: int,
        kind: KeyKind,
        digest: str,
        *,
        name: str,
        made: float,
        until: float | None = None,
    ) -> Key:
        """See ``AccountShelf.add_key``."""
        rows = self._database.rows(
            "INSERT INTO keys (user, kind, digest, name, made, used, until)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
            [user, kind, digest, name, made, made, until],
        )
        if not rows:
            raise StoreError(name, "there is such a key already.", advice="Make another one.")
        return Key(rows[0][0], user, kind, name, made, made, until)

    def by_key(self, kind: KeyKind, digest: str, *, at: float) -> tuple[User, Key] | None:
        """See ``AccountShelf.by_key``."""
        rows = self._database.rows(
            "SELECT users.id, users.name, users.secret, users.made, users.admin,"  # noqa: S608
            f" {_KEY} FROM keys JOIN users ON users.id = keys.user"
            " WHERE keys.kind = ? AND keys.digest = ? AND (keys.until IS NULL OR keys.until > ?)",
            [kind, digest, at],
        )
        if not rows:
            return None
        number, name, secret, made, admin, *key = rows[0]
        return User(number, name, secret, made, bool(admin)), _key(key)

    def keys(self, user: int) -> tuple[Key, ...]:
        """See ``AccountShelf.keys``."""
        rows = self._database.rows(
            f"SELECT {_KEY} FROM keys WHERE user = ? ORDER BY used DESC, id DESC",  # noqa: S608
            [user],
        )
        return tuple(map(_key, rows))

    def used(self, key: int, at: float) -> None:
        """See ``AccountShelf.used``."""
        self._database.run("UPDATE keys SET used = max(used, ?) WHERE id = ?", [at, key])

    def drop_key(self, user: int, key: int) -> bool:
        """See ``AccountShelf.drop_key``."""
        return self._database.run("DELETE FROM keys WHERE id = ? AND user = ?", [key, user]) > 0

    def drop_keys(self, user: int, kinds: tuple[KeyKind, ...], *, but: int | None = None) -> int:
        """See ``AccountShelf.drop_keys``."""
        return self._database.run(
            f"DELETE FROM keys WHERE user = ? AND id IS NOT ? AND kind IN ({marks(kinds)})",  # noqa: S608
            [user, but, *kinds],
        )

    def sweep(self, at: float) -> int:
        """See ``AccountShelf.sweep``."""
        return self._database.run("DELETE FROM keys WHERE until <= ?", [at])

    def preferences(self, user: int) -> Mapping[str, object]:
        """See ``AccountShelf.preferences``."""
        rows = self._database.rows("SELECT name, value FROM preferences WHERE user = ?", [user])
        return {name: json.loads(value) for name, value in rows}

    def prefer(self, user: int, chosen: Mapping[str, object]) -> None:
        """See ``AccountShelf.prefer``."""
        with self._database.transaction():
            for name, value in sorted(chosen.items()):
                self._database.run(
                    "INSERT INTO preferences (user, name, value) VALUES (?, ?, ?)"
                    " ON CONFLICT (user, name) DO UPDATE SET value = excluded.value",
                    [user, name, json.dumps(value)],
                )


def _key(row: Sequence[Any]) -> Key:
    number, user, kind, name, made, used, until = row
    return Key(number, user, kind, name, made, used, until)
