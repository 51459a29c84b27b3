"""How most independent prints write a word, and what stands between two words."""

from __future__ import annotations

import pytest
from test_agreement import LETTER, prints

from variorum.text import tokenise

NOT_SOLD = LETTER.replace("We paid", "We did not pay")


def test_a_contraction_is_written_out_where_most_prints_have_a_part_of_it_alone():
    # "did" stands alone in two of three, though one of these has lost its "not".
    (record,), _ = prints(
        NOT_SOLD.replace("did not", "didn't").replace("the flood", "the great flood"),
        NOT_SOLD,
        NOT_SOLD.replace("did not", "did ..."),
    )

    assert "We did not pay every weaver" in record.text


def test_words_are_joined_where_most_prints_join_them():
    (record,), _ = prints(
        NOT_SOLD, NOT_SOLD.replace("did not", "didn't"), NOT_SOLD.replace("did not", "didn't")
    )

    assert "We didn't pay every weaver" in record.text


@pytest.mark.parametrize("wrong", ["weavre", "waever", "weavr"])
def test_a_slip_in_the_fullest_print_gives_way_to_what_most_have(wrong):
    (record,), _ = prints(
        LETTER.replace("weaver for", f"{wrong} for all"), LETTER, LETTER.replace("autumn", "spring")
    )

    assert "paid every weaver for" in record.text


def test_one_print_against_one_keeps_the_spelling_of_the_fullest():
    coloured = LETTER.replace("every weaver", "every coloured weaver")
    (record,), _ = prints(
        coloured + " Soon.",
        coloured.replace("coloured", "colored"),
        "The mill will stay open until the lease ends in autumn.",
    )

    assert "every coloured weaver" in record.text


def test_a_sic_is_a_witness_of_the_spelling_that_it_marks():
    odd = LETTER.replace("autumn", "autum")
    (record,), _ = prints(odd, odd.replace("autum", "autum [sic]"), LETTER)

    assert "ends in autum. We" in record.text


def test_an_ellipsis_whose_gap_others_fill_is_not_printed():
    gapped = LETTER.replace("every weaver for", "... for").replace("the looms", "all of the looms")
    (record,), _ = prints(gapped + " Soon.", LETTER + " Soon.", LETTER + " Soon.")

    assert "..." not in record.text
    assert "paid every weaver for the days" in record.text


def test_every_word_of_the_text_stands_where_it_says_it_does():
    given = (
        LETTER.replace("the flood took", "the ... took").replace("sold the", "sold all the"),
        LETTER.replace("every weaver", "weaver"),
        "Ask the bank who sold the looms. " + LETTER,
    )
    records, made = prints(*given)
    texts = {article.id: article.text for article in made.articles}
    for record in records:
        for word in record.words:
            said = record.text[word.start : word.end]
            for place in word.passages:
                printed = texts[place.article][place.start : place.end]
                assert [t.norm for t in tokenise(printed)] == [t.norm for t in tokenise(said)]
