"""Where a site keeps its feeds: what its page names, what it links to, and where to look next."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from variorum.model import Offer
from variorum.sources.lettering import decode

_TYPES = {
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
    "text/rss+xml", "application/x.atom+xml", "application/x-atom+xml",
}  # fmt: skip
# JSON and XML of any sort are named so, too; only their titles and addresses tell.
_DOUBTFUL = {"application/json", "application/xml", "text/xml"}
_LOOKS_LIKE = re.compile(
    r"(?:^|[/._-])(?:rss|atom|feeds?|rdf)(?:[/._-]|$)|\.(?:rss|rdf|atom)$|/index\.xml$",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"\bcomments?\b|\bkommentare\b|\bcommentaires\b", re.IGNORECASE)
_PATHS = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "feeds")
_LARGEST = 4 * 1024 * 1024
_MOST = 50


def find_feeds(data: bytes, url: str) -> tuple[Offer, ...]:
    """The feeds that a page offers, the likeliest first, each once.

    Those that the page declares (``<link rel="alternate">``) come before links that look like
    feeds; feeds of comments come after those of the news.

    Args:
        data: The page's bytes; of more than 4 MB only the beginning is looked at.
        url: Its address, against which its addresses are read.
    """
    root = _page(data)
    if root is None:
        return ()
    base = url
    for element in root.iterfind(".//base[@href]"):
        base = _joined(url, element.get("href")) or url
        break
    named, linked = [], []
    for element in root.iter("link", "a"):
        target = _joined(base, element.get("href"))
        if target is None:
            continue
        title = " ".join((element.get("title") or "".join(element.itertext())).split())[:200]
        if element.tag == "link" and _declares(element, target):
            named.append(Offer(target, title or None, "named"))
        elif element.tag == "a" and _LOOKS_LIKE.search(urlsplit(target).path):
            linked.append(Offer(target, title or None, "linked"))
    found: dict[str, Offer] = {}
    for offer in sorted([*named, *linked], key=_about_comments):
        found.setdefault(offer.url, offer)
    return tuple(found.values())[:_MOST]


def guess_feeds(url: str) -> tuple[Offer, ...]:
    """Addresses at which sites often keep a feed, for a page that offers none; to be tried."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ()
    root = f"{parts.scheme}://{parts.netloc}/"
    below = urljoin(url, "./") if parts.path not in ("", "/") else root
    places = [urljoin(place, path) for place in dict.fromkeys((below, root)) for path in _PATHS]
    return tuple(Offer(place, None, "guessed") for place in dict.fromkeys(places))


def _page(data: bytes) -> Any:
    text, _ = decode(data[:_LARGEST])
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(text.replace("\x00", ""), parser)
    except (etree.XMLSyntaxError, ValueError):
        # Pages that declare an encoding are refused as text, and pages without elements.
        try:
            return etree.fromstring(text.encode("utf-8", "replace"), parser)
        except (etree.XMLSyntaxError, ValueError):
            return None


def _declares(element: Any, target: str) -> bool:
    relations = (element.get("rel") or "").lower().split()
    kind = (element.get("type") or "").partition(";")[0].strip().lower()
    if "alternate" not in relations and "feed" not in relations:
        return False
    if kind in _TYPES or ("feed" in relations and not kind):
        return True
    return kind in _DOUBTFUL and bool(_LOOKS_LIKE.search(urlsplit(target).path))


def _about_comments(offer: Offer) -> bool:
    return bool(_COMMENTS.search(f"{offer.title or ''} {urlsplit(offer.url).path}"))


def _joined(base: str, target: str | None) -> str | None:
    """An absolute http address without its fragment; "feed:" is read as what it means."""
    if not target or len(target) > 8192:
        return None
    plain = target.strip()
    if plain.lower().startswith("feed:"):
        plain = plain[5:] if plain[5:7] != "//" else "https:" + plain[5:]
    try:
        joined = urljoin(base, plain).partition("#")[0]
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None
