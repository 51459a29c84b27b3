"""Text to pieces: where one paragraph ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from variorum.model import BlockKind, Span

_LINE = re.compile(r"[^\n]*")
_BULLET = re.compile(r"[•▪◦‣●■□*·–—\-]\s|\(?\d{1,3}[.)]\s|>\s")
# Narrower columns are verse or lists, wider ones are not set by a person's hand.
_NARROWEST, _WIDEST = 28, 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph-like piece of text before it is classified.

    ``hint`` is the kind that the page's markup gives it, where there was markup; ``why``
    the reason where that is "noise".
    """

    span: Span
    hint: BlockKind | None = None
    why: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut plain text into pieces that cover all of it but white space.

    Each line is a piece, whether blank lines stand between or not; lines that were
    wrapped by hand are joined to one piece over several lines. Wrapping shows itself:
    the first word of each next line would not have fitted on the line before.

    Cost: linear.
    """
    lines = _lines(text)
    runs = _runs(text, lines)
    width = _wrap_width([line for run in runs for line in run], runs, text)
    found: list[Piece] = []
    for run in runs:
        own = width or (_wrap_width(run, [run], text) if len(run) >= 4 else 0)
        start = run[0].start
        for line, following in zip(run, [*run[1:], None], strict=True):
            if following is None or not (own and _flows(text, line, following, own)):
                found.append(Piece(Span(start, line.end)))
                if following is not None:
                    start = following.start
    return tuple(found)


def _lines(text: str) -> list[Span]:
    """Every line without the white space around it; empty spans for blank lines."""
    spans = []
    position = 0
    while position <= len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        start = position + len(line) - len(line.lstrip())
        spans.append(Span(start, max(start, position + len(line.rstrip()))))
        position = end + 1
    return spans


def _runs(text: str, lines: list[Span]) -> list[list[Span]]:
    """Lines in runs without a blank line between."""
    runs: list[list[Span]] = [[]]
    for line in lines:
        if len(line):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return runs if runs[-1] else runs[:-1]


def _wrap_width(lines: list[Span], runs: list[list[Span]], text: str) -> int:
    """The width at which the lines were wrapped, or 0 where they were not."""
    if len(lines) < 4:
        return 0
    width = max(len(line) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(a, b) for run in runs for a, b in pairwise(run)]
    if len(pairs) < 3:
        return 0
    flowing = sum(_flows(text, a, b, width) for a, b in pairs)
    broken = sum(text[a.end - 1] not in ".!?:\"”'’…" for a, _ in pairs)
    # Prose goes on in lower case; lists and menus begin each line anew.
    lower = sum(text[b.start].islower() for _, b in pairs)
    wrapped = flowing * 5 >= len(pairs) * 4 and broken * 2 >= len(pairs) <= lower * 3
    return width if wrapped else 0


def _flows(text: str, line: Span, following: Span, width: int) -> bool:
    """True if ``following`` reads on from ``line`` in a column of ``width``."""
    if _BULLET.match(text, following.start, following.end):
        return False
    end = following.start
    while end < following.end and not text[end].isspace():
        end += 1
    # Editors differ by a few characters in where they break.
    filled = len(line) + 1 + (end - following.start) > width - max(3, width // 12)
    return filled or (text[following.start].islower() and text[line.end - 1] not in ".!?:;")
