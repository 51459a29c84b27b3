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
WINDOW = 131_072  # articles after which what was counted counts half


class Rarity:
    """Counts in how many articles each term stands; one fixed table, whatever the stream.

    The table is 8 MiB. Older articles count less, so that a word that this month's news is
    full of tells little this month.
    """

    def __init__(self) -> None:
        self._held: NDArray[np.int32] = _prior()
        self._seen = 0
        self._told_at = -1
        self._tables: tuple[NDArray[np.float32], NDArray[np.float32]] = self._tell()

    def add(self, ids: NDArray[np.int32]) -> None:
        """Count one more article that has these terms (each once)."""
        self._held[ids] += 1
        self._seen += 1
        if self._seen >= WINDOW:
            prior = _prior()
            self._held = (self._held - prior) // 2 + prior
            self._seen //= 2
        # The logarithm of a number of articles moves slowly.
        if not self._told_at <= self._seen < self._told_at * 1.02 + 1:
            self._tables = self._tell()

    def held(self, ids: NDArray[np.int32]) -> NDArray[np.int32]:
        """In how many counted articles each term stands, with what was there to begin with."""
        return self._held[ids]

    def weights(self, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        """What each term weighs. Cost: two look-ups a term."""
        return self._tables[0].take(self._held.take(ids), mode="clip")

    def title_weights(self, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        """What each term weighs in a title."""
        return self._tables[1].take(self._held.take(ids), mode="clip")

    def _tell(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Weights by count, for the number of articles seen by now."""
        self._told_at = self._seen
        # From half of all articles on a word weighs as good as nothing.
        counts = np.arange(self._seen // 2 + 2 * PRIOR)
        rate = (counts + PRIOR * PRIOR_OTHER) / (self._seen + PRIOR)
        told = np.log(1.0 + 1.0 / (rate + FLOOR))
        return (told**POWER).astype(np.float32), (told**TITLE_POWER).astype(np.float32)

    def keep(self, segments: Segments, name: str) -> dict[str, Any]:
        """Put the counts away; what is given back must be kept beside them."""
        segments.put(name, {"held": self._held.copy()})
        return {"name": name, "seen": self._seen, "told_at": self._told_at}

    @classmethod
    def restore(cls, state: Mapping[str, Any], segments: Segments) -> Rarity:
        """The counts as they were when they were put away."""
        rarity = cls()
        rarity._held = np.array(segments.get(str(state["name"]))["held"], dtype=np.int32)
        rarity._seen = int(state["told_at"])
        rarity._tables = rarity._tell()
        rarity._seen = int(state["seen"])
        return rarity


def _prior() -> NDArray[np.int32]:
    held = np.zeros(SPACE, dtype=np.int32)
    numbers = sorted({number for word in PLAIN if (number := stem_number(word)) >= 0})
    held[numbers] = math.ceil(PRIOR * (PRIOR_COMMON - PRIOR_OTHER))
    return held
