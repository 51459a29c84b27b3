"""Numbers of a sentence: in digits or in words, each with its bound and its sign.

Own reading, and a strict one: it serves to refuse. What the language step read in the cited
passages (other languages, sums) comes in beside it as ``Figure`` values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from variorum.text import fold

_ONES = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_ATTACHED = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "b": 10**9, "bn": 10**9, "tn": 10**12}
_ORDINALS = """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh
    twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    twentieth""".split()
# Words of quantity without a value of their own: they must stand as they are.
_VAGUE = """half halves quarter quarters dozen dozens scores hundreds thousands millions billions
    twice double doubled doubles triple tripled thrice twofold threefold once couple majority
    minority most all every none nobody both""".split()
_LOOSE = frozenset("once most all every none nobody both couple".split())
_UNITS = frozenset("kg g km m cm mm ml l mw kw gb mb tb ha mph kmh kph p c f v".split())

_NUMBER_WORD = "|".join(sorted([*_ONES, *_TENS, *_SCALES], key=len, reverse=True))
_WORDS = re.compile(
    rf"(?<![\w'])(?:(?:a|an)[ -](?=(?:hundred|thousand|million|billion|trillion)\b))?"
    rf"(?:{_NUMBER_WORD})(?!\w)"
    rf"(?:[ -](?:and[ ](?=(?:{_NUMBER_WORD})\b))?(?:{_NUMBER_WORD})(?!\w))*",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?<![\w.,])(?P<minus>-(?=\d))?(?P<number>\d{1,3}(?:[,.' ]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)?)(?P<tail>[^\W\d_]+\d*)?"
)
_CODE = re.compile(r"(?<!\w)[^\W\d_]+[-/.]?\d[\w-]*")
_SCALE_AFTER = re.compile(r"[ -](hundred|thousand|million|billion|trillion|bn|mn|m)\b", re.I)
_PERCENT = re.compile(r"[ -]?(?:%|per ?cent\b|pc\b|percentage)", re.I)
_MONEY_BEFORE = re.compile(r"[$£€¥]\s?$")
_ABOVE = re.compile(
    r"\b(?:more than|over|above|exceeding|at least|no fewer than|no less than|not less than|"
    r"upwards of|in excess of|a minimum of|well over|just over)\s+(?:[$£€¥]\s?)?$",
    re.I,
)
_BELOW = re.compile(
    r"\b(?:fewer than|less than|under|below|at most|no more than|not more than|up to|as many as|"
    r"nearly|almost|close to|just under|just short of|a maximum of)\s+(?:[$£€¥]\s?)?$",
    re.I,
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|circa|an estimated)\s+(?:[$£€¥]\s?)?$", re.I
)
_MORE = re.compile(r"\s*(?:\+|or more\b)", re.I)
_LESS = re.compile(r"\s*or (?:fewer|less)\b", re.I)
_ARTICLES = re.compile(r"\b(?:a|an|one|single|sole|lone)\s+(\w+)", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at ``[start, end)``.

    ``values`` holds its readings ("1.300" has two), the likeliest first; ``kind`` is
    "number", "ordinal", or "words" for what must stand as it is written (``written``).
    ``bound`` is above, below, about or empty; ``percent`` and ``money`` tell its sign.
    """

    start: int
    end: int
    values: tuple[Fraction, ...] = ()
    kind: str = "number"
    written: str = ""
    bound: str = ""
    percent: bool = False
    money: bool = False
    noun: str = ""


def figures(text: str) -> tuple[Figure, ...]:
    """Every number of a text, in order. Offsets are those of the text. Cost: linear."""
    folded = fold(text)
    found: list[Figure] = []
    taken = bytearray(len(folded) + 1)
    for match in _CODE.finditer(folded):
        found.append(_verbatim(match.group(), match.start(), match.end()))
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for match in _DIGITS.finditer(folded):
        if not taken[match.start("number")]:
            found.append(_digits(folded, match))
    for match in _WORDS.finditer(folded):
        value = _value(re.split(r"[ -]+", match.group().casefold()))
        end = match.end()
        found.append(_dressed(folded, match.start(), end, (value,), match.group()))
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(_VAGUE)})(?!\w)", folded, re.I):
        if match.group().casefold() not in _LOOSE:
            found.append(_verbatim(match.group(), match.start(), match.end()))
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(_ORDINALS)})(?!\w)", folded, re.I):
        value = Fraction(_ORDINALS.index(match.group().casefold()))
        found.append(Figure(match.start(), match.end(), (value,), "ordinal", match.group()))
    return tuple(sorted(found, key=lambda figure: (figure.start, figure.end)))


