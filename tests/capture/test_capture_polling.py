"""Asking many feeds at once: only for news, within limits, and never behind the reader's door."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

pytest.importorskip("aiohttp", reason="the extra `reader` is not installed")

from variorum.capture import Ask, Ear, FetchRules, Heard, open_ear
from variorum.errors import FetchError, Refused
from variorum.following import trouble_of

RULES = FetchRules(
    connect=2, read=1, total=3, max_bytes=200_000, max_unpacked=500_000, allow_private=True
)
FEED = b"<rss><channel><title>t</title></channel></rss>"
Serve = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def served(serve: Serve) -> AsyncIterator[str]:
    """A server that gives each request's head to ``serve``; its address."""

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await serve(head, writer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(meet, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape") + body


def ask(serve: Serve, path: str = "/feed", rules: FetchRules = RULES, **validators: bytes) -> Heard:
    async def go() -> Heard:
        async with served(serve) as address, open_ear(rules) as ear:
            return await ear(Ask(address + path, **validators))

    return asyncio.run(go())


def says(body: bytes = FEED, status: str = "200 OK", **headers: str) -> Serve:
    async def serve(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(body, status, **headers))

    return serve


def test_a_feed_is_had_with_its_headers_as_sent() -> None:
    heard = ask(says(FEED, ETag='W/"a"', Last_Modified="Thu, 08 May 2031 14:20:00 GMT"))
    assert heard.response.body == FEED
    assert heard.response.address == "127.0.0.1"
    assert heard.validator("etag") == b'W/"a"'
    assert heard.validator("last-modified") == b"Thu, 08 May 2031 14:20:00 GMT"
    assert heard.validator("expires") is None
    assert heard.moved is None


@pytest.mark.parametrize("etag", [b'"a"', b'W/"a b"', 'W/"é日"'.encode(), b"no quotes", b"'"])
def test_validators_go_back_byte_by_byte(etag: bytes) -> None:
    heads = list[bytes]()

    async def serve(head: bytes, writer: asyncio.StreamWriter) -> None:
        heads.append(head)
        writer.write(answer(status="304 Not Modified"))

    heard = ask(serve, etag=etag, modified=b"yesterday")
    assert heard.response.unchanged
    assert b"If-None-Match: " + etag + b"\r\n" in heads[0]
    assert b"If-Modified-Since: yesterday\r\n" in heads[0]


def test_nothing_is_asked_for_that_was_not_given_and_no_cookie_is_kept() -> None:
    heads = list[bytes]()

    async def serve(head: bytes, writer: asyncio.StreamWriter) -> None:
        heads.append(head)
        writer.write(answer(FEED, Set_Cookie="a=b"))

    async def go() -> None:
        async with served(serve) as address, open_ear(RULES) as ear:
            await ear(Ask(address))
            await ear(Ask(address))

    asyncio.run(go())
    for head in heads:
        assert b"If-" not in head
        assert b"cookie" not in head.lower()


@pytest.mark.parametrize(
    ("first", "second", "moved"),
    [("301 Moved", "308 Moved", True), ("301 Moved", "302 Found", False), ("307 Other", "301 Moved", False)],
)  # fmt: skip
def test_a_feed_has_moved_only_if_every_step_says_so(first: str, second: str, moved: bool) -> None:
    async def serve(head: bytes, writer: asyncio.StreamWriter) -> None:
        if head.startswith(b"GET /feed "):
            writer.write(answer(status=first, Location="/b"))
        elif head.startswith(b"GET /b "):
            writer.write(answer(status=second, Location="/c?d=1"))
        else:
            writer.write(answer(FEED))

    heard = ask(serve)
    assert heard.response.url.endswith("/c?d=1")
    assert [url.rpartition("/")[2] for url in heard.response.redirects] == ["feed", "b"]
    assert heard.moved == (heard.response.url if moved else None)


@pytest.mark.parametrize("giver", ["/feed", "/b", None, "/elsewhere"])
def test_validators_go_to_the_address_that_gave_them_and_to_no_other(giver: str | None) -> None:
    told = dict[str, bytes]()

    async def serve(head: bytes, writer: asyncio.StreamWriter) -> None:
        path = head.split(b" ")[1].decode()
        told[path] = head
        moved = path == "/feed"
        writer.write(
            answer(status="301 Moved", Location="/b") if moved else answer(status="304 Same")
        )

    async def go() -> Heard:
        async with served(serve) as address, open_ear(RULES) as ear:
            return await ear(Ask(address + "/feed", b'"a"', b"then", giver and address + giver))

    asyncio.run(go())
    for path, head in told.items():
        assert (b"If-None-Match" in head) == (path == (giver or "/feed"))
        assert (b"If-Modified-Since" in head) == (path == (giver or "/feed"))


def test_what_was_packed_is_unpacked_and_kept_as_sent() -> None:
    packed = gzip.compress(FEED)
    heard = ask(says(packed, Content_Encoding="gzip"))
    assert (heard.response.wire, heard.response.body) == (packed, FEED)


async def _endless(head: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(100_000):
        writer.write(b"x" * 10_000)
        await writer.drain()


async def _dripping(head: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(200):
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.1)


async def _silent(head: bytes, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def _noise(head: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(b"\x00\x01 not http\r\n\r\n")


async def _cut(head: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc")
    writer.close()


async def _round(head: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(answer(status="302 Found", Location="/again"))


@pytest.mark.parametrize(
    ("serve", "kind"),
    [(_endless, "unreadable"), (_dripping, "timeout"), (_silent, "timeout"), (_noise, "server"),
     (_cut, "server"), (_round, "server"), (says(status="301 Moved"), "server"),
     (says(status="301 Moved", Location="http://[bad/"), "network"),
     (says(gzip.compress(b"0" * 3_000_000), Content_Encoding="gzip"), "unreadable"),
     (says(b"\x1f\x8b\x08broken", Content_Encoding="gzip"), "unreadable")],
    ids=["endless", "dripping", "silent", "noise", "cut", "circle", "nowhere", "bad address", "bomb", "damaged"],
)  # fmt: skip
def test_whatever_a_server_does_the_trouble_has_a_name_that_fits(serve: Serve, kind: str) -> None:
    with pytest.raises(FetchError) as caught:
        ask(serve)
    assert trouble_of(caught.value).kind == kind


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://a.example/", "http://u:p@a.example/"]
)
def test_no_redirect_leads_where_we_do_not_go(location: str) -> None:
    with pytest.raises(Refused):
        ask(says(status="302 Found", Location=location))


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://[::1]:9/", "http://inside.example:9/"]
)
def test_private_addresses_are_not_asked(url: str) -> None:
    async def go(ear: Ear) -> None:
        with pytest.raises(Refused) as refused:
            await ear(Ask(url))
        assert refused.value.rule == "private-address"

    async def run() -> None:
        closed = replace(RULES, allow_private=False)
        async with open_ear(closed, resolve=lambda host, port: ["10.0.0.7"]) as ear:
            await go(ear)

    asyncio.run(run())


def test_a_redirect_to_a_private_address_is_not_followed() -> None:
    async def run() -> None:
        async with served(says(status="302 Found", Location="http://inside.example/")) as address:
            port = int(address.rpartition(":")[2])

            def resolve(host: str, _: int) -> list[str]:
                return {"outside.example": ["127.0.0.1"], "inside.example": ["10.0.0.7"]}[host]

            public = lambda one: one == "127.0.0.1"  # noqa: E731
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("variorum.capture.polling.is_public", public)
                async with open_ear(replace(RULES, allow_private=False), resolve=resolve) as ear:
                    with pytest.raises(Refused):
                        await ear(Ask(f"http://outside.example:{port}/feed"))

    asyncio.run(run())


def test_a_host_that_is_not_known_is_a_named_trouble() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    async def run() -> None:
        async with open_ear(RULES, resolve=nowhere) as ear:
            with pytest.raises(FetchError, match="no connection"):
                await ear(Ask("http://nowhere.example/"))

    asyncio.run(run())


def test_fifty_feeds_are_asked_side_by_side() -> None:
    async def slow(_: bytes, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(answer(FEED))

    async def run() -> float:
        async with served(slow) as address, open_ear(RULES, at_once=50) as ear:
            begun = asyncio.get_running_loop().time()
            heard = await asyncio.gather(*(ear(Ask(f"{address}/{n}")) for n in range(50)))
            assert [one.response.status for one in heard] == [200] * 50
            return asyncio.get_running_loop().time() - begun

    assert asyncio.run(run()) < 5  # one after the other they take ten seconds
