"""Finding texts of record: which quotations are pieces of one and the same text.

Quotations are joined by shared wording, never by place or order. A short fragment joins a
text in which it stands, if its speaker is the text's author. What the same person said
elsewhere, or wrote in another document, stays apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from variorum.collation.align import Text, align
from variorum.collation.documents import document_near, document_of, same_sort
from variorum.collation.fragments import Fragment, read_cells, resolve
from variorum.model import Analysis, Article, ArticleId, Copy, Quotation, Span
from variorum.text import FUNCTION_WORDS

# A print of so many words may be the whole document.
FULL_PRINT_WORDS = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """The fragments of one text of record, before they are aligned."""

    fragments: tuple[Fragment, ...]
    author: str | None

    @property
    def articles(self) -> frozenset[ArticleId]:
        return frozenset(fragment.article for fragment in self.fragments)


def origin_groups(articles: Sequence[Article], copies: Sequence[Copy]) -> dict[ArticleId, str]:
    """For every article the name of its origin; copies of one text share it."""
    parent: dict[ArticleId, ArticleId] = {article.id: article.id for article in articles}

    def root(article: ArticleId) -> ArticleId:
        while parent[article] != article:
            article = parent[article]
        return article

    for copy in copies:
        if copy.a in parent and copy.b in parent and max(copy.share_a, copy.share_b) >= 0.5:
            low, high = sorted((root(copy.a), root(copy.b)))
            parent[high] = low
    return {article: str(root(article)) for article in parent}


def gather(article: Article, analysis: Analysis) -> tuple[Fragment, ...]:
    """The fragments of one article: its quotations, read word by word."""
    found: list[Fragment] = []
    for row in _rows(article, analysis.quotations):
        spans = tuple(span for _, own in row for span in own)
        cells, tail = read_cells(article.text, article.id, spans)
        if not cells:
            continue
        lead = row[0][0]
        speaker = next((quotation.speaker for quotation, _ in row if quotation.speaker), None)
        found.append(
            Fragment(
                article=article.id,
                spans=spans,
                cells=cells,
                atoms=resolve(cells),
                tail=tail,
                speaker=speaker,
                written=any(quotation.written for quotation, _ in row),
                headline=lead.headline,
                form=lead.form,
                group=lead.group,
                document=document_near(article, analysis, spans),
                language=article.language,
                published=article.published.value if article.published else "",
            )
        )
    return tuple(found)


def _rows(
    article: Article, quotations: Sequence[Quotation]
) -> list[list[tuple[Quotation, tuple[Span, ...]]]]:
    """Quotations in the order of the text; those that go on over paragraphs in one row."""
    held: dict[int, list[int]] = defaultdict(list)
    for index, quotation in enumerate(quotations):
        if quotation.parent is not None and _counts(quotation):
            held[quotation.parent].append(index)
    skipped: set[int] = set()
    usable: list[tuple[Quotation, tuple[Span, ...]]] = []
    for index, quotation in enumerate(quotations):
        if not _counts(quotation) or not len(quotation.span):
            continue
        spans: tuple[Span, ...] = (quotation.span,)
        inner = [quotations[child] for child in held.get(index, ())]
        if inner:
            inside = sum(len(child.span) for child in inner)
            whole = quotation.form == "block" or len(quotation.span) >= 4 * inside
            if whole or all(child.speaker == quotation.speaker for child in inner):
                skipped.update(held[index])
            else:
                spans = _without(quotation.span, [child.outer for child in inner])
        usable.append((quotation, spans))
    usable = [
        (quotation, spans)
        for quotation, spans in usable
        if spans and not any(quotations[i] is quotation for i in skipped)
    ]
    usable.sort(key=lambda item: (item[0].span, item[0].outer))
    rows: list[list[tuple[Quotation, tuple[Span, ...]]]] = []
    for quotation, spans in usable:
        if rows and _goes_on(article.text, rows[-1][-1][0], quotation):
            rows[-1].append((quotation, spans))
        else:
            rows.append([(quotation, spans)])
    return rows


def _counts(quotation: Quotation) -> bool:
    return quotation.use == "speech" and quotation.kind != "indirect"


def _without(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    left, start = [], span.start
    for hole in sorted(holes):
        if hole.start > start:
            left.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < span.end:
        left.append(Span(start, span.end))
    return tuple(left)


_BETWEEN = re.compile(r"[\s\"'\u2018-\u201f\u00ab\u00bb>•*·-]*")


def _goes_on(text: str, before: Quotation, after: Quotation) -> bool:
    """True if ``after`` continues ``before`` over a paragraph's end."""
    between = text[before.span.end : after.span.start]
    if "\n" not in between or len(between) > 12 or not _BETWEEN.fullmatch(between):
        return False
    if before.headline or after.headline:
        return False
    if before.speaker and after.speaker and before.speaker != after.speaker:
        return False
    if before.form == "block" and after.form == "block":
        return True
    return before.form == after.form and before.outer.end == before.span.end


