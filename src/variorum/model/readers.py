"""Who reads, what each follows, and what each did with it. Times are seconds since 1970, UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from variorum.model.reading import Item


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who reads here. ``secret`` is the digest of the password, None where another
    program vouches for who it is."""

    id: int
    name: str
    secret: str | None = None
    made: float = 0.0
    admin: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of one user; ``title`` holds the way to it, parted by slashes."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Belongings:
    """How much is a user's own: feeds that are ``followed``, and ``left``; of the former those
    that are followed by nobody else (``alone``); folders; items with a mark, and ``saved``
    among them; labels of items; watches; ``keys`` (sessions, tokens, passwords of apps)."""

    followed: int = 0
    left: int = 0
    alone: int = 0
    folders: int = 0
    marks: int = 0
    saved: int = 0
    labels: int = 0
    watches: int = 0
    keys: int = 0


@dataclass(frozen=True, slots=True)
class Subscription:
    """A source as one user follows it.

    ``title`` is the user's own name for it, None for the feed's. ``ended`` is when the user
    left it: nothing is deleted then, and following it again brings all back. ``private``: the
    user keeps it from all who do not follow it.
    """

    source: int
    title: str | None = None
    folder: Folder | None = None
    tags: tuple[str, ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    followed: float = 0.0
    ended: float | None = None
    unread: int = 0
    private: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """An item with one user's marks: read, and since when saved; ``changed`` is when either
    was set last, ``touched`` when anything happened to it last: it came, was revised, or got a
    mark. Where it stands for a story, the marks are those of all its reports together: read if
    none of them is unread news, saved if any is."""

    item: Item
    read: bool
    saved: float | None = None
    changed: float | None = None
    touched: float = 0.0


Order = Literal["newest", "oldest"]
# What items are put in order by; equal ones by their id.
OrderBy = Literal[
    "stands", "id", "received", "touched", "title", "byline", "read", "folder", "folder_id"
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of a user's items are wanted; what is None or empty does not narrow.

    Items are those of sources that the user follows, and those that the user saved.
    ``sources`` and ``folders`` are ids. ``read`` and ``saved`` ask for one sort of marks.
    ``since`` and ``until`` bound the time of publication (``Item.stands``), ``received``
    and ``received_until`` that of arrival, ``changed`` that of marks, ``above`` and ``below``
    the id; ``touched`` and ``untouched`` the moment at which an item came, was revised or got
    a mark last. Each but ``until``, ``received_until``, ``untouched`` and ``below`` counts the
    bound itself. ``without`` are ids of items that are left out. ``beyond`` is the place
    (``stands``, ``id``) of the last item seen, for the next page.

    With ``stories`` one item stands for each story: of the user's own items in it the one that
    came first. Sources, folders, ids and bounds above are asked of that one; marks, arrival
    from a moment on, and changes of all. An unread report that leans on one which the user read
    makes its story no news. What stands in no story stands for itself.
    """

    sources: tuple[int, ...] | None = None
    folders: tuple[int, ...] | None = None
    items: tuple[int, ...] | None = None
    read: bool | None = None
    saved: bool | None = None
    since: float | None = None
    until: float | None = None
    received: float | None = None
    received_until: float | None = None
    changed: float | None = None
    without: tuple[int, ...] | None = None
    above: int | None = None
    below: int | None = None
    beyond: tuple[float, int] | None = None
    order: Order = "newest"
    by: OrderBy = "stands"
    touched: float | None = None
    untouched: float | None = None
    stories: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items are unread, in all and by source (those with none are left out)."""

    unread: int = 0
    by_source: tuple[tuple[int, int], ...] = field(default=())
