"""Words and signs of numbers in English, and how languages part digits."""

from __future__ import annotations

from collections.abc import Mapping

ONES = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
TENS["fourty"] = 40  # a common misspelling
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
# Parts of a whole; the plural is made by -s, "half" apart.
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}

# Scale words and signs after digits, by language family; "m" and "b" only attached.
SIGNS: Mapping[str, int] = {
    **{word: value for word, value in SCALES.items() if word != "hundred"},
    "mln": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
}
ATTACHED = {
    "k": 1_000,
    "m": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "mn": 1_000_000,
    "tn": 1_000_000_000_000,
    "mm": 1_000_000,
}

# Languages that write 1.300,5 where English writes 1,300.5.
COMMA_DECIMAL = frozenset("de fr es it nl pt id da sv no nb nn fi pl cs tr ru el ro hu".split())
# Languages that part thousands by a plain space.
SPACED = frozenset("fr es pt it de nl sv no nb nn da fi pl cs sk ru uk bg hu".split())
