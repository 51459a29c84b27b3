"""Dates as a newspaper prints them, never finer than what is known."""

from __future__ import annotations

import re
from datetime import datetime

from variorum.model import AsOf

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_ISO = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::?(\d{2}))?(?::?\d{2}(?:\.\d+)?)?"
    r"(Z|[+-]\d{2}:?\d{2})?)?)?)?$"
)


def said(value: str) -> str:
    """An ISO date in words ("8 May 2031, 14:20 UTC"); anything else as it stands."""
    found = _ISO.match(value.strip())
    if not found:
        return value
    year, month, day, hour, minute, zone = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    text = f"{_MONTHS[int(month) - 1]} {year}"
    if day is None:
        return text
    text = f"{int(day)} {text}"
    if hour is None:
        return text
    place = {"Z": " UTC", "+00:00": " UTC", None: ""}.get(zone, f" (UTC{zone})")
    return f"{text}, {hour}:{minute}{place}" if minute else f"{text}, {hour} h{place}"


def as_of(edition: AsOf) -> str:
    """ "As of March 2026: 3 later captures are left out." """
    later, replaced = edition.later, edition.replaced
    told = f"{later} later capture{'' if later == 1 else 's'} of this store left out"
    if replaced:
        told += f", {replaced} earlier one{'' if replaced == 1 else 's'} replaced by a newer"
    return f"As of {said(edition.said)}: {told}."


def seconds(value: str) -> float | None:
    """Seconds since 1970 in UTC (a date without zone is taken as UTC), None if unreadable.

    A date without a time stands at its noon, a month and a year at their middle, so that
    a coarse date is not drawn before everything of its day.
    """
    found = _ISO.match(value.strip())
    if not found:
        return None
    year, month, day, hour, minute, zone = found.groups()
    try:
        if month is None:
            return _epoch(f"{year}-07-01T00:00:00+00:00")
        if day is None:
            return _epoch(f"{year}-{month}-15T00:00:00+00:00")
        if hour is None:
            return _epoch(f"{year}-{month}-{day}T12:00:00+00:00")
        offset = "+00:00" if zone in (None, "Z") else zone
        return _epoch(f"{year}-{month}-{day}T{hour}:{minute or '00'}:00{offset}")
    except ValueError:
        return None


def _epoch(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
