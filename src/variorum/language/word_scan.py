"""Every word of a text that can be part of a date or of a number, found once for both."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from variorum.language.date_grammars import grammar_of
from variorum.language.numeral_words import numeral_words
from variorum.language.triggers import Trigger, find_triggers


@lru_cache(maxsize=32)
def _table(language: str) -> Mapping[str, int]:
    grammar = grammar_of(language)
    table = dict(grammar.words) if grammar is not None else {}
    for word, mark in numeral_words(language).items():
        table[word] = table.get(word, 0) | mark
    return table


@lru_cache(maxsize=2)
def scan(text: str, language: str) -> tuple[Trigger, ...]:
    """The words of ``text`` that can be part of a date or a number, in order.

    ``language`` is a primary tag ("en"). The last two texts stay, since dates and
    quantities both ask.

    Cost: linear, one pass.
    """
    return tuple(find_triggers(text, _table(language)))
