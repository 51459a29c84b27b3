"""What is known of every report in a few bytes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.stories.alike import Norms
from variorum.stories.facts import Facts, When, when

DAY = 19_000.0


@pytest.mark.parametrize(
    "said",
    [
        *(None, "", " ", "soon", "2031-13-01", "2031-02-30", "9999", "9999-12-31", "0000-01-01"),
        *("\ud800", "\x00", "2" * 100_000, "2031-05-04T99:00", "٢٠٣١-٠٥-0٤x"),
    ],
)
def test_what_is_no_date_is_not_known(said: str | None) -> None:
    told = when(said)
    assert math.isnan(told.moment)
    assert told.slack == 0.0


def test_a_date_is_its_middle_and_the_coarser_the_more_slack() -> None:
    second, day, month, year = (
        when(said) for said in ("2031-05-04T12:00Z", "2031-05-04", "2031-05", "2031")
    )
    assert second.moment == pytest.approx(day.moment, abs=1e-4)
    assert 0 < second.slack < day.slack < month.slack < year.slack
    assert day.slack == pytest.approx(0.25)
    assert abs(day.moment - when("2031-05-05").moment) == pytest.approx(1.0)


def test_a_time_without_a_zone_is_coarse() -> None:
    assert when("2031-05-04T12:00").slack > 0.2
    assert when("2031-05-04T12:00+02:00").slack < 1e-4


def row(number: int) -> tuple[When, int, bool, Norms]:
    moment = math.nan if number % 5 == 0 else DAY + number
    told = When(moment, number / 8)
    return told, number * 97 % 2**32, number % 2 == 1, Norms(number / 4, 1.0)


def filled(count: int) -> Facts:
    facts = Facts()
    for number in range(count):
        facts.add(*row(number))
    return facts


def plain(facts: Facts) -> list[object]:
    block = facts.block(0)
    return [(key, array.dtype.str, array.tobytes()) for key, array in block.items()]


def test_facts_come_back_by_number() -> None:
    facts = filled(9)
    assert len(facts) == 9
    assert math.isnan(facts.moments[5])
    assert facts.every_outlet().tolist() == [number * 97 for number in range(9)]
    assert facts.every_tongue().tolist() == [number % 2 for number in range(9)]
    assert np.isnan(facts.every_moment()).nonzero()[0].tolist() == [0, 5]
    assert facts.norms(np.array([4, 2])).tolist() == [[1.0, 1.0], [0.5, 1.0]]
    assert facts.slacks(8, np.array([0, 4])).tolist() == [1.0, 1.5]


def test_facts_can_be_added_after_views_are_let_go() -> None:
    facts = filled(3)
    assert len(facts.every_moment()) + len(facts.every_outlet()) + len(facts.every_tongue()) == 9
    facts.add(*row(3))
    assert len(facts) == 4


def test_of_no_reports_there_are_no_moments() -> None:
    assert Facts().every_moment().tolist() == []


def test_a_report_that_is_measured_anew_has_new_lengths_and_no_other_has() -> None:
    facts = filled(3)
    facts.measure(1, Norms(9.0, 8.0))
    assert facts.norms(np.arange(3)).tolist() == [[0.0, 1.0], [9.0, 8.0], [0.5, 1.0]]
    assert len(facts) == 3


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 9), max_size=8), st.integers(0, 5))
def test_blocks_put_away_make_the_same_facts_again(sizes: list[int], more: int) -> None:
    whole, blocks, first = Facts(), [], 0
    for size in sizes:
        for number in range(first, first + size):
            whole.add(*row(number))
        blocks.append(whole.block(first))
        first += size
    again = Facts()
    for block in blocks:
        again.extend(block)
    for number in range(first, first + more):
        whole.add(*row(number))
        again.add(*row(number))
    assert plain(again) == plain(whole)
    assert len(again) == len(whole) == first + more


def test_twenty_five_bytes_a_report() -> None:
    facts = filled(100)
    assert sum(array.nbytes for array in facts.block(0).values()) == 100 * 25
