"""The stories of a store ranked by shown parts, and a long one cut into episodes."""

from __future__ import annotations

from dataclasses import dataclass

from variorum import stories as _stories
from variorum.desk.desk import Desk
from variorum.desk.memory import StoryRow, list_dossiers, story_row
from variorum.desk.placing import placements_by_article
from variorum.model import Analysis, Dossier, Episode
from variorum.stories import Part, Standing, Told, Weights
from variorum.stories.moments import instant


@dataclass(frozen=True, slots=True)
class TopStory:
    """One line of the ranked list: the story, its score within [0, 1], and the parts of it."""

    row: StoryRow
    score: float
    parts: tuple[Part, ...]


def top_stories(
    desk: Desk, most: int | None = None, *, weights: Weights | None = None
) -> tuple[TopStory, ...]:
    """Rank the stories that have a dossier, by the desk's clock.

    Args:
        most: How many to give.
        weights: What each part counts; the documented ones if ``None``.
    """
    dossiers = {dossier.story.id: dossier for dossier in list_dossiers(desk)}
    articles = [article for dossier in dossiers.values() for article in dossier.articles]
    captures = {
        capture.id: capture for dossier in dossiers.values() for capture in dossier.captures
    }
    placed = placements_by_article(desk.store.placements.find(), articles, captures)
    standings = [
        Standing(
            story,
            dossier.lineage.origins,
            {
                article.id: seconds
                for article in dossier.articles
                if article.published and (seconds := instant(article.published.value)) is not None
            },
            tuple(one for article in dossier.articles for one in placed.get(article.id, ())),
        )
        for story, dossier in dossiers.items()
    ]
    ranked = _stories.rank(standings, desk.clock().timestamp(), weights=weights or Weights())
    return tuple(
        TopStory(story_row(dossiers[one.story]), one.score, one.parts) for one in ranked[:most]
    )


def episodes_of(dossier: Dossier) -> tuple[Episode, ...]:
    """The episodes of one story, in the order of time; one where it is no long-running story."""
    read = {analysis.article: analysis for analysis in dossier.analyses}
    told = []
    for article in dossier.articles:
        bag = _stories.term_bag(article, read.get(article.id, Analysis(article.id)))
        told.append(
            Told(
                article.id,
                instant(article.published.value) if article.published else None,
                bag.weights,
                article.title.value if article.title else "",
                bag.written,
            )
        )
    return _stories.find_episodes(told)
