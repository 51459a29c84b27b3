"""What gives words to somebody: the verb at a place of a frame, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.language.cues import FOREIGN, SPEECH_FORMS
from variorum.language.frames import UNREAD, Tok
from variorum.language.subjects import Phrase, is_noun_here, phrase_starting


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is given the words, as token positions of the frame.

    ``cue`` is the position of the verb, noun or colon; ``how`` is "after", "before",
    "with" (carried from the quotation before), "colon" or "noun".
    """

    cue: int
    phrase: Phrase | None
    how: str
    lemma: str


def cue_at(toks: Sequence[Tok], i: int) -> str | None:
    """The lemma if the token is a verb that can give words to someone."""
    tok = toks[i]
    if tok.cue == UNREAD:
        tok.cue = _cue_here(toks, i)
    return tok.cue


def _cue_here(toks: Sequence[Tok], i: int) -> str | None:
    tok = toks[i]
    if not tok.is_word or (
        tok.is_capital and i > 0 and tok.low not in ("tweeted", "said", "wrote")
    ):
        return None
    lemma = SPEECH_FORMS.get(tok.low)
    if lemma is None or (tok.low not in FOREIGN and is_noun_here(toks, i)):
        return None
    if i > 0 and toks[i - 1].low == "to" and tok.low in ("use", "help"):
        return None
    return lemma


def according(toks: Sequence[Tok], i: int) -> Attribution | None:
    """ "according to X", "per X", "laut X": the phrase after it."""
    k = i + 1
    if toks[i].low == "according":
        if k >= len(toks) or toks[k].low != "to":
            return None
        k += 1
    if toks[i].low == "per" and (
        k >= len(toks) or not (toks[k].is_capital or toks[k].low in ("a", "the", "his", "her"))
    ):
        return None
    phrase = phrase_starting(toks, k) if k < len(toks) else None
    if phrase is None:
        return None
    if i == 0 and toks[phrase.core_end - 1].is_capital:
        phrase = Phrase(phrase.start, phrase.core_end, phrase.core_end)  # the clause follows
    return Attribution(i, phrase, "according", "accord")
