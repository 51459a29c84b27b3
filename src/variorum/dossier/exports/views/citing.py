"""Citing on the page: signs that open passages, and the list of all that were cited."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.dossier.sources import name_of
from variorum.dossier.timeline import clip
from variorum.model import Article, ArticleId, Dossier, Passage

_NAMELESS = re.compile(r"\b[Rr]eport ([A-Z]{1,3})\b")
# What follows the name of a report that tells something, and what a count of reports is.
_TELLS = r"(?=,| and | says | reports | prints? | where |;)"
_COUNTS = re.compile(r"\w+ reports? prints? (?:the )?words ")
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb '


def isolated(words: str) -> str:
    """Words that are written from right to left, set apart so that ours keep their order."""
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in words):
        return f"\u2068{words}\u2069"
    return words


def quoted(words: str) -> str:
    """Words in our quotation marks, which keep our direction."""
    return f"\u201c{isolated(words)}\u201d"


@dataclass(frozen=True, slots=True)
class Chip:
    """One sign beside a sentence: it opens the passages of one report.

    ``anchors`` is empty where ``href`` leads to the only one; what is written ten thousand
    times on a large page must be short.
    """

    sign: str
    name: str
    href: str
    anchors: str
    article: ArticleId

    @property
    def every(self) -> str:
        """All its anchors, one or many."""
        return self.anchors or self.href[1:]


def read_passages(attribute: str, articles: Mapping[str, ArticleId]) -> tuple[Passage, ...]:
    """The passages that ``Citing.written`` wrote; ``articles`` by their signs."""
    found = []
    for item in attribute.split():
        sign, _, place = item.rpartition(":")
        start, _, end = place.partition("-")
        found.append(Passage(articles[sign], int(start), int(end)))
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

    def label(self, article: ArticleId) -> str:
        """The name as lists give it: where no outlet is told, that is said."""
        name = self.name(article)
        return name if self.outlet(article) else f"{name} (outlet not given)"

    def listed(self, article: ArticleId) -> str:
        """What stands beside a sign in a list: the outlet, else what the report is."""
        return self.name(article) if self.outlet(article) else self.described(article)

    def outlet(self, article: ArticleId) -> bool:
        """Whether the report names its publisher."""
        publisher = self.articles[article].publisher
        return publisher is not None and bool(publisher.value.strip())

    def named(
        self, sentence: str, passages: Sequence[Passage]
    ) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        """Passages of the reports that a sentence names, and those of the others.

        Where it names none of them, all belong to it alike.
        """
        told = sentence.casefold()
        names = {p.article: self.name(p.article).casefold() for p in passages}
        here = {
            article
            for article, name in names.items()
            if re.search(rf"(?<!\w){re.escape(name)}{_TELLS}", told)
        }
        if not here or _COUNTS.match(told):
            return tuple(passages), ()
        return (
            tuple(p for p in passages if p.article in here),
            tuple(p for p in passages if p.article not in here),
        )

    def introduced(self, sentence: str, known: set[ArticleId]) -> tuple[tuple[str, str], ...]:
        """A sentence in pieces, each with what the page adds behind it.

        A report without an outlet's name is told once by its title. ``known`` are those told
        before; it grows.
        """
        nameless = {self.name(a): a for a in self.articles if not self.outlet(a)}
        out: list[tuple[str, str]] = []
        at = 0
        for match in _NAMELESS.finditer(sentence):
            article = nameless.get(f"report {match[1]}")
            if article is None or article in known:
                continue
            known.add(article)
            out.append((sentence[at : match.end()], f" ({self.described(article)})"))
            at = match.end()
        return (*out, (sentence[at:], ""))

    def titled(self, article: ArticleId) -> str:
        """The outlet; where none is told the title in quotation marks, else the first words."""
        if self.outlet(article):
            return self.name(article)
        one = self.articles[article]
        words = one.title.value if one.title else ""
        if not words.strip():
            first = next(iter(one.body), None)
            words = first.span.of(one.text) if first else one.input
        return quoted(clip(words.strip(_QUOTES), 60))

    def described(self, article: ArticleId) -> str:
        """What a report without an outlet's name is."""
        return f"outlet not given: {self.titled(article)}"

    def written(self, passages: Iterable[Passage]) -> str:
        """Passages as the page's attribute has them: ``sign:start-end``, by white space."""
        return " ".join(f"{self.signs[p.article]}:{p.start}-{p.end}" for p in passages)

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
            chips.append(
                Chip(
                    self.signs[article],
                    self.label(article),
                    f"#{anchors[0]}",
                    " ".join(anchors) if len(anchors) > 1 else "",
                    article,
                )
            )
        return tuple(chips)
