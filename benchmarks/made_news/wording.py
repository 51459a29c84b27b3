"""One report in words of its own: the story's terms among section words and running text."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np

from made_news.cast import Outlet
from made_news.plots import TERMS, Terms
from made_news.words import KINDS, TABLE, language, syllables

SHORTEST, LONGEST = 80, 800
_SAID = ("said", "told reporters", "added", "wrote", "said in a statement")


def length(chance: random.Random) -> int:
    """Words of a report: mean about 350."""
    return max(SHORTEST, min(LONGEST, int(math.exp(chance.gauss(math.log(243), 0.70)))))


def tokens(
    rng: np.random.Generator, chance: random.Random, terms: Terms, kind: int, count: int
) -> list[str]:
    """That many words (some are names or phrases of several)."""
    told = language()
    draws = rng.integers(0, TABLE, count, dtype=np.int32)
    which = rng.random(count, dtype=np.float32)
    numbers = told.general[draws]
    own = 0.06 + 0.21 * chance.random()  # how close to the matter a writer keeps
    section, table = told.sections[kind // KINDS], told.kinds[kind]
    at = np.flatnonzero(which < 0.10)
    numbers[at] = section[draws[at] & (len(section) - 1)]
    at = np.flatnonzero((which >= 0.10) & (which < 0.145))
    numbers[at] = table[draws[at] & (len(table) - 1)]
    # Who has used a word uses it again.
    at = np.flatnonzero((which >= 0.145) & (which < 0.29))
    numbers[at] = numbers[draws[at] % count]
    words = list(map(told.words.__getitem__, numbers.tolist()))
    at = np.flatnonzero(which >= 1 - own)
    # No writer uses all of a story's terms: each sees a window of the (shuffled) table.
    first, width = chance.randrange(TERMS), chance.randint(TERMS // 5, 3 * TERMS // 4)
    picks = terms.table[(first + draws[at] % width) % TERMS]
    for place, pick in zip(at.tolist(), picks.tolist(), strict=True):
        words[place] = terms.words[pick]
    rare = told.rare
    for _ in range(chance.randrange(2, 7)):  # an angle of the writer's own
        seldom = chance.random() < 0.7
        word = (
            told.words[rare[int(len(rare) * chance.random())]] if seldom else syllables(chance, 3)
        )
        for _ in range(chance.randrange(1, 4)):
            words[int(count * chance.random())] = word
    for _ in range(chance.randrange(4)):
        words[int(count * chance.random())] = told.stock[
            int(len(told.stock) * chance.random() ** 2)
        ]
    return words


def sentences(
    rng: np.random.Generator, chance: random.Random, words: Sequence[str], terms: Terms
) -> list[str]:
    """The words in sentences; about one in seven is a quotation."""
    made = []
    at, end = 0, len(words)
    for size in rng.integers(9, 30, end // 9 + 1).tolist():
        line = " ".join(words[at : at + size])
        line = line[0].upper() + line[1:]
        if chance.random() < 0.14:
            who = chance.choice(terms.persons).surname
            made.append(f"“{line},” {who} {chance.choice(_SAID)}.")
        else:
            made.append(line + ".")
        at += size
        if at >= end:
            break
    return made


def paragraphs(chance: random.Random, lines: Sequence[str]) -> list[str]:
    """One to three sentences each."""
    made, at = [], 0
    while at < len(lines):
        size = 1 + int(3 * chance.random())
        made.append(" ".join(lines[at : at + size]))
        at += size
    return made


def title(rng: np.random.Generator, chance: random.Random, terms: Terms, kind: int) -> str:
    """A headline of six to eleven words."""
    told = language()
    table = told.kinds[kind]
    words = [told.words[n] for n in told.general[rng.integers(0, TABLE, chance.randint(3, 5))]]
    words += [told.words[table[int(len(table) * chance.random())]]]
    words += [terms.words[n] for n in terms.table[rng.integers(0, TERMS, chance.randint(2, 4))]]
    chance.shuffle(words)
    line = " ".join(words)
    return line[0].upper() + line[1:]


def report(
    rng: np.random.Generator,
    chance: random.Random,
    terms: Terms,
    kind: int,
    outlet: Outlet,
    count: int,
) -> tuple[str, list[str]]:
    """A title and the paragraphs of an independently worded report, without furniture."""
    lines = sentences(rng, chance, tokens(rng, chance, terms, kind, count), terms)
    for record in terms.records:
        if chance.random() < 0.4:
            who = terms.persons[0].surname
            lines.insert(1 + int(len(lines) * chance.random()), f"“{record},” {who} said.")
    body = paragraphs(chance, lines)
    if outlet.agency:
        body[0] = f"{terms.places[0].upper()} ({outlet.name}) — {body[0]}"
    elif chance.random() < 0.3:
        body[0] = f"{terms.places[0].upper()} — {body[0]}"
    return title(rng, chance, terms, kind), body
