"""What each witness prints at each place of a text of record, as disjoint pieces.

The words and the gaps between them are numbered as slots: slot ``2k`` is the gap before
word ``k``, slot ``2k + 1`` is the word. Every variant covers a range of slots, so that
readings which overlap can be told from those which merely touch.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model import ArticleId, Passage, TextOfRecord, Variant, Word
from variorum.model.collation import VariantKind

# Readings of these kinds are shown with the words beside them, which are no part of them.
_WITH_CONTEXT = frozenset({"omission", "addition", "ellipsis"})
# These do not divide as the words do; they are listed beside the text.
APART = frozenset({"translation", "order"})
_LETTER = re.compile(r"\w")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """Why a print differs: the rank, kind and note of a variant."""

    rank: int
    kind: VariantKind
    note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """``article`` prints its ``[start, end)`` for the slots ``[low, high)`` of the record.

    ``tag`` is set where this is another reading than the one taken. ``whole`` is false
    where the piece may be divided between words: nothing is printed for any of them.
    """

    low: int
    high: int
    article: ArticleId
    start: int
    end: int
    tag: Tag | None = None
    whole: bool = True


def in_order(record: TextOfRecord) -> tuple[Word, ...]:
    """The words of a record in the order of its text; one that overlaps another is left out."""
    kept: list[Word] = []
    for word in sorted(record.words, key=lambda w: (w.start, w.end)):
        if word.end > word.start and (not kept or word.start >= kept[-1].end):
            kept.append(word)
    return tuple(kept)


def slots_of(variant: Variant, words: Sequence[Word], text: str) -> tuple[int, int]:
    """The half-open range of slots that a variant covers; at least one slot."""
    first = bisect_right(words, variant.start, key=lambda w: w.end)
    last = bisect_left(words, variant.end, key=lambda w: w.start)
    if variant.start < variant.end and first < last:
        return 2 * first + 1, 2 * last
    first = bisect_left(words, variant.start, key=lambda w: w.start)
    last = first
    if variant.kind == "punctuation":
        while last < len(words) and not _LETTER.search(text[words[last].start : words[last].end]):
            last += 1
    return 2 * first, 2 * last + 1


def pieces_of(record: TextOfRecord, texts: Mapping[ArticleId, str]) -> tuple[Piece, ...]:
    """Every print of every place, from the words and from the variants.

    Context that a reading is shown with is cut off where the words beside it are known to
    be those of the neighbouring places.
    """
    words = in_order(record)
    plain = [
        Piece(2 * k + 1, 2 * k + 2, p.article, p.start, p.end)
        for k, word in enumerate(words)
        for p in word.passages
        if p.article in texts
    ]
    shown: list[Piece] = []
    for variant in record.variants:
        if variant.kind in APART:
            continue
        low, high = slots_of(variant, words, record.text)
        gap = low % 2 == 0
        context = gap or variant.kind in _WITH_CONTEXT or variant.note in _NOTES_WITH_CONTEXT
        for number, reading in enumerate(variant.readings):
            if context and not gap and number == 0:
                continue  # the words say who prints them
            tag = Tag(variant.rank, variant.kind, variant.note) if number else None
            here = [
                Piece(low, high, p.article, p.start, p.end, tag)
                for p in reading.passages
                if p.article in texts
            ]
            if context:
                shown += here
            else:
                plain += here
    anchors = _Anchors(plain)
    return (*plain, *(p for one in shown for p in _placed(anchors.trim(one), texts)))


_NOTES_WITH_CONTEXT = frozenset({"headline", "breaks off", "begins late"})


class _Anchors:
    """Where words of the record stand in the articles, to cut context off."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._by_article: dict[ArticleId, list[Piece]] = defaultdict(list)
        for piece in pieces:
            self._by_article[piece.article].append(piece)
        for found in self._by_article.values():
            found.sort(key=lambda p: (p.start, p.end))

    def trim(self, piece: Piece) -> Piece:
        found = self._by_article.get(piece.article, [])
        start, end = piece.start, piece.end
        index = bisect_left(found, piece.start - 80, key=lambda p: p.start)
        for one in found[index:]:
            if one.start >= piece.end:
                break
            if one.high <= piece.low and piece.start < one.end <= piece.end:
                start = max(start, one.end)
            if one.low >= piece.high and piece.start <= one.start:
                end = min(end, one.start)
        return replace(piece, start=start, end=max(start, end))


def _placed(piece: Piece, texts: Mapping[ArticleId, str]) -> Iterable[Piece]:
    """The piece without white space at its ends; divided where it prints no word."""
    text = texts[piece.article]
    start, end = piece.start, piece.end
    while end > start and _SPACE.match(text[end - 1]):
        end -= 1
    while start < end and _SPACE.match(text[start]):
        start += 1
    piece = replace(piece, start=start, end=end)
    if piece.low % 2 == 0 or _LETTER.search(text[start:end]):
        yield piece
        return
    for slot in range(piece.low, piece.high, 2):
        first = slot == piece.low
        yield replace(
            piece,
            low=slot,
            high=slot + 1,
            start=start if first else end,
            end=end,
            whole=False,
        )


def fragment_at(passages: Sequence[Passage], start: int) -> int:
    """The number of the witness's passage in which an offset lies; -1 for none."""
    for number, passage in enumerate(passages):
        if passage.start <= start <= passage.end:
            return number
    return -1
