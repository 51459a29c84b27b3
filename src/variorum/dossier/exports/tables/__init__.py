"""The dossier as tables: CSV files, or Parquet with the optional extra ``tables``."""

from variorum.dossier.exports.tables.comma import guarded, to_csv, unguarded
from variorum.dossier.exports.tables.parquet import to_parquet

__all__ = ["guarded", "to_csv", "to_parquet", "unguarded"]
