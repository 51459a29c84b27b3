"""What a reader follows, and how it stands with each feed. Times are seconds since 1970, UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Followed:
    """One feed of a reading list, as a person put it there.

    ``folder`` is the way to it, outermost first. ``more`` holds what other programs noted
    beside it, by the name of the attribute, so that it can be given back.
    """

    url: str
    title: str | None = None
    site: str | None = None
    folder: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingList:
    """The feeds of an OPML file in their order, and what could not be read of it."""

    title: str | None
    feeds: tuple[Followed, ...]
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed that a page offers: where, under what title, and how we know of it.

    ``how`` is "named" where the page declares it, "linked" where a link looks like one, and
    "guessed" where sites often keep theirs.
    """

    url: str
    title: str | None
    how: Literal["named", "linked", "guessed"]


TroubleKind = Literal[
    "gone", "missing", "forbidden", "busy", "server", "network", "timeout", "refused", "unreadable"
]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a feed could not be had or read. ``said`` is a sentence for a person."""

    kind: TroubleKind
    said: str
    status: int | None = None


@dataclass(frozen=True, slots=True)
class FeedState:
    """How it stands with the polling of one feed.

    ``etag`` and ``modified`` are the validators as the server sent them, byte by byte, ``giver``
    the address that gave them, and ``digest`` names the bytes that were read last. ``due`` is the
    moment of the next try. ``gap`` is the time that usually lies between two arrivals of
    something new; ``floor`` the least time between two tries that the server asked for, ``pause``
    the one that the feed itself asks for, ``held`` the moment until which the server wants to be
    left alone, with all of its domain. ``failures`` counts tries without success since the last
    success.
    """

    due: float = 0.0
    etag: bytes | None = None
    modified: bytes | None = None
    giver: str | None = None
    digest: str | None = None
    gap: float | None = None
    floor: float = 0.0
    pause: float = 0.0
    held: float = 0.0
    tried: float | None = None
    succeeded: float | None = None
    changed: float | None = None
    failures: int = 0
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Polled:
    """What one try brought.

    ``status`` is that of HTTP, None where there was no answer. ``fresh`` counts entries that
    were not known. ``floor`` is what the server asked for by Cache-Control or Expires, ``wait``
    what it asked for by Retry-After, ``pause`` the feed's own ``ttl`` (None where it was not
    read). All are seconds. ``giver`` is
    the address that answered.
    """

    at: float
    status: int | None
    fresh: int = 0
    etag: bytes | None = None
    modified: bytes | None = None
    giver: str | None = None
    digest: str | None = None
    floor: float | None = None
    wait: float | None = None
    pause: float | None = None
    trouble: Trouble | None = None
