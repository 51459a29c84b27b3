"""Values on which reports agree, whatever they count.

Two reports that give one value may speak of two things: "four" lifeboats, "four" o'clock. How
much else must be alike depends on how rare the value is. A rare one ("412", "6.42 a.m.") needs
little, a common one ("four", "Tuesday") needs the same noun or nearly the same clause. Where
the nouns differ, or the classes of figures, nothing is joined.

Source of the idea: agreement on a rare value is the stronger evidence that two records are one
(Newcombe et al. 1959; Fellegi & Sunter 1969). The steps were set by reading the equal pairs
of our own stories.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Report
from variorum.claims.contradicting import equal, other_days
from variorum.claims.given import Given, given_in
from variorum.claims.ledger import DraftClaim, Finding, attest
from variorum.claims.matter import rarity
from variorum.claims.things import key_of
from variorum.claims.value_groups import together
from variorum.claims.values import CONVERTED, MEASURES
from variorum.model import ArticleId
from variorum.text import Likeness

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]

# From so many bits on a number vouches for itself ("412"), is rare ("78"), or somewhat ("26").
_UNIQUE, _RARE, _SOME = 8.0, 6.0, 3.7
# Across two languages likeness says little; a name in common and a number from ten on say enough.
_ABROAD = 3.3
# Likeness that a rare value asks for, and one that is somewhat rare.
_LITTLE, _MIDDLING = 0.15, 0.3
# Likeness and shared weight of words that a common value asks for.
_ALIKE, _COVER = 0.5, 0.5
_VERY = 0.7
# One range may be so much wider than the other: "May 2027" and "2027" are one day of election.
_WIDER = 13.0
_MOST = 2500


def equal_values(reports: Sequence[Report], likeness: Likeness) -> list[list[Given]]:
    """The values that two reports or more give alike of one matter, in groups.

    Args:
        reports: The reports of one story.
        likeness: How alike two texts are in meaning.

    Cost: for values of one size, matrices over those values (2,500 at most).
    """
    values = sorted((g for report in reports for g in given_in(report)), key=lambda g: g.key)
    if len({g.clause.article for g in values}) < 2:
        return []
    weight = rarity(reports)
    groups: list[list[Given]] = []
    company: dict[tuple[str, int], set[str]] = defaultdict(set)
    for given in values:
        if not given.dated and given.rare > 1:
            company[_home(given)].add(f"{given.dimension} {given.low:.9g}")
    for bucket in _buckets(values):
        beside = [frozenset(company[_home(g)]) for g in bucket]
        for places in together(_linked(bucket, beside, weight, likeness)):
            members = [bucket[i] for i in places]
            if len({g.clause.article for g in members}) > 1:
                groups.append(members)
    return groups


def weigh_agreeing(groups: Iterable[Sequence[Given]], findings: Iterable[Finding]) -> Finding:
    """One claim for each value that reports agree on, with the clauses that give it.

    Args:
        groups: See ``equal_values``.
        findings: What other methods found. Where a claim of theirs stands on all the same
            places, it names the matter better and is left to stand alone.
    """
    known = _Told(claim for finding in findings for claim in finding.claims if claim.value)
    return Finding(tuple(_claim(members) for members in groups if not known.has(members)))


def _claim(members: Sequence[Given]) -> DraftClaim:
    plain = min(members, key=lambda g: (g.clause.title, len(g.clause.text), g.clause.text, g.key))
    return DraftClaim(
        matter=plain.clause.text,
        value=plain.written,
        attestations=tuple(attest(g.clause, plain.written) for g in members),
    )


def _buckets(values: Sequence[Given]) -> list[list[Given]]:
    """Values that can be equal: numbers of one amount, days and times of one sort."""
    found: dict[tuple[str, float], list[Given]] = defaultdict(list)
    for value in values:
        amount = 0.0 if value.dated else float(f"{value.low:.9g}")
        found[value.dimension, amount].append(value)
    buckets: list[list[Given]] = []
    for dimension, amount in sorted(found):
        last = buckets[-1][0] if buckets else None
        bucket = found[dimension, amount]
        # One measure in two units: 32 kilometres, twenty miles.
        near = (
            last is not None
            and last.dimension == dimension
            and not last.dated
            and 0 < amount <= last.low * (1 + CONVERTED)
            and len({g.unit for g in (*buckets[-1], *bucket)}) > 1
        )
        if near:
            buckets[-1].extend(bucket)
        else:
            buckets.append(list(bucket))
    return [
        sorted(sorted(b, key=lambda g: (g.clause.block, g.key))[:_MOST], key=lambda g: g.key)
        for b in buckets
        if len({g.clause.article for g in b}) > 1
    ]


def _linked(
    values: Sequence[Given],
    company: Sequence[frozenset[str]],
    weight: Mapping[str, float],
    likeness: Likeness,
) -> Flags:
    """Which pairs give one value of one matter, of shape (n, n).

    ``company`` holds for each value the numbers of its sentence.
    """
    alike = np.maximum(
        _alike([g.clause.text for g in values], likeness),
        _alike([g.clause.full for g in values], likeness) - 0.05,
    )
    cover = _cover([g.words for g in values], weight)
    foreign: Flags = ~equal([g.clause.language[:2] for g in values])
    same_noun, other_noun = _nouns(values)
    if values[0].dimension in MEASURES:
        other_noun &= False  # "three pounds of fruit", "the 1.36-kilogram bags"
    kinds = np.array([bool(g.kind) for g in values])
    known = np.logical_and.outer(kinds, kinds)
    one_kind = equal([g.kind for g in values])
    same_kind: Flags = one_kind & known
    other_kind: Flags = ~one_kind & known
    alike_or_foreign = alike + 0.2 * foreign
    named = _shared([frozenset(m.name for m in g.clause.mentions) for g in values]) > 0
    beside = _shared(company) > 1 - values[0].dated  # this very value is in both
    common = ((same_noun | same_kind) & (alike >= _ALIKE - 0.05)) | (
        (alike >= _ALIKE) & (cover >= _COVER)
    )
    common |= same_kind & foreign
    common |= (alike >= _VERY) | (beside & (alike_or_foreign >= _MIDDLING))
    rarity = [g.rare for g in values]
    # Two units that make one measure are no chance, however round the one of them is.
    rare = np.where(
        equal([g.unit for g in values]), np.minimum.outer(rarity, rarity),
        np.maximum.outer(rarity, rarity),
    )  # fmt: skip
    if values[0].dated:
        exact = np.array([g.exact_day for g in values])
        both = np.logical_and.outer(exact, exact)
        parts = np.array([g.part_of_day for g in values])
        one_part = (parts[:, None] == parts[None, :]) & np.logical_and.outer(parts >= 0, parts >= 0)
        linked = (
            ((alike >= _ALIKE) & (cover >= _COVER - 0.15))
            | (alike >= _VERY)
            | (both & ((alike_or_foreign >= _MIDDLING) | (cover >= _COVER)))
            | (one_part & named & (alike_or_foreign >= _MIDDLING))
            | (beside & (alike_or_foreign >= _MIDDLING))
        )
        linked |= (rare >= _RARE) & (alike_or_foreign >= _LITTLE)
        linked &= _same_days(values)
        if values[0].dimension == "clock":
            linked &= ~other_days([g.clause for g in values])
    else:
        linked = (rare >= _UNIQUE) | ((rare >= _RARE) & (alike_or_foreign >= _LITTLE))
        linked |= (rare >= _SOME) & (same_noun | same_kind | (alike_or_foreign >= _MIDDLING))
        linked |= ((rare >= _SOME) & beside) | ((rare >= _ABROAD) & foreign & named)
        linked |= common
        strange = np.where(rare >= _RARE, _MIDDLING, _ALIKE)
        linked &= ~(other_noun & (alike < strange) & ~beside & (rare < _UNIQUE))
        linked &= ~other_kind & _same_amount(values)
    found: Flags = linked & ~equal([g.clause.article for g in values])
    return found


def _home(given: Given) -> tuple[str, int]:
    return given.clause.article, given.clause.sentence.start


def _distinct(bags: Sequence[frozenset[str]]) -> tuple[list[frozenset[str]], list[int]]:
    """Each bag once, and for each of those given which it is."""
    at: dict[frozenset[str], int] = {}
    rows = [at.setdefault(bag, len(at)) for bag in bags]
    return list(at), rows


def _shared(bags: Sequence[frozenset[str]]) -> Matrix:
    """How many members two bags share, of shape (n, n)."""
    distinct, rows = _distinct(bags)
    if len(distinct) < len(bags):
        few: Matrix = _shared(distinct)[np.ix_(rows, rows)]
        return few
    at = {member: i for i, member in enumerate(sorted(frozenset().union(*bags)))}
    table = np.zeros((len(bags), max(len(at), 1)))
    for row, bag in enumerate(bags):
        table[row, [at[member] for member in bag]] = 1.0
    both: Matrix = table @ table.T
    return both


def _alike(texts: Sequence[str], likeness: Likeness) -> Matrix:
    distinct = sorted(set(texts))
    at = {text: i for i, text in enumerate(distinct)}
    table = np.asarray(likeness(distinct, distinct), dtype=np.float64)
    rows = np.array([at[text] for text in texts])
    square: Matrix = np.round(table[np.ix_(rows, rows)], 4)
    return square


def _cover(bags: Sequence[frozenset[str]], weight: Mapping[str, float]) -> Matrix:
    """The weight that two bags share, as part of the lighter one, of shape (n, n)."""
    distinct, rows = _distinct(bags)
    if len(distinct) < len(bags):
        few: Matrix = _cover(distinct, weight)[np.ix_(rows, rows)]
        return few
    words = sorted(frozenset().union(*bags))
    at = {word: i for i, word in enumerate(words)}
    heavy = np.array([weight.get(word, 3.0) for word in words])
    table = np.zeros((len(bags), max(len(words), 1)))
    for row, bag in enumerate(bags):
        table[row, [at[word] for word in bag]] = 1.0
    if not words:
        return np.zeros((len(bags), len(bags)))
    own = table @ heavy
    least = np.maximum(np.minimum.outer(own, own), 1e-9)
    shared: Matrix = np.round((table * heavy) @ table.T / least, 4)
    return shared


def _nouns(values: Sequence[Given]) -> tuple[Flags, Flags]:
    """Which pairs count the same thing, and which clearly two, each of shape (n, n)."""
    count = len(values)
    same, other = np.zeros((count, count), dtype=bool), np.zeros((count, count), dtype=bool)
    nouns = np.array([g.noun for g in values])
    has = nouns != ""
    for noun in sorted(set(nouns[has].tolist())):
        own = nouns == noun
        near = np.array([noun in g.near for g in values])
        same |= np.outer(own, own | near) | np.outer(own | near, own)
    people = np.array([g.noun in _people() for g in values])
    same |= np.logical_and.outer(people, people)
    one_tongue = equal([g.clause.language[:2] for g in values])
    other |= np.logical_and.outer(has, has) & ~equal(nouns.tolist()) & ~same
    return same, other & one_tongue


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    """Stems of nouns for people: "four members" and "four lawmakers" may be the same four."""
    return frozenset(key_of(noun) for noun in lx.PERSON_NOUNS)


def _same_amount(values: Sequence[Given]) -> Flags:
    """Which pairs give one amount: to the digit in one unit, else but for the conversion."""
    amount = np.array([g.low for g in values])
    one_unit = equal([g.unit for g in values])
    exact = np.abs(amount[:, None] - amount[None, :]) <= 1e-8 * np.abs(amount)[:, None]
    same: Flags = ~one_unit | exact | exact.T
    return same


def _same_days(values: Sequence[Given]) -> Flags:
    """Which pairs of days or times lie within each other, none of them very much wider."""
    low = np.array([g.low for g in values])
    high = np.array([g.high for g in values])
    wide = np.maximum(high - low, 1.0)
    within = (low[:, None] <= low[None, :]) & (high[None, :] <= high[:, None])
    meet: Flags = (within | within.T) & (wide[:, None] <= _WIDER * wide[None, :])
    return meet & meet.T


class _Told:
    """Where the claims of other methods stand: those name their matter better."""

    def __init__(self, claims: Iterable[DraftClaim]) -> None:
        self._places: dict[ArticleId, list[tuple[int, int, int]]] = {}
        for number, claim in enumerate(claims):
            for passage in {a.passage for a in claim.attestations}:
                here = (passage.start, passage.end, number)
                self._places.setdefault(passage.article, []).append(here)

    def has(self, members: Sequence[Given]) -> bool:
        """True if one claim stands on the clauses of all these values."""
        common: set[int] | None = None
        for given in members:
            here = given.clause.span
            found = {
                number
                for start, end, number in self._places.get(given.clause.article, ())
                if start < here.end and here.start < end
            }
            common = found if common is None else common & found
            if not common:
                return False
        return True
