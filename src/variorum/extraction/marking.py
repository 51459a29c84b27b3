"""Pieces to blocks: which line is the title, which is body, and which is furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.extraction.asides import mark_captions, mark_contents, mark_references
from variorum.extraction.bylines import Imprint
from variorum.extraction.heads import mark_head
from variorum.extraction.letters import mark_letters
from variorum.extraction.lines import Piece
from variorum.extraction.rows import BULLET, HEAD, MEMO, Row, row_of, speech
from variorum.extraction.tails import mark_tail
from variorum.extraction.titles import find_title
from variorum.model import Block, Span

_QUOTED_LINE = re.compile(r">\s")


_REPORTING = re.compile(
    r"[(\[]?\s*(?:additional |further )?(?:reporting|editing|writing|compiled|edited|additional"
    r" research|with (?:agency )?(?:reporting|inputs?|files|reports|additional reporting))"
    r" (?:in [\w ]{2,30} )?(?:by|from)\b[^\n]{2,250}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """The blocks, and where the facts about the article stand."""

    blocks: tuple[Block, ...]
    title: Span | None = None
    names: Span | None = None
    publisher: Span | None = None
    publisher_how: str = ""
    imprints: tuple[Imprint, ...] = field(default=())


def mark(
    text: str,
    parts: Sequence[Piece],
    *,
    title: str | None = None,
    host: str | None = None,
    near: str | None = None,
) -> Marked:
    """Classify every piece of a text.

    What is not surely furniture stays body: body text is never lost to a guess. Furniture
    is known by what a line says (``furniture``), by where it stands (before the title,
    after a line that ends articles), and by being said twice.

    Args:
        text: The article's text in normal form.
        parts: Its pieces in order.
        title: The title, where something outside the text gives it.
        host: The host of the article's address.
        near: The day of publication, ISO, where something outside the text gives it.

    Cost: linear in the number of pieces; long pieces are not looked into.
    """
    return mark_rows(rows_of(text, parts, host=host, near=near), title=title, host=host)


def rows_of(
    text: str, parts: Sequence[Piece], *, host: str | None = None, near: str | None = None
) -> list[Row]:
    """The pieces of a text, each with what its line alone says."""
    rows = [row_of(text, part, host, near, signed=index < HEAD) for index, part in enumerate(parts)]
    for row, part in zip(rows, parts, strict=True):
        if part.hint == "noise":
            row.mark("noise", part.why)
    return rows


def under_title(rows: Sequence[Row], line: str) -> list[Row]:
    """The rows moved down below a title that is set before the text and a blank line."""
    shift = len(line) + 2
    title = row_of(line, Piece(Span(0, len(line)), "title"), None, None)
    moved = [row.moved(shift) for row in rows]
    for row in moved[HEAD - 1 :]:
        row.imprint = None
    return [title, *moved]


def mark_rows(rows: list[Row], *, title: str | None = None, host: str | None = None) -> Marked:
    """Classify the rows of a text, see ``mark``; their kinds are set."""
    heading = find_title(rows, title)
    mark_letters(rows)
    publisher, how = mark_head(rows, heading, host)
    mark_contents(rows)
    mark_references(rows)
    mark_captions(rows)
    mark_tail(rows, heading)
    _mark_rest(rows)
    names = next(
        (r.imprint.names for r in rows if r.kind == "byline" and r.imprint and r.imprint.names),
        None,
    )
    if names is None:
        names = next((r.span for r in rows if r.why == "a name alone by the title"), None)
    return Marked(
        blocks=tuple(Block(r.span, r.kind or "paragraph", r.why) for r in rows),
        title=rows[heading].span if heading is not None else None,
        names=names,
        publisher=publisher,
        publisher_how=how,
        imprints=tuple(r.imprint for r in rows if r.kind in ("byline", "dateline") and r.imprint),
    )


def _mark_rest(rows: list[Row]) -> None:
    counts = Counter(row.line for row in rows if row.words <= 7 and not row.ends)
    after: list[Row | None] = [None] * len(rows)
    for index in range(len(rows) - 2, -1, -1):
        below = rows[index + 1]
        after[index] = after[index + 1] if below.kind in ("noise", "caption") else below
    for index, row in enumerate(rows):
        if row.kind is not None:
            continue
        following = after[index]
        if row.hint == "quote" or _QUOTED_LINE.match(row.line):
            row.mark("quote")
        elif _REPORTING.match(row.line) and row.words <= 40:
            row.mark("byline", "reporting credit")
        elif row.hint in ("heading", "item"):
            row.mark(row.hint)
        elif (
            row.imprint is not None
            and row.imprint.names is None
            and index < HEAD
            and _page_date(row)
            and not MEMO.match(row.line)
        ):
            row.mark("dateline")
        elif (
            row.hint is None
            and counts[row.line] >= 3
            and row.fragment
            and not BULLET.match(row.line)
            and not speech(row.line)
        ):
            row.mark("noise", "line repeated over the page")
        elif _is_item(rows, index):
            row.mark("item")
        elif _is_heading(row, following):
            row.mark("heading")
        else:
            row.mark("paragraph")


def _page_date(row: Row) -> bool:
    return row.imprint is not None and bool(row.imprint.published or row.imprint.modified)


def _is_item(rows: list[Row], index: int) -> bool:
    row = rows[index]
    match = BULLET.match(row.line)
    if match is None:
        return False
    if not (match["dash"] or match["number"]):
        return True
    for other in (index - 1, index + 1):
        if 0 <= other < len(rows):
            near = BULLET.match(rows[other].line)
            if (
                near
                and bool(near["dash"]) == bool(match["dash"])
                and bool(near["number"]) == bool(match["number"])
            ):
                return True
    return index > 0 and rows[index - 1].line.rstrip().endswith(":")


def _is_heading(row: Row, following: Row | None) -> bool:
    bare = row.line.strip()
    if following is None or row.words > 12 or len(bare) > 110 or speech(bare[:1]):
        return False
    if not (bare[:1].isupper() or bare[:1].isdigit()):
        return False
    if bare.endswith("?"):
        capitals = sum(w[:1].isupper() for w in bare.split())
        return capitals * 2 > row.words and (following.words > row.words)
    if row.ends or bare[-1] in ",;:-–—" or re.match(r"\d{1,2}[:.h]\d\d\b", bare):
        return False
    return following.words > row.words and (
        following.ends
        or following.words > 12
        or following.hint == "item"
        or bool(BULLET.match(following.line))
    )
