"""The words of a text with their places, cut once for all finders that look words up."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_WORD = re.compile(r"(\w+)")


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Every run of letters, figures and underscores of a text, in order.

    ``starts`` are their offsets, ``distinct`` each of them once.
    """

    words: list[str]
    starts: list[int]
    distinct: frozenset[str]

    def within(self, start: int, end: int) -> range:
        """The numbers of the words that begin in ``[start, end)``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def cuts_a_word(text: str, at: int) -> bool:
    """Whether a word goes on over the offset ``at``."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return (before.isalnum() or before == "_") and (after.isalnum() or after == "_")


# The text at hand is asked for by several finders, one after another.
@lru_cache(maxsize=2)
def words_of(text: str) -> WordIndex:
    """The words of ``text``.

    Cost: linear, one pass.
    """
    # What lies between and the words in turn; their lengths add up to the offsets.
    cut = _WORD.split(text)
    words = cut[1::2]
    starts = list(accumulate(map(len, cut)))[: 2 * len(words) : 2]
    return WordIndex(words, starts, frozenset(words))
