"""Tokens: what was written beside what is compared, each with its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from variorum.text.normal import fold
from variorum.text.of_a_story import kept_for_a_story

# A word keeps inner apostrophes, hyphens, and points or commas between digits. An
# abbreviation of single letters ("a.m.", "U.S.") is one word with its points.
_WORD = r"""
    (?=[^\W\d_]\.)(?:[^\W\d_]\.){2,}        # a.m.  U.S.
  | \d++(?:[.,:]\d++)*+[^\W\d_]*+            # 1,200  3.5  10am  7:41
  | \w++(?:['\u2019\-\u2010\u2011][^\W_]++)*+  # don't  vice-chair
"""
WORD = re.compile(_WORD, re.VERBOSE)  # words alone, for a quick pass without marks
_TOKEN = re.compile(
    _WORD
    + r"""
  | \.{2,}|\u2026                            # an ellipsis, however it is set
  | [^\w\s]                                  # any other mark
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a text.

    ``text`` is as written; ``norm`` is what is compared: typography folded, compatibility
    forms resolved, case folded. Any ellipsis has the norm ``"..."``.
    """

    start: int
    end: int
    text: str
    norm: str

    @property
    def is_word(self) -> bool:
        return self.norm[:1].isalnum() or self.norm[:1] == "_"


# Words come back: an article of 600 has some 280 different ones, a newspaper's year few more
# than this.
@lru_cache(maxsize=65536)
def compared(written: str) -> str:
    """The form of a token that is compared: see ``Token.norm``."""
    if written == "\u2026" or (len(written) > 1 and not written.strip(".")):
        return "..."
    return unicodedata.normalize("NFKC", fold(written)).casefold()


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut ``text[start:end]`` into tokens; offsets are those of the whole text.

    White space separates and is never a token. Invisible format characters (soft
    hyphens, zero-width joiners) are not tokens either.
    """
    end = len(text) if end is None else end
    found = []
    for match in _TOKEN.finditer(text, start, end):
        written = match.group()
        if unicodedata.category(written[0]) == "Cf":
            continue
        found.append(Token(match.start(), match.end(), written, compared(written)))
    return tuple(found)


def words(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The compared forms of the words alone, in order."""
    if start == 0 and end is None and len(text) <= _SHORT:
        return _words_of(text)
    return _words(text, start, len(text) if end is None else end)


# A sentence is looked at by many methods; whole articles are not worth keeping.
_SHORT = 1000


@kept_for_a_story(16384)
def _words_of(text: str) -> tuple[str, ...]:
    return _words(text, 0, len(text))


def _words(text: str, start: int, end: int) -> tuple[str, ...]:
    norms = [
        compared(match.group())
        for match in _TOKEN.finditer(text, start, end)
        if match.group()[0].isalnum() or unicodedata.category(match.group()[0]) != "Cf"
    ]
    return tuple(norm for norm in norms if norm[:1].isalnum() or norm[:1] == "_")
