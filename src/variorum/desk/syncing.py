"""Marks that were made elsewhere and later come in: the last word on an item stands.

Whoever reads without a connection marks items on the device. When they come in, each with its
age, a mark counts as made at its own time: if the item was marked later than that, by another
device, the later mark stands. Sending the same marks twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.desk.desk import Desk
from variorum.model import Wanted

# Marks of devices whose clocks went wrong are not older than this, in seconds.
_OLDEST = 60 * 86_400.0

Act = Literal["read", "unread", "save", "unsave"]


@dataclass(frozen=True, slots=True)
class LateMark:
    """A mark of items that was made ``age`` seconds before it came in."""

    act: Act
    items: tuple[int, ...]
    age: float


@dataclass(frozen=True, slots=True)
class Synced:
    """How many items changed, and of how many a later mark stands."""

    changed: int
    passed: int


def take_marks(desk: Desk, user: int, marks: Sequence[LateMark]) -> Synced:
    """Set marks as of the time at which they were made, in that order; all of them, or none.

    Items out of the user's reach are passed over.

    Raises:
        StoreError: The store cannot be written; nothing is changed.
    """
    now = desk.clock().timestamp()
    changed, passed = set[int](), 0
    ordered = sorted(marks, key=lambda one: -one.age)
    with desk.store.transaction():
        for one in ordered:
            at = now - min(max(0.0, one.age), _OLDEST)
            found = desk.store.readers.list(
                user, Wanted(items=tuple(dict.fromkeys(one.items))), limit=len(one.items)
            )
            # A mark of this call may have been put at a later moment than the next one's.
            open_to = [m.item.id for m in found if m.changed is None or m.changed <= at]
            passed += len(found) - len(open_to)
            read = {"read": True, "unread": False}.get(one.act)
            saved = {"save": True, "unsave": False}.get(one.act)
            desk.store.readers.mark(user, open_to, read=read, saved=saved, at=at)
            changed.update(open_to)
    return Synced(len(changed), passed)
