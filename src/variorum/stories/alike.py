"""How alike two articles are as tellings of one happening: what is weighed, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.stories.rarity import Rarity
from variorum.stories.terms import SPACE, Terms

# Swept on the development sets; see docs/methods/stories.md.
BODY = 0.79
TITLE = 0.21
COPIED = 0.4
NEARLY_ALL = 0.5  # from this share of copied text on, more tells no more
SOON = 1.5  # days; the scale on which two dates begin to speak against each other
TAIL = 0.65  # the part of that which falls slowly
SAME_OUTLET = 0.7  # two pages of one outlet are mostly about two things
# Roots keep one very near pair from standing for many that are not.
ROOT = 0.55
UNRELATED = 0.08  # what two articles of no common story come to, in the mean


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """Cosines of one article with others: of all terms, and of the titles' terms."""

    body: NDArray[np.float32]
    title: NDArray[np.float32]


class Scales:
    """Compares one article with many; holds two tables so that this needs no dictionary.

    Memory: 16 MiB.
    """

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self._body = np.zeros(SPACE, dtype=np.float32)
        self._title = np.zeros(SPACE, dtype=np.float32)

    def contents(self, one: Terms, others: Sequence[Terms]) -> Contents:
        """The cosines of one article with each of the others.

        Terms weigh by how few articles have them now, so that equal pairs are equally
        alike whenever they came. Cost: linear in the terms of the others.
        """
        return Contents(
            self._cosines(
                self._body,
                one.ids,
                one.said * self._rarity.weights(one.ids),
                [other.ids for other in others],
                [other.said for other in others],
            ),
            self._cosines(
                self._title,
                one.title,
                self._rarity.title_weights(one.title),
                [other.title for other in others],
                None,
            ),
        )

    def _cosines(
        self,
        table: NDArray[np.float32],
        ids: NDArray[np.int32],
        weights: NDArray[np.float32],
        others: list[NDArray[np.int32]],
        said: list[NDArray[np.uint8]] | None,
    ) -> NDArray[np.float32]:
        sizes = np.fromiter(map(len, others), dtype=np.intp, count=len(others))
        cosines = np.zeros(len(others), dtype=np.float32)
        if not len(ids) or not sizes.any():
            return cosines
        every = np.concatenate(others)
        theirs = (
            self._rarity.title_weights(every)
            if said is None
            else self._rarity.weights(every) * np.concatenate(said)
        )
        table[ids] = weights
        products = theirs * table.take(every)
        table[ids] = 0.0
        full = np.flatnonzero(sizes)
        begins = (np.cumsum(sizes) - sizes)[full]
        dots = np.add.reduceat(products, begins)
        squares = np.add.reduceat(theirs * theirs, begins)
        mine = float(np.sqrt(np.dot(weights, weights)))
        cosines[full] = dots / np.maximum(np.sqrt(squares) * mine, 1e-9)
        return cosines


def nearness(days: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is left of a likeness over a distance in time; NaN (no date) takes nothing."""
    apart = np.nan_to_num(np.abs(days), nan=0.0)
    return TAIL / (1.0 + apart / SOON) + (1.0 - TAIL) * np.exp(-apart / SOON)


def alike(
    contents: Contents,
    days: NDArray[np.float64],
    copied: NDArray[np.float64],
    same_outlet: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """The likeness of one article with others, each within [0, 1].

    Args:
        contents: Their cosines.
        days: How far apart they came out; NaN where a date is not known.
        copied: The larger share of copied text of each pair, 0 where none was found.
        same_outlet: Whether both are of one outlet.
    """
    said = BODY * contents.body.astype(np.float64) + TITLE * contents.title
    told = said * nearness(days) * np.where(same_outlet, SAME_OUTLET, 1.0)
    # What one outlet prints twice is its furniture.
    told += np.where(same_outlet, 0.0, COPIED * np.minimum(1.0, copied / NEARLY_ALL))
    return np.minimum(1.0, np.maximum(told, 0.0)) ** ROOT


def content_alone(contents: Contents) -> NDArray[np.float64]:
    """The likeness without regard to time, within [0, 1]."""
    said = BODY * contents.body.astype(np.float64) + TITLE * contents.title
    return np.minimum(1.0, np.maximum(said, 0.0)) ** ROOT
