"""Witnesses: the fullest text that the fragments give, and how each of them runs along it.

The *base* is the fullest print, lengthened by what only other witnesses have. Every
fragment is aligned with the base and read as a chain of steps: same words, other words,
nothing. The base is a scaffold, not the text: what enters the text is voted on later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.collation.align import Alignment, Text, align
from variorum.collation.fragments import Cell, Fragment, resolve
from variorum.collation.records import fullest, is_full_print


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
    fragment goes back in the text, or its words have no place there.
    """

    fragment: Fragment
    chains: tuple[tuple[Step, ...], ...]
    matched: int
    strays: tuple[tuple[int, int], ...] = ()

    @property
    def placed(self) -> bool:
        return bool(self.chains)


def compose_base(fragments: Sequence[Fragment]) -> tuple[Cell, ...]:
    """The fullest print, lengthened by sentences that only other witnesses have.

    A print of the whole document is lengthened by nothing but what its own report prints
    as one utterance with it: what others have beyond it is for the apparatus to show.
    """
    base_print = fullest(fragments)
    cells = list(base_print.cells)
    whole = is_full_print(base_print)
    rest = sorted(
        (
            f
            for f in fragments
            if f is not base_print
            and not f.headline
            and f.sure
            and (not whole or (f.article, f.group) == (base_print.article, base_print.group))
        ),
        key=lambda f: (-len(f.cells), f.published or "9999", f.plain, f.article, f.spans[0].start),
    )
    ends = {len(cells) - 1: base_print}
    for fragment in rest:
        _lengthen(cells, ends, fragment, fragments)
    return tuple(cells)


def _lengthen(
    cells: list[Cell],
    ends: dict[int, Fragment],
    fragment: Fragment,
    fragments: Sequence[Fragment],
) -> None:
    alignment = align(fragment, Text(cells, resolve(cells)))
    text_atoms = resolve(cells)
    placed = [index for index, piece in enumerate(alignment.pieces) if piece.start >= 0]
    if not placed:
        place = _place_by_neighbours(cells, fragment, fragments)
        _insert(cells, ends, place, fragment, 0, len(fragment.cells))
        return
    # From the end to the start, so that places found earlier stay valid.
    last = alignment.pieces[placed[-1]]
    to = [place for place in alignment.to[last.first : last.last] if place >= 0]
    edge = max(i for i in range(last.first, last.last) if alignment.to[i] >= 0)
    stop = text_atoms[to[-1]].last
    after = fragment.atoms[edge].last + 1
    if (
        after < len(fragment.cells)
        and stop in ends
        and not (edge + 1 < last.last and fragment.cells[after].gap)
    ):
        _insert(cells, ends, stop + 1, fragment, after, len(fragment.cells))
    first = alignment.pieces[placed[0]]
    head = min(i for i in range(first.first, first.last) if alignment.to[i] >= 0)
    begin = text_atoms[alignment.to[head]].first
    before = fragment.atoms[head].first
    if before > 0 and (begin == 0 or cells[begin].first):
        _insert(cells, ends, begin, fragment, 0, before)


def _place_by_neighbours(
    cells: Sequence[Cell], fragment: Fragment, fragments: Sequence[Fragment]
) -> int:
    """Where a fragment without common words goes: beside what its report prints beside it."""
    siblings = sorted(
        (
            f
            for f in fragments
            if f.article == fragment.article and f is not fragment and not f.headline
        ),
        key=lambda f: f.spans[0],
    )
    text = Text(cells, resolve(cells))
    before = [f for f in siblings if f.spans[0] < fragment.spans[0]]
    after = [f for f in siblings if f.spans[0] > fragment.spans[0]]
    for sibling in reversed(before):
        ends = [place for place in align(sibling, text).to if place >= 0]
        if len(ends) >= 3:
            return _sentence_end(text, text.atoms[max(ends)].last)
    for sibling in after:
        starts = [place for place in align(sibling, text).to if place >= 0]
        if len(starts) >= 3:
            return _sentence_start(text, text.atoms[min(starts)].first)
    return len(cells)


def _sentence_end(text: Text, cell: int) -> int:
    cell += 1
    while cell < len(text.cells) and cell not in text.starts:
        cell += 1
    return cell


def _sentence_start(text: Text, cell: int) -> int:
    while cell > 0 and cell not in text.starts:
        cell -= 1
    return cell


