"""Which earlier articles share fingerprints with a new one, over an archive of any size.

A log-structured index: the running block lies in a dictionary, each finished block in one
sorted array, and arrays of one size are merged two by two. An entry is one uint64: the upper
half of a print and the number of the article that has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.stories.segments import Segments

CROWD = 30  # a print in more articles than this is boilerplate
LARGEST = 64  # blocks that are merged into one array at most: a merge takes memory
LEAST = 3  # prints that a candidate must share
MOST = 64  # candidates of one article; those with the most shared prints
_HALF = np.uint64(32)
_ONE = np.uint64(1)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What an index knows of some prints.

    ``candidates`` are (number, shared prints), most first. ``crowded`` says which of the
    prints a crowd has. Of the others ``holders[i]`` is an article that has the print at
    ``places[i]`` in the order they were asked for.
    """

    candidates: tuple[tuple[int, int], ...]
    crowded: NDArray[np.bool_]
    places: NDArray[np.intp]
    holders: NDArray[np.uint32]


class PassageIndex:
    """Articles by fingerprint. Numbers grow with arrival and are below 2**32.

    Args:
        segments: Where finished blocks are kept.
        name: What the names of this index's bundles begin with.
        crowd, least, most: In place of ``CROWD``, ``LEAST`` and ``MOST``.

    Memory: one block of prints (about 100 bytes each); the rest lies in ``segments``.
    """

    def __init__(
        self,
        segments: Segments,
        *,
        name: str = "passages",
        crowd: int = CROWD,
        least: int = LEAST,
        most: int = MOST,
    ) -> None:
        self._segments = segments
        self._name = name
        self._crowd, self._least, self._most = crowd, least, most
        # One holder as a bare number, since most prints have no other.
        self._block: dict[int, int | list[int]] = {}
        self._entries: list[NDArray[np.uint64]] = []
        self._stale: list[str] = []
        self._runs: list[tuple[int, int]] = []  # (first block, blocks), oldest first
        self._blocks = 0
        self._arrays: dict[tuple[int, int], tuple[NDArray[np.uint64], NDArray[np.uint8]]] = {}

    def candidates(self, prints: NDArray[np.uint64]) -> list[tuple[int, int]]:
        """(number, shared prints) of articles with ``LEAST`` prints in common, most first."""
        return list(self.look_up(prints).candidates)

    def look_up(self, prints: NDArray[np.uint64]) -> Found:
        """What the index knows of these prints (sorted, each once).

        A print that more than ``CROWD`` articles have is told as crowded and finds nobody.
        How the blocks were merged makes no difference to the answer.

        Cost: O(p log n) for p prints and n entries in each of a few dozen arrays.
        """
        keys = prints >> _HALF
        last = np.ones(len(keys), dtype=np.bool_)  # of prints that agree in what is kept
        last[:-1] = keys[1:] != keys[:-1]
        owners: list[NDArray[np.intp]] = []
        holders: list[NDArray[np.uint32]] = []
        for run in self._runs:
            entries, bits = self._array(run)
            # Most prints are in no run: one look at a bit instead of a search among millions.
            hits = np.flatnonzero(_marked(bits, keys) & last)
            if not len(hits):
                continue
            begins = np.searchsorted(entries, keys[hits] << _HALF)
            begins[begins == len(entries)] = 0
            true = entries[begins] >> _HALF == keys[hits]
            hits, begins = hits[true], begins[true]
            counts = np.searchsorted(entries, (keys[hits] + _ONE) << _HALF) - begins
            total = int(counts.sum())
            if total:
                owners.append(np.repeat(hits, counts))
                first = np.repeat(begins - np.cumsum(counts) + counts, counts)
                holders.append(entries[first + np.arange(total)].astype(np.uint32))
        mine: list[int] = []
        numbers: list[int] = []
        places = dict(zip(keys.tolist(), range(len(keys)), strict=True))
        for key in self._block.keys() & places.keys():  # in any order: they are counted
            here = self._block[key]
            if isinstance(here, int):
                mine.append(places[key])
                numbers.append(here)
            else:
                mine += [places[key]] * len(here)
                numbers += here
        owners.append(np.array(mine, dtype=np.intp))
        holders.append(np.array(numbers, dtype=np.uint32))
        owner = np.concatenate(owners)
        holder = np.concatenate(holders)
        crowd = np.bincount(owner, minlength=len(keys)) > self._crowd
        if crowd.any():
            plain = ~crowd[owner]
            owner, holder = owner[plain], holder[plain]
        if not len(owner):
            return Found((), crowd, owner, holder)
        articles, shared = np.unique(holder, return_counts=True)
        enough = shared >= min(self._least, max(1, len(prints)))
        articles, shared = articles[enough], shared[enough]
        best = np.lexsort((articles, -shared))[: self._most]
        pairs = zip(articles[best].tolist(), shared[best].tolist(), strict=True)
        return Found(tuple(pairs), crowd, owner, holder)

    def add(self, number: int, prints: NDArray[np.uint64]) -> None:
        """Remember that this article has these prints (each once)."""
        fresh: dict[int, int | list[int]] = dict.fromkeys((prints >> _HALF).tolist(), number)
        keys = np.fromiter(fresh, dtype=np.uint64, count=len(fresh))
        self._entries.append((keys << _HALF) | np.uint64(number))
        block = self._block
        for key in block.keys() & fresh.keys():
            held = block[key]
            if isinstance(held, int):
                fresh[key] = [held, number]
            else:
                if len(held) <= self._crowd:
                    held.append(number)
                fresh[key] = held
        block.update(fresh)

    def freeze(self) -> None:
        """Put the running block away; to be called at a block's end and never else.

        Bundles that a merge replaced are dropped at the next call, when the state that no
        longer names them is surely kept.
        """
        for name in self._stale:
            self._segments.drop(name)
        self._stale = []
        entries = np.concatenate([np.zeros(0, dtype=np.uint64), *self._entries])
        entries.sort()
        run = (self._blocks, 1)
        self._put(run, entries)
        self._blocks += 1
        self._block, self._entries = {}, []
        self._runs.append(run)
        while len(self._runs) > 1 and self._runs[-2][1] == self._runs[-1][1] < LARGEST:
            left, right = self._runs[-2:]
            merged = (left[0], left[1] + right[1])
            self._put(merged, _merged(self._array(left)[0], self._array(right)[0], self._crowd))
            self._runs[-2:] = [merged]
            for old in (left, right):
                self._arrays.pop(old, None)
                self._stale.append(self._named(old))

    def state(self) -> dict[str, Any]:
        """What must be kept beside the segments; right after ``freeze``, in plain values."""
        return {
            "runs": [list(run) for run in self._runs],
            "blocks": self._blocks,
            "stale": list(self._stale),
        }

    @classmethod
    def restore(cls, state: Mapping[str, Any], segments: Segments, **settings: Any) -> PassageIndex:
        """The index as it was when ``state`` was taken; ``settings`` as at its making."""
        index = cls(segments, **settings)
        index._runs = [(int(first), int(blocks)) for first, blocks in state["runs"]]
        index._blocks = int(state["blocks"])
        index._stale = [str(name) for name in state["stale"]]
        return index

    def _named(self, run: tuple[int, int]) -> str:
        return f"{self._name}-{run[0]}-{run[1]}"

    def _put(self, run: tuple[int, int], entries: NDArray[np.uint64]) -> None:
        self._segments.put(self._named(run), {"entries": entries, "bits": _bits(entries)})

    def _array(self, run: tuple[int, int]) -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
        arrays = self._arrays.get(run)
        if arrays is None:
            got = self._segments.get(self._named(run))
            # Plain views: a mapped array's own class makes each step slow.
            arrays = (
                np.asarray(got["entries"]).view(np.ndarray),
                np.asarray(got["bits"]).view(np.ndarray),
            )
            self._arrays[run] = arrays
        return arrays


