"""One party confirms in one report what it denies in another; nobody could tell, and then one did.

Both are read off ``Analysis.stances``: who takes the stance, and what it is about. "Confirmed that
the striker had signed" and "denied that he had put his name to anything" need not share all
words: a party that speaks twice in one story mostly speaks of one thing, so half of the words of
what is confirmed or denied are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftConflict, Finding, attest, order
from variorum.claims.parties import Party, Posts, Roots, answers_for, content, party_of, posts_of
from variorum.claims.roots import root
from variorum.model import Stance
from variorum.model.claim import Strength
from variorum.text import fold

_COVER = 0.5
# Where another statement begins.
_FURTHER = re.compile(r"[,;:\"\u201c\u201d]|\b(?:but|and|while|although)\b")
_NOT = re.compile(r"\b(?:not|never|no|nobody|nothing|none|neither|without)\b|n't\b", re.I)
# "Could not be verified", "was unable to confirm": told by who knows no better yet.
_UNKNOWN = re.compile(r"verif|confirm|authenticat|corroborat", re.I)
# Words that any statement may hold, and such as say nothing of what it is about.
_EMPTY = frozenset(
    root(w)
    for w in """that have having been being there their this these those anything anyone said told
    claim claims report reports allegation allegations story suggestion rumour rumours any part
    independently immediately yet could unable reporter agency true genuine real authentic take
    took make made""".split()
)


@dataclass(frozen=True, slots=True)
class _Avowal:
    """What a party says of one matter: ``yes`` where it says that it is so."""

    clause: Clause
    party: Party | None
    topic: Roots
    yes: bool | None


def weigh_avowals(reports: Sequence[Report]) -> Finding:
    """Set what a party confirms beside what the same party denies, or what nobody could confirm.

    Cost: linear in the text, then quadratic in the stances.
    """
    posts = posts_of(reports)
    told = [a for r in reports for a in _avowals(r)]
    found: list[DraftConflict] = []
    for yes in (a for a in told if a.yes):
        denied: dict[Strength, list[_Avowal]] = {}
        for no in (a for a in told if not a.yes):
            strength = _between(yes, no, posts)
            if strength:
                denied.setdefault(strength, []).append(no)
        for strength, against in sorted(denied.items()):
            who = yes.party.told if yes.party else "anybody"
            known = all(a.yes is not None for a in against)
            found.append(
                DraftConflict(
                    f"whether {who} confirmed it",
                    "confirmation",
                    strength,
                    order(
                        (
                            attest(yes.clause, "confirms", "confirms"),
                            *(
                                attest(a.clause, "denies", "denies")
                                if a.yes is False
                                else attest(a.clause, "unconfirmed", "silent")
                                for a in against
                            ),
                        )
                    ),
                    f"{who} is said to have confirmed it, and to have denied it"
                    if known
                    else f"nobody could confirm it in one report; {who} does in a later one",
                )
            )
    return Finding(conflicts=tuple(found))


def _between(yes: _Avowal, no: _Avowal, posts: Posts) -> Strength | None:
    if yes.clause.sentence == no.clause.sentence and yes.clause.article == no.clause.article:
        return None
    shared = yes.topic & no.topic
    least = min(len(yes.topic), len(no.topic))
    if not shared or len(shared) < _COVER * least:
        return None
    first, second = no.clause.moment, yes.clause.moment
    known = first is not None and second is not None
    before = known and first is not None and second is not None and first.before(second)
    after = known and first is not None and second is not None and second.before(first)
    if no.yes is None:
        return "superseded" if before else None
    if yes.party is None or no.party is None or not _one(yes.party, no.party, posts):
        return None
    return "superseded" if before or after else "hard"


def _one(a: Party, b: Party, posts: Posts) -> bool:
    """Both are one party, or one speaks for the other."""
    for one, other in ((a, b), (b, a)):
        if one.names:
            if any(answers_for(other, name, one.body, posts) for name in one.names):
                return True
        elif answers_for(other, None, one.body, posts):
            return True
    return False


def _avowals(report: Report) -> Iterator[_Avowal]:
    text = report.article.text
    for stance in report.analysis.stances:
        clause = _clause_of(report, stance)
        if clause is None or clause.withdrawn:
            continue
        behind = text[stance.span.end : clause.span.end]
        if stance.object_span is not None:
            behind = text[stance.object_span.start : max(stance.object_span.end, clause.span.end)]
        behind = _FURTHER.split(behind.strip(), maxsplit=1)[0]
        if stance.kind in ("confirmed", "denied") and stance.agent_span is not None:
            party = party_of(report, stance.agent_span, stance.agent)
            topic = _topic(behind, party)
            if party is not None and topic:
                turned = bool(_NOT.search(fold(behind)))
                yield _Avowal(clause, party, topic, (stance.kind == "confirmed") != turned)
        elif stance.kind == "purported" and _UNKNOWN.search(stance.span.of(text)):
            before = text[clause.span.start : stance.span.start]
            topic = _topic(f"{before} {behind}", None)
            if topic:
                yield _Avowal(clause, None, topic, None)


def _topic(written: str, party: Party | None) -> Roots:
    own = party.body if party else frozenset()
    names = frozenset(r for n in party.names for r in content(n)) if party else frozenset()
    return content(written) - _EMPTY - own - names


def _clause_of(report: Report, stance: Stance) -> Clause | None:
    place = stance.span.start
    return next((c for c in report.clauses if c.span.start <= place < c.span.end), None)
