"""Behind another server: who asks, by which name, as that server says; if it is one we trust."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send


class Forwarded:
    """Takes a trusted server's word for the address, scheme and name that were asked.

    Args:
        proxies: Networks whose word is taken.
        header: The header in which such a server names the user. From anybody else it is
            taken away, so that whoever reads it later may believe it.
    """

    def __init__(self, app: ASGIApp, proxies: Iterable[str] = (), header: str = "") -> None:
        self._app = app
        self._proxies = [ipaddress.ip_network(network, strict=False) for network in proxies]
        self._header = header.lower()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] == "http":
            scope = dict(scope)
            headers = MutableHeaders(raw=list(scope["headers"]))
            if self._trusted(scope):
                self._take_word(scope, headers)
            elif self._header and self._header in headers:
                del headers[self._header]
            scope["headers"] = headers.raw
        await self._app(scope, receive, send)

    def _trusted(self, scope: Scope) -> bool:
        try:
            here = ipaddress.ip_address((scope.get("client") or ("", 0))[0])
        except ValueError:
            return False
        return any(here in network for network in self._proxies)

    def _take_word(self, scope: Scope, headers: MutableHeaders) -> None:
        # The last in the list is whom the trusted server saw; what is before it may be invented.
        client = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        if client:
            scope["client"] = (client, 0)
        scheme = headers.get("x-forwarded-proto", "").rpartition(",")[2].strip().lower()
        if scheme in ("http", "https"):
            scope["scheme"] = scheme
        host = headers.get("x-forwarded-host", "").rpartition(",")[2].strip()
        if host and host.isascii() and host.isprintable():
            headers["host"] = host
