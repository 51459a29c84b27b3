"""For every folded quotation of a frame: the cue that gives it to someone, and the phrase.

The cue after the marks is tried where the marks end like a statement ("…," she said), then
the nearest cue before them, then the quotation before in the same frame.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.cue_finding import Attribution, according, cue_at
from variorum.language.cue_nouns import acting_before, noun_for
from variorum.language.cues import ACCORDING, SAYING_FORMS, SPEECH_FORMS, WEAK_LEMMAS
from variorum.language.cues_after import closing_cue, coming_from, cue_after
from variorum.language.cues_before import cue_before, cue_near, told_by
from variorum.language.frames import Frame, Tok
from variorum.language.subjects import passive, phrase_starting, subject_before

_JUDGING = frozenset(
    """praise hail laud applaud commend salute condemn denounce decry deplore slam blast lambast
    lambaste criticise criticize accuse blame dismiss reject welcome celebrate defend express
    lament regret oppose describe call""".split()
)
_GOING_ON = frozenset("then and but later also , before afterwards finally".split())


def attribute(frame: Frame, text: str) -> dict[int, Attribution]:
    """Attributions by token position of the quotation; those without one are left out."""
    found: dict[int, Attribution] = {}
    toks = frame.toks
    previous = 0
    last: Attribution | None = None
    opening = _inverted(toks)
    for at in frame.quotes:
        if opening is not None and at > opening.cue and not any(q < at for q in frame.quotes):
            found[at] = last = opening
            previous = at + 1
            continue
        result = near = told_by(toks, cue_near(toks, at, previous), at)
        if near is None or (near.phrase is None and near.how != "denied"):
            result = cue_after(toks, at, text)
            if result is None:
                result = cue_before(toks, at, previous)
            if result is None or result.phrase is None:
                result = near or result
        halved = result is not None and result.phrase is None and result.how != "denied"
        if last is not None and (
            result is None or (halved and result.cue == last.cue and last.phrase is not None)
        ):
            result = Attribution(last.cue, last.phrase, "with", last.lemma)
        elif (
            halved
            and result is not None
            and last is not None
            and last.phrase is not None
            and previous <= result.cue
            and all(t.low in _GOING_ON for t in toks[previous : result.cue])
        ):
            # "□, then added: □", "□ and adds □": whoever spoke goes on.
            result = Attribution(result.cue, last.phrase, "before", result.lemma)
        if result is None:
            result = closing_cue(toks, at) or coming_from(toks, at) or noun_for(toks, at, previous)
        if result is not None:
            found[at] = result
            last = result
        previous = at + 1
    # "“A” and “B,” she said": what comes after the last holds for those before it.
    following: Attribution | None = None
    for at in reversed(frame.quotes):
        if at in found:
            following = found[at] if found[at].how == "after" else None
        elif following is not None:
            found[at] = Attribution(following.cue, following.phrase, "with", following.lemma)
    return found


def _inverted(toks: Sequence[Tok]) -> Attribution | None:
    """ "Said Ann Orr, who lives opposite, “…”"."""
    if (
        len(toks) < 3
        or toks[0].quote >= 0
        or toks[0].low not in SAYING_FORMS
        or toks[0].low.endswith("ing")
    ):
        return None
    phrase = phrase_starting(toks, 1)
    if phrase is None or phrase.end >= len(toks) or toks[phrase.end].text not in (":", ","):
        return None
    return Attribution(0, phrase, "before", SPEECH_FORMS[toks[0].low]) if phrase else None


def introduce(frame: Frame) -> Attribution | None:
    """Who is announced by a frame that ends in a colon: "She released this statement:"."""
    toks = frame.toks
    at = len(toks)
    got = cue_before(toks, at, 0) if at > 1 else None
    if got is not None and got.phrase is not None and got.how != "colon":
        return got
    noun = noun_for(toks, at, 0, documents=True)
    if noun is not None:
        return noun
    return acting_before(toks, at - 1) or got


def owned_words(frame: Frame) -> Attribution | None:
    """The last words or document of somebody's that a frame names: "We print Orr's words."."""
    return noun_for(frame.toks, len(frame.toks), 0)


def main_cue(frame: Frame) -> Attribution | None:
    """Who a frame without marks gives its statement to: "… , the mayor said."."""
    toks = frame.toks
    best: Attribution | None = None
    for i in frame.cues:
        if toks[i].low in ACCORDING:
            got = according(toks, i)
            if got is not None:
                best = got
            continue
        lemma = cue_at(toks, i)
        if lemma is None or passive(toks, i):
            continue
        if lemma in WEAK_LEMMAS or (toks[i].low not in SAYING_FORMS and lemma not in _JUDGING):
            continue
        phrase = subject_before(toks, i, 0)
        if phrase is None and i > 0 and toks[i - 1].text == ",":
            tail = phrase_starting(toks, i + 1) if i + 1 < len(toks) else None
            if tail is not None:
                return Attribution(i, tail, "after", lemma)
            continue
        if phrase is not None:
            return Attribution(i, phrase, "before", lemma)
    return best
