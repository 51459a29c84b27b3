"""Feeds: followed, changed, left, refreshed, counted."""

from __future__ import annotations

from starlette.responses import Response

from variorum.api.miniflux import shapes
from variorum.api.miniflux.door import (
    done,
    missing,
    number_in,
    read_json,
    said,
    told,
    whole,
    wrong,
)
from variorum.api.miniflux.following import following
from variorum.desk import Desk
from variorum.desk.filing import move, rename, unfollow
from variorum.desk.following import follow
from variorum.desk.offering import offers
from variorum.desk.refreshing import ask_again
from variorum.desk.views import grouped
from variorum.errors import SourceError
from variorum.gate import Asked, Asker, looking_up
from variorum.gate.addresses import address_in
from variorum.model import Wanted

_LONGEST = 2_048
_NO_CATEGORY = "This category does not exist or does not belong to this user."


def feeds(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/feeds"""
    del asked
    found = following(desk, asker.user)
    return told([found.shape(number) for number in found.feeds])


def feed(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/feeds/{feed}"""
    found = following(desk, asker.user)
    _, source = found.feed(number_in(asked, "feed", "feed"))
    return told(found.shape(source.id))


def create(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """POST /v1/feeds"""
    given = read_json(asked)
    address = address_in(given.get("feed_url"))
    number = whole(given.get("category_id")) or shapes.ALL.id
    folder = following(desk, asker.user).folders.get(number)
    if folder is None:
        raise wrong(_NO_CATEGORY)
    place = None if folder == shapes.ALL else folder.title
    with looking_up():
        done_so = follow(desk, asker.user, [address], folder=place)
    if done_so.new:
        return told({"feed_id": done_so.new[0].id}, 201)
    if done_so.already:
        raise wrong("This feed already exists.")
    reasons = "; ".join(failure.reason for failure in done_so.failures)
    return said(500, reasons or "There is no feed.")


def update(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/feeds/{feed}: its title and its category. What else can be set in Miniflux does
    nothing here."""
    found = following(desk, asker.user)
    _, source = found.feed(number_in(asked, "feed", "feed"))
    given = read_json(asked)
    title, number = given.get("title"), given.get("category_id")
    if title is not None and (not isinstance(title, str) or len(title) > _LONGEST):
        raise wrong("The title is no text.")
    folder = None
    if number is not None:
        folder = found.folders.get(whole(number) or 0)
        if folder is None:
            raise wrong(_NO_CATEGORY)
    if given.get("feed_url") not in (None, "", source.url):
        raise wrong("A feed keeps its address here. Follow the new one, and leave this one.")
    with desk.store.transaction():
        if title is not None and title.strip():
            same = title.strip() == (source.title or "")
            rename(desk, asker.user, [source.id], None if same else title)
        if folder is not None:
            place = None if folder == shapes.ALL else folder.title
            move(desk, asker.user, [source.id], place)
    return told(following(desk, asker.user).shape(source.id), 201)


def remove(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """DELETE /v1/feeds/{feed}"""
    _, source = following(desk, asker.user).feed(number_in(asked, "feed", "feed"))
    unfollow(desk, asker.user, [source.id])
    return done()


def refresh_all(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/feeds/refresh"""
    del asked
    ask_again(desk, following(desk, asker.user).feeds)
    return done()


def refresh(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/feeds/{feed}/refresh"""
    _, source = following(desk, asker.user).feed(number_in(asked, "feed", "feed"))
    ask_again(desk, [source.id])
    return done()


def counters(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/feeds/counters"""
    del asked
    found = following(desk, asker.user)
    tally = dict(grouped.unread(desk, asker.user.id, prefers=asker.prefers).by_source)
    reads = {}
    for number in found.feeds:
        there = grouped.how_many(
            desk, asker.user.id, Wanted(sources=(number,)), prefers=asker.prefers
        )
        reads[number] = there - tally.get(number, 0)
    unreads = {number: tally[number] for number in found.feeds if number in tally}
    return told({"reads": reads, "unreads": unreads})


def no_icon(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/feeds/{feed}/icon and what else is never there"""
    del desk, asker, asked
    return missing()


def discover(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """POST /v1/discover"""
    del asker
    address = address_in(read_json(asked).get("url"))
    if address.startswith("@"):
        raise wrong("Invalid URL.")
    with looking_up():
        try:
            found = offers(desk, address)
        except SourceError as trouble:
            return said(500, str(trouble))
    if not found:
        return missing()
    return told(
        [{"url": one.url, "title": one.title or one.url, "type": _type(one.url)} for one in found]
    )


def _type(url: str) -> str:
    """What an address looks like: Miniflux tells what the page says, which is no better."""
    lower = url.lower()
    return "atom" if "atom" in lower else "json" if "json" in lower else "rss"
