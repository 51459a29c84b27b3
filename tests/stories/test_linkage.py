"""Average link, against the plain one that looks at every pair."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.stories.gathering import Bond
from variorum.stories.linkage import average_link

Pairs = dict[tuple[int, int], float]
FLOOR, THRESHOLD = 0.08, 0.24


def linked(
    numbers: Sequence[int], pairs: Pairs, threshold: float = THRESHOLD, floor: float = FLOOR
) -> list[list[int]]:
    bonds: dict[int, dict[int, Bond]] = {number: {} for number in numbers}
    for (one, two), likeness in pairs.items():
        bonds.setdefault(one, {})[two] = bonds.setdefault(two, {})[one] = Bond(likeness, 0.0)

    def of(number: int) -> Mapping[int, Bond]:
        return bonds[number]

    return average_link(numbers, of, lambda _: floor, threshold)


def dense(
    numbers: Sequence[int], pairs: Pairs, threshold: float = THRESHOLD, floor: float = FLOOR
) -> list[list[int]]:
    """UPGMA as the book has it: all pairs, all means anew at each step."""
    clusters = [[number] for number in numbers]

    def mean(one: list[int], two: list[int]) -> float:
        found = [pairs.get((min(a, b), max(a, b)), floor) for a in one for b in two]
        return sum(found) / len(found)

    while len(clusters) > 1:
        best = max(combinations(clusters, 2), key=lambda pair: mean(*pair))
        if mean(*best) < threshold:
            break
        clusters = [cluster for cluster in clusters if cluster not in best]
        clusters.append(sorted(best[0] + best[1]))
    return sorted(clusters)


def made(seed: int, count: int, measured: float) -> Pairs:
    """Likenesses of articles of some happenings; only a part of the pairs was measured."""
    chance = random.Random(seed)
    home = [chance.randrange(1 + count // 4) for _ in range(count)]
    return {
        (a, b): chance.uniform(0.1, 0.9) if home[a] == home[b] else chance.uniform(0.0, 0.4)
        for a, b in combinations(range(count), 2)
        if chance.random() < measured
    }


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 12))
def test_with_every_pair_measured_it_is_plain_average_link(seed: int, count: int) -> None:
    pairs = made(seed, count, 1.1)
    assert linked(range(count), pairs) == dense(range(count), pairs)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 12), st.floats(0, 1))
def test_pairs_that_were_not_measured_count_as_the_floor(
    seed: int, count: int, measured: float
) -> None:
    pairs = made(seed, count, measured)
    assert linked(range(count), pairs) == dense(range(count), pairs)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 12))
def test_neither_order_nor_names_of_articles_make_a_difference(seed: int, count: int) -> None:
    pairs = made(seed, count, 0.8)
    names = random.Random(seed).sample(range(1_000), count)
    named = {
        (min(names[a], names[b]), max(names[a], names[b])): worth for (a, b), worth in pairs.items()
    }
    expected = sorted(sorted(names[n] for n in cluster) for cluster in linked(range(count), pairs))
    assert linked(sorted(names), named) == expected
    turned = dict(reversed(list(named.items())))
    assert linked(sorted(names), turned) == expected


def test_ties_go_to_the_least() -> None:
    pairs = {(0, 1): 0.5, (1, 2): 0.5, (2, 3): 0.5}
    assert linked(range(4), pairs) == [[0, 1], [2, 3]]


def test_a_chain_is_no_story() -> None:
    pairs = {(k, k + 1): 0.9 - k / 100 for k in range(9)}
    found = linked(range(10), pairs, threshold=0.4)
    assert max(map(len, found)) == 2


def test_one_very_near_pair_does_not_join_two_happenings() -> None:
    pairs: Pairs = dict.fromkeys(combinations(range(5), 2), 0.7)
    pairs |= dict.fromkeys(combinations(range(5, 10), 2), 0.7)
    pairs[4, 5] = 0.65
    assert linked(range(10), pairs) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]


def test_bonds_to_articles_outside_are_not_looked_at() -> None:
    pairs = {(0, 1): 0.5, (1, 7): 0.9, (0, 7): 0.9}
    assert linked([0, 1], pairs) == [[0, 1]]


def test_no_articles_make_no_clusters_and_one_makes_one() -> None:
    assert linked([], {}) == []
    assert linked([5], {}) == [[5]]


def test_the_least_floor_of_two_clusters_counts_for_what_was_not_measured() -> None:
    bonds = {
        0: {1: Bond(0.5, 0.0)},
        1: {0: Bond(0.5, 0.0), 2: Bond(0.4, 0.0)},
        2: {1: Bond(0.4, 0)},
    }
    found = average_link([0, 1, 2], bonds.__getitem__, lambda _: 0.3, 0.34)
    assert found == [[0, 1, 2]]
    found = average_link([0, 1, 2], bonds.__getitem__, {0: 0.3, 1: 0.3, 2: 0.1}.__getitem__, 0.34)
    assert found == [[0, 1], [2]]


def test_a_big_part_with_every_pair_measured_takes_little_time() -> None:
    count = 160
    pairs = dict.fromkeys(combinations(range(count), 2), 0.5)
    assert linked(range(count), pairs) == [list(range(count))]
