"""Stories as a grouping gives them, changed so that a reader's decisions hold, with evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Copy,
    Decision,
    Evidence,
    Membership,
    Story,
    digest,
)
from variorum.stories.bonds import find_bonds
from variorum.stories.decisions import DECIDED, Links, apply_decisions, inherit, links
from variorum.stories.portraits import portraits
from variorum.stories.reasons import reasons
from variorum.stories.term_bags import nearness


def decide(
    stories: Sequence[Story],
    decisions: Sequence[Decision],
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    copies: Sequence[Copy],
    captured: Mapping[str, str],
) -> tuple[Story, ...]:
    """Lay a reader's decisions over stories.

    A report captured anew stands where its earlier capture was put. The memberships of the
    articles that a decision names say so first; the other evidence of a story whose articles
    changed is told anew.

    Args:
        stories: Every article in one of them.
        decisions: In any order.
        articles: In any order, those of the stories at least.
        analyses: ``analyses[i]`` reads ``articles[i]``.
        copies: Pairs with text in common.
        captured: When each capture was made, ISO 8601, by its id.

    Returns:
        Stories sorted by id, their ids the digests of their articles.
    """
    there = {article for story in stories for article in story.articles}
    grown = inherit(decisions, later_versions(articles, captured))
    touching = [decision for decision in grown if there & set(decision.articles)]
    if not touching:
        return tuple(sorted(stories, key=lambda story: story.id))
    groups = apply_decisions(
        [story.articles for story in stories], touching, near=nearness(articles, analyses)
    )
    known = {tuple(sorted(story.articles)): story for story in stories}
    told = _Telling(articles, analyses, copies)
    linked = links(touching)
    made = []
    for group in groups:
        old = known.get(group)
        memberships = old.memberships if old else told.memberships(group)
        by_article = {one.article: one.evidence for one in memberships}
        said = _said(group, touching, linked)
        made.append(
            Story(
                digest("story", list(group)),
                group,
                tuple(
                    Membership(article, (*said.get(article, ()), *by_article.get(article, ())))
                    for article in group
                ),
            )
        )
    return tuple(sorted(made, key=lambda story: story.id))


def later_versions(
    articles: Sequence[Article], captured: Mapping[str, str]
) -> dict[ArticleId, tuple[ArticleId, ...]]:
    """For each article with an address of its own, the articles captured there later.

    An address under which one capture gives several articles is none of its own.
    """
    at: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.url:
            at[article.url.split("#")[0]].append(article)
    found: dict[ArticleId, tuple[ArticleId, ...]] = {}
    for same in at.values():
        if len(same) < 2 or len({article.capture for article in same}) < len(same):
            continue
        ordered = sorted(same, key=lambda article: (captured.get(article.capture, ""), article.id))
        for number, article in enumerate(ordered[:-1]):
            found[article.id] = tuple(later.id for later in ordered[number + 1 :])
    return found


class _Telling:
    """The evidence of memberships, told anew where it is asked for."""

    def __init__(
        self, articles: Sequence[Article], analyses: Sequence[Analysis], copies: Sequence[Copy]
    ) -> None:
        self._by_id = {a.id: (a, r) for a, r in zip(articles, analyses, strict=True)}
        self._copies = copies

    def memberships(self, group: Sequence[ArticleId]) -> tuple[Membership, ...]:
        if len(group) == 1:
            return (Membership(group[0]),)
        members = [self._by_id[article][0] for article in group]
        read = [self._by_id[article][1] for article in group]
        inside = set(group)
        copies = [copy for copy in self._copies if copy.a in inside and copy.b in inside]
        bonds = find_bonds(members, read, copies)
        drawn = portraits(members, read)
        everyone = range(len(members))
        return tuple(
            Membership(article.id, reasons(k, everyone, members, drawn, copies, bonds))
            for k, article in enumerate(members)
        )


def _said(
    group: Sequence[ArticleId], decisions: Sequence[Decision], linked: Links
) -> dict[ArticleId, tuple[Evidence, ...]]:
    """For each article of a group what decisions did for it, the latest first."""
    inside = set(group)
    said: dict[ArticleId, list[Evidence]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda one: -one.number):
        note = f": {decision.note}" if decision.note else ""
        day = decision.made[:10]
        for side, part in enumerate(decision.parts):
            others = {a for n, more in enumerate(decision.parts) if n != side for a in more}
            beside = Counter(linked.at[other] for other in others & inside)
            for article in sorted(inside & set(part)):
                if decision.kind == "join":
                    met = beside[linked.at[article]]
                    what = f"the reader joined it with {_reports(met)} here"
                else:
                    met = sum(linked.apart(article, other) for other in others)
                    what = f"the reader set it apart from {_reports(met)}"
                if met:
                    said[article].append(Evidence(DECIDED, f"{what} on {day}{note}", 1.0))
    return {article: tuple(evidence) for article, evidence in said.items()}


def _reports(count: int) -> str:
    return "another report" if count == 1 else f"{count} other reports"
