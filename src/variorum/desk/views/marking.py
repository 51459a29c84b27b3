"""What a reader does with items in lists: marks them, all of them, and takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.desk.desk import Desk
from variorum.desk.views.lists import Scope
from variorum.model import Wanted

# Items looked at together for what is to be taken back.
_STEP = 500


def mark_only(
    desk: Desk,
    user: int,
    items: Sequence[int],
    *,
    read: bool | None = None,
    saved: bool | None = None,
) -> int:
    """Mark items that are in the user's reach; others are passed over. How many changed."""
    own = desk.store.readers.ids(user, Wanted(items=tuple(dict.fromkeys(items))))
    now = desk.clock().timestamp()
    return desk.store.readers.mark(user, own, read=read, saved=saved, at=now)


def mark_list(desk: Desk, user: int, scope: Scope, *, below: int) -> tuple[float, int]:
    """Mark as read what a list held when its page was made.

    Args:
        below: ``ListPage.below`` of that page: what has arrived since stays unread.

    Returns:
        The moment that ``unmark_of`` knows the marks by, and how many there were.
    """
    at = round(desk.clock().timestamp(), 6)
    wanted = replace(scope.wanted(), read=False, below=below)
    return at, desk.store.readers.mark_all(user, wanted, at=at)


def unmark_of(desk: Desk, user: int, at: float) -> int:
    """Take back what ``mark_list`` did at a moment, but for what was marked again since. How
    many items there were."""
    readers, done, beyond = desk.store.readers, list[int](), None
    while True:
        found = readers.list(user, Wanted(read=True, changed=at, beyond=beyond), limit=_STEP)
        done += [one.item.id for one in found if one.changed is not None and _same(one.changed, at)]
        if len(found) < _STEP:
            break
        beyond = (found[-1].item.stands, found[-1].item.id)
    return readers.mark(user, done, read=False, at=desk.clock().timestamp())


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 1e-6
