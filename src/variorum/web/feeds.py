"""Feeds: what is followed, how it stands with each; naming, filing, leaving."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from starlette.responses import Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.digest.privacy import keep_private
from variorum.desk.filing import move, rename, tag, unfollow
from variorum.desk.refreshing import ask_again
from variorum.desk.views.feed_pages import FeedOrder, FeedsWanted, feeds_page
from variorum.desk.views.feeds import FeedRow, feed_row, subscription_of
from variorum.desk.views.lists import web_address
from variorum.errors import NotFound, SettingsError
from variorum.following import folder_title
from variorum.gate import Asked, Asker
from variorum.web.door import Door, go
from variorum.web.said import Said

TITLE_MOST = 255
# Letters of what feeds are looked for by; folders that can be chosen there.
_WORDS_MOST, _PLACES_MOST = 200, 200
# From so many feeds on they can be looked for.
_MANY = 10


@dataclass(frozen=True, slots=True)
class Trial:
    """What somebody tried to follow, and why that did not work."""

    address: str = ""
    wrong: str = ""


def routes(door: Door) -> list[BaseRoute]:
    """The routes of what is followed."""
    return [
        door.route("/feeds", _feeds),
        door.route("/feeds/{feed:int}", _feed),
        door.route("/feeds/{feed:int}", _change, "POST"),
        door.route("/feeds/{feed:int}/ask", _ask, "POST"),
        door.route("/feeds/{feed:int}/private", _private, "POST"),
        door.route("/feeds/{feed:int}/leave", _leave, "POST"),
        door.route("/feeds/{feed:int}/follow", _again, "POST"),
        door.route("/folders/{folder:int}", _folder, "POST"),
    ]


# ---- All feeds -----------------------------------------------------------------------------------


def _feeds(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return feeds_shown(door, desk, asker, asked, Trial(asked.one("add")[:2_048]))


def feeds_shown(
    door: Door,
    desk: Desk,
    asker: Asker,
    asked: Asked,
    trial: Trial,
    *,
    said: Said | None = None,
    complaints: tuple[str, ...] = (),
) -> Response:
    """A page of all feeds.

    Args:
        trial: What somebody tried to follow.
        said: What is said at its head.
        complaints: What did not go well, besides.
    """
    view = feeds_page(desk, asker.user.id, _wanted(asked))
    chosen = view.wanted
    return door.page(
        desk,
        asker,
        asked,
        "feeds",
        title="Feeds",
        here="feeds",
        status=422 if trial.wrong else 200,
        said=said,
        view=view,
        narrowed=bool(chosen.words or chosen.folder is not None),
        seek=view.count >= _MANY or bool(chosen.words) or chosen.folder is not None,
        offered=view.places if len(view.places) <= _PLACES_MOST else (),
        # What stays in the addresses of this page's links.
        kept={"q": chosen.words or None, "folder": chosen.folder},
        trial=trial,
        complaints=complaints,
    )


def _wanted(asked: Asked) -> FeedsWanted:
    """What the address asks for. The forms of the page have fields of the same names."""
    if asked.method not in ("GET", "HEAD"):
        return FeedsWanted()
    folder = asked.number("folder")
    return FeedsWanted(
        words=" ".join(asked.one("q").split())[:_WORDS_MOST],
        folder=folder if folder is not None and folder >= 0 else None,
        order=next((one for one in get_args(FeedOrder) if one == asked.one("by")), None),
        page=asked.number("page") or 1,
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
        folders=desk.store.readers.folders(asker.user.id),
        ended=one.ended,
    )


def _change(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    row = _row(desk, asker, asked)
    place = folder_in(desk, asker, asked)
    wanted = list(dict.fromkeys(" ".join(one.split()) for one in asked.one("tags").split(",")))
    tags = [one[:100] for one in wanted if one][:50]
    with desk.store.transaction():
        rename(desk, asker.user, [row.id], asked.one("title")[:TITLE_MOST])
        move(desk, asker.user, [row.id], place)
        gone = [one for one in row.tags if one not in tags]
        tag(desk, asker.user, [row.id], add=tags, drop=gone)
    return go(f"/feeds/{row.id}", said="kept")


def _ask(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    row = _row(desk, asker, asked)
    sooner = ask_again(desk, [row.id])
    return go(f"/feeds/{row.id}", said="asked" if sooner else "asked-lately")


def _private(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Field: ``private``, there if the feed is to be kept private."""
    row = _row(desk, asker, asked, left=True)
    keep_private(desk, asker.user.id, row.id, bool(asked.one("private")))
    return go(f"/feeds/{row.id}", said="kept")


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


def folder_in(desk: Desk, asker: Asker, asked: Asked) -> str | None:
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
    plain = folder_title(written)
    if len(plain) > TITLE_MOST:
        raise SettingsError("", f"A folder's name has {TITLE_MOST} signs at most.")
    return plain or None
