"""Invented persons, places, bodies and outlets. None is meant to be real."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from made_news.words import language, syllables

_BODIES = (
    "{} Council", "{} Police", "{} Water Board", "{} Hospital", "{} University", "{} Rovers",
    "{} Port Authority", "{} Energy", "{} Bank", "{} High Court", "{} Union", "{} Institute",
    "{} Railways", "{} Foundation", "Ministry of {}", "{} Holdings", "{} Athletic", "{} Airlines",
)  # fmt: skip
_PAPERS = (
    "{} Gazette", "{} Courier", "The {} Post", "{} Herald", "{} Today", "Radio {}", "{} Mirror",
    "{} Observer", "The {} Argus", "{} Morning", "{} Online", "{} Ledger", "{} Star", "{} Echo",
)  # fmt: skip
_AGENCIES = ("{} Wire", "{} Press Agency", "{} News Service")
PUBLIC = 1500  # persons known to every paper
PLACES = 5000
BODIES = 2500


@dataclass(frozen=True)
class Person:
    full: str
    surname: str


@dataclass(frozen=True)
class Outlet:
    """``head`` and ``tail``: what stands on every page of it. ``agency``: others print it."""

    name: str
    head: Sequence[str]
    tail: Sequence[str]
    agency: bool = False


@dataclass(frozen=True)
class World:
    persons: Sequence[Person]
    places: Sequence[str]
    bodies: Sequence[str]
    outlets: Sequence[Outlet]
    agencies: Sequence[Outlet]


def skewed(chance: random.Random, count: int, power: float = 2.0) -> int:
    """A place in a list where the first are drawn far oftener than the last."""
    return int(count * chance.random() ** power)


def person(chance: random.Random) -> Person:
    """Somebody nobody has heard of before."""
    surname = syllables(chance, chance.choice((1, 2, 2, 3))).capitalize()
    return Person(f"{syllables(chance, chance.choice((1, 1, 2))).capitalize()} {surname}", surname)


def place(chance: random.Random) -> str:
    return syllables(chance, chance.choice((2, 2, 3))).capitalize()


def body(chance: random.Random, where: str) -> str:
    return chance.choice(_BODIES).format(where)


def _furniture(chance: random.Random, most: int) -> tuple[str, ...]:
    told = language()
    lines = []
    for _ in range(chance.randrange(most + 1)):
        words = [told.words[chance.choice(told.general)] for _ in range(chance.randint(6, 22))]
        lines.append(" ".join(words).capitalize() + ".")
    return tuple(lines)


@cache
def world(outlets: int = 2000) -> World:
    """The public persons, places, bodies and outlets, the same for every seed."""
    chance = random.Random(20330102)
    places = tuple(place(chance) for _ in range(PLACES))
    bodies = tuple(body(chance, places[skewed(chance, PLACES)]) for _ in range(BODIES))
    persons = tuple(person(chance) for _ in range(PUBLIC))
    names: dict[str, None] = {}
    while len(names) < outlets:
        names.setdefault(chance.choice(_PAPERS).format(chance.choice(places)))
    papers = tuple(Outlet(name, _furniture(chance, 1), _furniture(chance, 2)) for name in names)
    agencies = tuple(
        Outlet(_AGENCIES[n % 3].format(place(chance)), (), (), agency=True) for n in range(8)
    )
    return World(persons, places, bodies, papers, agencies)
