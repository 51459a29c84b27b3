"""Keys of users, and what they prefer."""

from __future__ import annotations

ACCOUNTS = (
    """
    CREATE TABLE keys (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        user INTEGER NOT NULL REFERENCES users (id),
        kind TEXT NOT NULL,
        digest TEXT NOT NULL,
        name TEXT NOT NULL,
        made REAL NOT NULL,
        used REAL NOT NULL,
        until REAL,
        UNIQUE (kind, digest)
    )
    """,
    "CREATE INDEX keys_by_user ON keys (user)",
    """
    CREATE TABLE preferences (
        user INTEGER NOT NULL REFERENCES users (id),
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (user, name)
    ) WITHOUT ROWID
    """,
)
