"""A date or time as it is written, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ShapeKind = Literal[
    "day", "month", "year", "season", "weekday", "near", "unit", "ago", "time", "recurring"
]


@dataclass(frozen=True, slots=True)
class Shape:
    """A date or time as written; fields that the words do not give are ``None``.

    ``lean`` is "last", "next", "this" or "" for relative words; ``part`` "early", "mid",
    "late" or a part of the day; ``offset`` counts days (near) or units (unit, ago) from
    publication. A "recurring" shape ("Mondays", "every Friday") is no point in time; it
    is found so that nothing else reads it. ``clock`` is (hour, minute) with ``half_day``
    true where morning and evening are not told apart.
    """

    start: int
    end: int
    kind: ShapeKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_month: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    offset: int = 0
    unit: str = ""
    lean: str = ""
    part: str = ""
    clock: tuple[int, int] | None = None
    half_day: bool = False
    hour_only: bool = False
