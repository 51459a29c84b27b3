"""The one application: pages and interfaces behind the gate."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from variorum.api.routes import routes as interfaces
from variorum.gate import Forwarded, Gate, Headers, OneSlash
from variorum.web.routes import routes as pages
from variorum.web.websub import routes as hubs


def make_app(gate: Gate, *, hosts: Iterable[str] = (), proxies: Iterable[str] = ()) -> Starlette:
    """The application that a server runs.

    Args:
        hosts: Names by which it may be reached; empty for any.
        proxies: Networks of servers before it whose word is taken for who asks.
    """
    return Starlette(
        routes=[Route("/healthz", _healthy), *hubs(gate.desks), *interfaces(gate), *pages(gate)],
        middleware=[
            Middleware(Forwarded, proxies=proxies, header=gate.keeper.trust.header),
            Middleware(Headers, hosts=hosts),
            Middleware(OneSlash),
            # A tenth larger than with the usual level, in a third of the time.
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=3),
        ],
    )


async def _healthy(request: Request) -> Response:
    """For whoever watches whether it still answers."""
    del request
    return PlainTextResponse("ok\n")
