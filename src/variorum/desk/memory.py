"""What the store remembers: its stories, one story told again, and whether the archive holds."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.desk.desk import Desk
from variorum.desk.gather import moment
from variorum.desk.read import failure
from variorum.errors import NotFound, VariorumError
from variorum.model import Dossier, Edition, Failure


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
    rows = [
        StoryRow(
            id=dossier.story.id,
            short=dossier.story.id[:14],
            title=dossier.title,
            reports=len(dossier.articles),
            origins=len(dossier.lineage.origins),
            conflicts=len(dossier.conflicts),
            latest=max((a.published.value for a in dossier.articles if a.published), default=None),
        )
        for dossier in _standing(desk)
    ]
    rows.sort(key=lambda row: row.id)
    rows.sort(key=lambda row: row.latest or "", reverse=True)
    return tuple(rows)


def recall(desk: Desk, story: str) -> Edition:
    """The stored dossier of one story, found by its id or the beginning of it.

    Raises:
        NotFound: No story, or more than one, begins so.
    """
    begins = (story, f"story-{story}")
    found = [dossier for dossier in _standing(desk) if dossier.story.id.startswith(begins)]
    if len(found) != 1:
        reason = "no story begins so." if not found else f"{len(found)} stories begin so."
        raise NotFound(story, reason, kind="story", advice="`variorum stories` lists them.")
    return Edition(moment(desk), tuple(found))


def _standing(desk: Desk) -> tuple[Dossier, ...]:
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
