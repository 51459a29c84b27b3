"""Polling: polite to servers, exact with items, whole after every interruption."""

from __future__ import annotations

import asyncio
import math
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.desk.feed_farm import DAY, START, Farm, FarmFeed, Time, faults, grow

from variorum.capture import Archive, Ask, Heard, Response
from variorum.desk import Desk, open_desk
from variorum.desk.polling import Manners, Polls, World, poll
from variorum.desk.settings import read_settings
from variorum.errors import StoreError
from variorum.model import Subscription
from variorum.store import open_store
from variorum.text import lexical_likeness


@contextmanager
def desk_at(folder: Path, time: Time) -> Iterator[Desk]:
    settings = replace(read_settings(), meaning="lexical")
    with open_desk(
        folder, settings=settings, clock=lambda: datetime.fromtimestamp(time(), UTC)
    ) as desk:
        yield desk


def run(desk: Desk, farm: Farm, until: float, **more: object) -> Polls:
    chance = random.Random(5)
    world = World(farm.time, farm.time.sleep, chance.random)
    return asyncio.run(poll(desk, farm, until=until, world=world, **more))  # type: ignore[arg-type]


def names(desk: Desk) -> list[str]:
    items = desk.store.sources.latest(limit=10**6)
    return [(item.entry.title or "").removeprefix("News ") for item in items]


def test_days_of_feeds_are_followed_politely_and_every_item_is_seen_once(tmp_path: Path) -> None:
    """A smaller farm; the whole one is that of benchmarks/quality/polling."""
    time = Time()
    farm = grow(7, feeds=30, domains=4, days=3, time=time)
    with open_store(":memory:") as store, Archive(tmp_path, sync=False) as archive:
        desk = Desk(read_settings(meaning="lexical"), store, archive, lexical_likeness)
        store.sources.follow(farm.feeds)
        done = run(desk, farm, START + 3 * DAY)
        items = store.sources.latest(limit=10**6)
        hubs = {source.hub for source in store.sources.find()}
        revised = sum(item.revisions for item in items)
    assert faults(farm, [item.entry.title or "" for item in items], 1.0, START + 3 * DAY) == []
    assert done.new == len(items) > 300
    assert done.unchanged > len(farm.visits) / 4
    assert revised > 20
    assert hubs == {None, "https://hub.example/"}
    assert {visit.status for visit in farm.visits} >= {200, 304}


def test_the_farm_tells_what_is_done_to_it_that_should_not_be() -> None:
    time = Time()
    feed = FarmFeed("https://post.example/feed", [START - 5], etags=True, dates=True, retry=600)
    other = FarmFeed("https://www.post.example/b", [START - 5], etags=True, dates=True)
    farm = Farm(time, [feed, other])

    async def ask() -> None:
        await farm(Ask(feed.url))
        await farm(Ask(feed.url, b"invented"))
        time.now += 10
        feed.ill = [(START, START + DAY, 503)]
        await farm(Ask(feed.url))
        time.now += 10
        await farm(Ask(other.url))

    asyncio.run(ask())
    told = "\n".join(faults(farm, ["News https://post.example/feed#0"] * 2, 1.0, START + 9 * DAY))
    for words in ("asked with (b'invented'", "(None, None), gave", "590.0 s too soon", "2 times", "is lost", "is dead", "0 s too soon"):  # fmt: skip
        assert words in told, words


def one_feed(time: Time, **about: object) -> Farm:
    appears = [START + hours * 3600 for hours in range(-3, 40)]
    feed = FarmFeed("https://post.example/feed", appears, etags=True, dates=False)
    return Farm(time, [replace(feed, **about)])  # type: ignore[arg-type]


def test_a_batch_that_cannot_be_kept_is_asked_for_again_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = Time()
    farm = one_feed(time)
    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        with monkeypatch.context() as broken:

            def full(*_: object) -> None:
                raise StoreError("store", "the disk is full.")

            broken.setattr(type(desk.store.sources), "take_in", full)
            with pytest.raises(StoreError, match="full"):
                run(desk, farm, START)
        assert names(desk) == []
        assert run(desk, farm, START).new == 4
    assert [visit.etag for visit in farm.visits] == [None, None]


