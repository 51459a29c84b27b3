"""Which earlier articles share rare words with a new one, and came out about when it did."""

from __future__ import annotations

import json
import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.stories.counted_segments import Counted

from variorum.stories import term_index as module
from variorum.stories.segments import MemorySegments
from variorum.stories.term_index import REACH_DAYS, TermIndex

NAN = math.nan


class Stream:
    """An index with the times of its articles; each stem weighs 1 unless told otherwise."""

    def __init__(self, segments: MemorySegments | None = None) -> None:
        self.segments = MemorySegments() if segments is None else segments
        self.index = TermIndex(self.segments)
        self.moments: list[float] = []
        self.held: dict[int, int] = {}

    def add(self, stems: list[int], moment: float = 100.0) -> None:
        self.index.add(len(self.moments), self._ids(stems), moment)
        self.moments.append(moment)
        for stem in stems:
            self.held[stem] = self.held.get(stem, 0) + 1

    def near(
        self,
        stems: list[int],
        moment: float = 100.0,
        most: int = 100,
        weights: dict[int, float] | None = None,
    ) -> list[int]:
        ids = self._ids(stems)
        worth = [10.0 * (weights or {}).get(int(i) // 2, 1.0) for i in ids]
        held = [self.held.get(int(i) // 2, 0) for i in ids]
        found = self.index.candidates(
            ids,
            np.array(worth, dtype=np.float32),
            np.array(held, dtype=np.int32),
            np.array(self.moments),
            moment,
            most,
        )
        return [int(number) for number in found]

    def again(self) -> None:
        """Go on with what was put away."""
        state = json.loads(json.dumps(self.index.state()))
        self.index = TermIndex.restore(state, self.segments)

    @staticmethod
    def _ids(stems: list[int]) -> NDArray[np.int32]:
        return np.array(sorted(2 * stem for stem in set(stems)), dtype=np.int32)


def test_articles_come_back_by_what_they_share_best_first() -> None:
    stream = Stream()
    for stems in ([1, 2, 3], [3, 4], [1, 3, 4], [9]):
        stream.add(stems)
    assert stream.near([1, 2, 3]) == [0, 2, 1]
    assert stream.near([8]) == []
    assert stream.near([]) == []


def test_a_shared_word_that_weighs_more_goes_before_two_that_weigh_less() -> None:
    stream = Stream()
    stream.add([1, 2])
    stream.add([3])
    assert stream.near([1, 2, 3], weights={3: 5.0}) == [1, 0]
    stream.index.freeze()
    assert stream.near([1, 2, 3], weights={3: 5.0}) == [1, 0]


def test_of_equals_the_earlier_arrival_goes_first() -> None:
    stream = Stream()
    for _ in range(5):
        stream.add([7])
    assert stream.near([7]) == [0, 1, 2, 3, 4]
    assert stream.near([7], most=2) == [0, 1]
    assert stream.near([7], most=0) == []


def test_pairs_of_words_are_not_looked_up() -> None:
    index = TermIndex(MemorySegments())
    ids = np.array([3, 5], dtype=np.int32)
    index.add(0, ids, 1.0)
    ones = np.ones(2)
    found = index.candidates(
        ids, ones.astype(np.float32), ones.astype(np.int32), np.array([1.0]), 1.0, 9
    )
    assert found.tolist() == []


def test_articles_further_apart_in_time_than_the_reach_are_not_found() -> None:
    for frozen in (False, True):
        stream = Stream()
        stream.add([1], 100.0)
        stream.add([1], 100.0 + REACH_DAYS)
        stream.add([1], 101.0 + REACH_DAYS)
        stream.add([1], NAN)
        if frozen:
            stream.index.freeze()
        assert stream.near([1], 100.0) == [0, 1, 3]
        assert stream.near([1], 100.0 + 2 * REACH_DAYS) == [1, 2, 3]
        assert stream.near([1], NAN) == [0, 1, 2, 3]


def test_a_late_article_finds_its_fellows_in_an_old_block() -> None:
    stream = Stream()
    for block in range(40):
        for _ in range(4):
            stream.add([1, 100 + block], 100.0 * block)
        stream.index.freeze()
    assert stream.near([1, 102], 200.0) == [8, 9, 10, 11]


def test_an_oddly_dated_article_in_a_block_of_other_dates_is_found() -> None:
    stream = Stream()
    for block in range(70):
        for place in range(100):
            # One of a hundred is older than all others.
            odd = block == 1 and place == 50
            stream.add([1] if odd else [2], 50.0 if odd else 1_000.0 + block)
        stream.index.freeze()
    assert stream.near([1], 50.0) == [150]
    assert stream.near([1], 1_010.0) == []


def test_an_undated_article_of_an_old_block_is_found() -> None:
    stream = Stream()
    stream.add([1], NAN)
    stream.add([2], 50.0)
    stream.index.freeze()
    stream.add([3], NAN)
    stream.index.freeze()
    assert stream.near([1], 900.0) == [0]
    assert stream.near([3], 900.0) == [2]
    assert stream.near([2], 900.0) == []


def test_only_the_latest_blocks_are_compared_with() -> None:
    stream = Stream()
    for _ in range(module.REACH_BLOCKS + 16):
        stream.add([1])
        stream.index.freeze()
    found = stream.near([1], most=1_000)
    assert len(found) <= module.REACH_BLOCKS
    assert found[-1] == module.REACH_BLOCKS + 15
    assert found == list(range(found[0], found[-1] + 1))


def test_blocks_that_hold_but_few_articles_of_then_come_after_those_that_hold_many() -> None:
    stream = Stream()
    for _ in range(module.REACH_BLOCKS):
        for place in range(20):
            stream.add([5 + place], 100.0)
        stream.index.freeze()
    for _ in range(module.REACH_BLOCKS):
        for place in range(100):
            stream.add([4], 100.0 if place == 0 else 5_000.0)
        stream.index.freeze()
    # The old blocks are all of that time, and are not crowded out by the odd ones.
    assert stream.near([5], 100.0, most=2) == [0, 20]


def test_the_running_block_gives_no_more_than_its_budget_and_the_latest_first() -> None:
    stream = Stream()
    for _ in range(module.POSTINGS + 50):
        stream.add([1])
    found = stream.near([1], most=10_000)
    assert found == list(range(50, module.POSTINGS + 50))


def test_a_word_that_more_have_than_the_budget_allows_is_not_read_from_finished_blocks() -> None:
    stream = Stream()
    for number in range(module.POSTINGS + 1):
        stream.add([1, 2] if number == 9 else [1])
    stream.index.freeze()
    assert stream.near([1, 2], most=10_000) == [9]
    # The rarest words are read first, whatever they weigh.
    assert stream.near([1, 2], most=10_000, weights={1: 9.0}) == [9]


def test_only_the_rarest_words_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ASKED", 2)
    stream = Stream()
    for stems in ([1], [2], [3], [3], [3]):
        stream.add(stems)
    assert stream.near([1, 2, 3]) == [0, 1]


def test_arrays_are_merged_and_old_ones_dropped_once_that_is_sure() -> None:
    segments = Counted()
    stream = Stream(segments)
    for block in range(40):
        stream.add([1, block])
        stream.index.freeze()
        kept = stream.index.state()
        named = {f"terms-{run[0]}-{run[1]}" for run in kept["runs"]}
        assert named <= segments.names
        assert segments.names == named | set(kept["stale"])
    assert max(run[1] for run in kept["runs"]) == module.LARGEST
    assert sum(run[1] for run in kept["runs"]) == 40


def test_a_block_without_articles_or_without_words_is_no_trouble() -> None:
    stream = Stream()
    stream.index.freeze()
    stream.add([], NAN)
    stream.index.freeze()
    stream.again()
    assert stream.near([1]) == []
    stream.add([1])
    assert stream.near([1]) == [1]


def test_state_is_plain_json_even_where_no_article_has_a_date() -> None:
    stream = Stream()
    stream.add([1], NAN)
    stream.index.freeze()
    stream.again()
    assert stream.near([1], 5.0) == [0]
    assert stream.near([1], NAN) == [0]


articles = st.tuples(
    st.frozensets(st.integers(0, 20), max_size=6),
    st.one_of(st.just(NAN), st.integers(0, 200).map(float)),
    st.booleans(),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(articles, max_size=30), st.frozensets(st.integers(0, 30)))
def test_blocks_put_away_anywhere_and_given_back_answer_as_one_that_runs_on(
    rows: list[tuple[frozenset[int], float, bool]], restarts: frozenset[int]
) -> None:
    one, whole = Stream(), Stream()
    for number, (stems, moment, ends) in enumerate(rows):
        for most in (2, 100):
            assert one.near(sorted(stems), moment, most) == whole.near(sorted(stems), moment, most)
        one.add(sorted(stems), moment)
        whole.add(sorted(stems), moment)
        if ends:
            one.index.freeze()
            if number in restarts:
                one.again()


def test_answers_of_a_long_stream_are_those_of_a_look_at_every_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "REACH_BLOCKS", 64)
    chance = random.Random(11)
    stream, rows = Stream(), []
    for number in range(400):
        stems = chance.sample(range(60), 5)
        moment = chance.choice([NAN, *(float(number // 4 + k) for k in range(4))])
        if number % 20 == 0:
            found = set(stream.near(stems, moment, most=1_000))
            expected = {
                k
                for k, (other, then) in enumerate(rows)
                if set(other) & set(stems) and not abs(then - moment) > REACH_DAYS
            }
            assert found == expected
        stream.add(stems, moment)
        rows.append((stems, moment))
        if number % 16 == 15:
            stream.index.freeze()
