"""The day on which somebody is to come: "to the palace on Friday", "at the palace on Thursday".

A bare weekday is enough, for two reports of one invitation are written within one week. Two
clauses speak of one appointment where they name one place as the goal of a coming visit; at
least two of them must share another word of matter, so that two visits to one place stay two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.claims.roots import root
from variorum.text import FUNCTION_WORDS, fold

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_VISIT = re.compile(
    r"\b(?:to|at|in|into|before)\s+(?:the\s+|his\s+|her\s+|their\s+)(?P<place>[a-z]{4,})\s+"
    rf"(?:(?:on|next|this|by)\s+){{1,2}}(?P<day>{_WEEKDAY})\b"
)
_COMING = re.compile(
    r"\b(?:invit\w+|expect(?:s|ed|ing)|bring(?:ing)?|come|coming|due|will|'ll"
    r"|(?:is|are|was|were) to|summon\w*|ask(?:s|ed|ing)? \w+ (?:and \w+ )?to|bidden|welcome|awaited"
    r"|scheduled|booked)\b",
    re.I,
)
_MOVED = re.compile(
    r"\b(?:now|moved|postponed|put (?:back|off)|brought forward|rescheduled|delayed|instead"
    r"|originally|again|second|another|also)\b",
    re.I,
)
# Places where the same people come again and again on other errands.
_BUSY = frozenset("court hospital parliament polls market office station airport".split())


def weigh_appointments(reports: Sequence[Report]) -> Finding:
    """Compare the weekdays that reports give for one coming visit.

    Cost: linear in the text, quadratic in the visits to one place.
    """
    places: dict[str, list[tuple[str, Clause]]] = {}
    for report in reports:
        for clause in report.clauses:
            plain = fold(clause.text)
            found = _VISIT.search(plain)
            if not found or clause.withdrawn or clause.title or found["place"] in _BUSY:
                continue
            if _MOVED.search(plain) or not _COMING.search(plain):
                continue
            places.setdefault(found["place"], []).append((found["day"].capitalize(), clause))
    conflicts = []
    for place in sorted(places):
        days: dict[str, list[Clause]] = {}
        for day, clause in places[place]:
            days.setdefault(day, []).append(clause)
        for one, other in combinations(sorted(days), 2):
            left, right = days[one], days[other]
            if {c.article for c in left} & {c.article for c in right}:
                continue  # one report tells of two visits
            if not any(_matter(a, place) & _matter(b, place) for a in left for b in right):
                continue
            told = f"the day of the visit to the {place}"
            conflicts.append(
                DraftConflict(
                    told,
                    "date",
                    "hard",
                    (*(attest(c, one) for c in left), *(attest(c, other) for c in right)),
                    f"{told}: {one} against {other}",
                )
            )
    return Finding(conflicts=tuple(conflicts))


def _matter(clause: Clause, place: str) -> frozenset[str]:
    """The words of a clause that may say who comes, and names of people."""
    said = frozenset(
        root(w)
        for w in re.findall(r"[a-z]{4,}", fold(clause.text).casefold())
        if w not in FUNCTION_WORDS and w != place and not w.endswith("day")
    )
    return (said - _CUES) | {m.name for m in clause.mentions if m.kind == "person"}


_CUES = frozenset(
    root(w)
    for w in "invited inviting invite expected expects bring bringing come coming summoned".split()
)
