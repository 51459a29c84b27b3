"""The wordings of earlier articles, for when a later one has copied them."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.errors import NotFound
from variorum.stories.segments import Arrays, Segments
from variorum.stories.wording import Wording

_OPEN = 64  # blocks whose arrays are held open
_ESCAPE = 255


class Wordings:
    """Wordings and a line about each article, by number. Numbers grow with arrival.

    About eight bytes a word are kept. ``written`` is not kept. Memory: one block.
    """

    def __init__(self, segments: Segments, *, name: str = "wordings") -> None:
        self._segments = segments
        self._name = name
        self._block: dict[int, tuple[Wording, str]] = {}
        self._firsts: list[int] = []  # the least number of each finished block
        self._open: OrderedDict[int, Arrays] = OrderedDict()

    def add(self, number: int, wording: Wording, about: str = "") -> None:
        """Keep an article's wording, and a line about it that ``about`` gives back."""
        bare = replace(wording, written=()) if wording.written else wording
        self._block[number] = (bare, about)

    def get(self, number: int) -> Wording:
        """The wording of an article.

        Raises:
            NotFound: No article of this number was added.
        """
        if number in self._block:
            return self._block[number][0]
        block, row = self._find(number)
        begin, end = int(block["bounds"][row]), int(block["bounds"][row + 1])
        words = np.asarray(block["words"][begin:end])
        steps = _wide(block, "steps", row, begin, end)
        lengths = _wide(block, "lengths", row, begin, end)
        starts = np.cumsum(steps, dtype=np.int32)
        low, high = int(block["bits_bounds"][row]), int(block["bits_bounds"][row + 1])
        bits = np.unpackbits(block["bits"][low:high], count=3 * (end - begin))
        quoted, announced, capital = bits.astype(np.bool_).reshape(3, end - begin)
        return Wording((), words, starts, starts + lengths, quoted, announced, capital)

    def about(self, number: int) -> str:
        """The line about an article; see ``add``.

        Raises:
            NotFound: No article of this number was added.
        """
        if number in self._block:
            return self._block[number][1]
        block, row = self._find(number)
        begin, end = int(block["about_bounds"][row]), int(block["about_bounds"][row + 1])
        return bytes(np.asarray(block["about"][begin:end])).decode("utf-8", "surrogatepass")

    def freeze(self) -> None:
        """Put the running block away; to be called at a block's end and never else."""
        if not self._block:
            return
        numbers = sorted(self._block)
        kept = [self._block[number][0] for number in numbers]
        abouts = [self._block[number][1].encode("utf-8", "surrogatepass") for number in numbers]
        bits = [np.packbits(np.concatenate((w.quoted, w.announced, w.capital))) for w in kept]
        arrays: dict[str, NDArray[Any]] = {
            "numbers": np.array(numbers, dtype=np.uint32),
            "bounds": _bounds([len(w.words) for w in kept]),
            "words": np.concatenate([w.words for w in kept]),
            "bits_bounds": _bounds([len(b) for b in bits]),
            "bits": np.concatenate(bits),
            "about_bounds": _bounds([len(a) for a in abouts]),
            "about": np.frombuffer(b"".join(abouts), dtype=np.uint8),
        }
        arrays |= _narrow("steps", [np.diff(w.starts, prepend=np.int32(0)) for w in kept])
        arrays |= _narrow("lengths", [w.ends - w.starts for w in kept])
        self._segments.put(f"{self._name}-{len(self._firsts)}", arrays)
        self._firsts.append(numbers[0])
        self._block = {}

    def state(self) -> dict[str, Any]:
        """What must be kept beside the segments; right after ``freeze``, in plain values."""
        return {"firsts": list(self._firsts)}

    @classmethod
    def restore(
        cls, state: Mapping[str, Any], segments: Segments, *, name: str = "wordings"
    ) -> Wordings:
        """The wordings as they were when ``state`` was taken."""
        wordings = cls(segments, name=name)
        wordings._firsts = [int(first) for first in state["firsts"]]
        return wordings

    def _find(self, number: int) -> tuple[Arrays, int]:
        at = bisect_right(self._firsts, number) - 1
        if at >= 0:
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
            numbers = block["numbers"]
            row = int(np.searchsorted(numbers, number))
            if row < len(numbers) and int(numbers[row]) == number:
                return block, row
        raise NotFound(str(number), "no wording of this number was added.", kind="article")


def _bounds(sizes: list[int]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))).astype(np.int64)


def _narrow(name: str, rows: list[NDArray[np.int32]]) -> dict[str, NDArray[Any]]:
    """One byte a number; those of ``_ESCAPE`` and more stand in full in a list of their own."""
    every = np.concatenate(rows)
    large = [row[row >= _ESCAPE] for row in rows]
    return {
        name: np.minimum(every, _ESCAPE).astype(np.uint8),
        f"{name}_large": np.concatenate(large),
        f"{name}_bounds": _bounds([len(row) for row in large]),
    }


def _wide(block: Arrays, name: str, row: int, begin: int, end: int) -> NDArray[np.int32]:
    numbers = np.asarray(block[name][begin:end]).astype(np.int32)
    low, high = int(block[f"{name}_bounds"][row]), int(block[f"{name}_bounds"][row + 1])
    if high > low:
        numbers[numbers == _ESCAPE] = block[f"{name}_large"][low:high]
    return numbers
