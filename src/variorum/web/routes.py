"""All pages, as one list of routes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from variorum.gate import Gate
from variorum.web import lists, marking, signing, statics
from variorum.web.door import Door, trouble

# Whatever has pages says here where they are; "/" leads to the first place.
PAGES = (signing, lists, marking)
FIRST = "/unread"


def routes(gate: Gate) -> list[BaseRoute]:
    """The routes of every page."""
    door = Door(gate)
    found: list[BaseRoute] = [Route("/", _first), *statics.routes()]
    for pages in PAGES:
        found += pages.routes(door)
    return [*found, Route("/{anything:path}", _nothing, methods=["GET", "POST"])]


async def _first(request: Request) -> Response:
    return RedirectResponse(FIRST, 303)


async def _nothing(request: Request) -> Response:
    return trouble(None, 404, "No page has this address.")
