"""Pages that are visited again: when, what came of it, and how many may be of each domain."""

REVISITS: tuple[str, ...] = (
    """
    CREATE TABLE revisits (
        url TEXT PRIMARY KEY,
        domain TEXT NOT NULL,
        first REAL NOT NULL,
        due REAL,
        visits INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        asked REAL,
        capture TEXT REFERENCES captures (id),
        etag TEXT,
        modified TEXT,
        giver TEXT,
        status INTEGER,
        trouble TEXT,
        gone REAL
    )
    """,
    "CREATE INDEX revisits_due ON revisits (due, domain, first) WHERE due IS NOT NULL",
    """
    CREATE TABLE revisit_allowances (
        domain TEXT PRIMARY KEY,
        remaining REAL NOT NULL,
        at REAL NOT NULL,
        held REAL NOT NULL
    )
    """,
)
