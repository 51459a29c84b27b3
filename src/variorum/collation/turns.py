"""Prints without quote marks: lines of a chat or transcript, "Name: words".

A label and a colon are no proof of speech ("Update: ..."). Such a line counts where another
report quotes its words, and so do the labelled lines right beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.collation.fragments import Fragment, read_cells, resolve
from variorum.model import Analysis, Article, Span
from variorum.text import FUNCTION_WORDS

_LABEL = re.compile(
    r"\s*(?:[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?[\])]?[\s,\u2013-]*)?"
    r"(?P<name>[^\W\d_][\w.'\u2019-]*(?:\s[^\W\d_][\w.'\u2019-]*){0,3})"
    r"(?:\s*[\[(][^\])\n]{1,30}[\])])?(?:,?\s*\d{1,2}[:.]\d{2})?\s*:\s+(?=\S)"
)
_RUN = 4
_LEAST_WORDS = 2


def find_turns(
    articles: Sequence[Article], analyses: Sequence[Analysis], fragments: Sequence[Fragment]
) -> tuple[Fragment, ...]:
    """Labelled lines that other reports quote, as fragments by the one whom the label names.

    Cost: O(words) of labelled lines and of all quotations.
    """
    runs: dict[tuple[str, ...], set[str]] = {}
    for fragment in fragments:
        keys = fragment.keys
        for at in range(len(keys) - _RUN + 1):
            run = keys[at : at + _RUN]
            if any(key not in FUNCTION_WORDS for key in run):
                runs.setdefault(run, set()).add(fragment.article)
    found: list[Fragment] = []
    for article, analysis in zip(articles, analyses, strict=True):
        found.extend(_turns_of(article, analysis, fragments, runs))
    return tuple(found)


def _turns_of(
    article: Article,
    analysis: Analysis,
    fragments: Sequence[Fragment],
    runs: dict[tuple[str, ...], set[str]],
) -> list[Fragment]:
    quoted = [s for f in fragments if f.article == article.id for s in f.spans]
    names = {m.name for m in analysis.mentions if m.kind in ("person", "unknown")}
    names |= {f.speaker for f in fragments if f.speaker}
    lines: dict[int, Fragment] = {}
    sure: set[int] = set()
    for index, block in enumerate(article.blocks):
        if block.kind not in ("paragraph", "quote", "item"):
            continue
        match = _LABEL.match(article.text, block.span.start, block.span.end)
        if not match or any(span.meets(block.span) for span in quoted):
            continue
        speaker = _named(match["name"], names)
        span = Span(match.end(), block.span.end)
        cells, tail = read_cells(article.text, article.id, (span,))
        if speaker is None or len(cells) < _LEAST_WORDS:
            continue
        atoms = resolve(cells)
        lines[index] = Fragment(
            article=article.id,
            spans=(span,),
            cells=cells,
            atoms=atoms,
            tail=tail,
            speaker=speaker,
            written=True,
            form="turn",
            group=-1 - index,
            document="chat",
            language=article.language,
            published=article.published.value if article.published else "",
        )
        keys = tuple(atom.key for atom in atoms)
        if any(
            runs.get(keys[at : at + _RUN], set()) - {article.id}
            for at in range(len(keys) - _RUN + 1)
        ):
            sure.add(index)
    grown = set(sure)
    for index in sorted(lines):
        if index - 1 in grown or index - 2 in grown:
            grown.add(index)
    for index in sorted(lines, reverse=True):
        if index + 1 in grown or index + 2 in grown:
            grown.add(index)
    return [lines[index] for index in sorted(grown)]


def _named(label: str, names: set[str]) -> str | None:
    """The one known name that a label stands for, or ``None``."""
    parts = set(label.casefold().split())
    fits = sorted(name for name in names if parts <= set(name.casefold().split()))
    exact = [name for name in fits if name.casefold() == label.casefold()]
    if exact:
        return exact[0]
    return fits[0] if len(fits) == 1 else None
