"""The words of one reading set under the words of another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.collation.columns import INSIDE, OUTSIDE, columns_of

WORDS = st.lists(st.sampled_from("oak ash elm yew fir bay".split()), max_size=6)


def test_words_stand_under_themselves_whatever_stands_between():
    assert columns_of("oak very ash".split(), "oak ash".split(), 0, 0) == (0, INSIDE, 1)


def test_another_word_stands_for_the_one_in_its_place():
    assert columns_of("oak yew ash".split(), "oak elm ash".split(), 0, 0) == (0, 1, 2)


def test_another_word_rather_stands_for_the_firm_word_beside_than_for_the_doubtful_one():
    # The row is one doubtful word; the reading lacks the firm word before it as well.
    assert columns_of(["yew"], ["elm"], 1, 0) == (OUTSIDE,)


def test_nothing_stands_under_nothing():
    assert columns_of([], ["elm"], 0, 0) == ()
    assert columns_of(["elm"], [], 0, 0) == (INSIDE,)


@given(WORDS, WORDS, st.integers(0, 3), st.integers(0, 3))
def test_columns_go_up_and_none_is_given_twice(keys, row, left, right):
    found = columns_of(keys, row, left, right)
    columns = [column for column in found if column >= 0]

    assert len(found) == len(keys)
    assert columns == sorted(set(columns))
    assert all(column < len(row) for column in columns)
