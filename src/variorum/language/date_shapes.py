"""The shapes in which dates and times are written, before anything is resolved.

A regular grammar of our own: dateparser answers what a known date string means, but is
slow and far too willing on running text ("may", "sun", "11-13"). See docs/methods/dates.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from variorum.language.calendar_words import (
    ALL_MONTHS,
    ENGLISH_MONTHS,
    MONTHS,
    NEAR_DAYS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from variorum.language.clock_shapes import (
    am_pm,
    noon,
    plain_clock,
    spoken_clock,
    with_clock,
    worded_clock,
)
from variorum.language.date_patterns import (
    AGO,
    AM_PM,
    BARE_HOUR,
    BEFORE_MONTH,
    COUNTED_AFTER_YEAR,
    DAY_MONTH,
    DECADE,
    DOTTED,
    FOREIGN_MONTH_ALONE,
    FOREIGN_WEEKDAY,
    ISO,
    MILITARY,
    MONTH_ALONE,
    MONTH_DAY,
    MONTH_RANGE,
    MONTH_YEAR,
    NAME_BEFORE_MONTH,
    NEAR,
    NOON,
    NOT_DAY_AFTER,
    NOT_DAY_BEFORE,
    NOT_MONTH_BEFORE,
    PLAIN_CLOCK,
    SEASON,
    SHORT_WEEKDAY,
    SMALL,
    SPOKEN_CLOCK,
    UNIT,
    WEEKDAY,
    WORDED_CLOCK,
    YEARS,
)
from variorum.language.shape import Shape

_I = re.IGNORECASE


def month_names(text: str) -> frozenset[int]:
    """Months that stand as somebody's name in ``text`` ("Clara June", "Mr August")."""
    found = set()
    for match in NAME_BEFORE_MONTH.finditer(text):
        if match["first"].casefold() not in BEFORE_MONTH:
            found.add(ENGLISH_MONTHS[match["month"].casefold()])
    return frozenset(found)


def _month(written: str, language: str) -> int | None:
    """The month's number, or ``None`` where the word cannot be a month as it is written."""
    word = written.casefold()
    if written[0].islower():
        # English months are capitalised; "may", "march" and "mar" in lower case are not.
        table = MONTHS.get(language, {}) if language != "en" else {}
        if word in table:
            return table[word]
        return None if word in ENGLISH_MONTHS or word in SHORT_MONTHS else ALL_MONTHS.get(word)
    table = MONTHS.get(language, {})
    return (
        table.get(word)
        or ENGLISH_MONTHS.get(word)
        or SHORT_MONTHS.get(word)
        or (ALL_MONTHS.get(word))
    )


def _part(written: str | None) -> str:
    word = (written or "").casefold()
    if not word:
        return ""
    if word.startswith("mi") or "middle" in word or "mediados" in word or "pertengahan" in word:
        return "mid"
    starts = (
        "early",
        "the beg",
        "beg",
        "the start",
        "start",
        "anfang",
        "début",
        "iní",
        "ini",
        "awal",
        "a princ",
        "princ",
    )
    return "early" if word.startswith(starts) else "late"


def _days(match: re.Match[str], language: str) -> Shape | None:
    month = _month(match["month"], language)
    day = int(match["day"])
    last = int(match["day2"]) if match["day2"] else None
    if month is None or not 1 <= day <= 31 or (last is not None and not day < last <= 31):
        return None
    year = int(match["year"]) if match["year"] else None
    return Shape(match.start(), match.end(), "day", year=year, month=month, day=day, last_day=last)


def _iso(match: re.Match[str], language: str) -> Shape | None:
    clock = (int(match["h"]), int(match["m"])) if match["h"] else None
    if clock and clock[0] > 23:
        clock = None
    return Shape(
        match.start(),
        match.end(),
        "day",
        year=int(match["year"]),
        month=int(match["month"]),
        day=int(match["day"]),
        clock=clock,
    )


def _dotted(match: re.Match[str], language: str) -> Shape | None:
    first, second = int(match["a"]), int(match["b"])
    if match["sep"] == "." or language not in ("en", "und") or first > 12:
        day, month = first, second
    elif second > 12 or first == second:
        day, month = second, first
    else:
        # 03/04/2030 is two different days on the two sides of an ocean.
        return Shape(match.start(), match.end(), "recurring")
    return Shape(match.start(), match.end(), "day", year=int(match["year"]), month=month, day=day)


def _month_year(match: re.Match[str], language: str) -> Shape | None:
    month = _month(match["month"], language)
    if month is None:
        return None
    return Shape(
        match.start(),
        match.end(),
        "month",
        year=int(match["year"]),
        month=month,
        part=_part(match["part"]),
    )


