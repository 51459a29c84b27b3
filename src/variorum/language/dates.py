"""Dates and times of an article, resolved against the day it was published."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

from variorum.language.date_ranges import (
    Anchor,
    Range,
    anchor_of,
    at_clock,
    dated_range,
    part_of_day,
)
from variorum.language.date_shapes import find_shapes, month_names
from variorum.language.shape import Shape
from variorum.model import Article, Sentence, Span, When

# Blocks that are not the article's own telling.
_SKIPPED = frozenset({"noise", "reference"})
# How many sentences back a time of day may look for its date.
_REACH = 2

# The verbs near a day that tell whether it lies ahead or behind; the nearest one counts.
_CUE = re.compile(
    r"(?<![\w'\u2019])(?:(?P<neutral>to be \w+|being \w+ed)"
    r"|(?P<future>(?:will|shall|won['\u2019]t)(?: not| also| now| then| likely| only)*(?: be)?"
    r"(?: \w+ly)?(?: \w+)?|(?:is|are) due|due (?:in|on|before|back)"
    r"|expected|scheduled|set to|plans? to|planned for|going to|is to|are to|must|starting"
    r"|beginning|starts|begins|opens|ahead of|next)"
    r"|(?P<past>said|says|told|was|were|had|did|went|came|held|sent|left|found|made|took|saw"
    r"|met|died|began|broke|hit|fell|rose|won|lost|gave|got|became|wrote|put|struck|has|have"
    r"|since|\w{2,}ed))(?!\w)"
    r"|(?P<ll>['\u2019]ll(?: be)? \w+)(?!\w)",
    re.IGNORECASE,
)
# These look ahead only right before the day: "by Monday", never "bitten by a dog on Monday".
_AHEAD_OF = re.compile(
    r"(?<!\w)(?:by|from|until|till|starting|beginning|effective|as of|ab|bis|mulai)"
    r"(?: (?:on|the|late|early))?\s+\Z",
    re.IGNORECASE,
)
_LIVE_ENTRY = re.compile(
    r"\s*(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\b)?(?![\d.,:])", re.IGNORECASE
)


def _tense(text: str, shape: Shape, low: int, high: int) -> str:
    """Whether the words about a day look back or ahead: "past", "future" or "" for neither."""
    low = max(low, shape.start - 60)
    if _AHEAD_OF.search(text[low : shape.start]):
        return "future"
    before = None
    for match in _CUE.finditer(text, low, shape.start):
        before = before if match["neutral"] else match
    if before is not None:
        return "past" if before["past"] else "future"
    if shape.kind == "day":
        # "the 8 November vote, the minister said": what follows says nothing of the day.
        return ""
    high = min(high, shape.end + 60)
    clause = text.find(";", shape.end, high)
    for match in _CUE.finditer(text, shape.end, high if clause < 0 else clause):
        if not match["neutral"]:
            return "past" if match["past"] else "future"
    return ""


def _only_year(shapes: Sequence[Shape]) -> int | None:
    years = {shape.year for shape in shapes if shape.kind in ("day", "month") and shape.year}
    return years.pop() if len(years) == 1 else None


def _when(shape: Shape, found: Range) -> When:
    return When(
        Span(shape.start, shape.end),
        found.earliest.isoformat(timespec="minutes"),
        found.latest.isoformat(timespec="minutes"),
        found.precision,
        found.anchored,
    )


def _shapes(article: Article) -> list[tuple[int, Shape]]:
    """Every shape with the index of its block, names of people taken out."""
    language = article.language[:2] if article.language != "und" else "und"
    names = month_names(article.text)
    found = []
    for index, block in enumerate(article.blocks):
        if block.kind in _SKIPPED:
            continue
        for shape in find_shapes(article.text, block.span.start, block.span.end, language):
            alone = shape.kind == "month" and shape.year is None
            if not (alone and shape.month in names) and shape.kind != "recurring":
                found.append((index, shape))
    return found


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
    anchor = anchor_of(article)
    shapes = _shapes(article)
    known = _only_year([shape for _, shape in shapes])
    starts = [sentence.span.start for sentence in sentences]
    live = {
        index
        for index, block in enumerate(article.blocks)
        if block.kind not in _SKIPPED and _LIVE_ENTRY.match(text, block.span.start, block.span.end)
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
        needs_tense = shape.kind in ("weekday", "month", "day") and shape.year is None
        tense = _tense(text, shape, low, high) if needs_tense else ""
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
