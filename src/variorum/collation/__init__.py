"""Witnesses to texts of record: their apparatus, and who took text from whom."""

from variorum.collation.collate import collate
from variorum.collation.lineage import trace

__all__ = ["collate", "trace"]
