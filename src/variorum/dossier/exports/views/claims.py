"""Claims and conflicts as the page prints them: words, never scores."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from variorum.dossier.agreement import loosely_agreed, story_weights
from variorum.dossier.coverage import agrees, opposed
from variorum.dossier.difference import by_value, differing_words
from variorum.dossier.exports.marks import Mark, weave
from variorum.dossier.exports.views import dates
from variorum.dossier.exports.views.citing import Chip, Citing, written
from variorum.dossier.exports.views.people import printed_places, within
from variorum.dossier.timeline import clip, coarse
from variorum.dossier.wording import counted, in_words
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

# A table with more columns than this cannot be read on paper.
MOST_COLUMNS = 14
_CONTEXT = 420
STRENGTHS = {
    "hard": "contradiction: both cannot be true",
    "soft": "a difference, perhaps no contradiction",
    "superseded": "replaced later",
}
_STANCES = {
    "denies": "denies it",
    "confirms": "confirms it",
    "declines": "would not say",
    "silent": "has not answered",
    "quotes": "",
    "asserts": "",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says on a claim: ``says``, ``otherwise`` or ``silent``."""

    state: str
    chip: Chip | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    ident: str
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
    stance: str
    also: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    ident: str
    matter: str
    kind: str
    strength: str
    words: str
    why: str
    sides: tuple[Side, ...]
    passages: str


def verdict_words(claim: Claim, agree: int, against: int) -> str:
    """The verdict in words, with what it counts."""
    if claim.verdict == "corroborated":
        return f"corroborated by {counted(claim.origins, 'independent origin')}"
    if claim.verdict == "contested" and agree and against:
        so = "says so" if agree == 1 else "say so"
        others = in_words(against)
        return f"contested: {counted(agree, 'report')} {so}, {others} otherwise"
    if claim.verdict == "contested":
        return "contested"
    return f"single source, printed by {counted(agree, 'report')}" if agree > 1 else "single source"


def _row(
    ident: str,
    told: ToldClaim,
    columns: Sequence[ArticleId],
    conflicts: Sequence[Conflict],
    analyses: Mapping[ArticleId, Analysis],
    citing: Citing,
) -> ClaimRow:
    claim = told.claim
    says: dict[ArticleId, list[Passage]] = {}
    for one in claim.attestations:
        if agrees(claim, one):
            says.setdefault(one.passage.article, []).append(one.passage)
    against = [a.passage for a in opposed(claim, conflicts)]
    otherwise: dict[ArticleId, list[Passage]] = {}
    for passage in against:
        otherwise.setdefault(passage.article, []).append(passage)
    cells = []
    for column in columns:
        if column in says:
            state = "both" if column in otherwise else "says"
            cells.append(Cell(state, citing.chips(says[column] + otherwise.get(column, []))[0]))
        elif column in otherwise:
            cells.append(Cell("otherwise", citing.chips(otherwise[column])[0]))
        else:
            cells.append(Cell("silent", None))
    every = sorted({a.passage for a in claim.attestations} | set(against))
    return ClaimRow(
        ident,
        clip(claim.matter, 150),
        shown_value(claim.value, claim.attestations, analyses),
        {"differ": "contested", "alike": "single", "quoted": "single"}.get(told.group, told.group),
        told.words,
        tuple(cells),
        citing.chips(p for places in says.values() for p in places),
        citing.chips(against),
        written(every),
    )


def shown_value(
    value: str, attestations: Sequence[Attestation], analyses: Mapping[ArticleId, Analysis]
) -> str:
    """A value as the page prints it: dates in words, and no finer than the report's own."""
    if value.casefold() in _STANCES or not re.search(r"\d|\s|^[^\W\d_a-z]", value):
        # One plain word is a label of the method that compared, not a value to be read.
        return ""
    if not re.match(r"\d{4}-\d{2}", value):
        return clip(value, 160)
    for one in attestations:
        for when in analyses[one.passage.article].whens if one.passage.article in analyses else ():
            if when.earliest == value and one.passage.span.meets(when.span):
                return dates.said(coarse(when))
    return dates.said(value.removesuffix("T00:00"))


def of_record(claim: Claim, places: Mapping[ArticleId, Sequence[Passage]]) -> bool:
    """Whether the claim only repeats words of a text that reports quote.

    ``places`` are the passages in which articles print such a text.
    """
    if not claim.attestations:
        return False
    if any(sign.isdigit() for sign in claim.value):
        # A number or a date was compared as such, wherever it stands.
        return all(one.stance == "quotes" for one in claim.attestations)
    quoted = sum(
        one.stance == "quotes" or within(one.passage, places) for one in claim.attestations
    )
    return quoted * 2 > len(claim.attestations)


