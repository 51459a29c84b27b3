"""Small pieces from which the patterns of dates and quantities are built."""

from __future__ import annotations

import re
from collections.abc import Iterable

SP = r"[ \u00a0\u2009\u202f]"  # a space within a line
DASH = r"[-\u2010\u2011\u2012\u2013\u2014]"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
