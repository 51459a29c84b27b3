"""Stories of many articles at once, by the method of the stream."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from variorum.model import BODY_KINDS, Article
from variorum.stories.copies import outlet
from variorum.stories.segments import MemorySegments
from variorum.stories.stream import BLOCK, Report, StoryStream


def cluster_many(articles: Sequence[Article]) -> list[list[int]]:
    """Sort articles into stories by place, as a careful stream would.

    Args:
        articles: In an order of their own, as by id: up to ``BLOCK`` of them make the same
            stories in any order.

    Returns:
        Clusters of places, sorted, each sorted.

    Cost: linear, about 4 ms an article; see ``StoryStream``.
    """
    stream = StoryStream(MemorySegments(), "careful")
    for place, article in enumerate(articles):
        stream.take(_report(article))
        if (place + 1) % BLOCK == 0:
            stream.freeze()
    stream.finish()
    clusters: dict[int, list[int]] = defaultdict(list)
    for place in range(len(articles)):
        clusters[stream.story(place)].append(place)
    return sorted(clusters.values())


def _report(article: Article) -> Report:
    body = [b.span.of(article.text) for b in article.blocks if b.kind in BODY_KINDS]
    return Report(
        article.id,
        article.title.value if article.title else "",
        "\n\n".join(body),
        article.published.value if article.published else None,
        outlet(article) or None,
    )
