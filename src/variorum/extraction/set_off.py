"""Words that plain text sets off: between fences, or in lines that are italic from end to end.

Pages turned into plain text keep such signs ("```", "*Dear all,*"). They are the page's, and
what stands between them is set apart from the report as a block quotation is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.extraction.lines import Piece
from variorum.model import Span

_FENCE = re.compile(r"(?:`{3,}|~{3,})\w{0,20}\s*")
_ITALIC = re.compile(r"(?P<sign>[*_])(?![*_\s])(?P<words>[^*_\n]*[^*_\s])(?P=sign)")
# One line in italics is a note of the editors; a document has more.
_FEWEST = 2


def set_off(text: str, parts: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, those that are set off marked as quoted and without their signs.

    A fence that is never closed sets nothing off.

    Cost: linear.
    """
    found = list(parts)
    opened: int | None = None
    for number, part in enumerate(parts):
        if _FENCE.fullmatch(text, part.span.start, part.span.end):
            if opened is not None:
                for inner in range(opened + 1, number):
                    found[inner] = replace(found[inner], hint="quote")
                opened = None
            else:
                opened = number
    row: list[int] = []
    for number in range(len(parts) + 1):
        match = None
        if number < len(parts) and found[number].hint is None:
            span = parts[number].span
            match = _ITALIC.fullmatch(text, span.start, span.end)
        if match:
            row.append(number)
            continue
        if len(row) >= _FEWEST:
            for italic in row:
                span = parts[italic].span
                found[italic] = replace(
                    parts[italic], span=Span(span.start + 1, span.end - 1), hint="quote"
                )
        row = []
    return tuple(found)
