"""Ways: how the prints of each independent origin run along a base, and what they have there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.collation.fragments import Cell
from variorum.collation.spelling import atoms_of
from variorum.collation.witnesses import Run, Step
from variorum.model import ArticleId

# A reading that goes so far beyond the words in question is no reading of them.
_BESIDE = 6
_LONGEST = 80


class Way:
    """The way of one chain: its steps that have the base's words."""

    __slots__ = ("closing", "ends", "high", "low", "opening", "run", "starts", "steps")

    def __init__(self, run: Run, chain: Sequence[Step]) -> None:
        same = [step for step in chain if step.same]
        self.run = run
        self.steps = same
        self.starts = [step.i for step in same]
        self.ends = [step.j for step in same]
        self.low, self.high = (same[0].i, same[-1].j) if same else (0, 0)
        # Where the chain begins and ends with words of its own, these are readings, too.
        self.opening, self.closing = (chain[0].i, chain[0].a), (chain[-1].j, chain[-1].b)


# The ways of the prints of one origin, those of its longest print first.
Origin = Sequence[Way]


def ways_of(runs: Sequence[Run], origins: Mapping[ArticleId, str]) -> list[list[Way]]:
    """The chains of each independent origin, those of its longest print first."""
    by_origin: dict[str, list[Run]] = {}
    for run in runs:
        if run.chains and not run.fragment.headline:
            article = run.fragment.article
            by_origin.setdefault(origins.get(article, str(article)), []).append(run)
    return [
        [
            way
            for run in sorted(
                by_origin[origin],
                key=lambda r: (
                    -len(r.fragment.cells),
                    r.fragment.article,
                    r.fragment.spans[0].start,
                ),
            )
            for way in (Way(run, chain) for chain in run.chains)
            if way.steps
        ]
        for origin in sorted(by_origin)
    ]


class Worded(NamedTuple):
    """One of the words that a printed word stands for ("don't" for two), and its print."""

    key: str
    cell: Cell


def worded(cells: Iterable[Cell]) -> tuple[Worded, ...]:
    """What printed words stand for, one by one; an editor's words stand for one."""
    found: list[Worded] = []
    before: Cell | None = None
    for cell in cells:
        if cell.edit != "words":
            found += [Worded(key, cell) for key in atoms_of(cell.norm)]
        elif before is None or before.edit != "words":
            found.append(Worded(EDITED + cell.norm, cell))
        before = cell
    return tuple(found)


# Words that an editor put in are like no others.
EDITED = "["


@dataclass(frozen=True, slots=True)
class Read:
    """What one origin has for a stretch of the base.

    ``left`` and ``right`` are how many cells of the base beside the stretch it lacks as well;
    ``gapped`` readings have an ellipsis, and don't say that what they lack is not there.
    ``follower`` is the word after the stretch where it is the base's.
    """

    run: Run
    words: tuple[Worded, ...]
    left: int
    right: int
    gapped: bool
    follower: Cell | None

    @property
    def keys(self) -> tuple[str, ...]:
        """What is compared."""
        return tuple(word.key for word in self.words)

    @property
    def exact(self) -> bool:
        """True if the reading begins and ends with the stretch."""
        return not (self.left or self.right)


def reading_of(origin: Origin, low: int, high: int) -> Read | None:
    """What an origin has for cells ``[low, high)``, or ``None`` where it says nothing."""
    for way in origin:
        before = bisect_left(way.ends, low + 1) - 1
        after = bisect_left(way.starts, high)
        if before >= 0:
            left, a = way.ends[before], way.steps[before].b
        elif way.opening[0] <= low and after < len(way.steps):
            left, a = way.opening
        else:
            continue
        if after < len(way.steps):
            right, b = way.starts[after], way.steps[after].a
        elif way.closing[0] >= high and before >= 0:
            right, b = way.closing
        else:
            continue
        if low - left > _BESIDE or right - high > _BESIDE or not 0 <= b - a <= _LONGEST:
            continue
        cells = way.run.fragment.cells
        own = worded(cells[a:b])
        gapped = any(cell.gap for cell in cells[a : b + 1])
        follower = cells[b] if right == high and b < len(cells) else None
        return Read(way.run, own, low - left, right - high, gapped, follower)
    return None
