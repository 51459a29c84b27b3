"""What stands within quotation marks, in any usual style of marks, in one quick pass."""

from __future__ import annotations

import re

# Every mark that may stand at an edge of a quotation, and the paragraph's end.
_MARKS = re.compile(
    "[\n\"'`\uff02\u2018\u2019\u201a\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
    "\u300c\u300d\u300e\u300f]"
)
# "— Ann Vane (@annvane) May 3, 2031": the line under a post.
_SIGNED = re.compile(r"[\u2014\u2013-]{1,2} ?[^\n\u2014\u2013()]{1,60}\(@\w{1,30}\)[^\n]{0,30}")
_ANNOUNCED = re.compile(r"(?<=:\n)\s*([^\n]+)")
_DOUBLED = frozenset("'`")
_SINGLE = frozenset("'\u2018\u2019\u201a\u2039\u203a")
# Marks that only open or only close; the others are told by what stands beside them.
_OPENS = frozenset(("\u201e", "\u201f", "\u201a", "\u300c", "\u300e", "``"))
_CLOSES = frozenset(("\u201d", "\u2019", "\u300d", "\u300f", "''"))
_ENDED_BY = {
    "\u201c": ("\u201d", "\u201c", '"'),
    "\u201d": ("\u201d", '"'),
    "\u201e": ("\u201c", "\u201d", "\u201f", '"'),
    "\u201f": ("\u201d", "\u201c", '"'),
    "\u00ab": ("\u00bb",),
    "\u00bb": ("\u00ab", "\u00bb"),
    '"': ('"', "\u201d", "\uff02"),
    "\uff02": ("\uff02", '"'),
    "\u300c": ("\u300d",),
    "\u300e": ("\u300f",),
    "``": ("''", '"', "\u201d"),
    "'": ("'", "\u2019"),
    "\u2018": ("\u2019", "'"),
    "\u201a": ("\u2018", "\u2019", "'"),
    "\u2039": ("\u203a",),
    "\u203a": ("\u2039", "\u203a"),
}


def quoted_ranges(text: str) -> list[tuple[int, int]]:
    """Where quotations stand (code points, marks left out), in order and apart.

    A quotation ends at its paragraph's end at the latest, so that a mark without a partner
    takes no more than that. Where a mark opens while a quotation in the same style is open,
    the earlier one had no partner and is dropped. One in single marks counts only where it is
    closed, since the mark may be an apostrophe. Without marks: a paragraph that ends in a
    signature with an account ("— Ann Vane (@annvane)"), as posts are printed.

    Cost: linear in the text.
    """
    found = _set_apart(text)
    opened, since = "", 0
    single, single_since, single_end = "", 0, -1
    skip = -1
    for match in _MARKS.finditer(text):
        at = match.start()
        mark, after = match[0], at + 1
        if mark in _DOUBLED:
            if at == skip:
                continue
            if text.startswith(mark, after):
                skip, mark, after = after, mark * 2, after + 1
            elif mark == "`":
                continue
        if mark in _SINGLE and at and text[at - 1].isalnum() and text[after : after + 1].isalnum():
            continue  # an apostrophe
        if mark == "\n":
            if opened:
                found.append((since, at))
            if single_end >= 0:
                found.append((single_since, single_end))
            opened, single, single_end = "", "", -1
        elif mark in _SINGLE:
            opening = _opens(text, mark, at, after) and text[after : after + 1].isalpha()
            if single and not opening and mark in _ENDED_BY[single]:
                # Behind a letter it may be an apostrophe ("the workers' union").
                if not text[at - 1].isalpha():
                    found.append((single_since, at))
                    single, single_end = "", -1
                elif single_end < 0:
                    single_end = at
            elif opening:
                if single_end >= 0:
                    found.append((single_since, single_end))
                single, single_since, single_end = mark, after, -1
        elif opened:
            opening = _opens(text, mark, at, after)
            if mark in _ENDED_BY[opened] and not opening:
                found.append((since, at))
                opened = ""
            elif opening and mark == opened:
                since = after
        elif mark not in _CLOSES and (
            _opens(text, mark, at, after) or _doubtful(text, at, after) or mark in _OPENS
        ):
            opened, since = mark, after
    if opened:
        found.append((since, len(text)))
    if single_end >= 0:
        found.append((single_since, single_end))
    return _apart(found)


def announced_ranges(text: str) -> list[tuple[int, int]]:
    """Paragraphs that a colon at the end of the one before announces, in order.

    Many are quotations without marks; but what one article announces may be the other's own.

    Cost: linear in the text.
    """
    if ":\n" not in text:
        return []
    return [match.span(1) for match in _ANNOUNCED.finditer(text)]


def _set_apart(text: str) -> list[tuple[int, int]]:
    """Posts: quotations that are paragraphs of their own."""
    found: list[tuple[int, int]] = []
    if "(@" in text:
        for match in _SIGNED.finditer(text):
            stop = match.start()
            while stop and text[stop - 1].isspace():
                stop -= 1
            found.append((text.rfind("\n", 0, stop) + 1, match.end()))
    return found


def _opens(text: str, mark: str, at: int, after: int) -> bool:
    """True if a mark stands before a word and not behind one."""
    if mark in _CLOSES:
        return False
    if mark in _OPENS:
        return True
    left = text[at - 1] if at else " "
    right = text[after] if after < len(text) else " "
    return not right.isspace() and (left.isspace() or left in "([{-\u2013\u2014:;/\u2018'\"\u201c")


def _doubtful(text: str, at: int, after: int) -> bool:
    """True if a mark has space on both sides or words on both: by its turn it opens."""
    left = text[at - 1] if at else " "
    right = text[after] if after < len(text) else " "
    return left.isspace() == right.isspace() and left.isalnum() == right.isalnum()


def _apart(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ranges.sort()
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        if kept and start <= kept[-1][1]:
            if end > kept[-1][1]:
                kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept
