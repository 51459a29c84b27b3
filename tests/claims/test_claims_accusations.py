"""Accused in one report, denying in another."""

from __future__ import annotations

from typing import Any

import pytest

Newsroom = Any
DAY = "2031-05-03"

SOFT = [
    (
        "The army blamed the rebels for the attack.",
        "The rebels denied any part in the attack.",
    ),
    (
        "The mayor accused the Harbour League of the arson.",
        "The Harbour League said in a letter that its men were not there.",
    ),
    ("Police accused Otto Lind of fraud.", "Otto Lind denies the charges, his lawyer said."),
    (
        "The council held the Harbour League responsible for the leak.",
        "The Harbour League had nothing to do with the leak, its chair said.",
    ),
]

NONE = [
    ("The army blamed the rebels for the attack.", "The fishermen denied any part in the attack."),
    ("The army never blamed the rebels.", "The rebels denied any part in the attack."),
    ("The council held the Harbour League to its word.", "The Harbour League denied any blame."),
    ("Police accused Otto Lind of fraud.", "Anna Berg denies the charges, her lawyer said."),
]


@pytest.mark.parametrize(("blamed", "denied"), SOFT)
def test_blame_and_denial_of_one_party_are_a_soft_conflict(
    newsroom: Newsroom, blamed: str, denied: str
) -> None:
    report, tell, _ = newsroom
    told = tell(report("a", DAY, blamed), report("b", DAY, denied))
    assert "soft" in {c.strength for c in told.conflicts if "did it" in c.matter}, told.conflicts


@pytest.mark.parametrize(("blamed", "denied"), NONE)
def test_the_denial_of_another_party_answers_no_blame(
    newsroom: Newsroom, blamed: str, denied: str
) -> None:
    report, tell, _ = newsroom
    told = tell(report("a", DAY, blamed), report("b", DAY, denied))
    assert not [c for c in told.conflicts if "did it" in c.matter], told.conflicts
