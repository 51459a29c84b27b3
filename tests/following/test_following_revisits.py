"""When a captured page is visited again, how many may be, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import FetchError, Refused, VariorumError
from variorum.following.revisits import (
    STEPS,
    allowance,
    alone,
    captured,
    is_too_late,
    looked,
    may_visit,
    missed,
    passed_over,
    spent,
    told_of_page,
    unchanged,
)
from variorum.model import Allowance, CaptureId, Revisit

NOW = 2_000_000_000.0
HOUR, DAY = 3600.0, 86400.0
URL = "https://post.example/a"
A, B = CaptureId("sha256:a"), CaptureId("sha256:b")
TAGS = ('"one"', "Tue, 18 May 2033 03:33:20 GMT", URL)


def first() -> Revisit:
    return captured(None, URL, "post.example", A, TAGS, NOW)


def down(status: int | None, wait: float | None = None) -> FetchError:
    return FetchError(URL, f"the server answers {status}.", status=status, retry_after=wait)


def test_visits_come_at_widening_distances_and_then_no_more() -> None:
    page, moments = first(), list[float]()
    while page.due is not None:
        moments.append(page.due - NOW)
        page = unchanged(page, (None, None, URL), page.due)
    assert moments == list(STEPS)
    assert page.visits == len(STEPS)
    distances = [b - a for a, b in zip([0.0, *STEPS], STEPS, strict=False)]
    assert distances == sorted(distances)


def test_a_late_visit_takes_the_place_of_the_next_one_and_two_are_never_close() -> None:
    late = looked(first(), A, TAGS, NOW + 3.8 * HOUR)
    assert late.due == NOW + DAY
    assert passed_over(first(), NOW + 30 * HOUR).due == NOW + 3 * DAY
    asked_anew = captured(first(), URL, "post.example", B, TAGS, NOW + 3.8 * HOUR)
    assert (asked_anew.due, asked_anew.first, asked_anew.capture) == (NOW + DAY, NOW, B)
    assert is_too_late(first(), NOW + 31 * DAY)
    assert not is_too_late(first(), NOW + 29 * DAY)


def test_validators_are_those_of_the_last_answer_and_a_304_keeps_what_it_does_not_name() -> None:
    page = first()
    assert (page.etag, page.modified, page.giver) == TAGS
    same = unchanged(page, ('"two"', None, URL), NOW + HOUR)
    assert (same.etag, same.modified, same.capture) == ('"two"', TAGS[1], A)
    other = looked(same, B, (None, None, "https://post.example/b"), NOW + DAY)
    assert (other.etag, other.modified, other.giver) == (None, None, "https://post.example/b")
    assert looked(page, B, ("x" * 2_000, None, URL), NOW).etag is None


def test_what_fails_is_tried_again_with_patience_and_then_waits_for_its_next_step() -> None:
    page, waits = first(), list[float]()
    for _ in range(6):
        assert page.due is not None
        now = page.due
        page = missed(page, down(503), now)
        assert page.due is not None
        waits.append((page.due - now) / HOUR)
    assert waits[:5] == [1, 2, 4, 8, 16]
    assert page.due == NOW + 3 * DAY
    assert page.failures == 6
    assert looked(page, A, TAGS, NOW + 3 * DAY).failures == 0


def test_retry_after_is_kept_also_where_it_is_long_and_holds_for_the_server() -> None:
    page = missed(first(), down(429, 2 * DAY), NOW + HOUR)
    assert page.due == NOW + HOUR + 2 * DAY
    assert alone(down(503, 120.0)) == 120.0
    assert alone(down(429)) == 900.0
    assert alone(down(500)) == 0.0
    forbidden = missed(first(), down(403, 2 * DAY), NOW + HOUR)
    assert forbidden.due == NOW + 3 * DAY


def test_a_page_that_is_gone_says_since_when_and_410_is_believed_when_it_is_said_twice() -> None:
    gone = missed(first(), down(404), NOW + HOUR)
    assert (gone.gone, gone.due, gone.capture) == (NOW + HOUR, NOW + 4 * HOUR, A)
    still = missed(gone, down(410), NOW + 4 * HOUR)
    assert (still.gone, still.due) == (NOW + HOUR, NOW + DAY)
    over = missed(still, down(410), NOW + DAY)
    assert (over.gone, over.due) == (NOW + HOUR, None)
    assert missed(gone, down(500), NOW + 4 * HOUR).gone == NOW + HOUR
    assert looked(still, A, TAGS, NOW + DAY).gone is None


@pytest.mark.parametrize(
    ("trouble", "again"),
    [
        (Refused(URL, "the site's robots.txt asks programs to keep out.", rule="robots"), 4 * HOUR),
        (Refused(URL, "its robots.txt cannot be had.", rule="robots-unreachable"), 2 * HOUR),
        (down(401), 4 * HOUR),
        (down(None), 2 * HOUR),
    ],
)
def test_what_another_try_would_not_change_waits_for_the_next_step(
    trouble: VariorumError, again: float
) -> None:
    page = missed(first(), trouble, NOW + HOUR)
    assert page.due == NOW + again
    assert page.trouble == trouble.reason


@given(
    most=st.integers(1, 300),
    pauses=st.lists(st.floats(0, 4 * HOUR), min_size=1, max_size=300),
)
@settings(max_examples=60, deadline=None)
def test_within_any_day_no_more_pages_are_visited_than_are_allowed(
    most: int, pauses: list[float]
) -> None:
    known: Allowance | None = None
    now, visits = NOW, list[float]()
    for pause in pauses:
        now += pause
        known = allowance(known, "post.example", most, now)
        while may_visit(known, now):
            visits.append(now)
            known = spent(known)
    assert len(visits) >= min(most // 5, 1)
    for start in visits:
        assert sum(start <= one < start + DAY for one in visits) <= most


def test_a_day_is_enough_to_make_all_its_visits_and_a_held_domain_has_none() -> None:
    known, count = allowance(None, "post.example", 100, NOW), 0
    for minute in range(24 * 60):
        now = NOW + 60 * minute
        known = allowance(known, "post.example", 100, now)
        while may_visit(known, now):
            known, count = spent(known), count + 1
    assert 99 <= count <= 100
    held = spent(allowance(None, "post.example", 100, NOW), 1, NOW + 60)
    assert not may_visit(held, NOW + 30)
    assert may_visit(held, NOW + 60)
    assert not may_visit(Allowance("", 3.0, NOW), NOW, planned=3)


def test_how_it_stands_with_a_page_is_told_in_words() -> None:
    page = first()
    assert told_of_page(page, NOW) == "The page is looked at again in 1 hour."
    seen = unchanged(page, (None, None, URL), NOW + HOUR)
    assert told_of_page(seen, NOW + 2 * HOUR) == (
        "The page was last looked at 1 hour ago. It is looked at again in 2 hours."
    )
    assert told_of_page(replace(seen, due=None), NOW + HOUR) == (
        "The page was last looked at just now."
    )
    gone = missed(missed(page, down(410), NOW + HOUR), down(410), NOW + 4 * HOUR)
    assert told_of_page(gone, NOW + DAY) == (
        "The page is gone: the server answers 410. What was captured of it stays here."
    )
    hidden = looked(page, B, TAGS, NOW + HOUR, "it asks for payment now.")
    assert told_of_page(hidden, NOW + HOUR) == (
        "The page was looked at again just now, and its text could not be seen: it asks for "
        "payment now. What was captured of it stays here. It is looked at again in 3 hours."
    )
    assert told_of_page(replace(page, due=None), NOW) == ""
