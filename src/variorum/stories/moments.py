"""Moments in a story's course: seconds from ISO dates, and spans of time in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

HOUR = 3600.0
DAY = 24 * HOUR
_DAY_OR_FINER = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].{1,40})?")


def instant(value: str | None) -> float | None:
    """Seconds since 1970 of an ISO date; ``None`` where it is coarser than a day, or none.

    A day without a clock time is its beginning; a time without a zone is read as UTC.
    """
    plain = (value or "").strip()
    if not _DAY_OR_FINER.fullmatch(plain):
        return None
    try:
        told = datetime.fromisoformat(plain.replace("Z", "+00:00"))
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def iso(seconds: float) -> str:
    """The moment in ISO 8601, in UTC, to the minute."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%MZ")


def lasting(seconds: float) -> str:
    """A span of time in words: "40 minutes", "6 hours", "3 days"."""
    for size, name in ((DAY, "day"), (HOUR, "hour")):
        # Under two of a unit the next smaller one says more.
        if seconds >= 2 * size:
            return f"{round(seconds / size)} {name}s"
    minutes = round(seconds / 60)
    return f"{minutes} minute" if minutes == 1 else f"{minutes} minutes"
