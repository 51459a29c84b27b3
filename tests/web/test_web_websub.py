"""Hubs call over HTTP: a whole round with a hub of our own, and what callers try."""

from __future__ import annotations

import hmac
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest

pytest.importorskip("uvicorn", reason="the extra `reader` is not installed")

import uvicorn
from starlette.applications import Starlette

from variorum.desk import Desk, open_desk, renew
from variorum.desk.settings import Settings, read_settings
from variorum.errors import StoreError
from variorum.gate import Desks
from variorum.model import Intake
from variorum.web.websub import routes

TOPIC = "https://post.example/feed"
FEED = b"<rss><channel><title>The Post</title><item><guid>1</guid><title>Tolls rise</title></item></channel></rss>"


@dataclass
class Hub:
    """A hub that asks back and delivers what it is told to."""

    address: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    agreed: list[tuple[int, str]] = field(default_factory=list)

    def verify(self, form: dict[str, str]) -> None:
        query = {
            "hub.mode": form["hub.mode"], "hub.topic": form["hub.topic"],
            "hub.challenge": "<script>4</script>", "hub.lease_seconds": "3600",
        }  # fmt: skip
        self.agreed.append(call(f"{form['hub.callback']}?{urlencode(query)}"))

    def deliver(self, body: bytes, secret: str | None = None, **more: str) -> int:
        form = self.asked[-1]
        digest = hmac.new((secret or form["hub.secret"]).encode(), body, "sha512").hexdigest()
        head = {"X-Hub-Signature": f"sha512={digest}", "Content-Type": "application/rss+xml"}
        return call(form["hub.callback"], body, head | more)[0]


def call(
    url: str, body: bytes | None = None, head: dict[str, str] | None = None
) -> tuple[int, str]:
    request = urllib.request.Request(url, body, head or {})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["content-type"].startswith("text/plain")
            assert not answer.headers.get("set-cookie")
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with closing(error):
            return error.code, error.read().decode()


@contextmanager
def hub_running() -> Iterator[Hub]:
    told = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            form = {
                key: value[0] for key, value in parse_qs(self.rfile.read(length).decode()).items()
            }
            if self.path == "/":
                # Sent on, as the recommendation allows.
                self.send_response(308)
                self.send_header("Location", "/hub")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            told.asked.append(form)
            told.verify(form)
            self.send_response(202)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.address = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def served(lay_out: partial[object], limit: int = 100_000) -> Iterator[str]:
    desks = Desks(lay_out, 2)  # type: ignore[arg-type]
    app = Starlette(routes=routes(desks, limit=limit))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        desks.close()


def settings(**said: object) -> Settings:
    return replace(read_settings(**said), meaning="lexical", allow_private=True, timeout=5.0)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "v.sqlite"


def titles(desk: Desk) -> list[str | None]:
    return [item.entry.title for item in desk.store.sources.latest()]


def test_a_feed_is_told_of_by_its_hub_and_by_nobody_else(store: Path) -> None:
    lay_out = partial(open_desk, store=store, settings=settings())
    with (
        hub_running() as hub,
        served(lay_out) as address,
        open_desk(store=store, settings=settings(public_url=address)) as desk,
    ):
        (source,) = desk.store.sources.follow([TOPIC])
        there = replace(source, hub=hub.address, topic=TOPIC)
        desk.store.sources.take_in([Intake(there)], time.time())
        assert renew(desk).asked == 1
        assert hub.agreed == [(200, "<script>4</script>")]
        assert hub.deliver(FEED, secret="guess") == 202
        assert titles(desk) == []
        assert hub.deliver(FEED) == 200
        assert titles(desk) == ["Tolls rise"]
        assert hub.deliver(FEED) == 200
        assert titles(desk) == ["Tolls rise"]
        (lease,) = desk.store.hubs.find()
        assert (lease.delivered, lease.forged, lease.repeated) == (1, 1, 1)
        assert hub.deliver(b"x" * 200_000) == 413
        assert call(f"{address}/hub/guess", b"x")[0] == 404
        assert call(f"{address}/hub/guess?hub.challenge=%3Cb%3E") == (
            404,
            "Nothing is expected here.\n",
        )
        assert call(f"{address}/hub/{lease.token}?hub.mode=subscribe&hub.mode=denied")[0] == 404


def test_a_hub_is_to_send_again_what_could_not_be_kept(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("store", "the disk is full.")

    monkeypatch.setattr("variorum.web.websub.deliver", full)
    with served(partial(open_desk, store=store, settings=settings())) as address:
        status, said = call(f"{address}/hub/token", b"x")
    assert status == 503
    assert "disk" not in said


def test_no_fault_of_ours_is_shown_to_who_calls(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr("variorum.web.websub.verify", broken)
    with served(partial(open_desk, store=store, settings=settings())) as address:
        status, said = call(f"{address}/hub/token")
    assert status == 500
    assert "inside" not in said


def test_a_hub_behind_our_own_door_is_not_asked(store: Path) -> None:
    closed = replace(settings(public_url="https://me.example"), allow_private=False)
    with hub_running() as hub, open_desk(store=store, settings=closed) as desk:
        (source,) = desk.store.sources.follow([TOPIC])
        desk.store.sources.take_in([Intake(replace(source, hub=hub.address))], time.time())
        assert renew(desk).failed == 1
        assert hub.asked == []
        (lease,) = desk.store.hubs.find()
        assert "private address" in (lease.why or "")
