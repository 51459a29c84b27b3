"""For you: unread items picked by what a reader read, saved and follows.

Computed when it is asked for, on this machine, from the marks that are there anyway. No profile
is kept and nothing is sent anywhere: who switches it off has nothing to delete.
"""

from __future__ import annotations

from collections.abc import Collection

from variorum.desk.desk import Desk
from variorum.desk.searching import outlet_name
from variorum.desk.views.picks import Pick, Picks
from variorum.following import Likes, headline_of, likes_of, pick
from variorum.model import Ground, Outlet, Picked

# So many marks are learnt from, and so many unread items looked at: the newest of all, those of
# the sources that are liked best, and those of the last days that name what is liked best.
_MARKS = 250
_NEWEST = 240
_SOURCES, _EACH = 10, 10
_WORDS, _NAMING, _DAYS = 8, 80, 4 * 86_400.0


def for_you(
    desk: Desk,
    user: int,
    *,
    on: bool = True,
    limit: int = 12,
    besides: Collection[str] = (),
) -> Picks:
    """Unread items that a reader may like, with the reasons in words.

    Args:
        user: The user's id.
        on: What the user chose (``Preferences.picks``); False looks at nothing.
        limit: How many at most, each of a story of its own.
        besides: Ids of stories that are shown beside them, and not picked once more.

    Raises:
        StoreError: The store cannot be read.

    Cost: bounded, whatever the size of the store; docs/methods/for-you.md has the figures.
    """
    if not on:
        return Picks(False)
    now = desk.clock().timestamp()
    shelf = desk.store.glances
    likes = likes_of(shelf.touched(user, limit=_MARKS), now)
    if not likes.marks:
        return Picks(True)
    unread = (
        *shelf.unread(user, newest=_NEWEST, sources=_liked(likes), each=_EACH),
        *shelf.naming(user, likes.foremost(_WORDS), since=now - _DAYS, limit=_NAMING),
    )
    left = [one for one in unread if one.story is None or one.story not in besides]
    chosen = pick(likes, left, now, limit=limit)
    outlets = desk.store.search.outlets(user, {one.glance.source for one in chosen})
    named = {one.source: one for one in outlets}
    items = desk.store.sources.items(one.glance.item for one in chosen)
    titles = {item.id: headline_of(item.entry) for item in items}
    told = (_told(one, titles[one.glance.item], named[one.glance.source]) for one in chosen)
    return Picks(True, tuple(told), likes.marks)


def _liked(likes: Likes) -> list[int]:
    """The sources that are liked best."""
    ranked = sorted(likes.sources.items(), key=lambda one: (-one[1].weight, one[0]))
    return [source for source, _ in ranked[:_SOURCES]]


def _told(one: Picked, title: str, outlet: Outlet) -> Pick:
    glance, called = one.glance, outlet_name(outlet)
    return Pick(
        item=glance.item,
        title=title,
        outlet=called,
        source=glance.source,
        stands=glance.stands,
        story=glance.story,
        reasons=tuple(_reason(ground, called, outlet.folder or "") for ground in one.grounds),
    )


def _reason(ground: Ground, outlet: str, folder: str) -> str:
    if ground.kind == "source":
        return f"you follow {outlet} and {_did(ground, 'of its items')} lately"
    if ground.kind == "folder":
        return f"{outlet} is in your folder {folder}, where you {_did(ground, 'items')} lately"
    one = ground.read + ground.saved == 1
    if ground.kind == "name":
        said = f"that {'names' if one else 'name'} {ground.about}"
    else:
        said = f"with \u201c{ground.about}\u201d in the headline"
    return f"you {_did(ground, 'item' if one else 'items', 'an ' if one else '')} {said}"


def _did(ground: Ground, what: str, article: str = "") -> str:
    """What the reader did with how many: "saved 2 items", "read 4 items and saved one"."""
    read, saved = ground.read, ground.saved
    if article and read + saved == 1:
        return f"{'saved' if saved else 'read'} {article}{what}"
    if not read:
        return f"saved {saved} {what}"
    if not saved:
        return f"read {read} {what}"
    if read == 1:
        return f"saved {'one' if saved == 1 else saved} {what} and read one"
    return f"saved {'one' if saved == 1 else saved} and read {read} {what}"
