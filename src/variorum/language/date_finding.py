"""Every date and time of a text by its shape, found once and kept for who asks next.

A regular grammar of our own: dateparser answers what a known date string means, but is
slow and far too willing on running text ("may", "sun", "11-13"). See docs/methods/dates.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from variorum.language.clock_shapes import with_clock
from variorum.language.date_grammars import grammar_of
from variorum.language.shape import Grammar, Shape
from variorum.language.triggers import Trigger, windows
from variorum.language.word_scan import scan
from variorum.model import Article

# Blocks that are not the article's own telling.
SKIPPED = frozenset({"noise", "reference"})
_POINTS = ("day", "weekday", "near")
# "8 May (Tuesday)", "yesterday, Tuesday,": a weekday said after its day
_ASIDE = re.compile(r",? ?\(|, (?:an? )?|,? een |,? ein |,? un |,? en ")
_ASIDE_END = re.compile(r"\)|[,.;:]|\Z|[ \u00a0](?=[\u2013\u2014-])")


def _merge(shapes: list[Shape], text: str, grammar: Grammar) -> list[Shape]:
    """Join a weekday to the date it belongs to, and a time of day to its date."""
    merged: list[Shape] = []
    for shape in shapes:
        last = merged[-1] if merged else None
        if last is None or shape.start - last.end > 24 or "\n" in text[last.end : shape.start]:
            merged.append(shape)
            continue
        whole = _days_through(last, shape, text, grammar) or _weekdays_through(
            last, shape, text, grammar
        )
        if whole is not None:
            merged[-1] = whole
            continue
        if (
            last.kind in ("day", "near")
            and shape.kind == "weekday"
            and not (last.weekday_word or shape.lean or shape.unit or last.last_day)
            and _ASIDE.fullmatch(text, last.end, shape.start)
            and _ASIDE_END.match(text, shape.end)
        ):
            closed = 1 if text[shape.end : shape.end + 1] == ")" else 0
            merged[-1] = replace(
                last,
                end=shape.end + closed,
                weekday=shape.weekday,
                weekday_word=shape.weekday_word,
            )
            continue
        if not grammar.join.match(text, last.end, shape.start):
            merged.append(shape)
        elif (
            last.kind == "weekday"
            and shape.kind == "day"
            and not (shape.weekday_word or last.last_day)
        ):
            opened = "(" in text[last.end : shape.start] and text[shape.end : shape.end + 1] == ")"
            merged[-1] = replace(
                shape,
                start=last.start,
                end=shape.end + opened,
                weekday=last.weekday,
                weekday_word=last.weekday_word,
                part=last.part,
            )
        elif last.kind in _POINTS and shape.kind == "time" and last.clock is None:
            merged[-1] = with_clock(last, shape)
        elif last.kind == "time" and shape.kind in _POINTS and shape.clock is None:
            merged[-1] = with_clock(shape, last)
        else:
            merged.append(shape)
    return merged


def _days_through(last: Shape, shape: Shape, text: str, grammar: Grammar) -> Shape | None:
    """ "3 May to 5 June 2030" as one shape, or ``None``."""
    if last.kind != "day" or shape.kind != "day" or last.last_day or shape.last_day:
        return None
    if last.clock or shape.clock or (last.year and shape.year and last.year > shape.year):
        return None
    gap = grammar.through.match(text, last.end, shape.start)
    if gap is None:
        return None
    if gap["and"] and not grammar.between.search(text[max(0, last.start - 24) : last.start]):
        return None
    year = last.year or shape.year
    first = (last.year or year or 0, last.month or 0, last.day or 0)
    until = (shape.year or year or 0, shape.month or 0, shape.day or 0)
    if not first < until:
        return None
    return replace(
        last,
        end=shape.end,
        year=year,
        last_day=shape.day,
        last_month=shape.month,
        last_year=shape.year,
    )


# Words before the first of two weekdays that are the ends of a range, in every language.
_FROM = re.compile(
    r"(?<!\w)(?:from|between|von|vom|zwischen|de|du|del|desde|entre|dal|tra|fra|van|tussen|da"
    r"|från|mellan|mellom|mellem)(?: (?:the|el|le|il|den|der|dem))? \Z",
    re.IGNORECASE,
)


def _weekdays_through(last: Shape, shape: Shape, text: str, grammar: Grammar) -> Shape | None:
    """ "From Monday to Wednesday" as one shape, or ``None``; ``last_day`` counts days on."""
    if last.kind != "weekday" or shape.kind != "weekday" or last.last_day is not None:
        return None
    if last.part or shape.part or shape.lean or last.unit or shape.unit:
        return None
    if grammar.through.match(text, last.end, shape.start) is None or not _FROM.search(
        text[max(0, last.start - 24) : last.start]
    ):
        return None
    days = ((shape.weekday or 0) - (last.weekday or 0)) % 7
    return replace(last, end=shape.end, last_day=days) if days else None


def _shapes(
    text: str, triggers: Sequence[Trigger], low: int, high: int, grammar: Grammar
) -> tuple[Shape, ...]:
    marks = 0
    for _, _, mark in triggers:
        marks |= mark
    found: list[Shape] = []
    for wanted, pattern, read in grammar.rules:
        if not wanted & marks:
            continue
        for left, right in windows(text, triggers, wanted, low, high):
            for match in pattern.finditer(text, left, right):
                shape = read(match)
                if shape is not None:
                    found.append(shape)
    if not found:
        return ()
    found.sort(key=lambda shape: (shape.start, -shape.end, shape.kind))
    kept: list[Shape] = []
    for shape in found:
        if kept and shape.start < kept[-1].end:
            if shape.end > kept[-1].end and (shape.end - shape.start) > (
                kept[-1].end - kept[-1].start
            ):
                kept[-1] = shape
            continue
        kept.append(shape)
    return tuple(_merge(kept, text, grammar))


@lru_cache(maxsize=2)
def find_shapes(
    text: str, ranges: tuple[tuple[int, int], ...], language: str
) -> tuple[tuple[Shape, ...], ...]:
    """Find dates and times by their shape in each of the ``ranges`` of a text.

    Args:
        text: The whole text.
        ranges: Half-open, in order, without overlap: the blocks to read.
        language: The text's language; without a grammar for it nothing is found.

    Returns:
        For each range its shapes in order, not overlapping: the earliest and then the
        longest wins. Dates and quantities both ask for them, so the last two texts stay.

    Cost: time linear in the length: one pass for the words, then a few patterns near them.
    """
    grammar = grammar_of(language)
    if grammar is None:
        return tuple(() for _ in ranges)
    triggers = scan(text, language[:2])
    starts = [start for start, _, _ in triggers]
    found: list[tuple[Shape, ...]] = []
    for low, high in ranges:
        first, last = bisect_left(starts, low), bisect_left(starts, high)
        found.append(
            _shapes(text, triggers[first:last], low, high, grammar) if first < last else ()
        )
    return tuple(found)


def shapes_of(article: Article) -> tuple[tuple[Shape, ...], ...]:
    """The shapes of each block that is the article's own telling, in order of blocks."""
    ranges = tuple(
        (block.span.start, block.span.end) for block in article.blocks if block.kind not in SKIPPED
    )
    return find_shapes(article.text, ranges, article.language[:2])
