"""Quantities in languages other than English: unit, bound, noun, and numbers that belong together.

A lighter reading than the English one: the noun is the next word that can be one, as it is
written, or the English word where it is among those that are compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.language.counted import Counted
from variorum.language.numbers import Numeral
from variorum.language.patterns import DASH, SP, any_of, spaced
from variorum.language.quantity_patterns import SIGN_BEFORE, YEARLIKE
from variorum.language.quantity_traps import is_reference
from variorum.language.quantity_words import CURRENCY_SIGNS, SYMBOL_UNITS
from variorum.language.tongues.figures import Figures
from variorum.language.tongues.tables import figures_of
from variorum.model import Quantity, Span
from variorum.model.analysis import Bound

_I = re.IGNORECASE
_WORD = re.compile(r"[^\W\d_](?:[\w'\u2019\-\u2010\u2011]*\w)?")
_GAP = re.compile(rf"{SP}+[\"\u201c\u201e\u00ab\u2018]?{SP}?")
_STATES = frozenset({"dead", "injured", "missing", "arrested", "displaced"})
# What a bare "1950" may count; before anything else it is a year.
_COUNTABLE = (
    frozenset("person child worker job country victim vote house home member seat".split())
    | _STATES
)
# "12 Uhr", "20-prozentig" and the like are read whole or not at all.
_TIED = re.compile(r"[-\u2010\u2011][^\W\d_]")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:\u201c\u201e\u00ab\"\n])\s*\Z")
_NEARLY_NONE = 12


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of one language, compiled."""

    figures: Figures
    money: re.Pattern[str]
    unit: re.Pattern[str]
    bound: re.Pattern[str]
    bound_after: re.Pattern[str]
    of: re.Pattern[str]
    out_of: re.Pattern[str]
    out_of_next: re.Pattern[str]
    range: re.Pattern[str]
    both: re.Pattern[str]
    between: re.Pattern[str]
    onto: re.Pattern[str]
    from_: re.Pattern[str]
    change: re.Pattern[str]
    more: re.Pattern[str]
    more_after: re.Pattern[str]
    age: re.Pattern[str]
    aged_before: re.Pattern[str]
    comma_age: re.Pattern[str]


@lru_cache(maxsize=32)
def patterns_of(tongue: str) -> _Patterns | None:
    """The patterns of quantities of a language (a primary tag), ``None`` where there are none."""
    f = figures_of(tongue)
    if f is None:
        return None
    of = f"(?:(?:{spaced(f.of)}){SP}|d['\u2019])"
    units = spaced(any_of({**f.units, **SYMBOL_UNITS}))
    years = spaced(any_of(word for word, unit in f.units.items() if unit == "year") or "(?!)")
    extra = r"(?:\.|(?![\w]))"
    return _Patterns(
        f,
        re.compile(
            rf"{SP}?(?P<sign>[€£$¥₹])(?!\w)|{SP}(?P<code>[A-Z]{{3}})(?!\w)"
            rf"|(?:{SP}{of}|{SP}|-)?(?P<word>(?i:{spaced(any_of(f.money))}))(?!\w)"
            rf"|{SP}(?P<crown>kr)\b\.?"
        ),
        re.compile(rf"(?:{SP}|{DASH})?(?P<unit>{units}){extra}", _I),
        re.compile(
            rf"(?<!\w)(?P<bound>{spaced(any_of(f.bounds))})(?:(?<=['\u2019])|{SP}+)"
            rf"(?:(?:les?|la|los|las|i|gli|de|die|der|den|os|as){SP}+)?\Z",
            _I,
        ),
        re.compile(rf"{SP}(?P<bound>{spaced(any_of(f.bounds_after) or '(?!)')})(?!\w)", _I),
        re.compile(rf"{SP}{of}(?:(?:der|den|de|des|las|los|les|la|el|il|i|le){SP})?", _I),
        re.compile(rf"{SP}(?:{spaced(f.out_of)}){SP}\Z", _I),
        re.compile(rf"{SP}(?:{spaced(f.out_of)}){SP}(?P<next>\w+)", _I),
        re.compile(rf"(?:{SP}?{DASH}{SP}?|{SP}(?:{spaced(f.to)}){SP})\Z", _I),
        re.compile(
            rf"{SP}(?:{spaced(f.and_)}){SP}(?:(?:de|den|die|der|los|las|les|i|le|os|as){SP})?\Z", _I
        ),
        re.compile(
            rf"(?<!\w)(?:{spaced(f.between)}){SP}+(?:(?:los|las|les|os|as|de|i|le){SP})?\Z", _I
        ),
        re.compile(
            rf"{SP}(?:{spaced(f.onto)})(?:(?<=['\u2019])|{SP})"
            rf"(?:(?:los|las|les|um|een|et|en){SP})?\Z",
            _I,
        ),
        re.compile(
            rf"(?<!\w)(?:{spaced(f.from_)})(?:(?<=['\u2019])|{SP}+)(?:(?:los|las|les|i|le){SP})?\Z",
            _I,
        ),
        re.compile(rf"(?<!\w)(?:{f.change})(?!\w)", _I),
        re.compile(rf"(?<!\w)(?:{spaced(f.more)}){SP}+\Z", _I),
        re.compile(rf"{SP}(?:{spaced(f.more)})(?!\w)", _I),
        re.compile(rf"(?:{SP}|{DASH})?(?:{spaced(f.age)})(?!\w)", _I),
        re.compile(rf"(?<!\w)(?:{spaced(f.aged_before)}){SP}*\Z", _I),
        re.compile(rf"{SP}(?:{years})(?=[,;)])", _I),
    )


