"""How what a user follows is kept in order: names, folders, tags, leaving, and lists to take away.

Nothing here deletes: what is left keeps its items, and comes back with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from variorum.desk.desk import Desk
from variorum.errors import NotFound
from variorum.following import parted
from variorum.model import Followed, ReadingList, Source, Subscription, User

_SHOWN = 5
_Change = Callable[[Subscription], Subscription]


def followed(desk: Desk, user: User) -> tuple[tuple[Subscription, Source], ...]:
    """What a user follows, by the sources' ids."""
    subscriptions = desk.store.readers.subscriptions(user.id)
    sources = {one.id: one for one in desk.store.sources.find(s.source for s in subscriptions)}
    return tuple((one, sources[one.source]) for one in subscriptions)


def called(subscription: Subscription, source: Source) -> str:
    """What a user's list calls a source."""
    return subscription.title or source.title or source.url


def find_followed(desk: Desk, user: User, name: str) -> tuple[Subscription, Source]:
    """The one source of a user's that is meant by a name.

    Args:
        name: Its id, its address or that of its site, its title in any case of letters, or a
            part of title or address that no other has.

    Raises:
        NotFound: Nothing of this name is followed, or several.
    """
    wanted = name.strip()
    here = followed(desk, user) if wanted else ()
    folded = wanted.casefold()
    exact = [
        (one, source)
        for one, source in here
        if wanted in (str(source.id), source.url)
        or wanted.rstrip("/") == (source.site or "").rstrip("/") != ""
        or folded in (called(one, source).casefold(), (source.title or "").casefold())
    ]
    parts = [
        (one, source)
        for one, source in here
        if folded in f"{called(one, source)}\n{source.title or ''}\n{source.url}".casefold()
    ]
    found = exact or parts
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(
            name, "nothing of this name is followed.", kind="feed", advice="See `variorum feeds`."
        )
    some = "; ".join(f"{called(one, source)} ({source.url})" for one, source in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise NotFound(
        name, f"this may be several: {some}{more}.", kind="feed", advice="Give an address."
    )


def rename(desk: Desk, user: User, sources: Iterable[int], title: str | None) -> int:
    """Call sources by a name of the user's own; by the feed's if None or empty. How many."""
    plain = " ".join((title or "").split()) or None

    def renamed(one: Subscription) -> Subscription:
        return replace(one, title=plain, more=_without(one, "text"))

    return _change(desk, user, sources, renamed)


def move(desk: Desk, user: User, sources: Iterable[int], folder: str | None) -> int:
    """Move sources into the folder of this title, made if need be; out of any if None. How many."""
    place = desk.store.readers.folder(user.id, folder) if folder else None
    return _change(desk, user, sources, lambda one: replace(one, folder=place))


def tag(
    desk: Desk,
    user: User,
    sources: Iterable[int],
    add: Sequence[str] = (),
    drop: Sequence[str] = (),
) -> int:
    """Give sources tags and take some away. How many sources.

    A comma parts tags where lists are exchanged, so that one in a tag makes two of it.
    """
    given = [part for tag in add for part in (plain.strip() for plain in tag.split(",")) if part]
    dropped = {tag.strip() for tag in drop}

    def tagged(one: Subscription) -> Subscription:
        tags = [tag for tag in (*one.tags, *given) if tag not in dropped]
        return replace(one, tags=tuple(dict.fromkeys(tags)), more=_without(one, "category"))

    return _change(desk, user, sources, tagged)


def unfollow(desk: Desk, user: User, sources: Iterable[int]) -> int:
    """Leave sources. Nothing is deleted; what everybody left is polled no more. How many."""
    return desk.store.readers.unsubscribe(user.id, sources, at=desk.clock().timestamp())


def _without(one: Subscription, name: str) -> tuple[tuple[str, str], ...]:
    """What another program noted, less what no longer holds."""
    return tuple(pair for pair in one.more if pair[0].lower() != name)


def _change(desk: Desk, user: User, sources: Iterable[int], change: _Change) -> int:
    wanted = set(sources)
    with desk.store.transaction():
        there = [one for one, _ in followed(desk, user) if one.source in wanted]
        for one in there:
            desk.store.readers.subscribe(user.id, change(one))
    return len(there)


def reading_list(desk: Desk, user: User) -> ReadingList:
    """All that a user follows, as it would be given to another program."""
    feeds = [
        Followed(
            source.url,
            one.title or source.title,
            source.site,
            parted(one.folder.title) if one.folder else (),
            one.tags,
            one.more,
        )
        for one, source in followed(desk, user)
    ]
    return ReadingList(f"Feeds of {user.name}", tuple(feeds))
