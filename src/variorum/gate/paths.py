"""Addresses as people and apps write them: a slash too many at the beginning is none."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send


class OneSlash:
    """Takes ``//v1/feeds`` for ``/v1/feeds``: apps join an address that ends in a slash with
    one that begins with it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] == "http" and scope["path"].startswith("//"):
            raw: bytes = scope.get("raw_path") or b""
            scope = dict(scope, path="/" + scope["path"].lstrip("/"))
            scope["raw_path"] = b"/" + raw.lstrip(b"/")
        await self._app(scope, receive, send)
