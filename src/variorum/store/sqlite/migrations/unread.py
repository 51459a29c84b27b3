"""What is unread, with its key in front.

SQLite 3.40 calls rows of a table without row ids damaged ("NULL value in unread.source") where
other columns stand before its key: `PRAGMA integrity_check` is to be believed.
"""

from __future__ import annotations

UNREAD = (
    "DROP TRIGGER item_arrived",
    "DROP TRIGGER unread_counted",
    "DROP TRIGGER unread_discounted",
    """
    CREATE TABLE unread_in_order (
        user INTEGER NOT NULL REFERENCES users (id),
        item INTEGER NOT NULL REFERENCES items (id),
        source INTEGER NOT NULL,
        stands REAL NOT NULL,
        PRIMARY KEY (user, item)
    ) WITHOUT ROWID
    """,
    "INSERT INTO unread_in_order SELECT user, item, source, stands FROM unread",
    "DROP TABLE unread",
    "ALTER TABLE unread_in_order RENAME TO unread",
    "CREATE INDEX unread_by_stands ON unread (user, stands, item)",
    "CREATE INDEX unread_by_source ON unread (user, source, stands, item)",
    """
    CREATE TRIGGER item_arrived AFTER INSERT ON items BEGIN
        INSERT INTO unread (user, item, source, stands)
        SELECT user, new.id, new.source, new.stands FROM subscriptions
        WHERE source = new.source AND ended IS NULL;
    END
    """,
    """
    CREATE TRIGGER unread_counted AFTER INSERT ON unread BEGIN
        INSERT INTO unread_counts (user, source, items) VALUES (new.user, new.source, 1)
        ON CONFLICT (user, source) DO UPDATE SET items = items + 1;
    END
    """,
    """
    CREATE TRIGGER unread_discounted AFTER DELETE ON unread BEGIN
        UPDATE unread_counts SET items = items - 1
        WHERE user = old.user AND source = old.source;
    END
    """,
)
