"""Calls about watches: what alerts, and what it found."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.api.own.calls import Given, wrong
from variorum.desk import Desk
from variorum.desk.views.listing import Listing
from variorum.desk.views.watches import WatchHits, WatchRow
from variorum.desk.watches import (
    add_watch,
    change_watch,
    drop_watch,
    list_watches,
    own_watch,
    see_hits,
    unseen_hits,
    watch_hits,
    watch_listing,
)
from variorum.gate import Asker


@dataclass(frozen=True, slots=True)
class Watches:
    """The user's watches in the order in which they were made, and how many of their hits the
    user has not seen."""

    watches: tuple[WatchRow, ...]
    unseen: int


@dataclass(frozen=True, slots=True)
class NewWatch:
    """What is to be watched for: a search, or a story by its id. ``webhook`` is told of each
    hit."""

    query: str | None = None
    story: str | None = None
    name: str | None = None
    webhook: str | None = None


@dataclass(frozen=True, slots=True)
class WatchChange:
    """What is to be changed of a watch; None leaves it as it is. An empty webhook is none any
    more; ``new_feed`` closes the feed's address and opens another."""

    name: str | None = None
    webhook: str | None = None
    new_feed: bool = False


@dataclass(frozen=True, slots=True)
class WatchMade:
    """A watch as it is now; ``secret`` signs what its webhook is told, None without one."""

    watch: WatchRow
    secret: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """Which hits were seen: of one watch or of all, of these items or of all."""

    watch: int | None = None
    items: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class SeenHits:
    """How many hits were seen by it."""

    seen: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Whether there was such a watch."""

    dropped: bool


def watches(desk: Desk, asker: Asker, given: Given) -> Watches:
    """All watches."""
    del given
    return Watches(list_watches(desk, asker.user.id), unseen_hits(desk, asker.user.id))


def _made(desk: Desk, asker: Asker, number: int) -> WatchMade:
    row = next(one for one in list_watches(desk, asker.user.id) if one.id == number)
    return WatchMade(row, own_watch(desk, asker.user.id, number).secret)


def watch(desk: Desk, asker: Asker, given: Given) -> WatchMade:
    """Watch for something."""
    asked: NewWatch = given.body
    made = add_watch(
        desk,
        asker.user.id,
        query=asked.query,
        story=asked.story,
        name=asked.name,
        webhook=asked.webhook,
    )
    return _made(desk, asker, made.id)


def change(desk: Desk, asker: Asker, given: Given) -> WatchMade:
    """Change a watch."""
    asked: WatchChange = given.body
    number = given.values["watch"]
    change_watch(
        desk,
        asker.user.id,
        number,
        name=asked.name,
        webhook=asked.webhook,
        new_feed=asked.new_feed,
    )
    return _made(desk, asker, number)


def drop(desk: Desk, asker: Asker, given: Given) -> Dropped:
    """End a watch."""
    own_watch(desk, asker.user.id, given.values["watch"])
    return Dropped(drop_watch(desk, asker.user.id, given.values["watch"]))


def hits(desk: Desk, asker: Asker, given: Given) -> WatchHits:
    """What watches found."""
    return watch_hits(
        desk,
        asker.user.id,
        watch_id=given.values["watch"],
        limit=given.values["limit"],
        beyond=given.values["beyond"],
    )


def see(desk: Desk, asker: Asker, given: Given) -> SeenHits:
    """Note that hits were seen."""
    asked: Seen = given.body
    if asked.watch is not None:
        own_watch(desk, asker.user.id, asked.watch)
    return SeenHits(see_hits(desk, asker.user.id, watch_id=asked.watch, items=asked.items))


def listing(desk: Desk, asker: Asker, given: Given) -> Listing:
    """What a watch found, as a feed."""
    del asker
    secret = given.values["secret"]
    if not secret:
        raise wrong("The address lacks the secret of a watch.")
    asked = given.asked
    return watch_listing(
        desk, secret, self_url=asked.url.partition("?")[0], site_url=f"{asked.base}/watches"
    )
