"""The words of a text that can be part of a date or a number, found in one pass.

Patterns are then tried only near such words: most of a text holds neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.language.word_index import words_of

# What a word can be part of; a word may have several of these marks.
DIGITS = 1
NUMBER = 2  # a number word
MONTH = 4
SHORT_MONTH = 8
WEEKDAY = 16
SHORT_WEEKDAY = 32
NEAR = 64  # "yesterday"
UNIT = 128  # "week"
AGO = 256
SEASON = 512
YEAR = 1024
DECADE = 2048
NUMERIC_DATE = 4096  # 2030-05-12, 12.05.2030
CLOCK = 8192  # 18:37
HALF_DAY = 16384  # 6pm
ZONE = 32768  # Uhr, GMT, 18h37
SPOKEN = 65536  # half past, o'clock
DAY_PART = 131072  # this morning
NOON = 262144
PERIOD = 524288  # a quarter, a half-year
AHEAD = 1048576  # "in two weeks"

# One word: where it starts and ends, and its marks.
Trigger = tuple[int, int, int]

_WORD = re.compile(r"\w+")
# How far from such a word a date may begin and end.
_BACK, _ON = 44, 52


def written_ways(words: Mapping[str, int]) -> dict[str, int]:
    """The words with their marks in lower case, with a capital and in capitals."""
    table: dict[str, int] = {}
    for word, mark in words.items():
        for way in (word, word.capitalize(), word.upper()):
            table[way] = table.get(way, 0) | mark
    return table


def last_words(phrases: Iterable[str]) -> set[str]:
    """The last word of each phrase: it stands for the phrase when a text is searched."""
    return {_WORD.findall(phrase)[-1].casefold() for phrase in phrases}


def _digit_marks(word: str, text: str, start: int, end: int) -> int:
    """The marks of a word that begins with a digit."""
    marks = DIGITS
    size = len(word)
    if size > 7:
        return marks
    after = text[end : end + 2]
    if size == 4 and "1500" <= word < "2100" and word.isdecimal():
        marks |= YEAR
        if start and text[start - 1] in "./-":
            marks |= NUMERIC_DATE
        if after[:1] in ("'", "\u2019"):
            marks |= DECADE
        if after[:1] == "-":
            marks |= NUMERIC_DATE
    elif size <= 2:
        if after[:1] in (":", ".") and after[1:].isdecimal():
            marks |= CLOCK
        elif after[:1] == "h" or after[1:] == "h":
            marks |= ZONE
    attached = size <= 4 and word[-2:].lower() in ("am", "pm")
    if attached or (size <= 2 and after and (after[0] in "apAP" or after[1:] in "apAP")):
        marks |= HALF_DAY
    if "h" in word:
        marks |= ZONE
    if word[-1] in "srn" and size >= 5:
        marks |= DECADE  # 1990s, 1990er, 1990ern
    return marks


def find_triggers(text: str, table: Mapping[str, int]) -> list[Trigger]:
    """Every word of ``text`` that has marks in ``table`` or begins with a digit, in order.

    Cost: linear, one pass.
    """
    index = words_of(text)
    wanted = table.keys() & index.distinct
    # No word begins with what stands before the figures.
    wanted.update([word for word in index.distinct if word < ":"])
    if not wanted:
        return []
    found: list[Trigger] = []
    get = table.get
    for word, start in zip(index.words, index.starts, strict=True):
        if word not in wanted:
            continue
        end = start + len(word)
        marks = get(word)
        if marks is None:
            marks = _digit_marks(word, text, start, end)
        found.append((start, end, marks))
    return found


def windows(
    text: str, triggers: Sequence[Trigger], marks: int, low: int, high: int
) -> Iterator[tuple[int, int]]:
    """The stretches of ``text[low:high]`` around words with one of the marks, merged."""
    begin = stop = -1
    for start, end, marked in triggers:
        if not marked & marks:
            continue
        left, right = max(low, start - _BACK), min(high, end + _ON)
        if right < high:
            # A stretch that ended inside a word would see half of it.
            space = text.find(" ", right, right + 24)
            right = min(high, space) if space >= 0 else right
        if left <= stop:
            stop = max(stop, right)
            continue
        if stop >= 0:
            yield begin, stop
        begin, stop = left, right
    if stop >= 0:
        yield begin, stop