def _insert(
    cells: list[Cell],
    ends: dict[int, Fragment],
    place: int,
    fragment: Fragment,
    first: int,
    last: int,
) -> None:
    new = list(fragment.cells[first:last])
    if first == 0 and place == 0 and last == len(fragment.cells):
        marks = tuple(m for m in fragment.tail if m.norm in ".!?")
        lead = "".join(mark.norm for mark in marks) + "\n\n"
        cells[0] = replace(cells[0], marks=marks, lead=lead, breaks=2, first=True)
    if first == 0 and place > 0:
        before = ends.get(place - 1)
        marks = tuple(m for m in before.tail if m.norm in ".!?") if before else ()
        lead = "".join(mark.norm for mark in marks) + "\n\n"
        new[0] = replace(new[0], marks=marks, lead=lead, breaks=2, first=True)
    shifted = {
        (index + len(new) if index >= place else index): source for index, source in ends.items()
    }
    cells[place:place] = new
    if last < len(fragment.cells) and place + len(new) < len(cells):
        follower = fragment.cells[last]
        cells[place + len(new)] = replace(
            cells[place + len(new)],
            marks=follower.marks,
            lead=follower.lead,
            breaks=follower.breaks,
            first=False,
        )
    ends.clear()
    ends.update(shifted)
    if last == len(fragment.cells):
        ends.pop(place - 1, None) if first else None
        ends[place + len(new) - 1] = fragment


def follow(fragment: Fragment, text: Text) -> Run:
    """Align a fragment with the base and read it as chains of steps."""
    alignment = align(fragment, text)
    same = _same_steps(alignment, text)
    if not same:
        return Run(fragment, (), 0, ((0, len(fragment.cells)),))
    chains: list[list[Step]] = [[same[0]]]
    strays: list[tuple[int, int]] = []
    for step in same[1:]:
        last = chains[-1][-1]
        base_between, own_between = step.i - last.j, step.a - last.b
        if base_between < 0:
            if own_between:
                strays.append((last.b, step.a))
            chains.append([step])
            continue
        if base_between or own_between:
            chains[-1].append(Step(last.j, step.i, last.b, step.a, False))
        chains[-1].append(step)
    _edges(chains, text, fragment, strays)
    return Run(
        fragment,
        tuple(tuple(chain) for chain in chains),
        sum(step.b - step.a for step in same),
        tuple(sorted(strays)),
    )


def _same_steps(alignment: Alignment, text: Text) -> list[Step]:
    """Groups of cells joined by atoms that match, in the fragment's order."""
    fragment = alignment.fragment
    left: dict[int, set[int]] = {}
    right: dict[int, set[int]] = {}
    loose_own: set[int] = set()
    matched_base: set[int] = set()
    for index, place in enumerate(alignment.to):
        own = fragment.atoms[index]
        if place < 0:
            loose_own.update(range(own.first, own.last + 1))
            continue
        matched_base.add(place)
        other = text.atoms[place]
        for a in range(own.first, own.last + 1):
            for i in range(other.first, other.last + 1):
                left.setdefault(a, set()).add(i)
                right.setdefault(i, set()).add(a)
    loose_base = _loose_base(text, matched_base, set(right))
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
        elif {*own_norms, *base_norms} <= {"is", "has"}:
            continue
        else:
            steps.append(Step(start, end, first, last, True))
    return sorted(steps, key=lambda step: step.a)


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


def _edges(
    chains: list[list[Step]], text: Text, fragment: Fragment, strays: list[tuple[int, int]]
) -> None:
    """Read words before the first and after the last match as other words, if they are few."""
    first = chains[0][0]
    if first.a:
        room = 0
        while room < first.a and first.i - room > 0 and first.i - room not in text.starts:
            room += 1
        if 0 < first.a <= _EDGE_WORDS and room:
            chains[0].insert(0, Step(first.i - room, first.i, 0, first.a, False))
        else:
            strays.append((0, first.a))
    last = chains[-1][-1]
    size = len(fragment.cells)
    if last.b < size:
        own = size - last.b
        room = 0
        while room < own and last.j + room < len(text.cells) and last.j + room not in text.starts:
            room += 1
        if own <= _EDGE_WORDS and room:
            chains[-1].append(Step(last.j, last.j + room, last.b, size, False))
        else:
            strays.append((last.b, size))
