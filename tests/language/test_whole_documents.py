"""Letters and speeches printed whole: where they begin and end, and whose they are."""

from __future__ import annotations

from tests.language.language_minis import article

from variorum.language.names import find_names
from variorum.language.quotations import find_quotations
from variorum.language.sentences import split_sentences
from variorum.model import Quotation


def blocks_of(
    text: str, *, publisher: str | None = None, kinds: dict[int, str] | None = None
) -> list[tuple[str, str | None]]:
    mini = article(text, title=True, publisher=publisher, kinds=kinds)
    sentences = split_sentences(mini)
    found: tuple[Quotation, ...] = find_quotations(mini, sentences, find_names(mini, sentences))
    return [(q.span.of(mini.text), q.speaker) for q in found if q.form == "block"]


LETTER = (
    "Dear members,\n"
    "Our pool will stay shut until June. I know how much that costs you.\n"
    "We will pay back a third of this year’s fee.\n"
)


def test_a_letter_on_its_writers_page_ends_at_the_signature_before_the_notes() -> None:
    page = (
        "A letter to our members\n"
        + LETTER
        + "Vera Holt\nChair, Tarn Swimming Club\n"
        + "The café is open from nine to four.\nThe gym is not affected by the work.\n"
        + "Update, 4 May: the fee was paid back to 212 of you.\nAbout us\nCookies\nSitemap\n"
    )
    [(words, speaker)] = blocks_of(page, publisher="Tarn Swimming Club")
    assert words.startswith("Dear members")
    assert "a third of this year" in words
    assert "café" not in words
    assert "Update" not in words
    assert speaker == "Vera Holt"


def test_a_letter_after_any_lead_is_found_by_its_salutation_and_signature() -> None:
    page = (
        "The Holt letter\n"
        "Somebody left this on my bike on Friday. Vera Holt chairs the swimming club.\n"
        + LETTER
        + "Vera Holt\n"
        "Well, that is clear enough. The club has 900 members and one key.\n"
    )
    [(words, speaker)] = blocks_of(page, kinds={5: "heading"})
    assert words.startswith("Dear members")
    assert "Well, that" not in words
    assert speaker == "Vera Holt"


def test_a_speech_printed_complete_ends_where_nobody_speaks_as_i_or_to_you() -> None:
    page = (
        "What was said at the weir\n"
        "Warden Nils Brandt spoke for four minutes. We print the warden’s words complete.\n"
        "Friends, anglers, neighbours,\n"
        "I was told to be short. You know me better.\n"
        "The weir has stood since 1790, and we let it crack.\n"
        "Now go home and close your gates.\n"
        "The benches emptied before the band began. A dozen went to the river.\n"
        "“It was not a speech, it was a bill,” said the baker Ines Kolb.\n"
    )
    [(words, _)] = blocks_of(page)
    assert words.startswith("Friends, anglers")
    assert words.endswith("close your gates.")


def test_a_note_with_a_header_and_a_signature_in_initials_is_its_signers() -> None:
    page = (
        "Crane firm was warned\n"
        "Dock Weekly has obtained the note that an engineer sent on Friday. In full:\n"
        "To: safety board\n"
        "The brake slips in rain. I asked for a new one in March and was given paint.\n"
        "Please do not lift until somebody has tested it.\n"
        "L. Sorel, maintenance\n"
        "The board met on Monday. It voted five to one to go on.\n"
        "Lucie Sorel, who joined in 2019, did not want to add to it.\n"
    )
    [(words, speaker)] = blocks_of(page, kinds={5: "heading"})
    assert words.startswith("To: safety board")
    assert "The board met" not in words
    assert speaker == "Lucie Sorel"


def test_a_greeting_that_opens_a_report_makes_no_letter() -> None:
    page = (
        "Friends open a reading room\n"
        "The old station has books again.\n"
        "Friends, neighbours and strangers\n"
        "All three groups came on Saturday. The kettle was on by ten.\n"
        "“We ran out of chairs,” said Ada Lunt, who runs the room.\n"
    )
    assert blocks_of(page) == []
