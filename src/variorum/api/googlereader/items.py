"""Items as apps of Google Reader's know them: whole, and as lists of ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response

from variorum.api.googlereader.followed import Following
from variorum.api.googlereader.ids import item_ids as item_ids_of
from variorum.api.googlereader.ids import long_id, microseconds, milliseconds, short_id
from variorum.api.googlereader.pages import Part, continuation, part_of
from variorum.api.googlereader.streams import KEPT_UNREAD, LABEL, STATE
from variorum.desk import Desk
from variorum.desk.views.grouped import Shown, how_many, opens, shown_ids, shown_items
from variorum.desk.views.lists import home_of
from variorum.following import headline_of
from variorum.gate import Asked, Asker
from variorum.model import Order, Wanted

# Characters of bodies in one answer; the rest comes with the next question. Where items are
# asked by id there is no next one.
_LARGEST, _LARGEST_BY_ID = 16_000_000, 64_000_000

# The questions of this interface.
_QUESTIONS = frozenset(
    "n r c ot nt xt it s i T output ck client likes comments mediaRss sharers trans freshness co hl"
    " access AppId AppKey _".split()
)

Written = dict[str, Any]


def written(shown: Shown, labels: tuple[str, ...], following: Following) -> Written:
    """An item as JSON has it."""
    item = shown.item
    source = following.sources.get(item.source)
    link = opens(shown, source)
    return {
        "id": long_id(item.id),
        "crawlTimeMsec": milliseconds(item.received),
        "timestampUsec": microseconds(item.received),
        "published": int(item.stands),
        "updated": int(item.stands),
        "title": headline_of(item.entry),
        "author": item.entry.byline or "",
        "canonical": [{"href": link}] if link else [],
        "alternate": [{"href": link, "type": "text/html"}] if link else [],
        "categories": _categories(shown, labels, following),
        "summary": {"direction": "ltr", "content": shown.html},
        "origin": {
            "streamId": f"feed/{item.source}",
            "title": following.title(item.source),
            "htmlUrl": home_of(source) if source else "",
        },
    }


def _categories(shown: Shown, labels: tuple[str, ...], following: Following) -> list[str]:
    said = [f"{STATE}reading-list", f"{STATE}{'read' if shown.read else 'fresh'}"]
    if shown.saved is not None:
        said.append(f"{STATE}starred")
    folder = following.folder_of.get(shown.item.source)
    if folder:
        said.append(LABEL + folder)
    said += [f"user/-/{one}" for one in labels if one != KEPT_UNREAD or not shown.read]
    return list(dict.fromkeys(said))


def taken(
    desk: Desk, asker: Asker, asked: Asked, part: Part, following: Following
) -> tuple[list[Written], str | None]:
    """Items as JSON has them, and how what follows them is named; None where nothing does.

    An answer of more than some megabytes ends early, as if so many had not been asked for.
    """
    user = asker.user.id
    found = shown_items(
        desk, user, part.wanted, prefers=asker.prefers, base=asked.base, limit=part.limit,
        most=_LARGEST,
    )  # fmt: skip
    said = _all_written(desk, asker, found, following)
    if not found:
        return said, None
    place = (found[-1].item.stands, found[-1].item.id)
    after = replace(part.wanted, beyond=place)
    more = shown_ids(desk, user, after, prefers=asker.prefers, limit=1)
    return said, continuation(place) if more else None


def _all_written(
    desk: Desk, asker: Asker, found: Sequence[Shown], following: Following
) -> list[Written]:
    labels = desk.store.labels.of(asker.user.id, (one.item.id for one in found))
    return [written(one, labels.get(one.item.id, ()), following) for one in found]


def contents(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``stream/contents``: the items of a stream, whole."""
    following = Following(desk, asker)
    part = named_part(asked, following)
    said, more = taken(desk, asker, asked, part, following)
    return _answer(desk, asker, asked, about(part, following), said, more)