_GROUPS = (
    ("Agreed", "corroborated"),
    ("Contested", "contested"),
    ("Told by several, who differ in a point", "differ"),
    ("Told alike by several, in other words", "alike"),
    ("From a single source", "single"),
    ("Quoted alike", "quoted"),
)


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim with the words that may be said of it; ``group`` is its place on the page."""

    claim: Claim
    group: str
    words: str


def told_claims(dossier: Dossier) -> tuple[tuple[str, str, tuple[ToldClaim, ...]], ...]:
    """Claims as (heading, group, claims): agreed, contested, and what lies between.

    "Agreed" is said only of what two independent origins say in particular.
    """
    by_id = {article.id: article for article in dossier.articles}
    weights = story_weights(dossier.articles, dossier.lineage)
    places = printed_places(dossier)
    told: dict[str, list[ToldClaim]] = {}
    for claim in dossier.claims:
        group: str = claim.verdict
        words = ""
        many = counted(claim.origins, "independent origin")
        if claim.verdict != "contested" and of_record(claim, places):
            group = "quoted"
        elif claim.verdict == "corroborated" and (matter := _parted_on(claim, dossier.conflicts)):
            group = "differ"
            words = f"{many} tell of it, and differ on {clip(matter.split(': ')[0], 60)}"
        elif loosely_agreed(claim, by_id, dossier.lineage, weights):
            group = "alike"
            words = f"{many} tell the like; the words are one report’s"
        if not words:
            against = {a.passage.article for a in opposed(claim, dossier.conflicts)}
            agree = {a.passage.article for a in claim.attestations if agrees(claim, a)}
            words = verdict_words(claim, len(agree), len(against - agree))
        told.setdefault(group, []).append(ToldClaim(claim, group, words))
    out = []
    for name, group in _GROUPS:
        chosen = told.get(group, [])
        # What speaks of one matter stands together, in the order of its weightiest claim.
        first: dict[str, int] = {}
        for number, one in enumerate(chosen):
            first.setdefault(one.claim.matter, number)
        if chosen:
            out.append((name, group, tuple(sorted(chosen, key=lambda t: first[t.claim.matter]))))
    return tuple(out)


def claim_groups(dossier: Dossier, citing: Citing) -> tuple[ClaimGroup, ...]:
    """The groups of ``told_claims``, laid out as rows."""
    wide = len(dossier.articles) <= MOST_COLUMNS
    columns = [article.id for article in dossier.articles] if wide else []
    analyses = {analysis.article: analysis for analysis in dossier.analyses}
    return tuple(
        ClaimGroup(
            name,
            group,
            tuple(
                _row(f"c-{group}-{number}", one, columns, dossier.conflicts, analyses, citing)
                for number, one in enumerate(told, 1)
            ),
        )
        for name, group, told in told_claims(dossier)
    )


def _parted_on(claim: Claim, conflicts: Sequence[Conflict]) -> str:
    """The matter on which those who make a claim contradict each other in the same words.

    Reports that tell of one happening with other figures corroborate the happening, not
    the figures; the page must not print one of their sentences as agreed.
    """
    for conflict in conflicts:
        if conflict.strength == "soft":
            continue
        touched = [
            group
            for group in by_value(conflict.sides)
            if any(
                side.passage.article == one.passage.article
                and side.passage.span.meets(one.passage.span)
                for side in group
                for one in claim.attestations
            )
        ]
        if len(touched) > 1:
            return conflict.matter or conflict.kind
    return ""


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


def _side(
    group: Sequence[Attestation],
    kind: str,
    analyses: Mapping[ArticleId, Analysis],
    citing: Citing,
) -> Side:
    """One side of a conflict: its clearest passage, and who else says so."""
    titles = {a.id: a.title.span for a in citing.articles.values() if a.title and a.title.span}
    best = min(
        group,
        key=lambda a: (
            a.passage.article in titles and titles[a.passage.article].holds(a.passage.span),
            a.stance == "quotes",
            citing.order[a.passage.article],
            a.passage,
        ),
    )
    article = citing.articles[best.passage.article]
    analysis = analyses.get(article.id)
    span = _context(best.passage, analysis, len(article.text))
    differing = differing_words(best, kind, article.text, span, analysis)
    marks = [Mark(differing.start, differing.end, "x")] if len(differing) else []
    out = ["" if span.start == 0 or article.text[span.start - 1] in ' \n\u201c"' else "… "]
    for step in weave(article.text, marks, span.start, span.end):
        out.append(
            str(escape(step.value))
            if step.kind == "text"
            else ("<mark>" if step.kind == "open" else "</mark>")
        )
    return Side(
        Markup("".join(out)),  # noqa: S704 (texts are escaped above)
        citing.chips((best.passage,))[0],
        article.published.value if article.published else "",
        _STANCES.get(best.stance, ""),
        citing.chips(a.passage for a in group if a.passage.article != article.id),
    )


def pairs(dossier: Dossier, citing: Citing) -> tuple[Pair, ...]:
    """Every conflict, its sides beside each other in the order they were told."""
    analyses = {analysis.article: analysis for analysis in dossier.analyses}
    return tuple(
        _pair(f"k-{number}", conflict, analyses, citing)
        for number, conflict in enumerate(dossier.conflicts, 1)
    )


def _pair(
    ident: str, conflict: Conflict, analyses: Mapping[ArticleId, Analysis], citing: Citing
) -> Pair:
    groups = by_value(conflict.sides)
    if len(groups) < 2:
        groups = tuple((side,) for side in conflict.sides)
    return Pair(
        ident,
        clip(conflict.matter or conflict.kind, 160),
        conflict.kind,
        conflict.strength,
        STRENGTHS[conflict.strength],
        conflict.why,
        tuple(_side(group, conflict.kind, analyses, citing) for group in groups),
        written(side.passage for side in conflict.sides),
    )
