"""An item becomes an article: from its page where that was had, else from what the feed said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.desk.read import failure, read_capture
from variorum.errors import ExtractionError, VariorumError
from variorum.extraction import extract_entry
from variorum.model import Article, Capture, Failure, Item

STEP = "digest"


@dataclass(frozen=True, slots=True)
class Given:
    """An item with all that its article is made of. Light to send to another process.

    ``feed`` is the capture in which the feed said it, ``page`` that of its page with its
    bytes; ``trouble`` is why there is none, in words, empty where none was asked for.
    """

    item: Item
    feed: Capture
    page: Capture | None = None
    data: bytes = b""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was made of an item: its article, or why there is none."""

    item: Item
    article: Article | None = None
    failure: Failure | None = None


def draw(limit: int, given: Given) -> Drawn:
    """The article of an item. A fault in our own code is recorded like any other failure."""
    item, trouble = given.item, given.trouble
    try:
        if given.page is not None:
            best, failed = page_article(limit, given.page, given.data)
            if best is not None and size(best) >= said(item):
                return Drawn(item, best)
            trouble = "; ".join(failed) or "the page holds less than the feed's own text."
        article = extract_entry(item.entry, given.feed)
        if trouble:
            complaint = f"Only the feed's summary: {trouble}"
            article = replace(article, complaints=(*article.complaints, complaint))
        return Drawn(item, article)
    except ExtractionError as missing:
        if trouble:
            missing = ExtractionError(missing.subject, f"{missing.reason} {trouble}")
        return Drawn(item, failure=failure(called(item), STEP, missing))
    except VariorumError as wrong:
        return Drawn(item, failure=failure(called(item), STEP, wrong))
    except Exception as fault:  # noqa: BLE001 - one odd item must not stop a batch
        return Drawn(item, failure=failure(called(item), STEP, fault))


def called(item: Item) -> str:
    """What to call an item in a failure."""
    return item.entry.url or item.entry.id or f"item {item.id}"


def page_article(limit: int, page: Capture, data: bytes) -> tuple[Article | None, list[str]]:
    """The article of a page, the longest where there are several; and what went wrong."""
    read = read_capture(page, data, limit)
    best = max(read.articles, key=size, default=None)
    return best, [failed.reason for failed in read.failures]


def size(article: Article) -> int:
    """The characters of an article's own text."""
    return sum(len(block.span) for block in article.body)


def said(item: Item) -> int:
    """About how much the feed itself says, in characters; markup counts a little."""
    return min(len(item.entry.text or item.entry.html or "") // 2, 2_000)
