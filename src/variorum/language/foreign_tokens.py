"""Tokens of a text in another language, and the noun phrases on either side of a verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.language.tongues.speech import Tongue

# Stands in a masked text for every character of somebody's words.
MASK = "\ue000"
_TOKEN = re.compile(
    MASK
    + "+"
    + r"|(?:dell|nell|all|dall|sull|quell|[LlDdCcJjMmTtSsNn]|[Qq]u|[Uu]n|Dell|All)['\u2019](?=\w)"
    r"|['\u2019]t\b|'s\b|(?:[^\W\d_]\.){2,}|[^\W\d_]{1,4}\.(?=\s[A-Z\u00c0-\u00de])|"
    r"\w+(?:[-.]\w+)*|[^\w\s]"
)
_TURNED = re.compile(r"(.+?)-(?:t-)?(il|elle|ils|elles|on)$", re.IGNORECASE)
# A phrase longer than this in tokens is nobody's name or office.
_LONGEST = 16


@dataclass(slots=True)
class Word:
    """A token; ``quote`` is true where it stands for masked words."""

    start: int
    end: int
    text: str
    low: str
    quote: bool = False

    @property
    def is_word(self) -> bool:
        return not self.quote and self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() and not self.quote


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The tokens of ``text[start:end]``, masked stretches as one each."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text, start, end):
        written = match.group()
        low = written.lower().replace("\u2019", "'")
        turned = _TURNED.match(written) if "-" in written else None
        if turned is not None:
            cut = match.start() + turned.end(1)
            found.append(Word(match.start(), cut, turned.group(1), turned.group(1).lower()))
            begun = match.start() + turned.start(2)
            found.append(Word(begun, match.end(), turned.group(2), turned.group(2).lower()))
            continue
        found.append(Word(match.start(), match.end(), written, low, written[0] == MASK))
    return found


def at(toks: Sequence[Word], place: int) -> int:
    """The index of the first token at or behind a place."""
    return bisect_left(toks, place, key=lambda t: t.start)


def is_time(toks: Sequence[Word], k: int, tongue: Tongue) -> bool:
    """Whether the token tells a time and is not a name ("Mai", "Avril")."""
    return toks[k].low in tongue.times or toks[k].text.isdigit()


def is_said(toks: Sequence[Word], k: int, tongue: Tongue) -> bool:
    """Whether the token is a verb of saying, or a participle behind its auxiliary."""
    low = toks[k].low
    if toks[k].is_capital and k > 0 and toks[k - 1].is_word:
        return False
    if low in tongue.said and not (
        k > 0 and toks[k - 1].low in tongue.determiners - tongue.clitics
    ):
        return True
    if low not in tongue.participles:
        return False
    back = k - 1
    while back >= 0 and k - back < 5:
        if toks[back].low in tongue.auxiliaries:
            return True
        if not toks[back].is_word:
            return False
        back -= 1
    return False


def cue_start(toks: Sequence[Word], k: int, tongue: Tongue) -> int:
    """Where the verb at ``k`` begins, its auxiliary included."""
    if toks[k].low in tongue.said:
        return k
    for back in range(k - 1, max(-1, k - 5), -1):
        if toks[back].low in tongue.auxiliaries:
            return back
    return k


def phrase_from(toks: Sequence[Word], first: int, tongue: Tongue) -> tuple[int, int] | None:
    """The noun phrase that begins at ``first``, as ``[start, end)``."""
    if first >= len(toks) or not toks[first].is_word:
        return None
    if toks[first].low in tongue.pronouns and toks[first].low not in tongue.determiners:
        return first, first + 1
    if toks[first].low in tongue.pronouns and (
        first + 1 >= len(toks) or not toks[first + 1].is_word or not _opens(toks, first + 1, tongue)
    ):
        return first, first + 1
    k = first
    capital = False
    while k < len(toks) and k - first < _LONGEST:
        tok = toks[k]
        low = tok.low
        if not tok.is_word:
            if tok.text == "&" and k > first:
                k += 1
                continue
            break
        if k > first:
            before = toks[k - 1].low
            linked = before in tongue.linking or before in tongue.conjunctions
            if low in tongue.determiners and not linked:
                genitive = (
                    tongue.nouns_capital and low in ("der", "des") and not _named(toks, first, k)
                )
                if not genitive:
                    break
            elif low in tongue.linking:
                if k + 1 >= len(toks) or not toks[k + 1].is_word or is_time(toks, k + 1, tongue):
                    break
                if low in tongue.prepositions and capital and not _of_body(toks, first, k, tongue):
                    break
            elif (
                low in tongue.prepositions
                or low in tongue.that
                or low in tongue.adverbs
                or (low in tongue.auxiliaries and not tok.is_capital)
                or is_said(toks, k, tongue)
            ):
                break
            elif low in tongue.conjunctions:
                joined = k + 1 < len(toks) and toks[k + 1].is_capital and toks[k - 1].is_capital
                if not joined or (tongue.nouns_capital and not _named(toks, first, k)):
                    break
            elif is_time(toks, k, tongue) or (capital and not tok.is_capital and not linked):
                break
        elif (
            low in tongue.prepositions
            or low in tongue.conjunctions
            or low in tongue.that
            or (low in tongue.adverbs and low not in tongue.determiners)
            or is_time(toks, k, tongue)
            or low in tongue.auxiliaries
        ):
            return None
        sayer = low not in tongue.determiners and low not in tongue.roles
        if tok.is_capital and sayer and (k > first or not tongue.nouns_capital):
            capital = capital or not tongue.nouns_capital or toks[k - 1].is_capital
        k += 1
    while k > first and (
        toks[k - 1].low in tongue.linking
        or toks[k - 1].low in tongue.determiners
        or toks[k - 1].low in tongue.conjunctions
    ):
        k -= 1
    return (first, k) if k > first else None


def _opens(toks: Sequence[Word], k: int, tongue: Tongue) -> bool:
    """Whether a noun may follow a word that is a determiner as well as a pronoun."""
    low = toks[k].low
    return not (
        low in tongue.prepositions
        or low in tongue.adverbs
        or low in tongue.times
        or low in tongue.auxiliaries
        or low in tongue.that
        or is_said(toks, k, tongue)
    ) and (toks[k].is_capital or not tongue.nouns_capital)


def _named(toks: Sequence[Word], first: int, k: int) -> bool:
    """Two capitals in a row: a person named in full."""
    return k - first >= 2 and toks[k - 1].is_capital and toks[k - 2].is_capital


def _of_body(toks: Sequence[Word], first: int, k: int, tongue: Tongue) -> bool:
    return any(t.low in tongue.spokes or t.low in tongue.roles for t in toks[first:k])


def source_after(toks: Sequence[Word], k: int, tongue: Tongue) -> tuple[int, int] | None:
    """The source behind a verb: "sagte am Montag | der Minister"."""
    steps = 0
    while k < len(toks) and steps < 10:
        steps += 1
        tok = toks[k]
        if not tok.is_word:
            return None
        found = phrase_from(toks, k, tongue)
        if found is not None and _fit(toks, found, tongue):
            return found
        if (
            tok.low in tongue.adverbs
            or tok.low in tongue.times
            or tok.low in tongue.clitics
            or tok.text.isdigit()
        ):
            k += 1
            continue
        if tok.low in tongue.prepositions or tok.low in tongue.determiners:
            # A time or an address stands between: "le lundi", "am Montag", "a la prensa".
            ahead = k + 1
            while ahead < len(toks) and toks[ahead].low in tongue.determiners | tongue.prepositions:
                ahead += 1
            if ahead < len(toks) and is_time(toks, ahead, tongue):
                k = ahead + 1
                continue
            inner = phrase_from(toks, ahead, tongue)
            if inner is None or tok.low not in tongue.prepositions:
                return None
            k = inner[1]
            continue
        return None
    return None


def _fit(toks: Sequence[Word], phrase: tuple[int, int], tongue: Tongue) -> bool:
    """Whether a phrase can speak: it has a name, an article, or is a body or pronoun."""
    first, last = phrase
    if toks[first].low in tongue.pronouns and last - first == 1:
        return True
    if toks[first].low in tongue.determiners and last - first == 1:
        return False
    if toks[first].low in tongue.determiners and is_time(toks, first + 1, tongue):
        return False
    return (
        any(
            t.is_capital
            or t.low in tongue.roles
            or t.low in tongue.bodies
            or t.low in tongue.spokes
            for t in toks[first:last]
        )
        or toks[first].low in tongue.determiners
    )


def source_before(
    toks: Sequence[Word], verb: int, floor: int, tongue: Tongue
) -> tuple[int, int] | None:
    """The source before a verb, as far left as ``floor``: "der Minister | hat am Montag gesagt"."""
    k = verb - 1
    steps = 0
    while k >= floor and steps < 24:
        steps += 1
        tok = toks[k]
        low = tok.low
        if (
            low in tongue.pronouns
            and low not in tongue.clitics
            and (
                k == floor or not toks[k - 1].is_word or toks[k - 1].low not in tongue.prepositions
            )
        ):
            return k, k + 1
        if low in tongue.adverbs or low in tongue.auxiliaries or low in tongue.clitics:
            k -= 1
            continue
        if is_time(toks, k, tongue):
            k -= 1
            while k >= floor and (
                toks[k].low in tongue.prepositions
                or toks[k].low in tongue.determiners
                or is_time(toks, k, tongue)
                or toks[k].low in tongue.linking
            ):
                k -= 1
            continue
        if tok.text in (",", ")") or tok.text in "\u2013\u2014-":
            return _around(toks, k, floor, tongue)
        if tok.quote or not tok.is_word or low in tongue.that:
            break
        found = _phrase_to(toks, k, floor, tongue)
        if found is None:
            break
        if found[0] > floor and toks[found[0] - 1].low in tongue.prepositions - tongue.linking:
            k = found[0] - 2
            if k < floor:
                break
            continue
        return found if _fit(toks, found, tongue) else None
    return _opening(toks, floor, verb, tongue)


def _phrase_to(
    toks: Sequence[Word], last: int, floor: int, tongue: Tongue
) -> tuple[int, int] | None:
    k = last
    while k >= floor and last - k < _LONGEST:
        tok = toks[k]
        low = tok.low
        if not tok.is_word and tok.text != "&":
            break
        if low in tongue.determiners:
            k -= 1
            if (
                k >= floor
                and toks[k].low in tongue.linking
                and k - 1 >= floor
                and toks[k - 1].is_word
            ):
                k -= 1
                continue
            if (
                tongue.nouns_capital and low in ("der", "des") and k >= floor and toks[k].is_capital
                and toks[k].low not in tongue.times
            ):  # fmt: skip
                continue
            break
        if low in tongue.linking:
            if k - 1 < floor or not toks[k - 1].is_word or is_time(toks, k - 1, tongue):
                break
            k -= 1
            continue
        if (
            low in tongue.prepositions
            or low in tongue.that
            or low in tongue.adverbs
            or low in tongue.auxiliaries
            or is_said(toks, k, tongue)
            or is_time(toks, k, tongue)
        ):
            break
        if low in tongue.conjunctions and not (
            k > floor and k < last and toks[k - 1].is_capital and toks[k + 1].is_capital
        ):
            break
        k -= 1
    first = k + 1
    while (
        first <= last
        and toks[first].low in tongue.linking
        and toks[first].low not in tongue.determiners
    ):
        first += 1
    return (first, last + 1) if first <= last else None


def _around(toks: Sequence[Word], comma: int, floor: int, tongue: Tongue) -> tuple[int, int] | None:
    """The phrase before a parenthesis that closes at ``comma``; the two together if it names."""
    mark = {")": "("}.get(toks[comma].text, toks[comma].text)
    k = comma - 1
    while k > floor and toks[k].text != mark and not toks[k].quote and comma - k < 24:
        k -= 1
    if k <= floor or toks[k].text != mark:
        return _opening(toks, floor, comma, tongue)
    head = _phrase_to(toks, k - 1, floor, tongue)
    if head is None or not _fit(toks, head, tongue):
        return _opening(toks, floor, comma, tongue)
    named = any(t.is_capital for t in toks[head[0] : head[1]])
    inside = phrase_from(toks, k + 1, tongue)
    if (
        inside is not None
        and mark == ","
        and inside[1] == comma
        and toks[k + 1].is_capital
        and (not named or tongue.nouns_capital)
    ):
        return head[0], comma
    return head


def _opening(toks: Sequence[Word], floor: int, verb: int, tongue: Tongue) -> tuple[int, int] | None:
    """The noun phrase that opens the clause, if its verb is not the first one after it."""
    k = floor
    while k < verb and (not toks[k].is_word or toks[k].low in tongue.conjunctions):
        k += 1
    if k < verb and toks[k].low in tongue.prepositions | tongue.adverbs | tongue.times:
        if tongue.led_by_verb:
            return None
        while k < verb and toks[k].text != ",":
            k += 1
        k += 1
    if k >= verb:
        return None
    found = phrase_from(toks, k, tongue)
    return found if found is not None and found[1] <= verb and _fit(toks, found, tongue) else None
