"""What entries of social accounts are besides their words, and where older ones are missing."""

from __future__ import annotations

POSTS = (
    "ALTER TABLE items ADD COLUMN post TEXT",
    "ALTER TABLE item_revisions ADD COLUMN post TEXT",
    "ALTER TABLE sources ADD COLUMN behind TEXT NOT NULL DEFAULT '[]'",
)
