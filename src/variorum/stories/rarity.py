"""How much a term tells: the less the fewer of the latest articles have it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.stories.common_words import PLAIN
from variorum.stories.segments import Segments
from variorum.stories.terms import SPACE, stem_number

# Swept on the development sets; see docs/methods/stories.md.
POWER = 1.5
TITLE_POWER = 0.4  # of a title every word was chosen
FLOOR = 1e-3  # below this part of all articles rare is rare: likeness must not shrink with N
PRIOR = 500  # a stream begins as if it had seen so many articles already
PRIOR_COMMON = 0.08  # the part of those that has a word which news uses about anything
PRIOR_OTHER = 8e-4
_MOVED = 1.04
WINDOW = 131_072  # articles after which what was counted counts half


class Rarity:
    """Counts in how many articles each term stands; fixed tables, whatever the stream.

    Older articles count less, so that a word that this month's news is full of tells little
    this month. Memory: 16 MiB.
    """

    def __init__(self) -> None:
        self._held: NDArray[np.int32] = _prior()
        self._seen = 0
        self._told_at = -1
        # As counted when weights were told last, and what a term of each count weighs since.
        self._told = self._held
        self._weights: NDArray[np.float32] = np.zeros(0, dtype=np.float32)
        self._title_weights: NDArray[np.float32] = self._weights
        self._tell()

    def add(self, ids: NDArray[np.int32]) -> None:
        """Count one more article that has these terms (each once)."""
        self._held[ids] += 1
        self._seen += 1
        if self._seen >= WINDOW:
            prior = _prior()
            self._held = (self._held - prior) // 2 + prior
            self._seen //= 2
        # What a term weighs moves slowly; it is told anew as often as that shows.
        if not self._told_at <= self._seen < self._told_at * _MOVED + 1:
            self._tell()

    def held(self, ids: NDArray[np.int32]) -> NDArray[np.int32]:
        """In how many counted articles each term stands, with what was there to begin with."""
        return self._held.take(ids)

    def weights(self, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        """What each term weighs. Cost: two look-ups a term."""
        return self._weights.take(self._told.take(ids), mode="clip")

    def title_weights(self, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        """What each term weighs in a title."""
        return self._title_weights.take(self._told.take(ids), mode="clip")

    def _tell(self) -> None:
        """Weights of all terms, by what was counted by now. Cost: some 2 ms."""
        self._told_at = self._seen
        # From half of all articles on a word weighs as good as nothing.
        counts = np.arange(self._seen // 2 + 2 * PRIOR)
        rate = (counts + PRIOR * PRIOR_OTHER) / (self._seen + PRIOR)
        told = np.log(1.0 + 1.0 / (rate + FLOOR))
        self._told = self._held.copy()
        self._weights = (told**POWER).astype(np.float32)
        self._title_weights = (told**TITLE_POWER).astype(np.float32)

    def keep(self, segments: Segments, name: str) -> dict[str, Any]:
        """Put the counts away; what is given back must be kept beside them."""
        # Told anew here, so that the counts alone say what each term weighs.
        self._tell()
        segments.put(name, {"held": self._held.copy()})
        return {"name": name, "seen": self._seen}

    @classmethod
    def restore(cls, state: Mapping[str, Any], segments: Segments) -> Rarity:
        """The counts as they were when they were put away."""
        rarity = cls()
        rarity._held = np.array(segments.get(str(state["name"]))["held"], dtype=np.int32)
        rarity._seen = int(state["seen"])
        rarity._tell()
        return rarity


def _prior() -> NDArray[np.int32]:
    held = np.zeros(SPACE, dtype=np.int32)
    numbers = sorted({number for word in PLAIN if (number := stem_number(word)) >= 0})
    held[numbers] = math.ceil(PRIOR * (PRIOR_COMMON - PRIOR_OTHER))
    return held
