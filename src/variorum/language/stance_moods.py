"""Whether a verb of confirming or denying says that it was done, and about words at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from variorum.language import stance_english as en
from variorum.language.frames import Tok
from variorum.language.grammar import ADVERBS, DETERMINERS, OBJECT_PRONOUNS, POSSESSIVES

Mood = Literal["done", "passive", "noun", "no"]
_REACH = 40
_NUMBERS = frozenset("two three four five six seven eight nine ten more new first all many".split())
_WARDS = frozenset("hospital the a an".split())
_ADDED = frozenset(
    "so far yet also still since even ever again later now just then already".split()
)


def mood(toks: Sequence[Tok], i: int) -> Mood:
    """How the verb at ``i`` stands: done, done to something, a mere adjective, or not done."""
    low = toks[i].low
    if _supposed(toks, i):
        return "no"
    k = i - 1
    while k >= 0 and _adverbial(toks[k]) and i - k < 5:
        k -= 1
    if k < 0:
        ing = low.endswith("ing")
        return "done" if ing else "no"
    before = toks[k].low
    if before in en.NOT or (before == "t" and k > 0):
        return "no"
    if before in en.MODALS:
        return "no"
    if before == "to":
        return "done" if k > 0 and _led(toks, k - 1) else "no"
    if low.endswith("ing"):
        if before in en.UNDONE_ING or before in DETERMINERS or before in POSSESSIVES:
            return "no"
        if before in en.BE:
            return "no" if _denied(toks, k) else "done"
        return "done"
    if low.endswith("ed") or low in ("withdrawn", "denied", "verified"):
        if before in en.BE:
            if _denied(toks, k):
                return "no"
            return "no" if low == "confirmed" and _appointed(toks, i) else "passive"
        if before in en.HAVE:
            return "no" if _denied(toks, k) else "done"
        following = toks[i + 1].low if i + 1 < len(toks) else ""
        if (
            before in DETERMINERS
            or before in POSSESSIVES
            or before in _NUMBERS
            or toks[k].text[0].isdigit()
            or before in ("of", "for", "'s", "'")
        ):
            return "noun"
        if following == "by" or (before == "as" and following in ("by", "in")):
            return "passive"
        if before in ("and", "or") and k > 0 and following not in DETERMINERS and _nominal(toks, i):
            return "noun"
        return "done"
    if before in ("can",):
        return "done"
    if before in DETERMINERS or before in POSSESSIVES:
        return "noun"
    return "done" if toks[k].is_word or toks[k].text in (",", "\u25a1", ")", "\u2014") else "no"


def _nominal(toks: Sequence[Tok], i: int) -> bool:
    """ "suspected and confirmed cases": a noun right behind, and the verb is no verb."""
    return i + 2 < len(toks) and toks[i + 1].is_word and toks[i + 1].low.endswith("s")


def _adverbial(tok: Tok) -> bool:
    return (
        tok.low in _ADDED or tok.low in ADVERBS or (tok.low.endswith("ly") and not tok.is_capital)
    )


def _led(toks: Sequence[Tok], k: int) -> bool:
    while k >= 0 and _adverbial(toks[k]) and toks[k].low != "on":
        k -= 1
    return k >= 0 and toks[k].low in en.DONE_TO and not _denied(toks, k)


def _denied(toks: Sequence[Tok], k: int) -> bool:
    """A "not", a modal or a "to" within three words to the left."""
    for x in range(k - 1, max(-1, k - 4), -1):
        if toks[x].low in en.NOT or toks[x].low in en.MODALS or toks[x].low == "to":
            return True
        if not toks[x].is_word:
            return False
    return False


def _supposed(toks: Sequence[Tok], i: int) -> bool:
    """Whether an "if", "unless" or "whether" opens the clause of the verb."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        if toks[k].text in (",", ";", ":", ".", "\u25a1", "\u2014"):
            return False
        if toks[k].low in en.IF:
            # "It was unclear whether …, and if so": all open. "as if": no condition.
            return not (k > 0 and toks[k - 1].low == "as" and toks[k].low == "if")
    return False


def _appointed(toks: Sequence[Tok], i: int) -> bool:
    """ "was confirmed as ambassador by the Senate": put into office."""
    for k in range(i + 1, min(len(toks), i + 10)):
        if toks[k].low == "as" and k == i + 1:
            return True
        if toks[k].low in en.APPOINTING:
            return True
        if toks[k].text in (".", ";"):
            return False
    return i + 1 < len(toks) and toks[i + 1].low in (
        "dead",
        "alive",
        "infected",
        "positive",
        "safe",
    )


def claimed(toks: Sequence[Tok], i: int, lemma: str) -> bool:
    """Whether the verb at ``i`` is about words: not "denied bail", "admitted to hospital"."""
    following = [t.low for t in toks[i + 1 : i + 8]]
    first = following[0] if following else ""
    if lemma in en.NEEDS_CLAIM:
        return any(w in en.CLAIMS for w in _head(following)) or _passive_of(toks, i, en.CLAIMS)
    if lemma in en.NEEDS_REPORT:
        near = _head(following)
        if lemma == "correct":
            return bool(set(near) & en.REPORTS) and first in DETERMINERS | POSSESSIVES
        return bool(set(near) & (en.REPORTS - {"earlier"})) and first in DETERMINERS | POSSESSIVES
    if lemma == "deny":
        if (
            first in OBJECT_PRONOUNS
            and first != "it"
            and len(following) > 1
            and following[1] not in ("that", ".", ",")
        ):
            return False
        return not any(w in en.WITHHELD for w in _head(following))
    if lemma in ("admit", "concede"):
        hospital = first == "to" and following[1:2] and following[1] in _WARDS
        return first in en.ADMITTED and not hospital
    if lemma == "vouch":
        return first == "for"
    if lemma == "confirm":
        if first in ("him", "her", "them") and "as" in following[1:4]:
            return False
        back = [t.low for t in toks[max(0, i - 3) : i]]
        return not any(w in en.APPOINTING for w in back)
    if lemma == "acknowledge":
        return first not in ("receipt", "applause", "cheers", "the") or "crowd" not in following[:4]
    return True


def _head(following: Sequence[str]) -> list[str]:
    """The words up to the first that ends a noun phrase."""
    kept: list[str] = []
    for word in following[:5]:
        if word in ("that", "by", "to", "who", "which", "from", ".", ",", ";", "because", "after"):
            break
        kept.append(word)
        if word in ("of", "about", "in", "on", "for", "over"):
            kept.pop()
            break
    return kept


def _passive_of(toks: Sequence[Tok], i: int, nouns: frozenset[str]) -> bool:
    """ "The claims were rejected by the board"."""
    k = i - 1
    if k < 0 or toks[k].low not in en.BE:
        return False
    return any(t.low in nouns for t in toks[max(0, k - 3) : k])
