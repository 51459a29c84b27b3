"""Entries: lists by Miniflux's filters, single ones, and marks."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from starlette.responses import Response

from variorum.api.miniflux import shapes
from variorum.api.miniflux.door import (
    done,
    missing,
    number_in,
    number_of,
    read_json,
    said,
    told,
    whole,
    wrong,
)
from variorum.api.miniflux.following import Following, following
from variorum.desk import Desk
from variorum.desk.matching import matching
from variorum.desk.views import grouped
from variorum.gate import Asked, Asker
from variorum.model import Wanted
from variorum.model.readers import OrderBy

# The most that one answer holds, also where everything is asked for (limit=0).
MOST = 10_000
_STATUSES = ("unread", "read", "removed")
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


def all_entries(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/entries"""
    return _listed(desk, asker, asked, following(desk, asker.user), Wanted())


def feed_entries(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/feeds/{feed}/entries"""
    feeds = following(desk, asker.user)
    number = number_in(asked, "feed", "feed")
    if number not in feeds.feeds:
        raise wrong("invalid feed ID")
    return _listed(desk, asker, asked, feeds, Wanted(sources=(number,)))


def category_entries(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/categories/{category}/entries"""
    feeds = following(desk, asker.user)
    sources = _of_category(feeds, number_in(asked, "category", "category"))
    return _listed(desk, asker, asked, feeds, Wanted(sources=sources))


def _of_category(feeds: Following, number: int) -> tuple[int, ...]:
    if number not in feeds.folders:
        raise wrong("invalid category ID")
    return feeds.within(feeds.folders[number])


def _listed(desk: Desk, asker: Asker, asked: Asked, feeds: Following, wanted: Wanted) -> Response:
    limit, skip = number_of(asked, "limit", 100), number_of(asked, "offset")
    if skip < 0:
        raise wrong("offset value should be >= 0")
    if limit < 0:
        raise wrong("limit value should be >= 0")
    narrowed = _narrowed(desk, asker, asked, feeds, _ordered(asked, wanted))
    if narrowed is None:
        return told({"total": 0, "entries": []})
    found = grouped.shown_items(
        desk,
        asker.user.id,
        narrowed,
        prefers=asker.prefers,
        base=asked.base,
        limit=min(limit or MOST, MOST),
        skip=skip,
    )
    total = grouped.how_many(desk, asker.user.id, narrowed, prefers=asker.prefers)
    return told({"total": total, "entries": [_entry(asker, feeds, one) for one in found]})


def _ordered(asked: Asked, wanted: Wanted) -> Wanted:
    order = asked.one("order") or "published_at"
    if order not in _ORDERS:
        raise wrong(f"invalid sorting order, possible values are: {', '.join(_ORDERS)}")
    direction = asked.one("direction") or "asc"
    if direction not in ("asc", "desc"):
        raise wrong('invalid direction, valid direction values are: "asc" or "desc"')
    return replace(wanted, order="newest" if direction == "desc" else "oldest", by=_ORDERS[order])


def _narrowed(
    desk: Desk, asker: Asker, asked: Asked, feeds: Following, wanted: Wanted
) -> Wanted | None:
    """By the filters of the query; None where nothing can fit."""
    statuses = set(asked.all("status")) - {""}
    if not statuses <= set(_STATUSES):
        raise wrong('invalid entry status, valid status values are: "unread", "read" and "removed"')
    if statuses == {"removed"} or any(asked.all("tags")):
        # Nothing is ever removed here, and entries have no tags.
        return None
    if len(statuses & {"read", "unread"}) == 1:
        wanted = replace(wanted, read="read" in statuses)
    category = number_of(asked, "category_id")
    if category > 0:
        wanted = replace(wanted, sources=_both(wanted.sources, _of_category(feeds, category)))
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


def _entry(asker: Asker, feeds: Following, one: grouped.Shown) -> dict[str, Any]:
    source = one.item.source
    # What was saved of a feed that was left since has no feed any more.
    return shapes.entry(
        asker.user, one, feeds.shape(source) if source in feeds.feeds else _left(asker, source)
    )


def _left(asker: Asker, source: int) -> dict[str, Any]:
    return {
        "id": source,
        "user_id": asker.user.id,
        "title": "(a feed that was left)",
        "feed_url": "",
        "site_url": "",
        "category": shapes.category(asker.user, None),
        "icon": None,
        "checked_at": shapes.moment(None),
    }


def _one(desk: Desk, asker: Asker, asked: Asked) -> grouped.Shown | None:
    number = number_in(asked, "entry", "entry")
    return grouped.shown_item(desk, asker.user.id, number, prefers=asker.prefers, base=asked.base)


def entry(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/entries/{entry}, and the same below a feed or a category"""
    feeds = following(desk, asker.user)
    found = _one(desk, asker, asked)
    if found is None:
        return missing()
    if "feed" in asked.path and found.item.source != number_in(asked, "feed", "feed"):
        return missing()
    if "category" in asked.path:
        within = feeds.within(feeds.folder(number_in(asked, "category", "category")))
        if found.item.source not in within:
            return missing()
    return told(_entry(asker, feeds, found))


def set_status(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/entries: newsboat sends its JSON under the name of a form"""
    given = read_json(asked)
    numbers = given.get("entry_ids")
    if not isinstance(numbers, list) or not numbers:
        raise wrong("the list of entry IDs is empty")
    ids = [whole(number) for number in numbers]
    if None in ids or len(ids) > MOST:
        raise wrong(f"the list of entry IDs holds something else, or over {MOST:,} of them")
    status = given.get("status")
    if status not in _STATUSES:
        raise wrong('invalid entry status, valid status values are: "unread", "read" and "removed"')
    # Nothing is removed here: what an app removes is read.
    grouped.mark(
        desk,
        asker.user.id,
        [number for number in ids if number is not None],
        prefers=asker.prefers,
        read=status != "unread",
    )
    return done()


def toggle_star(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/entries/{entry}/bookmark"""
    found = _one(desk, asker, asked)
    if found is None:
        return missing()
    grouped.mark(
        desk, asker.user.id, [found.item.id], prefers=asker.prefers, saved=found.saved is None
    )
    return done()


def save(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """POST /v1/entries/{entry}/save: what others send elsewhere is kept among the saved here"""
    found = _one(desk, asker, asked)
    if found is None:
        return missing()
    grouped.mark(desk, asker.user.id, [found.item.id], prefers=asker.prefers, saved=True)
    return done(202)


def fetch_content(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/entries/{entry}/fetch-content: the page's text, where it was fetched"""
    found = _one(desk, asker, asked)
    if found is None:
        return missing()
    return told({"content": found.html, "reading_time": shapes.minutes(found.html)})


def change(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/entries/{entry}"""
    if _one(desk, asker, asked) is None:
        return missing()
    raise wrong("What an outlet wrote is kept as it is, and cannot be changed.")


def flush_history(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT or DELETE /v1/flush-history: what was read is kept"""
    del desk, asker, asked
    return done(202)


def mark_feed(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/feeds/{feed}/mark-all-as-read"""
    feeds = following(desk, asker.user)
    _, source = feeds.feed(number_in(asked, "feed", "feed"))
    return _all_read(desk, asker, Wanted(sources=(source.id,)))


def mark_category(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/categories/{category}/mark-all-as-read"""
    feeds = following(desk, asker.user)
    folder = feeds.folder(number_in(asked, "category", "category"))
    return _all_read(desk, asker, Wanted(sources=feeds.within(folder)))


def mark_user(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/users/{user}/mark-all-as-read"""
    if number_in(asked, "user", "user") != asker.user.id:
        return said(403, "Access Forbidden")
    return _all_read(desk, asker, Wanted())


def _all_read(desk: Desk, asker: Asker, wanted: Wanted) -> Response:
    grouped.mark_all(desk, asker.user.id, wanted, prefers=asker.prefers)
    return done()
