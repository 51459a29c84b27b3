"""Counts of what is unread are kept with the rows that they count."""

from __future__ import annotations

import sqlite3

from variorum.store.sqlite.schema import MIGRATIONS


def test_a_store_of_before_is_counted_once_and_goes_on_from_there() -> None:
    connection = sqlite3.connect(":memory:")
    at = next(n for n, one in enumerate(MIGRATIONS) if "unread_counts" in "".join(one))
    for migration in MIGRATIONS[:at]:
        for statement in migration:
            connection.execute(statement)
    connection.execute("INSERT INTO users (name, made) VALUES ('ann', 0)")
    for source, item in ((1, 1), (1, 2), (2, 3)):
        connection.execute("INSERT INTO unread VALUES (1, ?, 0, ?)", (source, item))
    for statement in MIGRATIONS[at]:
        connection.execute(statement)
    connection.execute("INSERT INTO unread VALUES (1, 3, 0, 4)")
    connection.execute("INSERT INTO unread VALUES (1, 3, 0, 4) ON CONFLICT DO NOTHING")
    connection.execute("DELETE FROM unread WHERE item IN (1, 3)")
    counted = connection.execute("SELECT source, items FROM unread_counts ORDER BY source")
    assert counted.fetchall() == [(1, 1), (2, 0), (3, 1)]
    connection.close()
