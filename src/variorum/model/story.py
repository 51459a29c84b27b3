"""Stories: articles about one happening; copies: text reused from another article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.passage import ArticleId, Passage

CopyKind = Literal["duplicate", "copy", "wire", "excerpt"]


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
    """Articles about the same happening, sorted by id."""

    id: str
    articles: tuple[ArticleId, ...]
    memberships: tuple[Membership, ...] = ()


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
