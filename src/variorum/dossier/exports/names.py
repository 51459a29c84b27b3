"""Names of files: a story's own in an edition of several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from variorum.dossier.exports.html import slug
from variorum.model import Dossier, Edition

Content = TypeVar("Content")


def per_story(
    edition: Edition, ending: str, write: Callable[[Dossier], Content]
) -> Mapping[str, Content]:
    """``dossier.<ending>`` for one story; ``story-<n>-<slug>.<ending>`` for each of several."""
    if len(edition.dossiers) == 1:
        return {f"dossier.{ending}": write(edition.dossiers[0])}
    return {
        f"story-{number}-{slug(dossier.title)}.{ending}": write(dossier)
        for number, dossier in enumerate(edition.dossiers, 1)
    }
