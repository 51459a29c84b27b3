"""The grammar of dates of each language that is read."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from variorum.language.date_shapes import ENGLISH
from variorum.language.shape import Grammar

# Language -> its module and calendar; built when a text of that language first comes.
_CALENDARS = {
    "de": ("german", "GERMAN"),
    "fr": ("french", "FRENCH"),
    "es": ("spanish", "SPANISH"),
    "it": ("italian", "ITALIAN"),
    "nl": ("dutch", "DUTCH"),
    "pt": ("portuguese", "PORTUGUESE"),
    "no": ("scandinavian", "NORWEGIAN"),
    "nb": ("scandinavian", "NORWEGIAN"),
    "nn": ("scandinavian", "NORWEGIAN"),
    "da": ("scandinavian", "DANISH"),
    "sv": ("scandinavian", "SWEDISH"),
    "ms": ("malay", "MALAY"),
    "id": ("malay", "INDONESIAN"),
}


def grammar_of(language: str) -> Grammar | None:
    """The grammar of dates of a language ("en", "de-AT"), ``None`` where we have none."""
    return _grammar(language[:2].casefold())


@lru_cache(maxsize=32)
def _grammar(tongue: str) -> Grammar | None:
    if tongue == "en":
        return ENGLISH
    place = _CALENDARS.get(tongue)
    if place is None:
        return None
    from variorum.language.date_abroad import grammar_from

    module = import_module(f"variorum.language.tongues.{place[0]}")
    return grammar_from(getattr(module, place[1]))
