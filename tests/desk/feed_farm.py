"""A farm of invented feeds in simulated time: servers that answer as servers do, and remember."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime

from variorum.capture import Ask, Heard, Response
from variorum.errors import FetchError

DAY = 86400.0
START = 2_000_000_000.0


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


@dataclass
class FarmFeed:
    """One feed: when its items appear, how its server tells versions apart, when it is ill."""

    url: str
    appears: list[float]
    etags: bool
    dates: bool
    window: int = 25
    ill: list[tuple[float, float, int | None]] = field(default_factory=list)
    retry: int | None = None
    max_age: int | None = None

    def items(self, now: float) -> list[int]:
        """The numbers of the items that it shows, the newest first."""
        there = [number for number, at in enumerate(self.appears) if at <= now]
        return there[::-1][: self.window]


@dataclass(frozen=True)
class Visit:
    """What a server saw of one question."""

    at: float
    url: str
    etag: bytes | None
    modified: bytes | None
    status: int | None
    items: tuple[str, ...] = ()


class Farm:
    """Answers questions like the servers of all its feeds, and writes down each."""

    def __init__(self, time: Time, feeds: list[FarmFeed]) -> None:
        self.time = time
        self.feeds = {feed.url: feed for feed in feeds}
        self.visits: list[Visit] = []

    async def __call__(self, ask: Ask) -> Heard:
        await asyncio.sleep(0)
        now, feed = self.time(), self.feeds[ask.url]
        status = next((code for begin, end, code in feed.ill if begin <= now < end), 200)
        if status is None:
            self._note(ask, None)
            raise FetchError(ask.url, "no connection to the server.")
        headers: list[tuple[str, str]] = []
        if status != 200:
            if feed.retry is not None and status in (429, 503):
                headers.append(("Retry-After", str(feed.retry)))
            return self._answer(ask, status, headers)
        numbers = feed.items(now)
        etag = f'W/"{feed.url}-{numbers[0] if numbers else "none"}"'
        newest = feed.appears[numbers[0]] if numbers else START
        date = format_datetime(datetime.fromtimestamp(newest, UTC), usegmt=True)
        if feed.etags:
            headers.append(("ETag", etag))
        if feed.dates:
            headers.append(("Last-Modified", date))
        if feed.max_age is not None:
            headers.append(("Cache-Control", f"public, max-age={feed.max_age}"))
        held = ask.etag == etag.encode() if feed.etags else ask.modified == date.encode()
        if (feed.etags or feed.dates) and held:
            return self._answer(ask, 304, headers)
        names = tuple(f"{feed.url}#{number}" for number in numbers)
        return self._answer(ask, 200, headers, names)

    def _answer(
        self, ask: Ask, status: int, headers: list[tuple[str, str]], items: tuple[str, ...] = ()
    ) -> Heard:
        self._note(ask, status, items)
        entries = "".join(
            f"<item><title>News {name}</title><link>{name}</link><guid>{name}</guid></item>"
            for name in items
        )
        body = (
            f"<rss><channel><title>F</title>{entries}</channel></rss>".encode()
            if status == 200
            else b""
        )
        moment = datetime.fromtimestamp(self.time(), UTC).isoformat(timespec="seconds")
        return Heard(Response(ask.url, ask.url, status, tuple(headers), body, body, moment))

    def _note(self, ask: Ask, status: int | None, items: tuple[str, ...] = ()) -> None:
        self.visits.append(Visit(self.time(), ask.url, ask.etag, ask.modified, status, items))


def grow(seed: int, feeds: int, domains: int, days: float, time: Time) -> Farm:
    """A farm of feeds of every sort, on so many domains."""
    chance = random.Random(seed)
    made = []
    for number in range(feeds):
        gap = chance.choice([1800.0, 2 * 3600.0, 12 * 3600.0, 3 * DAY])
        at, appears = START - 5 * gap, []
        while at < START + (days - 0.75) * DAY:
            at += chance.expovariate(1 / gap)
            appears.append(at)
        made.append(
            FarmFeed(
                f"https://f{number}.d{number % domains}.example/feed",
                appears,
                etags=chance.random() < 0.6,
                dates=chance.random() < 0.6,
                window=60,
                ill=_illness(chance, days),
                retry=chance.choice([None, 120, 4 * 3600]),
                max_age=chance.choice([None, None, 600, 3 * 3600]),
            )
        )
    return Farm(time, made)


def _illness(chance: random.Random, days: float) -> list[tuple[float, float, int | None]]:
    if chance.random() < 0.5:
        return []
    begin = START + chance.uniform(0, max(days - 2.5, 0)) * DAY
    return [
        (begin, begin + chance.uniform(60, 0.5 * DAY), chance.choice([429, 503, 500, 404, None]))
    ]
