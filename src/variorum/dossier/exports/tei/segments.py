"""Parallel segmentation: a text of record cut into places, each with every print of it.

Places are disjoint and in the order of the text. Variants that overlap are joined into one
place, so that for each witness its prints, read in order, are what it prints of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.dossier.exports.tei.prints import (
    Piece,
    Tag,
    fragment_at,
    in_order,
    pieces_of,
    slots_of,
)
from variorum.model import ArticleId, Passage, TextOfRecord, Variant, Word
from variorum.text import fold

# Unaligned words between two prints of one place that still belong to it, in characters.
_BETWEEN = 60
_NEAR = 12  # slots between two places that one print may join


@dataclass(frozen=True, slots=True)
class Print:
    """What one or more witnesses print at a place; ``text`` is "" where they print nothing.

    ``kind`` is that of the weightiest variant, "fragment" where only a part of the place is
    printed, or "form" for a difference that the apparatus does not count. ``kinds`` holds
    every variant's kind, ``causes`` the variants' notes.
    """

    articles: tuple[ArticleId, ...]
    text: str
    kind: str = ""
    kinds: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """One place: ``record.text[start:end]``, who prints it so, and what others print.

    ``slots`` are the words and gaps that it covers.
    """

    slots: tuple[int, int]
    start: int
    end: int
    lemma: tuple[ArticleId, ...]
    others: tuple[Print, ...] = ()
    reasons: tuple[str, ...] = ()


def squash(text: str) -> str:
    """Text with plain marks and single spaces: what is compared, never what is shown."""
    return " ".join(fold(text).split())


def segments_of(record: TextOfRecord, texts: Mapping[ArticleId, str]) -> tuple[Segment, ...]:
    """Cut a text of record into places with all their prints.

    Args:
        record: Its words' passages say who prints them; its variants who prints otherwise.
        texts: The texts of the articles.

    Returns:
        Disjoint segments in the order of the text. Words that the same witnesses print
        alike stand together in one segment, up to the end of a line.

    Cost: O(p log p) for p passages of words and readings.
    """
    words = in_order(record)
    pieces = pieces_of(record, texts)
    blocks = _blocks(pieces, 2 * len(words) + 1)
    held: dict[int, list[Piece]] = defaultdict(list)
    number = {slot: n for n, (low, high) in enumerate(blocks) for slot in range(low, high)}
    for piece in pieces:
        held[number[piece.low]].append(piece)
    fragments = {w.article: w.passages for w in record.witnesses}
    order = {w.article: n for n, w in enumerate(record.witnesses)}
    segments = [
        _segment(block, held[n], words, record, texts, fragments, order)
        for n, block in enumerate(blocks)
        if held[n] or block[1] - block[0] > 1 or block[0] % 2
    ]
    return tuple(_joined(segments, record.text))


def places_of(
    variant: Variant, words: Sequence[Word], text: str, segments: Sequence[Segment]
) -> tuple[int, ...]:
    """The numbers of the segments over which a variant stretches."""
    low, high = slots_of(variant, words, text)
    return tuple(n for n, s in enumerate(segments) if s.slots[0] < high and low < s.slots[1])


def _blocks(pieces: Sequence[Piece], size: int) -> list[tuple[int, int]]:
    """Slots in groups: those that one reading covers, or one print overlaps, stay together."""
    glued = [(p.low, p.high) for p in pieces if p.whole and p.high - p.low > 1]
    by_article: dict[ArticleId, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.end > piece.start:
            by_article[piece.article].append(piece)
    for found in by_article.values():
        found.sort(key=lambda p: (p.start, p.end, p.low))
        last: Piece | None = None
        for piece in found:
            if (
                last is not None
                and piece.start < last.end
                and (piece.low, piece.high)
                != (
                    last.low,
                    last.high,
                )
            ):
                low, high = min(piece.low, last.low), max(piece.high, last.high)
                if max(piece.low, last.low) - min(piece.high, last.high) <= _NEAR:
                    glued.append((low, high))
            if last is None or piece.end > last.end:
                last = piece
    blocks: list[tuple[int, int]] = []
    at = 0
    for low, high in sorted(glued):
        if blocks and low < at:
            if high > at:
                blocks[-1] = (blocks[-1][0], high)
                at = high
            continue
        blocks += [(slot, slot + 1) for slot in range(at, low)]
        blocks.append((low, high))
        at = high
    return blocks + [(slot, slot + 1) for slot in range(at, size)]


def _segment(
    block: tuple[int, int],
    pieces: Sequence[Piece],
    words: Sequence[Word],
    record: TextOfRecord,
    texts: Mapping[ArticleId, str],
    fragments: Mapping[ArticleId, tuple[Passage, ...]],
    order: Mapping[ArticleId, int],
) -> Segment:
    covered = words[block[0] // 2 : block[1] // 2]
    if covered:
        start, end = covered[0].start, covered[-1].end
    else:
        start = end = words[block[0] // 2 - 1].end if block[0] else 0
    taken = squash(record.text[start:end])
    mine: dict[ArticleId, list[Piece]] = defaultdict(list)
    for piece in pieces:
        mine[piece.article].append(piece)
    lemma: list[ArticleId] = []
    others: dict[tuple[str, tuple[Tag, ...], bool], tuple[str, list[ArticleId]]] = {}
    for article in sorted(mine, key=lambda a: (order.get(a, len(order)), a)):
        said: dict[tuple[str, tuple[Tag, ...], bool], str] = {}
        for run in _runs(mine[article], texts[article], fragments.get(article, ())):
            text = _printed(run, texts[article], bool(covered))
            tags = tuple(sorted({p.tag for p in run if p.tag}))
            slots = {s for p in run for s in range(p.low, p.high) if s % 2}
            partly = bool(squash(text)) and not tags and len(slots) < len(covered)
            said.setdefault((squash(text), tags, partly), text)
        if any(key[0] == taken for key in said):
            lemma.append(article)
        # Part of a place adds nothing where the same report prints those words there already.
        twice = {
            key
            for key in said
            if key[2] and any(other != key and key[0] in other[0] for other in said)
        }
        for key, text in said.items():
            if key[0] != taken and key not in twice:
                others.setdefault(key, (text, []))[1].append(article)
    prints = [
        Print(
            tuple(articles),
            text,
            tags[0].kind if tags else "fragment" if partly else "form",
            tuple(dict.fromkeys(tag.kind for tag in tags)),
            tuple(dict.fromkeys(tag.note for tag in tags if tag.note)),
        )
        for (_, tags, partly), (text, articles) in others.items()
    ]
    return Segment(
        block,
        start,
        end,
        tuple(lemma),
        tuple(prints),
        tuple(dict.fromkeys(w.reason for w in covered if w.reason)),
    )


def _runs(pieces: Iterable[Piece], text: str, fragments: Sequence[Passage]) -> list[list[Piece]]:
    """The prints of one place in one article: pieces that follow each other there."""
    runs: list[list[Piece]] = []
    end = high = where = -1
    for piece in sorted(pieces, key=lambda p: (p.start, p.end, p.low)):
        inside = fragment_at(fragments, piece.start)
        between = text[end : piece.start] if runs and piece.start > end else ""
        follows = bool(runs) and (
            piece.start < end
            or (piece.start == end == piece.end)
            or (piece.low >= high - 1 and inside == where and len(between) <= _BETWEEN)
        )
        if follows:
            runs[-1].append(piece)
            end, high = max(end, piece.end), max(high, piece.high)
        else:
            runs.append([piece])
            end, high, where = piece.end, piece.high, inside
    return runs


def _printed(run: Sequence[Piece], text: str, among: bool) -> str:
    """The characters of a print; an addition brings the space before it along."""
    start, end = min(p.start for p in run), max(p.end for p in run)
    words = text[start:end]
    if not among and words and re.match(r"\w", words) and text[start - 1 : start].isspace():
        return " " + words
    return words


def _joined(segments: Sequence[Segment], text: str) -> Iterable[Segment]:
    """Neighbours with the same witnesses made one, where nobody prints other words."""
    last: Segment | None = None
    for segment in segments:
        if last is not None and _alike(last, segment) and "\n" not in text[last.end : segment.end]:
            last = replace(
                last,
                slots=(last.slots[0], segment.slots[1]),
                end=segment.end,
            )
            continue
        if last is not None:
            yield last
        last = segment
    if last is not None:
        yield last


def _alike(one: Segment, two: Segment) -> bool:
    if one.start == one.end or two.start == two.end:
        return False
    if one.reasons != two.reasons:
        return False

    def shape(segment: Segment) -> object:
        return segment.lemma, [(p.articles, p.kinds, p.causes) for p in segment.others]

    silent = not any(re.search(r"\w", p.text) for p in one.others)
    return silent and shape(one) == shape(two) and not any(p.text for p in two.others)
