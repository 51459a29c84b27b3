"""An article as the line that ``variorum extract`` writes; the form is docs/reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from variorum.extraction.reading import Given
from variorum.model import Article, Block, Fact

_FACTS = ("title", "byline", "publisher", "published", "modified")


def article_record(id: str, article: Article) -> dict[str, Any]:
    """The record of one article: what it says, who, where, when, and how that was found.

    Cost: linear.
    """
    facts: dict[str, Fact | None] = {name: getattr(article, name) for name in _FACTS}
    record: dict[str, Any] = {"id": id, "url": article.url}
    record.update((name, fact.value if fact else None) for name, fact in facts.items())
    record["language"] = article.language
    record["text"] = body_text(article)
    record["captions"] = _texts(article, "caption")
    record["references"] = [
        {
            "text": reference.span.of(article.text),
            "label": reference.label,
            "title": reference.title,
            "publisher": reference.publisher,
            "author": reference.author,
            "published": reference.published,
            "accessed": reference.accessed,
            "url": reference.url,
        }
        for reference in article.references
    ]
    access = article.access
    record["access"] = (
        {"kind": access.kind, "cut": access.cut, "how": access.how} if access else None
    )
    record["entries"] = [
        {
            "time": entry.time,
            "heading": entry.heading.of(article.text) if entry.heading else None,
            "text": entry.span.of(article.text),
        }
        for entry in article.entries
    ]
    record["notes"] = [
        {"kind": note.kind, "when": note.when, "text": note.span.of(article.text)}
        for note in article.notes
    ]
    record["found"] = {name: fact.how for name, fact in facts.items() if fact}
    record["complaints"] = list(article.complaints)
    return record


def facts_record(given: Given) -> dict[str, Any]:
    """The record of a page whose text can't be had: what it says of its article besides."""
    facts: dict[str, Fact | None] = {name: getattr(given, name) for name in _FACTS}
    return {
        "url": given.url,
        **{name: fact.value if fact else None for name, fact in facts.items()},
    }


def body_text(article: Article) -> str:
    """What a reader would call the article's body: paragraphs with a blank line between.

    Items of one list stand line by line.
    """
    return "".join(_joined(article))


def _joined(article: Article) -> Iterator[str]:
    before: Block | None = None
    for block in article.body:
        if before is not None:
            yield "\n" if before.kind == block.kind == "item" else "\n\n"
        yield " ".join(block.span.of(article.text).split("\n"))
        before = block


def _texts(article: Article, kind: str) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind == kind]
