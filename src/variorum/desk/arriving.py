"""What pages of a source bring that was not known: each entry with the bytes that it came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.capture import Response, linked
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


def read_page(desk: Desk, source: Source, body: bytes, url: str) -> Feed:
    """The feed in some bytes; some servers send files that were packed before.

    Raises:
        FormatError: There is none.
    """
    if body.startswith(b"\x1f\x8b"):
        body = unwrap(body, subject=source.url, limit=desk.settings.max_input)
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


def as_told(source: Source, feed: Feed, response: Response | None = None) -> Source:
    """The source with what its feed says of itself; what it no longer says is kept.

    The hub and the address by which it knows the feed may also stand in the answer's head,
    which goes before (WebSub, 4).
    """
    hub = topic = None
    if response is not None:
        hub, topic = linked(response, "hub"), linked(response, "self")
    return replace(
        source,
        title=feed.title or source.title,
        site=feed.url or source.site,
        hub=hub or feed.hub,
        topic=topic or feed.self_url,
    )
