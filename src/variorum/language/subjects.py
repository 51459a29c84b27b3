"""Find the noun phrase that does the saying: before its verb or after it.

No parser: a walk over tokens that steps over adverbs, parentheses, relative clauses,
coordinated verbs and times, as news English (and its neighbours) puts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.language.cues import SPEECH_FORMS, TWO_FACED, WEAK_LEMMAS
from variorum.language.frames import Tok, nounish, timely, verbish
from variorum.language.grammar import (
    ADVERBS,
    AUXILIARIES,
    BE_FORMS,
    CONJUNCTIONS,
    DETERMINERS,
    LINKING,
    MONTHS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    ROLES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)

_ROLE_ENDS = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "men",
    "woman",
    "ant",
    "ent",
    "ee",
    "head",
    "al",
    "ive",
    "ic",
)
_DASHES = frozenset("-\u2013\u2014")
_OPENING = frozenset({"(", "["})
_PARTICIPLES = frozenset("seen written sent led shown given run held known".split())
# What an apposition to a name begins with.
_SET_BESIDE = DETERMINERS | {"one", "former", "president", "chairman"}
# "the mayor of neighbouring Tyss": a small word may stand between these and the name.
_OF_PLACE = frozenset({"of", "from", "in", "at"})
_PARTICLES = frozenset("van von de den der du da di bin bint ibn ter ten al la le el".split())
_IN_TITLES = frozenset({"morning", "evening"})  # "the Evening Echo"
_DEPTH = 6
_FAR = 60


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as token positions ``[start, end)`` of a frame.

    ``core_end`` ends the part that holds the head ("the head | of the fire service").
    ``beside`` is a parenthesis that names the same thing ("the mayor, Ann Orr,").
    """

    start: int
    end: int
    core_end: int
    beside: tuple[int, int] | None = None


def subject_before(toks: Sequence[Tok], verb: int, floor: int = 0, depth: int = 0) -> Phrase | None:
    """The subject of the verb at ``verb``, looking left as far as ``floor``."""
    if depth > _DEPTH:
        return None
    participle = toks[verb].low.endswith("ing")
    j = verb - 1
    steps = 0
    while j >= floor and steps < _FAR:
        steps += 1
        tok = toks[j]
        low = tok.low
        if tok.quote >= 0:
            # "called it “grim,” adding": the comma stands inside the marks.
            left = _main_verb_left(toks, j - 1, floor) if participle and j > floor else -1
            return subject_before(toks, left, floor, depth + 1) if left >= 0 else None
        if low in AUXILIARIES or (low in ADVERBS) or (low.endswith("ly") and not tok.is_capital):
            j -= 1
            continue
        if low == "to" and j > floor:
            return subject_before(toks, _verb_left(toks, j, floor), floor, depth + 1)
        if low == "as" and j > floor and verbish(toks, j - 1):
            j -= 2
            participle = False
            continue
        if low == "as" and participle and j > floor:
            return phrase_ending(toks, j - 1, floor)  # "quoted the mayor as saying"
        if timely(low) or (low.isdigit() and j > floor and timely(toks[j - 1].low)):
            k = _before_time(toks, j, floor)
            if k < floor or k == j:
                return None
            j = k
            continue
        if low in CONJUNCTIONS or (low == "then" and j > floor):
            before = j - 1
            if before >= floor and toks[before].text == ",":
                before -= 1
            left = _main_verb_left(toks, before, floor)
            if left < 0:
                return _opening(toks, floor, j)
            return subject_before(toks, left, floor, depth + 1)
        if tok.text == "," or tok.text in _DASHES:
            if participle:
                left = _main_verb_left(toks, j - 1, floor)
                if left < 0:
                    return _opening(toks, floor, j)
                return subject_before(toks, left, floor, depth + 1)
            return _around(toks, j, floor)
        if tok.text == ")":
            while j >= floor and toks[j].text != "(":
                j -= 1
            j -= 1
            continue
        if low in RELATIVES and j > floor:
            k = j - 1
            if toks[k].text == ",":
                k -= 1
            if k >= floor and toks[k].is_word:
                found = phrase_ending(toks, k, floor)
                if found is not None:
                    return found
            return Phrase(j, j + 1, j + 1)
        if low in SUBJECT_PRONOUNS and not (low in ("it", "you") and _object_slot(toks, j, floor)):
            return Phrase(j, j + 1, j + 1)
        if participle and (
            low
            in ("by", "for", "after", "before", "while", "in", "without", "when", "from", "despite")
        ):
            left = _main_verb_left(toks, j - 1, floor)
            if left >= 0:
                return subject_before(toks, left, floor, depth + 1)
            return None
        if low in SUBORDINATORS or low in PREPOSITIONS:
            return None
        if not tok.is_word:
            return None
        if verbish(toks, j) or low in OBJECT_PRONOUNS:
            # "went on to say" came by "to"; "kept saying", "helped describe" come here.
            return subject_before(toks, j, floor, depth + 1) if verbish(toks, j) else None
        if participle:
            found = phrase_ending(toks, j, floor)
            if found is not None and tok.is_capital and found.start > floor:
                if found.core_end < found.end and toks[found.core_end].low == "of":
                    return phrase_starting(toks, found.core_end + 1, j + 1)
                return found
            left = _main_verb_left(toks, j, floor)
            if left >= 0 and not (found is not None and found.start == floor):
                return subject_before(toks, left, floor, depth + 1)
            return found
        return _past_agent(toks, phrase_ending(toks, j, floor), floor)
    return None


