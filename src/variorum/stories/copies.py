"""Copies: articles that share running text beyond what both quote, and who had it first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

from variorum.model import BODY_KINDS, Analysis, Article, ArticleId, Copy, Evidence, Passage, Span
from variorum.model.story import CopyKind
from variorum.stories.passage_index import PassageIndex
from variorum.stories.prints import distinct, placed_prints
from variorum.stories.publication import before, moment
from variorum.stories.segments import MemorySegments
from variorum.stories.shared_text import Shared, seeds, shared
from variorum.stories.wording import LONGEST, OwnWords, own_words, read_wording, within
from variorum.text.outlets import names_outlet, plain_name

__all__ = ["earlier", "find_copies", "moment"]

# A copy is worth telling from this many shared words on, or, of a short text, from this part.
LEAST_WORDS = 30
LEAST_SHARE = 0.3
COPY_SHARE = 0.5
DUPLICATE_SHARE = 0.95
_CROWD = 250  # a fingerprint in more articles of a call than this is a formula
_BOILERPLATE = 3  # the same paragraph in so many articles of one outlet is furniture


def find_copies(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[Copy, ...]:
    """Find pairs of articles with text in common, aligned passage by passage.

    Shares are measured over own words: quotations and furniture that one outlet repeats
    are left out of both counts. Direction comes from a credit that names the other's
    outlet, else from publication times that cannot be otherwise; it never runs against
    the clock and is ``None`` where nothing decides.

    Args:
        articles: In any order.
        analyses: ``analyses[i]`` reads ``articles[i]``; quotations and credits are used.

    Returns:
        Copies sorted by (a, b), with ``a`` before ``b``.

    Cost: near linear in the text for fingerprints, then linear in each candidate pair.
    Source: Schleimer, Wilkerson & Aiken 2003. More: docs/methods/copies.md.
    """
    order = sorted(range(len(articles)), key=lambda k: articles[k].id)
    texts = _own_texts([articles[k] for k in order], [analyses[k] for k in order])
    known = [seeds(own) for own in texts]
    found = []
    for left, right in _candidate_pairs(texts):
        if articles[order[left]].id == articles[order[right]].id:
            continue
        same = shared(texts[left], texts[right], None, known[left], known[right])
        copy = _copy(
            articles[order[left]],
            articles[order[right]],
            analyses[order[left]],
            analyses[order[right]],
            (texts[left], texts[right]),
            same,
        )
        if copy is not None:
            found.append(copy)
    return tuple(sorted(found, key=lambda c: (c.a, c.b)))


def outlet(article: Article) -> str:
    """A key for who published an article; empty where nobody knows."""
    host = _host(article.url) if article.url else ""
    if host:
        return host
    return article.publisher.value.casefold() if article.publisher else ""


@lru_cache(maxsize=4096)
def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _own_texts(articles: Sequence[Article], analyses: Sequence[Analysis]) -> list[OwnWords]:
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
            (b.span.start, b.span.end)
            for b in article.blocks
            if b.kind in BODY_KINDS
            and b.span.end <= LONGEST
            and (not who or repeated[who, b.span.of(article.text).strip()] < _BOILERPLATE)
        ]
        quoted = [
            (q.outer.start, q.outer.end)
            for q in analysis.quotations
            if q.kind != "indirect" and q.use == "speech" and q.parent is None and len(q.span) > 12
        ]
        whole = read_wording(article.text)
        body = within(whole.starts, spans)
        wording = replace(
            whole,
            words=whole.words[body],
            starts=whole.starts[body],
            ends=whole.ends[body],
            quoted=within(whole.starts, quoted)[body],
            announced=whole.announced[body],
            capital=whole.capital[body],
        )
        texts.append(own_words(wording, phrase=1))
    return texts


def _candidate_pairs(texts: Sequence[OwnWords]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that have a fingerprint in common, the earlier one first."""
    index = PassageIndex(MemorySegments(), crowd=_CROWD, least=1, most=len(texts))
    for number, own in enumerate(texts):
        hashes = distinct(placed_prints(own)[0])
        for earlier_one, _ in index.candidates(hashes):
            yield earlier_one, number
        index.add(number, hashes)


