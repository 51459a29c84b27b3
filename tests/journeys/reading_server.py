"""The reader's own server in a thread, over a store that a test can look into."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import uvicorn

from variorum.desk import Desk, open_desk
from variorum.desk.settings import Settings
from variorum.gate import Desks, Gate, Keeper
from variorum.serving import make_app


@contextmanager
def reading_server(folder: Path) -> Iterator[tuple[Desk, str]]:
    """A desk of the caller's own, and the address at which the same store is served."""
    settings = Settings(meaning="lexical", allow_private=True)
    lay_out = partial(open_desk, store=folder / "news.sqlite", settings=settings)
    with lay_out() as desk, socket.create_server(("127.0.0.1", 0)) as listening:
        desks = Desks(lay_out, threads=2)
        app = make_app(Gate(desks, Keeper()))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=partial(server.run, sockets=[listening]))
        thread.start()
        try:
            yield desk, f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)
            desks.close()
