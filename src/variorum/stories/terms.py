"""The terms of an article as numbers: stems and pairs of neighbouring stems, with counts.

Pairs of words tell more than words: two reports of one happening share phrases, two of one
kind of happening share vocabulary. Everything is a number, so that a stream of any length
has one fixed table of terms and no dictionary that grows. Stems have even numbers, pairs odd.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from variorum.text import FUNCTION_WORDS, stem
from variorum.text.tokens import WORD, compared

BITS = 21  # terms are told apart by so many bits of their hash
SPACE = 1 << BITS
# Swept on the development sets; see docs/methods/stories.md.
LEAD_WORDS = 60  # the first words, which tell the news; they count more
LEAD_WEIGHT = 2.5
TITLE_WEIGHT = 2.0
_LONGEST = 6_000  # words that are counted: a dump of a whole book tells of no happening
_REMEMBERED = 200_000
_GRAMMAR = 0.2  # English text has some 40 words of grammar in a hundred, other languages few
_LEAST_WORDS = 20  # of fewer words nobody can tell
_SIXTEENTHS = 16.0
_PAIR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)

# The stem's number by the word as written; -1 for words that carry grammar.
_numbers: dict[str, int] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """``ids`` are sorted numbers below ``SPACE``, each once; ``said`` how much each is said.

    That is 1 + log of the count, in sixteenths; the first words and the title's count more.
    ``title`` are the ids of the title's stems, sorted, each once. ``foreign`` is True where
    hardly a word is one of English grammar: such a text shares names and figures only.
    """

    ids: NDArray[np.int32]
    said: NDArray[np.uint8]
    title: NDArray[np.int32]
    foreign: bool = False


def read_terms(title: str, written: tuple[str, ...]) -> Terms:
    """Count the terms of an article from its title and the words of its text, in order.

    Cost: linear; about 0.3 ms for 350 words.
    """
    headed = [match[0] for match in WORD.finditer(title[:2_000])]
    # What stands between them is no word, so that their edge makes no pair.
    stems = _stems([*headed, "", *written[:_LONGEST]])
    edge = len(headed)
    weights = np.ones(len(stems), dtype=np.float32)
    weights[:edge] = TITLE_WEIGHT
    weights[edge + 1 : edge + 1 + LEAD_WORDS] = LEAD_WEIGHT
    single = stems >= 0
    pairs = _mixed(stems, np.flatnonzero(single[1:] & single[:-1]))
    alone = stems[single].astype(np.int32)
    every = np.concatenate((alone, pairs))
    counted = np.concatenate((weights[single], np.ones(len(pairs), dtype=np.float32)))
    ids, inverse = np.unique(every, return_inverse=True)
    counts = np.bincount(inverse, weights=counted, minlength=len(ids))
    said = np.rint(np.minimum(_SIXTEENTHS * (1.0 + np.log(np.maximum(counts, 1.0))), 255.0))
    body = stems[edge + 1 :]
    foreign = len(body) >= _LEAST_WORDS and float(np.mean(body < 0)) < _GRAMMAR
    title_ids = np.unique(alone[: int(np.count_nonzero(single[:edge]))])
    return Terms(ids, said.astype(np.uint8), title_ids, foreign)


def written_as(title: str, written: tuple[str, ...], ids: NDArray[np.int32]) -> list[str]:
    """These terms as an article writes them first, without those that it has not."""
    words = [match[0] for match in WORD.finditer(title[:2_000])]
    # A stem of grammar between title and text: their edge makes no pair.
    words += ["", *written[:_LONGEST]]
    stems = _stems(words)
    starts = np.flatnonzero((stems[1:] >= 0) & (stems[:-1] >= 0))
    pairs = _mixed(stems, starts)
    found: list[str] = []
    for term in ids.tolist():
        places = np.flatnonzero(pairs == term) if term & 1 else np.flatnonzero(stems == term)
        if len(places) and term & 1:
            place = int(starts[places[0]])
            found.append(f"{words[place]} {words[place + 1]}")
        elif len(places):
            found.append(words[int(places[0])])
    return found


def _mixed(stems: NDArray[np.int64], places: NDArray[np.intp]) -> NDArray[np.int32]:
    """The numbers of the pairs that begin at these places."""
    mixed = stems[places].astype(np.uint64) * _PAIR + stems[places + 1].astype(np.uint64)
    mixed ^= mixed >> np.uint64(31)
    mixed *= _MIX
    return (mixed >> np.uint64(64 - BITS)).astype(np.int32) | 1


def _stems(written: list[str]) -> NDArray[np.int64]:
    known = _numbers
    try:
        return np.array([known[word] for word in written], dtype=np.int64)
    except KeyError:
        pass
    if len(known) > _REMEMBERED:
        known.clear()
    for word in written:
        if word not in known:
            known[word] = stem_number(word)
    return np.array([known[word] for word in written], dtype=np.int64)


def stem_number(written: str) -> int:
    """The number of a word's stem; -1 for words of grammar and single signs."""
    word = compared(written)
    if word in FUNCTION_WORDS or len(word) < 2:
        return -1
    root = stem(word)
    if root in FUNCTION_WORDS or len(root) < 2:
        return -1
    return (crc32(root.encode("utf-8", "surrogatepass")) >> (32 - BITS)) & ~1
