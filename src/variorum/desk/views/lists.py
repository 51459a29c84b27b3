"""Lists of items: what is unread, all, or saved; in one folder, one feed, or everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from variorum.desk.desk import Desk
from variorum.desk.views.safe_html import plain_words, shortened
from variorum.dossier.sources import safe_url
from variorum.errors import NotFound
from variorum.model import Entry, Marked, Order, Source, Subscription, Wanted

_TITLE, _EXCERPT = 240, 220
_KEY = re.compile(r"(unread|all|saved)(?:-(folder|feed)-(\d{1,18}))?$")

Which = Literal["unread", "all", "saved"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which list is meant; ``folder`` and ``feed`` are ids, at most one of them is given."""

    which: Which = "unread"
    folder: int | None = None
    feed: int | None = None

    @property
    def key(self) -> str:
        """The list in one short word, as links carry it: "unread-feed-12"."""
        if self.feed is not None:
            return f"{self.which}-feed-{self.feed}"
        return self.which if self.folder is None else f"{self.which}-folder-{self.folder}"

    def wanted(self, order: Order = "newest") -> Wanted:
        """The items of the list."""
        return Wanted(
            sources=None if self.feed is None else (self.feed,),
            folders=None if self.folder is None else (self.folder,),
            read=False if self.which == "unread" else None,
            saved=True if self.which == "saved" else None,
            order=order,
        )


def scope_of(key: str) -> Scope | None:
    """The list that a key means; the reverse of ``Scope.key``."""
    found = _KEY.match(key)
    if not found:
        return None
    which: Which = "unread" if found[1] == "unread" else "all" if found[1] == "all" else "saved"
    number = None if found[3] is None else int(found[3])
    return Scope(which, **({found[2]: number} if found[2] else {}))


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as a line of a list.

    ``when`` is its place in time (``Item.stands``). ``excerpt`` is plain text. ``story`` is
    the story in which it stands and ``others`` how many reports there are besides, of
    ``outlets`` that publish them all; None and 0 where the digest knows of none.
    """

    id: int
    title: str
    source: int
    source_title: str
    when: float
    excerpt: str
    read: bool
    saved: bool
    url: str | None
    revisions: int = 0
    story: str | None = None
    others: int = 0
    outlets: int = 0


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list.

    ``beyond`` is the place from which the next page goes on, None at the end. ``unread``
    counts what is unread in the list's folder or feed, ``made`` is when the page was made and
    ``below`` the first id that no item had then: what is marked up to it was there.
    """

    title: str
    scope: Scope
    order: Order
    rows: tuple[ItemRow, ...]
    beyond: tuple[float, int] | None
    unread: int
    made: float
    below: int


def list_page(
    desk: Desk,
    user: int,
    scope: Scope,
    *,
    order: Order = "newest",
    limit: int = 50,
    beyond: tuple[float, int] | None = None,
    followed: Sequence[Subscription] | None = None,
) -> ListPage:
    """One page of a user's list.

    Args:
        user: The user's id.
        limit: How many items at most.
        beyond: The place (``stands``, ``id``) of the last item seen.
        followed: What the user follows, where it is known already.

    Raises:
        NotFound: The user has no such folder, or does not follow the feed.
    """
    readers = desk.store.readers
    made = desk.clock().timestamp()
    # Asked for before the items: what arrives between the two is shown, and not marked.
    newest = readers.ids(user, Wanted(by="id"), limit=1)
    if followed is None:
        followed = readers.subscriptions(user)
    title = _title(desk, user, scope, followed)
    found = readers.list(user, replace(scope.wanted(order), beyond=beyond), limit=max(1, limit) + 1)
    shown = found[: max(1, limit)]
    last = shown[-1].item if len(found) > len(shown) else None
    return ListPage(
        title=title,
        scope=scope,
        order=order,
        rows=item_rows(desk, user, shown, followed),
        beyond=None if last is None else (last.stands, last.id),
        unread=sum(one.unread for one in followed if _within(one, scope)),
        made=made,
        below=(newest[0] if newest else 0) + 1,
    )


