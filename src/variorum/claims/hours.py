"""Times of day in a clause, as minutes of the day, whether or not their day is known.

A report tells an hour far more often than the day that belongs to it: "the gate gave way at
8.50pm", "at ten to nine in the evening". To compare two such tellings no date is needed. Where
the words leave open which half of the day is meant ("twenty past four"), both are kept.

In other languages only times whose day is known are read. In English: "8.50pm", "14:30",
"14h30", "at 2.35 on Sunday morning", "a quarter past two", "twelve minutes to six", "four
o'clock", "at nine in the morning", noon, midnight, dawn, dusk, late in the evening.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from variorum.claims.clauses import Clause
from variorum.model import Span
from variorum.text import fold
from variorum.text.of_a_story import kept_for_a_story

DAY = 1440
HALF = 720

_HOURS = {
    word: hour
    for hour, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_MINUTES = {
    **_HOURS,
    "a quarter": 15,
    "quarter": 15,
    "twenty": 20,
    "twenty-five": 25,
    "twenty five": 25,
    "half": 30,
}
_HOUR = r"(?:1[0-2]|[1-9]|" + "|".join(sorted(_HOURS, key=len, reverse=True)) + ")"
_MINUTE = "|".join(sorted(_MINUTES, key=len, reverse=True))
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_LEAD = (
    r"(?:at|by|around|about|until|till|since|from|before|after|when|between|not|nearly|almost"
    r"|towards|shortly)"
)
_PART = (
    rf"(?:\s+(?:in\s+the|on\s+(?:the\s+)?(?:{_DAYS}|same|next|following)(?:\s+in\s+the)?|this"
    rf"|that|the\s+(?:same|next|following)|yesterday|tomorrow|{_DAYS}|at|early|late))?"
    r"\s+(?P<part>morning|afternoon|evening|night)\b"
)
_ON = rf"(?:\s+(?:on\s+{_DAYS}|{_DAYS}|yesterday|today|tomorrow|last\s+night|tonight)\b|{_PART})"
_AM_PM = re.compile(
    r"(?<![\w.:,$€£])(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap])(?:m\b|\.\s?m\b\.?)",
    re.I,
)
_COLON = re.compile(
    r"(?<![\w.:,$€£-])(?P<h>[01]?\d|2[0-3])(?::|h)(?P<m>[0-5]\d)(?![\w:]|[.,]\d|-\d)"
)
_DOTTED = re.compile(
    rf"\b{_LEAD}\s+(?P<at>(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d))(?![\w%:]|[.,]\d)"
    rf"(?={_ON}|[,;.]|\s+(?:and|to|local|GMT|when|o'clock|the\s+next)\b|\s*$)",
    re.I,
)
_SPOKEN = re.compile(
    rf"(?<![\w-])(?:(?P<past>{_MINUTE})|(?P<count>\d{{1,2}}|[a-z]+(?:[- ][a-z]+)?)\s+minutes?)\s+"
    rf"(?P<dir>past|to|after|before)\s+(?P<h>{_HOUR}|noon|midnight)(?![\w-])(?!\s+[%€£$])",
    re.I,
)
_OCLOCK = re.compile(rf"(?<![\w-])(?P<h>{_HOUR})\s*o'\s?clock\b", re.I)
_BARE = re.compile(rf"\b{_LEAD}\s+(?P<at>(?P<h>{_HOUR}))(?={_ON})", re.I)
_NOON = re.compile(r"(?<![\w-])(?P<word>noon|midday|midnight)(?![\w-])", re.I)
_LIGHT = re.compile(
    r"(?<![\w-])(?:(?P<dawn>(?:at|before|around|since)\s+(?:dawn|daybreak|sunrise|first\s+light))"
    r"|(?P<dusk>(?:at|around)\s+(?:dusk|nightfall|sunset))"
    r"|(?P<late>late\s+(?:in\s+the\s+evening|at\s+night)))\b",
    re.I,
)
_LIGHTS = {"dawn": (240, 480), "dusk": (960, 1320), "late": (1200, 1500)}
_PART_AFTER = re.compile(rf"(?:,?\s+local\s+time)?{_PART}", re.I)
_PART_BEFORE = re.compile(
    rf"\b(?:{_DAYS}|the|this|yesterday)\s+(?P<part>morning|afternoon|evening|night)"
    r"(?:,?\s+(?:at|around|about|shortly|just|after|before|between|by)){1,3}\s*\Z",
    re.I,
)
# "Ten to nine people", "won ten to nine": only with a word of time beside it is it an hour.
_TIMELY = re.compile(rf"\b{_LEAD}\s+(?:about\s+|around\s+)?\Z", re.I)
_OPEN = re.compile(
    r"\b(?:(?P<about>about|around|roughly|approximately|some time around|towards|nearly|almost)"
    r"|(?P<after>(?:shortly|just|soon|minutes|some time)\s+after|since|from)"
    r"|(?P<before>(?:shortly|just|minutes|some time)\s+before)"
    r"|(?P<by>by|before|until|till|after|between))\s+(?:at\s+)?\Z",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day: minutes of the day in [low, high); may begin below 0 or pass 1,440.

    ``either`` is true where either half of the day may be meant; then ``low`` is that of the
    first. ``precision`` is "minute", "hour", "part" (dawn) or "stamp" (of an entry, which is no
    telling of an hour).
    """

    span: Span
    low: float
    high: float
    either: bool
    precision: str


