"""Stances in other languages: patterns of each, the agent by the phrases around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from variorum.language.foreign_speakers import Cast
from variorum.language.foreign_tokens import (
    Word,
    at,
    is_time,
    phrase_from,
    source_after,
    source_before,
    words_of,
)
from variorum.language.tongues.speech import StanceWords, Tongue, tongue_of
from variorum.model import Article, Quotation, Sentence, Span, Stance

_DONE = frozenset({"confirmed", "denied", "corrected"})
# So far behind the words the object is looked for, in characters.
_AHEAD = 160
_NEGATED = re.compile(
    r"(?:\b(?:nicht|nie|nichts|kein\w*|ne|n['\u2019]|pas|no|non|n\u00e3o|niet|nooit|ikke|inte|ikkje|wenn|falls|ob|si|se|"
    r"als|indien|hvis|om|caso)\s+(?:[\w-]+\s+){0,1})$",
    re.IGNORECASE,
)
_UNDONE = re.compile(r"^\s+(?:[\w-]+\s+){0,3}?(?:nicht|pas|niet|ikke|ikkje|inte)\b", re.IGNORECASE)


@lru_cache(maxsize=16)
def _patterns(tag: str) -> tuple[tuple[StanceWords, re.Pattern[str]], ...]:
    tongue = tongue_of(tag)
    assert tongue is not None
    return tuple(
        (s, re.compile(rf"(?<!\w)(?:{s.words})(?!\w)", re.IGNORECASE)) for s in tongue.stances
    )


def foreign_stances(
    article: Article,
    sentences: Sequence[Sentence],
    cast: Cast,
    quotations: Sequence[Quotation],
    tongue: Tongue,
) -> tuple[Stance, ...]:
    """Find stances in one of the languages that have tables.

    Cost: linear in the text: every pattern is bounded.
    """
    starts = [s.span.start for s in sentences]
    text = article.text
    taken: list[tuple[int, int]] = []
    found: list[Stance] = []
    for words, pattern in _patterns(tongue.tag):
        for match in pattern.finditer(text):
            k = bisect_right(starts, match.start()) - 1
            if k < 0 or match.end() > sentences[k].span.end:
                continue
            block = sentences[k].block
            if block < len(article.blocks) and article.blocks[block].kind in ("noise", "reference"):
                continue
            if not _free(taken, match.start(), match.end()):
                continue
            stance = _stance(text, words, match, sentences[k].span, cast, quotations, tongue)
            if stance is not None:
                taken.insert(bisect_right(taken, (match.start(), match.end())), match.span())
                found.append(stance)
    return tuple(sorted(found, key=lambda s: s.span.start))


def _free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    k = bisect_right(taken, (start, end))
    return all(not (a < end and start < b) for a, b in taken[max(0, k - 2) : k + 2])


def _stance(
    text: str,
    words: StanceWords,
    match: re.Match[str],
    sentence: Span,
    cast: Cast,
    quotations: Sequence[Quotation],
    tongue: Tongue,
) -> Stance | None:
    left = max(sentence.start, match.start() - 300)
    right = min(sentence.end, match.end() + _AHEAD)
    before = text[left : match.start()]
    if words.kind in _DONE:
        undone = tongue.led_by_verb and _UNDONE.match(text[match.end() : match.end() + 60])
        if undone or _NEGATED.search(before[-40:]):
            return None
    toks = words_of(text, left, right)
    i = at(toks, match.start())
    j = at(toks, match.end())
    phrase: tuple[int, int] | None = None
    if words.agent == "left":
        phrase = source_before(toks, i, 0, tongue)
        if phrase is None:
            # The verb in second place: its subject is inside the words or behind them.
            phrase = source_after(toks, i + 1, tongue)
            if phrase is None:
                phrase = source_after(toks, j, tongue)
    elif words.agent == "after":
        phrase = source_after(toks, j, tongue)
    elif words.agent == "by":
        by = next((x for x in range(j, min(len(toks), j + 6)) if toks[x].low in tongue.by), None)
        phrase = phrase_from(toks, by + 1, tongue) if by is not None else None
    agent = name = None
    if phrase is not None:
        phrase = cast.whole(toks, phrase)
        agent = cast.span_of(toks, phrase)
        name = cast.who(toks, phrase)
    inside = _around(quotations, match.start())
    if inside is not None and (agent is None or name is None):
        agent, name = inside.speaker_span, inside.speaker
    purported = words.kind == "purported"
    about = _bare(toks, j, tongue) if purported else _object(toks, j, phrase, tongue)
    return Stance(Span(match.start(), match.end()), words.kind, agent, name, about)


def _bare(row: Sequence[Word], j: int, tongue: Tongue) -> Span | None:
    """The noun behind an adjective: in German the next word with a capital."""
    for k in range(j, min(len(row), j + 4)):
        if not row[k].is_word or row[k].low in tongue.prepositions:
            return None
        if row[k].is_capital or not tongue.nouns_capital:
            return Span(row[j].start, row[k].end)
    return None


def _around(quotations: Sequence[Quotation], place: int) -> Quotation | None:
    """The outermost quotation around a place."""
    k = bisect_right(quotations, place, key=lambda q: q.span.start) - 1
    for q in reversed(quotations[max(0, k - 3) : k + 1]):
        if place < q.span.end and q.parent is None:
            return q
    return None


def _object(
    row: Sequence[Word], j: int, agent: tuple[int, int] | None, tongue: Tongue
) -> Span | None:
    """The phrase or clause behind the words."""
    k = agent[1] if agent is not None and agent[0] >= j else j
    while k < len(row) and (
        row[k].text == ","
        or row[k].low in tongue.adverbs
        or row[k].low in tongue.clitics - tongue.determiners
    ):
        k += 1
    while k + 1 < len(row) and row[k].low in tongue.determiners | tongue.prepositions:
        if not is_time(row, k + 1, tongue):
            break
        k += 2
    while k < len(row) and is_time(row, k, tongue):
        k += 1
    if k >= len(row):
        return None
    if row[k].low in tongue.that:
        end = k + 1
        while end < len(row) and row[end].text not in ".;!?":
            end += 1
        return Span(row[min(k + 1, end - 1)].start, row[end - 1].end) if end > k + 1 else None
    found = phrase_from(row, k, tongue)
    return Span(row[found[0]].start, row[found[1] - 1].end) if found is not None else None
