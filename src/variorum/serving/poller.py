"""Polling beside the server, until it is told to stop."""

from __future__ import annotations

import asyncio
import math
import threading

from variorum.capture import open_ear
from variorum.desk import Desk, Manners, World, open_reading, poll
from variorum.desk.fetching import rules

# How soon a sleeping poller hears that it is to stop, in seconds.
_HEARS = 0.5


def polling(desk: Desk, stop: threading.Event, manners: Manners) -> None:
    """Ask each feed when its time comes. What is under way at the end is taken in.

    Raises:
        StoreError, ArchiveError: What was brought cannot be kept, and it was told to stop.
    """

    async def sleep(seconds: float) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while not stop.is_set() and (left := until - loop.time()) > 0:
            await asyncio.sleep(min(left, _HEARS))

    async def run() -> None:
        async with (
            open_ear(rules(desk), at_once=manners.at_once, now=desk.clock) as ear,
            open_reading() as read,
        ):
            await poll(
                desk,
                ear,
                until=math.inf,
                manners=manners,
                world=World(sleep=sleep, read=read),
                stopping=stop.is_set,
            )

    asyncio.run(run())
