"""Same matter: do two values of two reports answer one question?

"It was up for barely an hour" and "the post was online for about ten hours" share no word
of matter, "200 people" and "280 people" share one and mean two things. So many weak signs
are added up: how alike the clauses are with their values taken out, how alike the words
beside the values, which rare words both have, what is counted, who is named. The weights
are a logistic regression on gold of invented stories (``training/matter.py``; measured
story by story, each story by weights that were made without it).

Source of the method: record linkage by logistic regression (Fellegi & Sunter 1969 in its
discriminative form); likeness of masked sentences after Reimers & Gurevych 2019.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.claims.clauses import Report
from variorum.claims.matter_weights import BY_MEANING, BY_WORDS
from variorum.claims.scale import Scale
from variorum.claims.value_groups import grouped, second_step
from variorum.claims.values import Value
from variorum.text import Likeness, lexical_likeness, stem

Matrix = NDArray[np.float64]

SIGNS = (
    "meaning", "meaning_near", "meaning_sentence", "words", "words_longer", "words_sentence",
    "noun", "noun_meaning", "no_noun", "around", "beside", "names", "other_names", "unit",
    "language", "title", "speech", "bound", "early", "part", "kind", "other_kind",
)  # fmt: skip


def rarity(reports: Sequence[Report]) -> dict[str, float]:
    """The weight of each stem: the rarer among the story's clauses, the heavier."""
    seen: Counter[str] = Counter()
    total = 0
    for report in reports:
        total += len(report.clauses)
        for clause in report.clauses:
            seen.update(clause.stems)
    return {s: math.log(1 + total / n) for s, n in seen.items()}


def signs(
    values: Sequence[Value], weight: Mapping[str, float], likeness: Likeness
) -> Iterator[Matrix]:
    """The signs of sameness, each a symmetric matrix of shape (n, n), in the order of ``SIGNS``.

    One at a time, so that no more than a few stand in memory.

    Args:
        values: Of one dimension, in a fixed order.
        weight: See ``rarity``; unknown stems weigh 3.
        likeness: How alike two texts are in meaning.

    Cost: O(n² · s) multiplications for s distinct stems, a few matrices of n² numbers.
    """

    def meaning(texts: Sequence[str]) -> Matrix:
        distinct = sorted(set(texts))
        at = {text: i for i, text in enumerate(distinct)}
        table = np.asarray(likeness(distinct, distinct), dtype=np.float64)
        rows = np.array([at[text] for text in texts])
        square: Matrix = table[np.ix_(rows, rows)]
        return square

    def shared(bags: Sequence[frozenset[str]]) -> tuple[Matrix, Matrix]:
        """Weight shared, as part of the lighter and of the heavier of two bags."""
        distinct = {bag: i for i, bag in enumerate(dict.fromkeys(bags))}
        if len(distinct) < len(bags):
            rows = np.array([distinct[bag] for bag in bags])
            lighter, heavier = shared(list(distinct))
            return lighter[np.ix_(rows, rows)], heavier[np.ix_(rows, rows)]
        known = {s: i for i, s in enumerate(sorted(frozenset().union(*bags)))}
        heavy = np.array([weight.get(s, 3.0) for s in sorted(known)])
        table = np.zeros((len(bags), max(len(known), 1)))
        for row, bag in enumerate(bags):
            table[row, [known[s] for s in bag]] = 1.0
        if not known:
            return np.zeros((len(bags),) * 2), np.zeros((len(bags),) * 2)
        weighed = table * heavy
        both = weighed @ table.T
        own = weighed.sum(axis=1)
        least = np.maximum(np.minimum.outer(own, own), 1e-9)
        most = np.maximum(np.maximum.outer(own, own), 1e-9)
        return both / least, both / most

    def flags(marks: Sequence[object]) -> Matrix:
        kinds = {m: i for i, m in enumerate(sorted(set(map(str, marks))))}
        at = np.array([kinds[str(m)] for m in marks])
        equal: Matrix = (at[:, None] == at[None, :]).astype(np.float64)
        return equal

    def noun_told() -> Matrix:
        """1 where both count one thing, 0.5 where the words of one name what the other counts."""
        roots = [stem(n) if n else "" for n in nouns]
        same = flags([root or f"#{i}" for i, root in enumerate(roots)]) * both_have
        at = {root: i for i, root in enumerate(dict.fromkeys(roots))}
        told = np.array([[bool(root) and root in v.stems for v in values] for root in at])
        named = told[[at[root] for root in roots]]
        result: Matrix = same + 0.5 * (has[:, None] ^ has[None, :]) * (named | named.T)
        return result

    def beside() -> Matrix:
        ahead, behind = (
            shared([frozenset(side) for side in sides])[0] > 0
            for sides in ([v.ahead for v in values], [v.behind for v in values])
        )
        result: Matrix = ahead.astype(np.float64) + behind
        return result

    nouns = [v.noun for v in values]
    has = np.array([bool(n) for n in nouns])
    both_have = np.logical_and.outer(has, has)
    yield meaning([v.masked for v in values])
    yield meaning([v.near for v in values])
    yield meaning([v.clause.full for v in values])
    yield from shared([v.stems for v in values])
    yield shared([v.wide for v in values])[0]
    yield noun_told()
    yield meaning([n or "thing" for n in nouns]) * both_have
    yield 1.0 - both_have
    yield shared([v.around for v in values])[0]
    yield beside()
    names = [frozenset(m.name for m in v.clause.mentions) for v in values]
    named = np.array([bool(n) for n in names])
    share_names, _ = shared(names)
    yield share_names
    yield (np.logical_and.outer(named, named) & (share_names == 0)).astype(np.float64)
    del share_names
    title = np.array([v.clause.title for v in values])
    spoken = np.array([bool(v.clause.quotations) for v in values])
    early = np.array([v.clause.block < 4 for v in values])
    part = np.array([v.share for v in values])
    yield flags([v.unit for v in values])
    yield flags([v.clause.language for v in values])
    yield np.logical_or.outer(title, title).astype(np.float64)
    yield np.logical_xor.outer(spoken, spoken).astype(np.float64)
    yield flags([v.bound for v in values])
    yield np.logical_and.outer(early, early).astype(np.float64)
    yield np.logical_xor.outer(part, part).astype(np.float64)
    known = np.array([bool(v.kind) for v in values])
    both_known = np.logical_and.outer(known, known)
    same_kind = flags([v.kind for v in values]) * both_known
    yield same_kind
    yield both_known - same_kind


