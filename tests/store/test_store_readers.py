"""Readers: each has marks of their own, nothing read comes back, nothing unread gets lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from variorum.errors import NotFound, StoreError
from variorum.following import arrivals_of
from variorum.model import Entry, Intake, Source, Subscription, User, Wanted
from variorum.store.sqlite import SqliteStore, open_store


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with open_store(":memory:") as opened:
        yield opened


def arrive(store: SqliteStore, source: Source, *names: str, at: float = 1e9) -> tuple[int, ...]:
    entries = [Entry(name, None, f"Title {name}", text="x") for name in names]
    return store.sources.take_in([Intake(source, arrivals_of(entries, {}))], at)


@pytest.fixture
def ann(store: SqliteStore) -> User:
    return store.readers.add("Ann", made=1.0)


@pytest.fixture
def post(store: SqliteStore) -> Source:
    return store.sources.follow(["https://post.example/feed"])[0]


def unread(store: SqliteStore, user: User, **more: object) -> tuple[int, ...]:
    return store.readers.ids(user.id, Wanted(read=False, **more))  # type: ignore[arg-type]


def test_a_name_is_given_once_whatever_its_letters(store: SqliteStore, ann: User) -> None:
    with pytest.raises(StoreError, match="user of this name"):
        store.readers.add("ANN")
    assert store.readers.user("aNN") == ann
    assert store.readers.user("Bo") is None
    store.readers.set_secret(ann.id, "digest")
    assert store.readers.users() == (replace(ann, secret="digest"),)
    with pytest.raises(NotFound):
        store.readers.set_secret(99, "digest")


def test_what_arrives_is_unread_for_all_who_follow_and_for_nobody_else(
    store: SqliteStore, ann: User, post: Source
) -> None:
    bo, cy = store.readers.add("Bo"), store.readers.add("Cy")
    for user in (ann, bo):
        assert store.readers.subscribe(user.id, Subscription(post.id))
    new = arrive(store, post, "b", "a")
    assert unread(store, ann) == unread(store, bo) == new[::-1]
    assert unread(store, cy) == ()
    assert store.readers.mark(ann.id, new[:1], read=True, at=5.0) == 1
    assert unread(store, ann) == new[1:]
    assert unread(store, bo) == new[::-1]
    assert store.readers.tally(bo.id).by_source == ((post.id, 2),)


def test_of_what_came_before_only_the_newest_is_unread(
    store: SqliteStore, ann: User, post: Source
) -> None:
    new = arrive(store, post, *"edcba")
    store.readers.subscribe(ann.id, Subscription(post.id), unread=2)
    assert unread(store, ann) == new[:-3:-1]
    assert store.readers.ids(ann.id, Wanted()) == new[::-1]
    assert store.readers.ids(ann.id, Wanted(read=True)) == new[2::-1]


def test_leaving_a_source_deletes_nothing_and_coming_back_brings_all(
    store: SqliteStore, ann: User, post: Source
) -> None:
    store.readers.subscribe(ann.id, Subscription(post.id, "My Post"))
    one, two, three = arrive(store, post, *"cba")
    store.readers.mark(ann.id, [one], read=True, at=1.0)
    store.readers.mark(ann.id, [two], saved=True, at=2.0)
    assert store.readers.unsubscribe(ann.id, [post.id, 99], at=3.0) == 1
    assert store.readers.subscriptions(ann.id) == ()
    assert unread(store, ann) == ()
    assert store.readers.ids(ann.id, Wanted()) == (two,)  # saved: still in reach
    (while_away,) = arrive(store, post, "d")
    assert store.readers.subscribe(ann.id, Subscription(post.id))
    assert unread(store, ann) == (while_away, three, two)
    assert store.readers.ids(ann.id, Wanted(saved=True)) == (two,)
    (left,) = store.readers.subscriptions(ann.id, ended=True)
    assert (left.ended, left.unread) == (None, 3)


def test_how_a_source_is_followed_can_be_changed(
    store: SqliteStore, ann: User, post: Source
) -> None:
    folder = store.readers.folder(ann.id, "News/Local")
    assert store.readers.folder(ann.id, "News/Local") == folder
    told = Subscription(post.id, "Mine", folder, ("a", "b"), (("color", "red"),), 7.0)
    assert store.readers.subscribe(ann.id, told)
    assert store.readers.subscriptions(ann.id) == (told,)
    assert not store.readers.subscribe(ann.id, replace(told, title=None, folder=None))
    (changed,) = store.readers.subscriptions(ann.id)
    assert (changed.title, changed.folder, changed.followed) == (None, None, 7.0)


def test_folders_are_renamed_joined_and_taken_away_without_loss(
    store: SqliteStore, ann: User, post: Source
) -> None:
    (other,) = store.sources.follow(["https://echo.example/"])
    news, local = store.readers.folder(ann.id, "News"), store.readers.folder(ann.id, "Local")
    store.readers.subscribe(ann.id, Subscription(post.id, folder=news))
    store.readers.subscribe(ann.id, Subscription(other.id, folder=local))
    store.readers.rename_folder(ann.id, news.id, "Local")
    assert [folder.title for folder in store.readers.folders(ann.id)] == ["Local"]
    assert {s.folder and s.folder.title for s in store.readers.subscriptions(ann.id)} == {"Local"}
    store.readers.drop_folder(ann.id, news.id)
    assert [s.folder for s in store.readers.subscriptions(ann.id)] == [None, None]
    bo = store.readers.add("Bo")
    theirs = store.readers.folder(bo.id, "Theirs")
    for call in (
        lambda: store.readers.rename_folder(ann.id, theirs.id, "Mine"),
        lambda: store.readers.drop_folder(ann.id, theirs.id),
        lambda: store.readers.subscribe(ann.id, Subscription(post.id, folder=theirs)),
    ):
        with pytest.raises(NotFound):
            call()


def test_lists_are_narrowed_by_what_is_asked(store: SqliteStore, ann: User, post: Source) -> None:
    (other,) = store.sources.follow(["https://echo.example/"])
    folder = store.readers.folder(ann.id, "News")
    store.readers.subscribe(ann.id, Subscription(post.id, folder=folder))
    store.readers.subscribe(ann.id, Subscription(other.id))
    one, two = arrive(store, post, "b", "a", at=100.0)
    three, four = arrive(store, other, "b", "a", at=200.0)
    store.readers.mark(ann.id, [two, four], read=True, at=300.0)
    store.readers.mark(ann.id, [one], saved=True, at=400.0)

    def ids(**asked: object) -> tuple[int, ...]:
        wanted = Wanted(**asked)  # type: ignore[arg-type]
        found = store.readers.ids(ann.id, wanted)
        assert store.readers.count(ann.id, wanted) == len(found)
        assert tuple(m.item.id for m in store.readers.list(ann.id, wanted)) == found
        return found

    assert ids() == (four, three, two, one)
    assert ids(order="oldest") == (one, two, three, four)
    assert ids(read=False) == (three, one)
    assert ids(read=True) == (four, two)
    assert ids(saved=True) == (one,)
    assert ids(saved=False) == (four, three, two)
    assert ids(read=False, saved=True) == (one,)
    assert ids(sources=(post.id,)) == (two, one)
    assert ids(folders=(folder.id,), read=False) == (one,)
    assert ids(items=(one, four, 99)) == (four, one)
    assert ids(since=200.0) == (four, three)
    assert ids(until=200.0) == (two, one)
    assert ids(received=150.0, read=True) == (four,)
    assert ids(above=two, below=four) == (three, two)
    assert ids(changed=350.0) == (one,)
    assert ids(beyond=(200.0, four)) == (three, two, one)
    assert ids(beyond=(100.0, one), order="oldest", read=False) == (three,)
    assert ids(by="id", order="oldest") == (one, two, three, four)
    assert store.readers.ids(ann.id, Wanted(), limit=2, skip=1) == (three, two)
    (marked,) = store.readers.list(ann.id, Wanted(saved=True))
    assert (marked.read, marked.saved, marked.changed) == (False, 400.0, 400.0)


def test_marks_that_are_set_already_keep_their_time(
    store: SqliteStore, ann: User, post: Source
) -> None:
    store.readers.subscribe(ann.id, Subscription(post.id))
    (one,) = arrive(store, post, "a")
    assert store.readers.mark(ann.id, [one, one, 99], saved=True, read=True, at=5.0) == 1
    assert store.readers.mark(ann.id, [one], saved=True, read=True, at=9.0) == 0
    (marked,) = store.readers.list(ann.id, Wanted())
    assert (marked.saved, marked.changed) == (5.0, 5.0)
    assert store.readers.mark(ann.id, [one], saved=False, at=9.0) == 1
    assert store.readers.mark(ann.id, [one], read=False, at=9.5) == 1
    (marked,) = store.readers.list(ann.id, Wanted())
    assert (marked.saved, marked.read, marked.changed) == (None, False, 9.5)


def test_a_revised_item_stays_read(store: SqliteStore, ann: User, post: Source) -> None:
    store.readers.subscribe(ann.id, Subscription(post.id))
    (one,) = arrive(store, post, "a")
    store.readers.mark(ann.id, [one], read=True, at=5.0)
    revised = arrivals_of(
        [Entry("a", None, "Title a", text="new words")], store.sources.known(post.id, ["id:a"])
    )
    store.sources.take_in([Intake(post, revised)], 6.0)
    assert unread(store, ann) == ()
    assert store.readers.list(ann.id, Wanted())[0].item.revisions == 1


@dataclass
class Told:
    """What a user should see: by item, in plain Python."""

    followed: set[int] = field(default_factory=set)
    unread: set[int] = field(default_factory=set)
    saved: set[int] = field(default_factory=set)
    marked_read: set[int] = field(default_factory=set)


class Readers(RuleBasedStateMachine):
    """Whatever two users do with three sources, the lists say what a plain model says."""

    def __init__(self) -> None:
        super().__init__()
        self.store = open_store(":memory:")
        self.users = [self.store.readers.add(name) for name in ("Ann", "Bo")]
        self.sources = self.store.sources.follow([f"https://{n}.example/" for n in "abc"])
        self.told = {user.id: Told() for user in self.users}
        self.owner: dict[int, int] = {}
        self.time = 1000.0

    user = st.integers(0, 1)
    source = st.integers(0, 2)
    some = st.lists(st.integers(1, 12), max_size=4)

    @rule(source=source, count=st.integers(1, 2))
    def arrives(self, source: int, count: int) -> None:
        self.time += 1
        there = self.sources[source]
        new = arrive(self.store, there, *(f"{self.time}-{n}" for n in range(count)), at=self.time)
        for item in new:
            self.owner[item] = there.id
            for told in self.told.values():
                if there.id in told.followed:
                    told.unread.add(item)

    @rule(user=user, source=source)
    def follows(self, user: int, source: int) -> None:
        told, there = self.told[self.users[user].id], self.sources[source].id
        fresh = self.store.readers.subscribe(self.users[user].id, Subscription(there), unread=2)
        assert fresh == (there not in told.followed)
        if fresh:
            told.followed.add(there)
            old = [i for i in self.owner if self.owner[i] == there and i not in told.marked_read]
            told.unread |= set(sorted(old)[-2:])

    @rule(user=user, source=source)
    def leaves(self, user: int, source: int) -> None:
        told, there = self.told[self.users[user].id], self.sources[source].id
        left = self.store.readers.unsubscribe(self.users[user].id, [there], at=self.time)
        assert left == (there in told.followed)
        told.followed.discard(there)

    @rule(user=user, items=some, read=st.booleans())
    def reads(self, user: int, items: list[int], read: bool) -> None:
        told = self.told[self.users[user].id]
        self.store.readers.mark(self.users[user].id, items, read=read, at=self.time)
        known = {item for item in items if item in self.owner}
        if read:
            told.unread -= known
            told.marked_read |= known
        else:
            told.unread |= known
            told.marked_read -= known

    @rule(user=user, items=some, saved=st.booleans())
    def saves(self, user: int, items: list[int], saved: bool) -> None:
        told = self.told[self.users[user].id]
        self.store.readers.mark(self.users[user].id, items, saved=saved, at=self.time)
        known = {item for item in items if item in self.owner}
        told.saved = told.saved | known if saved else told.saved - known
        if saved:
            told.marked_read |= {item for item in known if item not in told.unread}

    @rule(user=user, source=source)
    def reads_all(self, user: int, source: int) -> None:
        told, there = self.told[self.users[user].id], self.sources[source].id
        count = self.store.readers.mark_all(
            self.users[user].id, Wanted(sources=(there,)), at=self.time
        )
        seen = {
            item for item in told.unread if self.owner[item] == there and there in told.followed
        }
        assert count == len(seen)
        told.unread -= seen
        told.marked_read |= seen

    @invariant()
    def lists_are_as_told(self) -> None:
        for user in self.users:
            told = self.told[user.id]
            visible = {item for item in self.owner if self.owner[item] in told.followed}
            unread = self.store.readers.ids(user.id, Wanted(read=False))
            assert list(unread) == sorted(told.unread & visible, reverse=True)
            assert set(self.store.readers.ids(user.id, Wanted(saved=True))) == told.saved
            assert set(self.store.readers.ids(user.id, Wanted())) == visible | told.saved
            assert self.store.readers.tally(user.id).unread == len(told.unread & visible)

    def teardown(self) -> None:
        self.store.close()


Readers.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestWhateverTwoReadersDo = Readers.TestCase


def test_what_came_later_is_not_meant_by_a_bound_of_arrival(
    store: SqliteStore, ann: User, post: Source
) -> None:
    store.readers.subscribe(ann.id, Subscription(post.id))
    (first,) = arrive(store, post, "a", at=1e9)
    late = Entry("b", None, "Dated earlier, come later", published="2000-01-01T00:00:00Z", text="x")
    (second,) = store.sources.take_in([Intake(post, arrivals_of([late], {}))], 1e9 + 60)
    assert store.sources.moments([second, first, 99]) == {
        first: (1e9, 1e9),
        second: (946_684_800.0, 1e9 + 60),
    }
    assert unread(store, ann) == (first, second)
    assert unread(store, ann, received_until=1e9 + 60) == (first,)
    assert unread(store, ann, received_until=1e9) == ()
    assert store.readers.mark_all(ann.id, Wanted(received_until=1e9 + 1), at=2e9) == 1
    assert unread(store, ann) == (second,)


def test_items_can_be_left_out(store: SqliteStore, ann: User, post: Source) -> None:
    store.readers.subscribe(ann.id, Subscription(post.id))
    new = arrive(store, post, "c", "b", "a")
    assert unread(store, ann, without=(new[1], 99)) == (new[2], new[0])
    assert unread(store, ann, without=()) == new[::-1]
