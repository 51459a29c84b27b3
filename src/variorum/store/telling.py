"""What the store keeps of stories as they were shown. Every method can raise ``StoreError``."""

from __future__ import annotations

from typing import Protocol

from variorum.model import StoryPrint, StoryVisit


class TellingShelf(Protocol):
    """Printed dossiers, which can be made again, and visits, which cannot."""

    def print_of(self, story: str) -> StoryPrint | None:
        """The print of a story, without its body."""
        ...

    def print_body(self, story: str) -> bytes | None:
        """The body of the print of a story."""
        ...

    def put_print(self, one: StoryPrint, body: bytes) -> None:
        """Keep a print, in place of an older one of the story."""
        ...

    def visit(self, user: int, story: str) -> StoryVisit | None:
        """When a user looked at a story last."""
        ...

    def note_visit(self, user: int, story: str, visit: StoryVisit) -> None:
        """Note when a user looked at a story, in place of what was noted."""
        ...
