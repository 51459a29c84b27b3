"""Following: an address, the feeds that a page offers, reading lists in and out."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.filing import reading_list, unfollow
from variorum.desk.following import Follows, follow, import_list
from variorum.desk.views.feeds import feed_row
from variorum.desk.views.lists import web_address
from variorum.errors import FormatError, Refused
from variorum.following import folder_title
from variorum.gate import Asked, Asker, looking_up
from variorum.gate.addresses import address_in
from variorum.model import Offer
from variorum.sources import write_opml
from variorum.web.door import Door, go
from variorum.web.feeds import TITLE_MOST, Trial, feeds_shown, folder_in
from variorum.web.said import Said, import_words

# Bytes of a reading list that is sent: some 50,000 feeds.
LIST_LIMIT = 16 * 1024 * 1024
# Feeds of one page that can be chosen among, and complaints about a list that are shown.
_CHOICES, _COMPLAINTS = 40, 12
_WANTED = "Give the address of a site or of a feed, or an account as @name@server."


def routes(door: Door) -> list[BaseRoute]:
    """The routes by which feeds come in, and lists of them go out."""
    return [
        door.route("/feeds", _follow, "POST"),
        door.route("/feeds/choose", _choose, "POST"),
        door.route("/feeds/opml", _give_list),
        door.route("/feeds/opml", _take_list, "POST", limit=LIST_LIMIT),
    ]


# ---- Following -----------------------------------------------------------------------------------


def _follow(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    written = asked.one("address").strip()
    place = folder_in(desk, asker, asked)
    try:
        # Never a path: what stands on this machine is followed from the command line alone.
        address = address_in(written)
    except FormatError:
        return feeds_shown(door, desk, asker, asked, Trial(written[:2_048], _WANTED))
    try:
        with looking_up():
            done = follow(desk, asker.user, [address], folder=place)
    except Refused as busy:
        return feeds_shown(door, desk, asker, asked, Trial(written, f"Not followed. {busy}"))
    if not done.new and not done.already:
        return feeds_shown(door, desk, asker, asked, Trial(written, _why(done, address)))
    if done.others:
        return _choice(door, desk, asker, asked, done, place)
    return _followed(door, desk, asker, asked, done)


def _followed(door: Door, desk: Desk, asker: Asker, asked: Asked, done: Follows) -> Response:
    new, already = len(done.new), len(done.already)
    notes = tuple(_sentence(failure.reason) for failure in done.failures)
    if new + already == 1 and not notes:
        source = (*done.new, *done.already)[0]
        return go("/feeds", said="followed" if new else "already", feed=source.id)
    if not notes:
        return go("/feeds", said="imported", n=new, known=already or None)
    words = import_words(new, already)
    if new == 1:
        words = f"You follow {feed_row(desk, asker.user.id, done.new[0].id).title}."
    return feeds_shown(
        door, desk, asker, asked, Trial(), said=Said(words), complaints=notes[:_COMPLAINTS]
    )


def _choice(
    door: Door, desk: Desk, asker: Asker, asked: Asked, done: Follows, place: str | None
) -> Response:
    """A page that offers several feeds: the first is followed, and which are wanted is asked."""
    there = {one.url: one for one in (*done.new, *done.already)}
    first = next(iter(there.values()))
    others: dict[str, Offer] = {}
    for offer in done.others:
        if offer.url not in there and web_address(offer.url) and len(others) < _CHOICES:
            others.setdefault(offer.url, offer)
    return door.page(
        desk,
        asker,
        asked,
        "feed_choice",
        title="Which of its feeds?",
        here="feeds",
        first=feed_row(desk, asker.user.id, first.id),
        new=bool(done.new),
        others=tuple(others.values()),
        place=place or "",
    )


def _choose(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Fields: ``first``, the id of what was followed at once, ``keep`` if it is wanted, ``pick``
    for each other address, ``place`` for the folder."""
    picks = [address_in(one) for one in dict.fromkeys(asked.all("pick"))][:_CHOICES]
    first, kept = asked.number("first"), asked.one("keep") == "yes"
    folder = folder_title(asked.one("place"))[:TITLE_MOST] or None
    done = Follows()
    if picks:
        try:
            with looking_up():
                done = follow(desk, asker.user, picks, folder=folder)
        except Refused as busy:
            return feeds_shown(door, desk, asker, asked, Trial(picks[0], f"Not followed. {busy}"))
    if not done.new and not done.already and done.failures:
        return feeds_shown(door, desk, asker, asked, Trial(picks[0], _why(done, picks[0])))
    if first is not None and not kept:
        unfollow(desk, asker.user, [feed_row(desk, asker.user.id, first, left=True).id])
    count = len(done.new) + len(done.already) + kept
    notes = tuple(f"{failure.subject}: {_sentence(failure.reason)}" for failure in done.failures)
    if notes:
        plural = "" if count == 1 else "s"
        said = Said(f"You follow {count} feed{plural} of that page.")
        return feeds_shown(
            door, desk, asker, asked, Trial(), said=said, complaints=notes[:_COMPLAINTS]
        )
    return go("/feeds", said="chosen", n=count)


# ---- Reading lists -------------------------------------------------------------------------------


def _give_list(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    del door, asked
    return Response(
        write_opml(reading_list(desk, asker.user)),
        media_type="text/x-opml",
        headers={"content-disposition": 'attachment; filename="feeds.opml"'},
    )


def _take_list(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    data = asked.files.get("list", b"")
    if not data.strip():
        wrong = "Choose a file first: a reading list (OPML) that another program gave you."
        return feeds_shown(door, desk, asker, asked, Trial(wrong=wrong))
    try:
        done = import_list(desk, asker.user, data, "This file")
    except FormatError as trouble:
        return feeds_shown(door, desk, asker, asked, Trial(wrong=str(trouble)))
    if not done.failures:
        return go("/feeds", said="imported", n=len(done.new), known=len(done.already) or None)
    return feeds_shown(
        door,
        desk,
        asker,
        asked,
        Trial(),
        said=Said(import_words(len(done.new), len(done.already))),
        complaints=tuple(_sentence(one.reason) for one in done.failures[:_COMPLAINTS]),
    )


def _why(done: Follows, address: str) -> str:
    if not done.failures:
        return f"Not followed. {address}: there is no feed."
    failure = done.failures[0]
    return f"Not followed. {failure.subject[:300]}: {failure.reason[:400]}"


def _sentence(reason: str) -> str:
    plain = " ".join(reason.split())
    return plain[:1].upper() + plain[1:400]
