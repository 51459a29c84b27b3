"""Copies in a stream: for each article that arrives, which earlier ones share its text.

Nothing is deleted and nothing revised: an answer depends on the articles that came before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.stories.descent import Descent, descent
from variorum.stories.furniture import Outlets, covered
from variorum.stories.passage_index import LEAST, Found, PassageIndex
from variorum.stories.prints import distinct
from variorum.stories.provenance import Provenance, came_before, names_source, outlet_key
from variorum.stories.reading import Reading
from variorum.stories.segments import Segments
from variorum.stories.shared_text import Shared, shared
from variorum.stories.telling import (
    kinship,
    may_be_furniture,
    nearly_whole,
    shares,
    tells,
    tells_whole,
)
from variorum.stories.wording import Wording
from variorum.stories.wordings import Wordings

ENOUGH = 12  # near-whole copies of one text that later ones are compared with
_RECENT = 256  # articles that are kept ready for comparing
_MUCH_READ = 5_000  # words of an article that is not
_REPEATS = 0.4  # of an article's prints: then it is no furniture that is repeated
_ERRORS = 6  # words shared with a copy and not with its origin that show descent from it


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

    Memory: buffers for one block, and four bytes an article; the rest lies in ``segments``.
    """

    def __init__(self, segments: Segments) -> None:
        self._index = PassageIndex(segments)
        self._wordings = Wordings(segments)
        self._outlets = Outlets(segments)
        self._recent: OrderedDict[int, Reading] = OrderedDict()

    def take(
        self, number: int, wording: Wording, provenance: Provenance
    ) -> tuple[StreamedCopy, ...]:
        """The copies of a new article among the earlier ones, nearest first; it is kept.

        Args:
            number: Greater than every earlier one, below 2**32.
            wording: The words of the article's text; offsets of passages are in that text.
            provenance: Its outlet, date and credits.

        Cost: about half a millisecond for 350 words, plus 0.25 ms for each copy.
        """
        # Without the words as written, which would outlive their use by far.
        wording = replace(wording, written=())
        new = Reading(wording, provenance)
        own = new.own
        hashes, places = new.prints
        known = distinct(hashes)
        found = self._index.look_up(known)
        repeated = self._outlets.repeated(found, provenance.source)
        known_places = (len(own.words), hashes, places, known)
        crowded = covered(*known_places, found.crowded)
        furniture = covered(*known_places, found.crowded | repeated) if repeated.any() else crowded
        told: list[_Told] = []
        whole: list[NDArray[np.uint64]] = []
        for candidate in self._worth(found, repeated, provenance):
            old = self._reading(candidate)
            related = kinship(old.about, provenance)
            same = shared(old.own, own, crowded, old.seeds, new.seeds)
            if furniture is not crowded and may_be_furniture(same, old.own, own, related):
                same = shared(old.own, own, furniture, old.seeds, new.seeds)
            if not same.passages or not (
                tells(same, old.own, own, related)
                or tells_whole(same, old.own, own, old.wording, wording)
            ):
                continue
            share_a, share_b = shares(same, old.own, own)
            way = descent((old.about, old.wording, old.own), (provenance, wording, own), same)
            told.append(_Told(candidate, old.about, same, share_a, share_b, way))
            if nearly_whole(same, old.own, own):
                whole.append(old.prints[0])
        copies = [
            StreamedCopy(
                one.number,
                number,
                round(min(1.0, one.share_a), 4),
                round(min(1.0, one.share_b), 4),
                None if way is None else ((one.number, number) if way else (number, one.number)),
                one.same.passages,
            )
            for one, way in zip(told, _ways(told, provenance), strict=True)
        ]
        self._index.add(number, _not_in_many(known, whole))
        self._wordings.add(number, wording, provenance.line())
        self._outlets.add(number, provenance.source)
        self._remember(number, new)
        return tuple(sorted(copies, key=lambda c: (-max(c.share_a, c.share_b), c.a)))

    def credited(
        self, wording: Wording, provenance: Provenance, others: Sequence[int]
    ) -> tuple[int, ...]:
        """Those of earlier articles that a new one names as where its report is from.

        Args:
            wording: The words of the new one.
            provenance: Its outlet and date: what came out after it can't be its source.
            others: Articles, of which the first of each outlet is looked for.

        Cost: some 40 µs for each outlet.
        """
        own = outlet_key(provenance.source) if provenance.source else ""
        seen = {own}
        found = []
        for number in others:
            about = Provenance.of_line(self._wordings.about(number))
            outlet = outlet_key(about.source) if about.source else ""
            if not about.source or outlet in seen or came_before(provenance, about):
                continue
            seen.add(outlet)
            if names_source(wording, about.source):
                found.append(number)
        return tuple(found)

    def name(self, number: int) -> str | int:
        """The id of an article that was taken.

        Raises:
            NotFound: None of this number was.
        """
        return Provenance.of_line(self._wordings.about(number)).id

    def _reading(self, number: int) -> Reading:
        """An earlier article, of those that were of late made or asked for without reading."""
        reading = self._recent.get(number)
        if reading is None:
            about = Provenance.of_line(self._wordings.about(number))
            reading = Reading(self._wordings.get(number), about)
            self._remember(number, reading)
        else:
            self._recent.move_to_end(number)
        return reading

    def _remember(self, number: int, reading: Reading) -> None:
        if len(reading.wording.words) <= _MUCH_READ:
            self._recent[number] = reading
            if len(self._recent) > _RECENT:
                self._recent.popitem(last=False)

    def _worth(self, found: Found, repeated: NDArray[np.bool_], new: Provenance) -> Iterator[int]:
        """Candidates, without those of the same outlet that share little but its furniture."""
        if not repeated.any():
            yield from (number for number, _ in found.candidates)
            return
        fresh = found.holders[~repeated[found.places]]
        articles, shares = np.unique(fresh, return_counts=True)
        enough = set(articles[shares >= LEAST].tolist())
        much = _REPEATS * len(repeated)
        for number, count in found.candidates:
            if number in enough or count >= much or not self._outlets.may_share(number, new.source):
                yield number

    def freeze(self) -> None:
        """Put the running block away; to be called at a block's end and never else."""
        self._index.freeze()
        self._wordings.freeze()
        self._outlets.freeze()

    def state(self) -> dict[str, Any]:
        """What must be kept beside the segments; right after ``freeze``, in plain values."""
        return {
            "index": self._index.state(),
            "wordings": self._wordings.state(),
            "outlets": self._outlets.state(),
        }

    @classmethod
    def restore(cls, state: Mapping[str, Any], segments: Segments) -> CopyStream:
        """The stream as it was when ``state`` was taken."""
        stream = cls(segments)
        stream._index = PassageIndex.restore(state["index"], segments)
        stream._wordings = Wordings.restore(state["wordings"], segments)
        stream._outlets = Outlets.restore(state["outlets"], segments)
        return stream


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """A copy before its direction is settled."""

    number: int
    about: Provenance
    same: Shared
    share_a: float
    share_b: float
    way: Descent | None


