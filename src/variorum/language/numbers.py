"""Numerals: numbers written in digits or in words, with their value and their place.

Own tables rather than a library: the maintained ones (text2num, number-parser) read
"half a million" as "half a 1000000" and "a ninth" as an ordinal, and two of the three
give no offsets. See docs/methods/quantities.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from fractions import Fraction

from variorum.language.number_words import (
    ATTACHED,
    COMMA_DECIMAL,
    ONES,
    PARTS,
    SCALES,
    SIGNS,
    SPACED,
    TENS,
)
from variorum.language.numerals_abroad import Lexicon, lexicon_of, read_words, scale_after
from variorum.language.triggers import DIGITS, NUMBER
from variorum.language.word_scan import scan

_SPACES = "\u00a0\u2007\u2009\u202f"
_DASHES = "\\-\u2010\u2011"
_DIGITS = rf"\d{{1,3}}(?:[{_SPACES}']\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d)|\d+(?:[.,]\d+)*"
_BELOW_100 = (
    rf"(?:(?:{'|'.join(TENS)})(?:[ {_DASHES}{_SPACES}]"
    rf"(?:{'|'.join(list(ONES)[1:10])})(?!\w))?|{'|'.join(sorted(ONES, key=len, reverse=True))})"
)
_SCALE = "hundred|thousand|million|billion|trillion"
_JOIN = rf"[ {_DASHES}{_SPACES}]"
_WORDS = (
    rf"(?:(?:a|an){_JOIN})?(?:dozen|hundred|thousand|million|billion|trillion)(?!\w)"
    rf"(?:{_JOIN}(?:{_SCALE})(?!\w))*"
    rf"|{_BELOW_100}(?!\w)"
    rf"(?:{_JOIN}(?:and )?(?:{_SCALE}|dozen|{_BELOW_100})(?!\w)){{0,8}}"
)
_HALF_SCALE = rf"half(?: a|-a){_JOIN}(?:dozen|million|billion|trillion|thousand|hundred)(?!\w)"
_VAGUE = (
    r"(?:tens(?= of)|dozens|scores(?= of)|hundreds|thousands|millions|billions)"
    r"(?: of (?:thousands|millions|billions))?(?!\w)"
)
_PART = "|".join(sorted(PARTS, key=len, reverse=True))
_FRACTION = (
    rf"(?:(?:a|an|one){_JOIN}(?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth"
    rf"|tenth|twelfth|twentieth|hundredth|thousandth)(?!\w)"
    rf"|(?:{'|'.join(list(ONES)[2:13])}){_JOIN}(?:{_PART})s(?!\w)"
    r"|half(?!\w))"
)

_NUMERAL = re.compile(
    rf"(?P<digits>(?<![\w.,\u2044])(?:{_DIGITS}))"
    rf"|(?<![\w{_DASHES}])(?:(?P<half>{_HALF_SCALE})|(?P<fraction>{_FRACTION})"
    rf"|(?P<vague>{_VAGUE})|(?P<words>{_WORDS}))",
    re.IGNORECASE,
)
_PLAIN_DIGITS = re.compile(rf"(?<![\w.,\u2044])(?:{_DIGITS})")
_SPACED_DIGITS = re.compile(rf"(?<![\w.,\u2044])(?:{_DIGITS.replace(_SPACES, ' ' + _SPACES, 1)})")
_SIGN = re.compile(
    rf"[ {_DASHES}{_SPACES}]?(?P<word>"
    + "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
    + r")(?!\w)",
    re.IGNORECASE,
)
_ATTACHED_SIGN = re.compile(r"(?:k|K|m|M|b|B|bn|BN|Bn|mn|tn|MM)(?!\w)")
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+\Z")
_SEVERAL = re.compile(r"\b(?:a few|few|several)\s\Z", re.IGNORECASE)
_BEGINS = DIGITS | NUMBER
# "a dozen", "an eighth": the article belongs to the number.
_ARTICLE = re.compile(rf"(?<![\w{_DASHES}])an?{_JOIN}\Z", re.IGNORECASE)
_WORD_SPLIT = re.compile(rf"[ {_DASHES}{_SPACES}]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written at ``[start, end)``.

    ``digits`` tells digits from words. ``of`` is the whole of a fraction ("two thirds"
    is value 2 of 3). ``vague`` marks "dozens", "hundreds", whose value is the least they
    can mean, ``about`` a round number ("une vingtaine"). ``scale`` is the scale word or sign
    read with it ("million", "bn"), else 1.
    """

    start: int
    end: int
    value: Fraction
    digits: bool
    of: int | None = None
    vague: bool = False
    about: bool = False
    scale: int = 1


_BETWEEN_DIGITS = re.compile(rf"[ {_SPACES}']")


