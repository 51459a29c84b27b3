"""Feeds at their worst, the whole way: asked, read, kept, shown. Each gives items or a named
trouble, in bounded time, and none stops the others."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `reader` is not installed")
from tests.sources.bad_feeds import GOOD, Bad, bad_feeds

from variorum.capture import FetchRules, open_ear
from variorum.desk import Desk, Manners, Polls, World, open_desk, open_reading, poll
from variorum.desk.settings import read_settings
from variorum.desk.views.safe_html import safe_html
from variorum.errors import FormatError
from variorum.following import offered, told
from variorum.model import Item, Source
from variorum.sources import read_feed

RULES = FetchRules(
    connect=4, read=4, total=5, max_bytes=11_000_000, max_unpacked=11_000_000, allow_private=True
)
# What must be nowhere in what is shown.
RUNS = re.compile(
    r"<script|javascript:|vbscript:|\son\w+\s*=|<svg|<iframe|data:text", re.IGNORECASE
)


@asynccontextmanager
async def served(feeds: list[Bad]) -> AsyncIterator[str]:
    """A server of bad feeds, each under its number; its address."""

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            number = int(head.split(b" ")[1].partition(b"?")[0].strip(b"/"))
            await _send(writer, feeds[number])
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(meet, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def _send(writer: asyncio.StreamWriter, bad: Bad) -> None:
    if bad.raw is not None:
        writer.write(bad.raw)
        await writer.drain()
        return
    lines = [f"HTTP/1.1 {bad.status} Said", "Connection: close"]
    if not bad.endless and bad.status not in (204, 304):
        lines.append(f"Content-Length: {len(bad.body) if bad.length is None else bad.length}")
    lines += [f"{name}: {value}" for name, value in bad.head]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    if bad.drip:
        for byte in bad.body:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(bad.drip)
    writer.write(bad.body)
    while bad.endless:
        writer.write(bad.endless)
        await writer.drain()


def asked(desk: Desk, feeds: list[Bad]) -> tuple[list[Source], Polls]:
    """The sources after one visit to each."""

    async def run() -> tuple[list[Source], Polls]:
        async with served(feeds) as address, open_ear(RULES) as ear, open_reading(20.0) as read:
            urls = [f"{address}/{number}" for number in range(len(feeds))]
            numbers = [source.id for source in desk.store.sources.follow(urls)]
            done = await poll(
                desk, ear, until=time.time(), manners=Manners(pause=0.0, at_once_there=64),
                world=World(read=read),
            )  # fmt: skip
            return list(desk.store.sources.find(numbers)), done

    return asyncio.run(run())


def faults(bad: Bad, source: Source, items: tuple[Item, ...]) -> list[str]:
    """What is not as it should be with one of them."""
    found = []
    trouble = source.state.trouble
    said = told(source.state, time.time())
    if bad.items is not None and len(items) != bad.items:
        found.append(f"{len(items)} items, not {bad.items}: {said}")
    if bad.items != 0 and bad.trouble is None and trouble is not None:
        found.append(f"in trouble: {said}") if bad.items else None
    if bad.trouble and (trouble is None or trouble.kind != bad.trouble):
        found.append(f"no trouble of the kind {bad.trouble}: {said}")
    if not items and trouble is None and bad.items is None:
        found.append("neither items nor a trouble")
    complaints = "\n".join(one for item in items for one in item.entry.complaints)
    if bad.says and bad.says not in complaints + said:
        found.append(f"says {complaints[:200]!r} and {said!r}")
    if "Traceback" in said or "fault" in said or len(said) > 1000:
        found.append(f"told as {said[:300]!r}")
    for item in items[:20]:
        entry = item.entry
        shown = [entry.title or "", entry.byline or "", entry.url or "", source.title or ""]
        shown.append(safe_html(entry.html or "", base=entry.url))
        if RUNS.search(shown[-1]) or RUNS.match(entry.url or "") or RUNS.match(source.site or ""):
            found.append(f"runs something: {shown[-1][:100]!r}, {entry.url!r}, {source.site!r}")
        if any(secret in text for secret in bad.hidden for text in (*shown, entry.text or "")):
            found.append("tells a secret")
        if max(map(len, shown[:3])) > 8192:
            found.append("has parts that are too long")
    return found


def test_every_bad_feed_gives_items_or_a_named_trouble_and_none_stops_the_others(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    feeds = [*bad_feeds().values(), Bad("a good one", GOOD.encode())]
    assert len(feeds) > 250
    settings = replace(read_settings(), meaning="lexical", max_input=11_000_000)
    begun = time.monotonic()
    with open_desk(tmp_path, settings=settings) as desk:
        sources, done = asked(desk, feeds)
        lasted = time.monotonic() - begun
        wrong = {
            bad.name: said
            for bad, source in zip(feeds, sources, strict=True)
            if (said := faults(bad, source, desk.store.sources.latest(source.id, limit=10**6)))
        }
        captures = desk.store.captures.find()
        for capture in captures:
            desk.archive.verify(capture)
    assert not wrong, "\n".join(f"{name}: {'; '.join(said)}" for name, said in wrong.items())
    assert done.tries == len(feeds)
    ours = [record for record in caplog.records if record.name.startswith("variorum")]
    assert ours == []  # no fault of ours
    assert lasted < 120  # six seconds on a free machine


@pytest.mark.parametrize("start", range(4))
def test_a_feed_that_breaks_off_anywhere_gives_what_came_before(start: int) -> None:
    """A cut within the last of three items leaves at least the first two."""
    feed = (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>"
        + "".join(
            f"<item><title>News {n} &amp; more</title><guid>{n}</guid>"
            f"<description><![CDATA[<p>Text {n}</p>]]></description></item>"
            for n in range(3)
        )
        + "</channel></rss>"
    ).encode()
    whole = [feed.index(b"<guid>%d" % n) + 14 for n in range(3)]
    for cut in range(start, len(feed), 4):
        try:
            found = offered(read_feed(feed[:cut], subject="cut").entries)
        except FormatError:
            assert cut < whole[0]
            continue
        assert len(found) >= sum(cut >= place for place in whole), feed[:cut][-40:]
