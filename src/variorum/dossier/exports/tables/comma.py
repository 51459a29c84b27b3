"""Tables as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from variorum.dossier.exports.encodable import encodable
from variorum.dossier.exports.tables.shapes import tables_of
from variorum.dossier.exports.tables.table import Cell, Table
from variorum.model import Edition

# What a spreadsheet may take for the beginning of a formula, wide forms included, and the
# guard itself, so that taking one guard off always gives the value back.
_OPENERS = frozenset("=+-@'\t\r\n\uff1d\uff0b\uff0d\uff20")


def to_csv(edition: Edition) -> Mapping[str, str]:
    """Write the tables as CSV files: ``tables/articles.csv`` and the others.

    UTF-8, a line of names first, fields in quote marks where they need them, lines ended as
    RFC 4180 has it. Truth is ``true`` or ``false``, and what is not known is empty. Texts that a
    spreadsheet could take for a formula have one apostrophe before them (``unguarded``).
    """
    return {f"tables/{table.name}.csv": _written(table) for table in tables_of(edition)}


def guarded(text: str) -> str:
    """The text with an apostrophe before it, if a spreadsheet could take it for a formula."""
    opens = {text[:1], text.lstrip()[:1]} & _OPENERS
    return f"'{text}" if opens else text


def unguarded(cell: str) -> str:
    """The text that ``guarded`` was given."""
    return cell.removeprefix("'")


def _written(table: Table) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(cell) for cell in row])
    return encodable(file.getvalue())


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guarded(cell) if isinstance(cell, str) else str(cell)
