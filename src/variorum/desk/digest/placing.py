"""Clusters of the stream become stories: ids that stay, the reader's decisions, rows of lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum import language as _language
from variorum import stories as _stories
from variorum.desk.desk import Desk
from variorum.desk.digest.rows import row_of
from variorum.desk.gather import moment
from variorum.model import (
    Analysis,
    ArticleId,
    Current,
    Decision,
    Evidence,
    Membership,
    Place,
    Story,
)

_EVIDENCE = "stream"


def place_again(desk: Desk, clusters: Iterable[int], now: float) -> tuple[Story, ...]:
    """Bring the stories of some clusters in line with who stands in these clusters now.

    Within a transaction. What a reader decided holds: clusters that a decision ties to these
    come along.

    Returns:
        The stories that got or lost reports.
    """
    store = desk.store
    decisions = store.decisions.find()
    members = _tied(desk, clusters, decisions)
    if not members:
        return ()
    by_cluster: dict[int, list[Current]] = {}
    for one in members:
        by_cluster.setdefault(one.report.cluster, []).append(one)
    groups = _disjoint([_group(rows) for rows in by_cluster.values()])
    groups = list(_decided(desk, groups, _in_present_words(desk, decisions, members)))
    ids = sorted({article for group in groups for article in group.articles})
    shelf = store.stories
    known = {one.story for one in members if one.story}
    before = {story.id: story for story in (*shelf.find(of=ids), *shelf.get(sorted(known)))}
    named, changes = _stories.continue_stories(
        _stories_in_present_words(desk, tuple(before.values()), members),
        groups,
        when=moment(desk),
        retired=shelf.retired(of=ids),
        taken=lambda name: name in shelf.have([name]),
    )
    shelf.regroup(named, behind=True)
    store.changes.put(changes)
    home = {article: story.id for story in named for article in story.articles}
    store.told.place(
        Place(one.item, home[one.article], one.source, one.report.number, one.stands,
              one.outlet, one.called)
        for one in members
        if one.story != home[one.article]
    )  # fmt: skip
    _tell_rows(desk, named, members, home, now)
    standing = {story.id for story in named}
    store.told.drop({*known, *before} - standing)
    return named


def _tell_rows(
    desk: Desk,
    named: Sequence[Story],
    members: Sequence[Current],
    home: Mapping[ArticleId, str],
    now: float,
) -> None:
    inside: dict[str, list[Current]] = {}
    for one in members:
        inside.setdefault(home[one.article], []).append(one)
    known = desk.store.told.get(inside)
    lineages = desk.store.told.lineages(inside)
    states = {story.id: story.state for story in named}
    desk.store.told.put(
        row_of(story, states[story], rows, known.get(story), lineages.get(story, ()), now)
        for story, rows in inside.items()
    )


def _group(rows: Sequence[Current]) -> Story:
    why = {one.article: one.report.why for one in rows}
    articles = tuple(sorted(why))
    return Story(
        "",
        articles,
        tuple(Membership(a, (Evidence(_EVIDENCE, why[a]),) if why[a] else ()) for a in articles),
    )


def _disjoint(groups: Sequence[Story]) -> list[Story]:
    """Groups in which no article stands twice: two items may end in one article, whose former
    wordings stood apart. It stays in the larger group."""
    seen: set[ArticleId] = set()
    kept = []
    for group in sorted(groups, key=lambda one: (-len(one.articles), one.articles)):
        articles = tuple(a for a in group.articles if a not in seen)
        seen.update(articles)
        if articles:
            memberships = tuple(m for m in group.memberships if m.article in articles)
            kept.append(replace(group, articles=articles, memberships=memberships))
    return kept


def _tied(
    desk: Desk, clusters: Iterable[int], decisions: Sequence[Decision]
) -> tuple[Current, ...]:
    """The items of clusters, and of all that is tied to them: by standing in one story, or by
    a decision."""
    store = desk.store
    first = store.digest.items_of(a for one in decisions for a in one.articles)
    decided = {place.item: place.story for place in store.told.places(items=set(first.values()))}
    sides = [{decided[first[a]] for a in one.articles if first.get(a) in decided}
             for one in decisions]  # fmt: skip
    touched = set(clusters)
    while True:
        members = store.digest.current(clusters=touched)
        stories = {one.story for one in members if one.story}
        for side in sides:
            if side & stories:
                stories |= side
        more = {one.report.cluster for one in store.digest.current(stories=stories)}
        if more <= touched:
            return members
        touched |= more


def _present(
    desk: Desk, articles: Iterable[ArticleId], members: Sequence[Current]
) -> dict[ArticleId, ArticleId]:
    """For former wordings of items, the article of the present one."""
    now = {one.item: one.article for one in members}
    here = set(now.values())
    old = [article for article in articles if article not in here]
    first = desk.store.digest.items_of(old) if old else {}
    return {article: now[item] for article, item in first.items() if item in now}


def _stories_in_present_words(
    desk: Desk, stories: Sequence[Story], members: Sequence[Current]
) -> tuple[Story, ...]:
    present = _present(desk, (a for story in stories for a in story.articles), members)
    if not present:
        return tuple(stories)
    return tuple(
        replace(story, articles=tuple(sorted({present.get(a, a) for a in story.articles})))
        for story in stories
    )


def _in_present_words(
    desk: Desk, decisions: Sequence[Decision], members: Sequence[Current]
) -> list[Decision]:
    """The decisions that touch these items, each article in its present wording."""
    if not decisions:
        return []
    present = _present(desk, (a for one in decisions for a in one.articles), members)
    inside = {one.article for one in members}
    found = []
    for decision in decisions:
        parts = tuple(tuple(sorted({present.get(a, a) for a in p})) for p in decision.parts)
        if any(inside.intersection(part) for part in parts):
            found.append(replace(decision, parts=parts))
    return found


def _decided(desk: Desk, groups: Sequence[Story], decisions: Sequence[Decision]) -> Sequence[Story]:
    if not decisions:
        return groups
    ids = sorted({article for group in groups for article in group.articles})
    articles = desk.store.articles.get(ids)
    shelf = desk.store.analyses(_language.RECIPE)
    read = {one.article: one for one in shelf.get(sorted(shelf.have(ids)))}
    analyses = [read.get(article.id, Analysis(article.id)) for article in articles]
    copies = _stories.find_copies(articles, analyses)
    captures = desk.store.captures.get(sorted({article.capture for article in articles}))
    return _stories.decide(
        groups, decisions, articles, analyses, copies, {one.id: one.captured for one in captures}
    )
