"""Clauses without marks, by rule or as a trained reader heard them."""

from __future__ import annotations

from dataclasses import replace

from variorum.language.frames import Frame
from variorum.language.heard import Hearsay, attribution_of, overlap, same_words
from variorum.language.indirect import clauses
from variorum.language.reading_state import Reading, State
from variorum.language.resolving import is_written, resolve
from variorum.language.room import mentions_in
from variorum.language.speakers import Answer
from variorum.model import Quotation, Span

_DOUBLE = '"\u201c\u201d\u201e\u00ab\u00bb'
# So many words in marks may be a coinage, a title or irony; a trained reader can tell.
_FEW = 6


def read_clauses(reading: Reading, state: State, frame: Frame) -> None:
    """Indirect and mixed quotations of a frame."""
    if reading.hearsay is not None:
        _read_heard(reading, state, frame, reading.hearsay)
        return
    toks = frame.toks
    for clause in clauses(frame, reading.article.text):
        cue, span, answer = resolve(reading.room, frame, clause.given)
        place = Span(toks[clause.start].start, toks[clause.end - 1].end)
        state.groups += 1
        reading.found.append(
            Quotation(
                place,
                place,
                kind="mixed" if clause.mixed else "indirect",
                form="verb",
                cue=cue,
                speaker_span=span,
                speaker=answer.name,
                group=state.groups,
                written=answer.written or is_written(frame, clause.given),
            )
        )


def _read_heard(reading: Reading, state: State, frame: Frame, hearsay: Hearsay) -> None:
    """The clauses that the trained reader heard begin in a frame."""
    for number in hearsay.starting_in(frame.start, frame.end):
        said = hearsay.said[number]
        attribution = attribution_of(frame, said)
        answer = None
        if attribution is not None:
            _, _, answer = resolve(reading.room, frame, attribution)
        state.groups += 1
        written = is_written(frame, attribution)
        _tell_clause(reading, number, answer, group=state.groups, written=written)


def _tell_clause(
    reading: Reading,
    number: int,
    answer: Answer | None = None,
    *,
    group: int = -1,
    written: bool = False,
    headline: bool = False,
) -> None:
    """Put down a clause that the trained reader heard; it is in marks in part, or not at all."""
    hearsay, text = reading.hearsay, reading.article.text
    if hearsay is None or number in reading.told:
        return
    reading.told.add(number)
    said = hearsay.said[number]
    if answer is None:
        named: set[str] = set()
        if said.source is not None:
            named = {m.name for m in mentions_in(reading.room, said.source.start, said.source.end)}
        answer = Answer(named.pop() if len(named) == 1 else None)
    mixed = any(mark in said.content.of(text) for mark in _DOUBLE)
    reading.found.append(
        Quotation(
            said.content,
            said.content,
            kind="mixed" if mixed else "indirect",
            form="verb",
            cue=said.cue,
            speaker_span=said.source,
            speaker=answer.name,
            group=group,
            written=answer.written or written,
            headline=headline,
            content=said.content,
        )
    )


def hear_rest(reading: Reading) -> None:
    """What the reader heard where the rules do not read frames: headlines, turns, documents.

    A turn or a document printed whole that is the same words takes the reader's span;
    words inside a document are its author's, and stay part of it.
    """
    hearsay = reading.hearsay
    if hearsay is None:
        return
    blocks = [(i, q) for i, q in enumerate(reading.found) if q.form in ("turn", "block")]
    titles = [block.span for block in reading.article.blocks if block.kind == "title"]
    for number in hearsay.clauses:
        content = hearsay.said[number].content
        if number in reading.told:
            continue
        around = [(i, q) for i, q in blocks if overlap(q.outer, content) > 0]
        same = next((i for i, q in around if same_words(content, q.outer)), None)
        if same is not None:
            reading.told.add(number)
            if reading.found[same].content is None:
                reading.found[same] = replace(reading.found[same], content=content)
        elif not any(q.outer.holds(content) for _, q in around):
            headline = any(title.holds(content) for title in titles)
            _tell_clause(reading, number, headline=headline)


def unheard(reading: Reading) -> None:
    """A few words in marks that the reader heard nobody say are nobody's words."""
    hearsay = reading.hearsay
    if hearsay is None:
        return
    for i, q in enumerate(reading.found):
        if q.form != "marks" or q.use != "speech" or q.parent is not None:
            continue
        if len(q.span.of(reading.article.text).split()) > _FEW:
            continue
        if not hearsay.touches(q.outer):
            reading.found[i] = replace(q, use="scare", cue=None, speaker_span=None, speaker=None)
