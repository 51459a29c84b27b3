"""All pages, as one list of routes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from variorum.gate import Gate
from variorum.web import (
    article,
    feeds,
    finding,
    following,
    lists,
    marking,
    offline,
    settings,
    signing,
    statics,
    stories,
    today,
    watching,
)
from variorum.web.door import Door, trouble

# Whatever has pages says here where they are.
PAGES = (
    signing,
    lists,
    article,
    marking,
    today,
    stories,
    finding,
    feeds,
    following,
    settings,
    offline,
    watching,
)


def routes(gate: Gate) -> list[BaseRoute]:
    """The routes of every page."""
    door = Door(gate)
    found: list[BaseRoute] = [*statics.routes()]
    for pages in PAGES:
        found += pages.routes(door)
    return [*found, Route("/{anything:path}", _nothing, methods=["GET", "POST"])]


async def _nothing(request: Request) -> Response:
    return trouble(None, 404, "No page has this address.")
