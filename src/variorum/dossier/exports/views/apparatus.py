"""The apparatus as an aligned table: places side by side, witnesses below each other.

Witnesses that have the same at every place of a table share a row, so that fifty reports
that print one agency's text do not hide the one that changed a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from variorum.dossier.exports.views.citing import Chip, Citing
from variorum.dossier.exports.views.readings import bare, class_of, shortened
from variorum.dossier.timeline import clip
from variorum.model import ArticleId, Passage, TextOfRecord, Variant

# A table with more places than this is too wide for paper.
_WIDEST = 5
# So many fields are drawn; beyond, the list of variants has them all.
_MOST_FIELDS = 1200
_MOST_ROWS = 24
_SENTENCE = re.compile(r"[.!?…]+[\"'”’)]*\s+|\n+")
LABELS = {
    "word": "word",
    "order": "order",
    "translation": "translated",
    "omission": "left out",
    "addition": "added",
    "ellipsis": "gap marked",
    "case": "capitals",
    "spelling": "spelling",
    "sic": "error",
    "bracket": "brackets",
    "punctuation": "punctuation",
}


@dataclass(frozen=True, slots=True)
class Field:
    """What some witnesses have at one place: ``same``, ``other`` or ``none``."""

    state: str
    text: str
    css: str
    labels: tuple[str, ...]
    href: str
    anchors: str


@dataclass(frozen=True, slots=True)
class Place:
    """A head of the table: the words of the text, with a little of what stands around."""

    numbers: tuple[str, ...]
    idents: tuple[str, ...]
    before: str
    lemma: str
    after: str
    css: str
    first: bool


@dataclass(frozen=True, slots=True)
class Row:
    chips: tuple[Chip, ...]
    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class AlignedTable:
    places: tuple[Place, ...]
    rows: tuple[Row, ...]
    more: int
    light: bool


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Variants that overlap, as one place ``[start, end)`` of the text."""

    start: int
    end: int
    variants: tuple[tuple[str, Variant], ...]


def _clusters(variants: Sequence[tuple[str, Variant]]) -> list[_Cluster]:
    """Overlapping variants together; one that adds words stands within what holds its place."""
    out: list[_Cluster] = []
    for number, variant in sorted(variants, key=lambda v: (v[1].start, -v[1].end, len(v[0]), v[0])):
        last = out[-1] if out else None
        if last and (
            variant.start < last.end or (variant.start, variant.end) == (last.start, last.end)
        ):
            out[-1] = _Cluster(
                last.start, max(last.end, variant.end), (*last.variants, (number, variant))
            )
        else:
            out.append(_Cluster(variant.start, variant.end, ((number, variant),)))
    return out


def _gravest(cluster: _Cluster) -> Variant:
    return min((v for _, v in cluster.variants), key=lambda v: (v.rank, v.kind, v.id))


def _head(
    record: TextOfRecord, cluster: _Cluster, ident: Callable[[str], str], first: bool
) -> Place:
    text = record.text
    before = re.split(r"\n", text[max(0, cluster.start - 60) : cluster.start])[-1].split()
    after = re.split(r"\n", text[cluster.end : cluster.end + 60])[0].split()
    numbers = tuple(sorted((sign for sign, _ in cluster.variants), key=lambda s: (len(s), s)))
    return Place(
        numbers,
        tuple(ident(number) for number in numbers),
        " ".join(before[-3:]) + " " * text[: cluster.start].endswith((" ", "\n")),
        shortened(text[cluster.start : cluster.end], 60),
        " " * text[cluster.end :].startswith((" ", "\n")) + " ".join(after[:3]),
        class_of(_gravest(cluster)),
        first,
    )


@dataclass(frozen=True, slots=True, order=True)
class _Told:
    """A reading of one article at a place; ``besides``: it prints the text's words too."""

    rank: int
    text: str
    css: str
    label: str
    besides: bool
    passages: tuple[Passage, ...]


def _told(record: TextOfRecord, cluster: _Cluster) -> dict[ArticleId, list[_Told]]:
    """For each article that differs here its readings, the gravest first."""
    found: dict[ArticleId, list[_Told]] = {}
    for _, variant in cluster.variants:
        agreeing = {p.article for p in variant.readings[0].passages} if variant.readings else set()
        for index in range(1, len(variant.readings)):
            passages = variant.readings[index].passages
            text = shortened(bare(record, variant, index)[1], 60)
            for article in {p.article for p in passages}:
                found.setdefault(article, []).append(
                    _Told(
                        variant.rank,
                        text,
                        class_of(variant),
                        LABELS.get(variant.kind, variant.kind),
                        article in agreeing,
                        passages,
                    )
                )
    return {article: sorted(told) for article, told in found.items()}


