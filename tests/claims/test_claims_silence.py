"""Silence in one report, and words of the same party in a later one."""

from __future__ import annotations

from typing import Any

import pytest

Newsroom = Any
FIRST, LATER = "2031-05-03", "2031-05-05"

# (no word, words of the same party)
SPOKE = [
    (
        "Port director Malin Osk could not be reached.",
        '"We should have checked the crane," the port\'s director, Malin Osk, told the Courier.',
    ),
    (
        "Nordlys Shipping did not respond to a request for comment.",
        "Nordlys Shipping's head of safety, Per Amdal, told reporters that the crane was checked.",
    ),
    (
        "Nordlys Shipping did not respond to a request for comment.",
        'Nordlys Shipping is sorry. "We know what went wrong," chief engineering officer Per Amdal '
        "told us.",
    ),
    (
        "Ms Lotta Ek and Mr Jens Dahl did not reply to messages.",
        '"I had nothing to do with it," Lotta Ek said on Thursday.',
    ),
    (
        "The brewery declined to comment.",
        "A spokeswoman for the brewery, Pia Strom, said that the beer was safe.",
    ),
    (
        "Chief executive Tor Aas, who earns 9 million, hid in his cabin and refused to say a word.",
        '"I cannot explain it," Tor Aas said.',
    ),
    ("Calls and emails to the brewery went unanswered.", "The brewery said that it was sorry."),
    (
        '"I have nothing to add," said Governor Ina Holt.',
        '"It was my fault," Governor Ina Holt told parliament.',
    ),
    (
        "The mayor's office declined to comment.",
        "A spokesman for the mayor insisted that it was a joke.",
    ),
    (
        "The university declined to say whether it had received any offer.",
        "Larkham University denies it all. Its spokesman, Dean Aske, confirmed that an offer had "
        "come.",
    ),
]

OTHERS = [
    ("The brewery declined to comment.", "A spokeswoman for the dairy said that milk was safe."),
    (
        "The brewery declined to comment.",
        "A worker at the brewery, Pia Strom, said that the beer was bad.",
    ),
    ("Lotta Ek declined to comment.", "Anna Berg said that Lotta Ek was a good colleague."),
    (
        "The supporters' club declined to comment.",
        '"We lost," said the coach of the club, Per Amdal.',
    ),
    (
        "The ministry would not say whether there had been an offer.",
        "The ministry said that pensions would rise in July.",
    ),
    (
        "Corwen Bank did not respond to a request for comment.",
        "The regulator found that Corwen Bank was at fault. It acts on Monday, said its director, "
        "Per Amdal.",
    ),
]


@pytest.mark.parametrize(("silent", "spoken"), SPOKE)
def test_who_gave_no_word_and_speaks_later_is_superseded(
    newsroom: Newsroom, silent: str, spoken: str
) -> None:
    report, tell, _ = newsroom
    told = tell(report("a", FIRST, silent), report("b", LATER, spoken))
    found = [c for c in told.conflicts if c.kind == "confirmation"]
    assert {c.strength for c in found} == {"superseded"}, told.conflicts


@pytest.mark.parametrize(("silent", "spoken"), OTHERS)
def test_the_words_of_another_party_end_no_silence(
    newsroom: Newsroom, silent: str, spoken: str
) -> None:
    report, tell, _ = newsroom
    told = tell(report("a", FIRST, silent), report("b", LATER, spoken))
    assert not [c for c in told.conflicts if c.kind == "confirmation"], told.conflicts


def test_two_who_gave_no_word_are_two_silences(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", FIRST, "Lotta Ek and Jens Dahl did not reply."),
        report("b", LATER, '"I was not there," Lotta Ek said.', '"Nor was I," Jens Dahl said.'),
    )
    matters = {c.matter for c in told.conflicts}
    assert matters == {"whether Lotta Ek has spoken", "whether Jens Dahl has spoken"}
