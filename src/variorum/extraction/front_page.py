"""Front pages: the headlines an outlet puts on its first page, in the order of the page."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from variorum.errors import ExtractionError
from variorum.extraction.decoding import declared_in_page, decode
from variorum.extraction.markup import parse
from variorum.model import Capture

# The addresses of first pages: the root, with a language or the usual names behind it.
_FRONT = re.compile(
    r"/?(?:[a-z]{2}/?|(?:index|home|front|default)(?:\.\w{2,5})?/?)?", re.IGNORECASE
)
_LARGEST = 8 * 1024 * 1024
_MOST = 500  # headlines of one page
_HEADLINE = 25  # code points: what is shorter and in no heading leads to a section
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LINK = re.compile(rb"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_CANONICAL = re.compile(rb"\srel\s*=\s*[\"']?canonical\b", re.IGNORECASE)
_HREF = re.compile(rb"\shref\s*=\s*[\"']?([^\s\"'<>]{1,500})", re.IGNORECASE)
_HEAD = 256 * 1024  # bytes in which a page says what its address is
_NEAR = 3  # elements above a link in which a heading makes it a headline
_SIGNS = 200  # code points of a link's text that are read


def front_page_links(data: bytes, capture: Capture) -> tuple[str, ...] | None:
    """Where the headlines of a front page lead, the first on the page first.

    A front page is one whose address (the one it was got from, else the canonical one it
    gives) is the root of its host. A headline is a link to the same host that stands in or
    holds a heading, or has 25 characters or more; each address counts at its first place.

    Returns:
        Absolute addresses, at most 500; ``None`` where this is no front page or cannot be read.

    Cost: linear.
    """
    # Most pages are none: the address decides before anything is parsed.
    base = capture.url or _canonical(data)
    if base is None or not _is_front(base) or len(data) > _LARGEST:
        return None
    try:
        html, _ = decode(data, subject=capture.input, declared=declared_in_page(data))
        tree, _ = parse(html, subject=capture.input)
    except ExtractionError:
        return None
    if tree is None:
        return None
    host = _host(base)
    found: dict[str, None] = {}
    for link in tree.iter("a"):
        address = _absolute(link.get("href"), base)
        if address is None or _host(address) != host or _is_front(address) or address in found:
            continue
        if _is_headline(link):
            found[address] = None
            if len(found) == _MOST:
                break
    return tuple(found)


def _is_front(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) and not parts.query and bool(_FRONT.fullmatch(parts.path))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _canonical(data: bytes) -> str | None:
    for link in _LINK.finditer(data, 0, _HEAD):
        href = _HREF.search(link.group()) if _CANONICAL.search(link.group()) else None
        if href is not None:
            return href[1].decode("utf-8", "replace")
    return None


def _absolute(href: str | None, base: str) -> str | None:
    try:
        address = urljoin(base, (href or "").strip()).split("#")[0]
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None


def _is_headline(link: Any) -> bool:
    above = link.getparent()
    for _ in range(_NEAR):
        if above is None:
            break
        if above.tag in _HEADINGS:
            return True
        above = above.getparent()
    if any(inside.tag in _HEADINGS for inside in _first(link.iter())):
        return True
    told: list[str] = []
    size = 0
    for text in link.itertext():
        told.append(text)
        size += len(text)
        if size > _SIGNS:
            break
    return len(" ".join("".join(told).split())) >= _HEADLINE


def _first(elements: Any, most: int = 30) -> Any:
    for number, element in enumerate(elements):
        if number == most:
            return
        yield element
