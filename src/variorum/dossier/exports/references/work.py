"""What a reference says of a report: only what the report, its capture and its credits give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.dossier.exports.encodable import encodable
from variorum.dossier.sources import safe_url
from variorum.model import Analysis, Article, Capture, Dossier, Edition
from variorum.text.outlets import address_name, names_outlet

# Web archives keep a page under its moment and its address: …/web/20310304172000/https://…
_KEPT = re.compile(r"^(https?://[^/?#]+/(?:[^?#]*/)?)(\d{14})(?:[a-z]{2}_)?/(https?://.+)$")
_ORIGINAL = re.compile(r"<([^<>]+)>[^<>]*\brel\s*=\s*\"?[^\"]*\boriginal\b")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_HTTP_DATE = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})")
_NAME = re.compile(r"[^\W\d_a-z][\w'\u2019.-]*(?: [\w'\u2019.-]+){1,3}")
_PARTS = re.compile(r"\s+(?:and|&)\s+|\s*[,;]\s*(?:and\s+|&\s+)?")


@dataclass(frozen=True, slots=True)
class Work:
    """One report as a reference gives it. What is not known is ``None`` or empty.

    ``agencies`` are those that the report credits for its text, its own publisher apart.
    ``archive_url`` is set only where the report was captured from a web archive; then
    ``url`` is the address that was archived. ``accessed`` is the day of the capture,
    ``digest`` its sha-256. ``post`` tells somebody's own post from a report.
    """

    siglum: str
    article: str
    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    agencies: tuple[str, ...]
    published: str | None
    modified: str | None
    url: str | None
    archive_url: str | None
    archive_date: str | None
    accessed: str | None
    language: str | None
    digest: str
    input: str
    post: bool = False


def works_of(dossier: Dossier) -> tuple[Work, ...]:
    """The reports of a dossier in the order of their sigla."""
    captures = {capture.id: capture for capture in dossier.captures}
    analyses = {analysis.article: analysis for analysis in dossier.analyses}
    signs = {entry.article: entry.siglum for entry in dossier.sources}
    return tuple(
        _work(a, signs[a.id], captures.get(a.capture), analyses.get(a.id))
        for a in dossier.articles
        if a.id in signs
    )


def _said(value: str | None) -> str | None:
    """A value on one line, or None where nothing is said."""
    plain = " ".join(_CONTROLS.sub(" ", encodable(value or "")).split())
    return plain or None


def _work(
    article: Article, siglum: str, capture: Capture | None, analysis: Analysis | None
) -> Work:
    agencies = _agencies(article, analysis)
    known = {address_name(name) for name in agencies}
    byline = _said(article.byline.value) if article.byline else None
    authors = tuple(a for a in people(byline or "") if address_name(a) not in known)
    url, archived, day = _addresses(article, capture)
    return Work(
        siglum=siglum,
        article=article.id,
        title=_said(article.title.value) if article.title else None,
        authors=authors,
        publisher=_said(article.publisher.value) if article.publisher else None,
        agencies=agencies,
        published=_said(article.published.value) if article.published else None,
        modified=_said(article.modified.value) if article.modified else None,
        url=url,
        archive_url=archived,
        archive_date=day,
        accessed=capture.captured[:10] if capture else None,
        language=None if article.language == "und" else article.language,
        digest=article.capture,
        input=article.input,
        post=article.post,
    )


def people(byline: str) -> tuple[str, ...]:
    """The names in a byline, where each part looks like a person's; else the byline whole."""
    parts = [part for part in _PARTS.split(byline) if part]
    if len(parts) > 1 and all(_NAME.fullmatch(part) for part in parts):
        return tuple(parts)
    return (byline,) if byline else ()


def _agencies(article: Article, analysis: Analysis | None) -> tuple[str, ...]:
    if analysis is None:
        return ()
    named: dict[str, str] = {}
    for credit in sorted(analysis.credits, key=lambda c: (c.span.start, c.span.end)):
        source = _said(credit.source)
        if credit.kind != "agency" or not source or source.startswith(("unnamed", "this ")):
            continue
        if not names_outlet(source, article):
            named.setdefault(address_name(source), source)
    return tuple(named.values())


def _addresses(
    article: Article, capture: Capture | None
) -> tuple[str | None, str | None, str | None]:
    """The report's address; where it was captured from a web archive, that address and day."""
    own = safe_url(article.url)
    for url in (safe_url(capture.url) if capture else None, own):
        kept = _KEPT.match(url or "")
        if url and kept and safe_url(kept[3]):
            day = f"{kept[2][:4]}-{kept[2][4:6]}-{kept[2][6:8]}"
            original = kept[3] if own is None or _KEPT.match(own) else own
            return original, url, day if _is_day(day) else None
    if capture and safe_url(capture.url):
        headers = {name.casefold(): value for name, value in capture.headers}
        day_then = _http_day(headers.get("memento-datetime", ""))
        original_said = _ORIGINAL.search(headers.get("link", ""))
        if day_then and original_said and safe_url(original_said[1]) not in (None, capture.url):
            return safe_url(original_said[1]), capture.url, day_then
    return own, None, None


def _is_day(day: str) -> bool:
    return "01" <= day[5:7] <= "12" and "01" <= day[8:] <= "31"


def _http_day(value: str) -> str | None:
    found = _HTTP_DATE.search(value)
    if not found or found[2] not in _MONTHS:
        return None
    return f"{found[3]}-{_MONTHS.index(found[2]) + 1:02d}-{int(found[1]):02d}"


def keyed_works(edition: Edition) -> tuple[tuple[str, Work], ...]:
    """Every report with a key that is its own in the edition: the siglum, and which story."""
    several = len(edition.dossiers) > 1
    return tuple(
        (f"{number}-{work.siglum}" if several else work.siglum, work)
        for number, dossier in enumerate(edition.dossiers, 1)
        for work in works_of(dossier)
    )
