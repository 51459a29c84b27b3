"""Statements of any sort that several reports make in nearly the same words.

Likeness of meaning alone joins what is merely about the same people. So two clauses say the
same only where they are alike **and** the rarer words of the shorter stand in the longer,
with the same polarity and a name in common. Each clause draws such a clause of every other
report around it; the fullest stars are kept, each clause speaking in one star only.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from variorum.claims import lexicon as lx
from variorum.claims.amounts import Amounts, amounts_differ, amounts_of
from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.concurring import told_apart
from variorum.claims.frames import Frame
from variorum.claims.ledger import DraftClaim, Finding, attest
from variorum.model import Passage, TextOfRecord
from variorum.text import Likeness, fold, stem

# (least likeness, least share of the shorter clause's weight of words): any one will do.
# Judged by reading on ten invented stories; a lower pair joins different facts.
_ENOUGH: tuple[tuple[float, float], ...] = ((0.5, 0.55), (0.7, 0.45), (0.85, 0.3))
# Of the longer clause too a part must be shared: it may say more, not something else.
_LONGER = 0.2
# From here on one shared word of matter beside names is enough.
_SURE = 0.8
_ONE_HEADLINE = 0.9
_LEAST_STEMS = 3
# So many clauses are set beside all others at a time, for the sake of memory.
_ROWS = 1000
# Words that say how somebody stands to a statement: two clauses must have the same ones.
_STANCE = re.compile(
    r"\b(?:declin|refus|den(?:y|ies|ied)|admit|dispute|reject|doubt|question|if|may|might|could"
    r"|false|fake|wrong|deleted|ignored)",
    re.I,
)
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|without|den(?:y|ies|ied))\b|n't\b", re.I)


def weigh_propositions(
    reports: Sequence[Report],
    records: Sequence[TextOfRecord],
    likeness: Likeness,
    deeds: Mapping[str, Sequence[Frame]],
) -> Finding:
    """Find what reports say alike.

    Args:
        reports: The reports of one story.
        records: Its texts of record; what prints one is left to ``telling``.
        likeness: How alike two texts are in meaning.
        deeds: The frames of the reports, see ``concurring.read_deeds``.

    Cost: the likeness of all pairs of n distinct clauses, 1,000 rows at a time, then set work
    on the pairs that are alike.
    """
    printed: dict[str, list[Passage]] = {}
    for passage in (p for r in records for w in r.witnesses for p in w.passages):
        printed.setdefault(passage.article, []).append(passage)
    clauses = sorted(
        (
            c
            for r in reports
            for c in r.clauses
            if len(c.stems) >= _LEAST_STEMS
            and not c.withdrawn
            and not c.heading
            and not _prints(c, printed.get(c.article, ()))
            and not c.text.rstrip().endswith("?")
        ),
        key=lambda c: c.key,
    )
    if len({c.article for c in clauses}) < 2:
        return Finding()
    seen = Counter(s for c in clauses for s in c.stems)
    weight = {s: math.log(1 + len(clauses) / n) for s, n in seen.items()}
    texts = [c.text for c in clauses]
    read: dict[tuple[str, int, int], list[Frame]] = {}
    for frame in {id(f): f for told in deeds.values() for f in told}.values():
        read.setdefault(frame.clause.key, []).append(frame)
    near = _near(clauses, read, weight, likeness)
    stars = sorted(
        (i for i in range(len(clauses)) if near[i]),
        key=lambda i: (
            -len(near[i]),
            -round(sum(v for v, _ in near[i].values()) / len(near[i]), 4),
            len(texts[i]),
            texts[i],
            clauses[i].key,
        ),
    )
    spoken: set[int] = set()
    claims = []
    for centre in stars:
        if centre in spoken:
            continue
        members = sorted({centre, *(j for _, j in near[centre].values())})
        spoken |= set(members)
        claims.append(
            DraftClaim(
                matter=texts[centre],
                value="",
                attestations=tuple(attest(clauses[m], "") for m in members),
            )
        )
    return Finding(tuple(claims))


_Near = dict[str, tuple[float, int]]


def _near(
    clauses: Sequence[Clause],
    read: Mapping[tuple[str, int, int], Sequence[Frame]],
    weight: Mapping[str, float],
    likeness: Likeness,
) -> list[_Near]:
    """For each clause the one of every other report that says the same: how alike, its place.

    Clauses of the same words are weighed once, however many reports print them.
    """
    kinds: dict[_Said, list[int]] = {}
    for at, clause in enumerate(clauses):
        kinds.setdefault(_said(clause, read.get(clause.key, ())), []).append(at)
    said = list(kinds)
    held = list(kinds.values())
    deeds = [read.get(clauses[places[0]].key, ()) for places in held]
    texts = list(dict.fromkeys(one.text for one in said))
    at_text = {text: i for i, text in enumerate(texts)}
    rows = np.array([at_text[one.text] for one in said])
    near: list[_Near] = [{} for _ in said]
    for i, j, alike in _alike_pairs(texts, rows, likeness):
        if not _same(said[i], said[j], alike, weight) or told_apart(deeds[i], deeds[j]):
            continue
        for one, other in {(i, j), (j, i)}:
            for place in held[other]:
                article = clauses[place].article
                best = near[one].get(article)
                if best is None or (-alike, clauses[place].key) < (-best[0], clauses[best[1]].key):
                    near[one][article] = (alike, place)
    found: list[_Near] = [{}] * len(clauses)
    for own, places in zip(near, held, strict=True):
        for place in places:
            article = clauses[place].article
            found[place] = {a: v for a, v in own.items() if a != article}
    return found


def _alike_pairs(
    texts: Sequence[str], rows: NDArray[np.intp], likeness: Likeness
) -> Iterator[tuple[int, int, float]]:
    """Pairs i ≤ j of which the texts at ``rows`` are alike enough, and how much."""
    least = min(pair[0] for pair in _ENOUGH)
    for start in range(0, len(rows), _ROWS):
        part = rows[start : start + _ROWS]
        table = np.asarray(likeness([texts[row] for row in part.tolist()], texts))
        for at in range(len(part)):
            i = start + at
            alikes = table[at, rows[i:]]
            for j in (np.flatnonzero(alikes >= least) + i).tolist():
                yield i, j, round(float(alikes[j - i]), 4)


@dataclass(frozen=True, slots=True)
class _Said:
    """All of a clause that bears on whether another says the same."""

    text: str
    title: bool
    stems: frozenset[str]
    named: frozenset[str]
    subject: str | None
    stance: frozenset[str]
    negated: bool
    names: frozenset[str]
    amounts: Amounts
    dates: tuple[tuple[str, str], ...]
    deeds: tuple[object, ...]


def _said(clause: Clause, deeds: Sequence[Frame]) -> _Said:
    plain = fold(clause.text)
    return _Said(
        clause.text,
        clause.title,
        clause.stems,
        _name_stems(clause),
        _subject(clause),
        frozenset(m.group().casefold()[:6] for m in _STANCE.finditer(plain)),
        bool(_NEGATION.search(plain)),
        frozenset(m.name for m in clause.mentions),
        amounts_of(clause),
        tuple((w.earliest, w.latest) for w in clause.whens),
        tuple((f.verb, f.acts, f.who, f.what, f.denied, f.mode) for f in deeds),
    )


def _prints(clause: Clause, printed: Sequence[Passage]) -> bool:
    """Most of the clause is a text of record printed; that is told elsewhere."""
    held = sum(
        max(0, min(p.end, clause.span.end) - max(p.start, clause.span.start)) for p in printed
    )
    return held > 0.6 * len(clause.span)


def _same(a: _Said, b: _Said, alike: float, weight: Mapping[str, float]) -> bool:
    """True where the words bear out the likeness."""
    if a.title and b.title and alike < _ONE_HEADLINE:
        return False  # two headlines about one thing need not say the same of it
    shared = a.stems & b.stems
    telling = shared - a.named - b.named - _roles()
    if len(shared) < 2 or not telling or (len(telling) < 2 and alike < _SURE):
        return False
    if a.subject and b.subject and a.subject != b.subject:
        return False
    total, longer = sorted((sum(weight[s] for s in a.stems), sum(weight[s] for s in b.stems)))
    common = sum(weight[s] for s in shared)
    if common < _LONGER * longer:
        return False
    cover = common / total
    if not any(alike >= least and cover >= share for least, share in _ENOUGH):
        return False
    if a.stance != b.stance or a.negated != b.negated or _dates_differ(a, b):
        return False
    if a.names and b.names and not a.names & b.names:
        return False
    return not amounts_differ(a.amounts, b.amounts)


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    """Stems of words for offices and papers: who speaks, and where, is not what is said."""
    return frozenset(stem(w) for w in lx.ROLES | lx.DOCUMENTS)


def _name_stems(clause: Clause) -> frozenset[str]:
    return frozenset(
        s
        for m in clause.mentions
        for token in clause.tokens
        if m.span.start <= token.start < m.span.end and (s := matter_stem(token.norm))
    )


def _subject(clause: Clause) -> str | None:
    """The name with which the clause opens."""
    for mention in clause.mentions:
        ahead = [t for t in clause.tokens if t.end <= mention.span.start]
        return mention.name if len(ahead) <= 1 else None
    return None


def _dates_differ(a: _Said, b: _Said) -> bool:
    """Both give dates, and none of one meets any of the other."""
    if not a.dates or not b.dates:
        return False
    return not any(x[0] < y[1] and y[0] < x[1] for x in a.dates for y in b.dates)
