"""All pages, as one list of routes."""

from __future__ import annotations

from starlette.routing import BaseRoute

from variorum.gate import Gate


def routes(gate: Gate) -> list[BaseRoute]:
    """The routes of every page."""
    del gate
    return []
