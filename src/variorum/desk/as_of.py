"""As of a moment: what was there by then, and which of several captures was the newest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from variorum.errors import SettingsError
from variorum.model import Article, AsOf, Capture, CaptureId

_SHAPE = re.compile(
    r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as it was said, and the first one that no longer counts: the end of its span."""

    said: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What stood at a moment; ``later`` and ``replaced`` are the captures left out."""

    articles: tuple[Article, ...]
    captures: tuple[Capture, ...]
    later: tuple[CaptureId, ...]
    replaced: tuple[CaptureId, ...]


def read_moment(said: str) -> Moment:
    """Read a moment in ISO 8601: 2026, 2026-03, 2026-03-14, 2026-03-14T10:00Z.

    Without a zone it is UTC; a coarse one counts to the end of its span, so that "2026-03"
    is the whole of March.

    Raises:
        SettingsError: It is none.
    """
    found = _SHAPE.match(said.strip())
    if found is None:
        raise _no_moment(said)
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        start = datetime(
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0),
            int(second or 0), tzinfo=UTC,
        )  # fmt: skip
        if zone and zone.upper() != "Z":
            away = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
            start += -away if zone[0] == "+" else away
        if second:
            until = start + timedelta(seconds=1)
        elif minute:
            until = start + timedelta(minutes=1)
        elif hour:
            until = start + timedelta(hours=1)
        elif day:
            until = start + timedelta(days=1)
        elif month:
            until = start.replace(year=int(year) + int(month) // 12, month=int(month) % 12 + 1)
        else:
            until = start.replace(year=int(year) + 1)
    except (ValueError, OverflowError) as cause:
        raise _no_moment(said) from cause
    return Moment(said.strip(), until)


def _no_moment(said: str) -> SettingsError:
    return SettingsError(
        "--as-of",
        f"{said[:60]!r} is no moment.",
        advice="Give one in ISO 8601, such as 2026-03, 2026-03-14 or 2026-03-14T10:00Z.",
    )


def captured_at(capture: Capture) -> datetime | None:
    """When a capture was made; ``None`` where that cannot be read."""
    try:
        at = datetime.fromisoformat(capture.captured)
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def as_of(captures: Sequence[Capture], moment: Moment) -> tuple[Capture, ...]:
    """The captures that had been made by a moment, sorted by id.

    Growing the moment never loses one. A capture whose time cannot be read was not there at
    any moment that can be named.
    """
    there = (c for c in captures if (at := captured_at(c)) is not None and at < moment.until)
    return tuple(sorted(there, key=lambda capture: capture.id))


def standing(articles: Sequence[Article], captures: Sequence[Capture], moment: Moment) -> Standing:
    """What stood at a moment: of each address the articles of its newest capture.

    The rule goes by the article's own address and not by that of its capture: a feed that
    was read twice does not lose the entries that its newer state no longer lists. Articles
    without an address all stand.
    """
    there = {capture.id: capture for capture in as_of(captures, moment)}
    newest: dict[str, tuple[datetime, CaptureId]] = {}
    known = [article for article in articles if article.capture in there]
    for article in known:
        address = _address(article)
        if address:
            newest[address] = max(newest.get(address, _rank(article, there)), _rank(article, there))
    kept = [
        article
        for article in known
        if not _address(article) or newest[_address(article)][1] == article.capture
    ]
    used = {article.capture for article in kept}
    return Standing(
        tuple(sorted(kept, key=lambda article: article.id)),
        tuple(there[key] for key in sorted(used)),
        tuple(sorted({a.capture for a in articles if a.capture not in there})),
        tuple(sorted({a.capture for a in known} - used)),
    )


def told_as_of(moment: Moment, stood: Standing) -> AsOf:
    """What an edition says of its moment."""
    until = moment.until.strftime("%Y-%m-%dT%H:%M:%SZ")
    return AsOf(moment.said, until, len(stood.later), len(stood.replaced))


def _rank(article: Article, there: Mapping[CaptureId, Capture]) -> tuple[datetime, CaptureId]:
    at = captured_at(there[article.capture])
    return at or datetime.min.replace(tzinfo=UTC), article.capture


def _address(article: Article) -> str:
    return (article.url or "").partition("#")[0].rstrip("/")
