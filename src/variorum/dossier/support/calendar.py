"""Dates and times of a sentence, as far as its words give them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from variorum.text import fold

_MONTHS = """january february march april may june july august september october november
    december""".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(m.capitalize() for m in _MONTHS)
_MONTH += r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = r"(?P<weekday>" + "|".join(d.capitalize() for d in _DAYS) + r")"
_LEAD = rf"(?:{_WEEKDAY}(?:,? the|,)? )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?"
        r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2})?Z?)?(?![\w-])",
        rf"(?<!\w){_LEAD}{_DAY}(?: of)? {_MONTH}(?!\w)(?:,? (?P<year>\d{{4}})(?!\w))?",
        rf"(?<!\w){_LEAD}{_MONTH} {_DAY}(?!\w)(?:,? (?P<year>\d{{4}})(?!\w))?",
        rf"(?<!\w){_MONTH},? (?P<year>\d{{4}})(?!\w)",
        rf"(?<=\w ){_MONTH}(?!\w)",
        rf"(?<!\w){_WEEKDAY}s?(?!\w)",
        r"(?<![\w.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>[ap]\.?m\b\.?)",
        r"(?<![\w.,:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\w:])",
    )
)
_RELATIVE = re.compile(
    r"(?<!\w)(?:yesterday|today|tomorrow|tonight|overnight|noon|midnight|recently|earlier|"
    r"(?:last|next|this|previous|following) (?:night|morning|afternoon|evening|week(?:end)?|month|"
    r"year|spring|summer|autumn|winter|quarter|decade|century)|"
    r"(?:hour|day|week|month|year)s? (?:ago|later|before|after|earlier))(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or time at ``[start, end)``; parts that the words do not give are ``None``."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    written: str = ""


def dates(text: str) -> tuple[Dated, ...]:
    """Every date and time of a text, the longest reading of each place. Cost: linear."""
    folded = fold(text)
    taken = bytearray(len(folded) + 1)
    found: list[Dated] = []
    for shape in _SHAPES:
        for match in shape.finditer(folded):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(_read(match))
    for match in _RELATIVE.finditer(folded):
        if not any(taken[match.start() : match.end()]):
            found.append(Dated(match.start(), match.end(), written=match.group().casefold()))
    return tuple(sorted(found, key=lambda dated: dated.start))


def _read(match: re.Match[str]) -> Dated:
    parts = {name: value for name, value in match.groupdict().items() if value}
    month: int | None = None
    if "month" in parts:
        name = parts["month"].casefold().rstrip(".")
        month = int(name) if name.isdigit() else _SHORT[name if name == "sept" else name[:3]]
    hour = int(parts["hour"]) if "hour" in parts else None
    if hour is not None and "half" in parts:
        hour = hour % 12 + (12 if parts["half"][0] == "p" else 0)
    minute = int(parts["minute"]) if "minute" in parts else (0 if "half" in parts else None)
    weekday = _DAYS.index(parts["weekday"].casefold()) if "weekday" in parts else None
    year, day = (int(parts[key]) if key in parts else None for key in ("year", "day"))
    return Dated(match.start(), match.end(), year, month, day, weekday, hour, minute)


def from_iso(value: str, *, coarse: str = "minute") -> Dated | None:
    """An ISO moment as a date, no finer than ``coarse`` (year, month, day, hour, minute)."""
    found = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?", value)
    if not found:
        return None
    parts = [int(part) if part else None for part in found.groups()]
    fine = {"year": 1, "month": 2, "day": 3}.get(coarse, 5)
    year, month, day, hour, minute = [p if n < fine else None for n, p in enumerate(parts)]
    return Dated(0, 0, year, month, day, None, hour, minute)


def agrees(dated: Dated, texts: Iterable[str], others: Iterable[Dated]) -> bool:
    """Whether a date stands in one of the texts: another gives all the parts that it gives."""
    if dated.written:
        return any(
            re.search(rf"(?<!\w){re.escape(dated.written)}(?!\w)", fold(text), re.I)
            for text in texts
        )
    return any(_holds(other, dated) for other in others)


def _holds(other: Dated, dated: Dated) -> bool:
    for name in ("year", "month", "day", "hour", "minute"):
        wanted = getattr(dated, name)
        if wanted is not None and getattr(other, name) != wanted:
            return False
    return dated.weekday is None or dated.weekday == _weekday(other)


def _weekday(dated: Dated) -> int | None:
    if dated.weekday is not None or not (dated.year and dated.month and dated.day):
        return dated.weekday
    try:
        return date(dated.year, dated.month, dated.day).weekday()
    except ValueError:
        return None


def days_between(first: str, last: str) -> int | None:
    """Whole days from one ISO moment to another; ``None`` where one cannot be read."""
    try:
        one, other = (datetime.fromisoformat(v).replace(tzinfo=None) for v in (first, last))
    except ValueError:
        return None
    return (other - one).days
