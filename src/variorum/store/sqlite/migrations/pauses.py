"""How long a feed itself asks to be left alone, apart from what its server asks."""

from __future__ import annotations

PAUSES = ("ALTER TABLE sources ADD COLUMN pause REAL NOT NULL DEFAULT 0",)
