"""Conflicts as the page prints them: a card for each matter, both sides beside each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from variorum.dossier.difference import by_value, differing_words
from variorum.dossier.exports.marks import Mark, weave
from variorum.dossier.exports.views.citing import Chip, Citing, quoted
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
_LONGEST_WORDS = 44
_FEW_WORDS = 4
_LONGEST_BETWEEN = 80
_MARKS = "\"'\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb .,;:"
_QUOTE_TWICE = re.compile(r"\s*[\"\u201c\u201d]{2,}$|\s+[\"\u201d]$")
# What a party is told to have done, for the heading of a matter.
_DEEDS = {
    "confirms": "confirmed",
    "denies": "denied",
    "declines": "would not say",
    "silent": "gave no word",
    "spoke": "spoke",
}
_GRAVITY = {"hard": 0, "soft": 1, "superseded": 2}
_GROUPS = {
    "hard": ("Contradictions", "both cannot be true"),
    "soft": ("Differences", "both may be true"),
    "superseded": ("Replaced by later reports", "no longer open"),
}
# So many cards of each group stand open; the rest is folded.
_SHOWN = (6, 4, 3)
# A page with more conflicts than this prints fewer of each matter, and so many matters.
_MANY_PAIRS = 200
_MOST_PAIRS = 40
_FEW_PAIRS = 3
_MOST_CARDS = 60


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its clearest passage, ``words`` the differing ones or what it does."""

    html: Markup
    chip: Chip
    source: str
    stance: str
    also: tuple[Chip, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One conflict; ``again`` where a pair before it in its card has the same words."""

    ident: str
    matter: str
    kind: str
    strength: str
    words: str
    why: str
    sides: tuple[Side, ...]
    passages: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """All conflicts on one matter; ``between`` says in a few words what stands against what.

    ``more`` conflicts on it are left to the machine form.
    """

    ident: str
    name: str
    between: str
    strength: str
    pairs: tuple[Pair, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Contested:
    """Matters of one strength; ``more`` of them are left to the machine form."""

    ident: str
    name: str
    note: str
    matters: tuple[Matter, ...]
    shown: int
    more: int


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
    stances: Mapping[ArticleId, Sequence[Attestation]],
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
        _in_short(best, kind, differing, article.text, stances),
    )


def _in_short(
    side: Attestation,
    kind: str,
    differing: Span,
    text: str,
    stances: Mapping[ArticleId, Sequence[Attestation]],
) -> str:
    """What one side has, for a heading: a deed where it is told to speak, else its own words."""
    if kind == "confirmation":
        stance: str = side.stance
        if stance not in _DEEDS:
            stance = next(
                (
                    one.stance
                    for one in stances.get(side.passage.article, ())
                    if one.passage.span.meets(side.passage.span)
                ),
                side.value,
            )
        if stance in _DEEDS:
            return _DEEDS[stance]
    words = clip(differing.of(text), _LONGEST_WORDS)
    if not 0 < len(words.split()) <= _FEW_WORDS and re.fullmatch(r"\d[\d.,]*(?: \w+)?", side.value):
        # A report in another language, or one with the number twice: as it was compared.
        return side.value
    words = words.strip(_MARKS)
    return quoted(words) if words else ""


def pairs(
    dossier: Dossier, citing: Citing, numbers: Collection[int] | None = None
) -> tuple[Pair, ...]:
    """Conflicts, their sides beside each other in the order they were told.

    Args:
        numbers: Which of the dossier's conflicts, counted from 1; all without it.
    """
    analyses = {analysis.article: analysis for analysis in dossier.analyses}
    stances: dict[ArticleId, list[Attestation]] = {}
    for claim in dossier.claims:
        for one in claim.attestations:
            if one.stance in ("confirms", "denies"):
                stances.setdefault(one.passage.article, []).append(one)
    return tuple(
        _pair(f"k-{number}", conflict, analyses, citing, stances)
        for number, conflict in enumerate(dossier.conflicts, 1)
        if numbers is None or number in numbers
    )


def _pair(
    ident: str,
    conflict: Conflict,
    analyses: Mapping[ArticleId, Analysis],
    citing: Citing,
    stances: Mapping[ArticleId, Sequence[Attestation]],
) -> Pair:
    groups = by_value(conflict.sides)
    if len(groups) < 2:
        groups = tuple((side,) for side in conflict.sides)
    return Pair(
        ident,
        _name(conflict),
        conflict.kind,
        conflict.strength,
        STRENGTHS[conflict.strength],
        conflict.why,
        tuple(_side(group, conflict.kind, analyses, citing, stances) for group in groups),
        citing.written(side.passage for side in conflict.sides),
    )


def _between(pair: Pair) -> str:
    """ "“2024” or “2023”"; nothing where a side cannot be told in a few words."""
    words = [side.words for side in pair.sides[:3]]
    if len(words) < 2 or not all(words) or len({w.casefold() for w in words}) < len(words):
        return ""
    if pair.kind != "confirmation" and any(side.stance for side in pair.sides):
        return ""  # one denies what the other says: the heading has it
    if all(w.strip(_MARKS).casefold() in pair.matter.casefold() for w in words):
        return ""
    joined = " or ".join(words)
    return joined if len(joined) <= _LONGEST_BETWEEN else ""


def _name(conflict: Conflict) -> str:
    return clip(conflict.matter or conflict.kind, 160)


def matter_of(conflict: Conflict) -> tuple[str, str]:
    """What conflicts on one matter share."""
    return conflict.kind, _name(conflict).casefold()


def _matter(ident: str, told: Sequence[Pair], more: int) -> Matter:
    seen: set[frozenset[Markup]] = set()
    rows: list[Pair] = []
    for pair in told:
        words = frozenset(side.html for side in pair.sides)
        rows.append(replace(pair, again=words in seen))
        seen.add(words)
    first = rows[0]
    name = _QUOTE_TWICE.sub("\u201d", first.matter)
    return Matter(ident, name, _between(first), first.strength, tuple(rows), more)


def contested(dossier: Dossier, citing: Citing) -> tuple[Contested, ...]:
    """The conflicts as cards, one for each matter, by what can still be true.

    Contradictions stand first, then differences that may both be true, and last what a later
    report replaced; within each the order of the conflicts. A matter with a contradiction
    is told there with all that belongs to it. Only what is printed is cited.

    Cost: linear in the conflicts.
    """
    matters: dict[tuple[str, str], list[tuple[int, Conflict]]] = {}
    for number, conflict in enumerate(dossier.conflicts, 1):
        matters.setdefault(matter_of(conflict), []).append((number, conflict))
    most = _MOST_PAIRS if len(dossier.conflicts) <= _MANY_PAIRS else _FEW_PAIRS
    groups: dict[str, list[tuple[str, list[int], int]]] = {strength: [] for strength in _GROUPS}
    for place, told in enumerate(matters.values(), 1):
        told.sort(key=lambda one: _GRAVITY[one[1].strength])
        kept = [number for number, _ in told[:most]]
        groups[told[0][1].strength].append((f"m-{place}", kept, len(told) - len(kept)))
    printed = {n for cards in groups.values() for _, kept, _ in cards[:_MOST_CARDS] for n in kept}
    by_ident = {pair.ident: pair for pair in pairs(dossier, citing, printed)}
    return tuple(
        Contested(
            strength,
            *_GROUPS[strength],
            tuple(
                _matter(ident, [by_ident[f"k-{n}"] for n in kept], more)
                for ident, kept, more in cards[:_MOST_CARDS]
            ),
            shown,
            max(0, len(cards) - _MOST_CARDS),
        )
        for (strength, cards), shown in zip(groups.items(), _SHOWN, strict=True)
        if cards
    )
