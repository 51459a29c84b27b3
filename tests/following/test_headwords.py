"""What a headline is about: names by their capitals, words by their stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.following.headwords import head_words


def names(title: str) -> list[str]:
    return [word.shown for word in head_words(title) if word.name]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Mayor Ana Ortega resigns over harbour contract", ["Mayor Ana Ortega"]),
        ("Flood reaches Eastbridge as rain goes on", ["Eastbridge"]),
        ("The River Authority opens the gates", ["River Authority"]),
        ("Bank of Norland raises rates", ["Bank of Norland", "Norland"]),
        ("Rates of the Bank of Norland rise", ["Bank of Norland"]),
        ("Expedition of Ana Ortega reaches the pass", ["Expedition of Ana Ortega", "Ana Ortega"]),
        ("Talks between Norland and Suda fail", ["Norland", "Suda"]),
        ("Ortega: “Never again”", []),
        ("Ortega's aides say nothing, Ortega's lawyer neither", ["Ortega"]),
        ("Ten Things That You Should Know About Rivers", []),
        ("FLOOD REACHES EASTBRIDGE AND WESTBRIDGE", []),
        ("洪水が町に達した", []),
        ("", []),
    ],
)
def test_names_are_runs_of_capitals_within_a_sentence(title: str, found: list[str]) -> None:
    assert names(title) == found


def test_words_of_one_stem_are_one_word() -> None:
    one, two = head_words("flooding feared"), head_words("floods in the valley")
    assert {w.key for w in one} & {w.key for w in two} == {"flood"}


@given(st.text(max_size=300))
def test_any_text_gives_words_that_stand_in_it(title: str) -> None:
    for word in head_words(title):
        assert word.shown in title.replace("’s", "").replace("'s", "") or word.shown in title
        assert word.shown
    assert len({word.key for word in head_words(title)}) == len(head_words(title))
