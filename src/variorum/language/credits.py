"""Where an article says it has something from: agencies, other reports, images, references.

Sources are known by structure and the shape of words; there is no list of outlets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from variorum.language import (
    credit_lines,
    credit_outlets,
    credit_people,
    credit_phrases,
    credit_sources,
)
from variorum.language.credit_abroad import credits_abroad
from variorum.language.credit_home import Outlets
from variorum.language.credit_lines import images, masthead, wire_lines
from variorum.language.credit_references import references
from variorum.language.credit_rules import Hits, Rules
from variorum.language.credit_speakers import described_speakers, speaker_credits
from variorum.language.credit_text import text_credits
from variorum.language.names import LONGEST
from variorum.model import Article, Block, Credit, Mention, Quotation, Sentence
from variorum.text.outlets import outlet_names, plain_name

# Blocks at the head of a page, before its first running paragraph.
_HEAD_BLOCKS = 14
_RULES = Rules(
    (
        *credit_lines.RULES,
        *credit_outlets.RULES,
        *credit_people.RULES,
        *credit_phrases.RULES,
        *credit_sources.RULES,
    )
)


def find_credits(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation] = (),
) -> tuple[Credit, ...]:
    """Find every place where an article names where it has something from.

    Args:
        article: All its blocks are read: a wire's name often stands in the page's noise.
        sentences: The article's sentences.
        mentions: Its names; a person or place is no outlet.
        quotations: Its quotations; whoever is named as their speaker is a source.

    Returns:
        Credits in order of place. ``source`` is the name without "the" in small letters;
        where the source is described and not named it begins with "unnamed". A body that
        is described or named as the source of a statement ("police", "the company") is
        listed once, where it is first.

    Cost: linear in the text. Measured and described: docs/methods/credits.md.
    """
    found: list[Credit] = []
    read: list[tuple[Block, Hits]] = []
    for index, block in enumerate(article.blocks):
        if block.kind == "reference" or block.span.end > LONGEST:
            continue
        hits = _RULES.scan(article.text, block.span.start, block.span.end)
        read.append((block, hits))
        found += wire_lines(article, index, block, hits)
        if index < _HEAD_BLOCKS:
            found += masthead(article, index, block)
        found += images(article, block, hits)
    wires = {plain_name(c.source) for c in found if c.kind == "agency"}
    outlets = Outlets(outlet_names(article), frozenset(wires))
    kinds = {m.span.start: m for m in mentions if m.form != "pronoun"}
    for block, hits in read:
        if block.kind not in ("title", "noise"):
            found += text_credits(article, block, kinds, outlets, hits)
    found += credits_abroad(article, kinds, quotations, outlets)
    found += references(article)
    found += speaker_credits(article, quotations, mentions)
    if article.language.partition("-")[0] in ("en", "und", ""):
        found += described_speakers(article, quotations)
    return _in_order(_in_full(article, _first_of_each(found)))


def _first_of_each(credits: Sequence[Credit]) -> list[Credit]:
    """Of a body to which much is attributed, the first place."""
    kept: list[Credit] = []
    told: set[str] = set()
    for credit in sorted(credits, key=lambda c: (c.span.start, c.span.end, c.source)):
        name = plain_name(credit.source)
        if credit.kind == "attribution" and name in told:
            continue
        if credit.kind == "attribution":
            told.add(name)
        kept.append(credit)
    return kept


def _in_full(article: Article, credits: Sequence[Credit]) -> list[Credit]:
    """Write an outlet's short name ("the Post") as the one full name that ends in it."""
    full = {c.source for c in credits if c.kind in ("agency", "report") and " " in c.source}
    if article.publisher is not None and " " in article.publisher.value:
        full.add(article.publisher.value.removeprefix("The "))
    written = []
    for credit in credits:
        ends = {f for f in full if f.casefold().endswith(" " + credit.source.casefold())}
        if credit.kind == "report" and len(ends) == 1:
            credit = replace(credit, source=min(ends))
        written.append(credit)
    return written


def _in_order(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """Sorted by place; of several about the same words one is kept, the surest kind first."""
    rank = {"agency": 0, "report": 1, "image": 2, "reference": 3, "attribution": 4}
    kept: list[Credit] = []
    taken: list[tuple[int, int]] = []  # apart from each other, in order
    for credit in sorted(
        credits, key=lambda c: (rank[c.kind], c.span.start, -c.span.end, c.source)
    ):
        at = credit.source_span
        if at is not None:
            place = bisect_left(taken, (at.start, at.end))
            if (place and taken[place - 1][1] > at.start) or (
                place < len(taken) and taken[place][0] < at.end
            ):
                continue
            taken.insert(place, (at.start, at.end))
        kept.append(credit)
    return tuple(sorted(kept, key=lambda c: (c.span.start, c.span.end, c.kind, c.source)))
