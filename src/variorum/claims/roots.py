"""The root of a word: its stem without the ending that makes a noun of a verb."""

from __future__ import annotations

from functools import lru_cache

from variorum.text import stem

_DERIVED = (
    "ature atur ation ition ator ment ance ence ship ness ing ion ist ant ent er or ee al iv e s"
).split()


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """A word's root in compared form ("visitor" and "visit" agree)."""
    found = stem(word)
    if found.endswith("aint"):
        return found[:-1]
    for ending in _DERIVED:
        if found.endswith(ending) and len(found) - len(ending) >= 4:
            return found[: -len(ending)]
    return found
