"""Feeds a second of a whole refresh, ours and others', on one local server and in one run.

usage: polling.py [--feeds N] [--peer-python PATH] [--newsboat PATH] [--rounds N] [--plain]

A server in a process of its own serves N feeds of 20 entries on loopback addresses, four feeds
to an address, with ETag and Last-Modified, packed with gzip as most servers do. Each reader is
timed as a whole process: starting, asking, reading, keeping. The first refresh brings everything,
the second is answered 304. Feeds are added before the clock starts. Ours keeps every answer in a
synced archive and all items in a store with full synchronisation; the pause between visits to
one address is 0, since all are local, but no address is visited twice at once. Runs take turns,
so that a busy machine slows all alike; the best of the rounds counts for each.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ENTRIES = 20
TO_AN_ADDRESS = 4
PORT = 8700
_STAMP = "Thu, 08 May 2031 14:20:00 GMT"


def host(number: int) -> str:
    """The address that serves a feed: all of 127.0.0.0/8 is this machine."""
    place = number // TO_AN_ADDRESS
    return f"127.1.{place // 250}.{place % 250 + 1}"


def address(number: int, port: int) -> str:
    """Where a feed is."""
    return f"http://{host(number)}:{port}/feeds/{number}.xml"


def document(number: int) -> bytes:
    """A feed of about 40 kB: titles, summaries and texts of words drawn by its number."""
    chance = random.Random(number)
    words = "".join(chance.choices("etaoinshrdlu", k=4000))

    def said(count: int) -> str:
        spans = (chance.randrange(3990) for _ in range(count))
        return " ".join(words[start : start + 2 + start % 9] for start in spans)

    def item(entry: int) -> str:
        link = f"https://n{number}.example/{entry}"
        text = "".join(f"<p>{said(60)}</p>" for _ in range(4))
        return (
            f"<item><title>{said(8)}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>Thu, 08 May 2031 {entry:02}:20:00 GMT</pubDate>"
            f"<description>{said(30)}</description>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )

    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Paper {number}</title><link>https://n{number}.example/</link>"
        f"<description>News</description>{''.join(map(item, range(ENTRIES)))}</channel></rss>"
    ).encode()


def serve(feeds: int, port: int, packed: bool) -> None:
    """Answer until killed; "ready" on standard output once it listens."""
    documents = [document(number) for number in range(feeds)]
    coding = b""
    if packed:
        documents = [gzip.compress(one, 6) for one in documents]
        coding = b"Content-Encoding: gzip\r\n"

    class Answering(asyncio.Protocol):
        """HTTP/1.1 with as little work as can be: the server is not what is measured."""

        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport
            self.head = b""

        def data_received(self, data: bytes) -> None:
            self.head += data
            while (end := self.head.find(b"\r\n\r\n")) >= 0:
                head, self.head = self.head[:end].lower(), self.head[end + 4 :]
                number = int(head.split(b"/feeds/", 1)[1].split(b".", 1)[0])
                named = (
                    f'ETag: "{number}"\r\nLast-Modified: {_STAMP}\r\n'
                    "Content-Type: application/rss+xml\r\n"
                ).encode() + coding
                if b"if-none-match:" in head or b"if-modified-since:" in head:
                    answer = b"HTTP/1.1 304 Not Modified\r\n" + named + b"\r\n"
                else:
                    body = documents[number]
                    size = b"Content-Length: %d\r\n" % len(body)
                    answer = b"HTTP/1.1 200 OK\r\n" + size + named + b"\r\n" + body
                self.transport.write(answer)  # type: ignore[attr-defined]

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(
            Answering, list(dict.fromkeys(map(host, range(feeds)))), port, backlog=1024
        )
        print("ready", flush=True)
        await server.serve_forever()

    asyncio.run(run())


def ours(folder: Path, feeds: int, port: int, later: float) -> None:
    """Our refresh, ``later`` seconds from now by its clock; feeds are followed if they are new."""
    from variorum.capture import open_ear
    from variorum.desk import Manners, World, open_desk, open_reading, poll
    from variorum.desk.fetching import rules
    from variorum.desk.settings import read_settings

    settings = read_settings(allow_private=True, meaning="lexical")
    with open_desk(folder, settings=settings) as desk:
        if later < 0:
            desk.store.sources.follow(address(number, port) for number in range(feeds))
            user = desk.store.readers.add("reader")
            from variorum.model import Subscription

            for source in desk.store.sources.find():
                desk.store.readers.subscribe(user.id, Subscription(source.id))
            return

        async def run() -> object:
            async with open_ear(rules(desk)) as ear, open_reading() as read:
                return await poll(
                    desk, ear, until=time.time() + later, manners=Manners(pause=0.0),
                    world=World(clock=lambda: time.time() + later, read=read),
                )  # fmt: skip

        print(json.dumps({"polls": str(asyncio.run(run()))}))


_READER = """
import sys
from reader import make_reader
reader = make_reader(sys.argv[1])
if sys.argv[2] == "add":
    for url in open(sys.argv[3]): reader.add_feed(url.strip())
