"""Quotations inside others, and those in lists of references."""

from __future__ import annotations

from variorum.language.attribution import attribute
from variorum.language.frames import fold
from variorum.language.grammar import SUBJECT_PRONOUNS
from variorum.language.reading_state import Reading
from variorum.language.speakers import who
from variorum.model import Quotation, Span
from variorum.model.analysis import QuotationUse

_REFERENCE_KINDS = frozenset({"reference"})
# Stands for the one who says the quotation around ("I told him “no”").
_OUTER = "\0"


def nested(reading: Reading) -> None:
    """Quotations inside others, and those in lists of references."""
    article = reading.article
    inside = _said_inside(reading)
    for number, pair in enumerate(reading.pairs):
        if number in reading.of_pair:
            continue
        reference = article.blocks[pair.block].kind in _REFERENCE_KINDS
        use: QuotationUse = "title" if reference else "speech"
        if pair.parent is None and not reference:
            use = "scare"
        parent = reading.of_pair.get(pair.parent) if pair.parent is not None else None
        cue, span, name = inside.get(number, (None, None, None))
        if use == "speech" and name is _OUTER:
            name = reading.found[parent].speaker if parent is not None else None
        reading.of_pair[number] = len(reading.found)
        reading.found.append(
            Quotation(
                Span(pair.inner_start, pair.inner_end),
                Span(pair.start, pair.end),
                use=use,
                cue=cue if use == "speech" else None,
                speaker_span=span if use == "speech" else None,
                speaker=name if use == "speech" else None,
                group=-1,
                parent=parent,
                headline=article.blocks[pair.block].kind == "title",
            )
        )


def _said_inside(reading: Reading) -> dict[int, tuple[Span | None, Span | None, str | None]]:
    """Who is given the quotations inside others, by the words of the outer speaker.

    Only those called by name there, and "I", are known; "he" may be anybody.
    """
    article, room = reading.article, reading.room
    children: dict[int, list[int]] = {}
    for number, pair in enumerate(reading.pairs):
        if pair.parent is not None:
            children.setdefault(pair.parent, []).append(number)
    found: dict[int, tuple[Span | None, Span | None, str | None]] = {}
    for number, inner in children.items():
        outer = reading.pairs[number]
        span = Span(outer.inner_start, outer.inner_end)
        if any(not span.holds(Span(reading.pairs[n].start, reading.pairs[n].end)) for n in inner):
            continue
        for frame in fold(article, outer.block, span, reading.pairs, inner):
            for at, given in attribute(frame, article.text).items() if frame.toks else ():
                if given.phrase is None:
                    continue
                head = frame.toks[given.phrase.core_end - 1]
                name = _OUTER if head.low == "i" else None
                if head.is_capital and head.low not in SUBJECT_PRONOUNS:
                    name = who(room, frame, given.phrase).name
                first, last = given.phrase.start, given.phrase.end - 1
                found[frame.toks[at].quote] = (
                    Span(frame.toks[given.cue].start, frame.toks[given.cue].end),
                    Span(frame.toks[first].start, frame.toks[last].end),
                    name,
                )
    return found
