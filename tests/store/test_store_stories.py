"""Stories in a store: ids that stay, ids that lead on, changes, decisions, placements."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import pytest
from tests.store.test_store_sqlite import article, capture, dossier, filled, rows, story

from variorum.errors import StoreError
from variorum.model import ArticleId, Change, Decision, Placement, Story
from variorum.store import ChangeShelf, SqliteStore, Store, dumps, open_store
from variorum.store.sqlite.schema import APPLICATION_ID, MIGRATIONS


@pytest.fixture
def store(tmp_path: Path):  # type: ignore[no-untyped-def]
    with open_store(tmp_path / "store.sqlite") as store:
        yield store


def change(name: str = "s", kind: str = "joined", other: str = "", when: str = "2031") -> Change:
    return Change(name, kind, (ArticleId("article-1"),), when, "shares “Tamm”", other)  # type: ignore[arg-type]


def decision(number: int) -> Decision:
    parts = ((ArticleId("article-1"),), (ArticleId("never seen"),))
    return Decision(number, "split", parts, "2031-05-08T14:20:00Z", "another flood")


def test_it_is_still_a_store(store):
    checked: Store = store
    changes: ChangeShelf = store.changes
    assert (checked.decisions.find(), changes.find()) == ((), ())


def test_a_story_grows_and_shrinks_under_one_id(store):
    filled(store)
    store.stories.regroup([story("s", 1, 2)])
    assert store.stories.regroup([story("s", 1, 2, 3)]) == ()
    assert store.stories.get(["s"]) == (story("s", 1, 2, 3),)
    assert store.stories.regroup([story("s", 1, 3), story("t", 2)]) == ()
    assert [one.id for one in store.stories.find(of=["article-2"])] == ["t"]
    assert [one.id for one in store.stories.find(of=["article-1", "article-3"])] == ["s"]


def test_a_dossier_goes_when_its_storys_articles_change_and_stays_when_not(store):
    filled(store)
    store.stories.regroup([story("s", 1, 2)])
    store.dossiers.put([dossier(story("s", 1, 2))])
    store.stories.regroup([story("s", 1, 2, why="better")])
    assert store.dossiers.have(["s"]) == {"s"}
    store.stories.regroup([story("s", 1, 2, 3)])
    assert store.dossiers.have(["s"]) == frozenset()


def test_growing_twice_changes_nothing_the_second_time(tmp_path):
    path = tmp_path / "twice.sqlite"

    def grow(store: SqliteStore) -> None:
        store.stories.regroup([story("s", 1, 2, 3)])
        store.changes.put([change()])
        store.decisions.put([decision(1)])

    with open_store(path) as store:
        filled(store).stories.regroup([story("s", 1, 2)])
        grow(store)
    before = rows(path)
    with open_store(path) as store:
        grow(store)
    assert rows(path) == before


def test_every_id_and_every_state_a_story_had_leads_on(store):
    filled(store)
    old = story("story-aa", 1, 2)
    store.stories.regroup([old, story("story-bb", 3)])
    grown = story("story-aa", 1, 2, 4)
    store.stories.regroup([grown])
    merged = story("story-aa", 1, 2, 3, 4)
    assert store.stories.regroup([merged]) == ("story-bb",)
    for name in ("story-aa", "story-a", "story-bb", "story-b", old.state, grown.state[:12]):
        assert store.stories.lead(name) == ("story-aa",), name
    assert store.stories.lead(merged.state) == ("story-aa",)
    assert store.stories.lead("story-zz") == ()
    assert store.stories.lead("%") == store.stories.lead("_") == ()


def test_a_superseded_story_leads_to_where_its_articles_are_now(store):
    filled(store)
    store.stories.regroup([story("a", 1, 2), story("b", 3)])
    store.stories.regroup([story("a", 1, 2, 3)])
    assert store.stories.successors("b") == ("a",)
    # What came from "b" leaves "a" again, as another story: "b" must not lead to "a" for ever.
    store.stories.regroup([story("a", 1, 2), story("c", 3)])
    assert store.stories.successors("b") == ("c",)
    assert store.stories.lead("b") == ("c",)


def test_superseded_stories_are_found_by_their_articles(store):
    filled(store)
    store.stories.regroup([story("a", 1), story("b", 2)])
    store.stories.regroup([story("a", 1, 2)])
    assert store.stories.retired(of=["article-2"]) == (story("b", 2),)
    assert store.stories.retired(of=["article-1"]) == ()


def test_changes_come_in_the_order_put_and_by_either_story(store):
    later, first = change(when="2031-02"), change("t", "merged", "s", when="2031-03")
    assert store.changes.put([first, later, first]) == 2
    assert store.changes.put([later]) == 0
    assert store.changes.find() == (first, later)
    assert store.changes.find(of=["s"]) == (first, later)
    assert store.changes.find(of=["t"]) == (first,)
    assert store.changes.find(of=["u"]) == store.changes.find(of=[]) == ()


def test_decisions_hang_on_nothing_that_can_go(store):
    filled(store).stories.regroup([story("s", 1)])
    store.decisions.put([decision(1), decision(2)])
    store.stories.regroup([story("t", 1, 2)])
    store.stories.forget(["s", "t"])
    assert store.decisions.get([decision(2).id]) == (decision(2),)
    assert store.decisions.forget([decision(2).id]) == 1
    assert store.decisions.find() == (decision(1),)


def test_placements_are_of_the_capture_they_were_read_from(store):
    store.captures.put([capture(1), capture(2)])
    one = Placement(capture(1).id, "post.example", "https://post.example/a", 1, 9, "2031-05-08")
    two = Placement(capture(2).id, "post.example", "https://post.example/a", 4, 9, "2031-05-09")
    assert store.placements.put([one, two, one]) == 2
    assert store.placements.find(of=[capture(2).id]) == (two,)
    with pytest.raises(StoreError):
        store.placements.put([Placement(capture(9).id, "x", "y", 1, 1, "2031")])


def test_a_store_of_the_first_version_is_brought_up_to_date_with_all_that_is_in_it(tmp_path):
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute(
        "INSERT INTO captures (id, body) VALUES (?, ?)", [capture().id, dumps(capture())]
    )
    for number in (1, 2, 3):
        body = zlib.compress(dumps(article(number)).encode())
        connection.execute(
            "INSERT INTO articles VALUES (?, ?, ?)", [article(number).id, capture().id, body]
        )
    plain = dumps(story("s", 1, 2)).replace(',"opened":""', "")
    assert "opened" not in plain
    connection.execute(
        "INSERT INTO stories (id, body) VALUES ('s', ?)", [zlib.compress(plain.encode())]
    )
    for number in (1, 2):
        connection.execute("INSERT INTO story_articles VALUES ('s', ?)", [article(number).id])
    connection.close()
    with open_store(path) as store:
        assert store.stories.find() == (story("s", 1, 2),)
        store.stories.regroup([story("s", 1, 2, 3)])
        store.changes.put([change()])
        assert store.stories.lead(story("s", 1, 2, 3).state) == ("s",)


def test_states_are_equal_for_equal_sets_in_any_order():
    assert Story("x", (ArticleId("b"), ArticleId("a"))).state == story_state("a", "b")


def story_state(*articles: str) -> str:
    return Story("y", tuple(ArticleId(one) for one in articles)).state
