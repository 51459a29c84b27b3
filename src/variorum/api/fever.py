"""The interface of Fever, as apps still speak it: one address, asked for several things at once.

See https://feedafever.com/api (kept by archives). Fields are taken from the query and from the
form alike, as apps mix them. An answer is JSON, or XML where ``api=xml`` asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from variorum.desk import Desk
from variorum.desk.filing import called
from variorum.desk.views.grouped import how_many, mark, mark_all, opens, shown_ids, shown_items
from variorum.desk.views.lists import web_address
from variorum.following import headline_of, parted
from variorum.gate import Asked, Asker, Gate, Keeper, endpoint
from variorum.model import Folder, Subscription, Wanted

_VERSION = 3
_AT_ONCE = 50
# What was read within so many seconds is "recently read".
_RECENTLY = 600.0
# One grey point: outlets' own icons are not fetched.
_ICON = "image/gif;base64,R0lGODlhAQABAIAAAMzMzAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PATHS = ("/fever", "/fever/", "/fever/index.php", "/fever.php", "/api/fever.php", "/api/fever")
# The super groups: all feeds, and those that are "sparks", of which there are none here.
_KINDLING, _SPARKS = 0, -1

Answer = dict[str, Any]


def routes(gate: Gate) -> list[BaseRoute]:
    """The one address, by all the names under which apps look for it."""
    answer = endpoint(gate, fever, who=who(gate.keeper), nobody=nobody, marks=False)
    return [Route(path, answer, methods=["GET", "POST"]) for path in _PATHS]


def who(keeper: Keeper) -> Callable[[Desk, Asked], Asker | None]:
    """Tells who is asking: by ``api_key``, which stands for a password made for this alone."""

    def by_key(desk: Desk, asked: Asked) -> Asker | None:
        return keeper.token(desk, "fever", asked.one("api_key").strip().lower())

    return by_key


def nobody(desk: Desk, asked: Asked) -> Response:
    """The answer to a key that is none: an ordinary one, as the interface has it."""
    del desk
    return _said(asked, {"api_version": _VERSION, "auth": 0})


def fever(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Do what is to be done, and tell all that is asked for."""
    names = {name for name, _ in (*asked.query, *asked.form)}
    following = desk.store.readers.subscriptions(asker.user.id)
    answer: Answer = {
        "api_version": _VERSION,
        "auth": 1,
        "last_refreshed_on_time": _refreshed(desk, following),
    }
    told = set(names)
    if {"mark", "as", "id"} <= names:
        told |= _mark(desk, asker, asked, following)
    if asked.one("unread_recently_read") in ("1", "true"):
        _unread_recent(desk, asker)
        told.add("unread_item_ids")
    if "groups" in told:
        folders = desk.store.readers.folders(asker.user.id)
        answer["groups"] = [_group(folder) for folder in folders]
    if "feeds" in told:
        answer["feeds"] = _feeds(desk, following)
    if told & {"groups", "feeds"}:
        answer["feeds_groups"] = _feeds_groups(following)
    if "favicons" in told:
        answer["favicons"] = [{"id": 1, "data": _ICON}]
    if "items" in told:
        answer["total_items"] = how_many(desk, asker.user.id, Wanted(), prefers=asker.prefers)
        answer["items"] = _items(desk, asker, asked)
    if "links" in told:
        answer["links"] = []
    for name, wanted in (
        ("unread_item_ids", Wanted(read=False, order="oldest", by="id")),
        ("saved_item_ids", Wanted(saved=True, order="oldest", by="id")),
    ):
        if name in told:
            ids = shown_ids(desk, asker.user.id, wanted, prefers=asker.prefers)
            answer[name] = ",".join(map(str, ids))
    return _said(asked, answer)


def _refreshed(desk: Desk, following: Sequence[Subscription]) -> int:
    """When a feed was asked last."""
    sources = desk.store.sources.find(one.source for one in following)
    return int(max((source.state.tried or 0.0 for source in sources), default=0.0))


def _group(folder: Folder) -> Answer:
    return {"id": folder.id, "title": "/".join(parted(folder.title))}


def _feeds(desk: Desk, following: Sequence[Subscription]) -> list[Answer]:
    sources = {one.id: one for one in desk.store.sources.find(s.source for s in following)}
    feeds = []
    for one in following:
        source = sources[one.source]
        feeds.append(
            {
                "id": source.id,
                "favicon_id": 1,
                "title": called(one, source),
                "url": source.url,
                "site_url": web_address(source.site) or "",
                "is_spark": 0,
                "last_updated_on_time": int(source.state.changed or 0.0),
            }
        )
    return feeds


