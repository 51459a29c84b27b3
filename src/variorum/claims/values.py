"""Values: every number, date and time of a clause, ready to be set beside another's.

A value carries what it is measured in and the words around it, with all values of its
clause taken out, so that two clauses can be found alike whatever they count.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.figures import figures_of
from variorum.claims.hours import DAY, Hour, hours_of
from variorum.claims.numerals import Number, numbers_of
from variorum.claims.told_ages import is_age
from variorum.model import Span, When
from variorum.text import fold, words

# Base units: seconds, metres, grams, square metres, litres, watts, kilometres an hour; a
# currency is its own.
_SCALES: dict[str, tuple[str, float]] = {
    "second": ("duration", 1.0),
    "minute": ("duration", 60.0),
    "hour": ("duration", 3600.0),
    "day": ("duration", 86400.0),
    "week": ("duration", 7 * 86400.0),
    "month": ("duration", 30.4375 * 86400.0),
    "year": ("duration", 365.25 * 86400.0),
    "millimetre": ("length", 0.001),
    "centimetre": ("length", 0.01),
    "metre": ("length", 1.0),
    "kilometre": ("length", 1000.0),
    "inch": ("length", 0.0254),
    "foot": ("length", 0.3048),
    "yard": ("length", 0.9144),
    "mile": ("length", 1609.344),
    "gram": ("mass", 1.0),
    "kilogram": ("mass", 1000.0),
    "tonne": ("mass", 1e6),
    "pound": ("mass", 453.59237),
    "ounce": ("mass", 28.349523),
    "ton": ("mass", 1e6),  # short, long or metric: within a tenth of each other
    "stone": ("mass", 6350.29318),
    "fortnight": ("duration", 14 * 86400.0),
    "decade": ("duration", 3652.5 * 86400.0),
    "century": ("duration", 36525 * 86400.0),
    "nautical mile": ("length", 1852.0),
    "square metre": ("area", 1.0),
    "square foot": ("area", 0.09290304),
    "acre": ("area", 4046.8564),
    "hectare": ("area", 1e4),
    "square kilometre": ("area", 1e6),
    "square mile": ("area", 2589988.1),
    "kilometre per hour": ("speed", 1.0),
    "mile per hour": ("speed", 1.609344),
    "knot": ("speed", 1.852),
    "litre": ("volume", 1.0),
    "cubic metre": ("volume", 1000.0),
    "watt": ("power", 1.0),
    "kilowatt": ("power", 1e3),
    "megawatt": ("power", 1e6),
    "gigawatt": ("power", 1e9),
}
# Two units seldom give one measure to the digit: 43,000 square kilometres, 16,600 square miles.
CONVERTED = 0.03
MEASURES = frozenset(dimension for dimension, _ in _SCALES.values()) - {"duration"}
_MONEY = re.compile(r"[A-Z]{3}\Z")
_SPEECH = frozenset(
    """said says say told tell tells added announced reported wrote writes according reports
    confirmed denied declined asked""".split()
)
# "Four of them", "three lorries of the convoy": a part of what was counted before.
_PART = re.compile(
    r"\s+of\s+(?:them|whom|which|those|these|the\s+(?:dead|injured|victims)"
    r"|(?:the\s+|its\s+|their\s+)?\d[\d,]*)\b",
    re.I,
)
# The age of a person is weighed with the person ("a woman of 63", "a man, 57,").
_AGES = frozenset("age año an ans jahr anno anni jaar år".split())
# "One resident said", "one ex-employee posted": somebody, and no count.
_SOMEBODY = re.compile(
    r"\bone\s+(?:(?:of\s+)?[^\W\d][\w'’-]*\s+){1,5}?(?:sa(?:id|ys)|t(?:old|ells)|wr(?:ote|ites)"
    r"|posted|posts|added|asked|called|recalled|described|tweeted|joked|replied|texted|put it)\b",
    re.I,
)
_ONLY_PART = re.compile(
    r"\b(?:of (?:that|which|these|this|them|whom),?|(?:though|but|yet) only|including"
    r"|among (?:them|whom))\s*\Z",
    re.I,
)
# Not "forty pupils of the Erle school": a name says whose they are, and is no total.
_PART_OF = re.compile(r"\s+[^\W\d]+\s+of\s+(?:the|its|their|our|his|her)\s+(?![A-Z])[^\W\d]+")
_AT = re.compile(r"\b(?:at|by|until|from|after|before|since)\s+(?:about\s+|around\s+)?\Z", re.I)
_ENDS = re.compile(
    r"\s*(?:[.,;:!?)”\"]|\Z|(?:in the (?:morning|afternoon|evening)|on|and|but|when|that|sharp)\b)"
)
_SCORE = re.compile(r"\d\s?[-\u2013]\s?\d")
_VOTES_BEFORE = re.compile(r"\b\d{1,4}\s+(?:votes?\s+)?to\s+\Z")
_VOTES_BEHIND = re.compile(r"\s+(?:votes?\s+)?to\s+\d{1,4}\b(?!\s*%)")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
_FULL_MONTH = r"(?:uary|ruary|ch|il|ust|ember|tember|ober)?"
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}{_FULL_MONTH}\.?\s+\Z", re.I)
_MONTH_BEHIND = re.compile(rf"(?:st|nd|rd|th)?\s+{_MONTH}{_FULL_MONTH}\b", re.I)
_TIMES = re.compile(r"\s+times\b", re.I)
# "Lift two", "platform 9": the name of one thing and no count.
_LABELLED = frozenset(
    """pump line gate room page unit platform number no section phase flight highway route article
    chapter lane gallery reactor block building tower hall terminal bus tram train car track shaft
    pier bridge class grade level zone ward court act part step plan case day week round game lot
    engine""".split()
)
# Words on either side of a value that belong to its neighbourhood.
_BEFORE, _AFTER = 4, 5
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  local times without a zone, as the analyses give


@dataclass(frozen=True, slots=True)
class Value:
    """One number, date or time of one clause.

    ``dimension`` is what it is measured in: "count", "percent", "duration", "length",
    "mass", "area", "speed", "volume", "power", a currency, "day", "clock" or "hour" (by its
    number alone). ``low`` and ``high`` are in base units (seconds, metres, grams;
    minutes since 1970 for days, minutes of the day for clocks, with ``either`` where the half
    of the day is open). ``masked`` is the clause with every value as "#", ``near`` the words
    around this one. ``stems`` are the
    clause's words of matter, ``wide`` its sentence's, ``around`` those beside the value.
    ``kind`` is the class of figure ("the dead", "jobs cut") where one of the tables knows it.
    """

    clause: Clause
    span: Span
    dimension: str
    low: float
    high: float
    bound: str
    unit: str
    noun: str
    masked: str
    near: str
    stems: frozenset[str]
    wide: frozenset[str]
    around: frozenset[str]
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    share: bool = False
    kind: str = ""
    either: bool = False

    @property
    def dated(self) -> bool:
        """True for days and clock times."""
        return self.dimension in ("day", "clock")

    @property
    def number(self) -> float:
        """The number that was written, in base units."""
        if self.bound in ("at_most", "less_than"):
            return self.high
        if self.bound == "about" and self.low != self.high and math.isfinite(self.high):
            return (self.low + self.high) / 2
        return self.low if math.isfinite(self.low) else self.high

    @property
    def written(self) -> str:
        """The value as it stands in the report."""
        start = self.span.start - self.clause.span.start
        return self.clause.text[start : start + len(self.span)]

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.clause.article, self.span.start, self.span.end)


def values_of(report: Report) -> Iterator[Value]:
    """The values of one report, in order.

    Left out: what a correction withdraws, labels ("platform 9"), parts of a total
    ("four of them"), vague numbers, the old end of a revision, and dates that only say
    when somebody spoke. Cost: linear in the text.
    """
    kinds = {
        (f.clause.key, f.number.span): f"{f.kind}/{f.part}"
        for f in figures_of(report.clauses)
        if f.known
    }
    for clause in report.clauses:
        if clause.withdrawn or len(clause.tokens) < 3:
            continue
        numbers = numbers_of(clause)
        hours = hours_of(clause)
        spans = joined(
            [n.span for n in numbers] + [w.span for w in clause.whens] + [h.span for h in hours]
        )
        if not spans:
            continue
        masked = mask(clause, spans)
        outside = [t for t in clause.tokens if not any(s.start <= t.start < s.end for s in spans)]
        stems = frozenset(s for t in outside if (s := matter_stem(t.norm)))
        wide = frozenset(
            s for w in words(fold(clause.full)) if not w[:1].isdigit() and (s := matter_stem(w))
        )

        def value(
            span: Span,
            dimension: str,
            low: float,
            high: float,
            bound: str,
            *,
            unit: str = "",
            noun: str = "",
            share: bool = False,
            kind: str = "",
            either: bool = False,
            clause: Clause = clause,
            masked: str = masked,
            stems: frozenset[str] = stems,
            wide: frozenset[str] = wide,
        ) -> Value:
            before = [t.norm for t in clause.tokens if t.end <= span.start]
            after = [t.norm for t in clause.tokens if t.start >= span.end]
            near = " ".join([*before[-_BEFORE - 2 :], "#", *after[: _AFTER + 2]])
            beside = (*before[-_BEFORE:], *after[:_AFTER])
            ahead = [s for w in before[-_BEFORE:] if (s := matter_stem(w))]
            behind = [s for w in after[:_AFTER] if (s := matter_stem(w))]
            around = frozenset(s for w in beside if (s := matter_stem(w)))
            return Value(
                clause, span, dimension, low, high, bound, unit, noun, masked, near, stems, wide,
                around, tuple(ahead[-2:]), tuple(behind[:2]), share, kind, either,
            )  # fmt: skip

        for number in numbers:
            if not _compared(clause, number):
                continue
            dimension, scale = dimension_of(number)
            if dimension == "count" and _is_hour(clause, number):
                dimension = "hour"
            yield value(
                number.span,
                dimension,
                number.low * scale,
                number.high * scale,
                number.bound,
                unit=number.unit,
                noun=number.noun,
                share=number.out_of is not None,
                kind=kinds.get((clause.key, number.span), "") or kind_abroad(clause, number.span),
            )
        for when in clause.whens:
            # A date with its hour is set beside other hours alone, not beside days.
            if when.precision in ("hour", "minute"):
                continue
            ends = range_of(when)
            if ends and not of_speech(clause, when) and not _in_dateline(clause, when):
                low, high = ends
                coarse = when.precision
                yield value(when.span, "day", low, high, coarse, unit=coarse)
        for hour in hours:
            if hour.precision == "stamp":
                continue
            if not of_speech(clause, hour) and not _in_dateline(clause, hour):
                yield value(
                    hour.span, "clock", hour.low, hour.high, hour.precision,
                    unit=hour.precision, either=hour.either,
                )  # fmt: skip


def _compared(clause: Clause, number: Number) -> bool:
    inside = {t.norm for t in clause.tokens if number.span.meets(Span(t.start, t.end))}
    start, end = number.span.start - clause.span.start, number.span.end - clause.span.start
    return not (
        number.old
        or _is_day(clause.text[:start], clause.text[end:], number)
        or not math.isfinite(number.value)
        or (clause.text[:start].endswith("[") and clause.text[end : end + 1] == "]")
        or number.noun in _AGES
        or is_age(clause, number.span)
        or _ONLY_PART.search(clause.text[:start])
        or _SOMEBODY.match(clause.text, start)
        or lx.VAGUE & inside
        or is_label(clause, number.span)
        or _TIMES.match(clause.text, end)
        or _PART.match(clause.text, end)
        or _is_result(clause.text, start, end)
        or (not number.unit and _PART_OF.match(clause.text, end))
        or any(q.part and q.span.meets(number.span) for q in clause.quantities)
    )


def kind_abroad(clause: Clause, span: Span) -> str:
    """ "Quatre personnes sont portées disparues": the one class whose word stands behind."""
    if clause.language.startswith("en"):
        return ""
    behind = {t.norm for t in [t for t in clause.tokens if t.start >= span.end][: _AFTER + 1]}
    found = [kind.name for kind in lx.PEOPLE_CLASSES if kind.words & behind]
    return f"{found[0]}/" if len(found) == 1 else ""


def is_label(clause: Clause, span: Span) -> bool:
    """ "Lift two", "platform 9": the number is part of a name."""
    before = [t.norm for t in clause.tokens if t.end <= span.start]
    return bool(before and before[-1] in _LABELLED)


def _is_hour(clause: Clause, number: Number) -> bool:
    """ "It left at four.": a time of day, to be set beside other hours only."""
    start, end = number.span.start - clause.span.start, number.span.end - clause.span.start
    told = _AT.search(clause.text[:start]) and _ENDS.match(clause.text, end)
    return bool(told) and number.value <= 12


def _is_day(before: str, after: str, number: Number) -> bool:
    """ "March 4" where no date was read, as in a dateline: a day, and no count."""
    named = _MONTH_BEFORE.search(before) or _MONTH_BEHIND.match(after)
    return bool(named) and not number.noun and number.value <= 31


def _is_result(text: str, start: int, end: int) -> bool:
    """ "3-2", "61 votes to 58": a result is weighed as one (``tallies``)."""
    if _SCORE.search(text[max(0, start - 2) : end + 2]):
        return True
    return bool(_VOTES_BEFORE.search(text[:start]) or _VOTES_BEHIND.match(text, end))


def dimension_of(number: Number) -> tuple[str, float]:
    """What a number is measured in, and what makes base units of it."""
    if number.unit in ("", "person", "people"):
        return "count", 1.0
    if number.unit in _SCALES:
        return _SCALES[number.unit]
    return number.unit, 1.0


def minutes_of(moment: datetime) -> float:
    """Minutes since 1970 of a local time; of any year, which ``timestamp`` cannot."""
    return (moment - _EPOCH).total_seconds() / 60


def range_of(when: When) -> tuple[float, float] | None:
    """The minutes within which a date lies; None where its ends cannot be read."""
    try:
        low, high = (datetime.fromisoformat(end) for end in (when.earliest, when.latest))
        return minutes_of(low), minutes_of(high)
    except (ValueError, OverflowError, TypeError):
        return None


def day_of(when: When, low: float, high: float) -> tuple[float, float]:
    """The minutes of a date, a time on a day widened to its day."""
    if when.precision not in ("hour", "minute"):
        return low, high
    start = low - low % DAY
    return start, start + DAY


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def mask(clause: Clause, spans: Iterable[Span]) -> str:
    """The clause with the values at ``spans`` as "#", folded, without quotation marks."""
    text, at = clause.text, clause.span.start
    out: list[str] = []
    position = 0
    for span in sorted(spans):
        start, end = span.start - at, span.end - at
        if start < position or end > len(text):
            continue
        out.append(text[position:start])
        out.append("#")
        position = end
    out.append(text[position:])
    return " ".join(fold("".join(out)).replace('"', "").split())


def _in_dateline(clause: Clause, when: When | Hour) -> bool:
    """ "NORTHPORT, Aug 15 (Far Wire)", "By Ada Holm, 4 May": the day of writing."""
    before = clause.text[: when.span.start - clause.span.start].strip(" ,–—-")
    if len(before) > 2 and before == before.upper():
        return True
    return bool(_BYLINE.match(before)) and len(before.split()) <= 6


_BYLINE = re.compile(r"(?:[Bb]y|[Pp]ar|[Vv]on|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f)\s+[^\W\d_a-z]\w*")


def of_speech(clause: Clause, when: When | Hour) -> bool:
    """ "..., the ministry said on Friday": that dates the saying and not the matter."""
    before = [t.norm for t in clause.tokens if t.end <= when.span.start][-4:]
    after = [t.norm for t in clause.tokens if t.start >= when.span.end][:2]
    # "At 7.20am, according to the log": that is who vouches for the hour.
    return bool(_SPEECH & {*before, *after} - ({"according"} - set(before)))
