"""The index of words: what is found is what stands there now, whatever came in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.following import arrivals_of, names_of
from variorum.model import Entry, Intake, Searched, Source, Subscription, Term, User, Wording
from variorum.searching import read_query
from variorum.store.sqlite import SqliteStore, open_store, schema
from variorum.text.searchable import places

LATER = 2e9


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with open_store(":memory:") as opened:
        yield opened


@pytest.fixture
def post(store: SqliteStore) -> Source:
    return store.sources.follow(["https://post.example/feed"])[0]


@pytest.fixture
def ann(store: SqliteStore, post: Source) -> User:
    user = store.readers.add("Ann")
    store.readers.subscribe(user.id, Subscription(post.id))
    return user


def take(
    store: SqliteStore, source: Source, *texts: str, first: int = 0, at: float = LATER
) -> None:
    """Items of these texts, the later the later in time; a text that comes again under the same
    number is a revision."""
    entries = [
        Entry(str(number), None, text, published=f"2026-03-{1 + number % 28:02}T00:00:00Z", text="")
        for number, text in enumerate(texts, first)
    ]
    names = [name for several in names_of(entries) for name in several]
    known = store.sources.known(source.id, names)
    store.sources.take_in([Intake(source, arrivals_of(entries, known))], at)


def index(store: SqliteStore, persons: tuple[str, ...] | None = None) -> None:
    with store.transaction():
        items = store.sources.items(store.search.next_waiting(1000))
        store.search.put(
            [Wording(one.id, one.entry.title or "", "", "body text", persons) for one in items]
        )


def found(store: SqliteStore, user: User, text: str, **more: object) -> list[int]:
    sought = read_query(text)
    searched = Searched(sought.groups, sought.without, **more)  # type: ignore[arg-type]
    where = store.search.find(user.id, searched, limit=500)
    assert store.search.count(user.id, searched, at_most=500) == (len(where), False)
    assert {place for place, _, _ in store.search.weigh(user.id, searched, newest=500)} == set(
        where
    )
    return [one.item for one in store.search.at(user.id, where)]


def test_what_arrives_waits_and_is_found_once_it_is_indexed(
    store: SqliteStore, post: Source, ann: User
) -> None:
    take(store, post, "Tolls rise", "Fares fall")
    assert (store.search.waiting(), found(store, ann, "tolls")) == (2, [])
    index(store)
    assert (store.search.waiting(), store.search.turn()) == (0, 2)
    assert len(found(store, ann, "tolls")) == 1
    take(store, post, "Tolls rise", "Fares fall")
    assert store.search.waiting() == 0


def test_a_revised_item_is_found_by_its_new_words_only(
    store: SqliteStore, post: Source, ann: User
) -> None:
    take(store, post, "Tolls rise", "Fares fall")
    index(store)
    (tolls,) = found(store, ann, "tolls")
    take(store, post, "Trams rise")
    assert store.search.waiting() == 1
    index(store)
    assert found(store, ann, "tolls") == []
    assert found(store, ann, "trams") == found(store, ann, "rise") == [tolls]
    assert store.search.turn() == 3


def test_only_what_the_user_follows_or_saved_is_found(
    store: SqliteStore, post: Source, ann: User
) -> None:
    bo = store.readers.add("Bo")
    take(store, post, "Tolls rise", "Tolls fall")
    index(store)
    first, second = sorted(found(store, ann, "tolls"))
    assert found(store, bo, "tolls") == []
    store.readers.mark(ann.id, [second], read=True, saved=True, at=LATER)
    assert (
        found(store, ann, "tolls", read=True) == found(store, ann, "tolls", saved=True) == [second]
    )
    assert (
        found(store, ann, "tolls", read=False) == found(store, ann, "tolls", saved=False) == [first]
    )
    store.readers.unsubscribe(ann.id, [post.id], at=LATER)
    assert found(store, ann, "tolls") == [second]


def test_people_are_found_by_analysis_where_there_is_one(
    store: SqliteStore, post: Source, ann: User
) -> None:
    take(store, post, "Lee speaks", "On the lee side")
    index(store)
    assert len(found(store, ann, "person:lee")) == 2
    take(store, post, "Lee speaks again", first=5)
    index(store, ("Ann Lee",))
    (newest,) = found(store, ann, 'person:"Ann Lee"')
    assert found(store, ann, "person:lee")[0] == newest
    take(store, post, "On the lee side of it", first=6)
    index(store, ())
    assert len(found(store, ann, "lee")) == 4
    assert len(found(store, ann, "person:lee")) == 3


def test_signs_of_scripts_without_spaces_are_found_in_a_row(
    store: SqliteStore, post: Source, ann: User
) -> None:
    take(store, post, "北京大学开学", "大北学京")
    index(store)
    assert len(found(store, ann, "北京")) == 1
    assert len(found(store, ann, "学")) == 2


def test_items_of_one_second_keep_places_of_their_own(
    store: SqliteStore, post: Source, ann: User
) -> None:
    for first in range(0, 200, 25):
        entries = [Entry(f"x{n}", None, f"Tolls {n}", text="") for n in range(first, first + 25)]
        store.sources.take_in([Intake(post, arrivals_of(entries, {}))], LATER)
        if first % 50:
            index(store)
    index(store)
    assert sorted(found(store, ann, "tolls")) == sorted(found(store, ann, "tolls"))
    searched = Searched(((Term("tolls"),),))
    seen, below = list[int](), None
    while page := store.search.find(ann.id, searched, limit=7, below=below):
        seen += page
        below = page[-1]
    assert len(seen) == len(set(seen)) == 200
    assert seen == sorted(seen, reverse=True)
    second = replace(searched, since=LATER, until=LATER + 1)
    assert store.search.count(ann.id, second, at_most=999) == (200, False)
    assert store.search.count(ann.id, second, at_most=199) == (199, True)
    assert store.search.count(ann.id, second, at_most=999, among=150) == (150, True)
    store.readers.mark(ann.id, [3, 7], saved=True, read=True, at=LATER)
    assert store.search.count(ann.id, replace(searched, saved=True), at_most=9) == (2, False)
    assert store.search.count(ann.id, replace(searched, read=False), at_most=999) == (198, False)


def test_a_store_with_items_is_indexed_after_its_migration(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    whole = schema.MIGRATIONS
    others = tuple(one for one in whole if one is not schema.SEARCH)
    try:
        schema.MIGRATIONS = others
        with open_store(path) as store:
            user = store.readers.add("Ann")
            (source,) = store.sources.follow(["https://post.example/feed"])
            store.readers.subscribe(user.id, Subscription(source.id))
            take(store, source, "Tolls rise")
        schema.MIGRATIONS = (*others, schema.SEARCH)
        with open_store(path) as store:
            assert store.search.waiting() == 1
            index(store)
            assert found(store, user, "tolls") == [1]
    finally:
        schema.MIGRATIONS = whole


HOSTILE = [
    '"', '""', "*", "a*", "^a", "a NEAR b", "NEAR(a b)", "{title} : a", "title : a", "(a", "a)", "a AND", "-a",
    "- - -", "a -", "a:b", '"a" "b', "col:*", "';--", "\x00", "a\x00b", "\ud800", "\ue000a", "\U0010ffff", "\u202e",
    "rank", "item_words", "body:x", "+a", "a + b", "%", "_", "a_b", "\\", "é̈", "İ", "ﬁ", "𝔘", "א", "क्या", "𰀀", "OR OR OR",
    "a" * 5000, "a " * 5000, '"' * 999, "(" * 999, "-" * 999,
]  # fmt: skip


def test_nothing_that_is_typed_is_an_error_or_an_operator(
    store: SqliteStore, post: Source, ann: User
) -> None:
    take(store, post, *(text for text in HOSTILE if text != "\ud800"))
    index(store)
    for text in HOSTILE:
        for place in ("", "intitle:", "by:", "person:", "-", '"'):
            found(store, ann, place + text)
    assert found(store, ann, "\ue000s1") == found(store, ann, "zzz*") == []


WORDS = ["toll", "river", "wall", "Été", "don't", "a-b"]


def plain_match(text: str, query: str) -> bool:
    """Whether a text matches, by the plainest way to say so."""
    forms = [place.form for place in places(text)]
    joined = " " + " ".join(forms) + " "

    def there(term: Term) -> bool:
        return f" {' '.join(place.form for place in places(term.text))} " in joined

    sought = read_query(query)
    return all(any(map(there, group)) for group in sought.groups) and not any(
        map(there, sought.without)
    )


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
steps = st.lists(st.tuples(st.integers(0, 4), texts, st.booleans()), min_size=1, max_size=8)
asked = st.lists(
    st.sampled_from([*WORDS, "OR", "-river", '"toll river"', '"wall ete"', "-toll", "ETE"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@pytest.fixture(scope="module")
def shared() -> Iterator[SqliteStore]:
    with open_store(":memory:") as opened:
        yield opened


@settings(max_examples=100, deadline=None)
@given(steps, st.lists(asked, min_size=1, max_size=5))
def test_the_index_finds_what_a_plain_look_at_every_item_finds(
    shared: SqliteStore, steps: list[tuple[int, str, bool]], queries: list[str]
) -> None:
    number = len(shared.readers.users())
    (source,) = shared.sources.follow([f"https://post.example/{number}"])
    user = shared.readers.add(f"Reader {number}")
    shared.readers.subscribe(user.id, Subscription(source.id))
    for place, text, now in steps:
        take(shared, source, text, first=place)
        if now:
            index(shared)
    index(shared)
    items = shared.sources.latest(source.id, limit=100)
    for query in queries:
        if read_query(query).groups or read_query(query).without:
            expected = {one.id for one in items if plain_match(one.entry.title or "", query)}
            assert set(found(shared, user, query)) == expected, query
    shared._database.run("INSERT INTO item_words (item_words, rank) VALUES ('integrity-check', 0)")
