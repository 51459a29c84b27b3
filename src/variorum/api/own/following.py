"""Calls about what is followed: feeds, how they do, folders, the reading list."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.api.own.calls import Given, wrong
from variorum.desk import Desk
from variorum.desk.digest.privacy import keep_private
from variorum.desk.filing import followed, move, rename, tag, unfollow
from variorum.desk.following import follow as follow_inputs
from variorum.desk.offering import offers as offers_at
from variorum.desk.refreshing import ask_again
from variorum.desk.views.feeds import FeedRow, FolderRow, feed_row, feeds_by_folder
from variorum.errors import SourceError
from variorum.following import folder_title
from variorum.gate import Asker, looking_up
from variorum.gate.addresses import address_in
from variorum.model import Failure, Folder, Offer

_TITLE_MOST = 255


@dataclass(frozen=True, slots=True)
class Feeds:
    """All feeds that a user follows, by folder; those without one last."""

    folders: tuple[FolderRow, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """An address to be followed, or asked for feeds; ``folder`` is the title of one, made if
    need be. ``private``: what it brings is shown to nobody who does not follow it."""

    address: str
    folder: str | None = None
    private: bool | None = None


@dataclass(frozen=True, slots=True)
class Followings:
    """What came of following: feeds that are new, those that were followed already, feeds that
    the page offers besides, and what did not work."""

    new: tuple[FeedRow, ...]
    already: tuple[FeedRow, ...]
    others: tuple[Offer, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """The feeds that an address offers."""

    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class FeedChange:
    """What is to be changed of a feed; None leaves it as it is. An empty title is the feed's
    own, an empty folder is none. ``private``: what it brings is shown to nobody who does not
    follow it, and stands in no story."""

    title: str | None = None
    folder: str | None = None
    tags: tuple[str, ...] | None = None
    private: bool | None = None


@dataclass(frozen=True, slots=True)
class Folders:
    """A user's folders, by title."""

    folders: tuple[Folder, ...]


@dataclass(frozen=True, slots=True)
class FolderTitle:
    """The title of a folder; slashes part folders within folders."""

    title: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How many feeds will be asked sooner than they would have been."""

    sooner: int


@dataclass(frozen=True, slots=True)
class Left:
    """How many feeds were left. Nothing of what they brought is deleted."""

    left: int


def feeds(desk: Desk, asker: Asker, given: Given) -> Feeds:
    """All feeds."""
    del given
    return Feeds(feeds_by_folder(desk, asker.user.id))


def feed(desk: Desk, asker: Asker, given: Given) -> FeedRow:
    """One feed."""
    return feed_row(desk, asker.user.id, given.values["feed"])


def follow(desk: Desk, asker: Asker, given: Given) -> Followings:
    """Follow what stands at an address."""
    asked: Address = given.body
    address = address_in(asked.address)
    with looking_up():
        done = follow_inputs(
            desk, asker.user, [address], folder=asked.folder, private=asked.private
        )
    if not (done.new or done.already):
        reasons = "; ".join(failure.reason for failure in done.failures)
        raise SourceError(asked.address, reasons or "there is no feed.")
    return Followings(
        tuple(feed_row(desk, asker.user.id, one.id) for one in done.new),
        tuple(feed_row(desk, asker.user.id, one.id) for one in done.already),
        done.others,
        done.failures,
    )


def offers(desk: Desk, asker: Asker, given: Given) -> Offers:
    """Which feeds an address offers."""
    del asker
    address = address_in(given.body.address)
    if address.startswith("@"):
        raise wrong("A social account is followed by its name; it offers no feeds.")
    with looking_up():
        return Offers(offers_at(desk, address))


def change(desk: Desk, asker: Asker, given: Given) -> FeedRow:
    """Change how a feed is followed."""
    here = feed(desk, asker, given)
    asked: FeedChange = given.body
    with desk.store.transaction():
        if asked.title is not None:
            rename(desk, asker.user, [here.id], asked.title)
        if asked.folder is not None:
            place = _title(asked.folder) if asked.folder.strip() else None
            move(desk, asker.user, [here.id], place)
        if asked.tags is not None:
            dropped = [one for one in here.tags if one not in asked.tags]
            tag(desk, asker.user, [here.id], add=asked.tags, drop=dropped)
        if asked.private is not None:
            keep_private(desk, asker.user.id, here.id, asked.private)
    return feed(desk, asker, given)


def leave(desk: Desk, asker: Asker, given: Given) -> Left:
    """Leave a feed."""
    return Left(unfollow(desk, asker.user, [feed(desk, asker, given).id]))


def ask(desk: Desk, asker: Asker, given: Given) -> Asked:
    """Ask a feed soon."""
    return Asked(ask_again(desk, [feed(desk, asker, given).id]))


def ask_all(desk: Desk, asker: Asker, given: Given) -> Asked:
    """Ask all feeds soon."""
    del given
    return Asked(ask_again(desk, [source.id for _, source in followed(desk, asker.user)]))


def folders(desk: Desk, asker: Asker, given: Given) -> Folders:
    """All folders."""
    del given
    return Folders(desk.store.readers.folders(asker.user.id))


def _title(written: str) -> str:
    title = folder_title(written)
    if not title or len(title) > _TITLE_MOST:
        raise wrong(f"A folder's title has 1 to {_TITLE_MOST} signs.")
    return title


def add_folder(desk: Desk, asker: Asker, given: Given) -> Folder:
    """Make a folder, or find the one of this title."""
    return desk.store.readers.folder(asker.user.id, _title(given.body.title))


def rename_folder(desk: Desk, asker: Asker, given: Given) -> Folder:
    """Give a folder another title; one that has it already goes into this one."""
    title, number = _title(given.body.title), given.values["folder"]
    desk.store.readers.rename_folder(asker.user.id, number, title)
    return Folder(number, title)


def drop_folder(desk: Desk, asker: Asker, given: Given) -> Folders:
    """Take a folder away; its feeds are followed without one."""
    desk.store.readers.drop_folder(asker.user.id, given.values["folder"])
    return folders(desk, asker, given)
