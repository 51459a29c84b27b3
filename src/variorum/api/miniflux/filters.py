"""The filters and orders of lists of entries, as Miniflux has them."""

from __future__ import annotations

import math
from dataclasses import replace

from variorum.api.miniflux.door import number_of, wrong
from variorum.api.miniflux.following import Following
from variorum.desk import Desk
from variorum.desk.matching import matching
from variorum.gate import Asked, Asker
from variorum.model import Wanted
from variorum.model.readers import OrderBy

STATUSES = ("unread", "read", "removed")
_ORDERS: dict[str, OrderBy] = {
    "id": "id",
    "status": "read",
    "changed_at": "touched",
    "published_at": "stands",
    "created_at": "received",
    "category_title": "folder",
    "category_id": "folder_id",
    "title": "title",
    "author": "byline",
}
_TRUE = frozenset(["1", "t", "T", "TRUE", "true", "True"])
_FALSE = frozenset(["0", "f", "F", "FALSE", "false", "False"])


def of_category(feeds: Following, number: int) -> tuple[int, ...]:
    """The feeds of a category.

    Raises:
        FormatError: The user has none of this id.
    """
    if number not in feeds.folders:
        raise wrong("invalid category ID")
    return feeds.within(feeds.folders[number])


def ordered(asked: Asked, wanted: Wanted) -> Wanted:
    """In the order that was asked for.

    Raises:
        FormatError: There is no such order.
    """
    order = asked.one("order") or "published_at"
    if order not in _ORDERS:
        raise wrong(f"invalid sorting order, possible values are: {', '.join(_ORDERS)}")
    direction = asked.one("direction") or "asc"
    if direction not in ("asc", "desc"):
        raise wrong('invalid direction, valid direction values are: "asc" or "desc"')
    return replace(wanted, order="newest" if direction == "desc" else "oldest", by=_ORDERS[order])


def narrowed(
    desk: Desk, asker: Asker, asked: Asked, feeds: Following, wanted: Wanted
) -> Wanted | None:
    """By the filters of the query; None where nothing can fit.

    Raises:
        FormatError: A filter is nonsense, or names what the user has not.
    """
    statuses = set(asked.all("status")) - {""}
    if not statuses <= set(STATUSES):
        raise wrong('invalid entry status, valid status values are: "unread", "read" and "removed"')
    if statuses == {"removed"} or any(asked.all("tags")):
        # Nothing is ever removed here, and entries have no tags.
        return None
    if len(statuses & {"read", "unread"}) == 1:
        wanted = replace(wanted, read="read" in statuses)
    category = number_of(asked, "category_id")
    if category > 0:
        wanted = replace(wanted, sources=_both(wanted.sources, of_category(feeds, category)))
    feed = number_of(asked, "feed_id")
    if feed > 0:
        if feed not in feeds.feeds:
            raise wrong("invalid feed ID")
        wanted = replace(wanted, sources=_both(wanted.sources, (feed,)))
    starred = asked.one("starred")
    if starred in _TRUE | _FALSE:
        wanted = replace(wanted, saved=starred in _TRUE)
    wanted = _bounded(asked, wanted)
    search = asked.one("search")
    if search:
        found = matching(desk, asker.user.id, search)
        if asker.prefers.grouped:
            leads = desk.store.grouped.leads(asker.user.id, found)
            found = tuple(dict.fromkeys(leads.get(item, item) for item in found))
        wanted = replace(wanted, items=found)
    return wanted


def _both(one: tuple[int, ...] | None, other: tuple[int, ...]) -> tuple[int, ...]:
    return other if one is None else tuple(number for number in one if number in other)


def _bounded(asked: Asked, wanted: Wanted) -> Wanted:
    def bound(*names: str) -> list[int]:
        return [found for name in names if (found := number_of(asked, name)) > 0]

    befores, afters = bound("before", "published_before"), bound("after", "published_after")
    # Miniflux leaves the moment itself out on either side.
    return replace(
        wanted,
        until=min(befores, default=None),
        since=_after(max(afters, default=None)),
        untouched=min(bound("changed_before"), default=None),
        touched=_after(max(bound("changed_after"), default=None)),
        below=min(bound("before_entry_id"), default=None),
        above=None if not (above := bound("after_entry_id")) else above[0] + 1,
    )


def _after(seconds: int | None) -> float | None:
    return None if seconds is None else math.nextafter(seconds, math.inf)
