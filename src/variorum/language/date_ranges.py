"""The range of time that a written date stands for, given the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from variorum.language.calendar_words import DAY_PARTS, SEASONS
from variorum.language.shape import Shape
from variorum.model import Article
from variorum.model.analysis import Precision

_PUBLISHED = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<h>\d\d):(?P<m>\d\d))?)?)?"
)

_FAR = 8  # months
_AS_NEAR = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Range:
    """A resolved range; ``fine`` where it is a day or finer and may carry a time of day."""

    earliest: datetime
    latest: datetime
    precision: Precision
    anchored: bool

    @property
    def fine(self) -> bool:
        return self.precision in ("day", "hour", "minute") and (
            self.latest - self.earliest <= timedelta(hours=36)
        )


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication, as far as known."""

    year: int
    month: int | None
    day: int | None

    @property
    def is_day(self) -> bool:
        """Whether there is such a day at all."""
        return _day(self.year, self.month or 1, self.day or 1) is not None

    @property
    def date(self) -> datetime | None:
        if self.month is None or self.day is None:
            return None
        return datetime(self.year, self.month, self.day)  # noqa: DTZ001 local time, no zone


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)  # noqa: DTZ001 local times have no zone
    except ValueError:
        return None


def anchor_of(article: Article) -> Anchor | None:
    match = _PUBLISHED.match(article.published.value) if article.published else None
    if match is None:
        return None
    year = int(match["year"])
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    if not 1 <= year < 9000 or _day(year, month or 1, day or 1) is None:
        return None
    return Anchor(year, month, day)


def _next_month(year: int, month: int, step: int = 1) -> tuple[int, int]:
    index = year * 12 + month - 1 + step
    return index // 12, index % 12 + 1


def _month_range(year: int, month: int, part: str, anchored: bool) -> Range | None:
    first = _day(year, month, 1)
    after = _day(*_next_month(year, month), 1)
    if first is None or after is None:
        return None
    if part == "early":
        return Range(first, first + timedelta(days=10), "month", anchored)
    if part == "mid":
        return Range(first + timedelta(days=10), first + timedelta(days=20), "month", anchored)
    if part == "late":
        return Range(first + timedelta(days=20), after, "month", anchored)
    return Range(first, after, "month", anchored)


def _year_range(year: int, last: int | None, part: str, anchored: bool = False) -> Range | None:
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
    span = 10 if last is not None and last - year == 9 and year % 10 == 0 else 1
    if part and span == 10:
        years = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}[part]
        first, after = _day(year + years[0], 1, 1), _day(year + years[1], 1, 1)
        precision: Precision = "year"
    elif part:
        low, high = months[part]
        first = _day(year, low, 1)
        after = _day(*_next_month(year, high), 1)
        precision = "month"
    else:
        first, after = _day(year, 1, 1), _day((last or year) + 1, 1, 1)
        precision = "year"
    if first is None or after is None:
        return None
    return Range(first, after, precision, anchored)


def _season_range(shape: Shape, anchor: Anchor | None) -> Range | None:
    low, high = SEASONS[shape.unit]
    year = shape.year
    if year is None and shape.lean == "year" and anchor is not None:
        year = anchor.year + shape.offset
    if year is not None:
        if shape.unit == "winter":
            # "Winter 2030" may be its first or its last months.
            first, after = _day(year, 1, 1), _day(year + 1, 3, 1)
        else:
            first, after = _day(year, low, 1), _day(*_next_month(year, high, 0), 1)
        return (
            None
            if first is None or after is None
            else _part_of(Range(first, after, "month", shape.year is None), shape.part)
        )
    if anchor is None or anchor.month is None or not shape.lean:
        return None
    today = _day(anchor.year, anchor.month, anchor.day or 15)
    best: Range | None = None
    for start in (anchor.year - 2, anchor.year - 1, anchor.year, anchor.year + 1):
        first, after = _day(start, low, 1), _day(*_next_month(start, high, 0), 1)
        if first is None or after is None or today is None:
            continue
        season = Range(first, after, "month", True)
        if shape.lean == "last" and after <= today:
            best = season
        elif shape.lean == "next" and first > today:
            best = best or season
        elif shape.lean == "this" and (first.year == anchor.year or first <= today < after):
            # In February "this winter" is the one that is on.
            best = season if best is None or today < best.earliest else best
            if first <= today < after:
                return season
    return best


def _part_of(whole: Range, part: str) -> Range:
    """The early, middle or late third of a range of months."""
    third = (whole.latest - whole.earliest) // 3
    third -= timedelta(seconds=third.seconds)
    if part == "early":
        return replace(whole, latest=whole.earliest + third)
    if part == "mid":
        return replace(whole, earliest=whole.earliest + third, latest=whole.latest - third)
    return replace(whole, earliest=whole.latest - third) if part == "late" else whole


