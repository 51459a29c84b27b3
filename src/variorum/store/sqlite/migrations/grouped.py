"""One item for each story in other apps: finding the first quickly, and what was shown of it."""

GROUPED: tuple[str, ...] = (
    "CREATE INDEX item_stories_by_first ON item_stories (story, item, source)",
    # Up to which item (by id) an app was given the reports of a story, by the item that led it.
    """
    CREATE TABLE shown_stories (
        user INTEGER NOT NULL REFERENCES users (id),
        lead INTEGER NOT NULL REFERENCES items (id),
        upto INTEGER NOT NULL,
        PRIMARY KEY (user, lead)
    ) WITHOUT ROWID
    """,
)
