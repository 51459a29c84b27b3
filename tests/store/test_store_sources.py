"""Sources and items: ids are given out once, nothing is lost, nothing is shown twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import StoreError
from variorum.following import arrivals_of, names_of
from variorum.model import Entry, FeedState, Intake, Source, Subscription, Trouble
from variorum.store.sqlite import SqliteStore, open_store


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with open_store(":memory:") as opened:
        yield opened


def take(store: SqliteStore, source: Source, *entries: Entry, at: float = 1e9) -> tuple[int, ...]:
    names = [name for several in names_of(entries) for name in several]
    arrivals = arrivals_of(entries, store.sources.known(source.id, names))
    return store.sources.take_in([Intake(source, arrivals)], at)


def told(store: SqliteStore, source: Source | None = None) -> list[tuple[int, str | None]]:
    return [(item.id, item.entry.title) for item in store.sources.latest(source and source.id)]


A = Entry(
    "1", "https://post.example/1", "Tolls rise", "Ann Lee", "2001-09-09T01:46:00Z", html="<p>x</p>"
)
B = Entry("2", "https://post.example/2", "Fares fall", text="y", full=True, complaints=("odd",))


def test_a_source_is_one_however_often_it_is_followed(store: SqliteStore) -> None:
    first = store.sources.follow(["https://a.example/", "https://b.example/", "https://a.example/"])
    assert [source.id for source in first] == [1, 2, 1]
    assert store.sources.follow(["https://b.example/"]) == first[1:2]
    assert store.sources.find() == first[:2]
    assert store.sources.find([2, 99]) == first[1:2]


def test_items_come_back_as_they_were_taken_in(store: SqliteStore) -> None:
    (source,) = store.sources.follow(["https://post.example/feed"])
    new = take(store, source, B, A)
    (first, second) = store.sources.items(new)
    assert (first.entry, second.entry) == (A, B)
    assert first.stands == 999999960.0
    assert second.stands == second.received == 1e9
    assert told(store) == [(2, "Fares fall"), (1, "Tolls rise")]
    assert store.sources.items([2, 99, 1]) == (second, first)


def test_an_item_that_comes_again_is_not_shown_twice_and_a_revised_one_keeps_its_id(
    store: SqliteStore,
) -> None:
    (source,) = store.sources.follow(["https://post.example/feed"])
    take(store, source, A)
    assert take(store, source, A) == ()
    later = Entry("1", A.url, "Tolls fall", text="z")
    assert take(store, source, later, at=2e9) == ()
    (item,) = store.sources.latest()
    assert (item.id, item.entry, item.revisions, item.received) == (1, later, 1, 1e9)
    (former,) = store.sources.revisions(1)
    assert former.entry == A
    take(store, source, A, at=3e9)
    assert [one.entry for one in store.sources.revisions(1)] == [A, later]
    # The latest first, each with the moment at which another took its place.
    told = [(ended, one.entry) for ended, one in store.sources.wordings(1, limit=9)]
    assert told == [(3e9, later), (2e9, A)]
    assert len(store.sources.wordings(1, limit=1)) == 1
    assert [one.entry for _, one in store.sources.wordings(1, limit=9, before=1)] == [A]
    assert store.sources.wordings(1, limit=9, before=0) == ()
    assert store.sources.wordings(99, limit=9) == ()


def test_two_sources_may_use_the_same_names(store: SqliteStore) -> None:
    one, two = store.sources.follow(["https://a.example/", "https://b.example/"])
    assert take(store, one, A) == (1,)
    assert take(store, two, A) == (2,)
    assert told(store, one) == [(1, "Tolls rise")]


def test_how_it_stands_with_a_source_is_kept_byte_by_byte(store: SqliteStore) -> None:
    (source,) = store.sources.follow(["https://a.example/"])
    state = FeedState(
        due=5.5, etag=b'W/"\xff\x00"', modified=b"never", digest="d", gap=60.0, floor=1.0, tried=2.0,
        succeeded=3.0, changed=None, failures=4, trouble=Trouble("busy", "Busy.", 429),
    )  # fmt: skip
    changed = Source(source.id, "https://new.example/", "A", "https://s.example", "h", "t", state)
    store.sources.take_in([Intake(changed)], 0.0)
    assert store.sources.find() == (changed,)


def test_a_source_that_moves_to_the_address_of_another_keeps_its_own(store: SqliteStore) -> None:
    one, two = store.sources.follow(["https://a.example/", "https://b.example/"])
    store.sources.take_in([Intake(Source(one.id, two.url, "A"))], 0.0)
    assert [(s.url, s.title) for s in store.sources.find()] == [(one.url, "A"), (two.url, None)]


def test_a_list_is_read_page_by_page_without_loss(store: SqliteStore) -> None:
    (source,) = store.sources.follow(["https://a.example/"])
    take(store, source, *(Entry(str(n), None, f"t{n}", text="x") for n in range(25)))
    seen, before = list[int](), None
    while page := store.sources.latest(before=before, limit=7):
        seen += [item.id for item in page]
        before = (page[-1].stands, page[-1].id)
    assert seen == list(range(25, 0, -1))


def test_all_of_several_intakes_is_taken_or_nothing(store: SqliteStore) -> None:
    (source,) = store.sources.follow(["https://a.example/"])
    good = arrivals_of([A], {})
    with pytest.raises(StoreError):
        store.sources.take_in([Intake(source, good), Intake(Source(99, "u"), good)], 0.0)
    assert store.sources.latest() == ()
    assert take(store, source, A) != ()


def test_a_store_of_the_form_before_is_brought_up_to_date(tmp_path: Path) -> None:
    import sqlite3

    from variorum.store.sqlite import schema

    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    for migration in schema.MIGRATIONS[:2]:
        for statement in migration:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
    with open_store(path) as store:
        (source,) = store.sources.follow(["https://a.example/"])
        take(store, source, A)
    with open_store(path) as store:
        assert told(store) == [(1, "Tolls rise")]


texts = st.text(max_size=12)


@settings(deadline=None)  # a store is opened for each, which may take its time
@given(
    st.lists(
        st.builds(Entry, texts, st.none() | texts, st.none() | texts, html=st.none() | texts),
        max_size=6,
    )
)
def test_whatever_a_feed_holds_is_taken_in_once(entries: list[Entry]) -> None:
    entries = [
        Entry(e.id.encode("utf-8", "replace").decode(), e.url and e.url.encode("utf-8", "replace").decode(),
              e.title and e.title.encode("utf-8", "replace").decode(), html=e.html and e.html.encode("utf-8", "replace").decode())
        for e in entries
    ]  # fmt: skip
    with open_store(":memory:") as store:
        (source,) = store.sources.follow(["https://a.example/"])
        new = take(store, source, *entries)
        assert len(store.sources.items(new)) == len(new)
        assert take(store, source, *entries) == ()


def test_what_came_since_a_moment_is_found_whatever_it_is_dated(store: SqliteStore) -> None:
    (source,) = store.sources.follow(["https://post.example/feed"])
    for name, dated, at in (
        ("a", None, 1e9),
        ("b", "1990-01-01T00:00:00Z", 1.1e9),
        ("c", None, 1.2e9),
    ):
        entry = Entry(name, None, name, published=dated, text="x")
        store.sources.take_in([Intake(source, arrivals_of([entry], {}))], at)
    assert store.sources.came(1.1e9, limit=10) == (2, 3)
    assert store.sources.came(1.3e9, limit=10) == ()
    assert len(store.sources.came(0.0, limit=2)) == 2


def test_sqlite_finds_no_fault_with_rows_that_have_none(tmp_path: Path) -> None:
    """Of a table without row ids whose key is not in front SQLite 3.40 tells what is not so."""
    with open_store(tmp_path / "s.sqlite") as store:
        user = store.readers.add("ann")
        (source,) = store.sources.follow(["https://post.example/feed"])
        store.readers.subscribe(user.id, Subscription(source.id))
        entries = [Entry(str(n), f"https://post.example/{n}", f"News {n}") for n in range(100)]
        new = store.sources.take_in([Intake(source, arrivals_of(entries, {}))], 1e9)
        store.readers.mark(user.id, new[:50], read=True, at=1e9)
    connection = sqlite3.connect(tmp_path / "s.sqlite")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT sum(items) FROM unread_counts").fetchall() == [(50,)]
        tables = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%WITHOUT ROWID%'"
        )
        for (table,) in connection.execute(tables).fetchall():
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            key = {column[1] for column in columns if column[5]}
            assert {column[1] for column in columns[: len(key)]} == key, table
    finally:
        connection.close()