def _day_range(shape: Shape, anchor: Anchor | None, known: int | None, tense: str) -> Range | None:
    if shape.day is None and shape.weekday is not None:
        return _nth_weekday_range(shape, anchor, known, tense)
    month, number = shape.month or 0, shape.day or 0
    year, anchored = shape.year, False
    if year is None:
        # Of several days the last says the year: "between 1 January and 2 May".
        tied = replace(shape, month=shape.last_month or month, day=shape.last_day or number)
        year, anchored = _year_of(tied, anchor, known, tense), True
    first = None if year is None else _day(year, month, number)
    last = first
    if year is not None and shape.last_day:
        last = _day(shape.last_year or year, shape.last_month or month, shape.last_day)
    if first is None or last is None or last < first:
        return None
    return Range(first, last + timedelta(days=1), "day", anchored)


def _nth_weekday_range(
    shape: Shape, anchor: Anchor | None, known: int | None, tense: str
) -> Range | None:
    """ "The last Friday of June"; ``None`` where the month has no such day."""
    month = shape.month or 0
    year, anchored = shape.year, False
    if year is None:
        middle = replace(shape, day=15, weekday=None)
        year, anchored = _year_of(middle, anchor, known, tense), True
    if year is None:
        return None
    days = [
        day
        for number in range(1, 32)
        if (day := _day(year, month, number)) is not None and day.weekday() == shape.weekday
    ]
    at = shape.offset if shape.offset < 0 else shape.offset - 1
    if not days or not -1 <= at < len(days):
        return None
    return Range(days[at], days[at] + timedelta(days=1), "day", anchored)


def _year_of(shape: Shape, anchor: Anchor | None, known: int | None, tense: str) -> int | None:
    """The year of a day without one, or ``None``.

    The last such day where the words look back, the next where they look ahead, else the
    nearest to publication; without a publication date the one year that the text has. A
    weekday beside the day may decide between two years that are about as near.
    """
    month, number = shape.month or 0, shape.day or 0
    if anchor is None or anchor.month is None:
        return known if anchor is None else None
    published = _day(anchor.year, anchor.month, anchor.day or 15)
    best: tuple[timedelta, int] | None = None
    fitting: tuple[timedelta, int] | None = None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        day = _day(year, month, number)
        if day is None or published is None:
            continue
        # Two days of grace: the world's clocks differ, and pages are dated after the fact.
        away = abs(day - published)
        wrong_side = (tense == "past" and day > published + timedelta(days=2)) or (
            tense == "future" and day < published - timedelta(days=2)
        )
        # A day on the wrong side of the words only wins over one more than eight months off.
        distance = (away + timedelta(days=122) if wrong_side else away, year)
        best = distance if best is None else min(best, distance)
        if day.weekday() == shape.weekday and away <= _AS_NEAR:
            fitting = distance if fitting is None else min(fitting, distance)
    if best is not None and fitting is not None:
        return fitting[1]
    return None if best is None else best[1]


def _weekday_range(shape: Shape, anchor: Anchor, tense: str) -> Range | None:
    published = anchor.date
    if published is None or shape.weekday is None:
        return None
    if shape.unit == "after":  # "Monday week": a week from the coming one
        ahead = (shape.weekday - published.weekday()) % 7 or 7
        day = published + timedelta(days=ahead + 7)
        return Range(day, day + timedelta(days=1), "day", True)
    if shape.unit == "week":  # "Tuesday last week"
        monday = published - timedelta(days=published.weekday())
        day = monday + timedelta(weeks=shape.offset, days=shape.weekday)
        return Range(day, day + timedelta(days=1), "day", True)
    back = (published.weekday() - shape.weekday) % 7
    # "This Friday" is the coming one unless the words look back.
    coming = tense == "future" or (shape.lean == "this" and tense != "past")
    if shape.lean == "last":
        day = published - timedelta(days=back or 7)
    elif shape.lean == "next" or (coming and back):
        day = published + timedelta(days=7 - back)
    else:
        day = published - timedelta(days=back)
    return Range(day, day + timedelta(days=1 + (shape.last_day or 0)), "day", True)


def _unit_range(shape: Shape, anchor: Anchor) -> Range | None:
    if shape.unit == "decade":
        return None
    edge = anchor.date
    if shape.unit == "year":
        whole = _year_range(anchor.year + shape.offset, None, _plain(shape.part), True)
    elif anchor.month is None:
        return None
    elif shape.unit == "month":
        year, month = _next_month(anchor.year, anchor.month, shape.offset)
        whole = _month_range(year, month, _plain(shape.part), True)
    elif edge is None:
        return None
    else:
        monday = edge - timedelta(days=edge.weekday()) + timedelta(weeks=shape.offset)
        if shape.unit == "weekend":
            saturday = monday + timedelta(days=5)
            return Range(saturday, saturday + timedelta(days=2), "day", True)
        whole = Range(monday, monday + timedelta(days=7), "day", True)
    if whole is None or edge is None or shape.part not in ("earlier", "later") or shape.offset:
        return whole
    precision: Precision = "day" if shape.unit == "week" else "month"
    if shape.part == "earlier":
        return replace(whole, latest=edge + timedelta(days=1), precision=precision)
    return replace(whole, earliest=edge, precision=precision)


