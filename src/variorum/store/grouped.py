"""What the store keeps so that other apps can show one item for each story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol


class GroupShelf(Protocol):
    """Which of a user's items stand together, and what of them was shown. Every method can
    raise ``StoreError``."""

    def together(self, user: int, items: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
        """For each of these items the ids of the user's own items in its story, the item among
        them, by id; of an item that stands in no story itself alone. The user's own are those of
        sources that the user follows, and those that the user saved."""
        ...

    def leads(self, user: int, items: Iterable[int]) -> Mapping[int, int]:
        """The item that stands for the story of each of these, see ``Wanted.stories``."""
        ...

    def shown(self, user: int, leads: Iterable[int]) -> Mapping[int, int]:
        """Up to which item (by id) the reports of a story were shown, by the item that led it;
        those of which nothing is known are left out."""
        ...

    def note_shown(self, user: int, upto: Mapping[int, int]) -> None:
        """Note what was shown. A later note stands, but never takes anything back."""
        ...
