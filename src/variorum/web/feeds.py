"""Feeds: what is followed, how it stands with each; following, filing, leaving; reading lists."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import get_args

from starlette.responses import Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.filing import move, reading_list, rename, tag, unfollow
from variorum.desk.following import Follows, follow, import_list
from variorum.desk.refreshing import ask_again
from variorum.desk.views.feeds import (
    FeedOrder,
    FeedRow,
    feed_row,
    feeds_by_folder,
    in_order,
    left_feeds,
    subscription_of,
)
from variorum.desk.views.lists import web_address
from variorum.errors import FormatError, NotFound, SettingsError
from variorum.following import joined, parted
from variorum.gate import Asked, Asker
from variorum.gate.addresses import address_in
from variorum.model import Folder, Offer
from variorum.sources import write_opml
from variorum.web.door import Door, go
from variorum.web.said import Said, import_words

# Bytes of a reading list that is sent: some 50,000 feeds.
LIST_LIMIT = 16 * 1024 * 1024
_TITLE_MOST = 255
# Feeds of one page that can be chosen among, and complaints about a list that are shown.
_CHOICES, _COMPLAINTS = 40, 12
# Sites are looked at by so many at once at most: each may take half a minute, and some threads
# have to be left for those who read.
_LOOKING = threading.BoundedSemaphore(3)
_BUSY = "Not followed. Several addresses are being looked at already; try again in a moment."
_WANTED = "Give the address of a site or of a feed, or an account as @name@server."


@dataclass(frozen=True, slots=True)
class Trial:
    """What somebody tried to follow, and why that did not work."""

    address: str = ""
    wrong: str = ""


def routes(door: Door) -> list[BaseRoute]:
    """The routes of what is followed."""
    return [
        door.route("/feeds", _feeds),
        door.route("/feeds", _follow, "POST"),
        door.route("/feeds/choose", _choose, "POST"),
        door.route("/feeds/opml", _give_list),
        door.route("/feeds/opml", _take_list, "POST", limit=LIST_LIMIT),
        door.route("/feeds/{feed:int}", _feed),
        door.route("/feeds/{feed:int}", _change, "POST"),
        door.route("/feeds/{feed:int}/ask", _ask, "POST"),
        door.route("/feeds/{feed:int}/leave", _leave, "POST"),
        door.route("/feeds/{feed:int}/follow", _again, "POST"),
        door.route("/folders/{folder:int}", _folder, "POST"),
    ]


# ---- All feeds -----------------------------------------------------------------------------------


def _feeds(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return _page(door, desk, asker, asked, Trial(asked.one("add")[:2_048]))


def _page(
    door: Door,
    desk: Desk,
    asker: Asker,
    asked: Asked,
    trial: Trial,
    *,
    said: Said | None = None,
    complaints: tuple[str, ...] = (),
) -> Response:
    folders = feeds_by_folder(desk, asker.user.id)
    rows = [row for folder in folders for row in folder.feeds]
    order = next((one for one in get_args(FeedOrder) if one == asked.one("by")), None)
    return door.page(
        desk,
        asker,
        asked,
        "feeds",
        title="Feeds",
        here="feeds",
        status=422 if trial.wrong else 200,
        said=said,
        folders=folders,
        order=order,
        rows=in_order(rows, order) if order else (),
        count=len(rows),
        ill=sum(row.health == "ill" for row in rows),
        troubled=len(in_order(rows, "trouble")),
        left=left_feeds(desk, asker.user.id),
        trial=trial,
        complaints=complaints,
    )


# ---- Following -----------------------------------------------------------------------------------


def _follow(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    written = asked.one("address").strip()
    place = _place(desk, asker, asked)
    try:
        # Never a path: what stands on this machine is followed from the command line alone.
        address = address_in(written)
    except FormatError:
        return _page(door, desk, asker, asked, Trial(written[:2_048], _WANTED))
    done = _looked(desk, asker, [address], place)
    if done is None:
        return _page(door, desk, asker, asked, Trial(written, _BUSY))
    if not done.new and not done.already:
        return _page(door, desk, asker, asked, Trial(written, _why(done, address)))
    if done.others:
        return _choice(door, desk, asker, asked, done, place)
    return _followed(door, desk, asker, asked, done)


def _looked(desk: Desk, asker: Asker, addresses: list[str], place: str | None) -> Follows | None:
    """What came of following; None where too many are at it already."""
    if not _LOOKING.acquire(blocking=False):
        return None
    try:
        return follow(desk, asker.user, addresses, folder=place)
    finally:
        _LOOKING.release()


def _followed(door: Door, desk: Desk, asker: Asker, asked: Asked, done: Follows) -> Response:
    new, already = len(done.new), len(done.already)
    notes = tuple(_sentence(failure.reason) for failure in done.failures)
    if new + already == 1 and not notes:
        source = (*done.new, *done.already)[0]
        return go("/feeds", said="followed" if new else "already", feed=source.id)
    if not notes:
        return go("/feeds", said="imported", n=new, known=already or None)
    words = import_words(new, already)
    if new == 1:
        words = f"You follow {feed_row(desk, asker.user.id, done.new[0].id).title}."
    return _page(
        door, desk, asker, asked, Trial(), said=Said(words), complaints=notes[:_COMPLAINTS]
    )


def _choice(
    door: Door, desk: Desk, asker: Asker, asked: Asked, done: Follows, place: str | None
) -> Response:
    """A page that offers several feeds: the first is followed, and which are wanted is asked."""
    there = {one.url: one for one in (*done.new, *done.already)}
    first = next(iter(there.values()))
    others: dict[str, Offer] = {}
    for offer in done.others:
        if offer.url not in there and web_address(offer.url) and len(others) < _CHOICES:
            others.setdefault(offer.url, offer)
    return door.page(
        desk,
        asker,
        asked,
        "feed_choice",
        title="Which of its feeds?",
        here="feeds",
        first=feed_row(desk, asker.user.id, first.id),
        new=bool(done.new),
        others=tuple(others.values()),
        place=place or "",
    )


def _choose(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Fields: ``first``, the id of what was followed at once, ``keep`` if it is wanted, ``pick``
    for each other address, ``place`` for the folder."""
    picks = [address_in(one) for one in dict.fromkeys(asked.all("pick"))][:_CHOICES]
    first, kept = asked.number("first"), asked.one("keep") == "yes"
    folder = joined(parted(asked.one("place")))[:_TITLE_MOST] or None
    done = _looked(desk, asker, picks, folder) if picks else Follows()
    if done is None:
        return _page(door, desk, asker, asked, Trial(picks[0], _BUSY))
    if not done.new and not done.already and done.failures:
        return _page(door, desk, asker, asked, Trial(picks[0], _why(done, picks[0])))
    if first is not None and not kept:
        unfollow(desk, asker.user, [feed_row(desk, asker.user.id, first, left=True).id])
    count = len(done.new) + len(done.already) + kept
    notes = tuple(f"{failure.subject}: {_sentence(failure.reason)}" for failure in done.failures)
    if notes:
        plural = "" if count == 1 else "s"
        said = Said(f"You follow {count} feed{plural} of that page.")
        return _page(door, desk, asker, asked, Trial(), said=said, complaints=notes[:_COMPLAINTS])
    return go("/feeds", said="chosen", n=count)


