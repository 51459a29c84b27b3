"""A real HTTP server on this machine that plays a language model, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass
class Writer:
    """Where the server listens, and what it was asked."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def passages(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.asked[-1]["messages"][1]["content"])[
            "passages"
        ]
        return found


@contextmanager
def serving(reply: Reply) -> Iterator[Writer]:
    """Run a server whose every answer is made by ``reply``; it ends with the block."""
    writer = Writer("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            size = int(self.headers.get("content-length", 0))
            asked = json.loads(self.rfile.read(size))
            writer.asked.append(asked)
            writer.headers.append({k.lower(): v for k, v in self.headers.items()})
            self.close_connection = True
            with suppress(OSError):  # the asker had enough
                reply(self, asked)

        def do_GET(self) -> None:
            writer.asked.append({"path": self.path})
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    writer.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield writer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    *,
    status: int = 200,
    length: int | None = None,
    **headers: str,
) -> None:
    """Answer with these bytes; ``length`` says another Content-Length than is true."""
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def completion(content: object) -> bytes:
    """A chat completion with this text."""
    return json.dumps(
        {"choices": [{"message": {"role": "assistant", "content": content}}]}
    ).encode()


def sentences(*items: object) -> bytes:
    """A completion with these sentences: (text, cites) or (text, cites, part), or any object."""
    told = [
        dict(zip(("text", "cites", "part"), item, strict=False))
        if isinstance(item, tuple)
        else item
        for item in items
    ]
    return completion(json.dumps({"sentences": told}, ensure_ascii=False))