def test_a_run_without_end_holds_what_it_cannot_keep_asks_nothing_and_goes_on_with_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = Time()
    farm = grow(3, feeds=6, domains=6, days=1, time=time)
    for feed in farm.feeds.values():
        feed.ill = []
    told = list[tuple[str, float, float]]()
    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        shelf = type(desk.store.sources)
        takes = shelf.take_in
        full = (START + 1000, START + 3 * 3600)

        def keep(self: object, *given: object) -> object:
            if full[0] <= time() < full[1]:
                raise StoreError("store", "the disk is full.")
            return takes(self, *given)  # type: ignore[arg-type]

        monkeypatch.setattr(shelf, "take_in", keep)
        done = run(
            desk, farm, math.inf,
            stopping=lambda: time() > START + DAY / 2,
            trouble=lambda trouble, wait: told.append((str(trouble), time(), wait)),
        )  # fmt: skip
        found = names(desk)
        records = len(desk.store.captures.find())
        kept = sum(
            path.read_bytes().count(b"\x1f\x8b\x08")
            for path in (tmp_path / "variorum-archive").iterdir()
        )
    waits = [wait for _, _, wait in told]
    assert waits[:9] == [1, 2, 4, 8, 16, 32, 64, 128, 256]
    assert set(waits[9:]) == {300.0}
    begun = told[0][1]
    between = [visit for visit in farm.visits if begun < visit.at < full[1]]
    assert between == []
    offered = {name for visit in farm.visits for name in visit.items}
    assert Counter(found) == Counter(offered)
    assert done.new == len(found)
    # What had come into the archive was not written there again at each try.
    assert kept == records + 1


def test_a_server_that_asked_for_rest_has_it_in_the_next_run_too(tmp_path: Path) -> None:
    time = Time()
    feeds = [
        FarmFeed(
            f"https://f{n}.post.example/feed", [START - 5], True, True,
            ill=[(START, START + 1, 503)] if n == 0 else [], retry=7200,
        )
        for n in range(3)
    ]  # fmt: skip
    farm = Farm(time, feeds)
    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        run(desk, farm, START, stopping=lambda: bool(farm.visits))
        assert len(farm.visits) == 1
        time.now += 60
        run(desk, farm, time.now)
    assert [visit.at for visit in farm.visits[:2]] == [START, START + 7200]


def test_the_place_that_a_feed_is_led_to_is_spared_as_it_wishes(tmp_path: Path) -> None:
    """The feed of one domain lies on another, which is busy: it is left alone with its own."""
    time, asked = Time(), list[tuple[float, str]]()

    async def led(ask: Ask) -> Heard:
        asked.append((time(), ask.url))
        heads = (("Retry-After", "500"),)
        there = "https://far.example/x"
        return Heard(Response(ask.url, there, 503, heads, b"", b"", "2033-05-18T03:33:20Z"))

    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(["https://post.example/feed"])
        world = World(time, time.sleep, lambda: 0.0)
        later: list[Polls] = []

        def watch(done: Polls) -> None:
            if not later:
                desk.store.sources.follow(["https://far.example/feed"])
            later.append(done)

        asyncio.run(
            poll(
                desk, led, until=math.inf, world=world, watch=watch,
                stopping=lambda: len(asked) > 1,
            )
        )  # fmt: skip
    assert asked[:2] == [
        (START, "https://post.example/feed"), (START + 500, "https://far.example/feed"),
    ]  # fmt: skip


def test_what_says_that_nothing_is_new_without_having_shown_anything_is_in_trouble(
    tmp_path: Path,
) -> None:
    time = Time()

    async def same(ask: Ask) -> Heard:
        return Heard(Response(ask.url, ask.url, 304, (), b"", b"", "2033-05-18T03:33:20Z"))

    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(["https://post.example/feed"])
        world = World(time, time.sleep, lambda: 0.0)
        done = asyncio.run(poll(desk, same, until=START, world=world))
        (source,) = desk.store.sources.find()
    assert done.failed == 1
    assert source.state.trouble is not None
    assert source.state.trouble.kind == "server"


