"""Searching: what a person types becomes a page of items, told in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from variorum.desk.desk import Desk
from variorum.desk.views.search import SearchHit, SearchPage
from variorum.following import parted
from variorum.model import Found, Outlet, Searched, SearchOrder, Sought, Term
from variorum.searching import highlighted, moments, read_query, snippet, told, written
from variorum.text.searchable import places

# The latest matches among which the best are found.
_WEIGHED = 2000
_MONTH = 30 * 86400.0
_CURSOR = re.compile(r"(-?\d{1,18})(?:\.(\d{1,6}))?", re.ASCII)


def search(
    desk: Desk,
    user_id: int,
    text: str,
    *,
    order: SearchOrder = "newest",
    limit: int = 30,
    beyond: str | None = None,
    counted: int = 1000,
) -> SearchPage:
    """Search the items of the sources that a user follows, and those that the user saved.

    Args:
        text: In the language of searches (``searching/query.py``); any text will do.
        order: "newest" first, or the "best" first: how well an item matches, less the older
            it is. Of very many matches the latest 2,000 are weighed.
        beyond: From the page before; one that is none gives the first page.
        counted: Matches are counted up to so many; most of what a search costs is counting.

    Raises:
        StoreError: The store cannot be read.

    Cost: milliseconds; see docs/methods/search.md.
    """
    sought = read_query(text)
    limit = max(1, min(limit, 500))
    complaints = list(sought.complaints)
    found: tuple[Found, ...] = ()
    following: str | None = None
    total, more = 0, False
    if sought.empty:
        complaints.append("There is nothing to look for.")
    else:
        asked = resolve(desk, user_id, sought, desk.clock().timestamp(), complaints)
        shown, following = _page(desk, user_id, asked, order, limit, _cursor(beyond))
        found = desk.store.search.at(user_id, shown)
        total, more = desk.store.search.count(user_id, asked, at_most=counted)
    sources = {one.source for one in found}
    names = {one.source: outlet_name(one) for one in desk.store.search.outlets(user_id, sources)}
    return SearchPage(
        query=written(sought),
        understood=told(sought),
        complaints=tuple(complaints),
        order=order,
        hits=tuple(_hit(one, names[one.source], sought) for one in found),
        total=total,
        more=more,
        beyond=following,
        waiting=desk.store.search.waiting(),
    )


def outlet_name(outlet: Outlet) -> str:
    """What a source is called: the user's name for it, else its own, else its host."""
    return next(filter(None, (*outlet.titles, *map(_host, outlet.addresses))), "")


def resolve(desk: Desk, user: int, sought: Sought, now: float, complaints: list[str]) -> Searched:
    """A search with names as sources and days as moments; names that nothing has are told."""
    names = (sought.outlets, sought.other_outlets, sought.folders, sought.other_folders)
    outlets = desk.store.search.outlets(user) if any(names) else ()

    def named(names: Sequence[str], match: Callable[[str, Outlet], bool], what: str) -> set[int]:
        found: set[int] = set()
        for name in names:
            here = {one.source for one in outlets if match(name, one)}
            if not here:
                complaints.append(f"{what} “{name}”.")
            found |= here
        return found

    wanted: set[int] | None = None
    barred: set[int] = set()
    for match, what, these, others in (
        (_of_outlet, "You follow no source of the name", sought.outlets, sought.other_outlets),
        (_in_folder, "There is no folder of the name", sought.folders, sought.other_folders),
    ):
        if these:
            here = named(these, match, what)
            wanted = here if wanted is None else wanted & here
        barred |= named(others, match, what)
    since, until = moments(sought, now)
    return Searched(
        groups=sought.groups,
        without=sought.without,
        sources=None if wanted is None else tuple(sorted(wanted)),
        barred=tuple(sorted(barred)),
        since=since,
        until=until,
        read=sought.read,
        saved=sought.saved,
    )


@lru_cache(maxsize=8192)
def _forms(text: str) -> str:
    """The words of a name, so that they can be found within another in a row."""
    return " " + " ".join(place.form for place in places(text)) + " "


def _of_outlet(name: str, outlet: Outlet) -> bool:
    """By a name, or words of one in a row; or by a host ("post.example", "post")."""
    words = _forms(name)
    if not words.strip():
        return False
    return any(words in _forms(title) for title in outlet.titles) or any(
        words in _forms(_host(address)) for address in outlet.addresses
    )


def _in_folder(name: str, outlet: Outlet) -> bool:
    """By the way to the folder, the whole of it or the name of a folder on it."""
    if outlet.folder is None:
        return False
    ways = [outlet.folder, *parted(outlet.folder)]
    return any(name.casefold() == way.casefold() for way in ways)


@lru_cache(maxsize=8192)
def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _cursor(beyond: str | None) -> tuple[int, int] | None:
    match = _CURSOR.fullmatch(beyond or "")
    return None if match is None else (int(match[1]), int(match[2] or 0))


def _page(
    desk: Desk,
    user: int,
    asked: Searched,
    order: SearchOrder,
    limit: int,
    cursor: tuple[int, int] | None,
) -> tuple[tuple[int, ...], str | None]:
    """The places of a page, and where the next begins."""
    shelf = desk.store.search
    if order == "newest":
        below = None if cursor is None else cursor[0]
        places = shelf.find(user, asked, limit=limit + 1, below=below)
        return places[:limit], str(places[limit - 1]) if len(places) > limit else None
    # All pages of the best are cut from one list: what arrives later does not shift it.
    below, skip = cursor or (None, 0)
    weighed = shelf.weigh(user, asked, newest=_WEIGHED, below=below)
    if not weighed:
        return (), None
    now = desk.clock().timestamp()
    ranked = sorted(weighed, key=lambda one: (-_rank(one, now), -one[0]))
    places = tuple(place for place, _, _ in ranked[skip : skip + limit])
    after = skip + limit
    following = f"{weighed[0][0] + 1}.{after}" if len(ranked) > after else None
    return places, following


def _rank(weighed: tuple[int, float, float], now: float) -> float:
    """How well it matches, a quarter of which is lost with a month and half with the years."""
    _, stands, weight = weighed
    age = max(0.0, now - stands)
    return weight * (0.5 + 0.5 * float(0.5 ** (age / _MONTH)))


def _hit(found: Found, outlet: str, sought: Sought) -> SearchHit:
    wording = found.wording
    terms = [term for group in sought.groups for term in group]

    def where(*places: str) -> list[Term]:
        return [term for term in terms if term.place in places]

    return SearchHit(
        id=found.item,
        title=highlighted(" ".join(wording.title.split()), where("anywhere", "title", "person")),
        snippet=snippet(wording.body, where("anywhere", "person")),
        outlet=outlet,
        source=found.source,
        when=found.stands,
        url=found.url,
        byline=wording.byline,
        read=found.read,
        saved=found.saved,
    )
