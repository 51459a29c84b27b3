"""What is done after something arrived: indexed, matched by watches, told to webhooks."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.desk.desk import Desk
from variorum.desk.indexing import index_items
from variorum.desk.watching import check_watches
from variorum.desk.webhooks import Sent, send_webhooks


@dataclass(frozen=True, slots=True)
class Attended:
    """How many items were indexed, for how many watches fired, what was sent."""

    indexed: int
    hits: int
    sent: Sent


def attend(desk: Desk, *, limit: int | None = None, send: bool = True) -> Attended:
    """Index what waits, look whether a watch waits for it, send what is due.

    Fit to be called every few seconds, by several processes at once, and to be killed.

    Args:
        limit: Index about so many items at most, so that others have their turn.
        send: Whether webhooks are called, which may take some seconds.

    Raises:
        StoreError: The store cannot be written.

    Cost: where nothing is new three look-ups.
    """
    indexed = index_items(desk, limit=limit)
    hits = check_watches(desk)
    return Attended(indexed, hits, send_webhooks(desk) if send else Sent())
