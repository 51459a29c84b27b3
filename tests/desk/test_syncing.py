"""Marks made without a connection come in late: the last word on an item stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.desk import Desk, open_desk
from variorum.desk.settings import Settings
from variorum.desk.syncing import LateMark, Synced, take_marks
from variorum.following import arrivals_of
from variorum.model import Entry, Intake, Subscription, User, Wanted

NOW = 2_000_000_000.0


@dataclass
class Clock:
    now: float = NOW

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(
        store=tmp_path / "news.sqlite", settings=Settings(meaning="lexical"), clock=Clock()
    ) as opened:
        yield opened


@pytest.fixture
def ann(desk: Desk) -> User:
    return desk.store.readers.add("Ann")


def bring(desk: Desk, *users: User, count: int = 3) -> list[int]:
    (source,) = desk.store.sources.follow(["https://post.example/feed"])
    for user in users:
        desk.store.readers.subscribe(user.id, Subscription(source.id))
    entries = [Entry(f"{n}", None, f"Title {n}") for n in range(count)]
    return list(desk.store.sources.take_in([Intake(source, arrivals_of(entries, {}))], NOW - 1e6))


def read(desk: Desk, user: User) -> set[int]:
    return set(desk.store.readers.ids(user.id, Wanted(read=True)))


def test_a_late_mark_counts_as_made_at_its_own_time(desk: Desk, ann: User) -> None:
    one, two, three = bring(desk, ann)
    desk.store.readers.mark(ann.id, [one], read=True, at=NOW - 500)
    desk.store.readers.mark(ann.id, [one], read=False, at=NOW - 50)
    done = take_marks(desk, ann.id, [LateMark("read", (one, two), 100.0)])
    assert done == Synced(changed=1, passed=1)
    assert read(desk, ann) == {two}
    (marked,) = desk.store.readers.list(ann.id, Wanted(items=(two,)))
    assert marked.changed == NOW - 100
    assert take_marks(desk, ann.id, [LateMark("read", (one,), 20.0)]).changed == 1
    assert read(desk, ann) == {one, two}
    assert three not in read(desk, ann)


def test_marks_are_taken_in_the_order_in_which_they_were_made(desk: Desk, ann: User) -> None:
    (one, *_) = bring(desk, ann)
    marks = [LateMark("unsave", (one,), 10.0), LateMark("save", (one,), 30.0)]
    take_marks(desk, ann.id, marks)
    assert desk.store.readers.ids(ann.id, Wanted(saved=True)) == ()
    take_marks(desk, ann.id, [LateMark("save", (one,), 5.0), LateMark("read", (one,), 4.0)])
    assert desk.store.readers.ids(ann.id, Wanted(saved=True)) == (one,)
    assert read(desk, ann) == {one}


def test_what_is_sent_twice_changes_nothing_more(desk: Desk, ann: User) -> None:
    one, *_ = bring(desk, ann)
    marks = [LateMark("read", (one,), 30.0), LateMark("unread", (one,), 20.0)]
    take_marks(desk, ann.id, marks)
    before = desk.store.readers.list(ann.id, Wanted())
    take_marks(desk, ann.id, marks)
    assert desk.store.readers.list(ann.id, Wanted()) == before


def test_items_out_of_reach_and_clocks_gone_wrong_do_no_harm(desk: Desk, ann: User) -> None:
    bob = desk.store.readers.add("Bob")
    one, *_ = bring(desk, bob)
    assert take_marks(desk, ann.id, [LateMark("read", (one, 99), 1.0)]) == Synced(0, 0)
    take_marks(desk, bob.id, [LateMark("read", (one,), -1e9)])
    (marked,) = desk.store.readers.list(bob.id, Wanted(items=(one,)))
    assert marked.changed == NOW
    take_marks(desk, bob.id, [LateMark("unread", (one,), 1e12)])
    assert read(desk, bob) == {one}


acts = st.sampled_from(["read", "unread", "save", "unsave"])
late = st.builds(
    lambda act, item, age: LateMark(act, (item,), float(age)),
    acts,
    st.integers(1, 3),
    st.integers(0, 40),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(late, max_size=12, unique_by=lambda one: (one.items, one.age)))
def test_the_last_word_on_each_item_stands_whatever_order_they_are_sent_in(
    marks: list[LateMark],
) -> None:
    with open_desk(store=":memory:", settings=Settings(meaning="lexical"), clock=Clock()) as desk:
        user = desk.store.readers.add("Ann")
        items = bring(desk, user)
        take_marks(desk, user.id, marks)
        for item in items:
            own = sorted((m for m in marks if m.items == (item,)), key=lambda m: -m.age)
            reading = [m.act == "read" for m in own if m.act in ("read", "unread")]
            saving = [m.act == "save" for m in own if m.act in ("save", "unsave")]
            (found,) = desk.store.readers.list(user.id, Wanted(items=(item,)))
            assert found.read == (reading[-1] if reading else False)
            assert (found.saved is not None) == (saving[-1] if saving else False)
