"""Where a text matches a search: the part that shows it best, with the matches set apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.model import Term
from variorum.text.searchable import Place, places

# Pieces of a text in their order, each with whether it matches.
Parts = tuple[tuple[str, bool], ...]
_LENGTH = 250
# Words of a text that are looked at for the best part.
_FAR = 20_000


def highlighted(text: str, terms: Iterable[Term]) -> Parts:
    """A whole text, short, with its matches set apart."""
    return _parts(text, 0, len(text), _matches(list(places(text)), terms))


def snippet(text: str, terms: Iterable[Term], *, length: int = _LENGTH) -> Parts:
    """The part of a text in which most of the terms stand nearest to its beginning; the
    beginning itself where none does. It begins and ends at a word, with "…" where text is
    left out.

    Cost: linear in the text, of which a limited number of words is looked at.
    """
    text = " ".join(text[: _FAR * 10].split())
    words = list(places(text))[:_FAR]
    found = _matches(words, terms)
    lead = length // 4
    begin = _best(found, length - 2 * lead)
    if begin <= lead:
        begin = 0
    else:
        begin = next((word.start for word in words if word.start >= begin - lead), begin)
    end = len(text)
    if end - begin > length:
        inside = [word.end for word in words if begin < word.end <= begin + length]
        end = inside[-1] if inside else begin + length
    shown = _parts(text, begin, end, found)
    before = (("… ", False),) if begin else ()
    after = ((" …", False),) if end < len(text) else ()
    return (*before, *shown, *after)


def _matches(words: Sequence[Place], terms: Iterable[Term]) -> list[tuple[int, int, int]]:
    """Where terms stand: begin, end, and the number of the term; in order, not overlapping."""
    forms = [tuple(place.form for place in places(term.text)) for term in terms]
    by_first: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for number, form in enumerate(dict.fromkeys(forms)):
        if form:
            by_first.setdefault(form[0], []).append((number, form))
    found: list[tuple[int, int, int]] = []
    over = 0
    for index, word in enumerate(words):
        for number, form in by_first.get(word.form, ()):
            there = words[index : index + len(form)]
            if word.start >= over and tuple(place.form for place in there) == form:
                over = there[-1].end
                found.append((word.start, over, number))
    return found


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
