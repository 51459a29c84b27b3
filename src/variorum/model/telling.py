"""Stories as they were shown. Times are seconds since 1970, UTC."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryPrint:
    """The dossier of a story as HTML: of which set of articles it tells (``ToldStory.told``),
    and by which ``recipe`` it was ``made`` when."""

    story: str
    told: str
    recipe: str
    made: float


@dataclass(frozen=True, slots=True)
class StoryVisit:
    """When a user looked at a story last, and when before that, if ever."""

    last: float
    before: float | None = None
