"""The articles part: every report's text, with an anchor at each passage cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from variorum.dossier.exports.marks import Mark, weave
from variorum.dossier.exports.views.citing import Citing
from variorum.model import Article, ArticleId, Block, Passage


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block, or a run of noise blocks folded into one."""

    kind: str
    html: Markup


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One report as the page prints it; ``title`` is None where it stands for the name."""

    sign: str
    name: str
    id: ArticleId
    title: str | None
    language: str | None
    paragraphs: tuple[Paragraph, ...]
    cited: int


def _marked(text: str, start: int, end: int, marks: list[Mark], opened: set[str]) -> Markup:
    """The text with its marks; a name is an id once, wherever its pieces are."""
    out: list[str] = []
    for step in weave(text, marks, start, end):
        if step.kind == "text":
            out.append(str(escape(step.value)))
        elif step.kind == "close":
            out.append("</span>")
        elif step.value in opened:
            out.append(f'<span class="c" data-p="{step.value}">')
        else:
            opened.add(step.value)
            out.append(f'<span class="c" id="{step.value}" data-p="{step.value}">')
    return Markup("".join(out))  # noqa: S704 (every text piece is escaped above, ids are ours)


def _covered(article: Article) -> list[Block]:
    """The blocks, and between them whatever they leave out, so that nothing is lost."""
    blocks: list[Block] = []
    at = 0
    for block in article.blocks:
        blocks += _gap(article, at, block.span.start)
        blocks.append(block)
        at = max(at, block.span.end)
    return blocks + _gap(article, at, len(article.text))


def _gap(article: Article, start: int, end: int) -> list[Block]:
    from variorum.model import Span

    if start < end and article.text[start:end].strip():
        return [Block(Span(start, end), "noise", "outside every block")]
    return []


def article_text(article: Article, citing: Citing) -> ArticleText:
    """Print one article; the passages cited so far become anchors in it."""
    sign = citing.signs[article.id]
    cited = [passage for passage in citing.cited if passage.article == article.id]
    marks = [Mark(p.start, p.end, citing.anchor(p)) for p in sorted(cited)]
    opened: set[str] = set()
    paragraphs = []
    for block in _covered(article):
        start, end = block.span.start, block.span.end
        here = [m for m in marks if m.start < end and (m.end > start or m.start == start)]
        paragraphs.append(Paragraph(block.kind, _marked(article.text, start, end, here, opened)))
    # A passage that lies between blocks still needs its anchor: it stands before the text.
    for mark in marks:
        if mark.name not in opened:
            lost = Markup('<span class="c" id="{0}" data-p="{0}">{1}</span>').format(
                mark.name, article.text[mark.start : mark.end]
            )
            paragraphs.append(Paragraph("noise", lost))
    return ArticleText(
        sign,
        citing.listed(article.id),
        article.id,
        article.title.value if article.title and citing.outlet(article.id) else None,
        article.language if article.language != "und" else None,
        tuple(paragraphs),
        len(cited),
    )


def article_texts(articles: Iterable[Article], citing: Citing) -> tuple[ArticleText, ...]:
    """Print all articles. Call it last: only what was cited before has an anchor."""
    return tuple(article_text(article, citing) for article in articles)


__all__ = ["ArticleText", "Paragraph", "Passage", "article_text", "article_texts"]
