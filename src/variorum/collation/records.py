"""Finding texts of record: which quotations are pieces of one and the same text.

Quotations are joined by shared wording, never by place or order. A short fragment joins a
text in which it stands, if its speaker is the text's author. What the same person said
elsewhere, or wrote in another document, stays apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.collation.align import Text, align
from variorum.collation.documents import document_near, document_of, same_sort
from variorum.collation.doubts import Denial, denials_of, is_denial
from variorum.collation.fragments import Cell, Fragment, Mark, read_cells, resolve
from variorum.collation.translations import Rendering, best_host, same_language
from variorum.model import Analysis, Article, ArticleId, Copy, Doubt, Passage, Quotation, Span
from variorum.text import FUNCTION_WORDS, fold

# A print of so many words may be the whole document.
FULL_PRINT_WORDS = 30


@dataclass(frozen=True, slots=True)
class Draft:
    """The fragments of one text of record, before they are aligned."""

    fragments: tuple[Fragment, ...]
    author: str | None
    doubts: tuple[Doubt, ...] = ()
    translations: tuple[Rendering, ...] = ()

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
    last_end, last_group, last_speaker = -1, -1, None
    for row in _rows(article, analysis.quotations):
        spans = tuple(span for _, own in row for span in own)
        cells, tail = read_cells(article.text, article.id, spans)
        lead = row[0][0]
        sure = any(quotation.use == "speech" for quotation, _ in row)
        if not sure and len(cells) < 2:
            continue
        speaker = next((quotation.speaker for quotation, _ in row if quotation.speaker), None)
        if lead.form == "block":
            spans, cells, tail = _signed(spans, cells, tail, speaker)
        if not cells:
            continue
        outer = row[0][0].outer
        group = lead.group
        if last_end >= 0 and not article.text[last_end : outer.start].strip(" \n\t"):
            # Quotations with nothing between them are one utterance, if one person speaks.
            if speaker is None or last_speaker is None or speaker == last_speaker:
                group, speaker = last_group, speaker or last_speaker
        last_end = max(spans[-1].end, *(quotation.outer.end for quotation, _ in row))
        last_group, last_speaker = group, speaker
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
                sure=sure,
                form=lead.form,
                group=group,
                document=document_near(article, analysis, spans),
                language=article.language,
                published=article.published.value if article.published else "",
            )
        )
    return tuple(found)


def _signed(
    spans: tuple[Span, ...],
    cells: tuple[Cell, ...],
    tail: tuple[Mark, ...],
    speaker: str | None,
) -> tuple[tuple[Span, ...], tuple[Cell, ...], tuple[Mark, ...]]:
    """A block print without what follows the author's signature."""
    if not speaker:
        return spans, cells, tail
    name = {part.casefold() for part in speaker.split()}
    starts = [0, *(i for i, cell in enumerate(cells) if i and cell.breaks)]
    ends = [*starts[1:], len(cells)]
    for first, last in list(zip(starts, ends, strict=True))[1:-1]:
        line = cells[first:last]
        if len(line) <= 4 and {cell.norm for cell in line} <= name:
            stop = cells[last - 1].end
            kept = tuple(
                Span(span.start, min(span.end, stop)) for span in spans if span.start < stop
            )
            return kept, cells[:last], cells[last].marks
    return spans, cells, tail


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
        if _TITLE_CUE.search(
            article.text, max(0, quotation.outer.start - 40), quotation.outer.start
        ):
            continue  # a document's title or subject line is no part of its text
        spans: tuple[Span, ...] = (_to_paragraph_end(article, quotation),)
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


def _to_paragraph_end(article: Article, quotation: Quotation) -> Span:
    """A quotation that opens a paragraph, is never closed in it, and goes on in the next.

    Printers repeat the opening mark at each paragraph of a long quotation and close only
    the last; such a paragraph is quoted to its end.
    """
    text, span = article.text, quotation.span
    if quotation.form != "marks" or quotation.parent is not None:
        return span
    for block, after in pairwise(article.blocks):
        if block.span.holds(span) and text[block.span.start : span.start].strip() in _OPENING:
            rest = text[span.end : block.span.end]
            opens_next = fold(text[after.span.start : after.span.start + 1]) in "'\""
            if rest and opens_next and '"' not in fold(rest) and after.kind == block.kind:
                return Span(span.start, block.span.end)
    return span


def _counts(quotation: Quotation) -> bool:
    """True for quoted words; scare quotes may turn out to be pieces of a text."""
    if quotation.kind == "indirect" or quotation.form == "verb":
        return False
    return quotation.use in ("speech", "scare")


