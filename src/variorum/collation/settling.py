"""Settling: words of a fragment that found no place of their own, placed by their neighbours.

A sentence that is damaged beyond recognition, or that is like another one, stands where the
sentences around it leave room. A phrase that is missing here and too much there, in one and
the same sentence, has been moved ("On Friday we left", "We left on Friday").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import pairwise

from variorum.collation.wordwise import needleman, without_islands
from variorum.text import FUNCTION_WORDS

# So much longer than the row may the room be that it is looked for in.
_SLACK = 12
# More comparisons of words than this for one row are not made.
_MOST = 60_000


def settle(
    keys: Sequence[str],
    to: list[int],
    text: Sequence[str],
    cuts: Sequence[int],
    forms: Mapping[str, str],
) -> None:
    """Fill the gaps of ``to`` in place.

    Args:
        keys: The fragment's atoms.
        to: For each its place in the text, or -1.
        text: The text's atoms.
        cuts: Where the fragment's pieces begin, and its end.
        forms: Written forms of keys that differ from them.

    Cost: O(n log n), and the product of row and room for each row without a place.
    """
    used = sorted(place for place in to if place >= 0)
    edges = set(cuts)
    for first, last in _rows(to):
        if any(cut in edges for cut in range(first, last + 1)):
            _between(keys, to, text, forms, used, first, last)
    for begin, end in pairwise(cuts):
        placed = [place for place in to[begin:end] if place >= 0]
        if placed and len(placed) < end - begin - 1:
            for first, last in _rows(to, begin, end):
                room = last - first + 2
                low, high = min(placed) - room, max(placed) + 1 + room
                _moved(keys, to, text, forms, used, first, last, max(0, low), min(len(text), high))
    _exchange(keys, to, text, used)


def _exchange(keys: Sequence[str], to: list[int], text: Sequence[str], used: list[int]) -> None:
    """Place a word that has changed places with its neighbour: "17 March", "March 17"."""
    taken = set(used)
    for at, key in enumerate(keys):
        if to[at] >= 0 or key in FUNCTION_WORDS:
            continue
        for beside, shift in ((at - 1, -1), (at + 1, 1)):
            if not 0 <= beside < len(to) or to[beside] < 0:
                continue
            place = to[beside] + shift
            if 0 <= place < len(text) and text[place] == key and place not in taken:
                to[at] = place
                taken.add(place)
                insort(used, place)
                break


def _rows(to: Sequence[int], begin: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The rows of atoms without a place, as half-open ranges."""
    found: list[tuple[int, int]] = []
    stop = len(to) if end is None else end
    index = begin
    while index < stop:
        if to[index] >= 0:
            index += 1
            continue
        first = index
        while index < stop and to[index] < 0:
            index += 1
        found.append((first, index))
    return found


def _between(
    keys: Sequence[str],
    to: list[int],
    text: Sequence[str],
    forms: Mapping[str, str],
    used: list[int],
    first: int,
    last: int,
) -> None:
    """Place a row in the room that its neighbours leave it."""
    size = last - first
    left = to[first - 1] + 1 if first else None
    right = to[last] if last < len(to) else None
    windows: set[tuple[int, int]] = set()
    if left is not None:
        at = bisect_left(used, left)
        stop = used[at] if at < len(used) else len(text)
        windows.add((left, stop if stop == right else min(stop, left + size + _SLACK)))
    if right is not None:
        at = bisect_right(used, right - 1)
        start = used[at - 1] + 1 if at else 0
        windows.add((start if start == left else max(start, right - size - _SLACK), right))
    best: tuple[tuple[int, int], list[int]] | None = None
    for start, end in sorted(windows):
        if start >= end or size * (end - start) > _MOST:
            continue
        closed = start == left and end == right
        row = needleman(keys[first:last], text[start:end], forms, free=not closed)
        row = [start + place if place >= 0 else -1 for place in row]
        row = _clean(keys, to, first, last, row)
        worth = _worth(keys[first:last], row)
        if worth > (0, 0) and (closed or _firm(keys[first:last], row)):
            best = max(best, (worth, row), key=lambda b: b[0]) if best else (worth, row)
    if best is not None:
        to[first:last] = best[1]
        for place in best[1]:
            if place >= 0:
                insort(used, place)


def _clean(
    keys: Sequence[str], to: Sequence[int], first: int, last: int, row: Sequence[int]
) -> list[int]:
    low, high = max(0, first - 3), min(len(to), last + 3)
    whole = [*to[low:first], *row, *to[last:high]]
    return without_islands(keys[low:high], whole)[first - low : last - low]


def _worth(keys: Sequence[str], row: Sequence[int]) -> tuple[int, int]:
    matter = sum(p >= 0 and k not in FUNCTION_WORDS for k, p in zip(keys, row, strict=True))
    return matter, sum(p >= 0 for p in row)


def _firm(keys: Sequence[str], row: Sequence[int]) -> bool:
    """True if a row that is held on one side only is known by more than a single word."""
    matter, matched = _worth(keys, row)
    side_by_side = any(a >= 0 and b == a + 1 for a, b in pairwise(row))
    return bool(matter) and (matched >= 0.4 * len(keys)) and (side_by_side or len(keys) == 1)


def _moved(
    keys: Sequence[str],
    to: list[int],
    text: Sequence[str],
    forms: Mapping[str, str],
    used: list[int],
    first: int,
    last: int,
    low: int,
    high: int,
) -> None:
    """Place a phrase that stands elsewhere in its sentence."""
    if last - first < 2 or high - low > 400 or last - first > 40:
        return
    free = set(range(low, high)) - set(used[bisect_left(used, low) : bisect_left(used, high)])
    best, where = 0, (0, 0)
    for begin in range(first, last - 1):
        for place in sorted(free):
            size = 0
            while (
                begin + size < last
                and place + size in free
                and text[place + size] == keys[begin + size]
            ):
                size += 1
            if size > best:
                best, where = size, (begin, place)
    begin, place = where
    matter = sum(key not in FUNCTION_WORDS for key in keys[begin : begin + best])
    if best >= 2 and matter and best >= 0.6 * (last - first):
        # What stands beside the run in the phrase goes where it stands beside it in the text.
        low, high = place, place + best
        while low - 1 in free and place - low < begin - first + 2:
            low -= 1
        while high in free and high - place - best < last - begin - best + 2:
            high += 1
        row = needleman(keys[first:last], text[low:high], forms, free=True)
        if row[begin - first] != place - low:
            row = [-1] * (last - first)
            row[begin - first : begin - first + best] = range(place - low, place - low + best)
        for offset, found in enumerate(row):
            if found >= 0:
                to[first + offset] = low + found
                insort(used, low + found)
