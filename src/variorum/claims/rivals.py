"""Two figures or dates that a text itself sets against each other.

"Eighty crates, and not 70", "the guild disputed that figure and said 44", "CORRECTION: we gave
the number at 3,400. It is 2,900.": the writer says which value rivals which. That settles a matter
that no table of classes knows. The rival values are then looked for in the other reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report, sentences_of
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.claims.numerals import numbers_of
from variorum.claims.roots import root
from variorum.model import Span
from variorum.model.claim import ConflictKind, Strength
from variorum.text import FUNCTION_WORDS, fold

_NOT_THAT = re.compile(
    r"^[^\d]{0,40}?\b(?:and |but )?(?:not|rather than|instead of|as opposed to)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_NOT_FIRST = re.compile(r"\bnot\s+(?:\w+\s+){0,2}$", re.I)
_BUT = re.compile(r"^\W*(?:\w+\s+){0,3}\bbut\s+(?:\w+\s+){0,2}$", re.I)
_DISPUTE = re.compile(
    r"\b(?:disput\w*|contest(?:s|ed)?|reject(?:s|ed)?|den(?:y|ies|ied)|question(?:s|ed)?"
    r"|challeng(?:e|es|ed)|contradict(?:s|ed)?|doubt(?:s|ed)?|dismiss(?:es|ed))\s+"
    r"(?:that|the|this|those|these|its|their|his|her|both)\s+(?:\w+'s\s+|\w+\s+)?"
    r"(?:figure|number|count|total|toll|estimate|tally|sum|amount|price|account|version)s?\b",
    re.I,
)
_OWNING = re.compile(
    r"\b(?:(?:i|we|he|she|they|it) (?:was|were|had been|got it|got that) (?:\w+ )?(?:wrong|mistaken"
    r"|misinformed|misled)|should(?:n't| not| never) have|(?:i|we) regret|(?:i|we) apologi[sz]e"
    r"|(?:i|we) take (?:it|that) back|(?:that|it|this) was (?:\w+ )?(?:wrong|not (?:true|so|right)"
    r"|untrue|false|incorrect|a mistake|an error)|sorry for)\b",
    re.I,
)
_CHANGED = re.compile(
    r"\b(?:first (?:thought|said|reported|stated|given)|previously|originally|initially|now"
    r"|revised|corrected|earlier|until now)\b",
    re.I,
)
# A small number is too common to be recognised by its value alone.
_TELLING = 13


@dataclass(frozen=True, slots=True)
class _Value:
    """A figure or a date at its place."""

    clause: Clause
    kind: ConflictKind
    span: Span
    value: float | str
    unit: str
    noun: str
    low: float = 0.0

    @property
    def written(self) -> str:
        start = self.span.start - self.clause.span.start
        return self.clause.text[start : start + len(self.span)].strip()


@dataclass(frozen=True, slots=True)
class _Rivals:
    """One value that stands, and the one it is set against (where that is printed)."""

    new: _Value
    old: _Value
    strength: Strength
    why: str
    roots: frozenset[str]


def weigh_rivals(reports: Sequence[Report]) -> Finding:
    """Pairs of values that reports set against each other, with all who give either.

    Cost: linear in the clauses, times the pairs found.
    """
    values: list[_Value] = [v for r in reports for c in r.clauses for v in _values(c)]
    names = frozenset(
        root(w.casefold())
        for r in reports
        for m in r.analysis.mentions
        for w in re.findall(r"\w+", m.name)
    )
    claims: list[DraftClaim] = []
    conflicts: list[DraftConflict] = []
    for report in reports:
        for pair in _pairs(report):
            olds = _giving(pair.old, pair, values, names)
            news = _giving(pair.new, pair, values, names)
            if not olds or not news:
                continue
            matter = _matter(pair)
            claims += [
                DraftClaim(matter, v.written, tuple(attest(x.clause, v.written) for x in group))
                for v, group in ((pair.new, news), (pair.old, olds))
                if len({x.clause.article for x in group if not x.clause.withdrawn}) > 1
            ]
            conflicts.append(_conflict(pair, olds, news, pair.strength, pair.why))
            if pair.strength == "superseded" and pair.old.kind == "number":
                beside = _of_one_time(olds, news, report)
                if beside is not None:
                    why = "both had been printed before one report put it right"
                    conflicts.append(_conflict(pair, *beside, "hard", why))
    return Finding(tuple(claims), tuple(conflicts))


def _conflict(
    pair: _Rivals, olds: Sequence[_Value], news: Sequence[_Value], strength: Strength, why: str
) -> DraftConflict:
    sides = (
        *(attest(v.clause, pair.old.written) for v in olds),
        *(attest(v.clause, pair.new.written) for v in news),
    )
    why = f"“{pair.old.written}” against “{pair.new.written}”; {why}"
    return DraftConflict(_matter(pair), pair.old.kind, strength, sides, why)


def _of_one_time(
    olds: Sequence[_Value], news: Sequence[_Value], report: Report
) -> tuple[list[_Value], list[_Value]] | None:
    """Who gave the two values beside each other, whatever this report corrects later."""
    own = report.article.id
    kept = [v for v in olds if v.clause.article != own and not v.clause.withdrawn]
    other = [
        v
        for v in news
        if v.clause.article != own
        and kept
        and not any(_told_first(old, v) or old.clause.article == v.clause.article for old in kept)
    ]
    return (kept, other) if kept and other else None


def _told_first(a: _Value, b: _Value) -> bool:
    one, two = a.clause.moment, b.clause.moment
    return one is not None and two is not None and one.before(two)


def _matter(pair: _Rivals) -> str:
    noun = pair.new.noun or pair.old.noun
    if pair.old.kind == "date":
        shown = min((pair.new.clause.full, pair.old.clause.full), key=lambda t: (len(t), t))
        return f"the date in “{' '.join(shown.split())[:80].rstrip(' .')}”"
    if noun and noun not in ("person", "people"):
        said = " ".join(pair.new.clause.full.split())[:80].rstrip(" .,")
        return f"how many {noun if noun.endswith('s') else noun + 's'}: “{said}”"
    shown = pair.old.clause.full if not pair.old.clause.withdrawn else pair.new.clause.full
    return f"the figure in “{' '.join(shown.split())[:80].rstrip(' .')}”"


def _values(clause: Clause) -> Iterable[_Value]:
    for n in numbers_of(clause):
        # "Three times as many" counts nothing.
        times = _AS_MANY.match(clause.text, n.span.end - clause.span.start)
        inside = {t.norm for t in clause.tokens if n.span.meets(Span(t.start, t.end))}
        if not times and not lx.VAGUE & inside:
            yield _Value(clause, "number", n.span, n.value, n.unit, n.noun, n.low)
    for w in clause.whens:
        if clause.span.holds(w.span) and w.precision in ("year", "month", "day"):
            yield _Value(
                clause, "date", w.span, w.earliest[: _LENGTH[w.precision]], w.precision, ""
            )


_AS_MANY = re.compile(r"\s+times\s+(?:as|more|less|the|that|over|higher|lower)\b", re.I)
_LENGTH = {"year": 4, "month": 7, "day": 10}


def _roots(clauses: Iterable[Clause]) -> frozenset[str]:
    return frozenset(
        root(t.norm) for c in clauses for t in c.tokens if t.norm not in FUNCTION_WORDS
    )


def _pairs(report: Report) -> Iterable[_Rivals]:
    sentences = sentences_of(report.clauses)
    for at, sentence in enumerate(sentences):
        values = [v for c in sentence for v in _values(c)]
        text, base = sentence[0].full, sentence[0].sentence.start
        before = list(sentences[max(0, at - 4) : at])
        roots = _roots(sentence)
        later: Strength = "superseded" if _CHANGED.search(text) or sentence[0].update else "hard"
        for a, b in pairwise(values):
            if a.kind != b.kind or a.kind != "number" or (a.unit and b.unit and a.unit != b.unit):
                continue
            between = fold(text[a.span.end - base : b.span.start - base])
            lead = fold(text[: a.span.start - base])
            if _NOT_THAT.search(between) and len(between) < 60:
                yield _Rivals(a, b, later, "one report says so of itself", roots)
            elif _NOT_FIRST.search(lead) and _BUT.search(between):
                yield _Rivals(b, a, later, "one report says so of itself", roots)
        dispute = _DISPUTE.search(fold(text))
        if dispute:
            new = next((v for v in values if v.span.start >= base + dispute.end()), None)
            old = _last_number(before, new)
            if new and old and new.value != old.value:
                yield _Rivals(new, old, "hard", "the figure is disputed", roots)
        if before and _PUTS.search(fold(text)) and values:
            new = next((v for v in values if v.kind == "number"), None)
            last = [v for c in before[-1] for v in _values(c) if v.kind == "number"]
            olds = [v for v in last if new and v.unit == new.unit and v.value != new.value]
            if new and olds and before[-1][0].block == sentence[0].block:
                yield _Rivals(new, olds[-1], "soft", "two parties reckon differently", roots)
        if all(c.withdrawn for c in sentence) and at + 1 < len(sentences):
            yield from _corrected(values, sentences[at + 1], sentence)
        yield from _owned(sentences, at)


_PUTS = re.compile(
    r"\b(?:puts?|put|estimates?|estimated|gives?|gave|reckons?|says?|said|believes?)\s+"
    r"(?:it|them|that|the (?:cut|cost|number|figure|total|sum|toll|loss|losses|damage|price|bill"
    r"|crowd|turnout))\s+(?:at|as|to be|is|was|are|were|will be|would be)\b",
    re.I,
)
_BELIEVED = re.compile(
    r"\b(?:told (?:me|us)"
    r"|(?:i|we|they|he|she) (?:had )?(?:said|thought|believed|reported|announced))\b",
    re.I,
)


def _last_number(before: Sequence[Sequence[Clause]], new: _Value | None) -> _Value | None:
    for sentence in reversed(before):
        values = [v for c in sentence for v in _values(c) if v.kind == "number"]
        fit = [v for v in values if new and (v.unit == new.unit or not v.unit or not new.unit)]
        if fit:
            return fit[-1]
    return None


def _corrected(
    values: Sequence[_Value], following: Sequence[Clause], sentence: Sequence[Clause]
) -> Iterable[_Rivals]:
    """ "We gave the number as 3,400. It is 2,900.": the old value, and the one that stands."""
    if following[0].block != sentence[0].block or any(c.withdrawn for c in following):
        return
    standing = [v for c in following for v in _values(c)]
    for new in standing:
        same = [v for v in values if v.kind == new.kind and v.value != new.value]
        if new.kind == "date":
            same = [v for v in same if v.unit == new.unit]
        if same:
            roots = _roots(sentence) | _roots(following)
            yield _Rivals(new, same[-1], "superseded", "a correction takes one back", roots)
            return


def _owned(sentences: Sequence[Sequence[Clause]], at: int) -> Iterable[_Rivals]:
    """ "80 sailed. They told me 70 and I repeated it. I should not have." """
    sentence = sentences[at]
    if not _OWNING.search(fold(sentence[0].full)) or not at:
        return
    near = [s for s in sentences[max(0, at - 2) : at + 2] if s[0].block == sentence[0].block]
    values = [v for s in near for c in s for v in _values(c) if v.kind == "number"]
    told = [v for v in values if _BELIEVED.search(fold(v.clause.full))]
    held = [v for v in values if v not in told]
    if len(told) == 1 and len(held) == 1 and told[0].value != held[0].value:
        roots = _roots(c for s in near for c in s)
        yield _Rivals(held[0], told[0], "superseded", "the earlier one is taken back", roots)


def _giving(
    wanted: _Value, pair: _Rivals, values: Sequence[_Value], names: frozenset[str]
) -> list[_Value]:
    """The values of all reports that are this one, said of the same."""
    found = [wanted]
    rival = pair.old if wanted is pair.new else pair.new
    for value in values:
        if value.kind != wanted.kind or value.value != wanted.value or value is wanted:
            continue
        if value.span == wanted.span and value.clause.article == wanted.clause.article:
            continue
        if value.clause.sentence == rival.clause.sentence:
            continue
        if wanted.unit != value.unit:
            continue
        shared = (_roots([value.clause]) & pair.roots) - names
        nouns = {root(x.noun) for x in (wanted, rival) if x.noun}
        same_noun = bool(value.noun) and root(value.noun) in nouns
        bare = not value.noun and len(value.clause.tokens) <= 4
        people = bool(value.noun in _PEOPLE or bare) and (
            not nouns or bool({wanted.noun, rival.noun} & _PEOPLE)
        )
        fits = same_noun or bool(shared) or people
        if value.kind == "date":
            fits = bool(shared)
        elif isinstance(value.value, float) and value.value < _TELLING:
            fits = (same_noun and bool(shared)) or len(shared) >= 2
        if fits:
            found.append(value)
    return sorted(found, key=lambda v: (v.clause.key, v.span))


_PEOPLE = frozenset(
    """person people man woman miner worker passenger resident pupil student candidate victim
    child guest customer member employee voter visitor spectator fan protester""".split()
)
