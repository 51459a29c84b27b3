"""The places of the reader, in their order, each with a letter that leads there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.desk import Desk
from variorum.desk.watches import unseen_hits
from variorum.model import User


def _unseen(desk: Desk, user: User) -> int:
    return unseen_hits(desk, user.id)


def _unread(desk: Desk, user: User) -> int:
    return desk.store.readers.tally(user.id).unread


@dataclass(frozen=True, slots=True)
class Place:
    """A place: the first four stand at the foot of a phone. ``counts`` is what its name bears."""

    key: str
    name: str
    href: str
    letter: str
    counts: Callable[[Desk, User], int] | None = None


PLACES = (
    Place("today", "Today", "/", "t"),
    Place("unread", "Unread", "/unread", "u", _unread),
    Place("search", "Search", "/search", "/"),
    Place("saved", "Saved", "/saved", "s"),
    Place("watches", "Watches", "/watches", "w", _unseen),
    Place("for-you", "For you", "/for-you", "y"),
    Place("feeds", "Feeds", "/feeds", "f"),
    Place("settings", "Settings", "/settings", "e"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A place as a page shows it."""

    key: str
    name: str
    href: str
    letter: str
    count: int
    here: bool


def shown(desk: Desk, user: User, here: str) -> tuple[Shown, ...]:
    """All places for a user; ``here`` is the key of the one where the page is."""
    return tuple(
        Shown(
            place.key,
            place.name,
            place.href,
            place.letter,
            place.counts(desk, user) if place.counts else 0,
            place.key == here,
        )
        for place in PLACES
    )
