"""Indirect quotations: what someone is said to have said, without marks or partly in them."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.frames import Frame
from variorum.language.marks import Pair
from variorum.model import Article, Quotation


def find_clauses(
    frames: Sequence[Frame], article: Article, pairs: Sequence[Pair]
) -> list[Quotation]:
    """Clauses of saying."""
    del frames, article, pairs
    return []
