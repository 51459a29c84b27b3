"""Nouns, colons and acts that give words to somebody: "her letter: □", "Ann Orr: □"."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.cue_finding import Attribution
from variorum.language.cues import DOCUMENTS, SPEECH_FORMS, UTTERANCES
from variorum.language.frames import Tok, verbish
from variorum.language.grammar import (
    CONJUNCTIONS,
    DETERMINERS,
    LINKING,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from variorum.language.subjects import (
    Phrase,
    passive,
    phrase_ending,
    phrase_starting,
    subject_before,
)

_SPOKEN = frozenset(
    """remark remarks comment comments claim claims tweet post message letter statement speech quote
    email memo text argument warning promise pledge threat apology assertion quip joke answer
    reply outburst rant jibe taunt boast vow plea appeal call""".split()
)
_NONE_SUCH = frozenset("no any every each neither nor".split())
_LED = RELATIVES | {"to"}


def colon_for(toks: Sequence[Tok], colon: int, floor: int) -> Attribution | None:
    """ "Fire chief Ann Orr: □", "The message in full: □", "… text from the minister: □"."""
    k = colon - 1
    if k < floor or not toks[k].is_word:
        return None
    phrase = phrase_ending(toks, k, floor)
    if phrase is None:
        return None
    return Attribution(colon, _named_before(toks, phrase, colon, floor) or phrase, "colon", ":")


def _named_before(toks: Sequence[Tok], phrase: Phrase, colon: int, floor: int) -> Phrase | None:
    """ "Ann Orr, the last to leave: □": the name before what describes its bearer."""
    first = next(
        (k for k in range(floor, phrase.start) if toks[k].is_word and toks[k].is_capital), -1
    )
    if first < 0 or any(toks[k].is_word for k in range(floor, first) if not _stamp(toks[k])):
        return None
    k = first
    while k < phrase.start and (toks[k].is_capital or toks[k].low in LINKING):
        k += 1
    if k - first > 4 or k >= phrase.start or toks[k].text not in (",", "("):
        return None
    if any(verbish(toks, x) for x in range(k + 1, colon) if toks[x - 1].low not in _LED):
        return None
    return Phrase(first, colon, k, (k + 1, colon))


def _stamp(tok: Tok) -> bool:
    """Part of a time set before an entry ("22:48 –", "9.15 pm")."""
    return tok.text[0].isdigit() or tok.low in ("am", "pm", "a.m.", "p.m.", "h", "uhr")


def noun_for(
    toks: Sequence[Tok], at: int, floor: int, *, documents: bool = False
) -> Attribution | None:
    """A document or utterance named in the frame beside the marks.

    "her letter speaks of □", "his sign-off with □", "the minister's □ remark", and words
    that someone gave: "offered vague commitments as to □".
    """
    if at + 1 < len(toks) and at > floor and toks[at + 1].low in _SPOKEN and not documents:
        before = toks[at - 1].low
        if before in ("'s", "'"):
            phrase = phrase_ending(toks, at - 2, floor) if at - 2 >= floor else None
            return Attribution(at + 1, phrase, "noun", toks[at + 1].low) if phrase else None
        if before in ("his", "her", "their", "its"):
            return Attribution(at + 1, Phrase(at - 1, at, at), "noun", toks[at + 1].low)
    near = range(at - 1, max(floor, at - 25) - 1, -1)
    for k in near:
        if toks[k].low in DOCUMENTS and toks[k].quote < 0 and not verbish(toks, k):
            if toks[_noun_phrase(toks, k).start].low in _NONE_SUCH:
                return None  # "no ruling has been □": not words of a ruling
            return Attribution(k, _noun_phrase(toks, k), "noun", toks[k].low)
    if documents:
        return None
    for k in near:
        if toks[k].low not in UTTERANCES or toks[k].quote >= 0 or verbish(toks, k):
            continue
        phrase = _noun_phrase(toks, k)
        owned = any(
            toks[x].low in ("'s", "'") or toks[x].low in POSSESSIVES for x in range(phrase.start, k)
        )
        if owned or phrase.end > k + 1:
            return Attribution(k, phrase, "noun", toks[k].low)
        if phrase.start > 0 and (
            verbish(toks, phrase.start - 1) or toks[phrase.start - 1].low in SPEECH_FORMS
        ):
            subject = subject_before(toks, phrase.start - 1, 0)
            if subject is not None and not passive(toks, phrase.start - 1):
                return Attribution(k, subject, "noun", toks[k].low)
    return None


def _noun_phrase(toks: Sequence[Tok], k: int) -> Phrase:
    start = k
    while start > 0 and k - start < 6:
        low = toks[start - 1].low
        if not (toks[start - 1].is_word or low in ("'s", "'")):
            break
        if (
            low in PREPOSITIONS
            or low in CONJUNCTIONS
            or low in SUBORDINATORS
            or verbish(toks, start - 1)
        ):
            break
        start -= 1
        if low in DETERMINERS:
            break
    end = k + 1
    if end < len(toks) and toks[end].low in ("from", "by", "of"):
        tail = phrase_starting(toks, end + 1)
        if tail is not None:
            return Phrase(start, tail.end, k + 1)
    return Phrase(start, end, end)


def acting_before(toks: Sequence[Tok], colon: int) -> Attribution | None:
    """ "She shrugged: □": whoever acts before a colon speaks after it."""
    for k in range(colon - 1, -1, -1):
        if verbish(toks, k) and not toks[k].low.endswith("ing"):
            subject = subject_before(toks, k, 0)
            return Attribution(k, subject, "before", toks[k].low) if subject is not None else None
    return None
