"""One deed told by several reports in verbs of their own: "resigned", "has stepped down".

Two frames of two reports tell one deed where they share the act, agree on whom it is about and
exclude each other in no part, number or date, and both tell it alike: as done or as to come, as
so or as not so. What has been told as done by one and as doubtful by another is left alone.
The frames and the measure of their parts are those of ``contraries``: what makes two frames
contradict there in one part makes them agree here in all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

import numpy as np

from variorum.claims.acts import SAYING
from variorum.claims.amounts import amounts_differ, amounts_of
from variorum.claims.clauses import Clause, Report, sentences_of
from variorum.claims.contradicting import Flags, equal
from variorum.claims.contraries import (
    _around,
    _parts,
    _person,
    _said,
    _theme,
    _weight,
    _with_roles,
)
from variorum.claims.frames import Frame, frames_of
from variorum.claims.ledger import DraftClaim, Finding, attest
from variorum.claims.things import Thing, agree
from variorum.claims.times_apart import dates_apart
from variorum.claims.value_groups import together

# Frames of one act in one report, and of one act in all.
_MOST = 20
_MOST_IN_ALL = 400
# Who says, writes or gets something does so more than once.
_TELLING = frozenset("write say tell call have get catch take be".split())
# Shared words or names of the parts: a name counts two.
_ENOUGH = 2


def read_deeds(reports: Sequence[Report]) -> dict[str, list[Frame]]:
    """The frames of the reports by act (without one: by verb), in order of their places.

    "He" and "the captain" are given the names that they stand for. Cost: linear in the words.
    """
    filed: dict[str, list[Frame]] = defaultdict(list)
    for report in reports:
        person, age = frozenset[str](), 0
        for sentence in sentences_of(report.clauses):
            read = () if sentence[0].withdrawn else frames_of(sentence, person)
            person, age = _person(sentence, person, age)
            for frame in read:
                for name in frame.names:
                    filed[name].append(frame)
    return _with_roles(filed)


def weigh_concurring(deeds: Mapping[str, Sequence[Frame]]) -> Finding:
    """One claim for each deed that two reports or more tell.

    Args:
        deeds: See ``read_deeds``.

    Cost: the distinct frames of one act pair by pair (400 at most).
    """
    claims: list[DraftClaim] = []
    done: set[frozenset[tuple[str, int, int]]] = set()
    for act in sorted(deeds):
        frames = _compared(deeds[act])
        if len({f.clause.article for f in frames}) < 2:
            continue
        linked = _linked(frames) & ~equal([f.clause.article for f in frames])
        for places in together(linked):
            clauses = _distinct(frames[i].clause for i in places)
            keys = frozenset(c.key for c in clauses)
            if len({c.article for c in clauses}) > 1 and keys not in done:
                done.add(keys)
                claims.append(_claim(clauses))
    return Finding(tuple(claims))


def _linked(frames: Sequence[Frame]) -> Flags:
    """Which pairs tell one deed, of shape (n, n); those in the same words are weighed once."""
    kinds: dict[object, int] = {}
    rows = [kinds.setdefault((_said(f), f.clause.text), len(kinds)) for f in frames]
    first = [frames[rows.index(kind)] for kind in kinds.values()]
    table = np.zeros((len(first), len(first)), dtype=bool)
    for i, j in combinations_with_replacement(range(len(first)), 2):
        table[i, j] = table[j, i] = _one_deed(first[i], first[j])
    linked: Flags = table[np.ix_(rows, rows)]
    return linked


def _compared(told: Sequence[Frame]) -> list[Frame]:
    """The frames of one act that are set beside each other, some of each report."""
    count: Counter[str] = Counter()
    frames: list[Frame] = []
    for frame in sorted(told, key=lambda f: (f.clause.key, f.verb)):
        if frame.acts and frame.verb not in _TELLING:
            count[frame.clause.article] += 1
            if count[frame.clause.article] <= _MOST:
                frames.append(frame)
    return frames[:_MOST_IN_ALL]


def told_apart(left: Sequence[Frame], right: Sequence[Frame]) -> bool:
    """Whether what two clauses tell is two deeds, however alike their words.

    One tells only of what is to come and the other only of what is done; or they tell one act
    of two parties, of two things, as so and as not so, or with its opposite.
    """
    if not left or not right:
        return False
    modes = [{f.mode for f in frames} for frames in (left, right)]
    if {"ahead"} in modes and {"done"} in modes:
        return True
    return any(_exclude(a, b) for a in left for b in right if a.verb not in _TELLING)


def _exclude(a: Frame, b: Frame) -> bool:
    if a.names & b.names:
        saying = {a.verb, b.verb} <= SAYING
        if a.denied != b.denied:
            return True
        befalls = [x.build for x in a.acts if x in b.acts and x.build == "i"]
        if befalls:
            return agree(_theme(a, "i"), _theme(b, "i")) < 0
        return not saying and (agree(a.who, b.who) < 0 or agree(a.what, b.what) < 0)
    return any(
        x.axis and x.axis == y.axis and x.pole != y.pole and a.denied == b.denied
        for x in a.acts
        for y in b.acts
    )


def _claim(clauses: Sequence[Clause]) -> DraftClaim:
    plain = min(clauses, key=lambda c: (c.title, len(c.text), c.text, c.key))
    return DraftClaim(
        matter=plain.text, value="", attestations=tuple(attest(c, "") for c in clauses)
    )


def _distinct(clauses: Iterator[Clause]) -> list[Clause]:
    return [c for _, c in sorted({c.key: c for c in clauses}.items())]


def _one_deed(a: Frame, b: Frame) -> bool:
    if a.denied != b.denied or a.hedged != b.hedged or "perhaps" in (a.mode, b.mode):
        return False
    if (a.mode == "ahead") != (b.mode == "ahead"):
        return False
    parts, around = _parts(a, b), _around(a, b)
    if (
        parts is None
        or around is None
        or dates_apart(a.clause, b.clause)
        or amounts_differ(amounts_of(a.clause), amounts_of(b.clause))
    ):
        return False
    who, what = agree(a.who, b.who) > 0, agree(a.what, b.what) > 0
    if who and what:
        return parts >= _ENOUGH
    themes = [(_theme(a, x.build), _theme(b, x.build)) for x in a.acts if x in b.acts]
    return any(_one_theme(left, right, around) for left, right in themes)


def _one_theme(left: Thing | None, right: Thing | None, around: int) -> bool:
    """Both tell it of one thing, which is named or told in two words or more."""
    if left is None or right is None or agree(left, right) <= 0:
        return False
    if left.nobody or right.nobody or left.many != right.many:
        return False
    return _weight(left, right) + around >= _ENOUGH
