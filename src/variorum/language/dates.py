"""Dates and times of an article, resolved against the day it was published."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

from variorum.language.date_finding import SKIPPED, shapes_of
from variorum.language.date_grammars import grammar_of
from variorum.language.date_ranges import (
    Anchor,
    Range,
    anchor_of,
    at_clock,
    dated_range,
    part_of_day,
)
from variorum.language.date_shapes import month_names
from variorum.language.shape import Grammar, Shape
from variorum.model import Article, Sentence, Span, When

# Shapes whose place in time depends on the words around them.
_LEANING = frozenset({"weekday", "month", "day", "perhaps"})
# How many sentences back a time of day may look for its date.
_REACH = 2

_LIVE_ENTRY = re.compile(
    r"\s*(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\b)?(?![\d.,:])", re.IGNORECASE
)


def _tense(text: str, shape: Shape, low: int, high: int, grammar: Grammar) -> str:
    """Whether the words about a day look back or ahead: "past", "future" or "" for neither."""
    low = max(low, shape.start - 60)
    if grammar.ahead_of.search(text[low : shape.start]):
        return "future"
    before = None
    for match in grammar.cue.finditer(text, low, shape.start):
        before = before if match["neutral"] else match
    if before is not None:
        return "past" if before["past"] else "future"
    if shape.kind == "day":
        # "the 8 November vote, the minister said": what follows says nothing of the day.
        return ""
    high = min(high, shape.end + 60)
    clause = text.find(";", shape.end, high)
    for match in grammar.cue.finditer(text, shape.end, high if clause < 0 else clause):
        if not match["neutral"]:
            return "past" if match["past"] else "future"
    return ""


def _only_year(shapes: Sequence[Shape]) -> int | None:
    years = {shape.year for shape in shapes if shape.kind in ("day", "month") and shape.year}
    return years.pop() if len(years) == 1 else None


def _when(shape: Shape, found: Range) -> When:
    clash = ""
    if shape.weekday_word and shape.kind != "weekday" and shape.weekday is not None:
        clash = shape.weekday_word if found.earliest.weekday() != shape.weekday else ""
    return When(
        Span(shape.start, shape.end),
        found.earliest.isoformat(timespec="minutes"),
        found.latest.isoformat(timespec="minutes"),
        found.precision,
        found.anchored,
        clash,
    )


def _shapes(article: Article) -> list[tuple[int, Shape]]:
    """Every shape with the index of its block, names of people taken out."""
    places = [i for i, block in enumerate(article.blocks) if block.kind not in SKIPPED]
    found = [
        (index, shape)
        for index, shapes in zip(places, shapes_of(article), strict=True)
        for shape in shapes
        if shape.kind != "recurring"
    ]
    if not any(_is_alone(shape) for _, shape in found) or not article.language.startswith("en"):
        return found
    names = month_names(article.text)
    return [
        (index, shape) for index, shape in found if not (_is_alone(shape) and shape.month in names)
    ]


def _is_alone(shape: Shape) -> bool:
    return shape.kind == "month" and shape.year is None and shape.last_month is None


def find_whens(article: Article, sentences: Sequence[Sentence]) -> tuple[When, ...]:
    """Find the dates and times of an article and say which range of time each one is.

    Absolute dates need nothing; weekdays, "yesterday", "last month" and days without a
    year are resolved against ``article.published`` and dropped where it is not known,
    apart from a day and month when the article's other dates all have one year. A time
    of day takes the date of its sentence, on a live page the day of publication, else the
    nearest date in the two sentences before it; without one it is dropped.

    Returns:
        In order of place; spans do not overlap. Empty where nothing can be resolved.

    Cost: time linear in the text. More: docs/methods/dates.md.
    """
    text = article.text
    grammar = grammar_of(article.language)
    shapes = _shapes(article) if grammar is not None else []
    if grammar is None or not shapes:
        return ()
    anchor = _dateline(article, shapes, anchor_of(article))
    known = _only_year([shape for _, shape in shapes])
    starts = [sentence.span.start for sentence in sentences]
    live = {
        index
        for index, block in enumerate(article.blocks)
        if block.kind not in SKIPPED and _LIVE_ENTRY.match(text, block.span.start, block.span.end)
    }
    found: list[When] = []
    dated: list[tuple[int, int, datetime]] = []  # (sentence, block, day) of every plain day
    clocks: list[tuple[int, int, Shape]] = []
    for block, shape in shapes:
        at = max(0, bisect_right(starts, shape.start) - 1)
        low, high = article.blocks[block].span.start, article.blocks[block].span.end
        if sentences:
            low = max(low, sentences[at].span.start)
            high = max(shape.end, min(high, sentences[at].span.end))
        if shape.kind == "time":
            clocks.append((at, block, shape))
            continue
        needs_tense = shape.kind in _LEANING and shape.year is None
        tense = _tense(text, shape, low, high, grammar) if needs_tense else ""
        resolved = dated_range(shape, anchor, known, tense)
        if resolved is None:
            continue
        if resolved.fine:
            dated.append((at, block, resolved.earliest))
        if shape.clock is not None and resolved.fine:
            resolved = at_clock(resolved.earliest, shape, resolved.anchored)
        else:
            resolved = part_of_day(resolved, shape.part) if resolved.fine else resolved
        found.append(_when(shape, resolved))
    for at, block, shape in clocks:
        day = _day_of_clock(at, block, live, dated, anchor)
        if day is not None:
            found.append(_when(shape, at_clock(day, shape, True)))
    return tuple(sorted(found, key=lambda when: (when.span.start, when.span.end)))


# "HARBOUR CITY, May 12 (Northern Wire) \u2014": place, date and dash at the head of a report.
_PLACE = re.compile(r"[^\W\d_][\w.'\u2019 \u00a0/()-]{1,40}[,.(]? ?\Z")
_REST = re.compile(r"[)/]?(?: ?\([^()\n]{1,40}\)| ?/[^/\n]{1,40}/)? ?[.:]? ?[\u2013\u2014-]")
_HEAD = 60
_LATE = 10  # days between a dateline and publication


def _dateline(
    article: Article, shapes: Sequence[tuple[int, Shape]], published: Anchor | None
) -> Anchor | None:
    """The day that relative words lean on: the dateline's where there is one, else publication.

    A dateline only counts within the ten days before publication; without a publication
    date it needs its own year.
    """
    text = article.text
    read = 0
    for index, shape in shapes:
        block = article.blocks[index]
        if block.kind in ("title", "heading") or shape.kind != "day" or shape.last_day:
            continue
        read += 1
        if read > 3 or shape.month is None or shape.day is None:
            break
        start = block.span.start
        if shape.start - start > _HEAD or not (
            block.kind == "dateline"
            or (_PLACE.fullmatch(text, start, shape.start) and _REST.match(text, shape.end))
        ):
            continue
        if shape.year is not None:
            told = Anchor(shape.year, shape.month, shape.day)
            if published is None and told.is_day:
                return told
        for year in (
            [shape.year]
            if shape.year
            else [published.year, published.year - 1]
            if published
            else []
        ):
            told = Anchor(year, shape.month, shape.day)
            if not told.is_day or published is None or told.date is None:
                continue
            if published.date is None:
                return told
            if 0 <= (published.date - told.date).days <= _LATE:
                return told
    return published


def _day_of_clock(
    at: int,
    block: int,
    live: set[int],
    dated: Sequence[tuple[int, int, datetime]],
    anchor: Anchor | None,
) -> datetime | None:
    same = [day for sentence, _, day in dated if sentence == at]
    if same:
        # Two days in one sentence: which of them the time belongs to is a guess.
        return same[0] if len(set(same)) == 1 else None
    published = anchor.date if anchor else None
    if len(live) >= 2 and live and block >= min(live):
        return published
    before = [(sentence, day) for sentence, _, day in dated if at - _REACH <= sentence < at]
    if before:
        return max(before, key=lambda item: item[0])[1]
    return None
