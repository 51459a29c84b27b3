"""What pages and programs show of watches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WatchRow:
    """One watch of the user.

    ``about`` says in words what it looks for. ``feed`` is the secret part of its feed's
    address. ``webhook_told`` says in words how it stands with the webhook, None without one.
    """

    id: int
    name: str
    query: str | None
    story: str | None
    about: str
    made: float
    hits: int
    unseen: int
    feed: str
    webhook: str | None
    webhook_told: str | None


@dataclass(frozen=True, slots=True)
class WatchHit:
    """One item that a watch fired for. ``when`` is the item's place in time, ``found`` when the
    watch fired, both seconds since 1970."""

    watch: int
    watch_name: str
    id: int
    title: str
    outlet: str
    source: int
    url: str | None
    when: float
    found: float
    seen: bool
    read: bool
    saved: bool


@dataclass(frozen=True, slots=True)
class WatchHits:
    """A page of hits, the latest first; ``beyond`` asks for the next page, None at the end."""

    hits: tuple[WatchHit, ...]
    beyond: str | None
