"""Copies in a stream: for each article that arrives, which earlier ones share its text.

Nothing is deleted and nothing revised: an answer depends on the articles that came before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.stories.descent import descent
from variorum.stories.passage_index import PassageIndex
from variorum.stories.prints import SHINGLE, WINDOW, placed_prints
from variorum.stories.provenance import Provenance, outlet_key
from variorum.stories.segments import Segments
from variorum.stories.shared_text import Shared, shared
from variorum.stories.wording import Wording, own_words
from variorum.stories.wordings import Wordings

# Chosen on a quarter of the near-duplicate development pairs; see docs/methods/copies.md.
LEAST_WORDS = 45  # shared own words of a copy
LEAST_SHARE = 0.2  # and the part of the shorter text that they are
SHORT_SHARE = 0.6  # or, of a text with few own words, this part
SHORT_WORDS = 20
SAME_OUTLET_SHARE = 0.5  # what one outlet repeats is its furniture, if it is less than this
ENOUGH = 12  # near-whole copies of an article that later ones are compared with


@dataclass(frozen=True, slots=True)
class StreamedCopy:
    """Two articles of a stream that share running text beyond what both quote.

    ``a`` is the number of the earlier arrival, ``b`` of the later. ``share_a`` is the part of
    a's own words that stands in b too, ``share_b`` the other way. ``direction`` is (from, to)
    or None. ``passages`` are (start in a, end in a, start in b, end in b) in code points.
    """

    a: int
    b: int
    share_a: float
    share_b: float
    direction: tuple[int, int] | None
    passages: tuple[tuple[int, int, int, int], ...]


class CopyStream:
    """The passage index and the wordings of a stream, and what becomes of an arrival.

    Memory: two blocks' buffers; the rest lies in ``segments``.
    """

    def __init__(self, segments: Segments) -> None:
        self._index = PassageIndex(segments)
        self._wordings = Wordings(segments)

    def take(
        self, number: int, wording: Wording, provenance: Provenance
    ) -> tuple[StreamedCopy, ...]:
        """The copies of a new article among the earlier ones, nearest first; it is kept.

        Args:
            number: Greater than every earlier one, below 2**32.
            wording: The words of the article's text; offsets of passages are in that text.
            provenance: Its outlet, date and credits.

        Cost: about half a millisecond for 350 words, plus 0.2 ms for each copy.
        """
        own = own_words(wording)
        hashes, places = placed_prints(own)
        known = np.unique(hashes)
        found = self._index.look_up(known)
        furniture = _furniture(len(own.words), hashes, places, found.crowded)
        copies: list[StreamedCopy] = []
        whole: list[NDArray[np.uint64]] = []
        for candidate, _ in found.candidates:
            other = self._wordings.get(candidate)
            theirs = own_words(other)
            same = shared(theirs, own, furniture)
            if not same.passages:
                continue
            about = Provenance.of_line(self._wordings.about(candidate))
            alike = _same_outlet(about, provenance)
            share_a, share_b = same.words_a / max(1, theirs.own), same.words_b / max(1, own.own)
            if not _tells(same, share_a, share_b, alike):
                continue
            way = descent((about, other, theirs), (provenance, wording, own), same.passages)
            copies.append(
                StreamedCopy(
                    candidate,
                    number,
                    round(min(1.0, share_a), 4),
                    round(min(1.0, share_b), 4),
                    None if way is None else ((candidate, number) if way else (number, candidate)),
                    same.passages,
                )
            )
            if share_b >= 0.8:
                whole.append(placed_prints(theirs)[0])
        new = known
        if len(whole) >= ENOUGH:
            # A text that everybody prints must not become "boilerplate" by that: what
            # many whole copies have already stands for it.
            new = np.setdiff1d(known, np.concatenate(whole))
        self._index.add(number, new)
        self._wordings.add(number, wording, provenance.line())
        return tuple(sorted(copies, key=lambda c: (-max(c.share_a, c.share_b), c.a)))

    def freeze(self) -> None:
        """Put the running block away; to be called at a block's end and never else."""
        self._index.freeze()
        self._wordings.freeze()

    def state(self) -> dict[str, Any]:
        """What must be kept beside the segments; right after ``freeze``, in plain values."""
        return {"index": self._index.state(), "wordings": self._wordings.state()}

    @classmethod
    def restore(cls, state: Mapping[str, Any], segments: Segments) -> CopyStream:
        """The stream as it was when ``state`` was taken."""
        stream = cls(segments)
        stream._index = PassageIndex.restore(state["index"], segments)
        stream._wordings = Wordings.restore(state["wordings"], segments)
        return stream


def _tells(same: Shared, share_a: float, share_b: float, same_outlet: bool) -> bool:
    words, share = min(same.words_a, same.words_b), max(share_a, share_b)
    if same_outlet and share < SAME_OUTLET_SHARE:
        return False
    if words >= LEAST_WORDS:
        return share >= LEAST_SHARE
    return words >= SHORT_WORDS and share >= SHORT_SHARE


def _same_outlet(one: Provenance, two: Provenance) -> bool:
    return bool(one.source and two.source) and outlet_key(one.source or "") == outlet_key(
        two.source or ""
    )


def _furniture(
    count: int,
    hashes: NDArray[np.uint64],
    places: NDArray[np.intp],
    crowded: NDArray[np.uint64],
) -> NDArray[np.bool_] | None:
    """Which items of the own words lie in crowded prints, and between two neighbouring ones."""
    if not len(crowded):
        return None
    mask = np.zeros(count, dtype=np.bool_)
    many = np.isin(hashes, crowded)
    last = -1
    for place, crowd in zip(places.tolist(), many.tolist(), strict=True):
        if crowd:
            begin = last if 0 <= last <= place and place - last <= WINDOW + SHINGLE else place
            mask[begin : place + SHINGLE] = True
            last = place + SHINGLE
        else:
            last = -1
    return mask
