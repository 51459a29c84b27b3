"""The indexes of a stream together: which earlier reports a new one is like, and how much."""

from __future__ import annotations

import json
import math
import random
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stories.happening_minis import paper, telling, told

from variorum.stories import Report
from variorum.stories.comparing import Comparing
from variorum.stories.facts import when
from variorum.stories.segments import MemorySegments
from variorum.stories.terms import Terms, read_terms
from variorum.stories.wording import read_wording


class Desk:
    """Reports met and kept one by one."""

    def __init__(self) -> None:
        self.segments = MemorySegments()
        self.comparing = Comparing(self.segments)
        self.rows: list[Terms] = []
        self.frozen = 0

    def meet(self, report: Report) -> int:
        terms = read_terms(report.title, read_wording(report.text).written)
        outlet = crc32(report.source.encode()) if report.source else 0
        self.comparing.meet(terms, when(report.published), outlet)
        self.rows.append(terms)
        return len(self.rows) - 1

    def keep(self, number: int) -> None:
        self.comparing.keep(number, self.rows[number])

    def take(self, report: Report) -> int:
        number = self.meet(report)
        self.keep(number)
        return number

    def near(self, number: int, most: int = 20, also: tuple[int, ...] = ()) -> list[int]:
        return self.comparing.near(number, self.rows[number], also, most)

    def likeness(self, number: int, *others: int) -> list[float]:
        return self.comparing.likenesses(number, self.rows[number], list(others), {})[0]

    def freeze(self) -> object:
        state = self.comparing.freeze(self.frozen)
        self.frozen = len(self.rows)
        return json.loads(json.dumps(state))


def test_a_report_finds_the_other_tellings_of_its_happening_first() -> None:
    desk = Desk()
    for what in ("fire", "flood", "vote"):
        for teller in ("a", "b", "c"):
            desk.take(told(what, teller))
    number = desk.meet(told("flood", "d"))
    assert sorted(desk.near(number)[:3]) == [3, 4, 5]
    same, other = desk.likeness(number, 3, 0)
    assert same > 2 * other


def test_a_report_is_never_compared_with_itself() -> None:
    desk = Desk()
    one, two = desk.take(told("fire", "a")), desk.take(told("fire", "b"))
    assert desk.near(one) == [two]
    assert desk.near(two, also=(one, two)) == [one]


def test_reports_that_are_looked_at_in_any_case_come_last_and_once() -> None:
    desk = Desk()
    for what in ("fire", "fire", "flood"):
        desk.take(told(what, str(len(desk.rows))))
    number = desk.meet(told("fire", "z"))
    found = desk.near(number, most=1, also=(0, 1, 2))
    assert sorted(found) == [0, 1, 2]
    assert found[0] in (0, 1)
    assert desk.near(number, most=0) == []


def test_of_nothing_there_is_no_likeness() -> None:
    desk = Desk()
    number = desk.meet(Report("a", "", ""))
    assert desk.near(number) == []
    assert desk.likeness(number) == []
    assert desk.comparing.bonds(number, desk.rows[number], [], {}) == {}


def test_likeness_is_symmetric_whoever_came_first() -> None:
    desk = Desk()
    for report in paper(3, 12):
        desk.take(report)
    desk.comparing.weigh_anew(range(12))
    for one in range(12):
        for two in range(one):
            (there,), (back,) = desk.likeness(one, two), desk.likeness(two, one)
            assert there == pytest.approx(back, abs=1e-4)
            assert 0 <= there <= 1


def test_an_article_and_its_double_elsewhere_are_alike_as_can_be() -> None:
    desk = Desk()
    report = told("fire", "a")
    one = desk.take(report)
    two = desk.take(Report("x", report.title, report.text, report.published, "another"))
    assert desk.likeness(two, one)[0] == pytest.approx(1.0, abs=1e-3)


def test_time_outlet_and_copied_text_make_the_difference() -> None:
    desk = Desk()
    first = desk.take(told("fire", "a", 0))
    later = desk.take(told("fire", "b", 24 * 5))
    undated = desk.take(told("fire", "b", None))
    same = desk.take(told("fire", "b", 1, name="other"))
    number = desk.meet(told("fire", "b", 0))
    to_first, to_later, to_undated, to_same = desk.likeness(number, first, later, undated, same)
    assert to_first > to_later
    assert to_first > to_undated * 0.8
    assert to_same > 0
    bonds = desk.comparing.bonds(number, desk.rows[number], [first], {first: 0.9})
    assert bonds[first].likeness > to_first
    # The content by itself knows of no time.
    contents = desk.comparing.likenesses(number, desk.rows[number], [first, later], {})[1]
    assert (
        contents[1] == desk.comparing.bonds(number, desk.rows[number], [later], {})[later].content
    )
    assert contents[1] > to_later


