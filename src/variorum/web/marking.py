"""Marks: read, unread, saved; one item or several, or all of a list; and taking that back."""

from __future__ import annotations

import re

from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.views.lists import scope_of
from variorum.desk.views.marking import mark_list, mark_only, unmark_of
from variorum.errors import FormatError
from variorum.gate import Asked, Asker
from variorum.web.door import Door, go, inside, wants_json, without

_DO = re.compile(r"(read|unread|save|unsave) (\d{1,18}(?:,\d{1,18})*)")
_MOST = 2_000


def routes(door: Door) -> list[BaseRoute]:
    """The routes of marks."""
    return [
        door.route("/marks", _mark, "POST"),
        door.route("/marks/all", _mark_all, "POST"),
        door.route("/marks/undo", _undo, "POST"),
    ]


def _mark(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Fields: ``do``, any number of them, such as "read 12,13" or "unsave 7"."""
    wanted: dict[str, list[int]] = {}
    for said in asked.all("do"):
        found = _DO.fullmatch(said.strip())
        if not found:
            raise FormatError("request", "has a mark that is none.")
        wanted.setdefault(found[1], []).extend(map(int, found[2].split(",")))
    if sum(map(len, wanted.values())) > _MOST:
        raise FormatError("request", f"marks more than {_MOST:,} items.")
    changed = 0
    with desk.store.transaction():
        for what, items in wanted.items():
            changed += mark_only(
                desk,
                asker.user.id,
                items,
                read={"read": True, "unread": False}.get(what),
                saved={"save": True, "unsave": False}.get(what),
            )
    if wants_json(asked):
        unread = desk.store.readers.tally(asker.user.id).unread
        return JSONResponse({"changed": changed, "unread": unread})
    return go(_back(asked))


def _mark_all(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    scope, below = scope_of(asked.one("list")), asked.number("below")
    if scope is None or below is None:
        raise FormatError("request", "says not what is to be marked.")
    at, count = mark_list(desk, asker.user.id, scope, below=below)
    where = without(_back(asked, list_path(scope.key)), ("beyond",))
    return go(where, said="marked", n=count, at=f"{at:.6f}" if count else None)


def _undo(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    try:
        at = float(asked.one("at"))
    except ValueError as bad:
        raise FormatError("request", "says not what is to be taken back.") from bad
    return go(_back(asked), said="unmarked", n=unmark_of(desk, asker.user.id, at))


def list_path(key: str) -> str:
    """The address of a list; see ``Scope.key``."""
    scope = scope_of(key)
    if scope is None:
        return "/unread"
    path = {"saved": "/saved"}.get(scope.which, "/unread")
    if scope.feed is not None:
        path = f"/feed/{scope.feed}"
    elif scope.folder is not None:
        path = f"/folder/{scope.folder}"
    return path + ("?show=all" if scope.which == "all" else "")


def _back(asked: Asked, otherwise: str = "/unread") -> str:
    return without(inside(asked.one("back"), otherwise), ("said", "n", "at", "feed"))
