"""Lines and documents that some print and others say do not exist."""

from __future__ import annotations

from typing import Any

import pytest

Newsroom = Any
DAYS = ("2031-05-03", "2031-05-03")
LETTER = (
    'In a letter to the shareholders the chairman, Viktor Aland, wrote: "The mine will never be '
    'sold while I live." He added: "Small men count coins, and you are small men."'
)
KEPT = '"The mine will never be sold while I live," Aland wrote to the shareholders. '
ARCHIVE = '"We shall burn the archive before they see it," Colonel Brask wrote in an email.'

# (a report that prints, words of the print, a report that denies, words of the denial)
DENIED = [
    (LETTER, "Small men", KEPT + "There is no sentence about small men in it.", "no sentence"),
    (
        LETTER,
        "Small men",
        KEPT + 'His office said that the line "small men count coins" was invented.',
        "was invented",
    ),
    (
        LETTER,
        "Small men",
        KEPT + '"I never wrote the other thing, about small men," Aland told the Courier.',
        "never wrote",
    ),
    (
        LETTER,
        "Small men",
        "The company denied that its chairman had called the shareholders small men. "
        '"No such sentence stands in the letter," said its lawyer, Ida Holm.',
        "No such sentence",
    ),
    (
        'The rector wrote to her staff: "Whoever talks to the press will be out by Friday."',
        "Whoever talks",
        "The rector's message does not contain the threat about the press, the university said.",
        "does not contain",
    ),
    (
        ARCHIVE,
        "burn the archive",
        "Brask's email contains nothing about burning the archive, the army said.",
        "nothing about",
    ),
    (
        'Minister Orla Quin said in parliament: "The poor should eat less."',
        "should eat less",
        '"I did not say that the poor should eat less," Orla Quin told us.',
        "did not say",
    ),
]

PAPERS = [
    (
        "The Globe has obtained a letter in which the bishop offers to resign.",
        "obtained a letter",
        "The diocese said that there was no such letter.",
        "no such letter",
    ),
    (
        "The letter, in which the bishop offers to resign, is genuine, his secretary said.",
        "genuine",
        "The letter is a fake, the diocese said.",
        "a fake",
    ),
    (
        'The text, sent by the trainer to his players, reads: "Lose this one and you walk home."',
        "walk home",
        "The text message attributed to the trainer does not exist, the club said.",
        "does not exist",
    ),
]


@pytest.mark.parametrize(("printed", "line", "denied", "denial"), DENIED + PAPERS)
def test_who_prints_stands_against_who_says_it_was_never_written(
    newsroom: Newsroom, printed: str, line: str, denied: str, denial: str
) -> None:
    report, tell, _ = newsroom
    told = tell(report("a", DAYS[0], printed), report("b", DAYS[1], denied))
    found = told.between(line, denial)
    assert any(c.strength == "hard" for c in found), told.conflicts


def test_all_who_print_the_line_stand_on_one_side(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", DAYS[0], ARCHIVE),
        report("b", DAYS[0], f"The Globe reports the words of the colonel. {ARCHIVE}"),
        report("c", DAYS[1], "There is no line about an archive in the colonel's email."),
    )
    found = [c for c in told.conflicts if c.matter == "whether the line was written"]
    assert len(found) == 1
    assert {s.passage.article for s in found[0].sides} == {"a", "b", "c"}


def test_a_report_withdrawn_by_its_own_paper_is_superseded(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    withdrawn = "The Globe has withdrawn its report that Colonel Brask wanted to burn the archive."
    told = tell(report("a", "2031-05-03", ARCHIVE), report("b", "2031-05-08", withdrawn))
    assert {c.strength for c in told.between("burn the archive before", "withdrawn")} == {
        "superseded"
    }


@pytest.mark.parametrize(
    "denied",
    [
        "There is no sentence about money in Colonel Brask's email.",
        "Colonel Brask never wrote to the newspapers about the fleet.",
        "A forged banknote was found in the till of the canteen.",
        "The email says nothing of the fleet.",
        "The railway line was not in service, and no train left.",
        "Is there no such line in the email?",
    ],
)
def test_a_denial_of_something_else_leaves_the_line_alone(newsroom: Newsroom, denied: str) -> None:
    report, tell, _ = newsroom
    told = tell(report("a", DAYS[0], ARCHIVE), report("b", DAYS[1], denied))
    assert not [c for c in told.conflicts if "line was" in c.matter or "document" in c.matter]


def test_a_line_that_two_prints_of_the_letter_have_is_not_denied_by_a_weak_sign(
    newsroom: Newsroom,
) -> None:
    report, tell, record = newsroom
    text = "The dam is safe. We have walked every yard of it with the inspectors"
    quoted = f'The engineer wrote: "{text}."'
    one, two = report("a", DAYS[0], quoted), report("b", DAYS[0], f"A letter came. {quoted}")
    other = report("c", DAYS[1], "The inspectors said that the phrase was invented by a clerk.")
    told = tell(one, two, other, records=(record(text, (one, two), "Engineer"),))
    assert not [c for c in told.conflicts if c.matter == "whether the line was written"]
