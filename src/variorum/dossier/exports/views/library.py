"""Sources, copies and lineage in words: references complete, and what is missing said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.dossier.exports.views import dates
from variorum.dossier.exports.views.citing import Chip, Citing
from variorum.dossier.sources import place_of, safe_url
from variorum.dossier.timeline import clip
from variorum.model import ArticleId, Dossier, Evidence, Passage

_QUOTED = 180
# So many lines of evidence, and as many copies, stand on a page; and so many passages of
# each report for one reason.
_MOST_LINES = 120
_MOST_PASSAGES = 6
_MISSING = {
    "title": "title not given",
    "author": "author not given",
    "publisher": "publisher not given",
    "date": "date not given",
    "address": "no address",
}

# Names of languages for a reader; any other is given by its tag.
_LANGUAGES = {
    "ar": "Arabic",
    "da": "Danish",
    "de": "German",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ms": "Malay",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One reference."""

    sign: str
    title: str | None
    url: str | None
    bad_url: str | None
    publisher: str | None
    author: str | None
    published: str | None
    modified: str | None
    captured: str | None
    digest: str
    short: str
    input: str
    missing: tuple[str, ...]
    complaints: tuple[str, ...]
    copy_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a passage, with the sign that opens it."""

    chip: Chip
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; ``quoted`` are its passages side by side, one of each report."""

    detail: str
    chips: tuple[Chip, ...]
    passages: str
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """Who took from whom, in words; ``number`` is the edge's, as the picture links it."""

    number: int
    source: str
    source_sign: str
    target: str
    target_sign: str
    strong: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CopyLine:
    number: int
    left: str
    left_sign: str
    right: str
    right_sign: str
    percent: int
    kind: str
    directed: bool
    chips: tuple[Chip, ...]
    passages: str
    reasons: tuple[Reason, ...]


_COPY_KINDS = {
    "duplicate": "the same text",
    "copy": "copied text",
    "wire": "the same agency text",
    "excerpt": "an excerpt",
}


def source_lines(dossier: Dossier) -> tuple[SourceLine, ...]:
    """The list of sources, in the order of the signs."""
    captures = {capture.id: capture for capture in dossier.captures}
    entries = {entry.article: entry for entry in dossier.sources}
    signs = {entry.article: entry.siglum for entry in dossier.sources}
    unread = {analysis.article: analysis.unread for analysis in dossier.analyses}
    taken: dict[ArticleId, list[str]] = {}
    for copy in dossier.copies:
        if copy.direction:
            taken.setdefault(copy.direction[1], []).append(signs[copy.direction[0]])
    lines = []
    for article in dossier.articles:
        capture = captures.get(article.capture)
        digest = article.capture.removeprefix("sha256:")
        good = safe_url(article.url)
        lines.append(
            SourceLine(
                signs[article.id],
                article.title.value if article.title else None,
                good,
                article.url if article.url and not good else None,
                article.publisher.value if article.publisher else None,
                article.byline.value if article.byline else None,
                dates.said(article.published.value) if article.published else None,
                dates.said(article.modified.value) if article.modified else None,
                dates.said(capture.captured) if capture else None,
                digest,
                f"{digest[:6]}…{digest[-4:]}" if len(digest) > 12 else digest,
                article.input,
                tuple(_MISSING.get(part, part) for part in entries[article.id].missing)
                + _not_analysed(article.language, unread.get(article.id, ())),
                article.complaints,
                tuple(taken.get(article.id, ())),
            )
        )
    return tuple(lines)


def _not_analysed(language: str, unread: Sequence[str]) -> tuple[str, ...]:
    """What the reading of a report in another language did not look for."""
    if not unread:
        return ()
    name = _LANGUAGES.get(language.split("-")[0], f"language \u201c{language}\u201d")
    *first, last = unread
    listed = f"{', '.join(first)} and {last}" if first else last
    return (f"in {name}: {listed} not analysed",)


