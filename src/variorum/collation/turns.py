"""Prints without quote marks: lines of a chat or transcript, "Name: words", or name above words.

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
# A name alone in its line, with or without an hour, the words under it.
_ALONE = re.compile(
    r"[>\s]*(?P<name>[^\W\d_a-z][\w.'\u2019-]*(?:\s[^\W\d_][\w.'\u2019-]*){0,3})"
    r"(?:\s*[,\u00b7|(\u2013-]?\s*\d{1,2}[:.]\d{2}\)?)?:?\s*"
)
_FEWEST_STACKED = 3
_LONGEST_LINE = 2_000
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
        turn = _turn(article, Span(match.end(), block.span.end), speaker, index)
        if speaker is None or turn is None or len(turn.cells) < _LEAST_WORDS:
            continue
        lines[index] = turn
        if _quoted_elsewhere(turn, runs):
            sure.add(index)
    grown = set(sure)
    for index in sorted(lines):
        if index - 1 in grown or index - 2 in grown:
            grown.add(index)
    for index in sorted(lines, reverse=True):
        if index + 1 in grown or index + 2 in grown:
            grown.add(index)
    labelled = [lines[index] for index in sorted(grown)]
    return labelled or _stacked(article, names, quoted, runs)


def _turn(article: Article, span: Span, speaker: str | None, number: int) -> Fragment | None:
    cells, tail = read_cells(article.text, article.id, (span,))
    if not cells:
        return None
    return Fragment(
        article=article.id,
        spans=(Span(cells[0].start, cells[-1].end),),
        cells=cells,
        atoms=resolve(cells),
        tail=tail,
        speaker=speaker,
        written=True,
        form="turn",
        group=-1 - number,
        document="chat",
        language=article.language,
        published=article.published.value if article.published else "",
    )


def _quoted_elsewhere(turn: Fragment, runs: dict[tuple[str, ...], set[str]]) -> bool:
    keys = turn.keys
    return any(
        runs.get(keys[at : at + _RUN], set()) - {turn.article} for at in range(len(keys) - _RUN + 1)
    )


def _stacked(
    article: Article,
    names: set[str],
    quoted: Sequence[Span],
    runs: dict[tuple[str, ...], set[str]],
) -> list[Fragment]:
    """Messages typed out as a screen shows them: a name in its own line, the words under it.

    They count where three or more stand in a row, of two people or more, and another report
    quotes one of them.
    """
    found: list[list[Fragment]] = [[]]
    named: str | None = None
    for number, match in enumerate(re.finditer(r"[^\n]*\S[^\n]*", article.text)):
        span = Span(*match.span())
        label = _ALONE.fullmatch(match.group()) if len(span) <= 60 else None
        speaker = _named(label["name"], names) if label else None
        if speaker is not None and named is None:
            named = speaker
            continue
        if named is None or len(span) > _LONGEST_LINE or any(span.meets(q) for q in quoted):
            if found[-1]:
                found.append([])
            named = None
            continue
        turn = _turn(article, span, named, 10_000 + number)
        named = None
        if turn is not None:
            found[-1].append(turn)
    return [
        turn
        for row in found
        if len(row) >= _FEWEST_STACKED
        and len({turn.speaker for turn in row}) > 1
        and any(_quoted_elsewhere(turn, runs) for turn in row)
        for turn in row
    ]


def _named(label: str, names: set[str]) -> str | None:
    """The one known name that a label stands for, or ``None``."""
    parts = set(label.casefold().split())
    fits = sorted(name for name in names if parts <= set(name.casefold().split()))
    exact = [name for name in fits if name.casefold() == label.casefold()]
    if exact:
        return exact[0]
    return fits[0] if len(fits) == 1 else None
