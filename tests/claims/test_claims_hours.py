"""Times of day: how they are written, and when two of them are one."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.claims.clauses import read_clauses
from variorum.claims.hours import hours_meet, hours_of
from variorum.language import analyse

Newsroom = Any


def _hours(newsroom: Newsroom, text: str) -> list[tuple[int, int, bool]]:
    report, _, _ = newsroom
    article = report("a", "2033-05-04", text)
    clauses = read_clauses(article, analyse(article, None)).clauses
    found = [h for c in clauses if not c.title for h in hours_of(c) if h.precision != "stamp"]
    return [(int(h.low) // 60, int(h.low) % 60, h.either) for h in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The sluice gave way at 8.50pm with a roar.", [(20, 50, False)]),
        ("The sluice gave way at ten to nine in the evening.", [(20, 50, False)]),
        ("The bell fell at a quarter past two in the morning.", [(2, 15, False)]),
        ("The bell fell at 12 minutes to six on Tuesday evening.", [(17, 48, False)]),
        ("The fair opens at 10:00 and shuts at 4 pm.", [(10, 0, True), (16, 0, False)]),
        ("The mast broke at 4.50 on Sunday morning off the cape.", [(4, 50, False)]),
        ("The first ball was bowled at twenty past four, to cheers.", [(4, 20, True)]),
        ("The siren sounded at noon over the valley.", [(12, 0, False)]),
        ("They sat from eleven at night on Monday.", [(23, 0, False)]),
        ("The rate rose by 2.35 per cent at the bank.", []),
        ("Ten to nine people sat in the boat that day.", []),
        ("The vote in the hall was ten to nine against.", []),
        ("He read them verse 3:16 and left the hall.", []),
    ],
)
def test_times_of_day_are_read_in_figures_and_in_words(
    newsroom: Newsroom, text: str, told: list[tuple[int, int, bool]]
) -> None:
    assert _hours(newsroom, text) == told


def test_a_time_whose_half_of_the_day_is_open_meets_both() -> None:
    met = hours_meet([260, 980, 930], [261, 981, 931], [True, False, False])
    assert met.tolist() == [[True, True, False], [True, True, False], [False, False, True]]


def test_midnight_told_loosely_reaches_over_the_end_of_the_day() -> None:
    assert hours_meet([1430, 0], [1451, 1], [False, False]).all()


def test_two_hours_of_one_happening_contradict_each_other(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", "2033-05-04", "The robbers entered the bank at noon."),
        report("b", "2033-05-04", "The robbers entered the bank at half past nine in the morning."),
    )
    assert [c.strength for c in told.conflicts if c.kind == "date"] == ["hard"]


def test_one_hour_in_figures_and_in_words_is_no_contradiction(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", "2033-05-04", "The alarm was raised at 2.35 on Sunday morning."),
        report("b", "2033-05-04", "The alarm was raised at twenty-five minutes to three on Sunday"
               " morning."),
    )  # fmt: skip
    assert told.conflicts == ()


def test_one_length_in_two_units_is_one_claim(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", "2033-05-04", "The new lake covers 43,000 square kilometres of the plain."),
        report("b", "2033-05-04", "The plain now lies under a lake of 16,600 square miles."),
    )
    assert told.conflicts == ()
    assert any(len({a.passage.article for a in c.attestations}) == 2 for c in told.claims)
