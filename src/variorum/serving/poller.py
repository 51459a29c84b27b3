"""Polling beside the server, until it is told to stop."""

from __future__ import annotations

import asyncio
import math
import threading
from collections.abc import Callable, Sequence

from variorum.capture import open_ear
from variorum.desk import Desk, Manners, Polls, World, open_reading, poll
from variorum.desk.fetching import rules

# How soon a sleeping poller hears that it is to stop, in seconds.
_HEARS = 0.5

After = Callable[[Desk, Polls], None]


def polling(
    desk: Desk, stop: threading.Event, manners: Manners, after: Sequence[After] = ()
) -> None:
    """Ask each feed when its time comes. What is under way at the end is taken in.

    Args:
        after: Is called after each batch of answers, with what was done so far.

    Raises:
        StoreError, ArchiveError: What was brought cannot be kept, and it was told to stop.
    """

    async def sleep(seconds: float) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while not stop.is_set() and (left := until - loop.time()) > 0:
            await asyncio.sleep(min(left, _HEARS))

    def watch(done: Polls) -> None:
        for act in after:
            act(desk, done)

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
                watch=watch,
                stopping=stop.is_set,
            )

    asyncio.run(run())
