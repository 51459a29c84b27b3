"""The dossier: the account of one story, every sentence with its passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.analysis import Analysis, Entity
from variorum.model.article import Article
from variorum.model.capture import Capture
from variorum.model.claim import Claim, Conflict
from variorum.model.collation import Lineage, TextOfRecord
from variorum.model.passage import ArticleId, Passage
from variorum.model.recipe import Failure
from variorum.model.story import Copy, Story

Lane = Literal["event", "published", "captured"]
# The parts of the account, in the order in which a reader asks.
AccountPart = Literal[
    "happened",
    "agreed",
    "record",
    "confirmation",
    "reactions",
    "context",
    "disputed",
    "open",
    "replaced",
]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the account, with the passages it stands on (at least one).

    ``by`` is empty for a sentence of our own and "writer" for one that an outside writer
    made, whose name is then ``model``.
    """

    sentence: str
    citations: tuple[Passage, ...]
    part: AccountPart = "happened"
    by: Literal["", "writer"] = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that was left out of the account, and why."""

    sentence: str
    reason: str
    by: Literal["", "writer"] = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One point of the timeline; ``when`` is ISO 8601, as coarse as known."""

    when: str
    what: str
    lane: Lane
    citations: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One report in the list of sources; ``missing`` names the parts it does not give."""

    siglum: str
    article: ArticleId
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is told of one story. Collections are in a fixed order, whatever came first."""

    story: Story
    title: str
    articles: tuple[Article, ...]
    captures: tuple[Capture, ...]
    analyses: tuple[Analysis, ...]
    cast: tuple[Entity, ...]
    records: tuple[TextOfRecord, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    copies: tuple[Copy, ...]
    lineage: Lineage
    account: tuple[Line, ...]
    timeline: tuple[Event, ...]
    sources: tuple[SourceEntry, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class AsOf:
    """The moment as of which an edition is told.

    ``said`` is the moment as it was given, ``until`` the first moment that no longer
    counts (ISO 8601 in UTC). ``later`` counts the captures made from then on, which were
    left out; ``replaced`` those of which a newer one of the same address stands.
    """

    said: str
    until: str
    later: int = 0
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """What one call makes: a dossier for each story, and what did not work."""

    made: str
    dossiers: tuple[Dossier, ...]
    failures: tuple[Failure, ...] = ()
    as_of: AsOf | None = None
