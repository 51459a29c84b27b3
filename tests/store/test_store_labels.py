"""Labels that users gave to items: each user's own, and set once however often they are set."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from variorum.following import arrivals_of
from variorum.model import Entry, Intake
from variorum.store.sqlite import SqliteStore, open_store


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with open_store(":memory:") as opened:
        for name in ("Ann", "Bo"):
            opened.readers.add(name)
        (source,) = opened.sources.follow(["https://post.example/feed"])
        entries = [Entry(name, None, name, text="x") for name in "cba"]
        opened.sources.take_in([Intake(source, arrivals_of(entries, {}))], 1e9)
        yield opened


def test_items_bear_a_users_labels_and_nobody_elses(store: SqliteStore) -> None:
    assert store.labels.put(1, [1, 3, 99], "label/Long reads", at=5.0) == 2
    assert store.labels.put(1, [3, 2], "label/Long reads", at=6.0) == 1
    assert store.labels.put(2, [1], "label/Other", at=6.0) == 1
    assert store.labels.items(1, "label/Long reads") == (1, 2, 3)
    assert store.labels.names(1) == ("label/Long reads",)
    assert store.labels.of(1, [1, 2, 99]) == {
        1: ("label/Long reads",),
        2: ("label/Long reads",),
    }
    assert store.labels.take(2, [1], "label/Long reads") == 0
    assert store.labels.take(1, [1, 1], "label/Long reads") == 1
    assert store.labels.items(1, "label/Long reads") == (2, 3)


def test_a_label_renamed_to_one_that_is_there_joins_it(store: SqliteStore) -> None:
    store.labels.put(1, [1, 2], "label/a", at=1.0)
    store.labels.put(1, [2, 3], "label/b", at=1.0)
    assert store.labels.rename(1, "label/a", "label/b") == 2
    assert store.labels.rename(1, "label/b", "label/b") == 3
    assert store.labels.names(1) == ("label/b",)
    assert store.labels.items(1, "label/b") == (1, 2, 3)
    assert store.labels.drop(1, "label/b") == 3
    assert store.labels.names(1) == ()
