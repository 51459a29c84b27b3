"""How a user proves who it is, and what each prefers. Times are seconds since 1970, UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# "session": a browser that signed in. "token": a program of the user's own. "reader": an app that
# signed in by the interface of Google Reader. "fever": one that speaks Fever.
KeyKind = Literal["session", "token", "reader", "fever"]


@dataclass(frozen=True, slots=True)
class Key:
    """Something that stands for a user who signed in. What is kept of it is a digest only.

    ``name`` is what the user calls it, or the browser; ``used`` is when it was used last,
    to the minute or so; ``until`` is when it ends, None for never.
    """

    id: int
    user: int
    kind: KeyKind
    name: str
    made: float
    used: float
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a user chose.

    ``look`` is that of the pages, "auto" follows the device. ``grouped`` shows one item for
    each story in other apps. ``picks`` makes "For you". ``pictures`` lets pages load pictures
    from where the outlets keep them. ``shown`` is how many items a page lists.
    ``order`` is that of unread items.
    """

    look: Literal["auto", "light", "dark"] = "auto"
    grouped: bool = False
    picks: bool = True
    pictures: bool = True
    order: Literal["newest", "oldest"] = "newest"
    shown: int = 30
