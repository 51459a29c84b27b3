"""Places in lists as addresses carry them, and which addresses of others become links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.desk.views.lists import web_address
from variorum.desk.views.places import number_of, place_of, place_written


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**63) + 1, 2**63 - 1))
def test_a_place_that_was_written_is_read_as_it_was(stands: float, number: int) -> None:
    assert place_of(place_written(stands, number)) == (stands, number)


@pytest.mark.parametrize(
    "written", [None, "", "1", ",", "1,", ",1", "nan,1", "inf,1", "x,y", "1,2,3", f"1,{'9' * 30}"]
)
def test_what_is_no_place_is_none(written: str | None) -> None:
    assert place_of(written) is None


@given(st.text(max_size=30) | st.integers().map(str) | st.just("9" * 5_000))
def test_a_number_is_one_that_the_store_can_keep_or_none(written: str) -> None:
    found = number_of(written)
    assert found is None or 0 <= found < 2**63
    if found is not None:
        assert int(written) == found


def test_the_largest_number_is_one_and_what_is_beyond_is_none() -> None:
    assert number_of(str(2**63 - 1)) == 2**63 - 1
    assert number_of(str(2**63)) is None
    assert number_of("\u0661") is None
    assert number_of(None) is None


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", " java\tscript:x", "data:text/html,x", "https:", "https:///x",
     "//post.example/", "/here", "ftp://x.example/", "http://[", "https://a\nb.example/"],
)  # fmt: skip
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_what_a_feed_put_around_or_into_an_address_does_not_cost_the_link() -> None:
    assert web_address(" https://a.example/x \n") == "https://a.example/x"
    assert web_address("https://a.example/the news") == "https://a.example/the%20news"
    assert web_address("HTTPS://A.example/") == "HTTPS://A.example/"
