"""Contradictions by structure: rivals, yes and no, silence, persons, kinds, dates that move."""

from __future__ import annotations

from typing import Any

import pytest

Newsroom = Any


def _told(newsroom: Newsroom, *texts: tuple[str, ...] | str, days: tuple[str, ...] = ()) -> Any:
    report, tell, _ = newsroom
    articles = []
    for at, text in enumerate(texts):
        paragraphs = (text,) if isinstance(text, str) else text
        day = days[at] if days else "2033-05-04"
        articles.append(report("abcdef"[at], day, *paragraphs))
    return tell(*articles)


TWO_DAYS = ("2033-05-04", "2033-05-09")

CONTRADICTIONS: list[tuple[str, str, tuple[str, ...], str, str]] = [
    (
        "The co-operative sent 74 crates to the fair.",
        "The fair's clerk said that 47 crates had come, and not 74.",
        (),
        "hard",
        "number",
    ),
    (
        "The warehouse holds 3,400 barrels.",
        "CORRECTION: We reported that the warehouse holds 3,400 barrels. It holds 2,900.",
        TWO_DAYS,
        "superseded",
        "number",
    ),
    (
        "The library opened in 1974.",
        "CORRECTION: Our article of 4 May said that the library opened in 1974. It opened in 1947.",
        TWO_DAYS,
        "superseded",
        "date",
    ),
    (
        "Nobody has been charged over the raid on the dairy.",
        "Two brothers have been charged over the raid on the dairy.",
        (),
        "hard",
        "event",
    ),
    (
        "All the sirens in the valley sounded, the district said.",
        "The sirens never sounded, a farmer said.",
        (),
        "hard",
        "event",
    ),
    (
        "No pupil was hurt in the blaze, the head said.",
        "A nine-year-old girl was among those hurt in the blaze.",
        (),
        "hard",
        "event",
    ),
    (
        "The ferry had last been inspected in 2031, and was not inspected since 2031, a clerk said.",
        "The ferry was inspected in April 2033, the owner said.",
        (),
        "hard",
        "event",
    ),
    (
        'Governor Ana Rusk said: "Nobody in my office has seen the contract for the harbour."',
        '"I said that nobody in my office had seen the contract for the harbour. I was wrong," '
        "Rusk said.",
        TWO_DAYS,
        "superseded",
        "event",
    ),
    (
        "The forestry ministry declined to comment.",
        'Forestry minister Tomas Weld rejected the charge. "The trees were sick," Weld said.',
        TWO_DAYS,
        "superseded",
        "confirmation",
    ),
    (
        "Coach Mira Sand has given no interviews.",
        '"I am tired of the noise," Mira Sand said on Monday.',
        TWO_DAYS,
        "superseded",
        "confirmation",
    ),
    (
        "Pilot Lena Orth, 41, has been suspended.",
        "Pilot Lena Orth, 47, has resigned.",
        (),
        "hard",
        "event",
    ),
    (
        "The mayor, Edgar Vale, opened the bridge.",
        "The mayor, Edwin Vale, opened the bridge.",
        (),
        "hard",
        "attribution",
    ),
    (
        "The fire began in a red van.",
        "The fire began in the blue van.",
        (),
        "hard",
        "event",
    ),
    (
        "The surveyor warned the owner of the crack three times.",
        "The surveyor warned the owner of the crack once.",
        (),
        "hard",
        "number",
    ),
    (
        "The concert takes place on 14 June in the old quarry.",
        "The concert in the quarry will now be on 28 June.",
        TWO_DAYS,
        "superseded",
        "date",
    ),
    (
        "The ban takes effect on Friday 10 June.",
        "The ban comes into force on Saturday 11 June.",
        (),
        "hard",
        "date",
    ),
    (
        "Her letter to the board is dated Tuesday.",
        "She wrote her letter to the board last Friday.",
        (),
        "hard",
        "date",
    ),
    (
        "The minister, Odd Larsen, visited the village on Monday.",
        "The minister, Odd Larsen, stayed at home.",
        (),
        "hard",
        "event",
    ),
    (
        "Rescuers had brought 12 climbers to safety, police said.",
        "Rescuers have brought 19 climbers to safety, police said.",
        TWO_DAYS,
        "superseded",
        "number",
    ),
    (
        "The stalls were open from April to June.",
        "The stalls were open between April and August.",
        (),
        "hard",
        "date",
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "days", "strength", "kind"),
    CONTRADICTIONS,
    ids=[c[1][:50] for c in CONTRADICTIONS],
)
def test_two_reports_that_cannot_both_be_right_are_set_against_each_other(
    newsroom: Newsroom, one: str, other: str, days: tuple[str, ...], strength: str, kind: str
) -> None:
    told = _told(newsroom, one, other, days=days)
    found = [
        c
        for c in told.conflicts
        if len({s.passage.article for s in c.sides}) == 2 and c.strength == strength
    ]
    assert found, [(c.matter, c.strength) for c in told.conflicts]
    assert any(c.kind == kind for c in found), [c.kind for c in found]


