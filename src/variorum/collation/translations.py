"""Translations: the same words in another language, told by who says them and what is in them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.collation.fragments import Fragment, part_of
from variorum.collation.meanings import meanings_in
from variorum.text import FUNCTION_WORDS

_MOST_CANDIDATES = 12
# What a shared meaning weighs, and up to how many count.
_MEANING, _MEANINGS = 0.35, 5
# From which sum on a fragment is a translation: by like length alone where there is but one
# text of its author, by what is shared where there are several or nobody is named.
_ALIKE, _TOLD_APART, _UNNAMED = -0.3, 0.05, 0.2
# So many clauses of a sentence are held against words that do not begin one.
_CLAUSES = 3
_CUTS = frozenset(",;:-\u2013\u2014")


@dataclass(frozen=True, slots=True)
class Rendering:
    """A foreign fragment and the cells ``[a, b)`` of a print that it likely translates."""

    foreign: Fragment
    own: Fragment
    a: int
    b: int
    value: float = 0.0
    shared: float = 0.0


def same_language(left: str, right: str) -> bool:
    """True unless two known languages differ."""
    first, second = left.split("-")[0].lower(), right.split("-")[0].lower()
    return first == second or "und" in (first, second) or "" in (first, second)


def sentences_of(fragment: Fragment, a: int = 0, b: int | None = None) -> list[tuple[int, int]]:
    """The cells of each sentence within the cells ``[a, b)`` of a fragment."""
    b = len(fragment.cells) if b is None else b
    starts = sorted({a, *(i for i in fragment.starts if a <= i < b)})
    return list(zip(starts, [*starts[1:], b], strict=True))


def pair_off(foreign: Sequence[Fragment], hosts: Sequence[Fragment], texts: int) -> list[Rendering]:
    """What foreign fragments most likely translate among prints of the same author.

    Each is held against as many sentences in a row, scored by what languages share:
    numbers, names, words alike in their first letters, an ellipsis, and about the same
    length. ``texts`` is how many texts the prints belong to: with a single one a like
    length is enough, among several a fragment must share something. All fragments of a
    report are placed together: two do not translate the same words, and a report keeps
    the order of what it translates where nothing speaks against it.

    Returns:
        A pair for each fragment that fits somewhere, and for none where most do not fit.
    """
    least = _ALIKE if texts == 1 else _TOLD_APART
    found = [p for p in _placed(foreign, hosts, least) if texts == 1 or p.shared > 0]
    if len(found) == len(foreign):
        return found
    # A report may print more of a text than any other, or something else of its author's, too.
    sure = [pair for pair in found if pair.shared > 0 and pair.value >= 0]
    rest = [f for f in foreign if not any(pair.foreign is f for pair in sure)]
    pieces = [part_of(f, a, b) for f in rest for a, b in sentences_of(f) if a or b < len(f.cells)]
    more = _placed(pieces, hosts, max(0.0, least))
    return [*sure, *(pair for pair in more if pair.shared > 0)]


def pair_unnamed(foreign: Sequence[Fragment], hosts: Sequence[Fragment]) -> list[Rendering]:
    """As ``pair_off``, for foreign fragments that nobody is named for; more is asked of them.

    A fragment that its report gives to a document needs less.
    """
    if any(f.document for f in foreign):
        return _placed(foreign, hosts, -_UNNAMED)
    return [pair for pair in _placed(foreign, hosts, _UNNAMED) if pair.shared > _MEANING]


def _placed(
    foreign: Sequence[Fragment], hosts: Sequence[Fragment], least: float
) -> list[Rendering]:
    found: list[Rendering] = []
    for article in sorted({fragment.article for fragment in foreign}):
        mine = sorted((f for f in foreign if f.article == article), key=lambda f: f.spans[0])
        rows = [row for row in (_candidates(f, hosts, least) for f in mine) if row]
        found.extend(_best_row(rows))
    return found


def _candidates(
    foreign: Fragment, hosts: Sequence[Fragment], least: float
) -> list[tuple[float, Rendering]]:
    size = len(sentences_of(foreign))
    ranked: list[tuple[float, str, str, int, Rendering]] = []
    for own in hosts:
        windows = list(_windows(own, size))
        if not foreign.opened and size == 1:
            windows += _clauses(own)
        for a, b in dict.fromkeys(windows):
            shared, shape = _score(foreign, own, a, b)
            if shape < -0.7 or shared + shape < least:
                continue
            value = round(shared + shape, 6)
            pair = Rendering(foreign, own, a, b, value, shared)
            ranked.append((-value, own.plain, str(own.article), a, pair))
    ranked.sort(key=lambda row: row[:4])
    return [(-row[0], row[4]) for row in ranked[:_MOST_CANDIDATES]]


def _best_row(rows: Sequence[list[tuple[float, Rendering]]]) -> list[Rendering]:
    """One candidate of each row, best together (Viterbi 1967)."""
    table: list[list[tuple[float, int]]] = []
    for number, row in enumerate(rows):
        line: list[tuple[float, int]] = []
        for value, pair in row:
            best, origin = 0.0, -1
            for index, (_, before) in enumerate(rows[number - 1] if number else ()):
                so_far = table[-1][index][0] + _passing(before, pair)
                if origin < 0 or so_far > best:
                    best, origin = so_far, index
            line.append((best + value, origin))
        table.append(line)
    chosen: list[Rendering] = []
    index = max(range(len(table[-1])), key=lambda i: (table[-1][i][0], -i)) if table else -1
    for number in range(len(table) - 1, -1, -1):
        chosen.append(rows[number][index][1])
        index = table[number][index][1]
    return chosen[::-1]


def _passing(before: Rendering, after: Rendering) -> float:
    ours = " ".join(cell.norm for cell in before.own.cells[before.a : before.b])
    theirs = " ".join(cell.norm for cell in after.own.cells[after.a : after.b])
    if ours in theirs or theirs in ours:
        return -1.5
    same = before.own.plain == after.own.plain
    if same and after.a < before.b:
        return -0.4 if after.b <= before.a else -1.5
    return 0.0


def _clauses(own: Fragment) -> Iterator[tuple[int, int]]:
    """The clauses of each sentence, and up to three in a row."""
    for a, b in sentences_of(own):
        cuts = [a, *(i for i in range(a + 1, b) if _CUTS & set(own.cells[i].signs)), b]
        for first in range(len(cuts) - 1):
            for last in range(first + 1, min(len(cuts), first + 1 + _CLAUSES)):
                if (first, last) != (0, len(cuts) - 1):
                    yield cuts[first], cuts[last]


def _windows(own: Fragment, size: int) -> Iterator[tuple[int, int]]:
    sentences = sentences_of(own)
    if len(sentences) <= size:
        if len(sentences) >= size - 1:
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
    meant = meanings_in(cell.norm for cell in foreign.cells) & meanings_in(
        cell.norm for cell in own.cells[a:b]
    )
    shared += _MEANING * min(_MEANINGS, len(meant))
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
