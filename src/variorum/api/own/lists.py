"""Calls that list items: what is unread, saved, or all of it, page by page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.api.own.calls import Given, Parameter
from variorum.desk import Desk
from variorum.desk.views.lists import ItemRow, Scope, item_rows, scope_title
from variorum.desk.views.places import place_of, place_written
from variorum.gate import Asker
from variorum.model import Order, Wanted


@dataclass(frozen=True, slots=True)
class Items:
    """A page of a list. ``beyond`` asks for the next one, None at the end. ``below`` is the
    first id that no item had when the page was made: what is marked below it was there."""

    items: tuple[ItemRow, ...]
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
        item_rows(desk, asker.user.id, shown),
        None if last is None else place_written(last.stands, last.id),
        (newest[0] if newest else 0) + 1,
    )


def scope_of(desk: Desk, asker: Asker, given: Given) -> tuple[Wanted, str]:
    """Which items are meant, and what the list is called.

    Raises:
        NotFound: The user has no such folder, or does not follow the feed.
    """
    values = given.values
    which, feed, folder = values["which"], values["feed"], values["folder"]
    order: Order = values["order"] or asker.prefers.order
    scope = Scope(which, folder, feed)
    title = scope_title(desk, asker.user.id, Scope(which))
    for part in (Scope(which, feed=feed), Scope(which, folder=folder)):
        if part != Scope(which):
            title = f"{title}: {scope_title(desk, asker.user.id, part)}"
    wanted = replace(
        scope.wanted(order),
        since=values["since"],
        until=values["until"],
        above=None if values["above"] is None else values["above"] + 1,
    )
    return wanted, title


FILTERS = (
    Parameter("feed", "Of this feed alone, by its id.", int, least=1),
    Parameter("folder", "Of the feeds in this folder, by its id.", int, least=1),
    Parameter("since", "Published at this moment or later, in seconds since 1970.", float),
    Parameter("until", "Published before this moment.", float),
    Parameter("above", "With an id above this one: what came since.", int, least=0),
)
