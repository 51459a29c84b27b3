"""Prints and visits of stories in SQLite."""

from __future__ import annotations

from variorum.model import StoryPrint, StoryVisit
from variorum.store.sqlite.database import Database


class SqliteTelling:
    """See ``TellingShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def print_of(self, story: str) -> StoryPrint | None:
        """See ``TellingShelf.print_of``."""
        rows = self._database.rows(
            "SELECT story, told, recipe, made FROM story_prints WHERE story = ?", [story]
        )
        return StoryPrint(*rows[0]) if rows else None

    def print_body(self, story: str) -> bytes | None:
        """See ``TellingShelf.print_body``."""
        rows = self._database.rows("SELECT body FROM story_prints WHERE story = ?", [story])
        return bytes(rows[0][0]) if rows else None

    def put_print(self, one: StoryPrint, body: bytes) -> None:
        """See ``TellingShelf.put_print``."""
        self._database.run(
            "INSERT OR REPLACE INTO story_prints (story, told, recipe, made, body)"
            " VALUES (?, ?, ?, ?, ?)",
            [one.story, one.told, one.recipe, one.made, body],
        )

    def visit(self, user: int, story: str) -> StoryVisit | None:
        """See ``TellingShelf.visit``."""
        rows = self._database.rows(
            "SELECT last, before FROM story_visits WHERE user = ? AND story = ?", [user, story]
        )
        return StoryVisit(*rows[0]) if rows else None

    def note_visit(self, user: int, story: str, visit: StoryVisit) -> None:
        """See ``TellingShelf.note_visit``."""
        self._database.run(
            "INSERT OR REPLACE INTO story_visits (user, story, last, before) VALUES (?, ?, ?, ?)",
            [user, story, visit.last, visit.before],
        )
