"""How alike two articles are as tellings of one happening: what is weighed, and how."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.stories.rarity import Rarity
from variorum.stories.term_shelf import NOBODYS, Rows
from variorum.stories.terms import SPACE, Terms

# Swept on the development sets; see docs/methods/stories.md.
BODY = 0.79
TITLE = 0.21
COPIED = 0.4
NEARLY_ALL = 0.5  # from this share of copied text on, more tells no more
SOON = 1.5  # days at which half of a likeness is left
ONE_DATE = 0.9  # what is left where one date is not known
SAME_OUTLET = 0.6  # two pages of one outlet are mostly about two things
# Of what two reports in two languages say only names and figures can agree; from principle,
# since no development set has such pairs.
OTHER_TONGUE = 1.5
# Roots keep one very near pair from standing for many that are not.
ROOT = 0.55
_TINY = 1e-9
UNRELATED = 0.08  # what two articles of no common story come to, in the mean


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """Cosines of one article with others: of all terms, and of the titles' terms."""

    body: NDArray[np.float32]
    title: NDArray[np.float32]


class Norms(NamedTuple):
    """The lengths of an article's two vectors, by what terms weighed when it was measured."""

    body: float
    title: float


class Scales:
    """Compares one article with many; holds a table so that this needs no dictionary.

    Memory: 16 MiB.
    """

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        # What each term of the one article is worth, and each of its title: see ``Rows``.
        self._table = np.zeros(NOBODYS + 1, dtype=np.float32)

    def norms(self, one: Terms) -> Norms:
        """The lengths of an article's vectors by what its terms weigh now."""
        body = one.said * self._rarity.weights(one.ids)
        title = self._rarity.title_weights(one.title)
        return Norms(float(np.sqrt(np.dot(body, body))), float(np.sqrt(np.dot(title, title))))

    def contents(self, one: Terms, others: Rows, norms: NDArray[np.float32]) -> Contents:
        """The cosines of one article with each of the others.

        Args:
            one: The article.
            others: The terms of the others.
            norms: Their ``Norms``, shape (others, 2).

        Cost: linear in the terms of the others.
        """
        body, title = self._rarity.weights(one.ids), self._rarity.title_weights(one.title)
        told, headed = one.said * body, title
        table = self._table
        table[one.ids] = told * body
        table[one.title + SPACE] = headed * title
        products = table.take(others.ids)
        table[one.ids] = 0.0
        table[one.title + SPACE] = 0.0
        products *= others.said
        dots = np.add.reduceat(products, others.begins).reshape(-1, 2)
        mine = np.sqrt(np.array([np.dot(told, told), np.dot(headed, headed)], dtype=np.float32))
        cosines = np.minimum(1.0, dots / np.maximum(norms * mine, _TINY))
        return Contents(cosines[:, 0], cosines[:, 1])


def nearness(
    one: float, others: NDArray[np.float64], slack: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What their distance in time leaves of the likeness of one article with others.

    Args:
        one: When it came out, in days; NaN if not known.
        others: The same of the others.
        slack: How many days of the distance may be but the coarseness of the dates.
    """
    if math.isnan(one):
        # Two articles without a date may be of one hour: nothing speaks against it.
        return np.where(np.isnan(others), 1.0, ONE_DATE)
    apart = np.maximum(0.0, np.abs(others - one) - slack)
    return np.where(np.isnan(apart), ONE_DATE, 1.0 / (1.0 + apart / SOON))


def content(contents: Contents, other_tongue: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How alike one article and others are by what they say, before the root is drawn.

    Args:
        contents: Their cosines.
        other_tongue: Whether one is English and the other is not.
    """
    said = BODY * contents.body.astype(np.float64) + TITLE * contents.title
    return np.where(other_tongue, OTHER_TONGUE, 1.0) * said


def alike(
    said: NDArray[np.float64],
    when: float,
    others: NDArray[np.float64],
    slack: NDArray[np.float64],
    copied: NDArray[np.float64],
    same_outlet: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """The likeness of one article with others, each within [0, 1].

    Args:
        said: See ``content``.
        when: When it came out, in days; NaN if not known.
        others: The same of the others.
        slack: See ``nearness``.
        copied: The larger share of copied text of each pair, 0 where none was found.
        same_outlet: Whether both are of one outlet.
    """
    told = said * nearness(when, others, slack) * np.where(same_outlet, SAME_OUTLET, 1.0)
    # What one outlet prints twice is its furniture.
    told += np.where(same_outlet, 0.0, COPIED * np.minimum(1.0, copied / NEARLY_ALL))
    return rooted(told)


def rooted(told: NDArray[np.float64]) -> NDArray[np.float64]:
    """A likeness as it is averaged."""
    root: NDArray[np.float64] = np.clip(told, 0.0, 1.0) ** ROOT
    return root
