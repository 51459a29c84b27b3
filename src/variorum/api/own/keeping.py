"""Calls that change what is a reader's own: marks and preferences."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from variorum.api.own.calls import Given, wrong
from variorum.desk import Desk
from variorum.desk.accounts import prefer
from variorum.desk.syncing import LateMark, Synced, take_marks
from variorum.desk.views.lists import Scope
from variorum.desk.views.marking import mark_list, mark_only, unmark_of
from variorum.desk.views.story import mark_story
from variorum.desk.views.today import story_row
from variorum.gate import Asker
from variorum.model import Preferences

# Ids stay far below.
_NO_BOUND = 2**62


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks to be set on items, by id; None leaves a mark as it is."""

    items: tuple[int, ...]
    read: bool | None = None
    saved: bool | None = None


@dataclass(frozen=True, slots=True)
class AllRead:
    """Everything is to be read, or everything of a feed, a folder or a story. ``below`` leaves
    out items from this id on, which came after a list was had."""

    feed: int | None = None
    folder: int | None = None
    story: str | None = None
    below: int | None = None


@dataclass(frozen=True, slots=True)
class LateMarks:
    """Marks that were made without a connection, each with its age in seconds."""

    marks: tuple[LateMark, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """How many items changed their marks."""

    changed: int


@dataclass(frozen=True, slots=True)
class AllMarked:
    """How many items were marked, and the moment by which that can be taken back."""

    changed: int
    at: float


@dataclass(frozen=True, slots=True)
class MarkedAt:
    """The moment at which everything of something was marked as read."""

    at: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """Preferences to be changed; None leaves one as it is."""

    look: Literal["auto", "light", "dark"] | None = None
    grouped: bool | None = None
    picks: bool | None = None
    pictures: bool | None = None
    order: Literal["newest", "oldest"] | None = None
    shown: int | None = None


def mark(desk: Desk, asker: Asker, given: Given) -> Changed:
    """Set marks on items that are the user's own; others are passed over."""
    asked: Marks = given.body
    return Changed(mark_only(desk, asker.user.id, asked.items, read=asked.read, saved=asked.saved))


def mark_late(desk: Desk, asker: Asker, given: Given) -> Synced:
    """Set marks as of the time at which they were made: a later mark stands."""
    return take_marks(desk, asker.user.id, given.body.marks)


def mark_all(desk: Desk, asker: Asker, given: Given) -> AllMarked:
    """Mark as read what is unread."""
    asked: AllRead = given.body
    if asked.story is not None:
        if (asked.feed, asked.folder, asked.below) != (None, None, None):
            raise wrong("Name a story, or a feed or folder and its bound.")
        at, changed = mark_story(desk, asker.user.id, story_row(desk, asked.story).id)
        return AllMarked(changed, at)
    if asked.feed is not None and asked.folder is not None:
        raise wrong("Name a feed, or a folder.")
    scope = Scope("all", asked.folder, asked.feed)
    below = _NO_BOUND if asked.below is None else asked.below
    at, changed = mark_list(desk, asker.user.id, scope, below=below)
    return AllMarked(changed, at)


def take_back(desk: Desk, asker: Asker, given: Given) -> Changed:
    """Take back what was marked all at once."""
    return Changed(unmark_of(desk, asker.user.id, given.body.at))


def preferences(desk: Desk, asker: Asker, given: Given) -> Preferences:
    """What the user chose."""
    del desk, given
    return asker.prefers


def choose(desk: Desk, asker: Asker, given: Given) -> Preferences:
    """Change what the user chose."""
    chosen = {name: value for name, value in asdict(given.body).items() if value is not None}
    return prefer(desk, asker.user, **chosen)
