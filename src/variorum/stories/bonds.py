"""What holds two articles together beyond their likeness: copies, the same quoted words, links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.model import Analysis, Article, Copy, Span
from variorum.text import tokenise

QUOTED_WORDS = 8  # so many quoted words in a row are hardly said twice
_QUOTED_BOND = 0.2
_LINK_BOND = 0.25
_FAMOUS = 60  # words that more articles quote bind nobody


@dataclass(frozen=True, slots=True)
class Bonds:
    """Articles are numbered by place in the sequence that was given.

    ``strength`` is what a pair's likeness gains; ``quoted`` the runs of quoted words of each
    article with their first places; ``links`` (from, to, place of the link's text).
    """

    strength: Mapping[tuple[int, int], float]
    quoted: tuple[Mapping[tuple[str, ...], Span], ...]
    links: tuple[tuple[int, int, Span | None], ...]


def find_bonds(
    articles: Sequence[Article], analyses: Sequence[Analysis], copies: Sequence[Copy]
) -> Bonds:
    """Find what binds pairs of articles. Cost: linear in the text, plus the pairs found."""
    at = {a.id: k for k, a in enumerate(articles)}
    strength: dict[tuple[int, int], float] = defaultdict(float)
    for copy in copies:
        if copy.a in at and copy.b in at:
            pair = _pair(at[copy.a], at[copy.b])
            strength[pair] = max(strength[pair], copy.share_a, copy.share_b)
    quoted = tuple(_quoted(a, r) for a, r in zip(articles, analyses, strict=True))
    for pair in _same_words(quoted):
        strength[pair] += _QUOTED_BOND
    links = _links(articles)
    for pair in sorted({_pair(i, j) for i, j, _ in links}):
        strength[pair] += _LINK_BOND
    return Bonds(dict(strength), quoted, links)


def _pair(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def _quoted(article: Article, analysis: Analysis) -> dict[tuple[str, ...], Span]:
    found: dict[tuple[str, ...], Span] = {}
    for quotation in analysis.quotations:
        if quotation.kind == "indirect":
            continue
        tokens = tokenise(article.text, quotation.span.start, quotation.span.end)
        row = [token for token in tokens if token.is_word]
        for k in range(len(row) - QUOTED_WORDS + 1):
            run = row[k : k + QUOTED_WORDS]
            found.setdefault(tuple(token.norm for token in run), Span(run[0].start, run[-1].end))
    return found


def _same_words(quoted: Sequence[Mapping[tuple[str, ...], Span]]) -> list[tuple[int, int]]:
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, runs in enumerate(quoted):
        for run in runs:
            holders[run].append(index)
    pairs = {
        (i, j)
        for indices in holders.values()
        if len(indices) <= _FAMOUS
        for k, i in enumerate(indices)
        for j in indices[k + 1 :]
    }
    return sorted(pairs)


def _links(articles: Sequence[Article]) -> tuple[tuple[int, int, Span | None], ...]:
    by_url = {_address(a.url): k for k, a in reversed(list(enumerate(articles))) if a.url}
    found = []
    for i, article in enumerate(articles):
        for link in article.links:
            j = by_url.get(_address(link.url))
            if j is not None and j != i:
                found.append((i, j, link.span))
    return tuple(found)


def _address(url: str | None) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", url or "")
