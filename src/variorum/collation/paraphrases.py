"""Paraphrases: sentences that retell a sentence of the record in other words.

A sentence must be like one sentence of the record, more so than it is like the others,
and its report must speak of the text there: of its author, or of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from variorum.collation.fragments import Fragment
from variorum.model import Analysis, Article, Paraphrase, Passage
from variorum.text import Likeness, content_stems, words

# From which likeness on a sentence retells another, by how many words of matter they share
# (names of author and recipient apart). Names alone make sentences look alike to an encoder.
LEAST: dict[int, float] = {1: 0.5, 2: 0.38, 3: 0.3}
_WEIGHT_OF_WORD = 0.08
_LEAST_WORDS = 5
_LONGEST = 1000
_LONGEST_READ = 100_000
_MOST_QUOTED = 0.4
_TELLING = re.compile(
    r"\b(?:wrote|writes|writing|said|says|saying|told|tells|telling|added|adds|adding|called|"
    r"calls|calling|thanked|thanks|thanking|praised|praises|praising|promised|promises|"
    r"promising|warned|warns|warning|wished|wishes|wishing|claimed|claims|insisted|argued|"
    r"congratulated|credited|announced|explained|asked|urged|apologi[sz]ed|acknowledged|"
    r"admitted|mentioned|ended|closed|began|started|continued|concluded|signed|message|letter|"
    r"e-?mail|memo|note|text|post|statement|speech|according|describ\w+|suggest\w+|vowed|"
    r"pledged|stressed|noted|declared|boasted|predicted|stated)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:message|letter|e-?mail|memo|note|text|post|statement|speech|chat)s?\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?\u2026]+[\"'\u2019\u201d]?(?=\s|$)|(?=\n|$))")
_PRONOUN = re.compile(r"\b(?:he|she|they|it|his|her|their)\b", re.IGNORECASE)


def find_paraphrases(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    fragments: Sequence[Fragment],
    author: str | None,
    recipient: str | None,
    text: str,
    likeness: Likeness,
) -> tuple[Paraphrase, ...]:
    """Sentences of the reports that retell part of a text, with the part they retell.

    Cost: one matrix of likenesses, sentences of the reports times sentences of the text.
    """
    parts = [m.span() for m in _SENTENCE.finditer(text) if len(words(m.group())) >= 3]
    if not parts:
        return ()
    holders = {fragment.article for fragment in fragments}
    last_name = author.split()[-1].casefold() if author else None
    candidates: list[tuple[Passage, str]] = []
    for article, analysis in zip(articles, analyses, strict=True):
        noise = {
            index
            for index, block in enumerate(article.blocks)
            if block.kind in ("noise", "reference", "caption", "byline", "dateline")
        }
        about = 0
        quoted = [(q.outer.start, q.outer.end) for q in analysis.quotations if q.kind != "indirect"]
        retelling = article.id in holders or _DOCUMENT.search(article.text[:100_000])
        for sentence in analysis.sentences:
            span = sentence.span
            if sentence.block in noise or not retelling or len(span) > _LONGEST:
                continue
            written = span.of(article.text)
            own = _outside(article.text, span.start, span.end, quoted)
            named = bool(last_name and last_name in words(written))
            about = 3 if named else max(0, about - 1)
            told = bool(_TELLING.search(own)) and (named or (about and _PRONOUN.search(own)))
            if not told or len(words(own)) < _LEAST_WORDS:
                continue
            if len(words(own)) < (1 - _MOST_QUOTED) * len(words(written)):
                continue
            candidates.append((Passage.at(article.id, span), own))
    names = frozenset(content_stems(" ".join(name for name in (author, recipient) if name)))
    names |= _topic(articles, analyses)
    matter = [frozenset(content_stems(text[a:b])) - names for a, b in parts]
    every = frozenset[str]().union(*matter)
    # Only sentences that share a word of matter are measured: an encoder is slow.
    candidates = [row for row in candidates if every & frozenset(content_stems(row[1]))]
    if not candidates:
        return ()
    matrix = likeness([own for _, own in candidates], [text[a:b] for a, b in parts])
    found: list[Paraphrase] = []
    for row, (passage, own) in enumerate(candidates):
        stems = frozenset(content_stems(own)) - names
        scored = [
            (round(float(matrix[row][k]), 5), min(3, len(stems & matter[k])), -k)
            for k in range(len(parts))
        ]
        fit = [
            (like + _WEIGHT_OF_WORD * shared, k)
            for like, shared, k in scored
            if shared and like >= LEAST[shared]
        ]
        if fit:
            found.append(Paraphrase(passage, *parts[-max(fit)[1]]))
    return tuple(sorted(found, key=lambda p: (p.start, p.passage)))


def _topic(articles: Sequence[Article], analyses: Sequence[Analysis]) -> frozenset[str]:
    """Stems that the reports use all the time: what the story is about proves nothing."""
    total: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for article, analysis in zip(articles, analyses, strict=True):
        quoted = [(q.outer.start, q.outer.end) for q in analysis.quotations if q.form != "verb"]
        own = _outside(article.text, 0, min(len(article.text), _LONGEST_READ), quoted)
        stems = Counter(content_stems(own))
        total.update(stems)
        spread.update(stems.keys())
    return frozenset(
        stem
        for stem in total
        if len(articles) > 2
        and spread[stem] >= 0.6 * len(articles)
        and total[stem] >= len(articles)
    )


def _outside(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], start
    for left, right in sorted(quoted):
        if right <= start or left >= end:
            continue
        pieces.append(text[at : max(at, left)])
        at = max(at, right)
    pieces.append(text[at:end])
    return " ".join(pieces)
