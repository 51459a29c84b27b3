"""The shapes in which dates and times are written, before anything is resolved.

A regular grammar of our own: dateparser answers what a known date string means, but is
slow and far too willing on running text ("may", "sun", "14-15"). See docs/methods/dates.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from variorum.language.calendar_words import (
    ALL_MONTHS,
    DAY_PARTS,
    ENGLISH_MONTHS,
    MONTHS,
    NEAR_DAYS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)

ShapeKind = Literal[
    "day", "month", "year", "season", "weekday", "near", "unit", "ago", "time", "recurring"
]


@dataclass(frozen=True, slots=True)
class Shape:
    """A date or time as written; fields that the words do not give are ``None``.

    ``lean`` is "last", "next", "this" or "" for relative words; ``part`` "early", "mid",
    "late" or a part of the day; ``offset`` counts days (near) or units (unit, ago) from
    publication. A "recurring" shape ("Mondays", "every Friday") is no point in time; it
    is found so that nothing else reads it. ``clock`` is (hour, minute) with ``half_day``
    true where morning and evening are not told apart.
    """

    start: int
    end: int
    kind: ShapeKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    offset: int = 0
    unit: str = ""
    lean: str = ""
    part: str = ""
    clock: tuple[int, int] | None = None
    half_day: bool = False
    hour_only: bool = False


def _any(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_I = re.IGNORECASE
_YEAR = r"(?:1[5-9]|20)\d\d"
_SP = r"[ \u00a0\u2009\u202f]"
_DASH = r"[-\u2010\u2011\u2012\u2013\u2014]"
_ORD = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_EN_MONTH = _any({*ENGLISH_MONTHS, *SHORT_MONTHS})
_ANY_MONTH = _any({*ALL_MONTHS, *SHORT_MONTHS})
_LONG_MONTH = _any(ALL_MONTHS)
_PART = (
    r"(?P<part>early|mid|late|(?:the )?(?:end|beginning|start|middle) of|anfang|mitte|ende"
    r"|début|fin|mi|(?:a )?principios de|(?:a )?finales de|a mediados de|inizio|fine"
    r"|begin|eind|início de|final de|awal|akhir|pertengahan)"
)
_NOT_AFTER = r"(?<![\w.,:/\-\u2010-\u2014$€£#])"
_NOT_BEFORE = r"(?![\w%]|[.,:/]\d|[ \u00a0]?(?:per ?cent|percent)\b)"

_ISO = re.compile(
    rf"{_NOT_AFTER}(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<h>[0-2]\d):(?P<m>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
)
_DOTTED = re.compile(
    rf"{_NOT_AFTER}(?P<a>\d{{1,2}})(?P<sep>[./])(?P<b>\d{{1,2}})(?P=sep)(?P<year>{_YEAR})(?![\w/]|\.\d)"
)
_DAY_MONTH = re.compile(
    rf"{_NOT_AFTER}(?P<day>\d{{1,2}}){_ORD}"
    rf"(?:{_SP}?(?:{_DASH}|to|and|bis|et|y){_SP}?(?P<day2>\d{{1,2}}){_ORD})?"
    rf"(?:{_SP}+(?:of |de |d'|d\u2019)?|{_DASH})(?P<month>{_ANY_MONTH})(?!\w)"
    rf"(?:\.?(?:,|{_SP}+del?|{_DASH})?{_SP}*(?P<year>{_YEAR})(?!\w|[.,]\d))?",
    _I,
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)(?P<month>{_EN_MONTH})(?!\w)\.?{_SP}+(?:the{_SP})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:{_SP}?(?:{_DASH}|to|and){_SP}?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:]))?"
    rf"(?:,?{_SP}+(?P<year>{_YEAR})(?!\w|[.,]\d))?{_NOT_BEFORE}",
    _I,
)
_MONTH_YEAR = re.compile(
    rf"(?<!\w)(?:{_PART}[ -])?(?P<month>{_ANY_MONTH})(?!\w)\.?(?:,|{_SP}+del?|{_SP}+of)?"
    rf"{_SP}+(?P<year>{_YEAR}){_NOT_BEFORE}",
    _I,
)
_MONTH_ALONE = re.compile(
    rf"(?<!\w)(?:(?:in|since|until|till|by|from|during|through|throughout|before|after|late)"
    rf"{_SP}+)?(?:(?P<lean>last|next|this|earlier in|later in){_SP}+)?"
    rf"(?:{_PART}[ -])?(?P<month>{_any(ENGLISH_MONTHS)})(?!\w)",
    _I,
)
_FOREIGN_MONTH_ALONE = {
    tongue: re.compile(
        rf"(?<!\w)(?:{preps}){_SP}+(?:{_PART}[ -])?(?P<month>{_any(MONTHS[tongue])})(?!\w)", _I
    )
    for tongue, preps in {
        "de": "im|seit|bis|ab|vom|anfang|mitte|ende",
        "fr": "en|depuis|jusqu'en|début|fin",
        "es": "en|desde|hasta",
        "it": "a|in|da|ad",
        "nl": "in|sinds|tot|vanaf",
        "pt": "em|desde|até",
        "ms": "pada|bulan|sejak",
        "id": "pada|bulan|sejak",
    }.items()
}
_YEAR_WORDS = (
    r"in|since|by|until|till|before|after|from|during|of|through|throughout|circa|around"
    r"|between|back in|im jahre?|seit|bis|en|desde|depuis|hasta|pada|sejak|tahun|nel|dal|em"
    r"|sinds|summer of|spring of|autumn of|fall of|winter of"
)
_YEARS = re.compile(
    rf"(?<!\w)(?:(?:{_YEAR_WORDS}){_SP}+(?:the{_SP}+)?(?:year{_SP}+)?"
    rf"(?:{_PART}[ -](?:the{_SP}+)?)?|{_PART}[ -])"
    rf"(?P<year>{_YEAR})(?:{_SP}?(?:{_DASH}|/|to|and|until|bis){_SP}?"
    rf"(?P<year2>{_YEAR}|\d\d))?(?![\w%:]|[.,/]\d|{_DASH}\d)".replace("(?P<part>", "(?P<part1>", 1),
    _I,
)
_DECADE = re.compile(
    rf"(?<!\w)(?:(?P<part>early|mid|late)[ -])?(?:the{_SP}+)?(?:(?P<part2>early|mid|late)[ -])?"
    r"(?P<year>(?:1[5-9]|20)\d0)['\u2019]?s(?!\w)",
    _I,
)
_SEASON = re.compile(
    rf"(?<!\w)(?:(?P<part>early|mid|late)[ -])?(?P<season>{_any(SEASONS)}|winter)(?: of)?"
    rf"{_SP}+(?P<year>{_YEAR}){_NOT_BEFORE}",
    _I,
)
_DAY_PART = _any(DAY_PARTS)
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:(?P<lean>last|next|this(?: past| coming)?|every|each){_SP}+)?"
    rf"(?P<weekday>{_any(WEEKDAYS['en'])})(?P<plural>s?)(?!\w)(?:{_SP}+(?P<part>{_DAY_PART})(?!\w))?",
    _I,
)
_SHORT_WEEKDAY = re.compile(
    rf"(?<!\w)(?P<weekday>{_any(SHORT_WEEKDAYS)})\.?,?(?={_SP}+(?:\d{{1,2}}{_ORD}{_SP}+"
    rf"(?:{_EN_MONTH})(?!\w)|(?:{_EN_MONTH})\.?{_SP}+\d))",
    _I,
)
_FOREIGN_WEEKDAY = {
    tongue: re.compile(
        rf"(?<!\w)(?P<weekday>{_any(table)})"
        rf"(?:abend|morgen|nacht|nachmittag|vormittag|mittag|früh)?(?!\w|-feira)",
        _I,
    )
    for tongue, table in WEEKDAYS.items()
    if tongue != "en"
}
_NEAR = {
    tongue: re.compile(
        r"(?<![\w'\u2019])(?P<near>" + _any(table).replace("'", "['\u2019]") + r")(?!\w)"
        + (rf"(?:{_SP}+(?P<part>{_DAY_PART})(?!\w))?" if tongue == "en" else ""),
        _I,
    )
    for tongue, table in NEAR_DAYS.items()
}
_UNIT = re.compile(
    rf"(?<!\w)(?:(?P<part>earlier|later|early|late|mid|the end of|the start of){_SP}+)?"
    rf"(?P<lean>last|next|this){_SP}+(?P<unit>week|weekend|month|year|decade)(?!\w|['\u2019-])",
    _I,
)
_SMALL = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_AGO = re.compile(
    rf"(?<!\w)(?P<n>\d{{1,3}}|an?|{_any(_SMALL)}){_SP}+"
    rf"(?P<unit>minute|hour|day|week|month|year)s?{_SP}+ago(?!\w)",
    _I,
)
_ZONE = (
    rf"(?:{_SP}?\(?(?:GMT|BST|UTC|CEST|CET|EDT|EST|ET|PDT|PST|PT|CDT|CST|CT|AEST|AEDT|IST|JST"
    rf"|SAST|EAT|Uhr|hrs|(?:hours{_SP})?local(?:{_SP}time)?)\b\)?)?"
)
_HOURS = _any({**_SMALL})
_PLAIN_CLOCK = re.compile(
    rf"(?<![\w.:,$€£\-\u2010-\u2014])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)"
    rf"(?P<s>:[0-5]\d)?(?![\w:]|[.,]\d|{_DASH}\d){_ZONE}"
)
_AM_PM = re.compile(
    rf"(?<![\w.:,$€£])(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))?{_SP}?"
    rf"(?P<half>[ap])(?:m(?!\w)|\.{_SP}?m\b\.?){_ZONE}",
    _I,
)
_WORDED_CLOCK = re.compile(
    rf"(?<![\w.:,])(?P<h>[01]?\d|2[0-4])(?:[.:h]|{_SP}h{_SP}|{_SP}?h)?(?P<m>[0-5]\d)?"
    rf"{_SP}?(?:Uhr|h(?:rs)?|GMT|UTC|BST|CET|CEST)(?!\w)"
    rf"|(?<![\w.:,])(?P<h2>[01]?\d|2[0-3])h(?P<m2>[0-5]\d)(?!\w)"
)
_MILITARY = re.compile(
    rf"(?<![\w.:,])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d){_SP}(?:GMT|UTC|BST|hrs|hours local)(?!\w)"
)
_SPOKEN_CLOCK = re.compile(
    rf"(?<!\w)(?:(?P<past>half|(?:a )?quarter|five|ten|twenty|twenty[- ]five){_SP}(?P<dir>past|to)"
    rf"{_SP}(?P<h>{_HOURS})(?![\w-])|(?P<h2>{_HOURS}|1[0-2]|[1-9]){_SP}?o['\u2019]clock(?!\w))"
    rf"(?:{_SP}(?:in the|at){_SP}(?P<part>morning|afternoon|evening|night))?",
    _I,
)
_NOON = re.compile(
    r"(?<!\w)(?:(?<=at )|(?<=by )|(?<=around )|(?<=before )|(?<=after )|(?<=until )|(?<=about )"
    r"|(?<=shortly before )|(?<=since ))(?P<word>noon|midday|midnight)(?!\w)",
    _I,
)

# "Good Friday", "Sheffield Wednesday": a day's name inside another name.
_NOT_DAY_AFTER = frozenset(
    "good black easter ash bloody super palm whit shrove cyber giving maundy holy red".split()
)
_NOT_DAY_BEFORE = frozenset(
    """times telegraph express mail mirror post herald tribune star sun independent world
    league club night school brunch roast""".split()
)
_NOT_MONTH_BEFORE = re.compile(rf"{_SP}+(?:[A-Z]|have |be |not |also |well |I |he |she |they )")
_NAME_BEFORE_MONTH = re.compile(
    rf"(?<!\w)(?P<first>[A-Z][\w'\u2019-]+)\.?{_SP}(?P<month>{_any(w.title() for w in ENGLISH_MONTHS)})"
    rf"(?!\w)(?!\.?{_SP}+\d|,{_SP}+\d)"
)
_BEFORE_MONTH = frozenset(
    """in since until till by from during through throughout before after late last next this
    early mid earlier later of and to the end beginning start middle between for on at every
    each or but when while as with than about around is was if over
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun""".split()
)
_COUNTED_AFTER_YEAR = re.compile(
    rf"{_SP}+(?:people|men|women|children|homes|houses|households|jobs|workers|employees|staff"
    rf"|cases|deaths|miles|km|kilometres|kilometers|metres|feet|tonnes|tons|dollars|euros|pounds"
    rf"|members|pupils|students|patients|residents|families|soldiers|troops|votes|units|cars"
    rf"|vehicles|hectares|acres|years|days|hours|words|pages)(?!\w)",
    _I,
)


def month_names(text: str) -> frozenset[int]:
    """Months that stand as somebody's name in ``text`` ("Clara June", "Mr August")."""
    found = set()
    for match in _NAME_BEFORE_MONTH.finditer(text):
        if match["first"].casefold() not in _BEFORE_MONTH:
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
    return table.get(word) or ENGLISH_MONTHS.get(word) or SHORT_MONTHS.get(word) or (
        ALL_MONTHS.get(word)
    )


