"""Agreement: the text that most independent witnesses have, word by word.

Readings of several words are damaged each in another way, so that no two are equal, though
every word of the truth may stand in most of them. So the vote is on words: where the prints
do not agree with the base, their readings are aligned with each other (around the one that is
most like all others, the centre star of Gusfield 1993), and each word stays, goes or comes in
as most of them say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.collation.align import Text
from variorum.collation.fragments import Cell
from variorum.collation.spelling import atoms_of
from variorum.collation.witnesses import Run, Step
from variorum.collation.wordwise import NEAR, likeness
from variorum.model import ArticleId

# A reading that goes so far beyond the words in question is no reading of them.
_BESIDE = 6
_LONGEST = 80
# So many readings are tried as the centre; so often the words are voted on again.
_CENTRES, _ROUNDS = 5, 4
_OTHER, _GAP = -0.9, -0.5


@dataclass(frozen=True, slots=True)
class Support:
    """What most independent witnesses have of a base.

    ``words[i]`` is true where most witnesses that cover cell ``i`` have it; ``joints[i]``
    where most of those that cover cells ``i - 1`` and ``i`` have them side by side.
    ``lacking[i]`` is how many cover cell ``i`` and have not its word.
    """

    words: tuple[bool, ...]
    joints: tuple[bool, ...]
    lacking: tuple[int, ...]

    def keeps(self, i: int, j: int) -> bool:
        """True if most witnesses have every word of cells ``[i, j)``."""
        return all(self.words[i:j]) if i < j else i < len(self.joints) and self.joints[i]


class _Way:
    """The way of one chain: its steps, and which of them have the base's words."""

    def __init__(self, run: Run, chain: Sequence[Step]) -> None:
        same = [step for step in chain if step.same]
        self.run = run
        self.steps = same
        self.starts = [step.i for step in same]
        self.ends = [step.j for step in same]
        self.low, self.high = (same[0].i, same[-1].j) if same else (0, 0)
        # Where the chain begins and ends with words of its own, these are readings, too.
        self.opening, self.closing = (chain[0].i, chain[0].a), (chain[-1].j, chain[-1].b)


def ways_of(runs: Sequence[Run], origins: Mapping[ArticleId, str]) -> list[list[_Way]]:
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
            for way in (_Way(run, chain) for chain in run.chains)
            if way.steps
        ]
        for origin in sorted(by_origin)
    ]


def support_of(size: int, ways: Sequence[Sequence[_Way]]) -> Support:
    """Which words of a base of ``size`` cells, and which neighbours, most witnesses have.

    Cost: O(size) for each origin.
    """
    have, covered = [0] * size, [0] * size
    beside, spanned = [0] * (size + 1), [0] * (size + 1)
    for origin in ways:
        words: dict[int, bool] = {}
        joints: dict[int, bool] = {}
        for way in origin:
            before: Step | None = None
            # A print that ends with other words than the base's is a witness against these.
            low, high = min(way.low, way.opening[0]), max(way.high, way.closing[0])
            mine: dict[int, bool] = dict.fromkeys(range(low, high), False)
            close: dict[int, bool] = dict.fromkeys(range(low + 1, high), False)
            cells = way.run.fragment.cells
            for step in way.steps:
                changed = any(cells[x].edit == "words" for x in range(step.a, step.b))
                for i in range(step.i, step.j):
                    if changed:
                        mine.pop(i, None)
                    else:
                        mine[i] = True
                    if i > step.i:
                        close[i] = True
                if before and before.j == step.i and before.b == step.a:
                    close[step.i] = True
                if cells[step.a].gap:
                    # An ellipsis says that words are left out, not that there are none.
                    for i in range(before.j if before else step.i, step.i):
                        mine.pop(i, None)
                    close.pop(step.i, None)
                before = step
            for table, found in ((words, mine), (joints, close)):
                for i, value in found.items():
                    table[i] = value or table.get(i, False)
        for i, value in words.items():
            covered[i] += 1
            have[i] += value
        for i, value in joints.items():
            spanned[i] += 1
            beside[i] += value
    return Support(
        tuple(2 * h > c for h, c in zip(have, covered, strict=True)),
        tuple(2 * b > s or not s for b, s in zip(beside, spanned, strict=True)),
        tuple(c - h for h, c in zip(have, covered, strict=True)),
    )


def agreed_words(
    text: Text, ways: Sequence[Sequence[_Way]], whole: frozenset[int]
) -> tuple[Cell, ...] | None:
    """The base with the words put in that most witnesses have; ``None`` if it has them all.

    Args:
        text: The base.
        ways: From :func:`ways_of`.
        whole: The ids (``id()``) of fragments that print nearly all of the base; words of
            the base go only where one of these lacks them.

    Cost: O(cells of the base · origins), and O(r · w²) for each place where r readings of
    w words differ.
    """
    if len(ways) < 3:
        return None  # two cannot outvote each other
    cells = text.cells
    support = support_of(len(cells), ways)
    made: list[Cell] = []
    at, changed = 0, False
    for low, high in _open_regions(support):
        readings = [r for r in (_reading(o, low, high) for o in ways) if r is not None]
        new = _settled(readings, cells[low:high], whole) if len(readings) > 1 else None
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


