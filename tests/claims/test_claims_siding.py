"""Whoever gives the same value stands on the same side."""

from __future__ import annotations

from typing import Any

Newsroom = Any


def test_who_prints_the_same_number_in_other_words_is_a_side_of_the_conflict(
    newsroom: Newsroom,
) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("one", "2031-05-04", "The reservoir at Sallow holds 41,300 cubic metres of water."),
        report("two", "2031-05-04", "The reservoir at Sallow holds 47,800 cubic metres of water."),
        report("three", "2031-05-04", "What is stored up there, 41,300 cubic metres, is enough."),
    )
    (conflict,) = (c for c in told.conflicts if c.kind == "number")
    said = {told.words(s.passage) for s in conflict.sides}
    assert any("stored up there" in words for words in said)
    assert {s.value for s in conflict.sides if "stored" in told.words(s.passage)} <= {
        s.value for s in conflict.sides if "Sallow holds 41" in told.words(s.passage)
    }


def test_a_small_number_is_no_reason_to_take_sides(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("one", "2031-05-04", "The ferry has two lifeboats, the owner said."),
        report("two", "2031-05-04", "The ferry has three lifeboats, the union said."),
        report("three", "2031-05-04", "Two sheep were on the quay that morning."),
    )
    for conflict in told.between("two lifeboats", "three lifeboats"):
        assert not any("sheep" in told.words(s.passage) for s in conflict.sides)
