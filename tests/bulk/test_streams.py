from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from variorum.bulk import Lost, stream


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_their_things_and_beside_them(jobs: int) -> None:
    done = list(stream(math.isqrt, [n * n for n in range(20)], jobs=jobs))
    assert done == [(n * n, n) for n in range(20)]


def test_things_are_taken_only_as_fast_as_they_are_worked_on() -> None:
    taken = 0

    def things() -> Iterator[int]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield number

    results = stream(math.isqrt, things(), jobs=2)
    next(results)
    assert taken < 20
    results.close()  # type: ignore[attr-defined]


def test_a_thing_that_kills_its_process_costs_that_thing_alone() -> None:
    things = ["1", "__import__('os')._exit(3)", "2", "3"]
    done = [result for _, result in stream(eval, things, jobs=2)]
    assert isinstance(done[1], Lost)
    assert "process ended" in done[1].reason
    assert [done[0], *done[2:]] == [1, 2, 3]


def test_a_thing_that_never_ends_is_given_up_and_the_others_are_done() -> None:
    things = ["1", "__import__('time').sleep(600)", "2", "3"]
    done = [result for _, result in stream(eval, things, jobs=2, patience=8)]
    assert isinstance(done[1], Lost)
    assert "8 seconds" in done[1].reason
    assert [done[0], *done[2:]] == [1, 2, 3]
