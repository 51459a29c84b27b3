"""How long pages take with 20 clients at once, and how that grows with the store.

    python benchmarks/speed/serving.py --sizes 1000,10000,100000

Fills a store of each size, serves it with ``variorum serve --no-poll`` in a process of its own,
and asks for pages on loopback: every client asks again as soon as it has its answer (``--think``
lets it read for so many seconds). Prints for each page the requests per second, and the median and
95th percentile of the server's own time (from the head of a request to its answer, waiting for a
free thread included), in ms; then the most memory that the server has had, and all its processes
together. The clients take a good part of the processors: where there are two, half of them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import aiohttp
from full_store import fill

from variorum.gate import COOKIE

_WORDS = "ba do ke li mo nu pa re si to".split()


def pages(stories: list[str]) -> dict[str, Callable[[], str]]:
    """What a client asks for, anew each time."""

    def word() -> str:
        return "".join(random.choices(_WORDS, k=random.randint(1, 3)))

    return {
        "today": lambda: "/",
        "unread": lambda: "/unread",
        "story": lambda: f"/story/{random.choice(stories)}",
        "search": lambda: f"/search?q={word()}",
        "search, two words": lambda: f"/search?q={word()}+{word()}",
    }


async def load(
    address: str, secret: str, page: Callable[[], str], clients: int, seconds: float, think: float
) -> tuple[list[float], int]:
    """Server times in ms, and how many answers were not 200."""
    times: list[float] = []
    bad = 0

    async def client(web: aiohttp.ClientSession, until: float) -> None:
        nonlocal bad
        await asyncio.sleep(random.random() * think)
        while time.monotonic() < until:
            async with web.get(address + page()) as answer:
                await answer.read()
                if answer.status != 200:
                    bad += 1
                told = re.search(r"dur=([\d.]+)", answer.headers.get("server-timing", ""))
                times.append(float(told[1]) if told else float("nan"))
            await asyncio.sleep(random.expovariate(1 / think) if think else 0)

    jar = aiohttp.CookieJar(unsafe=True)
    jar.update_cookies({COOKIE: secret})
    async with aiohttp.ClientSession(cookie_jar=jar) as web:
        until = time.monotonic() + seconds
        await asyncio.gather(*(client(web, until) for _ in range(clients)))
    return times, bad


def memory(process: int) -> float:
    """The most memory that a process has had, in MB."""
    told = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+)", told)
    return int(found[1]) / 1024 if found else float("nan")


def family(process: int) -> list[int]:
    """A process and all that its threads have begun."""
    begun = [
        int(child)
        for thread in Path(f"/proc/{process}/task").iterdir()
        for child in (thread / "children").read_text().split()
    ]
    return [process, *(one for child in begun for one in family(child))]


def trial(size: int, clients: int, seconds: float, think: float, processes: int) -> None:
    """Fill, serve, ask, print."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "variorum.sqlite"
        begun = time.perf_counter()
        secret, stories = fill(store, size)
        took = time.perf_counter() - begun
        megabytes = sum(p.stat().st_size for p in Path(folder).iterdir() if p.is_file()) / 1e6
        print(f"\n{size:,} articles (filled in {took:.0f} s, {megabytes:,.0f} MB)")
        command = [sys.executable, "-m", "variorum", "serve", "--no-poll", "--no-digest"]
        command += ["--processes", str(processes)]
        server = subprocess.Popen(
            [*command, "--port", "0", "--store", str(store)],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        try:
            assert server.stdout is not None
            said = server.stdout.readline()
            found = re.search(r"http://\S+", said)
            if found is None:
                raise SystemExit(f"the server does not answer: {said}")
            address = found[0].rstrip("/")
            print(f"{'page':20} {'req/s':>8} {'p50 ms':>8} {'p95 ms':>8} {'bad':>5}")
            for name, page in pages(stories).items():
                asyncio.run(load(address, secret, page, 2, 1.0, 0.0))  # warm
                times, bad = asyncio.run(load(address, secret, page, clients, seconds, think))
                ordered = sorted(times)
                half, most = (ordered[int(len(ordered) * part)] for part in (0.5, 0.95))
                rate = len(times) / seconds
                print(f"{name:20} {rate:8.0f} {half:8.1f} {most:8.1f} {bad:5}")
            together = sum(memory(one) for one in family(server.pid))
            print(
                f"memory of the server at most {memory(server.pid):,.0f} MB,"
                f" of all its processes {together:,.0f} MB"
            )
        finally:
            server.terminate()
            server.wait(timeout=30)


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--think", type=float, default=0.0)
    given = parser.parse_args()
    for size in map(int, given.sizes.split(",")):
        trial(size, given.clients, given.seconds, given.think, given.processes)


if __name__ == "__main__":
    main()
