"""How alike two articles are as tellings of one happening."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from variorum.stories.alike import (
    COPIED,
    NEARLY_ALL,
    ONE_DATE,
    ROOT,
    SAME_OUTLET,
    SOON,
    Contents,
    Scales,
    alike,
    content,
    nearness,
    rooted,
)
from variorum.stories.rarity import Rarity
from variorum.stories.segments import MemorySegments
from variorum.stories.term_shelf import TermShelf
from variorum.stories.terms import Terms, read_terms
from variorum.stories.wording import read_wording

NAN = math.nan
TEXTS = (
    ("Ferry waits out the storm", "The ferry captain waited in the harbour of Olm for the wind."),
    ("Storm keeps ferry in port", "A storm kept the ferry in Olm, the harbour master said."),
    ("Bakers strike for wages", "Bakers in the hill towns laid down their aprons on Monday."),
    ("", "The ferry captain waited in the harbour of Olm for the wind."),
    ("Ferry waits out the storm", ""),
    ("", ""),
)
ROWS = [read_terms(title, read_wording(text).written) for title, text in TEXTS]
SCALES = Scales(Rarity())


def array(*values: float) -> NDArray[np.float64]:
    return np.array(values, dtype=np.float64)


def contents(one: Terms, *others: Terms) -> Contents:
    shelf = TermShelf(MemorySegments())
    for other in others:
        shelf.add(other)
    norms = np.array([SCALES.norms(other) for other in others], dtype=np.float32)
    return SCALES.contents(one, shelf.rows(list(range(len(others)))), norms)


def likeness(
    said: float = 0.3,
    one: float = 10.0,
    two: float = 10.0,
    slack: float = 0.0,
    copied: float = 0.0,
    same: bool = False,
) -> float:
    found = alike(array(said), one, array(two), array(slack), array(copied), np.array([same]))
    return float(found[0])


def test_the_cosine_of_an_article_with_itself_is_one() -> None:
    found = contents(ROWS[0], ROWS[0])
    assert found.body[0] == pytest.approx(1.0, abs=1e-5)
    assert found.title[0] == pytest.approx(1.0, abs=1e-5)
    assert content(found, np.array([False]))[0] == pytest.approx(1.0, abs=1e-5)


def test_cosines_are_symmetric() -> None:
    for one in ROWS:
        for two in ROWS:
            there, back = contents(one, two), contents(two, one)
            assert there.body[0] == pytest.approx(float(back.body[0]), abs=1e-5)
            assert there.title[0] == pytest.approx(float(back.title[0]), abs=1e-5)


def test_cosines_are_those_of_the_weighed_vectors() -> None:
    rarity = Rarity()
    one, two = ROWS[0], ROWS[1]

    def vector(told: Terms) -> dict[int, float]:
        worth = told.said * rarity.weights(told.ids)
        return dict(zip(told.ids.tolist(), worth.tolist(), strict=True))

    left, right = vector(one), vector(two)
    dot = sum(worth * right.get(term, 0.0) for term, worth in left.items())
    norm = math.hypot(*left.values()) * math.hypot(*right.values())
    assert contents(one, two).body[0] == pytest.approx(dot / norm, rel=1e-4)
    assert 0 < dot / norm < 1


def test_many_are_compared_as_one_by_one_and_nothing_is_left_in_the_table() -> None:
    together = contents(ROWS[0], *ROWS)
    alone = [contents(ROWS[0], other) for other in ROWS]
    assert together.body.tolist() == [float(one.body[0]) for one in alone]
    assert together.title.tolist() == [float(one.title[0]) for one in alone]
    assert not SCALES._table.any()


def test_an_article_of_the_same_matter_is_nearer_than_one_of_another() -> None:
    found = content(contents(ROWS[0], ROWS[1], ROWS[2]), np.zeros(2, dtype=bool))
    assert found[0] > 3 * found[1]


def test_what_says_nothing_is_like_nobody() -> None:
    found = contents(ROWS[5], *ROWS)
    assert not found.body.any()
    assert not found.title.any()
    assert SCALES.norms(ROWS[5]) == (0.0, 0.0)


def test_of_two_tongues_what_both_can_say_counts_more() -> None:
    found = contents(ROWS[0], ROWS[1])
    apart, one = (float(content(found, np.array([flag]))[0]) for flag in (True, False))
    assert apart > one


# -- time


def test_likeness_falls_with_days() -> None:
    found = nearness(10.0, array(10, 10.5, 12, 9, 40, 400), np.zeros(6)).tolist()
    assert found[0] == 1.0
    assert found[1] > found[3] > found[2] > found[4] > found[5] > 0
    assert nearness(10.0, array(10 + SOON), array(0))[0] == pytest.approx(0.5)


def test_days_before_and_after_are_alike() -> None:
    assert nearness(10.0, array(7), array(0)) == nearness(10.0, array(13), array(0))


def test_an_unknown_date_takes_little() -> None:
    assert nearness(10.0, array(NAN), array(0)).tolist() == [ONE_DATE]
    assert nearness(NAN, array(10), array(0)).tolist() == [ONE_DATE]
    # Two may be of one hour.
    assert nearness(NAN, array(NAN), array(0)).tolist() == [1.0]
    assert 0.5 < ONE_DATE < 1.0


def test_coarse_dates_are_nearer() -> None:
    sharp, coarse, month = nearness(10.0, array(11, 11, 11), array(0, 0.5, 15)).tolist()
    assert sharp < coarse < month == 1.0


def test_a_time_far_beyond_all_calendars_is_no_trouble() -> None:
    found = nearness(3e6, array(-3e6, 0, NAN), array(0, 0, 0))
    assert np.isfinite(found).all()
    assert (found > 0).all()


# -- the whole


def test_two_pages_of_one_outlet_are_less_alike() -> None:
    assert likeness(same=True) == pytest.approx(likeness() * SAME_OUTLET**ROOT)


def test_copied_text_makes_two_outlets_alike_and_not_two_pages_of_one() -> None:
    assert likeness(copied=0.2) > likeness(copied=0.1) > likeness()
    assert likeness(copied=1.0) == likeness(copied=NEARLY_ALL)
    assert likeness(same=True, copied=0.9) == likeness(same=True)
    assert likeness(said=0.0, copied=1.0) == pytest.approx(COPIED**ROOT)


def test_copied_text_tells_though_years_lie_between() -> None:
    assert likeness(two=2_000.0, copied=1.0) > likeness(two=2_000.0) + 0.4


def test_a_likeness_of_nothing_is_nothing_and_of_all_is_one() -> None:
    assert likeness(said=0.0) == 0.0
    assert likeness(said=1.0) == 1.0
    assert likeness(said=5.0, copied=1.0) == 1.0
    assert rooted(array(-1, 0, 1, 2)).tolist() == [0, 0, 1, 1]


times = st.one_of(st.just(NAN), st.floats(-1e6, 1e6))


@settings(max_examples=200, deadline=None)
@given(
    st.floats(0, 1.6),
    times,
    times,
    st.floats(0, 400),
    st.floats(0, 1),
    st.booleans(),
)
def test_a_likeness_lies_between_nothing_and_one_and_has_no_direction(
    said: float, one: float, two: float, slack: float, copied: float, same: bool
) -> None:
    found = likeness(said, one, two, slack, copied, same)
    assert 0 <= found <= 1
    assert found == likeness(said, two, one, slack, copied, same)
    # Nobody is nearer for being later, for having copied less, or for being of one outlet.
    assert likeness(said, one, two, slack, 0.0, same) <= found
    assert likeness(said, one, two, slack, copied, True) <= likeness(
        said, one, two, slack, copied, False
    )
    assert found <= likeness(said, one, one, slack, copied, same) + 1e-12


words = st.lists(st.sampled_from("ash birch cedar elm fir oak of the".split()), max_size=30)


@settings(max_examples=60, deadline=None)
@given(words, words, words)
def test_cosines_of_any_texts_lie_between_nothing_and_one(
    one: list[str], two: list[str], title: list[str]
) -> None:
    left = read_terms(" ".join(title), tuple(one))
    right = read_terms(" ".join(one[:4]), tuple(two))
    found = contents(left, right, left)
    for row in (found.body, found.title):
        assert ((row >= 0) & (row <= 1)).all()
        assert np.isfinite(row).all()
    assert found.body[1] == pytest.approx(1.0 if len(left.ids) else 0.0, abs=1e-5)
