"""Results in two numbers: a vote of 61 to 58, a match of 2-1.

A result belongs to a vote or a match by the words around it; two results of one sort in one
story that are not the same contradict, but for those of another time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.text import fold

_VOTE = re.compile(
    r"(?<![\d.,-])(\d{1,4})\s+(?:votes?\s+)?to\s+(\d{1,4})(?![\d.,]?\d|\s*(?:%|per|years?|days?))",
    re.I,
)
_SCORE = re.compile(r"(?<![\d.,-])(\d{1,2})[-\u2013](\d{1,2})(?![\d%-])")
_VOTING = frozenset("vote votes voted passed bill motion majority ballot approved rejected".split())
_PLAYING = frozenset(
    "beat beats beaten won win wins lost lose loses defeat defeated drew draw victory".split()
)
_OTHER = frozenset("last earlier previous previously first second third before again set".split())


def weigh_tallies(reports: Sequence[Report]) -> Finding:
    """Compare the results of the story's one vote or one match.

    Cost: linear in the clauses.
    """
    claims: list[DraftClaim] = []
    conflicts: list[DraftConflict] = []
    for told, pattern, words in (
        ("the result of the vote", _VOTE, _VOTING),
        ("the result of the match", _SCORE, _PLAYING),
    ):
        by_value: dict[str, list[Clause]] = {}
        per_article: dict[str, set[str]] = {}
        for report in reports:
            for clause in report.clauses:
                said = set(clause.words)
                if not said & words or said & _OTHER or clause.withdrawn:
                    continue
                for found in pattern.finditer(fold(clause.text)):
                    high, low = sorted((int(found[1]), int(found[2])), reverse=True)
                    value = f"{high} to {low}"
                    by_value.setdefault(value, []).append(clause)
                    per_article.setdefault(clause.article, set()).add(value)
        # A report with several results tells of several votes: nothing can be compared.
        several = {a for a, values in per_article.items() if len(values) > 1}
        groups = {
            value: [c for c in clauses if c.article not in several]
            for value, clauses in sorted(by_value.items())
        }
        groups = {value: clauses for value, clauses in groups.items() if clauses}
        for value, clauses in groups.items():
            claims.append(
                DraftClaim(told, value, tuple(attest(c, value) for c in clauses), single=True)
            )
        values = list(groups)
        if len(values) == 2:
            one, other = values
            conflicts.append(
                DraftConflict(
                    told,
                    "number",
                    "hard",
                    tuple(attest(c, v) for v in values for c in groups[v]),
                    f"{told}: {one} against {other}",
                )
            )
    return Finding(tuple(claims), tuple(conflicts))
