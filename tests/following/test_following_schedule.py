"""When to ask a feed again: as often as it brings something, as seldom as its server wishes."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import FetchError, FormatError, Refused
from variorum.following import Rhythm, after, told, trouble_of, trouble_of_status
from variorum.following.schedule import DAY, HOUR, MINUTE
from variorum.model import FeedState, Polled, Trouble

RHYTHM = Rhythm()


def lived(gap: float, days: float, rhythm: Rhythm = RHYTHM) -> tuple[FeedState, int]:
    """How it stands with a feed that brings something each ``gap`` seconds, and how many tries."""
    state, now, seen, tries = FeedState(), 0.0, 0, 0
    while now < days * DAY:
        there = int(now // gap)
        state = after(state, Polled(now, 200, fresh=there - seen if tries else 5), 0.0, rhythm)
        seen, tries, now = there, tries + 1, state.due
    return state, tries


def test_a_busy_feed_is_asked_often_and_a_quiet_one_seldom() -> None:
    tries = [lived(gap, 20)[1] for gap in (10 * MINUTE, 2 * HOUR, 8 * HOUR, 5 * DAY)]
    assert tries == sorted(tries, reverse=True)
    assert tries[0] == pytest.approx(20 * DAY / RHYTHM.least, rel=0.05)
    assert tries[-1] <= 20 * DAY / RHYTHM.most * 1.3
    assert 20 * 12 * 1.0 <= tries[1] <= 20 * 12 * 2.5


def test_a_feed_that_falls_silent_is_asked_less_and_less_but_for_ever() -> None:
    state, _ = lived(HOUR, 5)
    now, waits = state.due, []
    for _ in range(60):
        state = after(state, Polled(now, 304), 0.0)
        waits.append(state.due - now)
        now = state.due
    assert waits == sorted(waits)
    assert waits[-1] == RHYTHM.most


def test_failures_double_the_wait_up_to_a_day_and_one_success_ends_them() -> None:
    state, waits = FeedState(), []
    for _ in range(12):
        state = after(state, Polled(0.0, 500, trouble=trouble_of_status(500)), 0.0)
        waits.append(state.due)
    assert waits[:4] == [RHYTHM.backoff * factor for factor in (1, 2, 4, 8)]
    assert max(waits) == RHYTHM.longest
    assert state.failures == 12
    well = after(state, Polled(0.0, 200), 0.0)
    assert (well.failures, well.trouble) == (0, None)


def test_what_a_server_asks_for_is_kept_even_where_it_is_longer() -> None:
    busy = after(FeedState(), Polled(0.0, 429, wait=3 * DAY, trouble=trouble_of_status(429)), 0.0)
    assert busy.due == 3 * DAY
    floor = after(FeedState(), Polled(0.0, 200, floor=20 * HOUR), 0.0)
    assert floor.due == 20 * HOUR
    assert after(floor, Polled(floor.due, 304), 0.0).due == 40 * HOUR  # a 304 need not repeat it
    assert after(FeedState(), Polled(0.0, 200, wait=9 * HOUR), 0.0).due == 9 * HOUR


def test_a_mistaken_wish_for_a_century_is_not_kept() -> None:
    asked = after(FeedState(), Polled(0.0, 503, wait=1e12, trouble=trouble_of_status(503)), 0.0)
    assert asked.due <= 31 * DAY


def test_gone_for_good_is_believed_the_second_time_and_asked_weekly_then() -> None:
    gone = trouble_of_status(410)
    once = after(FeedState(), Polled(0.0, 410, trouble=gone), 0.0)
    assert once.due == RHYTHM.backoff
    assert after(once, Polled(once.due, 410, trouble=gone), 0.0).due == once.due + RHYTHM.gone


def test_validators_are_kept_byte_by_byte_and_never_invented() -> None:
    first = after(FeedState(), Polled(0.0, 200, etag=b'W/"\xe9"', modified=b"yesterday"), 0.0)
    assert (first.etag, first.modified) == (b'W/"\xe9"', b"yesterday")
    same = after(first, Polled(1.0, 304), 0.0)
    assert (same.etag, same.modified) == (b'W/"\xe9"', b"yesterday")
    newer = after(first, Polled(1.0, 304, etag=b'"b"'), 0.0)
    assert (newer.etag, newer.modified) == (b'"b"', b"yesterday")
    failed = after(first, Polled(1.0, 500, trouble=trouble_of_status(500)), 0.0)
    assert (failed.etag, failed.modified) == (b'W/"\xe9"', b"yesterday")
    without = after(first, Polled(1.0, 200), 0.0)
    assert (without.etag, without.modified) == (None, None)


@given(st.integers(0, 10**6))
def test_whatever_happens_the_next_try_lies_ahead_and_within_a_month(seed: int) -> None:
    chance = random.Random(seed)
    state, now = FeedState(), 1e9
    for _ in range(30):
        status = chance.choice([200, 200, 304, 404, 410, 429, 500, None])
        trouble = None
        if status is None or status >= 400:
            trouble = trouble_of_status(status) if status else Trouble("network", "x")
        polled = Polled(
            now, status, fresh=chance.choice([0, 0, 1, 40]) if status == 200 else 0,
            floor=chance.choice([None, 0.0, 60.0, 1e9]), wait=chance.choice([None, 5.0, 1e9]),
            trouble=trouble,
        )  # fmt: skip
        state = after(state, polled, chance.random())
        assert now + RHYTHM.least <= state.due <= now + 31 * DAY * 1.1
        now = state.due + chance.uniform(0, 100)


def test_times_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        Rhythm(least=0)
    with pytest.raises(ValueError, match="longest"):
        Rhythm(least=DAY)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FetchError("u", "the server answers 404.", status=404), "missing"),
        (FetchError("u", "the server answers 410.", status=410), "gone"),
        (FetchError("u", "the server answers 429.", status=429), "busy"),
        (FetchError("u", "the server answers 418.", status=418), "forbidden"),
        (FetchError("u", "the server answers 599.", status=599), "server"),
        (FetchError("u", "did not answer in time."), "timeout"),
        (FetchError("u", "there is no host of the name u."), "network"),
        (Refused("u", "u is a private address.", rule="private-address"), "refused"),
        (FormatError("u", "is not a feed."), "unreadable"),
    ],
)
def test_each_trouble_has_a_kind_and_a_sentence(error: Exception, kind: str) -> None:
    found = trouble_of(error)  # type: ignore[arg-type]
    assert found.kind == kind
    assert found.said[0].isupper()
    assert found.said.endswith((".", "”"))


def test_health_is_told_in_words() -> None:
    now = 1e9
    assert told(FeedState(), now) == "Not asked yet."
    well = FeedState(due=now + HOUR, tried=now - 90, succeeded=now - 90, changed=now - 2 * DAY)
    assert told(well, now) == (
        "Answered 2 minutes ago. Something new 2 days ago. Next try in 1 hour."
    )
    ill = replace(well, failures=3, trouble=trouble_of_status(503), succeeded=now - DAY)
    assert told(ill, now) == (
        "The site asks for fewer visits. It answers “503 Service Unavailable”. (3 tries in a row) "
        "It last answered well 1 day ago. Next try in 1 hour."
    )
    assert "never answered well" in told(replace(ill, succeeded=None, due=now), now)
