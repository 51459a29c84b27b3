"""The reports of a story at hand by id, and how well their sentences can be quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.dossier.datelines import after_dateline
from variorum.dossier.sources import name_of
from variorum.dossier.timeline import clip
from variorum.model import Analysis, Article, ArticleId, Copy, Passage

# A sentence that leans on the one before it does not stand alone.
_LEANING = re.compile(
    r"""^\W*(?:he|she|it|they|we|i|this|that|these|those|but|and|so|or|yet|however|also|
    meanwhile|instead|then|there|here|his|her|their|its|such|both|another|still|in\ it|
    according\ to\ (?:him|her|it|them)|watch|read|see|click|sign\ up|listen|subscribe)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_QUOTED = re.compile(r"""[\"\u201c\u201d\u201e\u00ab\u00bb]|(?<!\w)['\u2018](?=\w)""")
_MARKS = '"\u201c\u201d\u201e\u00ab\u00bb'
_SINGLE = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb", "\u2018\u2019\u201a\u2039\u203a")


def _one_sided(text: str) -> bool:
    """Whether quotation marks stand only at the ends, so that ours can take their place."""
    return any(text.startswith(m) or text.endswith(m) for m in _MARKS) and not any(
        m in text[1:-1] for m in _MARKS
    )


def nested(text: str) -> str:
    """Double quotation marks as single ones: a quotation inside another."""
    text = text.translate(_SINGLE)
    text = re.sub(r'(?:(?<=[\s(\[\u2014-])|^)"', "\u2018", text)
    return text.replace('"', "\u2019")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The reports of a story, at hand by id, with what is known of each sentence."""

    articles: Mapping[ArticleId, Article]
    analyses: Mapping[ArticleId, Analysis]
    signs: Mapping[ArticleId, str]
    order: Mapping[ArticleId, int]
    copied: frozenset[ArticleId] = frozenset()

    def name(self, article: ArticleId) -> str:
        return name_of(self.articles[article], self.signs[article])

    def text(self, passage: Passage) -> str:
        return passage.span.of(self.articles[passage.article].text)

    def sentence(self, passage: Passage) -> Passage:
        """The sentence around a passage, or the passage itself if it spans several."""
        analysis = self.analyses.get(passage.article)
        for sentence in analysis.sentences if analysis else ():
            if sentence.span.holds(passage.span):
                return Passage.at(passage.article, sentence.span)
        return passage

    def in_prose(self, passage: Passage) -> bool:
        """Whether a passage stands in a paragraph, not in a title, heading or caption."""
        return any(
            block.kind in ("paragraph", "quote") and block.span.holds(passage.span)
            for block in self.articles[passage.article].blocks
        )

    def sorted(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """Without repetition, one report after the other in the order of their sigla."""
        return tuple(sorted(set(passages), key=lambda p: (self.order[p.article], p)))

    def plain(self, passage: Passage) -> Passage:
        """A passage without the dateline before it ("PORT ANSEL, 3 May (Agency) - ")."""
        start = after_dateline(self.text(passage))
        return Passage(passage.article, passage.start + start, passage.end)

    def said(self, passage: Passage, longest: int = 260) -> str:
        """The words of a passage in quotation marks, as written, cut only at the end.

        Marks that the passage itself begins or ends with are not doubled; marks inside it
        become single ones, as is the custom for a quotation in a quotation.
        """
        text = clip(self.text(passage), longest)
        inner = text.strip(_MARKS + " ") if _one_sided(text) else text
        return f"\u201c{nested(inner or text)}\u201d"

    def borrowed(self, article: ArticleId) -> int:
        """0 for a report of a named outlet's own; more where another should be quoted first."""
        publisher = self.articles[article].publisher
        named = publisher is not None and not publisher.how.startswith("host")
        return 2 * (article in self.copied) + (not named)

    def foreign(self) -> frozenset[ArticleId]:
        """Reports in a language that few of the story use; they are quoted last."""
        tongues = Counter(article.language for article in self.articles.values())
        most = max(tongues.values(), default=0)
        return frozenset(
            ident for ident, a in self.articles.items() if tongues[a.language] * 2 < most
        )


def one_each(passages: Iterable[Passage], shelf: Shelf) -> tuple[Passage, ...]:
    """The first passage of every article, so that a long claim cites each report once."""
    first: dict[ArticleId, Passage] = {}
    for passage in shelf.sorted(passages):
        first.setdefault(passage.article, passage)
    return tuple(first.values())


def quality(text: str) -> float:
    """How well a sentence stands alone, 0 at best; more is worse."""
    length = len(text.split())
    return (
        (2.0 if _LEANING.search(text) else 0.0)
        + (1.0 if _QUOTED.search(text) else 0.0)
        + (2.0 if text.rstrip().endswith(("?", ":")) else 0.0)
        + (2.0 if length < 7 else 0.0)
        + (1.0 if not text.rstrip(_MARKS + "\u2019' ").endswith((".", "!", "\u2026")) else 0.0)
        + (1.5 if text.count("\u201c") != text.count("\u201d") or text.count('"') % 2 else 0.0)
        + max(0.0, (length - 34) / 12)
    )


def shelf_of(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    signs: Mapping[ArticleId, str],
    copies: Sequence[Copy] = (),
) -> Shelf:
    """Lay the reports ready; ``articles`` in the order of their sigla."""
    return Shelf(
        {article.id: article for article in articles},
        {analysis.article: analysis for analysis in analyses},
        signs,
        {article.id: number for number, article in enumerate(articles)},
        frozenset(copy.direction[1] for copy in copies if copy.direction),
    )
