"""Killed at random points: polling and marking, again and again; then every entry is counted.

usage: run.py [--kills N] [--feeds N] [--seed N]

A server of its own serves feeds of which each answer shows two entries more than the last, and
one whose words change; it remembers what it showed. `variorum poll --watch` runs beside a
process that marks items as the pages do (through the store), and writes down each mark once the
store has taken it. Both are killed with SIGKILL after a while drawn by chance, and begun again.
In the end one run goes on undisturbed, and then the ledgers are compared with store and archive.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.request import urlopen

_READY = 20.0


def host(number: int) -> str:
    """Each feed has an address of its own, all of this machine."""
    return f"127.3.{number // 250}.{number % 250 + 1}"


def address(number: int, port: int) -> str:
    """Where a feed is."""
    return f"http://{host(number)}:{port}/{number}.xml"


def serve(feeds: int) -> None:
    """Answer until killed; the port on standard output."""
    shown: Counter[int] = Counter()

    def document(number: int, count: int) -> bytes:
        items = "".join(
            f"<item><title>News {number}-{k}</title><link>https://n{number}.example/{k}</link>"
            f"<guid isPermaLink='false'>{number}-{k}</guid>"
            f"<description>{f'Now {count} of them' if k == 0 else 'Words. ' * 20}</description>"
            "</item>"
            for k in range(count - 1, -1, -1)
        )
        return (
            f"<rss version='2.0'><channel><title>P{number}</title>{items}</channel></rss>".encode()
        )

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                path = (await reader.readuntil(b"\r\n\r\n")).split(b" ")[1].decode()
                if path == "/ledger":
                    body = json.dumps(shown).encode()
                else:
                    number = int(path.strip("/").partition(".")[0])
                    shown[number] += 2
                    body = document(number, shown[number])
                head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n"
                if path != "/ledger":
                    head += f'ETag: "{shown[number]}"\r\nCache-Control: no-cache\r\n'
                writer.write(head.encode() + b"\r\n" + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def run() -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        hosts = ["127.0.0.1", *map(host, range(feeds))]
        server = await asyncio.start_server(meet, hosts, port)
        print(port, flush=True)
        await server.serve_forever()

    asyncio.run(run())


def mark(store: Path, ledger: Path, seed: int) -> None:
    """Read and save items until killed; what the store has taken stands in the ledger."""
    from variorum.model import Wanted
    from variorum.store import open_store

    chance = random.Random(seed)
    with open_store(store) as opened, ledger.open("a", buffering=1) as written:
        (user,) = opened.readers.users()
        while True:
            unread = opened.readers.ids(user.id, Wanted(read=False), limit=200)
            saved = chance.random() < 0.3
            some = chance.sample(unread, min(len(unread), chance.randint(1, 4)))
            if not some:
                time.sleep(0.02)
                continue
            now = time.time()
            if saved:
                opened.readers.mark(user.id, some, saved=True, at=now)
            else:
                opened.readers.mark(user.id, some, read=True, at=now)
            written.write(json.dumps([["saved" if saved else "read", one] for one in some]) + "\n")
            time.sleep(chance.uniform(0, 0.02))


@dataclass
class Report:
    """What was found at the end. All but the first six should be 0 or true."""

    kills: int = 0
    interrupted: int = 0  # runs of polling that were killed before all that was shown was kept
    items: int = 0
    marks: int = 0
    revisions: int = 0
    unnamed_records: int = 0  # kept in the archive when the store was not reached: a kill between
    lost: int = 0
    doubled: int = 0
    marks_lost: int = 0
    unread_wrong: int = 0
    corrupt: int = 0
    archive_damaged: int = 0

    @property
    def faults(self) -> int:
        return (
            self.lost + self.doubled + self.marks_lost + self.unread_wrong
            + self.corrupt + self.archive_damaged
        )  # fmt: skip


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def make_ready(store: Path, feeds: int, port: int) -> None:
    """One user who follows all feeds."""
    from variorum.model import Subscription
    from variorum.store import open_store

    with open_store(store) as opened:
        user = opened.readers.add("reader")
        for source in opened.sources.follow(address(n, port) for n in range(feeds)):
            opened.readers.subscribe(user.id, Subscription(source.id))


def ask_all(store: Path) -> None:
    """Let every feed be due now, as a reader asks by a button."""
    from variorum.store import open_store

    with open_store(store) as opened:
        opened.sources.ask_soon([source.id for source in opened.sources.find()], time.time())


def seen(port: int) -> dict[int, int]:
    """How many entries each feed has shown."""
    with urlopen(f"http://127.0.0.1:{port}/ledger", timeout=_READY) as answer:
        return {int(number): count for number, count in json.load(answer).items()}


def wait(chance: random.Random, port: int, store: Path, ledger: Path) -> None:
    """Until a moment drawn by chance: before anything happens; or soon after the first question;
    or soon after something was kept, or marked."""
    drawn = chance.random()
    if drawn < 0.15:
        time.sleep(chance.uniform(0.05, 0.8))
        return
    signs: list[Callable[[], object]] = [lambda: seen(port)]
    if drawn > 0.5:
        signs.append(lambda: kept(store))
    if drawn > 0.7:
        signs.append(lambda: ledger.stat().st_size if ledger.exists() else 0)
    before, begun = [sign() for sign in signs], time.monotonic()
    while time.monotonic() - begun < _READY:
        if all(sign() != was for sign, was in zip(signs, before, strict=True)):
            break
        time.sleep(0.02)
    time.sleep(chance.uniform(0, 0.4))


def kept(store: Path) -> int:
    """How many items the store has."""
    connection = sqlite3.connect(store)
    try:
        return int(connection.execute("SELECT count(*) FROM items").fetchone()[0])
    finally:
        connection.close()


def is_whole(store: Path, check: str = "quick_check") -> bool:
    connection = sqlite3.connect(store)
    try:
        found = connection.execute(f"PRAGMA {check}").fetchall()
        if found != [("ok",)]:
            print(found[:3], file=sys.stderr)
        return found == [("ok",)]
    finally:
        connection.close()


def trial(kills: int, feeds: int, seed: int, folder: Path) -> Report:
    """Kill so many times, let it end well once, and count."""
    chance, report = random.Random(seed), Report()
    store, ledger = folder / "variorum.sqlite", folder / "marks"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    watching = python(
        "-m", "variorum", "poll", "--allow-private", "--pause", "0", "--store", str(store)
    )
    serving = python(__file__, "--serve", str(feeds))
    with subprocess.Popen(serving, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline())
            make_ready(store, feeds, port)
            while report.kills < kills:
                ask_all(store)
                marking = python(__file__, "--mark", str(store), str(ledger), str(chance.random()))
                running = [
                    subprocess.Popen([*watching, "--watch"], **quiet),  # type: ignore[call-overload]
                    subprocess.Popen(marking, **quiet),  # type: ignore[call-overload]
                ]
                wait(chance, port, store, ledger)
                chance.shuffle(running)
                for one in running:
                    one.send_signal(signal.SIGKILL)
                    one.wait()
                    report.kills += 1
                    time.sleep(chance.uniform(0, 0.05))
                report.corrupt += not is_whole(store)
                report.interrupted += sum(seen(port).values()) > kept(store)
            ask_all(store)
            subprocess.run(watching, check=True, timeout=300, **quiet)  # type: ignore[call-overload]
            shown = seen(port)
            # On a busy machine none of those before may have come so far as to mark.
            marking = python(__file__, "--mark", str(store), str(ledger), str(chance.random()))
            with subprocess.Popen(marking, **quiet) as last:  # type: ignore[call-overload]
                size, begun = ledger.stat().st_size if ledger.exists() else 0, time.monotonic()
                while time.monotonic() - begun < _READY:
                    if ledger.exists() and ledger.stat().st_size > size:
                        break
                    time.sleep(0.02)
                last.send_signal(signal.SIGKILL)
        finally:
            server.kill()
    count(report, store, ledger, shown, port)
    return report


def count(report: Report, store: Path, ledger: Path, shown: dict[int, int], port: int) -> None:
    """Compare the ledgers with store and archive."""
    from variorum.desk import open_desk
    from variorum.desk.settings import read_settings
    from variorum.errors import ArchiveError

    report.corrupt += not is_whole(store, "integrity_check")
    with open_desk(store=store, settings=read_settings(meaning="lexical")) as desk:
        captures = desk.store.captures.find()
        for capture in captures:
            try:
                desk.archive.verify(capture)
            except ArchiveError:
                report.archive_damaged += 1
        urls = {source.url: source.id for source in desk.store.sources.find()}
    connection = sqlite3.connect(store)
    try:
        there = Counter(connection.execute("SELECT source, name FROM items").fetchall())
        wanted = {
            (urls[address(n, port)], f"{n}-{k}") for n, total in shown.items() for k in range(total)
        }
        report.items = sum(there.values())
        report.lost = len(wanted - there.keys())
        report.doubled = sum(count - 1 for count in there.values()) + len(there.keys() - wanted)
        ((report.revisions,),) = connection.execute(
            "SELECT count(*) FROM item_revisions"
        ).fetchall()
        read = {item for (item,) in connection.execute("SELECT item FROM marks WHERE read")}
        saved = {
            item for (item,) in connection.execute("SELECT item FROM marks WHERE saved IS NOT NULL")
        }
        unread = {item for (item,) in connection.execute("SELECT item FROM unread")}
        ((counted,),) = connection.execute("SELECT sum(items) FROM unread_counts").fetchall()
        all_items = {item for (item,) in connection.execute("SELECT id FROM items")}
    finally:
        connection.close()
    # A line that was cut off was not written whole: its marks may be there or not.
    lines = ledger.read_text().split("\n")[:-1] if ledger.exists() else []
    acknowledged = [(kind, item) for line in lines for kind, item in json.loads(line)]
    report.marks = len(acknowledged)
    report.marks_lost = sum(
        item not in (read if kind == "read" else saved) for kind, item in acknowledged
    )
    report.unread_wrong = len(unread ^ (all_items - read)) + abs(len(unread) - (counted or 0))
    report.unnamed_records = records(store.with_name(f"{store.stem}-archive")) - len(captures)


def records(folder: Path) -> int:
    """How many answers the archive holds, by an independent reader; damage is an error."""
    from warcio.archiveiterator import ArchiveIterator

    found = 0
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as file:
            found += sum(record.rec_type == "response" for record in ArchiveIterator(file))
    return found


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--serve"]:
        serve(int(arguments[1]))
    if arguments[:1] == ["--mark"]:
        mark(Path(arguments[1]), Path(arguments[2]), hash(arguments[3]))
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        report = trial(options.kills, options.feeds, options.seed, Path(folder))
    print(json.dumps(asdict(report), indent=2))
    return int(report.faults > 0)


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.exit(main(sys.argv[1:]))
