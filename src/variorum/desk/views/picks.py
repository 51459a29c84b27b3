"""What is picked for one reader, and why, as pages and interfaces show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pick:
    """An unread item picked for a reader.

    ``reasons`` say why, each to be read after "because"; the strongest first. ``outlet`` is
    what the reader calls the source. ``story`` is the id of that in which it stands, if any.
    """

    item: int
    title: str
    outlet: str
    source: int
    stands: float
    story: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picks:
    """What is picked for a reader. ``on`` says whether the reader wants it; ``learnt`` counts
    the items that were read or saved of late and from which it was learnt."""

    on: bool
    picks: tuple[Pick, ...] = ()
    learnt: int = 0
