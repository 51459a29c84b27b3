from __future__ import annotations

import math

import pytest

from variorum.bulk import processes


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_map_keeps_the_order_of_its_inputs(jobs: int) -> None:
    with processes(jobs) as mapped:
        assert list(mapped(math.isqrt, [9, 4, 1, 16])) == [3, 2, 1, 4]
