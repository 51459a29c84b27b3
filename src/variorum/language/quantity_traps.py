"""Numbers that count nothing: parts of names, list and phone numbers, footnotes."""

from __future__ import annotations

import re

from variorum.language.counted import Counted
from variorum.language.numbers import Numeral
from variorum.language.patterns import DASH
from variorum.language.quantity_patterns import (
    LIST_MARK,
    LIST_NUMBER,
    NO_QUANTITY_AFTER,
    NUMBERED,
    NUMBERED_LIST,
    TITLE_WORDS,
    WORD_BEFORE,
)

_I = re.IGNORECASE
_DIGIT = re.compile(r"\d")
_FIGURE_BEFORE = re.compile(r"\d[ \u00a0]\Z")
_FIGURE_AFTER = re.compile(r"[ \u00a0]\d")
_TIED_BEFORE = re.compile(rf"\d{DASH}[\d.,]*\d{DASH}\Z")
_TIED_AFTER = re.compile(rf"{DASH}\d[\d.,]*{DASH}\d")
# "10 Mill Street": a house, not a count.
_ADDRESS = re.compile(
    r"[A-D]?(?: [A-Z][\w'\u2019-]{1,24}){1,3} (?:Street|Road|Avenue|Lane|Drive|Square|Place|Court"
    r"|Close|Way|Terrace|Boulevard|Row|Crescent|Quay|Parade|St|Rd|Ave|Blvd)\b"
)


_GAP = " \u00a0\u2009\u202f-\u2013:#"
_ON = frozenset("and or to through und et".split())


def _goes_on(window: str) -> bool:
    """Whether the words before a number can be those of a list of numbers."""
    last = window.split()[-1].rstrip(",").casefold()
    return not last or last[-1].isdigit() or last in _ON


def is_name(text: str, numeral: Numeral, low: int, noun: Counted | None, unit: str) -> bool:
    """Whether the number is part of a name: "Room 101", "Falcons 3", "page 12"."""
    window = text[max(low, numeral.start - 40) : numeral.start]
    listed = not unit and numeral.digits and _DIGIT.search(window)
    if listed and _goes_on(window) and NUMBERED_LIST.search(window):
        return True
    # A word has no space in it, so it begins behind the last one before its end.
    words = window.rstrip(_GAP).split()
    if not words:
        return False
    match = WORD_BEFORE.search(window, window.rindex(words[-1]))
    if match is None:
        return False
    word, gap = match["word"], match["gap"]
    if gap.strip() == ":" or ("\u2013" in gap and gap != "\u2013"):
        return False
    plain = word.casefold().rstrip(".")
    if gap.strip(" \u00a0") in ("-", "\u2013"):
        # "Covid-19", "U-21"; a dash with spaces begins something new.
        return gap in ("-", "\u2013") and numeral.digits and not word[-1].isdigit()
    named = plain in NUMBERED or plain.removesuffix("s") in NUMBERED
    if named and not unit and (numeral.digits or noun is None):
        return True
    if not word.islower() and numeral.digits and plain not in TITLE_WORDS:
        return noun is None and not unit
    return False


def is_reference(text: str, numeral: Numeral, low: int, high: int) -> bool:
    """Footnotes, list numbers, phone numbers, versions, ordinals: numbers that count nothing."""
    start, end = numeral.start, numeral.end
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    written = text[start:end]
    if not numeral.digits:
        return False
    if before in ("[", "#", "@", "_", "/", "\\", "=", "&", "№", "§") or after in ("_", "\\", "="):
        return True
    if (before == "(" and after == ")") or _ADDRESS.match(text, end, high):
        return True
    if len(written) > 12 and written.isdigit():
        return True  # an identifier
    if len(written) > 1 and written[0] == "0" and written[1].isdigit():
        return True
    if numeral.scale == 1 and NO_QUANTITY_AFTER.match(text, end):
        return True
    if LIST_NUMBER.fullmatch(text, low, start) and LIST_MARK.match(text, end):
        return len(written) <= 3
    if _FIGURE_BEFORE.search(text[max(0, start - 2) : start]) or _FIGURE_AFTER.match(
        text[end : end + 2]
    ):
        return True  # "0800 123 456"
    # A run of more than two numbers tied by dashes is no range.
    return bool(
        _TIED_BEFORE.search(text[max(0, start - 24) : start])
        or _TIED_AFTER.match(text[end : end + 24])
    )
