"""What pages of a source bring that was not known: each entry with the bytes that it came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.desk.desk import Desk
from variorum.following import arrivals_of, names_of
from variorum.model import Arrival, CaptureId, Feed, Intake, Source
from variorum.sources import is_statuses_url, read_feed, read_statuses, unwrap


@dataclass(frozen=True, slots=True)
class Page:
    """Some bytes of a source: the address they came from, and the capture that keeps them."""

    body: bytes
    url: str
    capture: CaptureId


def read_page(source: Source, body: bytes, url: str, limit: int) -> Feed:
    """The feed in some bytes; some servers send files that were packed before.

    Args:
        url: The address they came from.
        limit: The most bytes that they may unpack to.

    Raises:
        FormatError: There is none.
    """
    if body.startswith(b"\x1f\x8b"):
        body = unwrap(body, subject=source.url, limit=limit)
    if is_statuses_url(source.url):
        return read_statuses(body, subject=source.url, base=url).feed
    return read_feed(body, subject=source.url, base=url)


def arriving(
    desk: Desk, source: Source, pages: Sequence[tuple[Page, Feed]]
) -> tuple[tuple[Intake, ...], int]:
    """What is to be taken in of pages, oldest page first; and how many entries are new.

    Args:
        pages: Newest first, as they were got.
    """
    entries = [entry for _, feed in pages for entry in feed.entries]
    # Equal entries may stand on two pages; which is meant is told by the object.
    place = {id(entry): n for n, (_, feed) in enumerate(pages) for entry in feed.entries}
    names = [name for several in names_of(entries) for name in several]
    arrivals = arrivals_of(entries, desk.store.sources.known(source.id, names))
    by_page: dict[int, list[Arrival]] = {n: [] for n in range(len(pages))}
    for arrival in arrivals:
        by_page[place[id(arrival.entry)]].append(arrival)
    intakes = [Intake(source, tuple(by_page[n]), page.capture) for n, (page, _) in enumerate(pages)]
    return tuple(reversed(intakes)), sum(arrival.item is None for arrival in arrivals)


def as_told(source: Source, feed: Feed) -> Source:
    """The source with what its feed says of itself; what it no longer says is kept."""
    return replace(
        source,
        title=feed.title or source.title,
        site=feed.url or source.site,
        hub=feed.hub,
        topic=feed.self_url,
    )
