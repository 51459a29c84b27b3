"""All against some: "on every roof" beside "on two of the nine roofs".

Devices belong here too: all of them worked, or they did not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from variorum.claims.ledger import DraftConflict
from variorum.claims.pieces import UNSURE, Piece, against, heading_of
from variorum.claims.roots import root
from variorum.text import Likeness

_ALL = re.compile(
    r"\b(?:all|every|each|both)\s+(?:of\s+)?(?:the\s+|its\s+|our\s+|their\s+|his\s+|her\s+)?"
    r"(?:\d+\s+|two\s+|three\s+|four\s+|five\s+|six\s+|seven\s+|eight\s+|nine\s+|ten\s+)?"
    r"(?P<noun>[a-z]{3,})\b",
    re.I,
)
_SOME = re.compile(
    r"\b(?:(?P<few>one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|half|none|few"
    r"|most|only \w+)\s+of\s+(?:the|its|our|their|his|her|those|these)\s+"
    r"(?:\d+\s+|\w+\s+)?(?P<noun>[a-z]{3,})"
    r"|(?:\w+)\s+(?P<noun2>[a-z]{3,})\s+(?:out\s+)?of\s+(?:the\s+)?(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|\d+)\b(?!\s*(?:per|%)))",
    re.I,
)
_LEAST_ALIKE = 0.42
# A thing that few clauses speak of needs less.
_RARE = 0.3
_FEW = 12


_WORKS = (
    r"(?:work(?:s|ed|ing)?|rang|rung|rings?|sound(?:s|ed)?|function(?:s|ed|ing)?|went off|go off"
    r"|run|ran|running|operat(?:e|es|ed|ing)|start(?:s|ed)?|respond(?:s|ed)?|held|opened|open"
    r"|activated)"
)
_WORKED = re.compile(
    rf"\b(?P<noun>[a-z]{{4,}}s?)\s+(?:(?:in|at|on|of)\s+(?:the\s+)?\w+\s+)?(?:had |has |have |all "
    rf"|was |were |did )*{_WORKS}\b",
    re.I,
)
_FAILED = re.compile(
    rf"\b(?P<noun>[a-z]{{4,}}s?)\s+(?:in\s+the\s+\w+\s+)?(?:(?:had |has |have |was |were |did )?"
    rf"(?:not|never|n't)\s+(?:\w+\s+)?{_WORKS}|didn't\s+{_WORKS}|wasn't\s+{_WORKS}"
    rf"|weren't\s+{_WORKS}|fail(?:s|ed) to {_WORKS}|(?:was|were) (?:out of order|broken"
    r"|switched off|silent|turned off))\b",
    re.I,
)
_DEVICES = frozenset(
    """alarm siren sprinkler pump detector brake light lamp engine generator camera gate barrier
    signal radio phone lift elevator radar sensor heater exit door valve system warning bell
    extinguisher hydrant beacon""".split()
)


_ODD_ONE = re.compile(
    r"\b(?P<noun>[a-z]{4,})\s+(?:number\s+)?(?:one|two|three|four|five|six|seven|eight|nine|[1-9]\d?)"
    r"\s+(?:\w+\s+){0,4}?(?:in pieces|broken|out of (?:order|action|service)|down|shut|closed|dead"
    r"|idle|missing|switched off|under repair|failed|not working|stood still)\b",
    re.I,
)


def all_and_some(pieces: Sequence[Piece], likeness: Likeness) -> Iterable[DraftConflict]:
    every = [
        (p, root(m["noun"].casefold()), m)
        for p in pieces
        if not p.denied and not p.clause.text.rstrip().endswith("?")
        for m in [_ALL.search(p.text)]
        if m and m["noun"].casefold() not in _VAGUE
    ]
    some = [
        (p, root((m["noun"] or m["noun2"]).casefold()))
        for p in pieces
        for m in [_SOME.search(p.text)]
        if m
    ]
    odd = [(p, root(m["noun"].casefold())) for p in pieces for m in [_ODD_ONE.search(p.text)] if m]
    for part, noun in odd:
        whole = [p for p, n, _ in every if n == noun and p.clause.article != part.clause.article]
        working = [p for p in whole if _WORKED.search(p.text)]
        if working:
            yield from against(
                heading_of(working[0].clause.text), part, working, "all of them, but for one"
            )
    for part, noun in some:
        whole = [p for p, n, _ in every if n == noun and p.clause.article != part.clause.article]
        if not whole:
            continue
        table = likeness([part.text], [p.text for p in whole])
        rare = sum(noun in p.roots for p in pieces) <= _FEW
        yes = [
            p
            for at, p in enumerate(whole)
            if (float(table[0, at]) >= (_RARE if rare else _LEAST_ALIKE))
            or len(p.roots & part.roots) >= 2
        ]
        if yes:
            yield from against(
                heading_of(yes[0].clause.text),
                part,
                yes,
                "all of them in one report, some in another",
            )


_VAGUE = frozenset("time day days year years week weeks month months way people one over".split())


def working(pieces: Sequence[Piece]) -> Iterable[DraftConflict]:
    """ "All the sirens sounded" against "the sirens did not work"."""

    def device(written: str) -> str | None:
        plain = written.casefold()
        found = plain if plain in _DEVICES else plain.removesuffix("s")
        return found if found in _DEVICES else None

    bad = [
        (p, d)
        for p in pieces
        for m in [_FAILED.search(p.text)]
        if m and (d := device(m["noun"])) and not UNSURE.search(p.text)
    ]
    good = [
        (p, d)
        for p in pieces
        for m in [_WORKED.search(p.text)]
        if m and (d := device(m["noun"])) and not p.denied and not UNSURE.search(p.text)
    ]
    for no, what in bad:
        yes = [p for p, d in good if d == what and p.clause.article != no.clause.article]
        if yes:
            yield from against(
                f"whether the {what} worked", no, yes, "it worked in one report, not in another"
            )
