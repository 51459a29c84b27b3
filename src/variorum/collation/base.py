"""The base: the fullest print, lengthened by what only other witnesses have.

The base is a scaffold, not the text: it gives every witness something to be aligned with.
What enters the text is voted on later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from variorum.collation.align import Text, align
from variorum.collation.fragments import Cell, Fragment, resolve
from variorum.collation.joining import (
    by_content,
    fullest,
    is_full_print,
    join_by_wording,
    join_contained,
)
from variorum.collation.ordering import order_of
from variorum.collation.translations import Rendering
from variorum.model import ArticleId

# So many pieces that only single reports print make no document any more. Without a bound
# the work grows with the square of the damage in hostile input.
_MOST_PIECES = 200
_BETWEEN_SENTENCES = 4
_A_WORD_OR_TWO = 2


def compose_base(
    fragments: Sequence[Fragment], renderings: Sequence[Rendering] = ()
) -> tuple[Cell, ...]:
    """The fullest print, lengthened by sentences that only other witnesses have.

    Pieces that no report prints all together stand in the order of most reports, those in
    another language (``renderings``) among them.

    A print of the whole document is lengthened by nothing but what its own report prints
    as one utterance with it: what others have beyond it is for the apparatus to show.
    """
    base_print = fullest(fragments)
    if not is_full_print(base_print):
        pieces = _pieces(fragments)
        if len(pieces) > 1:
            parts = [_compose(piece, _fullest_then_earliest(piece)) for piece in pieces]
            return _in_a_row(
                [parts[n] for n in order_of(pieces, foreign=_abroad(pieces, renderings))]
            )
    return tuple(_compose(fragments, base_print)[0])


def _fullest_then_earliest(fragments: Sequence[Fragment]) -> Fragment:
    """The longest print; of those that a word or two make longer than others the earliest."""

    def key(f: Fragment) -> tuple[object, ...]:
        early = (f.published or "9999", not f.opened, not f.closed)
        short = len(f.atoms) < most - min(_A_WORD_OR_TWO, most // 8)
        return (f.headline, not f.sure, short, *early, *by_content(f))

    most = max((len(f.atoms) for f in fragments if f.sure and not f.headline), default=0)
    return min(fragments, key=key)


def _pieces(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments that share no wording, in groups; what stands in a headline alone is none."""
    told = [f for f in fragments if f.sure and not f.headline] or list(fragments)
    told = sorted(told, key=by_content)
    return join_contained(join_by_wording(told), {}, one_text=True)


def _abroad(
    pieces: Sequence[Sequence[Fragment]], renderings: Sequence[Rendering]
) -> list[tuple[list[int], bool]]:
    """For each report in another language the pieces that it translates, in its order.

    Told with it is whether nothing but marks stands between them.
    """
    rows: dict[ArticleId, list[tuple[int, int, int]]] = defaultdict(list)
    for pair in renderings:
        number = next((n for n, piece in enumerate(pieces) if pair.own in piece), -1)
        if number >= 0:
            place = pair.foreign.spans[0]
            rows[pair.foreign.article].append((place.start, place.end, number))
    found: list[tuple[list[int], bool]] = []
    for article in sorted(rows):
        row = sorted(rows[article])
        close = all(b[0] - a[1] <= _BETWEEN_SENTENCES for a, b in pairwise(row))
        found.append((list(dict.fromkeys(number for _, _, number in row)), close))
    return found


def _in_a_row(parts: Sequence[tuple[list[Cell], dict[int, Fragment]]]) -> tuple[Cell, ...]:
    """Pieces put one after another, each a paragraph of its own."""
    cells: list[Cell] = []
    last: Fragment | None = None
    for row, ends in parts:
        if cells:
            marks = tuple(m for m in last.tail if m.norm in ".!?") if last else ()
            lead = "".join(mark.norm for mark in marks) + "\n\n"
            row[0] = replace(row[0], marks=marks, lead=lead, breaks=2, first=True)
        cells.extend(row)
        last = ends.get(len(row) - 1)
    return tuple(cells)


def _compose(
    fragments: Sequence[Fragment], base_print: Fragment
) -> tuple[list[Cell], dict[int, Fragment]]:
    """The cells of a base, and for its ends the fragments that end there."""
    cells = list(base_print.cells)
    whole = is_full_print(base_print)
    rest = sorted(
        (
            f
            for f in fragments
            if f is not base_print
            and not f.headline
            and f.sure
            and (not whole or (f.article, f.group) == (base_print.article, base_print.group))
        ),
        key=lambda f: (-len(f.cells), f.published or "9999", f.plain, f.article, f.spans[0].start),
    )
    ends = {len(cells) - 1: base_print}
    text = Text(cells, resolve(cells))
    lengthened = 0
    for fragment in rest:
        size = len(cells)
        _lengthen(cells, ends, fragment, fragments, text)
        if len(cells) == size:
            continue
        # The index is made anew only where the base has grown.
        text = Text(cells, resolve(cells))
        lengthened += 1
        if lengthened == _MOST_PIECES:
            break
    return cells, ends