def _open_regions(support: Support) -> Iterator[tuple[int, int]]:
    """The stretches of the base between words that most witnesses have side by side."""
    size, at = len(support.words), 0
    while at < size:
        if support.words[at] and support.joints[at]:
            at += 1
            continue
        low = at
        while at < size and not support.words[at]:
            at += 1
        yield low, at
        at += 1


@dataclass(frozen=True, slots=True)
class _Read:
    """What one origin has for a stretch of the base.

    ``left`` and ``right`` are how many cells of the base beside the stretch it lacks as well;
    ``gapped`` readings have an ellipsis, and don't say that what they lack is not there.
    ``follower`` is the word after the stretch where it is the base's.
    """

    run: Run
    cells: tuple[Cell, ...]
    keys: tuple[str, ...]
    left: int
    right: int
    gapped: bool
    follower: Cell | None


def _reading(origin: Sequence[_Way], low: int, high: int) -> _Read | None:
    for way in origin:
        before = bisect_left(way.ends, low + 1) - 1
        after = bisect_left(way.starts, high)
        fragment = way.run.fragment
        if before >= 0:
            left, a = way.ends[before], way.steps[before].b
        elif way.opening[0] == low and after < len(way.steps):
            left, a = way.opening
        else:
            continue
        if after < len(way.steps):
            right, b = way.starts[after], way.steps[after].a
        elif way.closing[0] == high and before >= 0:
            right, b = way.closing
        else:
            continue
        if low - left > _BESIDE or right - high > _BESIDE or not 0 <= b - a <= _LONGEST:
            continue
        own = fragment.cells[a:b]
        gapped = any(cell.gap for cell in fragment.cells[a : b + 1])
        keys = tuple(_key(cell) for cell in own)
        after_it = fragment.cells[b] if right == high and b < len(fragment.cells) else None
        return _Read(way.run, own, keys, low - left, right - high, gapped, after_it)
    return None


def _key(cell: Cell) -> str:
    key = "+".join(atoms_of(cell.norm))
    return f"[{key}" if cell.edit == "words" else key


def _settled(
    readings: Sequence[_Read], base: Sequence[Cell], whole: frozenset[int]
) -> tuple[Cell, ...] | None:
    """The words that most readings have, if these are more than the base has of them."""
    mine = tuple(_key(cell) for cell in base)
    rows = Counter(r.keys for r in readings if not (r.left or r.right))
    distinct = sorted(
        rows, key=lambda keys: (any("[" in k for k in keys), -rows[keys], -len(keys), keys)
    )
    best: tuple[int, _Vote] | None = None
    ours = _Vote(readings, mine, base, whole)
    for keys in distinct[:_CENTRES]:
        cells = next(r.cells for r in readings if r.keys == keys and not (r.left or r.right))
        vote = _Vote(readings, keys, cells, whole)
        for _ in range(_ROUNDS):
            better = vote.improved()
            if better is None:
                break
            vote = _Vote(readings, tuple(_key(cell) for cell in better), better, whole)
        if best is None or vote.worth > best[0]:
            best = (vote.worth, vote)
    if best is None or best[0] <= ours.worth:
        return None
    return best[1].cells


