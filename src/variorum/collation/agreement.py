"""Agreement: the text that most independent witnesses have, word by word.

Where the prints do not agree with the base, their readings are voted on word by word
(``wordvotes``), and the base is made anew with what most of them have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.align import Text
from variorum.collation.fragments import Cell
from variorum.collation.support import Support
from variorum.collation.ways import Origin, Read, reading_of
from variorum.collation.wordvotes import settled


def agreed_words(
    text: Text, ways: Sequence[Origin], support: Support, whole: frozenset[int]
) -> tuple[Cell, ...] | None:
    """The base with the words put in that most witnesses have; ``None`` if it has them all.

    Args:
        text: The base.
        ways: From :func:`ways_of`.
        support: Which words of the base most witnesses have.
        whole: The ids (``id()``) of fragments that print nearly all of the base; words of
            the base go only where one of these lacks them.

    Cost: O(cells of the base · origins), and O(r · w²) for each place where r readings of
    w words differ.
    """
    cells = text.cells
    made: list[Cell] = []
    at, changed = 0, False
    for low, high in _open_regions(support):
        readings = [r for r in (reading_of(o, low, high) for o in ways) if r is not None]
        new = settled(readings, cells[low:high], whole) if len(readings) > 1 else None
        if new is None:
            continue
        changed = True
        made += cells[at:low]
        made += _set_in(new, cells, low, high)
        at = high
        if high < len(cells):
            made.append(_followed_on(cells[high], readings))
            at += 1
    made += cells[at:]
    return tuple(_seated(made)) if changed and made else None


def _open_regions(support: Support) -> list[tuple[int, int]]:
    """The stretches of the base between words that most witnesses have side by side."""
    size, at = len(support.words), 0
    regions: list[tuple[int, int]] = []
    while at < size:
        if support.words[at] and support.joints[at]:
            at += 1
            continue
        low = at
        while at < size and not support.words[at]:
            at += 1
        regions.append((low, at))
        at += 1
    return regions


def _set_in(new: Sequence[Cell], cells: Sequence[Cell], low: int, high: int) -> list[Cell]:
    """The new words, begun as the old ones were."""
    row = list(new)
    first = cells[low]
    if row and low < high and row[0] is not first and not first.gap:
        row[0] = replace(row[0], lead=first.lead, marks=first.marks, breaks=first.breaks)
    return row


def _followed_on(cell: Cell, readings: Sequence[Read]) -> Cell:
    """The word after a stretch, with what most prints have before it."""
    told = [
        other
        for one in readings
        if (other := one.follower) is not None and not one.gapped and not other.first
    ]
    if not told or any(other.article == cell.article for other in told):
        return cell
    votes = Counter(other.signs for other in told)
    best = min(told, key=lambda c: (-votes[c.signs], c.signs, str(c.article), c.start))
    return replace(cell, lead=best.lead, marks=best.marks, breaks=best.breaks)


def _seated(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Words from many prints in one row: none of them is the first of its print now."""
    for index, cell in enumerate(cells):
        if index and cell.first and not cell.lead:
            cell = replace(cell, lead=" ")
        yield cell
