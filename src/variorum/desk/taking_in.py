"""What answers of feeds bring, kept: bytes in the archive, items and states in the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from variorum.capture import Heard, Response, asked_to_wait
from variorum.desk.answers import polled_by
from variorum.desk.arriving import Page, arriving, as_told, read_page
from variorum.desk.desk import Desk
from variorum.desk.gather import keep_response
from variorum.desk.posts import HeardPosts
from variorum.errors import FormatError, VariorumError
from variorum.following import (
    Rhythm,
    after,
    beside_push,
    is_active,
    is_leaned_on,
    trouble_of,
    trouble_of_status,
)
from variorum.model import Feed, HubLease, Intake, Polled, Source, Trouble
from variorum.sources import is_statuses_url

Outcome = Heard | HeardPosts | VariorumError


@dataclass(frozen=True, slots=True)
class Polls:
    """What a run of polling did: tries, answers without news (304 or the same bytes), tries
    that failed, items that are new, items that are revised."""

    tries: int = 0
    unchanged: int = 0
    failed: int = 0
    new: int = 0
    revised: int = 0

    def __add__(self, other: Polls) -> Polls:
        return Polls(
            self.tries + other.tries,
            self.unchanged + other.unchanged,
            self.failed + other.failed,
            self.new + other.new,
            self.revised + other.revised,
        )


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The sources as they stand after a batch, each with the seconds for which its server wants
    to be left alone; and the sum of what was done."""

    sources: tuple[tuple[Source, float], ...]
    polls: Polls


def take_in(
    desk: Desk,
    heard: Sequence[tuple[Source, Outcome]],
    now: float,
    chance: Callable[[], float],
    rhythm: Rhythm,
) -> TakenIn:
    """Keep what some answers brought: all of it, or nothing.

    Args:
        heard: What was asked of which source, and the answer or why there is none.
        now: Seconds since 1970.
        chance: Drawn once for each answer, at least 0 and below 1.

    Raises:
        StoreError, ArchiveError: It cannot be kept.
    """
    intakes, sources, polls = list[Intake](), list[tuple[Source, float]](), Polls()
    # The archive is synced before the store names what lies in it.
    with desk.store.transaction(), desk.archive.together():
        numbers = [source.id for source, _ in heard]
        # A hub may have told something of them since they were asked.
        known = {source.id: source for source in desk.store.sources.find(numbers)}
        leases = {lease.source: lease for lease in desk.store.hubs.find(numbers)}
        for asked, outcome in heard:
            source = known.get(asked.id, asked)
            lease = leases.get(source.id)
            told = lease is not None and is_leaned_on(lease, now)
            brought, polled = _intakes(desk, source, outcome, now)
            state = after(source.state, polled, chance(), beside_push(rhythm) if told else rhythm)
            if isinstance(outcome, HeardPosts) and outcome.behind and polled.trouble is None:
                soon = max(rhythm.least, polled.wait or 0.0, state.floor)
                state = replace(state, due=now + soon)
            brought = [
                replace(one, source=replace(brought[-1].source, state=state)) for one in brought
            ]
            intakes += brought
            sources.append((brought[-1].source, polled.wait or 0.0))
            polls += _counted(brought, polled, source)
            if lease is not None and _was_missed(lease, polled, source):
                desk.store.hubs.put(replace(lease, missed=lease.missed + 1))
        desk.store.sources.take_in(intakes, now)
    return TakenIn(tuple(sources), polls)


def _was_missed(lease: HubLease, polled: Polled, before: Source) -> bool:
    """Whether a poll found news that the hub owed us: the poll before was under the lease."""
    last = before.state.succeeded
    owed = lease.since is not None and last is not None and last >= lease.since
    return bool(polled.fresh) and owed and is_active(lease, polled.at)


def _intakes(
    desk: Desk, source: Source, outcome: Outcome, now: float
) -> tuple[list[Intake], Polled]:
    """What an answer is to change, at least the source itself, which is told last; and what it
    says to who polls."""
    account = is_statuses_url(source.url)
    if isinstance(outcome, VariorumError):
        polled = Polled(now, None, trouble=trouble_of(outcome, account=account))
        return [Intake(source)], polled
    heard, further = (
        (outcome.first, outcome.further) if isinstance(outcome, HeardPosts) else (outcome, ())
    )
    polled = polled_by(heard, now)
    response = heard.response
    if response.status != 304 and not 200 <= response.status < 300:
        trouble = trouble_of_status(response.status, account=account)
        return [Intake(source)], replace(polled, trouble=trouble)
    if heard.moved is not None:
        source = replace(source, url=heard.moved)
    same = response.status == 304 or polled.digest == source.state.digest
    responses = ([] if same else [response]) + list(further)
    pages = list[tuple[Page, Feed]]()
    for one in responses:
        capture = keep_response(desk, one, named=source.url)
        try:
            feed = read_page(desk, source, one.body, one.url)
        except FormatError as error:
            trouble = trouble_of(error, account=account)
            return [Intake(source)], replace(polled, trouble=trouble)
        pages.append((Page(one.body, one.url, capture.id), feed))
    if not same:
        source = as_told(source, pages[0][1], response)
    if isinstance(outcome, HeardPosts):
        source = replace(source, behind=outcome.behind)
        polled = _ended_early(outcome, polled, now)
    intakes, fresh = arriving(desk, source, pages)
    pause = max((feed.pause or 0.0 for _, feed in pages), default=0.0)
    polled = replace(polled, fresh=fresh)
    if pause:
        polled = replace(polled, floor=max(polled.floor or 0.0, pause))
    return list(intakes) or [Intake(source)], polled


def _ended_early(outcome: HeardPosts, polled: Polled, now: float) -> Polled:
    """What older pages say: why there were no more, and how long to leave the server alone."""
    trouble: Trouble | None = None
    answers = list(outcome.further)
    if isinstance(outcome.trouble, Response):
        trouble = trouble_of_status(outcome.trouble.status, account=True)
        answers.append(outcome.trouble)
    elif outcome.trouble is not None:
        trouble = trouble_of(outcome.trouble, account=True)
    waits = [asked_to_wait(one, datetime.fromtimestamp(now, UTC)) or 0.0 for one in answers[-1:]]
    return replace(polled, trouble=trouble, wait=max([polled.wait or 0.0, *waits]) or None)


def _counted(intakes: Sequence[Intake], polled: Polled, before: Source) -> Polls:
    same = polled.status == 304 or (
        polled.digest is not None and polled.digest == before.state.digest
    )
    revised = sum(arrival.item is not None for one in intakes for arrival in one.arrivals)
    return Polls(1, int(same), int(polled.trouble is not None), polled.fresh, revised)


def take_delivery(
    desk: Desk, source: Source, page: Page, now: float, *, feed: Feed | None = None
) -> Polls:
    """Keep what came of a source's entries without being asked for. How it is polled stays as
    it is. Belongs into a transaction, and after its bytes are in the archive.

    Args:
        feed: What the bytes hold, where it is known.

    Raises:
        FormatError: It is no feed.
    """
    feed = feed or read_page(desk, source, page.body, page.url)
    intakes, fresh = arriving(desk, source, [(page, feed)])
    state = replace(source.state, changed=now) if fresh else source.state
    there = replace(source, title=feed.title or source.title, state=state)
    desk.store.sources.take_in([replace(one, source=there) for one in intakes], now)
    revised = sum(arrival.item is not None for one in intakes for arrival in one.arrivals)
    return Polls(1, 0, 0, fresh, revised)
