"""The terms of earlier articles, for comparing later ones with them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.stories.segments import Arrays, Segments
from variorum.stories.terms import Terms

_OPEN = 96  # blocks whose arrays are held open


class TermShelf:
    """Terms by the running number of their article; numbers run on without a gap.

    Memory: one block of terms; the rest lies in ``segments``.
    """

    def __init__(self, segments: Segments, *, name: str = "contents") -> None:
        self._segments = segments
        self._name = name
        self._block: list[Terms] = []
        self._bounds: list[int] = [0]  # the first number of each block, and of the running one
        self._open: OrderedDict[int, Arrays] = OrderedDict()

    def add(self, terms: Terms) -> None:
        """Keep the terms of the next article."""
        self._block.append(terms)

    def get(self, numbers: list[int]) -> list[Terms]:
        """The terms of these articles, in their order."""
        running = self._bounds[-1]
        return [
            self._block[number - running] if number >= running else self._frozen(number)
            for number in numbers
        ]

    def _frozen(self, number: int) -> Terms:
        at = int(np.searchsorted(self._bounds, number, side="right")) - 1
        block = self._open.get(at)
        if block is None:
            got = self._segments.get(f"{self._name}-{at}")
            # Plain views: a mapped array's own class makes each step slow.
            block = {key: np.asarray(array).view(np.ndarray) for key, array in got.items()}
            self._open[at] = block
            if len(self._open) > _OPEN:
                self._open.popitem(last=False)
        else:
            self._open.move_to_end(at)
        row = number - self._bounds[at]
        begin, end = block["bounds"][row], block["bounds"][row + 1]
        first, last = block["title_bounds"][row], block["title_bounds"][row + 1]
        return Terms(block["ids"][begin:end], block["said"][begin:end], block["title"][first:last])

    def freeze(self) -> None:
        """Put the running block away; to be called at a block's end and never else."""
        if not self._block:
            return
        kept = self._block
        arrays: dict[str, NDArray[Any]] = {
            "bounds": _bounds([len(terms.ids) for terms in kept]),
            "ids": np.concatenate([terms.ids for terms in kept]),
            "said": np.concatenate([terms.said for terms in kept]),
            "title_bounds": _bounds([len(terms.title) for terms in kept]),
            "title": np.concatenate([terms.title for terms in kept]),
        }
        self._segments.put(f"{self._name}-{len(self._bounds) - 1}", arrays)
        self._bounds.append(self._bounds[-1] + len(kept))
        self._block = []

    def state(self) -> dict[str, Any]:
        """What must be kept beside the segments; right after ``freeze``, in plain values."""
        return {"bounds": list(self._bounds)}

    @classmethod
    def restore(
        cls, state: Mapping[str, Any], segments: Segments, *, name: str = "contents"
    ) -> TermShelf:
        """The shelf as it was when ``state`` was taken."""
        shelf = cls(segments, name=name)
        shelf._bounds = [int(bound) for bound in state["bounds"]]
        return shelf


def _bounds(sizes: list[int]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))).astype(np.int64)
