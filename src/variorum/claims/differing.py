"""Values of one matter that do not agree, whatever they count.

The other methods know classes of things: the dead, the jobs cut, a term of office. This one
knows none. It takes every number, date and time (``values``), finds out which of two reports
answer one question (``matter``), and then compares the values themselves. What another
method has settled is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from variorum.claims.clauses import Clause, Report
from variorum.claims.contradicting import contradicting, loosely_based, superseded, swapped
from variorum.claims.ledger import DraftConflict, Finding, attest, order
from variorum.claims.matter import Matrix, rarity, same_matter
from variorum.claims.value_groups import two_tellings
from variorum.claims.values import Value, values_of
from variorum.model import ArticleId, Attestation, Passage, Span
from variorum.model.claim import ConflictKind, Strength
from variorum.text import Likeness, stem

# How sure it must be that two values answer one question. Measured story by story with weights
# made without it (training/matter.py): from 0.5 on, 0.85 stand in gold, from 0.6 on 0.89. On unseen
# stories more of them were false (decision 0010): what stands in gold is densest where we wrote it.
DIFFER = 0.55
# "Three people" and "two letters" mostly count two things; "names" and "signatures" do not.
DIFFER_IN_OTHER_THINGS = 0.65
# Clock times are seldom set against each other in gold, so their odds are low. From 0.3 on,
# stories full of true hours (benchmarks/quality/quiet) are left in peace.
DIFFER_IN_HOURS = 0.3
# Digits that are merely swapped ("146", "164") vouch for the matter themselves.
SWAPPED = 0.12


def weigh_differing(
    reports: Sequence[Report], likeness: Likeness, findings: Sequence[Finding]
) -> Finding:
    """Set values of one matter beside each other.

    Args:
        reports: The reports of one story.
        likeness: How alike two texts are in meaning.
        findings: What other methods found. Sentences of their conflicts are left to them.

    Returns:
        Conflicts of kind number and date.

    Cost: see ``matter.same_matter``.
    """
    values = sorted((v for report in reports for v in values_of(report)), key=lambda v: v.key)
    if len({v.clause.article for v in values}) < 2:
        return Finding()
    done = _Settled(conflict for finding in findings for conflict in finding.conflicts)
    conflicts = _Merged()
    for matched in same_matter(values, rarity(reports), likeness):
        here = matched.values
        apart = two_tellings(here)
        contrary = apart & contradicting(here)
        asked = _asked(here, matched.odds)
        changed, loose = superseded(here), loosely_based(here)
        kind: ConflictKind = "date" if here[0].dated else "number"
        settled = [done.on(kind, value.clause) for value in here]
        numbers: dict[int, int] = {}
        for one, other in np.argwhere(np.triu(matched.sure >= asked.min(), 1)).tolist():
            rows, columns = (np.array(matched.groups[group]) for group in (one, other))
            block = np.ix_(rows, columns)
            surest = int(np.argmax(np.where(apart[block], matched.odds[block], -np.inf)))
            best = rows[surest // len(columns)], columns[surest % len(columns)]
            # The surest pair speaks for all: what may both be right there may be so anywhere.
            if matched.sure[one, other] < asked[best] or not contrary[best]:
                continue
            for row, column in np.argwhere(contrary[block]).tolist():
                i, j = int(rows[row]), int(columns[column])
                if settled[i] and settled[j] and settled[i] & settled[j]:
                    continue
                strength: Strength = (
                    "superseded" if changed[i, j] else "soft" if loose[i, j] else "hard"
                )
                for at in (i, j):
                    if at not in numbers:
                        numbers[at] = conflicts.number(here[at])
                pair = numbers[i], numbers[j]
                conflicts.add(here[i], here[j], kind, strength, pair)
    return Finding((), conflicts.drafts())


def _asked(values: Sequence[Value], odds: Matrix) -> Matrix:
    """How sure it must be that two values answer one question to call them contradictory."""
    if values[0].dated:
        line = DIFFER_IN_HOURS if values[0].dimension == "clock" else DIFFER
        return np.full((len(values),) * 2, line)
    plain = np.full((len(values),) * 2, DIFFER)
    if values[0].dimension == "count":
        nouns = np.array([_counted(v) for v in values])
        one = (nouns[:, None] == nouns[None, :]) | (nouns[:, None] == "") | (nouns[None, :] == "")
        # Of two nouns, the two clauses must be alike themselves: 2 is never reached.
        plain = np.where(one, DIFFER, np.where(odds < 0, 2.0, DIFFER_IN_OTHER_THINGS))
    return np.where(swapped(values), SWAPPED, plain)


def _counted(value: Value) -> str:
    """The stem of what is counted; where the analysis has none, of a plural right behind."""
    if value.noun:
        return stem(value.noun)
    clause = value.clause
    behind = _PLURAL.match(clause.text, value.span.end - clause.span.start)
    return stem(behind[1].casefold()) if behind else ""


_PLURAL = re.compile(r"\s+([^\W\d_]{3,}s)\b")
_REASONS: Mapping[Strength, str] = {
    "hard": "",
    "superseded": "; the later one says that things have changed",
    "soft": "; one of them counts in its own way",
}


class _Merged:
    """Conflicts of pairs, gathered: one for one pair of values of one matter, whoever repeats them.

    A pair joins the first conflict of the same kind, strength and values that holds one of its
    two places.
    """

    def __init__(self) -> None:
        self._heads: list[tuple[Value, Value, ConflictKind, Strength]] = []
        self._sides: list[set[int]] = []
        self._holding: dict[tuple[str, ...], dict[int, int]] = {}
        # Attestations and their passages go by number: there are many pairs of few.
        self._attested: list[Attestation] = []
        self._by_value: dict[tuple[str, int, int], int] = {}
        self._numbers: dict[Attestation, int] = {}
        self._passages: dict[Passage, int] = {}
        self._places: list[int] = []

    def number(self, value: Value) -> int:
        """The number by which ``add`` knows what attests a value."""
        known = self._by_value.get(value.key)
        if known is not None:
            return known
        attested = attest(value.clause, value.written)
        number = self._numbers.setdefault(attested, len(self._attested))
        if number == len(self._attested):
            self._attested.append(attested)
            self._places.append(self._passages.setdefault(attested.passage, len(self._passages)))
        self._by_value[value.key] = number
        return number

    def add(
        self,
        left: Value,
        right: Value,
        kind: ConflictKind,
        strength: Strength,
        attested: tuple[int, int],
    ) -> None:
        """Take in the conflict of two values, given with their numbers. Cost: a few look-ups."""
        one, other = attested
        said, contrary = self._attested[one].value, self._attested[other].value
        same = (kind, strength, *((said, contrary) if said <= contrary else (contrary, said)))
        holding = self._holding.setdefault(same, {})
        here, there = self._places[one], self._places[other]
        fresh = len(self._heads)
        number = min(holding.get(here, fresh), holding.get(there, fresh))
        if number == fresh:
            self._heads.append((left, right, kind, strength))
            self._sides.append(set())
        self._sides[number].update(attested)
        holding[here] = holding[there] = number

    def drafts(self) -> tuple[DraftConflict, ...]:
        """The conflicts, in the order in which the first pair of each came."""
        return tuple(
            _conflict(*head, order(self._attested[side] for side in sides))
            for head, sides in zip(self._heads, self._sides, strict=True)
        )


def _conflict(
    left: Value,
    right: Value,
    kind: ConflictKind,
    strength: Strength,
    sides: tuple[Attestation, ...],
) -> DraftConflict:
    matter = min((left.masked, right.masked), key=lambda m: (len(m), m))
    matter = matter.replace("#", "…").rstrip(" .")
    return DraftConflict(
        matter=f"“{matter if len(matter) <= 90 else matter[:89].rsplit(' ', 1)[0] + ' …'}”",
        kind=kind,
        strength=strength,
        sides=sides,
        why=f"One report has “{left.written}” where another has “{right.written}”"
        f"{_REASONS[strength]}.",
    )


class _Settled:
    """Which pairs of places another method has compared already."""

    def __init__(self, conflicts: Iterable[DraftConflict]) -> None:
        self._places: dict[tuple[str, ArticleId], list[tuple[int, int, int]]] = {}
        self._found: dict[tuple[str, ArticleId, Span], frozenset[int]] = {}
        for number, conflict in enumerate(conflicts):
            for side in conflict.sides:
                place = (side.passage.start, side.passage.end, number)
                key = (conflict.kind, side.passage.article)
                self._places.setdefault(key, []).append(place)

    def on(self, kind: str, clause: Clause) -> frozenset[int]:
        """The conflicts of this kind that stand on a sentence, by number.

        A pair is settled if one conflict stands on both of its sentences.
        """
        here = clause.sentence
        key = (kind, clause.article, here)
        if key not in self._found:
            self._found[key] = frozenset(
                number
                for start, end, number in self._places.get((kind, clause.article), ())
                if start < here.end and here.start < end
            )
        return self._found[key]
