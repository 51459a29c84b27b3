"""What is known of every report of a stream in a few bytes: when, whose, how long, what tongue."""

from __future__ import annotations

import math
from array import array
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.stories.alike import Norms
from variorum.stories.publication import moment
from variorum.stories.segments import Arrays

_DAY = 86_400.0
_COARSE = 0.25  # of the span that a date tells: two dates by the day may be half a day nearer


class When(NamedTuple):
    """When a report came out, in days, NaN if not known; and how coarsely that is told."""

    moment: float
    slack: float


def when(published: str | None) -> When:
    """The middle of the time that a date tells, and a part of its span."""
    span = moment(published) if published else None
    if span is None:
        return When(math.nan, 0.0)
    return When((span[0] + span[1]) / 2 / _DAY, _COARSE * (span[1] - span[0]) / _DAY)


class Facts:
    """Facts by the running number of the report. Memory: 25 bytes a report."""

    def __init__(self) -> None:
        self.moments = array("d")  # when it came out, in days; NaN if not known
        self._slacks = array("f")  # days of that which may be but a coarse date
        self.outlets = array("I")  # a hash of who published it; 0 if not known
        self.foreign = bytearray()  # 1 where it is not in English
        self._norms = array("f")  # two each: see ``Norms``

    def __len__(self) -> int:
        return len(self.moments)

    def add(self, when: When, outlet: int, foreign: bool, norms: Norms) -> None:
        """Note the facts of the next report."""
        self.moments.append(when.moment)
        self._slacks.append(when.slack)
        self.outlets.append(outlet)
        self.foreign.append(foreign)
        self._norms.extend(norms)

    def measure(self, number: int, norms: Norms) -> None:
        """Note new lengths of a report's vectors."""
        self._norms[2 * number : 2 * number + 2] = array("f", norms)

    def slacks(self, number: int, others: NDArray[np.intp]) -> NDArray[np.float64]:
        """How many days of the distances of a report from others may be but coarse dates."""
        slacks = np.frombuffer(self._slacks, dtype=np.float32)
        told: NDArray[np.float64] = slacks[others].astype(np.float64) + slacks[number]
        return told

    def norms(self, numbers: NDArray[np.intp]) -> NDArray[np.float32]:
        """The lengths of these reports' vectors, shape (numbers, 2)."""
        return np.frombuffer(self._norms, dtype=np.float32).reshape(-1, 2)[numbers]

    def every_moment(self) -> NDArray[np.float64]:
        """When each report came out; a view that must be let go before the next is added."""
        return np.frombuffer(self.moments, dtype=np.float64) if self.moments else np.zeros(0)

    def every_outlet(self) -> NDArray[np.uint32]:
        """Who published each report; a view as the one above."""
        return np.frombuffer(self.outlets, dtype=np.uint32)

    def every_tongue(self) -> NDArray[np.uint8]:
        """1 for each report that is not in English; a view as those above."""
        return np.frombuffer(self.foreign, dtype=np.uint8)

    def block(self, first: int) -> dict[str, NDArray[np.generic]]:
        """The facts from a number on, for ``extend``."""
        return {
            "moments": np.array(self.moments[first:], dtype=np.float64),
            "slacks": np.array(self._slacks[first:], dtype=np.float32),
            "outlets": np.array(self.outlets[first:], dtype=np.uint32),
            "foreign": np.frombuffer(bytes(self.foreign[first:]), dtype=np.uint8),
            "norms": np.array(self._norms[2 * first :], dtype=np.float32),
        }

    def extend(self, block: Arrays) -> None:
        """Note the facts of a block that was put away."""
        self.moments.extend(block["moments"].tolist())
        self._slacks.extend(block["slacks"].tolist())
        self.outlets.extend(block["outlets"].tolist())
        self.foreign.extend(block["foreign"].tolist())
        self._norms.extend(block["norms"].tolist())
