"""Tables as Parquet, through pyarrow (the optional extra ``tables``)."""

from __future__ import annotations

import io
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from variorum.dossier.exports.encodable import encodable
from variorum.dossier.exports.tables.shapes import tables_of
from variorum.dossier.exports.tables.table import Cell, Table
from variorum.errors import SettingsError
from variorum.model import Edition

_TYPES = {"text": "string", "integer": "int64", "number": "float64", "boolean": "bool_"}


def to_parquet(edition: Edition) -> Mapping[str, bytes]:
    """Write the tables as Parquet files: ``tables/articles.parquet`` and the others.

    The same tables as CSV, with their types, without guards; what is not known is null.

    Raises:
        SettingsError: pyarrow is not installed.
    """
    arrow, parquet = library()
    return {
        f"tables/{table.name}.parquet": _written(table, arrow, parquet)
        for table in tables_of(edition)
    }


def library() -> tuple[Any, Any]:
    """pyarrow and its Parquet part.

    Raises:
        SettingsError: They are not installed.
    """
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as missing:
        raise SettingsError(
            "--format parquet",
            "needs pyarrow, which is not installed.",
            advice="Install it with: pip install 'variorum[tables]'.",
        ) from missing


def _written(table: Table, arrow: Any, parquet: Any) -> bytes:
    fields = [(c.name, getattr(arrow, _TYPES[c.type])()) for c in table.columns]
    schema = arrow.schema(fields, metadata={"made with": "variorum"})
    cells = {
        column.name: [_cell(row[number]) for row in table.rows]
        for number, column in enumerate(table.columns)
    }
    file = io.BytesIO()
    parquet.write_table(arrow.table(cells, schema=schema), file, compression="zstd")
    return file.getvalue()


def _cell(cell: Cell) -> Cell:
    return encodable(cell) if isinstance(cell, str) else cell
