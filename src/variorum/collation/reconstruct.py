"""Reconstruction: the fullest text that the witnesses support, every word with its places.

What is taken at each place is told by ``votes``. No reading enters that no witness has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from variorum.collation.align import Text
from variorum.collation.fragments import Cell, Fragment, Mark
from variorum.collation.variants import Said
from variorum.collation.votes import Choice
from variorum.collation.witnesses import Run
from variorum.collation.writing import with_break
from variorum.model import Passage, Word
from variorum.text import tokenise


@dataclass(frozen=True, slots=True)
class Built:
    """The text, its words, and for each cell of the base its place in the text."""

    text: str
    words: tuple[Word, ...]
    offsets: tuple[tuple[int, int], ...]


def consensus(text: Text, choices: Sequence[Choice]) -> tuple[Cell, ...]:
    """The base with what is chosen put in: a text that more witnesses agree with."""
    return tuple(
        replace(item.cell, lead=item.lead, marks=item.marks, breaks=min(2, item.lead.count("\n")))
        for item in _items(text, [choice for choice in choices if not choice.mixed])
    )


@dataclass(slots=True)
class _Item:
    """One cell of the text to be: where it is from, which base cell it stands for."""

    cell: Cell
    base: int | None
    lead: str
    marks: tuple[Mark, ...]
    reason: str = ""
    mark_reason: str = ""


def build(
    text: Text,
    runs: Sequence[Run],
    choices: Sequence[Choice],
    tail: Sequence[Mark],
    printed: Mapping[str, str],
) -> Built:
    """Write the text from the base and the choices.

    Choices that would touch words already changed by an earlier one are left to the
    apparatus.
    """
    items = _items(text, choices)
    agree = _agreement(runs)
    closing = _closings(runs)
    parts: list[str] = []
    words: list[Word] = []
    offsets = [(-1, -1)] * len(text.cells)
    length = 0

    def put(piece: str) -> tuple[int, int]:
        nonlocal length
        start = length
        parts.append(piece)
        length += len(piece)
        return start, length

    for index, item in enumerate(items):
        lead = _between(item) if index else _opening(item.lead)
        marks = list(item.marks) if index else []
        before = items[index - 1].base if index else None
        if index and not marks and item.cell.first and before in closing:
            marks = [closing[before]]
            lead = marks[0].norm + (lead.lstrip(" ") if "\n" in lead else "\n\n")
        start, _ = put(lead)
        for token in tokenise(lead):
            same = next((m for m in marks if m.norm == _plain(token.norm)), None)
            if same is not None:
                marks.remove(same)
                where = tuple(sorted({same.passage, *_mark_places(runs, item, same)}))
                words.append(Word(start + token.start, start + token.end, where, item.mark_reason))
        begin, end = put(_written(item.cell, printed))
        places = {item.cell.passage} if not item.cell.edit else set()
        if item.base is not None:
            offsets[item.base] = (begin, end)
            places |= {
                cell.passage
                for cell in agree.get(item.base, ())
                if cell.norm == item.cell.norm and not cell.edit
            }
        words.append(Word(begin, end, tuple(sorted(places or {item.cell.passage})), item.reason))
    end_marks = [mark for mark in tail if mark.norm in ".!?"]
    if not end_marks and items and items[-1].base in closing:
        end_marks = [closing[items[-1].base]]
    for mark in end_marks[:1]:
        begin, end = put(printed[mark.article][mark.start : mark.end])
        words.append(Word(begin, end, (mark.passage,)))
    return Built("".join(parts), tuple(words), _filled(offsets, length))


def _items(text: Text, choices: Sequence[Choice]) -> list[_Item]:
    items: list[_Item | None] = [
        _Item(cell, index, cell.lead, cell.marks) for index, cell in enumerate(text.cells)
    ]
    added: dict[int, list[_Item]] = {}
    touched: set[int] = set()
    turned: set[int] = set()
    sequence = list(range(len(items)))
    ordered = sorted(
        choices,
        key=lambda c: (
            c.place.kind != "order",
            c.place.kind in ("punctuation", "case"),
            c.place.i,
            c.place.j,
        ),
    )
    for choice in ordered:
        place, one = choice.place, choice.taken[0]
        area = set(range(place.i, place.j))
        if place.note or place.kind in ("sic", "translation"):
            continue
        if place.kind == "omission" and one.b > one.a:
            continue  # nothing is left out: differences inside have places of their own
        if place.kind == "order":
            if choice.groups[0][0] != "as taken" and not area & turned:
                turned |= area
                _turn(sequence, items, choice)
            continue
        cells = one.fragment.cells[one.a : one.b]
        if place.kind == "punctuation" and place.i == place.j:
            item = items[place.i] if place.i < len(items) else None
            if item is None or place.i in touched:
                continue
            cell = one.fragment.cells[one.b - 1]
            if cell.signs != item.cell.signs:
                item.lead = with_break(cell.lead, item.lead)
                item.marks = cell.marks
            item.mark_reason = choice.reason
            continue
        if place.kind == "addition":
            if cells and place.i not in touched:
                if place.i < len(items):
                    _follow_on(items[place.i], one)
                added[place.i] = [
                    _Item(cell, None, cell.lead, cell.marks, choice.reason) for cell in cells
                ]
            continue
        if area & touched:
            continue
        if tuple(c.norm for c in cells) == tuple(c.norm for c in text.cells[place.i : place.j]):
            for offset, cell in enumerate(cells):
                item = items[place.i + offset]
                if item is not None:
                    if place.kind == "case":
                        item.cell = cell
                    item.reason = choice.reason
            continue
        touched |= area
        if not cells and place.j < len(items):
            _follow_on(items[place.j], one)
        first = items[place.i]
        for index in range(place.i, place.j):
            items[index] = None
        fresh = [
            _Item(
                cell,
                place.i + n if n < place.j - place.i else None,
                cell.lead,
                cell.marks,
                choice.reason,
            )
            for n, cell in enumerate(cells)
        ]
        if fresh and first is not None:
            fresh[0].lead, fresh[0].marks = first.lead, first.marks
        added.setdefault(place.i, []).extend(fresh)
    result: list[_Item] = []
    for index in [*sequence, len(items)]:
        result.extend(added.get(index, ()))
        if index < len(items):
            item = items[index]
            if item is not None:
                result.append(item)
    return result


def _follow_on(item: _Item | None, one: Said) -> None:
    """What stands before a word after words put in or left out, as in the print followed."""
    if item is None or one.b >= len(one.fragment.cells) or one.b == 0:
        return
    cell = one.fragment.cells[one.b]
    if cell.norm == item.cell.norm:
        item.lead, item.marks = cell.lead, cell.marks


def _turn(sequence: list[int], items: list[_Item | None], choice: Choice) -> None:
    """Exchange two stretches; their first words stand as in the print that is followed."""
    place, said = choice.place, choice.taken[0]
    at = sequence.index(place.i)
    size = place.j - place.i
    if sequence[at : at + size] != list(range(place.i, place.j)):
        return
    sequence[at : at + size] = [*range(place.turn, place.j), *range(place.i, place.turn)]
    head, second = items[place.turn], items[place.i]
    if head is None or second is None:
        return
    head.lead, head.marks = second.lead, second.marks
    cells = said.fragment.cells
    second.lead, second.marks = cells[said.turn].lead, cells[said.turn].marks
    for item, index in ((head, said.a), (second, said.turn)):
        if cells[index].norm == item.cell.norm and not cells[index].edit:
            item.cell = cells[index]
        item.reason = choice.reason


def _closings(runs: Sequence[Run]) -> dict[int | None, Mark]:
    """For cells of the base where a fragment ends with a full stop: that mark."""
    table: dict[int | None, Mark] = {}
    for run in runs:
        if not run.chains or run.fragment.headline:
            continue
        last = run.chains[-1][-1]
        if last.same and last.b == len(run.fragment.cells):
            for mark in run.fragment.tail[:1]:
                if mark.norm in ".!?":
                    table.setdefault(last.j - 1, mark)
    return table


def _agreement(runs: Sequence[Run]) -> dict[int, list[Cell]]:
    """For each cell of the base the cells of fragments that stand for it alone."""
    table: dict[int, list[Cell]] = {}
    for run in runs:
        for chain in run.chains:
            for step in chain:
                if step.same and step.j - step.i == step.b - step.a == 1:
                    table.setdefault(step.i, []).append(run.fragment.cells[step.a])
    return table


def _mark_places(runs: Sequence[Run], item: _Item, mark: Mark) -> list[Passage]:
    if item.base is None:
        return []
    found = []
    for run in runs:
        for chain in run.chains:
            for before, after in pairwise(chain):
                if after.i == item.base == before.j and after.same and before.same:
                    cell = run.fragment.cells[after.a]
                    if cell.signs == tuple(m.norm for m in item.marks):
                        found += [m.passage for m in cell.marks if m.norm == mark.norm]
    return found


def _plain(norm: str) -> str:
    return "..." if norm == "\u2026" else norm


def _written(cell: Cell, printed: Mapping[str, str]) -> str:
    """The word as printed, without editors' brackets."""
    return cell.written if cell.edit else printed[cell.article][cell.start : cell.end]


def _between(item: _Item) -> str:
    """What stands before a word; words from two prints are parted by a space."""
    return item.lead or (" " if item.cell.first else "")


def _opening(lead: str) -> str:
    return lead.lstrip() if any(char in "\u2022\u00b7*-" for char in lead) else ""


def _filled(offsets: list[tuple[int, int]], length: int) -> tuple[tuple[int, int], ...]:
    """Cells that did not enter the text get the empty place where they would stand."""
    last = 0
    filled: list[tuple[int, int]] = []
    for start, end in offsets:
        if start < 0:
            filled.append((last, last))
        else:
            filled.append((start, end))
            last = end
    return tuple(filled)


def tail_of(base: Sequence[Cell], fragments: Sequence[Fragment]) -> tuple[Mark, ...]:
    """The marks after the last word of the base, in the print that has it."""
    last = base[-1]
    for fragment in sorted(fragments, key=lambda f: (-len(f.cells), f.article, f.spans[0].start)):
        cell = fragment.cells[-1]
        if (cell.article, cell.start) == (last.article, last.start):
            return fragment.tail
    return ()
