"""What every part of the account works on: the reports, what was found, and what is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.dossier.agreement import has_most, story_weights
from variorum.dossier.difference import by_value
from variorum.dossier.shelf import Shelf, quality
from variorum.dossier.wording import capital
from variorum.model import (
    ArticleId,
    Claim,
    Conflict,
    Lineage,
    Passage,
    Span,
    TextOfRecord,
)
from variorum.text import content_stems, words

# Two sentences that share this part of the shorter one's stems tell one thing.
_SAME = 0.5
_NEGATIONS = frozenset("not no never none nobody nothing neither nor without n't cannot".split())


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of a report's prose, without its dateline, and how deep it stands."""

    whole: Passage
    passage: Passage
    text: str
    stems: frozenset[str]
    depth: int
    quality: float


@dataclass(frozen=True, slots=True)
class Outvoted:
    """A disputed figure or day: where fewer origins say otherwise than where most do."""

    fewer: tuple[Passage, ...]
    most: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """The reports and what was found in them; ``sayings`` in the order of the sigla."""

    shelf: Shelf
    records: tuple[TextOfRecord, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    lineage: Lineage
    weights: Mapping[str, float]
    foreign: frozenset[ArticleId]
    sayings: tuple[Saying, ...]
    printed: Mapping[ArticleId, tuple[Span, ...]]
    contested: Mapping[ArticleId, tuple[Span, ...]]
    outvoted: tuple[Outvoted, ...]

    @property
    def several(self) -> bool:
        return len(self.shelf.articles) > 1

    def central(self, stems: Iterable[str]) -> float:
        """The mean share of origins that use these stems, within [0, 1]."""
        kept = list(stems)
        return sum(self.weights.get(stem, 0.0) for stem in kept) / max(len(kept), 1)

    def of_record(self, passage: Passage) -> float:
        """The part of a passage that is words of a text of record, within [0, 1]."""
        shared = sum(
            max(0, min(span.end, passage.end) - max(span.start, passage.start))
            for span in self.printed.get(passage.article, ())
        )
        return min(1.0, shared / max(passage.end - passage.start, 1))

    def disputed(self, passage: Passage) -> bool:
        """Whether a side of a conflict stands in the passage, or the passage in it."""
        return _met(passage, self.contested)

    def minority(self, passage: Passage) -> tuple[Outvoted, ...]:
        """Where the passage says of a disputed figure or day what fewer origins say."""
        return tuple(o for o in self.outvoted if any(_overlap(passage, p) for p in o.fewer))


def _met(passage: Passage, spans: Mapping[ArticleId, tuple[Span, ...]]) -> bool:
    return any(span.meets(passage.span) for span in spans.get(passage.article, ()))


@dataclass(slots=True)
class Told:
    """What has a place in the account so far, so that it tells nothing twice.

    A place is given by words and never by what a figure says, so a changed figure takes no
    sentence's place and makes no room for another.
    """

    passages: set[Passage] = field(default_factory=set)
    stems: list[frozenset[str]] = field(default_factory=list)

    def take(self, saying: Saying) -> None:
        self.passages.add(saying.passage)
        self.stems.append(saying.stems)

    def again(self, saying: Saying) -> bool:
        """Whether this place, or much the same words, were told before."""
        if any(_overlap(saying.passage, other) for other in self.passages):
            return True
        return any(
            len(saying.stems & stems) >= _SAME * min(len(saying.stems), len(stems))
            for stems in self.stems
            if stems
        )


def _overlap(one: Passage, other: Passage) -> bool:
    return one.article == other.article and one.span.meets(other.span)


def plain_stems(text: str) -> frozenset[str]:
    """Stems without numbers: what is told does not hang on a figure."""
    return frozenset(stem for stem in content_stems(text) if not stem[:1].isdigit())


def material_of(
    shelf: Shelf,
    records: Sequence[TextOfRecord],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    lineage: Lineage,
) -> Material:
    """Lay everything ready. Cost: linear in the text and in what was found."""
    return Material(
        shelf,
        tuple(records),
        tuple(claims),
        tuple(conflicts),
        lineage,
        story_weights(tuple(shelf.articles.values()), lineage),
        shelf.foreign(),
        tuple(_sayings(shelf)),
        _by_article(p for r in records for w in r.witnesses for p in w.passages),
        _by_article(side.passage for c in conflicts for side in c.sides),
        tuple(_outvoted(conflicts, lineage)),
    )


def _by_article(passages: Iterable[Passage]) -> dict[ArticleId, tuple[Span, ...]]:
    found: dict[ArticleId, set[Span]] = {}
    for passage in passages:
        found.setdefault(passage.article, set()).add(passage.span)
    return {article: tuple(sorted(spans)) for article, spans in found.items()}


def _outvoted(conflicts: Iterable[Conflict], lineage: Lineage) -> Iterator[Outvoted]:
    for conflict in conflicts:
        if conflict.kind not in ("number", "date") or conflict.strength != "hard":
            continue
        groups = by_value(conflict.sides)
        counts = [
            lineage.independent(frozenset(s.passage.article for s in group)) for group in groups
        ]
        most = max(counts)
        fewer = [s.passage for g, n in zip(groups, counts, strict=True) if 2 * n <= most for s in g]
        if fewer:
            best = [s.passage for g, n in zip(groups, counts, strict=True) if n == most for s in g]
            yield Outvoted(tuple(fewer), tuple(best))


def _sayings(shelf: Shelf) -> Iterator[Saying]:
    for ident in sorted(shelf.articles, key=shelf.order.__getitem__):
        article, analysis = shelf.articles[ident], shelf.analyses.get(ident)
        if analysis is None:
            continue
        prose = [n for n, block in enumerate(article.blocks) if block.kind == "paragraph"]
        depth = {block: number for number, block in enumerate(prose)}
        for sentence in analysis.sentences:
            if sentence.block in depth:
                whole = Passage.at(ident, sentence.span)
                passage = shelf.plain(whole)
                text = shelf.text(passage)
                yield Saying(
                    whole, passage, text, plain_stems(text), depth[sentence.block], quality(text)
                )


def ended_quote(said: str) -> str:
    """The full stop stands inside where the quoted sentence brings its own."""
    inner = said.rstrip("\u201d\"\u00bb\u2019' ")
    return said if inner.endswith((".", "!", "?", "\u2026")) else said + "."


def reports(saying_name: str, verb: str, said: str) -> str:
    """ "Name reports: “…”" """
    return f"{capital(saying_name)} {verb}: {ended_quote(said)}"


def alike(saying: Saying, other: Saying, weights: Mapping[str, float]) -> bool:
    """Whether another report's sentence has the particular words of this one, figures aside."""
    return (
        other.passage.article != saying.passage.article
        and len(saying.stems & other.stems) * 2 >= len(saying.stems)
        and has_most(saying.stems, other.stems, weights)
        and _negated(saying.text) == _negated(other.text)
    )


def _negated(text: str) -> bool:
    return any(w in _NEGATIONS or w.endswith("n't") for w in words(text))
