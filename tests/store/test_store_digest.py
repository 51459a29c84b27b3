"""The digest's shelves: nothing waits twice, nothing is lost, lists are looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from variorum.following import arrivals_of
from variorum.model import (
    Arrived,
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Entry,
    Intake,
    Item,
    PageAsked,
    Place,
    Source,
    Story,
    Subscription,
    ToldStory,
    User,
    Waiting,
)
from variorum.store.sqlite import SqliteStore, open_store
from variorum.store.sqlite.schema import MIGRATIONS

CAPTURE = Capture(CaptureId("sha256:0"), "feed", None, "2033-05-18T03:33:20Z")


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with open_store(":memory:") as opened:
        opened.captures.put([CAPTURE])
        yield opened


@pytest.fixture
def post(store: SqliteStore) -> Source:
    return store.sources.follow(["https://post.example/feed"])[0]


@pytest.fixture
def ann(store: SqliteStore, post: Source) -> User:
    user = store.readers.add("Ann")
    store.readers.subscribe(user.id, Subscription(post.id))
    return user


def bring(store: SqliteStore, source: Source, *entries: Entry, at: float = 1e9) -> None:
    names = [f"id:{entry.id}" for entry in entries]
    known = store.sources.known(source.id, names)
    store.sources.take_in([Intake(source, arrivals_of(entries, known), CAPTURE.id)], at)


def entry(name: str, text: str = "x") -> Entry:
    return Entry(name, f"https://post.example/{name}", f"Title {name}", text=text)


def article(store: SqliteStore, name: str) -> ArticleId:
    made = Article(ArticleId(f"article-{name}"), CAPTURE.id, name, name, ())
    store.articles.put([made])
    return made.id


def pending(store: SqliteStore) -> list[str]:
    return [item.entry.id for item in store.digest.pending(9)]


def test_what_arrives_or_is_revised_waits_and_what_is_the_same_does_not(
    store: SqliteStore, post: Source
) -> None:
    bring(store, post, entry("b"), entry("a"))
    assert pending(store) == ["a", "b"]
    for item in store.digest.pending(9):
        assert store.digest.settle(item, article(store, item.entry.id))
    assert store.digest.waiting() == Waiting()
    bring(store, post, entry("b"), entry("a", "another wording"))
    (revised,) = store.digest.pending(9)
    assert (revised.entry.id, revised.revisions, revised.article) == ("a", 1, None)
    store.digest.settle(revised, article(store, "a2"))
    assert store.sources.items([revised.id])[0].article == "article-a2"
    assert [old.article for old in store.sources.revisions(revised.id)] == ["article-a"]


def test_an_item_that_is_revised_while_it_is_digested_waits_again(
    store: SqliteStore, post: Source
) -> None:
    bring(store, post, entry("a"))
    (before,) = store.digest.pending(9)
    bring(store, post, entry("a", "revised meanwhile"))
    assert not store.digest.settle(before, article(store, "a"))
    (after,) = store.digest.pending(9)
    assert (after.revisions, after.article) == (1, None)
    assert store.sources.revisions(after.id)[0].article == "article-a"


def test_items_of_a_store_of_before_wait(tmp_path: object) -> None:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    at = next(n for n, one in enumerate(MIGRATIONS) if "undigested" in "".join(one))
    for migration in MIGRATIONS[:at]:
        for statement in migration:
            connection.execute(statement)
    connection.execute("INSERT INTO sources (url) VALUES ('u')")
    connection.execute(
        "INSERT INTO items (source, stands, received, wording, name, form, whole, body, complaints)"
        " VALUES (1, 1, 1, 'w', 'n', '', 0, x'', '[]')"
    )
    for statement in MIGRATIONS[at]:
        connection.execute(statement)
    assert connection.execute("SELECT item FROM undigested").fetchall() == [(1,)]
    connection.close()


def test_pages_come_due_in_their_order_and_the_last_word_stands(
    store: SqliteStore, post: Source
) -> None:
    bring(store, post, entry("c"), entry("b"), entry("a"))
    a, b, c = (item.id for item in store.digest.pending(9))
    first = PageAsked(a, "https://post.example/a", due=20.0)
    second = PageAsked(b, "https://post.example/b", due=10.0)
    given_up = PageAsked(
        c, "https://post.example/c", tries=3, asked=5.0, trouble="The site is down."
    )
    store.digest.put_pages([first, second, given_up])
    assert store.digest.due_pages(20.0) == (second, first)
    assert store.digest.due_pages(15.0) == (second,)
    assert store.digest.due_pages(30.0, since=15.0) == (first,)
    assert store.digest.next_page() == 10.0
    had = replace(second, due=None, tries=1, asked=11.0, capture=CAPTURE.id)
    store.digest.put_pages([had])
    assert store.digest.page_at(had.url) == had
    assert store.digest.page_at(first.url) is None
    assert store.digest.pages([a, b, c]) == {a: first, b: had, c: given_up}
    store.digest.set_aside([a, b])
    assert pending(store) == ["c"]
    store.digest.queue([a, c])
    assert pending(store) == ["a", "c"]


def test_reports_of_the_stream_move_and_an_item_stands_by_its_last_one(
    store: SqliteStore, post: Source
) -> None:
    bring(store, post, entry("b"), entry("a"))
    a, b = store.digest.pending(9)
    rows = [
        Arrived(0, a.id, article(store, "a"), 0, "The Post", "2033-05-18", "opened"),
        Arrived(1, b.id, article(store, "b"), 0, why="joined", leans=(0,)),
        Arrived(2, a.id, article(store, "a2"), 2),
    ]
    store.digest.arrive(rows)
    store.digest.settle(b, article(store, "b2"))
    store.told.place(
        [
            Place(a.id, "", post.id, 2, a.stands, "post.example", "The Post"),
            Place(b.id, "", post.id, 1, b.stands, "post.example", "The Post"),
        ]
    )
    assert store.digest.arrived() == tuple(rows)
    assert store.digest.arrived(since=1, limit=1) == (rows[1],)
    (one,) = store.digest.current(clusters=[0])
    assert (one.item, one.report, one.article, one.title) == (
        b.id,
        rows[1],
        "article-b2",
        "Title b",
    )
    store.digest.move({1: 2})
    assert [(c.item, c.report.number) for c in store.digest.current(clusters=[2])] == [
        (b.id, 1),
        (a.id, 2),
    ]
    assert store.digest.clusters() == {0: 0, 1: 2, 2: 2}
    assert store.digest.clusters([2]) == {1: 2, 2: 2}
    assert [c.item for c in store.digest.current(stories=[""])] == [b.id, a.id]
    asked = [ArticleId("article-a"), ArticleId("article-b"), ArticleId("x")]
    assert store.digest.items_of(asked) == {"article-a": a.id, "article-b": b.id}
    assert store.digest.numbers_of(asked) == {"article-a": 0, "article-b": 1}
    assert store.digest.recall("stream") is None
    store.digest.note("stream", "1")
    store.digest.note("stream", "2")
    assert store.digest.recall("stream") == "2"


def told(
    store: SqliteStore, name: str, source: Source, *, newest: float, **more: object
) -> ToldStory:
    key = article(store, name)
    store.stories.put([Story(f"story-{name}", (key,))])
    row = ToldStory(f"story-{name}", name, newest, newest, firsts=(newest,), **more)  # type: ignore[arg-type]
    store.told.put([replace(row, sources=((source.id, newest, 1),))])
    return row


def test_rows_are_put_again_in_place_and_dropped(store: SqliteStore, post: Source) -> None:
    row = told(store, "a", post, newest=5.0, due=7.0)
    assert store.told.get(["story-a", "story-x"]) == {"story-a": row}
    assert store.told.due(6.9, 9) == ()
    assert store.told.due(7.0, 9) == (row,)
    assert store.told.next_due() == 7.0
    again = replace(row, items=2, contested=True, record=True, told="state-1", due=None)
    store.told.put([again])
    assert store.told.get(["story-a"]) == {"story-a": again}
    assert store.told.next_due() is None
    assert store.told.lineages(["story-a"]) == {}
    store.told.put_lineage("story-a", [["a", "b"], ["c"]])  # type: ignore[list-item]
    assert store.told.lineages(["story-a"]) == {"story-a": (("a", "b"), ("c",))}
    store.told.drop(["story-a"])
    assert store.told.lineages(["story-a"]) == {}
    assert store.told.get(["story-a"]) == {}


@pytest.mark.parametrize("more", [0, 60])
def test_only_stories_of_followed_sources_are_on_top(
    store: SqliteStore, ann: User, post: Source, more: int
) -> None:
    others = store.sources.follow(f"https://other{n}.example/feed" for n in range(61))
    for other in others[:more]:
        store.readers.subscribe(ann.id, Subscription(other.id))
    told(store, "mine", post, newest=100.0)
    told(store, "heavy", post, newest=50.0, weight=0.5)
    told(store, "old", post, newest=1.0, weight=0.9)
    told(store, "theirs", others[60], newest=100.0, weight=0.9)
    found = store.told.top(ann.id, since=10.0, limit=9)
    assert {row.id for row in found} == {"story-mine", "story-heavy"}
    store.readers.unsubscribe(ann.id, [post.id], at=1.0)
    assert store.told.top(ann.id, since=10.0, limit=9) == ()


def test_members_carry_the_marks_of_the_user_who_asks(
    store: SqliteStore, ann: User, post: Source
) -> None:
    echo, far = store.sources.follow(["https://echo.example/feed", "https://far.example/feed"])
    store.readers.subscribe(ann.id, Subscription(echo.id, title="My Echo"))
    bring(store, post, entry("b"), entry("a"))
    bring(store, echo, entry("c"))
    bring(store, far, entry("d"))
    a, b, c, d = store.digest.pending(9)
    told(store, "s", post, newest=1.0, items=4)
    outlets = {post.id: "post.example", echo.id: "echo.example", far.id: "far.example"}
    store.told.place(
        Place(item.id, "story-s", item.source, n, 1e9 + n, outlets[item.source], "Name")
        for n, item in enumerate((a, b, c, d))
    )
    store.readers.mark(ann.id, [a.id], read=True, at=2.0)
    store.readers.mark(ann.id, [b.id], saved=True, at=2.0)
    members = store.told.members(ann.id, "story-s")
    assert [(m.item, m.called, m.followed, m.read, m.saved) for m in members] == [
        (d.id, "Name", False, True, False),
        (c.id, "My Echo", True, False, False),
        (b.id, "Name", True, False, True),
        (a.id, "Name", True, True, False),
    ]
    last = members[1]
    assert store.told.members(ann.id, "story-s", before=(last.stands, last.item)) == members[2:]
    assert store.told.unread(ann.id, ["story-s", "story-x"]) == {"story-s": 2}
    foremost = store.told.foremost(ann.id, ["story-s"], 2)["story-s"]
    assert [one.item for one in foremost] == [c.id, b.id]
    assert [one.item for one in store.told.places(items=[a.id], stories=["story-s"])] == [
        *(a.id, b.id, c.id, d.id)
    ]


def test_an_item_waits_once_though_it_is_queued_again(store: SqliteStore, post: Source) -> None:
    bring(store, post, entry("a"))
    (item,) = store.digest.pending(9)
    store.digest.queue([item.id, item.id])
    assert [one.id for one in store.digest.pending(9)] == [item.id]
    assert isinstance(item, Item)