def _past_agent(toks: Sequence[Tok], found: Phrase | None, floor: int) -> Phrase | None:
    """Step over a reduced relative: "a letter obtained by the Courier", "people marching past"."""
    if found is None or found.start - 3 < floor or toks[found.start - 1].low not in PREPOSITIONS:
        return found
    verb = found.start - 2
    low = toks[verb].low
    past = verbish(toks, verb) or low in _PARTICIPLES
    going = low.endswith("ing") and len(low) > 4 and toks[found.start - 1].low != "of"
    if not (going or (past and toks[found.start - 1].low == "by")):
        return found
    before = phrase_ending(toks, verb - 1, floor)
    if before is None or verbish(toks, verb - 1) or (going and before.start != floor):
        return found
    return Phrase(before.start, found.end, before.core_end)


def _before_time(toks: Sequence[Tok], j: int, floor: int) -> int:
    """The place before a time that ends at ``j`` ("on Monday", "of 3 March", "last week")."""
    k = j
    while k >= floor and (
        timely(toks[k].low)
        or toks[k].text.isdigit()
        or toks[k].low in ("late", "early", "last", "this", "the", "a", "mid")
    ):
        k -= 1
    if k >= floor and toks[k].low in ("on", "in", "at", "by", "since", "during", "of", "from"):
        k -= 1
    return k


def _object_slot(toks: Sequence[Tok], j: int, floor: int) -> bool:
    return j > floor and (verbish(toks, j - 1) or toks[j - 1].low in PREPOSITIONS)


def _opening(toks: Sequence[Tok], floor: int, end: int) -> Phrase | None:
    """The noun phrase with which the frame opens."""
    k = floor
    while k < end and (not toks[k].is_word or toks[k].low in CONJUNCTIONS):
        k += 1
    if k < end and toks[k].low in SUBJECT_PRONOUNS:
        return Phrase(k, k + 1, k + 1)
    if k < end and toks[k].low not in PREPOSITIONS and toks[k].low not in SUBORDINATORS:
        return phrase_starting(toks, k, end)
    return None


def _verb_left(toks: Sequence[Tok], j: int, floor: int) -> int:
    """The verb that governs a "to" at ``j``, or the place before it."""
    k = j - 1
    for _ in range(8):
        if k <= floor:
            break
        if verbish(toks, k) and toks[k].low not in AUXILIARIES:
            return k
        if not toks[k].is_word:
            break
        k -= 1
    return j


