"""Ids in every form, and moments in every unit."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.api.googlereader.ids import (
    item_id,
    item_ids,
    long_id,
    microseconds,
    moment_of,
    short_id,
)
from variorum.errors import FormatError

ANY = st.integers(-(2**63), 2**63 - 1)
# Numbers that items have: given out one by one.
OURS = st.integers(1, 10**15 - 1)


@given(ANY)
def test_the_forms_that_we_give_come_back_as_they_went(item: int) -> None:
    assert item_id(long_id(item)) == item
    if len(short_id(item)) != 16 or item > 0:
        assert item_id(short_id(item)) == item


@given(OURS)
def test_ids_of_items_are_known_in_every_form_that_apps_send(item: int) -> None:
    digits = f"{item:016x}"
    forms = [str(item), digits, digits.upper(), long_id(item), f" {item} "]
    forms += [f"tag:google.com,2005:reader/item/{item:x}"]
    assert {item_id(form) for form in forms} == {item}


@given(st.lists(OURS, min_size=1, max_size=9))
def test_ids_of_all_forms_may_be_sent_together(items: list[int]) -> None:
    forms = (str, lambda item: f"{item:016x}", long_id)
    written = [forms[number % 3](item) for number, item in enumerate(items)]
    assert item_ids(written) == tuple(dict.fromkeys(items))


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=9))
def test_bare_hexadecimal_is_seen_by_its_letters(items: list[int]) -> None:
    assert item_ids(["abc", *(f"{item:x}" for item in items)]) == tuple(
        dict.fromkeys([0xABC, *items])
    )


@given(OURS.map(lambda item: -item))
def test_signed_decimals_are_those_of_sixty_four_bits(item: int) -> None:
    digits = f"{item % 2**64:016x}"
    assert item_id(str(item)) == item_id(f"tag:google.com,2005:reader/item/{digits}") == item


def test_sixteen_and_the_tag_of_ten_are_one_item() -> None:
    assert item_id("16") == item_id("0000000000000010") == 16
    assert item_id("tag:google.com,2005:reader/item/0000000000000010") == 16
    assert long_id(16) == "tag:google.com,2005:reader/item/0000000000000010"
    assert long_id(-1) == "tag:google.com,2005:reader/item/ffffffffffffffff"


@given(st.text(max_size=40) | st.text("0123456789abcdef-/", max_size=20))
def test_whatever_is_sent_is_an_id_of_64_bits_or_none(written: str) -> None:
    with suppress(FormatError):
        assert -(2**63) <= item_id(written) < 2**63


@pytest.mark.parametrize(
    "written",
    ["", "-", "1.5", "abc", "9" * 19, "tag:google.com,2005:reader/item/", "0x10", "１６",
     "tag:google.com,2005:reader/item/-1", "tag:google.com,2005:reader/item/" + "f" * 17,
     "-000000000000001g", "tag:example.com,2005:reader/item/0000000000000010"],
)  # fmt: skip
def test_these_are_no_ids(written: str) -> None:
    with pytest.raises(FormatError):
        item_id(written)


@given(st.floats(1e9, 4e9))
def test_a_moment_that_we_give_comes_back_in_its_microsecond(moment: float) -> None:
    back = moment_of(microseconds(moment))
    assert back is not None
    # Reading up to it reads what bears it, and nothing that came a millisecond later.
    assert moment < back + 2e-6 < moment + 1e-3


@pytest.mark.parametrize("unit", [1, 10**3, 10**6, 10**9])
def test_moments_are_understood_in_seconds_and_in_parts_of_seconds(unit: int) -> None:
    assert moment_of(str(1_700_000_000 * unit)) == 1_700_000_000


def test_parts_of_a_second_are_understood() -> None:
    assert moment_of("1700000000.25") == 1_700_000_000.25


@pytest.mark.parametrize("written", ["", "0", "-5", "soon", "1e9", "9" * 30])
def test_what_is_no_moment_bounds_nothing(written: str) -> None:
    assert moment_of(written) is None
