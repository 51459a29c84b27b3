"""Fingerprints of running text: hashed word shingles, of which winnowing keeps some.

Source: Schleimer, Wilkerson & Aiken 2003, "Winnowing: local algorithms for document
fingerprinting". Two texts that share ``SHINGLE + WINDOW - 1`` own words in a row share a print.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from variorum.stories.word_numbers import powers
from variorum.stories.wording import MARK, OwnWords, Wording, own_words

# Chosen on a quarter of the near-duplicate development pairs; see docs/methods/copies.md.
SHINGLE = 5
WINDOW = 6
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


_BASE = 0xD6E8FEB86659FD93  # odd, so that it can be taken back modulo 2**64
_KEPT = 1 << 14  # powers that are kept; those of longer texts are made when needed
_POWERS, _BACKS = powers(_BASE, _KEPT), powers(pow(_BASE, -1, 1 << 64), _KEPT)


def shingles(words: NDArray[np.uint32], size: int) -> NDArray[np.uint64]:
    """A hash of every ``size`` words in a row; it depends on nothing else. Cost: O(n)."""
    length = len(words)
    count = length - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    kept = length <= _KEPT
    wide = words.astype(np.uint64)
    wide *= _GOLDEN
    wide ^= wide >> np.uint64(29)
    # A polynomial of each run, out of sums from the beginning.
    wide *= _POWERS[:length] if kept else powers(_BASE, length)
    sums = np.zeros(length + 1, dtype=np.uint64)
    np.cumsum(wide, out=sums[1:])
    total = sums[size:] - sums[:count]
    total *= _BACKS[:count] if kept else powers(pow(_BASE, -1, 1 << 64), count)
    total ^= total >> np.uint64(32)
    total *= _MIX
    total ^= total >> np.uint64(29)
    return total


def prints(wording: Wording) -> NDArray[np.uint64]:
    """The fingerprints of a text's own words, sorted, each once."""
    return distinct(placed_prints(own_words(wording))[0])


def distinct(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Hashes sorted, each once."""
    ranked = np.sort(hashes)
    if len(ranked) < 2:
        return ranked
    keep = np.ones(len(ranked), dtype=np.bool_)
    np.not_equal(ranked[1:], ranked[:-1], out=keep[1:])
    return ranked[keep]


def placed_prints(own: OwnWords) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """Fingerprints in order of place, and the place of each print's first word.

    Shingles with a quotation in their midst count; one that is nearly all quotations
    (two marks) says nothing and is passed over.
    """
    hashes = shingles(own.words, SHINGLE)
    if not len(hashes):
        return hashes, np.zeros(0, dtype=np.intp)
    if len(hashes) <= WINDOW:
        places = np.array([int(np.argmin(hashes))], dtype=np.intp)
    else:
        # An item is kept where it is the least of some window that holds it.
        least = hashes[: len(hashes) - WINDOW + 1].copy()
        for k in range(1, WINDOW):
            np.minimum(least, hashes[k : len(hashes) - WINDOW + 1 + k], out=least)
        kept = np.zeros(len(hashes), dtype=np.bool_)
        for k in range(WINDOW):
            kept[k : len(least) + k] |= hashes[k : len(least) + k] == least
        places = np.flatnonzero(kept)
    marks = own.words == MARK
    if marks.any():
        many = np.cumsum(np.concatenate(([0], marks)))
        places = places[many[places + SHINGLE] - many[places] < 2]
    return hashes[places], places
