"""The cue behind quoted words: "□, she said", "□, said Ann Orr, the mayor", "□ from Ann Orr"."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.cue_finding import Attribution, according, cue_at
from variorum.language.cues import (
    ACCORDING,
    READING_FORMS,
    SAYING_FORMS,
    UTTERANCES,
    WEAK_LEMMAS,
)
from variorum.language.cues_before import READ_ONLY
from variorum.language.frames import Tok, timely
from variorum.language.grammar import ORGANISATIONS, PREPOSITIONS, ROLES
from variorum.language.subjects import phrase_starting, subject_before

_AFTER_WINDOW = 30
_DASHES = frozenset("-\u2013\u2014\u2015")
_READING = frozenset(READING_FORMS.values())
_ANSWERS = frozenset(
    "answer reply response retort rejoinder verdict comment message view summary".split()
)
_OWNERS = ("'s", "s'")
_ENDS_STATEMENT = frozenset(",?!\u2014\u2026-")


def cue_after(toks: Sequence[Tok], at: int, text: str) -> Attribution | None:
    """A cue after the marks: "□, she said", "□, said Ann Orr, the mayor", "□ – the mayor"."""
    last = text[toks[at].end - 2 : toks[at].end].rstrip("\"'\u2019\u201d\u00bb\u201c\u00ab\u203a ")[
        -1:
    ]
    i = at + 1
    stop = len(toks)
    for k in range(i, min(stop, i + _AFTER_WINDOW)):
        if toks[k].quote >= 0:
            stop = k
            break
    if i >= stop:
        return None
    comma = toks[i].text in (",", ";") or toks[i].text in _DASHES
    if toks[i].text in _DASHES and i + 1 < stop and toks[i + 1].is_capital and stop - i <= 10:
        signed = phrase_starting(toks, i + 1, stop)
        if signed is not None and all(not t.is_word for t in toks[signed.end : stop]):
            return Attribution(i, signed, "after", "-")
    open_ended = last in _ENDS_STATEMENT or comma or last == "."
    if not open_ended and at > 0:
        return None
    while i < stop and (toks[i].text in (",", ";") or toks[i].text in _DASHES):
        i += 1
    if i >= stop:
        return None
    if toks[i].low in ACCORDING:
        return according(toks, i)
    if toks[i].low in ("was", "is") and i + 2 < stop and toks[i + 1].low in ("all", "how"):
        return _all_that(toks, i + 2, stop)
    answered = _the_answer(toks, i, stop)
    if answered is not None:
        return answered
    lemma = cue_at(toks, i)
    if lemma is not None or (
        toks[i].low in SAYING_FORMS and toks[i].low.endswith(("s", "d", "e", "ó"))
    ):
        lemma = lemma or SAYING_FORMS[toks[i].low]
        if lemma != "tell" and not toks[i].low.endswith("ing"):
            k = i + 1
            while k < stop and (
                toks[k].low in ("yesterday", "today", "later", "in", "by", "then") and k == i + 1
            ):
                if toks[k].low in ("in", "by"):
                    break
                k += 1
            if k < stop and toks[k].low not in PREPOSITIONS and toks[k].low not in ("that",):
                phrase = phrase_starting(toks, k, stop)
                if phrase is not None:
                    return Attribution(i, phrase, "after", lemma)
        if toks[i].low.endswith("ing"):
            return None
    begin = i
    if toks[begin].low in ("as", "but", "and", "so", "though") and begin + 1 < stop:
        begin += 1
    for c in range(begin + 1, min(stop, begin + _AFTER_WINDOW)):
        tok = toks[c]
        if tok.text in (";", ":"):
            break
        lemma = cue_at(toks, c)
        if lemma is None:
            # French and Spanish: "□, a-t-il dit", "a déclaré le maire".
            continue
        if c == begin + 1 and toks[begin].low in ("a", "ha", "hat", "ont", "han", "hanno"):
            tail = phrase_starting(toks, c + 1, stop)
            if tail is not None:
                return Attribution(c, tail, "after", lemma)
        if last == "." and not comma and _goes_elsewhere(toks, c):
            return None
        if begin > i and lemma in READ_ONLY and toks[c].low not in SAYING_FORMS:
            continue  # "□, and it must close this year"
        phrase = subject_before(toks, c, i)
        if phrase is not None and phrase.start <= begin and (phrase.start >= i):
            if at > 0 and lemma in WEAK_LEMMAS and lemma not in _READING:
                continue
            return Attribution(c, phrase, "after", lemma)
    return None


def _all_that(toks: Sequence[Tok], start: int, stop: int) -> Attribution | None:
    """ "□ was all (that) Ann Orr would say", "□ is how Ann Orr puts it"."""
    for c in range(start + 1, min(stop, start + 12)):
        lemma = cue_at(toks, c)
        if lemma is not None or toks[c].low in ("say", "tell", "add", "put", "puts", "see", "sees"):
            phrase = subject_before(toks, c, start)
            return Attribution(c, phrase, "after", lemma or toks[c].low) if phrase else None
    return None


def _the_answer(toks: Sequence[Tok], i: int, stop: int) -> Attribution | None:
    """ "□ came the reply from Ann Orr", "□ was Ann Orr's answer"."""
    if toks[i].low in ("came", "comes") and i + 4 < stop and toks[i + 1].low in ("the", "a"):
        for k in range(i + 2, min(stop - 1, i + 5)):
            if toks[k].low in UTTERANCES | _ANSWERS and toks[k + 1].low in ("from", "of"):
                phrase = phrase_starting(toks, k + 2, stop)
                return Attribution(i, phrase, "after", "come") if phrase else None
    if toks[i].low in ("was", "is"):
        for k in range(i + 2, min(stop, i + 9)):
            if toks[k].low in UTTERANCES | _ANSWERS and toks[k - 1].low.endswith(_OWNERS):
                apart = toks[k - 1].low == "'s"
                phrase = phrase_starting(toks, i + 1, k - 1 if apart else k)
                return Attribution(i, phrase, "after", "answer") if phrase else None
            if toks[k].text in (",", ";", ":"):
                break
    return None


def coming_from(toks: Sequence[Tok], at: int) -> Attribution | None:
    """ "met with a curt □ from Ann Orr": whoever it comes from said it."""
    if at + 2 >= len(toks) or toks[at + 1].low != "from" or at < 1:
        return None
    if not any(t.low in ("a", "an", "the", "another") for t in toks[max(0, at - 4) : at]):
        return None
    phrase = phrase_starting(toks, at + 2)
    if phrase is None or not toks[phrase.core_end - 1].is_word:
        return None
    head = toks[phrase.core_end - 1]
    party = head.is_capital or head.low in ROLES or head.low in ORGANISATIONS
    return Attribution(at + 1, phrase, "after", "from") if party else None


def closing_cue(toks: Sequence[Tok], at: int) -> Attribution | None:
    """ "The board had □ in the new plan, Ann Orr said.": who says the whole sentence."""
    for c in range(len(toks) - 1, at + 1, -1):
        if toks[c].quote >= 0 or toks[c].text in (";", ":"):
            return None
        lemma = cue_at(toks, c)
        if lemma is None or lemma in WEAK_LEMMAS or toks[c].low not in SAYING_FORMS:
            continue
        phrase = subject_before(toks, c, at + 1)
        if phrase is None or phrase.start <= at + 1 or toks[phrase.start - 1].text != ",":
            return None
        told = lemma == "tell"  # whom it was told to may follow: "a colleague told the Post"
        if c + 1 < len(toks) and toks[c + 1].is_word and not told and not _rounds_off(toks[c + 1]):
            return None
        return Attribution(c, phrase, "after", lemma)
    return None


def _rounds_off(tok: Tok) -> bool:
    """Whether a word after "she said" can end the sentence: a time, a place, a hearer."""
    return timely(tok.low) or tok.low in PREPOSITIONS or tok.low.endswith("ly")


def _goes_elsewhere(toks: Sequence[Tok], c: int) -> bool:
    """ "“… .” Orr asks for □": after a full stop the verb has words of its own to give."""
    following = toks[c + 1] if c + 1 < len(toks) else None
    return following is not None and (
        following.quote >= 0 or following.low in ("for", "that", "it", "how", "whether", "of")
    )
