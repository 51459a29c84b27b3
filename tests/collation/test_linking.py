"""The order of words and sentences is that of most independent prints."""

from __future__ import annotations

import itertools

from test_agreement import LETTER, prints

from variorum.collation.table import tabulate

MILL, WEAVER, BANK = (
    "The mill will stay open until the lease ends in autumn.",
    "We paid every weaver for the days that the flood took from her.",
    "Ask the bank who sold the looms, and not the women who ran them.",
)


def joined(*sentences: str) -> str:
    return " ".join(sentences)


def test_a_sentence_that_the_fullest_print_moved_stands_where_most_have_it():
    moved = joined(WEAVER, MILL, BANK.replace("the looms", "all of the old looms"))
    (record,), _ = prints(moved, LETTER, LETTER)

    assert record.text == LETTER


def test_who_lacks_a_sentence_still_says_which_sentences_stand_side_by_side():
    # One print has the weaver's sentence first, one last, one not at all: two have the mill and
    # the bank side by side, and no text may part them.
    first = joined(WEAVER.replace("every weaver", "each and every weaver"), MILL, BANK)
    last = joined(MILL, BANK, WEAVER)
    without = joined(MILL, BANK)
    (record,), _ = prints(first, last, without)

    assert joined(MILL, BANK) in record.text


def test_a_sentence_that_one_print_alone_puts_in_does_not_carry_others_away():
    put_in = joined(MILL, "Nobody told the baker.", WEAVER, BANK)
    swapped = joined(WEAVER, MILL, BANK)
    (record,), _ = prints(put_in, LETTER, swapped, LETTER)

    assert record.text == LETTER


def test_the_order_of_a_split_vote_is_that_of_one_of_the_prints():
    orders = [joined(MILL, WEAVER, BANK), joined(WEAVER, BANK, MILL), joined(BANK, MILL, WEAVER)]
    (record,), _ = prints(*orders)

    assert record.text in orders


def test_columns_are_numbered_in_the_order_that_most_prints_have():
    rows = tabulate([joined(WEAVER, MILL, BANK), LETTER, LETTER])
    for row in rows[1:]:
        columns = [column for _, column in row]
        assert columns == sorted(columns)


def test_no_order_of_the_prints_changes_the_order_of_the_words():
    given = [joined(*order) for order in itertools.permutations((MILL, WEAVER, BANK))][:5]
    texts = {
        prints(*order)[0][0].text for order in itertools.islice(itertools.permutations(given), 24)
    }

    assert len(texts) == 1
