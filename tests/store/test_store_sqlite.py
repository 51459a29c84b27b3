"""The store on SQLite: all or nothing, twice is once, and only its own files."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.errors import NotFound, SchemaError, StoreError
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Block,
    Capture,
    CaptureId,
    Dossier,
    Evidence,
    Failure,
    Lineage,
    Membership,
    Recipe,
    Sentence,
    Span,
    Story,
)
from variorum.store import SqliteStore, Store, open_store
from variorum.store.sqlite.schema import MIGRATIONS

RECIPE = Recipe("language", 1)


def capture(number: int = 1, **more) -> Capture:
    return Capture(
        CaptureId(f"sha256:{number:064x}"),
        f"report-{number}.html",
        None,
        "2031-05-08T14:20:00Z",
        **more,
    )


def article(number: int = 1, text: str = "The bridge is closed.") -> Article:
    return Article(
        ArticleId(f"article-{number}"),
        capture(1).id,
        "report.html",
        text,
        (Block(Span(0, len(text)), "paragraph"),),
    )


def story(name: str, *numbers: int, why: str = "") -> Story:
    articles = tuple(ArticleId(f"article-{number}") for number in numbers)
    return Story(
        name, articles, tuple(Membership(one, (Evidence("names", why),)) for one in articles)
    )


def dossier(of: Story, title: str = "Bridge closed") -> Dossier:
    return Dossier(of, title, (), (), (), (), (), (), (), (), Lineage(), (), (), ())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with open_store(path) as store:
        yield store


def filled(store: SqliteStore, count: int = 4) -> SqliteStore:
    store.captures.put([capture()])
    store.articles.put([article(number) for number in range(1, count + 1)])
    return store


def rows(path: Path) -> list[str]:
    """Everything in the file, as text."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_it_is_a_store(store):
    checked: Store = store
    assert checked.captures.find() == ()


def test_nouns_come_back_in_the_order_asked(store):
    filled(store)
    ids = ["article-3", "article-1", "article-3"]
    assert [one.id for one in store.articles.get(ids)] == ids
    assert store.articles.get([]) == ()
    assert store.articles.get(["article-2"]) == (article(2),)


def test_what_is_not_there_is_named(store):
    with pytest.raises(NotFound) as caught:
        filled(store).articles.get(["article-1", "article-99"])
    assert (caught.value.subject, caught.value.kind) == ("article-99", "article")
    assert store.articles.have(["article-1", "article-99"]) == {"article-1"}


def test_putting_twice_changes_nothing(path):
    def put(store: SqliteStore) -> list[int]:
        return [
            store.captures.put([capture(), capture()]),
            store.articles.put([article(1), article(2)]),
            store.analyses(RECIPE).put([Analysis(ArticleId("article-1"))]),
            len(store.stories.regroup([story("s", 1, 2)])),
            store.dossiers.put([dossier(story("s", 1, 2))]),
            store.failures.put([Failure("a", "fetch", "gone"), Failure("a", "fetch", "gone")]),
        ]

    with open_store(path) as store:
        assert put(store) == [1, 2, 1, 0, 1, 1]
    before = rows(path)
    with open_store(path) as store:
        assert put(store) == [0, 0, 0, 0, 0, 0]
    assert rows(path) == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["store.sqlite"]


def test_what_the_world_said_is_never_replaced(store):
    filled(store)
    store.captures.put([capture(1, media_type="text/html")])
    store.articles.put([article(1, "Another text entirely.")])
    assert store.captures.get([capture().id]) == (capture(),)
    assert store.articles.get(["article-1"]) == (article(1),)


def test_a_better_recipe_makes_analyses_beside_the_old_ones(store):
    filled(store)
    old, new = store.analyses(RECIPE), store.analyses(Recipe("language", 2))
    better = Analysis(ArticleId("article-1"), (Sentence(Span(0, 5), 0),))
    old.put([Analysis(ArticleId("article-1"))])
    assert new.have(["article-1"]) == frozenset()
    new.put([better])
    assert old.get(["article-1"]) == (Analysis(ArticleId("article-1")),)
    assert new.get(["article-1"]) == (better,)
    assert new.forget(["article-1"]) == 1
    assert old.find() == (Analysis(ArticleId("article-1")),)


def test_find_gives_what_is_of_others_in_pages(store):
    filled(store, 7)
    store.captures.put([capture(2, parent=capture(1).id)])
    ids = [f"article-{number}" for number in range(1, 8)]
    assert [one.id for one in store.articles.find()] == ids
    assert [one.id for one in store.articles.find(limit=3)] == ids[:3]
    assert [one.id for one in store.articles.find(after="article-3", limit=2)] == ids[3:5]
    assert store.articles.find(of=[capture(2).id]) == ()
    assert len(store.articles.find(of=[capture(1).id, capture(2).id], limit=5)) == 5
    assert store.articles.find(of=[]) == ()
    assert [one.id for one in store.captures.find(of=[capture(1).id])] == [capture(2).id]


