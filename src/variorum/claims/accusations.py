"""Accused and denying: "the army blamed the rebels" beside "the rebels denied any part in it".

Neither report need be wrong, so such a conflict is soft. The party that is blamed and the one
that denies are matched by name, or by the noun that they are called by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.claims.things import VAGUE, key_of
from variorum.model import Attestation, Span
from variorum.text import FUNCTION_WORDS, fold, words

_BLAMED = re.compile(
    r"\b(?:blam(?:e|es|ed)|accus(?:e|es|ed)|holds?|held)\s+(?P<whom>(?:the\s+|an?\s+)?[\w'-]+"
    r"(?:\s+[\w'-]+){0,3})",
    re.I,
)
_NOT_BLAMED = re.compile(
    r"\b(?:not|never|nobody|no one|whether|if|refused to|declined to)\b|n't\b", re.I
)
_DENIES = re.compile(
    r"\b(?P<verb>den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed))\s+(?:\w+\s+){0,2}?"
    r"(?:part|involvement|responsibility|role|blame|knowledge|guilt|wrongdoing|it\b|this\b|that "
    r"(?:it|he|she|they)\b"
    r"|having|being|accusations?|charges?|allegations?|claims?)"
    r"|\b(?:had|has|have) nothing to do with\b|\b(?:was|were|is|are) not (?:behind|involved"
    r"|responsible|to blame|there|in the|at the|near)\b"
    r"|\b(?:it|they|he|she|we) (?:did|had) not (?:do|done|carr|plant|fir|attack)\w*",
    re.I,
)
_OWN = re.compile(
    r"[\s\"']*(?:(?:its|their|his|her|our)\s+(?:\w+\s*){0,2}|it|they|he|she|we)?[\s\"']*", re.I
)
_BEHIND = frozenset(
    "for of over after in on with by at when because as and but saying that responsible".split()
)
_MOST = 200


@dataclass(frozen=True, slots=True)
class _Party:
    """Who is blamed or denies: the words of a name, or the noun; ``told`` as it is written."""

    clause: Clause
    keys: frozenset[str]
    named: bool
    told: str


def weigh_accusations(reports: Sequence[Report]) -> Finding:
    """Set each accusation beside the denials of the same party.

    Cost: accusations × denials, at most 200 of either.
    """
    blamed = [p for r in reports for c in r.clauses for p in _blamed(c)][:_MOST]
    denying = [p for r in reports for c in r.clauses for p in _denying(c)][:_MOST]
    sides: dict[frozenset[str], tuple[str, set[Attestation], set[Attestation]]] = {}
    for one in blamed:
        for other in denying:
            if one.clause.sentence == other.clause.sentence or not _same(one, other):
                continue
            _, accusing, against = sides.setdefault(one.keys, (one.told, set(), set()))
            accusing.add(attest(one.clause, "accused"))
            against.add(attest(other.clause, "denied", "denies"))
    return Finding(
        conflicts=tuple(
            DraftConflict(
                f"whether {told} did it",
                "confirmation",
                "soft",
                (*accusing, *against),
                f"{told} is blamed in one report, and denies it in another",
            )
            for _, (told, accusing, against) in sorted(sides.items(), key=lambda s: sorted(s[0]))
        )
    )


def _same(a: _Party, b: _Party) -> bool:
    if a.named and b.named:
        return a.keys <= b.keys or b.keys <= a.keys
    return bool(a.keys & b.keys)


def _blamed(clause: Clause) -> Iterable[_Party]:
    plain = fold(clause.text)
    found = _BLAMED.search(plain)
    if not found or clause.withdrawn or _NOT_BLAMED.search(plain[: found.end()]):
        return
    if found[0].casefold().startswith(("hold", "held")) and "responsible" not in plain:
        return
    start = clause.span.start + found.start("whom")
    yield from _party(clause, Span(start, start + len(found["whom"])), found["whom"])


def _denying(clause: Clause) -> Iterable[_Party]:
    plain = fold(clause.text)
    found = _DENIES.search(plain)
    if not found or clause.withdrawn:
        return
    whole = plain[: found.start()]
    lead = re.split(r"\b(?:that|but|while|because)\b|[;:\"]", whole)[-1]
    if _OWN.fullmatch(lead):
        lead = whole  # "X said that its men were not there": X denies
    start = clause.span.start + found.start() - len(lead)
    yield from list(_party(clause, Span(start, start + len(lead)), lead))[:1]


def _party(clause: Clause, place: Span, phrase: str) -> Iterable[_Party]:
    """The names within a phrase, or else its last noun."""
    named = [
        m
        for m in clause.mentions
        if place.start <= m.span.start and m.span.end <= place.end and m.kind != "place"
    ]
    for mention in named:
        keys = frozenset(key_of(w) for w in words(mention.name) if w not in FUNCTION_WORDS)
        if keys:
            yield _Party(clause, keys, True, mention.name)
    if named:
        return
    said: list[str] = []
    for word in words(phrase):
        if word in _BEHIND:
            break
        if word not in FUNCTION_WORDS:
            said.append(word)
    keys = frozenset(key_of(w) for w in said[-1:]) - VAGUE
    if keys and len(said[-1]) > 3:
        yield _Party(clause, keys, False, f"the {said[-1]}")
