"""Whether two clauses speak of two times."""

from __future__ import annotations

from datetime import datetime, timedelta

from variorum.claims.attribution import SAID_ON
from variorum.claims.clauses import Clause
from variorum.model import When
from variorum.text import fold

# A happening told with a day so long before the telling is an old one.
_LONG_AGO = 21


def _days(clause: Clause) -> list[When]:
    """The days and longer times of what is told; a day of the telling is none of them."""
    text, base = fold(clause.full), clause.sentence.start
    return [
        w
        for w in clause.whens
        if w.precision != "minute"
        and not SAID_ON.search(text[max(0, w.span.start - base - 60) : w.span.start - base])
    ]


def dates_apart(a: Clause, b: Clause) -> bool:
    """Both give dates, and no two of them can be one."""
    left, right = _days(a), _days(b)
    if not left or not right:
        return False
    return not any(x.earliest < y.latest and y.earliest < x.latest for x in left for y in right)


def month_told(clause: Clause) -> str:
    """The first day of the month in which the clause was told, or nothing."""
    if clause.moment is None or clause.moment.earliest.year < 2:
        return ""
    return clause.moment.earliest.replace(day=1, hour=0, minute=0).isoformat()


def times_apart(a: Clause, b: Clause) -> bool:
    """Dates of which no two can be one, or an old happening beside one without a date."""
    return dates_apart(a, b) or _older(a, b) or _older(b, a)


def _older(a: Clause, b: Clause) -> bool:
    """All that ``a`` dates lay weeks back when ``b``, which gives no date, was told."""
    held, told = _days(a), month_told(b)
    if not held or not told or _days(b):
        return False
    line = (datetime.fromisoformat(told) - timedelta(days=_LONG_AGO)).isoformat()
    return all(w.latest <= line for w in held)
