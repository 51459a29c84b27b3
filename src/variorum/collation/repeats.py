"""Repetitions: a document that says again what its author has said before.

"We said yesterday, and we say again: ..." The words said again are a print of the earlier
text, and the document that repeats them is another text. Without this the two would be
taken for one, since they share wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.collation.fragments import Fragment, Mark, resolve
from variorum.model import Article, Span

_LEAST_LONG = 30
_LEAST_REPEATED = 6
_AGAIN = re.compile(
    r"\b(?:I|we)\s+(?:repeat|reiterate|say\s+(?:it\s+)?again|said\s+it\s+before)\b[^.!?\n]{0,40}?:"
    r"|\b(?:I|we)\s+(?:have\s+)?(?:already\s+)?(?:said|wrote|written|stated|told\s+\w+)\s+"
    r"(?:it\s+)?(?:yesterday|before|earlier|already|last\s+\w+|on\s+\w+day)\b[^.!?\n]{0,60}?:"
    r"|\bas\s+(?:I|we)\s+(?:have\s+)?(?:already\s+)?(?:said|wrote|stated)\s+(?:yesterday|before|"
    r"earlier|last\s+\w+|on\s+\w+day)\b[^.!?\n]{0,60}?:",
    re.IGNORECASE,
)


def set_repeats_apart(
    fragments: Sequence[Fragment], articles: Sequence[Article]
) -> tuple[Fragment, ...]:
    """Cut out what long prints say that their author has said before.

    The words from the colon to the paragraph's end become a fragment of their own; the print
    keeps them as words that it quotes. Only what another report prints, too, is cut out.

    Cost: one search in each long print.
    """
    texts = {article.id: article.text for article in articles}
    found: list[Fragment] = []
    for fragment in fragments:
        repeated: list[Fragment] = []
        if fragment.form == "block" and len(fragment.cells) >= _LEAST_LONG:
            low, high = fragment.spans[0].start, fragment.spans[-1].end
            for match in _AGAIN.finditer(texts[fragment.article], low, high):
                part = _repeated(fragment, match.end())
                if part is not None and _known(part, fragments):
                    repeated.append(part)
        held = tuple(span for part in repeated for span in part.spans)
        found.append(replace(fragment, held=(*fragment.held, *held)) if held else fragment)
        found.extend(repeated)
    return tuple(found)


def _repeated(fragment: Fragment, start: int) -> Fragment | None:
    """The words of a print from a place to the end of the paragraph."""
    cells = fragment.cells
    first = next((n for n, cell in enumerate(cells) if cell.start >= start), len(cells))
    last = first + 1
    while last < len(cells) and not cells[last].breaks:
        last += 1
    if last - first < _LEAST_REPEATED or first >= len(cells):
        return None
    head = replace(cells[first], marks=(), lead="", breaks=0, first=True)
    row = (head, *cells[first + 1 : last])
    tail: tuple[Mark, ...] = cells[last].marks if last < len(cells) else fragment.tail
    return replace(
        fragment,
        spans=(Span(row[0].start, row[-1].end),),
        cells=row,
        atoms=resolve(row),
        tail=tail,
        form="marks",
        group=-200_000 - first,
        held=(),
    )


def _known(part: Fragment, fragments: Sequence[Fragment]) -> bool:
    """True if another report prints some of the words said again."""
    runs = {part.keys[at : at + 4] for at in range(len(part.keys) - 3)}
    return any(
        other.article != part.article
        and any(other.keys[at : at + 4] in runs for at in range(len(other.keys) - 3))
        for other in fragments
    )
