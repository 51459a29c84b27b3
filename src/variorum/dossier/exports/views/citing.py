"""Citing on the page: signs that open passages, and the list of all that were cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from variorum.dossier.sources import name_of
from variorum.dossier.timeline import clip
from variorum.model import Article, ArticleId, Dossier, Passage


@dataclass(frozen=True, slots=True)
class Chip:
    """One sign beside a sentence: it opens the passages of one report."""

    sign: str
    name: str
    href: str
    anchors: str
    title: str
    article: ArticleId


def written(passages: Iterable[Passage]) -> str:
    """Passages as the page's attribute has them: ``article:start-end``, by white space."""
    return " ".join(f"{quote(p.article, safe='-_.')}:{p.start}-{p.end}" for p in passages)


def read_passages(attribute: str) -> tuple[Passage, ...]:
    """The passages that ``written`` wrote."""
    found = []
    for item in attribute.split():
        article, _, place = item.rpartition(":")
        start, _, end = place.partition("-")
        found.append(Passage(ArticleId(unquote(article)), int(start), int(end)))
    return tuple(found)


class Citing:
    """Makes chips, and remembers every passage it was asked for.

    The articles part of a page is made last, from ``cited``, so that each chip finds an
    anchor there.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.articles: dict[ArticleId, Article] = {a.id: a for a in dossier.articles}
        self.signs = {entry.article: entry.siglum for entry in dossier.sources}
        self.order = {a.id: number for number, a in enumerate(dossier.articles)}
        self.cited: set[Passage] = set()

    def text(self, passage: Passage) -> str:
        return self.articles[passage.article].text[passage.start : passage.end]

    def name(self, article: ArticleId) -> str:
        return name_of(self.articles[article], self.signs[article])

    def anchor(self, passage: Passage) -> str:
        self.cited.add(passage)
        return f"p-{self.signs[passage.article]}-{passage.start}-{passage.end}"

    def chips(self, passages: Iterable[Passage]) -> tuple[Chip, ...]:
        """One chip for each report, in the order of the signs, with all its passages."""
        groups: dict[ArticleId, list[Passage]] = {}
        for passage in sorted(set(passages), key=lambda p: (self.order[p.article], p)):
            groups.setdefault(passage.article, []).append(passage)
        chips = []
        for article, places in groups.items():
            anchors = [self.anchor(place) for place in places]
            snippet = clip(self.text(places[0]), 140)
            chips.append(
                Chip(
                    self.signs[article],
                    self.name(article),
                    f"#{anchors[0]}",
                    " ".join(anchors),
                    f"{self.name(article)}: \u201c{snippet}\u201d"
                    if snippet
                    else self.name(article),
                    article,
                )
            )
        return tuple(chips)
