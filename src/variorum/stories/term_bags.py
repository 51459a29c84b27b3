"""Words and names of a report as a bag, for comparing reports inside one story."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.model import Analysis, Article, ArticleId
from variorum.stories.decisions import Near
from variorum.text import FUNCTION_WORDS, stem, tokenise

_LONGEST = 20_000  # code points of a body that are read: what a report is about stands early
_NAME_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class TermBag:
    """Terms with their weights, and each as the report writes it first."""

    weights: Mapping[str, float]
    written: Mapping[str, str]


def term_bag(article: Article, analysis: Analysis) -> TermBag:
    """Read the title and the first 20,000 characters of the body; names weigh twice.

    Cost: linear.
    """
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    naming = {m.span.start: m.span.end for m in analysis.mentions if m.form in ("name", "alias")}
    named_until = -1
    for block in (b for b in article.blocks if b.kind == "title" or b in article.body):
        if block.span.start > _LONGEST:
            break
        for token in tokenise(article.text, block.span.start, block.span.end):
            named_until = max(named_until, naming.get(token.start, -1))
            word = token.norm.removesuffix("'s")
            if not token.is_word or word in FUNCTION_WORDS or len(word) < 3 or word.isdigit():
                continue
            key = stem(word)
            counts[key] += 2 if token.start < named_until else 1
            written.setdefault(key, token.text.removesuffix("'s").removesuffix("’s"))
    weights = {key: 1 + math.log(count) for key, count in sorted(counts.items())}
    return TermBag(weights, written)


def rarity(bags: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """What each term weighs by how few of the bags hold it; one that all hold weighs least."""
    many = list(bags)
    holders: Counter[str] = Counter()
    for bag in many:
        holders.update(bag.keys())
    return {key: math.log(1 + len(many) / holders[key]) for key in sorted(holders)}


def total(bags: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The sum of bags."""
    summed: dict[str, float] = {}
    for bag in bags:
        for key, weight in bag.items():
            summed[key] = summed.get(key, 0.0) + weight
    return summed


def cosine(
    one: Mapping[str, float], two: Mapping[str, float], weights: Mapping[str, float]
) -> float:
    """How alike two bags are, within [0, 1]."""
    few, many = (one, two) if len(one) <= len(two) else (two, one)
    product = math.fsum(few[k] * many[k] * weights.get(k, 1.0) ** 2 for k in few if k in many)
    if not product:
        return 0.0
    sizes = (math.fsum((bag[k] * weights.get(k, 1.0)) ** 2 for k in bag) for bag in (one, two))
    return min(1.0, product / math.sqrt(math.prod(sizes)))


def nearness(articles: Sequence[Article], analyses: Sequence[Analysis]) -> Near:
    """How near an article is to some others: the cosine of their terms.

    An article's terms are read when they are first asked for.
    """
    by_id = {a.id: (a, r) for a, r in zip(articles, analyses, strict=True)}
    read: dict[ArticleId, Mapping[str, float]] = {}

    def bag(article: ArticleId) -> Mapping[str, float]:
        if article not in read:
            read[article] = term_bag(*by_id[article]).weights if article in by_id else {}
        return read[article]

    def near(others: Sequence[ArticleId]) -> Callable[[ArticleId], float]:
        theirs = total(bag(other) for other in others)
        length = _length(theirs)

        def to(article: ArticleId) -> float:
            mine = bag(article)
            product = math.fsum(mine[key] * theirs[key] for key in mine if key in theirs)
            return product / (length * _length(mine)) if product else 0.0

        return to

    return near


def _length(bag: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum(weight * weight for weight in bag.values()))
