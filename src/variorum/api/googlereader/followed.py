"""What streams mean among a user's items."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from urllib.parse import unquote

from variorum.api.googlereader.streams import OURS, Stream, label_key
from variorum.desk import Desk
from variorum.errors import FormatError, NotFound
from variorum.following import parted
from variorum.gate import Asker
from variorum.model import Folder, Source, Subscription, Wanted

# Items that came since a moment are looked up one by one if they are no more than these.
_FEW = 2_000


class Following:
    """What a user follows, looked up once for a request."""

    def __init__(self, desk: Desk, asker: Asker) -> None:
        self._desk = desk
        self._user = asker.user
        self._stories = asker.prefers.grouped

    @cached_property
    def subscriptions(self) -> tuple[Subscription, ...]:
        """All that the user follows or has left."""
        return self._desk.store.readers.subscriptions(self._user.id, ended=True)

    @cached_property
    def now(self) -> tuple[Subscription, ...]:
        """What the user follows."""
        return tuple(one for one in self.subscriptions if one.ended is None)

    @cached_property
    def sources(self) -> dict[int, Source]:
        """The sources of all these, by id."""
        ids = [one.source for one in self.subscriptions]
        return {source.id: source for source in self._desk.store.sources.find(ids)}

    @cached_property
    def folders(self) -> tuple[Folder, ...]:
        """The user's folders."""
        return self._desk.store.readers.folders(self._user.id)

    def folder(self, title: str) -> Folder | None:
        """The folder that a label names, as it is written or as it is shown."""
        for spelled in dict.fromkeys((title, unquote(title), title.replace("+", " "))):
            for folder in self.folders:
                if spelled in (folder.title, "/".join(parted(folder.title))):
                    return folder
        return None

    def source(self, name: str) -> int:
        """The source that a stream names by number or address.

        Raises:
            NotFound: The user has never followed such a one.
        """
        if name.isascii() and name.isdecimal() and len(name) < 19 and int(name) in self.sources:
            return int(name)
        for spelled in dict.fromkeys((name, unquote(name))):
            wanted = _address(spelled)
            for source in self.sources.values():
                if _address(source.url) == wanted:
                    return source.id
        raise NotFound(f"feed/{name[:200]}", "you follow no such feed.", kind="feed")

    @cached_property
    def folder_of(self) -> dict[int, str]:
        """The title of the folder in which each source stands that has one."""
        return {one.source: one.folder.title for one in self.now if one.folder is not None}

    @cached_property
    def _titles(self) -> dict[int, str]:
        return {one.source: one.title for one in self.subscriptions if one.title}

    def title(self, source: int) -> str:
        """What the user calls a feed, or the feed itself, or its address."""
        known = self.sources.get(source)
        return self._titles.get(source) or (known and (known.title or known.url)) or ""

    def inside(self, folder: Folder) -> tuple[int, ...]:
        """The sources in a folder."""
        return tuple(one.source for one in self.now if one.folder == folder)

    def labelled(self, stream: Stream) -> tuple[int, ...]:
        """The items that bear a label, or a state that is kept like one."""
        key = label_key(stream)
        return self._desk.store.labels.items(self._user.id, key)

    def of(self, streams: Iterable[Stream], wanted: Wanted | None = None) -> Wanted:
        """The items of these streams together.

        Raises:
            NotFound: A feed that the user never followed.
            FormatError: Several streams that are not all feeds and folders.
        """
        asked = list(streams)
        base = wanted or Wanted()
        if any(one == Stream("state", "reading-list") for one in asked):
            return base
        if len(asked) == 1:
            return self.narrowed(base, asked[0])
        together: set[int] = set()
        for stream in asked:
            part = self.narrowed(Wanted(), stream)
            if part.folders is not None and len(part.folders) == 1:
                inside = [f for f in self.folders if f.id in part.folders]
                together.update(self.inside(inside[0]))
            elif part == Wanted(sources=part.sources) and part.sources is not None:
                together.update(part.sources)
            else:
                raise FormatError("request", "asks for several streams that are not all feeds.")
        return replace(base, sources=tuple(sorted(together))) if asked else base

    def narrowed(self, wanted: Wanted, stream: Stream) -> Wanted:
        """Of what is wanted, what stands in a stream too."""
        if stream.kind == "feed":
            return _sources(wanted, {self.source(stream.name)})
        if stream.kind == "label" and (folder := self.folder(stream.name)) is not None:
            if wanted.sources is None and wanted.folders is None:
                return replace(wanted, folders=(folder.id,))
            return _sources(wanted, set(self.inside(folder)))
        if stream.kind == "state":
            match OURS[stream.name]:
                case "read":
                    return _marked(wanted, read=True)
                case "unread":
                    return _marked(wanted, read=False)
                case "starred":
                    return _marked(wanted, saved=True)
                case "reading-list":
                    return wanted
            return _items(_marked(wanted, read=False), self.labelled(stream))
        return _items(wanted, () if stream.kind == "nothing" else self.labelled(stream))

    def without(self, wanted: Wanted, stream: Stream) -> Wanted:
        """Of what is wanted, what does not stand in a stream."""
        if stream.kind == "feed":
            try:
                return self._but(wanted, {self.source(stream.name)})
            except NotFound:
                return wanted
        if stream.kind == "label" and (folder := self.folder(stream.name)) is not None:
            return self._but(wanted, set(self.inside(folder)))
        if stream.kind == "state" and OURS[stream.name] != "kept-unread":
            match OURS[stream.name]:
                case "read":
                    return _marked(wanted, read=False)
                case "unread":
                    return _marked(wanted, read=True)
                case "starred":
                    return _marked(wanted, saved=False)
            return replace(wanted, items=())
        left = () if stream.kind == "nothing" else self.labelled(stream)
        return replace(wanted, without=(*(wanted.without or ()), *left))

    def since(self, wanted: Wanted, moment: float) -> Wanted:
        """Of what is wanted, what came at this moment or later.

        Apps ask for what came since they asked last, which is little: it is looked up, where a
        walk along the list would look at everything. With stories it is any report that came.
        """
        few = self._desk.store.sources.came(moment, limit=_FEW + 1)
        bound = replace(wanted, received=moment)
        return bound if self._stories or len(few) > _FEW else _items(bound, few)

    def _but(self, wanted: Wanted, left: set[int]) -> Wanted:
        sources = wanted.sources
        if sources is None:
            sources = tuple(self.sources)
        return replace(wanted, sources=tuple(one for one in sources if one not in left))


def _sources(wanted: Wanted, sources: set[int]) -> Wanted:
    if wanted.sources is not None:
        sources = sources & set(wanted.sources)
    return replace(wanted, sources=tuple(sorted(sources)))


def _items(wanted: Wanted, items: Iterable[int]) -> Wanted:
    both = set(items) if wanted.items is None else set(items) & set(wanted.items)
    return replace(wanted, items=tuple(sorted(both)))


def _marked(wanted: Wanted, *, read: bool | None = None, saved: bool | None = None) -> Wanted:
    if (read is not None and wanted.read not in (None, read)) or (
        saved is not None and wanted.saved not in (None, saved)
    ):
        return replace(wanted, items=())
    return replace(
        wanted,
        read=wanted.read if read is None else read,
        saved=wanted.saved if saved is None else saved,
    )


def _address(url: str) -> str:
    """An address without what servers on the way, and people, change about it."""
    plain = re.sub(r"^(?:feed:)?(?:https?:)?/{1,2}", "", url.strip(), flags=re.IGNORECASE)
    return plain.rstrip("/")
