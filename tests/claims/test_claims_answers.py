"""Silence that ends: a party gives no word in one report and speaks in a later one."""

from __future__ import annotations

from typing import Any

import pytest

Newsroom = Any

_ENDED = [
    (
        "Sallow Water did not respond to a request for comment.",
        "The head of operations at Sallow Water, Nils Aber, told us the valve had been shut late.",
    ),
    (
        "Neither Ms Meade nor Mr Aber replied to messages.",
        "“I never touched the valve,” Mr Aber said.",
    ),
    (
        "The regulator, Aquamark, has yet to comment.",
        "Aquamark said on Tuesday that the firm had broken its licence.",
    ),
    (
        "The university declined to say whether it had received an offer.",
        "A university spokesman, Pia Holt, confirmed that an offer of £2 million had arrived.",
    ),
    (
        "The maker, Halden, was not available for comment on Sunday.",
        "Halden's spokeswoman, Tilda Marek, said that two children had been hurt.",
    ),
    (
        "A request for comment sent to the club was not answered.",
        "The club's chairman, Casper Lind, said he would sell.",
    ),
    (
        "The foundation has remained silent.",
        "The foundation broke its silence on Tuesday, saying that the money had been lent.",
    ),
    (
        "The company has made no public statement.",
        "In a statement, the company apologised to its customers.",
    ),
    ("The dean did not want to comment.", "The dean has now said that her own office leaked it."),
    ("Rado Bell did not take questions.", "Bell told reporters that he had meant every word."),
    (
        "The governor's office declined to comment.",
        "“It was a joke among friends,” a spokesman for the governor said.",
    ),
]


@pytest.mark.parametrize(("silent", "spoke"), _ENDED)
def test_words_of_the_same_party_end_its_silence(
    newsroom: Newsroom, silent: str, spoke: str
) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("one", "2031-05-04", silent, title="Row at Sallow Water"),
        report("two", "2031-05-06", spoke, title="Row at Sallow Water"),
    )
    found = [c for c in told.conflicts if c.kind == "confirmation"]
    assert {c.strength for c in found} == {"superseded"}
    assert len(found) == 1


@pytest.mark.parametrize(
    ("silent", "spoke"),
    [
        (
            "Sallow Water did not respond to a request for comment.",
            "The mayor said that Sallow Water had lied to the town.",
        ),
        (
            "Sallow Water did not respond to a request for comment.",
            "A former director of Sallow Water, Jan Roth, said that the pipes were old.",
        ),
        ("The regulator declined to comment.", "The company said that customers would be paid."),
        (
            "The university declined to say whether it had received an offer.",
            "A university spokesman, Pia Holt, said that term would begin on Monday.",
        ),
        (
            "Orla Meade declined to comment.",
            "In a letter to her staff, Meade said that the pipes were old.",
        ),
    ],
)
def test_words_of_another_or_on_other_things_end_no_silence(
    newsroom: Newsroom, silent: str, spoke: str
) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("one", "2031-05-04", silent, title="Row at Sallow Water"),
        report("two", "2031-05-06", spoke, title="Row at Sallow Water"),
    )
    assert not [c for c in told.conflicts if c.kind == "confirmation"]


def test_silence_after_words_is_no_conflict(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("one", "2031-05-04", "“I would do it again,” Rado Bell said."),
        report("two", "2031-05-06", "Rado Bell declined to comment on his contract."),
    )
    assert not [c for c in told.conflicts if c.kind == "confirmation"]
