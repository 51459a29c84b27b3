"""Numbers in words in languages other than English, and what makes digits larger there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from variorum.language.patterns import SP, any_of, spaced
from variorum.language.tongues.figures import Figures
from variorum.language.tongues.tables import figures_of

_I = re.IGNORECASE
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(rf"{SP}|[-\u2010\u2011]")
_MOST = 12  # words in one number


@dataclass(frozen=True, slots=True)
class Worded:
    """A number in words: its place, value, and how it is meant (as in ``Numeral``)."""

    start: int
    end: int
    value: Fraction
    of: int | None = None
    vague: bool = False
    about: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The patterns of one language's numbers, compiled."""

    figures: Figures
    sign: re.Pattern[str]
    one_before: re.Pattern[str]
    part: re.Pattern[str]
    and_half: re.Pattern[str]
    of: re.Pattern[str]
    singular: frozenset[str]
    begins: frozenset[str]


@lru_cache(maxsize=32)
def lexicon_of(tongue: str) -> Lexicon | None:
    """The numbers of a language (a primary tag), ``None`` where there are none."""
    figures = figures_of(tongue)
    if figures is None:
        return None
    f = figures
    large = {**f.scales, **f.signs}
    singles: dict[int, str] = {}
    for word, value in f.scales.items():
        if value not in singles or len(word) < len(singles[value]):
            singles[value] = word
    every = (
        *f.values, *f.hundred, *f.scales, *f.halves, *f.mixed, *f.parts, *f.half_of, *f.vague,
        *f.about,
    )  # fmt: skip
    return Lexicon(
        figures,
        re.compile(rf"(?:{SP}|[-\u2010\u2011])?(?P<word>{any_of(large)})(?!\w)", _I),
        re.compile(rf"(?<![\w\-])(?:{any_of(f.ones)}){SP}\Z", _I),
        re.compile(rf"(?:{SP}|-)(?P<part>{spaced(any_of(f.parts) or '(?!)')})(?!\w)", _I),
        re.compile(rf"{SP}(?:{spaced(f.and_half)})(?!\w)", _I),
        re.compile(rf"{SP}(?:(?:{f.of}){SP}|d['\u2019])", _I),
        frozenset(singles.values()),
        frozenset(_WORD.findall(word)[0] for word in every),
    )


def scale_after(
    text: str, start: int, end: int, lexicon: Lexicon
) -> tuple[int, int, Fraction] | None:
    """Where a scale behind digits ends, its size, and what "and a half" adds to the count.

    "3,2 Milliarden", "2 millones y medio", "3 M\u20ac".
    """
    match = lexicon.sign.match(text, start, end)
    figures = lexicon.figures
    if match is None:
        capital = _MILLIONS_SIGN.match(text, start, end)
        return None if capital is None else (capital.end(), 10**6, Fraction(0))
    word = match["word"].casefold()
    scale = figures.scales.get(word) or figures.signs[word]
    half = lexicon.and_half.match(text, match.end(), end)
    if half:
        return half.end(), scale, Fraction(1, 2)
    return match.end(), scale, Fraction(0)


_MILLIONS_SIGN = re.compile(rf"{SP}?M(?={SP}?[\u20ac$\u00a3])")


def _article(text: str, start: int, low: int, lexicon: Lexicon) -> int | None:
    match = lexicon.one_before.search(text, max(low, start - 8), start)
    return None if match is None else match.start()


