"""How many items are unread of each source, for each user: kept with the rows that it counts."""

COUNTS: tuple[str, ...] = (
    """
    CREATE TABLE unread_counts (
        user INTEGER NOT NULL REFERENCES users (id),
        source INTEGER NOT NULL,
        items INTEGER NOT NULL,
        PRIMARY KEY (user, source)
    ) WITHOUT ROWID
    """,
    "INSERT INTO unread_counts (user, source, items)"
    " SELECT user, source, count(*) FROM unread GROUP BY user, source",
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
