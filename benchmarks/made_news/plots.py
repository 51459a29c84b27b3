"""What a story is made of: its cast, words and figures, its size, its times, its episodes."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from made_news.cast import Person, body, person, place, skewed, world
from made_news.settings import Settings
from made_news.words import KINDS, SECTIONS, Numbers, language, syllables

HOUR = 3600.0
DAY = 24 * HOUR
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "March", "April", "May", "June", "July", "September", "October")
TERMS = 512  # places in a story's table of terms


@dataclass(frozen=True)
class Terms:
    """What one episode of a story speaks about: words of its own, and how often each comes."""

    words: Sequence[str]
    table: Numbers
    persons: Sequence[Person]
    places: Sequence[str]
    records: Sequence[str]


@dataclass(frozen=True)
class Leaf:
    """A printed text that others may take from. ``ancestors``: from the root down."""

    id: str
    outlet: str
    published: float
    title: str
    paragraphs: Sequence[str]
    ancestors: Sequence[str]


@dataclass
class Tree:
    """One origin and the texts made of it, of which the root and the latest are kept."""

    origin: str
    leaves: list[Leaf] = field(default_factory=list)


@dataclass
class Plot:
    """A running story."""

    id: str
    kind: int
    times: list[float]  # of its coming reports, the next one last
    breaks: list[float]  # when the coming episodes begin, the next one last
    terms: Terms
    episode: int = 0
    told: int = 0
    trees: list[Tree] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def _figure(chance: random.Random) -> str:
    shape = chance.randrange(5)
    if shape == 0:
        return f"{chance.randint(1, 99)},{chance.randint(100, 999)}"
    if shape == 1:
        return f"{chance.randint(2, 98)} per cent"
    if shape == 2:
        return f"£{chance.randint(1, 90)}.{chance.randint(1, 9)}m"
    return str(chance.randint(3, 980))


def _record(chance: random.Random, own: Sequence[str]) -> str:
    """A statement that several reports will quote word for word."""
    told = language()
    words = [told.words[chance.choice(told.general)] for _ in range(chance.randint(14, 42))]
    words[len(words) // 2] = chance.choice(own)
    return " ".join(words).capitalize()


def new_terms(chance: random.Random, kin: Terms | None, keep: float) -> Terms:
    """The terms of a story, or of its next episode.

    Args:
        chance: Where chance comes from.
        kin: Terms to take some names and words from: an earlier episode, a related story.
        keep: The part that is taken, within [0, 1].
    """
    known, told = world(), language()

    def kept(some: Sequence[str]) -> list[str]:
        return [one for one in some if chance.random() < keep]

    persons = [p for p in (kin.persons if kin else ()) if chance.random() < keep]
    while len(persons) < chance.choice((2, 3, 3, 4, 5)):
        public = chance.random() < 0.4
        persons.append(
            known.persons[skewed(chance, len(known.persons))] if public else person(chance)
        )
    places = kept(kin.places if kin else ())
    while len(places) < chance.choice((1, 2, 2, 3)):
        public = chance.random() < 0.7
        places.append(known.places[skewed(chance, len(known.places))] if public else place(chance))
    bodies = [
        known.bodies[skewed(chance, len(known.bodies))]
        if chance.random() < 0.6
        else body(chance, chance.choice(places))
        for _ in range(chance.choice((1, 1, 2, 3)))
    ]
    rare = [told.words[chance.choice(told.rare)] for _ in range(chance.randint(8, 20))]
    rare += [syllables(chance, 3) for _ in range(chance.randint(2, 7))]
    if kin:
        rare = kept(kin.words[-18:-4]) + rare[: max(4, int(len(rare) * (1 - keep)))]
    figures = [_figure(chance) for _ in range(chance.randint(4, 9))]
    days = [chance.choice(_WEEKDAYS), f"{chance.randint(1, 28)} {chance.choice(_MONTHS)}"]
    chance.shuffle(rare)
    words: list[str] = []
    weights: list[float] = []

    def add(some: Sequence[str], weight: float, slope: float = 0.45) -> None:
        for rank, one in enumerate(some):
            words.append(one)
            weights.append(weight / (1 + slope * rank))

    add(days, 2)
    add(figures, 1.0)
    add([p.surname for p in persons], 7)
    add([p.full for p in persons], 2.5)
    add(places, 5)
    add(bodies, 3)
    add(rare, 3, 0.1)
    order = np.random.Generator(np.random.PCG64(chance.getrandbits(64))).permutation(TERMS)
    ends = np.cumsum(weights) / sum(weights)
    picks = np.searchsorted(ends, (np.arange(TERMS) + 0.5) / TERMS)
    table = np.minimum(picks, len(words) - 1).astype(np.int32)[order]
    records = [_record(chance, rare) for _ in range(chance.choice((0, 1, 1, 2, 3)))]
    return Terms(words, table, persons, places, records)


def new_plot(
    chance: random.Random, settings: Settings, name: str, start: float, recent: Sequence[Plot]
) -> Plot:
    """A story that opens at a time (seconds), perhaps one that looks like a recent one."""
    size = min(settings.largest, int((1 - chance.random()) ** (-1 / settings.tail)))
    life = HOUR * math.exp(chance.gauss(math.log(14), 1.1)) * (1 + math.log(size)) / 2
    life = min(life, 21 * DAY)
    episodes = 1
    if size >= 6 and chance.random() < settings.long_running:
        episodes = chance.randint(2, min(5, size // 3))
        life = DAY * chance.uniform(10, 50)
    begins = [start + life * k / episodes for k in range(episodes)]
    times = [start]
    for _ in range(size - 1):
        # Most of an episode's reports come early in it.
        times.append(
            chance.choice(begins)
            + min(life, DAY * 6 if episodes > 1 else life) / episodes * chance.random() ** 2
        )
    times.sort(reverse=True)
    kind = chance.randrange(SECTIONS * KINDS)
    kin, keep = None, 0.0
    if recent and chance.random() < settings.look_alikes:
        twin = recent[int(len(recent) * chance.random())]
        kind, kin, keep = twin.kind, twin.terms, chance.choice((0.2, 0.35, 0.5, 0.6))
    return Plot(name, kind, times, begins[:0:-1], new_terms(chance, kin, keep))


def next_episode(chance: random.Random, plot: Plot) -> None:
    """The story goes on: some names and words stay, others come, the figures are new."""
    plot.terms = new_terms(chance, plot.terms, 0.65)
    plot.episode += 1
