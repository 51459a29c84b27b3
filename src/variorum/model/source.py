"""What a source offers: feeds and their entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.post import Post

# What bytes turn out to be, found from their content and never from their name.
Kind = Literal["html", "text", "document", "feed", "warc"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One item that a feed offers, or one JSON document ``{url,title,published,text}``.

    ``post`` is there if it is a post of a social account: a primary source, not a report.
    """

    id: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    html: str | None = None
    text: str | None = None
    full: bool = False
    complaints: tuple[str, ...] = ()
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read: its own title and address, its entries, and what was wrong with it.

    ``hub`` is where its news can be subscribed to (WebSub), ``self_url`` the address by which
    the hub knows it, ``pause`` the seconds for which it asks to be left alone between looks.
    """

    title: str | None
    url: str | None
    entries: tuple[Entry, ...]
    language: str | None = None
    complaints: tuple[str, ...] = ()
    hub: str | None = None
    self_url: str | None = None
    pause: float | None = None
