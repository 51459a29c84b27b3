"""A number for every word of a text at once, by its compared form.

The number is a polynomial of the form's code points, modulo 2**64 and mixed. Sums over the
whole text give it for all plain words in a few steps; a word with letters beyond ASCII goes by
its compared form, one by one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.text.tokens import compared

_BASE = 0x9E3779B97F4A7C15  # odd, so that it can be taken back modulo 2**64
_BACK = pow(_BASE, -1, 1 << 64)
_MIX = 0xBF58476D1CE4E5B9
_WHOLE = (1 << 64) - 1
_KEPT = 1 << 15  # powers that are kept; those of longer texts are made when needed
_LONG = 64  # longer words are not remembered
_REMEMBERED = 100_000
# Code points as the compared form has them within words, if they are plain; the rest as one.
_TABLE = 0x2020
_FOLDED = np.minimum(np.arange(_TABLE, dtype=np.uint64), np.uint64(128))
_FOLDED[65:91] += np.uint64(32)
_FOLDED[0x2019] = ord("'")
_FOLDED[0x2010:0x2012] = ord("-")


def word_number(written: str) -> int:
    """The number of a word: 32 bits, never 0, the same for all spellings compared as one."""
    form = compared(written) if len(written) <= _LONG else compared.__wrapped__(written)
    total, power = 0, 1
    for letter in form:
        total += ord(letter) * power
        power = power * _BASE & _WHOLE
    total &= _WHOLE
    total ^= total >> 32
    return (total * _MIX & _WHOLE) >> 32 or 1


class _Remembered(dict[str, int]):
    """``word_number`` by word as written."""

    def __missing__(self, word: str) -> int:
        number = word_number(word)
        if len(word) <= _LONG:
            if len(self) > _REMEMBERED:
                self.clear()
            self[word] = number
        return number


_remembered = _Remembered()


def powers(base: int, count: int) -> NDArray[np.uint64]:
    """``base`` to the power of 0, 1, 2 …, modulo 2**64."""
    row = np.full(count, base, dtype=np.uint64)
    row[:1] = 1
    return np.multiply.accumulate(row)


_POWERS, _BACKS = powers(_BASE, _KEPT), powers(_BACK, _KEPT)


def word_numbers(
    text: str, written: Sequence[str], starts: NDArray[np.int32], ends: NDArray[np.int32]
) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """``word_number`` of each word, and whether a capital letter begins it.

    Args:
        text: The text.
        written: Its words as written.
        starts: Where they begin, in code points.
        ends: Where they end.

    Cost: linear; 40 µs for 350 plain words.
    """
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    beyond: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
    if text.isascii():
        plain = _FOLDED[letters]
    else:
        plain = _FOLDED[np.minimum(letters, _TABLE - 1)]
        many = np.zeros(len(plain) + 1, dtype=np.int32)
        np.cumsum(plain > 127, out=many[1:])
        beyond = np.flatnonzero(many[ends] > many[starts])
    begins = (letters[starts] - np.uint32(65)) < 26  # below 65 it wraps around
    count = len(plain)
    kept = count <= _KEPT
    plain *= _POWERS[:count] if kept else powers(_BASE, count)
    sums = np.zeros(count + 1, dtype=np.uint64)
    np.cumsum(plain, out=sums[1:])
    totals = (sums[ends] - sums[starts]) * (_BACKS if kept else powers(_BACK, count))[starts]
    totals ^= totals >> np.uint64(32)
    totals *= np.uint64(_MIX)
    totals >>= np.uint64(32)
    totals[totals == 0] = 1
    numbers = totals.astype(np.uint32)
    for place in beyond.tolist():
        numbers[place] = _remembered[written[place]]
        begins[place] = written[place][0].isupper()
    return numbers, begins
