"""Watches: what they look for, what they found, and where else they tell of it."""

from __future__ import annotations

from functools import partial
from typing import Literal

from starlette.responses import Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.views.listing import to_atom, to_json_feed
from variorum.desk.watches import (
    add_watch,
    change_watch,
    drop_watch,
    list_watches,
    own_watch,
    see_hits,
    watch_hits,
    watch_listing,
)
from variorum.gate import Asked, Asker
from variorum.web.door import Door, go, inside

_LATEST = 30
Form = Literal["atom", "json"]


def routes(door: Door) -> list[BaseRoute]:
    """The routes of watches. Their feeds are open to whoever has the address."""
    feeds = [
        door.route(
            f"/watch-feed/{{token}}.{form}",
            partial(_feed_for, form),
            nobody=partial(_feed, form),
        )
        for form in ("atom", "json")
    ]
    return [
        door.route("/watches", _watches),
        door.route("/watches", _add, "POST"),
        door.route("/watches/seen", _seen, "POST"),
        door.route("/watches/{watch:int}", _watch),
        door.route("/watches/{watch:int}", _change, "POST"),
        door.route("/watches/{watch:int}/seen", _seen, "POST"),
        door.route("/watches/{watch:int}/drop", _drop, "POST"),
        *feeds,
    ]


def _watches(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return _page(door, desk, asker, asked, None)


def _watch(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return _page(door, desk, asker, asked, int(asked.path["watch"]))


def _page(door: Door, desk: Desk, asker: Asker, asked: Asked, watch: int | None) -> Response:
    """All watches with the latest hits of all; or one, with its own."""
    user = asker.user.id
    beyond = asked.one("beyond") or None
    limit = asker.prefers.shown if watch is not None else _LATEST
    found = watch_hits(desk, user, watch_id=watch, limit=limit, beyond=beyond)
    rows = [row for row in list_watches(desk, user) if watch in (None, row.id)]
    return door.page(
        desk,
        asker,
        asked,
        "watches",
        title=rows[0].name if watch is not None else "Watches",
        here="watches",
        watches=rows,
        one=watch,
        found=found,
        later=beyond is not None,
        base=asked.base,
        secrets={row.id: own_watch(desk, user, row.id).secret for row in rows if row.webhook},
        here_path=asked.where.partition("?")[0],
    )


def _add(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    story = asked.one("story").strip() or None
    made = add_watch(
        desk,
        asker.user.id,
        query=None if story else asked.one("q").strip(),
        story=story,
        name=asked.one("name").strip() or None,
        webhook=asked.one("webhook").strip() or None,
    )
    return go(inside(asked.one("back"), "/watches"), said="watched", n=made.id)


def _change(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    watch = int(asked.path["watch"])
    given = {name for name, _ in asked.form}
    change_watch(
        desk,
        asker.user.id,
        watch,
        name=asked.one("name") if "name" in given else None,
        webhook=asked.one("webhook").strip() if "webhook" in given else None,
        new_feed="new-feed" in given,
    )
    return go(f"/watches/{watch}", said="kept")


def _seen(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    watch = int(asked.path["watch"]) if "watch" in asked.path else None
    see_hits(desk, asker.user.id, watch_id=watch)
    return go(inside(asked.one("back"), "/watches"))


def _drop(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    drop_watch(desk, asker.user.id, int(asked.path["watch"]))
    return go(inside(asked.one("back"), "/watches"), said="unwatched")


def _feed_for(form: Form, door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return _feed(form, door, desk, asked)


def _feed(form: Form, door: Door, desk: Desk, asked: Asked) -> Response:
    here = f"{asked.base}/watch-feed/{asked.path['token']}.{form}"
    listing = watch_listing(
        desk, asked.path["token"], self_url=here, site_url=f"{asked.base}/watches"
    )
    if form == "atom":
        return Response(to_atom(listing), media_type="application/atom+xml")
    return Response(to_json_feed(listing), media_type="application/feed+json")