def test_unknown_outlets_are_not_one_outlet() -> None:
    desk = Desk()
    report = told("fire", "a")
    plain = Report("p", report.title, report.text, report.published, None)
    desk.take(plain)
    number = desk.take(plain)
    assert desk.likeness(number, 0)[0] == pytest.approx(1.0, abs=1e-3)
    named = desk.take(report)
    number = desk.meet(report)
    assert desk.likeness(number, named)[0] < 0.9


def test_shared_words_are_told_the_rarest_first() -> None:
    desk = Desk()
    for what in ("fire", "flood", "vote"):
        for teller in ("a", "b"):
            desk.take(told(what, teller))
    number = desk.meet(told("fire", "c"))
    found = desk.comparing.shared(desk.rows[number], 0)
    assert 0 < len(found) <= 5
    both = set(desk.rows[number].ids.tolist()) & set(desk.rows[0].ids.tolist())
    assert set(found.tolist()) <= both


def test_days_between_two_reports_are_told_where_both_have_a_date() -> None:
    desk = Desk()
    one, two = desk.take(told("fire", "a", 0)), desk.take(told("fire", "b", 60))
    none = desk.take(told("fire", "c", None))
    assert desk.comparing.days_apart(one, two) == desk.comparing.days_apart(two, one) == 2.5
    assert desk.comparing.days_apart(one, none) is None


def test_a_late_report_finds_its_fellows_in_an_old_block() -> None:
    desk = Desk()
    for block in range(40):
        for teller in "abc":
            desk.take(told(f"h{block}", teller, 24 * 40 * block, words=30))
        desk.freeze()
    number = desk.meet(told("h2", "d", 24 * 40 * 2 + 3, words=30))
    assert sorted(desk.near(number)[:3]) == [6, 7, 8]


def test_an_oddly_dated_report_in_a_block_of_others_is_found() -> None:
    desk = Desk()
    for number in range(60):
        odd = number == 30
        desk.take(told("old" if odd else f"h{number}", "a", -9_000 if odd else number, words=20))
    desk.freeze()
    number = desk.meet(told("old", "b", -8_990, words=20))
    assert desk.near(number)[0] == 30
    number = desk.meet(told("old", "c", None, words=20))
    assert desk.near(number)[0] in (30, 60)


def test_the_state_before_is_there_until_the_next_is_sure() -> None:
    desk = Desk()
    desk.take(told("fire", "a"))
    before = desk.freeze()
    desk.take(told("fire", "b"))
    desk.freeze()
    # Killed before the second state was written: the first still holds.
    again = Comparing.restore(before, desk.segments)  # type: ignore[arg-type]
    assert len(again.facts) == 1
    assert again.terms(0).ids.tolist() == desk.rows[0].ids.tolist()


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 10**6), st.sets(st.integers(0, 35)), st.sets(st.integers(0, 35)))
def test_blocks_put_away_anywhere_and_given_back_compare_as_one_that_runs_on(
    seed: int, ends: set[int], restarts: set[int]
) -> None:
    one, other = Desk(), Desk()
    for at, report in enumerate(paper(seed, 36, words=30)):
        number = one.meet(report)
        assert other.meet(report) == number
        near = one.near(number)
        assert other.near(number) == near
        assert other.comparing.likenesses(number, other.rows[number], near, {}) == (
            one.comparing.likenesses(number, one.rows[number], near, {})
        )
        one.keep(number)
        other.keep(number)
        if at in ends:
            # Both tell rarity anew then; only one of them begins again from what was kept.
            one.freeze()
            state = other.freeze()
            if at in restarts:
                other.comparing = Comparing.restore(state, other.segments)  # type: ignore[arg-type]
    assert other.comparing.facts.block(0)["norms"].tolist() == (
        one.comparing.facts.block(0)["norms"].tolist()
    )


def test_a_restart_in_the_middle_of_many_blocks_tells_terms_and_facts_of_all() -> None:
    desk = Desk()
    reports = paper(1, 50, words=20)
    for number, report in enumerate(reports):
        desk.take(report)
        if number % 9 == 8:
            state = desk.freeze()
    again = Comparing.restore(state, desk.segments)  # type: ignore[arg-type]
    for number in range(45):
        assert again.terms(number).ids.tolist() == desk.rows[number].ids.tolist()
        one, two = again.facts.moments[number], desk.comparing.facts.moments[number]
        assert one == two or (math.isnan(one) and math.isnan(two))
    assert np.array_equal(again.facts.every_tongue(), desk.comparing.facts.every_tongue()[:45])


def test_hostile_reports_are_compared_like_others() -> None:
    desk = Desk()
    chance = random.Random(2)
    texts = ["", "\x00" * 50, "\ud800 " * 50, "x" * 20_000, "a b " * 900, telling("fire", "a")]
    for _ in range(12):
        number = desk.meet(Report("x", chance.choice(texts)[:99], chance.choice(texts)))
        near = desk.near(number)
        assert all(0 <= one <= 1 for one in desk.likeness(number, *near))
        desk.keep(number)
    desk.freeze()
    assert all(math.isfinite(one) for one in desk.likeness(0, *range(1, 12)))