class _Vote:
    """Readings aligned with one row of words, and what most of them have of it.

    ``worth`` counts the words that most readings have, less those that are ``gone``.
    """

    def __init__(
        self,
        readings: Sequence[_Read],
        keys: tuple[str, ...],
        cells: Sequence[Cell],
        whole: frozenset[int],
    ) -> None:
        self.readings = readings
        self.keys = keys
        self.cells = tuple(cells)
        rows: dict[tuple[tuple[str, ...], int, int], tuple[int, ...]] = {}
        for one in readings:
            known = (one.keys, one.left, one.right)
            if known not in rows:
                rows[known] = _columns(one.keys, keys, one.left, one.right)
        self.rows = [rows[one.keys, one.left, one.right] for one in readings]
        have = [0] * len(keys)
        asked = [0] * len(keys)
        for one, row in zip(readings, self.rows, strict=True):
            for key, column in zip(one.keys, row, strict=True):
                if column >= 0 and _fits(key, keys[column]):
                    have[column] += 1
            for column in set(row) if one.gapped else range(len(keys)):
                if column >= 0:
                    asked[column] += 1
        self.asked = asked
        self.most = [2 * n > total for n, total in zip(have, asked, strict=True)]
        self.gone = [self._is_gone(column, whole) for column in range(len(keys))]
        self.worth = sum(self.most) - sum(self.gone)

    def _is_gone(self, column: int, whole: frozenset[int]) -> bool:
        """True if most readings have nothing there, one of a print of the whole among them.

        Reports shorten what they quote: those that print pieces are not enough.
        """
        lack = [
            one.run.fragment
            for one, row in zip(self.readings, self.rows, strict=True)
            if column not in row and not one.gapped
        ]
        return 2 * len(lack) > self.asked[column] and any(id(f) in whole for f in lack)

    def improved(self) -> tuple[Cell, ...] | None:
        """The row with words exchanged, put in and taken out as most readings say."""
        sure = sum(not one.gapped for one in self.readings)
        size = len(self.keys)
        columns: list[dict[str, list[Cell]]] = [{} for _ in range(size)]
        slots: list[list[tuple[bool, tuple[Cell, ...]]]] = [[] for _ in range(size + 1)]
        for one, row in zip(self.readings, self.rows, strict=True):
            inserted: dict[int, list[Cell]] = {}
            last = -1
            for key, cell, column in zip(one.keys, one.cells, row, strict=True):
                if column >= 0:
                    columns[column].setdefault(key, []).append(cell)
                    last = column
                elif column == _INSIDE:
                    inserted.setdefault(last + 1, []).append(cell)
            for slot, cells in inserted.items():
                slots[slot].append((one.gapped, tuple(cells)))
        made: list[Cell] = []
        for column in range(size + 1):
            rows = [cells for _, cells in slots[column]]
            made += _put_in(rows, sure + sum(gapped for gapped, _ in slots[column]))
            if column == size:
                break
            cell, total = self.cells[column], self.asked[column]
            votes = columns[column]
            if votes:
                key = min(votes, key=lambda k: (-len(votes[k]), k != self.keys[column], k))
                if key != self.keys[column] and 2 * len(votes[key]) > total:
                    cell = _chosen(votes[key])
            if not self.gone[column]:
                made.append(cell)
        same = [c.norm for c in made] == [c.norm for c in self.cells]
        return None if same else tuple(made)


def _put_in(rows: Sequence[tuple[Cell, ...]], total: int) -> list[Cell]:
    """The words that most readings have between two words of the row."""
    if 2 * len(rows) <= total:
        return []
    votes = Counter(key for row in rows for key in {_key(cell) for cell in row})
    told = [[cell for cell in row if 2 * votes[_key(cell)] > total] for row in rows]
    return min(told, key=lambda row: (-len(row), [_key(c) for c in row], _source(row)))


def _source(row: Sequence[Cell]) -> tuple[str, int]:
    return (str(row[0].article), row[0].start) if row else ("", 0)


def _chosen(cells: Sequence[Cell]) -> Cell:
    """One of several prints of a word: as most write it."""
    written = Counter(cell.norm for cell in cells)
    return min(cells, key=lambda c: (-written[c.norm], c.norm, str(c.article), c.start))


def _fits(left: str, right: str) -> bool:
    return left == right or likeness(left, right, {}) >= NEAR


# Words of a reading that stand beside the stretch, and those between two of its words.
_OUTSIDE, _INSIDE = -2, -1


def _columns(keys: Sequence[str], row: Sequence[str], left: int, right: int) -> tuple[int, ...]:
    """For each key the word of ``row`` that it is, or stands for, or that it is beside.

    ``left`` and ``right`` are how many words beyond the row the keys may stand for, too.
    """
    rows, size = len(keys), len(row) + left + right
    score = [[_GAP * j for j in range(size + 1)]]
    step = [[2] * (size + 1)]
    for key in keys:
        above = score[-1]
        here, ways = [above[0] + _GAP], [1]
        for j in range(size):
            inner = j - left
            like = _OTHER
            if 0 <= inner < len(row):
                other = row[inner]
                like = 2.0 if key == other else likeness(key, other, {})
            best, way = above[j] + like, 3
            if above[j + 1] + _GAP > best:
                best, way = above[j + 1] + _GAP, 1
            if here[j] + _GAP > best:
                best, way = here[j] + _GAP, 2
            here.append(best)
            ways.append(way)
        score.append(here)
        step.append(ways)
    found = [_INSIDE] * rows
    i, j = rows, size
    while i:
        way = step[i][j] if j else 1
        if way == 3:
            i, j = i - 1, j - 1
            inner = j - left
            found[i] = inner if 0 <= inner < len(row) else _OUTSIDE
        elif way == 1:
            i -= 1
            inner = j - left
            if inner < 0 or inner > len(row):
                found[i] = _OUTSIDE
        else:
            j -= 1
    return tuple(found)


def _set_in(new: Sequence[Cell], cells: Sequence[Cell], low: int, high: int) -> list[Cell]:
    """The new words, begun as the old ones were."""
    row = list(new)
    first = cells[low]
    if row and low < high and row[0] is not first and not first.gap:
        row[0] = replace(row[0], lead=first.lead, marks=first.marks, breaks=first.breaks)
    return row


def _followed_on(cell: Cell, readings: Sequence[_Read]) -> Cell:
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
