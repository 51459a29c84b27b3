"""Small invented reports with the analyses that the stories folder reads."""

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
    Fact,
    Link,
    Quotation,
    Span,
    digest,
)

_QUOTED = re.compile(r"“([^”\n]+)”")


def report(
    text: str,
    *,
    host: str = "",
    published: str | None = None,
    links: tuple[str, ...] = (),
    noise: tuple[str, ...] = (),
) -> tuple[Article, Analysis]:
    """An article (first line the title) and its reading."""
    blocks = []
    for index, match in enumerate(re.finditer(r"\S[^\n]*", text)):
        kind = "title" if index == 0 else "paragraph"
        kind = "noise" if match.group() in noise else kind
        blocks.append(Block(Span(match.start(), match.end()), kind))  # type: ignore[arg-type]
    url = f"https://www.{host}/story" if host else None
    told = Article(
        ArticleId(digest("article", url, published, text)),
        CaptureId("sha256:0"),
        host or "mini",
        text,
        tuple(blocks),
        url=url,
        published=Fact(published, "told") if published else None,
        links=tuple(Link(link, "") for link in links),
    )
    sentences = split_sentences(told)
    mentions = find_names(told, sentences)
    quotations = tuple(
        Quotation(Span(m.start(1), m.end(1)), Span(m.start(), m.end()))
        for m in _QUOTED.finditer(text)
    )
    credits = find_credits(told, sentences, mentions)
    return told, Analysis(told.id, sentences, quotations, mentions, credits=credits)
