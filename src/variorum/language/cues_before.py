"""The cue before quoted words: the nearest to the left that can give them to somebody."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.cue_finding import Attribution, according, cue_at
from variorum.language.cue_nouns import acting_before, colon_for, noun_for
from variorum.language.cues import ACCORDING, DOCUMENTS, SAYING_FORMS, UTTERANCES, WEAK_LEMMAS
from variorum.language.frames import Tok, verbish
from variorum.language.grammar import ORGANISATIONS, PEOPLE, ROLES, SUBJECT_PRONOUNS, SUBORDINATORS
from variorum.language.subjects import (
    Phrase,
    passive,
    phrase_ending,
    phrase_starting,
    subject_before,
)

_BEFORE_WINDOW = 60
_WORDS = frozenset("words word phrases phrase line lines terms sentence sentences".split())
READ_ONLY = frozenset(
    "begin start open continue go close end show run contain include finish list".split()
)
_ENDING = frozenset("end begin start open close finish stop".split())
_SENSING = frozenset(
    "feel hear see think believe fear know hope sense find want expect worry".split()
)
_APART = SUBORDINATORS - {"that", "as", "how"}
_RECKONED = frozenset("put puts estimated estimates set sets reckoned valued".split())
_UTTERING = frozenset({"say", "write", "tell", "tweet", "post"})
_NEVER = frozenset("never not n't didn't hasn't hadn't haven't doesn't".split())
_DENYING = frozenset("deny denies denied denying".split())


def told_by(toks: Sequence[Tok], near: Attribution | None, at: int) -> Attribution | None:
    """ "The chair said members felt □": the words are the chair's, who speaks of feelings."""
    if near is None or near.lemma not in _SENSING:
        return near
    for k in range(near.cue - 1, max(-1, near.cue - 30), -1):
        if toks[k].quote >= 0 or toks[k].text == ";":
            break
        lemma = cue_at(toks, k)
        if lemma is not None and toks[k].low in SAYING_FORMS and lemma not in WEAK_LEMMAS:
            outer = _with_subject(toks, k, 0, lemma, at)
            return outer if outer is not None and outer.phrase is not None else near
    return near


def cue_near(toks: Sequence[Tok], at: int, floor: int) -> Attribution | None:
    """A cue right before the marks: "said: □", "called it □", "said, □"."""
    i = at - 1
    apart = _before_relative(toks, i, floor)
    if apart is not None:
        i = apart
    elif i >= floor and toks[i].text in (",", ":"):
        i -= 1
    colon = toks[at - 1].text == ":" if at else False
    steps = 0
    while i >= floor and steps < 5:
        lemma = cue_at(toks, i)
        if lemma in WEAK_LEMMAS and steps > 1:
            return None
        if lemma is not None:
            got = _with_subject(toks, i, floor, lemma, at)
            if lemma in _ENDING and not colon and got is not None and _thing(toks, got.phrase):
                return None  # "said talks had ended □"
            return got
        if not toks[i].is_word or toks[i].low in _APART:
            return None
        if verbish(toks, i) and toks[i].low not in (
            "was",
            "were",
            "is",
            "are",
            "had",
            "has",
            "been",
            "be",
        ):
            return None
        i -= 1
        steps += 1
    return None


def _doing_in(toks: Sequence[Tok], paper: Phrase, colon: int) -> Attribution | None:
    """ "Ann Orr acknowledged the letter in a tweet: □": whoever acts is the author."""
    k = colon - 1
    while k > paper.start and toks[k].low not in ("in", "on", "with"):
        k -= 1
    written = any(t.low in DOCUMENTS for t in toks[k:colon])
    if k < 1 or toks[k].low not in ("in", "on", "with") or not written:
        return None
    if toks[k + 1].low not in ("a", "an"):
        return None
    acting = acting_before(toks, colon)
    if acting is None or acting.phrase is None or acting.phrase.end > k:
        return None
    head = toks[acting.phrase.core_end - 1]
    if head.is_capital or head.low in ROLES or head.low in SUBJECT_PRONOUNS:
        return acting
    return None


def _before_relative(toks: Sequence[Tok], comma: int, floor: int) -> int | None:
    """The place before "…, which the Post has confirmed, □": whoever confirms says not □."""
    if comma <= floor or toks[comma].text != ",":
        return None
    for k in range(comma - 1, max(floor, comma - 24), -1):
        if toks[k].quote >= 0 or not (toks[k].is_word or toks[k].low in ("'s", "'")):
            return None
        if toks[k].low == "which":
            return k - 2 if toks[k - 1].text == "," and k - 2 >= floor else None
    return None


def _thing(toks: Sequence[Tok], phrase: Phrase | None) -> bool:
    """Whether a subject is neither somebody nor somebody's document."""
    if phrase is None:
        return False
    head = toks[phrase.core_end - 1]
    return _no_party(toks, phrase) and head.low not in SUBJECT_PRONOUNS


