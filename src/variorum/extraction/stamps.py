"""Dates and times that stand on a line of their own, in a byline, or in metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from variorum.model import Span
from variorum.text import fold

# Month names and their short forms: en, de, fr, es, it, nl, pt, Scandinavian, Malay, Polish.
_MONTHS = """
january jan january januar janvier janv enero ene gennaio gen januari janeiro stycznia jänner
february feb februar février févr fevrier febrero febbraio februari fevereiro fev lutego luty
march mar mars märz marz maart marzo março marco mac marca marzec maerz
april apr avril avr abril abr aprile kwietnia kwiecień
may mai mayo mag maggio mei maio maj maja
june jun juin junio giugno giu juni junho czerwca
july jul juillet juil julio luglio lug juli julho julai lipca
august aug août aout agosto ago augustus ogos augusti sierpnia
september sep sept septembre septiembre settembre set setembro września
october oct oktober okt octobre octubre ottobre ott oktober outubro out października
november nov novembre noviembre november novembro listopada
december dec dezember dez décembre décem diciembre dic dicembre desember dezembro disember grudnia
"""
MONTHS: dict[str, int] = {
    name: number
    for number, line in enumerate(_MONTHS.strip().splitlines(), 1)
    for name in line.split()
}
_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=lambda n: (-len(n), n)))

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# A form is only looked for where the line has what it needs: a year, a month's name.
_ANY_DIGIT = re.compile(r"\d")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_ANY_MONTH = re.compile(
    "|".join(
        sorted(
            re.escape(name)
            for name in MONTHS
            if not any(name != short and name.startswith(short) for short in MONTHS)
        )
    )
)
_FORMS = tuple(
    (re.compile(form, re.IGNORECASE), "year" in needs, "month" in needs)
    for form, needs in (
        (r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?=\b|T\d)(?!-)", "year"),
        (
            rf"\b{_DAY}\s+(?:de\s+|of\s+)?(?P<month>{_MONTH})\.?,?(?:\s+(?:de\s+|del\s+)?{_YEAR})?\b",
            "month",
        ),
        (rf"\b(?P<month>{_MONTH})\.?\s+{_DAY}\b(?:\s*,)?(?:\s+{_YEAR}\b)?", "month"),
        (rf"\b{_YEAR}\s+(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})\b", "year month"),
        (rf"\b(?P<day>\d{{1,2}})-(?P<month>{_MONTH})-{_YEAR}\b", "year month"),
        (r"\b(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)\b", "year"),
        (
            r"(?<![\w/-])(?P<day>\d{1,2})\s?[/-]\s?(?P<number>\d{1,2})\s?[/-]\s?"
            r"(?P<year>(?:19|20)\d\d)\b(?![/-])",
            "year",
        ),
        (
            r"\b(?P<year>(?:19|20)\d\d)[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})\b(?!\.\d)",
            "year",
        ),
        (
            r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?"
            r"(?P<day>\d{1,2})\s?[日일]",
            "year",
        ),
    )
)
# Which of two small numbers is the day: a page's other dates or its place tell.
Order = Literal["day", "month"]
_FIRST_TWO = re.compile(r"(?<![\w/-])(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d\b(?![/-])")
_TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?(?::\d\d)?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?)"
    r"|(?:(?<=T)|\b)(?P<hour24>[01]?\d|2[0-3])[:.h](?P<minute24>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?!\d"
    r"|\.\d)",
    re.IGNORECASE,
)
_ZULU = re.compile(r"\s*(?:\(?\b(?:GMT|UTC)\b\)?(?!\s*[+\-\d])|Z\b|\+00:?00\b)")
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)


_RUN = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date (and time) read from text: ISO 8601 as coarse as written, and its place."""

    value: str
    span: Span


def moved(span: Span, by: int) -> Span:
    """The same place in a text that something was set before."""
    return Span(span.start + by, span.end + by)


