"""Numbers in a clause, each with its value, bound and place, whoever found it.

The reading of quantities is the business of the step before; this adds the forms that only
a comparison needs (fractions of a whole, ages, "from X to Y"), and plain digits that stand
beside words of another language.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from variorum.claims.clauses import Clause
from variorum.claims.hours import hours_of
from variorum.model import Span
from variorum.text import fold
from variorum.text.of_a_story import kept_for_a_story

_WORDS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
}
_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
_FRACTION = re.compile(
    rf"\b(?:(?P<top>an?|one|two|three|four|five|six|seven|nine)[ -]"
    rf"(?P<part>{'|'.join(_PARTS)})s?\b(?=\s+of\b)"
    rf"|(?P<few>{_NUMBER})\s+(?:\w+\s+)?(?:in|out\s+of)\s+(?:every\s+)?(?P<many>{_NUMBER})\b)",
    re.I,
)
_FROM_TO = re.compile(rf"\bfrom\s+({_NUMBER})\s+to\s+({_NUMBER})\b", re.I)
_UP_FROM = re.compile(
    rf"\b(?:up|down|revised|raised|lowered|increased|reduced) from\s+({_NUMBER})", re.I
)
# The time at which an entry of a live page was written counts nothing.
_STAMP = re.compile(r"\s*(\d{1,2})[.:h](\d{2})(?=\s)")
_DIGITS = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:,\d{3})+(?![\w:/])|(?<![\w.,:/-])\d{1,6}(?![\w:/%])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a clause; ``old`` and ``new`` mark the ends of a revision."""

    span: Span
    low: float
    high: float
    bound: str = "exact"
    unit: str = ""
    noun: str = ""
    out_of: float | None = None
    old: bool = False
    new: bool = False

    @property
    def value(self) -> float:
        """The number that was written."""
        if self.bound in ("at_most", "less_than"):
            return self.high
        if self.bound == "about" and self.low != self.high and math.isfinite(self.high):
            return (self.low + self.high) / 2
        return self.low if math.isfinite(self.low) else self.high


def read_number(written: str) -> float | None:
    """The value of digits or of one number word (or two: "twenty-two")."""
    plain = fold(written).casefold().strip().replace(",", "")
    if re.fullmatch(r"\d{1,15}(?:\.\d+)?", plain):
        return float(plain)
    total = 0
    for part in re.split(r"[\s-]+", plain):
        if part not in _WORDS:
            return None
        total += _WORDS[part]
    return float(total)


@kept_for_a_story(16384)
def numbers_of(clause: Clause) -> tuple[Number, ...]:
    """All numbers of a clause in order; none lies within another or within a date."""
    at = clause.span.start
    plain = fold(clause.text)
    found: list[Number] = []

    stamp = _STAMP.match(plain) if clause.span.start == clause.sentence.start else None
    told = clause.moment.earliest if clause.moment else None
    stamped = bool(stamp and told and (told.hour, told.minute) == (int(stamp[1]), int(stamp[2])))
    entry = Span(at, at + stamp.end()) if stamp and stamped else None
    hours = [hour.span for hour in hours_of(clause)]

    def free(span: Span) -> bool:
        if entry is not None and span.meets(entry):
            return False
        if any(span.meets(hour) for hour in hours):
            return False
        return not any(span.meets(number.span) for number in found)

    for match in _FRACTION.finditer(plain):
        span = Span(at + match.start(), at + match.end())
        if match["part"]:
            top = 1.0 if match["top"].lower() in ("a", "an") else read_number(match["top"])
            bottom: float | None = float(_PARTS[match["part"].lower()])
        else:
            top, bottom = read_number(match["few"]), read_number(match["many"])
            word_before = re.search(r"\b(?:in|on)\s+$", plain[: match.start()])
            if word_before or (bottom or 0) > 100 or (top or 0) >= (bottom or 0):
                continue
            if match["few"][:1].isdigit() and not match["many"][:1].isdigit():
                continue
            if re.search(r"\bin\s+\d{4}$", match[0]) or any(
                w.span.meets(span) for w in clause.whens
            ):
                continue
        if not top or not bottom or top >= bottom or not free(span):
            continue
        share = 100 * top / bottom
        found.append(Number(span, share, share, "fraction", "percent", "", None))
    for match in _FROM_TO.finditer(plain):
        first, second = read_number(match[1]), read_number(match[2])
        spans = [Span(at + match.start(g), at + match.end(g)) for g in (1, 2)]
        if first is None or second is None or not all(free(span) for span in spans):
            continue
        units = [q.unit for q in clause.quantities if q.span.meets(spans[1])]
        unit = units[0] if units else ""
        found.append(Number(spans[0], first, first, "exact", unit, old=True))
        found.append(Number(spans[1], second, second, "exact", unit, new=True))
    for match in _UP_FROM.finditer(plain):
        value = read_number(match[1])
        span = Span(at + match.start(1), at + match.end(1))
        if value is not None and free(span):
            found.append(Number(span, value, value, old=True))
    for q in clause.quantities:
        span = q.span
        if q.before is not None:
            # "21, up from 17": the old number is found above, the new one stands before it.
            olds = [n.span.start for n in found if n.old and n.span.meets(span)]
            span = Span(span.start, min(olds)) if olds and min(olds) > span.start else span
        if free(span):
            noun, new = q.noun.casefold(), q.before is not None
            found.append(Number(span, q.low, q.high, q.bound, q.unit, noun, q.out_of, False, new))
    for match in _DIGITS.finditer(plain):
        span = Span(at + match.start(), at + match.end())
        value = read_number(match[0])
        if value is not None and free(span) and not any(w.span.meets(span) for w in clause.whens):
            found.append(Number(span, value, value))
    return tuple(sorted(found, key=lambda n: n.span))
