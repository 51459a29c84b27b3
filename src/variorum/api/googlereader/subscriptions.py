"""What a user follows, as apps of Google Reader's list and change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response

from variorum.api.googlereader.followed import Following
from variorum.api.googlereader.ids import microseconds, milliseconds
from variorum.api.googlereader.streams import LABEL, STATE, Stream, stream_of
from variorum.desk import Desk
from variorum.desk.filing import called, reading_list
from variorum.desk.following import follow, import_list
from variorum.desk.views.grouped import unread
from variorum.desk.views.lists import home_of
from variorum.errors import FormatError, Refused, SourceError
from variorum.following import parted
from variorum.gate import Asked, Asker, looking_up
from variorum.gate.addresses import address_in
from variorum.model import Folder, Source, Subscription
from variorum.sources import handle_of, write_opml

# Feeds that are followed by one question: the site of each is asked.
_MOST = 50


def subscription_list(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``subscription/list``: the feeds and their folders."""
    del asked
    following = Following(desk, asker)
    said = [_written(one, following.sources[one.source]) for one in following.now]
    return JSONResponse({"subscriptions": said})


def _written(one: Subscription, source: Source) -> dict[str, Any]:
    folder = one.folder
    return {
        "id": f"feed/{source.id}",
        "title": called(one, source),
        "categories": [
            {
                "id": LABEL + folder.title,
                "label": "/".join(parted(folder.title)),
                "type": "folder",
            }
        ]
        if folder
        else [],
        "sortid": f"{source.id % (1 << 32):08X}",
        "firstitemmsec": milliseconds(one.followed),
        "url": source.url,
        "htmlUrl": home_of(source),
        "iconUrl": "",
    }


