"""Places in lists, as addresses and answers carry them: "1700000000.5,12", or a number alone."""

from __future__ import annotations

import math

# What SQLite keeps as a whole number.
_MOST = 2**63


def place_of(written: str | None) -> tuple[float, int] | None:
    """A place in time, with an id, from its letters; None where it is none."""
    stands, comma, number = (written or "").partition(",")
    try:
        found = (float(stands), int(number)) if comma else None
    except ValueError:
        return None
    return found if found and math.isfinite(found[0]) and abs(found[1]) < _MOST else None


def place_written(stands: float, number: int) -> str:
    """The letters of a place; the reverse of ``place_of``."""
    return f"{stands!r},{number}"


def number_of(written: str | None) -> int | None:
    """A number from its letters; None where it is none, or none that can be kept."""
    plain = written or ""
    short = plain.isascii() and plain.isdecimal() and len(plain) < 20
    return int(plain) if short and int(plain) < _MOST else None
