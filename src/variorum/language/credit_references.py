"""Who published what stands in a page's own list of references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from variorum.language.credit_shapes import is_outlet
from variorum.model import Article, Credit, Reference, Span

_PUBLISHER = re.compile(
    r"[\"”»]\.?,?\s{1,2}(?P<name>[^.,\n\"“”]{2,60}(?:\.(?=[a-z])[^.\n\s\"]{1,30}){0,4})"
)
_NUMBER = re.compile(r"\s{0,3}(?:\[?\d{1,3}[.\])]\s{1,3})?(?:[\^↑]\s{0,2}(?:[a-z]\s){0,8})?")
# "Corrie Post: Dam cracks", "The Olm Reader, 3 May", "… – Olm Reader (2031)".
_FIRST = re.compile(r"(?P<name>[^\W\d_][^.,:;\n\"“”]{2,50})[,:]\s")
_LAST = re.compile(r"\s[–—|-]\s(?P<name>[^\W\d_][^.,:;\n\"“”()]{2,50})(?:[,(\s]{1,3}[^\n]{0,40})?$")
# "… . Olm Reader. 3 May 2031.": a sentence of its own.
_PARTS = re.compile(r"(?<=[.!?])\s{1,2}(?P<name>[^\W\d_][^.,:;\n\"“”]{2,50})(?=[.,]\s|[.,]?$)")
_NO_PUBLISHER = re.compile(
    r"(?:(?:\d|ISSN|ISBN|doi|https?:|Retrieved|Archived|Accessed|Abgerufen|archived|via)\b.*)|p+\b.*",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”\])]{3,400}")


def references(article: Article) -> Iterator[Credit]:
    """One credit for each entry that names its publisher or its address."""
    covered: list[Span] = []
    for reference in article.references:
        covered.append(reference.span)
        yield from _of_reference(article, reference)
    for block in article.blocks:
        if block.kind == "reference" and not any(block.span.meets(s) for s in covered):
            yield from _of_reference(article, Reference(block.span))


def _of_reference(article: Article, reference: Reference) -> Iterator[Credit]:
    text, span = article.text, reference.span
    name, at = reference.publisher, None
    if name:
        where = text.find(name, span.start, span.end)
        at = Span(where, where + len(name)) if where >= 0 else None
    if not name and (told := _written(text, span)):
        at = told
        name = told.of(text)
    if not name:
        address = reference.url or ""
        match = _URL.search(text, span.start, span.end)
        if not address and match:
            address = match.group()
        name = _host(address)
        at = Span(*match.span()) if match else None
    if name:
        yield Credit(span, name, "reference", at)


def _written(text: str, span: Span) -> Span | None:
    """The publisher's name in an entry: after the title in quotation marks, or an outlet's."""
    match = _PUBLISHER.search(text, span.start, span.end)
    if match and not _NO_PUBLISHER.fullmatch(match.group("name").strip()):
        name = re.sub(r"\s*\((?:in|en|auf|dalam) [^)]*\)?\s*$", "", match.group("name"))
        return _trimmed(name, match.start("name"))
    begin = _NUMBER.match(text, span.start, span.end)
    start = begin.end() if begin else span.start
    ends = (_FIRST.match(text, start, span.end), _LAST.search(text, start, span.end))
    for part in (*ends, *_PARTS.finditer(text, start, span.end)):
        if part and is_outlet(part.group("name").strip()):
            return _trimmed(part.group("name"), part.start("name"))
    return None


def _trimmed(name: str, start: int) -> Span | None:
    left = len(name) - len(name.lstrip())
    plain = name.strip()
    return Span(start + left, start + left + len(plain)) if plain else None


def _host(address: str) -> str:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
