"""How often something was done: once in one report, twice in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.claims.numerals import read_number
from variorum.claims.roots import root
from variorum.text import FUNCTION_WORDS, Likeness, fold, words

_OFTEN = re.compile(
    r"\b(?P<word>once|twice|thrice)\b(?!\s+(?:as|again|more|the|he|she|it|they|a (?:week|month|year"
    r"|day)|every|weekly|daily|per|described|known|said|owned)\b)"
    r"|\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?:separate "
    r"|different )?(?:times|occasions)\b(?!\s+(?:as|more|the|a (?:week|month|year|day)|that|over))",
    re.I,
)
_WORDS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class _Often:
    clause: Clause
    times: float
    masked: str
    roots: frozenset[str]
    run: str


def weigh_repeats(reports: Sequence[Report], likeness: Likeness) -> Finding:
    """Compare how often reports say that one thing was done.

    Cost: quadratic in the clauses that say how often.
    """
    names = frozenset(root(w) for r in reports for m in r.analysis.mentions for w in words(m.name))
    found: list[_Often] = []
    for report in reports:
        for clause in report.clauses:
            plain = fold(clause.text)
            match = _OFTEN.search(plain)
            if not match or clause.withdrawn:
                continue
            times = _WORDS.get((match["word"] or "").casefold()) or read_number(
                match["count"] or ""
            )
            if not times:
                continue
            rest = plain[: match.start()] + plain[match.end() :]
            roots = frozenset(
                root(w) for w in words(rest) if w not in FUNCTION_WORDS and len(w) > 2
            )
            run = " ".join(words(plain[match.start() :])[:3])
            found.append(_Often(clause, times, " ".join(rest.split()), roots - names, run))
    found.sort(key=lambda o: o.clause.key)
    sides: dict[tuple[float, float], dict[tuple[str, int, int], _Often]] = {}
    for a, b in combinations(found, 2):
        if max(a.times, b.times) > 4 * min(a.times, b.times):
            continue
        if a.times == b.times or a.clause.article == b.clause.article:
            continue
        if a.roots & b.roots or float(likeness([a.masked], [b.masked])[0, 0]) >= _ALIKE:
            low, high = sorted((a.times, b.times))
            held = sides.setdefault((low, high), {})
            for one in (a, b):
                held[one.clause.key] = one
                # Whoever prints the same words speaks of the same.
                for other in found:
                    if other.times == one.times and other.run == one.run and " " in one.run:
                        held[other.clause.key] = other
    return Finding(
        conflicts=tuple(
            DraftConflict(
                "how often it was done",
                "number",
                "hard",
                tuple(attest(held[k].clause, f"{held[k].times:g} times") for k in sorted(held)),
                f"{low:g} times against {high:g} times",
            )
            for (low, high), held in sorted(sides.items())
            if len(held) > 1
        )
    )
