"""Writing: how most independent witnesses write the words of a base, and part them.

Where most prints have "do not", of which some have lost a word, a "don't" of the base is
written out, and the other way round; marks between two words are those of most prints that
have both side by side; and every word is taken from a print that stands there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from variorum.collation.align import Text
from variorum.collation.fragments import Cell
from variorum.collation.ways import Origin


def written_out(text: Text, ways: Sequence[Origin]) -> tuple[Cell, ...] | None:
    """The base with words joined or parted as most write them; ``None`` if it has them so.

    Cost: O(atoms of the base · origins).
    """
    told = _forms(text, ways)
    made: list[Cell] = []
    changed = False
    at, size = 0, len(text.atoms)
    while at < size:
        atom = text.atoms[at]
        stop = at + 1
        while stop < size and text.atoms[stop].first <= text.atoms[stop - 1].last:
            stop += 1
        first, last = atom.first, text.atoms[stop - 1].last
        if first == last and stop - at > 1:
            parts = _parted(text.cells[first], told[at:stop])
            if parts:
                made += parts
                changed = True
                at = stop
                continue
        elif first == last:
            joined = _joined(text, at, told)
            if joined is not None:
                cell, count = joined
                made.append(cell)
                changed = True
                at += count
                continue
            if stop - at == 1:
                made.append(_spelt(text.cells[first], told[at]))
                changed |= made[-1] is not text.cells[first]
                at = stop
                continue
        made += text.cells[first : last + 1]
        at = stop
    return tuple(made) if changed else None


# "[sic]" says that the word stands there so.
_AS_PRINTED = frozenset({"", "sic"})
# For each origin that has an atom: its word, how many atoms that has, which of them it is;
# ``None`` for an origin that lacks it.
_Form = tuple[Cell, int, int] | None


def _forms(text: Text, ways: Sequence[Origin]) -> list[list[_Form]]:
    told: list[list[_Form]] = [[] for _ in text.atoms]
    for origin in ways:
        mine: dict[int, _Form] = {}
        for way in origin:
            fragment = way.run.fragment
            counts = Counter(
                cell for atom in fragment.atoms for cell in range(atom.first, atom.last + 1)
            )
            begun: dict[int, int] = {}
            for index, (atom, place) in enumerate(zip(fragment.atoms, way.run.to, strict=True)):
                begun.setdefault(atom.first, index)
                cell = fragment.cells[atom.first]
                if place >= 0 and atom.first == atom.last and cell.edit in _AS_PRINTED:
                    own = (cell, counts[atom.first], index - begun[atom.first])
                    mine.setdefault(place, own)
            low, high = way.low, way.high
            for place in range(len(text.atoms)):
                if low <= text.atoms[place].first < high:
                    mine.setdefault(place, None)
        for place, form in mine.items():
            told[place].append(form)
    return told


def _parted(cell: Cell, told: Sequence[Sequence[_Form]]) -> list[Cell]:
    """The words that a joined one is parted into, if most have one of them alone."""
    if cell.edit not in _AS_PRINTED:
        return []
    alone = [[form[0] for form in forms if form and form[1] == 1] for forms in told]
    if not all(alone) or not any(
        2 * len(own) > len(forms) for own, forms in zip(alone, told, strict=True)
    ):
        return []
    parts = [most_written(own) for own in alone]
    parts[0] = replace(
        parts[0], lead=cell.lead, marks=cell.marks, breaks=cell.breaks, first=cell.first
    )
    return parts


def _joined(text: Text, at: int, told: Sequence[Sequence[_Form]]) -> tuple[Cell, int] | None:
    """The word that most have for several, and how many atoms it has."""
    votes: dict[tuple[str, int], list[Cell]] = {}
    for form in told[at]:
        if form and form[1] > 1 and form[2] == 0:
            votes.setdefault((form[0].norm, form[1]), []).append(form[0])
    for (norm, count), cells in sorted(votes.items()):
        if 2 * len(cells) <= len(told[at]) or at + count > len(text.atoms):
            continue
        group = text.atoms[at : at + count]
        if any(left.last + 1 != right.first for left, right in pairwise(group)):
            continue
        same = all(
            2 * sum(1 for form in told[at + n] if form and form[0].norm == norm and form[2] == n)
            > len(told[at + n])
            for n in range(count)
        )
        old = text.cells[group[0].first]
        if same and group[-1].first == group[-1].last and old.edit in _AS_PRINTED:
            best = most_written(cells)
            return (
                replace(best, lead=old.lead, marks=old.marks, breaks=old.breaks, first=old.first),
                count,
            )
    return None


def _spelt(cell: Cell, told: Sequence[_Form]) -> Cell:
    """The word as more witnesses spell it than have it as the base does."""
    votes: dict[str, list[Cell]] = {}
    for form in told:
        if form and form[1] == 1:
            votes.setdefault(form[0].norm, []).append(form[0])
    best = min(votes, key=lambda norm: (-len(votes[norm]), norm), default=cell.norm)
    if cell.edit not in _AS_PRINTED or len(votes.get(best, ())) <= max(
        1, len(votes.get(cell.norm, ()))
    ):
        return cell
    new = most_written(votes[best])
    return replace(new, lead=cell.lead, marks=cell.marks, breaks=cell.breaks, first=cell.first)


def most_written(cells: Sequence[Cell]) -> Cell:
    """One of several prints of a word: as most write it, the first of those in a fixed order."""
    written = Counter(cell.written for cell in cells)
    return min(
        cells, key=lambda c: (-written[c.written], c.written, c.edit, str(c.article), c.start)
    )


def seated(text: Text, ways: Sequence[Origin]) -> tuple[Cell, ...] | None:
    """The base with every word from a print that stands there, and the marks of most prints.

    A base put together from several prints may have marks that stand nowhere between these
    two words: an ellipsis whose gap another print fills, a full stop after a sentence that
    went out. ``None`` where nothing changes.

    Cost: O(cells of the base · origins).
    """
    marks: list[list[Cell]] = [[] for _ in text.cells]
    words: list[list[Cell]] = [[] for _ in text.cells]
    for origin in ways:
        beside: dict[int, Cell] = {}
        mine: dict[int, Cell] = {}
        for way in origin:
            cells = way.run.fragment.cells
            for step in way.steps:
                if step.j - step.i == step.b - step.a == 1:
                    mine.setdefault(step.i, cells[step.a])
            for before, after in pairwise(way.steps):
                cell = cells[after.a]
                if before.j == after.i and before.b == after.a and (cell.marks or not cell.breaks):
                    beside.setdefault(after.i, cell)
        for i, cell in beside.items():
            marks[i].append(cell)
        for i, cell in mine.items():
            words[i].append(cell)
    made = [_marked(_standing(cell, words[i]), marks[i]) for i, cell in enumerate(text.cells)]
    same = all(new is old for new, old in zip(made, text.cells, strict=True))
    return None if same else tuple(made)


def _standing(cell: Cell, told: Sequence[Cell]) -> Cell:
    """The word from a print that has it here, if its own print has it elsewhere."""
    alike = [other for other in told if other.norm == cell.norm and not other.edit]
    if not alike or any((c.article, c.start) == (cell.article, cell.start) for c in told):
        return cell
    written = [other for other in alike if other.written == cell.written]
    best = most_written(written or alike)
    return replace(best, lead=cell.lead, marks=cell.marks, breaks=cell.breaks, first=cell.first)


def _marked(cell: Cell, told: Sequence[Cell]) -> Cell:
    """The word with the marks before it that most prints have."""
    if not told:
        return cell
    votes = Counter(other.signs for other in told)
    signs = min(votes, key=lambda s: (-votes[s], s))
    if signs == cell.signs or (cell.signs in votes and 2 * votes[signs] <= len(told)):
        return cell
    best = min(
        (other for other in told if other.signs == signs),
        key=lambda c: (c.first, c.breaks, str(c.article), c.start),
    )
    lead = with_break(best.lead, cell.lead) or " "
    return replace(cell, lead=lead, marks=best.marks, breaks=min(2, lead.count("\n")))


def with_break(new: str, old: str) -> str:
    """The marks of one print with the line breaks of another."""
    kept = "".join(char for char in old if char == "\n")
    if kept and "\n" not in new:
        return new.rstrip() + kept
    return new
