"""A small server of our own on loopback that answers like one with the Mastodon API."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.sources.posts import ANN, status


@dataclass
class Mastodon:
    """One account and its posts, newest first; what the server does to those who ask."""

    port: int = 0
    posts: list[Any] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    validators: list[str | None] = field(default_factory=list)
    account: dict[str, Any] = field(default_factory=dict)
    lookup: int = 200
    statuses: int = 200
    # From this many requests on, a page is answered with this status and these headers.
    limit_after: int = 10**9
    limit: tuple[int, dict[str, str]] = (429, {})
    headers: dict[str, str] = field(default_factory=dict)
    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def handle(self) -> str:
        return f"@ann@{self.host}"

    def write(self, number: int, content: str = "", **more: Any) -> None:
        self.posts.insert(0, status(number, content, account=self.account, **more))

    def page(self, query: dict[str, list[str]]) -> bytes:
        def one(name: str) -> int | None:
            return int(query[name][0]) if name in query else None

        below, above, most = one("max_id"), one("since_id"), one("limit") or 20
        shown = [
            post
            for post in self.posts
            if (below is None or int(post["id"]) < below)
            and (above is None or int(post["id"]) > above)
            and not (query.get("exclude_reblogs") == ["true"] and post["reblog"])
        ]
        return json.dumps(shown[: min(most, 40)]).encode()


@contextmanager
def mastodon() -> Iterator[Mastodon]:
    """The server, while it runs."""
    told = Mastodon()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            told.asked.append(self.path)
            told.validators.append(self.headers.get("If-None-Match"))
            if parts.path == "/api/v1/accounts/lookup":
                known = query.get("acct", [""])[0].partition("@")[0] == "ann"
                code = told.lookup if known else 404
                self.say(
                    code, json.dumps(told.account if code == 200 else {"error": "no"}).encode()
                )
            elif parts.path == "/api/v1/accounts/77/statuses":
                if told.statuses != 200:
                    self.say(told.statuses, b'{"error": "no"}')
                elif sum("statuses" in path for path in told.asked) > told.limit_after:
                    self.say(told.limit[0], b'{"error": "Throttled"}', **told.limit[1])
                else:
                    self.say(200, told.page(query), **told.headers)
            elif parts.path in told.pages:
                kind, body = told.pages[parts.path]
                self.say(200, body, kind)
            else:
                self.say(404, b"<html><p>Nothing here</p></html>", "text/html")

        def say(self, code: int, body: bytes, kind: str = "application/json", **more: str) -> None:
            etag = f'W/"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
            if code == 200 and self.headers.get("If-None-Match") == etag:
                code, body = 304, b""
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("ETag", etag)
            for name, value in more.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.port = server.server_address[1]
    told.account = ANN | {"url": f"http://{told.host}/@ann"}
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
