"""The terms of earlier articles, laid out so that many can be compared at one go."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.stories.segments import Segments
from variorum.stories.terms import SPACE, Terms

NOBODYS = 2 * SPACE  # ends each row of ids, so that none is empty; no term has it
_OPEN = 96  # blocks whose arrays are held open


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The terms of several articles in one row: for each its terms, then its title's.

    A title's term is its id and ``SPACE``. ``begins`` are the places where terms and title
    begin, article by article, shape (2 * articles,).
    """

    ids: NDArray[np.int32]
    said: NDArray[np.uint8]
    begins: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Open:
    """A finished block: its arrays, and as lists, which are quicker to read one by one, bounds."""

    ids: NDArray[np.int32]
    said: NDArray[np.uint8]
    bounds: list[int]


_Row = tuple[NDArray[np.int32], NDArray[np.uint8], int]


class TermShelf:
    """Terms by the running number of their article; numbers run on without a gap.

    Memory: one block of terms; the rest lies in ``segments``.
    """

    def __init__(self, segments: Segments, *, name: str = "contents") -> None:
        self._segments = segments
        self._name = name
        self._block: list[_Row] = []
        self._firsts: list[int] = [0]  # the first number of each block, and of the running one
        self._open: OrderedDict[int, _Open] = OrderedDict()

    def add(self, terms: Terms) -> None:
        """Keep the terms of the next article."""
        ids = np.concatenate((terms.ids, _END, terms.title + SPACE, _END), dtype=np.int32)
        said = np.ones(len(ids), dtype=np.uint8)
        said[: len(terms.said)] = terms.said
        self._block.append((ids, said, len(terms.ids) + 1))

    def get(self, number: int) -> Terms:
        """The terms of an article; ``foreign`` is not kept."""
        ids, said, title = self._row(number)
        return Terms(ids[: title - 1], said[: title - 1], ids[title:-1] - SPACE)

    def rows(self, numbers: list[int]) -> Rows:
        """The terms of these articles, in their order."""
        rows = [self._row(number) for number in numbers]
        sizes = np.array([(title, len(ids) - title) for ids, _, title in rows], dtype=np.intp)
        flat = sizes.ravel()
        return Rows(
            np.concatenate([ids for ids, _, _ in rows]),
            np.concatenate([said for _, said, _ in rows]),
            np.cumsum(flat) - flat,
        )

    def _row(self, number: int) -> _Row:
        running = self._firsts[-1]
        if number >= running:
            return self._block[number - running]
        at = bisect_right(self._firsts, number) - 1
        block = self._open.get(at)
        if block is None:
            got = self._segments.get(f"{self._name}-{at}")
            # Plain views: a mapped array's own class makes each step slow.
            block = _Open(
                np.asarray(got["ids"]).view(np.ndarray),
                np.asarray(got["said"]).view(np.ndarray),
                got["bounds"].tolist(),
            )
            self._open[at] = block
            if len(self._open) > _OPEN:
                self._open.popitem(last=False)
        else:
            self._open.move_to_end(at)
        place = 2 * (number - self._firsts[at])
        begin, title, end = block.bounds[place : place + 3]
        return block.ids[begin:end], block.said[begin:end], title - begin

    def freeze(self) -> None:
        """Put the running block away; to be called at a block's end and never else."""
        if not self._block:
            return
        sizes = [size for ids, _, title in self._block for size in (title, len(ids) - title)]
        arrays: dict[str, NDArray[Any]] = {
            "bounds": np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))),
            "ids": np.concatenate([ids for ids, _, _ in self._block]),
            "said": np.concatenate([said for _, said, _ in self._block]),
        }
        self._segments.put(f"{self._name}-{len(self._firsts) - 1}", arrays)
        self._firsts.append(self._firsts[-1] + len(self._block))
        self._block = []

    def state(self) -> dict[str, Any]:
        """What must be kept beside the segments; right after ``freeze``, in plain values."""
        return {"firsts": list(self._firsts)}

    @classmethod
    def restore(
        cls, state: Mapping[str, Any], segments: Segments, *, name: str = "contents"
    ) -> TermShelf:
        """The shelf as it was when ``state`` was taken."""
        shelf = cls(segments, name=name)
        shelf._firsts = [int(first) for first in state["firsts"]]
        return shelf


_END = np.array([NOBODYS], dtype=np.int32)
