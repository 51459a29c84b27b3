"""Speakers carried on in a paragraph of another language, where no verb stands beside the words.

"Die Schleuse sei alt, sagte er. „…“", "Dem Rat gab sie ein Wort mit: „…“", "Würden sie zahlen,
„wäre es trocken“.": who spoke in the sentence before, or acts before the colon.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.foreign_cues import verb_cue
from variorum.language.foreign_speakers import Cast
from variorum.language.foreign_tokens import Word, is_said, source_after, source_before
from variorum.language.tongues.speech import Tongue
from variorum.model import Span

Spoken = tuple[Span, Span, str]


def told_in(toks: Sequence[Word], tongue: Tongue, cast: Cast) -> Spoken | None:
    """Who is said to say what a sentence without marks tells: cue, phrase, name."""
    for k in range(len(toks)):
        if toks[k].quote or not is_said(toks, k, tongue):
            continue
        for phrase in (source_after(toks, k + 1, tongue), source_before(toks, k, 0, tongue)):
            if phrase is None:
                continue
            whole = cast.whole(toks, phrase)
            name = cast.who(toks, whole)
            if name is not None:
                return verb_cue(toks, k, tongue), cast.span_of(toks, whole), name
    return None


def acting_before(toks: Sequence[Word], k: int, tongue: Tongue, cast: Cast) -> Spoken | None:
    """Who acts before a colon and the words at ``k``: the last person named, or a pronoun."""
    if k < 2 or toks[k - 1].text != ":":
        return None
    start = next((x for x in range(k - 2, -1, -1) if toks[x].quote or toks[x].text == ";"), -1) + 1
    if start >= k - 1:
        return None
    colon = Span(toks[k - 1].start, toks[k - 1].end)
    named = [m for m in cast.within(toks[start].start, toks[k - 1].start) if m.kind == "person"]
    for x in range(k - 2, start - 1, -1):
        low = toks[x].low
        if low in tongue.pronouns and low not in tongue.clitics:
            name = cast.who(toks, (x, x + 1))
            if name is not None and not named:
                return colon, Span(toks[x].start, toks[x].end), name
    if len({m.name for m in named}) == 1:
        return colon, named[0].span, named[0].name
    return None
