"""The words with which a language writes dates, as a table.

Where a field holds a pattern, a space in it stands for any run of spaces within a line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def numbered(words: str, *, start: int = 1) -> dict[str, int]:
    """The words with their numbers, counted from ``start``; forms of one number by "/"."""
    return {
        form: number
        for number, forms in enumerate(words.split(), start=start)
        for form in forms.split("/")
    }


def named(**groups: str) -> dict[str, str]:
    """Each of the words of a group ("|" between them) with the name of its group."""
    return {word: name for name, words in groups.items() for word in words.split("|")}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of one language.

    Words: ``months``, ``short_months`` (read only with a point, beside a day or year),
    ``weekdays`` (Monday is 0), ``near`` (phrase -> days from publication, part of the day),
    ``units``, ``seasons``, ``ordinals``,
    ``quarter``, ``half``, ``small`` (number words), ``day_parts`` (after a
    weekday), ``day_tails`` (grown together with it).

    Patterns: ``early``, ``mid``, ``late`` with ``part_gap`` behind them; ``last``, ``next``,
    ``this`` before a weekday, month or unit and ``last_after`` and so on behind it; ``every``
    for what recurs; ``day_gap`` and ``year_gap`` between day, month and year; ``ago`` and
    ``ahead`` with N and U for number and unit; ``future`` and ``past`` for the verbs.
    ``clipped`` are short weekdays that count only behind ``clipped_after`` ("na terça").
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    near: Mapping[str, tuple[int, str]]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    ordinals: Mapping[str, int]
    small: Mapping[str, int]
    early: str
    mid: str
    late: str
    last: str
    next: str
    this: str
    month_words: str
    year_words: str
    to: str
    both: tuple[str, str]
    ago: tuple[str, ...]
    future: str
    past: str
    ahead_of: str
    short_months: Mapping[str, int] = field(default_factory=dict)
    last_after: str = "(?!)"
    next_after: str = "(?!)"
    every: str = "(?!)"
    part_gap: str = " "
    day_mark: str = r"\.?"
    first_day: str = "(?!)"
    day_gap: str = " "
    year_gap: str = " "
    ahead: tuple[str, ...] = ()
    decade: str = "(?!)"
    quarter: tuple[str, ...] = ()
    half: tuple[str, ...] = ()
    season_gap: str = " "
    clocks: tuple[str, ...] = ()
    evening: str = "(?!)"
    join: str = "(?!)"
    day_parts: Mapping[str, str] = field(default_factory=dict)
    day_tails: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    clipped: Mapping[str, int] = field(default_factory=dict)
    clipped_after: str = "(?!)"
    nouns_capital: bool = False
