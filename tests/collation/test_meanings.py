"""Meanings: common words of several languages that tell what a sentence may translate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collation.meanings import meanings_in, meanings_of
from variorum.text import words


@pytest.mark.parametrize(
    ("english", "abroad"),
    [
        ("Nobody said it in March.", "Niemand hat es im März gesagt."),
        ("We have two ships.", "Tenemos dos barcos."),
        ("I am sorry.", "Je suis désolé."),
        ("The door is open.", "La porta è aperta."),
        ("He never wrote to our school.", "Hij schreef nooit naar onze school."),
    ],
)
def test_a_sentence_shares_meanings_with_its_translation(english: str, abroad: str) -> None:
    shared = meanings_in(words(english)) & meanings_in(words(abroad))

    assert shared


def test_words_of_other_matters_share_none() -> None:
    assert not meanings_in(words("The roof leaks badly.")) & meanings_in(
        words("Der Hund schläft gern.")
    )


@given(st.text(max_size=40))
def test_any_word_has_meanings_or_none(word: str) -> None:
    assert isinstance(meanings_of(word), frozenset)
