"""Stories inside other apps: one item stands for all reports of a story.

Apps that speak the interfaces of other readers know items, not stories. Where a user wants it,
of each story they are given one item: of the user's own reports the one that came first. Its id
stays whatever comes later. Its body holds, beside its own text, the other reports, in what they
differ, and a link to the story.

Nothing is lost by it. All marks are kept on the reports themselves, so that they stand as they
are once the setting is taken back. Reading the one marks those reports that were shown in its
body, and no later ones. A report that comes later makes the story unread again, but where it
leans on one that was read: it stays unread by itself then, without a sign of it in the apps.
Saving keeps the one item; taking it off takes off all that are kept of the story.

Everything here also serves users who do not want it: then each item stands for itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from variorum.desk.desk import Desk
from variorum.desk.views.beside import LISTED, told_beside
from variorum.desk.views.bodies import bodies
from variorum.desk.views.differences import differences_of
from variorum.desk.views.lists import web_address
from variorum.errors import StoreError
from variorum.model import Item, Marked, Member, Preferences, Source, Tally, ToldStory, Wanted

# Bodies of one answer, in characters: what is beyond is for the next page.
MOST = 32_000_000
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as another app gets it.

    ``read``, ``saved`` and ``touched`` are those of all reports that it stands for (see
    ``Marked``); ``html`` is safe to be shown. ``story`` and ``reports`` (the newest first,
    without the item itself) are empty where it stands for itself.
    """

    item: Item
    read: bool
    saved: float | None
    changed: float | None
    touched: float
    html: str
    story: ToldStory | None = None
    reports: tuple[Member, ...] = ()


def opens(shown: Shown, source: Source | None) -> str:
    """The address that an app opens: the item's own; where it has none that of the site, or of the
    feed, since some apps end at once where there is nothing; empty where all fails."""
    site = (source.site, source.url) if source is not None else ()
    return next(filter(None, map(web_address, (shown.item.entry.url, *site))), "")


def shown_items(
    desk: Desk,
    user: int,
    wanted: Wanted,
    *,
    prefers: Preferences,
    base: str,
    limit: int = 50,
    skip: int = 0,
    most: int = MOST,
) -> tuple[Shown, ...]:
    """The wanted items in their order, with their bodies.

    Args:
        base: The address under which the program is reached, for links to stories.
        most: After so many characters of bodies the list ends early; at least one item is
            given where there is one.

    Cost: some 0.2 ms for each item, more where its page or its story's dossier is read.
    """
    wanted = _as(wanted, prefers)
    found = list[Shown]()
    size = 0
    while len(found) < limit and size < most:
        step = min(_BATCH, limit - len(found))
        marked = desk.store.readers.list(user, wanted, limit=step, skip=skip + len(found))
        for one in _shown(desk, user, marked, prefers, base):
            if found and size + len(one.html) > most:
                return tuple(found)
            size += len(one.html)
            found.append(one)
        if len(marked) < step:
            break
    return tuple(found)


def shown_item(
    desk: Desk, user: int, item: int, *, prefers: Preferences, base: str
) -> Shown | None:
    """One of the user's items by its id: as the one that leads its story if it does, else by
    itself. None where the user has no such item."""
    if prefers.grouped and desk.store.grouped.leads(user, [item]).get(item) != item:
        prefers = replace(prefers, grouped=False)
    found = shown_items(desk, user, Wanted(items=(item,)), prefers=prefers, base=base, limit=1)
    return found[0] if found else None


def shown_ids(
    desk: Desk,
    user: int,
    wanted: Wanted,
    *,
    prefers: Preferences,
    limit: int = -1,
    skip: int = 0,
) -> tuple[int, ...]:
    """The ids of the wanted items in their order."""
    return desk.store.readers.ids(user, _as(wanted, prefers), limit=limit, skip=skip)


def how_many(desk: Desk, user: int, wanted: Wanted, *, prefers: Preferences) -> int:
    """How many items are wanted."""
    return desk.store.readers.count(user, _as(wanted, prefers))


def unread(desk: Desk, user: int, *, prefers: Preferences) -> Tally:
    """How many items are unread, in all and by source; stories are counted once, at the source
    of the item that leads them."""
    return desk.store.readers.tally(user, stories=prefers.grouped)


