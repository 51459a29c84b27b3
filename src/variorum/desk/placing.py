"""Where outlets placed a story: the order of links in their own feeds and front pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from variorum.model import Article, ArticleId, Capture, CaptureId, Feed, Placement


def feed_placements(feed: Feed, capture: Capture) -> tuple[Placement, ...]:
    """The place of each link in a feed: rank 1 is the entry that stands first.

    The outlet is the host of the address that the feed was got from, else of the one it
    gives for itself, else its title. A link that stands twice has its higher place.
    """
    outlet = host_of(capture.url) or host_of(feed.url) or feed.title or capture.input
    return _ranked([entry.url for entry in feed.entries], outlet, capture)


def front_page_placements(links: Sequence[str], capture: Capture) -> tuple[Placement, ...]:
    """The place of each headline on a front page, in the order of the page."""
    return _ranked(links, host_of(capture.url) or host_of(links[0] if links else None), capture)


def _ranked(urls: Sequence[str | None], outlet: str, capture: Capture) -> tuple[Placement, ...]:
    ranks: dict[str, int] = {}
    for rank, url in enumerate(urls, 1):
        if url:
            ranks.setdefault(url, rank)
    return tuple(
        Placement(capture.id, outlet, url, rank, len(urls), capture.captured)
        for url, rank in ranks.items()
    )


def placements_by_article(
    placements: Iterable[Placement],
    articles: Sequence[Article],
    captures: Mapping[CaptureId, Capture],
) -> dict[ArticleId, tuple[Placement, ...]]:
    """The placements whose link leads to an article: to its own address, or to the one it was
    fetched from."""
    by_address: dict[str, list[Placement]] = defaultdict(list)
    for placed in placements:
        by_address[address(placed.url)].append(placed)
    found: dict[ArticleId, tuple[Placement, ...]] = {}
    for article in articles:
        capture = captures.get(article.capture)
        names = [article.url]
        # What came in a feed itself has the feed's address for that of its capture.
        if capture is not None and not article.part:
            names += [capture.url, capture.input]
        known = {address(name) for name in names if name}
        mine = [placed for name in sorted(known) for placed in by_address.get(name, ())]
        if mine:
            found[article.id] = tuple(mine)
    return found


def host_of(url: str | None) -> str:
    """The host of an address without "www."; empty where it is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def address(url: str) -> str:
    """An address for comparing: without scheme, "www.", fragment, and marks of campaigns."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        asked = urlencode([one for one in parse_qsl(parts.query) if not one[0].startswith("utm_")])
    except ValueError:
        return url
    return f"{host}{parts.path.rstrip('/')}{'?' if asked else ''}{asked}"
