"""Stories: articles about one happening; what became of them, and what a reader decided.

Copies: text reused from another article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.passage import ArticleId, CaptureId, Passage
from variorum.model.recipe import digest

CopyKind = Literal["duplicate", "copy", "wire", "excerpt"]
ChangeKind = Literal["opened", "joined", "merged", "split", "moved"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason, in words, with the places that show it. ``weight`` is within [0, 1]."""

    kind: str
    detail: str
    weight: float = 0.0
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """Why one article belongs to a story."""

    article: ArticleId
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same happening, sorted by id.

    ``id`` stays while a story grows; ``state`` names the set of its articles as it is now.
    ``opened`` is when the story was first told, ISO 8601 in UTC; empty where nobody noted it.
    """

    id: str
    articles: tuple[ArticleId, ...]
    memberships: tuple[Membership, ...] = ()
    opened: str = ""

    @property
    def state(self) -> str:
        """The name of this very set of articles: equal sets, equal names, in every store."""
        return digest("story", sorted(self.articles))


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a story when articles were grouped again.

    ``opened``: it is new, with these ``articles``. ``joined``: they are new, and joined it.
    ``merged``: they came with the story ``other``, which stands no more. ``split``: they
    left it and are the new story ``other``. ``moved``: they came from ``other``, which
    stands. ``when`` is ISO 8601 in UTC, by the desk's clock.
    """

    story: str
    kind: ChangeKind
    articles: tuple[ArticleId, ...]
    when: str
    why: str
    other: str = ""

    @property
    def id(self) -> str:
        return digest("change", self.when, self.story, self.kind, self.other, list(self.articles))


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reader decided about articles, whatever an analysis says.

    ``join``: the articles of all ``parts`` are of one story; each part was a story by
    itself then. ``split``: no article of the first of two parts is of one story with any
    of the second. A larger ``number`` is the later decision, and wins where two differ.
    ``made`` is ISO 8601 in UTC.
    """

    number: int
    kind: Literal["join", "split"]
    parts: tuple[tuple[ArticleId, ...], ...]
    made: str
    note: str = ""

    @property
    def id(self) -> str:
        return digest("decision", self.number, self.made, self.kind, [list(p) for p in self.parts])

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """All articles that the decision is about, sorted."""
        return tuple(sorted({article for part in self.parts for article in part}))


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an outlet's own feed or front page put a link: ``rank`` 1 of ``of`` is the top.

    ``page`` is the capture it was read from, ``outlet`` the plain name or host of who
    publishes it, ``url`` where the link leads, ``seen`` the moment of the capture.
    """

    page: CaptureId
    outlet: str
    url: str
    rank: int
    of: int
    seen: str

    @property
    def id(self) -> str:
        return digest("placement", self.page, self.url)


@dataclass(frozen=True, slots=True)
class Episode:
    """One stretch of a long-running story.

    ``articles`` in the order of time, those without a date last; ``first`` and ``last``
    are the moments of the dated ones in ISO 8601, ``None`` where none is dated. ``words``
    are those that set it apart from the rest of the story; ``why`` says why it begins.
    """

    articles: tuple[ArticleId, ...]
    first: str | None
    last: str | None
    title: str
    words: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that share running text beyond what both quote.

    ``share_a`` is the part of ``a``'s own words that stands in ``b`` too, ``share_b`` the
    other way, both within [0, 1]. ``direction`` is (from, to) where there is evidence,
    else ``None``. ``a`` sorts before ``b``.
    """

    a: ArticleId
    b: ArticleId
    kind: CopyKind
    share_a: float
    share_b: float
    direction: tuple[ArticleId, ArticleId] | None = None
    why: tuple[Evidence, ...] = ()
    passages: tuple[tuple[Passage, Passage], ...] = ()
