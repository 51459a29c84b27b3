"""The text that most independent witnesses have, word by word."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from quoted_stories import story

from variorum.collation import collate
from variorum.text import tokenise

LETTER = (
    "The mill will stay open until the lease ends in autumn. "
    "We paid every weaver for the days that the flood took from her. "
    "Ask the bank who sold the looms, and not the women who ran them."
)


def prints(*letters):
    made = story(
        [
            (name, f"Mill row {name}\n\nShe wrote in a letter: {{Una Falk!|“{letter}”}}")
            for name, letter in zip("abcdefg", letters, strict=False)
        ]
    )
    return collate(made.articles, made.analyses, made.copies), made


def test_prints_damaged_each_in_another_way_agree_on_the_words_that_most_have():
    (record,), _ = prints(
        LETTER.replace("every weaver for the days", "each weaver for days"),
        LETTER.replace("weaver for the days that", "woman for the long days that"),
        LETTER.replace("for the days that the flood", "all the days the flood"),
        LETTER.replace("the days that the flood took", "the days that our flood cost"),
        LETTER.replace("paid every weaver", "gave every one"),
    )

    assert record.text == LETTER


def test_the_last_words_are_those_of_most_prints():
    ended = LETTER.removesuffix("who ran them.")
    (record,), _ = prints(
        ended + "who ran them.", ended + "who have run them.", ended + "who ran them."
    )

    assert record.text == LETTER


def test_two_witnesses_cannot_outvote_each_other():
    (record,), _ = prints(LETTER, LETTER.replace("every weaver", "a weaver"))

    assert record.text in (LETTER, LETTER.replace("every weaver", "a weaver"))


@st.composite
def damaged(draw):
    words = LETTER.split()
    made = []
    for _ in range(draw(st.integers(3, 5))):
        row = list(words)
        for at in draw(st.lists(st.integers(1, len(words) - 2), max_size=4, unique=True)):
            row[at] = draw(st.sampled_from(["", "never", "twelve", row[at].upper()]))
        made.append(" ".join(word for word in row if word))
    return made


@settings(max_examples=20, deadline=None)
@given(damaged())
def test_no_word_is_printed_that_no_witness_has_and_no_order_matters(letters):
    records, made = prints(*letters)
    printed = {token.norm for article in made.articles for token in tokenise(article.text)}
    for record in records:
        assert {token.norm for token in tokenise(record.text)} <= printed
    pairs = list(zip(made.articles, made.analyses, strict=True))
    for order in itertools.islice(itertools.permutations(pairs), 0, 24, 7):
        articles, analyses = zip(*order, strict=True)
        assert collate(articles, analyses, made.copies) == records
