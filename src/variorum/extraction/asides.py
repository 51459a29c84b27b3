"""Captions and lists of references: parts of an article that stand apart from its body."""

from __future__ import annotations

import re

from variorum.extraction.citations import is_reference
from variorum.extraction.rows import CAPTION_LABEL, CAPTION_START, Row, capitalised, ends_as_caption

_BRACKETED_IMAGE = re.compile(
    r"[\[(]\s*(?:image|photo|picture|foto|bild|video|graphic|map|chart)\b[^\n]{0,300}[\])]\.?\s*$",
    re.IGNORECASE,
)


_CONTENTS_LINE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+\S")
_REFERENCES_HEADING = re.compile(
    r"(?:references|notes|footnotes|sources|citations|notes and references|bibliography|works"
    r" cited|einzelnachweise|quellen|références"
    r"|notes et références|referencias|note|riferimenti|referenties|bronnen|bronvermelding"
    r"|referências)\s*:?\s*",
    re.IGNORECASE,
)


def mark_references(rows: list[Row]) -> None:
    listed = False
    for index, row in enumerate(rows):
        if row.kind is not None and row.kind != "noise":
            continue
        if row.hint == "reference" or is_reference(row.line, listed=listed):
            row.kind, row.why = "reference", ""
            listed = True
        elif row.words <= 4 and _REFERENCES_HEADING.fullmatch(row.line):
            following = [r for r in rows[index + 1 : index + 6] if not (r.noise and r.words <= 6)]
            if following and (
                following[0].hint == "reference" or is_reference(following[0].line, listed=True)
            ):
                row.kind, row.why = "noise", "heading of the references"
                listed = True
        elif listed and row.prose:
            listed = False


def mark_contents(rows: list[Row]) -> None:
    """The numbered table of contents under a line that announces one."""
    inside = False
    for row in rows:
        if row.noise is not None and row.line.strip().lower().startswith("contents"):
            inside = True
        elif inside and row.kind is None and row.fragment and _CONTENTS_LINE.match(row.line):
            row.mark("noise", "table of contents")
        elif row.noise is None:
            inside = False


def mark_captions(rows: list[Row]) -> None:
    for index, row in enumerate(rows):
        if row.kind is not None:
            continue
        short = row.words <= 60 and len(row.line) < 500
        if row.hint == "caption" or (
            short
            and (
                CAPTION_START.match(row.line)
                or _BRACKETED_IMAGE.match(row.line)
                or (row.words <= 45 and ends_as_caption(row.line))
            )
        ):
            row.mark("caption")
            before = rows[index - 1] if index else None
            label = CAPTION_LABEL.match(row.line)
            if (
                label
                and label["what"].lower() == "caption"
                and label.end() == len(row.line)
                and index + 1 < len(rows)
            ):
                # The label stands on a line of its own, the caption on the next.
                rows[index + 1].mark("caption")
            if (
                label
                and label["what"].lower() == "source"
                and before
                and before.kind is None
                and before.fragment
            ):
                before.mark("caption")
            # The picture's own description stands over its credit line.
            if (
                before
                and before.kind is None
                and before.hint in (None, "paragraph")
                and before.words <= 4
                and before.fragment
                and capitalised(before.line)
            ):
                before.mark("caption")
