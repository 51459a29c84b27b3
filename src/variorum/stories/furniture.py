"""Text that an outlet prints on all its pages, known by its being repeated."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from variorum.stories.passage_index import Found
from variorum.stories.prints import SHINGLE, WINDOW
from variorum.stories.provenance import outlet_key
from variorum.stories.segments import Segments

REPEATED = 2  # earlier articles of the same outlet that have a print: it is furniture


class Outlets:
    """Who published each article, as a number of four bytes, by the article's number.

    Memory: four bytes an article, of all articles.
    """

    def __init__(self, segments: Segments, *, name: str = "outlets") -> None:
        self._segments = segments
        self._name = name
        self._kept = array("I")
        self._bounds = [0]

    def add(self, number: int, source: str | None) -> None:
        """Remember the outlet of an article; numbers grow."""
        if number > len(self._kept):
            self._kept.extend([0] * (number - len(self._kept)))
        self._kept.append(_outlet_number(source))

    def repeated(self, found: Found, source: str | None) -> NDArray[np.bool_]:
        """Which of the prints that were looked up ``REPEATED`` articles of one outlet have.

        Args:
            found: What the passage index knows of the prints.
            source: The outlet. Where nobody knows it, any outlet.
        """
        count = len(found.crowded)
        if len(found.holders) < REPEATED:
            return np.zeros(count, dtype=np.bool_)
        # Copied out at once: an array that is being looked at cannot grow.
        owners = np.array([self._kept[n] for n in found.holders.tolist()], dtype=np.uint64)
        if source:
            counts = np.bincount(found.places[owners == _outlet_number(source)], minlength=count)
            return counts >= REPEATED
        known = owners > 0
        pairs, times = np.unique(
            (found.places[known].astype(np.uint64) << np.uint64(32)) | owners[known],
            return_counts=True,
        )
        mask = np.zeros(count, dtype=np.bool_)
        mask[(pairs[times >= REPEATED] >> np.uint64(32)).astype(np.intp)] = True
        return mask

    def may_share(self, number: int, source: str | None) -> bool:
        """True if an article may be of this outlet: one of the two is not known, or it is."""
        theirs, mine = self._kept[number], _outlet_number(source)
        return theirs == mine if theirs and mine else theirs != mine

    def freeze(self) -> None:
        """Put the running block away; to be called at a block's end and never else."""
        fresh = np.array(self._kept[self._bounds[-1] :], dtype=np.uint32)
        self._segments.put(f"{self._name}-{len(self._bounds) - 1}", {"outlets": fresh})
        self._bounds.append(len(self._kept))

    def state(self) -> dict[str, Any]:
        """What must be kept beside the segments; right after ``freeze``, in plain values."""
        return {"bounds": list(self._bounds)}

    @classmethod
    def restore(
        cls, state: Mapping[str, Any], segments: Segments, *, name: str = "outlets"
    ) -> Outlets:
        """The outlets as they were when ``state`` was taken. Cost: reads all of them."""
        outlets = cls(segments, name=name)
        outlets._bounds = [int(bound) for bound in state["bounds"]]
        for block in range(len(outlets._bounds) - 1):
            kept = np.asarray(segments.get(f"{name}-{block}")["outlets"], dtype=np.uint32)
            outlets._kept.extend(kept.tolist())
        return outlets


def _outlet_number(source: str | None) -> int:
    """A number for an outlet, 0 where nobody knows it."""
    key = outlet_key(source) if source else ""
    return (crc32(key.encode("utf-8", "surrogatepass")) or 1) if key else 0


def covered(
    count: int,
    hashes: NDArray[np.uint64],
    places: NDArray[np.intp],
    known: NDArray[np.uint64],
    chosen: NDArray[np.bool_],
) -> NDArray[np.bool_] | None:
    """Which of ``count`` words lie in the chosen prints, or between two neighbouring ones.

    Args:
        count: Items of the own words.
        hashes: Their prints in order of place.
        places: Where each begins.
        known: The same prints, sorted, each once.
        chosen: Which of these are chosen.

    Returns:
        ``None`` where nothing is chosen.
    """
    if not chosen.any():
        return None
    mask = np.zeros(count, dtype=np.bool_)
    last = -1
    wanted = chosen[np.searchsorted(known, hashes)].tolist()
    for place, here in zip(places.tolist(), wanted, strict=True):
        if here:
            begin = last if 0 <= last <= place and place - last <= WINDOW + SHINGLE else place
            mask[begin : place + SHINGLE] = True
        last = place + SHINGLE if here else -1
    return mask
