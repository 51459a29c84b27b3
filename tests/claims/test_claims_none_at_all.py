"""None at all against some, in whatever word the happening is told."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.claims.attribution import matter_range

Newsroom = Any
DAY = "2031-05-03"

NONE = [
    (
        "No one was arrested during the march, according to police.",
        "Police arrested four marchers, a lawyer for the group said.",
    ),
    (
        "There were no casualties, the ministry said after the blast.",
        "Three people were killed in the blast, hospital staff said.",
    ),
    (
        '"There was no meeting," the aide of the minister said.',
        "The minister met the two bankers in a hotel on Sunday.",
    ),
    (
        "Nothing was taken from the chapel, the verger said.",
        "Thieves took a silver cup from the chapel.",
    ),
    (
        "There was never any warning, residents said.",
        "The council had sent a warning to every household.",
    ),
    ("Nobody died in the avalanche.", "The avalanche killed two skiers."),
    (
        "The police said that they had received no complaint about the dog.",
        "A complaint about the dog has been lodged with the police, its owner said.",
    ),
    ("There were no survivors.", "A girl of nine survived the crash."),
    (
        "The union left the talks without a new offer.",
        "The company made a new offer of 5 per cent at the talks, it said.",
    ),
    (
        "There was no fight. The players shook hands.",
        "The players fought in the tunnel after the match, a steward said.",
    ),
    (
        "The troops fired no live rounds at any time, the general assured the deputies.",
        "Soldiers shot live rounds into the square, the films show.",
    ),
]

SOME = [
    (
        "Nobody was hurt when the crane fell on to the quay.",
        "Two dockers were hurt in a rally in March 2029.",
    ),
    ("No children were hurt in the fire.", "A fireman was hurt in the fire."),
    ("There was no doubt about the result.", "The result was announced by the officer."),
    (
        "There was no meeting on Monday because of the storm.",
        "The board met on Friday in the old town hall.",
    ),
    ("No one has been charged.", "Police said that anybody who helped could be charged."),
    ("Nobody was hurt when the roof came down.", "The roof came down and no one was injured."),
    ("There was no fire at the depot in Lund.", "A fire broke out at the mill in Karlstad."),
]


@pytest.mark.parametrize(("none", "some"), NONE)
def test_none_stands_against_some(newsroom: Newsroom, none: str, some: str) -> None:
    report, tell, _ = newsroom
    told = tell(report("a", DAY, none), report("b", DAY, some))
    sides = [{s.passage.article for s in c.sides} for c in told.conflicts if c.strength == "hard"]
    assert {"a", "b"} in sides, told.conflicts


@pytest.mark.parametrize(("none", "some"), SOME)
def test_none_of_one_thing_is_no_word_on_another(newsroom: Newsroom, none: str, some: str) -> None:
    report, tell, _ = newsroom
    told = tell(report("a", DAY, none), report("b", DAY, some))
    assert not [c for c in told.conflicts if c.strength == "hard"], told.conflicts


def test_brackets_of_an_editor_hide_no_negation(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", DAY, "Nobody has been expelled from the lodge."),
        report("b", DAY, "The rule of the lodge says that “[n]obody is expelled”."),
    )
    assert not told.conflicts


@pytest.mark.parametrize(
    ("clause", "matter"),
    [
        ("The dam held, the mayor told reporters on Monday.", "The dam held"),
        ("The dam held, according to two engineers.", "The dam held"),
        ("The mayor said that the old dam held.", "the old dam held."),
        (
            "On Tuesday, the mayor said the dam had held.",
            "On Tuesday, the mayor said the dam had held.",
        ),
        ("It held, he said.", "It held, he said."),
        (
            "The dam broke, the mayor did not say why.",
            "The dam broke, the mayor did not say why.",
        ),
    ],
)
def test_the_matter_of_a_clause_is_what_stands_without_its_speaker(
    clause: str, matter: str
) -> None:
    start, end = matter_range(clause)
    assert clause[start:end] == matter
