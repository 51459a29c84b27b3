"""Whose turn it is: no feed twice at once, no neighbour twice at once, pauses kept, none forgotten."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.following import Turns, domain_of


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://a.post.example.co.uk/feed", "example.co.uk"),
        ("https://b.post.example.co.uk:8443/", "example.co.uk"),
        ("http://localhost:8000/feed", "localhost"),
        ("http://127.0.0.1:8000/feed", "127.0.0.1"),
        ("http://[::1]/feed", "::1"),
        ("https://WWW.Post.EXAMPLE./x", "post.example"),
        ("https://ann.github.io/feed", "ann.github.io"),
        ("not an address", ""),
        ("http://[bad", ""),
    ],
)
def test_an_address_is_a_visit_to_its_registrable_domain(url: str, domain: str) -> None:
    assert domain_of(url) == domain


def test_the_longest_due_comes_first_and_nothing_before_its_time() -> None:
    turns: Turns[str] = Turns(pause=0)
    for feed, due in (("b", 2.0), ("a", 1.0), ("c", 9.0)):
        turns.put(feed, feed, due)
    assert turns.take(0.5, 9) == []
    assert turns.next_time() == 1.0
    assert turns.take(5.0, 9) == ["a", "b"]
    assert turns.next_time() == 9.0


def test_between_two_visits_to_one_neighbour_lies_a_pause_counted_from_the_end() -> None:
    turns: Turns[str] = Turns(pause=10)
    turns.put("a", "post.example", 0)
    turns.put("b", "post.example", 0)
    assert turns.take(0, 9) == ["a"]
    assert turns.take(100, 9) == []
    turns.back("a", 100)
    assert turns.take(109, 9) == []
    assert turns.next_time() == 110
    assert turns.take(110, 9) == ["b"]


def test_a_neighbour_that_asks_for_a_longer_wait_gets_it() -> None:
    turns: Turns[str] = Turns(pause=1)
    turns.put("a", "post.example", 0)
    turns.put("b", "post.example", 0)
    turns.put("c", "else.example", 0)
    assert turns.take(0, 9) == ["a", "c"]
    turns.back("a", 0, wait=3600)
    assert turns.take(3599, 9) == []
    assert turns.take(3600, 9) == ["b"]


def test_a_feed_that_waits_gets_a_new_time_and_one_that_is_out_does_not() -> None:
    turns: Turns[str] = Turns()
    turns.put("a", "post.example", 100)
    turns.put("a", "post.example", 5)
    assert turns.take(5, 9) == ["a"]
    turns.put("a", "post.example", 0)
    assert turns.take(1000, 9) == []
    turns.back("a", 1000)
    assert turns.take(2000, 9) == []
    assert len(turns) == 0


def test_a_feed_that_was_dropped_has_no_turn_wherever_it_waited() -> None:
    turns: Turns[str] = Turns(pause=10)
    for feed in "abc":
        turns.put(feed, "post.example", 0)
    assert turns.take(0, 1) == ["a"]
    assert turns.take(0, 9) == []
    turns.drop("b")
    turns.back("a", 0)
    assert turns.take(10, 9) == ["c"]
    turns.put("d", "else.example", 0)
    turns.drop("d")
    turns.drop("never")
    assert turns.take(99, 9) == []


def test_a_neighbour_may_be_given_several_visits_at_once() -> None:
    turns: Turns[int] = Turns(pause=0, at_once=3)
    for feed in range(7):
        turns.put(feed, "post.example", 0)
    assert turns.take(0, 9) == [0, 1, 2]
    turns.back(1, 0)
    assert turns.take(0, 9) == [3]
    for feed in (0, 2, 3):
        turns.back(feed, 0)
    assert turns.take(0, 9) == [4, 5, 6]


@given(st.integers(0, 10**6), st.integers(1, 3), st.sampled_from([0.0, 1.0, 7.5]))
def test_every_feed_has_its_turn_once_and_every_pause_is_kept(
    seed: int, at_once: int, pause: float
) -> None:
    chance = random.Random(seed)
    turns: Turns[int] = Turns(pause=pause, at_once=at_once)
    home = {feed: f"n{chance.randrange(4)}" for feed in range(25)}
    due = {feed: chance.uniform(0, 50) for feed in home}
    for feed in home:
        turns.put(feed, home[feed], due[feed])
    now, out, seen = 0.0, {}, []
    free: dict[str, float] = {}
    while len(seen) < len(home):
        for feed in turns.take(now, chance.randrange(1, 4)):
            assert due[feed] <= now
            assert free.get(home[feed], 0.0) <= now
            seen.append(feed)
            out[feed] = now + chance.uniform(0.1, 5)
            assert sum(home[one] == home[feed] for one in out) <= at_once
        later = [*out.values(), *([turns.next_time()] if turns.next_time() is not None else [])]
        assert later, "feeds wait, and nothing will ever wake them"
        now = max(now, min(later)) if min(later) > now else now + 0.1
        for feed in [one for one, end in out.items() if end <= now]:
            del out[feed]
            wait = chance.choice([0.0, 0.0, 12.0])
            turns.back(feed, now, wait)
            free[home[feed]] = max(free.get(home[feed], 0.0), now + max(pause, wait))
    assert sorted(seen) == sorted(home)


def test_a_neighbour_that_is_held_is_left_alone_and_its_feeds_come_afterwards() -> None:
    turns: Turns[str] = Turns(pause=1.0)
    for name in ("a", "b", "c"):
        turns.put(name, "post.example", 0.0)
    assert turns.take(0.0, 9) == ["a"]
    turns.back("a", 0.0)
    turns.hold("post.example", 50.0)  # as was learnt elsewhere, while two wait for it
    assert turns.take(1.0, 9) == []
    assert turns.take(49.0, 9) == []
    assert turns.next_time() is not None
    assert turns.take(50.0, 9) == ["b"]
    turns.back("b", 50.0)
    assert turns.take(51.0, 9) == ["c"]
