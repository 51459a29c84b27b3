"""How much a term tells, by how few of the latest articles have it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from variorum.stories import rarity as module
from variorum.stories.rarity import PRIOR, Rarity
from variorum.stories.segments import MemorySegments
from variorum.stories.terms import SPACE, stem_number


def ids(*numbers: int) -> NDArray[np.int32]:
    return np.array(numbers, dtype=np.int32)


def test_what_more_articles_have_weighs_less() -> None:
    rarity = Rarity()
    for number in range(200):
        held = [10] if number % 10 else [10, 20]
        rarity.add(ids(*held, 30) if number == 7 else ids(*held))
    often, seldom, once, never = rarity.weights(ids(10, 20, 30, 40)).tolist()
    assert often < seldom < once < never
    title = rarity.title_weights(ids(10, 20, 30, 40)).tolist()
    assert title == sorted(title)


def test_words_that_news_uses_about_anything_weigh_little_from_the_start() -> None:
    rarity = Rarity()
    plain, odd = rarity.weights(ids(stem_number("government"), stem_number("quernstone"))).tolist()
    assert plain < odd / 2
    assert rarity.held(ids(stem_number("government")))[0] > 0


def test_in_titles_rarity_tells_less() -> None:
    rarity = Rarity()
    plain, odd = ids(stem_number("government")), ids(stem_number("quernstone"))
    body = rarity.weights(odd)[0] / rarity.weights(plain)[0]
    title = rarity.title_weights(odd)[0] / rarity.title_weights(plain)[0]
    assert 1 < title < body


def test_what_all_have_still_weighs_something_and_never_less_than_nothing() -> None:
    rarity = Rarity()
    for _ in range(3 * PRIOR):
        rarity.add(ids(10))
    assert 0 <= rarity.weights(ids(10))[0] < 0.8


def test_a_rare_word_stays_as_rare_however_long_the_stream() -> None:
    rarity = Rarity()
    rarity.add(ids(10))
    before = rarity.weights(ids(12))[0]
    for _ in range(1_500):
        rarity.add(ids(2))
    # The floor keeps the likeness of two articles from shrinking with the archive.
    assert before <= rarity.weights(ids(12))[0] < 1.3 * before


def test_counts_halve_after_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WINDOW", 100)
    rarity = Rarity()
    plain = stem_number("government")
    prior = int(rarity.held(ids(plain))[0])
    for number in range(100):
        rarity.add(ids(10, plain) if number < 80 else ids(12))
    assert rarity.held(ids(10, 12)).tolist() == [40, 10]
    # What was there to begin with stays.
    assert rarity.held(ids(plain)).tolist() == [prior + 40]
    for _ in range(49):
        rarity.add(ids(14))
    assert rarity.held(ids(10)).tolist() == [40]
    rarity.add(ids(14))
    assert rarity.held(ids(10, 14)).tolist() == [20, 25]


def test_after_many_windows_counts_are_bounded_and_old_words_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "WINDOW", 50)
    rarity = Rarity()
    for _ in range(60):
        rarity.add(ids(10))
    for _ in range(250):
        rarity.add(ids(12))
    held = rarity.held(ids(10, 12)).tolist()
    assert held[0] == 0
    assert held[1] <= 50
    fresh, old = rarity.weights(ids(14, 10)).tolist()
    assert fresh == old


def test_the_table_is_fixed_whatever_the_stream() -> None:
    segments = MemorySegments()
    rarity = Rarity()
    rarity.keep(segments, "before")
    for number in range(300):
        rarity.add(ids(*sorted({number * 7919 % SPACE, number * 104_729 % SPACE})))
    rarity.keep(segments, "after")
    sizes = {name: segments.get(name)["held"].nbytes for name in ("before", "after")}
    assert sizes["before"] == sizes["after"] == 4 * SPACE


def test_what_is_kept_is_not_changed_by_later_articles() -> None:
    segments = MemorySegments()
    rarity = Rarity()
    state = rarity.keep(segments, "one")
    rarity.add(ids(10))
    assert Rarity.restore(state, segments).held(ids(10)).tolist() == [0]


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.frozensets(st.integers(0, 12), max_size=6), max_size=40),
    st.lists(st.frozensets(st.integers(0, 12), max_size=6), max_size=40),
    st.sampled_from([7, 30, 1_000]),
)
def test_what_is_given_back_weighs_and_counts_on_the_same(
    before: list[frozenset[int]], after: list[frozenset[int]], window: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "WINDOW", window)
        segments = MemorySegments()
        one, every = Rarity(), ids(*range(14))
        for row in before:
            one.add(ids(*sorted(row)))
        state = json.loads(json.dumps(one.keep(segments, "kept")))
        two = Rarity.restore(state, segments)
        assert one.weights(every).tolist() == two.weights(every).tolist()
        for row in after:
            one.add(ids(*sorted(row)))
            two.add(ids(*sorted(row)))
            assert one.weights(every).tolist() == two.weights(every).tolist()
        assert one.title_weights(every).tolist() == two.title_weights(every).tolist()
        assert one.held(every).tolist() == two.held(every).tolist()
