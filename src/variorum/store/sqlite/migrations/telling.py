"""Stories as they were shown: printed pages that can be made again, and who looked when."""

TELLING: tuple[str, ...] = (
    # The dossier of a story as HTML, packed; ``recipe`` names the program that made it.
    """
    CREATE TABLE story_prints (
        story TEXT PRIMARY KEY REFERENCES stories (id),
        told TEXT NOT NULL,
        recipe TEXT NOT NULL,
        made REAL NOT NULL,
        body BLOB NOT NULL
    )
    """,
    # The last time that a user looked at a story, and the time before that.
    """
    CREATE TABLE story_visits (
        user INTEGER NOT NULL REFERENCES users (id),
        story TEXT NOT NULL,
        last REAL NOT NULL,
        before REAL,
        PRIMARY KEY (user, story)
    ) WITHOUT ROWID
    """,
)
