"""Fences and lines in italics set words off as a block quotation does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.extraction.lines import pieces
from variorum.extraction.set_off import set_off


def quoted(text: str) -> list[str]:
    return [p.span.of(text) for p in set_off(text, pieces(text)) if p.hint == "quote"]


def test_lines_between_fences_are_quoted() -> None:
    text = "It was pasted in our forum:\n\n```\n1. the pump leaks\n2. the pump is loud\n```\n\nI laughed."

    assert quoted(text) == ["1. the pump leaks", "2. the pump is loud"]


def test_a_fence_that_is_never_closed_sets_nothing_off() -> None:
    assert quoted("One line.\n\n```\n\nAnother line.") == []


def test_a_letter_in_italics_is_quoted_without_its_signs() -> None:
    text = "She wrote:\n\n*All,*\n\n*The gate was open.*\n\n*Ada*\n\nNobody answered."

    assert quoted(text) == ["All,", "The gate was open.", "Ada"]


def test_one_line_in_italics_is_the_editors_and_stays() -> None:
    assert quoted("A report.\n\n*This page was corrected on Monday.*\n\nMore of it.") == []


def test_bullets_are_no_italics() -> None:
    assert quoted("A list:\n\n* one thing *\n* another thing *") == []


@given(st.text(alphabet="*_`~ab \n", max_size=200))
def test_every_piece_lies_in_the_text(text: str) -> None:
    for piece in set_off(text, pieces(text)):
        assert 0 <= piece.span.start <= piece.span.end <= len(text)
