"""Turns of a transcript, and whom they quote."""

from __future__ import annotations

from variorum.language.frames import Frame
from variorum.language.reading_state import ALONE, Given, Reading, State, open_group
from variorum.language.resolving import resolve
from variorum.language.room import Room, heard, mentions_in
from variorum.language.speakers import Answer, who
from variorum.language.subjects import Phrase
from variorum.language.topics import note_talk, subject_of
from variorum.language.turns import Turn
from variorum.model import Quotation, Span


def read_turn(reading: Reading, state: State, each: Given, turn: Turn) -> None:
    article, room, frame = reading.article, reading.room, each.frame
    block = article.blocks[frame.block]
    if frame.start != block.span.start:
        _read_inside(reading, state, each)
        return
    start, end = turn.start, block.span.end
    inner = [(frame.toks[at].quote, reading.pairs[frame.toks[at].quote]) for at in frame.quotes]
    plain = [t for t in frame.toks if t.is_word and t.start >= turn.start]
    if len(plain) > ALONE:
        inner = []  # the marks are the speaker's own
    open_group(state)
    name = _turn_name(room, frame, turn)
    span = Span(turn.label_start, turn.label_end)
    cue = Span(turn.label_end, turn.label_end + 1)
    for number, pair in inner:
        reading.of_pair[number] = len(reading.found)
        reading.found.append(
            Quotation(
                Span(pair.inner_start, pair.inner_end),
                Span(pair.start, pair.end),
                form="turn",
                cue=cue,
                speaker_span=span,
                speaker=name,
                group=state.group,
            )
        )
    if not inner:
        reading.found.append(
            Quotation(
                Span(start, end),
                Span(start, end),
                form="turn",
                cue=cue,
                speaker_span=span,
                speaker=name,
                group=state.group,
            )
        )
    state.given = (cue, span, Answer(name))
    state.quoted_last = True
    state.turn = len(reading.found) - 1
    state.turn_of = name
    if inner or name is not None:
        heard(room, frame, name, name)
    if not inner:
        _read_inside(reading, state, each)


def _read_inside(reading: Reading, state: State, each: Given) -> None:
    """Others quoted in a turn: by a presenter whoever it is, by a guest only if named there."""
    room, frame, given = reading.room, each.frame, each.quotes
    speaker: str | None = None
    for at in frame.quotes:
        attribution = given.get(at)
        number = frame.toks[at].quote
        if attribution is None or attribution.phrase is None or number in reading.of_pair:
            continue
        if attribution.how not in ("before", "after", "with", "according"):
            continue
        cue, span, answer = resolve(room, frame, attribution)
        if answer.name is None or (state.turn_of is not None and answer.kind == "pronoun"):
            continue
        open_group(state)
        pair = reading.pairs[number]
        reading.of_pair[number] = len(reading.found)
        speaker = answer.name
        reading.found.append(
            Quotation(
                Span(pair.inner_start, pair.inner_end),
                Span(pair.start, pair.end),
                cue=cue,
                speaker_span=span,
                speaker=answer.name,
                group=state.group,
                parent=state.turn,
                written=answer.written,
            )
        )
    if state.turn_of is None:
        note_talk(room, frame, subject_of(room, frame), speaker)


def _turn_name(room: Room, frame: Frame, turn: Turn) -> str | None:
    label = room.article.text[turn.label_start : turn.label_end]
    for mention in mentions_in(room, turn.label_start, turn.label_end):
        if mention.span.end >= turn.label_end and " " in mention.name:
            return mention.name
    wanted = label.split()[-1].casefold()
    named = sorted(
        n
        for n, k in room.kinds.items()
        if k in ("person", "unknown") and n.split()[-1].casefold() == wanted
    )
    full = [n for n in named if " " in n]
    if len(full) == 1:
        return full[0]
    answer = who(room, frame, Phrase(0, max(1, turn.label_toks), max(1, turn.label_toks)))
    return answer.name if answer.name and answer.name.casefold() != label.casefold() else None
