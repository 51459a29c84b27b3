"""Coverage: which report says what of a story's claims, and which does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.claim import Verdict
from variorum.model.passage import ArticleId, Passage

CoverageState = Literal["said", "otherwise", "both", "absent", "not_yet"]


@dataclass(frozen=True, slots=True)
class CoverageColumn:
    """One report. ``origin`` is the number of its independent origin, from 1.

    ``copies`` are the reports of the same origin with which it shares running text and that
    stand before it; empty for a text of its own.
    """

    article: ArticleId
    siglum: str
    origin: int
    copies: tuple[ArticleId, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What one report has of one claim.

    ``said``: it says so. ``otherwise``: it says something else on that matter. ``both``: it
    has both. ``absent``: we found no passage in it that speaks of it, which is not to say
    that it was left out on purpose. ``not_yet``: the same, and the report came out before
    any other is known to have told it. ``passages`` are empty for the last two only.
    """

    article: ArticleId
    state: CoverageState
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One claim across all reports, one cell for each column and in their order.

    ``first`` is when it was first told by a report with a known time, ISO 8601 as that
    report gives it; empty where no time is known.
    """

    claim: str
    matter: str
    value: str
    verdict: Verdict
    origins: int
    first: str
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix claim × report. Columns of one origin stand together."""

    columns: tuple[CoverageColumn, ...]
    rows: tuple[CoverageRow, ...]
