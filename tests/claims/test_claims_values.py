"""Values of one matter: what is read, what is set beside each other, and what is left alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.claims.clauses import read_clauses
from variorum.claims.contrasts import contrasted
from variorum.claims.matter import (
    SIGNS,
    rarity,
    same_matter,
    signs,
)
from variorum.claims.matter_weights import BY_MEANING, BY_WORDS
from variorum.claims.value_groups import (
    GROUP_SIGNS,
    agreement,
    group_signs,
    grouped,
    together,
)
from variorum.claims.values import Value, values_of
from variorum.language import analyse
from variorum.text import lexical_likeness

Newsroom = Any


def _values(newsroom: Newsroom, *texts: str, day: str = "2033-05-04") -> list[Value]:
    report, _, _ = newsroom
    articles = [report("abcdef"[at], day, text) for at, text in enumerate(texts)]
    reports = [read_clauses(article, analyse(article, None)) for article in articles]
    return [value for one in reports for value in values_of(one)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The quarry sold 340 tonnes of slate.", ["340 tonnes"]),
        ("Only four of them came back to the mill.", []),
        ("Three lorries of the convoy burned that night.", []),
        ("The farm holds 900 sheep, of which 40 are lame.", ["900"]),
        ("The train left from platform 9 without the band.", []),
        ("Ilse Brandt, a signaller of 51, died of her burns.", []),
        ("One retired signaller posted a drawing of the gate.", []),
        ("The strikers, a number of 51, kept the gate.", ["51"]),
        ("NORTHPORT, Aug 15 (Far Wire) - The pier holds 60 boats.", ["60"]),
        ("By Ada Holm, 4 May 2033", []),
        ("The harbour master said on Friday that the pier holds 60 boats.", ["60"]),
    ],
)
def test_only_what_can_be_compared_is_a_value(
    newsroom: Newsroom, text: str, written: list[str]
) -> None:
    assert [value.written for value in _values(newsroom, text)] == written


def test_lengths_of_time_have_one_base_unit(newsroom: Newsroom) -> None:
    hours, minutes = _values(
        newsroom, "The outage lasted two hours.", "The outage lasted 120 minutes."
    )
    assert hours.dimension == minutes.dimension == "duration"
    assert hours.number == minutes.number == 7200


def test_every_sign_has_a_weight_and_every_matrix_is_symmetric(newsroom: Newsroom) -> None:
    values = _values(
        newsroom,
        "The mill employs 140 people. About 30 boats lay in the bay.",
        "The mill has 150 workers. Some 40 ships lay in the bay.",
    )
    counts = [value for value in values if value.dimension == "count"]
    matrices = list(signs(counts, {}, lexical_likeness))
    odds = sum(matrices, np.zeros((len(counts), len(counts))))
    groups = grouped(counts, odds)
    pairs = list(group_signs(counts, odds, groups))
    assert len(matrices) == len(SIGNS)
    assert len(pairs) == len(GROUP_SIGNS)
    for first, second in (BY_MEANING, BY_WORDS):
        assert (len(first.weights), len(second.weights)) == (len(SIGNS), len(GROUP_SIGNS))
    for matrix in matrices + pairs:
        assert np.allclose(matrix, matrix.T)


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "9999-12-31", ""])
def test_reports_of_any_year_are_set_beside_each_other(newsroom: Newsroom, day: str) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", day, "The mill employs 140 people in two halls."),
        report("b", day, "The mill employs 190 people in two halls."),
    )
    assert [c.strength for c in told.conflicts if c.kind == "number"] == ["hard"]


def test_one_report_is_never_set_against_itself_at_one_time(newsroom: Newsroom) -> None:
    values = _values(newsroom, "The mill employs 140 people. The mill employs 190 people.")
    for matched in same_matter(values, rarity([]), lexical_likeness):
        assert not matched.sure.any()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The clinic waited two months for the lens.",
            "The clinic waited eight weeks for the lens.",
        ),
        ("The share of women rose to 18 per cent.", "The share of women rose to 18.2 per cent."),
        (
            "On Monday the fund paid 41 euros a share.",
            "On Wednesday the fund paid 28 euros a share.",
        ),
        ("By day it was 31 degrees in the valley.", "By night it was 12 degrees in the valley."),
        ("More than 300 people signed the list.", "The list was signed by 340 people."),
        (
            "Since May three people have applied for the post.",
            "The clerk found two letters in the archive in May.",
        ),
    ],
)
def test_values_that_may_both_be_right_are_left_in_peace(
    newsroom: Newsroom, one: str, other: str
) -> None:
    report, tell, _ = newsroom
    told = tell(report("a", "2033-05-04", one), report("b", "2033-05-05", other))
    assert [c.why for c in told.conflicts if c.kind == "number"] == []


def test_one_value_in_four_reports_and_another_in_a_fifth_are_one_dispute(
    newsroom: Newsroom,
) -> None:
    report, tell, _ = newsroom
    same = (
        "The breakdown cut 13,400 customers off from their water.",
        "Some told the council that 13,400 customers had lost their water in the breakdown.",
        "13,400 customers were without water after the breakdown, the works said.",
    )
    texts = (*same, "The breakdown cut 17,200 customers off from their water.")
    told = tell(*(report("abcd"[k], "2033-05-04", text) for k, text in enumerate(texts)))
    (conflict,) = [c for c in told.conflicts if c.kind == "number"]
    assert len({side.passage.article for side in conflict.sides}) == 4


def test_what_else_happened_on_the_same_day_is_no_dispute(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report(
            "a",
            "2033-05-05",
            "The council met on Monday. The ferry was painted on Monday. The baker retired on "
            "Monday.",
        ),
        report("b", "2033-05-05", "The school choir sang in the old mill on Wednesday."),
    )
    assert [c.why for c in told.conflicts if c.kind == "date"] == []


def test_words_contrast_only_where_each_side_has_one_alone() -> None:
    apart = contrasted(
        [{"highest", "price"}, {"lowest", "price"}, {"highest", "lowest"}, {"price"}]
    )
    assert apart.tolist() == [
        [False, True, False, False],
        [True, False, False, False],
        [False, False, False, False],
        [False, False, False, False],
    ]


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20))
def test_parts_hang_together_and_part_all(edges: list[tuple[int, int]]) -> None:
    linked = np.zeros((12, 12), dtype=bool)
    for a, b in edges:
        linked[a, b] = linked[b, a] = True
    parts = together(linked)
    assert sorted(place for part in parts for place in part) == list(range(12))
    home = {place: number for number, part in enumerate(parts) for place in part}
    assert all(home[a] == home[b] for a, b in edges)
    assert len(parts) >= 12 - len(edges)


def test_equal_numbers_agree_and_days_agree_where_they_meet(newsroom: Newsroom) -> None:
    days = [
        value
        for value in _values(
            newsroom,
            "The bridge opened on 4 March 2031.",
            "The bridge opened in March 2031.",
            "The bridge opened on 9 March 2031.",
        )
        if value.dimension == "day"
    ]
    assert agreement(days).tolist() == [
        [True, True, False],
        [True, True, True],
        [False, True, True],
    ]


@pytest.mark.parametrize("line", ["NORTHPORT, March 4 (Wire)", "From May 4", "On the 4th June it"])
def test_a_day_beside_its_month_is_no_count(newsroom: Newsroom, line: str) -> None:
    found = _values(newsroom, f"{line} was told of eleven sheep.")
    assert [value.written for value in found if value.dimension == "count"] == ["eleven"]
