"""Labels of items in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from variorum.store.sqlite.database import Database


class SqliteLabels:
    """See ``LabelShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, user: int, items: Iterable[int], label: str, *, at: float) -> int:
        """See ``LabelShelf.put``."""
        return self._database.run(
            "INSERT INTO item_labels (user, label, item, made) SELECT ?, ?, id, ? FROM items"
            " WHERE id IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING",
            [user, label, at, json.dumps(list(items))],
        )

    def take(self, user: int, items: Iterable[int], label: str) -> int:
        """See ``LabelShelf.take``."""
        return self._database.run(
            "DELETE FROM item_labels WHERE user = ? AND label = ?"
            " AND item IN (SELECT value FROM json_each(?))",
            [user, label, json.dumps(list(items))],
        )

    def names(self, user: int) -> tuple[str, ...]:
        """See ``LabelShelf.names``."""
        rows = self._database.rows(
            "SELECT DISTINCT label FROM item_labels WHERE user = ? ORDER BY label", [user]
        )
        return tuple(label for (label,) in rows)

    def items(self, user: int, label: str) -> tuple[int, ...]:
        """See ``LabelShelf.items``."""
        rows = self._database.rows(
            "SELECT item FROM item_labels WHERE user = ? AND label = ? ORDER BY item",
            [user, label],
        )
        return tuple(item for (item,) in rows)

    def of(self, user: int, items: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
        """See ``LabelShelf.of``."""
        rows = self._database.rows(
            "SELECT item, label FROM item_labels WHERE user = ?"
            " AND item IN (SELECT value FROM json_each(?)) ORDER BY item, label",
            [user, json.dumps(list(items))],
        )
        found: dict[int, list[str]] = {}
        for item, label in rows:
            found.setdefault(item, []).append(label)
        return {item: tuple(labels) for item, labels in found.items()}

    def rename(self, user: int, label: str, name: str) -> int:
        """See ``LabelShelf.rename``."""
        if label == name:
            return len(self.items(user, label))
        with self._database.transaction():
            self._database.run(
                "INSERT INTO item_labels (user, label, item, made)"
                " SELECT user, ?, item, made FROM item_labels WHERE user = ? AND label = ?"
                " ON CONFLICT DO NOTHING",
                [name, user, label],
            )
            return self.drop(user, label)

    def drop(self, user: int, label: str) -> int:
        """See ``LabelShelf.drop``."""
        return self._database.run(
            "DELETE FROM item_labels WHERE user = ? AND label = ?", [user, label]
        )
