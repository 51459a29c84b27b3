"""Alignment: which word of a text each word of a fragment is.

A fragment is cut at its sentences and gaps. Each piece looks for its places in the text by
shared words and shared word pairs (seeds on a diagonal), every likely place is aligned
exactly (Needleman and Wunsch 1970, free ends in the text), and the best row of places is
chosen over all pieces at once (Viterbi 1967), where going on costs nothing and going back
costs a little. So a witness may leave out, cut short, or put sentences in another order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.collation.fragments import Atom, Cell, Fragment, cells_of_one_atom, sentence_starts
from variorum.collation.settling import settle
from variorum.collation.spelling import exchanged
from variorum.collation.wordwise import EQUAL, GAP_COST, NEAR, needleman, without_islands
from variorum.text import FUNCTION_WORDS

_MAX_POSTINGS = 60
_MOST_TRIED = 2000
_MAX_PLACES = 6
_SLACK = 6
_REACH = 80
_ANCHOR = 3
_FEW = 6
# In the room that its neighbours leave it, a piece is known by fewer words than elsewhere.
_LEAST_BESIDE = 0.3
# A place is sure if it is worth so much of a perfect one and no other has so many votes.
_SURE, _RIVAL = 0.6, 0.7
_LOOK_BACK = 40
# Longer pieces are cut, so that a text without full stops costs no more than others.
_LONGEST_PIECE = 120
_BACKWARD, _FAR, _AWAY, _ONWARD = -2.5, 5.0, 0.05, 0.8


@dataclass(frozen=True, slots=True)
class Piece:
    """Atoms ``[first, last)`` of a fragment placed at ``[start, end)`` of the text.

    ``start`` is -1 where no place was found. ``score`` is the alignment's.
    """

    first: int
    last: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """``to[i]`` is the text's atom that the fragment's atom ``i`` is, or -1."""

    fragment: Fragment
    to: tuple[int, ...]
    pieces: tuple[Piece, ...]

    @property
    def matched(self) -> int:
        """How many atoms have a place."""
        return sum(1 for place in self.to if place >= 0)


class Text:
    """A row of atoms made ready to be searched: what fragments are aligned with."""

    def __init__(self, cells: Sequence[Cell], atoms: Sequence[Atom]) -> None:
        self.cells = tuple(cells)
        self.atoms = tuple(atoms)
        self.keys = tuple(atom.key for atom in atoms)
        self.forms = written_forms(atoms)
        self.single: dict[str, list[int]] = defaultdict(list)
        self.double: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, key in enumerate(self.keys):
            self.single[key].append(place)
            if place:
                self.double[self.keys[place - 1], key].append(place - 1)
        self.starts = sentence_starts(self.cells)
        self.sole = cells_of_one_atom(self.atoms)
        self.sources = frozenset((str(cell.article), cell.start) for cell in self.cells)


def written_forms(atoms: Sequence[Atom]) -> dict[str, str]:
    """The written forms of keys that are another spelling of them."""
    return {atom.key: atom.form for atom in atoms if atom.form and atom.form != atom.key}


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    score: float
    to: tuple[int, ...]


def align(fragment: Fragment, text: Text) -> Alignment:
    """Align a fragment with a text.

    Cost: O(n) for n atoms that stand in the text as they are; a piece of m atoms that
    differs costs O(m · (m + 80)) for each of at most six likely places.
    """
    cuts = _cuts(fragment)
    pieces = list(pairwise(cuts))
    keys = fragment.keys
    forms = {**text.forms, **written_forms(fragment.atoms)}
    options = [_places(keys[first:last], text, forms) for first, last in pieces]
    chosen = _best_row(options)
    if _looked_again(keys, pieces, options, chosen, text, forms):
        chosen = _best_row(options)
    to = [-1] * len(keys)
    taken: set[int] = set()
    found: list[Piece] = []
    ranked = sorted(
        zip(pieces, chosen, strict=True),
        key=lambda pair: (-pair[1].score if pair[1] else 0.0, pair[0][0]),
    )
    for (first, last), spot in ranked:
        # A piece whose place another has taken is left to its neighbours.
        if spot is None or any(p in taken for p in spot.to if p >= 0):
            found.append(Piece(first, last, -1, -1, 0.0))
            continue
        to[first:last] = spot.to
        taken.update(p for p in spot.to if p >= 0)
        found.append(Piece(first, last, spot.start, spot.end, spot.score))
    found.sort(key=lambda piece: piece.first)
    if -1 in to and taken:
        settle(keys, to, text.keys, cuts, forms)
    return Alignment(fragment, tuple(to), tuple(found))


def _looked_again(
    keys: Sequence[str],
    pieces: Sequence[tuple[int, int]],
    options: list[list[_Place]],
    chosen: Sequence[_Place | None],
    text: Text,
    forms: Mapping[str, str],
) -> bool:
    """Offer pieces that stand out of the row the room between those that stand in it.

    A damaged sentence may be more like another one elsewhere than like itself.
    """
    row = _in_order(chosen)
    if len(row) < 3 or len(row) == len(pieces):
        return False
    found = False
    inside = set(row)
    for index, (first, last) in enumerate(pieces):
        if index in inside:
            continue
        at = bisect_left(row, index)
        before = chosen[row[at - 1]] if at else None
        after = chosen[row[at]] if at < len(row) else None
        left, right = before.end if before else 0, after.start if after else len(text.keys)
        room = last - first + _REACH
        for start, end in {(left, min(right, left + room)), (max(left, right - room), right)}:
            spot = _align_window(keys[first:last], text, forms, start, end, _LEAST_BESIDE)
            if spot is not None and all(spot.to != other.to for other in options[index]):
                options[index] = sorted([*options[index], spot], key=lambda p: (-p.score, p.start))
                found = True
    return found


def _in_order(chosen: Sequence[_Place | None]) -> list[int]:
    """The pieces of the best row of places that goes on from start to end."""
    best: list[tuple[float, int]] = []
    for index, place in enumerate(chosen):
        worth, origin = (place.score, -1) if place else (float("-inf"), -1)
        if place:
            for other in range(max(0, index - _LOOK_BACK), index):
                before = chosen[other]
                if before and before.end <= place.start and best[other][0] + place.score > worth:
                    worth, origin = best[other][0] + place.score, other
        best.append((worth, origin))
    if not best:
        return []
    index = max(range(len(best)), key=lambda i: (best[i][0], -i))
    row: list[int] = []
    while index >= 0 and chosen[index]:
        row.append(index)
        index = best[index][1]
    return row[::-1]


def _cuts(fragment: Fragment) -> list[int]:
    """Where the fragment is cut: before atoms that open a sentence or follow a gap."""
    starts = fragment.starts
    cuts = [0]
    for index, atom in enumerate(fragment.atoms):
        if index - cuts[-1] >= _LONGEST_PIECE:
            cuts.append(index)
            continue
        inside = index == 0 or fragment.atoms[index - 1].last == atom.first
        if not inside and (fragment.cells[atom.first].gap or atom.first in starts):
            cuts.append(index)
    return [*cuts, len(fragment.atoms)]


def _places(keys: Sequence[str], text: Text, forms: Mapping[str, str]) -> list[_Place]:
    """Likely places of one piece, best first."""
    size = len(keys)
    if not size:
        return []
    exact = _exact(keys, text)
    if exact:
        return [
            _Place(start, start + size, size * EQUAL, tuple(range(start, start + size)))
            for start in exact[:_MAX_POSTINGS]
        ]
    votes: dict[int, float] = defaultdict(float)
    for offset in range(size - 1):
        postings = text.double.get((keys[offset], keys[offset + 1]), ())
        for place in postings[:_MAX_POSTINGS]:
            votes[place - offset] += 1 + 1 / len(postings)
    for offset, key in enumerate(keys):
        postings = text.single.get(key, ())
        if key not in FUNCTION_WORDS and len(postings) <= _MAX_POSTINGS:
            for place in postings:
                votes[place - offset] += 0.5 + 1 / len(postings)
    if not votes:
        return []
    least = 0.4 * max(votes.values())
    best = sorted(
        (diagonal for diagonal in votes if votes[diagonal] >= least),
        key=lambda diagonal: (-votes[diagonal], diagonal),
    )[:_MAX_PLACES]
    anchored = _anchored(keys, text, best, forms)
    if anchored is not None:
        return [anchored]
    rivals = any(
        votes[d] >= _RIVAL * votes[best[0]] and abs(d - best[0]) > _SLACK for d in best[1:]
    )
    if not rivals:
        start, end = best[0] - _SLACK, best[0] + size + _SLACK
        spot = _align_window(keys, text, forms, max(0, start), min(len(text.keys), end))
        if spot is not None and spot.score >= _SURE * size * EQUAL:
            return [spot]
    windows = {(d - _SLACK, d + size + _SLACK) for d in best}
    for left in best:
        for right in best:
            if _SLACK - 2 < right - left <= _REACH:
                windows.add((left - _SLACK, right + size + _SLACK))
    found: dict[tuple[int, ...], _Place] = {}
    for start, end in sorted(windows):
        spot = _align_window(keys, text, forms, max(0, start), min(len(text.keys), end))
        if spot is not None:
            found.setdefault(spot.to, spot)
    return sorted(found.values(), key=lambda p: (-p.score, p.start))[:_MAX_PLACES]


def _exact(keys: Sequence[str], text: Text) -> list[int]:
    size = len(keys)
    if size == 1:
        return text.single.get(keys[0], [])
    rarest = min(
        range(size - 1),
        key=lambda i: (len(text.double.get((keys[i], keys[i + 1]), ())), i),
    )
    wanted = tuple(keys)
    found: list[int] = []
    for place in text.double.get((keys[rarest], keys[rarest + 1]), ())[:_MOST_TRIED]:
        start = place - rarest
        if start >= 0 and text.keys[start : start + size] == wanted:
            found.append(start)
            if len(found) == _MAX_POSTINGS:
                break  # one word over and over
    return found


def _anchored(
    keys: Sequence[str], text: Text, diagonals: Sequence[int], forms: Mapping[str, str]
) -> _Place | None:
    """A piece whose first and last words stand in the text as they are: align the middle."""
    size = len(keys)
    best: tuple[int, int, int, int] | None = None
    for left in diagonals:
        if left < 0:
            continue
        head = 0
        while head < size and left + head < len(text.keys) and keys[head] == text.keys[left + head]:
            head += 1
        if head < _ANCHOR:
            continue
        for right in diagonals:
            if not -_SLACK <= right - left <= _REACH or right + size > len(text.keys):
                continue
            foot = 0
            while (
                foot < size - head
                and right + size - 1 - foot >= left + head
                and keys[size - 1 - foot] == text.keys[right + size - 1 - foot]
            ):
                foot += 1
            if foot >= _ANCHOR and (best is None or head + foot > best[2] + best[3]):
                best = (left, right, head, foot)
    if best is None or best[2] + best[3] < size / 2:
        return None
    left, right, head, foot = best
    start, end = left + head, right + size - foot
    middle = needleman(keys[head : size - foot], text.keys[start:end], forms, free=False)
    to = [
        *range(left, start),
        *(start + place if place >= 0 else -1 for place in middle),
        *range(end, end + foot),
    ]
    to = without_islands(keys, to)
    return _Place(left, end + foot, _value(keys, to, text), tuple(to))


def _align_window(
    keys: Sequence[str],
    text: Text,
    forms: Mapping[str, str],
    start: int,
    end: int,
    least: float = 0.0,
) -> _Place | None:
    """Align a piece inside a window of the text; ends of the window are free."""
    if start >= end:
        return None
    to = needleman(keys, text.keys[start:end], forms, free=True)
    to = [start + place if place >= 0 else -1 for place in to]
    to = without_islands(keys, to)
    matched = [place for place in to if place >= 0]
    if not matched or not (
        _enough(keys, to, text)
        or (least and len(matched) >= least * len(keys) and len(matched) > 1)
    ):
        return None
    return _Place(matched[0], matched[-1] + 1, _value(keys, to, text), tuple(to))


def _value(keys: Sequence[str], to: Sequence[int], text: Text) -> float:
    matched = [place for place in to if place >= 0]
    gaps = matched[-1] + 1 - matched[0] - len(matched)
    return sum(
        EQUAL if text.keys[place] == key else NEAR if place >= 0 else GAP_COST
        for key, place in zip(keys, to, strict=True)
    ) - 0.2 * min(gaps, 20)


def _with_exchanged(keys: Sequence[str], to: Sequence[int], text: Text) -> list[int]:
    """The places, those included where a number stands for a number, "no" for "a"."""
    full = list(to)
    for index, key in enumerate(keys):
        if full[index] >= 0 or not (key[:1].isdigit() or len(keys) <= _FEW):
            continue
        for beside, shift in ((index - 1, 1), (index + 1, -1)):
            if 0 <= beside < len(to) and to[beside] >= 0:
                place = to[beside] + shift
                if 0 <= place < len(text.keys) and exchanged(key, text.keys[place]):
                    full[index] = place
    return full


def _enough(keys: Sequence[str], to: Sequence[int], text: Text) -> bool:
    """True if the match is more than chance: a run of words, or most of the words."""
    to = _with_exchanged(keys, to, text)
    matched = [index for index, place in enumerate(to) if place >= 0]
    if not matched:
        return False
    content = sum(1 for index in matched if keys[index] not in FUNCTION_WORDS)
    run = best = 1
    for left, right in pairwise(matched):
        run = run + 1 if right == left + 1 and to[right] == to[left] + 1 else 1
        best = max(best, run)
    share = len(matched) / len(keys)
    if share >= 0.6 and (best >= 3 or content >= 2 or share == 1):
        return True
    if share >= 0.5 and content >= 3 and len(matched) >= 0.8 * (max(to) + 1 - to[matched[0]]):
        return True  # what the text has of a sentence, though it lacks a part
    return share >= 0.34 and best >= 4 and content >= 2


def _best_row(options: Sequence[Sequence[_Place]]) -> list[_Place | None]:
    """The best place for every piece, seen together."""
    table: list[list[tuple[float, int, _Place | None]]] = []
    for places in options:
        row: list[tuple[float, int, _Place | None]] = []
        for place in (*places, None):
            if not table:
                row.append((place.score if place else 0.0, -1, place))
                continue
            best, origin = float("-inf"), -1
            for index, (so_far, _, before) in enumerate(table[-1]):
                value = so_far + _passing(before, place)
                if value > best:
                    best, origin = value, index
            row.append((best + (place.score if place else 0.0), origin, place))
        table.append(row)
    if not table:
        return []
    index = max(range(len(table[-1])), key=lambda i: (table[-1][i][0], -i))
    chosen: list[_Place | None] = []
    for row in reversed(table):
        _, origin, place = row[index]
        chosen.append(place)
        index = origin
    return chosen[::-1]


def _passing(before: _Place | None, place: _Place | None) -> float:
    if place is None or before is None:
        return 0.0
    if place.start == before.end:
        return _ONWARD
    if place.start > before.end:
        return -min(_FAR, _AWAY * (place.start - before.end))
    if place.end <= before.start:
        return _BACKWARD - min(_FAR, _AWAY * (before.start - place.end))
    return -100.0
