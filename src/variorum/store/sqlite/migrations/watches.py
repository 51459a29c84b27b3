"""What readers watch for, what was found, and the messages about it."""

from __future__ import annotations

WATCHES = (
    """
    CREATE TABLE watches (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        user INTEGER NOT NULL REFERENCES users (id),
        name TEXT NOT NULL,
        query TEXT,
        story TEXT,
        made REAL NOT NULL,
        ended REAL,
        token TEXT NOT NULL UNIQUE,
        webhook TEXT,
        secret TEXT,
        begins INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        trouble TEXT
    )
    """,
    "CREATE INDEX watches_by_user ON watches (user)",
    """
    CREATE TABLE watch_hits (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        watch INTEGER NOT NULL REFERENCES watches (id),
        item INTEGER NOT NULL REFERENCES items (id),
        found REAL NOT NULL,
        seen REAL,
        UNIQUE (watch, item)
    )
    """,
    "CREATE INDEX watch_hits_by_number ON watch_hits (watch, number)",
    "CREATE INDEX watch_hits_unseen ON watch_hits (watch) WHERE seen IS NULL",
    """
    CREATE TABLE deliveries (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        watch INTEGER NOT NULL REFERENCES watches (id),
        made REAL NOT NULL,
        body BLOB NOT NULL,
        tries INTEGER NOT NULL,
        due REAL NOT NULL,
        state TEXT NOT NULL,
        ended REAL,
        reason TEXT
    )
    """,
    "CREATE INDEX deliveries_waiting ON deliveries (watch, number) WHERE state = 'waiting'",
    "CREATE INDEX deliveries_by_watch ON deliveries (watch, number)",
)
