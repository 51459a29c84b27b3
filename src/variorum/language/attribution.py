"""For every folded quotation of a frame: the cue that gives it to someone, and the phrase.

The cue after the marks is tried where the marks end like a statement ("…," she said), then
the nearest cue before them, then the quotation before in the same frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.language.cues import (
    ACCORDING,
    DOCUMENTS,
    FOREIGN,
    READING_FORMS,
    SAYING_FORMS,
    SPEECH_FORMS,
    UTTERANCES,
    WEAK_LEMMAS,
)
from variorum.language.frames import UNREAD, Frame, Tok, timely, verbish
from variorum.language.grammar import (
    CONJUNCTIONS,
    DETERMINERS,
    LINKING,
    ORGANISATIONS,
    PEOPLE,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    ROLES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from variorum.language.subjects import (
    Phrase,
    is_noun_here,
    passive,
    phrase_ending,
    phrase_starting,
    subject_before,
)

_AFTER_WINDOW = 30
_BEFORE_WINDOW = 60
_DASHES = frozenset("-\u2013\u2014\u2015")
_WORDS = frozenset("words word phrases phrase line lines terms sentence sentences".split())
_SPOKEN = frozenset(
    """remark remarks comment comments claim claims tweet post message letter statement speech quote
    email memo text argument warning promise pledge threat apology assertion quip joke answer
    reply outburst rant jibe taunt boast vow plea appeal call""".split()
)
_READ_ONLY = frozenset(
    "begin start open continue go close end show run contain include finish list".split()
)
_SENSING = frozenset(
    "feel hear see think believe fear know hope sense find want expect worry".split()
)
_JUDGING = frozenset(
    """praise hail laud applaud commend salute condemn denounce decry deplore slam blast lambast
    lambaste criticise criticize accuse blame dismiss reject welcome celebrate defend express
    lament regret oppose describe call""".split()
)
_READING = frozenset(READING_FORMS.values())
_APART = SUBORDINATORS - {"that", "as", "how"}
_NONE_SUCH = frozenset("no any every each neither nor".split())
_LED = RELATIVES | {"to"}
_RECKONED = frozenset("put puts estimated estimates set sets reckoned valued".split())
_GOING_ON = frozenset("then and but later also , before afterwards finally".split())
_ENDS_STATEMENT = frozenset(",?!\u2014\u2026-")


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
        result = near = _told(toks, _near_before(toks, at, previous), at)
        if near is None or (near.phrase is None and near.how != "denied"):
            result = _after(toks, at, text)
            if result is None:
                result = _before(toks, at, previous)
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
            result = _closing(toks, at) or _from(toks, at) or _noun(toks, at, previous)
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


def _told(toks: Sequence[Tok], near: Attribution | None, at: int) -> Attribution | None:
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


def _near_before(toks: Sequence[Tok], at: int, floor: int) -> Attribution | None:
    """A cue right before the marks: "said: □", "called it □", "said, □"."""
    i = at - 1
    if i >= floor and toks[i].text in (",", ":"):
        i -= 1
    steps = 0
    while i >= floor and steps < 5:
        lemma = cue_at(toks, i)
        if lemma in WEAK_LEMMAS and steps > 1:
            return None
        if lemma is not None:
            return _with_subject(toks, i, floor, lemma, at)
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


def _after(toks: Sequence[Tok], at: int, text: str) -> Attribution | None:
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
    if toks[i].low in ("was", "is") and i + 2 < stop and toks[i + 1].low == "all":
        return _all_that(toks, i + 2, stop)
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
        if begin > i and lemma in _READ_ONLY and toks[c].low not in SAYING_FORMS:
            continue  # "□, and it must close this year"
        phrase = subject_before(toks, c, i)
        if phrase is not None and phrase.start <= begin and (phrase.start >= i):
            if at > 0 and lemma in WEAK_LEMMAS and lemma not in _READING:
                continue
            return Attribution(c, phrase, "after", lemma)
    return None


def _all_that(toks: Sequence[Tok], start: int, stop: int) -> Attribution | None:
    """ "□ was all (that) Ann Orr would say"."""
    for c in range(start + 1, min(stop, start + 12)):
        lemma = cue_at(toks, c)
        if lemma is not None or toks[c].low in ("say", "tell", "add"):
            phrase = subject_before(toks, c, start)
            return Attribution(c, phrase, "after", lemma or toks[c].low) if phrase else None
    return None


def _from(toks: Sequence[Tok], at: int) -> Attribution | None:
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


def _closing(toks: Sequence[Tok], at: int) -> Attribution | None:
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
        if c + 1 < len(toks) and toks[c + 1].is_word and not _rounds_off(toks[c + 1]):
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


def _before(toks: Sequence[Tok], at: int, floor: int) -> Attribution | None:
    """The nearest cue to the left in the frame."""
    i = at - 1
    if i < floor:
        return None
    colon = toks[i].text == ":"
    reach = max(floor, at - _BEFORE_WINDOW)
    fallback: Attribution | None = None
    if colon:
        named = _colon(toks, i, floor)
        if (
            named is not None
            and named.phrase is not None
            and toks[named.phrase.core_end - 1].low in DOCUMENTS
        ):
            return named
        if (
            named is not None
            and named.phrase is not None
            and (
                toks[named.phrase.core_end - 1].low in _WORDS
                or toks[named.phrase.core_end - 1].low in ("full", "entirety", "whole")
            )
        ):
            noun = _noun(toks, i, floor, documents=True)
            if noun is not None:
                return noun
            acting = _acting(toks, i)
            if acting is not None and acting.phrase is not None:
                head = toks[acting.phrase.core_end - 1]
                if not _no_party(toks, acting.phrase) or head.low in SUBJECT_PRONOUNS:
                    return acting  # "The board has put out a few lines: □"
    priced = _puts(toks, at)
    if priced is not None and not colon:
        return priced
    weak: Attribution | None = None
    for k in range(i, reach - 1, -1):
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
            lemma in _READ_ONLY
            and distance > 2
            and not colon
            and (got.phrase is None or toks[got.phrase.core_end - 1].low not in DOCUMENTS)
        ):
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
    if weak is not None or fallback is not None:
        return weak or fallback
    if not colon:
        return None
    named = _colon(toks, i, floor)
    if named is not None and named.phrase is not None and _no_party(toks, named.phrase):
        acting = _acting(toks, i)
        if acting is not None and acting.phrase is not None:
            head = toks[acting.phrase.core_end - 1]
            if head.is_capital or head.low in ROLES or head.low in SUBJECT_PRONOUNS:
                return acting
    return named or _acting(toks, i)


def _puts(toks: Sequence[Tok], at: int) -> Attribution | None:
    """ "She put the cost at nine million, “or two new wards”": the words are hers who reckons."""
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


_UTTERING = frozenset({"say", "write", "tell", "tweet", "post"})
_NEVER = frozenset("never not n't didn't hasn't hadn't haven't doesn't".split())
_DENYING = frozenset("deny denies denied denying".split())


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


def _colon(toks: Sequence[Tok], colon: int, floor: int) -> Attribution | None:
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


def _noun(
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


def _acting(toks: Sequence[Tok], colon: int) -> Attribution | None:
    """ "She shrugged: □": whoever acts before a colon speaks after it."""
    for k in range(colon - 1, -1, -1):
        if verbish(toks, k) and not toks[k].low.endswith("ing"):
            subject = subject_before(toks, k, 0)
            return Attribution(k, subject, "before", toks[k].low) if subject is not None else None
    return None


def introduce(frame: Frame) -> Attribution | None:
    """Who is announced by a frame that ends in a colon: "She released this statement:"."""
    toks = frame.toks
    at = len(toks)
    got = _before(toks, at, 0) if at > 1 else None
    if got is not None and got.phrase is not None and got.how != "colon":
        return got
    noun = _noun(toks, at, 0, documents=True)
    if noun is not None:
        return noun
    return _acting(toks, at - 1) or got


def owned_words(frame: Frame) -> Attribution | None:
    """The last words or document of somebody's that a frame names: "We print Orr's words."."""
    return _noun(frame.toks, len(frame.toks), 0)


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
