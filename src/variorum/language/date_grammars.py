"""The grammar of dates of each language that is read."""

from __future__ import annotations

from functools import lru_cache

from variorum.language.date_shapes import ENGLISH
from variorum.language.shape import Grammar
from variorum.language.tongues.tables import calendar_of


def grammar_of(language: str) -> Grammar | None:
    """The grammar of dates of a language ("en", "de-AT"), ``None`` where we have none."""
    return _grammar(language[:2].casefold())


@lru_cache(maxsize=32)
def _grammar(tongue: str) -> Grammar | None:
    if tongue == "en":
        return ENGLISH
    calendar = calendar_of(tongue)
    if calendar is None:
        return None
    # Built only where such a text comes.
    from variorum.language.date_abroad import grammar_from

    return grammar_from(calendar)
