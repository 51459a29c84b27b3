"""The shapes in which dates and times are written, before anything is resolved.

A regular grammar of our own: dateparser answers what a known date string means, but is
slow and far too willing on running text ("may", "sun", "11-13"). See docs/methods/dates.md.
"""

from __future__ import annotations

import re

from variorum.language import triggers
from variorum.language.calendar_words import (
    COUNTS,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    NEAR_DAYS,
    ORDINALS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
)
from variorum.language.clock_shapes import (
    am_pm,
    noon,
    plain_clock,
    spoken_clock,
    worded_clock,
)
from variorum.language.date_patterns import (
    AGO,
    AHEAD,
    AM_PM,
    BARE_HOUR,
    BEFORE_MONTH,
    COUNTED_AFTER_YEAR,
    DAY_MONTH,
    DECADE,
    DOTTED,
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
    NTH_WEEKDAY,
    PERIOD,
    PLAIN_CLOCK,
    SEASON,
    SHORT_WEEKDAY,
    SPOKEN_CLOCK,
    UNIT,
    WEEKDAY,
    WORDED_CLOCK,
    YEARS,
)
from variorum.language.patterns import DASH, SP
from variorum.language.shape import Grammar, Reader, Shape

_I = re.IGNORECASE


def month_names(text: str) -> frozenset[int]:
    """Months that stand as somebody's name in ``text`` ("Clara June", "Mr August")."""
    found = set()
    for match in NAME_BEFORE_MONTH.finditer(text):
        if match["first"].casefold() not in BEFORE_MONTH:
            found.add(ENGLISH_MONTHS[match["month"].casefold()])
    return frozenset(found)


def _month(written: str) -> int | None:
    """The month's number, or ``None`` for "may", "march" and "mar" in lower case."""
    if written[0].islower():
        return None
    word = written.casefold()
    return ENGLISH_MONTHS.get(word) or SHORT_MONTHS.get(word)


def _part(written: str | None) -> str:
    word = (written or "").casefold()
    if not word:
        return ""
    if word.startswith("mid") or "middle" in word:
        return "mid"
    return "early" if word == "early" or "begin" in word or "start" in word else "late"


def _days(match: re.Match[str]) -> Shape | None:
    month = _month(match["month"])
    day = int(match["day"])
    last = int(match["day2"]) if match["day2"] else None
    if month is None or not 1 <= day <= 31 or (last is not None and not day < last <= 31):
        return None
    year = int(match["year"]) if match["year"] else None
    return Shape(match.start(), match.end(), "day", year=year, month=month, day=day, last_day=last)


def iso(match: re.Match[str]) -> Shape | None:
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


def dotted(match: re.Match[str]) -> Shape | None:
    """The day before the month, as everywhere but in the United States."""
    first, second = int(match["a"]), int(match["b"])
    return Shape(
        match.start(), match.end(), "day", year=int(match["year"]), month=second, day=first
    )


def _english_dotted(match: re.Match[str]) -> Shape | None:
    first, second = int(match["a"]), int(match["b"])
    if match["sep"] == "." or first > 12:
        day, month = first, second
    elif second > 12 or first == second:
        day, month = second, first
    else:
        # 03/04/2030 is two different days on the two sides of an ocean.
        return Shape(match.start(), match.end(), "recurring")
    return Shape(match.start(), match.end(), "day", year=int(match["year"]), month=month, day=day)


def _month_year(match: re.Match[str]) -> Shape | None:
    month = _month(match["month"])
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


def _month_range(match: re.Match[str]) -> Shape | None:
    first, last = _month(match["month"]), _month(match["month2"])
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


