"""Stories as they form: who joins, what is repaired, which name a story keeps."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.stories.gathering import (
    AGAIN,
    FOLLOWS_DAYS,
    JOIN,
    MANY,
    MOST_KEPT,
    TOGETHER,
    UNRELATED,
    Bond,
    Gathering,
    How,
    Moved,
)
from variorum.stories.segments import MemorySegments

NEAR, FAR = 0.6, UNRELATED


def arrive(
    gathering: Gathering,
    likenesses: Mapping[int, float],
    content: float | None = None,
    moment: float | None = None,
) -> How:
    """Take an article in that is so like others; means are those over all live members."""
    moments = gathering._moments
    assert isinstance(moments, list)
    moments.append(math.nan if moment is None else moment)
    bonds = {o: Bond(one, one if content is None else content) for o, one in likenesses.items()}
    means: dict[int, float] = {}
    for story in sorted({gathering.story[other] for other in bonds}):
        members = gathering.members(story)
        rest = [bonds[m].likeness if m in bonds else UNRELATED for m in members]
        if rest:
            means[story] = sum(rest) / len(rest)
    return gathering.add(bonds, means)


def fresh() -> Gathering:
    return Gathering([])


def story(count: int, gathering: Gathering, first: int = 0) -> None:
    """A story of ``count`` articles that are near to each other."""
    for number in range(first, first + count):
        arrive(gathering, dict.fromkeys(range(first, number), NEAR))


def told(gathering: Gathering) -> list[int]:
    return list(gathering.story)


def whole(gathering: Gathering) -> None:
    """No article is lost or in two stories, and no two live stories share a name."""
    live = sorted(gathering._bonds)
    members: dict[int, list[int]] = defaultdict(list)
    for number in live:
        members[gathering.story[number]].append(number)
    assert {name: list(row) for name, row in gathering._members.items()} == dict(members)
    for number in live:
        assert number not in gathering.bonds(number)
        for other, bond in gathering.bonds(number).items():
            assert gathering.bonds(other)[number] == bond


# -- arrivals


def test_the_first_article_opens_a_story_under_its_own_number() -> None:
    gathering = fresh()
    assert arrive(gathering, {}) == "opened"
    assert arrive(gathering, {0: FAR}) == "opened"
    assert told(gathering) == [0, 1]
    assert len(gathering) == 2


def test_an_article_joins_the_story_that_it_is_most_like_in_the_mean() -> None:
    gathering = fresh()
    story(2, gathering)
    story(2, gathering, 2)
    # Its nearest fellow is in the first, but the second is nearer in the mean.
    assert arrive(gathering, {0: 0.65, 1: 0.1, 2: 0.5, 3: 0.5}) in ("joined", "bridged")
    assert gathering.story[4] == 2
    assert list(gathering.members(2)) == [2, 3, 4]


def test_one_doubtful_pair_does_not_open_the_door_to_a_big_story() -> None:
    gathering = fresh()
    story(6, gathering)
    assert arrive(gathering, {0: 0.9}) == "opened"


def test_what_is_doubtful_waits_for_the_repair() -> None:
    gathering = fresh()
    arrive(gathering, {})
    doubtful = (JOIN + TOGETHER) / 2
    assert arrive(gathering, {0: doubtful}) == "opened"
    (moved,) = gathering.repair()
    assert (moved.number, moved.old, moved.new) == (1, 1, 0)
    assert told(gathering) == [0, 0]


def test_an_article_that_is_like_two_alike_stories_bridges_them_under_the_older_name() -> None:
    gathering = fresh()
    arrive(gathering, {})
    arrive(gathering, {0: 0.27})
    assert told(gathering) == [0, 1]
    assert arrive(gathering, {0: NEAR, 1: NEAR + 0.1}) == "bridged"
    assert told(gathering) == [0, 0, 0]


def test_two_stories_are_not_bridged_by_an_article_that_has_something_of_both() -> None:
    gathering = fresh()
    story(3, gathering)
    story(3, gathering, 3)
    assert arrive(gathering, dict.fromkeys(range(6), 0.4)) == "joined"
    assert told(gathering) == [0, 0, 0, 3, 3, 3, 0]


def test_little_likeness_is_not_remembered_and_never_more_than_so_many() -> None:
    gathering = fresh()
    for _ in range(MOST_KEPT + 10):
        arrive(gathering, {})
    arrive(gathering, {number: 0.2 + number / 1_000 for number in range(MOST_KEPT + 10)})
    assert sorted(gathering.bonds(MOST_KEPT + 10)) == list(range(10, MOST_KEPT + 10))
    arrive(gathering, {0: 0.1})
    assert gathering.bonds(MOST_KEPT + 11) == {}
    assert gathering.bonds(10**9) == {}
    whole(gathering)


def test_an_article_that_is_like_very_many_is_like_others_too() -> None:
    gathering = fresh()
    for _ in range(MANY):
        arrive(gathering, {})
    arrive(gathering, dict.fromkeys(range(MANY - 1), 0.2))
    assert gathering.floor(MANY) == UNRELATED
    arrive(gathering, dict.fromkeys(range(MANY), 0.2))
    assert gathering.floor(MANY + 1) == pytest.approx((0.2 + UNRELATED) / 2)


# -- repairs


def test_an_article_moves_to_the_story_that_it_turns_out_to_be_nearer_to() -> None:
    gathering = fresh()
    story(2, gathering)
    arrive(gathering, {0: 0.35, 1: 0.35})
    for number in range(3, 6):
        arrive(gathering, {2: NEAR, **dict.fromkeys(range(3, number), NEAR)})
    (moved, *rest) = gathering.repair()
    assert rest == []
    assert (moved.number, moved.old, moved.new, moved.how) == (2, 0, 3, "moved")
    assert "more like the reports of this story (0.60 to 0.35 in the mean)" in moved.why
    assert told(gathering) == [0, 0, 3, 3, 3, 3]
    whole(gathering)


def test_two_stories_that_grew_alike_become_one_under_the_older_name() -> None:
    gathering = fresh()
    for number in range(6):
        arrive(gathering, {n: NEAR if n % 2 == number % 2 else 0.26 for n in range(number)})
    assert set(gathering.story) == {0, 1}
    moved = gathering.repair()
    assert {(one.number, one.old, one.new, one.how) for one in moved} == {
        (number, 1, 0, "merged") for number in (1, 3, 5)
    }
    assert all("alike as one (0.26 in the mean)" in one.why for one in moved)
    assert set(gathering.story) == {0}
    whole(gathering)


def test_a_repair_with_nothing_to_put_right_moves_nothing() -> None:
    gathering = fresh()
    story(4, gathering)
    assert gathering.repair() == ()
    assert gathering.repair() == ()
    assert fresh().repair() == ()


def test_a_part_that_goes_on_where_another_left_off_joins_it() -> None:
    for gap, joins in ((FOLLOWS_DAYS - 1, True), (FOLLOWS_DAYS + 1, False)):
        gathering = fresh()
        for number in range(3):
            arrive(gathering, dict.fromkeys(range(number), NEAR), moment=10.0)
        for number in range(3, 6):
            near = dict.fromkeys(range(3, number), NEAR)
            arrive(gathering, {0: 0.2, 1: 0.2, 2: 0.2, **near}, content=0.6, moment=10.0 + gap)
        moved = gathering.repair()
        assert (set(gathering.story) == {0}) is joins
        assert all("goes on where the other left off" in one.why for one in moved)
        assert len(moved) == (3 if joins else 0)


def test_of_stories_without_dates_nobody_knows_what_follows() -> None:
    gathering = fresh()
    for number in range(6):
        near = {n: NEAR if n // 3 == number // 3 else 0.2 for n in range(number)}
        arrive(gathering, near, content=0.6)
    gathering.repair()
    assert set(gathering.story) == {0, 3}
    assert gathering.follow(range(6)) == ()


def test_a_story_whose_founder_left_keeps_its_name_and_nobody_else_takes_it() -> None:
    gathering = fresh()
    arrive(gathering, {})
    for number in range(1, 4):
        arrive(gathering, {0: 0.3, **dict.fromkeys(range(1, number), NEAR)})
    for number in range(4, 7):
        arrive(gathering, {0: 0.5, **dict.fromkeys(range(4, number), 0.8)})
    gathering.repair()
    assert told(gathering) == [4, 0, 0, 0, 4, 4, 4]
    # The founder stands alone now; the name that was its own is another story's.
    moved = gathering.relabel([[0], [4, 5, 6]], "a test")
    assert gathering.story[0] == AGAIN
    assert [(one.number, one.new, one.why) for one in moved] == [(0, AGAIN, "a test")]
    assert told(gathering)[1:4] == [0, 0, 0]
    whole(gathering)


# -- building anew


def test_each_group_takes_the_name_of_the_story_that_it_has_most_of() -> None:
    gathering = fresh()
    story(4, gathering)
    story(2, gathering, 4)
    moved = gathering.relabel([[0, 4, 5], [1, 2, 3]], "looked at anew")
    assert told(gathering) == [4, 0, 0, 0, 4, 4]
    assert [(one.number, one.old, one.new) for one in moved] == [(0, 0, 4)]
    whole(gathering)


def test_a_part_that_is_split_off_is_named_by_its_first_article() -> None:
    gathering = fresh()
    story(5, gathering)
    gathering.relabel([[0, 1, 2], [3, 4]], "why")
    assert told(gathering) == [0, 0, 0, 3, 3]
    whole(gathering)


def test_the_order_of_groups_makes_no_difference() -> None:
    names = []
    for groups in ([[0, 3], [1, 2]], [[2, 1], [3, 0]]):
        gathering = fresh()
        story(4, gathering)
        gathering.relabel(groups, "why")
        names.append(told(gathering))
    assert names[0] == names[1] == [0, 1, 1, 0]


def test_parts_around_articles_hold_whole_stories_and_do_not_touch() -> None:
    gathering = fresh()
    story(3, gathering)
    story(2, gathering, 3)
    arrive(gathering, {})
    assert gathering.around([1, 4, 5]) == [[0, 1, 2], [3, 4], [5]]
    arrive(gathering, {0: 0.25, 3: 0.25})
    assert gathering.around([5, 6]) == [[5], [0, 1, 2, 3, 4, 6]]
    assert gathering.around([]) == []
    assert gathering.around([10**6]) == []


def test_likenesses_that_are_measured_anew_take_the_place_of_the_old_ones() -> None:
    gathering = fresh()
    story(3, gathering)
    arrive(gathering, {0: 0.2})
    gathering.renew({2: {0: Bond(0.3, 0.3), 3: Bond(0.5, 0.5)}, 3: {2: Bond(0.5, 0.5)}})
    assert {o: b.likeness for o, b in gathering.bonds(2).items()} == {0: 0.3, 3: 0.5}
    assert {o: b.likeness for o, b in gathering.bonds(3).items()} == {2: 0.5}
    assert sorted(gathering.bonds(0)) == [1, 2]
    whole(gathering)


def test_what_is_settled_stays_in_its_story_and_moves_no_more() -> None:
    gathering = fresh()
    story(4, gathering)
    gathering.settle(2)
    assert list(gathering.members(0)) == [2, 3]
    assert gathering.bonds(0) == {}
    assert sorted(gathering.bonds(2)) == [3]
    gathering.relabel([[2], [3]], "why")
    assert told(gathering)[:2] == [0, 0]
    gathering.settle(4)
    assert list(gathering.members(0)) == []
    assert arrive(gathering, {}) == "opened"
    assert gathering.repair() == ()
    whole(gathering)


def test_a_late_report_of_settled_stories_joins_the_nearest_and_bridges_none() -> None:
    gathering = fresh()
    story(2, gathering)
    story(2, gathering, 2)
    gathering.settle(4)
    assert gathering.add({0: Bond(0.5, 0.5), 2: Bond(0.6, 0.6)}, {0: 0.5, 2: 0.6}) == "joined"
    assert told(gathering) == [0, 0, 2, 2, 2]
    assert list(gathering.members(2)) == [4]
    assert gathering.bonds(4) == {}
    assert gathering.repair() == ()


# -- any stream


class Life:
    """A stream of random arrivals, repairs, relabellings and block ends; the same by its seed."""

    def __init__(self, seed: int, block: int = 6, live: int = 3) -> None:
        self.chance = random.Random(seed)
        self.block, self.live = block, live
        self.gathering = fresh()
        self.moved: list[Moved] = []
        self.segments = MemorySegments()
        self.blocks = 0

    def step(self) -> None:
        chance, gathering = self.chance, self.gathering
        live = sorted(gathering._bonds)
        picked = chance.sample(live, min(len(live), chance.randrange(7)))
        moment = chance.choice([None, len(gathering) / 3, chance.uniform(0, 60)])
        likenesses = {other: chance.uniform(0.1, 0.75) for other in sorted(picked)}
        arrive(gathering, likenesses, chance.choice([None, 0.3, 0.55]), moment)
        whole(gathering)
        act = chance.random()
        if act < 0.25:
            before = told(gathering)
            self._note(before, gathering.repair())
        elif act < 0.4:
            self._relabel()
        elif act < 0.5:
            first = self.blocks * self.block
            self._renew(range(first, len(gathering)))
        whole(gathering)

    def end_block(self) -> None:
        """At a block's end, put it away; a restart goes on from nothing but that."""
        first = self.blocks * self.block
        self.segments.put(f"bonds-{self.blocks}", self.gathering.block(first))
        self.blocks += 1
        self.gathering.settle((self.blocks - self.live) * self.block)
        self.segments.put("state", self.gathering.state())
        whole(self.gathering)

    def again(self) -> None:
        live = range(max(0, self.blocks - self.live), self.blocks)
        blocks = [self.segments.get(f"bonds-{block}") for block in live]
        moments = list(self.gathering._moments)
        self.gathering = Gathering.restore(self.segments.get("state"), blocks, moments)

    def _note(self, before: list[int], moved: tuple[Moved, ...]) -> None:
        """Every change is told, and led from where an article stood to where it stands."""
        for one in moved:
            assert before[one.number] == one.old != one.new
            assert one.why
            before[one.number] = one.new
        assert before == told(self.gathering)
        self.moved += moved

    def _relabel(self) -> None:
        parts = self.gathering.around(sorted(self.gathering._bonds)[-5:])
        for part in parts:
            groups: dict[int, list[int]] = defaultdict(list)
            for number in part:
                groups[self.chance.randrange(3)].append(number)
            before = told(self.gathering)
            self._note(before, self.gathering.relabel(list(groups.values()), "a throw of dice"))
            # Each group is one story, and each story one group.
            names = [{self.gathering.story[number] for number in row} for row in groups.values()]
            assert all(len(one) == 1 for one in names)
            assert len(set().union(*names)) == len(groups)
        before = told(self.gathering)
        every = [number for part in parts for number in part]
        self._note(before, self.gathering.follow(every))

    def _renew(self, numbers: range) -> None:
        live = sorted(self.gathering._bonds)
        self.gathering.renew(
            {
                number: {
                    other: Bond(self.chance.uniform(0.1, 0.75), self.chance.uniform(0.1, 0.75))
                    for other in sorted(self.chance.sample(live, min(len(live), 5)))
                    if other != number
                }
                for number in numbers
            }
        )