else:
    list(reader.update_feeds_iter(workers=int(sys.argv[2]), scheduled=False))
    print(reader.get_entry_counts().total)
"""


@dataclass(frozen=True)
class Run:
    """A command for each refresh, and what made it ready."""

    name: str
    ready: list[list[str]]
    refresh: list[list[str]]


def runs(folder: Path, feeds: int, port: int, peer: str | None, newsboat: str | None) -> list[Run]:
    """The readers that are there, each with a fresh folder."""
    urls = folder / "urls"
    urls.write_text("".join(f"{address(number, port)}\n" for number in range(feeds)))
    me = [sys.executable, __file__, "--ours", str(folder / "ours"), "--feeds", str(feeds)]
    me += ["--port", str(port), "--later"]
    found = [Run("ours", [[*me, "-1"]], [[*me, "0"], [*me, "90000"]])]
    if newsboat:
        home = folder / "newsboat"
        home.mkdir()
        conf = home / "conf"
        conf.write_text("reload-threads 64\ndownload-retries 1\n")
        command = [newsboat, "-C", str(conf), "-u", str(urls), "-c", str(home / "cache.db")]
        command += ["-x", "reload"]
        found.append(Run("newsboat", [], [command, command]))
    for workers in (1, 8, 64) if peer else ():
        base = [str(peer), "-c", _READER, str(folder / f"reader{workers}.db")]
        found.append(
            Run(f"reader, {workers} at once", [[*base, "add", str(urls)]],
                [[*base, str(workers)]] * 2)
        )  # fmt: skip
    return found


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds of a whole process, by the clock and of processors."""
    # As installed programs run: what was compiled once is kept.
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=1800, env=surroundings)
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, used


def measure(options: argparse.Namespace) -> dict[str, list[float]]:
    """The best seconds by reader: of the first refresh by the clock and of processors, and the
    same of the second."""
    best: dict[str, list[float]] = {}
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as place:
            for run in runs(
                Path(place), options.feeds, options.port, options.peer_python, options.newsboat
            ):
                for command in run.ready:
                    timed(command)
                seconds = [one for command in run.refresh for one in timed(command)]
                held = best.setdefault(run.name, seconds)
                best[run.name] = [min(pair) for pair in zip(held, seconds, strict=True)]
    return best


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--peer-python", help="a Python that has the library `reader`")
    parser.add_argument("--newsboat", default=shutil.which("newsboat"))
    parser.add_argument("--plain", action="store_true", help="the server does not pack")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--ours", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--later", type=float, default=0.0, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.serve:
        serve(options.feeds, options.port, not options.plain)
        return
    if options.ours:
        ours(options.ours, options.feeds, options.port, options.later)
        return
    command = [sys.executable, __file__, "--serve", "--feeds", str(options.feeds)]
    command += ["--port", str(options.port), *(["--plain"] if options.plain else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ) as server:
        try:
            assert server.stdout is not None
            server.stdout.readline()
            best = measure(options)
        finally:
            server.kill()
    print(
        f"{'reader':<20}{'first':>9}{'feeds/s':>9}{'cpu':>8}{'second':>10}{'feeds/s':>9}{'cpu':>8}"
    )
    for name, one in sorted(best.items(), key=lambda row: row[1]):
        print(f"{name:<20}", end="")
        for seconds, used in (one[:2], one[2:]):
            print(f"{seconds:>8.2f}s{options.feeds / seconds:>9.0f}{used:>7.2f}s", end=" ")
        print()
    others = [one for name, one in best.items() if name != "ours"]
    if others:
        ratios = [min(one[k] for one in others) / best["ours"][k] for k in range(4)]
        print(
            f"ours beside the better of the others: {ratios[0]:.1f} and {ratios[2]:.1f} times as"
            f" fast; with {ratios[1]:.1f} and {ratios[3]:.1f} times less of a processor"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
