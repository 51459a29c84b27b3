"""Entries: lists by Miniflux's filters, single ones, and marks."""

from __future__ import annotations

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
from variorum.api.miniflux.filters import STATUSES, narrowed, of_category, ordered
from variorum.api.miniflux.following import Following, following
from variorum.desk import Desk
from variorum.desk.views import grouped
from variorum.gate import Asked, Asker
from variorum.model import Wanted

# The most that one answer holds, also where everything is asked for (limit=0).
MOST = 10_000


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
    sources = of_category(feeds, number_in(asked, "category", "category"))
    return _listed(desk, asker, asked, feeds, Wanted(sources=sources))


def _listed(desk: Desk, asker: Asker, asked: Asked, feeds: Following, wanted: Wanted) -> Response:
    limit, skip = number_of(asked, "limit", 100), number_of(asked, "offset")
    if skip < 0:
        raise wrong("offset value should be >= 0")
    if limit < 0:
        raise wrong("limit value should be >= 0")
    fitting = narrowed(desk, asker, asked, feeds, ordered(asked, wanted))
    if fitting is None:
        return told({"total": 0, "entries": []})
    found = grouped.shown_items(
        desk,
        asker.user.id,
        fitting,
        prefers=asker.prefers,
        base=asked.base,
        limit=min(limit or MOST, MOST),
        skip=skip,
    )
    total = grouped.how_many(desk, asker.user.id, fitting, prefers=asker.prefers)
    return told({"total": total, "entries": [_entry(asker, feeds, one) for one in found]})


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
    if status not in STATUSES:
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
