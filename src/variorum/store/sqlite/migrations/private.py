"""Feeds that are private: nothing of them is shown to those who do not follow them."""

from __future__ import annotations

# What plainly is a secret in an address; the program knows more, and looks again when it follows.
_NAMES = "token access_token auth_token private_token secret password apikey api_key".split()
_IN_QUERY = " OR ".join(
    f"lower(url) LIKE '%{before}{name.replace('_', '!_')}=_%' ESCAPE '!'"
    for name in _NAMES
    for before in ("?", "&")
)
_REST = "substr(url, instr(url, '://') + 3)"
_HOST = f"substr({_REST}, 1, instr({_REST} || '/', '/') - 1)"

PRIVATE = (
    # ``secret``: by its address; ``private``: by that, or because somebody who follows it says so.
    "ALTER TABLE sources ADD COLUMN secret INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE sources ADD COLUMN private INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE subscriptions ADD COLUMN private INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX sources_private ON sources (id) WHERE private",
    f"UPDATE sources SET secret = 1, private = 1"  # noqa: S608
    f" WHERE instr(url, '://') AND (instr({_HOST}, '@') OR {_IN_QUERY})",
    # Marks of those who saw an item of a feed that they never followed, before it was private.
    # They come back if it is no longer private, or if they follow it.
    """
    CREATE TABLE withheld_marks (
        user INTEGER NOT NULL REFERENCES users (id),
        item INTEGER NOT NULL REFERENCES items (id),
        read INTEGER NOT NULL,
        saved REAL,
        changed REAL NOT NULL,
        PRIMARY KEY (user, item)
    ) WITHOUT ROWID
    """,
)
