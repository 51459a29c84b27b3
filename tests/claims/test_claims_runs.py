"""Figures that follow each other: one run of values, and what stands outside of it."""

from __future__ import annotations

from typing import Any

Newsroom = Any


def test_a_toll_that_rises_twice_is_one_run_of_three(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("one", "2031-05-04T08:00", "Four people died in the Oster landslide, police said."),
        report("two", "2031-05-04T15:00", "Six people died in the Oster landslide, police said."),
        report(
            "three", "2031-05-05T09:00", "Nine people died in the Oster landslide, police said."
        ),
    )
    (run,) = (c for c in told.conflicts if c.kind == "number")
    assert run.strength == "superseded"
    assert [a.value for a in sorted(run.sides, key=lambda a: float(a.value))] == ["4", "6", "9"]
    assert "4, then 6, then 9" in run.why


def test_a_toll_nobody_bears_does_not_part_the_two_around_it(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("one", "2031-05-04T08:00", "Four people died in the Oster landslide, police said."),
        report("loud", "2031-05-04T12:00", "Thirty people died in the Oster landslide."),
        report("two", "2031-05-05T09:00", "Six people died in the Oster landslide, police said."),
    )
    (rise,) = told.between("Four people died", "Six people died")
    assert rise.strength == "superseded"
    (never,) = told.between("Thirty people died", "Six people died")
    assert never.strength == "hard"


def test_a_stamp_alone_dates_the_blocks_below_it(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report(
            "live",
            "2031-05-04",
            "17:40",
            "Five people have died on the Brede pass, police say.",
            "11:30",
            "Two people have died on the Brede pass, police say.",
            "09:05",
            "A coach is off the road at the Brede pass.",
        ),
    )
    (rise,) = told.between("Five people have died", "Two people have died")
    assert rise.strength == "superseded"


def test_others_that_are_missing_are_all_the_missing(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report(
            "one",
            "2031-05-04T08:00",
            "Two people died when the barge sank off Lorne. Eleven others were missing.",
        ),
        report(
            "two",
            "2031-05-05T08:00",
            "Four people remain unaccounted for, the harbour police said.",
        ),
    )
    (found,) = told.between("Eleven others were missing", "Four people")
    assert found.strength == "superseded"


def test_swapped_digits_are_a_slip_and_no_growth(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("one", "2031-05-04", "Orrin is recalling some 37,000 heaters, it said."),
        report("two", "2031-05-07", "Orrin has recalled 73,000 heaters."),
    )
    (found,) = told.between("37,000", "73,000")
    assert found.strength == "hard"


def test_a_rough_number_is_not_replaced_by_another_rough_one(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("one", "2031-05-04", "About 6,000 summer visitors come to the lighthouse a year."),
        report("two", "2031-05-07", "Some 9,000 summer visitors come to the lighthouse a year."),
    )
    (found,) = told.between("6,000", "9,000")
    assert found.strength == "hard"


def test_a_correction_leaves_the_two_that_stood_before_it_at_odds(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("wrong", "2031-05-04", "The assembly has 61 members and sits in Harle."),
        report("right", "2031-05-04", "The assembly, which has 57 members, sits in Harle."),
        report(
            "later",
            "2031-05-06",
            "CORRECTION: We reported on 4 May that the assembly has 61 members. It has 57.",
        ),
    )
    strengths = {c.strength for c in told.between("has 61 members and", "has 57 members")}
    assert "hard" in strengths
    assert "superseded" in {c.strength for c in told.between("has 61 members and", "It has 57")}
