"""Numbers that belong together: ranges, changes, parts of a whole."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.language.counted import phrase_after
from variorum.language.patterns import DASH, SP
from variorum.language.quantity_patterns import (
    CHANGE,
    OUT_OF,
    PARTITIVE,
    RANGE_JOIN,
    VOTE,
)
from variorum.model import Quantity, Span

_I = re.IGNORECASE


def join(text: str, found: list[tuple[Quantity, int]], low: int) -> list[Quantity]:
    """Join "10 to 15", "between 10 and 15" and "17 of the 27" into one quantity each."""
    joined: list[Quantity] = []
    last_scale = 1
    for quantity, scale in found:
        last = joined[-1] if joined else None
        before_scale, last_scale = last_scale, scale
        if last is None or last.bound == "range" or last.out_of is not None:
            joined.append(quantity)
            continue
        gap = text[last.span.end : quantity.span.start]
        word_gap = gap.strip().casefold()
        lead = text[max(low, last.span.start - 48) : last.span.start]
        same_unit = last.unit in ("", quantity.unit)
        bare = last.noun_span is None or not (
            last.span.start <= last.noun_span.start < quantity.span.start
        )
        if OUT_OF.match(gap) and quantity.low >= last.low and not quantity.unit and not last.unit:
            noun, place = (
                (quantity.noun, quantity.noun_span)
                if quantity.noun
                else (last.noun, last.noun_span)
            )
            joined[-1] = replace(
                last,
                span=Span(last.span.start, quantity.span.end),
                noun=noun,
                noun_span=place,
                out_of=quantity.low,
            )
            continue
        noun_gap = (
            re.fullmatch(
                rf"{SP}+(?:out{SP}+of|in){SP}+(?:every{SP}+)?",
                text[last.noun_span.end : quantity.span.start],
                _I,
            )
            if last.noun_span and last.span.end <= last.noun_span.start < quantity.span.start
            else None
        )
        if (
            noun_gap
            and last.low == 1
            and not quantity.noun
            and not quantity.unit
            and quantity.low > 1
        ):
            joined[-1] = replace(  # "one post in nine"
                last, span=Span(last.span.start, quantity.span.end), out_of=quantity.low
            )
            continue
        money = bool(last.unit) and not quantity.unit and last.unit.isupper()
        # "$5-10 million", "10 to 15 million": the scale belongs to both.
        floor = last.low * scale if before_scale == 1 and last.low < 1000 else last.low
        if bare and (same_unit or money) and floor < quantity.low and RANGE_JOIN.fullmatch(gap):
            between = re.search(rf"\bbetween{SP}+\Z", lead, _I) is not None
            change = bool(re.search(rf"\bfrom{SP}+\Z", lead, _I) and CHANGE.search(lead))
            if word_gap == "and":
                is_range = between
            else:
                counted = bool(quantity.noun or quantity.unit or money or last.bound != "exact")
                is_range = counted and not VOTE.search(lead) and not change
            if is_range:
                joined[-1] = replace(
                    quantity,
                    span=Span(last.span.start, quantity.span.end),
                    low=floor,
                    bound="range",
                    unit=quantity.unit or last.unit,
                )
                continue
        if (
            bare
            and not last.unit
            and quantity.unit
            and re.fullmatch(rf"{SP}+(?:to|or|and){SP}+", gap)
        ):
            # "from 10 to 15 per cent": the unit is said once for both.
            joined[-1] = last = replace(last, unit=quantity.unit)
        if bare and last.noun and not quantity.noun and same_unit and word_gap == "to":
            # "the number of injured rose from 17 to 21"
            quantity = replace(quantity, noun=last.noun, noun_span=last.noun_span)
        joined.append(quantity)
    return joined


def is_loose(text: str, quantity: Quantity) -> bool:
    """Half of "3-1" that joined no range, or a "one" that was no "one in nine"."""
    start, end = quantity.span.start, quantity.span.end
    if re.search(rf"\d{DASH}\Z", text[max(0, start - 2) : start]) or re.match(
        rf"{DASH}[\d$€£]", text[end : end + 2]
    ):
        return True
    return (
        text[start:end].casefold() == "one"
        and not quantity.noun
        and quantity.out_of is None
        and not quantity.unit
    )


def as_part(text: str, quantity: Quantity, high: int) -> Quantity:
    """ "Five of the injured" are part of a total that is counted elsewhere."""
    if quantity.unit or quantity.out_of is not None:
        return quantity
    match = PARTITIVE.match(text, quantity.span.end, high)
    if match is None:
        return quantity
    if match["rest"].casefold() in ("them", "whom", "which", "those", "these"):
        return replace(quantity, noun="", noun_span=None, part=True)
    noun = phrase_after(text, match.start("rest") - 1, high)
    if noun is None:
        return replace(quantity, noun="", noun_span=None, part=True)
    return replace(quantity, noun=noun.noun, noun_span=Span(noun.start, noun.end), part=True)
