"""Whether passages say the same in particular, and not only speak of the same story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from variorum.model import Article, ArticleId, Claim, Lineage, Passage
from variorum.text import content_stems

# The part of what is particular in a sentence that another must have to say it too. Below
# 0.5 sentences that share only a name and a topic passed on invented stories; above 0.7
# plain rewordings failed.
_MOST = 0.6
# A matter of so many words is a report's sentence; a shorter one names what was compared.
_SENTENCE = 7
_STANCES = frozenset({"confirms", "denies", "declines", "silent"})


def story_weights(articles: Sequence[Article], lineage: Lineage) -> dict[str, float]:
    """For each stem the share of independent origins that use it, within (0, 1]."""
    origin = {member: number for number, group in enumerate(lineage.origins) for member in group}
    groups: dict[object, set[str]] = {}
    for article in articles:
        stems = groups.setdefault(origin.get(article.id, article.id), set())
        for block in article.body:
            stems.update(content_stems(block.span.of(article.text)))
    seen = Counter(stem for stems in groups.values() for stem in stems)
    return {stem: count / max(len(groups), 1) for stem, count in seen.items()}


def says_it(text: str, other: str, weights: Mapping[str, float]) -> bool:
    """Whether ``other`` has most of what is particular in ``text``.

    Words that every report uses (the names of the story) prove nothing; a stem counts by
    the share of origins that do not use it.
    """
    return has_most(content_stems(text), content_stems(other), weights)


def has_most(text: Iterable[str], other: Iterable[str], weights: Mapping[str, float]) -> bool:
    """The same of two sets of stems."""
    stems, told = set(text), set(other)
    particular = {stem: 1.05 - weights.get(stem, 0.0) for stem in stems}
    whole = sum(particular.values())
    return whole > 0 and sum(particular[stem] for stem in stems & told) >= _MOST * whole


def origins_that_say(
    text: str,
    passages: Sequence[Passage],
    articles: Mapping[ArticleId, Article],
    lineage: Lineage,
    weights: Mapping[str, float],
) -> tuple[int, tuple[Passage, ...]]:
    """How many independent origins say this text in particular, and where."""
    alike = tuple(
        p for p in passages if says_it(text, articles[p.article].text[p.start : p.end], weights)
    )
    return lineage.behind(alike), alike


def loosely_agreed(
    claim: Claim,
    articles: Mapping[ArticleId, Article],
    lineage: Lineage,
    weights: Mapping[str, float],
) -> bool:
    """Whether a claim that is only a sentence has fewer than two origins that say it.

    A claim with a value (a number, a date) has been compared by that value. One without is
    a sentence with others like it; it may be called agreed only where its own particulars
    stand in two origins.
    """
    compared = claim.value in _STANCES or any(sign.isdigit() for sign in claim.value)
    if compared or claim.verdict != "corroborated" or len(claim.matter.split()) < _SENTENCE:
        return False
    count, _ = origins_that_say(
        claim.matter, [a.passage for a in claim.attestations], articles, lineage, weights
    )
    return count < 2
