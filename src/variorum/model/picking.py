"""What is known of items when some are picked for a reader. Times are seconds since 1970, UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Glance:
    """An item as a headline: what a reader sees of it in a list. ``story`` is that in which it
    stands, ``folder`` that in which the reader keeps its source, if any."""

    item: int
    source: int
    title: str
    stands: float
    story: str | None = None
    folder: int | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """An item that a reader read or saved, and when either was set last."""

    glance: Glance
    read: bool
    saved: float | None
    changed: float


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason to pick an item: what of it the reader read or saved, how often of late, and
    what that adds to the score. ``about`` is a name, a word, or the id of a source or folder."""

    kind: Literal["name", "word", "source", "folder"]
    about: str
    read: int
    saved: int
    adds: float


@dataclass(frozen=True, slots=True)
class Picked:
    """An item picked for a reader, with its grounds, the strongest first."""

    glance: Glance
    score: float
    grounds: tuple[Ground, ...]
