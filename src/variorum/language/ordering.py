"""Quotations in the order of the text, with their groups and parents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.language.reading_state import Reading
from variorum.model import Quotation


def finish(reading: Reading) -> tuple[Quotation, ...]:
    """Order by place, renumber groups and parents."""
    found = reading.found
    order = sorted(range(len(found)), key=lambda i: (found[i].outer.start, -found[i].outer.end, i))
    place = {old: new for new, old in enumerate(order)}
    groups: dict[int, int] = {}
    fresh = max([q.group for q in found], default=0) + 1
    result = []
    for old in order:
        quotation = found[old]
        key = quotation.group
        if key < 0:
            key = fresh
            fresh += 1
        number = groups.setdefault(key, len(groups))
        parent = place[quotation.parent] if quotation.parent is not None else None
        if number != quotation.group or parent != quotation.parent:
            quotation = replace(quotation, group=number, parent=parent)
        result.append(quotation)
    unsaid = [q for q in result if q.form == "marks" and q.use != "speech"]
    return tuple(_as_its_words(quotation, unsaid) for quotation in result)


def _as_its_words(quotation: Quotation, unsaid: Sequence[Quotation]) -> Quotation:
    """A clause around words in marks that nobody said is nobody's saying either.

    "He tells them “you are right,” and uses it": the marks are imagined, so the clause is.
    """
    if quotation.form != "verb" or quotation.kind != "mixed":
        return quotation
    inside = next((q for q in unsaid if quotation.span.holds(q.span)), None)
    if inside is None:
        return quotation
    return replace(quotation, use=inside.use, speaker=None, speaker_span=None, cue=None)
