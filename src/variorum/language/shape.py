"""A date or time as it is written, before it is resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

ShapeKind = Literal[
    "day",
    "month",
    "year",
    "season",
    "weekday",
    "near",
    "unit",
    "ago",
    "ahead",
    "perhaps",
    "time",
    "recurring",
]


@dataclass(frozen=True, slots=True)
class Shape:
    """A date or time as written; fields that the words do not give are ``None``.

    ``lean`` is "last", "next", "this" or "" for relative words; ``part`` "early", "mid",
    "late" or a part of the day; ``offset`` counts days (near) or units (unit, ago) from
    publication. A "recurring" shape ("Mondays", "every Friday") is no point in time; it
    is found so that nothing else reads it. ``clock`` is (hour, minute) with ``half_day``
    true where morning and evening are not told apart. ``weekday_word`` is the weekday as
    written, also where it stands beside a date and may contradict it. A "perhaps" is a
    length of time that is a date if the words look ahead ("in two weeks"). A weekday with
    ``unit`` "week" is that of the week ``offset`` weeks from publication.
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
    weekday_word: str = ""
    offset: int = 0
    unit: str = ""
    lean: str = ""
    part: str = ""
    clock: tuple[int, int] | None = None
    half_day: bool = False
    hour_only: bool = False


Reader = Callable[[re.Match[str]], Shape | None]


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one language writes dates.

    ``words`` are the words that can be part of a date, with their marks (``triggers``);
    each rule is tried only near a word that has one of its marks. ``join`` matches what may
    stand between a day and its weekday or time of day, ``through`` what stands between the
    first and the last day of a range ("and" only after ``between``). ``cue`` finds words
    that tell whether a day lies ahead or behind (groups "future", "past", "neutral"),
    ``ahead_of`` those right before the day that look ahead.
    """

    words: Mapping[str, int]
    rules: tuple[tuple[int, re.Pattern[str], Reader], ...]
    join: re.Pattern[str]
    through: re.Pattern[str]
    between: re.Pattern[str]
    cue: re.Pattern[str]
    ahead_of: re.Pattern[str]
