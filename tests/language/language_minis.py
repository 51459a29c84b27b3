"""Small invented articles: one block a line, the first line the title where one is told."""

from __future__ import annotations

import re

from variorum.language.credits import find_credits
from variorum.language.names import find_names
from variorum.language.sentences import split_sentences
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Block,
    CaptureId,
    Credit,
    Fact,
    Mention,
    Span,
    digest,
)
from variorum.text import normal


def article(
    text: str,
    *,
    title: bool = False,
    url: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    language: str = "en",
    kinds: dict[int, str] | None = None,
) -> Article:
    """An article with a block for every line that is not blank."""
    text = normal(text)
    blocks = []
    for index, match in enumerate(re.finditer(r"[^\s][^\n]*", text)):
        kind = "title" if title and index == 0 else "paragraph"
        kind = (kinds or {}).get(index, kind)
        blocks.append(Block(Span(match.start(), match.end()), kind))  # type: ignore[arg-type]
    first = blocks[0].span.of(text) if blocks and title else None
    return Article(
        ArticleId(digest("article", url, text)),
        CaptureId("sha256:0"),
        "mini",
        text,
        tuple(blocks),
        url=url,
        title=Fact(first, "first line") if first else None,
        published=Fact(published, "told") if published else None,
        publisher=Fact(publisher, "told") if publisher else None,
        language=language,
    )


def names(told: Article) -> tuple[Mention, ...]:
    return find_names(told, split_sentences(told))


def credits(told: Article) -> tuple[Credit, ...]:
    sentences = split_sentences(told)
    return find_credits(told, sentences, find_names(told, sentences))


def reading(told: Article) -> Analysis:
    """Sentences, names and credits of an article."""
    sentences = split_sentences(told)
    mentions = find_names(told, sentences)
    return Analysis(
        told.id,
        sentences=sentences,
        mentions=mentions,
        credits=find_credits(told, sentences, mentions),
    )
