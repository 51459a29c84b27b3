"""The end of a page: from a line that ends articles, all that does not read like prose."""

from __future__ import annotations

from variorum.extraction.furniture import is_section
from variorum.extraction.rows import Row, speech


def mark_tail(rows: list[Row], heading: int | None) -> None:
    """Mark the end of the page: from a line that ends articles, all that isn't prose."""
    start = (heading if heading is not None else -1) + 1
    last_prose = max(
        (i for i, r in enumerate(rows) if i >= start and _is_body(r)), default=len(rows)
    )
    ended = hawking = False
    for index in range(start, len(rows)):
        row = rows[index]
        if row.kind is not None and row.kind != "noise":
            continue
        if row.noise is not None:
            row.mark("noise", row.noise[0])
            if row.noise[1] and index > last_prose:
                ended = True
                # Headlines of other stories follow this one: they end without a full stop.
                hawking = hawking or row.noise[0] != "heading of related stories"
        elif index > last_prose:
            neighbours = [rows[i] for i in (index - 1, index + 1) if start <= i < len(rows)]
            near_noise = any(n.kind == "noise" or n.noise is not None for n in neighbours)
            if is_section(row.line) and near_noise:
                row.mark("noise", "section name")
            elif (
                ended
                and row.words <= 16
                and not speech(row.line)
                and (row.fragment or row.line.rstrip().endswith("?") or (near_noise and hawking))
            ):
                row.mark("noise", "after the end of the article")
    _mark_headline_run(rows, start)


def _is_body(row: Row) -> bool:
    """Prose that no line of furniture reads like."""
    if row.kind in ("paragraph", "quote"):
        return True
    if row.kind is not None or row.noise is not None:
        return False
    return (
        row.words >= 17
        or (row.ends and (speech(row.line) or row.words >= 12))
        or row.hint == "quote"
    )


def _mark_headline_run(rows: list[Row], start: int) -> None:
    """Headlines of other stories under a line that announces them, at the end of a page."""
    index = len(rows) - 1
    while index >= start and (
        rows[index].kind == "noise" or (rows[index].kind is None and rows[index].fragment)
    ):
        index -= 1
    announced = False
    for row in rows[index + 1 :]:
        if row.kind == "noise":
            announced = announced or row.why == "heading of related stories"
        elif announced:
            row.mark("noise", "headline of another story")
