from __future__ import annotations

import json
import random

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.stories.counted_segments import Counted

from variorum.errors import NotFound
from variorum.stories.passage_index import CROWD, PassageIndex
from variorum.stories.segments import MemorySegments
from variorum.stories.wording import read_wording
from variorum.stories.wordings import Wordings


def some(*numbers: int) -> NDArray[np.uint64]:
    """Prints that differ in the half that is kept."""
    return np.array(sorted(n << 33 for n in numbers), dtype=np.uint64)


def test_articles_come_back_by_the_prints_they_share() -> None:
    index = PassageIndex(MemorySegments())
    index.add(0, some(1, 2, 3, 4, 5))
    index.add(1, some(3, 4, 5, 6))
    index.add(2, some(8, 9))
    assert index.candidates(some(2, 3, 4, 5)) == [(0, 4), (1, 3)]
    assert index.candidates(some(8, 9, 10)) == []
    assert index.candidates(some(8, 9)) == [(2, 2)]  # a text of two prints can share no more
    assert index.candidates(some()) == []


def test_a_copy_of_an_old_article_is_found_after_many_blocks() -> None:
    index = PassageIndex(MemorySegments())
    old = some(*range(100, 140))
    index.add(0, old)
    for number in range(1, 300):
        index.add(number, some(*range(1000 * number, 1000 * number + 20)))
        if number % 7 == 0:
            index.freeze()
    assert index.candidates(old) == [(0, 40)]


def test_what_a_crowd_has_finds_nobody_however_the_blocks_lie() -> None:
    formula, told = some(1, 2, 3), some(7, 8, 9)
    for every in (1, 3, 10, 1000):
        index = PassageIndex(MemorySegments())
        for number in range(CROWD + 1):
            index.add(number, formula if number else np.union1d(formula, told))
            if (number + 1) % every == 0:
                index.freeze()
        found = index.look_up(np.union1d(formula, told))
        assert found.candidates == ((0, 3),)
        assert found.crowded.tolist() == [True] * 3 + [False] * 3


def test_thirty_holders_are_no_crowd() -> None:
    index = PassageIndex(MemorySegments())
    for number in range(CROWD):
        index.add(number, some(1, 2, 3))
        index.freeze()
    assert len(index.candidates(some(1, 2, 3))) == CROWD


def _answers(every: int, stop: int | None) -> list[list[tuple[int, int]]]:
    """What an index answers along a stream, with a restart from the state kept at a block's end."""
    chance = random.Random(5)
    stream = [some(*(chance.randrange(400) for _ in range(25))) for _ in range(240)]
    segments = MemorySegments()
    index, state, at = PassageIndex(segments), PassageIndex(segments).state(), 0
    answers: list[list[tuple[int, int]]] = []
    while at < len(stream):
        if at == stop:  # killed: what was not frozen is gone
            stop, at = None, at - at % every
            answers = answers[:at]
            index = PassageIndex.restore(json.loads(json.dumps(state)), segments)
        answers.append(index.candidates(stream[at]))
        index.add(at, stream[at])
        at += 1
        if at % every == 0:
            index.freeze()
            state = index.state()
    return answers


@pytest.mark.parametrize("stop", [1, 15, 16, 17, 100, 239])
def test_a_run_that_was_killed_answers_as_if_it_had_not_been(stop: int) -> None:
    assert _answers(16, stop) == _answers(16, None)


def test_the_size_of_blocks_makes_no_difference_to_answers() -> None:
    assert _answers(16, None) == _answers(48, None) == _answers(1000, None)


def test_arrays_are_merged_and_the_old_ones_dropped_once_that_is_sure() -> None:
    segments = Counted()
    index = PassageIndex(segments)
    for number in range(8):
        index.add(number, some(number, 50, 60))
        index.freeze()
        kept = index.state()
        # All that the state names is there, and what it will drop is there still.
        assert {f"passages-{a}-{b}" for a, b in kept["runs"]} <= segments.names
    assert kept["runs"] == [[0, 8]]
    index.freeze()
    assert segments.names == {"passages-0-8", "passages-8-1"}


def test_a_wording_comes_back_as_it_was() -> None:
    texts = [
        "The mayor said “we will mend it” on Monday.\nShe wrote:\nIt is mended.",
        "",
        "gap" + " " * 700 + "Gap " + "x" * 400 + " end",
        "Ünder-Straße 1,200 «ja»",
    ]
    wordings = Wordings(MemorySegments())
    for number, text in enumerate(texts):
        wordings.add(3 * number, read_wording(text), f"about \ud800 {number}")
    before = [wordings.get(3 * number) for number in range(len(texts))]
    wordings.freeze()
    for number, text in enumerate(texts):
        wording = read_wording(text)
        for kept in (before[number], wordings.get(3 * number)):
            assert kept.written == ()
            for name in ("words", "starts", "ends", "quoted", "announced", "capital"):
                assert getattr(kept, name).tolist() == getattr(wording, name).tolist()
        assert wordings.about(3 * number) == f"about \ud800 {number}"


def test_wordings_of_all_blocks_are_there_after_a_restart() -> None:
    segments = MemorySegments()
    wordings = Wordings(segments)
    for number in range(10):
        wordings.add(number, read_wording(f"word number {number}"), str(number))
        if number % 3 == 2:
            wordings.freeze()
            state = json.loads(json.dumps(wordings.state()))
    again = Wordings.restore(state, segments)
    assert [again.about(number) for number in range(9)] == [str(number) for number in range(9)]
    assert again.get(4).words.tolist() == read_wording("word number 4").words.tolist()
    with pytest.raises(NotFound):
        again.get(9)
    with pytest.raises(NotFound):
        again.about(10**6)
    with pytest.raises(NotFound):
        Wordings(segments).get(0)
