"""What the store keeps of labels that users gave to items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol


class LabelShelf(Protocol):
    """Labels of items, each user's own. Every method can raise ``StoreError``.

    A label is any text. Those that apps of Google Reader's have a fixed meaning for begin with
    "state/"; what users named themselves begins with "label/".
    """

    def put(self, user: int, items: Iterable[int], label: str, *, at: float) -> int:
        """Give items a label; unknown items are passed over. How many had not had it."""
        ...

    def take(self, user: int, items: Iterable[int], label: str) -> int:
        """Take a label off items. How many had it."""
        ...

    def names(self, user: int) -> tuple[str, ...]:
        """The labels that items of the user bear, sorted."""
        ...

    def items(self, user: int, label: str) -> tuple[int, ...]:
        """The items that bear a label, by id."""
        ...

    def of(self, user: int, items: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
        """The labels of these items, sorted; items without one are left out."""
        ...

    def rename(self, user: int, label: str, name: str) -> int:
        """Let items bear another label in place of one. How many bore it."""
        ...

    def drop(self, user: int, label: str) -> int:
        """Take a label off all items. How many bore it."""
        ...
