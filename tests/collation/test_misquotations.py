"""Short misquotations find their place, and later remarks stay out of a document."""

from __future__ import annotations

import pytest
from quoted_stories import story

from variorum.collation import collate

LETTER = """Orchard letter

{Hugo Lantz#|Dear neighbours,

I counted 52 trees on my side of the fence and you felled 17 of them. A hearing is what I want.

There are 61 of you and one of me. Nobody was asked, and the gate is still shut.

Hugo Lantz}"""


def kinds(fragments: str):
    made = story([("print", LETTER), ("other", f"Trees\n\n{fragments}")])
    (record,) = collate(made.articles, made.analyses, made.copies)
    return {
        (variant.kind, tuple(reading.text for reading in variant.readings))
        for variant in record.variants
    }, record


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("“felled 71 of them”", ("word", ("17", "71"))),
        ("“There are 16 of you”", ("word", ("61", "16"))),
        ("“no hearing”", ("word", ("A", "no"))),
        ("“fifty-two trees”", ("spelling", ("52", "fifty-two"))),
        ("“I counted fifty trees on my side”", ("word", ("52", "fifty"))),
        ("“the gate's still shut”", ("spelling", ("gate is", "gate's"))),
    ],
)
def test_a_few_words_with_a_slip_are_placed_by_the_others(fragment, expected):
    found, _ = kinds(
        "{Hugo Lantz!|“Nobody was asked, and the gate is still shut,”} he wrote."
        f" He spoke of {{|{fragment}}}."
    )

    assert expected in found


def test_a_changed_first_letter_shows_that_words_before_it_are_left_out():
    found, _ = kinds("Lantz writes that {Hugo Lantz!|“[y]ou felled 17 of them”}.")

    assert any(
        kind == "omission" and readings[1] == "[y]ou" and readings[0].startswith("I counted")
        for kind, readings in found
    )


def test_what_the_author_says_later_of_the_same_matter_is_no_witness():
    _, record = kinds(
        "{Hugo Lantz|“I have counted the trees again and there are still none of them on my side,”}"
        " he told the Trumpet on Sunday."
    )

    assert len(record.witnesses) == 1


def test_words_after_the_full_stop_of_the_print_do_not_lengthen_its_sentence():
    made = story(
        [
            ("a", "One\n\n{Ida Voss!|“The bell will not be rung at five again.”} So she wrote."),
            ("b", "Two\n\n{Ida Voss!|“The bell will not be rung at five again today”}, she wrote."),
        ]
    )
    (record,) = collate(made.articles, made.analyses, ())

    assert "again" in record.text


def test_a_negation_in_both_readings_is_no_change_of_sense():
    found = kinds("{Hugo Lantz!|“No one was asked, and the gate is still shut,”} he wrote.")[1]
    variant = next(v for v in found.variants if v.readings[0].text == "Nobody")

    assert variant.kind == "word"
    assert variant.rank > 0


def test_other_words_in_two_sentences_are_two_differences():
    found, _ = kinds("{Hugo Lantz!|“you felled 71 of them. No hearing is what I want.”}")

    assert ("word", ("17", "71")) in found
    assert ("word", ("A", "No")) in found


@pytest.mark.parametrize(
    "denial",
    [
        "The line about burning was pasted under a copy of the letter, Lantz said.",
        "There is no such sentence about burning in the letter, said the town clerk.",
        "Somebody sent round a line about burning. It is not in the letter, said the clerk.",
        "The sentence about burning was falsely attributed to Lantz, the clerk said.",
    ],
)
def test_a_denied_line_stays_out_however_it_is_denied(denial):
    _, record = kinds(
        "{Hugo Lantz!|“Nobody was asked, and the gate is still shut. I am burning your fence”}."
        f"\n\n{denial}"
    )

    assert "burning" not in record.text


def test_foreign_sentences_of_one_report_keep_their_order():
    made = story(
        [
            ("print", LETTER),
            ("echo", "E\n\n{Hugo Lantz!|“Nobody was asked, and the gate is still shut.”}"),
            (
                "blatt",
                "Obstgarten\n\n{Hugo Lantz!|„Ich zählte 52 Bäume auf meiner Seite des Zauns“},"
                " schrieb er.\n\n{Hugo Lantz!|„Niemand wurde gefragt, und das Tor ist noch zu.“}",
                "2033-02-01",
                "de",
            ),
        ]
    )
    record = next(r for r in collate(made.articles, made.analyses, ()) if r.text[:4] == "Dear")
    starts = [v.start for v in record.variants if v.kind == "translation"]

    assert starts == sorted(set(starts))
