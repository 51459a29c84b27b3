"""The seam between pages and lines: one page read, whatever it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.desk.inputs import Given, read_given
from variorum.desk.lines import Line, error_line, written
from variorum.desk.lines_articles import article_record, facts_record
from variorum.desk.own import is_dossier
from variorum.desk.read import kind_of, read_capture
from variorum.errors import ExtractionError, FormatError, VariorumError
from variorum.extraction import about_page, extract_page
from variorum.extraction import reading as _reading
from variorum.model import Article, Capture, CaptureId, Recipe

# What may look like no page, and is a damaged one.
_DAMAGED = frozenset({"truncated gzip", "damaged gzip", "gzip", "nothing"})


@dataclass(frozen=True, slots=True)
class Page:
    """One input: a file by its path, or bytes out of a web archive.

    ``only_pages`` is set where it was found and not named: what is no web page is then
    passed over without a line. ``wrong`` says what was wrong with it already.
    """

    id: str
    name: str
    path: str = ""
    data: bytes = b""
    url: str | None = None
    captured: str | None = None
    media_type: str | None = None
    only_pages: bool = False
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Extractor:
    """Draws the articles from one input at a time. Light to send to another process."""

    path: Literal["careful", "fast"]
    limit: int

    @property
    def recipe(self) -> Recipe:
        """What made the articles."""
        made = _reading.RECIPE
        return Recipe(made.step, made.version, (*made.settings, ("path", self.path)))

    def __call__(self, page: Page) -> tuple[Line, ...]:
        """The lines of one input; none for what is passed over."""
        if page.wrong:
            return (_failed(page, page.wrong),)
        try:
            return self._lines(page)
        except VariorumError as trouble:
            return (_failed(page, f"{trouble.reason} {trouble.advice}".strip()),)
        except Exception as fault:  # noqa: BLE001 - one odd page must not stop a batch
            told = f"a fault in the program ({type(fault).__name__}: {fault}). Please report it."
            return (_failed(page, told),)

    def _lines(self, page: Page) -> tuple[Line, ...]:
        data = page.data or read_given(
            Given(page.name, "stdin" if page.path == "-" else "file", page.path),
            self.limit,
            self.limit,
        )
        capture = Capture(
            CaptureId(f"sha256:{hashlib.sha256(data).hexdigest()}"),
            page.name,
            page.url,
            page.captured or "",
            media_type=page.media_type,
        )
        try:
            kind, plain = kind_of(capture, data, self.limit)
        except FormatError as trouble:
            if page.only_pages and trouble.seen not in _DAMAGED:
                return ()
            raise
        if kind != "html" and page.only_pages:
            return ()
        if kind == "html" and not is_dossier(plain):
            try:
                return _written(page, [extract_page(plain, capture, path=self.path)])
            except ExtractionError as trouble:
                return (_told_of(page, plain, capture, trouble),)
        read = read_capture(capture, plain, self.limit)
        lines = _written(page, read.articles)
        wrong = [failure.reason for failure in read.failures]
        wrong += [f"only a summary of {entry.url}." for entry in read.follow]
        return (*lines, *(_failed(page, reason) for reason in wrong))


def _written(page: Page, articles: Sequence[Article]) -> tuple[Line, ...]:
    lines = []
    for number, article in enumerate(articles, 1):
        id = page.id if len(articles) == 1 else f"{page.id}#{number}"
        record = article_record(id, article)
        lines.append(Line(written(record), id, complaints=len(article.complaints)))
    return tuple(lines)


def _told_of(page: Page, data: bytes, capture: Capture, trouble: ExtractionError) -> Line:
    """A page without an article that can be had still says what it is about, and since when."""
    reason = f"{trouble.reason} {trouble.advice}".strip()
    try:
        given = about_page(data, capture)
    except VariorumError:
        return _failed(page, reason)
    return error_line("id", page.id, reason, facts_record(given).items())


def _failed(page: Page, reason: str) -> Line:
    return error_line("id", page.id, reason, [("url", page.url)])
