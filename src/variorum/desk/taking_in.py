"""What answers of feeds bring, kept: bytes in the archive, items and states in the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.capture import Packed
from variorum.desk.answers import Answered, Outcome, read_answer
from variorum.desk.arriving import Page, arriving, as_told, read_page
from variorum.desk.desk import Desk
from variorum.following import Rhythm, after, beside_push, is_active, is_leaned_on, sorted_out
from variorum.model import Capture, CaptureId, Feed, HubLease, Intake, Polled, Source


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
    heard: Sequence[tuple[Source, Outcome | Answered]],
    now: float,
    chance: Callable[[], float],
    rhythm: Rhythm,
    *,
    kept: dict[CaptureId, Capture] | None = None,
) -> TakenIn:
    """Keep what some answers brought: all of it, or nothing.

    Args:
        heard: What was asked of which source, each source once, and what came of it.
        now: Seconds since 1970.
        chance: Drawn once for each answer, at least 0 and below 1.
        kept: What of it a former try has put into the archive; this one adds what it puts there.

    Raises:
        StoreError, ArchiveError: It cannot be kept.
    """
    limit = desk.settings.max_input
    read = [
        (source, one if isinstance(one, Answered) else read_answer(source, one, now, limit))
        for source, one in heard
    ]
    # The archive is synced before the store names what lies in it.
    captures = _archived(desk, [page.packed for _, one in read for page in one.pages], kept)
    intakes, sources, polls = list[Intake](), list[tuple[Source, float]](), Polls()
    with desk.store.transaction():
        desk.store.captures.put(captures.values())
        numbers = [source.id for source, _ in read]
        # A hub may have told something of them since they were asked.
        there = {source.id: source for source in desk.store.sources.find(numbers)}
        leases = {lease.source: lease for lease in desk.store.hubs.find(numbers)}
        names = {source.id: _names(one) for source, one in read if one.pages}
        known = desk.store.sources.all_known(names)
        for asked, one in read:
            source = there.get(asked.id, asked)
            lease = leases.get(source.id)
            brought, fresh, revised = _brought(one, known.get(source.id, {}))
            polled = replace(one.polled, fresh=fresh)
            told = lease is not None and is_leaned_on(lease, now)
            state = after(source.state, polled, chance(), beside_push(rhythm) if told else rhythm)
            if one.behind and polled.trouble is None:
                soon = max(rhythm.least, polled.wait or 0.0, state.floor)
                state = replace(state, due=now + soon)
            if lease is not None and _was_missed(lease, polled, source):
                desk.store.hubs.put(replace(lease, missed=lease.missed + 1))
            source = replace(_told(source, one), state=state)
            intakes += [replace(intake, source=source) for intake in brought]
            intakes += [] if brought else [Intake(source)]
            sources.append((source, polled.wait or 0.0))
            polls += Polls(1, int(one.same), int(polled.trouble is not None), fresh, revised)
        desk.store.sources.take_in(intakes, now)
    return TakenIn(tuple(sources), polls)


def _archived(
    desk: Desk, records: Sequence[Packed], kept: dict[CaptureId, Capture] | None
) -> dict[CaptureId, Capture]:
    """Put records into the archive, but for those whose bytes are there and whole."""
    kept = {} if kept is None else kept
    digests = {one.capture.id for one in records}
    there = desk.store.captures.get(sorted(desk.store.captures.have(digests)))
    known = {one.id: one for one in there if one.id not in kept and desk.archive.holds(one)}
    with desk.archive.together():
        for one in records:
            if one.capture.id not in known and one.capture.id not in kept:
                kept[one.capture.id] = desk.archive.keep_packed(one)
    return known | kept


def _names(answered: Answered) -> list[str]:
    return [name for page in answered.pages for offer in page.offers for name in offer.names]


def _brought(
    answered: Answered, known: Mapping[str, tuple[int, str]]
) -> tuple[list[Intake], int, int]:
    """What the pages bring that is not known, the oldest page first, for a source that is not
    told yet; how many entries are new, and how many revised."""
    arrivals = sorted_out([offer for page in answered.pages for offer in page.offers], known)
    place = {
        id(offer.entry): page.packed.capture.id for page in answered.pages for offer in page.offers
    }
    nobody = Source(0, "")
    intakes = [
        Intake(
            nobody,
            tuple(one for one in arrivals if place[id(one.entry)] == page.packed.capture.id),
            page.packed.capture.id,
        )
        for page in reversed(answered.pages)
    ]
    fresh = sum(arrival.item is None for arrival in arrivals)
    return intakes, fresh, len(arrivals) - fresh


def _told(source: Source, answered: Answered) -> Source:
    """The source with what the answer says of it."""
    if answered.moved is not None and answered.polled.trouble is None:
        source = replace(source, url=answered.moved)
    if answered.feed is not None:
        source = as_told(source, answered.feed)
    return source if answered.behind is None else replace(source, behind=answered.behind)


def _was_missed(lease: HubLease, polled: Polled, before: Source) -> bool:
    """Whether a poll found news that the hub owed us: the poll before was under the lease."""
    last = before.state.succeeded
    owed = lease.since is not None and last is not None and last >= lease.since
    return bool(polled.fresh) and owed and is_active(lease, polled.at)


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
    feed = feed or read_page(source, page.body, page.url, desk.settings.max_input)
    intakes, fresh = arriving(desk, source, [(page, feed)])
    state = replace(source.state, changed=now) if fresh else source.state
    there = replace(source, title=feed.title or source.title, state=state)
    desk.store.sources.take_in([replace(one, source=there) for one in intakes], now)
    revised = sum(arrival.item is not None for one in intakes for arrival in one.arrivals)
    return Polls(1, 0, 0, fresh, revised)
