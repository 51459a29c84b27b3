"""Places in lists, as addresses carry them."""

from __future__ import annotations

import math


def place_of(written: str | None) -> tuple[float, int] | None:
    """A place in a list from its letters ("1700000000.5,12"); None where it is none."""
    stands, comma, number = (written or "").partition(",")
    try:
        found = (float(stands), int(number)) if comma else None
    except ValueError:
        return None
    return found if found and math.isfinite(found[0]) and abs(found[1]) < 2**63 else None
