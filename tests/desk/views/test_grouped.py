"""Stories inside other apps: one item stands for all reports, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.views.newsroom import CAPTURE, NOW, Newsroom
from tests.effort import assert_grows

from variorum.desk import Desk, open_desk
from variorum.desk.settings import Settings
from variorum.desk.views.grouped import (
    how_many,
    mark,
    mark_all,
    shown_ids,
    shown_item,
    shown_items,
    unread,
)
from variorum.model import Preferences, User, Wanted

GROUPED, PLAIN = Preferences(grouped=True), Preferences()
BASE = "https://news.example"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_desk(
        store=tmp_path / "news.sqlite",
        settings=Settings(meaning="lexical"),
        clock=lambda: datetime.fromtimestamp(NOW + 1e6, UTC),
    ) as opened:
        opened.store.captures.put([CAPTURE])
        yield Newsroom(opened)


def ids(room: Newsroom, user: User, prefers: Preferences = GROUPED, **more: object) -> list[int]:
    wanted = Wanted(**more)  # type: ignore[arg-type]
    found = list(shown_ids(room.desk, user.id, wanted, prefers=prefers))
    assert how_many(room.desk, user.id, wanted, prefers=prefers) == len(found)
    return found


def body(room: Newsroom, user: User, item: int, prefers: Preferences = GROUPED) -> str:
    found = shown_item(room.desk, user.id, item, prefers=prefers, base=BASE)
    assert found is not None
    return found.html


def test_five_feeds_and_one_event_are_one_unread_item(room: Newsroom) -> None:
    ann = room.user("Ann", *"abcde")
    items = [room.report(outlet, "flood") for outlet in "abcde"]
    alone = room.report("a", None)
    assert ids(room, ann, read=False) == [alone, items[0]]
    assert ids(room, ann, PLAIN, read=False) == [alone, *items[::-1]]
    tally = unread(room.desk, ann.id, prefers=GROUPED)
    assert (tally.unread, len(tally.by_source)) == (2, 1)
    assert unread(room.desk, ann.id, prefers=PLAIN).unread == 6
    assert ids(room, ann) == [alone, items[0]]


def test_the_one_item_tells_of_all_others_in_safe_html(room: Newsroom) -> None:
    ann = room.user("Ann", "a", "b")
    first = room.report("a", "flood", html="<p>Water</p><script>x()</script>")
    room.report("b", "flood")
    room.report("c", "flood")
    told = body(room, ann, first)
    assert told.startswith("<p>Water</p><hr>")
    assert "3 reports by 3 outlets, from 3 independent origins." in told
    assert '<a href="https://b.example/2"' in told
    assert "B: <a" in told
    assert "C: <a" in told
    assert "b on flood &amp; &lt;b&gt;" in told
    assert f'<a href="{BASE}/story/flood">' in told
    assert "script" not in told
    assert body(room, ann, first, PLAIN) == "<p>Water</p>"


def test_the_id_stays_whatever_comes_later_and_is_each_users_own(room: Newsroom) -> None:
    ann, bo = room.user("Ann", "a", "b", "c"), room.user("Bo", "b", "c")
    a = room.report("a", "flood")
    assert ids(room, ann) == [a]
    b, c = room.report("b", "flood"), room.report("c", "flood")
    assert (ids(room, ann), ids(room, bo)) == ([a], [b])
    assert shown_item(room.desk, bo.id, a, prefers=GROUPED, base=BASE) is None
    # Of a report that leads nothing there is itself alone.
    assert body(room, ann, c) == "<p>x</p>"


def test_reading_marks_the_reports_that_were_shown_and_no_later_ones(room: Newsroom) -> None:
    ann = room.user("Ann", "a", "b", "c", "d")
    a, b, c = (room.report(outlet, "flood") for outlet in "abc")
    body(room, ann, a)
    d = room.report("d", "flood")
    assert mark(room.desk, ann.id, [a], prefers=GROUPED, read=True) == 3
    assert ids(room, ann, PLAIN, read=False) == [d]
    assert ids(room, ann, read=False) == [a]
    body(room, ann, a)
    mark(room.desk, ann.id, [a], prefers=GROUPED, read=True)
    assert ids(room, ann, read=False) == []
    assert ids(room, ann, read=True) == [a]
    assert b < c < d


def test_what_was_never_shown_with_its_story_is_marked_by_itself(room: Newsroom) -> None:
    ann = room.user("Ann", "a", "b")
    a, b = room.report("a", "flood"), room.report("b", "flood")
    assert mark(room.desk, ann.id, [a], prefers=GROUPED, read=True) == 1
    assert ids(room, ann, PLAIN, read=False) == [b]
    assert ids(room, ann, read=False) == [a]


def test_a_copy_of_what_was_read_is_no_news_and_stays_unread_by_itself(room: Newsroom) -> None:
    ann = room.user("Ann", "a", "b", "c")
    a = room.report("a", "flood")
    mark(room.desk, ann.id, [a], prefers=GROUPED, read=True)
    copy = room.report("b", "flood", a)
    assert ids(room, ann, read=False) == []
    assert ids(room, ann, read=True) == [a]
    assert unread(room.desk, ann.id, prefers=GROUPED).unread == 0
    assert ids(room, ann, PLAIN, read=False) == [copy]
    own = room.report("c", "flood")
    assert ids(room, ann, read=False) == [a]
    mark_all(room.desk, ann.id, Wanted(), prefers=GROUPED)
    assert ids(room, ann, PLAIN, read=False) == []
    mark(room.desk, ann.id, [copy], prefers=GROUPED, read=False)
    assert ids(room, ann, read=False) == [a]
    assert own


def test_a_copy_of_what_nobody_read_is_news(room: Newsroom) -> None:
    ann = room.user("Ann", "b")
    a = room.report("a", "flood")
    b = room.report("b", "flood", a)
    assert ids(room, ann, read=False) == [b]


def test_kept_unread_is_unread_again(room: Newsroom) -> None:
    ann = room.user("Ann", "a", "b")
    a = room.report("a", "flood")
    room.report("b", "flood", a)
    body(room, ann, a)
    mark(room.desk, ann.id, [a], prefers=GROUPED, read=True)
    assert mark(room.desk, ann.id, [a], prefers=GROUPED, read=False) == 1
    assert ids(room, ann, read=False) == [a]


def test_a_story_is_saved_if_a_report_is_and_taken_off_whole(room: Newsroom) -> None:
    ann = room.user("Ann", "a", "b")
    a, b = room.report("a", "flood"), room.report("b", "flood")
    mark(room.desk, ann.id, [b], prefers=PLAIN, saved=True)
    assert ids(room, ann, saved=True) == [a]
    found = shown_item(room.desk, ann.id, a, prefers=GROUPED, base=BASE)
    assert found is not None
    assert found.saved is not None
    assert ids(room, ann, saved=False) == []
    mark(room.desk, ann.id, [a], prefers=GROUPED, saved=False)
    assert ids(room, ann, PLAIN, saved=True) == []
    mark(room.desk, ann.id, [a], prefers=GROUPED, saved=True)
    assert ids(room, ann, PLAIN, saved=True) == [a]
    assert ids(room, ann, PLAIN, read=False) == [b, a]


def test_what_was_saved_of_a_feed_that_was_left_does_not_hide_the_story(room: Newsroom) -> None:
    ann = room.user("Ann", "a", "b")
    a, b = room.report("a", "flood"), room.report("b", "flood")
    mark(room.desk, ann.id, [a], prefers=GROUPED, saved=True)
    (source,) = room.desk.store.sources.follow(["https://a.example/feed"])
    room.desk.store.readers.unsubscribe(ann.id, [source.id], at=NOW)
    assert ids(room, ann) == ids(room, ann, read=False) == ids(room, ann, saved=True) == [b]
    (left,) = room.desk.store.sources.follow(["https://b.example/feed"])
    room.desk.store.readers.unsubscribe(ann.id, [left.id], at=NOW)
    assert ids(room, ann) == ids(room, ann, saved=True) == [a]


def test_nobody_marks_what_is_not_theirs(room: Newsroom) -> None:
    ann, bo = room.user("Ann", "a"), room.user("Bo", "b")
    a, b = room.report("a", "flood"), room.report("b", "flood")
    for prefers in (GROUPED, PLAIN):
        assert mark(room.desk, bo.id, [a], prefers=prefers, read=True, saved=True) == 0
    assert ids(room, bo, saved=True) == []
    assert (ids(room, ann, read=False), ids(room, bo, read=False)) == ([a], [b])


def test_marking_all_keeps_to_its_bounds(room: Newsroom) -> None:
    ann = room.user("Ann", "a", "b", "c")
    a = room.report("a", "flood")
    until = room.now + 1
    b = room.report("b", "flood")
    mark_all(room.desk, ann.id, Wanted(received_until=until), prefers=GROUPED)
    assert ids(room, ann, PLAIN, read=False) == [b]
    assert ids(room, ann, read=False) == [a]


def test_bodies_end_a_list_before_it_is_too_long(room: Newsroom) -> None:
    ann = room.user("Ann", "a")
    made = [room.report("a", None, html=f"<p>{'x' * 1_000}</p>") for _ in range(5)]
    found = shown_items(
        room.desk, ann.id, Wanted(order="oldest"), prefers=PLAIN, base=BASE, limit=5, most=2_500
    )
    assert [one.item.id for one in found] == made[:2]
    (one,) = shown_items(room.desk, ann.id, Wanted(), prefers=PLAIN, base=BASE, limit=5, most=1)
    assert one.item.id == made[-1]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    reports=st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y", None])), min_size=1, max_size=9
    ),
    read=st.sets(st.integers(0, 8)),
)
def test_each_report_of_ones_own_is_reached_by_exactly_one_item(
    tmp_path_factory: pytest.TempPathFactory,
    reports: list[tuple[str, str | None]],
    read: set[int],
) -> None:
    with open_desk(
        store=tmp_path_factory.mktemp("room") / "s.sqlite", settings=Settings(meaning="lexical")
    ) as desk:
        desk.store.captures.put([CAPTURE])
        room = Newsroom(desk)
        ann = room.user("Ann", "a", "b")
        items = [room.report(outlet, story) for outlet, story in reports]
        mine = {item for item, (outlet, _) in zip(items, reports, strict=True) if outlet != "c"}
        marked = [item for n, item in enumerate(items) if n in read]
        mark(desk, ann.id, marked, prefers=PLAIN, read=True)
        leads = ids(room, ann)
        together = desk.store.grouped.together(ann.id, leads)
        assert sorted(one for found in together.values() for one in found) == sorted(mine)
        assert all(lead == found[0] for lead, found in together.items())
        assert set(ids(room, ann, read=False)) | set(ids(room, ann, read=True)) == set(leads)
        tally = unread(desk, ann.id, prefers=GROUPED)
        assert tally.unread == len(ids(room, ann, read=False))
        assert {lead for lead, found in together.items() if not set(found) <= set(marked)} == set(
            ids(room, ann, read=False)
        )
        mark_all(desk, ann.id, Wanted(), prefers=GROUPED)
        assert ids(room, ann, PLAIN, read=False) == []


def test_time_grows_with_what_is_unread_and_no_faster(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    def filled(stories: int) -> tuple[Desk, User]:
        store = tmp_path_factory.mktemp("grown") / "s.sqlite"
        desk = opened.enter_context(open_desk(store=store, settings=Settings(meaning="lexical")))
        desk.store.captures.put([CAPTURE])
        room = Newsroom(desk)
        ann = room.user("Ann", *"abc")
        with desk.store.transaction():
            for number in range(stories):
                for outlet in "abc":
                    room.report(outlet, f"story-{number}")
        return desk, ann

    def looked_at(desk: Desk, ann: User) -> None:
        assert len(shown_ids(desk, ann.id, Wanted(read=False), prefers=GROUPED, limit=50)) == 50
        assert unread(desk, ann.id, prefers=GROUPED).unread
        how_many(desk, ann.id, Wanted(saved=True), prefers=GROUPED)

    with ExitStack() as opened:
        small, large = filled(60), filled(480)
        assert_grows(lambda: looked_at(*small), lambda: looked_at(*large), 16)