def _part(written: str | None) -> str:
    word = (written or "").casefold()
    if not word:
        return ""
    if word.startswith("mi") or "middle" in word or "mediados" in word or "pertengahan" in word:
        return "mid"
    starts = ("early", "the beg", "beg", "the start", "start", "anfang", "début", "iní", "ini",
              "awal", "a princ", "princ")
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
        match.start(), match.end(), "day", year=int(match["year"]), month=int(match["month"]),
        day=int(match["day"]), clock=clock,
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
    return Shape(
        match.start(), match.end(), "day", year=int(match["year"]), month=month, day=day
    )


def _month_year(match: re.Match[str], language: str) -> Shape | None:
    month = _month(match["month"], language)
    if month is None:
        return None
    return Shape(
        match.start(), match.end(), "month", year=int(match["year"]), month=month,
        part=_part(match["part"]),
    )


def _month_alone(match: re.Match[str], language: str) -> Shape | None:
    month = _month(match["month"], language)
    text = match.string
    if month is None or match.start() == match.start("month"):
        return None
    if _NOT_MONTH_BEFORE.match(text, match.end()):
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
    elif _COUNTED_AFTER_YEAR.match(match.string, match.end()):
        return None
    begin = next(
        (match.start(name) for name in ("part1", "part") if match[name]), match.start("year")
    )
    return Shape(begin, match.end(), "year", year=year, last_year=last,
                 part=_part(match["part1"] or match["part"]))


