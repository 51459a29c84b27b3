"""Where a text matches a search: the part that shows it best, with the matches set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from variorum.model import Term
from variorum.text.searchable import begins_word, finds, folded

# Pieces of a text in their order, each with whether it matches.
Parts = tuple[tuple[str, bool], ...]
_LENGTH = 250
# Letters of a text, and matches of a term, that are looked at for the best part.
_FAR = 200_000
_MOST = 200
# What parts words; and letters of a word at most, as far as cutting goes.
_PARTING = (" ", "\n")
_WORD = 40
_SPACES = re.compile(r"\s+")


def highlighted(text: str, terms: Iterable[Term]) -> Parts:
    """A whole text, short, with its matches set apart."""
    return _parts(text, 0, len(text), _matches(text, terms))


def snippet(text: str, terms: Iterable[Term], *, length: int = _LENGTH) -> Parts:
    """The part of a text in which most of the terms stand nearest to its beginning; the
    beginning itself where none does. It begins and ends at a word, with "…" where text is
    left out.

    Cost: linear in the text, of which a limited part is looked at; some 50 µs for 3 kB.
    """
    text = text[:_FAR].strip()
    found = _matches(text, terms)
    lead = length // 4
    begin = _best(found, length - 2 * lead)
    begin = _word_at(text, begin - lead) if begin > lead else 0
    end = len(text)
    if end - begin > length:
        end = _cut(text, begin + length // 2, begin + length)
    before = (("… ", False),) if begin else ()
    after = ((" …", False),) if end < len(text) else ()
    shown = ((_SPACES.sub(" ", piece), hit) for piece, hit in _parts(text, begin, end, found))
    return (*before, *shown, *after)


def _word_at(text: str, place: int) -> int:
    """Where the word begins in which a place lies; the place itself where none does nearby, as in
    what is written without spaces."""
    first = max(0, place - _WORD)
    space = max(text.rfind(sign, first, place) for sign in _PARTING)
    return space + 1 if space >= 0 else place


def _cut(text: str, least: int, most: int) -> int:
    """The last end of a word between two places; the second where there is none."""
    space = max(text.rfind(sign, least, most + 1) for sign in _PARTING)
    return space if space >= 0 else most


def _matches(text: str, terms: Iterable[Term]) -> list[tuple[int, int, int]]:
    """Where terms stand: begin, end, and the number of the term; in order, not overlapping."""
    plain = folded(text)
    found: list[tuple[int, int, int]] = []
    for number, pattern in enumerate(dict.fromkeys(finds(term.text) for term in terms)):
        here = (match for match in pattern.finditer(plain) if begins_word(plain, match.start()))
        found += [(match.start(), match.end(), number) for match in islice(here, _MOST)]
    found.sort()
    apart: list[tuple[int, int, int]] = []
    for one in found:
        if one[0] < one[1] and (not apart or one[0] >= apart[-1][1]):
            apart.append(one)
    return apart


def _best(found: Sequence[tuple[int, int, int]], length: int) -> int:
    """The place from which a part of this length shows most different terms; the first."""
    best, most = 0, 0
    inside: dict[int, int] = {}
    first = 0
    for begin, _, number in found:
        inside[number] = inside.get(number, 0) + 1
        while found[first][0] < begin - length:
            left = found[first][2]
            inside[left] -= 1
            if not inside[left]:
                del inside[left]
            first += 1
        if len(inside) > most:
            best, most = found[first][0], len(inside)
    return best


def _parts(text: str, begin: int, end: int, found: Sequence[tuple[int, int, int]]) -> Parts:
    shown: list[tuple[str, bool]] = []
    position = begin
    for first, last, _ in found:
        if first >= begin and last <= end:
            shown += [(text[position:first], False), (text[first:last], True)]
            position = last
    shown.append((text[position:end], False))
    return tuple((piece, match) for piece, match in shown if piece)