def read_abroad(text: str, numeral: Numeral, low: int, high: int, tongue: str) -> Quantity | None:
    """One number as a quantity on its own, or ``None`` where it counts nothing."""
    patterns = patterns_of(tongue)
    if patterns is None or (numeral.digits and is_reference(text, numeral, low, high)):
        return None
    f = patterns.figures
    if numeral.digits and tongue in _POINTED and _ORDINAL.match(text, numeral.end, high):
        return None
    unit, start, end, word = _unit(text, numeral, low, high, patterns)
    noun: Counted | None = None
    if unit == "year":
        noun = _age(text, numeral, start, end, low, high, word, patterns)
    if noun is None and (numeral.of is not None or not unit):
        noun = _noun(text, numeral, end, high, patterns)
    elif noun is None and (unit.startswith("percent") or unit.isupper()):
        of = patterns.of.match(text, end, high)
        noun = _word_at(text, of.end() - 1, high, f, 0) if of else None
    if not unit and numeral.of is None and _is_name(text, numeral, low, noun, f):
        return None
    if _TIED.match(text, end):
        return None
    room = numeral.of is not None and numeral.value == 1 and _ROOM.search(text, start, end)
    if room and not _OF_THE.match(text, end, high):
        return None  # "um quarto de hotel", "un quart d'heure"
    if numeral.of is not None and noun is None and not _part_stands(text, end, high, patterns):
        return None
    if not unit and noun is None and numeral.of is None:
        small = not numeral.digits and numeral.value <= _NEARLY_NONE
        small = small and not _of_a_number(text, end, high, patterns)
        if small or (numeral.digits and numeral.end - numeral.start <= 2 and numeral.value < 1):
            return None
    if (
        numeral.digits
        and not unit
        and YEARLIKE.match(text[numeral.start : numeral.end])
        and (noun is None or noun.noun not in _COUNTABLE)
    ):
        return None
    value = _float(numeral)
    bound = _bound(text, start, end, low, high, patterns)
    if bound == "exact" and (numeral.vague or numeral.about):
        bound = "at_least" if numeral.vague else "about"
    added = bool(
        patterns.more.search(text[max(low, start - 24) : start])
        or patterns.more_after.match(text, end, high)
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


_ROOM = re.compile(r"\b(?:cuarto|quarto|quart)\Z", _I)
_OF_THE = re.compile(
    rf"{SP}(?:d[aou]s?|des|del|della|dei|delle|degli|de{SP}(?:la|los|las|les|cada)"
    r"|dell['\u2019]\w+|de l['\u2019]\w+)(?!\w)",
    _I,
)


# "3. Platz": where a point makes an ordinal; a full stop has nothing behind it here.
_POINTED = frozenset("de no nb nn da".split())
_ORDINAL = re.compile(rf"\.{SP}*[^\W\d_]")


def _float(numeral: Numeral) -> float:
    try:
        return float(numeral.value)
    except OverflowError:
        return float("inf")


def _unit(
    text: str, numeral: Numeral, low: int, high: int, patterns: _Patterns
) -> tuple[str, int, int, str]:
    """The unit's name, the widened place of number and unit, and the unit as written."""
    start, end = numeral.start, numeral.end
    if numeral.of is not None:
        return "", start, end, ""
    f = patterns.figures
    before = SIGN_BEFORE.search(text[max(low, start - 5) : start])
    if before:
        name = CURRENCY_SIGNS[before["sign"]] if before["sign"] else before["code"]
        return _crown(name, f), start - (before.end() - before.start()), end, ""
    money = patterns.money.match(text, end, high)
    if money:
        if money["sign"]:
            return CURRENCY_SIGNS[money["sign"]], start, money.end(), ""
        if money["crown"]:
            return _crown("kr", f), start, money.end(), ""
        if money["word"]:
            word = " ".join(money["word"].casefold().replace("\u2019", "'").split())
            return f.money[word], start, money.end(), ""
        if money["code"] in _CODES:
            return money["code"], start, money.end(), ""
    match = patterns.unit.match(text, end, high)
    if match is None:
        return "", start, end, ""
    written = " ".join(match["unit"].casefold().replace("\u2019", "'").split())
    name = f.units.get(written) or SYMBOL_UNITS.get(written) or ""
    return name, start, match.end("unit"), written


_CODES = frozenset(CURRENCY_SIGNS.values()) | {"SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "CNY"}


def _crown(name: str, f: Figures) -> str:
    if name != "kr":
        return name
    return next((f.money[w] for w in ("kroner", "kronor") if w in f.money), "kr")


def _age(
    text: str,
    numeral: Numeral,
    start: int,
    end: int,
    low: int,
    high: int,
    word: str,
    patterns: _Patterns,
) -> Counted | None:
    if not 0 < numeral.value < 115:
        return None
    whole = patterns.age.fullmatch(" " + word) or patterns.age.fullmatch(word)
    after = patterns.age.match(text, end, high)
    if after or whole:
        return Counted("age", *(after.span() if after else (end - len(word), end)))
    if patterns.aged_before.search(text[max(low, start - 32) : start]):
        return Counted("age", end - len(word), end)
    apart = text[max(low, start - 2) : start] == ", " and text[end : end + 1] in (",", ")", ";")
    return Counted("age", end - len(word), end) if apart else None


def _bound(text: str, start: int, end: int, low: int, high: int, patterns: _Patterns) -> Bound:
    f = patterns.figures
    before = patterns.bound.search(text[max(low, start - 48) : start])
    if before:
        written = " ".join(before["bound"].casefold().split())
        name = f.bounds.get(written) or f.bounds.get(written.replace("\u2019", "'"), "about")
        return name  # type: ignore[return-value]
    after = patterns.bound_after.match(text, end, high)
    if after:
        return f.bounds_after[" ".join(after["bound"].casefold().split())]  # type: ignore[return-value]
    return "exact"


def _of_a_number(text: str, end: int, high: int, patterns: _Patterns) -> bool:
    """Whether the total follows: "fünf der sieben"."""
    match = patterns.out_of_next.match(text, end, high)
    if match is None:
        return False
    word = match["next"].casefold()
    return word[0].isdigit() or word in patterns.figures.values


def _part_stands(text: str, end: int, high: int, patterns: _Patterns) -> bool:
    """Whether a share has its whole behind it, if not as a noun that we can name."""
    return patterns.of.match(text, end, high) is not None


def _noun(text: str, numeral: Numeral, end: int, high: int, patterns: _Patterns) -> Counted | None:
    f = patterns.figures
    after = patterns.bound_after.match(text, end, high)
    begin = after.end() if after else end
    if numeral.of is not None or numeral.vague or numeral.about or numeral.scale > 1000:
        of = patterns.of.match(text, begin, high)
        if of:
            begin = of.end() - 1
        elif numeral.of is not None and not f.nouns_capital:
            return _word_at(text, begin, high, f, 0) if _DEFINITE.match(text, begin) else None
    elif numeral.digits is False or numeral.scale == 1:
        of = patterns.of.match(text, begin, high)
        if of and _THEM.match(text, of.end()):
            return None
    return _word_at(text, begin, high, f, 3 if f.nouns_capital else 2)


_DEFINITE = re.compile(rf"{SP}(?:der|des|de|het|die)(?!\w)", _I)
_THEM = re.compile(r"(?:ihnen|them|eux|elles|ellos|ellas|loro|hen|eles|elas|dem)\b", _I)


def _word_at(text: str, start: int, high: int, f: Figures, skip: int) -> Counted | None:
    """The noun at ``start`` (a space), past at most ``skip`` adjectives."""
    at, state_only = start, False
    for index in range(skip + 2):
        gap = _GAP.match(text, at, high)
        match = _WORD.match(text, gap.end(), high) if gap else None
        if match is None:
            return None
        written = match.group()
        word = written.casefold().replace("\u2019", "'")
        at = match.end()
        known = f.nouns.get(word)
        if known is not None and (not state_only or known in _STATES):
            two = _GAP.match(text, at, high)
            following = _WORD.match(text, two.end(), high) if two else None
            second = f.nouns.get(following.group().casefold()) if following else None
            if word == "orang" and second in _STATES and following is not None:
                return Counted(second, following.start(), following.end())  # "9 orang maut"
            return Counted(known, match.start(), match.end())
        if word in f.being:
            state_only = True
            continue
        if state_only or word in f.stops or word in f.values:
            if state_only and index <= skip:
                continue
            return None
        if word in f.light:
            continue
        if f.nouns_capital:
            if written[0].isupper():
                return Counted(word, match.start(), match.end())
            if word.endswith(("e", "en", "er", "es", "em")) and index < skip:
                continue
            return None
        if written[0].isupper() and not written.isupper():
            return None
        return Counted(word, match.start(), match.end())
    return None


def _is_name(text: str, numeral: Numeral, low: int, noun: Counted | None, f: Figures) -> bool:
    window = text[max(low, numeral.start - 40) : numeral.start]
    match = re.search(rf"(?P<word>[^\W\d_][\w.\-]*)(?P<gap>{SP}+|[-\u2013])\Z", window)
    if match is None:
        return False
    word = match["word"].casefold()
    if word.endswith(".") and word not in f.numbered and word[:-1] not in f.numbered:
        return False
    if match["gap"] in ("-", "\u2013"):
        return numeral.digits
    if word in f.numbered or word.rstrip(".") in f.numbered:
        return True
    if not numeral.digits or noun is not None or match["word"][0].islower():
        return False
    if word in f.stops or word in f.bounds or word in f.between.split("|"):
        return False
    before = text[low : numeral.start - len(match.group())]
    return bool(before.strip()) and not _SENTENCE_START.search(before[-3:])


def join_abroad(
    text: str, found: list[tuple[Quantity, int]], low: int, tongue: str
) -> list[Quantity]:
    """Join ranges, changes and parts of a whole into one quantity each."""
    patterns = patterns_of(tongue)
    joined: list[Quantity] = []
    last_scale = 1
    for quantity, scale in found:
        before_scale, last_scale = last_scale, scale
        last = joined[-1] if joined else None
        one = None
        if last is not None and patterns is not None and last.bound != "range":
            one = _join_two(text, last, quantity, (before_scale, scale), low, patterns)
        if one is None:
            joined.append(quantity)
        else:
            joined[-1] = one
    return joined


def _join_two(
    text: str,
    last: Quantity,
    quantity: Quantity,
    scales: tuple[int, int],
    low: int,
    patterns: _Patterns,
) -> Quantity | None:
    if last.out_of is not None or quantity.out_of is not None or last.before is not None:
        return None
    span = Span(last.span.start, quantity.span.end)
    gap = text[last.span.end : quantity.span.start]
    if len(gap) > 40 or "\n" in gap:
        return None
    lead = text[max(low, last.span.start - 60) : last.span.start]
    bare = last.noun_span is None or last.noun_span.start >= quantity.span.start
    same = last.unit in ("", quantity.unit)
    floor = last.low * scales[1] if scales[0] == 1 and last.low < 1000 else last.low
    tail = gap
    if not bare and last.noun_span is not None and last.noun == quantity.noun:
        tail, bare = text[last.noun_span.end : quantity.span.start], True
    between = patterns.both.fullmatch(gap) and patterns.between.search(lead)
    if bare and same and between and floor < quantity.low:
        return replace(quantity, span=span, low=floor, bound="range")
    if bare and same and patterns.onto.fullmatch(tail) and patterns.from_.search(lead):
        sure = patterns.figures.onto_sure
        clause = text[max(low, last.span.start - 90) : last.span.start]
        turned = sure or patterns.change.search(clause) or last.low > quantity.low
        if turned or patterns.change.search(text[quantity.span.end : quantity.span.end + 30]):
            first = floor if quantity.low >= floor and scales[0] == 1 else last.low
            return replace(quantity, span=span, before=first)
    counted = bool(quantity.noun or quantity.unit or last.bound != "exact")
    if bare and same and counted and patterns.range.fullmatch(gap) and floor < quantity.low:
        return replace(quantity, span=span, low=floor, bound="range")
    if last.unit or quantity.unit or not 1 < quantity.low >= last.low:
        return None
    behind = last.noun_span is not None and last.noun_span.start >= last.span.end
    at = last.noun_span.end if behind and last.noun_span is not None else last.span.end
    if not patterns.out_of.fullmatch(text[min(at, quantity.span.start) : quantity.span.start]):
        return None
    named = quantity if quantity.noun else last
    return replace(last, span=span, noun=named.noun, noun_span=named.noun_span, out_of=quantity.low)