def _plain(part: str) -> str:
    return "" if part in ("earlier", "later") else part


def _ago_range(shape: Shape, anchor: Anchor) -> Range | None:
    if shape.unit == "fortnight":
        shape = replace(shape, unit="week", offset=2 * shape.offset)
    if abs(shape.offset) > 999:
        return None
    if shape.unit == "year":
        return _year_range(anchor.year + shape.offset, None, "", True)
    if anchor.month is None:
        return None
    if shape.unit == "month":
        year, month = _next_month(anchor.year, anchor.month, shape.offset)
        return _month_range(year, month, "", True)
    if anchor.date is None:
        return None
    if shape.unit == "day":
        day = anchor.date + timedelta(days=shape.offset)
        return Range(day, day + timedelta(days=1), "day", True)
    if shape.unit == "week":
        day = anchor.date + timedelta(weeks=shape.offset)
        return Range(day - timedelta(days=3), day + timedelta(days=4), "day", True)
    return None  # minutes and hours before we know not what moment


def _month_near(shape: Shape, anchor: Anchor, tense: str) -> Range | None:
    """A month without a year: nearest to publication, or before or after it by the words.

    A month more than eight away on the side of the words is taken from the other side:
    people name the year of what is so far off, and the look at the words may be wrong.
    """
    if anchor.month is None or shape.month is None:
        return None
    away = (shape.month - anchor.month) % 12  # months ahead, 0 to 11
    if shape.lean == "this":
        away = shape.month - anchor.month
    elif shape.lean == "last":
        away -= 12
    elif shape.lean == "next":
        away = away or 12
    elif (
        (tense == "past" and away >= 12 - _FAR)
        or (tense != "future" and away > 6)
        or (tense == "future" and away > _FAR)
    ):
        away -= 12
    year, month = _next_month(anchor.year, anchor.month, away)
    return _month_range(year, month, shape.part, True)


def _months_range(shape: Shape, anchor: Anchor | None) -> Range | None:
    """Several months of one year: "between March and November 2035"."""
    year = shape.year
    if year is None and anchor is not None and shape.lean:
        year = anchor.year + {"last": -1, "this": 0, "next": 1}[shape.lean]
    if year is None or shape.month is None or shape.last_month is None:
        return None
    first, after = _day(year, shape.month, 1), _day(*_next_month(year, shape.last_month), 1)
    if first is None or after is None:
        return None
    return Range(first, after, "month", shape.year is None)


def part_of_day(day: Range, part: str) -> Range:
    hours = DAY_PARTS.get(part)
    if hours is None:
        return day
    return replace(
        day,
        earliest=day.earliest + timedelta(hours=hours[0]),
        latest=day.earliest + timedelta(hours=hours[1]),
    )


def at_clock(day: datetime, shape: Shape, anchored: bool) -> Range:
    """A time of day on a day: a minute, or the hour that "8pm" begins.

    "Half past seven" may be in either half of the day, so it keeps the whole day.
    """
    if shape.half_day or shape.clock is None:
        return Range(day, day + timedelta(days=1), "day", anchored)
    moment = day + timedelta(hours=shape.clock[0], minutes=shape.clock[1])
    if shape.hour_only:
        return Range(moment, moment + timedelta(hours=1), "hour", anchored)
    return Range(moment, moment + timedelta(minutes=1), "minute", anchored)


def dated_range(shape: Shape, anchor: Anchor | None, known: int | None, tense: str) -> Range | None:
    """The range of a shape that has a date in it."""
    if shape.kind == "day":
        return _day_range(shape, anchor, known, tense)
    if shape.kind == "season":
        return _season_range(shape, anchor)
    if shape.kind == "year":
        return _year_range(shape.year or 0, shape.last_year, shape.part)
    if shape.kind == "month" and shape.last_month is not None:
        return _months_range(shape, anchor)
    if shape.kind == "month" and shape.year is not None:
        return _month_range(shape.year, shape.month or 0, shape.part, False)
    if anchor is None:
        return None
    if shape.kind == "month":
        return _month_near(shape, anchor, tense)
    if shape.kind == "weekday":
        return _weekday_range(shape, anchor, tense)
    if shape.kind == "unit":
        return _unit_range(shape, anchor)
    if shape.kind in ("ago", "ahead") or (shape.kind == "perhaps" and tense == "future"):
        return _ago_range(shape, anchor)
    if shape.kind == "near" and anchor.date is not None:
        day = anchor.date + timedelta(days=shape.offset)
        return Range(day, day + timedelta(days=1), "day", True)
    return None
