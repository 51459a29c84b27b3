"""Marks and labels, as apps of Google Reader's set them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response

from variorum.api.googlereader.followed import Following
from variorum.api.googlereader.ids import item_ids, moment_of
from variorum.api.googlereader.streams import (
    KEPT_UNREAD,
    LABEL,
    STATE,
    Stream,
    label_key,
    stream_of,
)
from variorum.desk import Desk
from variorum.desk.views.grouped import mark, mark_all
from variorum.errors import FormatError, NotFound
from variorum.following import parted
from variorum.gate import Asked, Asker
from variorum.model import Wanted


def tag_list(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``tag/list``: the states that can be listed, the folders, and the labels of items."""
    del asked
    said: list[dict[str, Any]] = [{"id": f"{STATE}starred", "sortid": "00000001"}]
    folders = desk.store.readers.folders(asker.user.id)
    names = [name for name in desk.store.labels.names(asker.user.id) if name.startswith("label/")]
    for number, folder in enumerate(folders, 2):
        said.append(
            {
                "id": LABEL + folder.title,
                "label": "/".join(parted(folder.title)),
                "sortid": f"{number:08X}",
                "type": "folder",
            }
        )
    taken = {one["id"] for one in said}
    for number, name in enumerate(names, 2 + len(folders)):
        if f"user/-/{name}" not in taken:
            label = name.removeprefix("label/")
            said.append(
                {"id": f"user/-/{name}", "label": label, "sortid": f"{number:08X}", "type": "tag"}
            )
    return JSONResponse({"tags": said})


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of items: marks, and labels that are put on or taken off."""

    read: bool | None = None
    saved: bool | None = None
    put: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def change_of(added: Sequence[Stream], removed: Sequence[Stream]) -> Change:
    """What adding and removing these streams means.

    Reading and keeping unread are each other's opposite; what is added counts before what is
    removed, as apps add one and remove the other in the same breath.

    Raises:
        FormatError: A stream is added that only tells where an item came from.
    """
    read: bool | None = None
    saved: bool | None = None
    put, taken = list[str](), list[str]()
    for on, streams in ((False, removed), (True, added)):
        for stream in streams:
            match (stream.kind, stream.name):
                case ("state", "read"):
                    read = on
                case ("state", "unread" | "fresh"):
                    read = not on
                case ("state", "kept-unread"):
                    read = False if on else read
                    (put if on else taken).append(KEPT_UNREAD)
                case ("state", "starred"):
                    saved = on
                case ("label" | "kept", _):
                    (put if on else taken).append(label_key(stream))
                case ("nothing", _):
                    pass
                case _:
                    raise FormatError("request", f"{stream.id[:80]!r} is no mark of an item.")
    if read:
        taken.append(KEPT_UNREAD)
        put = [one for one in put if one != KEPT_UNREAD]
    return Change(read, saved, tuple(dict.fromkeys(put)), tuple(dict.fromkeys(taken)))


def edit_tag(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``edit-tag``: add states and labels (``a``) to items (``i``), and remove some (``r``)."""
    items = item_ids(one for one in asked.all("i") if one)
    if not items:
        raise FormatError("request", "names no item (i=…).")
    added = [stream_of(one) for one in asked.all("a") if one]
    removed = [stream_of(one) for one in asked.all("r") if one]
    if not added and not removed:
        raise FormatError("request", "says neither what to add (a=…) nor what to remove (r=…).")
    _make(desk, asker, items, change_of(added, removed))
    return PlainTextResponse("OK")


def _make(desk: Desk, asker: Asker, items: Sequence[int], change: Change) -> None:
    user, now = asker.user.id, desk.clock().timestamp()
    with desk.store.transaction():
        mark(desk, user, items, prefers=asker.prefers, read=change.read, saved=change.saved)
        own = desk.store.readers.ids(user, Wanted(items=tuple(items)))
        for label in change.taken:
            desk.store.labels.take(user, items, label)
        for label in change.put:
            desk.store.labels.put(user, own, label, at=now)


def rename_tag(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``rename-tag``: give a folder, or a label of items, another name (``dest``)."""
    old, new = stream_of(_tag(asked)), stream_of(asked.one("dest"))
    if old.kind != "label" or new.kind != "label":
        raise FormatError("request", "only labels can be renamed (user/-/label/…).")
    user = asker.user.id
    folder = Following(desk, asker).folder(old.name)
    with desk.store.transaction():
        if folder is not None:
            desk.store.readers.rename_folder(user, folder.id, new.name)
        bore = desk.store.labels.rename(user, label_key(old), label_key(new))
        if folder is None and not bore:
            raise NotFound(old.id[:200], "there is no such label.", kind="label")
    return PlainTextResponse("OK")


def disable_tag(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``disable-tag``: take folders away, their feeds stay followed; labels off all items."""
    names = [stream_of(one) for one in asked.all("s") if one]
    names += [Stream("label", one) for one in asked.all("t") if one]
    if not names or any(one.kind != "label" for one in names):
        raise FormatError("request", "only labels can be taken away (user/-/label/…).")
    with desk.store.transaction():
        for name in names:
            folder = Following(desk, asker).folder(name.name)
            if folder is not None:
                desk.store.readers.drop_folder(asker.user.id, folder.id)
            desk.store.labels.drop(asker.user.id, label_key(name))
    return PlainTextResponse("OK")


def _tag(asked: Asked) -> str:
    return asked.one("s") or LABEL + asked.one("t")


def mark_all_as_read(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``mark-all-as-read``: all of some streams, as far as it came by ``ts``.

    The bound is when items came and not when they were published: what came later was not seen,
    whatever date it bears.
    """
    streams = [stream_of(name) for name in asked.all("s") if name]
    if not streams:
        raise FormatError("request", "names no stream (s=…).")
    following = Following(desk, asker)
    until = moment_of(asked.one("ts"))
    for stream in streams:
        wanted = following.of(
            [stream], Wanted(received_until=None if until is None else until + 2e-6)
        )
        mark_all(desk, asker.user.id, wanted, prefers=asker.prefers)
    return PlainTextResponse("OK")
