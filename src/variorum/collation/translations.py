"""Translations: the same words in another language, told by who says them and what is in them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.collation.fragments import Fragment, sentence_starts
from variorum.text import FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Rendering:
    """A foreign fragment and the cells ``[a, b)`` of a print that it likely translates."""

    foreign: Fragment
    own: Fragment
    a: int
    b: int


def same_language(left: str, right: str) -> bool:
    """True unless two known languages differ."""
    first, second = left.split("-")[0].lower(), right.split("-")[0].lower()
    return first == second or "und" in (first, second) or "" in (first, second)


def sentences_of(fragment: Fragment, a: int = 0, b: int | None = None) -> list[tuple[int, int]]:
    """The cells of each sentence within the cells ``[a, b)`` of a fragment."""
    b = len(fragment.cells) if b is None else b
    starts = sorted({a, *(i for i in sentence_starts(fragment.cells) if a <= i < b)})
    return list(zip(starts, [*starts[1:], b], strict=True))


def best_host(foreign: Fragment, hosts: Sequence[Fragment], texts: int) -> Rendering | None:
    """What a foreign fragment most likely translates among prints of the same author.

    As many sentences in a row, scored by what languages share: numbers, names, words alike
    in their first letters, an ellipsis, and about the same length. ``texts`` is how many
    texts the prints belong to: with a single one a like length is enough, among several
    the fragment must share something.

    Returns:
        The pair, or ``None`` where nothing fits.
    """
    size = len(sentences_of(foreign))
    best: tuple[float, str, str, int, Rendering] | None = None
    for own in hosts:
        for a, b in _windows(own, size):
            shared, shape = _score(foreign, own, a, b)
            if shape < -0.7 or shared + shape < (-0.3 if texts == 1 else 0.5):
                continue
            ranked = (
                -round(shared + shape, 6),
                own.plain,
                str(own.article),
                a,
                Rendering(foreign, own, a, b),
            )
            if best is None or ranked[:4] < best[:4]:
                best = ranked
    return best[4] if best else None


def _windows(own: Fragment, size: int) -> Iterator[tuple[int, int]]:
    sentences = sentences_of(own)
    if len(sentences) <= size:
        yield 0, len(own.cells)
        return
    for first in range(len(sentences) - size + 1):
        yield sentences[first][0], sentences[first + size - 1][1]


def _score(foreign: Fragment, own: Fragment, a: int, b: int) -> tuple[float, float]:
    """(what both share, how alike their shape is); the second is 0 for equal lengths."""
    theirs, ours = _anchors(foreign, 0, len(foreign.cells)), _anchors(own, a, b)
    shared = float(min(3, len(theirs & ours)))
    known = _long_words(own, a, b)
    kin = [
        word
        for word in sorted(_long_words(foreign, 0, len(foreign.cells)))
        if any(_kindred(word, other) for other in known)
    ]
    shared += 0.3 * min(4, len(kin))
    if any(c.gap for c in foreign.cells[1:]) and any(c.gap for c in own.cells[a + 1 : b]):
        shared += 0.5
    theirs_in_turn = [d - c for c, d in sentences_of(foreign)]
    ours_in_turn = [d - c for c, d in sentences_of(own, a, b)]
    if len(theirs_in_turn) != len(ours_in_turn):
        theirs_in_turn, ours_in_turn = [len(foreign.cells)], [b - a]
    unlike = [
        abs(math.log(x / max(1, y))) for x, y in zip(theirs_in_turn, ours_in_turn, strict=True)
    ]
    return shared, -sum(unlike) / len(unlike)


def _kindred(left: str, right: str) -> bool:
    """True if two words begin alike, or one is a part of the other (a compound)."""
    if left[:4] == right[:4]:
        return True
    short, long = sorted((left, right), key=len)
    return len(short) >= 6 and short in long


def _long_words(fragment: Fragment, a: int, b: int) -> set[str]:
    return {
        atom.key
        for atom in fragment.atoms
        if a <= atom.first < b and len(atom.key) >= 4 and atom.key not in FUNCTION_WORDS
    }


def _anchors(fragment: Fragment, a: int, b: int) -> set[str]:
    """Numbers, names and loan words, which a translation is likely to keep."""
    return {
        atom.key
        for atom in fragment.atoms
        if a <= atom.first < b
        and (
            any(char.isdigit() for char in atom.key)
            or (len(atom.key) >= 4 and fragment.cells[atom.first].written[:1].isupper())
        )
    }