def find_drafts(fragments: Sequence[Fragment], origins: dict[ArticleId, str]) -> list[Draft]:
    """Join fragments into the texts they are pieces of.

    Returns:
        Drafts worth an apparatus: documents, and spoken words that two independent
        reports print. Order is by content.

    Cost: O(words) for the index of word triples, plus one alignment for each short
    fragment and text by its speaker.
    """
    fragments = sorted(fragments, key=_by_content)
    clusters = _join_by_wording(fragments)
    clusters = _join_contained(clusters, origins)
    clusters = _join_documents(clusters)
    clusters = _join_contained(clusters, origins)
    drafts = [
        Draft(tuple(sorted(cluster, key=_by_content)), author_of(cluster, origins))
        for cluster in clusters
        if _worthy(cluster, origins)
    ]
    return sorted(
        drafts, key=lambda d: (-max(len(f.cells) for f in d.fragments), _by_content(d.fragments[0]))
    )


def _by_content(fragment: Fragment) -> tuple[object, ...]:
    return (
        -len(fragment.cells),
        fragment.published or "9999",
        fragment.plain,
        fragment.article,
        fragment.spans[0].start,
    )


def author_of(fragments: Iterable[Fragment], origins: dict[ArticleId, str]) -> str | None:
    """Whose words these are: the speaker that most independent reports name."""
    named: dict[str, set[str]] = defaultdict(set)
    size: Counter[str] = Counter()
    for fragment in fragments:
        if fragment.speaker:
            named[fragment.speaker].add(origins.get(fragment.article, fragment.article))
            size[fragment.speaker] += len(fragment.cells)
    if not named:
        return None
    return min(named, key=lambda name: (-len(named[name]), -size[name], name))


def _content(keys: Iterable[str]) -> int:
    return sum(1 for key in keys if key not in FUNCTION_WORDS)


