"""Pages that are visited again: the latest first, and only where somebody follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from variorum.following import arrivals_of
from variorum.model import (
    Allowance,
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Entry,
    Intake,
    PageAsked,
    Revisit,
    Subscription,
)
from variorum.store.sqlite import SqliteStore, open_store

NOW = 2_000_000_000.0


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with open_store(":memory:") as opened:
        yield opened


def bytes_of(store: SqliteStore, name: str) -> CaptureId:
    capture = Capture(CaptureId(f"sha256:{name}"), name, None, "2033-05-18T03:33:20Z")
    store.captures.put([capture])
    return capture.id


def bring(store: SqliteStore, outlet: str, name: str) -> int:
    (source,) = store.sources.follow([f"https://{outlet}.example/feed"])
    entry = Entry(name, f"https://{outlet}.example/{name}", name, text="It says little.")
    (item,) = store.sources.take_in([Intake(source, arrivals_of([entry], {}))], NOW)
    return item


def test_all_that_is_known_of_a_page_comes_back(store: SqliteStore) -> None:
    page = Revisit(
        "https://post.example/a", "post.example", NOW, NOW + 1, 2, 3, NOW - 1,
        bytes_of(store, "a"), '"t\u00e9"', "Tue", "https://post.example/b", 404, "gone", NOW,
    )  # fmt: skip
    store.revisits.put([page])
    assert store.revisits.get([page.url, "https://post.example/z"]) == {page.url: page}
    allowed = Allowance("post.example", 2.5, NOW, NOW + 60)
    store.revisits.put_allowances([Allowance("post.example", 1.0, NOW), allowed])
    assert store.revisits.allowances() == {"post.example": allowed}


def test_what_was_captured_last_is_due_first_and_some_domains_are_left_out(
    store: SqliteStore,
) -> None:
    def page(name: str, domain: str, first: float, due: float | None) -> Revisit:
        return Revisit(f"https://{domain}/{name}", domain, first, due)

    store.revisits.put(
        [
            page("old", "post.example", NOW - 500, NOW - 400),
            page("new", "post.example", NOW - 100, NOW),
            page("later", "post.example", NOW - 50, NOW + 1),
            page("over", "post.example", NOW - 50, None),
            page("other", "echo.example", NOW - 200, NOW - 10),
        ]
    )
    due = store.revisits.due(NOW, limit=9)
    assert [one.url.rpartition("/")[2] for one in due] == ["new", "other", "old"]
    due = store.revisits.due(NOW, without=["post.example"], limit=9)
    assert [one.url.rpartition("/")[2] for one in due] == ["other"]
    assert len(store.revisits.due(NOW, limit=2)) == 2


def test_items_of_sources_that_everybody_left_are_passed_over(store: SqliteStore) -> None:
    ann, bob = (store.readers.add(name).id for name in ("ann", "bob"))
    items = {name: bring(store, name, "a") for name in ("left", "kept", "nobodys", "unhad")}
    urls = {name: f"https://{name}.example/a" for name in items}
    had = bytes_of(store, "page")
    store.digest.put_pages(
        PageAsked(item, urls[name], capture=None if name == "unhad" else had)
        for name, item in items.items()
    )
    sources = {source.url.split("/")[2]: source.id for source in store.sources.find()}
    for user, name in ((ann, "left"), (ann, "kept"), (bob, "kept")):
        store.readers.subscribe(user, Subscription(sources[f"{name}.example"]))
    store.readers.unsubscribe(ann, [sources["left.example"], sources["kept.example"]], at=NOW)
    assert store.revisits.items(urls.values()) == {
        urls["kept"]: (items["kept"],),
        urls["nobodys"]: (items["nobodys"],),
    }
    store.digest.set_aside(items.values())
    assert store.revisits.busy(urls.values()) == set()
    store.digest.queue([items["left"]])
    store.digest.put_pages([PageAsked(items["unhad"], urls["unhad"], due=NOW)])
    assert store.revisits.busy(urls.values()) == {urls["left"], urls["unhad"]}


def test_an_item_that_is_reworded_by_its_page_keeps_its_id_and_all_that_it_said(
    store: SqliteStore,
) -> None:
    item = bring(store, "post", "a")
    article = Article(ArticleId("one"), bytes_of(store, "page"), "a", "It broke.", ())
    store.articles.put([article])
    (before,) = store.sources.items([item])
    store.digest.settle(before, article.id)
    store.sources.reword([item], NOW + 60)
    (after,) = store.sources.items([item])
    assert (after.id, after.revisions, after.article) == (item, 1, None)
    assert after.entry == before.entry
    ((ended, former),) = store.sources.wordings(item, limit=9)
    assert (ended, former.article, former.entry) == (NOW + 60, article.id, before.entry)


def test_sources_whose_servers_want_to_be_left_alone_are_named(store: SqliteStore) -> None:
    bring(store, "post", "a")
    (source,) = store.sources.find()
    assert store.sources.held(NOW) == ()
    held = replace(source, state=replace(source.state, held=NOW + 60))
    store.sources.take_in([Intake(held)], NOW)
    assert store.sources.held(NOW) == ((source.url, NOW + 60),)
    assert store.sources.held(NOW + 60) == ()
