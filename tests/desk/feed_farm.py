"""A farm of invented feeds in simulated time: servers that answer as servers do, and remember.

``grow`` makes feeds of every sort; ``faults`` tells what a poller did to them that it should not.
"""

from __future__ import annotations

import asyncio
import bisect
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime

from variorum.capture import Ask, Heard, Response
from variorum.errors import FetchError
from variorum.following import domain_of

HOUR = 3600.0
DAY = 86400.0
START = 2_000_000_000.0
_AFTER_ILLNESS = 1.5 * DAY  # by then a feed that was ill has been asked again


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
    """One feed: when its items appear, how its server tells versions apart, when it is ill.

    ``odd`` is how its validators are written: "" as they should be, "bare" without quotes, "new"
    with another ETag each time. ``retry`` is what it asks for when it is busy, as a date if
    ``retry_date``. ``moved`` is from when on, for good or not, and to where it redirects;
    ``renamed`` from when on all entries have other ids; ``revised`` after how many seconds each
    entry says something else; ``ttl`` the minutes that the feed itself asks for.
    """

    url: str
    appears: list[float]
    etags: bool
    dates: bool
    window: int = 25
    ill: list[tuple[float, float, int | None]] = field(default_factory=list)
    retry: int | None = None
    retry_date: bool = False
    max_age: int | None = None
    odd: str = ""
    moved: tuple[float, int, str] | None = None
    renamed: float | None = None
    revised: float | None = None
    ttl: int | None = None
    hub: str | None = None

    def items(self, now: float) -> list[int]:
        """The numbers of the items that it shows, the newest first."""
        there = bisect.bisect_right(self.appears, now)
        return list(range(there - 1, max(there - 1 - self.window, -1), -1))

    def version(self, now: float) -> str:
        """A name for what it shows now."""
        there = bisect.bisect_right(self.appears, now)
        parts = [str(there)]
        if self.revised is not None:
            parts.append(str(bisect.bisect_right(self.appears, now - self.revised)))
        if self.renamed is not None:
            parts.append("renamed" if now >= self.renamed else "")
        return "-".join(parts)

    def changed(self, now: float) -> float:
        """When it last showed something else than before."""
        there = bisect.bisect_right(self.appears, now)
        moments = [self.appears[there - 1] if there else START - DAY]
        if self.revised is not None and (
            old := bisect.bisect_right(self.appears, now - self.revised)
        ):
            moments.append(self.appears[old - 1] + self.revised)
        if self.renamed is not None and now >= self.renamed:
            moments.append(self.renamed)
        return max(moments)


@dataclass(frozen=True)
class Visit:
    """What a server saw of one question, and what it gave: ``gave`` are validators, ``rest`` is
    for how many seconds it asked to be left alone, ``fresh`` for how many its answer is good."""

    at: float
    url: str
    etag: bytes | None
    modified: bytes | None
    status: int | None
    items: tuple[str, ...] = ()
    gave: tuple[bytes | None, bytes | None] = (None, None)
    rest: float = 0.0
    fresh: float = 0.0
    feed: str = ""


