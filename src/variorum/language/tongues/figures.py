"""The words with which a language writes numbers and quantities, as a table.

Where a field holds a pattern, a space in it stands for any run of spaces within a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


def words(text: str) -> dict[str, str]:
    """A table from lines "name: form|form", several on a line parted by ";".

    A line that begins with "|" goes on with the one before it.
    """
    table: dict[str, str] = {}
    for entry in re.sub(r"\n\s*\|", "|", text).replace("\n", ";").split(";"):
        name, _, forms = entry.partition(":")
        for form in forms.split("|"):
            if form.strip():
                table[" ".join(form.split())] = name.strip()
    return table


def counted(text: str, *, start: int = 0, step: int = 1) -> dict[str, int]:
    """The words with their numbers; forms of one number are parted by "/", "-" is none."""
    return {
        form: start + step * place
        for place, forms in enumerate(text.split())
        for form in forms.split("/")
        if form != "-"
    }


def compounds(
    ones: Iterable[str], tens: Mapping[str, int], units: Mapping[str, int], link: str
) -> dict[str, int]:
    """The numbers that write their unit before the ten, in one word ("einundzwanzig")."""
    table = {}
    for ten, value in tens.items():
        for unit, number in units.items():
            if 1 <= number <= 9:
                table[f"{unit}{link}{ten}"] = value + number
        for one in ones:
            table[f"{one}{link}{ten}"] = value + 1
    return table


def hundreds(
    below: Mapping[str, int], units: Mapping[str, int], hundred: str, links: Iterable[str] = ("",)
) -> dict[str, int]:
    """The numbers from 100 to 999 in one word ("zweihundertfünf")."""
    table = {}
    heads = {"": 1, **{unit: number for unit, number in units.items() if 1 <= number <= 9}}
    for head, number in heads.items():
        table[f"{head}{hundred}"] = 100 * number
        for link in links:
            for word, value in below.items():
                if 1 <= value <= 99:
                    table[f"{head}{hundred}{link}{word}"] = 100 * number + value
    return table


@dataclass(frozen=True, slots=True)
class Figures:
    """How one language writes numbers and what it counts.

    Numbers: ``values`` (words for 2 to 999; a one is an article and no number),
    ``ones`` (that article), ``hundred`` (a word that multiplies what stands before it),
    ``scales`` (a thousand and up), ``alone`` (those scales that need no number before
    them), ``joiners`` ("y"), ``halves`` (words that halve the scale after them),
    ``and_half`` (pattern behind a scale), ``mixed`` ("anderthalb" is 3/2), ``parts``
    (names of fractions), ``half_of`` (words for the half), ``vague`` (the least it can
    mean), ``about`` (round numbers), ``signs`` (short scales behind digits).

    Words: ``units`` and ``money`` (written form -> normal name), ``bounds`` before and
    ``bounds_after`` behind a number, ``nouns`` (-> English noun or state), ``light``
    (adjectives that say nothing of what is counted), ``stops`` (words that end the search for
    a noun), ``being`` (verbs between a number and a state), ``numbered`` (nouns before a
    number that make it a name).

    Patterns: ``of`` ("de"), ``out_of`` ("von den"), ``to``, ``between``, ``and_``,
    ``from_``, ``onto`` (the "to" of a change), ``onto_sure`` where that word means a change by
    itself, ``change`` (verbs of change), ``more`` ("weitere"), ``age`` behind years and
    ``aged_before`` before them. ``doubtful`` are number words that are something else behind
    some words ("tu sei").
    """

    values: Mapping[str, int]
    ones: frozenset[str]
    scales: Mapping[str, int]
    alone: frozenset[str]
    units: Mapping[str, str]
    money: Mapping[str, str]
    bounds: Mapping[str, str]
    bounds_after: Mapping[str, str]
    nouns: Mapping[str, str]
    stops: frozenset[str]
    of: str
    out_of: str
    to: str
    between: str
    and_: str
    from_: str
    onto: str
    change: str
    more: str
    hundred: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()
    and_half: str = "(?!)"
    mixed: Mapping[str, float] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    half_of: frozenset[str] = frozenset()
    vague: Mapping[str, int] = field(default_factory=dict)
    about: Mapping[str, int] = field(default_factory=dict)
    signs: Mapping[str, int] = field(default_factory=dict)
    light: frozenset[str] = frozenset()
    being: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    onto_sure: bool = False
    age: str = "(?!)"
    aged_before: str = "(?!)"
    doubtful: Mapping[str, frozenset[str]] = field(default_factory=dict)
    nouns_capital: bool = False
