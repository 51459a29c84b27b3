"""All who say the same stand on one side of a conflict.

A method that finds two values at odds has seen two clauses. Others print the one value or the
other in words of their own or in another language; that they do is what ``agreeing`` finds. Here
they are put beside those with whom they agree. No conflict is made, and none changes its strength.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.claims.clauses import Moment
from variorum.claims.given import Given
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.model import Attestation, Passage

# Bits of a value from which on it is hardly a chance that two reports have it.
_TELLING = 3.7
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def complete_sides(findings: Sequence[Finding], groups: Sequence[Sequence[Given]]) -> list[Finding]:
    """Add to each side of a conflict of numbers or times whoever gives the same.

    Args:
        findings: What all methods found.
        groups: Values that give the same of one matter (``agreeing.equal_values``).

    Cost: the sides of all conflicts times the values that stand in their reports.
    """
    at: dict[str, list[tuple[Given, int]]] = {}
    for number, group in enumerate(groups):
        for given in group:
            at.setdefault(given.clause.article, []).append((given, number))
    # One passage is a side of many conflicts.
    read: dict[tuple[Passage, str], tuple[tuple[Given, int], ...]] = {}
    return [
        replace(f, conflicts=tuple(_completed(c, at, groups, read) for c in f.conflicts))
        if f.conflicts
        else f
        for f in findings
    ]


def _completed(
    conflict: DraftConflict,
    at: dict[str, list[tuple[Given, int]]],
    groups: Sequence[Sequence[Given]],
    read: dict[tuple[Passage, str], tuple[tuple[Given, int], ...]],
) -> DraftConflict:
    if conflict.kind not in ("number", "date"):
        return conflict
    added: dict[Passage, Attestation] = {}
    held: dict[str, list[Attestation]] = {}
    for side in conflict.sides:
        held.setdefault(side.passage.article, []).append(side)
    for side in conflict.sides:
        key = side.passage, side.value
        if key not in read:
            read[key] = tuple(_values_of(side, at))
        for given, number in read[key]:
            for other in groups[number]:
                if other.kind != given.kind and given.rare < _TELLING:
                    continue
                if _fits(other, given, side, conflict, held, at):
                    more = attest(other.clause, side.value)
                    added.setdefault(more.passage, more)
    return replace(conflict, sides=(*conflict.sides, *added.values())) if added else conflict


def _values_of(
    side: Attestation, at: dict[str, list[tuple[Given, int]]]
) -> Iterator[tuple[Given, int]]:
    """The values in a side's passage that are the side's own value and tell something."""
    found = _NUMBER.search(side.value)
    number = float(found[0].replace(",", "")) if found else None
    for given, group in at.get(side.passage.article, ()):
        if not _within(given, side.passage) or not _tells(given):
            continue
        written = given.written.strip().casefold() == side.value.strip().casefold()
        if written or (number is not None and not given.dated and given.low == number):
            yield given, group


def _tells(given: Given) -> bool:
    """That another report gives the same is hardly a chance; much happens on one day."""
    if given.dated and given.dimension != "clock":
        return False
    return given.rare >= _TELLING or bool(given.kind)


def _fits(
    other: Given,
    given: Given,
    side: Attestation,
    conflict: DraftConflict,
    held: Mapping[str, Sequence[Attestation]],
    at: dict[str, list[tuple[Given, int]]],
) -> bool:
    for one in held.get(other.clause.article, ()):
        if one.value != side.value or _meet(one.passage, other):
            return False
    if conflict.strength != "superseded":
        return True
    mine, its = given.clause.moment, other.clause.moment
    for one in conflict.sides:
        if one.value != side.value:
            when = _moment(one.passage, at)
            if _order(mine, when) != _order(its, when):
                return False
    return True


def _within(given: Given, passage: Passage) -> bool:
    return passage.start <= given.span.start and given.span.end <= passage.end


def _meet(passage: Passage, other: Given) -> bool:
    shown = other.clause.show
    return passage.start < shown.end and shown.start < passage.end


def _moment(passage: Passage, at: dict[str, list[tuple[Given, int]]]) -> Moment | None:
    return next(
        (g.clause.moment for g, _ in at.get(passage.article, ()) if _within(g, passage)), None
    )


def _order(one: Moment | None, two: Moment | None) -> int:
    if one is None or two is None:
        return 0
    return 1 if one.before(two) else -1 if two.before(one) else 0
