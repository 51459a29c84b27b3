"""What every answer says to a browser: run and load only what is ours; and whom we answer."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Pictures may be the outlets' own, if the user wants to see them; everything else is ours.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: {pictures};"
    " connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
_SAID = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
}


def policy(*, pictures: bool) -> str:
    """The Content-Security-Policy of a page."""
    return POLICY.format(pictures="https: http:" if pictures else "").replace(" ;", ";")


class Headers:
    """Adds these headers to every answer; an answer's own policy stays.

    Args:
        hosts: Names by which the program may be reached; empty for any. Another site's name
            that leads to this machine opens nothing.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._hosts and _host(scope) not in self._hosts:
            body = b"This name is not one of this program's. See --host-name.\n"
            start = {"type": "http.response.start", "status": 421, "headers": []}
            await send(start)
            await send({"type": "http.response.body", "body": body})
            return

        async def said(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SAID.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", policy(pictures=False))
                headers.setdefault("cache-control", "no-store")
            await send(message)

        await self._app(scope, receive, said)


def _host(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"host":
            host = value.decode("latin-1").lower()
            if host.startswith("["):
                return str(host.partition("]")[0] + "]")
            return str(host.partition(":")[0])
    return ""
