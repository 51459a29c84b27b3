"""Texts and pieces of texts that a report gives to nobody by name."""

from __future__ import annotations

from quoted_stories import story

from variorum.collation import collate

STATEMENT = (
    "The Company and the Pilots have settled. The tariff of this year will stand until the "
    "last day of next year. Neither side will speak of it again."
)


def records(*reports: tuple[str, str]):
    made = story(list(reports))
    return collate(made.articles, made.analyses, ())


def test_a_joint_statement_of_one_report_is_found_without_a_speaker() -> None:
    found = records(
        (
            "a",
            "Pilots' row over\n\nThe quarrel ended in the night with three sentences on a sheet "
            f"of paper.\n\n{{|“{STATEMENT}”}}\n\nThe pilots went home.",
        ),
        ("b", "Weather\n\nIt rained."),
    )

    assert [record.text for record in found] == [STATEMENT]


def test_what_a_witness_says_in_its_own_paragraph_is_no_document() -> None:
    found = records(
        (
            "a",
            "Fire\n\nThe house burnt for an hour.\n\n{|“I saw the flames from my kitchen and I "
            "called my brother at once. We carried the dog out through the window and then we "
            "waited.”}\n\nNobody was hurt.",
        ),
    )

    assert not found


def test_words_between_two_pieces_of_a_letter_are_of_the_letter() -> None:
    letter = "{Una Falk!|“The harbour will be closed to all boats.”}"
    end = "{Una Falk!|“The lamps have been out for a month.”}"
    found = records(
        (
            "a",
            f"Harbour\n\nIn her letter Una Falk wrote: {letter} Then follows a sentence that "
            f"nobody liked: {{|“Nobody has paid the pilots since winter.”}} And: {end}",
        ),
        ("b", f"Harbour\n\nIn her letter Una Falk wrote: {letter}\n\nIn the letter: {end}"),
    )

    assert len(found) == 1
    assert "Nobody has paid the pilots since winter" in found[0].text


def test_a_second_post_is_another_text_than_the_first() -> None:
    found = records(
        (
            "a",
            "Baker\n\nUna Falk posted this at six:\n\n{Una Falk!|“Bread is warm because it comes "
            "from an oven.”}\n\nShe deleted it. At ten there was a second post:\n\n"
            "{Una Falk!|“I was rude to a customer this morning.”}",
        ),
        (
            "b",
            "Baker\n\n“Sorry”\n\nIn her post Una Falk wrote: {Una Falk!|“Bread is warm because it "
            "comes from an oven.”}",
        ),
    )

    assert len(found) == 2


def test_the_text_begins_with_what_a_report_says_it_begins_with() -> None:
    found = records(
        (
            "a",
            "Memo\n\nIn a memo Una Falk writes: {Una Falk!|“The keys are counted and never kept.”}",
        ),
        (
            "b",
            "Memo\n\nThe keys, says the memo of Una Falk, are lost: {Una Falk!|“The keys are "
            "counted and never kept.”} The memo opens with a sigh: {Una Falk!|“Gentlemen, I am "
            "tired of hairpins.”}",
        ),
    )

    assert found[0].text.startswith("Gentlemen")