def _other(told: Sequence[_Told], citing: Citing) -> Field:
    """A field of those who differ; it opens the passages of all who have the same."""
    chips = citing.chips(p for one in told for p in one.passages)
    labels = [f"{one.label}, beside the text’s" if one.besides else one.label for one in told]
    return Field(
        "other",
        " · ".join(dict.fromkeys(one.text for one in told if one.text)),
        told[0].css,
        tuple(dict.fromkeys(labels)),
        chips[0].href,
        " ".join(chip.every for chip in chips),
    )


def _table(
    record: TextOfRecord,
    clusters: Sequence[tuple[_Cluster, bool]],
    articles: Sequence[ArticleId],
    prints: dict[int, set[ArticleId]],
    citing: Citing,
    ident: Callable[[str], str],
    light: bool,
) -> AlignedTable:
    columns: list[dict[ArticleId, Field]] = []
    for cluster, _ in clusters:
        readings = _told(record, cluster)
        agreeing = {
            p.article
            for _, v in cluster.variants
            for p in (v.readings[0].passages if v.readings else ())
        }
        for start, those in prints.items():
            if cluster.start <= start < cluster.end:
                agreeing |= those
        column: dict[ArticleId, Field] = {}
        for article in articles:
            if article in readings:
                column[article] = _other(readings[article], citing)
            elif article in agreeing:
                column[article] = Field(
                    "same", clip(record.text[cluster.start : cluster.end], 26), "", (), "", ""
                )
            else:
                column[article] = Field("none", "", "", (), "", "")
        columns.append(column)
    shared: dict[tuple[Field, ...], list[ArticleId]] = {}
    for article in articles:
        shared.setdefault(tuple(column[article] for column in columns), []).append(article)
    rank = {"other": 0, "same": 1, "none": 2}
    ordered = sorted(
        shared.items(),
        # Those who differ stand first; those who print nothing of it, last.
        key=lambda pair: (min(rank[f.state] for f in pair[0]), citing.order[pair[1][0]]),
    )
    witnesses = {w.article: w for w in record.witnesses}
    rows = tuple(
        Row(
            citing.chips(p for a in those for p in witnesses[a].passages),
            citing.name(those[0]) if len(those) == 1 else "",
            fields,
        )
        for fields, those in ordered[:_MOST_ROWS]
    )
    heads = tuple(_head(record, c, ident, first) for c, first in clusters)
    return AlignedTable(heads, rows, sum(len(those) for _, those in ordered[_MOST_ROWS:]), light)


def aligned_tables(
    record: TextOfRecord,
    numbered: Sequence[tuple[str, Variant]],
    light: Callable[[Variant], bool],
    ident: Callable[[str], str],
    citing: Citing,
) -> tuple[tuple[AlignedTable, ...], int]:
    """The tables, those with grave places first, and how many places were left to the list.

    Args:
        numbered: The variants with their numbers on the page.
        light: Whether a variant is a trifle.
        ident: The id of a variant's note on the page.

    Cost: O(places · witnesses).
    """
    articles = sorted(
        {w.article for w in record.witnesses if w.passages}, key=citing.order.__getitem__
    )
    if len(articles) < 2:
        return (), 0
    prints: dict[int, set[ArticleId]] = {}
    for word in record.words:
        prints.setdefault(word.start, set()).update(p.article for p in word.passages)
    ends = [m.end() for m in _SENTENCE.finditer(record.text)]

    def sentence(at: int) -> int:
        return sum(end <= at for end in ends)

    out: list[AlignedTable] = []
    used = left = 0
    for trifles in (False, True):
        chosen = [pair for pair in numbered if light(pair[1]) == trifles]
        run: list[tuple[_Cluster, bool]] = []
        runs: list[list[tuple[_Cluster, bool]]] = []
        last = -1
        sentences: dict[int, list[_Cluster]] = {}
        for cluster in _clusters(chosen):
            sentences.setdefault(sentence(cluster.start), []).append(cluster)
        for number, clusters in sentences.items():
            if run and len(run) + len(clusters) > _WIDEST:
                runs.append(run)
                run = []
            for cluster in clusters:
                if len(run) == _WIDEST:
                    runs.append(run)
                    run = []
                run.append((cluster, bool(run) and number != last))
                last = number
        if run:
            runs.append(run)
        for some in runs:
            if used >= _MOST_FIELDS:
                left += len(some)
                continue
            table = _table(record, some, articles, _within(prints, some), citing, ident, trifles)
            used += len(table.rows) * len(some)
            out.append(table)
    return tuple(out), left


def _within(
    prints: dict[int, set[ArticleId]], clusters: Sequence[tuple[_Cluster, bool]]
) -> dict[int, set[ArticleId]]:
    """Only the words of these places, so that a long text is not searched for each."""
    low = min(c.start for c, _ in clusters)
    high = max(c.end for c, _ in clusters)
    return {start: those for start, those in prints.items() if low <= start < high}
