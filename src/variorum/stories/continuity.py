"""A story keeps its id while it grows: which group of articles goes on with which stored story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.model import ArticleId, Change, ChangeKind, Story, digest
from variorum.stories.decisions import DECIDED


def continue_stories(
    stored: Sequence[Story],
    groups: Sequence[Story],
    *,
    when: str,
    retired: Sequence[Story] = (),
    taken: Callable[[str], bool] = lambda _: False,
) -> tuple[tuple[Story, ...], tuple[Change, ...]]:
    """Give each group the id of the stored story that it continues, or a new one.

    A stored story's heir is the group with most of its articles (on ties the one with the
    least article id); of several stories with one heir the heir keeps the id of the one that
    gives it most articles (on ties the one opened first, then the least id). A group that is
    nobody's heir takes up the id of a superseded story if more than half of each is in the
    other; else it gets a new id, the digest of its articles.

    Args:
        stored: The stories that stand, at least those that share an article with a group.
        groups: What the grouping gives, each article in one group only; their ids are not used.
        when: The moment that new stories and changes bear, ISO 8601 in UTC.
        retired: Superseded stories that share articles with the groups.
        taken: True for an id that no new story may have, besides those of ``stored`` and
            ``retired``.

    Returns:
        Stories sorted by id, and what changed, sorted by story, kind and articles. Without
        stored stories the ids are digests of the articles.

    Cost: linear in the articles of all stories.
    """
    stored = sorted(stored, key=lambda story: story.id)
    ordered = sorted(groups, key=lambda group: min(group.articles, default=ArticleId("")))
    keeps = _kept(stored, ordered)
    named: list[Story] = []
    unnamed: list[Story] = []
    for number, group in enumerate(ordered):
        old = keeps.get(number)
        if old is None:
            unnamed.append(group)
        else:
            named.append(replace(group, id=old.id, opened=old.opened))
    used = {story.id for story in stored} | {story.id for story in retired}
    revived = _revived(retired, unnamed)
    for group in unnamed:
        again = revived.get(min(group.articles, default=ArticleId("")))
        if again is not None:
            named.append(replace(group, id=again.id, opened=again.opened or when))
            continue
        identity = _fresh(group.articles, lambda name: name in used or taken(name))
        used.add(identity)
        named.append(replace(group, id=identity, opened=when))
    named.sort(key=lambda story: story.id)
    return tuple(named), _changes(stored, named, when)


def _kept(stored: Sequence[Story], groups: Sequence[Story]) -> dict[int, Story]:
    """The story whose id each group keeps, by the group's place."""
    at = {article: number for number, group in enumerate(groups) for article in group.articles}
    claims: dict[int, list[tuple[int, Story]]] = defaultdict(list)
    for story in stored:
        shared = Counter(at[article] for article in story.articles if article in at)
        if shared:
            heir = min(shared, key=lambda number: (-shared[number], number))
            claims[heir].append((shared[heir], story))
    return {
        heir: min(claimed, key=lambda one: (-one[0], one[1].opened, one[1].id))[1]
        for heir, claimed in claims.items()
    }


def _revived(retired: Sequence[Story], groups: Sequence[Story]) -> dict[ArticleId, Story]:
    """The superseded story that each group takes up again, by the group's least article."""
    found: dict[ArticleId, Story] = {}
    at = {article: number for number, group in enumerate(groups) for article in group.articles}
    best: dict[int, tuple[int, str, str]] = {}
    for story in retired:
        shared = Counter(at[article] for article in story.articles if article in at)
        for number, count in shared.items():
            group = groups[number]
            if 2 * count > len(story.articles) and 2 * count > len(group.articles):
                mine = (-count, story.opened, story.id)
                if number not in best or mine < best[number]:
                    best[number] = mine
                    found[min(group.articles)] = story
    return found


def _fresh(articles: Iterable[ArticleId], taken: Callable[[str], bool]) -> str:
    """A new id: the digest of the founding articles, told apart from one that others have."""
    founding = sorted(articles)
    identity = digest("story", founding)
    again = 2
    while taken(identity):
        identity = digest("story", founding, again)
        again += 1
    return identity


def _changes(stored: Sequence[Story], named: Sequence[Story], when: str) -> tuple[Change, ...]:
    standing = {story.id: story for story in named}
    before = {article: story for story in stored for article in story.articles}
    known = {story.id for story in stored}
    found: list[Change] = []
    for story in named:
        came: dict[str, list[ArticleId]] = defaultdict(list)
        for article in sorted(story.articles):
            old = before.get(article)
            came[old.id if old else ""].append(article)
        if story.id not in known:
            found.append(_opened(story, came, when))
        for source, articles in sorted(came.items()):
            if source == story.id or (not source and story.id not in known):
                continue
            change = _change(story, source, tuple(articles), story.id in known, standing)
            found.append(replace(change, when=when))
    return tuple(sorted(found, key=lambda c: (c.story, c.kind, c.articles)))


def _opened(story: Story, came: Mapping[str, Sequence[ArticleId]], when: str) -> Change:
    new = len(came.get("", ()))
    told = "none of its reports was in a story before"
    if new < len(story.articles):
        told = f"{len(story.articles) - new} of its reports come from stories told before"
    reason = _reason(story, story.articles)
    why = f"{told}; {reason}" if reason and len(story.articles) > 1 else told
    return Change(story.id, "opened", tuple(sorted(story.articles)), when, why)


def _change(
    story: Story,
    source: str,
    articles: tuple[ArticleId, ...],
    old: bool,
    standing: Mapping[str, Story],
) -> Change:
    """How some articles came into a story from ``source``, "" for new ones."""
    reason = _reason(story, articles)
    if not source:
        return Change(story.id, "joined", articles, "", reason or "grouped with its reports")
    if not old:
        rest = standing.get(source)
        away = _reason(rest, rest.articles, only=True) if rest else ""
        why = away or _reason(story, articles, only=True) or "no longer near enough to the others"
        return Change(source, "split", articles, "", why, story.id)
    kind: ChangeKind = "moved" if source in standing else "merged"
    why = reason or "nearer to these reports than to those"
    return Change(story.id, kind, articles, "", why, source)


def _reason(story: Story, articles: Sequence[ArticleId], *, only: bool = False) -> str:
    """The foremost evidence of some members; with ``only`` none but a reader's decision."""
    wanted = set(articles)
    evidence = [one for m in story.memberships if m.article in wanted for one in m.evidence]
    decided = [one for one in evidence if one.kind == DECIDED]
    chosen = decided or ([] if only else evidence)
    return chosen[0].detail if chosen else ""
