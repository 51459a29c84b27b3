"""Following asks a site while somebody waits: no interface may hold every thread by it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from tests.api.apps import Apps, apps

from variorum.capture import Response
from variorum.desk.accounts import new_key
from variorum.gate.looking import AT_ONCE, looking_up

FEED = b"<rss version='2.0'><channel><title>Mail</title><item><guid>1</guid></item></channel></rss>"
MAIL = "https://mail.example/rss"
# Every question for which a site is asked: the interface, its address, what it sends.
WAYS = {
    "miniflux": ("/v1/feeds", {"json": {"feed_url": MAIL}}),
    "miniflux discover": ("/v1/discover", {"json": {"url": MAIL}}),
    "quickadd": ("/reader/api/0/subscription/quickadd", {"data": {"quickadd": MAIL}}),
    "edit": ("/reader/api/0/subscription/edit", {"data": {"ac": "subscribe", "s": f"feed/{MAIL}"}}),
    "own": ("/api/1/feeds", {"json": {"address": MAIL}}),
    "own offers": ("/api/1/feeds/offers", {"json": {"address": MAIL}}),
}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Apps]:
    with apps(tmp_path, AT_ONCE + 1) as made:
        yield made


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A web of one feed, which answers as soon as this is set."""
    free = threading.Event()

    def fetch(_: object, addresses: list[str], **__: object) -> list[tuple[str, object]]:
        assert free.wait(20)
        return [
            (one, Response(one, one, 200, (), FEED, FEED, "2033-05-18T03:33:20Z"))
            for one in addresses
        ]

    monkeypatch.setattr("variorum.desk.social.fetch_all", fetch)
    return free


def ask(app: Apps, way: str) -> httpx.Response:
    path, sent = WAYS[way]
    if path.startswith("/reader"):
        return app.post(path, **sent)
    secret, _ = new_key(app.desk, app.ann, "token", name="a test")
    return app.ask("POST", path, headers={"x-auth-token": secret}, **sent)


@pytest.mark.parametrize("way", WAYS)
def test_who_comes_while_many_are_at_it_is_told_to_come_again(
    app: Apps, web: threading.Event, way: str
) -> None:
    web.set()
    with ExitStack() as others:
        for _ in range(AT_ONCE):
            others.enter_context(looking_up())
        answer = ask(app, way)
        assert answer.status_code == 503
        assert 0 < int(answer.headers["retry-after"]) < 60
        assert "Several addresses are being looked at already. Try again" in answer.text
        assert app.desk.store.sources.find() == ()
    assert ask(app, way).status_code in (200, 201)


def test_a_feed_that_was_left_is_followed_again_without_asking_its_site(app: Apps) -> None:
    source = app.follow("post")
    app.post("subscription/edit", f"ac=unsubscribe&s=feed/{source.id}")
    with ExitStack() as others:
        for _ in range(AT_ONCE):
            others.enter_context(looking_up())
        assert app.post("subscription/edit", f"ac=subscribe&s=feed/{source.id}").text == "OK"


def test_one_question_of_an_app_names_no_more_sites_than_can_be_asked(app: Apps) -> None:
    many = "&".join(f"s=feed/https://site{n}.example/" for n in range(51))
    answer = app.post("subscription/edit", f"ac=subscribe&{many}")
    assert answer.status_code == 400
    assert "over 50 feeds" in answer.text
    assert app.desk.store.sources.find() == ()


def test_who_reads_is_answered_while_slow_sites_are_looked_at(
    app: Apps, web: threading.Event
) -> None:
    secret, _ = new_key(app.desk, app.ann, "token", name="a test")
    headers = {"x-auth-token": secret}

    async def together() -> tuple[list[httpx.Response], int]:
        carrier = httpx.ASGITransport(app=app.app)
        async with httpx.AsyncClient(
            transport=carrier, base_url="http://news.example", headers=headers, timeout=20
        ) as client:
            path, sent = WAYS["miniflux"]
            asked = [asyncio.create_task(client.post(path, **sent)) for _ in range(8)]
            done: list[httpx.Response] = []
            # All but those that may be at it are answered, and so is who only reads.
            for first in asyncio.as_completed(asked):
                done.append(await first)
                if len(done) == len(asked) - AT_ONCE:
                    break
            read = (await client.get("/api/1/me")).status_code
            web.set()
            left = [one for one in asked if not one.done()]
            return done + list(await asyncio.gather(*left)), read

    done, read = asyncio.run(together())
    assert read == 200
    assert [one.status_code for one in done[: 8 - AT_ONCE]] == [503] * (8 - AT_ONCE)
    assert sorted(one.status_code for one in done[8 - AT_ONCE :]) == [201, 400, 400]
    with ExitStack() as every:
        for _ in range(AT_ONCE):
            every.enter_context(looking_up())
