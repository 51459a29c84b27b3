"""What a user follows, by folder: what is unread, how it stands with each feed, what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from variorum.desk.desk import Desk
from variorum.desk.views.lists import source_title, web_address
from variorum.errors import NotFound
from variorum.following import told, told_of_hub, told_pace
from variorum.model import FeedState, Folder, HubLease, Source, Subscription, TroubleKind

Health = Literal["new", "well", "waiting", "ill"]
Privacy = Literal["address", "yours", "others"]

# Trouble that passes by itself: nobody has to do anything about it.
_PASSING: frozenset[TroubleKind] = frozenset({"busy", "server", "network", "timeout"})
_PATIENT = 3
_ADVICE: dict[TroubleKind, str] = {
    "gone": "If the site has a new feed, follow that one, and leave this one.",
    "missing": "Look on the site whether its feed has moved; follow the new one.",
    "forbidden": "Read it on the site; there is nothing that can be done from here.",
    "busy": "Nothing needs to be done: it is asked less often.",
    "server": "Nothing needs to be done: it is tried again.",
    "network": "Look whether the site still opens in a browser. It is tried again in any case.",
    "timeout": "Nothing needs to be done: it is tried again.",
    "refused": "Give another address, or let private addresses be asked (allow_private).",
    "unreadable": "Look on the site whether its feed has moved; follow the new one.",
}


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed as a user follows it.

    ``own`` is the user's name for it, None for the feed's. ``health`` says in a word how it
    stands ("waiting": trouble that may pass by itself), ``said`` in a sentence or two;
    ``advice`` is what to do about it, empty where nothing is wrong. ``pace`` says in words how
    often it brings something, ``pushed`` whether its hub tells of news; both may be empty.
    ``news`` is when it brought something last, ``gap`` the time that usually lies between two
    such moments, ``behind`` whether older posts of an account are still to be fetched. Times
    are seconds. ``private`` says whether nothing of it is shown to those who do not follow it,
    and why: its address holds a secret, the user keeps it so, or somebody else who follows it.
    """

    id: int
    title: str
    own: str | None
    url: str
    site: str | None
    folder: Folder | None
    tags: tuple[str, ...]
    unread: int
    health: Health
    said: str
    advice: str
    due: float
    followed: float
    pace: str = ""
    pushed: str = ""
    news: float | None = None
    gap: float | None = None
    behind: bool = False
    private: Privacy | None = None


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder with its feeds by title; ``id`` is None for those without one."""

    id: int | None
    title: str
    feeds: tuple[FeedRow, ...]


def feeds_by_folder(desk: Desk, user: int) -> tuple[FolderRow, ...]:
    """All that a user follows: folders by title, those without one last."""
    inside: defaultdict[int | None, list[FeedRow]] = defaultdict(list)
    for row in feed_rows(desk, desk.store.readers.subscriptions(user)):
        inside[row.folder.id if row.folder else None].append(row)
    found = [
        FolderRow(folder.id, folder.title, tuple(inside[folder.id]))
        for folder in desk.store.readers.folders(user)
    ]
    loose = tuple(inside[None])
    return (*found, FolderRow(None, "Without a folder", loose)) if loose else tuple(found)


def feed_row(desk: Desk, user: int, source: int, *, left: bool = False) -> FeedRow:
    """One feed that a user follows, or followed if ``left``.

    Raises:
        NotFound: The user does not follow it.
    """
    subscription = subscription_of(desk, user, source, left=left)
    (row,) = feed_rows(desk, [subscription])
    return row


def subscription_of(desk: Desk, user: int, source: int, *, left: bool = False) -> Subscription:
    """How a user follows a source, or followed it if ``left``.

    Raises:
        NotFound: The user does not follow it.
    """
    for one in desk.store.readers.subscriptions(user, ended=left):
        if one.source == source:
            return one
    raise NotFound("", "you follow no such feed.", kind="source")


def health_of(state: FeedState) -> Health:
    """How it stands with a feed, in a word."""
    if state.tried is None:
        return "new"
    if state.trouble is None:
        return "well"
    passing = state.trouble.kind in _PASSING and state.failures <= _PATIENT
    return "waiting" if passing else "ill"


def feed_rows(desk: Desk, subscriptions: Iterable[Subscription]) -> list[FeedRow]:
    """Feeds as a user follows them, by title."""
    several = list(subscriptions)
    now = desk.clock().timestamp()
    sources = {one.id: one for one in desk.store.sources.find(one.source for one in several)}
    leases = {one.source: one for one in desk.store.hubs.find(sources)} if sources else {}
    rows = [_row(one, sources[one.source], leases, now) for one in several if one.source in sources]
    return sorted(rows, key=lambda row: (row.title.casefold(), row.id))


def _row(one: Subscription, source: Source, leases: Mapping[int, HubLease], now: float) -> FeedRow:
    trouble, lease = source.state.trouble, leases.get(source.id)
    return FeedRow(
        id=source.id,
        title=source_title(one.title, source),
        own=one.title,
        url=source.url,
        site=web_address(source.site),
        folder=one.folder,
        tags=one.tags,
        unread=one.unread,
        health=health_of(source.state),
        said=told(source.state, now),
        advice="" if trouble is None else _ADVICE[trouble.kind],
        due=source.state.due,
        followed=one.followed,
        pace=told_pace(source.state.gap),
        pushed=told_of_hub(lease, now) if lease is not None else "",
        news=source.state.changed,
        gap=source.state.gap,
        behind=bool(source.behind),
        private=_privacy(one, source),
    )


def _privacy(one: Subscription, source: Source) -> Privacy | None:
    if source.secret:
        return "address"
    if one.private:
        return "yours"
    return "others" if source.private else None
