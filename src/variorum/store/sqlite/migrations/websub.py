"""What hubs were asked for, and how that stands."""

from __future__ import annotations

WEBSUB = (
    """
    CREATE TABLE hub_leases (
        source INTEGER PRIMARY KEY REFERENCES sources (id),
        token TEXT NOT NULL UNIQUE,
        secret TEXT NOT NULL,
        hub TEXT NOT NULL,
        topic TEXT NOT NULL,
        state TEXT NOT NULL,
        why TEXT,
        due REAL NOT NULL,
        tries INTEGER NOT NULL,
        asked REAL,
        since REAL,
        until REAL,
        delivered INTEGER NOT NULL,
        forged INTEGER NOT NULL,
        repeated INTEGER NOT NULL,
        missed INTEGER NOT NULL
    )
    """,
    "CREATE INDEX hub_leases_by_due ON hub_leases (due)",
)
