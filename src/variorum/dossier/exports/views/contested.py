"""Conflicts as the page prints them: both sides beside each other, the differing words marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from variorum.dossier.difference import by_value, differing_words
from variorum.dossier.exports.marks import Mark, weave
from variorum.dossier.exports.views.citing import Chip, Citing, written
from variorum.dossier.exports.views.claims import STANCES, STRENGTHS
from variorum.dossier.timeline import clip
from variorum.model import (
    Analysis,
    ArticleId,
    Attestation,
    Conflict,
    Dossier,
    Passage,
    Span,
)

_CONTEXT = 420


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
        STANCES.get(best.stance, ""),
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