def _main_verb_left(toks: Sequence[Tok], j: int, floor: int) -> int:
    """The verb to the left that shares its subject: one of saying if there is any, or -1."""
    for k in range(j, max(floor, j - _FAR) - 1, -1):
        low = toks[k].low
        if (
            low in SPEECH_FORMS
            and SPEECH_FORMS[low] not in WEAK_LEMMAS
            and low not in TWO_FACED
            and not _in_relative(toks, k)
            and not low.endswith("ing")
            and not toks[k].is_capital
            and not is_noun_here(toks, k)
        ):
            return k
        if toks[k].text == ";":
            break
    steps = 0
    k = j
    while k >= floor and steps < _FAR:
        steps += 1
        if toks[k].low in SPEECH_FORMS and not is_noun_here(toks, k) and not toks[k].is_capital:
            return k
        if verbish(toks, k) and k > floor:
            while k - 1 > floor and (toks[k - 1].low in AUXILIARIES or toks[k - 1].low in ADVERBS):
                k -= 1
            return k
        k -= 1
    return -1


def _in_relative(toks: Sequence[Tok], k: int) -> bool:
    """Whether the verb belongs to "who said", "which has called"."""
    j = k - 1
    while j > 0 and (toks[j].low in AUXILIARIES or toks[j].low in ADVERBS):
        j -= 1
    return j >= 0 and toks[j].low in ("who", "which")


def is_noun_here(toks: Sequence[Tok], i: int) -> bool:
    """Whether a form that may be a verb of saying is a noun where it stands."""
    low = toks[i].low
    if i == 0:
        return not low.endswith(("ed", "ing")) and low not in ("said", "told", "wrote", "says")
    before = toks[i - 1].low
    if low.endswith("ed") or low in ("said", "told", "wrote", "says", "thought", "read", "sent"):
        return before in ("the", "a", "an") or (before in POSSESSIVES and low != "said")
    if low.endswith("ing"):
        return before in DETERMINERS or before in ("'s", "of")
    return nounish(toks, i)


def _around(toks: Sequence[Tok], comma: int, floor: int) -> Phrase | None:
    """The phrase before a parenthesis that closes at ``comma``."""
    mark = toks[comma].text
    k = comma - 1
    nested = 0
    while k > floor and (toks[k].text != mark or nested) and comma - k < _FAR:
        if toks[k].text == ")":
            nested += 1
        elif toks[k].text == "(":
            nested -= 1
        if toks[k].quote >= 0 and mark != ",":
            break
        k -= 1
    if k <= floor or toks[k].text != mark:
        return None
    if toks[k - 1].text == ")":
        # "Ann Orr (Lab), a member, said": the parenthesis belongs to the name.
        opened = k - 1
        while opened > floor and toks[opened].text != "(":
            opened -= 1
        head = phrase_ending(toks, opened - 1, floor) if opened - 1 >= floor else None
        return Phrase(head.start, comma, head.core_end, None) if head is not None else None
    if not toks[k - 1].is_word:
        return None
    # Two commas of a list of parentheses: "Ann Orr, 52, of Leeds, said".
    while True:
        last = k - 1
        if timely(toks[last].low) or (
            toks[last].text.isdigit() and last > floor and timely(toks[last - 1].low)
        ):
            last = max(floor, _before_time(toks, last, floor))
        head = phrase_ending(toks, last, floor)
        if head is None:
            return None
        if (
            head.start - 1 > floor
            and toks[head.start - 1].text == ","
            and toks[head.start - 2].is_word
        ):
            if _is_tail(toks, head, k):
                k = head.start - 1
                continue
            first = phrase_ending(toks, head.start - 2, floor)
            if (
                first is not None
                and toks[head.start].low in _SET_BESIDE
                and toks[first.start].is_capital
                and toks[first.core_end - 1].is_capital
                and (first.start == floor or not toks[first.start - 1].is_word)
                and not timely(toks[first.start].low)
            ):
                k = head.start - 1
                continue
        break
    inside = (k + 1, comma)
    named = any(t.is_capital for t in toks[inside[0] : inside[1]])
    subordinate = toks[inside[0]].low in SUBORDINATORS and toks[inside[0]].low not in RELATIVES
    if subordinate:
        return Phrase(head.start, head.end, head.core_end)
    return Phrase(head.start, comma, head.core_end, inside if named else None)


def _is_tail(toks: Sequence[Tok], head: Phrase, k: int) -> bool:
    """A phrase that can only be the second part of something: an age, a place."""
    width = head.end - head.start
    return width == 1 and (toks[head.start].text.isdigit())


