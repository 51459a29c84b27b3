"""A removed user leaves nothing behind, and takes nothing of what the world said or others did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.errors import NotFound
from variorum.following import arrivals_of
from variorum.model import Belongings, Entry, Intake, StoryVisit, Subscription, User, Wanted
from variorum.store.sqlite import SqliteStore, open_store

SECRET = "a digest that nobody should find again"
# Tables that are no rows of a user's, with what refers to those.
OF_WATCHES = ("watch_hits", "deliveries")


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with open_store(":memory:") as opened:
        yield opened


def settle(store: SqliteStore, name: str, *sources: int) -> User:
    """A user with something in every table."""
    user = store.readers.add(name, secret=SECRET + name, admin=True)
    folder = store.readers.folder(user.id, "News")
    for source in sources:
        store.readers.subscribe(user.id, Subscription(source, folder=folder))
    items = store.readers.ids(user.id, Wanted())
    store.readers.mark(user.id, items[:1], read=True, saved=True, at=1e9)
    store.labels.put(user.id, items[:1], "label", at=1e9)
    store.accounts.add_key(user.id, "session", f"key of {name}", name="x", made=1e9)
    store.accounts.prefer(user.id, {"look": "dark"})
    store.telling.note_visit(user.id, "story", StoryVisit(1e9))
    run = store._database.run
    run("INSERT INTO withheld_marks VALUES (?, ?, 1, NULL, 1)", [user.id, items[-1]])
    run("INSERT INTO shown_stories VALUES (?, ?, 1)", [user.id, items[0]])
    run(
        "INSERT INTO watches (user, name, query, made, token, secret, begins, turn)"
        " VALUES (?, 'w', 'q', 1, ?, ?, 0, 0)",
        [user.id, f"token {name}", SECRET + name],
    )
    ((watch,),) = store._database.rows("SELECT max(id) FROM watches")
    run("INSERT INTO watch_hits (watch, item, found) VALUES (?, ?, 1)", [watch, items[0]])
    run(
        "INSERT INTO deliveries (id, watch, made, body, tries, due, state)"
        " VALUES (?, ?, 1, 'b', 0, 1, 'waiting')",
        [name, watch],
    )
    return user


def bring(store: SqliteStore, *hosts: str) -> list[int]:
    """Feeds with two items each."""
    sources = store.sources.follow([f"https://{host}.example/feed" for host in hosts])
    for source in sources:
        entries = [Entry(name, None, f"On {name}", text="x") for name in ("a", "b")]
        store.sources.take_in([Intake(source, arrivals_of(entries, {}))], 1e9)
    return [source.id for source in sources]


def tables(store: SqliteStore) -> dict[str, str]:
    """Each table, with the column that says whose a row is, empty where none does."""
    rows = store._database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    found = {}
    for (name,) in rows:
        columns = [row[1] for row in store._database.rows(f"PRAGMA table_info({name})")]
        found[name] = "user" if "user" in columns else "id" if name == "users" else ""
    return found


def rows_of(store: SqliteStore, user: int) -> dict[str, list[object]]:
    """All that is a user's, by table."""
    found = {}
    for name, column in tables(store).items():
        if column:
            found[name] = store._database.rows(f"SELECT * FROM {name} WHERE {column} = ?", [user])
        elif name in OF_WATCHES:
            found[name] = store._database.rows(
                f"SELECT * FROM {name} WHERE watch IN (SELECT id FROM watches WHERE user = ?)",
                [user],
            )
    return found


def the_world(store: SqliteStore) -> dict[str, list[object]]:
    return {
        name: store._database.rows(f"SELECT * FROM {name}")
        for name, column in tables(store).items()
        if not column and name not in (*OF_WATCHES, "deserted")
    }


def test_all_that_is_a_users_own_goes_and_nothing_else(store: SqliteStore) -> None:
    both, alone = bring(store, "both", "alone")
    ann, bo = settle(store, "Ann", both, alone), settle(store, "Bo", both)
    # Whoever adds a table of users' own fills it above: then it is seen to be emptied.
    assert all(rows_of(store, ann.id).values()), rows_of(store, ann.id)
    others, world = rows_of(store, bo.id), the_world(store)
    assert store.readers.belongings(ann.id) == Belongings(2, 0, 1, 1, 1, 1, 1, 1, 1)
    store.readers.remove(ann.id)
    assert not any(rows_of(store, ann.id).values())
    assert rows_of(store, bo.id) == others
    assert the_world(store) == world
    assert {name: len(store._database.rows(f"SELECT * FROM {name}")) for name in OF_WATCHES} == {
        "watch_hits": 1,
        "deliveries": 1,
    }
    assert store.readers.users() == (bo,)
    assert store.accounts.by_key("session", "key of Ann", at=1e9) is None
    with pytest.raises(NotFound):
        store.readers.remove(ann.id)
    # Whoever comes later under the name is somebody else.
    again = store.readers.add("Ann")
    assert again.id not in (ann.id, bo.id)
    assert store.readers.belongings(again.id) == Belongings()


def test_feeds_of_nobody_are_asked_no_more_until_somebody_follows_them(store: SqliteStore) -> None:
    mine, left, ours, others_left = bring(store, "mine", "left", "ours", "others-left")
    (unfollowed,) = bring(store, "unfollowed")
    ann = settle(store, "Ann", mine, left, ours, others_left)
    bo = settle(store, "Bo", ours, others_left)
    store.readers.unsubscribe(ann.id, [left], at=2e9)
    store.readers.unsubscribe(bo.id, [others_left], at=2e9)
    assert store.readers.belongings(ann.id).alone == 2
    assert dict(store.sources.schedule()).keys() == {mine, ours, others_left, unfollowed}
    store.readers.remove(ann.id)
    assert dict(store.sources.schedule()).keys() == {ours, unfollowed}
    store.readers.subscribe(bo.id, Subscription(mine))
    assert mine in dict(store.sources.schedule())
    assert len(store.readers.ids(bo.id, Wanted(sources=(mine,)))) == 2
    store.readers.remove(bo.id)
    assert dict(store.sources.schedule()).keys() == {unfollowed}
    assert len(store.sources.find()) == 5


def test_what_a_removed_user_kept_private_stays_so(store: SqliteStore) -> None:
    (source,) = bring(store, "board")
    ann, bo = settle(store, "Ann", source), settle(store, "Bo", source)
    store.private.keep(ann.id, source, True)
    store.readers.remove(ann.id)
    assert store.private.sources() == {source}
    # Whoever follows it still may open it.
    store.private.keep(bo.id, source, False)
    assert store.private.sources() == frozenset()


def test_what_was_deleted_is_written_over_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    with open_store(path) as store:
        (source,) = bring(store, "post")
        ann = settle(store, "Ann", source)
    assert SECRET.encode() in path.read_bytes()
    with open_store(path) as store:
        store.readers.remove(ann.id)
    kept = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    assert SECRET.encode() not in kept


def test_a_removal_that_fails_half_way_removes_nothing(store: SqliteStore) -> None:
    (source,) = bring(store, "post")
    ann = settle(store, "Ann", source)
    before = rows_of(store, ann.id)
    store._database.run(
        "CREATE TEMP TRIGGER stop BEFORE DELETE ON users BEGIN SELECT raise(ABORT, 'stop'); END"
    )
    with pytest.raises(Exception, match="stop"):
        store.readers.remove(ann.id)
    assert rows_of(store, ann.id) == before
    assert dict(store.sources.schedule()).keys() == {source}
    assert store.readers.users() == (ann,)
