"""Which entries of a feed are new, which are revised, and which were seen before.

Feeds name their entries, and some names lie: one for all entries, another one each time, none
at all. So an entry is known by its name, and by its address and headline together where no
other entry of the feed has both. Nothing is asked of dates: they are the most careless part
of feeds.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from variorum.model import Arrival, Entry

_EARLIEST = datetime(1600, 1, 1, tzinfo=UTC).timestamp()


def names_of(entries: Sequence[Entry]) -> tuple[tuple[str, ...], ...]:
    """For each entry of one feed the names by which it is known again, the surest first.

    An id that several entries with different addresses share tells them apart only together
    with the address. An address alone is no name: some feeds link every entry to one page.
    """
    urls: dict[str, set[str]] = {}
    for entry in entries:
        urls.setdefault(entry.id, set()).add(entry.url or "")
    shared = Counter(link for _, link in {(e.id, _linked(e)) for e in entries})
    found = []
    for entry in entries:
        own = entry.id if len(urls[entry.id]) == 1 else f"{entry.id}\n{entry.url or ''}"
        names = [f"id:{own}"]
        if entry.url and entry.title and shared[_linked(entry)] == 1:
            names.append(_linked(entry))
        # No database keeps what stands behind a zero.
        found.append(tuple(name.replace("\0", "\ufffd") for name in names))
    return tuple(found)


def _linked(entry: Entry) -> str:
    return f"link:{entry.url}\n{entry.title}"


def wording_of(entry: Entry) -> str:
    """The digest of what an entry says: title, byline and text. Spaces count for nothing."""
    parts = (entry.title, entry.byline, entry.html, entry.text)
    # Once its spaces are single ones no part holds a line break: the parts cannot run together.
    said = "\n".join(_spaced(part) if part else "" for part in parts)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _spaced(text: str) -> str:
    """The text with single spaces between its words, and no other."""
    # No space but the plain one is printable: most texts have nothing to change.
    if "  " not in text and text.isprintable():
        return text.strip(" ")
    return " ".join(text.split())


def moment_of(entry: Entry) -> float | None:
    """When an entry says it was published (else changed), in seconds since 1970; a day counts
    from its beginning, a time without a zone as UTC; one before the first newspaper is none."""
    for written in (entry.published, entry.modified):
        try:
            moment = datetime.fromisoformat(written or "")
            told = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
            return told if told >= _EARLIEST else None
        except (ValueError, OverflowError):
            continue
    return None


def offered(entries: Sequence[Entry]) -> tuple[Arrival, ...]:
    """The entries of one feed in its order, each as it would be taken in if nothing were known.
    One that the feed holds twice is offered once."""
    offers: dict[str, Arrival] = {}
    for entry, names in zip(entries, names_of(entries), strict=True):
        if names[0] not in offers:
            digest = wording_of(entry)
            offers[names[0]] = Arrival(names, digest, entry, None, moment_of(entry))
    return tuple(offers.values())


def sorted_out(
    offers: Sequence[Arrival], known: Mapping[str, tuple[int, str]]
) -> tuple[Arrival, ...]:
    """What is to be taken in of what a feed offers, in the order of the feed.

    Args:
        offers: As ``offered`` gives them.
        known: By name, the item that has it and the digest of its wording; of all names of
            the offers.

    A revised entry gives its item; where its wording is known but one of its names is not, the
    arrival only brings the name.
    """
    arrivals: list[Arrival] = []
    revised: set[int] = set()
    for offer in offers:
        found = next((known[name] for name in offer.names if name in known), None)
        if found is None:
            arrivals.append(offer)
            continue
        item, worded = found
        fresh = tuple(name for name in offer.names if name not in known)
        if item not in revised and (worded != offer.digest or fresh):
            revised.add(item)
            arrivals.append(replace(offer, names=fresh, item=item))
    return tuple(arrivals)


def arrivals_of(
    entries: Sequence[Entry], known: Mapping[str, tuple[int, str]]
) -> tuple[Arrival, ...]:
    """What is to be taken in of a feed's entries: ``offered`` and ``sorted_out`` in one."""
    return sorted_out(offered(entries), known)
