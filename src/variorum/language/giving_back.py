"""Words that a later sentence gives to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.language.frames import Frame
from variorum.language.looking_back import looking_back, made_remarks
from variorum.language.reading_state import Reading
from variorum.language.resolving import resolve
from variorum.language.speakers import Answer
from variorum.model import Quotation, Span

# So far behind a quotation "Ann Orr made the remarks" still means it.
_AFAR = 160


def give_to(
    reading: Reading, pieces: Sequence[int], cue: Span | None, span: Span, answer: Answer
) -> None:
    """Give the earlier paragraphs of an utterance the speaker who is named after the last."""
    for i in pieces:
        reading.found[i] = replace(
            reading.found[i], use="speech", cue=cue, speaker_span=span, speaker=answer.name
        )


def give_back(reading: Reading, frame: Frame) -> str | None:
    """Give the quotation before a frame to the one whom the frame names as its speaker."""
    given = looking_back(frame)
    last = reading.found[-1] if reading.found else None
    if given is None and last is not None and last.speaker is None:
        return _make_remarks(reading, frame, last)
    if given is None or last is None or last.speaker_span is not None or last.kind != "direct":
        return None
    between = reading.article.text[last.outer.end : frame.start]
    if last.use not in ("speech", "scare") or between.strip(" .\n"):
        return None
    cue, span, answer = resolve(reading.room, frame, given)
    reading.found[-1] = replace(
        last, use="speech", cue=cue, speaker_span=span, speaker=answer.name, written=answer.written
    )
    return answer.name


def _make_remarks(reading: Reading, frame: Frame, last: Quotation) -> str | None:
    """Give the words of the paragraph before, whose speaker had an office only, to its holder."""
    given = made_remarks(frame)
    if given is None or last.use not in ("speech", "scare"):
        return None
    if len(reading.article.text[last.outer.end : frame.start]) > _AFAR:
        return None
    cue, span, answer = resolve(reading.room, frame, given)
    if answer.name is None:
        return None
    for i in range(len(reading.found) - 1, -1, -1):
        each = reading.found[i]
        if each.speaker is not None or frame.start - each.outer.end > _AFAR:
            break
        reading.found[i] = replace(
            each, use="speech", cue=cue, speaker_span=span, speaker=answer.name
        )
    return answer.name
