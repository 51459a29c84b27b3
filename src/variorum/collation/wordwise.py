"""Word by word: the best alignment of two short rows of atoms.

Needleman and Wunsch (1970), where equal words in a row are worth more than the same words
scattered, a slip of the pen is nearly the same word, and a lone grammar word is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.collation.spelling import NUMBER_NAMES, misspelt
from variorum.text import FUNCTION_WORDS
from variorum.text.of_a_story import kept_for_a_story

EQUAL, NEAR, OTHER, GAP_COST = 2.0, 1.4, -0.9, -0.6
# What each further match in an unbroken row adds.
_IN_A_ROW = 0.3


def likeness(left: str, right: str, forms: Mapping[str, str]) -> float:
    """How well two keys fit; ``forms`` has the written forms of keys that differ from them."""
    if left == right:
        return EQUAL
    if left == "is" or right == "is":
        return NEAR if "has" in (left, right) else OTHER
    if len(left) > 4 and len(right) > 4 and left[0] == right[0] and misspelt(left, right):
        return NEAR
    one, two = forms.get(left, left), forms.get(right, right)
    one, two = NUMBER_NAMES.get(one, one), NUMBER_NAMES.get(two, two)
    if (one, two) != (left, right) and min(len(one), len(two)) > 4 and misspelt(one, two):
        return NEAR
    return OTHER


def _row(key: str, window: Sequence[str], forms: Mapping[str, str]) -> list[float]:
    """The likeness of one key to every word of a window."""
    initial = key[0]
    if key in ("is", "has") or key in forms or initial.isdigit():
        return [likeness(key, other, forms) for other in window]
    size = len(key)
    if size < 5 or any(char.isdigit() for char in key):
        # A short word is like nothing but itself.
        return [EQUAL if key == other else OTHER for other in window]
    return [
        EQUAL
        if key == other
        else likeness(key, other, forms)
        if (other[0] == initial and -3 < len(other) - size < 3)
        or other in forms
        or other[0].isdigit()
        else OTHER
        for other in window
    ]


def needleman(
    keys: Sequence[str], window: Sequence[str], forms: Mapping[str, str], *, free: bool
) -> list[int]:
    """For each key the place in the window that matches it, or -1, by the best alignment.

    Args:
        keys: The row to be placed.
        window: What it is placed in.
        forms: Written forms of keys that differ from them.
        free: True if words of the window before and after the row cost nothing.

    Cost: O(len(keys) · len(window)); rows that were placed before are remembered, as most
    come up again when the base is made anew.
    """
    written = tuple(sorted((k, forms[k]) for k in {*keys, *window} if k in forms))
    return list(_placed(tuple(keys), tuple(window), written, free))


@kept_for_a_story(8192)
def _placed(
    keys: tuple[str, ...],
    window: tuple[str, ...],
    written: tuple[tuple[str, str], ...],
    free: bool,
) -> tuple[int, ...]:
    forms = dict(written)
    rows, columns = len(keys), len(window)
    likes_of = {key: _row(key, window, forms) for key in set(keys)}
    weigh = [likes_of[key] for key in keys]
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step = [[0] * (columns + 1) for _ in range(rows + 1)]
    if not free:
        for j in range(1, columns + 1):
            score[0][j], step[0][j] = j * GAP_COST * 0.5, 2
    half = GAP_COST * 0.5
    steps_above, likes_above = step[0], [OTHER] * columns
    for i in range(1, rows + 1):
        score[i][0], step[i][0] = i * GAP_COST, 1
        above, here, likes, steps = score[i - 1], score[i], weigh[i - 1], step[i]
        left = here[0]
        for j in range(1, columns + 1):
            like = likes[j - 1]
            best, way = above[j - 1] + like, 3
            if like > 0 and steps_above[j - 1] == 3 and likes_above[j - 2] > 0:
                best += _IN_A_ROW
            if above[j] + GAP_COST > best:
                best, way = above[j] + GAP_COST, 1
            if left + half > best:
                best, way = left + half, 2
            here[j] = left = best
            steps[j] = way
        steps_above, likes_above = steps, likes
    last = columns
    if free:
        last = max(range(columns + 1), key=lambda j: (score[rows][j], -j))
    to = [-1] * rows
    i, j = rows, last
    while i and j:
        way = step[i][j]
        if way == 3:
            if weigh[i - 1][j - 1] > 0:
                to[i - 1] = j - 1
            i, j = i - 1, j - 1
        elif way == 1:
            i -= 1
        else:
            j -= 1
    return tuple(to)


def without_islands(keys: Sequence[str], to: Sequence[int]) -> list[int]:
    """The places, without lone matches of grammar words between words that differ."""
    clean = list(to)
    size = len(to)
    for index, place in enumerate(to):
        if place < 0 or keys[index] not in FUNCTION_WORDS:
            continue
        before = index > 0 and to[index - 1] == place - 1
        after = index + 1 < size and to[index + 1] == place + 1
        if before or after:
            continue
        left = next((k for k in range(index - 1, -1, -1) if to[k] >= 0), None)
        right = next((k for k in range(index + 1, size) if to[k] >= 0), None)
        near = [
            k
            for k in (left, right)
            if k is not None and abs(k - index) <= 3 and to[k] - place == k - index
        ]
        if near:
            continue
        torn = any(k is not None and abs(to[k] - place) > 3 for k in (left, right))
        if torn or (left is None and right is None):
            clean[index] = -1
    return clean
