"""A user's watches: made, changed, dropped, and shown with what they found."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import ip_address

from variorum.capture.addresses import is_public
from variorum.capture.fetch import checked_url
from variorum.desk.desk import Desk
from variorum.desk.searching import outlet_name
from variorum.desk.views.listing import Listing, listing_entry
from variorum.desk.views.places import number_of
from variorum.desk.views.watches import WatchHit, WatchHits, WatchRow
from variorum.errors import NotFound, Refused, SettingsError
from variorum.model import Delivery, Hit, Watch
from variorum.searching import read_query, told, written

MOST_WATCHES = 200
_LONGEST_NAME = 200
_FEED_ENTRIES = 50


def add_watch(
    desk: Desk,
    user_id: int,
    *,
    query: str | None = None,
    story: str | None = None,
    name: str | None = None,
    webhook: str | None = None,
) -> Watch:
    """Watch for what a search finds, or for what is reported of a story, from now on.

    Args:
        query: In the language of searches. Either this or ``story``.
        story: The id of a story, or its beginning.
        name: What it is called; the search itself, or the story's title, if None.
        webhook: An http or https address that is told of each hit. The secret that signs
            what it is told is made here and stands in the watch.

    Raises:
        SettingsError: Nothing to look for, too many watches, an address that is none.
        NotFound: No such story.
        Refused: The webhook's address is not one that may be visited.
    """
    if (query is None) == (story is None):
        raise SettingsError("watch", "is for a search or for a story: one of the two.")
    if len(desk.store.watches.of(user_id)) >= MOST_WATCHES:
        raise SettingsError("watch", f"there are {MOST_WATCHES} already.", advice="Drop some.")
    called = name or ""
    if query is not None:
        sought = read_query(query)
        if sought.empty:
            raise SettingsError("watch", "there is nothing to look for in it.",
                                advice="Give a word, such as: flood -film outlet:post")  # fmt: skip
        query = written(sought)
        called = called or query
    else:
        story = _story(desk, story or "")
        row = desk.store.told.get([story]).get(story)
        called = called or (row.title if row else story)
    return desk.store.watches.add(
        Watch(
            id=0,
            user=user_id,
            name=_name(called),
            query=query,
            story=story,
            made=desk.clock().timestamp(),
            token=secrets.token_urlsafe(24),
            webhook=None if webhook is None else _webhook(desk, webhook),
            secret=None if webhook is None else secrets.token_urlsafe(32),
        )
    )


def _story(desk: Desk, given: str) -> str:
    found = desk.store.stories.lead(given) if given else ()
    if len(found) != 1:
        said = "several stories begin so." if found else "there is no story of this id."
        raise NotFound(given, said, kind="story")
    return found[0]


def _name(given: str) -> str:
    name = " ".join(given.split())[:_LONGEST_NAME].strip()
    if not name:
        raise SettingsError("watch", "needs a name.")
    return name


def _webhook(desk: Desk, url: str) -> str:
    """An address that may be told. Names are looked up and checked each time something is sent."""
    host = checked_url(url, asked=url).host
    try:
        private = not is_public(str(ip_address(host.partition("%")[0])))
    except ValueError:
        private = False
    if private and not desk.settings.allow_private:
        raise Refused(url, "is a private address.", rule="private-address",
                      advice="Set allow_private if you mean your own network.")  # fmt: skip
    return url


def change_watch(
    desk: Desk,
    user_id: int,
    watch_id: int,
    *,
    name: str | None = None,
    webhook: str | None = None,
    new_feed: bool = False,
) -> Watch:
    """Change a watch; what is None stays.

    Args:
        webhook: Another address, with a new secret; "" for none any more.
        new_feed: Give its feed another address, so that the one before opens nothing.

    Raises:
        NotFound, SettingsError, Refused: As ``add_watch``.
    """
    watch = own_watch(desk, user_id, watch_id)
    if name is not None:
        watch = replace(watch, name=_name(name))
    if webhook is not None and webhook != (watch.webhook or ""):
        address = _webhook(desk, webhook) if webhook else None
        secret = secrets.token_urlsafe(32) if webhook else None
        watch = replace(watch, webhook=address, secret=secret, trouble=None)
    if new_feed:
        watch = replace(watch, token=secrets.token_urlsafe(24))
    desk.store.watches.change(watch)
    return watch


def own_watch(desk: Desk, user_id: int, watch_id: int) -> Watch:
    """A watch of this user. Raises NotFound for any other."""
    for watch in desk.store.watches.get([watch_id]):
        if watch.user == user_id:
            return watch
    raise NotFound(str(watch_id), "you have no watch of this number.", kind="watch")


def drop_watch(desk: Desk, user_id: int, watch_id: int) -> bool:
    """End a watch: it fires no more, its feed and webhook are closed. False if there was none."""
    return desk.store.watches.end(user_id, watch_id, at=desk.clock().timestamp())


def list_watches(desk: Desk, user_id: int) -> tuple[WatchRow, ...]:
    """The user's watches, in the order in which they were made."""
    return tuple(_row(desk, watch) for watch in desk.store.watches.of(user_id))