def _verbatim(written: str, start: int, end: int) -> Figure:
    return Figure(start, end, (), "words", written.casefold())


def _digits(text: str, match: re.Match[str]) -> Figure:
    written, tail = match["number"], (match["tail"] or "").casefold()
    start, end = match.start(), match.end()
    values = _readings(written)
    if match["minus"]:
        values = tuple(-value for value in values)
    if tail in ("st", "nd", "rd", "th"):
        return Figure(start, end, values, "ordinal", match.group())
    if tail in _ATTACHED:
        values = (*(value * _ATTACHED[tail] for value in values), *values)
    elif tail and tail not in _UNITS and tail not in ("am", "pm"):
        return _verbatim(match.group(), start, end)
    scale = _SCALE_AFTER.match(text, end)
    if scale and not tail:
        factor = _SCALES.get(scale[1].casefold()) or _ATTACHED[scale[1].casefold()]
        values, end = tuple(value * factor for value in values), scale.end()
    return _dressed(text, start, end, values, match.group())


def _readings(written: str) -> tuple[Fraction, ...]:
    """What digits with separators can mean, the English reading first."""
    plain = re.sub(r"[ ']", "", written)
    marks = [sign for sign in plain if sign in ".,"]
    if not marks:
        return (Fraction(int(plain[:40])),)
    last = marks[-1]
    whole, _, rest = plain.rpartition(last)
    grouped = Fraction(int(re.sub(r"\D", "", plain)[:40]))
    if len(set(marks)) == 1 and (len(marks) > 1 or len(rest) == 3):
        decimal = Fraction(f"{whole.replace(last, '')}.{rest}") if len(marks) == 1 else grouped
        return (grouped, decimal) if last == "," or len(marks) > 1 else (decimal, grouped)
    return (Fraction(f"{re.sub(r'[.,]', '', whole)}.{rest}"),)


def _value(words: list[str]) -> Fraction:
    total, part = 0, 0
    for word in words:
        if word in _ONES:
            part += _ONES[word]
        elif word in _TENS:
            part += _TENS[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in _SCALES:
            total += max(part, 1) * _SCALES[word]
            part = 0
    return Fraction(total + part)


def _dressed(text: str, start: int, end: int, values: tuple[Fraction, ...], written: str) -> Figure:
    before = text[max(0, start - 40) : start]
    bound = ""
    if _ABOVE.search(before) or _MORE.match(text, end):
        bound = "above"
    elif _BELOW.search(before) or _LESS.match(text, end):
        bound = "below"
    elif _ABOUT.search(before):
        bound = "about"
    noun = re.match(r"[ -]+(\w+)", text[end : end + 40])
    return Figure(
        start,
        end,
        values,
        "number",
        written.casefold(),
        bound,
        _PERCENT.match(text, end) is not None,
        _MONEY_BEFORE.search(before) is not None,
        noun[1].casefold() if noun else "",
    )


def stands(figure: Figure, texts: Iterable[str], others: Iterable[Figure]) -> bool:
    """Whether a number stands in one of the texts, with the same bound and sign.

    Args:
        texts: The cited passages.
        others: Their numbers: ``figures`` of each, and what the language step read there.
    """
    if figure.kind == "words":
        return any(_has_word(text, figure.written) for text in texts)
    same = [
        other
        for other in others
        if (other.kind == figure.kind and set(other.values) & set(figure.values[:1]))
    ]
    if figure.kind == "ordinal":
        return bool(same)
    for other in same:
        if other.percent != figure.percent:
            continue
        if figure.money and not other.money:
            continue
        if _fits(figure.bound, other.bound):
            return True
    if figure.values == (Fraction(1),) and figure.noun and not figure.bound:
        # "one driver" where the passage has "a driver".
        return any(
            found[1].casefold() == figure.noun for t in texts for found in _ARTICLES.finditer(t)
        )
    return False


def _fits(bound: str, other: str) -> bool:
    """A bound may be added nowhere, and none that matters may be left out."""
    if bound == other:
        return True
    return not {bound, other} & {"above", "below"} and bound != "about"


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", fold(text), re.I) is not None
