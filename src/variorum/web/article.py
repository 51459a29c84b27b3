"""One item to be read: its page, the bytes it is from, and its labels.

To open the page changes nothing: a browser may load it ahead, and the service worker loads what
was saved. Our script marks the item as read once the page is looked at; without script there is a
button.
"""

from __future__ import annotations

import re

from starlette.responses import Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.views.article import article_view, captured_bytes, label_item
from variorum.desk.views.item import own_item
from variorum.desk.views.lists import Scope, scope_of, scope_title
from variorum.desk.views.neighbours import neighbours
from variorum.desk.views.readable import readable
from variorum.errors import NotFound
from variorum.gate import Asked, Asker
from variorum.model import Order
from variorum.web.door import Door, go, inside, without
from variorum.web.marking import list_path

_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{1,12}")
_LARGEST = 2**53
# Other reports that are named beside the text; the page of the story has them all.
_REPORTS = 12


def routes(door: Door) -> list[BaseRoute]:
    """The routes of items."""
    return [
        door.route("/item/{item}", _article),
        door.route("/item/{item}/label", _label, "POST"),
        door.route("/item/{item}/capture/{digest}", _capture),
    ]


def _article(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    user, number = asker.user.id, _number(asked)
    pictures = asker.prefers.pictures
    view = article_view(desk, user, number, pictures=pictures)
    scope = scope_of(asked.one("in"))
    order: Order = "oldest" if asked.one("order") == "oldest" else "newest"
    made = asked.one("at")
    beside = None
    if scope is not None:
        since = float(made) if _MOMENT.fullmatch(made) else None
        item = own_item(desk, user, number).item
        beside = neighbours(desk, user, item, scope, order=order, since=since)
    usual = "newest" if scope is not None and scope.which == "saved" else asker.prefers.order
    return door.page(
        desk,
        asker,
        asked,
        "article",
        title=view.item.title,
        here="saved" if scope is not None and scope.which == "saved" else "unread",
        pictures=pictures,
        view=view,
        text=readable(view.item.html),
        beside=beside,
        key=scope.key if scope is not None else "",
        back=_list_at(scope, order, usual, number),
        back_name=_name(desk, user, scope),
        context=_context(asked, scope),
        most=_REPORTS,
        here_path=without(asked.where, ("said", "n")),
    )


def _list_at(scope: Scope | None, order: Order, usual: Order, item: int) -> str:
    """The list that the item was opened from, at its place; all unread items otherwise."""
    path = list_path(scope.key if scope is not None else "unread")
    if scope is not None and order != usual:
        path += ("&" if "?" in path else "?") + f"order={order}"
    return f"{path}#i{item}"


def _name(desk: Desk, user: int, scope: Scope | None) -> str:
    if scope is None:
        return "Unread"
    try:
        return scope_title(desk, user, scope)
    except NotFound:
        return "The list"


def _context(asked: Asked, scope: Scope | None) -> str:
    """What the items beside this one need to know of the list; as ``lists`` writes it."""
    if scope is None:
        return ""
    at = asked.one("at")
    return (
        f"?in={scope.key}"
        + (f"&at={at}" if _MOMENT.fullmatch(at) else "")
        + ("&order=oldest" if asked.one("order") == "oldest" else "")
    )


def _label(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    number = _number(asked)
    label_item(desk, asker.user.id, number, asked.one("label"), on=asked.one("do") != "take")
    where = without(inside(asked.one("back"), f"/item/{number}"), ("said", "n"))
    return go(where, said="kept")


def _capture(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """The bytes as they were captured, to be kept and never to be shown: they are anything."""
    digest = asked.path["digest"]
    if not _DIGEST.fullmatch(digest):
        raise NotFound("", "this names no bytes.", kind="capture")
    body = captured_bytes(desk, asker.user.id, _number(asked), digest)
    return Response(
        body,
        media_type="application/octet-stream",
        headers={
            "content-disposition": f'attachment; filename="{digest}.bin"',
            "content-security-policy": "default-src 'none'; sandbox",
            "x-content-type-options": "nosniff",
        },
    )


def _number(asked: Asked) -> int:
    written = asked.path["item"]
    if not (written.isascii() and written.isdecimal()) or len(written) > 16:
        raise NotFound("", "no item has this address.", kind="item")
    return min(int(written), _LARGEST)