def mark(
    desk: Desk,
    user: int,
    items: Sequence[int],
    *,
    prefers: Preferences,
    read: bool | None = None,
    saved: bool | None = None,
) -> int:
    """Set marks, as an app does that knows items by these ids. How many items changed.

    Only what is the user's own is marked: other ids are passed over. Where an item leads a
    story, ``read=True`` marks every report that was shown in its body, and ``saved=False``
    every one of the story. An item that leads none is marked by itself.
    """
    now = desk.clock().timestamp()
    readers = desk.store.readers
    with desk.store.transaction():
        own = set(readers.ids(user, Wanted(items=tuple(items))))
        wanted = [item for item in dict.fromkeys(items) if item in own]
        if not prefers.grouped or (read is not True and saved is not False):
            return readers.mark(user, wanted, read=read, saved=saved, at=now)
        leads = desk.store.grouped.leads(user, wanted)
        led = [item for item in wanted if leads.get(item, item) == item]
        together = desk.store.grouped.together(user, led)
        upto = desk.store.grouped.shown(user, led)
        changed = readers.mark(
            user,
            _beside(wanted, together, upto) if read else wanted,
            read=read,
            at=now,
        )
        kept = [*wanted, *(one for others in together.values() for one in others)]
        return changed + readers.mark(user, kept if saved is False else wanted, saved=saved, at=now)


def mark_all(desk: Desk, user: int, wanted: Wanted, *, prefers: Preferences) -> int:
    """Mark all wanted items as read, with all reports of the stories that they lead, as far as
    they lie within ``until`` and ``below``. How many there were."""
    now = desk.clock().timestamp()
    return desk.store.readers.mark_all(user, _as(wanted, prefers), at=now)


def _as(wanted: Wanted, prefers: Preferences) -> Wanted:
    return replace(wanted, stories=prefers.grouped)


def _beside(
    wanted: Sequence[int], together: Mapping[int, Sequence[int]], upto: Mapping[int, int]
) -> list[int]:
    """These items, and with each that leads a story those reports that were shown with it."""
    out = list(wanted)
    for lead, others in together.items():
        last = upto.get(lead, lead)
        out += [other for other in others if other <= last]
    return out


def _shown(
    desk: Desk, user: int, marked: Sequence[Marked], prefers: Preferences, base: str
) -> list[Shown]:
    texts = bodies(desk, [one.item for one in marked], pictures=prefers.pictures)
    stories, reports = _stories(desk, user, marked) if prefers.grouped else ({}, {})
    told = differences_of(desk, {row.id: row for row in stories.values()}.values())
    out = []
    for one in marked:
        item = one.item
        row, others = stories.get(item.id), reports.get(item.id, ())
        html = texts[item.id]
        if row is not None and others:
            html += told_beside(row, others, told.get(row.id), base)
        out.append(
            Shown(
                item, one.read, one.saved, one.changed, one.touched, html,
                row if others else None, others,
            )
        )  # fmt: skip
    return out


def _stories(
    desk: Desk, user: int, marked: Sequence[Marked]
) -> tuple[dict[int, ToldStory], dict[int, tuple[Member, ...]]]:
    """The stories that items lead, and the other reports of each; what is shown is noted."""
    ids = [one.item.id for one in marked]
    together = desk.store.grouped.together(user, ids)
    places = {place.item: place.story for place in desk.store.told.places(items=ids)}
    rows = desk.store.told.get(set(places.values()))
    stories, reports = dict[int, ToldStory](), dict[int, tuple[Member, ...]]()
    for item, story in places.items():
        row = rows.get(story)
        if row is None or row.items < 2:
            continue
        members = desk.store.told.members(user, story, limit=LISTED + 1)
        stories[item] = row
        reports[item] = tuple(one for one in members if one.item != item)
    last = {item: max(together[item]) for item in stories if len(together[item]) > 1}
    known = desk.store.grouped.shown(user, last)
    news = {item: number for item, number in last.items() if known.get(item, 0) < number}
    if news:
        # What is not noted counts as not shown: then less is marked, and nothing is lost.
        with suppress(StoreError):
            desk.store.grouped.note_shown(user, news)
    return stories, reports