def test_many_ids_at_once_are_no_trouble(store):
    store.captures.put([capture(number) for number in range(1200)])
    ids = [capture(number).id for number in range(1200)]
    assert len(store.captures.get(ids)) == 1200
    assert len(store.captures.have([*ids, "x"])) == 1200
    assert len(store.captures.find(of=ids)) == 0
    assert store.captures.forget(ids) == 1200


def test_a_regrouping_supersedes_the_stories_it_takes_apart(store):
    filled(store)
    store.stories.regroup([story("a", 1), story("b", 2), story("c", 3)])
    store.dossiers.put([dossier(story("a", 1)), dossier(story("c", 3))])
    assert store.stories.regroup([story("ab", 1, 2)]) == ("a", "b")
    assert [one.id for one in store.stories.find()] == ["ab", "c"]
    assert store.stories.successors("a") == ("ab",)
    assert store.stories.successors("c") == ()
    assert store.stories.get(["a"]) == (story("a", 1),)
    assert [one.story.id for one in store.dossiers.find()] == ["c"]
    assert store.stories.regroup([story("abc", 1, 2, 3)]) == ("ab", "c")
    assert store.stories.successors("a") == ("abc",)


def test_a_story_that_comes_back_stands_again(store):
    filled(store)
    store.stories.regroup([story("a", 1), story("b", 2)])
    store.stories.regroup([story("ab", 1, 2)])
    assert store.stories.regroup([story("a", 1), story("b", 2)]) == ("ab",)
    assert [one.id for one in store.stories.find()] == ["a", "b"]
    assert store.stories.successors("ab") == ("a", "b")
    assert store.stories.successors("a") == ()


def test_stories_are_found_by_their_articles(store):
    filled(store)
    store.stories.regroup([story("a", 1, 2), story("b", 3)])
    assert [one.id for one in store.stories.find(of=["article-2"])] == ["a"]
    assert [one.id for one in store.stories.find(of=["article-1", "article-3"])] == ["a", "b"]
    assert [one.id for one in store.stories.find(after="a")] == ["b"]


def test_derived_things_are_renewed(store):
    filled(store)
    store.stories.regroup([story("a", 1)])
    store.stories.regroup([story("a", 1, why="better")])
    assert store.stories.get(["a"]) == (story("a", 1, why="better"),)
    store.dossiers.put([dossier(story("a", 1))])
    assert store.dossiers.put([dossier(story("a", 1), "Bridge reopens")]) == 1
    assert store.dossiers.get(["a"])[0].title == "Bridge reopens"


def test_failures_are_kept_once_and_taken_back_when_overcome(store):
    first, second = Failure("b", "fetch", "403"), Failure("a", "extract", "no article")
    store.failures.put([first, second, first])
    assert store.failures.find() == (second, first)
    assert store.failures.find(subject="b") == (first,)
    assert store.failures.forget([first, Failure("x", "y", "z")]) == 1
    assert store.failures.find() == (second,)


def test_a_transaction_is_all_or_nothing(store):
    with pytest.raises(StoreError), store.transaction():
        filled(store).articles.get(["no such article"])
    assert store.captures.find() == ()
    with store.transaction():
        filled(store)
    assert len(store.articles.find()) == 4


def test_an_inner_transaction_can_fail_alone(store):
    with store.transaction():
        store.captures.put([capture(1)])
        with pytest.raises(NotFound), store.transaction():
            store.captures.get([capture(2).id] * store.captures.put([capture(2)]) + ["none"])
        store.captures.put([capture(3)])
    assert [one.id for one in store.captures.find()] == [capture(1).id, capture(3).id]


def test_a_batch_with_one_bad_noun_is_put_not_at_all(store):
    orphan = Article(ArticleId("z"), CaptureId("sha256:none"), "x", "", ())
    store.captures.put([capture()])
    with pytest.raises(StoreError):
        store.articles.put([article(1), orphan])
    assert store.articles.find() == ()


def test_a_run_killed_in_a_transaction_leaves_nothing_of_it(path):
    script = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_store_sqlite import article, capture
from variorum.store import open_store
store = open_store({str(path)!r})
store.captures.put([capture()])
with store.transaction():
    store.articles.put([article(n) for n in range(50)])
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -9
    with open_store(path) as store:
        assert len(store.captures.find()) == 1
        assert store.articles.find() == ()


