from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text import tokenise, words


@given(st.text())
def test_tokens_stand_where_they_say_and_in_order(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        end = token.end


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("contractions are one word", "that’s fine", ["that's", "fine"]),
        ("abbreviations keep their points", "by 10 a.m. today", ["by", "10", "a.m.", "today"]),
        ("numbers keep their separators", "1,200 of 3.5", ["1,200", "of", "3.5"]),
        ("a percent sign is a mark of its own", "5%", ["5", "%"]),
        ("every ellipsis is alike", "so… so ... so", ["so", "...", "so", "...", "so"]),
        ("dash shapes do not matter", "vice\u2011chair", ["vice-chair"]),
        ("narrow spaces separate", "12\u202fpeople", ["12", "people"]),
        ("soft hyphens are no tokens", "a \u00ad b", ["a", "b"]),
    ],
)
def test_compared_forms(name: str, text: str, expected: list[str]) -> None:
    assert [token.norm for token in tokenise(text)] == expected, name


def test_words_leave_the_marks_out() -> None:
    assert words("“Yes,” she said.") == ("yes", "she", "said")


def test_a_part_of_a_text_has_the_offsets_of_the_whole() -> None:
    assert [(t.start, t.text) for t in tokenise("one two three", 4, 7)] == [(4, "two")]
