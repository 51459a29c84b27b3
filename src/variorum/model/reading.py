"""What a followed feed brought: the place that publishes, and its items. Times are seconds
since 1970, UTC."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.model.following import FeedState
from variorum.model.passage import ArticleId, CaptureId
from variorum.model.source import Entry


@dataclass(frozen=True, slots=True)
class Source:
    """A feed or social account that somebody follows, shared by all who do. ``id`` never changes.

    ``behind`` are places in an account's posts, newest first, from which older ones are still
    to be asked for; empty where nothing is missing. ``private``: nothing of it is shown to
    those who do not follow it, and it stands in no story; ``secret``: because its address holds
    a secret.
    """

    id: int
    url: str
    title: str | None = None
    site: str | None = None
    hub: str | None = None
    topic: str | None = None
    state: FeedState = field(default_factory=FeedState)
    behind: tuple[str, ...] = ()
    private: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed as it stands now.

    ``id`` never changes, whatever the outlet revises. ``stands`` is its place in lists: when
    it was published, but never later than when it was received. ``entry`` is what the feed
    said last, ``capture`` the feed's bytes in which it said so.
    """

    id: int
    source: int
    entry: Entry
    stands: float
    received: float
    capture: CaptureId | None = None
    revisions: int = 0
    article: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry that a feed offers and that is not known, or not in this wording.

    ``names`` are those under which it will be known again, ``digest`` its wording,
    ``published`` the moment that it gives for itself, if any. ``item`` is the one that it
    revises, None for a new one.
    """

    names: tuple[str, ...]
    digest: str
    entry: Entry
    item: int | None = None
    published: float | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """What one try at a source is to change in the store: all of it, or nothing."""

    source: Source
    arrivals: tuple[Arrival, ...] = ()
    capture: CaptureId | None = None