def _lengthen(
    cells: list[Cell],
    ends: dict[int, Fragment],
    fragment: Fragment,
    fragments: Sequence[Fragment],
    text: Text,
) -> None:
    alignment = align(fragment, text)
    text_atoms = text.atoms
    placed = [index for index, piece in enumerate(alignment.pieces) if piece.start >= 0]
    if not placed:
        place = _place_by_neighbours(text, fragment, fragments)
        _insert(cells, ends, place, fragment, 0, len(fragment.cells))
        return
    # From the end to the start, so that places found earlier stay valid.
    last = alignment.pieces[placed[-1]]
    to = [place for place in alignment.to[last.first : last.last] if place >= 0]
    edge = max(i for i in range(last.first, last.last) if alignment.to[i] >= 0)
    stop = text_atoms[to[-1]].last
    after = fragment.atoms[edge].last + 1
    if (
        after < len(fragment.cells)
        and stop in ends
        and not (edge + 1 < last.last and fragment.cells[after].gap)
        # Words after the full stop of the base are no end of its sentence.
        and (fragment.cells[after].opens or not ends[stop].closed)
    ):
        _insert(cells, ends, stop + 1, fragment, after, len(fragment.cells))
    first = alignment.pieces[placed[0]]
    head = min(i for i in range(first.first, first.last) if alignment.to[i] >= 0)
    begin = text_atoms[alignment.to[head]].first
    before = fragment.atoms[head].first
    if before > 0 and (begin == 0 or cells[begin].first):
        _insert(cells, ends, begin, fragment, 0, before)


def _place_by_neighbours(text: Text, fragment: Fragment, fragments: Sequence[Fragment]) -> int:
    """Where a fragment without common words goes: beside what its report prints beside it."""
    siblings = sorted(
        (
            f
            for f in fragments
            if f.article == fragment.article and f is not fragment and not f.headline
        ),
        key=lambda f: f.spans[0],
    )
    before = [f for f in siblings if f.spans[0] < fragment.spans[0]]
    after = [f for f in siblings if f.spans[0] > fragment.spans[0]]
    for sibling in reversed(before):
        ends = [place for place in align(sibling, text).to if place >= 0]
        if len(ends) >= 3:
            return _sentence_end(text, text.atoms[max(ends)].last)
    for sibling in after:
        starts = [place for place in align(sibling, text).to if place >= 0]
        if len(starts) >= 3:
            return _sentence_start(text, text.atoms[min(starts)].first)
    return len(text.cells)


def _sentence_end(text: Text, cell: int) -> int:
    cell += 1
    while cell < len(text.cells) and cell not in text.starts:
        cell += 1
    return cell


def _sentence_start(text: Text, cell: int) -> int:
    while cell > 0 and cell not in text.starts:
        cell -= 1
    return cell


def _insert(
    cells: list[Cell],
    ends: dict[int, Fragment],
    place: int,
    fragment: Fragment,
    first: int,
    last: int,
) -> None:
    new = list(fragment.cells[first:last])
    if first == 0 and place == 0 and last == len(fragment.cells):
        marks = tuple(m for m in fragment.tail if m.norm in ".!?")
        lead = "".join(mark.norm for mark in marks) + "\n\n"
        cells[0] = replace(cells[0], marks=marks, lead=lead, breaks=2, first=True)
    if first == 0 and place > 0:
        before = ends.get(place - 1)
        marks = tuple(m for m in before.tail if m.norm in ".!?") if before else ()
        lead = "".join(mark.norm for mark in marks) + "\n\n"
        new[0] = replace(new[0], marks=marks, lead=lead, breaks=2, first=True)
    shifted = {
        (index + len(new) if index >= place else index): source for index, source in ends.items()
    }
    cells[place:place] = new
    if last < len(fragment.cells) and place + len(new) < len(cells):
        follower = fragment.cells[last]
        cells[place + len(new)] = replace(
            cells[place + len(new)],
            marks=follower.marks,
            lead=follower.lead,
            breaks=follower.breaks,
            first=False,
        )
    ends.clear()
    ends.update(shifted)
    if last == len(fragment.cells):
        ends.pop(place - 1, None) if first else None
        ends[place + len(new) - 1] = fragment
