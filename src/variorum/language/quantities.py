"""Numbers of an article with what they count or measure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from variorum.language.counted import Counted, noun_after, phrase_after, singular
from variorum.language.date_finding import SKIPPED, shapes_of
from variorum.language.numbers import Numeral, find_numerals
from variorum.language.patterns import DASH, SP
from variorum.language.quantity_abroad import join_abroad, patterns_of, read_abroad
from variorum.language.quantity_joins import as_part, is_loose, join
from variorum.language.quantity_patterns import (
    ADDED_AFTER,
    ADDED_BEFORE,
    AGE_AFTER,
    AGED_BEFORE,
    ALREADY_COUNTED,
    BOUND_AFTER,
    BOUND_BEFORE,
    BOUND_ONE,
    CENTURY_OLD,
    COMMA_AGE_AFTER,
    COMMA_AGE_BEFORE,
    FATE_AFTER,
    LOOSE_TIED,
    MONEY_AFTER,
    NAME_AGE,
    OF,
    OF_WHAT,
    ONE_AND_HALF,
    ONE_IDIOMS,
    ONE_IN,
    PEOPLE,
    SIGN_BEFORE,
    TALL,
    TALLY,
    TIED_IDIOMS,
    UNIT_AFTER,
    VERB_BEFORE,
    YEARLIKE,
)
from variorum.language.quantity_traps import is_name, is_reference
from variorum.language.quantity_words import (
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    STATE_VERBS,
    TIME_UNITS,
    UNITS,
)
from variorum.model import Article, Quantity, Sentence, Span
from variorum.model.analysis import Bound

# Blocks whose dates are read but not their numbers.
_UNCOUNTED = frozenset({"byline", "dateline"})
_I = re.IGNORECASE


# Most numbers have neither money nor a unit behind them: the first letters tell.
_GAPS = " \u00a0\u2009\u202f-\u2010\u2011\u2012\u2013\u2014"
_MONEY_HEADS = {word.casefold()[:2] for word in (*CURRENCY_CODES, *CURRENCY_WORDS)} | {"of"}
_MONEY_SIGNS = frozenset("\u20ac\u00a3$\u00a5\u20b9")
_UNIT_HEADS = {unit.casefold()[:2] for unit in UNITS if len(unit) > 1} | {"se"}
_SHORT_UNITS = {unit.casefold() for unit in UNITS if len(unit) == 1}
_TIE = re.compile(DASH)
_AGED_UNITS = ("century-", "Century-", "decade-", "Decade-")
_OPENING = "([{\"'\u201c\u2018\u00ab-\u2013\u2014/"
# How the words of a bound can end; most numbers have none before them.
_BOUND_ENDS = {phrase.split()[-1] for phrase in BOUNDS_BEFORE} | {
    *"another further additional estimated some many".split()
}


class _Reader:
    """The text of one article while its numbers are read."""

    def __init__(self, text: str) -> None:
        self.text = text

    def unit(self, numeral: Numeral, low: int, high: int) -> tuple[str, int, int]:
        """Unit name with the widened place of number and unit; "" where there is none."""
        text = self.text
        before = SIGN_BEFORE.search(text[max(low, numeral.start - 5) : numeral.start])
        start, end = numeral.start, numeral.end
        if before:
            sign = before["sign"]
            name = CURRENCY_SIGNS[sign] if sign else before["code"]
            return name, start - (before.end() - before.start()), end
        ahead = end + 1 if text[end : end + 1] in _GAPS else end
        head = text[ahead : ahead + 2].casefold()
        money = head[:2] in _MONEY_HEADS or head[:1] in _MONEY_SIGNS
        after = MONEY_AFTER.match(text, end, high) if money else None
        if after:
            if after["sign"]:
                return CURRENCY_SIGNS[after["sign"]], start, after.end()
            if after["code"]:
                return after["code"], start, after.end()
            return CURRENCY_WORDS[after["word"].casefold()], start, after.end()
        measured = head[:2] in _UNIT_HEADS or head[:1] in _SHORT_UNITS
        match = UNIT_AFTER.match(text, end, high) if measured else None
        if match:
            written = match["unit"].casefold()
            name = UNITS.get(written, "second")
            if name == "pound" and numeral.scale > 1:
                return "GBP", start, match.end()
            if not (name == "stone" and not numeral.digits):
                return name, start, match.end()
        return "", start, end


def _bound(text: str, start: int, end: int, low: int, high: int) -> Bound:
    window = text[max(low, start - 48) : start]
    words = window.split()
    near = bool(words) and words[-1].lstrip(_OPENING).casefold() in _BOUND_ENDS
    before = BOUND_BEFORE.search(window) if near else None
    if before:
        return BOUNDS_BEFORE[before["bound"].casefold()]  # type: ignore[return-value]
    after = BOUND_AFTER.match(text, end, high)
    if after:
        if after.group() in ("-strong", "-odd"):
            return "about"
        word = after["bound"]
        return BOUNDS_AFTER[word.casefold()] if word else "at_least"  # type: ignore[return-value]
    return "exact"


def _antecedent(text: str, start: int, end: int, low: int, high: int) -> Counted | None:
    """What a bare number counts by the words before it: "the toll climbs to", "killing"."""
    window = max(low, start - 80)
    verb = VERB_BEFORE.search(text[window:start])
    if verb:
        place = (window + verb.start("verb"), window + verb.end("verb"))
        return Counted(STATE_VERBS[verb["verb"].casefold()], *place)
    fate = FATE_AFTER.match(text, end, high)
    if fate:
        state = fate["state"]
        noun = STATE_VERBS.get(state.casefold(), state.casefold()) if state else "dead"
        return Counted(noun, fate.start("state" if state else "died"), fate.end())
    tally = TALLY.search(text[window:start])
    if tally is None:
        return None
    if tally["state"]:
        state = tally["state"].casefold()
        return Counted(state, window + tally.start("state"), window + tally.end("state"))
    name = "of" if tally["of"] else "noun" if tally["noun"] else "colon"
    word = tally[name].casefold()
    if name != "of" and word in ("number", "total", "figure", "count", "estimate", "record"):
        return None
    return Counted(singular(word), window + tally.start(name), window + tally.end(name))


def _number(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def _read_one(reader: _Reader, numeral: Numeral, low: int, high: int) -> Quantity | None:
    """One number as a quantity on its own, before ranges and parts of wholes are joined."""
    text = reader.text
    if is_reference(text, numeral, low, high):
        return None
    written = text[numeral.start : numeral.end]
    unit, start, end = reader.unit(numeral, low, high)
    one = numeral.value == 1 and numeral.of is None
    noun: Counted | None = None
    if numeral.of is not None:
        of = OF.match(text, numeral.end, high)
        half = written.casefold() == "half"
        the = half and re.compile(rf"{SP}+(?:the|its|their|his|her|our|all|an?)(?!\w)", _I).match(
            text, numeral.end, high
        )
        if unit in TIME_UNITS and unit == "":
            return None
        if not (of or the or written.casefold().startswith(("two", "three", "four", "five"))):
            return None
        before = text[max(low, numeral.start - 16) : numeral.start].casefold().split()
        if before and before[-1] in ("first", "second", "other", "better", "the", "past", "last"):
            return None
        hours = half and re.compile(
            rf"{SP}+an?{SP}+(?P<unit>minute|hour|day|month|year|mile|century|decade|tonne|ton"
            r"|kilometre|kilometer|metre|meter|kilo|litre|liter|pint)(?!\w)",
            _I,
        ).match(text, numeral.end, high)
        if hours:
            value = 0.5
            return Quantity(
                Span(start, hours.end()), value, value, unit=UNITS[hours["unit"].casefold()]
            )
        noun = phrase_after(text, of.end() if of else numeral.end, high)
    elif unit:
        old = AGE_AFTER.match(text, end, high)
        if unit == "year" and old:
            noun = Counted("age", old.start("old"), old.end("old"))
        else:
            of = OF_WHAT.match(text, end, high)
            if of and (of["of"] or unit.isupper()):
                noun = phrase_after(text, of.end(), high)
            elif not of and unit not in TIME_UNITS:
                tied = bool(_TIE.search(text, numeral.end, end))
                if tied or unit.isupper() or unit.startswith("percent"):
                    noun = phrase_after(text, end, high, tied=True)
    else:
        metres = numeral.digits and numeral.scale == 1_000_000 and written[-1] == "m"
        if metres and TALL.match(text, end, high):
            # "4.5m high" is metres, "4.5m people" millions.
            unit, numeral = "metre", replace(numeral, value=numeral.value / numeral.scale)
        aged = AGED_BEFORE.search(text[max(low, start - 10) : start])
        comma = (
            numeral.digits
            and 0 < numeral.value < 115
            and numeral.value.denominator == 1
            and COMMA_AGE_BEFORE.search(text[max(low, start - 30) : start])
            and (
                COMMA_AGE_AFTER.match(text, end, high)
                or NAME_AGE.search(text[max(low, start - 50) : end + 1])
            )
        )
        if aged or comma:
            place = (start - (aged.end() - aged.start()), start - 1) if aged else None
            return Quantity(
                Span(start, end),
                *(2 * (_number(numeral.value),)),
                unit="year",
                noun="age",
                noun_span=Span(*place) if place else None,
            )
        after = BOUND_AFTER.match(text, end, high)
        of = OF.match(text, end, high) if numeral.vague else None
        if of:
            noun = phrase_after(text, of.end(), high)
        else:
            noun = noun_after(text, after.end() if after else end, high, one=one)
            if after and after.group() == "-strong":
                noun = noun_after(text, after.end(), high, one=True)
        if metres and not unit and noun is None:
            return None
    if (
        not unit
        and numeral.digits
        and YEARLIKE.match(written)
        and (noun is None or noun.noun.split(" ")[-1] not in PEOPLE)
    ):
        return None
    if (
        noun is None
        and not unit
        and len(written) == 2
        and written.isdecimal()
        and (text[max(0, start - 1) : start] in ("'", "\u2018", "\u2019"))
    ):
        return None  # "the class of '16"
    if is_name(text, numeral, low, noun, unit):
        return None
    if (
        one
        and not numeral.digits
        and not unit
        and noun is None
        and not ONE_IN.match(text, end, high)
    ):
        return None
    if not numeral.digits and numeral.value <= 1 and numeral.of is None:
        previous = text[max(low, start - 8) : start].casefold().split()
        if (
            written.casefold() == "one"
            and previous
            and previous[-1]
            in ("no", "any", "every", "this", "that", "which", "each", "day", "the", "another")
        ):
            return None
        if numeral.value == 0 and not unit and noun is None:
            return None
        if written.casefold() == "one" and (
            unit == "day"
            or (noun is not None and noun.noun in ONE_IDIOMS)
            or " ".join(previous[-2:]) == "the only"
        ):
            return None  # "one day", "at one point", "the only one"
    if LOOSE_TIED.match(text, end):
        return None
    if (
        noun is None
        and not unit
        and not numeral.digits
        and numeral.value <= 12
        and (numeral.of is None and ALREADY_COUNTED.search(text[max(low, start - 12) : start]))
    ):
        return None  # "the two", "these three"
    if noun is None and not unit and numeral.of is None:
        noun = _antecedent(text, start, end, low, high)
    if (
        noun is not None
        and noun.noun in TIED_IDIOMS
        and noun.start == end + 1
        and (text[end] in "-\u2010\u2011")
    ):
        return None
    value = _number(numeral.value)
    bound: Bound = _bound(text, start, end, low, high)
    if numeral.vague and bound == "exact":
        bound = "at_least"
    added = bool(
        ADDED_BEFORE.search(text[max(low, start - 20) : start])
        or ADDED_AFTER.match(text, end, high)
    )
    return Quantity(
        Span(start, end),
        value,
        value,
        bound,
        unit,
        noun.noun if noun else "",
        Span(noun.start, noun.end) if noun else None,
        float(numeral.of) if numeral.of else None,
        part=added,
    )


def _century_old(text: str, low: int, high: int) -> list[Quantity]:
    """ "A century-old bridge" is about a hundred years old."""
    found = []
    for match in CENTURY_OLD.finditer(text, low, high):
        years = {"century": 100.0, "decade": 10.0}[match["unit"].casefold()]
        years *= {"half-": 0.5, "quarter-": 0.25}.get((match["n"] or "").casefold(), 1.0)
        old = match["old"].casefold() == "old"
        found.append(
            Quantity(
                Span(match.start(), match.end()),
                years,
                years,
                "about",
                "year",
                "age" if old else "",
                Span(match.start("old"), match.end("old")) if old else None,
            )
        )
    return found


def _of_one_unit(text: str, low: int, high: int) -> list[Quantity]:
    """ "A year and a half", "more than a year": a length of which no number is written."""
    found = []
    for match in ONE_AND_HALF.finditer(text, low, high):
        span = Span(match.start(), match.end())
        found.append(Quantity(span, 1.5, 1.5, unit=UNITS[match["unit"].casefold()]))
    for match in BOUND_ONE.finditer(text, low, high):
        bound: Bound = BOUNDS_BEFORE[match["bound"].casefold()]  # type: ignore[assignment]
        span = Span(match.start("one"), match.end("unit"))
        found.append(Quantity(span, 1.0, 1.0, bound, UNITS[match["unit"].casefold()]))
    return found


def find_quantities(article: Article, sentences: Sequence[Sentence]) -> tuple[Quantity, ...]:
    """Find the numbers of an article that count or measure something.

    Dates, times, ages of the calendar, ordinals, list and phone numbers, scores and
    numbers that are part of a name are left out. ``span`` covers number and unit; words
    such as "at least" show in ``bound`` alone, and then ``low == high`` is the number said.
    A share is kept as ``low`` out of ``out_of`` ("two thirds" is 2 of 3).

    Cost: time linear in the text. More: docs/methods/quantities.md.
    """
    text = article.text
    language = article.language[:2].casefold()
    english = language == "en"
    if not english and patterns_of(language) is None:
        return ()
    reader = _Reader(text)

    def read_at(numeral: Numeral, low: int, high: int) -> Quantity | None:
        if english:
            return _read_one(reader, numeral, low, high)
        return read_abroad(text, numeral, low, high, language)

    spans = sorted((sentence.span for sentence in sentences), key=_start)
    found: list[Quantity] = []
    aged = english and any(word in text for word in _AGED_UNITS)
    told = [block for block in article.blocks if block.kind not in SKIPPED]
    for block, shapes in zip(told, shapes_of(article), strict=True):
        if block.kind in _UNCOUNTED:
            continue
        start, end = block.span.start, block.span.end
        numerals = find_numerals(text, start, end, language)
        old = _century_old(text, start, end) if aged else []
        if english:
            old += _of_one_unit(text, start, end)
        found.extend(old)
        if not numerals:
            continue
        taken = [(shape.start, shape.end) for shape in shapes if shape.kind != "perhaps"]
        begins = [begin for begin, _ in taken]
        pieces = _pieces(spans, start, end)
        starts = [piece[0] for piece in pieces]
        per_piece: dict[int, list[tuple[Quantity, int]]] = {}
        read_to = start
        for numeral in numerals:
            if numeral.start < read_to:
                continue  # "cent" in "5 pour cent"
            if any(numeral.start < q.span.end and q.span.start < numeral.end for q in old):
                continue  # "a half" in "an hour and a half"
            at = bisect_right(begins, numeral.start) - 1
            if at >= 0 and numeral.start < taken[at][1]:
                continue
            if at + 1 < len(taken) and taken[at + 1][0] < numeral.end:
                continue
            piece = max(0, bisect_right(starts, numeral.start) - 1)
            low, high = pieces[piece]
            if numeral.end > high:
                high = end
            read = read_at(numeral, low, high)
            if read is not None and read.span.start < read_to:
                read = read_at(numeral, read_to, high)  # "5 € 5": the sign is taken
            if read is not None:
                read_to = read.span.end
                per_piece.setdefault(piece, []).append((read, numeral.scale))
        for piece, several in per_piece.items():
            low, high = pieces[piece]
            if not english:
                found.extend(
                    quantity
                    for quantity in join_abroad(text, several, low, language)
                    if not is_loose(text, quantity)
                )
                continue
            found.extend(
                as_part(text, quantity, high)
                for quantity in join(text, several, low)
                if not is_loose(text, quantity)
            )
    found.sort(key=lambda quantity: (quantity.span.start, quantity.span.end))
    return tuple(found)


def _pieces(sentences: Sequence[Span], start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a block as ranges that cover it; the block itself where there are none."""
    first = bisect_left(sentences, start, key=_start)
    last = bisect_left(sentences, end, key=_start)
    edges = [start, *(span.start for span in sentences[first + 1 : last]), end]
    return [(edges[index], edges[index + 1]) for index in range(len(edges) - 1)]


def _start(span: Span) -> int:
    return span.start
