"""Rows of lists from the items of a story: counts, origins, when it is to be told. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.desk.views.today import lasting_weight
from variorum.model import ArticleId, Current, ToldStory

# The first moment of a story and so many of the latest are kept for ranking.
_FIRSTS = 48
# A story that grows is told again the sooner, the more it has grown: after this many seconds
# for each doubling, within bounds.
_TELL_AGAIN = 60.0
_SOONEST, _LATEST = 30.0, 900.0
# A new story waits so long for the other reports of the same round of polling.
_SETTLES = 10.0


def row_of(
    story: str,
    state: str,
    members: Sequence[Current],
    before: ToldStory | None,
    lineage: Sequence[Sequence[ArticleId]],
    now: float,
) -> ToldStory:
    """The row of a story as it is now.

    Args:
        members: Its items, at least one.
        before: Its row of before, which knows what its dossier says.
        lineage: The articles that its dossier told of, by origin.
    """
    groups = origins_of(members, lineage)
    firsts = sorted(min(one.stands for one in group) for group in groups)
    if len(firsts) > _FIRSTS:
        firsts = [firsts[0], *firsts[1 - _FIRSTS :]]
    by_source: dict[int, tuple[float, int]] = {}
    for one in members:
        newest, count = by_source.get(one.source, (one.stands, 0))
        by_source[one.source] = (max(newest, one.stands), count + 1)
    told = before is not None and before.told is not None
    earliest = min(members, key=lambda one: (one.stands, one.item))
    row = ToldStory(
        id=story,
        title=before.title if before is not None and told else (earliest.title or ""),
        first=earliest.stands,
        newest=max(one.stands for one in members),
        items=len(members),
        outlets=len({one.outlet for one in members}),
        origins=len(groups),
        contested=told and before is not None and before.contested,
        record=told and before is not None and before.record,
        firsts=tuple(firsts),
        state=state,
        told=before.told if before is not None else None,
        told_items=before.told_items if before is not None else 0,
        told_at=before.told_at if before is not None else None,
        sources=tuple((source, *said) for source, said in sorted(by_source.items())),
    )
    return replace(
        row,
        weight=lasting_weight(row, now),
        due=due(row, before.due if before is not None else None, now),
    )


def due(row: ToldStory, planned: float | None, now: float) -> float | None:
    """When a story is to be told: soon if it never was, later the less it has grown.

    None where it is told as it is, or one outlet alone reports it.
    """
    if row.outlets < 2 or row.told == row.state:
        return None
    if row.told is None or row.told_at is None:
        return planned if planned is not None else now + _SETTLES
    grown = max(1, abs(row.items - row.told_items))
    wait = min(max(_TELL_AGAIN * row.told_items / grown, _SOONEST), _LATEST)
    return max(row.told_at + wait, 0.0)


def origins_of(
    members: Sequence[Current], lineage: Sequence[Sequence[ArticleId]]
) -> list[list[Current]]:
    """Items by independent origin, as far as is known: those that lean on one another, are of
    one outlet, or have one origin by the dossier, count once. Never more than there are."""
    root = list(range(len(members)))

    def find(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    known: dict[object, int] = {}

    def join(one: int, name: object) -> None:
        other = known.setdefault(name, one)
        root[find(one)] = find(other)

    origin: Mapping[ArticleId, int] = {
        article: number for number, group in enumerate(lineage) for article in group
    }
    numbers = {one.report.number for one in members}
    for place, one in enumerate(members):
        join(place, ("number", one.report.number))
        join(place, ("outlet", one.outlet))
        if one.article in origin:
            join(place, ("origin", origin[one.article]))
        for leant in one.report.leans:
            if leant in numbers:
                join(place, ("number", leant))
    groups: dict[int, list[Current]] = {}
    for place, one in enumerate(members):
        groups.setdefault(find(place), []).append(one)
    return list(groups.values())
