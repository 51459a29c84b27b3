"""Private feeds: what of them stands where others could see it is taken out.

Items of a private source stand in no story: they are read in lists and found by those who
follow the source. See docs/decisions, note 17.
"""

from __future__ import annotations

from collections.abc import Iterable

from variorum.desk.desk import Desk
from variorum.desk.digest.placing import place_again
from variorum.errors import NotFound

# Stories that are put in order in one transaction; others may write between two of them.
_AT_ONCE = 50


def keep_private(desk: Desk, user: int, source: int, private: bool) -> bool:
    """Keep a source that a user follows or followed private, or no longer. Whether that changed
    what others see.

    All that stands in stories is taken out at once. What is no longer private by anybody's wish
    or by its address is digested again.

    Raises:
        NotFound: The user never followed it.
        StoreError: It cannot be kept; nothing is changed then.
    """
    there = {one.source for one in desk.store.readers.subscriptions(user, ended=True)}
    if source not in there:
        raise NotFound("", "you follow no such feed.", kind="source")
    with desk.store.transaction():
        changed = desk.store.private.keep(user, source, private)
        if changed and source not in desk.store.private.sources():
            desk.store.private.give_back()
            desk.store.private.queue(source)
    withdraw(desk, [source])
    return changed


def withdraw(desk: Desk, sources: Iterable[int] = ()) -> int:
    """Take items of private sources out of stories, which are then told without them; strangers'
    marks on them are laid aside. How many items there were.

    Some stories at a time, each time all or nothing of it: killed in the middle, the rest is
    done by the next run of the digest.

    Args:
        sources: What was made private now: of these marks are looked for in any case.

    Cost: one look at an index where nothing is private; else a look-up for each private item,
    and some 2 ms for each story of a few reports that it stood in.
    """
    store = desk.store
    done, private = 0, store.private.sources()
    if private.intersection(sources):
        store.private.withhold()
    while private:
        with store.transaction():
            placed = store.told.places(items=store.private.exposed())
            if not placed:
                break
            some = set(sorted({place.story for place in placed})[:_AT_ONCE])
            items = [place.item for place in placed if place.story in some]
            clusters = {one.report.cluster for one in store.digest.current(stories=some)}
            store.private.withhold()
            store.private.take_out(items, some)
            place_again(desk, clusters, desk.clock().timestamp())
        done += len(items)
    return done
