"""What servers said of later visits, kept from one run of polling to the next."""

from __future__ import annotations

POLLING = (
    # Whose validators are held: they go to no other address.
    "ALTER TABLE sources ADD COLUMN giver TEXT",
    # Until when the server wants to be left alone, with all of its domain.
    "ALTER TABLE sources ADD COLUMN held REAL NOT NULL DEFAULT 0",
)