def _row(desk: Desk, watch: Watch) -> WatchRow:
    about = told(read_query(watch.query)) if watch.query is not None else "New reports of a story."
    hook = None if watch.webhook is None else _told(desk, watch)
    return WatchRow(watch.id, watch.name, watch.query, watch.story, about, watch.made, watch.hits,
                    watch.unseen, watch.token, watch.webhook, hook)  # fmt: skip


def _told(desk: Desk, watch: Watch) -> str:
    """How it stands with a watch's webhook, in words."""
    if watch.trouble is not None:
        return f"Given up: {watch.trouble}"
    latest = desk.store.watches.deliveries(watch.id, limit=200)
    waiting = [one for one in latest if one.state == "waiting"]
    if waiting:
        return _waiting_told(waiting[-1], len(waiting))
    if latest and latest[0].ended is not None:
        return f"Told last at {_moment(latest[0].ended)}."
    return "Nothing was sent yet."


def _waiting_told(first: Delivery, number: int) -> str:
    if not first.tries:
        return f"{number} to be sent."
    times = "once" if first.tries == 1 else f"{first.tries} times"
    return f"Failed {times}: {first.reason} {number} waiting; next try at {_moment(first.due)}."


def _moment(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M} UTC"


def unseen_hits(desk: Desk, user_id: int) -> int:
    """How many hits the user has not seen, for a badge. Cost: one look at an index."""
    return sum(desk.store.watches.unseen(user_id).values())


def see_hits(
    desk: Desk, user_id: int, *, watch_id: int | None = None, items: Iterable[int] | None = None
) -> int:
    """Note that the user saw hits: of one watch or all, of some items or all. How many there
    were; a watch of somebody else has none."""
    ids = [one.id for one in desk.store.watches.of(user_id) if watch_id in (None, one.id)]
    return desk.store.watches.see(ids, items=items, at=desk.clock().timestamp())


def watch_hits(
    desk: Desk,
    user_id: int,
    *,
    watch_id: int | None = None,
    limit: int = 50,
    beyond: str | None = None,
) -> WatchHits:
    """What the user's watches found, the latest first; of one watch if named.

    Raises:
        NotFound: The user has no such watch.
    """
    watches = desk.store.watches.of(user_id)
    if watch_id is not None:
        watches = (own_watch(desk, user_id, watch_id),)
    names = {one.id: one.name for one in watches}
    below = number_of(beyond)
    limit = max(1, min(limit, 500))
    hits = desk.store.watches.hits(names, limit=limit + 1, below=below)
    shown = hits[:limit]
    following = str(shown[-1].number) if len(hits) > limit else None
    return WatchHits(_shown(desk, user_id, shown, names), following)


def _shown(
    desk: Desk, user_id: int, hits: tuple[Hit, ...], names: dict[int, str]
) -> tuple[WatchHit, ...]:
    items = {one.id: one for one in desk.store.sources.items({hit.item for hit in hits})}
    outlets = outlets_of(desk, user_id, {one.source for one in items.values()})
    marked = desk.store.search.marked(user_id, items)
    return tuple(
        WatchHit(
            watch=hit.watch,
            watch_name=names[hit.watch],
            id=item.id,
            title=" ".join((item.entry.title or "").split()),
            outlet=outlets[item.source],
            source=item.source,
            url=item.entry.url,
            when=item.stands,
            found=hit.found,
            seen=hit.seen is not None,
            read=marked[item.id][0],
            saved=marked[item.id][1],
        )
        for hit in hits
        if (item := items.get(hit.item))
    )


def outlets_of(desk: Desk, user_id: int, sources: Iterable[int]) -> dict[int, str]:
    """What sources are called for a user."""
    found = desk.store.search.outlets(user_id, sources)
    return {one.source: outlet_name(one) for one in found}


def watch_listing(desk: Desk, token: str, *, self_url: str, site_url: str | None) -> Listing:
    """What a watch found last, as a list for a feed; the token is all that opens it.

    Raises:
        NotFound: No watch that stands has this token.
    """
    watch = desk.store.watches.by_token(token)
    if watch is None:
        raise NotFound("feed", "there is no list at this address.", kind="watch")
    hits = desk.store.watches.hits([watch.id], limit=_FEED_ENTRIES)
    items = {one.id: one for one in desk.store.sources.items(hit.item for hit in hits)}
    outlets = outlets_of(desk, watch.user, {one.source for one in items.values()})
    entries = tuple(
        replace(listing_entry(item, outlets[item.source]), updated=hit.found)
        for hit in hits
        if (item := items.get(hit.item))
    )
    updated = max((hit.found for hit in hits), default=watch.made)
    title = f"Variorum: {watch.name}"
    return Listing(f"urn:variorum:watch:{watch.id}", title, self_url, site_url, updated, entries)
