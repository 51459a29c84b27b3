"""The words that can begin a number, for the pass that finds them."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.language.number_words import ONES, PARTS, SCALES, TENS
from variorum.language.numerals_abroad import lexicon_of
from variorum.language.triggers import NUMBER, written_ways

_ENGLISH = [
    *ONES,
    *TENS,
    *SCALES,
    *PARTS,
    *"dozen tens dozens scores hundreds thousands millions billions".split(),
]


def numeral_words(language: str) -> Mapping[str, int]:
    """The words of a language (a primary tag) that can begin a number, with their mark."""
    if language == "en":
        return written_ways(dict.fromkeys(_ENGLISH, NUMBER))
    lexicon = lexicon_of(language)
    return {} if lexicon is None else written_ways(dict.fromkeys(lexicon.begins, NUMBER))
