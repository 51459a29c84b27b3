"""What stands before and after an item in the list from which it was opened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.desk.desk import Desk
from variorum.desk.views.lists import Scope, item_title
from variorum.model import Item, Order, Wanted

# Marks that are looked through for items that were unread when the list was made.
_LATELY = 100


@dataclass(frozen=True, slots=True)
class Beside:
    """An item beside another one in a list."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The item that stands before another one in a list, and that after it."""

    before: Beside | None = None
    after: Beside | None = None


def neighbours(
    desk: Desk, user: int, item: Item, scope: Scope, *, order: Order, since: float | None
) -> Neighbours:
    """The neighbours of an item in a list.

    Whatever the reader opens is read, and no longer unread. So that one can go back to it, a
    list of unread items holds what was read since the list was made too.

    Args:
        order: That of the list.
        since: When the list was made; None where that is not known.

    Cost: some look-ups, whatever the size of the store.
    """
    other: Order = "oldest" if order == "newest" else "newest"
    lately = _lately(desk, user, since) if scope.which == "unread" and since is not None else ()
    return Neighbours(
        _next(desk, user, item, scope, other, lately), _next(desk, user, item, scope, order, lately)
    )


def _lately(desk: Desk, user: int, since: float) -> tuple[int, ...]:
    marks = desk.store.glances.touched(user, limit=_LATELY)
    return tuple(one.glance.item for one in marks if one.read and one.changed >= since)


def _next(
    desk: Desk, user: int, item: Item, scope: Scope, order: Order, lately: tuple[int, ...]
) -> Beside | None:
    wanted = replace(scope.wanted(order), beyond=(item.stands, item.id))
    asked: list[Wanted] = [wanted]
    if lately:
        asked.append(replace(wanted, read=None, items=lately))
    found = [one.item for w in asked for one in desk.store.readers.list(user, w, limit=1)]
    if not found:
        return None
    nearest = min if order == "oldest" else max
    one = nearest(found, key=lambda item: (item.stands, item.id))
    return Beside(one.id, item_title(one.entry))