def _decade(match: re.Match[str], language: str) -> Shape | None:
    year = int(match["year"])
    return Shape(match.start(), match.end(), "year", year=year, last_year=year + 9,
                 part=_part(match["part"] or match["part2"]))


def _season(match: re.Match[str], language: str) -> Shape | None:
    return Shape(match.start(), match.end(), "season", year=int(match["year"]),
                 unit=match["season"].casefold())


def _weekday(match: re.Match[str], language: str) -> Shape | None:
    text, start = match.string, match.start("weekday")
    if not match["weekday"][0].isupper():
        return None
    lean = (match["lean"] or "").casefold()
    if match["plural"] or lean in ("every", "each"):
        return Shape(match.start(), match.end(), "recurring")
    before = re.search(r"(\w+)[ \u00a0]\Z", text[max(0, start - 24) : start])
    after = re.match(r"[ \u00a0](\w+)", text[match.end("weekday") : match.end("weekday") + 24])
    if before and before.group(1).casefold() in _NOT_DAY_AFTER:
        return None
    if after and after.group(1)[0].isupper() and after.group(1).casefold() in _NOT_DAY_BEFORE:
        return None
    if lean.startswith("this"):
        lean = {"this past": "last", "this coming": "next"}.get(lean, "this")
    return Shape(
        match.start(), match.end(), "weekday", weekday=WEEKDAYS["en"][match["weekday"].casefold()],
        lean=lean, part=(match["part"] or "").casefold(),
    )