def _reasons(why: tuple[Evidence, ...], citing: Citing) -> tuple[Reason, ...]:
    """The reasons, the heaviest first; each report's first passages stand for a long list."""
    return tuple(
        Reason(
            e.detail or e.kind,
            citing.chips(_first(e.passages)),
            citing.written(_first(e.passages)),
            _quoted(e.passages, citing),
        )
        for e in sorted(why, key=lambda e: (-e.weight, e.kind, e.detail))
    )


def _first(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """A few passages of each report, in their order: a copy may share two hundred."""
    many: Counter[ArticleId] = Counter()
    kept = []
    for passage in passages:
        many[passage.article] += 1
        if many[passage.article] <= _MOST_PASSAGES:
            kept.append(passage)
    return tuple(kept)


def _quoted(passages: Sequence[Passage], citing: Citing) -> tuple[Quoted, ...]:
    """The first passage of each report, in the order of the evidence: source, then taker."""
    first: dict[ArticleId, Passage] = {}
    for passage in passages:
        first.setdefault(passage.article, passage)
    return tuple(
        Quoted(citing.chips((p,))[0], clip(citing.text(p), _QUOTED)) for p in first.values()
    )


def drawn_numbers(pictures: Iterable[str], prefix: str) -> frozenset[int]:
    """The numbers of the lines that pictures lead to by ``#prefix-number``."""
    found = (re.findall(rf'href="#{prefix}-(\d+)"', picture) for picture in pictures)
    return frozenset(int(number) for numbers in found for number in numbers)


def _chosen(order: Sequence[int], drawn: frozenset[int]) -> frozenset[int]:
    """The numbers to print: all of a few, else those drawn and the first of the order."""
    if len(order) <= _MOST_LINES:
        return frozenset(order)
    room = max(0, _MOST_LINES - len(drawn))
    return drawn | frozenset([number for number in order if number not in drawn][:room])


def edge_lines(
    dossier: Dossier, citing: Citing, drawn: frozenset[int] = frozenset()
) -> tuple[EdgeLine, ...]:
    """The edges of the lineage with their evidence; of very many those drawn and the strongest.

    Reports of one text make as many edges as there are pairs of them; a page of all would
    be too heavy to open.
    """
    lines = []
    edges = list(enumerate(dossier.lineage.edges, 1))
    order = sorted(
        edges, key=lambda e: (not e[1].strong, -max((w.weight for w in e[1].why), default=0), e[0])
    )
    kept = _chosen([number for number, _ in order], drawn)
    for number, edge in edges:
        if number not in kept:
            continue
        source = ArticleId(edge.source)
        inside = source in citing.articles
        lines.append(
            EdgeLine(
                number,
                citing.titled(source) if inside else edge.source,
                citing.signs[source] if inside else "",
                citing.titled(edge.target),
                citing.signs[edge.target],
                edge.strong,
                _reasons(edge.why, citing),
            )
        )
    return tuple(lines)


def copy_lines(
    dossier: Dossier, citing: Citing, drawn: frozenset[int] = frozenset()
) -> tuple[CopyLine, ...]:
    """Pairs of copies, of very many those drawn and the largest.

    The one it was taken from stands first where that is known.
    """
    lines = []
    copies = list(enumerate(dossier.copies, 1))
    order = sorted(copies, key=lambda c: (-max(c[1].share_a, c[1].share_b), c[0]))
    kept = _chosen([number for number, _ in order], drawn)
    for number, copy in copies:
        if number not in kept:
            continue
        left, right = copy.direction or sorted((copy.a, copy.b), key=citing.order.__getitem__)
        passages = [p for pair in copy.passages for p in pair]
        # Without a passage of its own a copy still has to be shown somewhere: in the titles.
        shown = _first(passages) or [place_of(citing.articles[a]) for a in (left, right)]
        lines.append(
            CopyLine(
                number,
                citing.titled(left),
                citing.signs[left],
                citing.titled(right),
                citing.signs[right],
                round(100 * max(copy.share_a, copy.share_b)),
                _COPY_KINDS.get(copy.kind, copy.kind),
                copy.direction is not None,
                citing.chips(shown),
                citing.written(shown),
                _reasons(copy.why, citing),
            )
        )
    return tuple(lines)
