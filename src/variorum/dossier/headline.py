"""The dossier's title: the plainest headline of an independent report, never invented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from variorum.dossier.sources import edition_order
from variorum.model import Article, Copy, Lineage
from variorum.text import content_stems

# A headline that asks, teases or counts tells less than one that says what happened.
_TEASE = re.compile(
    r"""\?\s*$ | ^\s*(?:watch|live|explained|explainer|opinion|analysis|quiz|video|podcast|
    in\ pictures|photos?|breaking|updates?)\b[\s:|-] | \byou\ (?:won.t|need|should|can)\b |
    \bhere(?:.s|\ is|\ are)\b | ^\s*(?:why|how|what|who|when|where)\b |
    \bthis\ is\ (?:why|how|what)\b |
    ^\s*\d+\ (?:things|reasons|ways|facts|times|questions)\b | \bwe\ know\b | \bmust[- ]see\b |
    ^\s*(?:read|see|listen|meet)\b | !\s*$ | ^\s*(?:the\ )?(?:moment|truth)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SUFFIX = re.compile(r"\s+[|\u2013\u2014·»-]\s+")
_WORDS_AT_LEAST = 4
_WORDS_AT_MOST = 20


def plain_headline(article: Article) -> str:
    """The headline without the outlet's name behind it; "" where there is none."""
    if article.title is None:
        return ""
    text = " ".join(article.title.value.split())
    if article.publisher:
        name = article.publisher.value.strip().casefold()
        for cut in reversed(list(_SUFFIX.finditer(text))):
            if text[cut.end() :].casefold() == name and cut.start() > 0:
                return text[: cut.start()]
    return text


def choose_title(articles: Sequence[Article], copies: Sequence[Copy], lineage: Lineage) -> str:
    """Pick the headline whose words most of the independent origins use.

    Copies do not stand: a headline of a report that took its text is not considered
    while another is there. Questions and teasers come last. Words that few reports share
    count against a headline, so that a bare and common one wins over a witty one.
    """
    ordered = edition_order(articles)
    taken = {copy.direction[1] for copy in copies if copy.direction}
    origin = {member: number for number, group in enumerate(lineage.origins) for member in group}
    seen: Counter[str] = Counter()
    groups: dict[object, set[str]] = {}
    for article in ordered:
        groups.setdefault(origin.get(article.id, article.id), set()).update(
            content_stems(article.text)
        )
    for used in groups.values():
        seen.update(used)
    total = max(len(groups), 1)
    tongues = Counter(article.language for article in ordered)

    best: tuple[tuple[float, ...], str] | None = None
    for number, article in enumerate(ordered):
        text = plain_headline(article)
        if not text:
            continue
        stems = list(dict.fromkeys(content_stems(text)))
        shares = [seen[stem] / total for stem in stems]
        worth = sum(share - 0.35 for share in shares)
        length = len(text.split())
        rank = (
            float(bool(_TEASE.search(text))),
            float(article.id in taken),
            float(-tongues[article.language]),
            float(not _WORDS_AT_LEAST <= length <= _WORDS_AT_MOST),
            -round(worth, 6),
            float(number),
        )
        if best is None or rank < best[0]:
            best = (rank, text)
    if best:
        return best[1]
    for article in ordered:
        for block in (*article.body, *article.blocks):
            words = block.span.of(article.text).split()
            if words:
                return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
    return "A story without words"
