"""Variants of a text of record that change a fact: another number, day, month or season.

Two witnesses print the same sentence inside quotation marks with another number in it. One
of them misquotes, and a reader is misled: that is a contradiction and no trifle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.claims.numerals import read_number
from variorum.model import Attestation, Passage, Reading, TextOfRecord, Variant
from variorum.text import tokenise

_CALENDAR = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter fall
    morning noon evening night today tomorrow yesterday""".split()
)
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0}


def weigh_readings(reports: Sequence[Report], records: Sequence[TextOfRecord]) -> Finding:
    """Conflicts between witnesses whose readings differ in a number or a date.

    Headline rewordings and bracketed edits say themselves that they are none of the text,
    and are left out.
    """
    found: list[DraftConflict] = []
    for record in records:
        for variant in record.variants:
            if variant.kind == "word" and "headline" not in variant.note:
                found.extend(_of_variant(reports, record, variant))
    return Finding(conflicts=tuple(found))


def _of_variant(
    reports: Sequence[Report], record: TextOfRecord, variant: Variant
) -> list[DraftConflict]:
    taken, *others = variant.readings
    conflicts = []
    for other in others:
        if "[" in other.text or not taken.passages or not other.passages:
            continue
        kind = _differs_in(taken, other)
        if kind is None:
            continue
        sides = [
            attest(clause, reading.text)
            for reading in (taken, other)
            for passage in reading.passages
            for clause in _clause_of(reports, passage)
        ]
        if kind == "number":
            sides += _supporting(reports, (taken, other), sides)
        by = f" of {record.author}" if record.author else ""
        conflicts.append(
            DraftConflict(
                matter=f"what the {record.kind}{by} says: “{taken.text}”",
                kind="date" if kind == "date" else "number",
                strength="hard",
                sides=tuple(sides),
                why=f"Inside quotation marks one report prints “{other.text}” where others "
                f"print “{taken.text}”.",
            )
        )
    return conflicts


def _supporting(
    reports: Sequence[Report], readings: Sequence[Reading], sides: Sequence[Attestation]
) -> list[Attestation]:
    """What other reports say in their own words with the same measure: "forty acres"."""
    held = {s.passage for s in sides}
    found = []
    for reading in readings:
        values = set(_figures(reading.text))
        units = {
            q.unit
            for r in reports
            for c in r.clauses
            for q in c.quantities
            if q.unit
            and q.low in values
            and any(p.article == c.article and q.span.meets(p.span) for p in reading.passages)
        }
        for report in reports:
            for clause in report.clauses:
                fits = any(q.low in values and q.unit in units for q in clause.quantities)
                own = attest(clause, reading.text)
                if fits and own.passage not in held:
                    found.append(own)
    return found


def _differs_in(a: Reading, b: Reading) -> str | None:
    figures_a, figures_b = _figures(a.text), _figures(b.text)
    if figures_a and figures_b and figures_a != figures_b:
        return "number"
    days_a, days_b = _days(a.text), _days(b.text)
    if days_a and days_b and days_a != days_b:
        return "date"
    return None


def _figures(text: str) -> tuple[float, ...]:
    values: list[float] = []
    for token in tokenise(text):
        plain = re.sub(r"(?<=\d)[^\W\d]+$", "", token.norm)
        value = read_number(plain) if token.is_word else None
        if value is not None:
            values.append(value)
        elif token.norm in _SCALES and values:
            values[-1] *= _SCALES[token.norm]
    return tuple(values)


def _days(text: str) -> frozenset[str]:
    return frozenset(t.norm for t in tokenise(text) if t.norm in _CALENDAR)


def _clause_of(reports: Sequence[Report], passage: Passage) -> list[Clause]:
    return [
        clause
        for report in reports
        if report.article.id == passage.article
        for clause in report.clauses
        if clause.span.start < passage.end and passage.start < clause.span.end
    ][:1]