@dataclass(frozen=True, slots=True)
class Matched:
    """The values of one dimension, in groups, and the groups set beside each other.

    A group is one value of one matter, whoever tells it: ``groups`` holds for each the places
    of its members in ``values``. ``sure`` holds for each pair of groups the probability that
    both answer one question, rounded to four places and symmetric, 0 where they give the same
    or one report told both at one time. ``odds`` are the log odds that two of ``values`` are
    of one matter.
    """

    values: tuple[Value, ...]
    groups: tuple[tuple[int, ...], ...]
    sure: Matrix
    odds: Matrix


_MOST = 2500


def chosen(values: Sequence[Value]) -> list[int]:
    """The places of the values that are compared: all, or those that stand first in reports."""
    places = range(len(values))
    if len(values) <= _MOST:
        return list(places)
    return sorted(sorted(places, key=lambda i: (values[i].clause.block, values[i].key))[:_MOST])


def first_step(
    values: Sequence[Value], weight: Mapping[str, float], likeness: Likeness, scale: Scale
) -> Matrix:
    """The log odds of sameness of each pair, of shape (n, n), rounded to four places."""
    total = np.full((len(values), len(values)), scale.constant)
    for sign, worth in zip(signs(values, weight, likeness), scale.weights, strict=True):
        total += worth * sign
    return np.round(total, 4)


def same_matter(
    values: Sequence[Value], weight: Mapping[str, float], likeness: Likeness
) -> Iterator[Matched]:
    """Set values of one dimension beside each other, one dimension after the other.

    Cost: per dimension, matrices over at most 2,500 values.
    """
    first, second = BY_WORDS if likeness is lexical_likeness else BY_MEANING
    for dimension in sorted({v.dimension for v in values}):
        places = [i for i, v in enumerate(values) if v.dimension == dimension]
        places = [places[i] for i in chosen([values[i] for i in places])]
        if len(places) < 2:
            continue
        here = [values[i] for i in places]
        odds = first_step(here, weight, likeness, first)
        groups = grouped(here, odds)
        sure = second_step(here, odds, groups, second)
        yield Matched(tuple(here), tuple(map(tuple, groups)), sure, odds)
