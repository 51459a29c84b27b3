"""Asking the followed feeds for news: whose turn it is, what came, and what is kept of it.

Answers are taken in by batches: first the bytes go to the archive, synced once; then captures,
items and the state of the sources go to the store in one transaction. Killed at any moment, a
run has taken in a batch or not, and the next one asks again: an entry is known by its names,
so nothing is lost and nothing comes twice.
"""

from __future__ import annotations

import asyncio
import logging
import math
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from variorum.capture import Ask, Ear, Heard
from variorum.desk.answers import Answered, Outcome, read_answer
from variorum.desk.desk import Desk
from variorum.desk.posts import ask_posts
from variorum.desk.reading_beside import Read
from variorum.desk.taking_in import Polls, TakenIn, take_in
from variorum.errors import ArchiveError, FetchError, StoreError, VariorumError
from variorum.following import Rhythm, Turns, domain_of
from variorum.model import Capture, CaptureId, Source
from variorum.sources import is_statuses_url
from variorum.text.addresses import without_secrets

# Answers taken in together at most, and how long the first of them waits for others, seconds.
_BATCH = 64
_PATIENCE = 0.2
_LONGEST_SLEEP = 60.0
# How long a run without end waits, once what came cannot be kept, before it tries again.
_FIRST_SETBACK, _LONGEST_SETBACK = 1.0, 300.0
_log = logging.getLogger("variorum.desk")

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class World:
    """What polling has to do with the world outside: the time, sleep, chance, and who reads
    answers (``open_reading``; None: the thread that asks)."""

    clock: Callable[[], float] = time.time
    sleep: Sleep = asyncio.sleep
    chance: Callable[[], float] = random.random
    read: Read | None = None


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
    trouble: Callable[[VariorumError, float], None] | None = None,
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
        trouble: A run without end that cannot keep what came (the disk is full) asks nothing
            more, holds what it has, and tries again to keep it. This is told why, and in how
            many seconds it tries again; if None, the log is.

    Raises:
        StoreError, ArchiveError: What was brought cannot be kept; nothing of the batch is. A
            run without end raises them only if it is told to stop meanwhile.

    Cost: memory grows with the number of sources, not with what they bring.
    """
    run = _Run(desk, ear, until, manners or Manners(), world or World(), trouble or _told)
    try:
        return await run.to_the_end(watch, stopping)
    finally:
        await run.leave()


def _told(trouble: VariorumError, seconds: float) -> None:
    said = without_secrets(str(trouble))
    _log.error("%s Nothing is asked meanwhile; tried again in %.0f seconds.", said, seconds)


class _Run:
    """One run of polling: what is under way, and what was heard and not kept yet."""

    def __init__(
        self,
        desk: Desk,
        ear: Ear,
        until: float,
        manners: Manners,
        world: World,
        trouble: Callable[[VariorumError, float], None],
    ) -> None:
        self._desk, self._ear, self._until = desk, ear, until
        self._manners, self._world, self._trouble = manners, world, trouble
        self._endless = until == math.inf
        self._sources: dict[int, Source] = {}
        self._turns: Turns[int] = Turns(manners.pause, manners.at_once_there)
        self._visits: dict[asyncio.Task[Answered], Source] = {}
        self._heard: list[tuple[Source, Answered]] = []
        self._first = 0.0  # when the first of those was heard
        self._kept: dict[CaptureId, Capture] = {}  # what of it lies in the archive already
        self._setback = 0.0
        self._looked = -math.inf

    async def to_the_end(
        self, watch: Callable[[Polls], None], stopping: Callable[[], bool]
    ) -> Polls:
        done, world = Polls(), self._world
        while True:
            stop = stopping()
            now = world.clock()
            try:
                if now - self._looked >= (self._manners.look if self._endless else math.inf):
                    self._look()
                    self._looked = now
                    self._setback = self._setback if self._heard else 0.0
                if not stop and not self._setback:
                    self._begin(now)
                if not self._visits and not self._heard:
                    if stop or (self._turns.next_time() is None and not self._endless):
                        return done
                    await world.sleep(self._pause(now))
                    continue
                await self._listen()
                if (taken := self._take_in()) is None:
                    continue
            except (StoreError, ArchiveError) as trouble:
                if not self._endless or stop:
                    raise
                self._setback = min(max(2 * self._setback, _FIRST_SETBACK), _LONGEST_SETBACK)
                self._trouble(trouble, self._setback)
                await world.sleep(self._setback)
                continue
            self._setback = 0.0
            self._settle(taken)
            done += taken.polls
            watch(done)

    async def leave(self) -> None:
        """Give up what is under way."""
        for task in self._visits:
            task.cancel()
        await asyncio.gather(*self._visits, return_exceptions=True)

    def _look(self) -> None:
        """Learn of feeds that are new, or are to be asked sooner; forget those that were left."""
        sources = self._sources
        schedule = dict(self._desk.store.sources.schedule())
        for left in sources.keys() - schedule.keys():
            self._turns.drop(left)
            del sources[left]
        changed = [
            number
            for number, due in schedule.items()
            if number not in sources or due < sources[number].state.due
        ]
        for source in self._desk.store.sources.find(changed):
            if source.id not in sources:
                self._heed(source)
            sources[source.id] = source
            self._await_turn(source)

    def _heed(self, source: Source) -> None:
        """Keep what a former run promised: the pause after its last visit, and Retry-After."""
        state = source.state
        quiet = state.held if state.tried is None else state.tried + self._manners.pause
        self._turns.hold(domain_of(source.url), max(quiet, state.held))

    def _await_turn(self, source: Source) -> None:
        if source.state.due <= self._until:
            self._turns.put(source.id, domain_of(source.url), source.state.due)

    def _begin(self, now: float) -> None:
        room = self._manners.at_once - len(self._visits)
        for number in self._turns.take(now, room):
            source = self._sources[number]
            self._visits[asyncio.ensure_future(self._visit(source))] = source

    def _pause(self, now: float) -> float:
        longest = min(_LONGEST_SLEEP, self._manners.look if self._endless else math.inf)
        following = self._turns.next_time()
        return longest if following is None else min(max(following - now, 0.0), longest)

    async def _visit(self, source: Source) -> Answered:
        state = source.state
        outcome: Outcome
        try:
            if is_statuses_url(source.url):
                outcome = await ask_posts(self._desk, self._ear, source, self._rest)
            else:
                outcome = await self._ear(Ask(source.url, state.etag, state.modified, state.giver))
        except VariorumError as trouble:
            outcome = trouble
        except Exception as fault:  # noqa: BLE001 - named and logged; the others go on
            _log.exception("%s: a fault in asking", without_secrets(source.url))
            said = f"asking it failed, which is our fault ({type(fault).__name__})."
            outcome = FetchError(source.url, said)
        now, limit = self._world.clock(), self._desk.settings.max_input
        if self._world.read and isinstance(outcome, Heard) and outcome.response.body:
            return await self._world.read(source, outcome, now, limit)
        return read_answer(source, outcome, now, limit)

    async def _rest(self) -> None:
        await self._world.sleep(self._manners.pause)

    async def _listen(self) -> None:
        """Wait a little for what is under way."""
        if not self._visits:
            return
        over, _ = await asyncio.wait(
            self._visits, timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED
        )
        if over and not self._heard:
            self._first = time.monotonic()
        for task in sorted(over, key=lambda task: self._visits[task].id):
            self._heard.append((self._visits.pop(task), task.result()))

    def _take_in(self) -> TakenIn | None:
        """Keep what was heard, once it is many or has waited long enough."""
        waited = time.monotonic() - self._first >= _PATIENCE
        full = len(self._heard) >= _BATCH or not self._visits or waited
        if not self._heard or not full:
            return None
        taken = take_in(
            self._desk, self._heard, self._world.clock(), self._world.chance,
            self._manners.rhythm, kept=self._kept,
        )  # fmt: skip
        self._leave_alone()
        self._heard, self._kept = [], {}
        return taken

    def _leave_alone(self) -> None:
        """Spare also the domains to which feeds were redirected, as they wish."""
        now = self._world.clock()
        for source, answered in self._heard:
            polled = answered.polled
            if polled.giver and (domain := domain_of(polled.giver)) != domain_of(source.url):
                rest = max(self._manners.pause, polled.wait or 0.0)
                self._turns.hold(domain, now + rest)

    def _settle(self, taken: TakenIn) -> None:
        for source, wait in taken.sources:
            self._turns.back(source.id, self._world.clock(), wait)
            if source.id in self._sources:  # else it was left meanwhile
                self._sources[source.id] = source
                self._await_turn(source)
