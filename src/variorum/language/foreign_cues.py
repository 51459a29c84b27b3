"""Who is said to say quoted words in another language: behind them, before them, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.language.foreign_speakers import Cast
from variorum.language.foreign_tokens import (
    Word,
    cue_start,
    is_said,
    phrase_from,
    source_after,
    source_before,
)
from variorum.language.tongues.speech import Tongue
from variorum.model import Span

# So many tokens before and behind quoted words are looked at.
_BEFORE = 26
_AFTER = 14
DASHES = "\u2013\u2014\u2015-"


@dataclass(slots=True)
class Given:
    """Who says some words: the cue, and the phrase for the source as token positions."""

    cue: Span
    phrase: tuple[int, int] | None
    near: bool


def given_for(toks: Sequence[Word], k: int, tongue: Tongue, cast: Cast) -> Given | None:
    """Who is said to say the masked words at token ``k`` of a sentence, if anybody."""
    if k >= len(toks):
        return None
    after = _after(toks, k, tongue, cast)
    if after is not None and after.near:
        return after
    before = _before(toks, k, tongue, cast)
    return before if before is not None and (before.near or after is None) else after or before


def _span(toks: Sequence[Word], first: int, last: int) -> Span:
    return Span(toks[first].start, toks[last].end)


def verb_cue(toks: Sequence[Word], k: int, tongue: Tongue) -> Span:
    """The place of the verb at ``k`` with its auxiliary."""
    return Span(toks[cue_start(toks, k, tongue)].start, toks[k].end)


def _according(toks: Sequence[Word], k: int, tongue: Tongue) -> int:
    """The token behind a phrase for "according to" that begins at ``k``, or -1."""
    for phrase in tongue.according:
        parts = phrase.split()
        if all(k + n < len(toks) and toks[k + n].low == part for n, part in enumerate(parts)):
            return k + len(parts)
    return -1


def _after(toks: Sequence[Word], k: int, tongue: Tongue, cast: Cast) -> Given | None:
    """A cue behind the words: ", sagte X", "a déclaré X", ", so X", "— dijo X —"."""
    i = k + 1
    while i < len(toks) and (toks[i].text in ",." or toks[i].text in DASHES):
        if toks[i].text == ".":
            return None
        i += 1
    if i >= len(toks) or toks[i].quote:
        return None
    if toks[i].low in tongue.like and i + 1 < len(toks):
        for c in range(i + 1, min(len(toks), i + 12)):
            if is_said(toks, c, tongue):
                phrase = source_before(toks, c, i + 1, tongue) or source_after(toks, c + 1, tongue)
                return Given(verb_cue(toks, c, tongue), phrase, True)
            if not toks[c].is_word:
                break
    behind = _according(toks, i, tongue)
    if behind >= 0 or toks[i].low in tongue.so:
        phrase = source_after(toks, max(behind, i + 1), tongue)
        if phrase is not None:
            return Given(_span(toks, i, max(behind - 1, i)), phrase, True)
    if toks[i].low in ("wird", "werden") and tongue.tag == "de":
        phrase = phrase_from(toks, i + 1, tongue)
        if phrase is not None and any(t.low == "zitiert" for t in toks[phrase[1] : i + _AFTER]):
            return Given(_span(toks, i, i), phrase, True)
    c = i
    while c < len(toks) and c - i < 6:
        low = toks[c].low
        if toks[c].quote or not toks[c].is_word:
            break
        if is_said(toks, c, tongue):
            turned = c + 1 < len(toks) and toks[c + 1].low in tongue.auxiliaries
            phrase = source_after(toks, c + (2 if turned else 1), tongue)
            if c > i:
                # "a-t-il déclaré", "ha detto": the pronoun may stand inside the verb.
                held = [
                    x
                    for x in range(i, c)
                    if toks[x].low in tongue.pronouns and toks[x].low not in tongue.clitics
                ]
                phrase = (
                    (held[0], held[0] + 1)
                    if held and phrase is None
                    else phrase or source_before(toks, c, i, tongue)
                )
                if held and tongue.tag == "fr":
                    phrase = (held[0], held[0] + 1)
            return Given(verb_cue(toks, c, tongue), phrase, True)
        if not (
            low in tongue.auxiliaries
            or low in tongue.pronouns
            or low in tongue.clitics
            or low in tongue.adverbs
        ):
            break
        c += 1
    unlisted = _unlisted(toks, i, tongue, cast)
    if unlisted is not None:
        return Given(_span(toks, i, i), unlisted, True)
    for c in range(i, min(len(toks), i + _AFTER)):
        if toks[c].quote or toks[c].text in ".;:":
            break
        if is_said(toks, c, tongue):
            phrase = source_before(toks, c, i, tongue)
            if phrase is not None and phrase[0] <= i + 2:
                return Given(verb_cue(toks, c, tongue), phrase, not tongue.led_by_verb)
            break
    if toks[i - 1].text in DASHES and toks[i].is_capital:
        phrase = phrase_from(toks, i, tongue)
        if phrase is not None and not any(toks[x].is_word for x in range(phrase[1], len(toks))):
            return Given(_span(toks, i - 1, i - 1), phrase, True)
    return None


def _unlisted(toks: Sequence[Word], i: int, tongue: Tongue, cast: Cast) -> tuple[int, int] | None:
    """ "…", rejoiced the coach: a verb of no table, told by its place before a person."""
    if toks[i].is_capital or not toks[i].is_word or i == 0 or i + 1 >= len(toks):
        return None
    low = toks[i].low
    if (
        toks[i - 1].text != ","
        and not (toks[i - 1].quote and tongue.tag in ("fr", "it", "es", "pt"))
    ) or (
        low in tongue.determiners
        or low in tongue.prepositions
        or low in tongue.conjunctions
        or low in tongue.that
        or low in tongue.adverbs
        or low in tongue.times
        or low in tongue.auxiliaries
        or low in tongue.pronouns
        or low in tongue.roles
        or low in tongue.linking
    ):
        return None
    behind = i + 1
    while behind < len(toks) and toks[behind].low in tongue.clitics:
        behind += 1  # "erinnert sich Ann Orr"
    phrase = phrase_from(toks, behind, tongue)
    if phrase is None:
        return None
    person = any(
        t.low in tongue.roles or t.low in tongue.spokes for t in toks[phrase[0] : phrase[1]]
    )
    return phrase if person or cast.names_person(toks, cast.whole(toks, phrase)) else None


def _before(toks: Sequence[Word], k: int, tongue: Tongue, cast: Cast) -> Given | None:
    """The nearest cue before the words in their sentence."""
    colon = k > 0 and toks[k - 1].text == ":"
    floor = max(0, k - _BEFORE)
    for c in range(k - 1, floor - 1, -1):
        if toks[c].text == ";":
            floor = c + 1
            break
        behind = _according(toks, c, tongue)
        if 0 <= behind < k:
            phrase = phrase_from(toks, behind, tongue)
            if phrase is not None and phrase[1] <= k:
                return Given(_span(toks, c, behind - 1), phrase, k - phrase[1] < 8)
        if not is_said(toks, c, tongue):
            continue
        near = colon or k - c <= 6
        start = cue_start(toks, c, tongue)
        # "warf der Stadt vor", "teilte die Polizei mit": what stands behind the verb first.
        phrase = source_before(toks, start, _clause(toks, start, tongue), tongue)
        if phrase is None:
            behind_verb = source_after(toks, c + 1, tongue)
            phrase = behind_verb if behind_verb is not None and behind_verb[1] <= k else None
        return Given(verb_cue(toks, c, tongue), phrase, near)
    if colon:
        begin = _clause(toks, k - 1, tongue)
        found = phrase_from(toks, begin, tongue) if k - begin < 16 else None
        if found is not None and (
            cast.who(toks, found) is not None
            or any(t.low in tongue.roles for t in toks[found[0] : found[1]])
        ):
            return Given(_span(toks, k - 1, k - 1), found, True)
    return None


def _clause(toks: Sequence[Word], k: int, tongue: Tongue) -> int:
    """Where the clause of a verb begins: behind a colon, a stop or other people's words."""
    for back in range(k - 1, max(-1, k - _BEFORE), -1):
        if toks[back].quote or toks[back].text in ".;:!?":
            return back + 1
    return max(0, k - _BEFORE)
