"""Asking the followed feeds for news: whose turn it is, what came, and what is kept of it.

Answers are taken in by batches: first the bytes go to the archive, synced once; then captures,
items and the state of the sources go to the store in one transaction. Killed at any moment, a
run has taken in a batch or not, and the next one asks again: an entry is known by its names,
so nothing is lost and nothing comes twice.
"""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from variorum.capture import Ask, Ear
from variorum.desk.desk import Desk
from variorum.desk.posts import ask_posts
from variorum.desk.taking_in import Outcome, Polls, take_in
from variorum.errors import VariorumError
from variorum.following import Rhythm, Turns, domain_of
from variorum.model import Source
from variorum.sources import is_statuses_url

# Answers taken in together at most, and how long the first of them waits for others, seconds.
_BATCH = 128
_PATIENCE = 0.2
_LONGEST_SLEEP = 60.0

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class World:
    """What polling has to do with the world outside: the time, sleep, and chance."""

    clock: Callable[[], float] = time.time
    sleep: Sleep = asyncio.sleep
    chance: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
class Manners:
    """How sites are asked: the rhythm, the pause between two visits to one registrable domain
    in seconds, and how many visits may be under way in all and to one domain. ``look`` is
    after how many seconds a run without end looks for feeds that others followed or left, or
    want to be asked now."""

    rhythm: Rhythm = field(default_factory=Rhythm)
    pause: float = 1.0
    at_once: int = 64
    at_once_there: int = 1
    look: float = 3.0


async def poll(
    desk: Desk,
    ear: Ear,
    *,
    until: float,
    manners: Manners | None = None,
    world: World | None = None,
    watch: Callable[[Polls], None] = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
) -> Polls:
    """Ask each followed feed and account when its time has come, until a moment.

    Sources that everybody left are not asked.

    Args:
        ear: Asks one feed.
        until: When to stop, in seconds since 1970. What is due by then has its turn, also
            where its domain's pauses make that a little later.
        watch: Is told what was done so far, after each batch.
        stopping: Asked now and then; once it is true nothing new is asked, and what is under
            way is taken in.

    Raises:
        StoreError, ArchiveError: What was brought cannot be kept; nothing of the batch is.

    Cost: memory grows with the number of sources, not with what they bring.
    """
    manners, world = manners or Manners(), world or World()
    sources: dict[int, Source] = {}
    turns: Turns[int] = Turns(manners.pause, manners.at_once_there)
    _look(desk, sources, turns, until)
    looked, endless = world.clock(), until == math.inf
    done = Polls()
    visits: dict[asyncio.Task[Outcome], Source] = {}
    heard: list[tuple[Source, Outcome]] = []
    first = 0.0
    try:
        while True:
            now = world.clock()
            if endless and now - looked >= manners.look:
                _look(desk, sources, turns, until)
                looked = now
            if not stopping():
                for number in turns.take(now, manners.at_once - len(visits)):
                    visit = _visit(desk, ear, sources[number], lambda: world.sleep(manners.pause))
                    visits[asyncio.ensure_future(visit)] = sources[number]
            if not visits and not heard:
                following = turns.next_time()
                if stopping() or (following is None and not endless):
                    return done
                longest = min(_LONGEST_SLEEP, manners.look if endless else math.inf)
                pause = longest if following is None else max(following - now, 0.0)
                await world.sleep(min(pause, longest))
                continue
            if visits:
                over, _ = await asyncio.wait(
                    visits, timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED
                )
                if over and not heard:
                    first = time.monotonic()
                for task in sorted(over, key=lambda task: visits[task].id):
                    heard.append((visits.pop(task), task.result()))
            full = len(heard) >= _BATCH or not visits or time.monotonic() - first >= _PATIENCE
            if heard and full:
                taken = take_in(desk, heard, world.clock(), world.chance, manners.rhythm)
                for source, wait in taken.sources:
                    turns.back(source.id, world.clock(), wait)
                    if source.id in sources:  # else it was left meanwhile
                        sources[source.id] = source
                        _await_turn(turns, source, until)
                done, heard = done + taken.polls, []
                watch(done)
    finally:
        for task in visits:
            task.cancel()
        await asyncio.gather(*visits, return_exceptions=True)


def _look(desk: Desk, sources: dict[int, Source], turns: Turns[int], until: float) -> None:
    """Learn of feeds that are new, or are to be asked sooner; forget those that were left."""
    schedule = dict(desk.store.sources.schedule())
    for left in sources.keys() - schedule.keys():
        turns.drop(left)
        del sources[left]
    changed = [
        number
        for number, due in schedule.items()
        if number not in sources or due < sources[number].state.due
    ]
    for source in desk.store.sources.find(changed):
        sources[source.id] = source
        _await_turn(turns, source, until)


def _await_turn(turns: Turns[int], source: Source, until: float) -> None:
    if source.state.due <= until:
        turns.put(source.id, domain_of(source.url), source.state.due)


async def _visit(
    desk: Desk, ear: Ear, source: Source, pause: Callable[[], Awaitable[None]]
) -> Outcome:
    state = source.state
    try:
        if is_statuses_url(source.url):
            return await ask_posts(desk, ear, source, pause)
        return await ear(Ask(source.url, state.etag, state.modified))
    except VariorumError as trouble:
        return trouble
