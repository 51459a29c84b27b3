"""Who stays and who goes: "we are not leaving" against "it plans to pull out".

A party is a body or a person: the subject of the clause, the speaker of the quoted words, or
for a party's own page ("We …") the body that the page names most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.model.claim import Strength
from variorum.text import fold

_GO = r"(?:leave|pull out|withdraw|quit|move out|get out|clear out|abandon)"
_GOING = r"(?:leaving|pulling out|withdrawing|quitting|moving out|getting out|abandoning)"
_STAYS = re.compile(
    r"(?:\bnot|\bnever|n't|\bno plans? to|\brefus(?:es|ed) to)\s+"
    r"(?:(?:be|going to|planning to)\s+)?"
    rf"(?:{_GO}|{_GOING})\b|\bno (?:intention|question|thought) of {_GOING}\b",
    re.I,
)
_GOES = re.compile(
    r"\b(?:(?:plan|plans|planned|planning|intends?|decided|prepares?|preparing|ready|set|about"
    rf"|going|means|wants)\s+to|will(?:\s+now|\s+soon)?)\s+{_GO}\b"
    rf"|\b(?:is|are)\s+{_GOING}\b",
    re.I,
)
_OBJECT = re.compile(rf"(?:{_GO}|{_GOING})\s+(?:of\s+|from\s+)?(?P<what>(?:the\s+)?[\w'-]+)", re.I)
# A land or place told without its name may be any named one.
_LAND = frozenset(
    """province region country city town area island district county state land village valley
    territory zone capital here""".split()
)
_A_CHANGE_OF_MIND = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class _Stand:
    clause: Clause
    party: str
    stays: bool
    what: str


def weigh_leaving(reports: Sequence[Report]) -> Finding:
    """Set those who say that a party stays beside those who say that it goes.

    Cost: linear in the text, quadratic in the stands of one party.
    """
    stands = sorted((s for r in reports for s in _stands(r)), key=lambda s: (s.party, s.clause.key))
    groups: dict[tuple[str, Strength], dict[tuple[str, int, int], _Stand]] = {}
    for a, b in combinations(stands, 2):
        if a.party != b.party or a.stays == b.stays or a.clause.article == b.clause.article:
            continue
        if not _one_place(a.what, b.what):
            continue
        strength: Strength = "superseded" if _long_apart(a.clause, b.clause) else "hard"
        held = groups.setdefault((a.party, strength), {})
        held[a.clause.key], held[b.clause.key] = a, b
    return Finding(
        conflicts=tuple(
            DraftConflict(
                f"whether {party} leaves",
                "event",
                strength,
                tuple(
                    attest(s.clause, "stays" if s.stays else "leaves")
                    for _, s in sorted(held.items())
                ),
                f"{party} is said to stay and to leave",
            )
            for (party, strength), held in sorted(groups.items())
        )
    )


def _long_apart(a: Clause, b: Clause) -> bool:
    if a.moment is None or b.moment is None:
        return False
    first, second = sorted((a.moment, b.moment), key=lambda m: m.earliest)
    return second.earliest - first.latest > _A_CHANGE_OF_MIND


def _one_place(one: str, other: str) -> bool:
    def land(what: str) -> bool:
        return what in _LAND or what[:1].isupper()

    if one in _LAND or other in _LAND:
        return land(one) and land(other)
    return one == other


def _stands(report: Report) -> list[_Stand]:
    found = []
    for at, clause in enumerate(report.clauses):
        plain = fold(clause.text)
        stays = _STAYS.search(plain)
        match = stays or _GOES.search(plain)
        if not match or clause.withdrawn or re.search(r"\b(?:if|unless|asked)\b", plain):
            continue
        what = _OBJECT.search(plain, match.start())
        party = _party(report, at, clause, match.start())
        if party and what:
            # "The Union" is a body; "Avaria" is a land.
            noun = what["what"]
            plain_noun = re.sub(r"^the\s+", "", noun, flags=re.I).casefold()
            named = noun[:1].isupper() and plain_noun == noun.casefold()
            found.append(_Stand(clause, party, bool(stays), noun if named else plain_noun))
    return found


def _party(report: Report, at: int, clause: Clause, start: int) -> str:
    place = clause.span.start + start
    for quotation in clause.quotations:
        if quotation.span.start <= place < quotation.span.end:
            return quotation.speaker or ""
    lead = [w.casefold() for w in re.findall(r"[\w]+", fold(clause.text)[:start])]
    ahead = [m for m in clause.mentions if m.span.end <= place and m.kind != "place"]
    if ahead:
        return ahead[0].name if len({m.name for m in ahead}) == 1 else ""
    if lead[:1] == ["we"]:
        tally: dict[str, int] = {}
        for mention in report.analysis.mentions:
            if mention.kind == "organisation":
                tally[mention.name] = tally.get(mention.name, 0) + 1
        return min(tally, key=lambda n: (-tally[n], n)) if tally else ""
    if lead[:1] and lead[0] in ("it", "they", "he", "she") and at:
        wanted = "organisation" if lead[0] in ("it", "they") else "person"
        names = {m.name for m in report.clauses[at - 1].mentions if m.kind == wanted}
        return min(names) if len(names) == 1 else ""
    return ""
