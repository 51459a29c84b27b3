"""Which earlier reports a new one is like, and how much: the indexes of a stream together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.stories.alike import Scales, alike, content, rooted
from variorum.stories.facts import Facts, When
from variorum.stories.gathering import Bond
from variorum.stories.rarity import Rarity
from variorum.stories.segments import Arrays, Segments
from variorum.stories.term_index import TermIndex
from variorum.stories.term_shelf import TermShelf
from variorum.stories.terms import Terms

_TOLD = 5  # shared terms that are told as a reason


class Comparing:
    """The terms of all reports of a stream, ready to be compared with.

    Memory: 32 MiB for tables, one block of terms, and 25 bytes a report; the rest lies in
    ``segments``.
    """

    def __init__(self, segments: Segments) -> None:
        self._segments = segments
        self._rarity = Rarity()
        self._scales = Scales(self._rarity)
        self._index = TermIndex(segments)
        self._shelf = TermShelf(segments)
        self.facts = Facts()
        self._blocks = 0

    def meet(self, terms: Terms, told: When, outlet: int) -> None:
        """Note the facts of the next report, before it is compared with others."""
        self._rarity.add(terms.ids)
        self.facts.add(told, outlet, terms.foreign, self._scales.norms(terms))

    def keep(self, number: int, terms: Terms) -> None:
        """Keep the terms of a report that was met, for later ones."""
        self._index.add(number, terms.ids, self.facts.moments[number])
        self._shelf.add(terms)

    def terms(self, number: int) -> Terms:
        """The terms of a report that is kept."""
        return self._shelf.get(number)

    def near(self, number: int, terms: Terms, also: Sequence[int], most: int) -> list[int]:
        """The kept reports that share most rare words with this one, best first.

        Args:
            number: The report; it is not among those found.
            terms: Its terms.
            also: Reports that are looked at in any case.
            most: How many are found at most, beside those.
        """
        weights = self._rarity.weights(terms.ids) * terms.said
        held = self._rarity.held(terms.ids)
        moment = self.facts.moments[number]
        every = self.facts.every_moment()
        found = self._index.candidates(terms.ids, weights, held, every, moment, most).tolist()
        known = set(found)
        found += [other for other in also if other not in known]
        return [other for other in found if other != number]

    def likenesses(
        self, number: int, terms: Terms, others: list[int], shares: Mapping[int, float]
    ) -> tuple[list[float], list[float]]:
        """How alike a report and others are: with regard to time, and by content alone.

        Args:
            number: The report.
            terms: Its terms.
            others: Kept reports.
            shares: How much text it shares with others, where that is known.

        Cost: linear in the terms of the others.
        """
        if not others:
            return [], []
        facts = self.facts
        places = np.array(others, dtype=np.intp)
        contents = self._scales.contents(terms, self._shelf.rows(others), facts.norms(places))
        outlets = facts.every_outlet()
        copied = np.zeros(len(others))
        for place, other in enumerate(others) if shares else ():
            copied[place] = shares.get(other, 0.0)
        said = content(contents, facts.every_tongue()[places] != facts.foreign[number])
        likeness = alike(
            said,
            facts.moments[number],
            facts.every_moment()[places],
            facts.slacks(number, places),
            copied,
            (outlets[places] == outlets[number]) & (outlets[number] != 0),
        )
        return likeness.tolist(), rooted(said).tolist()

    def bonds(
        self, number: int, terms: Terms, others: list[int], shares: Mapping[int, float]
    ) -> dict[int, Bond]:
        """The same for each of the others; see ``likenesses``."""
        pairs = zip(*self.likenesses(number, terms, others, shares), strict=True)
        return {other: Bond(*pair) for other, pair in zip(others, pairs, strict=True)}

    def shared(self, one: Terms, other: int) -> NDArray[np.int32]:
        """The terms that a report shares with a kept one and few others have, rarest first."""
        both = np.intersect1d(one.ids, self.terms(other).ids, assume_unique=True)
        return both[np.lexsort((both, -self._rarity.weights(both)))][:_TOLD]

    def days_apart(self, one: int, two: int) -> float | None:
        """How many days lie between two reports; None where nobody knows."""
        apart = abs(self.facts.moments[one] - self.facts.moments[two])
        return None if math.isnan(apart) else round(apart, 2)

    def weigh_anew(self, numbers: Sequence[int]) -> None:
        """Measure the vectors of kept reports by what their terms weigh now."""
        for number in numbers:
            self.facts.measure(number, self._scales.norms(self.terms(number)))

    def freeze(self, first: int) -> dict[str, Any]:
        """Put the block away that begins with a number; what must be kept beside it."""
        self._index.freeze()
        self._shelf.freeze()
        self._segments.put(f"facts-{self._blocks}", self.facts.block(first))
        # The name alternates, so that the one of the state before is there until this is sure.
        rarity = self._rarity.keep(self._segments, f"rarity-{self._blocks % 2}")
        self._blocks += 1
        return {
            "blocks": self._blocks,
            "rarity": rarity,
            "index": self._index.state(),
            "shelf": self._shelf.state(),
        }

    @classmethod
    def restore(cls, state: Mapping[str, Any], segments: Segments) -> Comparing:
        """As it was when it was put away."""
        comparing = cls(segments)
        comparing._blocks = int(state["blocks"])
        comparing._rarity = Rarity.restore(state["rarity"], segments)
        comparing._scales = Scales(comparing._rarity)
        comparing._index = TermIndex.restore(state["index"], segments)
        comparing._shelf = TermShelf.restore(state["shelf"], segments)
        for block in range(comparing._blocks):
            told: Arrays = segments.get(f"facts-{block}")
            comparing.facts.extend(told)
        return comparing