def _feeds_groups(following: Sequence[Subscription]) -> list[Answer]:
    inside: dict[int, list[str]] = {}
    for one in following:
        if one.folder is not None:
            inside.setdefault(one.folder.id, []).append(str(one.source))
    return [{"group_id": group, "feed_ids": ",".join(ids)} for group, ids in inside.items()]


def _items(desk: Desk, asker: Asker, asked: Asked) -> list[Answer]:
    """Fifty items: those asked by id, those before one (``max_id``, 0 for the newest), or those
    after one (``since_id``), in the order in which they came; of all, or of some feeds or groups
    (which FreshRSS has besides)."""
    with_ids, most, least = asked.one("with_ids"), asked.number("max_id"), asked.number("since_id")
    oldest = partial(Wanted, order="oldest", by="id")
    if with_ids:
        wanted = oldest(items=_numbers(with_ids)[:_AT_ONCE])
    elif most is not None:
        wanted = Wanted(by="id", below=most if most > 0 else None)
    else:
        wanted = oldest(above=max(least or 0, 0) + 1)
    if feeds := asked.one("feed_ids"):
        wanted = replace(wanted, sources=_numbers(feeds))
    if groups := asked.one("group_ids"):
        wanted = replace(wanted, folders=_numbers(groups))
    sources = {
        one.id: one
        for one in desk.store.sources.find(
            s.source for s in desk.store.readers.subscriptions(asker.user.id, ended=True)
        )
    }
    said = []
    for shown in shown_items(
        desk, asker.user.id, wanted, prefers=asker.prefers, base=asked.base, limit=_AT_ONCE
    ):
        item = shown.item
        said.append(
            {
                "id": item.id,
                "feed_id": item.source,
                "title": headline_of(item.entry),
                "author": item.entry.byline or "",
                "html": shown.html,
                "url": opens(shown, sources.get(item.source)),
                "is_saved": int(shown.saved is not None),
                "is_read": int(shown.read),
                "created_on_time": int(item.stands),
            }
        )
    return said


def _numbers(written: str) -> tuple[int, ...]:
    parts = (part.strip() for part in written.split(","))
    return tuple(
        int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) < 19
    )


def _mark(
    desk: Desk, asker: Asker, asked: Asked, following: Sequence[Subscription]
) -> frozenset[str]:
    """Set marks as asked; the lists of ids that changed by it."""
    what, how, number = asked.one("mark").lower(), asked.one("as").lower(), asked.number("id")
    user, prefers = asker.user.id, asker.prefers
    if what == "item":
        ids = _numbers(asked.one("id"))
        match how:
            case "read" | "unread":
                mark(desk, user, ids, prefers=prefers, read=how == "read")
                return frozenset({"unread_item_ids"})
            case "saved" | "unsaved":
                mark(desk, user, ids, prefers=prefers, saved=how == "saved")
                return frozenset({"saved_item_ids"})
        return frozenset()
    if how != "read" or number is None or what not in ("feed", "group") or number == _SPARKS:
        return frozenset()
    before = asked.number("before")
    # When it came, not what date it bears: what came after the app looked was not seen.
    until = before + 2e-6 if before is not None and before > 0 else None
    if what == "feed":
        wanted = Wanted(sources=(number,), received_until=until)
    elif number == _KINDLING:
        wanted = Wanted(sources=tuple(one.source for one in following), received_until=until)
    else:
        wanted = Wanted(folders=(number,), received_until=until)
    mark_all(desk, user, wanted, prefers=prefers)
    return frozenset({"unread_item_ids"})


def _unread_recent(desk: Desk, asker: Asker) -> None:
    """Take back the reading of the last minutes."""
    since = desk.clock().timestamp() - _RECENTLY
    read = desk.store.readers.ids(asker.user.id, Wanted(read=True, changed=since))
    mark(desk, asker.user.id, read, prefers=asker.prefers, read=False)


def _said(asked: Asked, answer: Mapping[str, Any]) -> Response:
    if asked.one("api").lower() != "xml":
        return JSONResponse(dict(answer))
    root = ET.Element("response")
    for name, value in answer.items():
        _put(root, name, value)
    body = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(body, media_type="text/xml")


def _put(parent: ET.Element, name: str, value: object) -> None:
    """A field as an element; of a list each member by the name of the list without its end."""
    element = ET.SubElement(parent, name)
    if isinstance(value, list):
        for one in value:
            _put(element, name.removesuffix("s"), one)
    elif isinstance(value, dict):
        for key, part in value.items():
            _put(element, key, part)
    else:
        element.text = _ILLEGAL.sub("\ufffd", str(value))
