"""Texts of record, their witnesses and readings, and who took text from whom."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.model.passage import ArticleId, Passage
from variorum.model.story import Evidence

RecordKind = Literal["message", "letter", "memo", "speech", "statement", "post", "chat", "text"]
WitnessKind = Literal["full", "partial", "headline", "paraphrase", "translation"]
VariantKind = Literal[
    "word",
    "omission",
    "addition",
    "order",
    "spelling",
    "case",
    "punctuation",
    "ellipsis",
    "bracket",
    "translation",
    "sic",
]


@dataclass(frozen=True, slots=True)
class Witness:
    """What one article prints of a text of record; ``siglum`` is its short sign (A, B …)."""

    siglum: str
    article: ArticleId
    kind: WitnessKind
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of the reconstructed text, with the passages that print it.

    ``start`` and ``end`` are offsets in ``TextOfRecord.text``. ``reason`` says why this
    reading was taken where the witnesses differ; empty where they agree.
    """

    start: int
    end: int
    passages: tuple[Passage, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What some witnesses have at one place; ``text`` is as written, "" where they have nothing."""

    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One place where witnesses differ in one way.

    ``readings`` holds two or more; the first is the one taken into the text. ``start`` and
    ``end`` are offsets in ``TextOfRecord.text``. ``rank`` orders them: 0 is the most
    significant (a negation, a number, a name), larger numbers are trifles.
    """

    id: str
    kind: VariantKind
    start: int
    end: int
    readings: tuple[Reading, ...]
    rank: int = 9
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A passage that tells part of the record in other words; offsets in its text."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words given to the record's author by somebody, and left out of it, with the reason."""

    passage: Passage
    reason: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a chat: offsets in the record's text, who wrote it, and when.

    ``time`` is the hour as the reports give it, "18:05", or "" where none does; ``passages``
    are the places that print the message.
    """

    start: int
    end: int
    writer: str | None
    time: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class TextOfRecord:
    """A document that reports quote, reconstructed: no reading that no witness has.

    ``turns`` are the messages of a chat, in order; empty for a text of one voice.
    """

    id: str
    kind: RecordKind
    author: str | None
    recipient: str | None
    text: str
    words: tuple[Word, ...]
    witnesses: tuple[Witness, ...]
    variants: tuple[Variant, ...] = ()
    paraphrases: tuple[Paraphrase, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def writers(self) -> tuple[str, ...]:
        """Whose words these are: the writers of a chat in order, else the author, if known."""
        if self.turns:
            return tuple(dict.fromkeys(turn.writer for turn in self.turns if turn.writer))
        return (self.author,) if self.author else ()


# The kind of evidence whose passages of the target say what the source says, and nothing else.
REPEATED = "repeated document"


@dataclass(frozen=True, slots=True)
class Edge:
    """``target`` took from ``source``; ``strong`` where the text itself shows it.

    ``source`` is an article's id, or the plain name of a source that is not among the
    articles ("Northern Wire").
    """

    source: str
    target: ArticleId
    strong: bool
    why: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who took text from whom; ``origins`` partitions the articles by independent origin."""

    origins: tuple[tuple[ArticleId, ...], ...] = ()
    edges: tuple[Edge, ...] = ()

    def independent(self, articles: frozenset[ArticleId]) -> int:
        """How many independent origins stand behind these articles."""
        return sum(1 for origin in self.origins if articles & set(origin))

    def behind(self, passages: Iterable[Passage]) -> int:
        """How many independent origins stand behind these passages.

        An article whose passages here all lie where it only repeats documents of the story
        counts as these documents, be they among the passages or not.

        Cost: edges, and the passages of those that repeat documents × passages here.
        """
        told: dict[ArticleId, list[Passage]] = {}
        for passage in passages:
            told.setdefault(passage.article, []).append(passage)
        bearers = set(told)
        shown = self._repeats(told)
        for article, places in told.items():
            documents = _repeated(shown.get(article, ()), places)
            if documents is not None:
                bearers.discard(article)
                bearers |= documents
        return self.independent(frozenset(bearers))

    def _repeats(self, articles: Container[ArticleId]) -> dict[ArticleId, _Shown]:
        """Where these articles repeat documents, and which."""
        shown: dict[ArticleId, _Shown] = {}
        for edge in self.edges:
            if not edge.strong or edge.target not in articles:
                continue
            for why in edge.why:
                if why.kind == REPEATED:
                    shown.setdefault(edge.target, []).extend(
                        (ArticleId(edge.source), passage)
                        for passage in why.passages
                        if passage.article == edge.target
                    )
        return shown


_Shown = list[tuple[ArticleId, Passage]]


def _repeated(
    shown: Sequence[tuple[ArticleId, Passage]], places: Sequence[Passage]
) -> set[ArticleId] | None:
    """The documents that an article only repeats in all of these places, else None."""
    found: set[ArticleId] = set()
    for place in places if shown else ():
        holding = [source for source, passage in shown if passage.span.holds(place.span)]
        if not holding:
            return None
        found.add(min(holding))
    return found or None