def _bits(entries: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """A bit for each range of prints, set where the entries have one: eight bits an entry."""
    size = min(32, max(3, int(8 * len(entries)).bit_length()))
    places = (entries >> np.uint64(64 - size)).astype(np.int64)
    bits = np.zeros(1 << (size - 3), dtype=np.uint8)
    if len(places):
        rows = places >> 3
        begins = np.concatenate(([0], np.flatnonzero(rows[1:] != rows[:-1]) + 1))
        values = np.left_shift(np.uint8(1), (places & 7).astype(np.uint8))
        bits[rows[begins]] = np.bitwise_or.reduceat(values, begins)
    return bits


def _marked(bits: NDArray[np.uint8], keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Whether the entries that ``bits`` was made of may have each of these keys."""
    size = len(bits).bit_length() + 2
    places = (keys >> np.uint64(32 - size)).astype(np.int64)
    marked: NDArray[np.bool_] = ((bits[places >> 3] >> (places & 7).astype(np.uint8)) & 1) > 0
    return marked


def _merged(left: NDArray[np.uint64], right: NDArray[np.uint64], crowd: int) -> NDArray[np.uint64]:
    """Both in one; of a crowded print so many entries are kept that it stays crowded."""
    entries = np.concatenate((left, right))
    entries.sort(kind="stable")  # two sorted halves: linear
    if len(entries) > crowd:
        same = (entries[crowd + 1 :] >> _HALF) == (entries[: -crowd - 1] >> _HALF)
        if same.any():
            keep = np.ones(len(entries), dtype=np.bool_)
            keep[crowd + 1 :] = ~same
            entries = entries[keep]
    return entries
