"""Sources: the sign of each report, its reference, and what it does not say of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from string import ascii_uppercase
from urllib.parse import urlsplit

from variorum.model import Article, ArticleId, Capture, Fact, Passage, SourceEntry

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def siglum(number: int) -> str:
    """The sign of the report with this number from 0: A, B, … Z, AA, AB …"""
    sign = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        sign = ascii_uppercase[letter] + sign
    return sign


def moment(value: str) -> str:
    """A form of an ISO date by which dates of different zones can be ordered.

    A date without a time sorts before the times of its day; what cannot be read sorts by
    its text.
    """
    if "T" not in value:
        return value
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    if at.tzinfo is not None:
        at = at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S")


def edition_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Articles by publication, those without a date last, ties by content.

    Words go before figures: a figure that a report corrects moves no report among its like.
    """

    def key(article: Article) -> tuple[bool, str, str, str, str, str, str]:
        published = article.published.value if article.published else ""
        return (
            not published,
            moment(published),
            article.url or "",
            re.sub(r"\d", "0", article.text),
            article.text,
            article.input,
            article.id,
        )

    return tuple(sorted(articles, key=key))


def sigla(articles: Iterable[Article]) -> dict[ArticleId, str]:
    """One sign for each article, whatever the order in which they came."""
    return {article.id: siglum(number) for number, article in enumerate(edition_order(articles))}


def missing(article: Article) -> tuple[str, ...]:
    """The parts of a complete reference that the report does not give."""
    parts = {
        "title": article.title,
        "author": article.byline,
        "publisher": article.publisher,
        "date": article.published,
    }
    lacks = [name for name, fact in parts.items() if fact is None or not fact.value.strip()]
    if not article.url:
        lacks.append("address")
    return tuple(lacks)


def source_entries(articles: Sequence[Article]) -> tuple[SourceEntry, ...]:
    """The list of sources, in the order of their sigla."""
    signs = sigla(articles)
    return tuple(
        SourceEntry(signs[article.id], article.id, missing(article))
        for article in edition_order(articles)
    )


def name_of(article: Article, sign: str) -> str:
    """How the account calls a report: by its publisher, or by its sign."""
    if article.publisher and article.publisher.value.strip():
        return article.publisher.value.strip()
    return f"report {sign}"


def safe_url(url: str | None) -> str | None:
    """The address if it is an ordinary web address, else None: never ``javascript:``."""
    if not url or any(ord(sign) < 33 for sign in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def place_of(article: Article, fact: Fact | None = None) -> Passage:
    """Where a fact about an article stands; else its title; else its first block."""
    if fact is not None and fact.span is not None:
        return Passage.at(article.id, fact.span)
    for block in article.blocks:
        if block.kind == "title":
            return Passage.at(article.id, block.span)
    spans = [block.span for block in article.body] or [b.span for b in article.blocks]
    if spans:
        return Passage.at(article.id, spans[0])
    return Passage(article.id, 0, len(article.text))


def csl_date(value: str) -> dict[str, object]:
    """An ISO date as CSL-JSON has it; what is no date is kept in words."""
    found = _DATE.match(value)
    if not found:
        return {"literal": value}
    return {"date-parts": [[int(part) for part in found.groups() if part]]}


def kind_of(publisher: object, *, post: bool) -> str:
    """What CSL calls a report, or somebody's own post."""
    if post:
        return "post"
    return "article-newspaper" if publisher else "webpage"


def reference(article: Article, sign: str, captures: Mapping[str, Capture]) -> dict[str, object]:
    """A CSL-JSON reference. A part that is missing is left out and named in ``missing``."""
    entry: dict[str, object] = {
        "article": article.id,
        "id": sign,
        "type": kind_of(article.publisher, post=article.post),
        "missing": list(missing(article)),
    }
    if article.title:
        entry["title"] = article.title.value
    if article.byline:
        entry["author"] = [{"literal": article.byline.value}]
    if article.publisher:
        entry["container-title"] = article.publisher.value
    if article.published:
        entry["issued"] = csl_date(article.published.value)
    if article.url:
        entry["URL"] = article.url
    if article.language != "und":
        entry["language"] = article.language
    capture = captures.get(article.capture)
    if capture:
        entry["accessed"] = csl_date(capture.captured)
    return entry
