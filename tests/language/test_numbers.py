from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.language.numbers import digits_value, find_numerals, words_value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("five", 5),
        ("twenty-two", 22),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a hundred", 100),
        ("thirteen hundred", 1300),
        ("one hundred and five", 105),
        ("two hundred thousand and six", 200_006),
        ("one million two hundred thousand", 1_200_000),
        ("half a million", 500_000),
        ("1,300", 1300),
        ("3.5", Fraction(7, 2)),
        ("1.2 million", 1_200_000),
        ("700bn", 700_000_000_000),
        ("12,345,678.90", Fraction("12345678.9")),
        ("1\u202f300", 1300),
        ("7 crore", 70_000_000),
    ],
)
def test_a_number_is_read_whole_in_digits_and_in_words(written: str, value: Fraction) -> None:
    text = f"there were {written} of them"
    (numeral,) = find_numerals(text, language="en")
    assert text[numeral.start : numeral.end] == written
    assert numeral.value == value


@pytest.mark.parametrize(
    ("written", "value", "of"),
    [("two thirds", 2, 3), ("a ninth", 1, 9), ("half", 1, 2), ("three quarters", 3, 4)],
)
def test_a_fraction_keeps_its_whole(written: str, value: int, of: int) -> None:
    (numeral,) = find_numerals(f"{written} of members", language="en")
    assert numeral.value == value
    assert numeral.of == of


@pytest.mark.parametrize(
    ("written", "least"),
    [
        ("dozens", 24),
        ("hundreds of thousands", 200_000),
        ("several hundred", 200),
        ("a few thousand", 2000),
    ],
)
def test_a_vague_number_is_the_least_that_it_can_mean(written: str, least: int) -> None:
    (numeral,) = find_numerals(f"{written} came", language="en")
    assert numeral.vague
    assert numeral.value == least


def test_two_numbers_side_by_side_stay_two() -> None:
    values = [int(n.value) for n in find_numerals("six seven, twenty and five", language="en")]
    assert values == [6, 7, 20, 5]


@pytest.mark.parametrize("text", ["someone often attended", "a tent", "weighty", "2.0.1", "1.2.3"])
def test_words_and_versions_that_hold_a_number_are_none(text: str) -> None:
    assert find_numerals(text, language="en") == ()


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("1.300", "de", 1300),
        ("1.300", "en", Fraction("1.3")),
        ("1,300", "en", 1300),
        ("1,300", "fr", Fraction("1.3")),
        ("3,5", "de", Fraction("3.5")),
        ("1.300,5", "en", Fraction("1300.5")),
        ("12,34", "en", None),
    ],
)
def test_points_and_commas_follow_the_language(
    written: str, language: str, value: Fraction | None
) -> None:
    assert digits_value(written, language) == value


def test_small_number_words_of_other_languages_are_read_in_their_own_language() -> None:
    assert [int(n.value) for n in find_numerals("zwölf Häuser", language="de")] == [12]
    assert find_numerals("zwölf Häuser", language="en") == ()


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_with_commas_come_back_as_the_number(number: int) -> None:
    assert digits_value(f"{number:,}", "en") == number


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for numeral in find_numerals(text, language="en"):
        assert 0 <= numeral.start < numeral.end <= len(text)
    words_value(text)