def hours_meet(
    low: Sequence[float], high: Sequence[float], either: Sequence[bool]
) -> NDArray[np.bool_]:
    """Which times of day can be one, of shape (n, n); symmetric.

    Where one of two leaves the half of the day open, a time twelve hours off is the same.
    """
    begin, end = np.array(low, dtype=np.float64), np.array(high, dtype=np.float64)
    open_ = np.array(either, dtype=bool)
    round_ = np.where(open_[:, None] | open_[None, :], float(HALF), float(DAY))
    later = np.mod(begin[None, :] - begin[:, None], round_)
    within: NDArray[np.bool_] = later < (end - begin)[:, None]
    return within | within.T


@kept_for_a_story(16384)
def hours_of(clause: Clause) -> tuple[Hour, ...]:
    """The times of day of a clause in order, none within another. Cost: linear in the text."""
    if not clause.language.startswith("en"):
        return tuple(_dated_hours(clause))
    plain = fold(clause.text)
    if len(plain) != len(clause.text):
        return ()
    found: list[Hour] = []

    def add(start: int, end: int, hour: int, minute: int | None, half: str) -> None:
        span = Span(clause.span.start + start, clause.span.start + end)
        if hour > 23 or any(span.meets(other.span) for other in found):
            return
        part = half or _part(plain, start, end)
        either = not part and 0 < hour <= 12
        moment = 60 * _in_half(hour, part) + (minute or 0)
        if either:
            moment = 60 * (hour % 12) + (minute or 0)
        low, high = _opened(plain, start, moment, whole=minute is None)
        precision = "hour" if minute is None else "minute"
        if span.start == clause.sentence.start and plain[start].isdigit():
            precision = "stamp"  # "20:41 The line is open": when an entry was written
        found.append(Hour(span, low, high, either, precision))

    for match in _AM_PM.finditer(plain):
        minute = int(match["m"]) if match["m"] else None
        half = "morning" if match["half"].lower() == "a" else "pm"
        add(match.start(), match.end(), int(match["h"]), minute, half)
    for match in _COLON.finditer(plain):
        # "3:16" is a verse or a ratio as often as a time of day.
        short = len(match["h"]) == 1 and "h" not in match[0]
        if short and not (_TIMELY.search(plain[: match.start()]) or _after(plain, match.end())):
            continue
        half = "zero" if match["h"][0] == "0" else ""
        add(match.start(), match.end(), int(match["h"]), int(match["m"]), half)
    for match in _DOTTED.finditer(plain):
        add(match.start("at"), match.end("at"), int(match["h"]), int(match["m"]), "")
    for match in _SPOKEN.finditer(plain):
        _spoken(match, plain, add)
    for match in _OCLOCK.finditer(plain):
        add(match.start(), match.end(), _hour(match["h"]), None, "")
    for match in _BARE.finditer(plain):
        add(match.start("at"), match.end("at"), _hour(match["h"]), None, "")
    for match in _NOON.finditer(plain):
        hour = 0 if match["word"].lower() == "midnight" else 12
        add(match.start(), match.end(), hour, 0, "zero" if not hour else "pm")
    for match in _LIGHT.finditer(plain):
        span = Span(clause.span.start + match.start(), clause.span.start + match.end())
        if match.lastgroup and not any(span.meets(other.span) for other in found):
            low, high = _LIGHTS[match.lastgroup]
            found.append(Hour(span, low, high, either=False, precision="part"))
    return tuple(sorted(found, key=lambda hour: hour.span))


