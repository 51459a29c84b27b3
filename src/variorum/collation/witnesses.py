"""Witnesses: how each fragment runs along the base.

Every fragment is aligned with the base and read as chains of steps: same words, other
words, nothing. Between two chains the fragment goes back in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from variorum.collation.align import Text, align
from variorum.collation.fragments import Fragment
from variorum.collation.spelling import currencies

# A print from end to end has so much of the text between its ends, and so much the same.
_NEARLY_ALL = 0.9
_MOST = 0.6
_FAR_APART = 20


@dataclass(frozen=True, slots=True)
class Step:
    """Cells ``[i, j)`` of the base against cells ``[a, b)`` of a fragment.

    ``same`` is true where both have the same words, however they are written.
    """

    i: int
    j: int
    a: int
    b: int
    same: bool


@dataclass(frozen=True, slots=True)
class Run:
    """How one fragment runs along the base.

    ``chains`` are rows of steps without a break or a turn back; between two chains the
    fragment goes back in the text, or its words have no place there. ``printed`` are the
    cells of the base that it has the words of, in order; ``to`` has for each atom of the
    fragment the base's, or -1.
    """

    fragment: Fragment
    chains: tuple[tuple[Step, ...], ...]
    matched: int
    printed: tuple[int, ...] = ()
    to: tuple[int, ...] = ()

    @property
    def reach(self) -> tuple[int, int]:
        """The first cell of the base that a step touches, and the end of the last."""
        if not self.chains:
            return (0, 0)
        return min(c[0].i for c in self.chains), max(c[-1].j for c in self.chains)


def follow(fragment: Fragment, text: Text) -> Run:
    """Align a fragment with the base and read it as chains of steps."""
    return read_along(fragment, text, align(fragment, text).to)


def read_along(fragment: Fragment, text: Text, to: Sequence[int]) -> Run:
    """Read a fragment along the base as chains of steps.

    Args:
        fragment: A print.
        text: The base.
        to: For each atom of the fragment the base's atom that it is, or -1.
    """
    to = tuple(to)
    same = _same_steps(fragment, text, to)
    if not same:
        return Run(fragment, (), 0, (), to)
    chains: list[list[Step]] = [[same[0]]]
    printed = sorted(i for step in same for i in range(step.i, step.j))
    for step in same[1:]:
        last = chains[-1][-1]
        base_between, own_between = step.i - last.j, step.a - last.b
        # What stands between in the text may be printed elsewhere in the fragment.
        if base_between < 0 or (base_between and _any_between(printed, last.j, step.i)):
            _part(chains, step, text, fragment, printed)
            continue
        if own_between and base_between > _FAR_APART + 3 * own_between:
            # A few words do not stand for a page: nothing is said of what is between, but that
            # the sentence before an ellipsis ends in other words.
            if own_between <= _EDGE_WORDS and fragment.cells[step.a].gap:
                room = _room(text, last.j, own_between)
                if room:
                    chains[-1].append(Step(last.j, last.j + room, last.b, step.a, False))
            chains.append([step])
            continue
        if base_between or own_between:
            chains[-1].extend(_by_sentence(last, step, text, fragment))
        chains[-1].append(step)
    _edges(chains, text, fragment)
    return Run(
        fragment,
        tuple(tuple(chain) for chain in chains),
        sum(step.b - step.a for step in same),
        tuple(printed),
        to,
    )


def _room(text: Text, at: int, most: int) -> int:
    """How many cells of the base there are to the end of the sentence, at most so many."""
    room = 0
    while room < most and at + room < len(text.cells) and at + room not in text.starts:
        room += 1
    return room


def is_whole(run: Run, size: int) -> bool:
    """True if a fragment prints a text of ``size`` words from end to end, however damaged."""
    if run.matched >= _NEARLY_ALL * size:
        return True
    reach = sum(chain[-1].j - chain[0].i for chain in run.chains)
    return run.matched >= _MOST * size and reach >= _NEARLY_ALL * size


def itself(text: Text) -> Run:
    """The run of a text along itself."""
    # Its words are from many reports: their places are numbered anew, and mean nothing.
    cells = tuple(replace(cell, start=i, end=i + 1) for i, cell in enumerate(text.cells))
    row = tuple(Step(i, i + 1, i, i + 1, True) for i in range(len(cells)))
    own = Fragment(cells[0].article, (), cells, text.atoms)
    return Run(own, (row,), len(cells), tuple(range(len(cells))), tuple(range(len(text.atoms))))


def _part(
    chains: list[list[Step]], step: Step, text: Text, fragment: Fragment, printed: Sequence[int]
) -> None:
    """Begin a new chain; words between the two stand at the end of the one or before the other.

    Where a sentence of the fragment begins among them, those before it belong to the sentence
    that ends, those after it to the one that begins.
    """
    last = chains[-1][-1]
    new = [step]
    starts = fragment.starts
    cut = next((a for a in range(last.b, step.a + 1) if a in starts), None)
    if cut is not None:
        room, at = 0, last.j
        while (
            room <= cut - last.b
            and at + room < len(text.cells)
            and at + room not in text.starts
            and not _any_between(printed, at + room, at + room + 1)
        ):
            room += 1
        if (cut > last.b or room) and (at + room == len(text.cells) or at + room in text.starts):
            chains[-1].append(Step(at, at + room, last.b, cut, False))
        room, at = 0, step.i
        while (
            room <= step.a - cut
            and at - room > 0
            and at - room not in text.starts
            and not _any_between(printed, at - room - 1, at - room)
        ):
            room += 1
        if (step.a > cut or room) and at - room in text.starts:
            new.insert(0, Step(at - room, at, cut, step.a, False))
    chains.append(new)


def _any_between(places: Sequence[int], low: int, high: int) -> bool:
    return bisect_left(places, low) < bisect_left(places, high)


def _by_sentence(before: Step, after: Step, text: Text, fragment: Fragment) -> list[Step]:
    """Other words between two steps, cut where both sides begin a new sentence."""
    base = [i for i in range(before.j + 1, after.i) if i in text.starts]
    starts = fragment.starts
    own = [a for a in range(before.b + 1, after.a) if a in starts]
    if len(base) != len(own):
        base, own = [], []
    rows = zip(
        pairwise([before.j, *base, after.i]), pairwise([before.b, *own, after.a]), strict=True
    )
    return [Step(i, j, a, b, False) for (i, j), (a, b) in rows]


def _same_steps(fragment: Fragment, text: Text, to: Sequence[int]) -> list[Step]:
    """Cells that are the same words as cells of the base, in the fragment's order."""
    steps: list[Step] = []
    joined: list[tuple[int, int]] = []
    own_sole, base_sole = fragment.sole, text.sole
    own_cells, base_cells = fragment.cells, text.cells
    for index, place in enumerate(to):
        if place < 0:
            continue
        a, i = own_sole[index], base_sole[place]
        if a < 0 or i < 0:
            joined.append((index, place))
            continue
        own, other = own_cells[a].norm, base_cells[i].norm
        if own == other or _is_same((own,), (other,)):
            steps.append(Step(i, i + 1, a, a + 1, True))
    if joined:
        steps += _joined_steps(fragment, text, to, joined)
        steps.sort(key=lambda step: step.a)
    return steps


