"""The traps that aligners are known to fall into, each as a small case of its own."""

from __future__ import annotations

import itertools
import time

import pytest
from quoted_stories import story

from variorum.collation import collate
from variorum.collation.table import tabulate


def edition(*prints: str):
    """The one record of a letter that reports print in marks, with sentences around."""
    reports = [
        (f"r{n}", f"Harbour row\n\nThe letter of Una Falk says: {{Una Falk!|“{words}”}}")
        for n, words in enumerate(prints)
    ]
    made = story(reports)
    records = collate(made.articles, made.analyses, ())
    assert len(records) == 1
    return records[0], made


def differences(*prints: str) -> list[tuple[str, frozenset[str]]]:
    record, _ = edition(*prints)
    return sorted(
        ((v.kind, frozenset(r.text for r in v.readings)) for v in record.variants),
        key=lambda row: (row[0], sorted(row[1])),
    )


def columns(*prints: str) -> list[dict[str, int]]:
    """For every print its words (the last of a kind counts) and their columns."""
    return [
        {span.of(text).lower(): column for span, column in row}
        for text, row in zip(prints, tabulate(prints), strict=True)
    ]


def test_the_order_of_the_prints_never_matters():
    prints = [
        "The grey dog barked at the moon, and the moon said nothing to the grey dog.",
        "The dog barked at the grey moon and the moon said nothing to the dog.",
        "At the moon the grey dog barked, and the moon said nothing.",
        "The grey moon said nothing to the dog that barked.",
    ]
    tables = {}
    for order in itertools.permutations(range(4)):
        table = tabulate([prints[n] for n in order])
        tables[order] = [row for _, row in sorted(zip(order, table, strict=True))]
    first = next(iter(tables.values()))

    assert all(table == first for table in tables.values())


def test_words_are_aligned_before_commas():
    # An aligner that prefers marks ties the commas together and tears the words apart.
    found = columns("He wrote, then slept, and left", "He wrote then, slept and, left")

    assert found[0] == found[1]
    assert {kind for kind, _ in differences(
        "He wrote to us, then he slept, and left the harbour for good.",
        "He wrote to us then, he slept and, left the harbour for good.",
    )} == {"punctuation"}  # fmt: skip


def test_a_moved_opening_is_one_difference_of_order():
    found = differences(
        "On Friday morning, we closed the lower harbour to all boats. Nobody was told.",
        "We closed the lower harbour to all boats on Friday morning. Nobody was told.",
    )

    assert "order" in {kind for kind, _ in found}
    assert not {"omission", "addition", "word"} & {kind for kind, _ in found}


def test_transposed_sentences_are_one_difference_of_order():
    one = "We shall not close the harbour. The pilots warned us twice. I signed it in March."
    two = "The pilots warned us twice. We shall not close the harbour. I signed it in March."

    assert [kind for kind, _ in differences(one, two)] == ["order"]


def test_most_prints_decide_the_order_of_sentences():
    right = "We shall not close it. The pilots warned us twice. I signed it in March."
    turned = "The pilots warned us twice. We shall not close it. I signed it in March, believe me."
    record, _ = edition(turned, right, right.replace("signed", "wrote"), right)

    assert record.text.startswith("We shall not close it. The pilots warned us twice.")


def test_number_words_and_digits_are_the_same_word():
    found = differences(
        "Twenty-one boats and four hundred crates were lost at 7 p.m. on the ninth of May.",
        "21 boats and 400 crates were lost at 7pm on the 9th of May.",
    )

    assert {kind for kind, _ in found} == {"spelling"}
    assert differences("We lost forty boats in the storm.", "We lost 14 boats in the storm.")[0][
        0
    ] == "word"  # fmt: skip


def test_a_slip_in_a_number_word_is_a_slip():
    found = differences("We lost fourteen boats in May.", "We lost forteen boats in May.")

    assert [kind for kind, _ in found] == ["spelling"]


def test_a_repeated_phrase_goes_where_its_neighbours_are():
    one = "We did not ask for the harbour, we did not ask for the ships, we did not ask for you."
    two = "We did not ask for the harbour, we did not ask for the boats, we did not ask for you."

    assert differences(one, two) == [("word", frozenset({"ships", "boats"}))]


def test_a_print_that_has_all_of_another_and_more_adds_it():
    short = "The harbour is closed. Nobody was told."
    long = "The harbour is closed. We are sorry for that. Nobody was told."

    assert [kind for kind, _ in differences(short, long)] in (["omission"], ["addition"])


def test_capitals_throughout_are_differences_of_case_alone():
    one = "The harbour is closed and nobody was told about it."

    assert {kind for kind, _ in differences(one, one.upper())} == {"case"}


def test_hyphen_and_space_are_spelling():
    found = differences(
        "The well-known clock tower is shut for now.", "The well known clock-tower is shut for now."
    )

    assert {kind for kind, _ in found} == {"spelling"}


def test_a_witness_of_one_word_takes_its_place():
    found = columns("We call it reckless and cruel", "reckless", "We call it reckless")

    assert found[0]["reckless"] == found[1]["reckless"] == found[2]["reckless"]


def test_a_document_does_not_deny_its_own_lines():
    line = "It is not true that the council wrote a word of the letter because the money was gone."
    first = f"{line} We asked the council for money. The council has no money for letters."
    record, _ = edition(first, first.replace("gone", "spent"), first)

    assert record.doubts == ()
    assert record.text.startswith("It is not true that the council")


def test_an_ellipsis_of_the_longest_print_is_filled_by_another():
    record, _ = edition(
        "We closed the lower ... to all boats, and we did so because the pilots had asked for it.",
        "We closed the lower harbour to all boats.",
    )

    assert "lower harbour to all boats, and we did so" in record.text


@pytest.mark.parametrize(
    "prints",
    [
        ["", ""],
        ["...", "?!"],
        ["— , ;", "a"],
        ["\u202ethe \u2066harbour\u2069 is\u202c closed", "the harbour is closed"],
        ["\u200b", "\ufeff\u2060"],
        ["[sic] [sic] [", "]]] [a] [...]"],
    ],
)
def test_hostile_prints_are_read_without_complaint(prints):
    table = tabulate(prints)

    assert len(table) == len(prints)
    for printed, row in zip(prints, table, strict=True):
        assert all(0 <= span.start < span.end <= len(printed) for span, _ in row)


def test_controls_of_direction_tear_no_words_apart():
    plain, hidden = tabulate(["the harbour is closed", "the \u2066harbour\u2069 is closed"])

    assert [column for _, column in plain] == [column for _, column in hidden]


def test_a_hundred_thousand_times_one_word_ends_soon():
    start = time.process_time()
    table = tabulate(["never " * 100_000, "never " * 99_990, "never say never"])

    assert time.process_time() - start < 60
    assert len(table[0]) == 100_000
