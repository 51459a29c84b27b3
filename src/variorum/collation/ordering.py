"""The order of pieces that no report prints all together: told by the reports that have several.

Messages of a chat, sentences of a speech: each report has some of them in its order, some
give the hour. Each piece is put where most reports and hours agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.collation.fragments import Fragment
from variorum.model import ArticleId

# What weighs how much: hours, the order of a print, that of quotations.
_HOURS, _PRINT, _QUOTED = 4, 3, 1
# More pieces than this keep the order in which they come first.
_MOST_WEIGHED = 600


def order_of(
    pieces: Sequence[Sequence[Fragment]],
    stamps: Sequence[str] = (),
    foreign: Sequence[tuple[Sequence[int], bool]] = (),
) -> list[int]:
    """The numbers of pieces in the order in which most reports have them; hours weigh most.

    Args:
        pieces: For each piece the fragments that print it.
        stamps: The hour of each, "18:05" or ""; empty where there are none.
        foreign: For each report in another language the numbers of the pieces that it
            translates, in its order, and whether it prints them in one go.

    Returns:
        A permutation. The report with most pieces gives the first order; each other piece is
        put where most speaks for it. What no report says anything about stands last.

    Cost: O(p² · a) for p pieces in a reports.
    """
    hours = stamps or [""] * len(pieces)
    edges = [_edge(piece) for piece in pieces]
    rows = _rows(pieces)
    rows += [(tuple(n), _PRINT if whole else _QUOTED) for n, whole in foreign if len(n) > 1]
    places = [{number: at for at, number in enumerate(order)} for order, _ in rows]
    weights = [weight for _, weight in rows]
    base = max(rows, key=lambda row: (len(row[0]) * row[1], row[1]), default=((), 0))[0]
    in_base = set(base)
    rest = [n for n in _by_relations(pieces, hours, rows) if n not in in_base]
    put: list[int] = []
    for number in [*base, *rest]:
        put.insert(_best_place(number, put, hours, places, weights, len(pieces)), number)
    return sorted(put, key=lambda number: edges[number])


def _edge(piece: Sequence[Fragment]) -> int:
    """-1 or 1 for a piece that reports say the text begins or ends with, if none says else.

    Not asked of messages: what ends an exchange in a report need not end it.
    """
    if any(f.turn for f in piece):
        return 0
    told = {f.edge for f in piece if f.edge}
    return told.pop() if len(told) == 1 else 0


def _rows(pieces: Sequence[Sequence[Fragment]]) -> list[tuple[tuple[int, ...], int]]:
    """For each report the pieces in its order, and what that order weighs."""
    first: dict[tuple[ArticleId, bool], dict[int, int]] = defaultdict(dict)
    for number, piece in enumerate(pieces):
        for fragment in piece:
            if fragment.headline:
                continue
            key = (fragment.article, fragment.form == "turn")
            at = fragment.spans[0].start
            first[key][number] = min(at, first[key].get(number, at))
    rows: list[tuple[tuple[int, ...], int]] = []
    for (article, print_), found in sorted(first.items()):
        if not print_ and len(first.get((article, True), ())) > 1:
            continue  # its quotations come back to what it has printed
        order = tuple(sorted(found, key=lambda n: (found[n], n)))
        rows.append((order, _PRINT if print_ else _QUOTED))
    return rows


def _by_relations(
    pieces: Sequence[Sequence[Fragment]],
    hours: Sequence[str],
    rows: Sequence[tuple[tuple[int, ...], int]],
) -> list[int]:
    """The numbers of all pieces, those first whose place more is known about."""
    known = [0] * len(pieces)
    for order, weight in rows:
        for number in order:
            known[number] += weight * (len(order) - 1)
    return sorted(
        range(len(pieces)),
        key=lambda n: (
            -known[n] - _HOURS * bool(hours[n]),
            hours[n] or "99",
            min(f.plain for f in pieces[n]),
        ),
    )


def _best_place(
    number: int,
    put: Sequence[int],
    hours: Sequence[str],
    places: Sequence[Mapping[int, int]],
    weights: Sequence[int],
    size: int,
) -> int:
    """Where a piece stands among those already put in order."""
    if not put or size > _MOST_WEIGHED:
        return len(put)
    after = [_before(other, number, hours, places, weights) for other in put]
    if not any(after):
        return len(put)
    score = -sum(after)  # at the very beginning: everything that should be before is behind
    best, at = score, 0
    for index, weight in enumerate(after):
        score += 2 * weight
        if score > best:
            best, at = score, index + 1
    return at


def _before(
    left: int,
    right: int,
    hours: Sequence[str],
    places: Sequence[Mapping[int, int]],
    weights: Sequence[int],
) -> int:
    """How much speaks for ``left`` before ``right``; negative for the other way round."""
    total = 0
    for place, weight in zip(places, weights, strict=True):
        if left in place and right in place:
            total += weight if place[left] < place[right] else -weight
    ours, theirs = hours[left], hours[right]
    if ours and theirs and ours != theirs:
        total += _HOURS if ours < theirs else -_HOURS
    return total