def _without(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    left, start = [], span.start
    for hole in sorted(holes):
        if hole.start > start:
            left.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < span.end:
        left.append(Span(start, span.end))
    return tuple(left)


_TITLE_CUE = re.compile(
    r"\b(?:subject(?:\s+line)?|titled|entitled|headed|headlined|under\s+the\s+(?:title|"
    r"heading|headline))[\s:,]*$",
    re.IGNORECASE,
)
_OPENING = frozenset({'"', "\u201c", "\u201e", "\u00ab", "'", "\u2018"})
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


@dataclass(slots=True)
class _Cluster:
    """Fragments found to be of one text, while texts are still being told apart."""

    fragments: list[Fragment]
    author: str | None
    doubts: list[Doubt]
    translations: list[Rendering]


def find_drafts(
    fragments: Sequence[Fragment],
    origins: dict[ArticleId, str],
    denials: Sequence[Denial] = (),
) -> list[Draft]:
    """Join fragments into the texts they are pieces of.

    Returns:
        Drafts worth an apparatus: documents, and spoken words that two independent
        reports print. Order is by content.

    Cost: O(words) for the index of word triples, plus one alignment for each short
    fragment and text by its speaker.
    """
    fragments = sorted(fragments, key=_by_content)
    groups = _join_by_wording(fragments)
    groups = _join_contained(groups, origins)
    groups = _join_documents(groups)
    groups = _join_contained(groups, origins)
    clusters = [_Cluster(group, author_of(group, origins), [], []) for group in groups]
    clusters = _set_doubts_aside(clusters, denials, origins)
    clusters = _attach_translations(clusters)
    drafts = [
        Draft(
            tuple(sorted(cluster.fragments, key=_by_content)),
            cluster.author,
            tuple(sorted(cluster.doubts, key=lambda doubt: doubt.passage)),
            tuple(sorted(cluster.translations, key=lambda pair: _by_content(pair.foreign))),
        )
        for cluster in clusters
        if _worthy(cluster.fragments, origins) or cluster.translations
    ]
    return sorted(
        drafts, key=lambda d: (-max(len(f.cells) for f in d.fragments), _by_content(d.fragments[0]))
    )


def _set_doubts_aside(
    clusters: list[_Cluster], denials: Sequence[Denial], origins: dict[ArticleId, str]
) -> list[_Cluster]:
    """Move lines that are denied, or that a full print lacks, from texts to their doubts."""
    kept: list[_Cluster] = []
    order = sorted(
        clusters, key=lambda c: (-len(fullest(c.fragments).cells), _by_content(c.fragments[0]))
    )
    for cluster in order:
        host, reason, passages = _doubtful(cluster, kept, denials, origins)
        if host is None:
            kept.append(cluster)
            continue
        host.doubts.extend(Doubt(f.passage, reason, passages) for f in cluster.fragments)
    return kept


def _doubtful(
    cluster: _Cluster,
    hosts: Sequence[_Cluster],
    denials: Sequence[Denial],
    origins: dict[ArticleId, str],
) -> tuple[_Cluster | None, str, tuple[Passage, ...]]:
    line = fullest(cluster.fragments)
    here = {fragment.article for fragment in cluster.fragments}
    said = [d for f in cluster.fragments for d in denials_of(f, denials)]
    for host in hosts:
        print_ = fullest(host.fragments)
        if len(print_.cells) < 8 or len(print_.cells) <= len(line.cells):
            continue
        if cluster.author is not None and not same_person(cluster.author, host.author):
            continue
        beside = bool(here & {fragment.article for fragment in host.fragments})
        if said and len(line.cells) >= 3 and not is_denial(line) and (cluster.author or beside):
            passages = tuple(sorted({denial.passage for denial in said}))
            return host, "another passage denies that these words are in the text", passages
        independent = {origins.get(article, article) for article in here}
        if (
            cluster.author is not None
            and beside
            and len(independent) == 1
            and all(f.written and f.form == "marks" for f in cluster.fragments)
            and len(line.cells) >= 3
            and same_sort(document_of(cluster.fragments), document_of(host.fragments))
            and is_full_print(print_)
            and print_.article not in here
        ):
            reason = "in no other witness, though one prints the text whole"
            return host, reason, (print_.passage,)
    return None, "", ()


def _attach_translations(clusters: list[_Cluster]) -> list[_Cluster]:
    """Join what a report in another language prints with the text it translates."""
    kept: list[_Cluster] = []
    order = sorted(
        clusters,
        key=lambda c: (
            -len({f.article for f in c.fragments}),
            -len(fullest(c.fragments).cells),
            _by_content(c.fragments[0]),
        ),
    )
    for cluster in order:
        language = cluster.fragments[0].language
        hosts = [
            host
            for host in kept
            if cluster.author
            and same_person(host.author, cluster.author)
            and not same_language(host.fragments[0].language, language)
        ]
        prints = [fragment for host in hosts for fragment in host.fragments]
        pairs: list[Rendering] = []
        if hosts:
            for fragment in cluster.fragments:
                pair = best_host(fragment, prints, len(hosts))
                if pair is not None:
                    pairs.append(pair)
        if pairs and len(pairs) == len(cluster.fragments):
            for pair in pairs:
                host = next(h for h in hosts if pair.own in h.fragments)
                host.translations.append(pair)
        else:
            kept.append(cluster)
    return kept


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
    # A surname alone goes with the full name that has it, if there is only one.
    for short in sorted(named):
        fuller = [name for name in named if name != short and same_person(short, name)]
        if len(fuller) == 1 and len(short.split()) < len(fuller[0].split()):
            named[fuller[0]] |= named[short]
            size[fuller[0]] += size[short]
            size[short] = 0
            named[short] = set()
    return min(named, key=lambda name: (-len(named[name]), -size[name], name))


def same_person(left: str | None, right: str | None) -> bool:
    """True if two names can be one person's: equal, or one is part of the other."""
    if not left or not right:
        return False
    first, second = left.casefold().split(), right.casefold().split()
    return first == second or set(first) <= set(second) or set(second) <= set(first)


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
        if not fragment.sure:
            continue
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
        if fragment.sure and fragment.speaker and _content(fragment.keys) >= 2:
            first = whole.setdefault((fragment.speaker, fragment.keys), index)
            parent[root(index)] = root(first)
    clusters: dict[int, list[Fragment]] = defaultdict(list)
    for index, fragment in enumerate(fragments):
        clusters[root(index)].append(fragment)
    return [clusters[key] for key in sorted(clusters)]


def _linked(left: Fragment, right: Fragment, run: Sequence[str]) -> bool:
    shorter = min(len(left.atoms), len(right.atoms))
    content = _content(run)
    if left.speaker and right.speaker and not same_person(left.speaker, right.speaker):
        # Another speaker is named: only the same words, and enough of them, weigh more.
        return len(run) >= 5 and content >= 2 and len(run) >= 0.8 * shorter
    if len(run) >= 5 and content >= 2:
        return True
    return content >= 1 and len(run) >= 0.6 * shorter


def is_full_print(fragment: Fragment) -> bool:
    """True if a print may be the whole document: a block, or a quotation of paragraphs."""
    return len(fragment.cells) >= FULL_PRINT_WORDS and (
        fragment.form == "block" or any(cell.breaks for cell in fragment.cells)
    )


def fullest(cluster: Sequence[Fragment]) -> Fragment:
    """The longest print; one that is a whole sentence before one that is not."""
    return min(
        cluster,
        key=lambda f: (
            f.headline,
            not f.sure,
            -len(f.cells),
            not f.opened,
            not f.closed,
            *_by_content(f),
        ),
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
    same = same_person(author, host_author)
    if not any(fragment.sure for fragment in cluster) and not here:
        return False
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
    if print_.headline and here and author is None:
        return share >= 0.6 and (content >= 2 or len(print_.atoms) >= 4)
    if author is None and len(print_.atoms) >= 5 and print_.sure:
        return share >= 0.75 and content >= 2
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
                same_person(author_of(other, {}), speaker)
                and same_sort(document_of(other), sort)
                and same_language(other[0].language, cluster[0].language)
                and ("chat" not in (sort, document_of(other)) or _one_utterance(cluster, other))
                and (
                    _one_utterance(cluster, other)
                    or (
                        (_is_document(cluster) and _is_document(other))
                        or (sort == "speech" and document_of(other) == "speech")
                    )
                    and max(len(fullest(c).cells) for c in (cluster, other)) < FULL_PRINT_WORDS
                )
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
    cluster = [fragment for fragment in cluster if fragment.sure]
    if not cluster:
        return False
    size = len(fullest(cluster).cells)
    independent = {origins.get(f.article, f.article) for f in cluster if not f.headline}
    if len(independent) >= 2:
        return size >= 3 and _content(fullest(cluster).keys) >= 2
    if any(f.form == "block" for f in cluster) and size >= 8:
        return True
    return size >= 2 and any(
        f.written and f.speaker and f.document and not is_denial(f) for f in cluster
    )
