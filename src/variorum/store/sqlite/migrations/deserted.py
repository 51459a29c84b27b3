"""Sources whose last follower was removed: without a row that says so they would be asked again,
as those are that nobody has followed yet."""

from __future__ import annotations

DESERTED: tuple[str, ...] = (
    "CREATE TABLE deserted (source INTEGER PRIMARY KEY REFERENCES sources (id))",
)
