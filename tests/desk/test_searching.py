"""Searching at the desk: what is found, where, and what is told of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.desk import Desk, open_desk
from variorum.desk.indexing import index_items
from variorum.desk.searching import search
from variorum.desk.settings import Settings
from variorum.extraction import extract_entry
from variorum.following import arrivals_of
from variorum.model import (
    Analysis,
    Capture,
    CaptureId,
    Entry,
    Intake,
    Mention,
    Recipe,
    Source,
    Span,
    Subscription,
    User,
)

NOW = datetime(2026, 3, 14, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path, settings=Settings(meaning="lexical"), clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def ann(desk: Desk) -> User:
    user = desk.store.readers.add("Ann")
    post, echo = desk.store.sources.follow(
        ["https://www.post.example/feed", "https://echo.example/rss"]
    )
    local = desk.store.readers.folder(user.id, "News/Local")
    desk.store.readers.subscribe(user.id, Subscription(post.id, folder=local))
    desk.store.readers.subscribe(user.id, Subscription(echo.id, "My Echo"))
    took(desk, replace(post, title="The Corrie Post"), (
        Entry("1", "https://post.example/1", "Tolls rise on the bridge", "Ann Lee", "2026-03-01T10:00:00Z",
              html="<p>The <b>toll</b> on the river bridge rises.</p><script>flood()</script>"),
        Entry("2", None, "Café opens", None, "2026-02-01T00:00:00Z", text="Nobody pays a toll there."),
    ))  # fmt: skip
    took(desk, replace(echo, title="Echo"), (
        Entry("1", None, "River rises", None, "2026-03-10T00:00:00Z", html="<p>No flood so far.</p>"),
    ))  # fmt: skip
    assert index_items(desk) == 3
    assert index_items(desk) == 0
    return user


def took(desk: Desk, source: Source, entries: tuple[Entry, ...]) -> None:
    desk.store.sources.take_in([Intake(source, arrivals_of(entries, {}))], NOW.timestamp())


def titles(desk: Desk, user: User, text: str, **more: object) -> list[str]:
    page = search(desk, user.id, text, **more)  # type: ignore[arg-type]
    assert page.total == len(page.hits)
    return ["".join(piece for piece, _ in hit.title) for hit in page.hits]


def test_a_page_shows_where_it_matches_and_who_published_it(desk: Desk, ann: User) -> None:
    page = search(desk, ann.id, "toll")
    assert (page.count, page.understood, page.beyond) == ("2", "With “toll”.", None)
    newest = page.hits[0]
    assert newest.title == (("Tolls rise on the bridge", False),)
    assert newest.snippet == (
        ("The ", False),
        ("toll", True),
        (" on the river bridge rises.", False),
    )
    assert (newest.outlet, newest.byline, newest.read) == ("The Corrie Post", "Ann Lee", False)
    assert search(desk, ann.id, "flood").hits[0].outlet == "My Echo"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rises", ["River rises", "Tolls rise on the bridge"]),
        ("cafe", ["Café opens"]),
        ('"river bridge" OR nobody', ["Tolls rise on the bridge", "Café opens"]),
        ("toll -bridge", ["Café opens"]),
        ("outlet:corrie", ["Tolls rise on the bridge", "Café opens"]),
        ("outlet:echo.example", ["River rises"]),
        ('outlet:"my echo"', ["River rises"]),
        ("-outlet:post.example", ["River rises"]),
        ("folder:local after:2026-02-15", ["Tolls rise on the bridge"]),
        ("folder:News/Local before:2026-02-02", ["Café opens"]),
        ("-folder:local", ["River rises"]),
        ("by:lee", ["Tolls rise on the bridge"]),
        ("intitle:toll", []),
        ("on:2026-03-10", ["River rises"]),
        ("after:7d", ["River rises"]),
        ("is:read", []),
    ],
)
def test_filters_narrow(desk: Desk, ann: User, text: str, found: list[str]) -> None:
    assert titles(desk, ann, text) == found
    assert sorted(titles(desk, ann, text, order="best")) == sorted(found)


def test_scripts_are_no_text(desk: Desk, ann: User) -> None:
    assert titles(desk, ann, "flood outlet:post") == []


def test_unknown_names_and_empty_searches_are_told(desk: Desk, ann: User) -> None:
    page = search(desk, ann.id, "toll outlet:nowhere folder:none")
    assert page.hits == ()
    assert page.complaints == (
        "You follow no source of the name “nowhere”.",
        "There is no folder of the name “none”.",
    )
    assert search(desk, ann.id, " ").complaints == ("There is nothing to look for.",)


def test_pages_follow_each_other_without_loss_also_while_items_arrive(
    desk: Desk, ann: User
) -> None:
    (source,) = desk.store.sources.follow(["https://post.example/more"])
    desk.store.readers.subscribe(ann.id, Subscription(source.id))

    def arrive(first: int, number: int) -> None:
        took(desk, source, tuple(
            Entry(f"m{n}", None, f"Tram {n}", None, "2026-03-02T00:00:00Z", text="Tram " * (n % 3))
            for n in range(first, first + number)
        ))  # fmt: skip
        index_items(desk)

    arrive(0, 40)
    for order in ("newest", "best"):
        seen, beyond = list[int](), None
        expected = {hit.id for hit in search(desk, ann.id, "tram", limit=500).hits}
        while True:
            page = search(desk, ann.id, "tram", order=order, limit=7, beyond=beyond)  # type: ignore[arg-type]
            seen += [hit.id for hit in page.hits]
            if page.beyond is None:
                break
            beyond = page.beyond
            if len(seen) == 14:
                arrive(100, 5) if order == "newest" else arrive(200, 5)
        assert len(seen) == len(set(seen))
        assert expected <= set(seen)
    assert search(desk, ann.id, "tram", beyond="'; DROP").hits != ()


def test_very_many_matches_are_counted_so_far(desk: Desk, ann: User) -> None:
    (source,) = desk.store.sources.follow(["https://post.example/more"])
    desk.store.readers.subscribe(ann.id, Subscription(source.id))
    took(desk, source, tuple(Entry(f"m{n}", None, f"Tram {n}", text="") for n in range(1001)))
    assert search(desk, ann.id, "tram").waiting == 1001
    index_items(desk)
    page = search(desk, ann.id, "tram")
    assert (page.count, page.total, page.more) == ("1,000+", 1000, True)


def test_the_best_match_stands_first_and_age_counts(desk: Desk, ann: User) -> None:
    (source,) = desk.store.sources.follow(["https://post.example/more"])
    desk.store.readers.subscribe(ann.id, Subscription(source.id))
    took(desk, source, (
        Entry("a", None, "Ferry strike over", None, "2026-03-10T00:00:00Z", text="The ferry sails."),
        Entry("b", None, "Weather", None, "2026-03-13T00:00:00Z", text="Calm. A ferry was seen. " + "Rain. " * 50),
        Entry("c", None, "Ferry strike over", None, "2024-03-10T00:00:00Z", text="The ferry sails."),
    ))  # fmt: skip
    index_items(desk)
    newest = [hit.when for hit in search(desk, ann.id, "ferry").hits]
    assert newest == sorted(newest, reverse=True)
    best = search(desk, ann.id, "ferry", order="best").hits
    assert f"{datetime.fromtimestamp(best[0].when, UTC):%Y-%m-%d}" == "2026-03-10"
    assert best[-1].title == (("Weather", False),)


def test_an_article_that_arrives_later_is_what_is_searched(desk: Desk, ann: User) -> None:
    capture = Capture(CaptureId("sha256:" + "0" * 64), "page", None, "2026-03-01T00:00:00Z")
    text = "The baker Bo Hale has opened a café by the weir, he said on Sunday morning."
    whole = extract_entry(Entry("2", None, "Café opens", text=text), capture)
    desk.store.captures.put([capture])
    desk.store.articles.put([whole])
    (cafe,) = search(desk, ann.id, "cafe").hits
    desk.store._database.run(  # type: ignore[attr-defined]
        "UPDATE items SET article = ? WHERE id = ?", [whole.id, cafe.id]
    )
    assert search(desk, ann.id, "weir").waiting == 1
    index_items(desk)
    assert [hit.id for hit in search(desk, ann.id, "weir").hits] == [cafe.id]
    assert search(desk, ann.id, "nobody").hits == ()
    # An analysis that comes later still tells the person from the word.
    assert search(desk, ann.id, "person:baker").total == 1
    begin = whole.text.index("Bo Hale")
    found = Mention(Span(begin, begin + 7), "Bo Hale", "person")
    recipe = Recipe("analyse", 1)
    desk.store.analyses(recipe).put([Analysis(whole.id, mentions=(found,))])
    assert search(desk, ann.id, "weir").waiting == 1
    index_items(desk)
    assert search(desk, ann.id, "person:baker").total == 0
    assert [hit.id for hit in search(desk, ann.id, 'person:"bo hale"').hits] == [cafe.id]


def test_one_damaged_item_stops_no_other_from_being_found(
    desk: Desk, ann: User, tmp_path: Path
) -> None:
    (post,) = (one for one in desk.store.sources.find() if "post" in one.url)
    took(desk, post, (
        Entry("8", "https://post.example/8", "Otters are back", html=f"<p>{'Otters swim. ' * 300}</p>"),
        Entry("9", "https://post.example/9", "Herons are back", html="<p>Herons fish.</p>"),
    ))  # fmt: skip
    with sqlite3.connect(tmp_path / "variorum.sqlite") as other:
        changed = other.execute("UPDATE items SET body = x'00ff00' WHERE title LIKE 'Otters%'")
        assert changed.rowcount == 1
    other.close()
    index_items(desk)
    assert titles(desk, ann, "herons") == ["Herons are back"]
    assert [failure.subject for failure in desk.store.failures.find()] == ["item 5"]
    assert index_items(desk) == 0