def state(gathering: Gathering) -> object:
    """All of it, to the bit, with the order in which sums are made."""
    rows = {key: array.tolist() for key, array in gathering.state().items()}
    bonds = [(number, list(row.items())) for number, row in sorted(gathering._bonds.items())]
    floors = sorted((n, f) for n, f in gathering._floors.items() if n in gathering._bonds)
    return rows, bonds, floors, sorted((n, list(m)) for n, m in gathering._members.items())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 60))
def test_no_article_is_lost_or_in_two_stories_and_no_two_stories_share_a_name(
    seed: int, count: int
) -> None:
    life = Life(seed)
    for number in range(count):
        life.step()
        if (number + 1) % life.block == 0:
            life.end_block()
    assert len(life.gathering) == count


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 50), st.sets(st.integers(0, 12)))
def test_what_was_put_away_goes_on_the_same_to_the_bit(
    seed: int, count: int, restarts: set[int]
) -> None:
    one, other = Life(seed), Life(seed)
    for number in range(count):
        one.step()
        other.step()
        if (number + 1) % one.block == 0:
            one.end_block()
            other.end_block()
            if one.blocks in restarts:
                one.again()
        assert state(one.gathering) == state(other.gathering)
    assert one.moved == other.moved


def test_many_floors_come_back_too() -> None:
    gathering = fresh()
    for _ in range(60):
        arrive(gathering, {})
    for number in range(60, 64):
        arrive(gathering, dict.fromkeys(range(number - 58, number), 0.2))
    assert gathering.floor(63) > UNRELATED
    blocks = [gathering.block(0)]
    again = Gathering.restore(gathering.state(), blocks, gathering._moments)
    assert state(again) == state(gathering)


def test_a_gathering_of_nothing_comes_back_as_nothing() -> None:
    again = Gathering.restore(fresh().state(), [fresh().block(0)], [])
    assert len(again) == 0
    assert all(isinstance(array, np.ndarray) for array in again.state().values())
