"""Quotations inside a sentence, and whether a passage has their very words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from variorum.text import fold

_OPEN = {"“": "”", "„": "“”", "«": "»", "‹": "›"}
_GAP = re.compile(r"\s*(?:…|\.{3,}|\[(?:…|\.{3,})\])\s*")
_EDGE = " .,;:!?–—-'"


def quotations(sentence: str) -> tuple[tuple[tuple[int, int], ...], bool]:
    """The places inside quotation marks, and whether every mark has its partner.

    Marks of any sort; a quotation in a quotation belongs to the outer one. A single mark
    between letters is an apostrophe.
    """
    found: list[tuple[int, int]] = []
    whole = True
    place = 0
    while place < len(sentence):
        sign = sentence[place]
        end = -1
        if sign in _OPEN:
            end = _closing(sentence, place, sign)
        elif sign == '"':
            end = sentence.find('"', place + 1)
        elif sign in "'‘" and _opens(sentence, place):
            end = _single_end(sentence, place + 1)
            if end < 0:
                place += 1
                whole = whole and sign == "'"
                continue
        elif sign in "”»›":
            whole = False
        if sign in _OPEN or sign == '"' or end >= 0:
            if end < 0:
                return tuple(found), False
            found.append((place + 1, end))
            place = end
        place += 1
    return tuple(found), whole


def _closing(sentence: str, start: int, sign: str) -> int:
    depth = 0
    for place in range(start, len(sentence)):
        mark = sentence[place]
        if place > start and mark in _OPEN[sign]:
            depth -= 1
            if depth == 0:
                return place
        elif mark == sign:
            depth += 1
    return -1


def _opens(sentence: str, place: int) -> bool:
    before, after = sentence[place - 1 : place], sentence[place + 1 : place + 2]
    return (not before or not before.isalnum()) and after.isalnum()


def _single_end(sentence: str, start: int) -> int:
    for place in range(start, len(sentence)):
        after = sentence[place + 1 : place + 2]
        if sentence[place] in "'’" and not after.isalnum() and sentence[place - 1] != " ":
            return place
    return -1


def comparable(text: str) -> str:
    """Words as they are compared: typography folded, all marks of quotation alike."""
    return " ".join(fold(text).replace('"', "'").split())


def stands_written(words: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts has these words in this order, gaps only where marked."""
    pieces = [piece.strip(_EDGE) for piece in _GAP.split(comparable(words))]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return False
    return any(_in_order(pieces, comparable(text)) for text in texts)


def _in_order(pieces: list[str], text: str) -> bool:
    place = 0
    for piece in pieces:
        # A quotation may begin a sentence with a capital that stood in the middle of one.
        ways = {piece, piece[0].upper() + piece[1:], piece[0].lower() + piece[1:]}
        at = min((i for i in (_find(way, text, place) for way in ways) if i >= 0), default=-1)
        if at < 0:
            return False
        place = at + len(piece)
    return True


def _find(piece: str, text: str, start: int) -> int:
    """As ``str.find``, at whole words only: "9" does not stand in "19"."""
    while (at := text.find(piece, start)) >= 0:
        before = text[at - 1 : at] if at else ""
        after = text[at + len(piece) : at + len(piece) + 1]
        inside = (before.isalnum() and piece[0].isalnum()) or (
            after.isalnum() and piece[-1].isalnum()
        )
        if not inside:
            return at
        start = at + 1
    return -1