def _join_by_wording(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    parent = list(range(len(fragments)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    triples: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for index, fragment in enumerate(fragments):
        keys = fragment.keys
        for at in range(len(keys) - 2):
            triples[keys[at : at + 3]].append((index, at))
    for places in triples.values():
        # The pairs of a very common triple are found through the first print alone.
        if len(places) > 40:
            places = places[:40]
        for number, (left, at_left) in enumerate(places):
            for right, at_right in places[number + 1 :]:
                if root(left) == root(right):
                    continue
                keys, others = fragments[left].keys, fragments[right].keys
                if at_left and at_right and keys[at_left - 1] == others[at_right - 1]:
                    continue
                size = 0
                while (
                    at_left + size < len(keys)
                    and at_right + size < len(others)
                    and keys[at_left + size] == others[at_right + size]
                ):
                    size += 1
                run = keys[at_left : at_left + size]
                if _linked(fragments[left], fragments[right], run):
                    parent[root(right)] = root(left)
    whole: dict[tuple[str | None, tuple[str, ...]], int] = {}
    for index, fragment in enumerate(fragments):
        if fragment.speaker and _content(fragment.keys) >= 2:
            first = whole.setdefault((fragment.speaker, fragment.keys), index)
            parent[root(index)] = root(first)
    clusters: dict[int, list[Fragment]] = defaultdict(list)
    for index, fragment in enumerate(fragments):
        clusters[root(index)].append(fragment)
    return [clusters[key] for key in sorted(clusters)]


def _linked(left: Fragment, right: Fragment, run: Sequence[str]) -> bool:
    shorter = min(len(left.atoms), len(right.atoms))
    content = _content(run)
    if left.speaker and right.speaker and left.speaker != right.speaker:
        # Another speaker is named: only the same words, and enough of them, weigh more.
        return len(run) >= 5 and content >= 2 and len(run) >= 0.8 * shorter
    if len(run) >= 5 and content >= 2:
        return True
    return content >= 1 and len(run) >= 0.6 * shorter


def fullest(cluster: Sequence[Fragment]) -> Fragment:
    """The longest print; one that is a whole sentence before one that is not."""
    return min(
        cluster,
        key=lambda f: (f.headline, -len(f.cells), not f.opened, not f.closed, *_by_content(f)),
    )


def _join_contained(
    clusters: list[list[Fragment]], origins: dict[ArticleId, str]
) -> list[list[Fragment]]:
    """Let small clusters join the text that holds their words."""
    order = sorted(range(len(clusters)), key=lambda i: (-len(fullest(clusters[i]).cells), i))
    hosts: list[tuple[list[Fragment], Text, str | None]] = []
    for index in order:
        cluster = clusters[index]
        print_ = fullest(cluster)
        author = author_of(cluster, origins)
        for host, text, host_author in hosts:
            if len(text.cells) > len(print_.cells) and _belongs(
                cluster, author, host, host_author, text
            ):
                host.extend(cluster)
                break
        else:
            hosts.append((list(cluster), Text(print_.cells, print_.atoms), author))
    return [host for host, _, _ in hosts]


def _belongs(
    cluster: Sequence[Fragment],
    author: str | None,
    host: Sequence[Fragment],
    host_author: str | None,
    text: Text,
) -> bool:
    print_ = fullest(cluster)
    if len(text.cells) < 4:
        return False
    here = any(fragment.article == print_.article for fragment in host)
    same = author is not None and author == host_author
    if len(print_.atoms) == 1:
        return (
            same
            and len(text.cells) >= 8
            and print_.keys[0] in text.single
            and print_.keys[0] not in FUNCTION_WORDS
        )
    alignment = align(print_, text)
    share = alignment.matched / len(print_.atoms)
    placed = [place for place in alignment.to if place >= 0]
    in_a_row = bool(placed) and placed == list(range(placed[0], placed[0] + len(placed)))
    content = _content(print_.keys)
    if same:
        return share >= 0.6 and (content >= 1 or (here and len(placed) >= 3))
    if author is None or host_author is None:
        return share == 1 and in_a_row and content >= (1 if here else 2)
    return share == 1 and in_a_row and len(print_.atoms) >= 3 and content >= 2 and here


def _is_document(cluster: Sequence[Fragment]) -> bool:
    return any(f.written or f.form == "block" for f in cluster)


def _join_documents(clusters: list[list[Fragment]]) -> list[list[Fragment]]:
    """Join pieces of one document that no print shows whole: same author, same sort."""
    joined: list[list[Fragment]] = []
    for cluster in clusters:
        speaker = author_of(cluster, {})
        sort = document_of(cluster)
        for other in joined:
            if (
                speaker
                and author_of(other, {}) == speaker
                and same_sort(document_of(other), sort)
                and (
                    (_is_document(cluster) and _is_document(other))
                    or (sort == "speech" and document_of(other) == "speech")
                    or _one_utterance(cluster, other)
                )
                and max(len(fullest(c).cells) for c in (cluster, other)) < FULL_PRINT_WORDS
            ):
                other.extend(cluster)
                break
        else:
            joined.append(list(cluster))
    return joined


def _one_utterance(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    groups = {(f.article, f.group) for f in left}
    return any((f.article, f.group) in groups for f in right)


def _worthy(cluster: Sequence[Fragment], origins: dict[ArticleId, str]) -> bool:
    size = len(fullest(cluster).cells)
    independent = {origins.get(f.article, f.article) for f in cluster if not f.headline}
    if len(independent) >= 2:
        return size >= 3 and _content(fullest(cluster).keys) >= 2
    if any(f.form == "block" for f in cluster) and size >= 8:
        return True
    return any(f.written and f.speaker for f in cluster) and size >= 2


def without(fragment: Fragment, **changes: object) -> Fragment:
    """A copy of a fragment with some of its facts changed."""
    return replace(fragment, **changes)  # type: ignore[arg-type]
