"""A table of prints: which word of each stands in one column with which words of the others.

For texts that are known to be prints of one text; :func:`variorum.collation.collate` finds
such texts in reports and tells kinds of differences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.collation.fragments import Cell, Fragment, read_cells, resolve
from variorum.collation.rounds import collate_fragments
from variorum.collation.witnesses import Run
from variorum.model import ArticleId, Span

Row = tuple[tuple[Span, int], ...]
_Column = tuple[int, int, str, int]


def tabulate(prints: Sequence[str]) -> tuple[Row, ...]:
    """Align prints of one text word by word.

    Args:
        prints: Each the words of one print, in any order.

    Returns:
        For each print its words, as spans of it, with the number of their column. Words of
        one column stand for each other; columns are numbered in the order of the text that
        most prints agree on. The same prints in another order have the same columns.

    Cost: as ``collate_fragments``.
    """
    fragments: list[Fragment] = []
    rows: list[dict[Span, _Column]] = [{} for _ in prints]
    order = sorted(range(len(prints)), key=lambda n: prints[n])
    names = {number: ArticleId(f"{place:06d}") for place, number in enumerate(order)}
    numbers = {name: number for number, name in names.items()}
    for number, printed in enumerate(prints):
        spans = (Span(0, len(printed)),)
        cells, tail = read_cells(printed, names[number], spans)
        if cells:
            fragments.append(
                Fragment(names[number], spans, cells, resolve(cells), tail, form="block")
            )
    if not fragments:
        return tuple(() for _ in prints)
    fragments.sort(key=lambda fragment: fragment.article)
    _, runs, _ = collate_fragments(fragments, {n: str(n) for n in numbers}, choose_last=False)
    for run in runs:
        rows[numbers[run.fragment.article]] = _columns(run)
    every = {
        column: n for n, column in enumerate(sorted({c for row in rows for c in row.values()}))
    }
    return tuple(
        tuple((span, every[column]) for span, column in sorted(row.items())) for row in rows
    )


def _columns(run: Run) -> dict[Span, _Column]:
    """The column of every word of a print: a word of the base, or a place between two."""
    cells = run.fragment.cells
    found: dict[Span, _Column] = {}
    added: Counter[tuple[int, str]] = Counter()

    def put(cell: Cell, at: int) -> None:
        added[at, cell.norm] += 1
        found[Span(cell.start, cell.end)] = (at, 0, cell.norm, added[at, cell.norm])

    at = 0
    for chain in run.chains:
        for step in chain:
            size = step.j - step.i
            for offset in range(step.b - step.a):
                cell = cells[step.a + offset]
                if offset < size or (step.same and size):
                    # Several words for one ("do not", "don't") stand in the column of the last.
                    found[Span(cell.start, cell.end)] = (step.i + min(offset, size - 1), 1, "", 0)
                else:
                    put(cell, step.j)
    for cell in cells:
        column = found.get(Span(cell.start, cell.end))
        if column is None:
            put(cell, at)
        else:
            at = column[0] + 1
    return found