def digits_value(written: str, language: str = "und") -> Fraction | None:
    """The value of digits with separators, or ``None`` where they are no number.

    A point or comma before three digits groups thousands or begins decimals according
    to the language; two different marks settle it without one. "1.2.3" is no number.
    """
    if len(written) <= 40 and written.isascii() and written.isdigit():
        return Fraction(int(written))
    plain = _BETWEEN_DIGITS.sub("", written)
    if len(plain) > 40:
        return None
    points, commas = plain.count("."), plain.count(",")
    comma_decimal = language[:2] in COMMA_DECIMAL
    if points and commas:
        last = max(plain.rfind("."), plain.rfind(","))
        other = "," if plain[last] == "." else "."
        whole, decimals = plain[:last], plain[last + 1 :]
        if plain.count(plain[last]) > 1 or not _GROUPS.match(whole):
            return None
        return Fraction(whole.replace(other, "") + "." + decimals)
    if points + commas > 1:
        return Fraction(re.sub("[.,]", "", plain)) if _GROUPS.match(plain) else None
    if points + commas == 1:
        mark = "." if points else ","
        whole, decimals = plain.split(mark)
        if decimals == "000" and 1 <= len(whole) <= 3 and whole[0] != "0":
            return Fraction(whole + decimals)  # nobody measures to three noughts
        groups = len(decimals) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
        if groups and (mark == ".") == comma_decimal:
            return Fraction(whole + decimals)
        if mark == "," and not comma_decimal and len(decimals) != 3 and language[:2] == "en":
            # "3,5" in English is a list or a slip, not a number.
            return None
        return Fraction(f"{whole}.{decimals}")
    return Fraction(plain)


def words_value(written: str) -> Fraction | None:
    """The value of English number words ("one hundred and five"), or ``None``."""
    total = 0
    group = 0
    last = 0
    for word in _WORD_SPLIT.split(written.casefold().strip()):
        if word in ("a", "an"):
            group = group or 1
        elif word == "and":
            # "two hundred and six" is one number, "twenty and five" are two.
            if last < 100:
                return None
        elif word in ONES or word in TENS:
            value = ONES.get(word, TENS.get(word, 0))
            # "six seven" and "twenty thirty" are two numbers, never one.
            if last and not (value < last and last >= 20):
                return None
            group += value
            last = value or 1
        elif word == "dozen":
            group = (group or 1) * 12
            last = 1
        elif word == "hundred":
            group = (group or 1) * 100
            last = 100
        elif word in SCALES:
            total = (
                (total + (group or 1)) * SCALES[word]
                if not total
                else (total + (group or 1) * SCALES[word])
            )
            group = 0
            last = 1000
        else:
            return None
    return Fraction(total + group)


def _longest_words(text: str, start: int, end: int) -> tuple[int, Fraction] | None:
    """The longest beginning of ``text[start:end]`` that is one number in words."""
    while end > start:
        value = words_value(text[start:end])
        if value is not None:
            return end, value
        cut = max(text.rfind(mark, start, end) for mark in " -\u2010\u2011" + _SPACES)
        if cut <= start:
            return None
        end = cut
        if text[start:end].casefold().endswith(" and"):
            end -= 4
    return None


def _vague_value(written: str) -> Fraction:
    least = {
        "tens": 20,
        "dozens": 24,
        "scores": 40,
        "hundreds": 200,
        "thousands": 2_000,
        "millions": 2_000_000,
        "billions": 2_000_000_000,
    }
    pieces = written.casefold().split(" of ")
    value = Fraction(least[pieces[0]])
    if len(pieces) == 2:
        value = value * least[pieces[1]] / 2
    return value


def _read(text: str, match: re.Match[str], end: int) -> Numeral | None:
    start, stop = match.span()
    written = match.group()
    if match["digits"]:
        value = digits_value(written, "en")
        if value is None:
            return None
        attached = _ATTACHED_SIGN.match(text, stop, end)
        if attached:
            scale = ATTACHED[attached.group().lower()]
            return Numeral(start, attached.end(), value * scale, True, scale=scale)
        sign = _SIGN.match(text, stop, end)
        if sign:
            # "5 million": the sign's own word says how much.
            scale = SIGNS[sign["word"].casefold()]
            return Numeral(start, sign.end(), value * scale, True, scale=scale)
        return Numeral(start, stop, value, True)
    if match["half"]:
        value = words_value(_WORD_SPLIT.split(written)[-1])
        return None if value is None else Numeral(start, stop, value / 2, False)
    if match["fraction"]:
        pieces = _WORD_SPLIT.split(written.casefold())
        part = pieces[-1] if pieces[-1] in PARTS else pieces[-1].removesuffix("s")
        whole = PARTS.get(part)
        if whole is None:
            return None
        count = 1 if pieces[0] in ("a", "an", "half") else ONES[pieces[0]]
        return Numeral(start, stop, Fraction(count), False, of=whole)
    if match["vague"]:
        return Numeral(start, stop, _vague_value(written), False, vague=True)
    longest = _longest_words(text, start, stop)
    if longest is None:
        return None
    last = _WORD_SPLIT.split(text[start : longest[0]].casefold())[-1]
    several = _SEVERAL.search(text[max(0, start - 10) : start])
    if several and (last in SCALES or last == "dozen"):
        # "a few thousand" are two thousand at the least.
        start -= several.end() - several.start()
        return Numeral(start, longest[0], 2 * longest[1], False, vague=True)
    return Numeral(start, longest[0], longest[1], False, scale=SCALES.get(last, 1))


