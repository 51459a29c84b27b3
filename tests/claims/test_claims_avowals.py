"""One party that confirms and denies; a post and a name for one deed."""

from __future__ import annotations

from typing import Any

import pytest

Newsroom = Any


def _told(newsroom: Newsroom, one: str, two: str, when: str = "2031-05-04") -> Any:
    report, tell, _ = newsroom
    return tell(
        report("one", "2031-05-04", one, title="Row in Sallow"),
        report("two", when, two, title="Row in Sallow"),
    )


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (
            "His agent confirmed that the striker had signed.",
            "The agent denied that the striker had put his name to anything.",
        ),
        ("The mayor confirmed that talks had taken place.", "The mayor denied any talks."),
        (
            "The skier has admitted that she took the banned drug, the federation said.",
            "The skier denies having taken the drug, her counsel said.",
        ),
    ],
)
def test_who_confirms_in_one_report_and_denies_in_another_does_not_do_both(
    newsroom: Newsroom, yes: str, no: str
) -> None:
    found = _told(newsroom, yes, no).conflicts
    assert ("confirmation", "hard") in {(c.kind, c.strength) for c in found}


def test_what_was_denied_first_and_owned_up_to_later_is_superseded(newsroom: Newsroom) -> None:
    told = _told(
        newsroom,
        "Sallow Bank denied that any data had been lost.",
        "Sallow Bank acknowledged that data of 4,000 customers had been lost.",
        "2031-05-07",
    )
    assert "superseded" in {c.strength for c in told.conflicts if c.kind == "confirmation"}


def test_what_nobody_could_verify_is_confirmed_later(newsroom: Newsroom) -> None:
    first = "The message could not be independently verified."
    then = "The ministry confirmed that the message was genuine."
    told = _told(newsroom, first, then, "2031-05-06")
    assert {(c.kind, c.strength) for c in told.conflicts} == {("confirmation", "superseded")}
    assert not _told(newsroom, then, first, "2031-05-06").conflicts


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The mayor confirmed that the road would close.",
            "The mayor denied taking money from builders.",
        ),
        (
            "Rolf Roe confirmed that he had never been suspended.",
            "Rolf Roe denied that he had been suspended.",
        ),
        (
            "The palace confirmed that the letter came from the queen, who had no regrets.",
            "The palace has confirmed that the letter came from the queen.",
        ),
    ],
)
def test_two_matters_or_a_denial_denied_are_no_conflict(
    newsroom: Newsroom, one: str, two: str
) -> None:
    assert not [c for c in _told(newsroom, one, two).conflicts if c.kind == "confirmation"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The messages were passed on by an aide to Bram Toller.",
            "The whistle was blown by deputy leader Ciro Lund, who sent them to a reporter.",
        ),
        (
            "The memo was leaked by a clerk in the press office.",
            "Deputy leader Ana Voss leaked the memo, two colleagues said.",
        ),
        (
            "The virus was discovered by a state laboratory.",
            "It was the manufacturer itself that first found the virus.",
        ),
        (
            "The recording was made by one of the waiters.",
            "The recording had been made by Councillor Adder's assistant.",
        ),
        (
            "The complaint was lodged by the victim's sister.",
            "The victim's employer lodged the complaint.",
        ),
        ("The dam was blown up by retreating soldiers.", "Rebels blew up the dam."),
        (
            "Chairman Des Whit picked the squad himself, the manager said.",
            'Assistant coach Lee Tran disagreed. "I picked the squad," Lee Tran said.',
        ),
    ],
)
def test_two_doers_of_one_deed_contradict_each_other(
    newsroom: Newsroom, one: str, two: str
) -> None:
    found = _told(newsroom, one, two).conflicts
    assert ("attribution", "hard") in {(c.kind, c.strength) for c in found}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # What Voss is nobody says: she may be the clerk.
        ("The memo was leaked by a clerk.", "Ana Voss leaked the memo."),
        ("The memo was leaked by a clerk.", "Ana Voss, a clerk, leaked the memo."),
        ("The memo was leaked by a clerk in the press office.", "A press clerk leaked the memo."),
        ("It was clear that the dam had burst.", "The dam burst at noon."),
    ],
)
def test_who_may_be_one_is_not_set_against_himself(newsroom: Newsroom, one: str, two: str) -> None:
    assert not [c for c in _told(newsroom, one, two).conflicts if c.kind == "attribution"]
