"""Where two sides differ: which say the same, and which words make the difference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.model import Analysis, Attestation, Span

# A quotation begins and ends best where the sentence itself pauses.
_STEM = 4
_PAUSE = re.compile(r"[,;:]\s|\s[\u2013\u2014-]+\s")


def by_value(sides: Sequence[Attestation]) -> tuple[tuple[Attestation, ...], ...]:
    """The sides of a conflict that say the same, together; in the order of their telling."""
    groups: dict[tuple[str, bool], list[Attestation]] = {}
    for side in sides:
        against = side.stance in ("denies", "declines", "silent")
        groups.setdefault((side.value.casefold(), against), []).append(side)
    return tuple(tuple(group) for group in groups.values())


def differing_words(
    side: Attestation, kind: str, text: str, span: Span, analysis: Analysis | None
) -> Span:
    """The words that make the difference: the date, the number, the value where it stands.

    An empty span at the passage's start where no words can be named.
    """
    place = side.passage.span
    if analysis and kind == "date":
        near = [w for w in analysis.whens if place.holds(w.span)]
        exact = [w for w in near if w.earliest == side.value]
        if near:
            return (exact or near)[0].span
    if analysis and kind == "number":
        digits = re.sub(r"[^\d.]", "", side.value)
        same = [q for q in analysis.quantities if place.holds(q.span) and f"{q.low:g}" == digits]
        # Twice the same number ("7 drowned and 7 more rescued"): better no mark than a wrong one.
        if len(same) > 1:
            return Span(place.start, place.start)
        for quantity in same:
            noun = quantity.noun_span
            end = noun.end if noun and 0 <= noun.start - quantity.span.end < 16 else 0
            return Span(quantity.span.start, max(quantity.span.end, min(end, place.end)))
    if place != span and len(place.of(text).split()) <= 12:
        return place
    for wanted in (side.value, *re.findall(r"\d[\d.,]*\d|\d|\w{4,}", side.value)):
        if not wanted.strip():
            continue
        # A short word must stand alone ("no" is not the beginning of "none").
        stop = "" if len(wanted) >= _STEM else r"(?!\w)"
        found = re.compile(rf"(?<!\w){re.escape(wanted)}{stop}", re.IGNORECASE).search(
            text, place.start, place.end
        )
        if found:
            return Span(*found.span())
    return place if len(place.of(text).split()) <= 6 else Span(place.start, place.start)


def clause_around(text: str, sentence: Span, focus: Span, least: int = 5) -> Span:
    """The part of a sentence around some words, from pause to pause, of a few words at least."""
    pauses = [(m.start(), m.end()) for m in _PAUSE.finditer(text, sentence.start, sentence.end)]
    starts = [sentence.start, *(end for _, end in pauses)]
    ends = [*(start for start, _ in pauses), sentence.end]
    left = max(i for i, at in enumerate(starts) if at <= max(focus.start, sentence.start))
    right = next(
        (i for i, at in enumerate(ends) if at >= min(focus.end, sentence.end)), len(ends) - 1
    )
    while len(text[starts[left] : ends[right]].split()) < least and (left or right + 1 < len(ends)):
        if left:
            left -= 1
        else:
            right += 1
    return Span(starts[left], max(starts[left], ends[right]))
