"""What a sentence may stand on: its cited passages, and what is known of these very places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from variorum.dossier.sources import name_of
from variorum.dossier.support.calendar import Dated, dates, from_iso
from variorum.dossier.support.figures import Figure, figures
from variorum.dossier.support.named import bigrams, words_of
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Lineage,
    Passage,
    Quantity,
    Span,
    TextOfRecord,
)
from variorum.text import fold

_BOUNDS = {
    "at_least": "above",
    "more_than": "above",
    "at_most": "below",
    "less_than": "below",
    "about": "about",
}
_SMALL = re.compile(r"(?<![\w.])[^\W\d_A-Z][^\W\d_]*")


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that the check of one sentence looks into.

    ``texts`` are the cited passages, ``names`` what their reports are called; ``figures``
    and ``dates`` stand in the passages or were read there; ``known`` and ``beside`` are their
    words and pairs of words, with those of the names of their reports and of who is meant in
    them; ``small`` the words that the story writes small. ``counts`` gives for what we count
    ("report", "origin", "place", "full") the numbers that the citations come to.
    """

    texts: tuple[str, ...]
    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Dated, ...]
    known: frozenset[str]
    beside: frozenset[tuple[str, str]]
    small: frozenset[str]
    counts: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Library:
    """The reports of a story, ready to be cited."""

    articles: Mapping[ArticleId, Article]
    analyses: Mapping[ArticleId, Analysis]
    signs: Mapping[ArticleId, str]
    lineage: Lineage
    records: tuple[TextOfRecord, ...]
    small: frozenset[str]


def library(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    signs: Mapping[ArticleId, str],
    lineage: Lineage,
    records: Sequence[TextOfRecord],
) -> Library:
    """Lay the reports ready. Cost: linear in their text."""
    small = frozenset(word for a in articles for word in _SMALL.findall(fold(a.text)))
    return Library(
        {article.id: article for article in articles},
        {analysis.article: analysis for analysis in analyses},
        signs,
        lineage,
        tuple(records),
        small,
    )


def grounds_of(citations: Iterable[Passage], shelf: Library) -> Grounds:
    """The grounds of a sentence with these citations. Cost: linear in the cited text."""
    cited = tuple(p for p in dict.fromkeys(citations) if p.article in shelf.articles)
    texts = tuple(p.span.of(shelf.articles[p.article].text) for p in cited)
    members = tuple(dict.fromkeys(p.article for p in cited))
    names = [name_of(shelf.articles[a], shelf.signs.get(a, "?")) for a in members]
    meant = [name for p in cited for name in _meant(p, shelf)]
    known = frozenset(word.casefold() for word in words_of([*texts, *names, *meant]))
    return Grounds(
        texts,
        tuple(sorted({name for name in names if name}, key=lambda name: (-len(name), name))),
        tuple(f for text in texts for f in figures(text))
        + tuple(f for p in cited for f in _read_figures(p, shelf)),
        tuple(d for text in texts for d in dates(text))
        + tuple(d for p in cited for d in _read_dates(p, shelf))
        + tuple(d for a in members for d in _printed(shelf.articles[a])),
        known,
        bigrams([*texts, *names, *meant]),
        shelf.small,
        _counts(cited, shelf),
    )


def _meant(passage: Passage, shelf: Library) -> Iterable[str]:
    """Full names of those whom the passage names or means, as the reading resolved them."""
    analysis = shelf.analyses.get(passage.article)
    if analysis is None:
        return
    for mention in analysis.mentions:
        if passage.span.holds(mention.span):
            yield mention.name
    for quotation in analysis.quotations:
        if quotation.speaker and _near(passage.span, quotation.speaker_span, quotation.outer):
            yield quotation.speaker


def _near(span: Span, *others: Span | None) -> bool:
    return any(other is not None and span.holds(other) for other in others)


def _read_figures(passage: Passage, shelf: Library) -> Iterable[Figure]:
    analysis = shelf.analyses.get(passage.article)
    for quantity in analysis.quantities if analysis else ():
        if passage.span.holds(quantity.span):
            yield from _figure(quantity)


def _figure(quantity: Quantity) -> Iterable[Figure]:
    bound = _BOUNDS.get(quantity.bound, "")
    percent = quantity.unit == "percent"
    for value in {quantity.low, quantity.high, quantity.before, quantity.out_of}:
        if value is not None and abs(value) < 1e15:
            exact = Fraction(str(value)) if value == value else Fraction(0)
            yield Figure(0, 0, (exact,), "number", "", bound, percent, not percent)


def _read_dates(passage: Passage, shelf: Library) -> Iterable[Dated]:
    analysis = shelf.analyses.get(passage.article)
    for when in analysis.whens if analysis else ():
        if passage.span.holds(when.span):
            read = from_iso(when.earliest, coarse=when.precision)
            if read is not None:
                yield read


def _printed(article: Article) -> Iterable[Dated]:
    """When a cited report was published or changed: known of it as its name is."""
    for fact in (article.published, article.modified):
        read = from_iso(fact.value) if fact is not None else None
        if read is not None:
            yield read


def _counts(cited: Sequence[Passage], shelf: Library) -> dict[str, frozenset[int]]:
    members = frozenset(p.article for p in cited)
    places: set[int] = set()
    full: set[int] = set()
    for record in shelf.records:
        told = [w for w in record.witnesses if w.kind in ("full", "partial") and w.passages]
        if told and {w.article for w in told} == members:
            places.add(places_of(record))
            full.add(sum(w.kind == "full" for w in told))
    return {
        "report": frozenset({len(members)}),
        "origin": frozenset({shelf.lineage.behind(cited)}),
        "place": frozenset(places),
        "full": frozenset(full),
    }


def places_of(record: TextOfRecord) -> int:
    """In how many places the witnesses differ, gaps and translations apart."""
    kinds = ("translation", "ellipsis")
    return len({(v.start, v.end) for v in record.variants if v.kind not in kinds})