def test_any_string_can_be_kept(store):
    odd = "nul \0, half \ud83d, mark \ufeff, line \u2028"
    store.captures.put([capture()])
    store.articles.put([article(1, odd)])
    assert store.articles.get(["article-1"])[0].text == odd
    store.failures.put([Failure("a", "b", "nul \0")])
    assert store.failures.find()[0].reason == "nul \0"


def test_a_failure_of_a_file_whose_name_is_no_text_is_kept_once(store):
    failure = Failure("caf\udce9.html", "capture", "gone")
    assert (store.failures.put([failure]), store.failures.put([failure])) == (1, 0)
    assert [one.reason for one in store.failures.find(subject="caf\udce9.html")] == ["gone"]
    assert store.failures.forget([failure]) == 1


def test_an_id_that_cannot_be_kept_is_a_named_error(store):
    with pytest.raises(StoreError):
        store.captures.have(["\ud83d"])


def test_a_store_in_memory_works():
    with open_store(":memory:") as store:
        assert len(filled(store).articles.find()) == 4


@pytest.mark.parametrize("content", [b"<html>" * 500, b"x", b"SQLite format 3\0" + b"\xff" * 3000])
def test_a_file_of_another_kind_is_refused_unchanged(tmp_path, content):
    path = tmp_path / "page.html"
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert caught.value.advice
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]


def test_a_database_of_another_program_is_refused_unchanged(tmp_path):
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_version_is_refused_unchanged(path):
    open_store(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(SchemaError) as caught:
        open_store(path)
    assert (caught.value.found, caught.value.wanted) == (99, len(MIGRATIONS))
    assert "Update" in caught.value.advice


def test_a_store_that_has_to_be_there_and_is_not_is_named(tmp_path):
    with pytest.raises(NotFound) as caught:
        open_store(tmp_path / "no.sqlite", create=False)
    assert caught.value.kind == "store"
    assert not list(tmp_path.iterdir())


def test_a_folder_or_a_place_that_cannot_be_is_named(tmp_path):
    with pytest.raises(StoreError, match="folder"):
        open_store(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        open_store(tmp_path / "file" / "store.sqlite")


def test_a_damaged_body_is_named(path):
    with open_store(path) as store:
        filled(store)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE articles SET body = x'00ff' WHERE id = 'article-1'")
    connection.execute("UPDATE captures SET body = '{}'")
    connection.close()
    with open_store(path) as store:
        with pytest.raises(StoreError, match="damaged"):
            store.articles.get(["article-1"])
        with pytest.raises(StoreError, match="cannot be read"):
            store.captures.find()
        assert store.articles.get(["article-2"])


def test_a_second_run_sees_what_the_first_has_put_and_waits_for_its_turn(path):
    with open_store(path) as one, open_store(path) as two:
        one.captures.put([capture(1)])
        assert len(two.captures.find()) == 1
        started, errors = threading.Event(), []

        def write() -> None:
            try:
                with open_store(path) as third:
                    started.set()
                    third.captures.put([capture(2)])
            except StoreError as error:
                errors.append(error)

        thread = threading.Thread(target=write)
        with one.transaction():
            one.captures.put([capture(3)])
            thread.start()
            started.wait(5)
        thread.join(10)
        assert errors == []
        assert len(two.captures.find()) == 3


def test_a_closed_store_says_so(path):
    store = open_store(path)
    store.close()
    store.close()
    with pytest.raises(StoreError):
        store.captures.find()


def test_nothing_is_lost_when_another_process_opens_the_store_and_ends(path):
    """The system drops all locks of a process on a file when it closes that file once; then the
    other process takes itself for the last one, and deletes the log in which we write."""
    code = (
        "import sys; from variorum.store.sqlite import open_store\n"
        "with open_store(sys.argv[1]) as store: print(len(store.sources.find()))"
    )

    def outside():
        run = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
        )
        return int(run.stdout)

    with open_store(path) as one:
        assert one.sources.find() == ()
        with open_store(path) as two:
            assert outside() == 0
            one.sources.follow(["https://post.example/feed"])
            two.sources.follow(["https://echo.example/feed"])
            assert outside() == 2
    with open_store(path) as again:
        assert len(again.sources.find()) == 2


@pytest.mark.parametrize("size", [1, 16, 511, 512, 5_000])
def test_a_file_of_any_size_that_is_no_store_is_refused_unchanged(path, size):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x" * size)
    with pytest.raises(StoreError, match="no store, but another kind of file"):
        open_store(path)
    assert path.read_bytes() == b"x" * size
