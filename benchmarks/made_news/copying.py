"""Texts made of other texts: exact, edited, truncated and partial copies, and updates."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from made_news.cast import Outlet
from made_news.plots import Leaf
from made_news.words import TABLE, language

LEAST = 60  # words of a parent outside quotations that a part of it has


@dataclass(frozen=True)
class Made:
    """A text made of a parent's.

    Attributes:
        kind: exact, edited, truncated, partial, rewrite or update.
        paragraphs: Without furniture.
        taken: Share of the words that stand in a paragraph taken from the parent, edited or not.
        credit: The text names the parent's outlet.
    """

    kind: str
    paragraphs: Sequence[str]
    taken: float
    credit: bool


def _count(lines: Sequence[str]) -> int:
    return sum(line.count(" ") + 1 for line in lines)


def _unquoted(lines: Sequence[str]) -> int:
    """Words outside quotations: what is quoted word for word is no sign of a copy."""
    return _count([re.sub("“[^”]*”", "", line) for line in lines])


def _edit(chance: random.Random, line: str, rate: float) -> str:
    """Words replaced, dropped or put in, in bursts of up to three as an editor does."""
    told = language()
    words = line.split(" ")
    for _ in range(round(len(words) * rate / 2)):
        at = int(len(words) * chance.random())
        size = chance.randint(1, 3)
        fresh = [
            told.words[told.general[int(TABLE * chance.random())]]
            for _ in range(chance.randint(0, size + 1))
        ]
        if at + size < len(words) and len(words) - size + len(fresh) > 4:
            words[at : at + size] = fresh
    return " ".join(words)


def copied(
    chance: random.Random, parent: Leaf, outlet: Outlet, own: Sequence[str], kind: str
) -> Made:
    """A copy of a text.

    Args:
        chance: Where chance comes from.
        parent: The text that is taken from.
        outlet: Who prints the copy.
        own: Paragraphs of independent wording, for a partial copy, an update and a rewrite.
        kind: See ``Made``.
    """
    given = list(parent.paragraphs)
    credit = parent.outlet in " ".join(given[:1])
    if kind in ("edited", "truncated", "partial") and _unquoted(given) < 2 * LEAST:
        kind = "exact"  # hardly a text: nobody could tell what is left of it
    if kind == "edited":
        rate = chance.choice((0.02, 0.05, 0.1, 0.2))
        drop = 0.08 if len(given) > 3 else 0.0
        text = [_edit(chance, line, rate) for line in given if chance.random() >= drop] or given
        # An edit may have fallen on the credit itself.
        return Made(kind, text, 1.0, credit and parent.outlet in " ".join(text[:1]))
    if kind == "truncated":
        wanted = max(LEAST, int(_count(given) * chance.uniform(0.3, 0.7)))
        size = 1
        while (_count(given[:size]) < wanted or _unquoted(given[:size]) < LEAST) and size < len(
            given
        ):
            size += 1
        return Made(kind, given[:size], 1.0, credit)
    if kind == "partial":
        start, size = int(len(given) * chance.random() * 0.7), 1
        while _unquoted(given[start : start + size]) < LEAST and start + size < len(given):
            size += 1
        while _unquoted(given[start : start + size]) < LEAST and start:
            start, size = start - 1, size + 1
        taken = given[start : start + size]
        text = [*own]
        place = chance.randint(1, len(text))
        told = chance.random() < 0.6
        if told:
            text.insert(place, f"{parent.outlet} reported the following.")
            place += 1
        text[place:place] = taken
        return Made(kind, text, _count(taken) / _count(text), told or (credit and start == 0))
    if kind == "update":
        text = [*own[:2], *given] if chance.random() < 0.5 else [*given, *own[:2]]
        return Made(kind, text, _count(given) / _count(text), False)
    if kind == "rewrite":
        text = [*own]
        shape = chance.randrange(3)
        if shape == 0:
            text[0] = f"{text[0]} That is according to {parent.outlet}."
        elif shape == 1:
            text.insert(1, f"{parent.outlet} was first to report it.")
        else:
            text[0] = f"{text[0]} The news was reported by {parent.outlet}."
        return Made(kind, text, 0.0, True)
    return Made("exact", given, 1.0, credit)