class Farm:
    """Answers questions like the servers of all its feeds, and writes down each."""

    def __init__(self, time: Time, feeds: list[FarmFeed]) -> None:
        self.time = time
        self.feeds = {feed.url: feed for feed in feeds}
        self.visits: list[Visit] = []
        self._places = dict(self.feeds)
        for feed in feeds:
            if feed.moved is not None:
                self._places[feed.moved[2]] = feed

    async def __call__(self, ask: Ask) -> Heard:
        """As ``open_ear`` does it: redirects are followed, validators go to who gave them."""
        await asyncio.sleep(0)
        now, feed, url = self.time(), self._places[ask.url], ask.url
        passed: tuple[str, ...] = ()
        moved = None
        if feed.moved is not None and now >= feed.moved[0] and url == feed.url:
            self._note(feed, ask, url, feed.moved[1])
            passed, url = (url,), feed.moved[2]
            moved = url if feed.moved[1] in (301, 308) else None
        status = next((code for begin, end, code in feed.ill if begin <= now < end), 200)
        if status is None:
            self._note(feed, ask, url, None)
            raise FetchError(ask.url, "no connection to the server.")
        return Heard(self._answer(feed, ask, url, status, passed), moved)

    def _answer(
        self, feed: FarmFeed, ask: Ask, url: str, status: int, passed: tuple[str, ...]
    ) -> Response:
        now, headers = self.time(), list[tuple[str, str]]()
        if status != 200:
            rest = 0.0
            if feed.retry is not None and status in (429, 503):
                rest = float(feed.retry)
                until = datetime.fromtimestamp(now + rest, UTC)
                said = format_datetime(until, usegmt=True) if feed.retry_date else str(feed.retry)
                headers.append(("Retry-After", said))
                rest -= 1.0 if feed.retry_date else 0.0  # dates have no parts of seconds
            self._note(feed, ask, url, status, rest=rest)
            return self._response(ask, url, status, headers, b"", passed)
        etag, date = self._validators(feed, now)
        headers += [("ETag", etag)] if feed.etags else []
        headers += [("Last-Modified", date)] if feed.dates else []
        if feed.max_age is not None:
            headers.append(("Cache-Control", f"public, max-age={feed.max_age}"))
        gave = (etag.encode() if feed.etags else None, date.encode() if feed.dates else None)
        sent = self._sent(ask, url)
        held = sent[0] == gave[0] if feed.etags else sent[1] == gave[1]
        held = held and any(gave) and feed.odd != "new"
        fresh = max(float(feed.max_age or 0), 60.0 * (feed.ttl or 0))
        if held:
            self._note(feed, ask, url, 304, gave=gave, fresh=fresh)
            return self._response(ask, url, 304, headers, b"", passed)
        numbers = feed.items(now)
        names = tuple(f"{feed.url}#{number}" for number in numbers)
        self._note(feed, ask, url, 200, names, gave, fresh=fresh)
        return self._response(ask, url, 200, headers, document(feed, numbers, now), passed)

    def _validators(self, feed: FarmFeed, now: float) -> tuple[str, str]:
        version = feed.version(now) if feed.odd != "new" else str(len(self.visits))
        etag = version if feed.odd == "bare" else f'W/"{feed.url}-{version}"'
        when = datetime.fromtimestamp(feed.changed(now), UTC)
        return etag, format_datetime(when, usegmt=True)

    def _response(
        self, ask: Ask, url: str, status: int, headers: list[tuple[str, str]], body: bytes,
        passed: tuple[str, ...],
    ) -> Response:  # fmt: skip
        moment = datetime.fromtimestamp(self.time(), UTC).isoformat(timespec="seconds")
        return Response(ask.url, url, status, tuple(headers), body, body, moment, passed)

    def _sent(self, ask: Ask, url: str) -> tuple[bytes | None, bytes | None]:
        return (ask.etag, ask.modified) if (ask.giver or ask.url) == url else (None, None)

    def _note(
        self, feed: FarmFeed, ask: Ask, url: str, status: int | None, items: tuple[str, ...] = (),
        gave: tuple[bytes | None, bytes | None] = (None, None), rest: float = 0.0,
        fresh: float = 0.0,
    ) -> None:  # fmt: skip
        sent = self._sent(ask, url)
        self.visits.append(
            Visit(self.time(), url, *sent, status, items, gave, rest, fresh, feed.url)
        )


