"""A story as one reader sees it: its row, its reports with the reader's marks, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from variorum.desk.desk import Desk
from variorum.desk.views.today import story_members, story_row
from variorum.model import ArticleId, Change, Member, StoryVisit, ToldStory

# Whoever comes again within so many seconds is on the same visit.
_VISIT = 1_800.0
# So many reports are listed; a story may have thousands.
_LISTED = 400
_NEWS = 30


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened to a story: words, the reports it is about as (item, title),
    and the id of the other story, if any."""

    when: float
    words: str
    reports: tuple[tuple[int, str], ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story for one reader.

    ``members`` are its reports, the newest first, ``more`` counts those that are not listed.
    ``since`` is when the reader looked at it before, None at the first time; ``news`` is what
    happened since. ``saved`` are the items of the story that the reader saved. ``waits`` says
    that there is no dossier yet though there is something to compare.
    """

    row: ToldStory
    members: tuple[Member, ...]
    more: int
    unread: int
    saved: tuple[int, ...]
    since: float | None
    news: tuple[News, ...]

    @property
    def waits(self) -> bool:
        """Whether a dossier is still to come."""
        return self.row.told is None and self.row.outlets > 1


def story_view(desk: Desk, user: int, story: str) -> StoryView:
    """A story by its id, that of a story which went into it, or the beginning of one.

    Raises:
        NotFound: It leads to no story, or to several.
    """
    row = story_row(desk, story)
    members = story_members(desk, user, row.id, limit=_LISTED)
    visit = desk.store.telling.visit(user, row.id)
    since = _since(visit, desk.clock().timestamp())
    unread = desk.store.told.unread(user, [row.id]).get(row.id, 0)
    return StoryView(
        row=row,
        members=members,
        more=max(0, row.items - len(members)),
        unread=unread,
        saved=tuple(one.item for one in members if one.saved),
        since=since,
        news=() if since is None else _news(desk, row.id, members, since),
    )


def note_visits(desk: Desk, visits: Iterable[tuple[int, str, float]]) -> None:
    """Note that users looked at stories: user, story, moment. Who comes again within half an
    hour is on the same visit.

    Raises:
        StoreError: They cannot be noted; none of them is then.
    """
    shelf = desk.store.telling
    with desk.store.transaction():
        for user, story, at in visits:
            visit = shelf.visit(user, story)
            if visit is None:
                shelf.note_visit(user, story, StoryVisit(at))
            elif at - visit.last >= _VISIT:
                shelf.note_visit(user, story, StoryVisit(at, visit.last))


def mark_story(desk: Desk, user: int, story: str) -> tuple[float, int]:
    """Mark every report of a story as read; by which moment it is known, and how many were
    unread. See ``desk.views.marking.unmark_of``."""
    at = round(desk.clock().timestamp(), 6)
    unread = [one.item for one in story_members(desk, user, story) if not one.read]
    return at, desk.store.readers.mark(user, unread, read=True, at=at)


def save_story(desk: Desk, user: int, story: str, *, saved: bool) -> int:
    """Save a story by the report that stands first of those that the reader follows; or save
    none of its reports any longer. How many marks changed."""
    members = story_members(desk, user, story)
    now = desk.clock().timestamp()
    if not saved:
        kept = [one.item for one in members if one.saved]
        return desk.store.readers.mark(user, kept, saved=False, at=now)
    first = sorted(members, key=lambda one: (not one.followed, one.read))[:1]
    return desk.store.readers.mark(user, [one.item for one in first], saved=True, at=now)


def _since(visit: StoryVisit | None, now: float) -> float | None:
    if visit is None:
        return None
    return visit.last if now - visit.last >= _VISIT else visit.before


def _news(desk: Desk, story: str, members: Sequence[Member], since: float) -> tuple[News, ...]:
    """What happened since then, the latest first."""
    changes = [
        (when, change)
        for change in desk.store.changes.find(of=[story])
        if (when := _moment(change.when)) is not None and when > since
    ]
    changes = sorted(changes, key=lambda one: -one[0])[:_NEWS]
    items = desk.store.digest.items_of({a for _, change in changes for a in change.articles})
    titles = {one.item: one.title or one.called for one in members}
    told = (_told(when, change, story, items, titles) for when, change in changes)
    return tuple(one for one in told if one is not None)


def _told(
    when: float,
    change: Change,
    story: str,
    items: Mapping[ArticleId, int],
    titles: Mapping[int, str],
) -> News | None:
    count = len(change.articles)
    reports = "a report" if count == 1 else f"{count} reports"
    about = sorted({items[article] for article in change.articles if article in items})
    shown = tuple((item, titles[item]) for item in about if item in titles)
    if change.story != story:
        # Another story's change that names this one.
        if change.kind != "moved":
            return None
        return News(when, f"{reports} went to another story", (), change.story)
    if change.kind == "joined":
        return News(when, f"{reports} joined", shown)
    if change.kind == "merged":
        return News(when, f"another story went into this one, with {reports}", shown)
    if change.kind == "split":
        return News(when, f"{reports} left and became a story of their own", (), change.other)
    if change.kind == "moved":
        return News(when, f"{reports} came from another story", shown, change.other)
    return None


def _moment(written: str) -> float | None:
    try:
        return datetime.fromisoformat(written).timestamp()
    except ValueError:
        return None
