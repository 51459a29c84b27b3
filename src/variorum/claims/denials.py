"""One report denies or negates what another asserts in nearly the same words.

"The firm denied that it knew of the fault in January" stands against "it knew of the fault in
January". The words of the denied clause must stand in the asserted one almost all, so that
this finds few contradictions and seldom a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.claims.times_apart import times_apart
from variorum.text import fold, words

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rejects?|rejected|dismiss(?:es|ed)|refut(?:es|ed))\s+"
    r"(?:\w+\s+){0,3}?(?:that|having|the (?:claim|claims|report|reports|suggestion|suggestions"
    r"|allegation|allegations) that|any)\s+",
    re.I,
)
_NEGATED = re.compile(
    r"\b(?:is|was|are|were|has|have|had|did|does|do|will|would|can|could)(?:\s+(?:not|never)|n't)\s+",
    re.I,
)
_ANY_DENIAL = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|without|den(?:y|ies|ied|ying)|reject\w*|dismiss\w*"
    r"|refut\w*|refus\w*|lack\w*|fail\w*|absent|whether|if|may|might|could|alleged|accused|claim|claims)\b|n't\b",
    re.I,
)
_AHEAD = re.compile(r"\b(?:will|shall|won't|plans? to|is to|are to|due to|going to)\b", re.I)
_DENIED_COVER = 0.7
_NEGATED_COVER = 0.85
_MOST = 1500


@dataclass(frozen=True, slots=True)
class _Negative:
    clause: Clause
    stems: frozenset[str]
    denied: bool


def weigh_denials(reports: Sequence[Report]) -> Finding:
    """Find assertions that another report denies.

    Cost: negatives × distinct clauses, each a set intersection.
    """
    negatives: list[_Negative] = []
    positives: list[tuple[Clause, frozenset[str]]] = []
    for report in reports:
        for clause in report.clauses:
            plain = fold(clause.text)
            denied = _DENIED.search(plain)
            negated = None if denied else _NEGATED.search(plain)
            found = denied or negated
            if found:
                stems = _specific(plain[found.end() :] if denied else plain)
                if len(stems) >= (2 if denied else 4):
                    negatives.append(_Negative(clause, stems, bool(denied)))
            elif not _ANY_DENIAL.search(fold(clause.full)) and not clause.text.endswith("?"):
                positives.append((clause, _specific(plain)))
    # Reports often print the same words: each set of stems is looked at once.
    alike: dict[frozenset[str], list[int]] = {}
    for at, (_, own) in enumerate(positives):
        alike.setdefault(own, []).append(at)
    conflicts: list[DraftConflict] = []
    for negative in negatives[:_MOST]:
        places = sorted(at for own, held in alike.items() if _covers(negative, own) for at in held)
        against = [
            clause
            for at in places
            if (clause := positives[at][0]).article != negative.clause.article
            and not times_apart(negative.clause, clause)
            and _ahead(clause) == _ahead(negative.clause)
        ]
        if against:
            conflicts.append(
                DraftConflict(
                    f"whether it is so: {negative.clause.text.strip()[:90]}",
                    "event",
                    "hard",
                    (
                        attest(negative.clause, "denied", "denies", span=negative.clause.span),
                        *(attest(c, "asserted", span=c.span) for c in against),
                    ),
                    "one report has it denied, the other asserts it in nearly the same words",
                )
            )
    return Finding((), tuple(conflicts))


def _ahead(clause: Clause) -> bool:
    """What is to come, of which "did not" is no denial."""
    return bool(_AHEAD.search(fold(clause.text)))


def _specific(text: str) -> frozenset[str]:
    return frozenset(
        s for w in words(text) if (s := matter_stem(w)) and (len(s) > 3 or s.isdigit())
    )


def _covers(negative: _Negative, own: frozenset[str]) -> bool:
    shared = negative.stems & own
    if negative.denied:
        return len(shared) >= max(2, _DENIED_COVER * len(negative.stems))
    return (
        len(shared) >= 4
        and len(shared) >= _NEGATED_COVER * min(len(own), len(negative.stems))
        and len(own) >= 0.6 * len(negative.stems)
    )
