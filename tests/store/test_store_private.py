"""Private feeds in the store: who keeps them so, and what an older store learns of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.following import arrivals_of
from variorum.model import Entry, Intake, Subscription, Wanted
from variorum.store import SqliteStore, open_store
from variorum.store.sqlite import schema
from variorum.store.sqlite.migrations.private import PRIVATE

FEED, SECRET = "https://post.example/feed", "https://post.example/feed?token=1"


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with open_store(":memory:") as opened:
        yield opened


def test_one_tick_makes_a_feed_private_and_the_last_one_taken_back_ends_it(
    store: SqliteStore,
) -> None:
    (source,) = store.sources.follow([FEED])
    ann, bo = store.readers.add("Ann"), store.readers.add("Bo")
    store.readers.subscribe(ann.id, Subscription(source.id, private=True))
    store.readers.subscribe(bo.id, Subscription(source.id))
    assert store.private.sources() == {source.id}
    # To file a feed takes no tick back, whatever the record says; nor does leaving it.
    store.readers.subscribe(ann.id, Subscription(source.id, title="Mine"))
    store.readers.unsubscribe(ann.id, [source.id], at=1.0)
    store.readers.subscribe(ann.id, Subscription(source.id))
    assert [one.private for one in store.readers.subscriptions(ann.id)] == [True]
    assert store.private.keep(bo.id, source.id, True) is False
    assert store.private.keep(ann.id, source.id, False) is False
    assert store.private.sources() == {source.id}
    assert store.private.keep(bo.id, source.id, False) is True
    assert store.private.sources() == frozenset()
    assert store.sources.find([source.id])[0].private is False


def test_an_address_with_a_secret_is_private_whoever_says_what(store: SqliteStore) -> None:
    (source,) = store.sources.follow([SECRET])
    ann = store.readers.add("Ann")
    store.readers.subscribe(ann.id, Subscription(source.id))
    assert (source.private, source.secret) == (True, True)
    assert store.private.keep(ann.id, source.id, False) is False
    assert store.private.sources() == {source.id}


def test_strangers_mark_nothing_of_it_and_their_marks_wait_for_them(store: SqliteStore) -> None:
    (source,) = store.sources.follow([FEED])
    ann, bo = store.readers.add("Ann"), store.readers.add("Bo")
    store.readers.subscribe(ann.id, Subscription(source.id))
    arrivals = arrivals_of([Entry("a", None, "A", text="x")], {})
    (item,) = store.sources.take_in([Intake(source, arrivals)], 5.0)
    assert store.readers.mark(bo.id, [item], read=True, saved=True, at=6.0) == 1
    store.private.keep(ann.id, source.id, True)
    for _ in range(2):
        store.private.withhold()
        assert store.readers.ids(bo.id, Wanted(saved=True)) == ()
    assert store.readers.mark(bo.id, [item], saved=True, at=7.0) == 0
    store.private.give_back()
    assert store.readers.ids(bo.id, Wanted(saved=True)) == ()
    store.private.keep(ann.id, source.id, False)
    store.private.give_back()
    (marked,) = store.readers.list(bo.id, Wanted(saved=True))
    assert (marked.read, marked.saved) == (True, 6.0)


@pytest.mark.parametrize(
    ("url", "private"),
    [
        (FEED, False),
        (SECRET, True),
        ("https://post.example/feed?a=1&API_KEY=x", True),
        ("https://ann:pw@post.example/feed", True),
        ("https://ann@post.example", True),
        ("https://post.example/@ann/feed", False),
        ("https://post.example/feed?token=", False),
        ("https://post.example/feed?mytoken=1", False),
    ],
)
def test_an_older_store_learns_which_of_its_feeds_are_private(
    tmp_path: Path, url: str, private: bool
) -> None:
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    before = schema.MIGRATIONS[: schema.MIGRATIONS.index(PRIVATE)]
    for migration in before:
        for statement in migration:
            connection.execute(statement)
    connection.execute("INSERT INTO sources (url) VALUES (?)", [url])
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(before)}")
    connection.commit()
    connection.close()
    with open_store(path) as store:
        (source,) = store.sources.find()
        assert (source.private, source.secret) == (private, private)
