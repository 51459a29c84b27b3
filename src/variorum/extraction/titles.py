"""Which line is the title: the one that is given, or the one that has the look of it."""

from __future__ import annotations

import re

from variorum.extraction.furniture import is_section
from variorum.extraction.rows import (
    BULLET,
    CAPTION_START,
    CLOSERS,
    HEAD,
    SALUTATION,
    Row,
    ends_as_caption,
    key_of,
)


def find_title(rows: list[Row], title: str | None) -> int | None:
    """The number of the title's row, which is marked; that of a likely one where none is given."""
    at = title_at(rows, title or "")
    if at is not None:
        rows[at].mark("title")
    return at if at is not None or title else _guess_title(rows)


def title_at(rows: list[Row], title: str) -> int | None:
    """The number of the row that markup or a given title makes the title."""
    for index, row in enumerate(rows[:HEAD]):
        if row.hint == "title":
            return index
    if not title:
        return None
    wanted = key_of(title)
    for index, row in enumerate(rows[:HEAD]):
        key = key_of(row.line)
        longer = wanted[len(key) :].strip()
        # A title with the site's name behind it, where the page has it without.
        if key and (
            key == wanted or (len(key) >= 15 and wanted.startswith(key) and longer[:1] in "|-:")
        ):
            return index
        if row.prose and row.words > 40:
            break
    return None


def _guess_title(rows: list[Row]) -> int | None:
    """The line at the head that has the look of a title, where nothing gives one."""
    first_prose = next((i for i, row in enumerate(rows[:HEAD]) if row.prose), None)
    if first_prose is None:
        return None
    likely = [i for i in range(first_prose) if _title_like(rows[i])]
    long = [i for i in likely if rows[i].words >= 4]
    # A short title stands right over the byline or the date; else it is the first line.
    signed = [i for i in likely if rows[i + 1].imprint is not None]
    best = next(iter(long or signed), 0 if 0 in likely else None)
    if best is None and first_prose == 0 and _title_like(rows[0]) and len(rows) > 1:
        best = 0
    if best is not None:
        rows[best].mark("title")
    return best


def _title_like(row: Row) -> bool:
    bare = row.line.rstrip()
    return (
        row.noise is None
        and row.imprint is None
        and row.words <= 25
        and len(row.line) <= 200
        and "\n" not in row.line.strip()
        and not bare.rstrip(CLOSERS).endswith((".", ",", ":", ";"))
        and not BULLET.match(row.line)
        and not SALUTATION.match(row.line)
        and not CAPTION_START.match(row.line)
        and not ends_as_caption(row.line)
        and not is_section(row.line)
        and any(c.isalpha() for c in row.line)
        and not re.match(r"\d{1,2}[:.h]\d\d\b", row.line)
    )
