"""Which of two articles that share text had it first, where that can be known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from variorum.stories.provenance import Provenance, came_before, names_source, outlet_key
from variorum.stories.shared_text import Shared
from variorum.stories.wording import OwnWords, Wording


@dataclass(frozen=True, slots=True)
class Descent:
    """``forward``: the second of a pair has it from the first. ``by``: credit, time or shape."""

    forward: bool
    by: Literal["credit", "time", "shape"]


Side = tuple[Provenance, Wording, OwnWords]

_WHOLE = 0.95  # this much of an item shared is all of it
_AROUND = 60  # own words on both sides that make a text of its own, and no furniture
_BEHIND = 25  # own words behind that were left out
_AT_HEAD = 5  # own words before a passage that still begins the text


def descent(a: Side, b: Side, same: Shared) -> Descent | None:
    """Which way the shared text went, None where nothing decides.

    A credit that names the other's outlet comes first; two that credit one outside agency
    have it from there; text given to agencies without a name is from the pair's other half if
    that is an agency's own; then time; then the shape of what is shared. Never against the
    clock: a credit that runs against it leaves the question open.
    """
    order = came_before(a[0], b[0])
    credit_a, credit_b = _credits(a, b[0]), _credits(b, a[0])
    if credit_a != credit_b:
        return Descent(credit_b, "credit") if order in (None, credit_b) else None
    if set(a[0].wires) & set(b[0].wires) - _own_names(a[0]) - _own_names(b[0]):
        return None
    wired_a = a[0].agencies and _is_agency(b[0])
    wired_b = b[0].agencies and _is_agency(a[0])
    if wired_a != wired_b and order in (None, wired_b):
        return Descent(wired_b, "credit")
    if order is not None:
        return Descent(order, "time")
    shape = _shape(a, b, same)
    return None if shape is None else Descent(shape, "shape")


def _credits(taker: Side, giver: Provenance) -> bool:
    source = giver.source
    if not source or (taker[0].source and outlet_key(taker[0].source) == outlet_key(source)):
        return False
    return outlet_key(source) in taker[0].wires or names_source(taker[1], source)


def _own_names(told: Provenance) -> set[str]:
    return {outlet_key(told.source)} if told.source else set()


def _is_agency(told: Provenance) -> bool:
    return bool(_own_names(told) & set(told.wires))


def _shape(a: Side, b: Side, same: Shared) -> bool | None:
    """What is shared, seen from both: all of one text, and where it stands in the other."""
    whole_a = same.words_a >= _WHOLE * max(1, a[2].own)
    whole_b = same.words_b >= _WHOLE * max(1, b[2].own)
    if whole_a == whole_b:
        return None
    item, rest, side = (a, b, 2) if whole_a else (b, a, 0)
    first = min(passage[side] for passage in same.passages)
    last = max(passage[side + 1] for passage in same.passages)
    before = int(np.searchsorted(rest[2].first, first))
    behind = len(rest[2].first) - int(np.searchsorted(rest[2].first, last))
    if before >= _AROUND and behind >= _AROUND:
        return whole_a  # put into a text of the other's own
    if before <= _AT_HEAD and behind >= _BEHIND and item[0].cut:
        return not whole_a  # what breaks off within a sentence was longer once
    return None