def _month_alone(match: re.Match[str]) -> Shape | None:
    month = _month(match["month"])
    text = match.string
    if month is None or match.start() == match.start("month"):
        return None
    if NOT_MONTH_BEFORE.match(text, match.end()):
        return None
    lean = (match["lean"] or "").casefold()
    part = _part(match["part"])
    if lean.startswith(("earlier", "later")):
        part, lean = "", "this"
    if not part and text[match.start() : match.start() + 4].casefold() == "late":
        part = "late"
    begin = min(match.start(name) for name in ("lean", "part", "month") if match.start(name) >= 0)
    return Shape(begin, match.end(), "month", month=month, lean=lean, part=part)


def _years(match: re.Match[str]) -> Shape | None:
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


def _decade(match: re.Match[str]) -> Shape | None:
    year = int(match["year"])
    return Shape(
        match.start(),
        match.end(),
        "year",
        year=year,
        last_year=year + 9,
        part=_part(match["part"] or match["part2"]),
    )


def _season(match: re.Match[str]) -> Shape | None:
    written = match["season"] or match["season2"]
    year = int(match["year"]) if match["year"] else None
    if match["season2"] and written[0].isupper() and not match.group().isupper():
        return None  # "The Last Summer"
    offset = {None: 0, "last": -1, "this": 0, "next": 1}[(match["lean2"] or "").casefold() or None]
    begin = match.start("season") if match["season"] else match.start()
    return Shape(
        begin,
        match.end(),
        "season",
        year=year,
        unit=written.casefold(),
        lean="year" if match["lean2"] else (match["lean"] or "").casefold(),
        offset=offset,
        part=_part(match["part"]),
    )


def _period(match: re.Match[str]) -> Shape | None:
    """A quarter or half of a year."""
    if match["sign"]:
        sign, number = match["sign"][0].casefold(), int(match["sign"][1])
        if match["sign"][0].islower():
            return None
    else:
        sign = match["unit"][0].casefold().replace("f", "h")
        nth = match["nth"].casefold()
        number = ORDINALS.get(nth) or (2 if sign == "h" else 4)
    months = 3 if sign == "q" else 6
    if number * months > 12:
        return None
    return Shape(
        match.start(),
        match.end(),
        "month",
        year=int(match["year"]) if match["year"] else None,
        month=(number - 1) * months + 1,
        last_month=number * months,
        lean=(match["lean"] or "").casefold(),
    )


def _weekday(match: re.Match[str]) -> Shape | None:
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
    week = (match["week"] or "").casefold()
    return Shape(
        match.start(),
        match.end(),
        "weekday",
        weekday=ENGLISH_WEEKDAYS[match["weekday"].casefold()],
        weekday_word=match["weekday"],
        lean=lean,
        part=(match["part"] or "").casefold(),
        unit="week" if week else "after" if match["after"] else "",
        offset={"last": -1, "next": 1}.get(week, 0),
    )


def _nth_weekday(match: re.Match[str]) -> Shape | None:
    """ "The last Friday of June": a day without a number; ``offset`` counts, -1 is the last."""
    month = _month(match["month"])
    if month is None or not match["weekday"][0].isupper():
        return None
    nth = match["nth"].casefold()
    count = -1 if nth == "last" else ORDINALS.get(nth) or (5 if nth in ("fifth", "5th") else 0)
    return Shape(
        match.start(),
        match.end(),
        "day",
        year=int(match["year"]) if match["year"] else None,
        month=month,
        weekday=ENGLISH_WEEKDAYS[match["weekday"].casefold()],
        weekday_word=match["weekday"],
        offset=count,
    )


def _short_weekday(match: re.Match[str]) -> Shape | None:
    if not match["weekday"][0].isupper():
        return None
    return Shape(
        match.start(),
        match.end(),
        "weekday",
        weekday=SHORT_WEEKDAYS[match["weekday"].casefold()],
        weekday_word=match["weekday"],
    )


# A determiner or a possessor makes "last" an adjective of what follows.
_OWNED = re.compile(r"(?:\b(?:the|an?|its|their|his|her|our|my|your)|['’]s?)[ \u00a0]\Z", _I)


