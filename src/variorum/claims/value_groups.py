"""Groups of values: one value of one matter, whoever tells it, set beside other such groups.

"1.3 million customers" in four reports and "1.72 million people" in a fifth are one dispute
and not four. So values that give the same and may be of one matter make a group, and two
groups are weighed together: the best pair of their clauses counts most, then what all pairs
say, whether another value of the same report fits better, and whether some report gives
both at one time, for that report knows them apart.

The weights are a logistic regression on gold of invented stories (``training/matter.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.claims.hours import hours_meet
from variorum.claims.scale import Scale
from variorum.claims.values import CONVERTED, Value, minutes_of

Matrix = NDArray[np.float64]
Pairs = NDArray[np.bool_]

GROUP_SIGNS = (
    "best", "mean", "lead", "both", "one_sentence", "ratio", "near", "day", "clock", "count",
    "percent", "reports", "telling", "crowd",
)  # fmt: skip
# Equal values are one group from these log odds of sameness on, once what the value itself
# tells is added: "6,200" in two reports is hardly a chance, "two" is.
JOINED = -2.0
# Log odds below this are all the same to us, and stand for pairs that cannot be compared.
_LEAST = -6.0
_NEAR_RATIO = 0.7
# Among forty sums of money any two are hardly of one matter, among five they may be. More groups
# than this make no difference, for many reports bring many values of the same matters; nor do
# fewer, for in a story of two lines nothing can be counted.
_CROWD = (4, 40)


def agreement(values: Sequence[Value]) -> NDArray[np.bool_]:
    """Which pairs give the same, of shape (n, n): equal numbers, or days and times that meet.

    All values are of one dimension.
    """
    if values[0].dimension == "clock":
        return hours_meet(
            [v.low for v in values], [v.high for v in values], [v.either for v in values]
        )
    if values[0].dated:
        low = np.array([v.low for v in values])
        high = np.array([v.high for v in values])
        meet: NDArray[np.bool_] = low[:, None] < high[None, :]
        return meet & meet.T
    number = np.array([v.number for v in values])
    units = np.array([v.unit for v in values])
    slack = 1e-9 * np.maximum(1.0, np.abs(number))[:, None]
    slack = np.where(units[:, None] == units[None, :], slack, CONVERTED * np.abs(number)[:, None])
    if values[0].dimension == "count":
        slack = 1e-9 * np.maximum(1.0, np.abs(number))[:, None]
    near: NDArray[np.bool_] = np.abs(number[:, None] - number[None, :]) <= slack
    return near | near.T


def telling(value: Value) -> float:
    """How little a chance it is that two reports give this very value (-2 to about 5)."""
    if value.dated:
        # Much happens on one day: only what is told alike besides makes two days one matter.
        return {"minute": 1.0, "hour": 0.0}.get(value.unit, -2.0)
    digits = len(f"{value.number:.10g}".replace(".", "").rstrip("0"))
    if value.dimension not in ("count", "percent"):  # in base units: count those written
        digits = max(sum(c.isdigit() for c in value.written), 1)
    worth = 3.0 if digits > 2 else 0.0
    if digits == 2:
        worth = 1.2 if value.number > 12 else 0.4
    return worth + 0.8 * (value.dimension != "count") + 1.0 * (value.number >= 1000)


def told_before(values: Sequence[Value]) -> Pairs:
    """Whether the first of a pair was surely told before the second, of shape (n, n)."""
    moments = [v.clause.moment for v in values]
    first = np.array([minutes_of(m.earliest) if m else np.nan for m in moments])
    last = np.array([minutes_of(m.latest) if m else np.nan for m in moments])
    with np.errstate(invalid="ignore"):
        before: Pairs = last[:, None] < first[None, :]
    return before


def two_tellings(values: Sequence[Value]) -> NDArray[np.bool_]:
    """Which pairs are of two reports, or were told at two times by one page."""
    articles = np.array([v.clause.article for v in values])
    other: NDArray[np.bool_] = articles[:, None] != articles[None, :]
    before = told_before(values)
    return other | before | before.T


def grouped(values: Sequence[Value], odds: Matrix, least: float = JOINED) -> list[list[int]]:
    """The values in groups of one value of one matter each.

    Args:
        values: Of one dimension, in a fixed order.
        odds: The log odds that two of them are of one matter, of shape (n, n).
        least: From what odds on equal values are joined, what the value tells added.
    """
    same = agreement(values)
    worth = np.array([telling(v) for v in values])
    groups: list[list[int]] = []
    for part in together(same & (odds + np.minimum.outer(worth, worth) >= least)):
        left = part
        while left:  # days that meet a third day need not meet each other
            first = same[left[0]]
            groups.append([i for i in left if first[i]])
            left = [i for i in left if not first[i]]
    return groups


def _over(groups: Sequence[Sequence[int]], table: Matrix, how: np.ufunc) -> Matrix:
    """Shrink a table of values to one of groups, by the largest or the sum of its cells."""
    order = [i for group in groups for i in group]
    starts = np.cumsum([0, *(len(group) for group in groups[:-1])])
    rows = how.reduceat(table[np.ix_(order, order)], starts, axis=0)
    square: Matrix = how.reduceat(rows, starts, axis=1)
    return square


def best_pairs(values: Sequence[Value], odds: Matrix, groups: Sequence[Sequence[int]]) -> Matrix:
    """The log odds of each pair of groups by its best pair of clauses; -inf where it has none.

    Of shape (g, g) for g groups. None: both groups give the same, or one report told both
    at one time and no other report can be set beside it.
    """
    best = _over(groups, np.where(two_tellings(values), odds, -np.inf), np.maximum)
    leaders = [group[0] for group in groups]
    best[agreement([values[i] for i in leaders])] = -np.inf
    return best


def group_signs(
    values: Sequence[Value], odds: Matrix, groups: Sequence[Sequence[int]]
) -> Iterator[Matrix]:
    """The signs of each pair of groups, of shape (g, g), in the order of ``GROUP_SIGNS``.

    Cost: O(n² + r · g²) for n values of r reports in g groups.
    """
    best = best_pairs(values, odds, groups)
    apart = two_tellings(values)
    counts = np.maximum(_over(groups, apart.astype(np.float64), np.add), 1.0)
    articles = {a: i for i, a in enumerate(sorted({v.clause.article for v in values}))}
    of = np.array([articles[v.clause.article] for v in values])
    sentences = {s: i for i, s in enumerate(sorted({_sentence(v) for v in values}))}
    said = np.array([sentences[_sentence(v)] for v in values])
    known_apart = (of[:, None] == of[None, :]) & ~apart
    count = len(groups)
    told = np.zeros((count, len(articles)), dtype=bool)
    for row, group in enumerate(groups):
        told[row, of[list(group)]] = True
    # The best that a report of the one group has for the other, this one left aside.
    rival = np.full((count, count), -np.inf)
    for article in range(len(articles)):
        columns = np.flatnonzero(told[:, article])
        there = best[:, columns]
        ordered = np.sort(there, axis=1)
        top = ordered[:, -1:]
        second = ordered[:, -2:-1] if len(columns) > 1 else np.full((count, 1), -np.inf)
        rival[:, columns] = np.maximum(rival[:, columns], np.where(there >= top, second, top))
    with np.errstate(invalid="ignore"):
        lead = np.clip(best - np.maximum(rival, -9.0), -4.0, 4.0)
    lead = np.where(np.isfinite(lead), lead, -4.0)
    leaders = [values[group[0]] for group in groups]
    ratio = np.zeros((count, count))
    if not leaders[0].dated:
        number = np.array([v.number for v in leaders])
        logs = np.log(np.where(number > 0, number, 1.0))
        positive = np.logical_and.outer(number > 0, number > 0)
        ratio = np.where(positive, np.minimum(np.abs(logs[:, None] - logs[None, :]), 4.0), 4.0)
    worth = np.array([telling(v) for v in leaders])
    mask = told.astype(np.float64)
    yield np.maximum(best, _LEAST)
    yield _over(groups, np.where(apart, odds, 0.0), np.add) / counts
    yield np.minimum(lead, lead.T)
    yield _over(groups, known_apart.astype(np.float64), np.maximum)
    yield _over(groups, (said[:, None] == said[None, :]).astype(np.float64), np.maximum)
    yield ratio
    yield ((ratio > 0) & (ratio < _NEAR_RATIO)).astype(np.float64)
    for dimension in ("day", "clock", "count", "percent"):
        yield np.full((count, count), float(leaders[0].dimension == dimension))
    yield np.log(np.maximum(np.add.outer(mask.sum(1), mask.sum(1)), 1.0))
    yield np.minimum.outer(worth, worth)
    crowd = 0.0 if leaders[0].dated else np.log(np.clip(count, *_CROWD))
    yield np.full((count, count), crowd)


def _sentence(value: Value) -> tuple[str, int]:
    return value.clause.article, value.clause.sentence.start


def second_step(
    values: Sequence[Value], odds: Matrix, groups: Sequence[Sequence[int]], scale: Scale
) -> Matrix:
    """The probability that two groups are of one matter, of shape (g, g), to four places."""
    total = np.full((len(groups), len(groups)), scale.constant)
    for sign, worth in zip(group_signs(values, odds, groups), scale.weights, strict=True):
        total += worth * sign
    sure: Matrix = np.round(1.0 / (1.0 + np.exp(-total)), 4)
    sure[np.isinf(best_pairs(values, odds, groups))] = 0.0
    return sure


def together(linked: NDArray[np.bool_]) -> list[list[int]]:
    """The parts of a graph that hang together, given as a symmetric matrix of shape (n, n)."""
    count = len(linked)
    label = np.arange(count)
    joined = linked | np.eye(count, dtype=bool)
    while True:
        least = np.where(joined, label[None, :], count).min(axis=1)
        if np.array_equal(least, label):
            break
        label = least
    parts: dict[int, list[int]] = {}
    for place, name in enumerate(label.tolist()):
        parts.setdefault(name, []).append(place)
    return list(parts.values())
