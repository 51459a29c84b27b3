"""What the tests of extraction share: making articles, and the law of blocks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.extraction import extract_entry, extract_page, extract_text
from variorum.model import Article, Capture, CaptureId, Entry

Blocks = list[tuple[str, str]]


def capture_of(url: str | None = None, media_type: str | None = None) -> Capture:
    return Capture(CaptureId("sha256:00"), "given.txt", url, "2031-03-04T00:00:00Z", media_type)


@pytest.fixture
def read() -> Callable[..., Article]:
    """Read a text; with ``title`` and the like as a document, else as bytes."""

    def reader(text: str, **entry: str) -> Article:
        if not entry:
            return extract_text(text.encode(), capture_of())
        return extract_entry(Entry(id="e", text=text, **entry), capture_of())

    return reader


@pytest.fixture
def read_page() -> Callable[..., Article]:
    def reader(html: str, url: str | None = "https://www.marlpost.example/a") -> Article:
        return extract_page(html.encode(), capture_of(url))

    return reader


@pytest.fixture
def kinds() -> Callable[[Article], Blocks]:
    """The blocks as (kind, text); fails where blocks overlap or leave text out."""

    def of(article: Article) -> Blocks:
        position = 0
        for block in article.blocks:
            assert block.span.start >= position
            assert not article.text[position : block.span.start].strip()
            assert len(block.span) > 0
            position = block.span.end
        assert not article.text[position:].strip()
        return [(block.kind, block.span.of(article.text)) for block in article.blocks]

    return of