def _short_weekday(match: re.Match[str], language: str) -> Shape | None:
    if not match["weekday"][0].isupper():
        return None
    return Shape(match.start(), match.end(), "weekday",
                 weekday=SHORT_WEEKDAYS[match["weekday"].casefold()])


def _foreign_weekday(match: re.Match[str], language: str) -> Shape | None:
    return Shape(match.start(), match.end(), "weekday",
                 weekday=WEEKDAYS[language][match["weekday"].casefold()])


def _near(match: re.Match[str], language: str) -> Shape | None:
    word = match["near"].casefold().replace("\u2019", "'")
    offset = NEAR_DAYS[language][word]
    text = match.string
    if language == "en" and match["near"][0].isupper():
        # "USA Today", "the Today programme": capital where no sentence begins.
        before = re.search(r"(\S)[ \u00a0]+\Z", text[max(0, match.start() - 8) : match.start()])
        if before and before.group(1).isalnum():
            return None
    part = (match.groupdict().get("part") or "").casefold()
    for ending in ("morning", "afternoon", "evening", "night"):
        if word.endswith(ending):
            part = ending
    return Shape(match.start(), match.end(), "near", offset=offset, part=part)


def _unit(match: re.Match[str], language: str) -> Shape | None:
    lean = match["lean"].casefold()
    return Shape(
        match.start(), match.end(), "unit", unit=match["unit"].casefold(), lean=lean,
        offset={"last": -1, "this": 0, "next": 1}[lean], part=(match["part"] or "").casefold(),
    )


