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
from variorum.stories.wording import OwnWords, Wording, own_words
from variorum.stories.wordings import Wordings

# Chosen on a quarter of the near-duplicate development pairs; see docs/methods/copies.md.
LEAST_WORDS = 45  # shared own words of a copy
LEAST_SHARE = 0.2  # and the part of the shorter text that they are
SHORT_SHARE = 0.6  # or, of a text with few own words, this part
SHORT_WORDS = 20
WHOLE_SHARE = 0.9  # a text of quotations is a copy if this much of it, quotations and all,
WHOLE_WORDS = 40  # and so many words stand in the other
FRAME_WORDS = 8  # and so many own words around the quotations
FOOT = 80  # own words at the end of two texts: what only they share there is furniture
MUCH = 0.5  # a lesser share may be furniture: what one outlet repeats, what stands at the foot
ENOUGH = 12  # near-whole copies of one text that later ones are compared with
_NEARLY = 0.8


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
            if not _tells(same, share_a, share_b, alike, (theirs, own)) and not (
                _whole(same, share_a, share_b, (other, wording))
            ):
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
            if max(share_a, share_b) >= _NEARLY:
                whole.append(placed_prints(theirs)[0])
        self._index.add(number, _not_in_many(known, whole))
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


def _tells(
    same: Shared,
    share_a: float,
    share_b: float,
    same_outlet: bool,
    texts: tuple[OwnWords, OwnWords],
) -> bool:
    words, share = min(same.words_a, same.words_b), max(share_a, share_b)
    if share < MUCH:
        if same_outlet:
            return False
        words -= _at_foot(same, *texts)
    if words >= LEAST_WORDS:
        return share >= LEAST_SHARE
    return words >= SHORT_WORDS and share >= SHORT_SHARE


def _at_foot(same: Shared, a: OwnWords, b: OwnWords) -> int:
    """Shared words in passages that stand at the end of both texts."""
    foot_a = a.first[-min(FOOT, len(a.words) // 4 + 1)]
    foot_b = b.first[-min(FOOT, len(b.words) // 4 + 1)]
    return sum(
        words
        for passage, words in zip(same.passages, same.words, strict=True)
        if passage[0] >= foot_a and passage[2] >= foot_b
    )


def _whole(same: Shared, share_a: float, share_b: float, texts: tuple[Wording, Wording]) -> bool:
    """True if a text of few own words stands in the other with its quotations and all.

    Quotations alone are no copy: the few words around them must be the same as well.
    """
    words, share = min(same.words_a, same.words_b), max(share_a, share_b)
    if not FRAME_WORDS <= words < LEAST_WORDS or share < WHOLE_SHARE:
        return False
    a, b = own_words(texts[0], 0), own_words(texts[1], 0)
    every = shared(a, b)
    less, part = (
        min(every.words_a, every.words_b),
        max(every.words_a / a.own, every.words_b / b.own),
    )
    return less >= WHOLE_WORDS and part >= WHOLE_SHARE


def _not_in_many(known: NDArray[np.uint64], whole: list[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Prints of a text without those that ``ENOUGH`` whole copies have.

    A text that everybody prints must not become boilerplate by that; the first copies
    stand for it.
    """
    if len(whole) < ENOUGH:
        return known
    held, counts = np.unique(np.concatenate([np.unique(w) for w in whole]), return_counts=True)
    return np.setdiff1d(known, held[counts >= ENOUGH], assume_unique=True)


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
