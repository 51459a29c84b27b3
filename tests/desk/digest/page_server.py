"""A newspaper's server of our own on loopback, whose pages are edited behind its feed's back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from variorum.capture import Visitor
from variorum.desk import Desk
from variorum.desk.digest import Asking
from variorum.desk.fetching import rules


@dataclass(frozen=True)
class Asked:
    """A request: for what, and with which validator."""

    path: str
    etag: str | None


@dataclass
class Newspaper:
    """What stands where, and who asked for it. A page is its text, a function that writes it
    anew each time, or a whole answer: status, headers and body."""

    port: int = 0
    pages: dict[str, str | Callable[[], str] | tuple[int, dict[str, str], bytes]] = field(
        default_factory=dict
    )
    asked: list[Asked] = field(default_factory=list)
    tags: bool = True

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def asking(self) -> Callable[[Desk], Asking]:
        """Asks the server as the program does, but for the pauses."""

        def made(desk: Desk) -> Asking:
            quick = replace(rules(desk), pause=0.0, total=5.0)
            return Asking(desk, pause=0.0, visits=lambda: Visitor(quick, now=desk.clock))

        return made

    def take(self) -> list[Asked]:
        """What was asked since this was called last, but for robots.txt."""
        asked = [one for one in self.asked if one.path != "/robots.txt"]
        self.asked.clear()
        return asked


@contextmanager
def newspaper() -> Iterator[Newspaper]:
    """The server, while it runs."""
    told = Newspaper()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            given = self.headers.get("If-None-Match")
            told.asked.append(Asked(self.path, given))
            page = told.pages.get(self.path, (404, {}, b"There is no such page."))
            if isinstance(page, tuple):
                self.say(*page)
                return
            body = (page if isinstance(page, str) else page()).encode()
            tag = f'"{sha256(body).hexdigest()[:12]}"'
            headers = {"Content-Type": "text/html; charset=utf-8"}
            if told.tags:
                headers["ETag"] = tag
            if told.tags and given == tag:
                self.say(304, {"ETag": tag}, b"")
            else:
                self.say(200, headers, body)

        def say(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers and status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