def _month_range(match: re.Match[str], language: str) -> Shape | None:
    first, last = _month(match["month"], language), _month(match["month2"], language)
    if first is None or last is None or last <= first:
        return None
    return Shape(
        match.start(),
        match.end(),
        "month",
        year=int(match["year"]) if match["year"] else None,
        month=first,
        last_month=last,
        lean=(match["lean"] or "").casefold(),
    )


def _month_alone(match: re.Match[str], language: str) -> Shape | None:
    month = _month(match["month"], language)
    text = match.string
    if month is None or match.start() == match.start("month"):
        return None
    if NOT_MONTH_BEFORE.match(text, match.end()):
        return None
    groups = match.groupdict()
    lean = (groups.get("lean") or "").casefold()
    part = _part(match["part"])
    if lean.startswith(("earlier", "later")):
        part, lean = "", "this"
    if not part and text[match.start() : match.start() + 4].casefold() == "late":
        part = "late"
    begin = min(
        match.start(name)
        for name in ("lean", "part", "month")
        if name in groups and match.start(name) >= 0
    )
    return Shape(begin, match.end(), "month", month=month, lean=lean, part=part)


def _years(match: re.Match[str], language: str) -> Shape | None:
    year = int(match["year"])
    last = None
    if match["year2"]:
        last = int(match["year2"])
        if last < 100:
            last += year // 100 * 100
        if last <= year:
            return None
    elif COUNTED_AFTER_YEAR.match(match.string, match.end()):
        return None
    begin = next(
        (match.start(name) for name in ("part1", "part") if match[name]), match.start("year")
    )
    return Shape(
        begin,
        match.end(),
        "year",
        year=year,
        last_year=last,
        part=_part(match["part1"] or match["part"]),
    )


def _decade(match: re.Match[str], language: str) -> Shape | None:
    year = int(match["year"])
    return Shape(
        match.start(),
        match.end(),
        "year",
        year=year,
        last_year=year + 9,
        part=_part(match["part"] or match["part2"]),
    )


def _season(match: re.Match[str], language: str) -> Shape | None:
    return Shape(
        match.start(),
        match.end(),
        "season",
        year=int(match["year"]),
        unit=match["season"].casefold(),
    )


def _weekday(match: re.Match[str], language: str) -> Shape | None:
    text, start = match.string, match.start("weekday")
    if not match["weekday"][0].isupper():
        return None
    lean = (match["lean"] or "").casefold()
    if match["plural"] or lean in ("every", "each"):
        return Shape(match.start(), match.end(), "recurring")
    before = re.search(r"(\w+)[ \u00a0]\Z", text[max(0, start - 24) : start])
    after = re.match(r"[ \u00a0](\w+)", text[match.end("weekday") : match.end("weekday") + 24])
    if before and before.group(1).casefold() in NOT_DAY_AFTER:
        return None
    if after and after.group(1)[0].isupper() and after.group(1).casefold() in NOT_DAY_BEFORE:
        return None
    if lean.startswith("this"):
        lean = {"this past": "last", "this coming": "next"}.get(lean, "this")
    return Shape(
        match.start(),
        match.end(),
        "weekday",
        weekday=WEEKDAYS["en"][match["weekday"].casefold()],
        lean=lean,
        part=(match["part"] or "").casefold(),
    )


def _short_weekday(match: re.Match[str], language: str) -> Shape | None:
    if not match["weekday"][0].isupper():
        return None
    return Shape(
        match.start(), match.end(), "weekday", weekday=SHORT_WEEKDAYS[match["weekday"].casefold()]
    )


def _foreign_weekday(match: re.Match[str], language: str) -> Shape | None:
    return Shape(
        match.start(),
        match.end(),
        "weekday",
        weekday=WEEKDAYS[language][match["weekday"].casefold()],
    )


# A determiner or a possessor makes "last" an adjective of what follows.
_OWNED = re.compile(r"(?:\b(?:the|an?|its|their|his|her|our|my|your)|['’]s?)[ \u00a0]\Z", _I)


def _near(match: re.Match[str], language: str) -> Shape | None:
    word = match["near"].casefold().replace("\u2019", "'")
    offset = NEAR_DAYS[language][word]
    text = match.string
    if language == "en" and match["near"][0].isupper():
        # "USA Today", "the Today programme": capital where no sentence begins.
        before = re.search(r"(\S)[ \u00a0]+\Z", text[max(0, match.start() - 8) : match.start()])
        if before and before.group(1).isalnum():
            return None
    if (
        language == "en"
        and re.search(
            r"\b(?:an?|better|every|of|the) \Z", text[max(0, match.start() - 8) : match.start()], _I
        )
        and word in ("today", "tomorrow", "yesterday")
    ):
        return None  # "a better tomorrow"
    if (
        language == "en"
        and word == "last night"
        and _OWNED.search(text[max(0, match.start() - 24) : match.start()])
    ):
        return None  # "the country's last night train", "its last night shift"
    part = (match.groupdict().get("part") or "").casefold()
    for ending in ("morning", "afternoon", "evening", "night"):
        if word.endswith(ending):
            part = ending
    return Shape(match.start(), match.end(), "near", offset=offset, part=part)


