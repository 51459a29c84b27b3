"""Lists of items: unread, all, saved; of a folder, of a feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.views.feeds import feed_row
from variorum.desk.views.lists import Scope, list_page, source_titles
from variorum.desk.views.places import place_of
from variorum.gate import Asked, Asker
from variorum.model import Order, Subscription
from variorum.web.door import Door, without

# Feeds that are named beside a list: of the folder that is open, the first so many.
_SHOWN = 40


def routes(door: Door) -> list[BaseRoute]:
    """The routes of lists."""
    return [
        door.route("/unread", _unread),
        door.route("/saved", _saved),
        door.route("/folder/{folder:int}", _folder),
        door.route("/feed/{feed:int}", _feed),
    ]


def _unread(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return _list(door, desk, asker, asked, Scope(_which(asked)))


def _saved(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return _list(door, desk, asker, asked, Scope("saved"))


def _folder(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return _list(door, desk, asker, asked, Scope(_which(asked), folder=int(asked.path["folder"])))


def _feed(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return _list(door, desk, asker, asked, Scope(_which(asked), feed=int(asked.path["feed"])))


def _which(asked: Asked) -> Literal["unread", "all"]:
    return "all" if asked.one("show") == "all" else "unread"


def _list(door: Door, desk: Desk, asker: Asker, asked: Asked, scope: Scope) -> Response:
    preferred: Order = "newest" if scope.which == "saved" else asker.prefers.order
    order: Order = {"newest": "newest", "oldest": "oldest"}.get(asked.one("order"), preferred)  # type: ignore[assignment]
    beyond = place_of(asked.one("beyond"))
    followed = desk.store.readers.subscriptions(asker.user.id)
    view = list_page(
        desk,
        asker.user.id,
        scope,
        order=order,
        limit=asker.prefers.shown,
        beyond=beyond,
        followed=followed,
    )
    folders = () if scope.which == "saved" else _beside(desk, asker.user.id, followed, scope)
    return door.page(
        desk,
        asker,
        asked,
        "list",
        title=view.title,
        here="saved" if scope.which == "saved" else "unread",
        view=view,
        about=feed_row(desk, asker.user.id, scope.feed) if scope.feed is not None else None,
        follows=bool(followed),
        folders=folders,
        later=beyond is not None,
        # Addresses of this list: without what changes, what it shows, its order if it is not
        # the usual one, and what an article needs to know of the list that it was opened from.
        here_path=asked.where.partition("?")[0],
        shows="all" if scope.which == "all" else None,
        orders=order if order != preferred else None,
        context=f"in={scope.key}&at={view.made:.0f}"
        + ("" if order == "newest" else "&order=oldest"),
        back=without(asked.where, ("said", "n", "at")),
    )


@dataclass(frozen=True, slots=True)
class FeedBeside:
    """A feed beside a list."""

    id: int
    title: str
    unread: int


@dataclass(frozen=True, slots=True)
class Beside:
    """A folder beside a list, and those of its feeds that are named there."""

    id: int | None
    title: str
    unread: int
    shown: Sequence[FeedBeside]


def _beside(
    desk: Desk, user: int, followed: Sequence[Subscription], scope: Scope
) -> Sequence[Beside]:
    """Folders by title, those feeds last that have none. Only the feeds of the folder that is
    open are named, and of hundreds not all."""
    found: dict[int | None, list[Subscription]] = {}
    for one in followed:
        found.setdefault(one.folder.id if one.folder else None, []).append(one)
    folders: list[tuple[int | None, str]] = [
        (folder.id, folder.title) for folder in desk.store.readers.folders(user)
    ]
    named: dict[int | None, list[Subscription]] = {}
    for number, _ in [*folders, (None, "")]:
        feeds = found.get(number, [])
        here = [feed for feed in feeds if feed.source == scope.feed]
        if number is None or number == scope.folder or here:
            first = [feed for feed in feeds if feed.unread] or feeds
            named[number] = list({feed.source: feed for feed in [*first[:_SHOWN], *here]}.values())
    titles = source_titles(
        desk, user, [feed.source for feeds in named.values() for feed in feeds], followed
    )
    return [
        Beside(
            number,
            title,
            sum(feed.unread for feed in found.get(number, ())),
            sorted(
                (
                    FeedBeside(feed.source, titles[feed.source], feed.unread)
                    for feed in named.get(number, ())
                ),
                key=lambda feed: (feed.title.casefold(), feed.id),
            ),
        )
        for number, title in [*folders, (None, "")]
        if number is not None or found.get(None)
    ]
