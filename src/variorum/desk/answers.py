"""What one answer of a source's server says, worked out without store or archive.

This is the part of polling that takes time and meets what is hostile. It depends on nothing but
the answer, so that it can be done in another process, beside the asking and the keeping.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from variorum.capture import Heard, Packed, Response, asked_to_wait, linked, packed_answer
from variorum.desk.arriving import read_page
from variorum.desk.posts import HeardPosts
from variorum.errors import FormatError, VariorumError
from variorum.following import offered, trouble_of, trouble_of_status
from variorum.model import Arrival, Feed, Polled, Source, Trouble
from variorum.sources import is_statuses_url
from variorum.text.addresses import without_secrets

Outcome = Heard | HeardPosts | VariorumError

_MAX_AGE = re.compile(r"(?:^|[\s,])(?:s-)?max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_log = logging.getLogger("variorum.desk")


@dataclass(frozen=True, slots=True)
class PageRead:
    """The record of some bytes, and the entries that they hold."""

    packed: Packed
    offers: tuple[Arrival, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as read: what it says of the next visit, where the source has moved to, its pages
    (the newest first), what the source says of itself (its entries left out), and where older
    posts of an account are still missing (see ``Source``; None where nothing is known of that).

    ``same`` is true where it brought nothing that was not read before.
    """

    polled: Polled
    moved: str | None = None
    pages: tuple[PageRead, ...] = ()
    feed: Feed | None = None
    behind: tuple[str, ...] | None = None
    same: bool = False


def read_answer(source: Source, outcome: Outcome, now: float, limit: int) -> Answered:
    """Read what came of asking a source; whatever it is, there is a name for it.

    Args:
        now: When it came, in seconds since 1970.
        limit: The most bytes that a body may unpack to which its server packed beforehand.

    Cost: about a millisecond for twenty entries; at most a few seconds for the worst.
    """
    account = is_statuses_url(source.url)
    if isinstance(outcome, VariorumError):
        return Answered(Polled(now, None, trouble=trouble_of(outcome, account=account)))
    heard, further = (
        (outcome.first, outcome.further) if isinstance(outcome, HeardPosts) else (outcome, ())
    )
    response, polled = heard.response, polled_by(heard, now)
    if response.status == 304 and source.state.digest is None:
        said = "The site's server says that nothing is new, and has shown nothing before."
        return Answered(replace(polled, trouble=Trouble("server", said, 304)))
    if response.status != 304 and not 200 <= response.status < 300:
        trouble = trouble_of_status(response.status, account=account)
        return Answered(replace(polled, trouble=trouble))
    same = response.status == 304 or polled.digest == source.state.digest
    read = _read(source, ([] if same else [response]) + list(further), limit)
    if isinstance(read, Answered):
        return replace(read, polled=replace(polled, trouble=read.polled.trouble))
    pages, feeds = read
    if feeds:
        polled = replace(polled, pause=max(feed.pause or 0.0 for feed in feeds))
    behind = None
    if isinstance(outcome, HeardPosts):
        behind, polled = outcome.behind, _ended_early(outcome, polled, now)
    told = None if same else _told(feeds[0], response)
    return Answered(polled, heard.moved, pages, told, behind, same)


def _read(
    source: Source, responses: Sequence[Response], limit: int
) -> tuple[tuple[PageRead, ...], list[Feed]] | Answered:
    """The pages and their feeds; or the trouble, with the pages, which are kept all the same."""
    packed, feeds = list[Packed](), list[Feed]()
    for response in responses:
        packed.append(packed_answer(response, input=source.url))
        try:
            feeds.append(read_page(source, response.body, response.url, limit))
        except FormatError as error:
            return _unread(source, packed, error)
        except Exception as fault:  # noqa: BLE001 - named and logged; the others go on
            _log.exception("%s: a fault in reading", without_secrets(source.url))
            said = f"reading it failed, which is our fault ({type(fault).__name__})."
            return _unread(source, packed, FormatError(source.url, said))
    # One name may stand on several pages: they are looked at as one.
    place = {id(entry): n for n, feed in enumerate(feeds) for entry in feed.entries}
    offers: list[list[Arrival]] = [[] for _ in feeds]
    for offer in offered([entry for feed in feeds for entry in feed.entries]):
        offers[place[id(offer.entry)]].append(offer)
    pages = zip(packed, offers, strict=True)
    return tuple(PageRead(record, tuple(several)) for record, several in pages), feeds


def _unread(source: Source, packed: Sequence[Packed], error: FormatError) -> Answered:
    trouble = trouble_of(error, account=is_statuses_url(source.url))
    return Answered(Polled(0.0, None, trouble=trouble), pages=tuple(map(PageRead, packed)))


def unread_answer(source: Source, heard: Heard, now: float, limit: int, said: str) -> Answered:
    """An answer that could not be read, and why; its bytes are kept all the same."""
    kept = packed_answer(heard.response, input=source.url)
    unread = _unread(source, [kept], FormatError(source.url, said))
    return replace(unread, polled=replace(polled_by(heard, now), trouble=unread.polled.trouble))


def _told(feed: Feed, response: Response) -> Feed:
    """What a feed says of itself. The hub and the address by which it knows the feed may also
    stand in the answer's head, which goes before (WebSub, 4)."""
    hub, topic = linked(response, "hub"), linked(response, "self")
    return replace(feed, entries=(), hub=hub or feed.hub, self_url=topic or feed.self_url)


def _ended_early(outcome: HeardPosts, polled: Polled, now: float) -> Polled:
    """What older pages say: why there were no more, and how long to leave the server alone."""
    trouble: Trouble | None = None
    answers = list(outcome.further)
    if isinstance(outcome.trouble, Response):
        trouble = trouble_of_status(outcome.trouble.status, account=True)
        answers.append(outcome.trouble)
    elif outcome.trouble is not None:
        trouble = trouble_of(outcome.trouble, account=True)
    waits = [asked_to_wait(one, datetime.fromtimestamp(now, UTC)) or 0.0 for one in answers[-1:]]
    return replace(polled, trouble=trouble, wait=max([polled.wait or 0.0, *waits]) or None)


def polled_by(heard: Heard, now: float) -> Polled:
    """What the head of an answer says."""
    response = heard.response
    moment = datetime.fromtimestamp(now, UTC)
    return Polled(
        at=now,
        status=response.status,
        etag=heard.validator("etag"),
        modified=heard.validator("last-modified"),
        giver=response.url,
        digest=hashlib.sha256(response.body).hexdigest() if response.status != 304 else None,
        floor=_fresh_for(response, moment),
        wait=asked_to_wait(response, moment),
    )


def _fresh_for(response: Response, now: datetime) -> float | None:
    """For how many seconds the server calls its answer fresh (RFC 9111, 4.2.1); None if it
    does not say, or says that it is to be asked each time."""
    control = response.header("cache-control") or ""
    if "no-cache" in control.lower() or "no-store" in control.lower():
        return None
    if found := _MAX_AGE.search(control):
        return max(float(found[1]) - _age(response), 0.0)
    try:
        expires = parsedate_to_datetime(response.header("expires") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if expires.tzinfo is None:
        expires = expires.replace(tzinfo=UTC)
    return max((expires - now).total_seconds(), 0.0)


def _age(response: Response) -> float:
    written = (response.header("age") or "").strip()
    return float(written[:9]) if written.isascii() and written.isdecimal() else 0.0
