"""A small newsroom: plain reports in, claims and conflicts out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from variorum.claims import weigh
from variorum.language import analyse, merge_cast, resolve
from variorum.model import (
    Article,
    ArticleId,
    Block,
    BlockKind,
    CaptureId,
    Claim,
    Conflict,
    Fact,
    Lineage,
    Passage,
    Span,
    TextOfRecord,
    Witness,
)


@dataclass(frozen=True)
class Told:
    """What was found, with the texts to look passages up in."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]

    def words(self, passage: Passage) -> str:
        text = next(a.text for a in self.articles if a.id == passage.article)
        return text[passage.start : passage.end]

    def between(self, one: str, other: str) -> list[Conflict]:
        """The conflicts with a passage holding ``one`` and another holding ``other``."""
        found = []
        for conflict in self.conflicts:
            said = [self.words(side.passage) for side in conflict.sides]
            left = {i for i, s in enumerate(said) if one in s}
            right = {i for i, s in enumerate(said) if other in s}
            if left and right and left | right != left & right:
                found.append(conflict)
        return found

    def claim(self, value: str, matter: str = "") -> Claim:
        return next(c for c in self.claims if c.value == value and matter in c.matter)


def report(name: str, published: str | None, *paragraphs: str, title: str | None = None) -> Article:
    """An article made of plain paragraphs."""
    lines: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    lines += [("paragraph", p) for p in paragraphs]
    blocks, text = [], ""
    for kind, line in lines:
        blocks.append(Block(Span(len(text), len(text) + len(line)), kind))
        text += line + "\n\n"
    return Article(
        id=ArticleId(name),
        capture=CaptureId(f"capture of {name}"),
        input=f"{name}.json",
        text=text,
        blocks=tuple(blocks),
        title=Fact(title, "test", blocks[0].span) if title else None,
        published=Fact(published, "test") if published else None,
        language="en",
    )


def record(text: str, articles: Sequence[Article], author: str) -> TextOfRecord:
    """A letter and the articles that print some of its sentences word for word."""
    witnesses = []
    for at, article in enumerate(articles):
        passages = []
        for sentence in text.split(". "):
            start = article.text.find(sentence.strip(" ."))
            if start >= 0:
                end = start + len(sentence.strip(" ."))
                passages.append(Passage(article.id, start, end))
        if passages:
            witnesses.append(Witness(chr(65 + at), article.id, "partial", tuple(passages)))
    return TextOfRecord("letter", "letter", author, None, text, (), tuple(witnesses))


def tell(
    *articles: Article,
    records: tuple[TextOfRecord, ...] = (),
    origins: tuple[tuple[str, ...], ...] | None = None,
) -> Told:
    """Read the reports and weigh them; ``origins`` groups copies."""
    ordered = tuple(sorted(articles, key=lambda a: a.id))
    analyses = [analyse(a) for a in articles]
    cast = merge_cast(articles, analyses)
    analyses = [resolve(a, n, cast) for a, n in zip(articles, analyses, strict=True)]
    groups = origins or tuple((a.id,) for a in ordered)
    lineage = Lineage(tuple(tuple(ArticleId(a) for a in g) for g in groups))
    claims, conflicts = weigh(articles, analyses, records, lineage)
    return Told(ordered, claims, conflicts)


@pytest.fixture
def newsroom() -> tuple[Callable[..., Article], Callable[..., Told], Callable[..., TextOfRecord]]:
    return report, tell, record
