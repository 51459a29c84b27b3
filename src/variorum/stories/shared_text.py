"""Running text that two articles share, place by place.

Exact runs of words, chained over small edits. Words inside quotation marks take no part: two
articles that quote the same message have not copied from each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.stories.prints import shingles
from variorum.stories.wording import MARK, OwnWords

# Swept on a quarter of the near-duplicate development set; see docs/methods/copies.md.
SEED = 4  # words that must agree in a row to begin a run
GAP = 7  # words that an edit may put between two runs of one passage
PASSAGE = 12  # words that a passage must share in all
LONE_RUN = 10  # or, unbroken
_PLACES = 8  # places of a formula that are looked at

Run = tuple[int, int, int]  # (place in a, place in b, length)


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What two texts share.

    ``passages`` are (start in a, end in a, start in b, end in b) in code points, sorted, and
    ``words`` how many own words of b each shares; ``words_a`` and ``words_b`` how many own
    words of each text lie in any passage, and ``covered_b`` says which items of b.
    Boilerplate is left out of all counts.
    """

    passages: tuple[tuple[int, int, int, int], ...]
    words: tuple[int, ...]
    words_a: int
    words_b: int
    covered_b: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """Hashes of every ``SEED`` words in a row of a text: in order, and ranked with places."""

    hashes: NDArray[np.uint64]
    ranked: NDArray[np.uint64]
    places: NDArray[np.intp]


def seeds(own: OwnWords) -> Seeds:
    """What ``shared`` looks up of a text; made once for a text compared with many."""
    hashes = shingles(own.words, SEED)
    places = np.argsort(hashes, kind="stable")
    return Seeds(hashes, hashes[places], places)


def shared(
    a: OwnWords,
    b: OwnWords,
    boilerplate: NDArray[np.bool_] | None = None,
    known_a: Seeds | None = None,
    known_b: Seeds | None = None,
) -> Shared:
    """Runs of words that stand in both, chained over small edits.

    Args:
        a: One text's own words.
        b: The other's.
        known_a: ``seeds(a)``, if at hand.
        known_b: ``seeds(b)``, if at hand.
        boilerplate: Which items of ``b`` are boilerplate: a passage may run over them, but
            they count for nothing. ``None``: none are.

    Cost: O(n log n) for texts without much repetition; bounded by ``_PLACES`` times that.
    """
    runs = _runs(a, b, known_a or seeds(a), known_b or seeds(b))
    counts = b.words != MARK
    if boilerplate is not None:
        counts &= ~boilerplate
    found: list[tuple[tuple[int, int, int, int], int]] = []
    covered_a = np.zeros(len(a.words), dtype=np.bool_)
    covered_b = np.zeros(len(b.words), dtype=np.bool_)
    before = [0, *np.cumsum(counts).tolist()]  # how many items count before each place
    for chain in _chains(runs):
        if len(chain) == 1 and chain[0][2] < LONE_RUN:
            continue
        words = sum(before[j + size] - before[j] for _, j, size in chain)
        longest = max(size for _, _, size in chain)
        if words < PASSAGE and (words < SEED or longest < LONE_RUN):
            continue
        for i, j, size in chain:
            covered_a[i : i + size] |= counts[j : j + size]
            covered_b[j : j + size] |= counts[j : j + size]
        (i, j, _), (k, m, size) = chain[0], chain[-1]
        last_a, last_b = a.last[k + size - 1], b.last[m + size - 1]
        found.append(((int(a.first[i]), int(last_a), int(b.first[j]), int(last_b)), words))
    found.sort()
    return Shared(
        tuple(passage for passage, _ in found),
        tuple(words for _, words in found),
        int(np.count_nonzero(covered_a)),
        int(np.count_nonzero(covered_b)),
        covered_b,
    )


def _runs(a: OwnWords, b: OwnWords, mine: Seeds, known: Seeds) -> list[Run]:
    """Longest exact runs in order of place in b, each place of b used once."""
    if len(a.words) >= SEED and np.array_equal(a.words, b.words):
        return [(0, 0, len(a.words))]  # seeds that come back too often would leave gaps
    here = mine.hashes
    if not len(here) or not len(known.ranked):
        return []
    low = np.searchsorted(known.ranked, here)
    low[low == len(known.ranked)] = 0
    found = np.flatnonzero(known.ranked[low] == here)
    if not len(found):
        return []
    low = low[found]
    counts = np.searchsorted(known.ranked, here[found], "right") - low
    if counts.max() > 1:
        counts = np.minimum(counts, _PLACES)
        nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        i, j = np.repeat(found, counts), known.places[np.repeat(low, counts) + nth]
    else:
        i, j = found, known.places[low]
    # Seeds one behind the other on one diagonal make a run.
    key = (i - j + len(b.words)) * (len(b.words) + 1) + j
    key.sort()
    diagonal, j = np.divmod(key, len(b.words) + 1)
    i = diagonal - len(b.words) + j
    breaks = np.flatnonzero(key[1:] - key[:-1] != 1) + 1
    begins = np.concatenate(([0], breaks))
    sizes = np.diff(np.concatenate((begins, [len(j)]))) + SEED - 1
    return _once(sorted(zip(j[begins].tolist(), i[begins].tolist(), sizes.tolist(), strict=True)))


def _once(runs: Sequence[tuple[int, int, int]]) -> list[Run]:
    """Of runs (place in b, place in a, length) that overlap in b the longest; of equally long
    ones the one that follows on the text before."""
    kept: list[Run] = []
    at = runs[0][0] if runs else 0
    expected, index, shift = 0, 0, 0
    while index < len(runs):
        best: Run | None = None  # end in b; in a the distance from what is expected, and the place
        # Whatever began before ``at`` and is not chosen ends no later: it is done with.
        while index < len(runs) and runs[index][0] <= at:
            j, i, size = runs[index]
            index += 1
            if j + size - at < SEED or (best is not None and j + size < best[0]):
                continue
            this = j + size, abs(i + at - j - expected), i
            if best is None or this[0] > best[0] or this[1:] < best[1:]:
                best, shift = this, i - j
        if best is None:
            if index < len(runs) and runs[index][0] > at:
                expected += runs[index][0] - at
                at = runs[index][0]
            continue
        kept.append((shift + at, at, best[0] - at))
        at, expected = best[0], shift + best[0]
    return kept


def _chains(runs: Sequence[Run]) -> list[list[Run]]:
    chains: list[list[Run]] = []
    for run in runs:
        if chains:
            i, j, size = chains[-1][-1]
            if 0 <= run[0] - (i + size) <= GAP and 0 <= run[1] - (j + size) <= GAP:
                chains[-1].append(run)
                continue
        chains.append([run])
    return chains
