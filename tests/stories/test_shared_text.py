"""Runs of words that two texts share: which of several that overlap is taken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.stories.shared_text import SEED, _once

RUNS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(SEED, 15)),
    max_size=25,
    unique=True,
).map(sorted)


@given(RUNS)
def test_each_place_of_a_text_is_taken_once_and_by_a_run_that_holds_it(
    runs: list[tuple[int, int, int]],
) -> None:
    kept = _once(runs)
    end = 0
    for i, j, size in kept:
        assert j >= end
        assert size >= SEED
        end = j + size
        assert any(
            place <= j and end <= place + length and i - j == start - place
            for place, start, length in runs
        )
    assert bool(kept) == bool(runs)


def test_of_two_runs_the_longer_is_taken_and_of_equals_the_one_that_goes_on() -> None:
    assert _once([(0, 40, 5), (0, 10, 9)]) == [(10, 0, 9)]
    assert _once([(0, 10, 6), (6, 16, 5), (6, 50, 5)]) == [(10, 0, 6), (16, 6, 5)]