def _ago(match: re.Match[str], language: str) -> Shape | None:
    written = match["n"].casefold()
    count = 1 if written in ("a", "an") else _SMALL.get(written) or int(written)
    return Shape(match.start(), match.end(), "ago", unit=match["unit"].casefold(), offset=-count)


def _plain_clock(match: re.Match[str], language: str) -> Shape | None:
    text, start = match.string, match.start()
    if len(match["h"]) == 1 or match["s"]:
        # "3:16" and "2:05:30" are verses, ratios and race times as often as times of day.
        before = text[max(0, start - 12) : start]
        at_time = re.search(r"(?:\b(?:at|by|around|about|um|until|from|till|les?|las?)[ \u00a0])\Z",
                            before, _I)
        line_start = start == 0 or text[start - 1] == "\n"
        zone = match.end() > match.end("m") and not match["s"]
        if not (at_time or zone or (line_start and not match["s"])):
            return None
    return Shape(match.start(), match.end(), "time", clock=(int(match["h"]), int(match["m"])))


def _am_pm(match: re.Match[str], language: str) -> Shape | None:
    hour = int(match["h"]) % 12 + (12 if match["half"].casefold() == "p" else 0)
    return Shape(match.start(), match.end(), "time", clock=(hour, int(match["m"] or 0)),
                 hour_only=match["m"] is None)


def _worded_clock(match: re.Match[str], language: str) -> Shape | None:
    groups = match.groupdict()
    hour = int(groups.get("h") or groups.get("h2") or 0) % 24
    minute = groups.get("m") or groups.get("m2")
    if minute is None and match.group().casefold().rstrip().endswith("h") and language != "fr":
        return None
    return Shape(match.start(), match.end(), "time", clock=(hour, int(minute or 0)),
                 hour_only=minute is None)


