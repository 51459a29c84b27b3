"""Every number, day and time that a report gives, with how rare it is.

To find that two reports agree, more is read than to find that they differ: a part of a total
("23 of its 188 branches" gives both), what each of them gets, what stands in a title. And the
value itself is evidence: two reports of one story that both have 412 speak of one thing, two
that both have four mostly don't.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.figures import figures_of
from variorum.claims.hours import HALF, hours_of
from variorum.claims.numerals import numbers_of, read_number
from variorum.claims.things import key_of
from variorum.claims.values import (
    MEASURES,
    day_of,
    dimension_of,
    is_label,
    kind_abroad,
    of_speech,
    range_of,
)
from variorum.model import Span, When
from variorum.text import fold, words

# Words on either side of a value that belong to it.
_BEFORE, _AFTER = 5, 6
# A day is as rare as the words make it: "6.42 a.m." seldom, "May" often.
_DATED = {"minute": 8.0, "hour": 5.0}
_RAREST = 12.0
# To give one measure in one unit says more than to count one number.
_UNIT_BITS = 2.0
# "3-2": a result, which is weighed as one.
_RESULT = re.compile(r"\d\s?[-\u2013:]\s?\d")
# "and not £14 million", "rather than 54": the report says that this is not the value.
_DENIED = re.compile(
    r"\b(?:not|rather than|instead of|no longer|never)\s+(?!only|just|least|more|less|fewer|even)"
    r"(?:[^\W\d]+\s+){0,2}\W{0,2}\Z"
)
_DENIED_BEHIND = re.compile(
    r"\W{0,2}(?:\s[^\W\d]+){0,2},? as (?:\w+ ){1,3}(?:said|reported|thought)", re.I
)
_PARTS_OF_DAY = {
    word: part
    for part, written in enumerate(
        (
            "morning dawn matin morgen früh mattina mañana ochtend",
            "afternoon midday après-midi nachmittag pomeriggio tarde middag",
            "evening night tonight soir nuit abend nacht sera notte noche avond",
        )
    )
    for word in written.split()
}


@dataclass(frozen=True, slots=True)
class Given:
    """A value in a clause.

    ``low`` and ``high`` are in base units, as in ``values.Value``. ``rare`` is about the number
    of bits of its significant digits, 0 to 12. ``near`` are the stems beside it, without
    numbers; ``words`` those of the clause. ``kind`` is its class of figure, where known.
    ``part_of_day`` is 0 for mornings, 1 for afternoons, 2 for evenings and nights, else -1.
    """

    clause: Clause
    span: Span
    dimension: str
    low: float
    high: float
    rare: float
    noun: str
    kind: str
    near: frozenset[str]
    words: frozenset[str]
    exact_day: bool = False
    part_of_day: int = -1
    unit: str = ""

    @property
    def dated(self) -> bool:
        """True for days and clock times."""
        return self.dimension in ("day", "clock")

    @property
    def written(self) -> str:
        """The value as it stands in the report."""
        start = self.span.start - self.clause.span.start
        return self.clause.text[start : start + len(self.span)]

    @property
    def key(self) -> tuple[str, int, int, str, float]:
        return (
            self.clause.article,
            self.span.start,
            self.span.end,
            self.dimension,
            self.low,
        )


def given_in(report: Report) -> Iterator[Given]:
    """The values that one report gives, in order. Cost: linear in the text."""
    kinds = {
        # A part in another language is a word of grammar as often as one of matter.
        (f.clause.key, f.number.span): f"{f.kind}/{f.part if _english(f.clause) else ''}"
        for f in figures_of(report.clauses)
        if f.known
    }
    for clause in report.clauses:
        if clause.withdrawn or len(clause.tokens) < 3:
            continue
        told = frozenset(s for t in clause.tokens if (s := _plain(t.norm)))
        for number in numbers_of(clause):
            if number.old or not math.isfinite(number.value) or _names(clause, number.span):
                continue
            dimension, scale = dimension_of(number)
            kind = kinds.get((clause.key, number.span), "") or kind_abroad(clause, number.span)
            amounts = [(number.value * scale, number.value, kind)]
            if number.out_of is not None and dimension == "count":
                amounts.append((number.out_of, number.out_of, ""))
            for amount, written, known in amounts:
                yield Given(
                    clause, number.span, dimension, amount, amount,
                    rarity_of(written) + _UNIT_BITS * (scale != 1.0 or dimension in MEASURES),
                    key_of(number.noun) if number.noun else "", known,
                    _near(clause, number.span), told, unit=number.unit,
                )  # fmt: skip
        for when in clause.whens:
            ends = range_of(when)
            if ends is None or of_speech(clause, when):
                continue
            yield Given(
                clause, when.span, "day", *day_of(when, *ends), 3.0, "", "",
                _near(clause, when.span), told, _explicit(clause, when),
                _part_of_day(clause, when),
            )  # fmt: skip
        for hour in hours_of(clause):
            if of_speech(clause, hour) or hour.precision in ("part", "stamp"):
                continue
            for more in (0, HALF) if hour.either else (0,):
                yield Given(
                    clause, hour.span, "clock", hour.low + more, hour.high + more,
                    _DATED[hour.precision], "", "", _near(clause, hour.span), told,
                )  # fmt: skip


def rarity_of(amount: float) -> float:
    """The bits of an amount's significant digits and one for each nought: 4 has 2, 412 has 8.7."""
    digits = f"{abs(amount):.6g}".split("e")[0].replace(".", "").strip("0")
    if not digits:
        return 0.0
    noughts = max(0, math.floor(math.log10(max(abs(amount), 1.0))) + 1 - len(digits))
    return min(math.log2(int(digits)) + noughts, _RAREST)


def _english(clause: Clause) -> bool:
    return clause.language.startswith("en")


def _plain(word: str) -> str:
    """The stem of a word of matter that is no number."""
    return "" if word[:1].isdigit() or read_number(word) is not None else matter_stem(word)


def _near(clause: Clause, span: Span) -> frozenset[str]:
    before = [t.norm for t in clause.tokens if t.end <= span.start][-_BEFORE:]
    after = [t.norm for t in clause.tokens if t.start >= span.end][:_AFTER]
    return frozenset(key_of(w) for w in (*before, *after) if _plain(w))


def _names(clause: Clause, span: Span) -> bool:
    """A number that counts nothing: a label, a result, a vague word."""
    inside = {t.norm for t in clause.tokens if span.meets(Span(t.start, t.end))}
    start, end = span.start - clause.span.start, span.end - clause.span.start
    around = clause.text[max(0, start - 2) : end + 2]
    return (
        bool(lx.VAGUE & inside)
        or is_label(clause, span)
        or bool(_DENIED.search(fold(clause.text[:start]).casefold()))
        or bool(_DENIED_BEHIND.match(clause.text, end))
        or bool(_RESULT.search(around))
        or (clause.text[:start].endswith("[") and clause.text[end : end + 1] == "]")
    )


def _explicit(clause: Clause, when: When) -> bool:
    """A date told by its own numbers ("1 March", "2027"), not by the day of telling."""
    start = when.span.start - clause.span.start
    return any(sign.isdigit() for sign in clause.text[start : start + len(when.span)])


def _part_of_day(clause: Clause, when: When) -> int:
    start = when.span.start - clause.span.start
    told = words(fold(clause.text[start : start + len(when.span)]))
    return next((_PARTS_OF_DAY[w] for w in told if w in _PARTS_OF_DAY), -1)