def phrase_ending(toks: Sequence[Tok], last: int, floor: int) -> Phrase | None:
    """The noun phrase whose last token is ``last``."""
    k = last
    core_end = last + 1
    settled = False  # a determiner or possessor was met: only a preposition may carry on
    while k >= floor:
        tok = toks[k]
        low = tok.low
        if tok.quote >= 0:
            # A nickname or scare inside the phrase, with more of it to the left.
            if k < last and k > floor and toks[k - 1].is_word and not settled:
                k -= 1
                continue
            break
        if not tok.is_word and tok.text not in ("'", "\u2019") and low != "'s":
            if tok.text == "/" or tok.text == "&":
                k -= 1
                continue
            break
        if low in ("'s", "'"):
            settled = False
            k -= 1
            continue
        if settled and low not in LINKING:
            break
        if (
            low in _PARTICLES
            and k < last
            and (toks[k + 1].is_capital or toks[k + 1].low == "den")
            and (tok.is_capital or low not in LINKING)
        ):
            k -= 1  # "Van den Berg": part of a name
            continue
        if low in LINKING:
            adverb = toks[k - 1].low.endswith("ly") and toks[k - 1].low not in _LY_NOUNS
            if k - 1 > floor and adverb and _can_head(toks, k - 2):
                k -= 1
            if k > floor and _can_head(toks, k - 1):
                core_end = k
                settled = False
                k -= 1
                continue
            break
        if low in PREPOSITIONS or low in SUBORDINATORS or low in AUXILIARIES:
            break
        if low in CONJUNCTIONS:
            if low in ("and", "&") and k > floor and k < last and _joins(toks, k):
                k -= 1
                continue
            break
        if (
            timely(low)
            and tok.is_capital
            and not (k < last and toks[k + 1].is_capital and (low in MONTHS or low in _IN_TITLES))
        ):
            break
        if low in SUBJECT_PRONOUNS or (low in OBJECT_PRONOUNS and low not in POSSESSIVES):
            break
        if verbish(toks, k) and not _adjectival(toks, k, last):
            break
        if (
            low in SPEECH_FORMS
            and k < last
            and not tok.is_capital
            and not is_noun_here(toks, k)
            and low in ("said", "says", "told", "wrote", "added", "told")
        ):
            break
        if (
            k < last
            and toks[k + 1].is_capital
            and not tok.is_capital
            and low not in DETERMINERS
            and not _titular(low)
            and not (k > floor and toks[k - 1].low in _OF_PLACE and low not in LINKING)
        ):
            break
        if low in DETERMINERS:
            settled = True
            k -= 1
            continue
        k -= 1
    start = k + 1
    while start < core_end and (toks[start].low in PREPOSITIONS or not toks[start].is_word):
        start += 1
    if start >= core_end:
        return None
    return Phrase(start, last + 1, core_end)


def _joins(toks: Sequence[Tok], k: int) -> bool:
    left, right = toks[k - 1], toks[k + 1]
    return (left.is_capital and right.is_capital) or (left.low in ROLES and right.low in ROLES)


def _can_head(toks: Sequence[Tok], k: int) -> bool:
    """Whether a phrase may end at ``k`` and be carried on by a preposition after it."""
    tok = toks[k]
    if not tok.is_word or timely(tok.low) or tok.low in SUBORDINATORS or tok.low in PREPOSITIONS:
        return False
    if tok.low in ADVERBS or tok.low in CONJUNCTIONS or tok.low in OBJECT_PRONOUNS:
        return False
    return not verbish(toks, k)


_LY_NOUNS = frozenset("reply family assembly ally supply bully anomaly monopoly july".split())
_IN_OFFICES = frozenset("operating executing marketing managing acting outgoing founding".split())


def _adjectival(toks: Sequence[Tok], k: int, last: int) -> bool:
    """An -ed form inside a phrase: "the disgraced minister", "the so-called expert"."""
    if toks[k].low in _IN_OFFICES and k < last and toks[k + 1 : k + 2]:
        return toks[k + 1].low in ROLES  # "chief operating officer"
    return (
        k < last
        and toks[k].low.endswith("ed")
        and k > 0
        and (
            toks[k - 1].low in DETERMINERS
            or toks[k - 1].low in ("'s", "and")
            or toks[k - 1].low.endswith("ly")
        )
    )


