"""The words of a text with their places, cut once for all finders that look words up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")

# A newspaper's year has few more words than this.
_MOST_FORMS = 65536
# What is longer is no word that comes back, and a page may be full of it.
_LONGEST_FORM = 64
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


class Forms(dict[str, T]):
    """What is known of words as they are written, worked out where one is first met.

    Found in half the time that a call takes; emptied when it is full.
    """

    def __init__(self, form: Callable[[str], T]) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, word: str) -> T:
        made = self._form(word)
        if len(word) <= _LONGEST_FORM:
            if len(self) >= _MOST_FORMS:
                self.clear()
            self[word] = made
        return made


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
