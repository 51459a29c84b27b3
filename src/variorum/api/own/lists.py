"""Calls that list items: what is unread, saved, or all of it, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.api.own.calls import Given, Parameter
from variorum.api.own.places import place_of
from variorum.desk import Desk
from variorum.desk.filing import called
from variorum.dossier.sources import safe_url
from variorum.errors import NotFound
from variorum.gate import Asker
from variorum.model import Marked, Order, Subscription, Wanted


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item as a line of a list.

    ``stands`` is its place in time, ``saved`` since when it is saved. ``story`` is that in
    which it stands, with so many ``others`` in it by ``outlets`` in all; None and 0 where the
    digest knows of none.
    """

    id: int
    title: str | None
    url: str | None
    byline: str | None
    source: int
    source_title: str
    stands: float
    received: float
    read: bool
    saved: float | None
    revisions: int
    story: str | None = None
    others: int = 0
    outlets: int = 0


@dataclass(frozen=True, slots=True)
class Items:
    """A page of a list. ``beyond`` asks for the next one, None at the end. ``below`` is the
    first id that no item had when the page was made: what is marked below it was there."""

    items: tuple[ItemLine, ...]
    beyond: str | None
    below: int


def listed(desk: Desk, asker: Asker, given: Given) -> Items:
    """Items by the filters that were given."""
    wanted, _ = scope_of(desk, asker, given)
    readers, limit = desk.store.readers, given.values["limit"]
    # Asked for before the items: what arrives between the two is shown, and not marked.
    newest = readers.ids(asker.user.id, Wanted(by="id"), limit=1)
    wanted = replace(wanted, beyond=place_of(given.values["beyond"]))
    found = readers.list(asker.user.id, wanted, limit=limit + 1)
    shown = found[:limit]
    last = shown[-1].item if len(found) > limit else None
    return Items(
        lines(desk, asker.user.id, shown),
        None if last is None else f"{last.stands!r},{last.id}",
        (newest[0] if newest else 0) + 1,
    )


def lines(desk: Desk, user: int, marked: Sequence[Marked]) -> tuple[ItemLine, ...]:
    """Items as lines, in the order given."""
    subscriptions = desk.store.readers.subscriptions(user, ended=True)
    own = {one.source: one for one in subscriptions}
    sources = {one.id: one for one in desk.store.sources.find({one.item.source for one in marked})}
    places = {p.item: p.story for p in desk.store.told.places(items=[m.item.id for m in marked])}
    told = desk.store.told.get(set(places.values()))
    made = []
    for one in marked:
        item, entry = one.item, one.item.entry
        row = told.get(places.get(item.id, ""))
        source = sources[item.source]
        made.append(
            ItemLine(
                id=item.id,
                title=entry.title,
                url=safe_url(entry.url),
                byline=entry.byline,
                source=item.source,
                source_title=called(own.get(source.id) or Subscription(source.id), source),
                stands=item.stands,
                received=item.received,
                read=one.read,
                saved=one.saved,
                revisions=item.revisions,
                story=row.id if row else None,
                others=max(0, row.items - 1) if row else 0,
                outlets=row.outlets if row else 0,
            )
        )
    return tuple(made)


def scope_of(desk: Desk, asker: Asker, given: Given) -> tuple[Wanted, str]:
    """Which items are meant, and what the list is called.

    Raises:
        NotFound: The user has no such folder, or does not follow the feed.
    """
    values = given.values
    which, feed, folder = values["which"], values["feed"], values["folder"]
    order: Order = values["order"] or asker.prefers.order
    title = {"unread": "Unread", "saved": "Saved", "all": "All items"}[which]
    if feed is not None:
        known = {one.source: one for one in desk.store.readers.subscriptions(asker.user.id)}
        if feed not in known:
            raise NotFound(str(feed), "you follow no such feed.", kind="feed")
        (source,) = desk.store.sources.find([feed])
        title = f"{title}: {called(known[feed], source)}"
    if folder is not None:
        titles = {one.id: one.title for one in desk.store.readers.folders(asker.user.id)}
        if folder not in titles:
            raise NotFound(str(folder), "you have no such folder.", kind="folder")
        title = f"{title}: {titles[folder]}"
    wanted = Wanted(
        sources=None if feed is None else (feed,),
        folders=None if folder is None else (folder,),
        read=False if which == "unread" else None,
        saved=True if which == "saved" else None,
        since=values["since"],
        until=values["until"],
        above=None if values["above"] is None else values["above"] + 1,
        order=order,
    )
    return wanted, title


FILTERS = (
    Parameter("feed", "Of this feed alone, by its id.", int, least=1),
    Parameter("folder", "Of the feeds in this folder, by its id.", int, least=1),
    Parameter("since", "Published at this moment or later, in seconds since 1970.", float),
    Parameter("until", "Published before this moment.", float),
    Parameter("above", "With an id above this one: what came since.", int, least=0),
)