AT_PEACE: list[tuple[str, str, tuple[str, ...]]] = [
    ("The club sold 31 flags and 13 scarves.", "It sold 13 scarves and 31 flags.", ()),
    ("Nobody has been charged.", "Prosecutors may have two brothers charged.", ()),
    ("The sirens sounded in the valley.", "The brakes never worked.", ()),
    ("No child was hurt.", "A girl, nine, sang at the fair.", ()),
    ("Coach Mira Sand has given no interviews.", 'Coach Ola Brun said: "We lost."', ()),
    ("Pilot Lena Orth, 41, spoke.", "Captain Per Orth, 52, listened.", ()),
    ("The mayor, Edgar Vale, spoke.", "His sister, Anna Vale, spoke.", ()),
    ("A red van and a blue van burned.", "The blue van burned first.", ()),
    ("She warned him once.", "They lunched eleven times since May.", ()),
    ("The concert is on 14 June.", "The bazaar will now be on 28 June.", TWO_DAYS),
    ("The letter is dated Tuesday.", "She wrote her letter on Tuesday.", ()),
    ("Platform 9 is closed.", "Platform 4 is closed.", ()),
    ("The town has all four bridges open.", "Two of the four bridges were built in 1900.", ()),
    ("Ten of the injured are children.", "Forty were injured.", ()),
    ("Water poured from an old pipe.", "The council blamed an old pipe.", ()),
]


@pytest.mark.parametrize(("one", "other", "days"), AT_PEACE, ids=[c[1][:50] for c in AT_PEACE])
def test_two_reports_that_may_both_be_right_are_left_in_peace(
    newsroom: Newsroom, one: str, other: str, days: tuple[str, ...]
) -> None:
    told = _told(newsroom, one, other, days=days)
    assert [(c.matter, c.strength, c.why) for c in told.conflicts] == []


def test_a_disputed_figure_and_its_rival_gather_all_who_give_either(newsroom: Newsroom) -> None:
    told = _told(
        newsroom,
        ("The owner counted every sailor. There were 38.", "Nobody slept."),
        (
            "The owner says that there were 38.",
            "The guild disputed that figure and said 44 sailed.",
        ),
        "Forty-four sailed, the harbour master wrote.",
    )
    (found,) = [c for c in told.conflicts if "disputed" in c.why]
    assert found.strength == "hard"
    assert {s.passage.article for s in found.sides} == {"a", "b", "c"}


def test_a_paper_that_corrects_itself_does_not_contest_what_others_wrote(
    newsroom: Newsroom,
) -> None:
    told = _told(
        newsroom,
        "Six people died in the storm.",
        (
            "Six people died in the storm.",
            "CORRECTION: On Monday we said that nine people had died in the storm.",
        ),
        days=TWO_DAYS,
    )
    assert not [c for c in told.conflicts if c.strength == "hard"]


def test_two_parties_who_reckon_differently_differ_softly(newsroom: Newsroom) -> None:
    told = _told(
        newsroom,
        "The builders estimate the bill at 40 million euros. The auditors put it at 65 million "
        "euros.",
        "The bill is large.",
    )
    (found,) = told.conflicts
    assert found.strength == "soft"


def test_a_line_quoted_only_to_be_contradicted_stands_against_its_printers(
    newsroom: Newsroom,
) -> None:
    told = _told(
        newsroom,
        'The owner wrote: "Every hand was paid on the last day of the month."',
        'The guild quotes the owner: "Every hand was paid on the last day of the month." '
        "That is false, it says.",
    )
    assert [c.strength for c in told.conflicts] == ["hard"]
