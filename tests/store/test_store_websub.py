"""Leases of hubs, and what posts are besides their words, as they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from variorum.errors import StoreError
from variorum.following import arrivals_of
from variorum.model import Attachment, Entry, HubLease, Intake, Post
from variorum.store.sqlite import SqliteStore, open_store


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with open_store(":memory:") as opened:
        yield opened


def test_a_lease_is_found_by_its_token_and_takes_the_place_of_the_former(
    store: SqliteStore,
) -> None:
    one, two = store.sources.follow(["https://a.example/", "https://b.example/"])
    first = HubLease(one.id, "t1", "s", "https://hub.example/", one.url, due=5.5)
    other = HubLease(two.id, "t2", "s", "https://hub.example/", two.url, "refused", "no", 7.0, 2, 1.0, 2.0, 3.0, 4, 5, 6, 7)  # fmt: skip
    store.hubs.put(first)
    store.hubs.put(other)
    assert store.hubs.find() == (first, other)
    assert store.hubs.find([two.id, 99]) == (other,)
    assert store.hubs.by_token("t2") == other
    assert store.hubs.by_token("t") is None
    later = replace(first, token="t3", state="active")
    store.hubs.put(later)
    assert store.hubs.by_token("t1") is None
    assert store.hubs.find([one.id]) == (later,)


def test_a_lease_is_of_a_source_that_is_there(store: SqliteStore) -> None:
    with pytest.raises(StoreError):
        store.hubs.put(HubLease(7, "t", "s", "https://hub.example/", "https://a.example/"))


def test_posts_come_back_as_they_were_taken_in_and_so_do_their_former_wordings(
    store: SqliteStore,
) -> None:
    (source,) = store.sources.follow(["https://post.example/"])
    post = Post(
        "ann@post.example", "ben@echo.example", "long", (Attachment("https://m.example/a.png", "picture", "a letter"),),
        ("Yes", "No"), "https://echo.example/1", "9",
    )  # fmt: skip
    entry = Entry("1", html="<p>x</p>", full=True, post=post)
    (number,) = store.sources.take_in([Intake(source, arrivals_of([entry], {}))], 1e9)
    assert store.sources.items([number])[0].entry == entry
    edited = replace(entry, html="<p>y</p>", post=replace(post, warning=None))
    known = store.sources.known(source.id, ["id:1"])
    there = replace(source, behind=("12", "4"))
    store.sources.take_in([Intake(there, arrivals_of([edited], known))], 2e9)
    assert store.sources.items([number])[0].entry == edited
    assert [one.entry for one in store.sources.revisions(number)] == [entry]
    assert store.sources.find([source.id])[0].behind == ("12", "4")