def _spoken_clock(match: re.Match[str], language: str) -> Shape | None:
    if match["h2"]:
        written = match["h2"].casefold()
        hour, minute = _SMALL.get(written) or int(written), 0
    else:
        hour = _SMALL[match["h"].casefold()]
        spoken = match["past"].casefold().removeprefix("a ").replace(" ", "-")
        minute = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20,
                  "twenty-five": 25}[spoken]
        if match["dir"].casefold() == "to":
            hour, minute = hour - 1 or 12, 60 - minute
    part = (match["part"] or "").casefold()
    hour %= 12
    if part in ("afternoon", "evening") or (part == "night" and hour >= 6):
        hour += 12
    return Shape(match.start(), match.end(), "time", clock=(hour, minute), half_day=not part)


def _noon(match: re.Match[str], language: str) -> Shape | None:
    hour = 0 if match["word"].casefold() == "midnight" else 12
    # Midnight belongs to two days, so it fixes none.
    if hour == 0:
        return Shape(match.start(), match.end(), "recurring")
    return Shape(match.start(), match.end(), "time", clock=(hour, 0))


_Reader = Callable[[re.Match[str], str], Shape | None]
_GRAMMAR: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_ISO, _iso),
    (_DOTTED, _dotted),
    (_DAY_MONTH, _days),
    (_MONTH_DAY, _days),
    (_MONTH_YEAR, _month_year),
    (_MONTH_ALONE, _month_alone),
    (_SEASON, _season),
    (_YEARS, _years),
    (_DECADE, _decade),
    (_WEEKDAY, _weekday),
    (_SHORT_WEEKDAY, _short_weekday),
    (_UNIT, _unit),
    (_AGO, _ago),
    (_AM_PM, _am_pm),
    (_PLAIN_CLOCK, _plain_clock),
    (_WORDED_CLOCK, _worded_clock),
    (_MILITARY, _worded_clock),
    (_SPOKEN_CLOCK, _spoken_clock),
    (_NOON, _noon),
)


def _grammar(language: str) -> Iterator[tuple[re.Pattern[str], _Reader]]:
    yield from _GRAMMAR
    if language in ("en", "und"):
        yield _NEAR["en"], lambda match, _: _near(match, "en")
        return
    if language in _NEAR:
        yield _NEAR[language], _near
    if language in _FOREIGN_WEEKDAY:
        yield _FOREIGN_WEEKDAY[language], _foreign_weekday
    if language in _FOREIGN_MONTH_ALONE:
        yield _FOREIGN_MONTH_ALONE[language], _month_alone


_JOIN = re.compile(
    r"(?:[,\s·|(]|\b(?:at|on|around|about|just|shortly|before|after|by|from|until|um|gegen|à"
    r"|las|a|la|alle|om|às|pukul|kira-kira|the)\b)*\Z",
    _I,
)


def _merge(shapes: list[Shape], text: str) -> list[Shape]:
    """Join a weekday to the date it belongs to, and a time of day to its date."""
    merged: list[Shape] = []
    for shape in shapes:
        last = merged[-1] if merged else None
        if last is None or shape.start - last.end > 24 or not _JOIN.match(
            text, last.end, shape.start
        ) or "\n" in text[last.end : shape.start]:
            merged.append(shape)
            continue
        points = ("day", "weekday", "near")
        if last.kind == "weekday" and shape.kind == "day" and not last.lean:
            merged[-1] = replace(
                shape, start=last.start, weekday=last.weekday, part=last.part,
            )
        elif last.kind in points and shape.kind == "time" and last.clock is None:
            merged[-1] = _with_clock(last, shape)
        elif last.kind == "time" and shape.kind in points and shape.clock is None:
            merged[-1] = _with_clock(shape, last)
        else:
            merged.append(shape)
    return merged


def _with_clock(date: Shape, time: Shape) -> Shape:
    clock, half_day = time.clock, time.half_day
    if half_day and clock and date.part in ("afternoon", "evening", "night"):
        clock, half_day = (clock[0] + 12, clock[1]), False
    elif half_day and date.part == "morning":
        half_day = False
    return replace(
        date, start=min(date.start, time.start), end=max(date.end, time.end), clock=clock,
        half_day=half_day, hour_only=time.hour_only,
    )


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
