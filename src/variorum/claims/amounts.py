"""Whether two clauses give values that cannot be one: nothing else alike makes them agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.claims.clauses import Clause
from variorum.claims.numerals import numbers_of
from variorum.claims.values import dimension_of, range_of
from variorum.text import stem

# Two units seldom give the same to the last digit: 100 mph are 160.9 km/h.
_ROUNDING = 0.04
# "Twelve o'clock" and "noon": which half of the day is meant is often not told.
_HALF_A_DAY = 720
_CLOCK = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.]\d\d)?\s?([ap])\.?m\b", re.I)
_BOUNDED = frozenset({"at_least", "at_most", "more_than", "less_than", "about"})
_PARTS_OF_DAY = {
    word: part
    for part, written in enumerate(
        ("dawn morning breakfast", "noon midday lunchtime", "afternoon", "evening night midnight")
    )
    for word in written.split()
}
_PEOPLE = frozenset(
    """person people man woman resident guest mourner visitor passenger worker employee member
    customer protester demonstrator spectator supporter fan voter""".split()
)


@dataclass(frozen=True, slots=True)
class Amounts:
    """The values of a clause that another's can exclude.

    ``measured`` holds amounts in base units by what they measure or count, each with whether
    it is rough; ``days`` and ``hours`` are in minutes since 1970; ``parts`` are parts of the day.
    """

    measured: tuple[tuple[str, tuple[tuple[float, bool], ...]], ...]
    days: tuple[tuple[float, float], ...]
    hours: tuple[tuple[float, float], ...]
    parts: frozenset[int]


def amounts_of(clause: Clause) -> Amounts:
    """Read the values of a clause. Cost: linear in its words."""
    found: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for number in numbers_of(clause):
        dimension, scale = dimension_of(number)
        if dimension == "count":
            if not number.noun:
                continue
            noun = stem(number.noun.split()[-1])
            dimension = "count person" if noun in _PEOPLE else f"count {noun}"
        found[dimension].append((number.value * scale, number.bound in _BOUNDED))
    times: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for when in clause.whens:
        ends = range_of(when)
        if ends is not None:
            times[when.precision in ("hour", "minute")].append(ends)
    return Amounts(
        tuple((key, tuple(found[key])) for key in sorted(found)),
        tuple(times[False]),
        tuple(times[True]),
        frozenset(_PARTS_OF_DAY[w] for w in clause.words if w in _PARTS_OF_DAY)
        or _named({int(m[1]) % 12 + 12 * (m[2] in "pP") for m in _CLOCK.finditer(clause.text)}),
    )


def amounts_differ(a: Amounts, b: Amounts) -> bool:
    """Both give an amount of one thing, a time or a day, and none of one is any of the other.

    Cost: the numbers of the one times those of the other.
    """
    left, right = dict(a.measured), dict(b.measured)
    for key in left.keys() & right.keys():
        if not any(_close(x, y) for x in left[key] for y in right[key]):
            return True
    if a.days and b.days and not any(_meet(x, y) for x in a.days for y in b.days):
        return True
    if a.hours and b.hours:
        return not any(
            _meet(x, y) or abs(x[0] - y[0]) == _HALF_A_DAY for x in a.hours for y in b.hours
        )
    left_parts, right_parts = a.parts or _parts(a.hours), b.parts or _parts(b.hours)
    return bool(left_parts and right_parts and not left_parts & right_parts)


def _parts(hours: Sequence[tuple[float, float]]) -> frozenset[int]:
    """The parts of the day that times can be called."""
    return _named({int(low // 60) % 24 for low, _ in hours})


def _named(told: set[int]) -> frozenset[int]:
    """The parts of the day that hours can be called."""
    names = ((3, 12), (11, 14), (12, 19), (17, 30))
    return frozenset(
        part
        for part, (start, end) in enumerate(names)
        for hour in told
        if start <= hour < end or start <= hour + 24 < end
    )


def _meet(x: tuple[float, float], y: tuple[float, float]) -> bool:
    return x[0] < y[1] and y[0] < x[1]


def _close(x: tuple[float, bool], y: tuple[float, bool]) -> bool:
    (a, rough), (b, rough_too) = x, y
    if rough or rough_too:
        return min(a, b) >= 0.5 * max(a, b)
    return abs(a - b) <= _ROUNDING * max(abs(a), abs(b))
