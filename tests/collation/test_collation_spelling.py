"""The same word written otherwise has the same atoms; other words have not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collation.spelling import atoms_of, misspelt, number_run


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("isn't", "is not"),
        ("cannot", "can not"),
        ("can't", "can not"),
        ("won't", "will not"),
        ("we've", "we have"),
        ("they'll", "they will"),
        ("that's", "that is"),
        ("let's", "let us"),
        ("7am", "7 a.m."),
        ("u.s.", "us"),
        ("1,200", "1200"),
        ("3bn", "3 billion"),
        ("twelve", "12"),
        ("twenty-two", "22"),
        ("first", "1st"),
        ("percent", "%"),
        ("colour", "color"),
        ("neighbours", "neighbors"),
        ("realised", "realized"),
        ("organisation", "organization"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("café", "cafe"),
        ("by-election", "by election"),
    ],
)
def test_ways_of_writing_one_word_have_the_same_atoms(left, right):
    def atoms(text):
        return tuple(atom for word in text.split() for atom in atoms_of(word))

    assert atoms(left) == atoms(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("can", "can't"), ("four", "for"), ("hour", "our"), ("15", "50"), ("mayor's", "mayor is")],
)
def test_other_words_keep_other_atoms(left, right):
    def atoms(text):
        return tuple(atom for word in text.split() for atom in atoms_of(word))

    assert atoms(left) != atoms(right)


@pytest.mark.parametrize(
    ("text", "number", "size"),
    [
        ("two hundred", "200", 2),
        ("six thousand four hundred and twelve", "6412", 6),
        ("a hundred people", "100", 2),
        ("twenty five", "25", 2),
    ],
)
def test_numbers_in_several_words_are_read_as_one(text, number, size):
    assert number_run(text.split(), 0) == (size, number)


@pytest.mark.parametrize("text", ["one two three", "five", "hundred", "a dog", "", "and two"])
def test_rows_of_words_that_are_no_one_number_stay_apart(text):
    assert number_run(text.split(), 0) is None


@pytest.mark.parametrize(
    ("left", "right"), [("lightly", "lighty"), ("recieve", "receive"), ("seperate", "separate")]
)
def test_slips_of_the_pen_are_recognised(left, right):
    assert misspelt(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("worker", "workers"),
        ("closes", "closed"),
        ("now", "not"),
        ("2019", "2018"),
        ("river", "liver"),
        ("promise", "promised"),
    ],
)
def test_other_forms_and_other_words_are_no_slips(left, right):
    assert not misspelt(left, right)


@given(st.text(max_size=30))
def test_every_word_has_atoms_whatever_it_is(word):
    assert atoms_of(word.casefold())
    assert all(isinstance(atom, str) for atom in atoms_of(word.casefold()))
