"""Labels that users gave to items."""

from __future__ import annotations

LABELS = (
    """
    CREATE TABLE item_labels (
        user INTEGER NOT NULL REFERENCES users (id),
        label TEXT NOT NULL,
        item INTEGER NOT NULL REFERENCES items (id),
        made REAL NOT NULL,
        PRIMARY KEY (user, label, item)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX item_labels_by_item ON item_labels (user, item, label)",
)
