"""Calls that change what is a reader's own: marks and preferences."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from variorum.api.own.calls import Given, wrong
from variorum.desk import Desk
from variorum.desk.accounts import prefer
from variorum.desk.syncing import LateMark, Synced, take_marks
from variorum.desk.views import grouped
from variorum.desk.views.today import story_members, story_row
from variorum.gate import Asker
from variorum.model import Preferences, Wanted

_PLAIN = Preferences(grouped=False)


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
    return Changed(
        grouped.mark(
            desk, asker.user.id, asked.items, prefers=_PLAIN, read=asked.read, saved=asked.saved
        )
    )


def mark_late(desk: Desk, asker: Asker, given: Given) -> Synced:
    """Set marks as of the time at which they were made: a later mark stands."""
    return take_marks(desk, asker.user.id, given.body.marks)


def mark_all(desk: Desk, asker: Asker, given: Given) -> Changed:
    """Mark as read what is unread."""
    asked: AllRead = given.body
    if asked.story is not None:
        if asked.feed is not None or asked.folder is not None:
            raise wrong("Name a story, or a feed, or a folder.")
        row = story_row(desk, asked.story)
        items = [
            one.item
            for one in story_members(desk, asker.user.id, row.id)
            if not one.read and (asked.below is None or one.item < asked.below)
        ]
        return Changed(grouped.mark(desk, asker.user.id, items, prefers=_PLAIN, read=True))
    wanted = Wanted(
        sources=None if asked.feed is None else (asked.feed,),
        folders=None if asked.folder is None else (asked.folder,),
        below=asked.below,
    )
    return Changed(grouped.mark_all(desk, asker.user.id, wanted, prefers=_PLAIN))


def preferences(desk: Desk, asker: Asker, given: Given) -> Preferences:
    """What the user chose."""
    del desk, given
    return asker.prefers


def choose(desk: Desk, asker: Asker, given: Given) -> Preferences:
    """Change what the user chose."""
    chosen = {name: value for name, value in asdict(given.body).items() if value is not None}
    return prefer(desk, asker.user, **chosen)
