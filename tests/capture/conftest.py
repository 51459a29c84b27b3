"""A server on this machine that misbehaves as told, and an archive to keep what it says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from variorum.capture import FetchRules

Play = Callable[[socket.socket, str], None]


@dataclass
class Stage:
    """Paths and what to do when they are asked for; every request is noted."""

    port: int = 0
    plays: dict[str, Play] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return self.base + path

    def answer(
        self, path: str, body: bytes = b"", *, status: str = "200 OK", headers: str = ""
    ) -> str:
        """Answer with a whole, well-formed message."""
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{headers}"
        return self.raw(path, head.encode() + b"\r\n" + body)

    def raw(self, path: str, message: bytes) -> str:
        """Answer with exactly these bytes."""
        self.plays[path] = lambda connection, _: connection.sendall(message)
        return self.url(path)

    def play(self, path: str, play: Play) -> str:
        self.plays[path] = play
        return self.url(path)


def _serve(stage: Stage, listener: socket.socket) -> None:
    while not stage.stopping.is_set():
        try:
            connection, _ = listener.accept()
        except OSError:
            continue
        threading.Thread(target=_one, args=(stage, connection), daemon=True).start()


def _one(stage: Stage, connection: socket.socket) -> None:
    with connection:
        try:
            connection.settimeout(5)
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(65536)
                if not piece:
                    return
                request += piece
            text = request.decode("latin-1")
            path = text.split(" ")[1]
            stage.asked.append(path)
            stage.requests.append(text)
            play = stage.plays.get(path)
            if play is None:
                connection.sendall(
                    b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                )
            else:
                play(connection, text)
        except OSError:
            return


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        stage.port = listener.getsockname()[1]
        thread = threading.Thread(target=_serve, args=(stage, listener))
        thread.start()
        yield stage
        stage.stopping.set()
        thread.join()


@pytest.fixture
def rules() -> FetchRules:
    """Limits small enough for tests; this machine may be visited."""
    return FetchRules(
        connect=1.0,
        read=0.5,
        total=2.0,
        max_bytes=200_000,
        max_unpacked=400_000,
        max_redirects=4,
        allow_private=True,
        pause=0.0,
    )
