"""Support: which words of a base, and which neighbours, most independent witnesses have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collation.fragments import Cell
from variorum.collation.ways import Origin
from variorum.collation.witnesses import Step


@dataclass(frozen=True, slots=True)
class Support:
    """What most independent witnesses have of a base.

    ``words[i]`` is true where most witnesses that cover cell ``i`` have it, ``written[i]``
    where most write it so; ``joints[i]`` where most of those that cover cells ``i - 1`` and
    ``i`` have them side by side.
    """

    words: tuple[bool, ...]
    joints: tuple[bool, ...]
    written: tuple[bool, ...]

    def keeps(self, i: int, j: int) -> bool:
        """True if most witnesses have every word of cells ``[i, j)``."""
        return all(self.words[i:j]) if i < j else i < len(self.joints) and self.joints[i]


# What an origin has at a cell: nothing or another word, the word, the word so written.
_LACKS, _HAS, _WRITES = 0, 1, 2


def support_of(base: Sequence[Cell], ways: Sequence[Origin]) -> Support:
    """Which words of a base, and which neighbours, most witnesses have.

    Cost: O(cells of the base) for each origin.
    """
    size = len(base)
    have, write, covered = [0] * size, [0] * size, [0] * size
    beside, spanned = [0] * (size + 1), [0] * (size + 1)
    for origin in ways:
        words: dict[int, int] = {}
        joints: dict[int, int] = {}
        for way in origin:
            before: Step | None = None
            # A print that ends with other words than the base's is a witness against these.
            low, high = min(way.low, way.opening[0]), max(way.high, way.closing[0])
            mine = dict.fromkeys(range(low, high), _LACKS)
            close = dict.fromkeys(range(low + 1, high), _LACKS)
            cells = way.run.fragment.cells
            for step in way.steps:
                if step.j - step.i == step.b - step.a == 1:
                    cell = cells[step.a]
                    if cell.edit == "words":
                        mine.pop(step.i, None)
                    else:
                        mine[step.i] = _WRITES if cell.norm == base[step.i].norm else _HAS
                else:
                    changed = any(cells[x].edit == "words" for x in range(step.a, step.b))
                    for i in range(step.i, step.j):
                        if changed:
                            mine.pop(i, None)
                        else:
                            mine[i] = _HAS
                        if i > step.i:
                            close[i] = _HAS
                if before and before.j == step.i and before.b == step.a:
                    close[step.i] = _HAS
                if cells[step.a].gap:
                    # An ellipsis says that words are left out, not that there are none.
                    for i in range(before.j if before else step.i, step.i):
                        mine.pop(i, None)
                    close.pop(step.i, None)
                before = step
            for table, found in ((words, mine), (joints, close)):
                if not table:
                    table.update(found)
                    continue
                for i, value in found.items():
                    if value > table.get(i, -1):
                        table[i] = value
        for i, value in words.items():
            covered[i] += 1
            have[i] += value > _LACKS
            write[i] += value == _WRITES
        for i, value in joints.items():
            spanned[i] += 1
            beside[i] += value
    return Support(
        tuple(2 * h > c for h, c in zip(have, covered, strict=True)),
        tuple(2 * b > s or not s for b, s in zip(beside, spanned, strict=True)),
        tuple(2 * w > c for w, c in zip(write, covered, strict=True)),
    )
