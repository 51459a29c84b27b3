"""Indirect quotations: what someone is said to have said, without marks or partly in them.

"The mayor said that the bridge was safe", "According to the firm, …", "…, police said".
The clause after the cue, or before it, is the content; with a quotation inside it is mixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.language.cue_finding import Attribution, according, cue_at
from variorum.language.cues import SAYING_FORMS, WEAK_LEMMAS
from variorum.language.frames import Frame, Tok, timely, verbish
from variorum.language.grammar import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from variorum.language.subjects import passive, phrase_starting, subject_before

_OPENERS = frozenset("that if whether how why what dass que bahwa dat che".split())
# The hearer stands between these and the clause.
_TOLD = frozenset(
    """tell ask inform remind assure reassure warn urge advise notify instruct order beg
    implore""".split()
)
_TO = frozenset(
    """promise vow pledge threaten refuse agree urge ask beg implore demand order instruct advise
    offer swear plead tell warn decline""".split()
)
# These take a clause without "that" as readily as "say" does.
_BARE = frozenset(
    """say tell add write argue insist claim note warn admit acknowledge explain conclude report
    announce declare suggest reveal state confirm deny believe think hope fear estimate predict
    maintain contend allege assert reply respond stress complain recall joke tweet post""".split()
)
_THINKING = frozenset(
    """believe think hope fear feel expect know doubt worry understand learn find estimate calculate
    assume suspect decide agree consider""".split()
)
_CRIES = frozenset("chants chant cries cry shouts shout calls choruses chorus cheers roars".split())
# After the words in marks these begin a circumstance of the saying, not more of the said.
_ASIDE = frozenset(
    """at to toward towards in during before after moments as on when while from minutes
    hours""".split()
)
_NOBODY = frozenset("i we you one".split())
_PASSING_ON = frozenset(
    "post share tweet retweet publish text email message cable blog send".split()
)
_BEGINNING = DETERMINERS | SUBJECT_PRONOUNS
_LEAST = 2
_REACH = 16


@dataclass(frozen=True, slots=True)
class Clause:
    """Token positions ``[start, end)`` of the content, and who is given it."""

    start: int
    end: int
    given: Attribution
    mixed: bool


def clauses(frame: Frame, text: str) -> list[Clause]:
    """Clauses of saying in one frame; none overlaps another."""
    toks = frame.toks
    found: list[Clause] = []
    covered = 0
    for c in frame.cues:
        if c < covered:
            continue
        clause = None
        if toks[c].low == "according":
            clause = _by_account(toks, c, covered)
        else:
            lemma = cue_at(toks, c)
            if lemma is None or passive(toks, c):
                continue
            clause = _after_cue(toks, c, lemma, text)
            if clause is None:
                clause = _before_cue(toks, c, lemma, covered)
        if clause is not None:
            found.append(clause)
            covered = max(clause.end, c + 1)
    return found


def _after_cue(toks: Sequence[Tok], c: int, lemma: str, text: str) -> Clause | None:
    begin = _content(toks, c, lemma)
    if begin is None:
        return None
    end = _clause_end(toks, begin)
    quotes = [k for k in range(begin, end) if toks[k].quote >= 0]
    plain = [k for k in range(begin, end) if toks[k].is_word]
    first = toks[begin].low
    if first == "to" and lemma not in _TO:
        return None
    if quotes and first not in _OPENERS:
        if lemma in _PASSING_ON or (quotes[0] - begin > 12 and lemma not in _BARE):
            return None
        if any(cue_at(toks, k) for k in range(begin, quotes[0])) and lemma not in _BARE:
            return None
    if quotes:
        if toks[c].low not in SAYING_FORMS and lemma in WEAK_LEMMAS and quotes[0] - c > 6:
            return None
        before = toks[quotes[0] - 1]
        if before.text in (":", ",") or (
            quotes[0] - 1 > c
            and cue_at(toks, quotes[0] - 1) is not None
            and not passive(toks, quotes[0] - 1)
        ):
            return None
        if before.low == "of" and toks[quotes[0] - 2].low in _CRIES:
            return None
        if quotes[0] == begin:
            rest = [k for k in plain if k > begin]
            if _last_mark(text, toks[begin]) in ".!?" or (rest and toks[rest[0]].low in _ASIDE):
                return None
            if not rest or (toks[begin + 1].quote < 0 and not toks[begin + 1].is_word):
                return None
            if len(rest) <= 3 and any(timely(toks[k].low) for k in rest):
                return None
            if cue_at(toks, rest[0]) is not None or (
                len(rest) > 1 and cue_at(toks, rest[1]) is not None
            ):
                return None
        if len(plain) < 1:
            return None
    else:
        if len(plain) < _LEAST:
            return None
        known = lemma in _BARE or lemma in _THINKING or toks[c].low in SAYING_FORMS
        if not known and first != "that" and not (first == "to" and lemma in _TO):
            return None
        if first == "to":
            if lemma not in _TO:
                return None
        elif first not in _OPENERS:
            if lemma not in _BARE or not _starts_clause(toks, begin):
                return None
            if not any(verbish(toks, k) for k in plain):
                return None
        elif lemma in WEAK_LEMMAS and first not in ("that", "dass", "que", "bahwa"):
            return None
    phrase = subject_before(toks, c, 0)
    if phrase is None or (
        toks[phrase.start].low in _NOBODY and phrase.core_end - phrase.start == 1
    ):
        return None
    return Clause(begin, end, Attribution(c, phrase, "before", lemma), bool(quotes))


def _last_mark(text: str, tok: Tok) -> str:
    return text[max(tok.start, tok.end - 3) : tok.end].rstrip("\"'\u2019\u201d\u00bb\u201c ")[-1:]


def _content(toks: Sequence[Tok], c: int, lemma: str) -> int | None:
    """Where the content begins after the cue."""
    n = len(toks)
    i = c + 1
    while i < n and toks[i].low in ADVERBS and toks[i].low not in ("all", "both"):
        i += 1
    if i >= n or toks[i].text in (".", ";", ":", "?", "!"):
        return None
    for k in range(i, min(n, i + _REACH)):
        low = toks[k].low
        if (
            low == "that"
            and (k == i or toks[k - 1].low not in PREPOSITIONS)
            and not (
                k + 1 < n and verbish(toks, k + 1) and k > i and toks[k + 1].low not in ("is",)
            )
        ):
            return k
        if lemma in _TO and low == "to" and (k > i or lemma not in _TOLD):
            return k
        if lemma in _TOLD and low in _OPENERS:
            return k
        if toks[k].text == "," and toks[i].low in PREPOSITIONS:
            continue
        if (
            toks[k].quote >= 0
            or toks[k].text in (",", ";", ":", ".")
            or (verbish(toks, k) and k > i)
        ):
            break
    if lemma in _TOLD and lemma != "warn":
        # "told reporters the plan …", "told her “…”"
        k = i
        phrase = (
            phrase_starting(toks, i, min(n, i + 8))
            if toks[i].low not in ("him", "her", "them", "us", "me")
            else None
        )
        k = i + 1 if phrase is None else phrase.core_end
        if k > i + 1 and toks[i + 1].low in _BEGINNING and toks[i].low.endswith("s"):
            k = i + 1  # "told residents the water was safe"
        while k < n and (
            timely(toks[k].low)
            or (toks[k].low in ("on", "in", "at") and k + 1 < n and timely(toks[k + 1].low))
        ):
            k += 1
        return (
            k
            if k < n
            and (
                toks[k].low in DETERMINERS
                or toks[k].low in SUBJECT_PRONOUNS
                or toks[k].is_capital
                or toks[k].quote >= 0
            )
            else None
        )
    k = i
    while k < n and (
        timely(toks[k].low)
        or (toks[k].low in ("on", "last", "this") and k + 1 < n and timely(toks[k + 1].low))
    ):
        k += 1
    if (
        k < n
        and toks[k].low in ("in", "at", "on", "to", "during", "from", "via", "of")
        and toks[c].low in SAYING_FORMS
        and lemma in _BARE
    ):
        return None
    return k if k < n and (toks[k].is_word or toks[k].quote >= 0) else None


def _starts_clause(toks: Sequence[Tok], i: int) -> bool:
    low = toks[i].low
    if low in PREPOSITIONS or low in CONJUNCTIONS:
        return False
    if (
        low in DETERMINERS
        or low in SUBJECT_PRONOUNS
        or toks[i].is_capital
        or toks[i].text[0].isdigit()
    ):
        return True
    if low in (
        "there",
        "it",
        "no",
        "such",
        "more",
        "about",
        "around",
        "at",
        "nearly",
        "fewer",
        "less",
    ):
        return True
    return any(verbish(toks, k) for k in range(i + 1, min(len(toks), i + 6)))


def _clause_end(toks: Sequence[Tok], begin: int) -> int:
    n = len(toks)
    end = n
    for k in range(begin, n):
        tok = toks[k]
        if tok.text == ";":
            end = k
            break
        if tok.text in ("\u2014", "\u2013", "-") and k > begin:
            continue
        if tok.quote >= 0 and k > begin and k + 2 < n and toks[k + 1].is_word:
            for x in range(k + 2, min(n, k + 8)):
                if cue_at(toks, x) is not None:
                    subject = subject_before(toks, x, k + 1)
                    if subject is not None and subject.start == k + 1:
                        return k + 1
                    break
        if tok.text == "," and k + 1 < n:
            after = toks[k + 1]
            if after.low == "according":
                end = k
                break
            if after.low.endswith("ing") and cue_at(toks, k + 1) is not None:
                end = k
                break
            if (
                k + 2 < n
                and after.low in ("and", "but", "while")
                and cue_at(toks, k + 2) is not None
            ):
                end = k
                break
            if (
                k + 3 < n
                and after.low in ("and", "but", "while", "as")
                and (toks[k + 2].low in SUBJECT_PRONOUNS or toks[k + 2].is_capital)
                and any(cue_at(toks, x) for x in range(k + 3, min(n, k + 6)))
            ):
                end = k
                break
            if (
                (after.low in SUBJECT_PRONOUNS or after.is_capital)
                and k + 2 < n
                and cue_at(toks, k + 2) in ("say", "add", "write", "tell", "note")
            ):
                end = k
                break
        if (
            tok.low in ("and", "but")
            and k + 1 < n
            and cue_at(toks, k + 1) is not None
            and toks[k + 1].low in SAYING_FORMS
            and toks[k + 1].low.endswith(("ed", "said", "told", "wrote"))
        ):
            end = k
            break
    while end > begin and (
        not toks[end - 1].is_word
        and toks[end - 1].quote < 0
        and toks[end - 1].text not in (")", "%", "]")
    ):
        end -= 1
    return end


def _before_cue(toks: Sequence[Tok], c: int, lemma: str, floor: int) -> Clause | None:
    """ "The bridge was safe, the mayor said on Monday." """
    if lemma not in _BARE or lemma in WEAK_LEMMAS:
        return None
    phrase = subject_before(toks, c, floor)
    if phrase is None or phrase.start <= floor:
        if c > floor and toks[c - 1].text == "," and c + 1 < len(toks):
            tail = phrase_starting(toks, c + 1)
            if tail is not None and (tail.end >= len(toks) or not toks[tail.end].is_word):
                return _leading(toks, floor, c - 1, Attribution(c, tail, "after", lemma))
        return None
    if toks[phrase.start - 1].text != ",":
        return None
    if c + 1 < len(toks) and not (
        toks[c + 1].text in (".", ",", ";")
        or timely(toks[c + 1].low)
        or toks[c + 1].low in PREPOSITIONS
        or toks[c + 1].low in ADVERBS
        or (c + 2 < len(toks) and toks[c + 1].low in ("reporters", "him", "her", "them"))
    ):
        return None
    return _leading(toks, floor, phrase.start - 1, Attribution(c, phrase, "after", lemma))


def _leading(toks: Sequence[Tok], floor: int, end: int, given: Attribution) -> Clause | None:
    begin = floor
    while begin < end and not toks[begin].is_word and toks[begin].quote < 0:
        begin += 1
    if begin < end and toks[begin].low in ("but", "and"):
        begin += 1
    plain = [k for k in range(begin, end) if toks[k].is_word]
    quotes = [k for k in range(begin, end) if toks[k].quote >= 0]
    if len(plain) < 3 or not any(verbish(toks, k) for k in plain):
        return None
    return Clause(begin, end, given, bool(quotes))


def _by_account(toks: Sequence[Tok], c: int, floor: int) -> Clause | None:
    given = according(toks, c)
    if given is None or given.phrase is None:
        return None
    end = given.phrase.end
    opening = c == floor or not any(t.is_word for t in toks[floor:c])
    if opening and end < len(toks) and toks[end].text == ",":
        begin = end + 1
        stop = _clause_end(toks, begin) if begin < len(toks) else begin
        words = [k for k in range(begin, stop) if toks[k].is_word]
        if len(words) < 3:
            return None
        return Clause(begin, stop, given, any(toks[k].quote >= 0 for k in range(begin, stop)))
    stop = c
    while stop > floor and not toks[stop - 1].is_word and toks[stop - 1].quote < 0:
        stop -= 1
    return _leading(toks, floor, stop, given)