# ---- Reading lists -------------------------------------------------------------------------------


def _give_list(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    del door, asked
    return Response(
        write_opml(reading_list(desk, asker.user)),
        media_type="text/x-opml",
        headers={"content-disposition": 'attachment; filename="feeds.opml"'},
    )


def _take_list(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    data = asked.files.get("list", b"")
    if not data.strip():
        wrong = "Choose a file first: a reading list (OPML) that another program gave you."
        return _page(door, desk, asker, asked, Trial(wrong=wrong))
    try:
        done = import_list(desk, asker.user, data, "This file")
    except FormatError as trouble:
        return _page(door, desk, asker, asked, Trial(wrong=str(trouble)))
    if not done.failures:
        return go("/feeds", said="imported", n=len(done.new), known=len(done.already) or None)
    return _page(
        door,
        desk,
        asker,
        asked,
        Trial(),
        said=Said(import_words(len(done.new), len(done.already))),
        complaints=tuple(_sentence(one.reason) for one in done.failures[:_COMPLAINTS]),
    )


# ---- One feed ------------------------------------------------------------------------------------


def _feed(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    row = _row(desk, asker, asked, left=True)
    one = subscription_of(desk, asker.user.id, row.id, left=True)
    return door.page(
        desk,
        asker,
        asked,
        "feed",
        title=row.title,
        here="feeds",
        row=row,
        link=web_address(row.url),
        own_title=next(iter(desk.store.sources.names([row.id]).values()), row.url),
        folders=_folders(desk, asker),
        ended=one.ended,
    )


def _change(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    row = _row(desk, asker, asked)
    place = _place(desk, asker, asked)
    wanted = list(dict.fromkeys(" ".join(one.split()) for one in asked.one("tags").split(",")))
    tags = [one[:100] for one in wanted if one][:50]
    with desk.store.transaction():
        rename(desk, asker.user, [row.id], asked.one("title")[:_TITLE_MOST])
        move(desk, asker.user, [row.id], place)
        gone = [one for one in row.tags if one not in tags]
        tag(desk, asker.user, [row.id], add=tags, drop=gone)
    return go(f"/feeds/{row.id}", said="kept")


def _ask(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    row = _row(desk, asker, asked)
    sooner = ask_again(desk, [row.id])
    return go(f"/feeds/{row.id}", said="asked" if sooner else "asked-lately")


def _leave(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    row = _row(desk, asker, asked)
    unfollow(desk, asker.user, [row.id])
    return go("/feeds", said="left", feed=row.id)


def _again(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    row = _row(desk, asker, asked, left=True)
    one = subscription_of(desk, asker.user.id, row.id, left=True)
    desk.store.readers.subscribe(asker.user.id, replace(one, ended=None))
    return go("/feeds", said="followed", feed=row.id)


def _row(desk: Desk, asker: Asker, asked: Asked, *, left: bool = False) -> FeedRow:
    return feed_row(desk, asker.user.id, int(asked.path["feed"]), left=left)


# ---- Folders -------------------------------------------------------------------------------------


def _folder(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Fields: ``do``, "rename" or "drop"; ``title`` for the former."""
    folder = int(asked.path["folder"])
    if asked.one("do") == "drop":
        desk.store.readers.drop_folder(asker.user.id, folder)
        return go("/feeds", said="dropped")
    title = _folder_title(asked.one("title"))
    if title is None:
        raise SettingsError("", "A folder needs a name.")
    desk.store.readers.rename_folder(asker.user.id, folder, title)
    return go("/feeds", said="folder")


def _folders(desk: Desk, asker: Asker) -> list[Folder]:
    return sorted(desk.store.readers.folders(asker.user.id), key=lambda one: one.title.casefold())


def _place(desk: Desk, asker: Asker, asked: Asked) -> str | None:
    """The title of the folder that a form names: a new one before one that is there."""
    fresh = _folder_title(asked.one("new"))
    if fresh is not None:
        return fresh
    number = asked.number("folder")
    if number is None:
        return None
    for one in desk.store.readers.folders(asker.user.id):
        if one.id == number:
            return one.title
    raise NotFound("", "you have no such folder.", kind="folder")


def _folder_title(written: str) -> str | None:
    plain = joined(parted(" ".join(written.split())))
    if len(plain) > _TITLE_MOST:
        raise SettingsError("", f"A folder's name has {_TITLE_MOST} signs at most.")
    return plain or None


def _why(done: Follows, address: str) -> str:
    if not done.failures:
        return f"Not followed. {address}: there is no feed."
    failure = done.failures[0]
    return f"Not followed. {failure.subject[:300]}: {failure.reason[:400]}"


def _sentence(reason: str) -> str:
    plain = " ".join(reason.split())
    return plain[:1].upper() + plain[1:400]
