"""What the store remembers: its stories, one story told again, and whether the archive holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from variorum.desk.desk import Desk
from variorum.desk.gather import moment
from variorum.desk.read import failure
from variorum.errors import NotFound, VariorumError
from variorum.model import ArticleId, Change, Dossier, Edition, Failure


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One line of the list of stories."""

    id: str
    short: str
    title: str
    reports: int
    origins: int
    conflicts: int
    latest: str | None


def list_stories(desk: Desk) -> tuple[StoryRow, ...]:
    """Every story with a dossier, the latest published first."""
    rows = [story_row(dossier) for dossier in list_dossiers(desk)]
    rows.sort(key=lambda row: row.id)
    rows.sort(key=lambda row: row.latest or "", reverse=True)
    return tuple(rows)


def story_row(dossier: Dossier) -> StoryRow:
    """The line of one story."""
    return StoryRow(
        id=dossier.story.id,
        short=dossier.story.id[:14],
        title=dossier.title,
        reports=len(dossier.articles),
        origins=len(dossier.lineage.origins),
        conflicts=len(dossier.conflicts),
        latest=max((a.published.value for a in dossier.articles if a.published), default=None),
    )


def recall(desk: Desk, story: str) -> Edition:
    """The stored dossier of one story, found by its id or the beginning of it.

    The id of a story that was joined to another, and the id that an earlier dossier has, lead
    to the story as it is now.

    Raises:
        NotFound: It leads to no story, to more than one, or to one without a dossier.
    """
    return Edition(moment(desk), desk.store.dossiers.get([find_story(desk, story)]))


def find_story(desk: Desk, name: str) -> str:
    """The id of the one standing story to which an id or the beginning of one leads.

    Raises:
        NotFound: None, or more than one; a story that failed to be told is none.
    """
    shelf = desk.store.stories
    found = shelf.lead(name) or shelf.lead(f"story-{name}")
    told = sorted(desk.store.dossiers.have(found))
    if len(told) != 1:
        reason = "no story begins so." if not told else f"{len(told)} stories begin so."
        advice = "`variorum stories` lists them."
        if 1 < len(told) <= 4:
            reason = f"leads to {len(told)} stories: {', '.join(told)}."
        elif found and not told:
            reason = "this story could not be told, and has no dossier."
        raise NotFound(name, reason, kind="story", advice=advice)
    return told[0]


def story_changes(desk: Desk, story: str) -> tuple[Change, ...]:
    """What happened to a story, and to those that went into it, in the order of time."""
    return desk.store.changes.find(of=[story])


def article_names(desk: Desk, articles: Iterable[ArticleId]) -> dict[ArticleId, str]:
    """What to call articles before a reader: the title, else the input; those still there."""
    shelf = desk.store.articles
    found = shelf.get(sorted(shelf.have(articles)))
    return {one.id: one.title.value if one.title else one.input for one in found}


def list_dossiers(desk: Desk) -> tuple[Dossier, ...]:
    """The dossiers of the stories that stand; those of superseded ones are history."""
    standing = [story.id for story in desk.store.stories.find()]
    return desk.store.dossiers.get(sorted(desk.store.dossiers.have(standing)))


def verify_captures(desk: Desk) -> tuple[int, tuple[Failure, ...]]:
    """Read every capture back; the count of those that hold, and a failure for each other."""
    captures = desk.store.captures.find()
    failures = []
    for done, capture in enumerate(captures):
        desk.progress("verify", done, len(captures))
        try:
            desk.archive.verify(capture)
        except VariorumError as trouble:
            failures.append(failure(capture.input, "verify", trouble))
    desk.progress("verify", len(captures), len(captures))
    return len(captures) - len(failures), tuple(failures)
