"""Columns: the words of one reading set under the words of another.

Needleman and Wunsch (1970) over words, for the few words of a place where prints differ.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collation.wordwise import likeness

_OTHER, _GAP = -0.9, -0.5
# Another word rather stands for one beside the row, which most have, than for one in question.
_OTHER_BESIDE = -0.8
# Words of a reading that stand beside the stretch, and those between two of its words.
OUTSIDE, INSIDE = -2, -1


def columns_of(keys: Sequence[str], row: Sequence[str], left: int, right: int) -> tuple[int, ...]:
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
            like = _OTHER_BESIDE
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
    found = [INSIDE] * rows
    i, j = rows, size
    while i:
        way = step[i][j] if j else 1
        if way == 3:
            i, j = i - 1, j - 1
            inner = j - left
            found[i] = inner if 0 <= inner < len(row) else OUTSIDE
        elif way == 1:
            i -= 1
            inner = j - left
            if inner < 0 or inner > len(row):
                found[i] = OUTSIDE
        else:
            j -= 1
    return tuple(found)
