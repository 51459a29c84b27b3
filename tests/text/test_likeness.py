from __future__ import annotations

import numpy as np

from variorum.text import content_stems, lexical_likeness


def test_sentences_that_say_the_same_are_more_alike_than_others() -> None:
    table = lexical_likeness(
        ["The ministry confirmed the letter."],
        ["The letter was confirmed by the ministry.", "The harbour froze over in March."],
    )
    assert table.shape == (1, 2)
    assert table[0, 0] > 0.9
    assert table[0, 1] == 0


def test_the_order_of_sentences_does_not_change_their_likeness() -> None:
    left = ["The dam held.", "Rain fell for two days.", "The dam broke."]
    there = lexical_likeness(left, left)
    back = lexical_likeness(left[::-1], left[::-1])
    assert np.array_equal(there, back[::-1, ::-1])


def test_nothing_is_like_nothing() -> None:
    assert lexical_likeness([""], ["", "word"]).tolist() == [[0, 0]]


def test_function_words_carry_no_matter() -> None:
    assert content_stems("He said that it was confirmed") == ("confirm",)
