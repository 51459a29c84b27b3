"""Pages behind items: had politely, or missed with the reason told and the summary standing in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.digest.papers import Clock, Site, bring, desk_in, entry, page, telling

from variorum.desk import Desk
from variorum.desk.digest import digest
from variorum.errors import FetchError, Refused, VariorumError
from variorum.model import Article

WHOLE = telling("fire", "post", 200)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with desk_in(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def site(clock: Clock) -> Site:
    return Site(clock)


def summary(name: str = "fire", outlet: str = "post") -> str:
    """An item that only sums its page up; the address of that."""
    return f"https://{outlet}.example/{name}"


def short(desk: Desk, name: str = "fire", outlet: str = "post") -> str:
    text = "A fire broke out at the mill on Monday, the mayor said."
    bring(desk, outlet, entry(outlet, name, text=text, full=False))
    return summary(name, outlet)


def article(desk: Desk, item: int = 1) -> Article:
    (found,) = desk.store.sources.items([item])
    assert found.article is not None
    return desk.store.articles.get([found.article])[0]


def test_a_summary_is_followed_to_its_page(desk: Desk, site: Site) -> None:
    url = short(desk)
    site.pages[url] = page("Fire at the mill", WHOLE)
    done = digest(desk, asking=site.asking())
    assert (done.items, done.pages, done.failed) == (1, 1, 0)
    assert site.visits == [url]
    made = article(desk)
    assert WHOLE[:60] in made.text
    (capture,) = desk.store.captures.get([made.capture])
    assert (capture.url, capture.status) == (url, 200)
    assert b"<article>" in desk.archive.read(capture)
    assert digest(desk, asking=site.asking()).pages == 0


def test_a_whole_text_is_taken_at_its_word(desk: Desk, site: Site) -> None:
    bring(desk, "post", entry("post", "fire", text=WHOLE))
    digest(desk, asking=site.asking())
    assert site.visits == []
    assert article(desk).text.endswith(WHOLE[-40:])


@pytest.mark.parametrize(
    "trouble",
    [
        FetchError("u", "the server answers 410 (Gone).", status=410),
        Refused("u", "the site's robots.txt asks programs not to read this.", rule="robots"),
    ],
)
def test_a_page_that_cannot_be_had_leaves_the_summary_and_the_reason(
    desk: Desk, clock: Clock, site: Site, trouble: VariorumError
) -> None:
    site.pages[short(desk)] = trouble
    digest(desk, asking=site.asking())
    made = article(desk)
    assert "the mayor said" in made.text
    assert f"Only the feed's summary: {trouble.reason}" in made.complaints
    assert desk.store.digest.pages([1])[1].trouble == trouble.reason
    clock.now += 30 * 86400
    digest(desk, asking=site.asking())
    assert len(site.visits) == 1


def test_a_page_that_comes_late_takes_the_place_of_the_summary(
    desk: Desk, clock: Clock, site: Site
) -> None:
    url = short(desk)
    site.pages[url] = FetchError("u", "no connection.")
    digest(desk, asking=site.asking())
    first = article(desk)
    (place,) = desk.store.told.places(items=[1])
    site.pages[url] = page("Fire at the mill", WHOLE)
    clock.now += 60
    digest(desk, asking=site.asking())
    assert len(site.visits) == 1
    clock.now += 300
    digest(desk, asking=site.asking())
    assert WHOLE[:60] in article(desk).text
    assert desk.store.articles.get([first.id]) == (first,)
    (after,) = desk.store.told.places(items=[1])
    assert after.story == place.story


def test_a_page_with_less_than_the_feed_says_is_not_preferred(desk: Desk, site: Site) -> None:
    bring(desk, "post", entry("post", "fire", text=telling("fire", "post", 150), full=False))
    site.pages[summary()] = page("Please log in", "Log in to read on. It is quick. Thank you")
    digest(desk, asking=site.asking())
    made = article(desk)
    assert telling("fire", "post", 150)[:40] in made.text
    assert any(told.startswith("Only the feed's summary") for told in made.complaints)


def test_a_revised_summary_does_not_ask_again_at_once_and_keeps_the_page(
    desk: Desk, clock: Clock, site: Site
) -> None:
    url = short(desk)
    site.pages[url] = page("Fire at the mill", WHOLE)
    digest(desk, asking=site.asking())
    before = article(desk)
    clock.now += 60
    bring(desk, "post", entry("post", "fire", text="A fire broke out, twice now.", full=False))
    digest(desk, asking=site.asking())
    assert (article(desk), len(site.visits)) == (before, 1)
    site.pages[url] = page("Fire at the mill", WHOLE + " It is out.")
    clock.now += 3600
    digest(desk, asking=site.asking())
    assert len(site.visits) == 2
    assert "It is out" in article(desk).text


def test_one_page_in_two_feeds_is_asked_for_once(desk: Desk, site: Site) -> None:
    url = short(desk)
    site.pages[url] = page("Fire at the mill", WHOLE)
    bring(desk, "postsport", entry("post", "fire", text="The same in other words.", full=False))
    done = digest(desk, asking=site.asking())
    assert done.items == 2
    assert site.visits == [url]
    assert article(desk, 1).id == article(desk, 2).id
    one, two = desk.store.told.places(items=[1, 2])
    assert (one.story, one.number, one.outlet) == (two.story, two.number, two.outlet)


def test_offline_the_summary_stands_and_the_page_is_asked_for_later(
    tmp_path: Path, clock: Clock, site: Site
) -> None:
    with desk_in(tmp_path, clock, offline=True) as desk:
        site.pages[short(desk)] = page("Fire at the mill", WHOLE)
        digest(desk, asking=site.asking())
        assert "the mayor said" in article(desk).text
    assert site.visits == []
    with desk_in(tmp_path, clock) as desk:
        digest(desk, asking=site.asking())
        assert WHOLE[:60] in article(desk).text


def test_an_item_whose_turn_does_not_come_goes_on_with_its_summary(
    desk: Desk, clock: Clock, site: Site
) -> None:
    """As where hundreds of pages of one domain are due, with a second between any two."""
    for name in ("a", "b", "c"):
        site.pages[short(desk, name)] = page(name, WHOLE)
    steps = iter([True] * 6)
    digest(desk, asking=site.asking(pause=1e6), stopping=lambda: not next(steps, False))
    assert len(site.visits) == 1
    clock.now += 700
    steps = iter([True] * 6)
    digest(desk, asking=site.asking(pause=1e6), stopping=lambda: not next(steps, False))
    placed = {place.item for place in desk.store.told.places(items=[1, 2, 3])}
    assert placed == {1, 2, 3}
    assert desk.store.digest.waiting().pages == 1


def test_sites_are_visited_side_by_side_and_each_one_visit_at_a_time(
    desk: Desk, site: Site
) -> None:
    now: dict[str, int] = {}
    most: dict[str, int] = {}
    inner = site.visit

    def visit(url: str, *, found: bool = False, validators: object = None) -> object:
        host = url.split("/")[2].split(".", 1)[0]
        now[host] = now.get(host, 0) + 1
        now["all"] = now.get("all", 0) + 1
        for key in (host, "all"):
            most[key] = max(most.get(key, 0), now[key])
        time.sleep(0.05)
        now[host] -= 1
        now["all"] -= 1
        return inner(url, found=found)

    site.visit = visit  # type: ignore[method-assign, assignment]
    for outlet in ("post", "echo", "globe"):
        for name in ("a", "b"):
            site.pages[short(desk, name, outlet)] = page(name, WHOLE)
    digest(desk, asking=site.asking())
    assert len(site.visits) == 6
    assert {host: most[host] for host in ("post", "echo", "globe")} == dict.fromkeys(
        ("post", "echo", "globe"), 1
    )
    assert most["all"] > 1
