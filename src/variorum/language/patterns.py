"""Small pieces from which the patterns of dates and quantities are built."""

from __future__ import annotations

import re
from collections.abc import Iterable

SP = r"[ \u00a0\u2009\u202f]"  # a space within a line
DASH = r"[-\u2010\u2011\u2012\u2013\u2014]"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_SPACES = re.compile(r" \??")


def spaced(source: str) -> str:
    """A pattern in which a space stands for any run of spaces within a line.

    A typewriter apostrophe stands for both; what is in a set stays as it is.
    """
    return "".join(
        piece if piece.startswith("[") else _SPACES.sub(_space, piece.replace("'", "['\u2019]"))
        for piece in re.split(r"(\[[^\]]*\])", source.replace("\\ ", " "))
    )


def _space(match: re.Match[str]) -> str:
    return f"{SP}{'*' if match.group() == ' ?' else '+'}"