def _unit(match: re.Match[str], language: str) -> Shape | None:
    lean = match["lean"].casefold()
    text, start = match.string, match.start("lean")
    if match["unit"][0].isupper():
        return None  # a programme or a magazine: "on This Week"
    if lean != "this" and re.search(r"\bthe\s\Z", text[max(0, start - 5) : start], _I):
        return None  # "in the last year" is twelve months, no calendar year
    return Shape(
        match.start(),
        match.end(),
        "unit",
        unit=match["unit"].casefold(),
        lean=lean,
        offset={"last": -1, "this": 0, "next": 1}[lean],
        part=(match["part"] or "").casefold(),
    )


def _ago(match: re.Match[str], language: str) -> Shape | None:
    written = match["n"].casefold()
    count = 1 if written in ("a", "an") else SMALL.get(written) or int(written)
    return Shape(match.start(), match.end(), "ago", unit=match["unit"].casefold(), offset=-count)


_Reader = Callable[[re.Match[str], str], Shape | None]
_GRAMMAR: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (ISO, _iso),
    (DOTTED, _dotted),
    (DAY_MONTH, _days),
    (MONTH_DAY, _days),
    (MONTH_YEAR, _month_year),
    (MONTH_RANGE, _month_range),
    (MONTH_ALONE, _month_alone),
    (SEASON, _season),
    (YEARS, _years),
    (DECADE, _decade),
    (WEEKDAY, _weekday),
    (SHORT_WEEKDAY, _short_weekday),
    (UNIT, _unit),
    (AGO, _ago),
    (AM_PM, am_pm),
    (PLAIN_CLOCK, plain_clock),
    (WORDED_CLOCK, worded_clock),
    (MILITARY, worded_clock),
    (SPOKEN_CLOCK, spoken_clock),
    (BARE_HOUR, spoken_clock),
    (NOON, noon),
)


def _grammar(language: str) -> Iterator[tuple[re.Pattern[str], _Reader]]:
    yield from _GRAMMAR
    if language in ("en", "und"):
        yield NEAR["en"], lambda match, _: _near(match, "en")
        return
    if language in NEAR:
        yield NEAR[language], _near
    if language in FOREIGN_WEEKDAY:
        yield FOREIGN_WEEKDAY[language], _foreign_weekday
    if language in FOREIGN_MONTH_ALONE:
        yield FOREIGN_MONTH_ALONE[language], _month_alone


_JOIN = re.compile(
    r"(?:[,\s·•|(]|\b(?:at|on|around|about|just|shortly|before|after|by|from|until|um|gegen|à"
    r"|las|a|la|alle|om|às|pukul|kira-kira|the)\b)*\Z",
    _I,
)


def _merge(shapes: list[Shape], text: str) -> list[Shape]:
    """Join a weekday to the date it belongs to, and a time of day to its date."""
    merged: list[Shape] = []
    for shape in shapes:
        last = merged[-1] if merged else None
        if (
            last is None
            or shape.start - last.end > 24
            or not _JOIN.match(text, last.end, shape.start)
            or "\n" in text[last.end : shape.start]
        ):
            merged.append(shape)
            continue
        points = ("day", "weekday", "near")
        if last.kind == "weekday" and shape.kind == "day":
            merged[-1] = replace(
                shape,
                start=last.start,
                weekday=last.weekday,
                part=last.part,
            )
        elif last.kind in points and shape.kind == "time" and last.clock is None:
            merged[-1] = with_clock(last, shape)
        elif last.kind == "time" and shape.kind in points and shape.clock is None:
            merged[-1] = with_clock(shape, last)
        else:
            merged.append(shape)
    return merged


def find_shapes(
    text: str, start: int = 0, end: int | None = None, language: str = "und"
) -> tuple[Shape, ...]:
    """Find dates and times in ``text[start:end]`` by their shape, in order, not overlapping.

    The earliest and then the longest shape wins. ``language`` is a primary tag ("en").

    Cost: time linear in the length, about two dozen patterns a pass.
    """
    end = len(text) if end is None else end
    found: list[Shape] = []
    for pattern, read in _grammar(language):
        for match in pattern.finditer(text, start, end):
            shape = read(match, language)
            if shape is not None:
                found.append(shape)
    found.sort(key=lambda shape: (shape.start, -shape.end, shape.kind))
    kept: list[Shape] = []
    for shape in found:
        if kept and shape.start < kept[-1].end:
            if shape.end > kept[-1].end and (shape.end - shape.start) > (
                kept[-1].end - kept[-1].start
            ):
                kept[-1] = shape
            continue
        kept.append(shape)
    return tuple(_merge(kept, text))