def _copy(
    a: Article,
    b: Article,
    read_a: Analysis,
    read_b: Analysis,
    texts: tuple[OwnWords, OwnWords],
    same: Shared,
) -> Copy | None:
    share_a = same.words_a / max(1, texts[0].own)
    share_b = same.words_b / max(1, texts[1].own)
    words = min(same.words_a, same.words_b)
    share = max(share_a, share_b)
    if not same.passages or (words < LEAST_WORDS and share < LEAST_SHARE):
        return None
    why = [
        Evidence(
            "shared text",
            f"{words} of their own words stand in both, in {len(same.passages)} "
            f"passage{'s' if len(same.passages) > 1 else ''}",
            round(max(share_a, share_b), 4),
            _passages(a, b, same.passages[0]),
        )
    ]
    credit_b = _credits_of(b, read_b, a)
    credit_a = _credits_of(a, read_a, b)
    common = _same_agency(read_a, read_b)
    kind: CopyKind = "excerpt"
    if min(share_a, share_b) >= DUPLICATE_SHARE:
        kind = "duplicate"
    elif max(share_a, share_b) >= COPY_SHARE:
        kind = "wire" if credit_a or credit_b or common or _agency(read_a, read_b) else "copy"
    direction, reason = _direction(a, b, (read_a, read_b), credit_a, credit_b, common)
    why += reason
    return Copy(
        a.id,
        b.id,
        kind,
        round(min(1.0, share_a), 4),
        round(min(1.0, share_b), 4),
        direction,
        tuple(why),
        tuple(_passages(a, b, places) for places in same.passages),
    )


def _passages(a: Article, b: Article, at: tuple[int, int, int, int]) -> tuple[Passage, Passage]:
    return Passage(a.id, at[0], at[1]), Passage(b.id, at[2], at[3])


def _direction(
    a: Article,
    b: Article,
    read: tuple[Analysis, Analysis],
    credit_a: Span | None,
    credit_b: Span | None,
    common: Evidence | None,
) -> tuple[tuple[ArticleId, ArticleId] | None, list[Evidence]]:
    order = earlier(a, b)
    if (credit_a is None) != (credit_b is None):
        giver, taker = (a, b) if credit_b is not None else (b, a)
        place = credit_b if credit_b is not None else credit_a
        assert place is not None
        reason = Evidence(
            "credit",
            "one names the other's outlet as its source",
            0.9,
            (Passage.at(taker.id, place),),
        )
        if order is not None and order != (giver.id, taker.id):
            return None, [reason, Evidence("time", "but the one that credits came out first", 0.5)]
        return (giver.id, taker.id), [reason]
    if common is not None:
        return None, [common]
    wired = _unnamed_wire(a, b, *read)
    if wired is not None and (order is None or order == wired[0]):
        return wired[0], [wired[1]]
    if order is not None:
        return order, [Evidence("time", "the one came out before the other", 0.5)]
    return None, []


def _credits_of(article: Article, reading: Analysis, other: Article) -> Span | None:
    """Where ``article`` credits the outlet of ``other``, if it does and is not that outlet."""
    if outlet(article) and outlet(article) == outlet(other):
        return None
    for credit in reading.credits:
        if credit.kind in ("agency", "report") and names_outlet(credit.source, other):
            return credit.span
    return None


def _same_agency(a: Analysis, b: Analysis) -> Evidence | None:
    mine = {plain_name(c.source): c for c in a.credits if c.kind == "agency"}
    for credit in b.credits:
        other = mine.get(plain_name(credit.source))
        if credit.kind == "agency" and other is not None:
            return Evidence(
                "credit",
                f"both credit {credit.source}",
                0.8,
                (Passage.at(a.article, other.span), Passage.at(b.article, credit.span)),
            )
    return None


def _unnamed_wire(
    a: Article, b: Article, read_a: Analysis, read_b: Analysis
) -> tuple[tuple[ArticleId, ArticleId], Evidence] | None:
    """(from, to) where one is an agency's own report and the other is "by agencies"."""
    for giver, given, taker, taken in ((a, read_a, b, read_b), (b, read_b, a, read_a)):
        own = any(c.kind == "agency" and names_outlet(c.source, giver) for c in given.credits)
        for credit in taken.credits:
            if own and credit.kind == "agency" and credit.source.startswith("unnamed"):
                evidence = Evidence(
                    "credit",
                    "one is an agency's own report, the other is given to agencies",
                    0.7,
                    (Passage.at(taker.id, credit.span),),
                )
                return (giver.id, taker.id), evidence
    return None


def _agency(a: Analysis, b: Analysis) -> bool:
    return any(c.kind == "agency" for c in (*a.credits, *b.credits))


def earlier(a: Article, b: Article) -> tuple[ArticleId, ArticleId] | None:
    """(first, second) by publication, where the dates as far as known leave no doubt."""
    if a.published is None or b.published is None:
        return None
    first = before(moment(a.published.value), moment(b.published.value))
    return None if first is None else ((a.id, b.id) if first else (b.id, a.id))
