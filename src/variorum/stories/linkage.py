"""Average-link clusters over pairs of which only the near ones were measured."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence

from variorum.stories.gathering import Bond

COPIES = 0.9  # likeness of articles that say the same

_Sums = dict[int, dict[int, tuple[float, int]]]


def average_link(
    numbers: Sequence[int],
    bonds: Callable[[int], Mapping[int, Bond]],
    floor: Callable[[int], float],
    threshold: float,
) -> list[list[int]]:
    """Join the two clusters of the highest mean likeness until none reaches the threshold.

    Articles as alike as ``COPIES`` are one from the start: what everybody prints would take
    time with the square of how many do. A pair that was not measured counts as the floor of
    its clusters. Neither the order of
    ``numbers`` nor how they were grouped before makes a difference; ties go to the least.

    Args:
        numbers: The articles, sorted.
        bonds: The measured likenesses of one of them.
        floor: What a likeness that was not measured comes to, for one of them.
        threshold: The least mean likeness of two clusters that are joined.

    Returns:
        Clusters, sorted, each sorted.

    Cost: O(m log m) for m measured pairs, times the merges that each takes part in.
    Source: Sokal & Michener 1958 (UPGMA).
    """
    members, floors, sums = _contracted(numbers, bonds, floor)

    def link(one: int, two: int) -> float:
        total, known = sums[one][two]
        pairs = len(members[one]) * len(members[two])
        return (total + min(floors[one], floors[two]) * (pairs - known)) / pairs

    heap = [
        (-link(one, two), one, two)
        for one in sums
        for two in sums[one]
        if one < two and link(one, two) >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        worth, one, two = heapq.heappop(heap)
        # A pair that grew since was put in again with what it is worth now.
        if one not in members or two not in members.keys() & sums[one].keys():
            continue
        if -worth != link(one, two):
            continue
        size = len(members[one]) + len(members[two])
        floors[one] = (floors[one] * len(members[one]) + floors[two] * len(members[two])) / size
        members[one] = members[one] + members.pop(two)
        theirs = sums.pop(two)
        for other, (total, known) in theirs.items():
            del sums[other][two]
            if other == one:
                continue
            before, count = sums[one].get(other, (0.0, 0))
            sums[one][other] = sums[other][one] = (before + total, count + known)
        for other in sums[one]:
            low, high = min(one, other), max(one, other)
            if (worth := link(low, high)) >= threshold:
                heapq.heappush(heap, (-worth, low, high))
    return sorted(sorted(cluster) for cluster in members.values())


def _contracted(
    numbers: Sequence[int],
    bonds: Callable[[int], Mapping[int, Bond]],
    floor: Callable[[int], float],
) -> tuple[dict[int, list[int]], dict[int, float], _Sums]:
    """Members, floors, and sums and counts of likenesses, by cluster; copies as one cluster."""
    inside = set(numbers)
    home: dict[int, int] = {}
    for first in numbers:
        if first in home:
            continue
        home[first] = first
        waiting = [first]
        while waiting:
            for other, bond in bonds(waiting.pop()).items():
                if bond.likeness >= COPIES and other in inside and other not in home:
                    home[other] = first
                    waiting.append(other)
    members: dict[int, list[int]] = {}
    for number in numbers:
        members.setdefault(home[number], []).append(number)
    floors = {one: sum(map(floor, group)) / len(group) for one, group in members.items()}
    sums: _Sums = {one: {} for one in members}
    for number in numbers:
        mine = sums[home[number]]
        for other, bond in sorted(bonds(number).items()):
            if other in inside and home[other] != home[number]:
                total, known = mine.get(home[other], (0.0, 0))
                mine[home[other]] = (total + bond.likeness, known + 1)
    return members, floors, sums
