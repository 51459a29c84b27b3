"""Transcripts: paragraphs that begin with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from variorum.model import Article

_LABEL = re.compile(
    r"[\"\u201c]?((?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019\-]+)(?:\s[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019\-]*){0,3})(?:\s\([^)\n]{1,40}\))?:\s+"
)
_TITLE_LABEL = re.compile(
    r"([A-Z\u00c0-\u00de][\w.'\u2019\-]+(?:\s[A-Z\u00c0-\u00de][\w.'\u2019\-]*){0,3}):\s+"
)
_NOT_SPEAKERS = frozenset(
    """update updates correction corrections live breaking exclusive note notes watch read more
    related photo photos image video editor advertisement trending clarification analysis opinion
    explainer editor's background warning faq q a source sources summary topics tags""".split()
)
# A label in ordinary letters must come back this often to be a speaker's.
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn; ``start`` is where the words begin after the label."""

    label_start: int
    label_end: int
    start: int
    label_toks: int


def find_turns(article: Article, skip: Collection[int] = ()) -> dict[int, Turn]:
    """Turns by block index. One capital label alone is no transcript; two are."""
    capital: dict[int, Turn] = {}
    plain: dict[int, Turn] = {}
    labels: Counter[str] = Counter()
    for index, block in enumerate(article.blocks):
        if block.kind not in ("paragraph", "item", "heading", "quote") or index in skip:
            continue
        for pattern, into in ((_LABEL, capital), (_TITLE_LABEL, plain)):
            match = pattern.match(
                article.text, block.span.start, min(block.span.end, block.span.start + 90)
            )
            if match is None or match.end() >= block.span.end:
                continue
            label = match.group(1)
            if label.split()[0].casefold().strip(".'") in _NOT_SPEAKERS or label.isdigit():
                break
            turn = Turn(match.start(1), match.end(1), match.end(), len(label.split()))
            into[index] = turn
            if into is plain:
                labels[label] += 1
            break
    turns = capital if len(capital) > 1 else {}
    back = sum(count for count in labels.values() if count > 1)
    for index, turn in plain.items():
        count = labels[article.text[turn.label_start : turn.label_end]]
        if count >= _OFTEN or (count > 1 and back > _OFTEN):
            turns[index] = turn
    return dict(sorted(turns.items()))