def _ways(told: Sequence[_Told], new: Provenance) -> list[bool | None]:
    """True where the new article has it from the other, False the other way round.

    Two articles may both have it from a third that came first. Time alone (and a credit, if
    both are of the outlet credited) then shows nothing, unless they share what the third
    does not have, such as an error.
    """
    return [
        None
        if one.way is None or any(_explains(other, one, new) for other in told)
        else one.way.forward
        for one in told
    ]


def _explains(root: _Told, one: _Told, new: Provenance) -> bool:
    """True if the new article may have from ``root`` all that it shares with ``one``."""
    if root is one or one.way is None or (root.way is not None and not root.way.forward):
        return False
    giver = one.about if one.way.forward else new
    if one.way.by != "time" and kinship(root.about, giver) != "same":
        return False
    if not _had_it_first(root, one):
        return False
    return int(np.count_nonzero(one.same.covered_b & ~root.same.covered_b)) < _ERRORS


def _had_it_first(one: _Told, two: _Told) -> bool:
    order = came_before(one.about, two.about)
    return one.number < two.number if order is None else order


def _not_in_many(known: NDArray[np.uint64], whole: list[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Prints of a text without those that ``ENOUGH`` whole copies have.

    A text that everybody prints must not become boilerplate by that; the first copies
    stand for it.
    """
    if len(whole) < ENOUGH:
        return known
    held, counts = np.unique(np.concatenate([distinct(w) for w in whole]), return_counts=True)
    return np.setdiff1d(known, held[counts >= ENOUGH], assume_unique=True)
