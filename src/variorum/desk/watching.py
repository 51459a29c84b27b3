"""Looking whether something arrived that a watch waits for, and noting each item once.

What a watch found, how far it looked, and the messages about it are kept in one transaction: a
run that is killed has noted all of it or nothing, and the next one goes on from there.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from variorum.desk.desk import Desk
from variorum.desk.searching import resolve
from variorum.desk.watches import outlets_of
from variorum.model import Delivery, Watch
from variorum.searching import read_query

# Matches looked up at one time, and hits told in one message.
_AT_ONCE = 500
_TOLD = 50
_LONGEST = 500


def check_watches(desk: Desk, now: float | None = None) -> int:
    """Look at what was indexed since the last time; how many hits there are.

    Only items that arrived after a watch was made fire, each once: also one that matches only
    when its full text comes. Index first (``index_items``); call it after each batch of
    polling. Killed at any moment it loses nothing and fires nothing twice.

    Cost: where nothing is new one look-up; else a search among the new items for each watch.
    """
    now = desk.clock().timestamp() if now is None else now
    turn = desk.store.search.turn()
    found: dict[int, Sequence[int]] = {
        watch.id: _found(desk, watch, turn, now) for watch in desk.store.watches.behind(turn)
    }
    for watch in desk.store.watches.on_stories():
        if items := _reported(desk, watch):
            found[watch.id] = items
    if not found:
        return 0
    with desk.store.transaction():
        # Another process may have found the same meanwhile, or somebody dropped a watch.
        standing = desk.store.watches.get(found)
        return sum(_fire(desk, watch, found[watch.id], turn, now) for watch in standing)


def _found(desk: Desk, watch: Watch, turn: int, now: float) -> list[int]:
    """The items that a search finds among those indexed since it looked, the oldest first."""
    asked = replace(
        resolve(desk, watch.user, read_query(watch.query or ""), now, []),
        turns=(watch.turn, turn),
        above=watch.begins,
    )
    places: list[int] = []
    while True:
        below = places[-1] if places else None
        page = desk.store.search.find(watch.user, asked, limit=_AT_ONCE, below=below)
        places += page
        if len(page) < _AT_ONCE:
            return list(desk.store.search.items_at(places[::-1]))


def _reported(desk: Desk, watch: Watch) -> tuple[int, ...]:
    story = watch.story or ""
    stories = desk.store.stories.successors(story) or (story,)
    return desk.store.watches.fresh_in(watch.id, stories)


def _fire(desk: Desk, watch: Watch, items: Sequence[int], turn: int, now: float) -> int:
    new = desk.store.watches.fire(watch.id, items, turn=turn, at=now)
    if new and watch.webhook is not None:
        desk.store.watches.post(_messages(desk, watch, new, now))
    return len(new)


def _messages(desk: Desk, watch: Watch, items: Sequence[int], now: float) -> list[Delivery]:
    """What a webhook is told, as it is sent each time: so many hits in each message."""
    found = {one.id: one for one in desk.store.sources.items(items)}
    outlets = outlets_of(desk, watch.user, {one.source for one in found.values()})
    messages = []
    for start in range(0, len(items), _TOLD):
        identity = secrets.token_hex(16)
        told = {
            "delivery": identity,
            "event": "watch.hits",
            "made": _moment(now),
            "watch": {
                "id": watch.id, "name": watch.name, "query": watch.query, "story": watch.story,
            },
            "hits": [
                {
                    "item": item.id,
                    "title": (item.entry.title or "")[:_LONGEST],
                    "url": item.entry.url,
                    "outlet": outlets[item.source],
                    "byline": None if item.entry.byline is None else item.entry.byline[:_LONGEST],
                    "published": _moment(item.stands),
                }
                for item in (found[one] for one in items[start : start + _TOLD])
            ],
        }  # fmt: skip
        body = json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        messages.append(Delivery(identity, watch.id, now, body, due=now))
    return messages


def _moment(seconds: float) -> str:
    bounded = max(-62135596800.0, min(seconds, 253402300799.0))
    return datetime.fromtimestamp(bounded, UTC).isoformat()[:19] + "Z"
