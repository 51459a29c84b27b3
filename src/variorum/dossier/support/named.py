"""Names in a sentence: words with a capital that no sentence begins with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import pairwise

from variorum.text import FUNCTION_WORDS, fold

_WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")
# How a sentence about reports may begin, beside what the story's own reports write small.
_OPENERS = frozenset(
    """according although among another around asked besides despite earlier eight eleven even
    five following four however independent inside instead later meanwhile moreover nearly neither
    next nine nobody none nothing officials one others our outside part police people report
    reporters reports reported reportedly residents seven several since six so some still ten
    thousands three today together twelve two unlike whether within without witnesses yet
    """.split()
)
_TITLES = frozenset("mr mrs ms miss dr prof sir dame lord lady st".split())


def _bare(word: str) -> str:
    return re.sub(r"'s$|'$", "", word)


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Every word of some texts as written, typography folded, possessive taken off."""
    return frozenset(_bare(w) for text in texts for w in _WORD.findall(fold(text)))


def bigrams(texts: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Words that stand side by side in one text, in small letters."""
    found: set[tuple[str, str]] = set()
    for text in texts:
        words = [_bare(w).casefold() for w in _WORD.findall(fold(text))]
        found.update(pairwise(words))
    return frozenset(found)


def strange_names(
    text: str,
    known: Collection[str],
    beside: Collection[tuple[str, str]],
    small: Collection[str],
) -> tuple[str, ...]:
    """The names of a text that do not stand in what it cites.

    Args:
        text: A sentence without its quotations and dates.
        known: Words of the cited passages and of the names that belong to them, folded to
            small letters.
        beside: Pairs of such words side by side.
        small: Words that the story's reports write small: these are no names.

    Returns:
        Words that are not known, and pairs of known words that never stand side by side
        though both are only ever names ("Ada Lund" made of "Ada Brandt" and "Per Lund").
    """
    folded = fold(text)
    strange: list[str] = []
    last: tuple[str, int] | None = None
    for match in _WORD.finditer(folded):
        word = _bare(match.group())
        plain = word.casefold()
        capital = any(sign.isupper() for sign in word)
        if not capital or (len(word) == 1 and plain in ("i", "a")):
            last = None
            continue
        begins = _begins(folded, match.start())
        common = plain in FUNCTION_WORDS or (begins and plain in _OPENERS) or plain in small
        if plain not in known and not (begins and common) and plain not in _TITLES:
            strange.append(word)
        if (
            last is not None
            and folded[last[1] : match.start()].strip(".,") in ("", " ")
            and "," not in folded[last[1] : match.start()]
            and plain in known
            and last[0] in known
            and plain not in small
            and last[0] not in small
            and (last[0], plain) not in beside
        ):
            strange.append(f"{last[0]} {plain}")
        last = (plain, match.end()) if plain not in _TITLES else None
    return tuple(dict.fromkeys(strange))


def _begins(text: str, place: int) -> bool:
    before = text[:place].rstrip(" \"'([")
    return not before or before[-1] in ".!?:;"
