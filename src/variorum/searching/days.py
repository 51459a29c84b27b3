"""Days as people write them in a search, and the moments that they mean."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from variorum.model import Sought

_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,4})([dwmy])", re.ASCII)
_LENGTHS = {"d": 1, "w": 7, "m": 30, "y": 365}


def day_of(text: str) -> str | None:
    """The normal form of a day, month or year, of "today", "yesterday", or of so many days,
    weeks, months or years ago ("7d", "2w", "3m", "1y"); None for anything else."""
    lowered = text.lower()
    if lowered in ("today", "yesterday") or _AGO.fullmatch(lowered):
        return lowered
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return None
    return "-".join(
        [match[1], *(f"{int(part):02}" for part in (match[2], match[3]) if part is not None)]
    )


def moments(sought: Sought, now: float) -> tuple[float | None, float | None]:
    """From when on, and until before when, a search looks, in seconds since 1970.

    ``after`` counts from the beginning of what it names, ``before`` ends where that begins,
    ``on`` is all of it. Days are those of UTC.
    """
    since, until = list[float](), list[float]()
    if sought.after is not None:
        since.append(_span(sought.after, now)[0])
    if sought.before is not None:
        until.append(_span(sought.before, now)[0])
    if sought.on is not None:
        begin, end = _span(sought.on, now)
        since.append(begin)
        until.append(end)
    return max(since, default=None), min(until, default=None)


def _span(day: str, now: float) -> tuple[float, float]:
    """The beginning and the end of what a normal form names."""
    today = datetime.fromtimestamp(now, UTC).date()
    if day in ("today", "yesterday"):
        first = today - timedelta(days=day == "yesterday")
        return _moment(first), _moment(first) + 86400.0
    if match := _AGO.fullmatch(day):
        try:
            first = today - timedelta(days=int(match[1]) * _LENGTHS[match[2]])
        except OverflowError:
            first = date.min
        return _moment(first), _moment(first) + 86400.0
    parts = [int(part) for part in day.split("-")]
    year, month, number = (*parts, 1, 1)[:3]
    first = date(year, month, number)
    if len(parts) == 3:
        return _moment(first), _moment(first) + 86400.0
    if len(parts) == 2:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    else:
        year += 1
    return _moment(first), _moment(date(year, month, 1)) if year <= 9999 else float("inf")


def _moment(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