def test_a_fault_of_ours_over_one_feed_does_not_stop_the_others(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    time = Time()
    farm = grow(3, feeds=4, domains=4, days=1, time=time)
    for feed in farm.feeds.values():
        feed.ill = []
    bad = next(iter(farm.feeds))

    async def ear(ask: Ask) -> Heard:
        if ask.url == bad:
            raise RuntimeError("a fault")
        return await farm(ask)

    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        world = World(time, time.sleep, lambda: 0.5)
        done = asyncio.run(poll(desk, ear, until=START, world=world))
        troubled = [source for source in desk.store.sources.find() if source.state.trouble]
    assert done.tries == 4
    assert [source.url for source in troubled] == [bad]
    assert "RuntimeError" in troubled[0].state.trouble.said  # type: ignore[union-attr]
    assert "a fault in asking" in caplog.text


@pytest.mark.parametrize("code", [500, 404, 410, None])
def test_a_feed_that_fails_is_asked_again_less_and_less_and_recovers(
    tmp_path: Path, code: int | None
) -> None:
    time = Time()
    farm = one_feed(time, ill=[(START, START + 1.2 * DAY, code)])
    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        run(desk, farm, START + DAY)
        (source,) = desk.store.sources.find()
        assert source.state.trouble is not None
        assert source.state.failures == len(farm.visits) >= 2
        run(desk, farm, START + 20 * DAY)
        assert desk.store.sources.find()[0].state.trouble is None
        assert names(desk)[:25] == [f"https://post.example/feed#{n}" for n in range(42, 17, -1)]


def test_the_same_bytes_without_validators_are_not_read_again(tmp_path: Path) -> None:
    time = Time()
    farm = one_feed(time, etags=False, appears=[START - 5])
    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        done = run(desk, farm, START + DAY)
        assert done.new == 1
        assert done.unchanged == done.tries - 1 > 1
        assert len(desk.store.captures.find()) == 1


def test_what_is_no_feed_is_kept_and_told_and_asked_again(tmp_path: Path) -> None:
    time = Time()

    async def page(ask: Ask) -> Heard:
        body = b"<html><body><p>Closed for repairs</p></body></html>"
        return Heard(Response(ask.url, ask.url, 200, (), body, body, "2033-05-18T03:33:20Z"))

    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(["https://post.example/feed"])
        world = World(time, time.sleep, lambda: 0.0)
        done = asyncio.run(poll(desk, page, until=START, world=world))
        (source,) = desk.store.sources.find()
        assert (done.failed, done.new) == (1, 0)
        assert source.state.trouble is not None
        assert source.state.trouble.kind == "unreadable"
        assert len(desk.store.captures.find()) == 1


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(tmp_path: Path) -> None:
    time, asked = Time(), list[str]()

    async def moved(ask: Ask) -> Heard:
        asked.append(ask.url)
        body = b"<rss><channel><title>The Post</title><link>https://post.example/</link></channel></rss>"
        new = "https://new.example/feed"
        return Heard(Response(ask.url, new, 200, (), body, body, "2033-05-18T03:33:20Z"), new)

    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(["https://post.example/feed"])
        world = World(time, time.sleep, lambda: 0.0)
        asyncio.run(poll(desk, moved, until=START + DAY / 2, world=world))
        (source,) = desk.store.sources.find()
    assert asked[0] == "https://post.example/feed"
    assert set(asked[1:]) == {"https://new.example/feed"}
    assert (source.url, source.title, source.site) == (
        "https://new.example/feed", "The Post", "https://post.example/",
    )  # fmt: skip


def test_a_run_that_is_told_to_stop_takes_in_what_is_under_way(tmp_path: Path) -> None:
    time = Time()
    farm = grow(1, feeds=30, domains=30, days=1, time=time)
    told = list[Polls]()
    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        manners = Manners(at_once=10)
        done = run(
            desk,
            farm,
            START + 9 * DAY,
            manners=manners,
            watch=told.append,
            stopping=lambda: bool(told),
        )
    assert done.tries == 10
    assert told == [done]


def test_all_waits_are_kept_when_one_domain_is_busy(tmp_path: Path) -> None:
    time = Time()
    feeds = [
        FarmFeed(
            f"https://f{n}.post.example/feed", [START - 5], True, True,
            ill=[(START, START + 1, 429)] if n == 0 else [], retry=7200,
        )
        for n in range(3)
    ]  # fmt: skip
    farm = Farm(time, feeds)
    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        run(desk, farm, START + 60)
    assert [visit.at for visit in farm.visits[:2]] == [START, START + 7200]


def test_a_run_without_end_notices_who_is_followed_left_and_wanted_now(tmp_path: Path) -> None:
    time = Time()
    farm = grow(3, feeds=3, domains=3, days=4, time=time)
    first, second, third = farm.feeds
    with desk_at(tmp_path, time) as desk:
        user = desk.store.readers.add("ada")
        (source,) = desk.store.sources.follow([first])
        desk.store.readers.subscribe(user.id, Subscription(source.id))
        steps = iter(range(10**6))

        def stopping() -> bool:
            match next(steps):
                case 200:  # somebody follows two more by another door
                    for one in desk.store.sources.follow([second, third]):
                        desk.store.readers.subscribe(user.id, Subscription(one.id))
                case 6_000:  # and leaves the first
                    desk.store.readers.unsubscribe(user.id, [source.id], at=time())
                    stopped.append(time())
                case 12_000:
                    (one,) = (x for x in desk.store.sources.find() if x.url == second)
                    desk.store.sources.ask_soon([one.id], time())
                    wanted.append(time())
                case 12_100:
                    ended.append(time())
                    return True
            return bool(ended)

        stopped, wanted, ended = list[float](), list[float](), list[float]()
        run(desk, farm, math.inf, stopping=stopping)
        assert {visit.url for visit in farm.visits} == {first, second, third}
        assert any(visit.url == first for visit in farm.visits)
        assert not [v for v in farm.visits if v.url == first and v.at > stopped[0] + 10]
        assert [v for v in farm.visits if v.url == second and 0 <= v.at - wanted[0] <= 10]