def find_stamp(
    text: str, start: int, end: int, *, near: str | None = None, order: Order | None = None
) -> Stamp | None:
    """The first full date in ``text[start:end]``, with a time of day if one stands by it.

    Args:
        text: The article's text.
        start: Where to begin.
        end: Where to stop; pass short pieces only.
        near: An ISO date from which a missing year is taken.
        order: What stands first in "3/4/2031", where that is known.

    Returns:
        ``None`` where there is no date, where its year can't be told, and where day and
        month could be the other way round and no ``order`` is known.
    """
    line = fold(text[start:end])
    if not _ANY_DIGIT.search(line):
        return None
    year = _ANY_YEAR.search(line) is not None
    month = _ANY_MONTH.search(line.lower()) is not None
    matches = (
        form.search(line)
        for form, needs_year, needs_month in _FORMS
        if (year or not needs_year) and (month or not needs_month)
    )
    for match in sorted((m for m in matches if m), key=lambda m: (m.start(), -m.end())):
        day = _day_of(match, near, order)
        if day is None:
            continue
        first, last = match.span()
        clock, place = _clock_near(line, first, last)
        if place is not None:
            first, last = min(first, place[0]), max(last, place[1])
        return Stamp(day + clock, Span(start + first, start + last))
    return None


def order_of(text: str) -> Order | None:
    """Which comes first in dates of the form "3/14/2031", where all that tell agree."""
    told = set()
    for match in _FIRST_TWO.finditer(text):
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second > 0:
            told.add("day")
        elif second > 12 >= first > 0 and second <= 31:
            told.add("month")
    if told == {"day"}:
        return "day"
    return "month" if told == {"month"} else None


def iso(value: str) -> str | None:
    """An ISO 8601 date from metadata, checked, as coarse as given; ``None`` if it is none.

    Zones are kept: "Z" for UTC, an offset as it is.
    """
    value = value.strip()[:80]
    if not _ANY_DIGIT.search(value):
        return None
    if len(value) >= 8 and (run := _RUN.match(value)):
        value = f"{run[1]}-{run[2]}-{run[3]}"
    match = _ISO.match(value)
    if match is None:
        return _long_form(value)
    parts = match.groupdict()
    if not _is_day(int(parts["year"]), int(parts["month"]), int(parts["day"] or 1)):
        return None
    found = f"{parts['year']}-{parts['month']}" + (f"-{parts['day']}" if parts["day"] else "")
    if parts["hour"] and int(parts["hour"]) < 24 and int(parts["minute"]) < 60:
        zone = parts["zone"] or ""
        if len(zone) >= 5:
            zone = f"{zone[:3]}:{zone[-2:]}"
        zone = "Z" if zone in ("+00:00", "-00:00") else zone
        found += f"T{parts['hour']}:{parts['minute']}{zone}"
    return found


def _long_form(value: str) -> str | None:
    """RFC 822 dates, as feeds have them, and dates in words."""
    from email.utils import parsedate_to_datetime

    try:
        when: datetime = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        stamp = find_stamp(value, 0, len(value))
        return stamp.value if stamp else None
    zone = when.strftime("%z")
    zone = "Z" if zone == "+0000" else f"{zone[:3]}:{zone[3:5]}" if zone else ""
    return when.strftime("%Y-%m-%dT%H:%M") + zone


def _day_of(match: re.Match[str], near: str | None, order: Order | None) -> str | None:
    parts = match.groupdict()
    day = int(parts["day"])
    if parts.get("month"):
        month = MONTHS.get(parts["month"].lower(), 0)
    else:
        month = int(parts["number"])
        first = match.start("day") < match.start("number")
        if first and month > 12 >= day:
            day, month = month, day
        elif first and "." not in match.group() and month <= 12 and day <= 12 and day != month:
            if order is None:
                return None
            day, month = (day, month) if order == "day" else (month, day)
    if parts["year"]:
        year = int(parts["year"])
    elif near and near[:4].isdigit():
        year = int(near[:4])
        # An update in January of a report of December is of the next year.
        if len(near) >= 7 and near[5:7].isdigit() and month + 6 < int(near[5:7]):
            year += 1
    else:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}" if _is_day(year, month, day) else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return 1900 <= year <= 2199


def _clock_near(line: str, first: int, last: int) -> tuple[str, tuple[int, int] | None]:
    """The time of day within a few characters of the date at ``line[first:last]``."""
    after = _TIME.search(line, last, min(len(line), last + 24))
    before = list(_TIME.finditer(line, max(0, first - 24), first))
    match = after or (before[-1] if before else None)
    if match is None:
        return "", None
    if match["hour"]:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if not 1 <= hour <= 12 or minute > 59:
            return "", None
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    else:
        hour, minute = int(match["hour24"]), int(match["minute24"])
    zone = _ZULU.match(line, match.end())
    place = (match.start(), zone.end() if zone else match.end())
    return f"T{hour:02d}:{minute:02d}" + ("Z" if zone else ""), place
