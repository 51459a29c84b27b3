"""Dates and times of an article, resolved against the day it was published."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from variorum.language.calendar_words import DAY_PARTS, SEASONS
from variorum.language.date_shapes import Shape, find_shapes, month_names
from variorum.model import Article, Sentence, Span, When
from variorum.model.analysis import Precision

# Blocks that are not the article's own telling.
_SKIPPED = frozenset({"noise", "reference"})
# How many sentences back a time of day may look for its date.
_REACH = 6

_PUBLISHED = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<h>\d\d):(?P<m>\d\d))?)?)?"
)
# The verbs near a day that tell whether it lies ahead or behind; the nearest one counts.
_CUE = re.compile(
    r"(?<![\w'\u2019])(?:(?P<future>will|shall|won['\u2019]t|(?:is|are) due|due (?:in|on|before|back)"
    r"|expected|scheduled|set to|plans? to|planned for|going to|is to|are to|must|starting"
    r"|beginning|starts|begins|opens|ahead of|next)"
    r"|(?P<past>said|says|told|was|were|had|did|went|came|held|sent|left|found|made|took|saw"
    r"|met|died|began|broke|hit|fell|rose|won|lost|gave|got|became|wrote|put|struck|has|have"
    r"|since|\w{2,}ed))(?!\w)"
    r"|(?P<ll>['\u2019]ll)(?!\w)",
    re.IGNORECASE,
)
# These look ahead only right before the day: "by Monday", never "bitten by a dog on Monday".
_AHEAD_OF = re.compile(
    r"(?<!\w)(?:by|from|until|till|starting|beginning|effective|as of|ab|bis|mulai)"
    r"(?: (?:on|the|late|early))?\s+\Z",
    re.IGNORECASE,
)
_LIVE_ENTRY = re.compile(r"\s*(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\b)?(?![\d.,:])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Range:
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
class _Anchor:
    """The day of publication, as far as known."""

    year: int
    month: int | None
    day: int | None

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


def _anchor(article: Article) -> _Anchor | None:
    match = _PUBLISHED.match(article.published.value) if article.published else None
    if match is None:
        return None
    year = int(match["year"])
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    if not 1 <= year < 9000 or _day(year, month or 1, day or 1) is None:
        return None
    return _Anchor(year, month, day)


def _next_month(year: int, month: int, step: int = 1) -> tuple[int, int]:
    index = year * 12 + month - 1 + step
    return index // 12, index % 12 + 1


def _month_range(year: int, month: int, part: str, anchored: bool) -> _Range | None:
    first = _day(year, month, 1)
    after = _day(*_next_month(year, month), 1)
    if first is None or after is None:
        return None
    if part == "early":
        return _Range(first, first + timedelta(days=10), "day", anchored)
    if part == "mid":
        return _Range(first + timedelta(days=9), first + timedelta(days=20), "day", anchored)
    if part == "late":
        return _Range(first + timedelta(days=20), after, "day", anchored)
    return _Range(first, after, "month", anchored)


def _year_range(year: int, last: int | None, part: str, anchored: bool = False) -> _Range | None:
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
    return _Range(first, after, precision, anchored)


def _season_range(shape: Shape) -> _Range | None:
    year = shape.year or 0
    if shape.unit == "winter":
        # "Winter 2030" may be its first or its last months.
        first, after = _day(year, 1, 1), _day(year + 1, 3, 1)
    else:
        low, high = SEASONS[shape.unit]
        first, after = _day(year, low, 1), _day(*_next_month(year, high, 0), 1)
    return None if first is None or after is None else _Range(first, after, "month", False)


def _day_range(shape: Shape, anchor: _Anchor | None, known: int | None) -> _Range | None:
    month, number = shape.month or 0, shape.day or 0
    year, anchored = shape.year, False
    if year is None:
        year, anchored = _year_of(month, number, anchor, known), True
    first = None if year is None else _day(year, month, number)
    last = first if year is None or not shape.last_day else _day(year, month, shape.last_day)
    if first is None or last is None:
        return None
    return _Range(first, last + timedelta(days=1), "day", anchored)


def _year_of(month: int, number: int, anchor: _Anchor | None, known: int | None) -> int | None:
    """The year of a day without one: nearest to publication, else the one year the text has."""
    if anchor is None or anchor.month is None:
        return known if anchor is None else None
    published = _day(anchor.year, anchor.month, anchor.day or 15)
    best: tuple[timedelta, int] | None = None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        day = _day(year, month, number)
        if day is not None and published is not None:
            distance = (abs(day - published), year)
            best = distance if best is None else min(best, distance)
    return None if best is None else best[1]


def _tense(text: str, shape: Shape, low: int, high: int) -> str:
    """Whether the words about a day look back or ahead: "past", "future" or "" for neither."""
    low = max(low, shape.start - 60)
    if _AHEAD_OF.search(text[low : shape.start]):
        return "future"
    before = None
    for match in _CUE.finditer(text, low, shape.start):
        before = match
    if before is not None:
        return "past" if before["past"] else "future"
    high = min(high, shape.end + 60)
    clause = text.find(";", shape.end, high)
    after = _CUE.search(text, shape.end, high if clause < 0 else clause)
    if after is None:
        return ""
    return "past" if after["past"] else "future"


def _weekday_range(shape: Shape, anchor: _Anchor, tense: str) -> _Range | None:
    published = anchor.date
    if published is None or shape.weekday is None:
        return None
    back = (published.weekday() - shape.weekday) % 7
    if shape.lean == "last":
        day = published - timedelta(days=back or 7)
    elif shape.lean == "next" or (tense == "future" and back):
        day = published + timedelta(days=7 - back)
    else:
        day = published - timedelta(days=back)
    return _Range(day, day + timedelta(days=1), "day", True)


def _unit_range(shape: Shape, anchor: _Anchor) -> _Range | None:
    if shape.unit == "decade":
        return None
    if shape.unit == "year":
        if shape.part in ("earlier", "later") and anchor.date and shape.offset == 0:
            edge = anchor.date
            first, after = _day(anchor.year, 1, 1), _day(anchor.year + 1, 1, 1)
            if first is None or after is None:
                return None
            if shape.part == "earlier":
                return _Range(first, edge + timedelta(days=1), "month", True)
            return _Range(edge, after, "month", True)
        part = {"early": "early", "late": "late", "mid": "mid", "the start of": "early",
                "the end of": "late"}.get(shape.part, "")
        return _year_range(anchor.year + shape.offset, None, part, True)
    if anchor.month is None:
        return None
    if shape.unit == "month":
        year, month = _next_month(anchor.year, anchor.month, shape.offset)
        return _month_range(year, month, "", True)
    if anchor.date is None:
        return None
    monday = anchor.date - timedelta(days=anchor.date.weekday()) + timedelta(weeks=shape.offset)
    if shape.unit == "weekend":
        saturday = monday + timedelta(days=5)
        return _Range(saturday, saturday + timedelta(days=2), "day", True)
    # Weeks begin on Sunday in some countries.
    return _Range(monday - timedelta(days=1), monday + timedelta(days=7), "day", True)


def _ago_range(shape: Shape, anchor: _Anchor) -> _Range | None:
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
        return _Range(day, day + timedelta(days=1), "day", True)
    if shape.unit == "week":
        day = anchor.date + timedelta(weeks=shape.offset)
        return _Range(day - timedelta(days=3), day + timedelta(days=4), "day", True)
    return None  # minutes and hours before we know not what moment


def _month_near(shape: Shape, anchor: _Anchor, tense: str) -> _Range | None:
    """A month without a year: the last such month, or the next one where the words look ahead."""
    if anchor.month is None or shape.month is None:
        return None
    year = anchor.year
    ahead = shape.lean == "next" or (tense == "future" and not shape.lean)
    if shape.lean == "last" and shape.month >= anchor.month:
        year -= 1
    elif shape.lean == "this":
        year += 0
    elif ahead and (shape.month < anchor.month or (shape.lean and shape.month == anchor.month)):
        year += 1
    elif not ahead and shape.month > anchor.month:
        year -= 1
    return _month_range(year, shape.month, shape.part, True)


def _part_of(day: _Range, part: str) -> _Range:
    hours = DAY_PARTS.get(part)
    if hours is None:
        return day
    return replace(
        day,
        earliest=day.earliest + timedelta(hours=hours[0]),
        latest=day.earliest + timedelta(hours=hours[1]),
    )


def _at(day: datetime, shape: Shape, anchored: bool) -> _Range:
    """A time of day on a day; "half past six" may be either half, so it keeps the whole day."""
    if shape.half_day or shape.clock is None:
        return _Range(day, day + timedelta(days=1), "day", anchored)
    moment = day + timedelta(hours=shape.clock[0], minutes=shape.clock[1])
    return _Range(moment, moment + timedelta(minutes=1), "minute", anchored)


def _only_year(shapes: Sequence[Shape]) -> int | None:
    years = {shape.year for shape in shapes if shape.kind in ("day", "month") and shape.year}
    return years.pop() if len(years) == 1 else None


def _dated(
    shape: Shape, anchor: _Anchor | None, known: int | None, tense: str
) -> _Range | None:
    """The range of a shape that has a date in it."""
    if shape.kind == "day":
        return _day_range(shape, anchor, known)
    if shape.kind == "season":
        return _season_range(shape)
    if shape.kind == "year":
        return _year_range(shape.year or 0, shape.last_year, shape.part)
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
    if shape.kind == "ago":
        return _ago_range(shape, anchor)
    if shape.kind == "near" and anchor.date is not None:
        day = anchor.date + timedelta(days=shape.offset)
        return _Range(day, day + timedelta(days=1), "day", True)
    return None


def _when(shape: Shape, found: _Range) -> When:
    return When(
        Span(shape.start, shape.end),
        found.earliest.isoformat(timespec="minutes"),
        found.latest.isoformat(timespec="minutes"),
        found.precision,
        found.anchored,
    )


def _shapes(article: Article) -> list[tuple[int, Shape]]:
    """Every shape with the index of its block, names of people taken out."""
    language = article.language[:2] if article.language != "und" else "und"
    names = month_names(article.text)
    found = []
    for index, block in enumerate(article.blocks):
        if block.kind in _SKIPPED:
            continue
        for shape in find_shapes(article.text, block.span.start, block.span.end, language):
            alone = shape.kind == "month" and shape.year is None
            if not (alone and shape.month in names) and shape.kind != "recurring":
                found.append((index, shape))
    return found


def find_whens(article: Article, sentences: Sequence[Sentence]) -> tuple[When, ...]:
    """Find the dates and times of an article and say which range of time each one is.

    Absolute dates need nothing; weekdays, "yesterday", "last month" and days without a
    year are resolved against ``article.published`` and dropped where it is not known,
    apart from a day and month when the article's other dates all have one year. A time
    of day takes the date of its sentence, else the nearest one before it, else (on a live
    page, or where no date stands near) the day of publication.

    Returns:
        In order of place; spans do not overlap. Empty where nothing can be resolved.

    Cost: time linear in the text. More: docs/methods/dates.md.
    """
    text = article.text
    anchor = _anchor(article)
    shapes = _shapes(article)
    known = _only_year([shape for _, shape in shapes])
    starts = [sentence.span.start for sentence in sentences]
    live = {
        index
        for index, block in enumerate(article.blocks)
        if block.kind not in _SKIPPED and _LIVE_ENTRY.match(text, block.span.start, block.span.end)
    }
    found: list[When] = []
    dated: list[tuple[int, int, datetime]] = []  # (sentence, block, day) of every plain day
    clocks: list[tuple[int, int, Shape]] = []
    for block, shape in shapes:
        at = max(0, bisect_right(starts, shape.start) - 1)
        low, high = article.blocks[block].span.start, article.blocks[block].span.end
        if sentences:
            low = max(low, sentences[at].span.start)
            high = max(shape.end, min(high, sentences[at].span.end))
        if shape.kind == "time":
            clocks.append((at, block, shape))
            continue
        needs_tense = shape.kind == "weekday" or (shape.kind == "month" and shape.year is None)
        tense = _tense(text, shape, low, high) if needs_tense else ""
        resolved = _dated(shape, anchor, known, tense)
        if resolved is None:
            continue
        if resolved.fine:
            dated.append((at, block, resolved.earliest))
        if shape.clock is not None and resolved.fine:
            resolved = _at(resolved.earliest, shape, resolved.anchored)
        else:
            resolved = _part_of(resolved, shape.part) if resolved.fine else resolved
        found.append(_when(shape, resolved))
    for at, block, shape in clocks:
        day = _day_of_clock(at, block, live, dated, anchor)
        if day is not None:
            found.append(_when(shape, _at(day, shape, True)))
    return tuple(sorted(found, key=lambda when: (when.span.start, when.span.end)))


def _day_of_clock(
    at: int,
    block: int,
    live: set[int],
    dated: Sequence[tuple[int, int, datetime]],
    anchor: _Anchor | None,
) -> datetime | None:
    same = [day for sentence, _, day in dated if sentence == at]
    if same:
        # Two days in one sentence: which of them the time belongs to is a guess.
        return same[0] if len(set(same)) == 1 else None
    published = anchor.date if anchor else None
    if len(live) >= 2 and live and block >= min(live):
        return published
    before = [(sentence, day) for sentence, _, day in dated if at - _REACH <= sentence < at]
    if before:
        return max(before, key=lambda item: item[0])[1]
    return published
