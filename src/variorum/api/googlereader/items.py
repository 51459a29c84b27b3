"""Items as apps of Google Reader's know them: whole, and as lists of ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response

from variorum.api.googlereader.ids import item_id, long_id, microseconds, milliseconds, short_id
from variorum.api.googlereader.pages import Part, continuation, part_of
from variorum.api.googlereader.streams import KEPT_UNREAD, LABEL, STATE, Following
from variorum.desk import Desk
from variorum.desk.views.contents import shown_html, shown_link, shown_title
from variorum.gate import Asked, Asker
from variorum.model import Marked, Order, Wanted

# Bodies are read so many at a time, and an answer ends after so many bytes: the rest comes with
# the next question, as if that much had not been asked for.
_AT_ONCE = 200
_LARGEST = 16 * 1024 * 1024

# The questions of this interface.
_QUESTIONS = frozenset(
    "n r c ot nt xt it s i T output ck client likes comments mediaRss sharers trans freshness co hl"
    " access AppId AppKey _".split()
)

Written = dict[str, Any]


class Writer:
    """Writes a user's items."""

    def __init__(self, following: Following) -> None:
        self._following = following
        self._folders = {
            one.source: one.folder.title for one in following.now if one.folder is not None
        }

    def written(self, marked: Marked, labels: tuple[str, ...]) -> Written:
        """An item as JSON has it."""
        item = marked.item
        source = self._following.sources.get(item.source)
        link = shown_link(item, source)
        return {
            "id": long_id(item.id),
            "crawlTimeMsec": milliseconds(item.received),
            "timestampUsec": microseconds(item.received),
            "published": int(item.stands),
            "updated": int(item.stands),
            "title": shown_title(item),
            "author": item.entry.byline or "",
            "canonical": [{"href": link}] if link else [],
            "alternate": [{"href": link, "type": "text/html"}] if link else [],
            "categories": self._categories(marked, labels),
            "summary": {"direction": "ltr", "content": shown_html(item)},
            "origin": {
                "streamId": f"feed/{item.source}",
                "title": self._following.title(item.source),
                "htmlUrl": (source.site or source.url) if source else "",
            },
        }

    def _categories(self, marked: Marked, labels: tuple[str, ...]) -> list[str]:
        said = [f"{STATE}reading-list"]
        said += [f"{STATE}read"] if marked.read else [f"{STATE}fresh"]
        if marked.saved is not None:
            said.append(f"{STATE}starred")
        folder = self._folders.get(marked.item.source)
        if folder:
            said.append(LABEL + folder)
        for label in labels:
            if label != KEPT_UNREAD or not marked.read:
                said.append(f"user/-/{label}")
        return list(dict.fromkeys(said))


def in_parts(desk: Desk, asker: Asker, wanted: Wanted, limit: int) -> Iterator[tuple[Marked, ...]]:
    """The items that are wanted, a few at a time: bodies are large."""
    while limit > 0:
        found = desk.store.readers.list(asker.user.id, wanted, limit=min(_AT_ONCE, limit))
        if not found:
            return
        yield found
        limit -= len(found)
        last = found[-1].item
        wanted = replace(wanted, beyond=(last.stands, last.id))


def taken(
    desk: Desk, asker: Asker, part: Part, following: Following
) -> tuple[list[Written], str | None]:
    """Items as JSON has them, and how what follows them is named; None where nothing does.

    One more than was asked is looked for, so that an app is never sent on to nothing.
    """
    writer = Writer(following)
    said: list[Written] = []
    size, place = 0, (0.0, 0)
    for found in in_parts(desk, asker, part.wanted, part.limit + 1):
        labels = desk.store.labels.of(asker.user.id, (one.item.id for one in found))
        for marked in found:
            if len(said) == part.limit or size > _LARGEST:
                return said, continuation(place)
            said.append(writer.written(marked, labels.get(marked.item.id, ())))
            size += len(said[-1]["summary"]["content"])
            place = (marked.item.stands, marked.item.id)
    return said, None


def contents(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``stream/contents``: the items of a stream, whole."""
    following = Following(desk, asker.user)
    part = named_part(asked, following, asker)
    said, more = taken(desk, asker, part, following)
    return _answer(desk, asker, asked, about(part, following), said, more)


def item_contents(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``stream/items/contents``: items by id, whole."""
    following = Following(desk, asker.user)
    ids = tuple(dict.fromkeys(item_id(one) for one in asked.all("i")))
    order: Order = "oldest" if asked.one("r") == "o" else "newest"
    wanted = Wanted(items=ids, order=order, stories=asker.prefers.grouped)
    part = Part((), wanted, max(len(ids), 1))
    said, more = taken(desk, asker, part, following)
    return _answer(desk, asker, asked, about(part, following), said, more)


def item_ids(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``stream/items/ids``: what a stream holds, by short ids."""
    part = part_of(asked, Following(desk, asker.user), grouped=asker.prefers.grouped)
    found = desk.store.readers.ids(asker.user.id, part.wanted, limit=part.limit + 1)
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
    part = part_of(asked, Following(desk, asker.user), grouped=asker.prefers.grouped)
    said = f"{desk.store.readers.count(asker.user.id, part.wanted):,}"
    if asked.one("a") == "true":
        newest = desk.store.readers.ids(
            asker.user.id, replace(part.wanted, order="newest"), limit=1
        )
        for stands, _ in desk.store.sources.moments(newest).values():
            said += f"#{datetime.fromtimestamp(stands, UTC):%B %d, %Y}"
    return PlainTextResponse(said)


def named_part(asked: Asked, following: Following, asker: Asker) -> Part:
    """What is asked of the stream that the address names, or ``s`` if it names none."""
    named = asked.path.get("stream", "")
    # The query of a feed's address that was not encoded has become ours: what is no question
    # to us belongs to it.
    theirs = [f"{key}={value}" for key, value in asked.query if key not in _QUESTIONS]
    if named.startswith("feed/http") and "?" not in named and theirs:
        named = f"{named}?{'&'.join(theirs)}"
    names = [named] if named else []
    return part_of(asked, following, *names, grouped=asker.prefers.grouped)


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
        return About(f"feed/{number}", following.title(number), source.site or source.url)
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