def item_rows(
    desk: Desk,
    user: int,
    marked: Iterable[Marked],
    followed: Iterable[Subscription] | None = None,
) -> tuple[ItemRow, ...]:
    """Items as lines of a list, in the order given. A handful of look-ups, whatever their
    number. ``followed`` is what the user follows, where it is known already."""
    several = list(marked)
    titles = source_titles(desk, user, {one.item.source for one in several}, followed)
    stories = _stories(desk, [one.item.id for one in several])
    return tuple(_row(one, titles[one.item.source], stories) for one in several)


def source_titles(
    desk: Desk,
    user: int,
    sources: Iterable[int],
    followed: Iterable[Subscription] | None = None,
) -> Mapping[int, str]:
    """What sources are called: by the user, else by themselves, else their addresses."""
    names = desk.store.sources.names(sources)
    if followed is None:
        followed = desk.store.readers.subscriptions(user, ended=True)
    own = {one.source: one.title for one in followed if one.title}
    return {source: shortened(own.get(source) or name, 120) for source, name in names.items()}


def source_title(own: str | None, source: Source) -> str:
    """The name under which a source stands in lists."""
    return shortened(own or source.title or "", 120) or source.url


def item_title(entry: Entry) -> str:
    """The title of an entry in one line, or the beginning of its words where it has none; in place
    of words that their author set behind a warning, the warning."""
    if entry.post is not None and entry.post.warning:
        return shortened(f"Content warning: {entry.post.warning}", _TITLE)
    title = shortened(entry.title or "", _TITLE)
    return title or _words(entry, 90) or "(without a title)"


def _row(one: Marked, source_title: str, stories: Mapping[int, tuple[str, int, int]]) -> ItemRow:
    item, entry = one.item, one.item.entry
    excerpt = _words(entry, _EXCERPT) if (entry.title or "").strip() else ""
    story, others, outlets = stories.get(item.id, (None, 0, 0))
    return ItemRow(
        id=item.id,
        title=item_title(entry),
        source=item.source,
        source_title=source_title,
        when=item.stands,
        excerpt=excerpt,
        read=one.read,
        saved=one.saved is not None,
        url=web_address(entry.url),
        revisions=item.revisions,
        story=story,
        others=others,
        outlets=outlets,
    )


def web_address(url: str | None) -> str | None:
    """An address that may be a link, whatever a feed put around or into it; None for every other
    scheme, and for what is no address."""
    return safe_url((url or "").strip().replace(" ", "%20"))


def home_of(source: Source) -> str:
    """The address of the site to which a feed belongs; the feed's own where it names none."""
    return web_address(source.site) or source.url


def _words(entry: Entry, limit: int) -> str:
    if entry.html is not None:
        return plain_words(entry.html, limit=limit)
    return shortened(entry.text or "", limit)


def _stories(desk: Desk, items: list[int]) -> Mapping[int, tuple[str, int, int]]:
    places = desk.store.told.places(items=items) if items else ()
    told = desk.store.told.get({place.story for place in places})
    return {
        place.item: (place.story, max(0, row.items - 1), row.outlets)
        for place in places
        if (row := told.get(place.story)) is not None
    }


def _within(one: Subscription, scope: Scope) -> bool:
    if scope.feed is not None:
        return one.source == scope.feed
    if scope.folder is not None:
        return one.folder is not None and one.folder.id == scope.folder
    return True


def scope_title(desk: Desk, user: int, scope: Scope) -> str:
    """What a list is called.

    Raises:
        NotFound: The user has no such folder, or does not follow the feed.
    """
    followed = desk.store.readers.subscriptions(user) if scope.feed is not None else ()
    return _title(desk, user, scope, followed)


def _title(desk: Desk, user: int, scope: Scope, followed: Iterable[Subscription]) -> str:
    if scope.feed is not None:
        own = next((one for one in followed if one.source == scope.feed), None)
        found = desk.store.sources.find([scope.feed]) if own else ()
        if own is None or not found:
            raise NotFound("", "you follow no such feed.", kind="source")
        return source_title(own.title, found[0])
    if scope.folder is not None:
        for folder in desk.store.readers.folders(user):
            if folder.id == scope.folder:
                return folder.title
        raise NotFound("", "you have no such folder.", kind="folder")
    return {"unread": "Unread", "all": "All items", "saved": "Saved"}[scope.which]