def unread_count(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``unread-count``: of all, of each label and of each feed; those with none are left out
    unless ``all`` or ``allcomments`` asks for them."""
    following = Following(desk, asker)
    tally = unread(desk, asker.user.id, prefers=asker.prefers)
    by_source = dict(tally.by_source)
    counts: dict[str, tuple[int, float]] = {f"{STATE}reading-list": (0, 0.0)}
    for one in following.now:
        newest = following.sources[one.source].state.changed or 0.0
        names = [f"feed/{one.source}", f"{STATE}reading-list"]
        if one.folder is not None:
            names.append(LABEL + one.folder.title)
        for name in names:
            count, latest = counts.get(name, (0, 0.0))
            counts[name] = (count + by_source.get(one.source, 0), max(latest, newest))
    every = asked.one("all") in ("true", "1")
    said = [
        {"id": name, "count": count, "newestItemTimestampUsec": microseconds(newest)}
        for name, (count, newest) in counts.items()
        if count or every or name.endswith("/reading-list")
    ]
    return JSONResponse({"max": max(1_000, tally.unread), "unreadcounts": said})


def quickadd(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``subscription/quickadd``: follow a feed, or the feed of a site."""
    query = asked.one("quickadd").strip()
    if not query:
        raise FormatError("request", "names nothing to follow (quickadd).")
    try:
        source = _followed(desk, asker, query.removeprefix("feed/"), None)
    except Refused:
        # Too many are at it: to be asked again, which "no results" would not say.
        raise
    except SourceError as trouble:
        return JSONResponse({"numResults": 0, "query": query, "error": str(trouble)})
    return JSONResponse(
        {
            "numResults": 1,
            "query": query,
            "streamId": f"feed/{source.id}",
            "streamName": source.title or source.url,
        }
    )


def subscription_edit(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``subscription/edit``: follow, leave, rename or move feeds.

    ``s`` may be repeated, with as many ``t`` where feeds are to be named. A feed stands in one
    folder here: ``a`` moves it, ``r`` takes it out if it is in that one.
    """
    streams = [stream_of(name) for name in asked.all("s")]
    if not streams or any(stream.kind != "feed" for stream in streams):
        raise FormatError("request", "names no feed (s=feed/…).")
    titles = asked.all("t")
    named = dict(zip(range(len(streams)), titles, strict=False))
    added = _label(asked, "a")
    match asked.one("ac"):
        case "subscribe":
            if len(streams) > _MOST:
                raise FormatError(
                    "request", f"names over {_MOST} feeds; send a reading list of them."
                )
            for number, stream in enumerate(streams):
                _subscribe(desk, asker, stream, named.get(number, ""), added)
        case "unsubscribe":
            following = Following(desk, asker)
            left = [following.source(stream.name) for stream in streams]
            now = desk.clock().timestamp()
            desk.store.readers.unsubscribe(asker.user.id, left, at=now)
        case "edit":
            removed = [stream_of(name) for name in asked.all("r") if name]
            with desk.store.transaction():
                for number, stream in enumerate(streams):
                    _edit(desk, asker, stream, named.get(number, ""), added, removed)
        case other:
            raise FormatError("request", f"asks for an action that is not known ({other[:40]!r}).")
    return PlainTextResponse("OK")


def _label(asked: Asked, name: str) -> str | None:
    """The folder that the last of these labels names."""
    labels = [stream_of(one) for one in asked.all(name) if one]
    return next((one.name for one in reversed(labels) if one.kind == "label"), None)


def _subscribe(desk: Desk, asker: Asker, stream: Stream, title: str, label: str | None) -> None:
    following = Following(desk, asker)
    known = [one.source for one in following.subscriptions]
    number = int(stream.name) if stream.name.isascii() and stream.name.isdecimal() else 0
    if number in known:
        # By its number it is one that was left: it is followed again.
        (one,) = (one for one in following.subscriptions if one.source == number)
        with desk.store.transaction():
            desk.store.readers.subscribe(asker.user.id, replace(one, ended=None))
    else:
        number = _followed(desk, asker, stream.name, label).id
    if title or label:
        _edit(desk, asker, Stream("feed", str(number)), title, label, [])


def _followed(desk: Desk, asker: Asker, address: str, folder: str | None) -> Source:
    """Follow what stands at an address on the web, never a file of this machine.

    Raises:
        SourceError: No feed was found; Refused where too many look for one.
    """
    wanted = address if handle_of(address) is not None else address_in(address)
    with looking_up():
        done = follow(desk, asker.user, [wanted], folder=folder)
    for source in (*done.new, *done.already):
        return source
    reason = done.failures[0].reason if done.failures else "no feed was found."
    raise SourceError(address[:200], reason)


def _edit(
    desk: Desk, asker: Asker, stream: Stream, title: str, label: str | None, removed: list[Stream]
) -> None:
    following = Following(desk, asker)
    number = following.source(stream.name)
    for one in following.now:
        if one.source != number:
            continue
        folder: Folder | None = one.folder
        left = [following.folder(name.name) for name in removed if name.kind == "label"]
        if folder in left:
            folder = None
        if label:
            known = following.folder(label)
            folder = known or desk.store.readers.folder(asker.user.id, label)
        name = " ".join(title.split())[:500] or one.title
        desk.store.readers.subscribe(asker.user.id, replace(one, title=name, folder=folder))
        return
    raise FormatError("request", f"is about a feed that you left ({stream.id[:80]}).")


def export_opml(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``subscription/export``: what the user follows, as OPML."""
    del asked
    return Response(
        write_opml(reading_list(desk, asker.user)),
        media_type="text/xml",
        headers={"Content-Disposition": 'attachment; filename="subscriptions.opml"'},
    )


def import_opml(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``subscription/import``: follow the feeds of an OPML file, sent as the body or as a file
    of a form. The answer begins with "OK:" and how many feeds were read, as Google's did."""
    data = next(iter(asked.files.values()), asked.body)
    done = import_list(desk, asker.user, data, "the reading list")
    return PlainTextResponse(f"OK: {len(done.new) + len(done.already)}")
