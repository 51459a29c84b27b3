"""Rows of lists: independent origins are counted with care, dossiers are told in time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.desk.digest.rows import due, origins_of, row_of
from variorum.desk.digest.telling import chosen
from variorum.model import Arrived, ArticleId, Current, ToldStory

NOW = 2_000_000_000.0


def member(number: int, outlet: str = "", *leans: int, ago: float = 0.0) -> Current:
    article = ArticleId(f"article-{number}")
    report = Arrived(number, number, article, 0, leans=leans)
    name = outlet or f"o{number}"
    return Current(
        number, report, article, hash(name) % 97, NOW - ago, name, name, "s", f"T{number}"
    )


def sizes(members: list[Current], *lineage: tuple[int, ...]) -> list[int]:
    origins = [[ArticleId(f"article-{n}") for n in group] for group in lineage]
    return sorted(map(len, origins_of(members, origins)))


def test_copies_one_outlet_and_one_origin_by_the_dossier_count_once() -> None:
    assert sizes([member(1), member(2), member(3)]) == [1, 1, 1]
    assert sizes([member(1), member(2, "", 1), member(3)]) == [1, 2]
    assert sizes([member(1, "post"), member(2, "post"), member(3)]) == [1, 2]
    assert sizes([member(1), member(2), member(3)], (1, 3), (2,)) == [1, 2]
    # A copy of one of them is of its origin, though the dossier did not know it yet.
    assert sizes([member(1), member(2), member(3, "", 2)], (1, 2)) == [3]
    assert sizes([member(1), member(2, "", 99)]) == [1, 1]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.lists(st.integers(0, 7), max_size=2)),
        min_size=1,
        max_size=8,
    )
)
def test_origins_never_exceed_outlets_and_hold_each_item_once(
    drawn: list[tuple[str, list[int]]],
) -> None:
    members = [member(n, outlet, *leans) for n, (outlet, leans) in enumerate(drawn)]
    groups = origins_of(members, ())
    assert sorted(one.item for group in groups for one in group) == list(range(len(members)))
    assert 1 <= len(groups) <= len({one.outlet for one in members})


def test_a_row_counts_and_keeps_what_its_dossier_said() -> None:
    members = [member(1, ago=900), member(2, ago=600), member(3, "o2", ago=60)]
    fresh = row_of("s", "state", members, None, (), NOW)
    assert (fresh.title, fresh.items, fresh.outlets, fresh.origins) == ("T1", 3, 2, 2)
    assert (fresh.first, fresh.newest) == (NOW - 900, NOW - 60)
    assert fresh.firsts == (NOW - 900, NOW - 600)
    assert sum(items for _, _, items in fresh.sources) == 3
    assert (fresh.contested, fresh.record, fresh.told) == (False, False, None)
    told = replace(
        fresh, title="Told", contested=True, record=True, told="state", told_items=3, told_at=NOW
    )
    again = row_of("s", "other", [*members, member(4)], told, (), NOW)
    assert (again.title, again.contested, again.record, again.told) == ("Told", True, True, "state")


def test_of_a_long_story_the_first_moment_and_the_latest_are_kept() -> None:
    row = row_of("s", "state", [member(n, ago=n) for n in range(200)], None, (), NOW)
    assert row.origins == 200
    assert row.firsts == (NOW - 199, *(NOW - n for n in range(46, -1, -1)))


ROW = ToldStory(
    "s", "T", NOW, NOW, items=8, outlets=4, state="b", told="a", told_items=4, told_at=NOW
)


@pytest.mark.parametrize(
    ("row", "wait"),
    [
        (replace(ROW, told="b"), None),
        (replace(ROW, outlets=1), None),
        (replace(ROW, told=None, told_at=None), 10.0),
        (replace(ROW, items=5), 240.0),
        (replace(ROW, items=8), 60.0),
        (replace(ROW, items=400), 30.0),
        (replace(ROW, items=101, told_items=100), 900.0),
        (replace(ROW, items=4), 240.0),  # others than before, though as many
    ],
)
def test_a_story_is_told_the_sooner_the_more_it_has_grown(
    row: ToldStory, wait: float | None
) -> None:
    assert due(row, None, NOW) == (None if wait is None else NOW + wait)


def test_what_is_planned_is_not_put_off_by_each_report_that_comes() -> None:
    assert due(replace(ROW, told=None, told_at=None), NOW + 3, NOW + 9) == NOW + 3


def test_a_dossier_tells_of_every_outlet_before_it_tells_more_of_one() -> None:
    flood = [member(n, "flood", ago=n) for n in range(100)]
    others = [member(100 + n, f"o{n}", ago=5000) for n in range(20)]
    picked = chosen([*flood, *others], 60)
    assert len(picked) == 60
    assert {one.outlet for one in picked} == {"flood", *(f"o{n}" for n in range(20))}
    assert max(one.item for one in picked if one.outlet == "flood") == 39
