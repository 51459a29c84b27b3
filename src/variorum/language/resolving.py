"""Whom an attribution of a frame means, and whether the words were written."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.cue_finding import Attribution
from variorum.language.cues import DOCUMENTS, FORGED, WRITING, WRITTEN_KINDS
from variorum.language.frames import Frame, Tok
from variorum.language.grammar import ORGANISATIONS, PEOPLE, ROLES
from variorum.language.room import Room, mentions_in
from variorum.language.speakers import Answer, who
from variorum.language.subjects import Phrase
from variorum.model import Span

_IDLE = frozenset(
    """bit part line lines passage sentence ending end point postscript ps then finally next best
    words phrase rest kicker opening beginning paragraph""".split()
)
# "Also: …", "And later: …": the document that was quoted goes on.
_MORE = frozenset(
    """also and later then again further elsewhere finally plus but next lastly secondly first
    another more""".split()
)


def nobody_named(frame: Frame, attribution: Attribution, answer: Answer) -> bool:
    """Whether somebody speaks who holds an office but is not named: "he" is then nobody else."""
    if answer.name is not None or attribution.phrase is None:
        return False
    head = frame.toks[attribution.phrase.core_end - 1]
    return head.low in ROLES or head.low in ORGANISATIONS or head.low in PEOPLE


def resolve(
    room: Room, frame: Frame, attribution: Attribution
) -> tuple[Span | None, Span | None, Answer]:
    toks = frame.toks
    cue_tok = toks[attribution.cue]
    cue = Span(cue_tok.start, cue_tok.end)
    phrase = attribution.phrase
    if phrase is None:
        return cue, None, Answer(None)
    span = Span(toks[phrase.start].start, toks[phrase.end - 1].end)
    if attribution.how == "colon" and _label(room, frame, phrase):
        return cue, None, Answer(None)
    if _only_ascribed(toks, phrase):
        return cue, span, Answer(None)
    return cue, span, who(room, frame, phrase)


def _only_ascribed(toks: Sequence[Tok], phrase: Phrase) -> bool:
    """ "A letter attributed to Ann Orr says", "a forged memo says": nobody is known to say it."""
    left = [t.low for t in toks[max(0, phrase.start - 2) : phrase.start]]
    if left[-1:] == ["to"] and left[0] in ("attributed", "ascribed", "credited"):
        return True
    paper = not DOCUMENTS.keys().isdisjoint([t.low for t in toks[phrase.start : phrase.core_end]])
    return paper and any(t.low in FORGED for t in toks[phrase.start : phrase.end])


def _label(room: Room, frame: Frame, phrase: Phrase) -> bool:
    """A lone word before a colon that names nobody ("Translation:", "Verdict:")."""
    word = frame.toks[phrase.start]
    if phrase.core_end - phrase.start != 1 or any(t.is_word for t in frame.toks[: phrase.start]):
        return False
    return word.is_capital and not mentions_in(room, word.start, word.end)


def idle(frame: Frame, attribution: Attribution) -> bool:
    """Whether what stands before a colon names nobody ("And the best part:")."""
    phrase = attribution.phrase
    if phrase is None:
        return True
    head = frame.toks[phrase.core_end - 1]
    if phrase.core_end - phrase.start == 1 and head.low in _MORE:
        return True
    return not head.is_capital and head.low in _IDLE


def is_written(frame: Frame, attribution: Attribution | None) -> bool:
    if attribution is None:
        return False
    if attribution.lemma in WRITING:
        return True
    toks = frame.toks
    for k in frame.papers:
        if k and DOCUMENTS[toks[k].low] in WRITTEN_KINDS and toks[k].quote < 0:
            for b in range(k - 1, max(-1, k - 5), -1):
                if toks[b].low in ("in", "via", "per"):
                    return True
                if not toks[b].is_word:
                    break
    return False
