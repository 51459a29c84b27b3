"""Which word of a text each word of a fragment is."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collation.align import Text, align
from variorum.collation.fragments import Fragment, read_cells, resolve
from variorum.model import ArticleId, Span

WHOLE = (
    "The bridge will close on Friday. Buses will run along the river instead. "
    "We know what this means for the market traders. The bridge will open again in June. "
    "Nobody will lose a stall, and nobody will pay rent while it is shut."
)


def fragment(text, name="article-x"):
    cells, tail = read_cells(text, ArticleId(name), [Span(0, len(text))])
    return Fragment(ArticleId(name), (Span(0, len(text)),), cells, resolve(cells), tail)


def placed(part, whole=WHOLE):
    whole_fragment = fragment(whole)
    text = Text(whole_fragment.cells, whole_fragment.atoms)
    found = align(fragment(part), text)
    return [text.keys[place] if place >= 0 else None for place in found.to], found.to


def test_a_text_aligned_with_itself_stays_where_it_is():
    _, to = placed(WHOLE)

    assert to == tuple(range(len(to)))


def test_sentences_in_another_order_are_found_each_on_its_own():
    part = "Buses will run along the river instead. The bridge will close on Friday."

    _, to = placed(part)

    assert to == (*range(6, 13), *range(6))


def test_a_repeated_phrase_goes_where_its_sentence_goes_on():
    _, to = placed("The bridge will open again in June.")

    assert to == tuple(range(22, 29))


def test_an_ellipsis_joins_two_far_places():
    words, to = placed("The bridge will close ... while it is shut.")

    assert None not in words
    assert to[3] == 3
    assert to[4] > 30


def test_a_word_left_out_and_a_word_changed_do_not_tear_the_rest_apart():
    words, _ = placed("We know what this means for all market sellers.")

    assert words == ["we", "know", "what", "this", "means", "for", None, "market", None]


def test_a_sentence_from_elsewhere_has_no_place():
    words, _ = placed("I never liked that tower anyway.")

    assert set(words) == {None}


def test_a_text_without_full_stops_costs_no_more_than_others():
    vocabulary = [f"word{n}" for n in range(700)]
    whole = " ".join(vocabulary * 6)
    part = " ".join(word if n % 7 else "other" for n, word in enumerate(vocabulary * 6))
    start = time.monotonic()

    placed(part, whole)

    assert time.monotonic() - start < 20


WORDS = st.sampled_from("the a river bridge opens closes not we they market 12 today".split())


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40), st.lists(WORDS, min_size=1, max_size=40))
def test_no_word_of_the_text_is_given_to_two_words_of_a_fragment(left, right):
    _, to = placed(" ".join(left), " ".join(right))

    taken = [place for place in to if place >= 0]
    assert len(taken) == len(set(taken))
    assert all(place < len(right) * 3 for place in taken)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=3, max_size=30))
def test_identical_witnesses_align_without_a_gap(words):
    text = " ".join(words)

    _, to = placed(text, text)

    assert to == tuple(range(len(to)))
