"""The head of a page: what stands before the title and between it and the first prose."""

from __future__ import annotations

import re
from collections import Counter

from variorum.extraction.bylines import is_outlet, is_person, is_role
from variorum.extraction.furniture import is_section
from variorum.extraction.rows import CAPTION_START, HEAD, MEMO, Row, capitalised, ends_as_caption
from variorum.model import Span

_FREE_ENCYCLOPEDIA = re.compile(r"From (?P<name>[^\n,]{2,40}), the free encyclopedia\s*$")


def mark_head(rows: list[Row], heading: int | None, host: str | None) -> tuple[Span | None, str]:
    """Mark what stands before and right after the title; find the publisher's name there."""
    first_prose = next(
        (i for i, row in enumerate(rows) if row.prose and (heading is None or i > heading)),
        len(rows),
    )
    zone = rows[: min(first_prose, HEAD)]
    publisher: Span | None = None
    how = ""
    for row in rows[:HEAD]:
        if match := _FREE_ENCYCLOPEDIA.match(row.line):
            publisher = Span(
                row.span.start + match.start("name"), row.span.start + match.end("name")
            )
            how = "line under the title"
    seen = Counter(
        row.line for row in zone if row.kind is None and row.words <= 7 and row.noise is None
    )
    furnished = 0
    for index, row in enumerate(zone):
        if row.kind is not None or row.hint in ("caption", "reference", "quote"):
            continue
        if CAPTION_START.match(row.line) and row.noise is None:
            continue
        before = heading is not None and index < heading
        if row.noise is not None:
            row.mark("noise", row.noise[0])
            furnished += 1
        elif row.imprint is not None:
            if MEMO.match(row.line) and any(
                MEMO.match(r.line) for r in zone[max(0, index - 1) : index + 2] if r is not row
            ):
                # The head of a printed memo or mail is the article's own.
                continue
            only_dates = row.imprint.names is None and row.imprint.publisher is None
            row.mark("dateline" if only_dates else "byline")
            if row.imprint.publisher is not None and publisher is None:
                publisher, how = row.imprint.publisher, "byline"
            furnished += 1
        elif is_section(row.line):
            row.mark("noise", "section name")
            furnished += 1
        elif row.fragment and row.words <= 7 and seen[row.line] > 1:
            if publisher is None and capitalised(row.line):
                publisher, how = row.span, "name repeated at the head of the page"
            row.mark("noise", "line repeated at the head")
            furnished += 1
        elif (
            row.fragment
            and capitalised(row.line)
            and row.words <= 6
            and is_outlet(row.line, host)
            and _alone(row, before or _among_imprints(zone, index))
        ):
            if publisher is None:
                publisher, how = row.span, "name alone at the head of the page"
            row.mark("noise", "publisher's name")
            furnished += 1
    if heading is None:
        return publisher, how
    _mark_signers(zone, heading, sure=publisher is not None or furnished >= 3)
    for row in zone[:heading]:
        if (
            row.kind is None
            and row.hint not in ("caption", "reference", "quote")
            and row.words <= 14
            and not ends_as_caption(row.line)
        ):
            row.mark("noise", "before the title")
    return publisher, how


def _mark_signers(zone: list[Row], heading: int, *, sure: bool) -> None:
    """Names and roles on lines of their own: by the title, beside a date or each other."""
    for index, row in enumerate(zone):
        if row.kind is not None or row.words > 6 or not row.fragment or index > heading + 8:
            continue
        beside = [zone[i] for i in (index - 1, index + 1) if 0 <= i < len(zone)]
        named = is_person(row.line) and row.words <= 3 and not is_section(row.line)
        if named and not is_role(row.line):
            dated = any(r.kind == "dateline" or (r.words <= 5 and is_role(r.line)) for r in beside)
            if dated or (sure and abs(index - heading) == 1):
                row.mark("byline", "a name alone by the title")
        elif is_role(row.line) and any(r.kind == "byline" for r in beside):
            row.mark("byline", "role of who signs")


def _among_imprints(zone: list[Row], index: int) -> bool:
    """True if a date, byline or section name stands within two lines."""
    near = zone[max(0, index - 2) : index + 3]
    return any(row.imprint or is_section(row.line) for row in near if row is not zone[index])


def _alone(row: Row, before: bool) -> bool:
    words = re.findall(r"\w+", row.line)
    # After the title a line of capitals may as well be a heading ("Daily Life").
    return before and not all(is_section(w) for w in words)