def read_words(text: str, start: int, end: int, low: int, lexicon: Lexicon) -> Worded | None:
    """The number in words whose first word (articles apart) stands at ``start``, or ``None``.

    An article before it, not before ``low``, may belong to it ("eine Million").
    """
    f = lexicon.figures
    if start > low and text[start - 1] in "-\u2010\u2011_":
        return None
    first = _WORD.match(text, start, end)
    if first is None:
        return None
    word = first.group().casefold()
    stop = first.end()
    if stop < end and text[stop] in "-\u2010\u2011" and text[stop + 1 : stop + 2].isalpha():
        following = _WORD.match(text, stop + 1, end)
        if following and not _known(following.group().casefold(), f):
            return None
    article = _article(text, start, low, lexicon)
    if word in f.about and (article is not None or word not in f.vague):
        if article is None:
            return None
        return Worded(article, stop, Fraction(f.about[word]), about=True)
    if word in f.vague:
        of = lexicon.of.match(text, stop, end)
        more = _WORD.match(text, of.end(), end) if of else None
        value = Fraction(f.vague[word])
        if more and more.group().casefold() in f.vague:
            return Worded(
                start, more.end(), value * f.vague[more.group().casefold()] / 2, vague=True
            )
        if more and more.group().casefold() in f.scales:
            return Worded(start, more.end(), value * f.scales[more.group().casefold()], vague=True)
        return Worded(start, stop, value, vague=True)
    if word in f.doubtful:
        last = _WORD.findall(text[max(low, start - 16) : start])
        if last and last[-1].casefold() in f.doubtful[word]:
            return None
    if word in f.half_of:
        return Worded(start, stop, Fraction(1), of=2)
    if word in f.halves:
        scale = _WORD.match(text, stop + 1, end) if _GAP.match(text, stop, end) else None
        size = f.scales.get(scale.group().casefold()) if scale else None
        if scale is None or size is None:
            return None
        begin = start if article is None else article
        return Worded(begin, scale.end(), Fraction(size, 2), scale=size)
    if word in f.mixed:
        value = Fraction(f.mixed[word])
        return _scaled(text, start, stop, end, value, lexicon)
    if article is not None and word not in f.values:
        part = lexicon.part.match(text, start - 1, end)
        if part:
            return Worded(article, part.end(), Fraction(1), of=_size(part["part"], f.parts))
    if article is None and word in f.scales and word not in f.alone:
        if f.scales[word] >= 10**6 and word not in lexicon.singular:
            # "Millionen Menschen" are two million at the least.
            return Worded(start, stop, Fraction(2 * f.scales[word]), vague=True)
        return None
    return _cardinal(text, start, end, article, lexicon)


def _size(written: str, parts: Mapping[str, int]) -> int:
    return parts[" ".join(written.casefold().split())]


def _known(word: str, f: Figures) -> bool:
    return word in f.values or word in f.hundred or word in f.scales or word in f.joiners


def _scaled(
    text: str, start: int, stop: int, end: int, value: Fraction, lexicon: Lexicon
) -> Worded:
    f = lexicon.figures
    scale = _WORD.match(text, stop + 1, end) if _GAP.match(text, stop, end) else None
    size = f.scales.get(scale.group().casefold()) if scale else None
    if scale is None or size is None:
        return Worded(start, stop, value)
    return Worded(start, scale.end(), value * size, scale=size)


def _place(number: int) -> int:
    """What may still be added to a number: less than this (120 -> 10, 300 -> 100)."""
    size = 1
    while number and number % (size * 10) == 0:
        size *= 10
    return size


def _cardinal(
    text: str, start: int, end: int, article: int | None, lexicon: Lexicon
) -> Worded | None:
    f = lexicon.figures
    french = "vingts" in f.values
    total, group, last_scale = 0, 0, 0
    begin, stop, at = start, start, start
    seen = False
    for _ in range(_MOST):
        match = _WORD.match(text, at, end)
        if match is None:
            break
        word = match.group().casefold()
        joined = False
        if word in f.joiners and seen:
            gap = _GAP.match(text, match.end(), end)
            following = _WORD.match(text, gap.end(), end) if gap else None
            if following is None:
                break
            match, word, joined = following, following.group().casefold(), True
        if word in f.values:
            value = f.values[word]
            room = _place(group) if group else 10**9
            tens = french and group in (60, 80) and 10 <= value < 20
            if french and group == 4 and value == 20:
                group = 80
            elif (group and not (value < room or tens)) or (not value and seen):
                break
            else:
                group += value
        elif word in f.ones and seen and group >= 20 and _place(group) >= 10:
            group += 1  # "trente et un"
        elif word in f.hundred:
            if group >= 10:
                break
            group = (group or 1) * 100
        elif word in f.scales and not joined:
            scale = f.scales[word]
            if last_scale and scale > last_scale:
                total = (total + group) * scale
            elif last_scale and scale == last_scale:
                break
            else:
                total += (group or 1) * scale
            if not seen and article is not None and word not in f.alone:
                begin = article
            group, last_scale = 0, scale
        elif word in f.scales and joined and (seen and f.scales[word] < (last_scale or 0)):
            total += f.scales[word]
            last_scale = f.scales[word]
        else:
            break
        seen = True
        stop = match.end()
        gap = _GAP.match(text, stop, end)
        if gap is None:
            break
        at = gap.end()
    if not seen:
        return None
    whole = Fraction(total + group)
    half = lexicon.and_half.match(text, stop, end) if last_scale >= 1000 and not group else None
    if half:
        stop, whole = half.end(), whole + Fraction(last_scale, 2)
    part = lexicon.part.match(text, stop, end) if whole < 20 and not last_scale else None
    if part:
        return Worded(begin, part.end(), whole, of=_size(part["part"], f.parts))
    if stop < end and text[stop] in "-\u2010\u2011" and text[stop + 1 : stop + 2].isalpha():
        return None
    return Worded(begin, stop, whole, scale=last_scale or 1)
