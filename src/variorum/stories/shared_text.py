"""Running text that two articles share, place by place.

Fingerprints choose which pairs to look at; exact runs of words, chained over small edits,
say what is shared. Words inside quotation marks take no part: two articles that quote the
same message have not copied from each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from variorum.model import BODY_KINDS, Analysis, Article, Span
from variorum.text import tokenise

# Swept on a quarter of the near-duplicate development set; see docs/methods/copies.md.
SEED = 4  # words that must agree in a row to begin a run
WINDOW = 6  # of this many neighbouring shingles the least hash is kept (Schleimer 2003)
GAP = 7  # words that an edit may put between two runs of one passage
PASSAGE = 12  # words that a passage must share in all
LONE_RUN = 10  # or, unbroken
LONGEST = 3_000_000  # code points of an article that are compared; longer ones are dumps
_CROWD = 250  # a fingerprint in more articles than this is a formula
_BOILERPLATE = 3  # the same paragraph in so many articles of one outlet is furniture
_QUOTED = "\x00"


@dataclass(frozen=True, slots=True)
class OwnText:
    """An article's own words: compared forms and places, quotations left as one mark."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    own: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share: passages (span in a, span in b) and words covered in each."""

    passages: tuple[tuple[Span, Span], ...]
    words_a: int
    words_b: int


def outlet(article: Article) -> str:
    """A key for who published an article; empty where nobody knows."""
    host = urlsplit(article.url).hostname if article.url else None
    if host:
        return host.removeprefix("www.")
    return article.publisher.value.casefold() if article.publisher else ""


def own_texts(articles: Sequence[Article], analyses: Sequence[Analysis]) -> list[OwnText]:
    """The own words of every article, page furniture that an outlet repeats left out."""
    repeated: Counter[tuple[str, str]] = Counter()
    for article in articles:
        who = outlet(article)
        if who:
            repeated.update({(who, b.span.of(article.text).strip()) for b in article.body})
    texts = []
    for article, analysis in zip(articles, analyses, strict=True):
        who = outlet(article)
        spans = [
            b.span
            for b in article.blocks
            if b.kind in BODY_KINDS
            and b.span.end <= LONGEST
            and (not who or repeated[who, b.span.of(article.text).strip()] < _BOILERPLATE)
        ]
        quoted = sorted(
            q.outer
            for q in analysis.quotations
            if q.kind != "indirect" and q.use == "speech" and q.parent is None and len(q.span) > 12
        )
        texts.append(_own(article.text, spans, quoted))
    return texts


def _own(text: str, spans: Iterable[Span], quoted: Sequence[Span]) -> OwnText:
    words: list[str] = []
    places: list[Span] = []
    at = 0
    own = 0
    for span in spans:
        for token in tokenise(text, span.start, span.end):
            while at < len(quoted) and quoted[at].end <= token.start:
                at += 1
            if at < len(quoted) and quoted[at].start <= token.start:
                if not words or words[-1] != _QUOTED or places[-1] != quoted[at]:
                    words.append(_QUOTED)
                    places.append(quoted[at])
            elif token.is_word:
                words.append(token.norm)
                places.append(Span(token.start, token.end))
                own += 1
    return OwnText(tuple(words), tuple(places), own)


def candidate_pairs(texts: Sequence[OwnText]) -> list[tuple[int, int]]:
    """Pairs of texts that have a fingerprint in common, in order."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, own in enumerate(texts):
        for shingle in _fingerprints(own.words):
            holders[shingle].append(index)
    common: Counter[tuple[int, int]] = Counter()
    for indices in holders.values():
        if 1 < len(indices) <= _CROWD:
            for k, left in enumerate(indices):
                for right in indices[k + 1 :]:
                    common[left, right] += 1
    return sorted(common)


def _fingerprints(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Winnowed shingles: of every window the one with the least hash."""
    from zlib import crc32

    size = SEED + 1
    shingles = [tuple(words[k : k + size]) for k in range(len(words) - size + 1)]
    # crc32 and not hash(): the choice must be the same in every run.
    hashes = [crc32(" ".join(s).encode()) for s in shingles]
    if len(shingles) <= WINDOW:
        return set(shingles)
    kept = set()
    for k in range(len(shingles) - WINDOW + 1):
        window = hashes[k : k + WINDOW]
        kept.add(shingles[k + window.index(min(window))])
    return kept


def shared(a: OwnText, b: OwnText) -> Shared:
    """Runs of words that stand in both, chained over small edits.

    Cost: O(n + m) for texts without much repetition.
    """
    runs = _runs(a.words, b.words)
    passages: list[tuple[Span, Span]] = []
    covered_a: set[int] = set()
    covered_b: set[int] = set()
    for chain in _chains(runs):
        mine = {i + k for i, _, size in chain for k in range(size) if a.words[i + k] != _QUOTED}
        longest = max(size for _, _, size in chain)
        if len(mine) < PASSAGE and longest < LONE_RUN:
            continue
        theirs = {j + k for _, j, size in chain for k in range(size) if b.words[j + k] != _QUOTED}
        covered_a |= mine
        covered_b |= theirs
        first, last = chain[0], chain[-1]
        passages.append(
            (
                Span(a.spans[first[0]].start, a.spans[last[0] + last[2] - 1].end),
                Span(b.spans[first[1]].start, b.spans[last[1] + last[2] - 1].end),
            )
        )
    return Shared(tuple(sorted(passages)), len(covered_a), len(covered_b))


def _runs(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Longest exact runs (place in a, place in b, length), each place of b used once."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(a) - SEED + 1):
        places = index[tuple(a[i : i + SEED])]
        if len(places) < 8:
            places.append(i)
    runs = []
    j = 0
    expected = 0
    while j + SEED <= len(b):
        places = index.get(tuple(b[j : j + SEED]), [])
        best, at = 0, 0
        for i in places:
            size = SEED
            while i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
                size += 1
            if size > best or (size == best and abs(i - expected) < abs(at - expected)):
                best, at = size, i
        if best:
            runs.append((at, j, best))
            j += best
            expected = at + best
        else:
            j += 1
            expected += 1
    return runs


def _chains(runs: Sequence[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    chains: list[list[tuple[int, int, int]]] = []
    for run in runs:
        if chains:
            i, j, size = chains[-1][-1]
            if 0 <= run[0] - (i + size) <= GAP and 0 <= run[1] - (j + size) <= GAP:
                chains[-1].append(run)
                continue
        chains.append([run])
    return chains
