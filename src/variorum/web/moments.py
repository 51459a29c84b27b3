"""Moments in words. A page knows no time zone: what is long ago is told in UTC, and says so."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from markupsafe import Markup

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_STEPS = ((86_400, "d"), (3_600, "h"), (60, "min"))


def clock(at: float, now: float) -> Markup:
    """How long ago a moment is, as markup that also tells it to programs and to who points."""
    return moment(at, ago(at, now))


@lru_cache(maxsize=8_192)
def moment(at: float, age: str) -> Markup:
    """As ``clock``, where it is known how long ago that is."""
    return Markup('<time datetime="%s" title="%s">%s</time>') % (iso(at), long(at), age)


def ago(at: float, now: float) -> str:
    """How long ago a moment is ("3 h ago"), or its day after a week ("8 May 2031")."""
    passed = now - at
    if passed < 60:
        return "just now" if passed > -60 else long(at)
    if passed >= 7 * 86_400:
        return day(at)
    size, name = next(step for step in _STEPS if passed >= step[0])
    return f"{int(passed // size)} {name} ago"


def day(at: float) -> str:
    """The day of a moment in UTC."""
    moment = _moment(at)
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def long(at: float) -> str:
    """A moment to the minute, in UTC."""
    return f"{day(at)}, {_moment(at):%H:%M} UTC"


def iso(at: float) -> str:
    """A moment as programs write it."""
    return f"{_moment(at).replace(microsecond=0, tzinfo=None).isoformat()}Z"


def _moment(at: float) -> datetime:
    try:
        return datetime.fromtimestamp(at, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)
