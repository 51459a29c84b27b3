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
        turned = _turned(text, last, quantity, gap, lead, before_scale, scale)
        if turned is not None:
            joined[-1] = turned
            continue
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


_FROM = re.compile(rf"\bfrom{SP}+(?:an?{SP}+)?(?:about{SP}+|around{SP}+)?\Z", _I)
_TO = re.compile(rf"{SP}+to{SP}+(?:about{SP}+|around{SP}+|a{SP}+|an{SP}+)?\Z", _I)
_FROM_BEHIND = re.compile(
    rf",?{SP}(?:(?P<turn>up|down){SP})?from{SP}(?:about{SP}|around{SP}|an?{SP}(?:\w+{SP})?)?\Z", _I
)


def _turned(
    text: str,
    last: Quantity,
    quantity: Quantity,
    gap: str,
    lead: str,
    before_scale: int,
    scale: int,
) -> Quantity | None:
    """ "From 2 to 5 per cent", "5 per cent, up from 2": one quantity with what it was before."""
    if last.before is not None or quantity.out_of is not None:
        return None
    span = Span(last.span.start, quantity.span.end)
    behind = _FROM_BEHIND.match(gap)
    if behind:
        same = quantity.unit in ("", last.unit) and (
            not quantity.noun or quantity.noun == last.noun
        )
        inside = last.noun_span is not None and last.noun_span.start >= last.span.end
        if same and not inside and (behind["turn"] or CHANGE.search(lead)):
            return replace(last, span=span, before=quantity.low)
        return None
    tail = gap
    if last.noun_span is not None and last.span.end <= last.noun_span.start < quantity.span.start:
        if last.noun != quantity.noun and quantity.noun:
            return None
        tail = text[last.noun_span.end : quantity.span.start]
    money = last.unit.isupper() and not quantity.unit
    if not (money or last.unit in ("", quantity.unit)):
        return None
    if not (_TO.match(tail) and _FROM.search(lead)):
        return None
    small_first = before_scale == 1 and last.low < 1000 and last.low * scale <= quantity.low
    first = last.low * scale if small_first and scale > 1 else last.low
    clause = text[max(0, last.span.start - 90) : last.span.start]
    if not (
        CHANGE.search(clause.rpartition(". ")[2])
        or first > quantity.low
        or _CHANGE_AFTER.match(text[quantity.span.end : quantity.span.end + 24])
    ):
        return None
    return replace(
        quantity,
        span=span,
        unit=quantity.unit or last.unit,
        noun=quantity.noun or last.noun,
        noun_span=quantity.noun_span or last.noun_span,
        before=first,
    )


_CHANGE_AFTER = re.compile(r"[^.;\n]{0,12}?\b(?:rise|increase|fall|drop|jump|cut)\b", _I)


def is_loose(text: str, quantity: Quantity) -> bool:
    """Half of "3-1" that joined no range, or a "one" that was no "one in nine"."""
    start, end = quantity.span.start, quantity.span.end
    if re.search(rf"\d(?:{DASH}|:)\Z", text[max(0, start - 2) : start]) or re.match(
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
