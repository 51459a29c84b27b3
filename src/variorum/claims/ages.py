"""How old a thing is, however it is told: "century-old", "140 years old", "built in 1914".

People are left out: two people of a story may well have different ages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.claims.numerals import read_number
from variorum.model.claim import Strength
from variorum.text import fold, stem

_OLD = re.compile(
    r"\b(?:(?P<century>(?:half-|two-|three-)?centur(?:y|ies))-old"
    r"|(?P<years>\d{1,4}|[a-z]+(?:-[a-z]+)?)[ -]years?[ -]old)\b",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:entered service|went into service|was built|were built|built|opened|was opened"
    r"|was completed|completed|dates (?:back )?(?:from|to)|dating (?:back )?(?:from|to)|in service"
    r"|was founded|founded)\s+(?:in|since|from)?\s*(?P<year>1[5-9]\d\d|20\d\d)\b",
    re.I,
)
_PEOPLE = frozenset(
    """man woman boy girl child baby teenager student mother father son daughter driver suspect
    victim resident pensioner brother sister he she who player striker actor singer worker
    employee teacher pilot passenger grandmother grandfather widow widower male female""".split()
)
_CENTURIES = {"century": 100, "half-century": 50, "two-century": 200, "two-centuries": 200}
# "Century-old" and whole tens are told roughly.
_ROUGH = 0.25
_NEAR = 0.03


@dataclass(frozen=True, slots=True)
class _Aged:
    clause: Clause
    thing: str
    noun: str
    years: float
    rough: bool


def weigh_ages(reports: Sequence[Report]) -> Finding:
    """Compare the ages that reports give to one thing.

    Cost: linear in the clauses, quadratic in the ages of one thing.
    """
    by_thing: dict[str, list[_Aged]] = {}
    for report in reports:
        for aged in _ages(report):
            by_thing.setdefault(aged.thing, []).append(aged)
    claims: list[DraftClaim] = []
    conflicts: list[DraftConflict] = []
    for thing in sorted(by_thing):
        members = sorted(by_thing[thing], key=lambda a: a.clause.key)
        standing = [a for a in members if not a.clause.withdrawn]
        noun = min(a.noun for a in members)
        if standing:
            claims.append(
                DraftClaim(
                    f"the age of the {noun}",
                    f"about {min(a.years for a in standing):.0f} years",
                    tuple(attest(a.clause, f"{a.years:.0f} years") for a in standing),
                )
            )
        pairs = [
            (a, b) for i, a in enumerate(members) for b in members[i + 1 :] if not _alike(a, b)
        ]
        for strength in ("superseded", "hard"):
            chosen = [
                p
                for p in pairs
                if (p[0].clause.withdrawn or p[1].clause.withdrawn) == (strength == "superseded")
            ]
            if not chosen:
                continue
            kind: Strength = "superseded" if strength == "superseded" else "hard"
            a, b = chosen[0]
            conflicts.append(
                DraftConflict(
                    f"the age of the {noun}",
                    "number",
                    kind,
                    tuple(attest(x.clause, f"{x.years:.0f} years") for p in chosen for x in p),
                    f"{a.years:.0f} against {b.years:.0f} years"
                    + ("; a correction withdraws one" if kind == "superseded" else ""),
                )
            )
    return Finding(tuple(claims), tuple(conflicts))


def _alike(a: _Aged, b: _Aged) -> bool:
    tolerance = _ROUGH if a.rough or b.rough else _NEAR
    return abs(a.years - b.years) <= tolerance * max(a.years, b.years, 30)


def _ages(report: Report) -> list[_Aged]:
    found: list[_Aged] = []
    year = report.moment.earliest.year if report.moment else None
    for clause in report.clauses:
        plain = fold(clause.text).casefold()
        for match in _OLD.finditer(plain):
            if match["century"]:
                years: float | None = float(_CENTURIES.get(match["century"], 100))
            else:
                years = read_number(match["years"])
            thing = _thing(plain, match.start(), match.end())
            if years and thing:
                rough = bool(match["century"])
                found.append(_Aged(clause, stem(thing), thing, years, rough))
        since = _SINCE.search(plain)
        if since and year:
            years = float(year - int(since["year"]))
            thing = _thing(plain, since.start(), since.start())
            if thing is None and re.search(r"\bit\b", plain[: since.start()]):
                same = [a for a in found if a.clause.block == clause.block]
                thing = same[-1].noun if same else None
            if thing and years > 0:
                found.append(_Aged(clause, stem(thing), thing, years, False))
    return found


def _thing(plain: str, start: int, end: int) -> str | None:
    """What is old: the noun behind "-year-old", or the subject before "is N years old"."""
    behind = re.match(r"\s+([a-z]+)", plain[end:]) if end > start else None
    noun: str | None = behind[1] if behind else None
    if noun is None or not matter_stem(noun):
        before = re.search(
            r"\bthe\s+(?:[a-z]+\s+){0,2}?([a-z]+)\s+(?:is|was|which|that|had|has)?\s*"
            r"(?:\w+\s+){0,2}$",
            plain[:start],
        )
        noun = before[1] if before else None
    if not noun or noun in _PEOPLE or not matter_stem(noun):
        return None
    return noun
