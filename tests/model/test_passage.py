from __future__ import annotations

import pytest

from variorum.model import ArticleId, Passage, Span, digest


def test_a_span_is_half_open() -> None:
    assert Span(1, 3).of("abcd") == "bc"
    assert not Span(0, 2).meets(Span(2, 4))
    assert Span(0, 4).holds(Span(2, 4))


def test_a_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)
    with pytest.raises(ValueError, match="not a passage"):
        Passage(ArticleId("a"), -1, 2)


def test_equal_inputs_have_equal_names_and_others_do_not() -> None:
    assert digest("article", "x", 1) == digest("article", "x", 1)
    assert digest("article", "x", 1) != digest("article", "x1")
    assert digest("article", "x") != digest("claim", "x")
