from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language.tagging.decode import best_path, chain, spans_of
from variorum.language.tagging.geometry import BETWEEN, GEOMETRIES, between, geometry

TAGS = ("O", "B-x", "I-x", "B-y", "I-y")


def allowed(path: tuple[int, ...]) -> bool:
    before = "O"
    for number in path:
        tag = TAGS[number]
        if tag.startswith("I-") and before not in (f"B-{tag[2:]}", tag):
            return False
        before = tag
    return True


@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
@settings(deadline=None, max_examples=60)
def test_the_best_path_is_the_one_that_trying_all_paths_finds(seed: int, length: int) -> None:
    drawn = np.random.default_rng(seed)
    scores = drawn.normal(size=(length, len(TAGS))).astype(np.float32)
    move = drawn.normal(size=(len(TAGS), len(TAGS))).astype(np.float32)
    begin = drawn.normal(size=len(TAGS)).astype(np.float32)

    def worth(path: tuple[int, ...]) -> float:
        total = begin[path[0]] + sum(scores[i, tag] for i, tag in enumerate(path))
        return float(total + sum(move[a, b] for a, b in pairwise(path)))

    best = max((p for p in product(range(len(TAGS)), repeat=length) if allowed(p)), key=worth)
    found = best_path(scores, chain(TAGS, move, begin))
    assert allowed(tuple(found))
    assert abs(worth(tuple(found)) - worth(best)) < 1e-4


@given(st.lists(st.integers(0, len(TAGS) - 1), max_size=30))
def test_spans_cover_just_the_tagged_places_in_order(path: list[int]) -> None:
    spans = spans_of(path, TAGS)
    covered = [place for _, first, end in spans for place in range(first, end)]
    assert covered == [place for place, tag in enumerate(path) if tag]


def test_a_new_beginning_ends_the_span_before_it() -> None:
    assert spans_of([1, 2, 1, 3, 4, 0, 2], TAGS) == [
        ("x", 0, 2),
        ("x", 2, 3),
        ("y", 3, 5),
        ("x", 6, 7),
    ]


@given(*[st.integers(0, 300) for _ in range(4)])
def test_geometry_stays_in_its_tables(a: int, b: int, c: int, d: int) -> None:
    left, right = (min(a, b), max(a, b) + 1), (min(c, d), max(c, d) + 1)
    for same in (True, False):
        assert 0 <= geometry(left, right, same) < GEOMETRIES
    assert 0 <= between(left, right, [left, (0, 1)], [right, (2, 3)]) < BETWEEN
