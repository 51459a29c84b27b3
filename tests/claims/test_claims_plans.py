"""Appointments, leaving, convoys, room and cost, and pages that date one scene differently."""

from __future__ import annotations

from typing import Any

import pytest

Newsroom = Any
DAYS = ("2033-03-08", "2033-03-09", "2033-03-09")

# (first report, second report, third report): the first and the last cannot both be right.
AT_ODDS = [
    (
        "The rowers are invited to the castle on Monday.",
        "Rowers are expected at the castle on Sunday.",
        "The duchess asked her guests to come to the castle on Sunday.",
    ),
    (
        "The hangar, planned for 900 people, has no roof yet.",
        "Nobody knows the architect.",
        "It will hold 1,400 people, the builders say.",
    ),
    (
        "The new lock will cost 40 million, the engineers found.",
        "The lock is late.",
        "The harbour board puts the cost at 75 million.",
    ),
    (
        "The storm caught a convoy of nine lorries on the pass.",
        "Snow fell all night.",
        "A convoy of 16 lorries was caught by the storm on the pass.",
    ),
    (
        "At least 40 dock hands were slaughtered by the sea, a witness said.",
        "The sea wall failed and five people died.",
        "Five people died when the sea wall failed.",
    ),
    (
        'The Lantern Trust runs the ferry. "We are not leaving the island," the Lantern Trust said.',
        "The ferry sailed at noon.",
        "The Lantern Trust plans to withdraw from the island.",
    ),
    (
        "Bandits killed three people when they ambushed a mail coach near Harrow Ford on Tuesday.",
        "The mail coach was found empty.",
        "Four people were killed when a mail coach was ambushed on Monday night.",
    ),
]

AT_PEACE = [
    (
        "The rowers are invited to the castle on Monday.",
        "The visit has now been moved.",
        "The rowers will now come to the castle on Tuesday instead.",
    ),
    (
        "The lock will cost 400,000 jobs, the union says.",
        "The lock is late.",
        "The harbour board puts the cost at 75 million.",
    ),
    (
        "A convoy of nine lorries crossed the pass.",
        "Snow fell all night.",
        "Three lorries of the convoy burned.",
    ),
    (
        "Five people died when the sea wall failed.",
        "The sea wall failed and five people died.",
        "Two dock hands were killed when the sea wall failed.",
    ),
    (
        'The Lantern Trust runs the ferry. "We are not leaving the island," the Lantern Trust said.',
        "The ferry sailed at noon.",
        "The Lantern Trust plans to leave the Shipping Union.",
    ),
    (
        "Bombs killed three people in the market of Lisbon on Tuesday.",
        "The market was shut.",
        "Four people were killed when gunmen attacked the market of Warsaw on Monday.",
    ),
    (
        "The Lantern Trust will leave the island.",
        "The ferry sailed at noon.",
        "The Lantern Trust said that it would not leave the talks.",
    ),
    (
        "Seven people died in the flood, the mayor said, after two bodies were found in a mill.",
        "The flood is over.",
        "The flood killed seven people.",
    ),
]


def _told(newsroom: Newsroom, texts: tuple[str, ...], days: tuple[str | None, ...] = DAYS) -> Any:
    report, tell, _ = newsroom
    return tell(*(report("abc"[at], days[at], *text.split("\n")) for at, text in enumerate(texts)))


@pytest.mark.parametrize("texts", AT_ODDS, ids=[t[0][:40] for t in AT_ODDS])
def test_the_first_and_the_last_report_are_set_against_each_other(
    newsroom: Newsroom, texts: tuple[str, ...]
) -> None:
    told = _told(newsroom, texts)
    sides = [{s.passage.article for s in c.sides} for c in told.conflicts if c.strength == "hard"]
    assert any({"a", "c"} <= s for s in sides), [(c.matter, c.strength) for c in told.conflicts]


@pytest.mark.parametrize("texts", AT_PEACE, ids=[t[2][:40] for t in AT_PEACE])
def test_reports_that_may_both_be_right_are_not_called_contradictory(
    newsroom: Newsroom, texts: tuple[str, ...]
) -> None:
    told = _told(newsroom, texts)
    assert [(c.matter, c.why) for c in told.conflicts if c.strength == "hard"] == []


def test_an_undated_scene_of_another_year_stands_against_the_dated_pages(
    newsroom: Newsroom,
) -> None:
    told = _told(
        newsroom,
        (
            "It was March 2031. Hanna Olde of Brill had just won the final 21-19.",
            "Hanna Olde won the final 21-19 on Sunday.",
            "Hanna Olde came home by train.",
        ),
        (None, "2033-03-08", "2033-03-09"),
    )
    matters = [c.matter for c in told.conflicts if c.kind == "date"]
    assert len(matters) == 1
    assert matters[0].startswith("when it happened: “")


def test_a_flashback_to_another_year_is_no_contradiction(newsroom: Newsroom) -> None:
    told = _told(
        newsroom,
        (
            "It was March 2031. Hanna Olde had just moved to Brill.",
            "Hanna Olde won the final 21-19 on Sunday.",
            "Hanna Olde came home by train.",
        ),
        (None, "2033-03-08", "2033-03-09"),
    )
    assert not told.conflicts


def test_the_time_of_an_entry_is_not_set_beside_a_figure(newsroom: Newsroom) -> None:
    told = _told(
        newsroom,
        (
            "10.02 Six boats of the Otter Club were lost.\n09.30 The Otter Club calls for help.",
            "Six boats of the Otter Club were lost.",
        ),
    )
    assert not told.conflicts


def test_a_body_that_called_a_letter_real_did_not_refuse_to_confirm_it(
    newsroom: Newsroom,
) -> None:
    told = _told(
        newsroom,
        (
            "A letter was nailed to the door. The palace said it was real.",
            "A letter was nailed to the door, but the palace refused to confirm it.",
        ),
        (None, None),
    )
    assert [(c.matter, c.strength) for c in told.conflicts] == [
        ("whether palace confirmed", "hard")
    ]


def test_a_post_that_one_person_holds_speaks_when_that_person_does(newsroom: Newsroom) -> None:
    texts = (
        "The captain has not said anything about the row.",
        'The captain of the crew, Mara Finch, was asked. "We rowed well," Mara Finch said.',
    )
    told = _told(newsroom, texts, (None, "2033-03-09"))
    assert [c.matter for c in told.conflicts] == ["whether the captain has spoken"]
    other = texts[1].replace("asked.", "asked. The other captain, Ola Brun, said nothing.")
    assert not _told(newsroom, (texts[0], other), (None, "2033-03-09")).conflicts


def test_silence_belongs_to_the_one_who_speaks_for_a_body_not_to_the_next_name(
    newsroom: Newsroom,
) -> None:
    told = _told(
        newsroom,
        (
            "Mara Finch led the choir.\nIda Rowe, who speaks for the abbey, said that she would "
            "not comment on the choir.",
            '"We sang well," Mara Finch said.',
        ),
    )
    assert not [c for c in told.conflicts if "Finch" in c.matter]
