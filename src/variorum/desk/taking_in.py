"""What answers of feeds bring, kept: bytes in the archive, items and states in the store."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from variorum.capture import Heard, Response
from variorum.capture.fetch import retry_after
from variorum.desk.desk import Desk
from variorum.desk.gather import keep_response
from variorum.errors import FormatError, VariorumError
from variorum.following import (
    Rhythm,
    after,
    arrivals_of,
    names_of,
    trouble_of,
    trouble_of_status,
)
from variorum.model import Feed, Intake, Polled, Source
from variorum.sources import read_feed, unwrap

Outcome = Heard | VariorumError

_MAX_AGE = re.compile(r"(?:^|[\s,])(?:s-)?max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


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
    intakes, waits, polls = list[Intake](), list[float](), Polls()
    # The archive is synced before the store names what lies in it.
    with desk.store.transaction(), desk.archive.together():
        for source, outcome in heard:
            intake, polled = _intake(desk, source, outcome, now, rhythm, chance())
            intakes.append(intake)
            waits.append(polled.wait or 0.0)
            polls += _counted(intake, polled, source)
        desk.store.sources.take_in(intakes, now)
    return TakenIn(tuple(zip((one.source for one in intakes), waits, strict=True)), polls)


def _intake(
    desk: Desk, source: Source, outcome: Outcome, now: float, rhythm: Rhythm, chance: float
) -> tuple[Intake, Polled]:
    def ended(polled: Polled, intake: Intake) -> tuple[Intake, Polled]:
        state = after(source.state, polled, chance, rhythm)
        return replace(intake, source=replace(intake.source, state=state)), polled

    if isinstance(outcome, VariorumError):
        polled = Polled(now, None, trouble=trouble_of(outcome))
        return ended(polled, Intake(source))
    response = outcome.response
    asked = _asked(outcome, now)
    if response.status == 304:
        return ended(asked, Intake(_moved(source, outcome)))
    if not 200 <= response.status < 300:
        trouble = trouble_of_status(response.status)
        return ended(replace(asked, trouble=trouble), Intake(source))
    if asked.digest == source.state.digest:
        return ended(asked, Intake(_moved(source, outcome)))
    try:
        feed = read_feed(_unwrapped(desk, response), subject=source.url, base=response.url)
    except FormatError as trouble:
        keep_response(desk, response, named=source.url)
        return ended(replace(asked, trouble=trouble_of(trouble)), Intake(source))
    capture = keep_response(desk, response, named=source.url)
    names = [name for several in names_of(feed.entries) for name in several]
    arrivals = arrivals_of(feed.entries, desk.store.sources.known(source.id, names))
    fresh = sum(arrival.item is None for arrival in arrivals)
    polled = replace(asked, fresh=fresh, floor=max(asked.floor or 0.0, feed.pause or 0.0))
    return ended(polled, Intake(_told(_moved(source, outcome), feed), arrivals, capture.id))


def _unwrapped(desk: Desk, response: Response) -> bytes:
    """The feed's bytes: some servers send files that were packed before."""
    if not response.body.startswith(b"\x1f\x8b"):
        return response.body
    return unwrap(response.body, subject=response.asked, limit=desk.settings.max_input)


def _asked(heard: Heard, now: float) -> Polled:
    """What the headers of an answer say."""
    response = heard.response
    moment = datetime.fromtimestamp(now, UTC)
    return Polled(
        at=now,
        status=response.status,
        etag=heard.validator("etag"),
        modified=heard.validator("last-modified"),
        digest=hashlib.sha256(response.body).hexdigest() if response.status != 304 else None,
        floor=_fresh_for(response, moment),
        wait=retry_after(response.header("retry-after"), now=moment),
    )


def _fresh_for(response: Response, now: datetime) -> float | None:
    """For how many seconds the server calls its answer fresh (RFC 9111, 4.2.1); None if it
    does not say, or says that it is to be asked each time."""
    control = response.header("cache-control") or ""
    if "no-cache" in control.lower() or "no-store" in control.lower():
        return None
    if found := _MAX_AGE.search(control):
        return max(float(found[1]) - _age(response), 0.0)
    try:
        expires = parsedate_to_datetime(response.header("expires") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if expires.tzinfo is None:
        expires = expires.replace(tzinfo=UTC)
    return max((expires - now).total_seconds(), 0.0)


def _age(response: Response) -> float:
    written = (response.header("age") or "").strip()
    return float(written[:9]) if written.isascii() and written.isdecimal() else 0.0


def _moved(source: Source, heard: Heard) -> Source:
    return source if heard.moved is None else replace(source, url=heard.moved)


def _told(source: Source, feed: Feed) -> Source:
    """The source with what its feed says of itself; what it no longer says is kept."""
    return replace(
        source,
        title=feed.title or source.title,
        site=feed.url or source.site,
        hub=feed.hub,
        topic=feed.self_url,
    )


def _counted(intake: Intake, polled: Polled, before: Source) -> Polls:
    same = polled.status == 304 or (
        polled.digest is not None and polled.digest == before.state.digest
    )
    revised = sum(arrival.item is not None for arrival in intake.arrivals)
    return Polls(1, int(same), int(polled.trouble is not None), polled.fresh, revised)
