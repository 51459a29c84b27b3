"""What changed between two wordings, word by word, so that a person can read it.

The longest common run of words (rapidfuzz, Myers' and Hyyrö's bit-parallel methods) tells what
stayed; short islands of it between two changes are taken as changed too, since a sentence that
was written anew shares its "the" and "of" with any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Sort = Literal["same", "gone", "new", "skipped"]

# A word, one sign of a script that writes no spaces, a mark, or the end of a paragraph.
_PIECE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
    r"|(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff])\w)+"
    r"(?:['\u2019-]\w+)*|\n+|[^\w\s]"
)
_PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")
# Compared word by word up to so many pieces on each side, else paragraph by paragraph.
_MOST = 6_000
# Words that are shown before and after a change, and islands that count as changed.
_AROUND, _ISLAND = 16, 2
_LONGEST = 4_000
# So much of a text is compared, and so many runs are shown.
_READ, _RUNS = 100_000, 600


@dataclass(frozen=True, slots=True)
class Change:
    """A run of a text: the same in both, gone from the old, new in the new; or ``skipped``,
    what stayed and is too long to be shown. Paragraphs end with a line feed."""

    words: str
    sort: Sort


def changes(old: str, new: str) -> tuple[Change, ...]:
    """The runs of both wordings in their order; empty where only white space differs.

    What is the same is cut to the words around each change, and what was changed to 4,000
    letters at a place. Of each text the first 100,000 letters are compared.

    Cost: of the order of old x new / 64 in pieces, some 20 ms for two texts of 3,000 words.
    """
    old, new = old[:_READ], new[:_READ]
    before, after = _pieces(old, _PIECE), _pieces(new, _PIECE)
    if [old[a:b] for a, b in before] == [new[a:b] for a, b in after]:
        return ()
    if max(len(before), len(after)) > _MOST:
        before, after = _pieces(old, _PARAGRAPH), _pieces(new, _PARAGRAPH)
        runs = list(_runs(old, before, new, after)) if len(before) + len(after) < _MOST else None
        if runs is None:
            runs = [("gone", old), ("new", new)]
        return tuple(_shown(runs))
    return tuple(_shown(_joined(list(_runs(old, before, new, after)))))


def _pieces(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


def _runs(
    old: str, before: Sequence[tuple[int, int]], new: str, after: Sequence[tuple[int, int]]
) -> Iterator[tuple[Sort, str]]:
    from rapidfuzz.distance import LCSseq

    one, two = [old[a:b].strip(" ") for a, b in before], [new[a:b].strip(" ") for a, b in after]
    for code in LCSseq.opcodes(one, two):
        if code.tag == "equal":
            yield "same", _text(new, after, code.dest_start, code.dest_end)
            continue
        if code.src_end > code.src_start:
            yield "gone", _text(old, before, code.src_start, code.src_end)
        if code.dest_end > code.dest_start:
            yield "new", _text(new, after, code.dest_start, code.dest_end)


def _text(text: str, pieces: Sequence[tuple[int, int]], start: int, end: int) -> str:
    """The pieces with what stands between them and behind the last."""
    stop = pieces[end][0] if end < len(pieces) else len(text)
    return text[pieces[start][0] : stop]


def _joined(runs: Sequence[tuple[Sort, str]]) -> list[tuple[Sort, str]]:
    """Changes with nothing but a word or two between them as one, what is gone first."""
    out = list[tuple[Sort, str]]()
    gone = new = ""
    for place, (sort, words) in enumerate(runs):
        if sort == "gone":
            gone += words
        elif sort == "new":
            new += words
        elif place + 1 < len(runs) and _is_island(words, gone + new):
            gone, new = gone + words, new + words
        else:
            out += _both(gone, new)
            gone = new = ""
            out.append((sort, words))
    return out + _both(gone, new)


def _both(gone: str, new: str) -> list[tuple[Sort, str]]:
    both: tuple[tuple[Sort, str], ...] = (("gone", gone), ("new", new))
    return [one for one in both if one[1]]


def _is_island(words: str, changed: str) -> bool:
    """Whether what stayed is too little beside what was changed before it to be told apart."""
    if not changed or "\n" in words or len(words) >= 24:
        return False
    pieces = len(_PIECE.findall(words))
    return pieces <= _ISLAND and 4 * pieces <= len(_PIECE.findall(changed))


def _shown(runs: Sequence[tuple[Sort, str]]) -> Iterator[Change]:
    for place, (sort, words) in enumerate(runs):
        if place >= _RUNS:
            yield Change("", "skipped")
            return
        if sort != "same":
            cut = len(words) > _LONGEST
            yield Change(words[:_LONGEST] + (" \u2026" if cut else ""), sort)
            continue
        pieces = _pieces(words, _PIECE)
        first, last = place == 0, place == len(runs) - 1
        head, tail = 0 if first else _AROUND, 0 if last else _AROUND
        if len(pieces) <= head + tail + 8:
            yield Change(words, "same")
            continue
        if head:
            yield Change(words[: pieces[head][0]], "same")
        yield Change("", "skipped")
        if tail:
            yield Change(words[pieces[-tail][0] :], "same")
