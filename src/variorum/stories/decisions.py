"""What a reader decided, laid over what a grouping gives: it holds, whatever the grouping says."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from variorum.model import ArticleId, Decision

# The kind of evidence that a reader's decision is.
DECIDED = "reader's decision"

Group = tuple[ArticleId, ...]
# Of some articles, how near another one is to them; larger is nearer.
Near = Callable[[Sequence[ArticleId]], Callable[[ArticleId], float]]


@dataclass(frozen=True, slots=True)
class Links:
    """Decisions as must-links and cannot-links, without contradiction.

    ``blocks``: sorted; each article that a decision names is in exactly one, and those of
    one block are of one story. ``at`` gives each article's block. ``sides`` holds for each
    block (decision, side) of the splits that name it; see ``apart``.
    """

    blocks: tuple[Group, ...]
    at: Mapping[ArticleId, int]
    sides: tuple[frozenset[tuple[int, int]], ...]

    def together(self, a: ArticleId, b: ArticleId) -> bool:
        """True if a decision holds the two articles together."""
        return a == b or (a in self.at and self.at[a] == self.at.get(b))

    def apart(self, a: ArticleId, b: ArticleId) -> bool:
        """True if a decision keeps the two articles apart."""
        if a not in self.at or b not in self.at or self.at[a] == self.at[b]:
            return False
        return opposed(self.sides[self.at[a]], self.sides[self.at[b]])


def opposed(one: Set[tuple[int, int]], two: Set[tuple[int, int]]) -> bool:
    """True if some split has the one on one side and the other on the other."""
    few, many = (one, two) if len(one) <= len(two) else (two, one)
    return any((number, 1 - side) in many for number, side in few)


def links(decisions: Iterable[Decision]) -> Links:
    """The must-links and cannot-links that decisions come to.

    The latest is taken first; of each earlier one everything that does not contradict what
    is there already. In whatever order the decisions come, the links are the same.

    Cost: near linear in the articles that are named.
    """
    ordered = sorted(decisions, key=lambda decision: (-decision.number, decision.id))
    members: dict[ArticleId, list[ArticleId]] = {}
    home: dict[ArticleId, ArticleId] = {}
    sides: dict[ArticleId, set[tuple[int, int]]] = {}

    def meet(article: ArticleId) -> ArticleId:
        if article not in home:
            home[article], members[article], sides[article] = article, [article], set()
        return home[article]

    for place, decision in enumerate(ordered):
        if decision.kind == "split":
            for side, part in enumerate(decision.parts[:2]):
                for article in part:
                    sides[meet(article)].add((place, side))
            continue
        heads: list[ArticleId] = []
        for article in decision.articles:
            mine = meet(article)
            for number, head in enumerate(heads):
                if head == mine:
                    break
                if not opposed(sides[head], sides[mine]):
                    heads[number] = _unite(head, mine, home, members, sides)
                    break
            else:
                heads.append(mine)
    blocks = tuple(sorted(tuple(sorted(block)) for block in members.values()))
    at = {article: number for number, block in enumerate(blocks) for article in block}
    return Links(blocks, at, tuple(frozenset(sides[home[block[0]]]) for block in blocks))


def _unite(
    one: ArticleId,
    two: ArticleId,
    home: dict[ArticleId, ArticleId],
    members: dict[ArticleId, list[ArticleId]],
    sides: dict[ArticleId, set[tuple[int, int]]],
) -> ArticleId:
    """Make two blocks one, the smaller going into the larger; the name of the one."""
    if len(members[one]) < len(members[two]):
        one, two = two, one
    for article in members[two]:
        home[article] = one
    members[one] += members.pop(two)
    sides[one] |= sides.pop(two)
    return one


def inherit(
    decisions: Iterable[Decision], versions: Mapping[ArticleId, Sequence[ArticleId]]
) -> tuple[Decision, ...]:
    """Decisions that hold for later captures of the same reports too.

    Args:
        versions: For an article all that are the same report captured later. One that a
            decision names itself stands where the decision puts it, any other where the
            latest of its predecessors does.
    """
    grown = []
    for decision in decisions:
        named = [(old, side) for side, part in enumerate(decision.parts) for old in part]
        # The fewer later captures, the later it is itself.
        named.sort(key=lambda one: (len(versions.get(one[0], ())), one))
        seen = set(decision.articles)
        parts = [list(part) for part in decision.parts]
        for old, side in named:
            more = sorted(set(versions.get(old, ())) - seen)
            seen.update(more)
            parts[side] += more
        grown.append(replace(decision, parts=tuple(tuple(part) for part in parts)))
    return tuple(grown)


def apply_decisions(
    groups: Iterable[Sequence[ArticleId]],
    decisions: Sequence[Decision],
    *,
    near: Near | None = None,
) -> tuple[Group, ...]:
    """Change groups so that every decision holds.

    The stories that a join names are found again as the groups that hold most of each; these
    become one, with all that has come to them since, and what strayed of the named articles
    is fetched. A group that holds articles to be kept apart is taken apart; its other
    articles go with those they are nearest to.

    Args:
        groups: Each article in one group only.
        near: How near an article is to some others, for the articles that no decision names;
            without it they stay with the largest part.

    Returns:
        The groups, each sorted, sorted; the same articles as were given, each once. Equal for
        any order of groups and decisions.
    """
    given = sorted(tuple(sorted(group)) for group in groups)
    if not decisions:
        return tuple(given)
    linked = links(decisions)
    joined = _joined(given, decisions, linked)
    done: list[Group] = []
    for group in joined:
        done += _taken_apart(group, linked, near)
    return tuple(sorted(done))


def _joined(
    groups: Sequence[Group], decisions: Sequence[Decision], linked: Links
) -> list[list[ArticleId]]:
    place = {article: number for number, group in enumerate(groups) for article in group}
    leader = list(range(len(groups)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    def most(articles: Iterable[ArticleId], of: Callable[[int], int]) -> int | None:
        count = Counter(of(place[article]) for article in articles if article in place)
        return min(count, key=lambda number: (-count[number], number)) if count else None

    for decision in sorted(decisions, key=lambda one: (one.number, one.id)):
        if decision.kind != "join":
            continue
        heirs: dict[int, set[int]] = defaultdict(set)
        for part in decision.parts:
            pieces: dict[int, list[ArticleId]] = defaultdict(list)
            for article in part:
                pieces[linked.at[article]].append(article)
            for number, piece in pieces.items():
                heir = most(piece, lambda place: place)
                if heir is not None:
                    heirs[number].add(heir)
        for meeting in sorted(heirs):
            first, *others = sorted(lead(heir) for heir in heirs[meeting])
            for other in others:
                one, two = sorted((lead(first), lead(other)))
                leader[two] = one
    home = {article: lead(number) for article, number in place.items()}
    for block in linked.blocks:
        if len(block) > 1:
            goal = most(block, lead)
            for article in block:
                if article in place and goal is not None:
                    home[article] = goal
    made: dict[int, list[ArticleId]] = defaultdict(list)
    for article in sorted(home):
        made[home[article]].append(article)
    return [made[number] for number in sorted(made)]


def _taken_apart(
    group: Sequence[ArticleId], linked: Links, near: Near | None
) -> list[tuple[ArticleId, ...]]:
    blocks: dict[int, list[ArticleId]] = defaultdict(list)
    free: list[ArticleId] = []
    for article in group:
        if article in linked.at:
            blocks[linked.at[article]].append(article)
        else:
            free.append(article)
    present = Counter(mark for block in blocks for mark in linked.sides[block])
    quarrel = {
        block
        for block in blocks
        if any(
            present[number, 1 - side] > ((number, 1 - side) in linked.sides[block])
            for number, side in linked.sides[block]
        )
    }
    seats: list[list[int]] = []
    marks: list[set[tuple[int, int]]] = []
    for block in sorted(quarrel, key=lambda block: (-len(blocks[block]), block)):
        mine = linked.sides[block]
        open_to = [number for number, held in enumerate(marks) if not opposed(mine, held)]
        if not open_to:
            seats.append([])
            marks.append(set())
            open_to = [len(seats) - 1]
        held = [[a for other in seats[number] for a in blocks[other]] for number in open_to]
        chosen = open_to[0]
        if len(held) > 1:
            sizes = [len(part) for part in held]
            chosen = open_to[_nearest(blocks[block], _measures(held, near), sizes)]
        seats[chosen].append(block)
        marks[chosen] |= mine
    if len(seats) < 2:
        return [tuple(sorted(group))]
    parts = [[article for block in seated for article in blocks[block]] for seated in seats]
    measures = _measures(parts, near)
    sizes = [len(part) for part in parts]
    quiet = [blocks[block] for block in sorted(blocks) if block not in quarrel]
    for piece in (*quiet, *([article] for article in free)):
        parts[_nearest(piece, measures, sizes)] += piece
    return [tuple(sorted(part)) for part in parts]


def _measures(
    parts: Sequence[Sequence[ArticleId]], near: Near | None
) -> list[Callable[[ArticleId], float]]:
    return [near(sorted(part)) if near else lambda _: 0.0 for part in parts]


def _nearest(
    articles: Sequence[ArticleId],
    measures: Sequence[Callable[[ArticleId], float]],
    sizes: Sequence[int],
) -> int:
    """Which of several parts some articles are nearest to; on ties the larger, then the first."""

    def order(number: int) -> tuple[float, int, int]:
        told = math.fsum(measures[number](article) for article in articles)
        return (-round(told, 9), -sizes[number], number)

    return min(range(len(measures)), key=order)
