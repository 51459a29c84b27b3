"""Gathering: the quotations of an article as fragments, read word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from variorum.collation.documents import (
    day_near,
    document_near,
    edge_near,
    sort_in,
    which_near,
)
from variorum.collation.fragments import Cell, Fragment, Mark, read_cells, resolve
from variorum.model import Analysis, Article, Quotation, Span
from variorum.text import fold

# Longer quotations (some 40,000 words) are not collated: no report prints as much.
LONGEST = 250_000
# Numbers of utterances that the reading of an article took for one are so far apart.
_APART = 10_000
# A line under a signature has at most so many words.
_OFFICE_WORDS = 8
_TITLE_CUE = re.compile(
    r"\b(?:subject(?:\s+line)?|titled|entitled|headed|headlined|under\s+the\s+(?:title|"
    r"heading|headline))[\s:,]*$",
    re.IGNORECASE,
)

# Words after which a document is read out, and no mouth speaks.
_READS = re.compile(
    r"(?:begins?|began|opens?|opened|starts?|started|ends?|ended|closes?|closed|goes\s+on|went\s+on|"
    r"continues?|continued|reads?|runs?|ran|states?|concludes?|it\s+says|it\s+said)?\W*",
    re.IGNORECASE,
)
_PAPERS = frozenset({"memo", "letter", "message", "post", "statement", "text"})
_HEAD = 500
_PRONOUNS = frozenset("he she they it we i who this that".split())
_ARTICLES = frozenset("a an the one another two three several many some his her their".split())

_OPENING = frozenset({'"', "\u201c", "\u201e", "\u00ab", "'", "\u2018"})

_BETWEEN = re.compile(r"[\s\"'\u2018-\u201f\u00ab\u00bb>•*·-]*")


def gather(article: Article, analysis: Analysis) -> tuple[Fragment, ...]:
    """The fragments of one article: its quotations, read word by word."""
    found: list[Fragment] = []
    about = _about(article, analysis)
    last_end, last_group, last_speaker = -1, -1, None
    given, apart = -1, 0
    for row in _rows(article, analysis.quotations):
        if sum(len(span) for _, own in row for span in own) > LONGEST:
            continue
        spans = tuple(span for _, own in row for span in own)
        cells, tail = read_cells(article.text, article.id, spans)
        lead = row[0][0]
        sure = any(quotation.use == "speech" for quotation, _ in row)
        if not sure and len(cells) < 2:
            continue
        speaker = next(
            (q.speaker for q, _ in row if q.speaker and not _is_pronoun(q.speaker)), None
        )
        if lead.form == "block":
            spans, cells, tail = _signed(spans, cells, tail, speaker)
        if not cells:
            continue
        outer = row[0][0].outer
        group = lead.group
        between = article.text[last_end : outer.start] if last_end >= 0 else ""
        nothing_between = last_end >= 0 and not between.strip()
        one_person = speaker is None or last_speaker is None or speaker == last_speaker
        alone = _fills_paragraph(article, outer)
        if group == given and between.strip() and "\n\n" in between:
            apart += 1  # the reporter's words in a new paragraph end an utterance
        given = group
        group += apart * _APART
        if nothing_between and one_person and alone:
            # Paragraphs of nothing but quotation are one utterance, if one person speaks.
            group, speaker = last_group, speaker or last_speaker
        last_end = max(spans[-1].end, *(quotation.outer.end for quotation, _ in row))
        last_group, last_speaker = group, speaker
        document = document_near(article, analysis, spans)
        written = any(quotation.written for quotation, _ in row)
        if not written and document in _PAPERS and lead.form == "marks":
            # "It opens with a sigh: ..." tells no speech; the cue is the document's.
            cue = lead.cue.of(article.text) if lead.cue else ""
            written = _READS.fullmatch(cue) is not None and lead.kind == "direct" and sure
        found.append(
            Fragment(
                article=article.id,
                spans=spans,
                cells=cells,
                atoms=resolve(cells),
                tail=tail,
                speaker=speaker,
                written=written,
                headline=lead.headline,
                sure=sure,
                form=lead.form,
                group=group,
                document=document,
                about=about,
                voice=_voice(article, lead),
                edge=edge_near(article, spans),
                day=day_near(article, analysis, spans),
                alone=alone,
                which=which_near(article, analysis, spans),
                language=article.language,
                published=article.published.value if article.published else "",
                held=_held(row, analysis.quotations) if lead.form == "block" else (),
            )
        )
    return tuple(found)


def _is_pronoun(name: str) -> bool:
    return name.casefold() in _PRONOUNS


def _voice(article: Article, quotation: Quotation) -> str:
    """Who a report says spoke: a name as written, or the noun of a description; "" for a
    pronoun and for a document."""
    if quotation.speaker_span is None:
        return ""
    said = quotation.speaker_span.of(article.text).strip()
    if sort_in(said) or _is_pronoun(said):
        return ""  # a document speaks
    described = re.split(r"\s+(?:of|at|in|for|from|that|who|which)\s+|,", said)[0]
    if any(char.isupper() for char in described):
        return said
    head = described.split()
    return head[-1].casefold() if head and head[0] in _ARTICLES else ""


def _about(article: Article, analysis: Analysis) -> str:
    """The sort of document that a report names in its title or at its head, or ""."""
    pieces = [article.title.value if article.title else ""]
    body = [b.span for b in article.blocks if b.kind == "paragraph"]
    at = body[0].start if body else 0
    stop = at + _HEAD
    for span in sorted(q.outer for q in analysis.quotations if q.form == "marks"):
        if span.start >= stop:
            break
        pieces.append(article.text[at : max(at, span.start)])
        at = max(at, span.end)
    pieces.append(article.text[at : max(at, stop)])
    return sort_in(" \u2026 ".join(pieces), article.language.split("-")[0])


def _held(
    row: Sequence[tuple[Quotation, tuple[Span, ...]]], quotations: Sequence[Quotation]
) -> tuple[Span, ...]:
    """What a document quotes in marks, unless its own author is quoted."""
    return tuple(
        child.outer
        for outer, _ in row
        for child in quotations
        if child is not outer
        and child.form == "marks"
        and _counts(child)
        and outer.span.holds(child.span)
        and (child.speaker is None or child.speaker != outer.speaker)
    )


def _fills_paragraph(article: Article, outer: Span) -> bool:
    """True if the paragraph that a quotation stands in has no other words."""
    for block in article.blocks:
        if block.span.meets(outer):
            before = article.text[block.span.start : max(block.span.start, outer.start)]
            after = article.text[min(block.span.end, outer.end) : block.span.end]
            return not any(char.isalnum() for char in before + after)
    return False


def _signed(
    spans: tuple[Span, ...],
    cells: tuple[Cell, ...],
    tail: tuple[Mark, ...],
    speaker: str | None,
) -> tuple[tuple[Span, ...], tuple[Cell, ...], tuple[Mark, ...]]:
    """A block print without what follows the author's signature.

    Short lines right under the name, an office or a house, belong to the signature.
    """
    if not speaker:
        return spans, cells, tail
    name = {part.casefold() for part in speaker.split()}
    starts = [0, *(i for i, cell in enumerate(cells) if i and cell.breaks)]
    ends = [*starts[1:], len(cells)]
    for first, last in list(zip(starts, ends, strict=True))[1:-1]:
        line = cells[first:last]
        if len(line) <= 4 and {cell.norm for cell in line} <= name:
            last = _under(cells, starts, last)
            if last >= len(cells):
                break
            stop = cells[last - 1].end
            kept = tuple(
                Span(span.start, min(span.end, stop)) for span in spans if span.start < stop
            )
            return kept, cells[:last], cells[last].marks
    return spans, cells, tail


def _under(cells: Sequence[Cell], starts: Sequence[int], at: int) -> int:
    """The end of the lines right under a name that say what its holder is."""
    ends = [*starts[1:], len(cells)]
    while at < len(cells) and cells[at].breaks == 1 and at in starts:
        stop = ends[starts.index(at)]
        line = cells[at:stop]
        closed = stop < len(cells) and any(mark.norm in ".!?:" for mark in cells[stop].marks)
        if len(line) > _OFFICE_WORDS or closed or not line[0].written[:1].isupper():
            break
        at = stop
    return at


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
            if quotation.form == "block" and len(quotation.span) >= 2.5 * inside:
                # What a document quotes may be another's words: they stay for themselves.
                usable.append((quotation, spans))
                continue
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
    current: list[tuple[Quotation, tuple[Span, ...]]] = []
    for quotation, spans in usable:
        if current and current[-1][0].span.holds(quotation.span):
            rows.append([(quotation, spans)])  # quoted inside a document, which goes on
        elif current and _goes_on(article.text, current[-1][0], quotation):
            current.append((quotation, spans))
        else:
            current = [(quotation, spans)]
            rows.append(current)
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
            closed = quotation.outer.end > span.end
            if closed and fold(text[quotation.outer.end - 1]) == "'":
                return span  # single marks inside a paragraph cannot be told from apostrophes
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
