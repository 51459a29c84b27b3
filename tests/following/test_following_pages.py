"""The page behind an item: wanted where the feed says too little, asked for with patience."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.errors import FetchError, Refused
from variorum.following.pages import PATIENCE, had, not_had, still_awaited, to_ask, wants_page
from variorum.model import CaptureId, Entry, Item, PageAsked

NOW = 2_000_000_000.0
PAGE = PageAsked(1, "https://post.example/a", due=NOW)


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (Entry("a", "https://post.example/a", text="A summary."), True),
        (Entry("a", "https://post.example/a", html="<p>" + "whole " * 200, full=True), False),
        (Entry("a", "https://post.example/a", text="Called whole.", full=True), True),
        (Entry("a", "https://post.example/a", full=True), True),
        (Entry("a", None, text="No address."), False),
        (Entry("a", "mailto:ann@post.example", text="No page."), False),
        (Entry("a", "http://[broken", text="No address."), False),
    ],
)
def test_a_page_is_wanted_where_the_feed_says_too_little(entry: Entry, wanted: bool) -> None:
    assert wants_page(entry) is wanted


def item(revisions: int = 0, url: str = PAGE.url) -> Item:
    return Item(1, 1, Entry("a", url), NOW, NOW, revisions=revisions)


def test_a_page_is_asked_for_once_for_each_wording_and_less_and_less_often() -> None:
    first = to_ask(item(), None, NOW)
    assert first == PAGE
    assert to_ask(item(), first, NOW + 5) is None
    got = had(first, CaptureId("sha256:1"), NOW + 10)
    waits = []
    for revision in (1, 2, 3, 60):
        again = to_ask(item(revision), got, NOW + 20)
        assert again is not None
        assert again.due is not None
        assert (again.revision, again.tries, again.capture) == (revision, 0, got.capture)
        waits.append(again.due - got.asked)  # type: ignore[operator]
    assert waits == [900, 1800, 3600, 86400]
    late = to_ask(item(1), got, NOW + 9999)
    assert late is not None
    assert late.due == NOW + 9999
    moved = to_ask(item(1, "https://post.example/b"), got, NOW)
    assert moved == PageAsked(1, "https://post.example/b", 1, due=NOW)


def test_an_item_waits_for_the_first_try_and_no_longer() -> None:
    assert still_awaited(PAGE, NOW)
    assert not still_awaited(PAGE, NOW + PATIENCE)
    assert not still_awaited(None, NOW)
    assert not still_awaited(not_had(PAGE, FetchError("u", "down.", status=503), NOW), NOW)
    assert not still_awaited(replace(PAGE, capture=CaptureId("sha256:1")), NOW)


def test_what_fails_is_tried_again_at_growing_distances_and_then_given_up() -> None:
    page, waits = PAGE, []
    trouble = FetchError("u", "the server answers 503.", status=503)
    now = NOW
    while page.due is not None:
        page = not_had(page, trouble, now)
        if page.due is not None:
            waits.append(page.due - now)
            now = page.due
    assert waits == [300, 3600, 21600, 86400]
    assert (page.tries, page.trouble) == (5, "the server answers 503.")


@pytest.mark.parametrize(
    ("trouble", "final"),
    [
        (FetchError("u", "gone.", status=410), True),
        (FetchError("u", "paid for.", status=402), True),
        (FetchError("u", "not there yet.", status=404), False),
        (FetchError("u", "no connection."), False),
        (Refused("u", "asked not to.", rule="robots"), True),
        (Refused("u", "robots.txt cannot be had.", rule="robots-unreachable"), False),
        (Refused("u", "private.", rule="private-address"), True),
    ],
)
def test_what_another_try_would_not_change_is_given_up_at_once(
    trouble: FetchError | Refused, final: bool
) -> None:
    assert (not_had(PAGE, trouble, NOW).due is None) is final


def test_a_server_that_asks_to_wait_is_left_alone_for_so_long() -> None:
    busy = FetchError("u", "busy.", status=429, retry_after=7200.0)
    assert not_had(PAGE, busy, NOW).due == NOW + 7200
    mistaken = FetchError("u", "busy.", status=429, retry_after=1e9)
    assert not_had(PAGE, mistaken, NOW).due == NOW + 7 * 86400