def cue_before(toks: Sequence[Tok], at: int, floor: int) -> Attribution | None:
    """The nearest cue to the left in the frame."""
    i = at - 1
    if i < floor:
        return None
    colon = toks[i].text == ":"
    reach = max(floor, at - _BEFORE_WINDOW)
    fallback: Attribution | None = None
    if colon:
        named = colon_for(toks, i, floor)
        if (
            named is not None
            and named.phrase is not None
            and toks[named.phrase.core_end - 1].low in DOCUMENTS
        ):
            return _doing_in(toks, named.phrase, i) or named
        if (
            named is not None
            and named.phrase is not None
            and (
                toks[named.phrase.core_end - 1].low in _WORDS
                or toks[named.phrase.core_end - 1].low in ("full", "entirety", "whole")
            )
        ):
            noun = noun_for(toks, i, floor, documents=True)
            if noun is not None:
                return noun
            acting = acting_before(toks, i)
            if acting is not None and acting.phrase is not None:
                head = toks[acting.phrase.core_end - 1]
                if not _no_party(toks, acting.phrase) or head.low in SUBJECT_PRONOUNS:
                    return acting  # "The board has put out a few lines: □"
    priced = _puts(toks, at)
    if priced is not None and not colon:
        return priced
    weak: Attribution | None = None
    apart = None if colon else _before_relative(toks, i, floor)
    for k in range(i if apart is None else apart, reach - 1, -1):
        tok = toks[k]
        if tok.low in ACCORDING:
            got = according(toks, k)
            if got is not None and (colon or at - k < 12):
                return got
        if tok.text == ";" and not colon:
            break
        lemma = cue_at(toks, k)
        if lemma is None:
            continue
        distance = at - k
        clause = any(toks[x].low == "that" for x in range(k + 1, min(at, k + 6)))
        feeble = lemma in WEAK_LEMMAS and not clause
        if feeble and not (colon and distance < 4) and distance > 6:
            continue
        got = _with_subject(toks, k, _clause_floor(toks, k), lemma, at)
        if got is None:
            continue
        if (
            lemma in READ_ONLY
            and distance > 2
            and not colon
            and (got.phrase is None or toks[got.phrase.core_end - 1].low not in DOCUMENTS)
        ):
            continue
        if lemma in _ENDING and not colon and _thing(toks, got.phrase):
            continue
        if got.phrase is None:
            fallback = fallback or got
            continue
        if feeble and not (distance <= 2 or colon):
            weak = weak or got
            continue
        if weak is not None and tok.low not in SAYING_FORMS:
            continue
        return got
    if colon and weak is None and fallback is not None:
        acting = acting_before(toks, i)
        if acting is not None and acting.phrase is not None and acting.cue > fallback.cue:
            head = toks[acting.phrase.core_end - 1]
            if head.is_capital or head.low in ROLES or head.low in SUBJECT_PRONOUNS:
                return acting  # "Asked why, Ann Orr had a question of her own: □"
    if weak is not None or fallback is not None:
        return weak or fallback
    if not colon:
        return None
    named = colon_for(toks, i, floor)
    if named is not None and named.phrase is not None and _no_party(toks, named.phrase):
        acting = acting_before(toks, i)
        if acting is not None and acting.phrase is not None:
            head = toks[acting.phrase.core_end - 1]
            if head.is_capital or head.low in ROLES or head.low in SUBJECT_PRONOUNS:
                return acting
    return named or acting_before(toks, i)


def _puts(toks: Sequence[Tok], at: int) -> Attribution | None:
    """ "She put the cost at nine million, “or two new wards”": the words are hers who reckons."""
    if at >= 4 and toks[at - 1].low in ("at", "as"):
        for k in range(at - 2, max(0, at - 8), -1):
            if toks[k].low in ("put", "puts", "reckoned", "estimated") and toks[k].quote < 0:
                phrase = subject_before(toks, k, 0)
                return Attribution(k, phrase, "before", "put") if phrase is not None else None
        return None
    if at < 4 or toks[at - 1].text != ",":
        return None
    for k in range(1, min(4, at)):
        if toks[k].low in _RECKONED and not any(t.quote >= 0 for t in toks[:at]):
            reckoned = any(
                toks[x].low == "at"
                and any(c.isdigit() for t in toks[x + 1 : x + 3] for c in t.text)
                for x in range(k + 1, at - 1)
            )
            phrase = subject_before(toks, k, 0) if reckoned else None
            return Attribution(k, phrase, "before", "put") if phrase is not None else None
    return None


def _no_party(toks: Sequence[Tok], phrase: Phrase) -> bool:
    """ "She was blunt: □", "He put it plainly: □": what stands before the colon speaks not."""
    head = toks[phrase.core_end - 1]
    return (
        not head.is_capital
        and head.low not in ROLES
        and head.low not in ORGANISATIONS
        and head.low not in PEOPLE
        and head.low not in DOCUMENTS
        and head.low not in UTTERANCES
        and head.low not in _WORDS
    )


def _clause_floor(toks: Sequence[Tok], k: int) -> int:
    for i in range(k - 1, max(-1, k - _BEFORE_WINDOW), -1):
        if toks[i].text == ";":
            return i + 1
    return 0


def _with_subject(
    toks: Sequence[Tok], c: int, floor: int, lemma: str, at: int
) -> Attribution | None:
    del floor
    if c > 0 and (
        toks[c - 1].low in _DENYING or (lemma in _UTTERING and toks[c - 1].low in _NEVER)
    ):
        return Attribution(c, None, "denied", lemma)  # "denied saying □", "never wrote □"
    if passive(toks, c):
        for k in range(c + 1, min(len(toks), at + 12)):
            if toks[k].low == "by" and k + 1 < len(toks) and k != at:
                phrase = phrase_starting(toks, k + 1)
                if phrase is not None:
                    return Attribution(c, phrase, "before", lemma)
            if toks[k].text in (".", ";"):
                break
        if lemma in ("quote", "report", "cite", "overhear", "hear"):
            phrase = subject_before(toks, c, 0)
            return Attribution(c, phrase, "before", lemma)
        return Attribution(c, None, "before", lemma)
    if lemma in ("quote", "cite") and at - c < 14:
        for k in range(c + 1, at):
            if (
                toks[k].low == "as"
                and k + 1 < at
                and toks[k + 1].low in ("saying", "telling", "writing")
            ):
                return Attribution(k + 1, phrase_ending(toks, k - 1, c + 1), "before", "say")
    phrase = subject_before(toks, c, 0)
    return Attribution(c, phrase, "before", lemma)
