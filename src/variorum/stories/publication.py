"""When something was published, as far as a date tells."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](.*))?")
_MOST = 64  # code points of a date


def moment(value: str) -> tuple[float, float] | None:
    """The half-open range of seconds (UTC, or local where no zone is told) of an ISO date."""
    match = _DATE.fullmatch(value.strip()) if len(value) <= _MOST else None
    if not match:
        return None
    year, month, day, clock = match.groups()
    try:
        if clock:
            told = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
            if told.tzinfo is None:
                # Without a zone an hour may be that of anywhere.
                base = told.replace(tzinfo=UTC)
                return (
                    (base - timedelta(hours=12)).timestamp(),
                    (base + timedelta(hours=14)).timestamp(),
                )
            return (told.timestamp(), told.timestamp() + 1)
        first = datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC)
        if day:
            last = first + timedelta(days=1)
        elif month:
            last = (first + timedelta(days=32)).replace(day=1)
        else:
            last = first.replace(year=first.year + 1)
        return (first.timestamp(), last.timestamp())
    except (ValueError, OverflowError):
        return None


def before(one: tuple[float, float] | None, two: tuple[float, float] | None) -> bool | None:
    """True if ``one`` surely came out before ``two``, False if after, None if nobody knows."""
    if one is None or two is None or one == two:
        return None
    if one[1] <= two[0]:
        return True
    return False if two[1] <= one[0] else None