def document(feed: FarmFeed, numbers: Sequence[int], now: float) -> bytes:
    """What a feed shows: its items have a name in their titles, whatever their ids are."""
    renamed = "new-" if feed.renamed is not None and now >= feed.renamed else ""
    hub = f"<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub' href='{feed.hub}'/>"

    def item(number: int) -> str:
        name = f"{feed.url}#{number}"
        old = feed.revised is not None and now - feed.appears[number] >= feed.revised
        return (
            f"<item><title>News {name}</title><link>{name}</link>"
            f"<guid isPermaLink='false'>{renamed}{name}</guid>"
            f"<description>{'Corrected.' if old else 'Told.'}</description></item>"
        )

    return (
        f"<rss version='2.0'><channel><title>F</title>{hub if feed.hub else ''}"
        f"{f'<ttl>{feed.ttl}</ttl>' if feed.ttl else ''}{''.join(map(item, numbers))}</channel></rss>"
    ).encode()


def grow(seed: int, feeds: int, domains: int, days: float, time: Time) -> Farm:
    """A farm of feeds of every sort, on so many domains."""
    chance = random.Random(seed)
    made = []
    for number in range(feeds):
        gap = chance.choice([1800.0, 2 * HOUR, 12 * HOUR, 3 * DAY])
        at, appears = START - 5 * gap, []
        while at < START + (days - 0.75) * DAY:
            at += chance.expovariate(1 / gap)
            appears.append(at)
        domain = number % domains
        somewhen = START + chance.uniform(0.1, max(days - 1.0, 0.2)) * DAY
        moved = None
        if chance.random() < 0.1:
            code = chance.choice([301, 308, 302, 307])
            place = (
                chance.choice([domain, (domain + 1) % domains]) if code in (301, 308) else domain
            )
            moved = (somewhen, code, f"https://g{number}.d{place}.example/moved")
        made.append(
            FarmFeed(
                f"https://f{number}.d{domain}.example/feed",
                appears,
                etags=chance.random() < 0.6,
                dates=chance.random() < 0.6,
                window=100,
                ill=_illness(chance, days),
                retry=chance.choice([None, 120, 4 * 3600]),
                retry_date=chance.random() < 0.3,
                max_age=chance.choice([None, None, 600, 3 * 3600]),
                odd=chance.choice(["", "", "", "bare", "new"]),
                moved=moved,
                renamed=somewhen if chance.random() < 0.1 else None,
                revised=chance.choice([None, None, None, 5 * HOUR]),
                ttl=chance.choice([None, None, None, 30, 240]),
                hub=chance.choice([None, "https://hub.example/"]),
            )
        )
    return Farm(time, made)


def _illness(chance: random.Random, days: float) -> list[tuple[float, float, int | None]]:
    if chance.random() < 0.5:
        return []
    begin = START + chance.uniform(0, max(days - 2.5, 0)) * DAY
    code = chance.choice([429, 503, 500, 404, 410, None])
    return [(begin, begin + chance.choice([chance.uniform(60, 0.5 * DAY), DAY]), code)]


def faults(farm: Farm, titles: Iterable[str], pause: float, end: float) -> list[str]:
    """What was done to a farm that should not be; at most a few of each kind.

    Args:
        titles: Of the items that were taken in.
        pause: The least time between two visits to one domain, in seconds.
        end: The moment until which it was polled.
    """
    by_feed: dict[str, list[Visit]] = defaultdict(list)
    by_domain: dict[str, list[Visit]] = defaultdict(list)
    for visit in farm.visits:
        by_feed[visit.feed].append(visit)
        by_domain[domain_of(visit.url)].append(visit)
    found = [fault for visits in by_feed.values() for fault in _validators(visits)]
    found += [fault for visits in by_domain.values() for fault in _spacing(visits, pause)]
    found += [fault for visits in by_feed.values() for fault in _freshness(visits)]
    found += _ledger(farm, titles, end)
    found += [
        f"{url} is dead: last asked {(end - by_feed[url][-1].at) / DAY:.1f} days before the end"
        for url, feed in farm.feeds.items()
        if not any(code == 410 for _, _, code in feed.ill)
        and (not by_feed[url] or end - by_feed[url][-1].at > _AFTER_ILLNESS)
    ]
    return found