def item_contents(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``stream/items/contents``: items by id, whole.

    What an app knows from before the user wanted one item for each story is given by itself.
    """
    following = Following(desk, asker)
    ids = item_ids_of(asked.all("i"))
    order: Order = "oldest" if asked.one("r") == "o" else "newest"
    apart: tuple[int, ...] = ()
    if asker.prefers.grouped:
        leads = desk.store.grouped.leads(asker.user.id, ids)
        apart = tuple(one for one in ids if leads.get(one, one) != one)
    found = list[Shown]()
    for some, prefers in (
        (tuple(one for one in ids if one not in set(apart)), asker.prefers),
        (apart, replace(asker.prefers, grouped=False)),
    ):
        if some:
            found += shown_items(
                desk, asker.user.id, Wanted(items=some, order=order), prefers=prefers,
                base=asked.base, limit=len(some), most=_LARGEST_BY_ID,
            )  # fmt: skip
    found.sort(key=lambda one: (one.item.stands, one.item.id), reverse=order == "newest")
    said = _all_written(desk, asker, found, following)
    return _answer(desk, asker, asked, about(Part((), Wanted(), 0), following), said, None)


def item_ids(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``stream/items/ids``: what a stream holds, by short ids."""
    part = part_of(asked, Following(desk, asker))
    found = shown_ids(desk, asker.user.id, part.wanted, prefers=asker.prefers, limit=part.limit + 1)
    given = found[: part.limit]
    moments = desk.store.sources.moments(given)
    answer: Written = {
        "itemRefs": [
            {
                "id": short_id(item),
                "directStreamIds": [],
                "timestampUsec": microseconds(moments[item][1]),
            }
            for item in given
            if item in moments
        ]
    }
    if len(found) > len(given):
        answer["continuation"] = continuation((moments[given[-1]][0], given[-1]))
    return JSONResponse(answer)


def item_count(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``stream/items/count``: how many items a stream holds; with ``a=true`` and the day of
    the newest."""
    part = part_of(asked, Following(desk, asker))
    said = f"{how_many(desk, asker.user.id, part.wanted, prefers=asker.prefers):,}"
    if asked.one("a") == "true":
        newest = shown_ids(
            desk, asker.user.id, replace(part.wanted, order="newest"), prefers=asker.prefers,
            limit=1,
        )  # fmt: skip
        for stands, _ in desk.store.sources.moments(newest).values():
            said += f"#{datetime.fromtimestamp(stands, UTC):%B %d, %Y}"
    return PlainTextResponse(said)


def named_part(asked: Asked, following: Following) -> Part:
    """What is asked of the stream that the address names, or ``s`` if it names none."""
    named = asked.path.get("stream", "")
    # The query of a feed's address that was not encoded has become ours: what is no question
    # to us belongs to it.
    theirs = [f"{key}={value}" for key, value in asked.query if key not in _QUESTIONS]
    if named.startswith("feed/http") and "?" not in named and theirs:
        named = f"{named}?{'&'.join(theirs)}"
    names = [named] if named else []
    return part_of(asked, following, *names)


@dataclass(frozen=True, slots=True)
class About:
    """A list's id and name, and the page of the site that it comes from."""

    id: str
    title: str
    href: str = ""


def about(part: Part, following: Following) -> About:
    """What a list is called."""
    for stream in part.streams[:1]:
        if stream.kind != "feed":
            return About(stream.id, stream.name)
        number = following.source(stream.name)
        source = following.sources[number]
        return About(f"feed/{number}", following.title(number), home_of(source))
    return About(f"{STATE}reading-list", "reading-list")


def _answer(
    desk: Desk, asker: Asker, asked: Asked, about: About, said: list[Written], more: str | None
) -> Response:
    answer: Written = {
        "direction": "ltr",
        "id": about.id,
        "title": about.title,
        "self": [{"href": asked.url}],
        "alternate": [{"href": about.href, "type": "text/html"}] if about.href else [],
        "updated": int(desk.clock().timestamp()),
        "author": asker.user.name,
        "items": said,
    }
    if more is not None:
        answer["continuation"] = more
    return JSONResponse(answer)