def _titular(low: str) -> bool:
    """A lower-case word that may stand before a name as title or attribute."""
    return (
        low in ROLES
        or low.endswith(_ROLE_ENDS)
        or low
        in (
            "former",
            "then",
            "fellow",
            "vice",
            "deputy",
            "finance",
            "foreign",
            "interior",
            "health",
            "defence",
            "defense",
            "prime",
            "police",
            "fire",
            "chief",
            "state",
            "ex",
            "singer",
            "mp",
            "rep",
            "sen",
        )
    )


def phrase_starting(toks: Sequence[Tok], first: int, stop: int | None = None) -> Phrase | None:
    """The noun phrase that starts at ``first``, with an apposition that names it."""
    stop = len(toks) if stop is None else stop
    k = first
    core_end = None
    while k < stop and k - first < 25:
        tok = toks[k]
        low = tok.low
        if tok.quote >= 0:
            break
        if low in ("'s", "'") and k > first:
            k += 1
            continue
        if not tok.is_word:
            if tok.text in ("&", "/", "'") and k > first:
                k += 1
                continue
            break
        if timely(low) and not (
            k + 1 < stop
            and toks[k + 1].is_capital
            and (low in MONTHS or (tok.is_capital and low in _IN_TITLES))
        ):
            break
        if low in LINKING and k > first and low not in ("on", "in", "with", "by", "to"):
            core_end = core_end or k
            k += 1
            continue
        if (
            low in ("in", "with")
            and core_end is None
            and k > first
            and not any(t.is_capital for t in toks[first:k])
        ):
            core_end = k
            k += 1
            continue
        if low in PREPOSITIONS or low in SUBORDINATORS or low in ADVERBS:
            break
        if k > first and low in DETERMINERS and not tok.is_capital and toks[k - 1].is_capital:
            break  # "dijo Ann Orr el martes"
        if low in CONJUNCTIONS:
            if low == "and" and k + 1 < stop and k > first and _joins(toks, k):
                k += 1
                continue
            break
        if low in SUBJECT_PRONOUNS and k == first:
            return Phrase(k, k + 1, k + 1)
        if low in OBJECT_PRONOUNS and low not in POSSESSIVES:
            break
        if (verbish(toks, k) and not _adjectival(toks, k, stop)) or low in AUXILIARIES:
            break
        if k > first and toks[k - 1].is_capital and not tok.is_capital and low in SPEECH_FORMS:
            break
        k += 1
    if k == first:
        return None
    core_end = min(core_end or k, k)
    beside = None
    end = k
    if (
        k + 1 < stop
        and toks[k].text == ","
        and toks[k + 1].is_word
        and toks[k + 1].low not in ("and", "but", "who", "which", "adding", "as")
    ):
        m = k + 1
        while (
            m < stop
            and toks[m].text not in (",", ".", ";", ":", "(", "\u2014", "\u2013")
            and toks[m].quote < 0
            and m - k < 20
        ):
            m += 1
        named = any(t.is_capital for t in toks[k + 1 : m]) or any(
            t.is_capital for t in toks[first:core_end]
        )
        if named and not any(verbish(toks, x) for x in range(k + 1, m)):
            beside = (k + 1, m)
            end = m
    return Phrase(first, end, core_end, beside)


def passive(toks: Sequence[Tok], verb: int) -> bool:
    """Whether the verb at ``verb`` is in the passive ("was told", "being called")."""
    low = toks[verb].low
    if low.endswith("ing") or (
        low in ("says", "tells", "calls", "wrote", "said") and low != "said"
    ):
        return False
    k = verb - 1
    for _ in range(4):
        if k < 0 or not (
            toks[k].low in ADVERBS or toks[k].low.endswith("ly") or toks[k].low in ("not", "n't")
        ):
            break
        k -= 1
    if k < 0:
        return False
    return toks[k].low in BE_FORMS or (toks[k].low == "'s" and False)
