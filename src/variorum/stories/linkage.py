"""Average-link clusters over pairs of which only the near ones were measured."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence

from variorum.stories.gathering import Bond


def average_link(
    numbers: Sequence[int],
    bonds: Callable[[int], Mapping[int, Bond]],
    floor: Callable[[int], float],
    threshold: float,
) -> list[list[int]]:
    """Join the two clusters of the highest mean likeness until none reaches the threshold.

    A pair that was not measured counts as the floor of its clusters. Neither the order of
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
    inside = set(numbers)
    members = {number: [number] for number in numbers}
    floors = {number: floor(number) for number in numbers}
    sums: dict[int, dict[int, tuple[float, int]]] = {
        number: {o: (b.likeness, 1) for o, b in sorted(bonds(number).items()) if o in inside}
        for number in numbers
    }

    def link(one: int, two: int) -> float:
        total, known = sums[one][two]
        pairs = len(members[one]) * len(members[two])
        return (total + min(floors[one], floors[two]) * (pairs - known)) / pairs

    heap = [
        (-link(one, two), one, two)
        for one in numbers
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
