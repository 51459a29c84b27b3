"""Places in texts. A passage is the only pointer there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

ArticleId = NewType("ArticleId", str)
CaptureId = NewType("CaptureId", str)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` in code points of one text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters that stand here."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """True if ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span in one article's text: where something stands."""

    article: ArticleId
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a passage: [{self.start}, {self.end})")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @staticmethod
    def at(article: ArticleId, span: Span) -> Passage:
        """The passage at ``span`` of ``article``."""
        return Passage(article, span.start, span.end)