def _near(match: re.Match[str]) -> Shape | None:
    word = match["near"].casefold().replace("\u2019", "'")
    offset = NEAR_DAYS[word]
    text = match.string
    if match["near"][0].isupper():
        # "USA Today", "the Today programme": capital where no sentence begins.
        before = re.search(r"(\S)[ \u00a0]+\Z", text[max(0, match.start() - 8) : match.start()])
        if before and before.group(1).isalnum():
            return None
    if word in ("today", "tomorrow", "yesterday") and re.search(
        r"\b(?:an?|better|every|of|the) \Z", text[max(0, match.start() - 8) : match.start()], _I
    ):
        return None  # "a better tomorrow"
    if word == "last night" and _OWNED.search(text[max(0, match.start() - 24) : match.start()]):
        return None  # "the country's last night train", "its last night shift"
    part = (match["part"] or "").casefold()
    for ending in ("morning", "afternoon", "evening", "night"):
        if word.endswith(ending):
            part = ending
    return Shape(match.start(), match.end(), "near", offset=offset, part=part)


def _unit_part(written: str | None) -> str:
    word = (written or "").casefold()
    return word if word in ("earlier", "later") else _part(word)


def _unit(match: re.Match[str]) -> Shape | None:
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
        part=_unit_part(match["part"]),
    )


def _ago(match: re.Match[str]) -> Shape | None:
    written = match["n"].casefold()
    count = 1 if written in ("a", "an") else COUNTS.get(written) or int(written)
    return Shape(match.start(), match.end(), "ago", unit=match["unit"].casefold(), offset=-count)


def _ahead(match: re.Match[str]) -> Shape | None:
    written = match["n"].casefold()
    count = 1 if written in ("a", "an") else COUNTS.get(written) or int(written)
    return Shape(
        match.start(),
        match.end(),
        "ahead" if match["time"] else "perhaps",
        unit=match["unit"].casefold(),
        offset=count,
    )


NUMERIC_RULES: tuple[tuple[int, re.Pattern[str], Reader], ...] = (
    (triggers.NUMERIC_DATE, ISO, iso),
    (triggers.NUMERIC_DATE, DOTTED, dotted),
)
_RULES: tuple[tuple[int, re.Pattern[str], Reader], ...] = (
    (triggers.NUMERIC_DATE, ISO, iso),
    (triggers.NUMERIC_DATE, DOTTED, _english_dotted),
    (triggers.MONTH | triggers.SHORT_MONTH, DAY_MONTH, _days),
    (triggers.MONTH | triggers.SHORT_MONTH, MONTH_DAY, _days),
    (triggers.MONTH | triggers.SHORT_MONTH, MONTH_YEAR, _month_year),
    (triggers.MONTH | triggers.SHORT_MONTH, MONTH_RANGE, _month_range),
    (triggers.MONTH, MONTH_ALONE, _month_alone),
    (triggers.MONTH, NTH_WEEKDAY, _nth_weekday),
    (triggers.SEASON, SEASON, _season),
    (triggers.PERIOD, PERIOD, _period),
    (triggers.YEAR, YEARS, _years),
    (triggers.DECADE, DECADE, _decade),
    (triggers.WEEKDAY, WEEKDAY, _weekday),
    (triggers.SHORT_WEEKDAY, SHORT_WEEKDAY, _short_weekday),
    (triggers.UNIT, UNIT, _unit),
    (triggers.AGO, AGO, _ago),
    (triggers.AHEAD, AHEAD, _ahead),
    (triggers.HALF_DAY, AM_PM, am_pm),
    (triggers.CLOCK, PLAIN_CLOCK, plain_clock),
    (triggers.ZONE, WORDED_CLOCK, worded_clock),
    (triggers.ZONE, MILITARY, worded_clock),
    (triggers.SPOKEN, SPOKEN_CLOCK, spoken_clock),
    (triggers.DAY_PART, BARE_HOUR, spoken_clock),
    (triggers.NOON, NOON, noon),
    (triggers.NEAR, NEAR, _near),
)


