"""A language of invented words with real grammar words, drawn by Zipf's law.

The words are the same for every seed. A word has a number; tables of numbers hold each one
as often as it is to be drawn, so that a draw is one look-up.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]

# Occurrences in a thousand words of running news, roughly, for the commonest.
GRAMMAR = {
    "the": 58, "to": 28, "of": 26, "a": 24, "and": 23, "in": 22, "that": 12, "for": 10, "on": 9.5,
    "is": 8, "was": 8, "with": 7, "he": 6.5, "it": 6.5, "as": 6, "at": 6, "by": 5.5, "from": 5,
    "be": 5, "has": 5, "his": 4.5, "are": 4.5, "have": 4.5, "not": 4, "an": 4, "who": 4,
    "they": 3.8, "but": 3.8, "this": 3.5, "had": 3.5, "were": 3.2, "will": 3, "their": 3,
    "been": 2.8, "we": 2.5, "would": 2.5, "more": 2.4, "her": 2.3, "she": 2.3, "after": 2.2,
    "which": 2.2, "one": 2.1, "about": 2, "when": 2, "there": 1.9, "or": 1.9, "up": 1.8,
    "out": 1.7, "its": 1.7, "if": 1.6, "all": 1.6, "over": 1.5, "what": 1.5, "could": 1.5,
    "two": 1.4, "into": 1.4, "than": 1.4, "other": 1.3, "no": 1.3, "them": 1.2, "some": 1.2,
    "before": 1.1, "while": 1.1, "only": 1, "can": 1, "during": 1, "also": 1, "so": 1,
    "where": 0.9, "him": 0.9, "against": 0.9, "three": 0.8, "most": 0.8, "being": 0.8,
    "because": 0.8, "between": 0.8, "under": 0.7, "still": 0.7, "such": 0.6, "many": 0.6,
    "then": 0.6, "until": 0.5, "since": 0.5, "through": 0.5, "both": 0.5, "without": 0.5,
}  # fmt: skip
COMMON = """said people year new told time day last first week government years police according
state officials country news report made added public since may work city million made part called
like just back home way say case group well next down think four month including went off several
later family long good since came now court law support take help world another around house
number man woman party company local end school security president minister official office
national life five six place statement used night want plan make water children left high see
among council early asked given known system service right already place money members spokesman
reporters morning evening earlier expected decision change reported issue need without near days
hours months area second third half main major recent small big large hundred thousand team head
leader chief director member town south north east west street road building centre press question
answer problem result meeting talks deal vote open closed found lost held taken set led put began
start continue remain become show give keep find tell ask turn move live believe happen hope
""".split()

_ONSETS = "b br c ch cl d dr f fl g gl gr h j k l m n p pl pr qu r s sc sh sl sp st t th tr v w z"
_VOWELS = "a e i o u a e i o ea ou ai"
_CODAS = "b ck d g l ll m n nd ng nt p r rd rn s sh st t th x ft lm"
_ENDINGS = (("",), ("", "s"), ("", "s", "ed", "ing"), ("", "s", "ly"), ("", "er", "ers"))
_FORMS = 66_000  # different content words
SECTIONS = 14
KINDS = 9  # kinds of happening in a section
TABLE = 1 << 17


def syllables(chance: random.Random, count: int) -> str:
    """A word that could be one, in small letters."""
    onsets, vowels, codas = _ONSETS.split(), _VOWELS.split(), _CODAS.split()
    parts = [chance.choice(onsets) + chance.choice(vowels) for _ in range(count)]
    return "".join(parts) + (chance.choice(codas) if chance.random() < 0.8 else "")


@dataclass(frozen=True)
class Language:
    """The words, and tables of their numbers to draw from.

    ``general``: running text; ``sections``: a table for each section; ``kinds``: for each
    kind of happening (``section * KINDS + kind``); ``rare``: numbers of seldom words.
    """

    words: Sequence[str]
    general: Numbers
    sections: Sequence[Numbers]
    kinds: Sequence[Numbers]
    rare: Numbers
    stock: Sequence[str]


def quantised(numbers: Sequence[int], weights: NDArray[np.float64], size: int) -> Numbers:
    """A table that holds each number as often as its weight asks."""
    ends = np.cumsum(weights) / weights.sum()
    places = (np.arange(size) + 0.5) / size
    picks = np.minimum(np.searchsorted(ends, places), len(numbers) - 1)
    return np.asarray(numbers, dtype=np.int32)[picks]


def _zipf(count: int, power: float, shift: float = 0.0) -> NDArray[np.float64]:
    return 1.0 / (np.arange(count) + 1.0 + shift) ** power


@cache
def language() -> Language:
    """The language; about half a second the first time."""
    chance = random.Random(20330101)
    words = [*GRAMMAR]
    seen = set(words)
    for word in COMMON:
        if word not in seen:
            seen.add(word)
            words.append(word)
    first = len(words)
    while len(words) < first + _FORMS:
        rank = len(words) - first
        stem = syllables(chance, chance.choice((1, 2, 2) if rank < 4000 else (2, 2, 3)))
        for ending in chance.choice(_ENDINGS):
            if stem + ending not in seen:
                seen.add(stem + ending)
                words.append(stem + ending)
    grammar = len(GRAMMAR)
    spoken = np.array(list(GRAMMAR.values()))
    content = _zipf(len(words) - grammar, 1.7, 140)
    weights = np.concatenate([0.66 * spoken / spoken.sum(), 0.34 * content / content.sum()])
    general = quantised(range(len(words)), weights, TABLE)
    sections, kinds = [], []
    for _ in range(SECTIONS):
        own = chance.sample(range(grammar + 40, first + 20_000), 2500)
        sections.append(quantised(own, _zipf(2500, 1.15, 12), 1 << 14))
        for _ in range(KINDS):
            kind = chance.sample(range(first + 100, first + 30_000), 70)
            kinds.append(quantised(kind, _zipf(70, 0.9, 3), 1 << 10))
    # Phrases that any report may have: shared running text that is no copy.
    stock = []
    for _ in range(3000):
        length = chance.choice((3, 4, 4, 5, 6))
        stock.append(" ".join(words[general[chance.randrange(TABLE)]] for _ in range(length)))
    rare = np.arange(first + 8000, len(words), dtype=np.int32)
    return Language(tuple(words), general, sections, kinds, rare, tuple(stock))
