"""All interfaces for programs, as one list of routes."""

from __future__ import annotations

from starlette.routing import BaseRoute

from variorum.api import fever, googlereader, miniflux, own
from variorum.gate import Gate


def routes(gate: Gate) -> list[BaseRoute]:
    """The routes of every interface."""
    return [
        *own.routes(gate),
        *miniflux.routes(gate),
        *googlereader.routes(gate),
        *fever.routes(gate),
    ]