def _dated_hours(clause: Clause) -> Iterator[Hour]:
    """In other languages: the hours of those times whose day is known."""
    for when in clause.whens:
        if when.precision in ("hour", "minute"):
            at = datetime.fromisoformat(when.earliest)
            low = 60.0 * at.hour + at.minute
            yield Hour(when.span, low, low + 1, either=False, precision=when.precision)


_Add = Callable[[int, int, int, int | None, str], None]


def _hour(written: str) -> int:
    return _HOURS.get(written.lower()) or int(written)


def _spoken(match: re.Match[str], plain: str, add: _Add) -> None:
    """ "Ten to nine", "twelve minutes past noon"."""
    from_hour = match["h"].lower()
    if match["past"]:
        minute = _MINUTES.get(match["past"].lower(), 0)
        if match["dir"].lower() in ("after", "before"):
            return
        sure = match["past"].lower() in ("half", "quarter", "a quarter")
        if match["dir"].lower() == "to" and not (
            sure or _TIMELY.search(plain[: match.start()]) or _after(plain, match.end())
        ):
            return
    else:
        written = match["count"].lower().replace(" ", "-")
        minute = int(written) if written.isdigit() else _count(written)
    if not 0 < minute < 60:
        return
    hour = {"noon": 12, "midnight": 0}.get(from_hour) if not from_hour.isdigit() else None
    half = "" if hour is None else ("pm" if hour else "zero")
    hour = _hour(from_hour) if hour is None else hour
    if match["dir"].lower() in ("to", "before"):
        if half:
            return
        hour, minute = hour - 1 or 12, 60 - minute
    add(match.start(), match.end(), hour, minute, half)


def _count(written: str) -> int:
    tens = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
    teens = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    if written in teens:
        return 13 + teens.index(written)
    first, _, last = written.partition("-")
    return tens.get(first, 0) + _HOURS.get(last, 0) if first in tens else _HOURS.get(written, 0)


def _after(plain: str, end: int) -> bool:
    return bool(re.match(_ON, plain[end:], re.I))


def _part(plain: str, start: int, end: int) -> str:
    """The part of the day that stands beside a time: "in the morning", "on Sunday night"."""
    match = _PART_AFTER.match(plain, end) or _PART_BEFORE.search(plain[:start])
    return match["part"].lower() if match else ""


def _in_half(hour: int, part: str) -> int:
    if part in ("", "zero") or hour > 12:
        return hour
    late = part in ("pm", "afternoon", "evening") or (part == "night" and 6 <= hour < 12)
    if part in ("evening", "night") and hour == 12:
        return 0
    return hour % 12 + 12 * late


def _opened(plain: str, start: int, moment: float, *, whole: bool) -> tuple[float, float]:
    """How wide the words before it make a time: "about", "shortly after", "by"."""
    match = _OPEN.search(plain[max(0, start - 40) : start])
    if match is None:
        return moment, moment + 1
    if match["about"]:
        slack = 30 if whole else 10
        return moment - slack, moment + slack + 1
    if match["after"]:
        return moment, moment + 31
    if match["before"]:
        return moment - 30, moment + 1
    return moment, moment + 1
