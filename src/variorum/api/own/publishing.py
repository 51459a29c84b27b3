"""Every list as a feed, in Atom and as JSON Feed, for any reader of feeds.

Such a reader can neither sign in nor send a header: a token may stand in the address here, and
only here. Who has the address reads the list and can change nothing by it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from variorum.api.own.calls import Given
from variorum.api.own.lists import scope_of
from variorum.desk import Desk
from variorum.desk.searching import search
from variorum.desk.views import grouped
from variorum.desk.views.beside import story_address
from variorum.desk.views.grouped import Shown
from variorum.desk.views.listing import Listing, ListingEntry
from variorum.desk.views.lists import item_title, source_titles
from variorum.desk.views.today import Today, story_members, story_row, today
from variorum.gate import Asker
from variorum.model import Preferences, Wanted

# Entries of a feed: readers ask often, and keep what they saw.
ENTRIES = 50
_PLAIN = Preferences(grouped=False)
Published = Callable[[Desk, Asker, Given], Listing]


def items(desk: Desk, asker: Asker, given: Given) -> Listing:
    """A list of items as a feed."""
    wanted, title = scope_of(desk, asker, given)
    prefers = replace(_PLAIN, pictures=asker.prefers.pictures)
    found = grouped.shown_items(
        desk, asker.user.id, wanted, prefers=prefers, base=given.asked.base, limit=ENTRIES
    )
    return _listing(desk, asker, given, title, _entries(desk, asker, found))


def searched(desk: Desk, asker: Asker, given: Given) -> Listing:
    """What a search finds, the newest first, as a feed."""
    query = given.values["q"]
    page = search(desk, asker.user.id, query, order="newest", limit=ENTRIES)
    wanted = Wanted(items=tuple(hit.id for hit in page.hits))
    found = grouped.shown_items(
        desk, asker.user.id, wanted, prefers=_PLAIN, base=given.asked.base, limit=ENTRIES
    )
    title = f"Search: {page.query}"
    return _listing(desk, asker, given, title, _entries(desk, asker, found))


def on_top(desk: Desk, asker: Asker, given: Given) -> Listing:
    """The stories on top as a feed."""
    found: Today = today(desk, asker.user.id, ENTRIES)
    entries = [
        ListingEntry(
            id=f"urn:variorum:{story.id}",
            title=story.title,
            updated=story.newest,
            url=story_address(given.asked.base, story.id),
            text=f"{_many(story.outlets, 'outlet')}, {_many(story.origins, 'independent origin')}."
            + (" Contested." if story.contested else "")
            + "".join(f"\n{one.called or one.outlet}: {one.title or ''}" for one in story.members),
        )
        for story in found.stories
    ]
    return _listing(desk, asker, given, "Today", entries)


def of_story(desk: Desk, asker: Asker, given: Given) -> Listing:
    """The reports of a story as a feed."""
    row = story_row(desk, given.values["story"])
    members = story_members(desk, asker.user.id, row.id, limit=ENTRIES)
    entries = [
        ListingEntry(
            id=_urn(one.item),
            title=one.title or "",
            updated=one.stands,
            published=one.stands,
            url=one.url,
            outlet=one.called or one.outlet,
            text="",
        )
        for one in members
    ]
    return _listing(desk, asker, given, row.title, entries)


def _entries(desk: Desk, asker: Asker, found: Sequence[Shown]) -> list[ListingEntry]:
    names = source_titles(desk, asker.user.id, {one.item.source for one in found})
    return [
        ListingEntry(
            id=_urn(one.item.id),
            title=item_title(one.item.entry),
            updated=max(one.item.stands, one.item.received),
            url=one.item.entry.url,
            published=one.item.stands,
            byline=one.item.entry.byline,
            outlet=names.get(one.item.source),
            html=one.html,
        )
        for one in found
    ]


def _listing(
    desk: Desk, asker: Asker, given: Given, title: str, entries: Sequence[ListingEntry]
) -> Listing:
    asked = given.asked
    path = asked.url.partition("?")[0].removeprefix(asked.base)
    fields = "&".join(f"{name}={value}" for name, value in sorted(asked.query) if name != "token")
    return Listing(
        id=f"urn:variorum:list:{asker.user.id}:{path.removesuffix('.atom').removesuffix('.json')}"
        + (f":{fields}" if fields else ""),
        title=f"{title} ({asker.user.name})",
        # Without the token: what is written into a feed is passed on.
        self_url=f"{asked.base}{path}",
        site_url=asked.base,
        updated=max((one.updated for one in entries), default=0.0),
        entries=tuple(entries),
    )


def _urn(item: int) -> str:
    return f"urn:variorum:item:{item}"


def _many(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
