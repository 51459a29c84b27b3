from __future__ import annotations

import math
import os
from collections.abc import Iterator

import pytest

from variorum.bulk import processes
from variorum.errors import VariorumError


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_map_keeps_the_order_of_its_inputs(jobs: int) -> None:
    with processes(jobs) as mapped:
        assert list(mapped(math.isqrt, [n * n for n in range(20)])) == list(range(20))


def test_things_are_taken_only_as_fast_as_they_are_worked_on() -> None:
    taken = 0

    def things() -> Iterator[int]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number

    with processes(2) as mapped:
        results = mapped(math.isqrt, things())
        next(results)
        assert taken < 20


def test_a_process_that_dies_is_a_named_trouble() -> None:
    with pytest.raises(VariorumError, match="--jobs 1"), processes(2) as mapped:
        list(mapped(os._exit, [3]))


def test_an_error_in_a_process_comes_back_as_itself() -> None:
    with pytest.raises(ValueError, match="isqrt"), processes(2) as mapped:
        list(mapped(math.isqrt, [-1]))
