"""The same thing of two kinds: a gas works in one report, a salt works in another.

Words of one sort before one noun exclude each other: stuffs, colours, points of the compass,
the loads of a train. Only sorts of which a thing has one are in the tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.text import fold, stem

_SORTS: dict[str, frozenset[str]] = {
    sort: frozenset(held.split())
    for sort, held in {
        "stuff": """copper coal gold silver iron tin salt zinc nickel lithium uranium diamond
        wooden steel concrete stone brick timber aluminium gas oil diesel electric nuclear hydro
        solar wind""",
        "colour": "red blue green yellow white black grey orange purple brown",
        "compass": """north south east west northern southern eastern western north-east north-west
        south-east south-west""",
        "load": "freight passenger cargo commuter express high-speed",
        "school": "primary secondary nursery private boarding",
        "court": "supreme district federal appeal county high constitutional",
        "storey": "first second third fourth fifth sixth seventh ground top",
        "owner": "private state municipal public family-owned",
        "hand": "right left",
    }.items()
}
_HEADS: dict[str, frozenset[str]] = {
    "stuff": frozenset("mine bridge plant works train bus boat house church roof dam".split()),
    "colour": frozenset("car van lorry truck bus boat coat flag folder envelope card".split()),
    "compass": frozenset(
        """gallery wing stand gate bank door entrance tower side tunnel shaft wall platform stair
        terminal coast shore""".split()
    ),
    "load": frozenset("train plane ship ferry".split()),
    "school": frozenset({"school"}),
    "court": frozenset({"court"}),
    "storey": frozenset("floor storey".split()),
    "owner": frozenset("company operator school clinic hospital railway".split()),
    "hand": frozenset("engine wing bank arm leg hand lane".split()),
}
_PAIR = re.compile(r"\b([a-z]+(?:-[a-z]+)?)\s+(?=([a-z]{3,})\b)")


def weigh_kinds(reports: Sequence[Report]) -> Finding:
    """Find one thing that two reports call of two kinds.

    Cost: linear in the words.
    """
    found: dict[tuple[str, str], dict[str, list[Clause]]] = {}
    for report in reports:
        for clause in report.clauses:
            if clause.withdrawn:
                continue
            for kind, noun in _PAIR.findall(fold(clause.text).casefold()):
                head = noun if noun in _NOUNS else noun.removesuffix("s")
                head = head if head in _NOUNS else re.sub(r"ie$", "y", head)
                for sort, words in _SORTS.items():
                    if kind in words and head in _HEADS[sort]:
                        found.setdefault((sort, stem(head)), {}).setdefault(kind, []).append(clause)
    conflicts = []
    for (_, head), kinds in sorted(found.items()):
        if len(kinds) != 2:
            continue  # many kinds: there are many such things
        one, other = sorted(kinds)
        left, right = kinds[one], kinds[other]
        if {c.article for c in left} & {c.article for c in right}:
            continue
        conflicts.append(
            DraftConflict(
                f"what sort of {head} it is",
                "event",
                "hard",
                tuple(attest(c, k) for k, group in ((one, left), (other, right)) for c in group),
                f"“{one}” in one report, “{other}” in another",
            )
        )
    return Finding(conflicts=tuple(conflicts))


_NOUNS = frozenset().union(*_HEADS.values())
