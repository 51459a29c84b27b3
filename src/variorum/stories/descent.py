"""Which of two articles that share text had it first, where that can be known."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.stories.provenance import Provenance, came_before, names_source, outlet_key
from variorum.stories.wording import OwnWords, Wording

Side = tuple[Provenance, Wording, OwnWords]
Places = Sequence[tuple[int, int, int, int]]

_WHOLE = 0.95  # this much of an item shared is all of it
_AROUND = 25  # own words before and behind that make a text of its own


def descent(a: Side, b: Side, passages: Places) -> bool | None:
    """True if b has it from a, False if a from b, None where nothing decides.

    A credit that names the other's outlet comes first; two that credit one outside agency
    have it from there; text given to agencies without a name is from the pair's other half if
    that is an agency's own; then time; then the shape of what is shared. Never against the
    clock: a credit that runs against it leaves the question open.
    """
    order = came_before(a[0], b[0])
    credit_a, credit_b = _credits(a, b[0]), _credits(b, a[0])
    if credit_a != credit_b:
        return credit_b if order in (None, credit_b) else None
    if set(a[0].wires) & set(b[0].wires) - _own_names(a[0]) - _own_names(b[0]):
        return None
    wired_a = a[0].agencies and _is_agency(b[0])
    wired_b = b[0].agencies and _is_agency(a[0])
    if wired_a != wired_b and order in (None, wired_b):
        return wired_b
    if order is not None:
        return order
    return _shape(a, b, passages)


def _credits(taker: Side, giver: Provenance) -> bool:
    source = giver.source
    if not source or (taker[0].source and outlet_key(taker[0].source) == outlet_key(source)):
        return False
    return outlet_key(source) in taker[0].wires or names_source(taker[1], source)


def _own_names(told: Provenance) -> set[str]:
    return {outlet_key(told.source)} if told.source else set()


def _is_agency(told: Provenance) -> bool:
    return bool(_own_names(told) & set(told.wires))


def _shape(a: Side, b: Side, passages: Places) -> bool | None:
    """An item that stands whole in the midst of a longer text was taken into it."""
    return None
