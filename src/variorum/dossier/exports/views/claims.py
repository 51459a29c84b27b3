"""Claims and conflicts as the page prints them: words, never scores."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from variorum.dossier.account import counted
from variorum.dossier.exports.marks import Mark, weave
from variorum.dossier.exports.views.citing import Chip, Citing, written
from variorum.model import (
    Analysis,
    ArticleId,
    Attestation,
    Claim,
    Conflict,
    Dossier,
    Passage,
    Span,
)

_AGREES = frozenset({"asserts", "confirms", "quotes"})
# A table with more columns than this cannot be read on paper.
MOST_COLUMNS = 14
_CONTEXT = 420
STRENGTHS = {
    "hard": "contradiction: both cannot be true",
    "soft": "a difference, perhaps no contradiction",
    "superseded": "replaced by a later report",
}
_STANCES = {
    "denies": "denies it",
    "confirms": "confirms it",
    "declines": "would not say",
    "silent": "has not answered",
    "quotes": "quotes it",
    "asserts": "",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says on a claim: ``says``, ``otherwise`` or ``silent``."""

    state: str
    chip: Chip | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    matter: str
    value: str
    verdict: str
    words: str
    cells: tuple[Cell, ...]
    chips: tuple[Chip, ...]
    against: tuple[Chip, ...]
    passages: str


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    name: str
    verdict: str
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Side:
    html: Markup
    chip: Chip
    source: str
    value: str
    stance: str


@dataclass(frozen=True, slots=True)
class Pair:
    matter: str
    kind: str
    strength: str
    words: str
    why: str
    sides: tuple[Side, ...]
    passages: str


def agrees(claim: Claim, one: Attestation) -> bool:
    """Whether a passage says what the claim says, and not something else on its matter."""
    return one.stance in _AGREES and one.value.casefold() == claim.value.casefold()


def verdict_words(claim: Claim) -> str:
    """The verdict in words, with what it counts."""
    if claim.verdict == "corroborated":
        return f"corroborated by {counted(claim.origins, 'independent origin')}"
    if claim.verdict == "contested":
        against = {a.passage.article for a in claim.attestations if not agrees(claim, a)}
        if against:
            return f"contested: {counted(len(against), 'report')} otherwise"
        return "contested"
    return "single source"


def _row(claim: Claim, columns: Sequence[ArticleId], citing: Citing) -> ClaimRow:
    by_article: dict[ArticleId, list[Attestation]] = {}
    for one in claim.attestations:
        by_article.setdefault(one.passage.article, []).append(one)
    cells = []
    for column in columns:
        told = by_article.get(column, [])
        if not told:
            cells.append(Cell("silent", None))
            continue
        state = "says" if any(agrees(claim, a) for a in told) else "otherwise"
        cells.append(Cell(state, citing.chips(a.passage for a in told)[0]))
    return ClaimRow(
        claim.matter,
        claim.value,
        claim.verdict,
        verdict_words(claim),
        tuple(cells),
        citing.chips(a.passage for a in claim.attestations if agrees(claim, a)),
        citing.chips(a.passage for a in claim.attestations if not agrees(claim, a)),
        written(sorted({a.passage for a in claim.attestations})),
    )


def claim_groups(dossier: Dossier, citing: Citing) -> tuple[ClaimGroup, ...]:
    """Claims under their verdicts: agreed, contested, single source."""
    wide = len(dossier.articles) <= MOST_COLUMNS
    columns = [article.id for article in dossier.articles] if wide else []
    groups = []
    for name, verdict in (
        ("Agreed", "corroborated"),
        ("Contested", "contested"),
        ("From a single source", "single"),
    ):
        rows = tuple(
            _row(claim, columns, citing) for claim in dossier.claims if claim.verdict == verdict
        )
        if rows:
            groups.append(ClaimGroup(name, verdict, rows))
    return tuple(groups)


def _context(passage: Passage, analysis: Analysis | None, length: int) -> Span:
    """The sentence around a passage, or the passage with what little we know."""
    for sentence in analysis.sentences if analysis else ():
        if sentence.span.holds(passage.span):
            if len(sentence.span) <= _CONTEXT:
                return sentence.span
            start = max(sentence.span.start, passage.start - _CONTEXT // 3)
            end = min(sentence.span.end, max(passage.end, start + _CONTEXT))
            return Span(start, end)
    return Span(passage.start, min(passage.end, length))


def _differing(side: Attestation, text: str, span: Span) -> Span:
    """The words that make the difference: the value where it stands, else the passage."""
    place = side.passage.span
    if place != span and len(place.of(text).split()) <= 12:
        return place
    for wanted in (side.value, *re.findall(r"\d[\d.,]*\d|\d|\w{4,}", side.value)):
        if not wanted.strip():
            continue
        found = text.casefold().find(wanted.casefold(), place.start, place.end)
        # Case folding may change lengths; then the place would be wrong, so check it.
        if found >= 0 and text[found : found + len(wanted)].casefold() == wanted.casefold():
            return Span(found, found + len(wanted))
    return place if len(place.of(text).split()) <= 12 else Span(place.start, place.start)


def _side(side: Attestation, analyses: Mapping[ArticleId, Analysis], citing: Citing) -> Side:
    article = citing.articles[side.passage.article]
    span = _context(side.passage, analyses.get(article.id), len(article.text))
    differing = _differing(side, article.text, span)
    marks = [Mark(differing.start, differing.end, "x")] if len(differing) else []
    out = ["" if span.start == 0 or article.text[span.start - 1] in " \n\u201c\"" else "… "]
    for step in weave(article.text, marks, span.start, span.end):
        out.append(
            str(escape(step.value))
            if step.kind == "text"
            else ("<mark>" if step.kind == "open" else "</mark>")
        )
    published = article.published.value if article.published else ""
    return Side(
        Markup("".join(out)),  # noqa: S704 (texts are escaped above)
        citing.chips((side.passage,))[0],
        published,
        side.value,
        _STANCES.get(side.stance, ""),
    )


def pairs(dossier: Dossier, citing: Citing) -> tuple[Pair, ...]:
    """Every conflict, its sides beside each other in the order they were told."""
    analyses = {analysis.article: analysis for analysis in dossier.analyses}
    return tuple(_pair(conflict, analyses, citing) for conflict in dossier.conflicts)


def _pair(conflict: Conflict, analyses: Mapping[ArticleId, Analysis], citing: Citing) -> Pair:
    return Pair(
        conflict.matter or conflict.kind,
        conflict.kind,
        conflict.strength,
        STRENGTHS[conflict.strength],
        conflict.why,
        tuple(_side(side, analyses, citing) for side in conflict.sides),
        written(side.passage for side in conflict.sides),
    )
