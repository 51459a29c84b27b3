"""Which items match a search, for lists that are cut by other programs' filters."""

from __future__ import annotations

from variorum.desk.desk import Desk
from variorum.desk.searching import resolve
from variorum.searching import read_query

# The latest matches only: who looks further says more of what is wanted.
MOST = 1_000


def matching(desk: Desk, user: int, text: str) -> tuple[int, ...]:
    """The ids of the latest items that match, at most 1,000; none where nothing is asked for.

    Args:
        text: In the language of searches (``searching/query.py``); any text will do.
    """
    sought = read_query(text)
    if sought.empty:
        return ()
    asked = resolve(desk, user, sought, desk.clock().timestamp(), [])
    places = desk.store.search.find(user, asked, limit=MOST)
    return tuple(found.item for found in desk.store.search.at(user, places))
