"""Terms: stems and pairs of an article as numbers."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from variorum.stories.terms import SPACE, Terms, read_terms, stem_number, written_as
from variorum.stories.wording import read_wording

ENGLISH = (
    "The ferry to the island was late because of the storm, and the captain said that he had "
    "been told to wait in the harbour until the wind was down to a strong breeze."
)
POLISH = (
    "Prom na wyspę spóźnił się przez burzę, kapitan powiedział, że kazano czekać w porcie, "
    "dopóki wiatr nie osłabnie, pasażerowie spędzili noc na ławkach w poczekalni miejskiej."
)


def terms(title: str, text: str) -> Terms:
    return read_terms(title, read_wording(text).written)


def same(one: Terms, two: Terms) -> bool:
    return (
        one.ids.tolist() == two.ids.tolist()
        and one.said.tolist() == two.said.tolist()
        and one.title.tolist() == two.title.tolist()
        and one.foreign == two.foreign
    )


def pairs(told: Terms) -> set[int]:
    return {term for term in told.ids.tolist() if term & 1}


def test_words_of_one_stem_are_one_term_whatever_their_case() -> None:
    assert stem_number("sailing") == stem_number("SAILED") == stem_number("Sails") >= 0
    assert stem_number("sail") != stem_number("harbour")


@pytest.mark.parametrize("word", ["the", "The", "of", "a", "x", "7", "", "\ud800"])
def test_words_of_grammar_and_single_signs_are_no_terms(word: str) -> None:
    assert stem_number(word) == -1


def test_stems_have_even_numbers_and_pairs_odd_ones() -> None:
    told = terms("", "ferry captain")
    assert sorted(term & 1 for term in told.ids.tolist()) == [0, 0, 1]
    assert {stem_number("ferry"), stem_number("captain")} < set(told.ids.tolist())


def test_the_edge_between_title_and_text_makes_no_pair() -> None:
    assert pairs(terms("Ferry", "captain")) == set()
    assert len(pairs(terms("Ferry captain", "storm"))) == 1
    assert pairs(terms("", "ferry captain")) == pairs(terms("Ferry captain", ""))


def test_a_word_of_grammar_between_two_parts_the_pair() -> None:
    assert pairs(terms("", "ferry of captain")) == set()


def test_the_order_of_a_pair_tells() -> None:
    assert pairs(terms("", "ferry captain")) != pairs(terms("", "captain ferry"))


def test_the_title_is_told_apart_and_counts_more() -> None:
    told = terms("Storm", "ferry captain")
    assert told.title.tolist() == [stem_number("storm")]
    plain = dict(zip(told.ids.tolist(), told.said.tolist(), strict=True))
    late = terms("", "of " * 80 + "ferry storm")
    body = dict(zip(late.ids.tolist(), late.said.tolist(), strict=True))
    assert plain[stem_number("storm")] > body[stem_number("storm")] == 16


def test_what_is_said_more_often_or_early_counts_more() -> None:
    told = terms("", "ferry " + "of " * 80 + "storm captain of captain of captain")
    said = dict(zip(told.ids.tolist(), told.said.tolist(), strict=True))
    assert said[stem_number("ferry")] > said[stem_number("storm")]
    assert said[stem_number("captain")] > said[stem_number("storm")]


def test_a_word_said_ten_thousand_times_stays_within_a_byte() -> None:
    assert terms("", "ferry " * 5_900).said.max() == pytest.approx(
        min(255, 16 * (1 + np.log(5_900))), abs=3
    )


def test_a_text_in_another_language_is_foreign() -> None:
    assert not terms("A title", ENGLISH).foreign
    assert terms("Tytuł", POLISH).foreign
    assert terms("The title of the text is in English", POLISH).foreign


def test_of_few_words_nobody_can_tell_the_language() -> None:
    assert not terms("", "Prom na wyspę spóźnił się").foreign
    assert not terms("", "").foreign


@pytest.mark.parametrize(("title", "text"), [("", ""), ("the", "of and"), ("?!", "…"), ("", "a b")])
def test_what_says_nothing_has_no_terms(title: str, text: str) -> None:
    told = terms(title, text)
    assert (len(told.ids), len(told.said), len(told.title), told.foreign) == (0, 0, 0, False)
    assert (told.ids.dtype, told.said.dtype, told.title.dtype) == (np.int32, np.uint8, np.int32)


def test_a_text_without_title_and_a_title_without_text_have_terms() -> None:
    assert terms("Ferry late", "").title.size == 2
    assert terms("", "Ferry late").ids.size == 3


def test_a_very_long_text_and_title_are_counted_up_to_a_bound() -> None:
    told = terms("", " ".join(f"word{k}" for k in range(200_000)))
    assert len(told.ids) <= 2 * 6_000
    assert same(told, terms("", " ".join(f"word{k}" for k in range(6_000))))
    assert len(terms("harbour " * 100_000, "").ids) == 2


def test_a_long_text_of_one_endless_word_takes_little_time() -> None:
    begun = time.process_time()
    terms("x" * 500_000, "y" * 500_000)
    terms("", "-".join("y" * 200_000))
    assert time.process_time() - begun < 10


def test_terms_are_written_as_the_article_writes_them_first() -> None:
    title, written = "Ferries waited", read_wording("The Ferry Captains said so; ferry x").written
    told = read_terms(title, written)
    ferry = stem_number("ferry")
    (pair,) = pairs(terms("", "ferry captain"))
    found = written_as(title, written, np.array([pair, ferry, 2], dtype=np.int32))
    assert found == ["Ferry Captains", "Ferries"]
    assert {ferry, pair} <= set(told.ids.tolist())


def test_the_table_of_known_words_does_not_grow_without_end(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from variorum.stories import terms as module

    monkeypatch.setattr(module, "_REMEMBERED", 100)
    monkeypatch.setattr(module, "_numbers", {})
    first = terms("", " ".join(f"ferry{k}" for k in range(90)))
    for turn in range(20):
        terms("", " ".join(f"word{turn}x{k}" for k in range(50)))
        assert len(module._numbers) <= 100 + 52
    assert same(first, terms("", " ".join(f"ferry{k}" for k in range(90))))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=300))
@example("\ud800\udfff a", "\x00 \u202e \ud83d ferry\ud800 captain")
@example("\u0345\u0130 ﬁ", "İİ ǆ ß 𝔘𝔫𝔦")
@example("U.S. 1,200", "a.m. don’t -- __ _ 7:41")
def test_any_text_has_terms_of_the_promised_form(title: str, text: str) -> None:
    written = read_wording(text).written
    told = read_terms(title, written)
    assert (np.diff(told.ids) > 0).all()
    assert (np.diff(told.title) > 0).all()
    assert len(told.ids) == len(told.said)
    assert ((told.ids >= 0) & (told.ids < SPACE)).all()
    assert set(told.title.tolist()) <= set(told.ids.tolist())
    assert (told.said >= 16).all()
    assert same(told, read_terms(title, written))
    # Each term is written somewhere.
    assert len(written_as(title, written, told.ids)) == len(told.ids)
