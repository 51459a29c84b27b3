"""The ranked list of stories on a terminal: each part of the rank in sight."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from variorum.cli.plain import plain

if TYPE_CHECKING:
    from variorum.desk import TopStory
    from variorum.stories import Part

_WIDE = 104  # columns from which the parts stand side by side
_CELLS = 6
_HEADS = {
    "origins": "origins",
    "growth": "growth",
    "placement": "placement",
    "freshness": "freshness",
}


def top_lines(rows: Sequence[TopStory]) -> list[str]:
    """Lines for the terminal's width: a table where it is wide, else a few lines a story."""
    console = Console(highlight=False)
    with console.capture() as drawn:
        if console.width >= _WIDE:
            console.print(_table(rows))
        else:
            for number, row in enumerate(rows, 1):
                _block(console, number, row)
    return [line.rstrip() for line in drawn.get().splitlines()]


def _table(rows: Sequence[TopStory]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("", justify="right")
    table.add_column("score", justify="right")
    table.add_column("story", no_wrap=True)
    table.add_column("title", overflow="fold", ratio=1)
    for head in _HEADS.values():
        table.add_column(head, no_wrap=True)
    for number, row in enumerate(rows, 1):
        table.add_row(
            str(number),
            f"{row.score:.2f}",
            row.row.short,
            plain(row.row.title),
            *(f"{_bar(part.value)} {_figure(part)}" for part in row.parts),
        )
    return table


def _block(console: Console, number: int, row: TopStory) -> None:
    if number > 1:
        console.print()
    _print(console, f"{number}. ", plain(row.row.title), "bold")
    _print(console, "   ", f"{row.row.short}  score {row.score:.2f}", "dim")
    for part in row.parts:
        head = f"   {_HEADS[part.name]:<9} {_bar(part.value)} "
        _print(console, head, plain(part.words))


def _print(console: Console, head: str, words: str, style: str = "") -> None:
    """Wrap by hand, so that later lines stand under the words and none ends in blanks."""
    wide = max(12, console.width - len(head))
    for number, line in enumerate(Text(words, style=style).wrap(console, wide)):
        line.rstrip()
        console.print(Text(" " * len(head) if number else head) + line, soft_wrap=True)


def _bar(value: float) -> str:
    """A small bar; a value above nothing shows at least one cell."""
    full, empty = _signs()
    cells = min(_CELLS, max(round(value * _CELLS), 1 if value > 0 else 0))
    return full * cells + empty * (_CELLS - cells)


def _signs() -> tuple[str, str]:
    try:
        "▮▯".encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "#", "."
    return "▮", "▯"


def _figure(part: Part) -> str:
    """The raw figure behind a part, short."""
    figures = dict(part.figures)
    if part.name == "origins":
        return f"{figures['origins']:.0f} of {figures['reports']:.0f}"
    if part.name == "growth":
        return f"+{figures['recent']:.0f}/{figures['hours']:.0f}h"
    if part.name == "placement":
        count = int(figures["outlets"])
        return f"{count} outlet" if count == 1 else f"{count} outlets"
    age = figures.get("age in hours")
    if age is None:
        return "–"
    return f"{age:.0f}h" if age < 48 else f"{age / 24:.0f}d"
