"""Calls that read: what is on top, a story, an item, searches."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.api.own.calls import Given
from variorum.desk import Desk
from variorum.desk.picks import for_you
from variorum.desk.searching import search as searched
from variorum.desk.views.differences import Differences, differences_of
from variorum.desk.views.item import ItemView, item_view, item_wordings
from variorum.desk.views.picks import Picks
from variorum.desk.views.places import place_of, place_written
from variorum.desk.views.search import SearchPage
from variorum.desk.views.story import StoryView, story_view
from variorum.desk.views.today import Today, story_members, story_row
from variorum.desk.views.today import today as on_top
from variorum.desk.views.wordings import FormerWordings
from variorum.gate import Asker
from variorum.model import Member, Preferences, Waiting


@dataclass(frozen=True, slots=True)
class Me:
    """Who asks, by what it is known, what it prefers, and how much it has not read."""

    id: int
    name: str
    admin: bool
    by: str
    prefers: Preferences
    unread: int


@dataclass(frozen=True, slots=True)
class Status:
    """What is still to be done: by the digest, and by the index of words."""

    digest: Waiting
    search: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story for one reader, as its page shows it, and in what its reports differ (None where
    that is not told yet)."""

    view: StoryView
    differences: Differences | None


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports of a story, the newest first; ``beyond`` asks for the next page, None at the
    end."""

    reports: tuple[Member, ...]
    beyond: str | None


def me(desk: Desk, asker: Asker, given: Given) -> Me:
    """Who asks."""
    del given
    user = asker.user
    unread = desk.store.readers.tally(user.id).unread
    return Me(user.id, user.name, user.admin, asker.by, asker.prefers, unread)


def status(desk: Desk, asker: Asker, given: Given) -> Status:
    """What waits."""
    del asker, given
    return Status(desk.store.digest.waiting(), desk.store.search.waiting())


def today(desk: Desk, asker: Asker, given: Given) -> Today:
    """The stories on top."""
    return on_top(desk, asker.user.id, given.values["limit"])


def picks(desk: Desk, asker: Asker, given: Given) -> Picks:
    """What is picked for the reader."""
    return for_you(desk, asker.user.id, on=asker.prefers.picks, limit=given.values["limit"])


def story(desk: Desk, asker: Asker, given: Given) -> StoryPage:
    """One story."""
    view = story_view(desk, asker.user.id, given.values["story"])
    return StoryPage(view, differences_of(desk, [view.row]).get(view.row.id))


def story_reports(desk: Desk, asker: Asker, given: Given) -> Reports:
    """The reports of a story, page by page."""
    row = story_row(desk, given.values["story"])
    limit = given.values["limit"]
    before = place_of(given.values["beyond"])
    found = story_members(desk, asker.user.id, row.id, limit=limit + 1, before=before)
    last = found[limit - 1] if len(found) > limit else None
    return Reports(found[:limit], None if last is None else place_written(last.stands, last.item))


def item(desk: Desk, asker: Asker, given: Given) -> ItemView:
    """One item to be read."""
    return item_view(desk, asker.user.id, given.values["item"], pictures=asker.prefers.pictures)


def wordings(desk: Desk, asker: Asker, given: Given) -> FormerWordings:
    """What an item said before, page by page."""
    return item_wordings(
        desk,
        asker.user.id,
        given.values["item"],
        limit=given.values["limit"],
        beyond=given.values["beyond"],
        pictures=asker.prefers.pictures,
    )


def search(desk: Desk, asker: Asker, given: Given) -> SearchPage:
    """What a search finds."""
    values = given.values
    return searched(
        desk,
        asker.user.id,
        values["q"],
        order=values["order"],
        limit=values["limit"],
        beyond=values["beyond"],
    )