def _is_same(own: Sequence[str], base: Sequence[str]) -> bool:
    """True if words that match are the same also in their currency, and "is" is not "has"."""
    money = currencies(own) | currencies(base)
    return len(money) < 2 and not {*own, *base} <= {"is", "has"}


def _joined_steps(
    fragment: Fragment, text: Text, to: Sequence[int], pairs: Sequence[tuple[int, int]]
) -> list[Step]:
    """Groups of cells joined by atoms that match, where a cell has several or several have one."""
    left: dict[int, set[int]] = {}
    right: dict[int, set[int]] = {}
    for index, place in pairs:
        own, other = fragment.atoms[index], text.atoms[place]
        for a in range(own.first, own.last + 1):
            for i in range(other.first, other.last + 1):
                left.setdefault(a, set()).add(i)
                right.setdefault(i, set()).add(a)
    loose_own = {
        a
        for index, place in enumerate(to)
        if place < 0
        for a in range(fragment.atoms[index].first, fragment.atoms[index].last + 1)
    }
    loose_base = _loose_base(text, {place for place in to if place >= 0}, set(right))
    steps: list[Step] = []
    done: set[int] = set()
    for a in sorted(left):
        if a in done:
            continue
        own_cells, base_cells = {a}, set(left[a])
        while True:
            grown_own = {x for i in base_cells for x in right[i]} | own_cells
            grown_base = {x for b in grown_own for x in left.get(b, ())} | base_cells
            if grown_own == own_cells and grown_base == base_cells:
                break
            own_cells, base_cells = grown_own, grown_base
        done |= own_cells
        if own_cells & loose_own or base_cells & loose_base:
            continue
        first, last = min(own_cells), max(own_cells) + 1
        start, end = min(base_cells), max(base_cells) + 1
        if last - first != len(own_cells) or end - start != len(base_cells):
            continue
        own_norms = [fragment.cells[x].norm for x in range(first, last)]
        base_norms = [text.cells[x].norm for x in range(start, end)]
        if own_norms == base_norms:
            steps.extend(
                Step(start + k, start + k + 1, first + k, first + k + 1, True)
                for k in range(last - first)
            )
        elif _is_same(own_norms, base_norms):
            steps.append(Step(start, end, first, last, True))
    return steps


def _loose_base(text: Text, matched: set[int], touched: set[int]) -> set[int]:
    """Cells of the base of which only some atoms are matched."""
    near = {
        place + shift
        for place in matched
        for shift in (-1, 1)
        if 0 <= place + shift < len(text.atoms)
    }
    loose: set[int] = set()
    for place in near - matched:
        atom = text.atoms[place]
        loose.update(cell for cell in range(atom.first, atom.last + 1) if cell in touched)
    return loose


_EDGE_WORDS = 3


def _edges(chains: list[list[Step]], text: Text, fragment: Fragment) -> None:
    """Read words before the first and after the last match as other words, if they are few."""
    first = chains[0][0]
    if first.a:
        room = 0
        while room < first.a and first.i - room > 0 and first.i - room not in text.starts:
            room += 1
        if 0 < first.a <= _EDGE_WORDS and room:
            chains[0].insert(0, Step(first.i - room, first.i, 0, first.a, False))
        else:
            chains[0].insert(0, Step(first.i, first.i, 0, first.a, False))
    last = chains[-1][-1]
    size = len(fragment.cells)
    if last.b < size:
        own = size - last.b
        room = 0
        while room < own and last.j + room < len(text.cells) and last.j + room not in text.starts:
            room += 1
        if own <= _EDGE_WORDS and room:
            # "clears." for "has cleared.": what is left of the sentence was said otherwise, too.
            rest = room
            while last.j + rest < len(text.cells) and last.j + rest not in text.starts:
                rest += 1
            if rest <= _EDGE_WORDS and fragment.tail:
                room = rest
            chains[-1].append(Step(last.j, last.j + room, last.b, size, False))
        else:
            chains[-1].append(Step(last.j, last.j, last.b, size, False))