def _words() -> dict[str, int]:
    words: dict[str, int] = {}

    def add(mark: int, *more: str) -> None:
        for word in more:
            words[word] = words.get(word, 0) | mark

    add(triggers.WEEKDAY, *ENGLISH_WEEKDAYS, *(f"{day}s" for day in ENGLISH_WEEKDAYS))
    add(triggers.NEAR, *triggers.last_words(NEAR_DAYS))
    add(triggers.UNIT, "week", "weekend", "month", "year", "decade")
    add(triggers.AHEAD, *"day days week weeks month months year years".split())
    add(triggers.AGO, "ago")
    add(triggers.SEASON, *SEASONS)
    add(triggers.PERIOD, *"quarter half q1 q2 q3 q4 h1 h2".split())
    add(triggers.HALF_DAY, "am", "pm")
    add(triggers.ZONE, *"h hr hrs gmt utc bst cet cest hours".split())
    # Not "past" and "to", which are everywhere: these stand before them.
    add(triggers.SPOKEN, *"half quarter five ten twenty clock".split())
    add(triggers.DAY_PART, "morning", "afternoon", "evening", "night")
    add(triggers.NOON, "noon", "midday", "midnight")
    return words


def _table() -> dict[str, int]:
    table = triggers.written_ways(_words())
    # "may" and "march" in lower case are no months, "sat" and "sun" no days.
    for names, mark in (
        (ENGLISH_MONTHS, triggers.MONTH),
        (SHORT_MONTHS, triggers.SHORT_MONTH),
        (SHORT_WEEKDAYS, triggers.SHORT_WEEKDAY),
    ):
        for name in names:
            for way in (name.capitalize(), name.upper()):
                table[way] = table.get(way, 0) | mark
    return table


# The verbs near a day that tell whether it lies ahead or behind; the nearest one counts.
_CUE = re.compile(
    r"(?<![\w'\u2019])(?:(?P<neutral>to be \w+|being \w+ed)"
    r"|(?P<future>(?:will|shall|won['\u2019]t)(?: not| also| now| then| likely| only)*(?: be)?"
    r"(?: \w+ly)?(?: \w+)?|(?:is|are) due|due (?:in|on|before|back)"
    r"|expected|scheduled|set to|plans? to|planned for|going to|is to|are to|must|starting"
    r"|beginning|starts|begins|opens|closes|close(?= (?:at|on))|resumes?|expires?|takes? place"
    r"|kicks? off|reconvenes?|convenes?|go(?:es)? on sale|ahead of|next)"
    r"|(?P<past>said|says|told|was|were|had|did|went|came|held|sent|left|found|made|took|saw"
    r"|met|died|began|broke|hit|fell|rose|won|lost|gave|got|became|wrote|put|struck|has|have"
    r"|since|\w{2,20}ed))(?!\w)"
    r"|(?P<ll>['\u2019]ll(?: be)? \w+)(?!\w)",
    re.IGNORECASE,
)
# These look ahead only right before the day: "by Monday", never "bitten by a dog on Monday".
_AHEAD_OF = re.compile(
    r"(?<!\w)(?:by|from|until|till|starting|beginning|effective|as of)"
    r"(?: (?:on|the|late|early))?\s+\Z",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"(?:[,\s·•|(]|\b(?:at|on|around|about|just|shortly|before|after|by|from|until|the)\b)*\Z",
    _I,
)
ENGLISH = Grammar(
    _table(),
    _RULES,
    _JOIN,
    re.compile(rf"{SP}?(?:{DASH}|{SP}(?:to|through|until|till|(?P<and>and)){SP}){SP}?\Z", _I),
    re.compile(rf"\bbetween{SP}(?:the{SP})?\Z", _I),
    _CUE,
    _AHEAD_OF,
)
