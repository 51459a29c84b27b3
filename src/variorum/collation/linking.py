"""Linking: the words of a base strung in the order that most independent witnesses have.

A sentence may stand before its neighbour in one print, after it in another and nowhere in a
third: blocks with edges of their own in each. So the order is voted on at its seams. Every
print says which word of the base it has after which; the links that most have are made
first, and what is left over stands where fewest links are broken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from variorum.collation.align import Text
from variorum.collation.fragments import Cell
from variorum.collation.support import Support
from variorum.collation.ways import Origin

Link = tuple[int, int]
# So many words a print may lack and still say what comes after what.
_FEW = 4
# More loose rows of words than this are left as they are.
_MOST_ROWS = 200


def relinked(text: Text, ways: Sequence[Origin], support: Support) -> tuple[Cell, ...] | None:
    """The base with its words in the order of most witnesses; ``None`` if it has it.

    Cost: O(cells of the base · origins); the rows that are moved times the cells.
    """
    size = len(text.cells)
    links, leaving, reaching = _counted(ways)
    firm = {
        link
        for link, count in links.items()
        if count > 1 and 2 * count > max(leaving[link[0]], reaching[link[1]])
    }
    if all(after == before + 1 for before, after in firm):
        return None
    rows = _rows(size, links, firm)
    if len(rows) > _MOST_ROWS:
        return None
    order = _in_order(rows, links, firm, support)
    if order == list(range(size)):
        return None
    return tuple(text.cells[i] for i in order)


def _counted(ways: Sequence[Origin]) -> tuple[Counter[Link], Counter[int], Counter[int]]:
    """How many origins have a link; go on after a word; come to it from another."""
    links: Counter[Link] = Counter()
    leaving: Counter[int] = Counter()
    reaching: Counter[int] = Counter()
    for origin in ways:
        mine: set[Link] = set()
        by_print: dict[int, list[tuple[int, int, int]]] = {}
        for way in origin:
            row = by_print.setdefault(id(way.run), [])
            row.extend((step.a, step.i, step.j) for step in way.steps)
        for row in by_print.values():
            row.sort()
            printed = sorted(i for _, i, j in row for i in range(i, j))
            last = -1
            for _, i, j in row:
                # Words of its own between the two say nothing of their order, nor do a few of
                # the base's that it has nowhere.
                few = last < i <= last + 1 + _FEW and not _any(printed, last + 1, i)
                passed = [*(range(last, i) if few else (last,)), *range(i, j)]
                mine.update(pair for pair in pairwise(passed) if pair[0] >= 0)
                last = j - 1
        left, reached = {p for p, _ in mine}, {q for _, q in mine}
        links.update(mine)
        leaving.update(left)
        reaching.update(reached)
    return links, leaving, reaching


def _any(places: Sequence[int], low: int, high: int) -> bool:
    return bisect_left(places, low) < bisect_left(places, high)


def _rows(size: int, links: Counter[Link], firm: set[Link]) -> list[list[int]]:
    """The words in rows: linked as most say, then as some say, then as in the base."""
    candidates = sorted(
        {*firm, *((i, i + 1) for i in range(size - 1))},
        key=lambda link: (
            link not in firm,
            -links[link],
            link[1] != link[0] + 1,
            abs(link[1] - link[0]),
            link,
        ),
    )
    after: dict[int, int] = {}
    taken: set[int] = set()
    # The end of the row that begins with a word, and the beginning of that which ends with it.
    end_of, start_of = list(range(size)), list(range(size))
    for left, right in candidates:
        if left in after or right in taken or start_of[left] == right:
            continue
        after[left] = right
        taken.add(right)
        start, end = start_of[left], end_of[right]
        end_of[start], start_of[end] = end, start
    rows: list[list[int]] = []
    for first in range(size):
        if first in taken:
            continue
        row = [first]
        while row[-1] in after:
            row.append(after[row[-1]])
        rows.append(row)
    return rows


def _in_order(
    rows: list[list[int]], links: Counter[Link], firm: set[Link], support: Support
) -> list[int]:
    """All rows in one, each put where fewest links are broken, by the base's order else."""
    rest = sorted(rows, key=lambda row: (-len(row), row[0]))
    made = rest.pop(0)
    while rest:
        placed = [(*_place(row, made, links, firm, support), n) for n, row in enumerate(rest)]
        # First a row of which something says where it stands.
        _, at, number = next((p for p in placed if p[0]), placed[0])
        made[at:at] = rest.pop(number)
    return made


def _place(
    row: Sequence[int],
    made: Sequence[int],
    links: Counter[Link],
    firm: set[Link],
    support: Support,
) -> tuple[bool, int]:
    """Whether something says where a row stands among words in order, and where."""
    first, last, size = row[0], row[-1], len(support.words)
    # What few have stays where they have it, though most go on without it.
    common = 2 * sum(support.words[i] for i in row) > len(row)
    best: tuple[tuple[bool, bool, bool, int, bool, bool, int, int, int], bool] | None = None
    for at in range(len(made) + 1):
        before = made[at - 1] if at else -1
        after = made[at] if at < len(made) else size
        gain = links[before, first] + links[last, after]
        broken = links[before, after]
        home, beside = before + 1 == first, last + 1 == after
        worth = gain - broken if common and gain else gain
        parts = common and (before, after) in firm
        away = abs(before + 1 - first)
        lost = parts and worth < 0
        rank = (lost, not gain, parts, -worth, not home, not beside, broken, away, at)
        if best is None or rank < best[0]:
            best = (rank, bool(gain) or home or beside)
    return (best[1], best[0][-1]) if best else (False, 0)
