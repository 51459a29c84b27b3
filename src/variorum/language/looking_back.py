"""Sentences that say whose the words before them are: "That was the verdict of Ann Orr."."""

from __future__ import annotations

from variorum.language.cue_finding import Attribution, cue_at
from variorum.language.cues import DOCUMENTS, UTTERANCES
from variorum.language.frames import Frame, verbish
from variorum.language.subjects import phrase_starting, subject_before

_JUDGEMENTS = UTTERANCES | frozenset(
    """verdict view message opinion assessment advice judgment judgement conclusion reaction
    summary cry claim argument lesson motto thought feeling observation""".split()
)
_POINTING = frozenset("that this those these such so thus".split())


def looking_back(frame: Frame) -> Attribution | None:
    """ "That was the verdict of Ann Orr.", "So said Ann Orr.": whose the words before are."""
    toks = frame.toks
    if len(toks) < 4 or toks[0].low not in _POINTING or frame.quotes:
        return None
    if cue_at(toks, 1) is not None and toks[0].low in ("so", "thus"):
        phrase = phrase_starting(toks, 2)
        return Attribution(1, phrase, "after", toks[1].low) if phrase is not None else None
    if toks[1].low not in ("was", "is", "were", "are"):
        return None
    for k in range(2, min(len(toks) - 2, 9)):
        if toks[k].low in _JUDGEMENTS and toks[k + 1].low in ("of", "from", "by"):
            phrase = phrase_starting(toks, k + 2)
            return Attribution(k, phrase, "noun", toks[k].low) if phrase is not None else None
        if toks[k].low == "how":
            verb = next((v for v in range(k + 2, min(len(toks), k + 14)) if verbish(toks, v)), -1)
            phrase = subject_before(toks, verb, k + 1) if verb > 0 else None
            return Attribution(verb, phrase, "after", toks[verb].low) if phrase else None
        if not toks[k].is_word:
            return None
    return None


_MAKING = frozenset(
    """made makes gave gives delivered delivers uttered issued posted wrote sent offered spoke said
    tweeted published shared voiced""".split()
)
_POINTED = frozenset("the these those that this his her their its such".split())
_SPOKEN_OF = (UTTERANCES | DOCUMENTS.keys()) - {"order", "sign", "book", "motion", "review"}


def made_remarks(frame: Frame) -> Attribution | None:
    """ "Ann Orr made the remarks on Friday.": whose the words of the sentence before are."""
    toks = frame.toks
    if frame.quotes:
        return None
    for k in range(1, min(len(toks) - 2, 14)):
        if not toks[k].is_word and toks[k].text not in (",", "(", ")"):
            return None
        if toks[k].low not in _MAKING or toks[k + 1].low not in _POINTED:
            continue
        near = toks[k + 2 : k + 5]
        if any(t.low in _SPOKEN_OF for t in near):
            phrase = subject_before(toks, k, 0)
            if phrase is not None and toks[phrase.start].is_capital:
                return Attribution(k, phrase, "after", toks[k].low)
        return None
    return None