def find_numerals(
    text: str, start: int = 0, end: int | None = None, language: str = "und"
) -> tuple[Numeral, ...]:
    """Find every number in ``text[start:end]``, in order, without overlap.

    Ordinals are not numerals. What a number counts, and whether it is a date, a time or
    part of a name, is for others to say.

    Cost: time linear in the length.
    """
    end = len(text) if end is None else end
    tongue = language[:2].casefold()
    triggers = scan(text, tongue)
    lexicon = lexicon_of(tongue)
    if lexicon is None and tongue != "en":
        return ()
    found: list[Numeral] = []
    at = start
    for index in range(bisect_left(triggers, (start,)), len(triggers)):
        begin, _, marks = triggers[index]
        if begin >= end:
            break
        if begin < at or not marks & _BEGINS:
            continue
        if lexicon is not None:
            numeral, stop = _abroad(text, begin, end, at, marks, lexicon, tongue)
        else:
            numeral, stop = _english(text, begin, end, at, marks)
        at = max(at, stop)
        if numeral is not None:
            found.append(numeral)
    return tuple(found)


# "Two and a half", "three and a quarter", with the scale that may follow.
_AND_PART = re.compile(
    rf"{_JOIN}and{_JOIN}(?:a{_JOIN}(?P<part>half|third|quarter)|three{_JOIN}quarters)(?!\w)"
    rf"(?!{_JOIN}(?:of|dozen)(?!\w))",
    re.IGNORECASE,
)


def _and_part(text: str, numeral: Numeral, end: int) -> Numeral:
    """The number with "and a half" that may follow it, and the scale word of both."""
    if numeral.of is not None or numeral.vague or numeral.scale != 1:
        return numeral
    match = _AND_PART.match(text, numeral.end, end)
    if match is None:
        return numeral
    part = match["part"]
    value = numeral.value + (Fraction(1, PARTS[part.casefold()]) if part else Fraction(3, 4))
    sign = _SIGN.match(text, match.end(), end)
    if sign is None:
        return replace(numeral, end=match.end(), value=value)
    scale = SIGNS[sign["word"].casefold()]
    return replace(numeral, end=sign.end(), value=value * scale, scale=scale)


def _english(text: str, begin: int, end: int, low: int, marks: int) -> tuple[Numeral | None, int]:
    """The number at a word that may begin one, and where to go on."""
    match = None
    if marks & NUMBER and begin - 2 >= low:
        article = _ARTICLE.search(text, max(low, begin - 4), begin)
        match = _NUMERAL.match(text, article.start(), end) if article else None
    match = match or _NUMERAL.match(text, begin, end)
    if match is None:
        return None, begin
    numeral = _read(text, match, end)
    numeral = None if numeral is None else _and_part(text, numeral, end)
    return numeral, match.end() if numeral is None else numeral.end


def _abroad(
    text: str, begin: int, end: int, low: int, marks: int, lexicon: Lexicon, tongue: str
) -> tuple[Numeral | None, int]:
    if marks & NUMBER:
        worded = read_words(text, begin, end, low, lexicon)
        if worded is None:
            return None, begin
        return (
            Numeral(
                worded.start,
                worded.end,
                worded.value,
                False,
                of=worded.of,
                vague=worded.vague,
                about=worded.about,
                scale=worded.scale,
            ),
            worded.end,
        )
    match = (_SPACED_DIGITS if tongue in SPACED else _PLAIN_DIGITS).match(text, begin, end)
    value = None if match is None else digits_value(match.group(), tongue)
    if match is None or value is None:
        return None, begin if match is None else match.end()
    scaled = scale_after(text, match.end(), end, lexicon)
    if scaled is None:
        return Numeral(begin, match.end(), value, True), match.end()
    stop, scale, more = scaled
    return Numeral(begin, stop, (value + more) * scale, True, scale=scale), stop
