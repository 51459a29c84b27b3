"""Which earlier articles share rare words with a new one, and came out about when it did.

A log-structured index like that of the passages: the running block in a dictionary, each
finished block in one sorted array, neighbouring arrays merged. An entry is one uint64: a
stem's number above the number of the article that has it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.stories.segments import Segments

REACH_DAYS = 30.0  # articles further apart in time are not compared
REACH_BLOCKS = 16  # nor with more finished blocks than so many
LARGEST = 8  # blocks in one array at most
ASKED = 72  # words of an article that are looked up, the rarest first
POSTINGS = 1_500  # and entries that are read for them: of the running block, and of the rest
_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks ``first`` to ``first + blocks``, and when their articles came out.

    ``early`` and ``late`` hold nearly all of them, ``least`` and ``most`` all; in days. Where
    none has a date, ``least`` is infinite.
    """

    first: int
    blocks: int
    early: float
    late: float
    least: float
    most: float
    undated: bool

    def joined(self, other: _Run) -> _Run:
        """This and the next one."""
        return _Run(
            self.first,
            self.blocks + other.blocks,
            min(self.early, other.early),
            max(self.late, other.late),
            min(self.least, other.least),
            max(self.most, other.most),
            self.undated or other.undated,
        )


class TermIndex:
    """Articles by their rare words. Numbers grow with arrival and are below 2**32.

    Memory: one block (about 20 MiB); the rest lies in ``segments``.
    """

    def __init__(self, segments: Segments, *, name: str = "terms") -> None:
        self._segments = segments
        self._name = name
        self._block: dict[int, list[int]] = {}
        self._moments: list[float] = []
        self._runs: list[_Run] = []
        self._blocks = 0
        self._stale: list[str] = []
        self._arrays: dict[str, NDArray[np.uint64]] = {}

    def candidates(
        self,
        ids: NDArray[np.int32],
        weights: NDArray[np.float32],
        held: NDArray[np.int32],
        moments: NDArray[np.float64],
        moment: float,
        most: int,
    ) -> NDArray[np.int64]:
        """The articles that share most by weight, best first.

        Args:
            ids: An article's terms; only its stems (even numbers) are looked up.
            weights: What each term weighs in this article.
            held: In how many articles each term stands: rare ones are looked up first.
            moments: When each article of the index came out, in days; NaN if not known.
            moment: When this one did.
            most: How many are given at most.

        Cost: O(a log n) for ``ASKED`` words and at most ``REACH_BLOCKS`` blocks.
        """
        stems = np.flatnonzero((ids & 1) == 0)
        order = stems[np.lexsort((ids[stems], held[stems]))][:ASKED]
        # Whole numbers, so that their sums do not depend on the order.
        asked, told = ids[order], np.rint(weights[order].astype(np.float64) ** 2)
        running: list[int] = []
        sizes: list[int] = []
        for key in asked.tolist():
            # The latest first: of a word that all use, only those near in time matter.
            here = self._block.get(key, ())[len(running) - POSTINGS :]
            running += here
            sizes.append(len(here))
            if len(running) >= POSTINGS:
                break
        numbers = [np.array(running, dtype=np.uint32)]
        worth = [np.repeat(told[: len(sizes)], sizes)]
        by_key = np.argsort(asked, kind="stable")
        rank = np.argsort(by_key, kind="stable")
        begin = asked[by_key].astype(np.uint64) << _HALF
        bounds = np.stack((begin, begin + (np.uint64(1) << _HALF)), axis=1).ravel()
        left = POSTINGS
        for run in self._near(moment):
            entries = self._array(run)
            places = np.searchsorted(entries, bounds).reshape(-1, 2)[rank]
            counts = places[:, 1] - places[:, 0]
            # The rarest first, until the budget is spent.
            spent = np.cumsum(counts)
            counts[spent > left] = 0
            total = int(counts.sum())
            if not total:
                continue
            owner = np.repeat(np.arange(len(counts)), counts)
            firsts = places[:, 0] - (np.cumsum(counts) - counts)
            numbers.append(entries[np.arange(total) + firsts[owner]].astype(np.uint32))
            worth.append(told[owner])
            left -= total
        holders = np.concatenate(numbers)
        if not len(holders):
            return np.zeros(0, dtype=np.int64)
        order = np.argsort(holders)
        holders = holders[order]
        firsts = np.flatnonzero(np.diff(holders, prepend=np.uint32(0)) != 0)
        if holders[0] == 0:
            firsts = np.concatenate(([0], firsts))
        sums = np.add.reduceat(np.concatenate(worth)[order], firsts)
        every = holders[firsts].astype(np.int64)
        # Not ``<=``: an unknown time is near any.
        near = ~(np.abs(moments[every] - moment) > REACH_DAYS)
        every, sums = every[near], sums[near]
        best: NDArray[np.int64] = every[np.lexsort((every, -sums))][:most]
        return best

    def _near(self, moment: float) -> list[_Run]:
        """The arrays of articles that came out about then, the latest first.

        Before those come that hold but few such articles: ones that came late.
        """
        first, second = [], []
        for run in reversed(self._runs):
            if math.isnan(moment) or _within(run.early, moment, run.late):
                first.append(run)
            elif run.undated or _within(run.least, moment, run.most):
                second.append(run)
        found: list[_Run] = []
        blocks = 0
        for run in (*first, *second):
            if blocks + run.blocks <= REACH_BLOCKS:
                found.append(run)
                blocks += run.blocks
        return found

    def add(self, number: int, ids: NDArray[np.int32], moment: float) -> None:
        """Remember an article's terms."""
        block = self._block
        for key in ids[(ids & 1) == 0].tolist():
            here = block.get(key)
            if here is None:
                block[key] = [number]
            else:
                here.append(number)
        self._moments.append(moment)

    def freeze(self) -> None:
        """Put the running block away; to be called at a block's end and never else."""
        for name in self._stale:
            self._segments.drop(name)
            self._arrays.pop(name, None)
        self._stale = []
        counts = np.fromiter(map(len, self._block.values()), dtype=np.intp, count=len(self._block))
        keys = np.repeat(np.fromiter(self._block, dtype=np.uint64, count=len(counts)), counts)
        numbers = np.fromiter(
            (n for here in self._block.values() for n in here), dtype=np.uint64, count=len(keys)
        )
        entries = (keys << _HALF) | numbers
        entries.sort()
        run = _span(self._blocks, self._moments)
        self._put(run, entries)
        self._block, self._moments = {}, []
        self._blocks += 1
        self._runs.append(run)
        while len(self._runs) > 1 and self._runs[-2].blocks == self._runs[-1].blocks < LARGEST:
            left, right = self._runs[-2:]
            merged = left.joined(right)
            both = np.concatenate((self._array(left), self._array(right)))
            both.sort(kind="stable")
            self._put(merged, both)
            self._stale += [self._named(left), self._named(right)]
            self._runs[-2:] = [merged]

    def state(self) -> dict[str, Any]:
        """What must be kept beside the segments; right after ``freeze``, in plain values."""
        return {
            "runs": [list(astuple(run)) for run in self._runs],
            "blocks": self._blocks,
            "stale": list(self._stale),
        }

    @classmethod
    def restore(
        cls, state: Mapping[str, Any], segments: Segments, *, name: str = "terms"
    ) -> TermIndex:
        """The index as it was when ``state`` was taken."""
        index = cls(segments, name=name)
        index._runs = [_Run(*run) for run in state["runs"]]
        index._blocks = int(state["blocks"])
        index._stale = [str(name) for name in state["stale"]]
        return index

    def _named(self, run: _Run) -> str:
        return f"{self._name}-{run.first}-{run.blocks}"

    def _put(self, run: _Run, entries: NDArray[np.uint64]) -> None:
        self._segments.put(self._named(run), {"entries": entries})

    def _array(self, run: _Run) -> NDArray[np.uint64]:
        name = self._named(run)
        entries = self._arrays.get(name)
        if entries is None:
            # A plain view: a mapped array's own class makes each step slow.
            entries = np.asarray(self._segments.get(name)["entries"]).view(np.ndarray)
            self._arrays[name] = entries
        return entries


def _within(early: float, moment: float, late: float) -> bool:
    return early - REACH_DAYS <= moment <= late + REACH_DAYS


def _span(block: int, moments: list[float]) -> _Run:
    dated = np.array([moment for moment in moments if not math.isnan(moment)])
    undated = len(dated) < len(moments)
    if not len(dated):
        return _Run(block, 1, math.inf, -math.inf, math.inf, -math.inf, undated)
    # A few late articles must not make a block seem to reach through years.
    early, late = np.quantile(dated, (0.02, 0.98)).tolist()
    return _Run(block, 1, early, late, float(dated.min()), float(dated.max()), undated)