def _validators(visits: Sequence[Visit]) -> list[str]:
    """Each address is to be asked with what it gave last, and with nothing else."""
    found = []
    given: dict[str, tuple[bytes | None, bytes | None]] = {}
    last = None  # who gave an answer last: only its validators are held
    for visit in visits:
        wanted = given.get(visit.url, (None, None)) if last == visit.url else (None, None)
        if (visit.etag, visit.modified) != wanted:
            found.append(
                f"{visit.url} was asked with {(visit.etag, visit.modified)}, gave {wanted}"
            )
        if visit.status == 200:
            given[visit.url], last = visit.gave, visit.url
        elif visit.status == 304:
            before = given.get(visit.url, (None, None))
            given[visit.url] = (visit.gave[0] or before[0], visit.gave[1] or before[1])
            last = visit.url
    return found[:3]


def _spacing(visits: Sequence[Visit], pause: float) -> list[str]:
    """Pauses and Retry-After are for the whole domain. A redirect that leads to another address
    is one visit with it; one that leads to another domain is not waited for."""
    found = []
    free = last = 0.0
    for before, visit in zip([None, *visits], visits, strict=False):
        along = before is not None and before.at == visit.at and before.feed == visit.feed
        led = visit.url != visit.feed and domain_of(visit.url) != domain_of(visit.feed)
        if not along and not led and visit.at < max(free, last + pause) - 1e-6:
            found.append(
                f"{visit.url} was asked {max(free, last + pause) - visit.at:.1f} s too soon"
            )
        last, free = visit.at, max(free, visit.at + visit.rest)
    return found[:3]


def _freshness(visits: Sequence[Visit]) -> list[str]:
    found = []
    good = 0.0
    for visit in visits:
        if visit.at < good - 1e-6:
            found.append(f"{visit.url} was asked while its answer was fresh")
        good = visit.at + visit.fresh if visit.status in (200, 304) else good
    return found[:3]


def _ledger(farm: Farm, titles: Iterable[str], end: float) -> list[str]:
    """All that was shown is there, once; and what appeared in time was shown."""
    there = Counter(title.removeprefix("News ") for title in titles)
    shown = {name for visit in farm.visits for name in visit.items}
    found = [f"{name} is there {count} times" for name, count in there.items() if count > 1][:3]
    found += [f"{name} is lost" for name in sorted(shown - there.keys())[:3]]
    found += [f"{name} was never shown" for name in sorted(there.keys() - shown)[:3]]
    due = {
        f"{feed.url}#{number}"
        for feed in farm.feeds.values()
        if not any(code == 410 for _, _, code in feed.ill)
        for number, at in enumerate(feed.appears)
        if at <= end - _AFTER_ILLNESS
        and number > bisect.bisect_right(feed.appears, START) - feed.window
    }
    return found + [f"{name} was missed" for name in sorted(due - there.keys())[:3]]


def rates(farm: Farm, days: float) -> Mapping[str, float]:
    """How often feeds are asked and how late items come, by how often they bring something."""
    asked = Counter(visit.feed for visit in farm.visits)
    first: dict[str, float] = {}
    for visit in farm.visits:
        for name in visit.items:
            first.setdefault(name, visit.at)
    told: dict[str, float] = {}
    kinds: dict[str, list[FarmFeed]] = defaultdict(list)
    for feed in farm.feeds.values():
        new = len([at for at in feed.appears if at > START]) / days
        kinds["over 20" if new > 20 else "3 to 20" if new > 3 else "under 3"].append(feed)
    for kind, feeds in sorted(kinds.items()):
        told[f"visits a day, {kind} items a day"] = (
            sum(asked[f.url] for f in feeds) / len(feeds) / days
        )
        late = sorted(
            first[name] - at
            for feed in feeds
            if not feed.ill
            for number, at in enumerate(feed.appears)
            if at > START + DAY and (name := f"{feed.url}#{number}") in first
        )
        if late:
            told[f"median hours late, {kind} items a day"] = late[len(late) // 2] / HOUR
    return told
