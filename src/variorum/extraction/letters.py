"""Printed letters and mails: their salutation, lines and signature are the article's own."""

from __future__ import annotations

import re

from variorum.extraction.rows import BULLET, CAPTION_LABEL, SALUTATION, Row
from variorum.model import BlockKind

_SIGNED = re.compile(r"[-–—]{1,2}\s?[^\W\d_a-z]")


def mark_letters(rows: list[Row]) -> None:
    """A printed letter's salutation, lines and signature are the article's own."""
    opened: int | None = None
    for index, row in enumerate(rows):
        bare = row.line.rstrip()
        if row.kind is not None or CAPTION_LABEL.match(row.line):
            continue
        greets = SALUTATION.match(row.line) and bare.endswith((",", ":", "!"))
        calls = bare.endswith(",") and bare[:1].isupper() and opened is None
        if row.words <= 8 and (greets or calls):
            opened = index
            row.mark(_own(row))
        elif opened is not None:
            signs = row.words <= 4 and not row.ends and row.noise is None and bare[:1].isupper()
            if index - opened > 40:
                opened = None
            elif (_SIGNED.match(row.line) and row.words <= 9 and index - opened > 1) or (
                signs
                and not bare.endswith((":", ","))
                and not BULLET.match(row.line)
                and index - opened > 1
            ):
                row.mark(_own(row))
                _protect(rows[opened:index])
                opened = None
            elif row.noise and row.noise[1] and not row.ends:
                opened = None


def _own(row: Row) -> BlockKind:
    return row.hint if row.hint in ("quote", "item") else "paragraph"


def _protect(letter: list[Row]) -> None:
    """Whole sentences between salutation and signature are the letter's, whatever they say."""
    for row in letter:
        if row.noise is not None and row.ends and row.noise[0] != "advertisement":
            row.noise = None
