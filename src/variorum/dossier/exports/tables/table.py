"""A table: named, typed columns and rows in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from variorum.model import ArticleId, Dossier, Passage

ColumnType = Literal["text", "integer", "number", "boolean"]
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; a cell is of its type or ``None`` (not known, does not apply)."""

    name: str
    type: ColumnType = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; every row has a cell for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is drawn from one story: its columns, and a function that gives its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Told], Iterable[Row]]


class Told:
    """A dossier with what every table asks of it: signs, and what stands at a passage."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._signs = {entry.article: entry.siglum for entry in dossier.sources}
        self._texts = {article.id: article.text for article in dossier.articles}

    def sign(self, article: str) -> str | None:
        """The siglum of an article, ``None`` for what is none of the story's."""
        return self._signs.get(ArticleId(article))

    def text(self, passage: Passage) -> str:
        return self._texts.get(passage.article, "")[passage.start : passage.end]

    def place(self, passage: Passage) -> Row:
        """The cells of a passage: ``PLACE`` names them."""
        return (
            self.sign(passage.article),
            passage.article,
            passage.start,
            passage.end,
            self.text(passage),
        )


PLACE = (
    Column("siglum"),
    Column("article"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("text"),
)


def columns(said: str) -> tuple[Column, ...]:
    """Columns by their names; ``name:integer`` for one that is no text."""
    made = []
    for word in said.split():
        name, _, kind = word.partition(":")
        kinds: dict[str, ColumnType] = {
            "": "text",
            "integer": "integer",
            "number": "number",
            "boolean": "boolean",
        }
        made.append(Column(name, kinds[kind]))
    return tuple(made)
