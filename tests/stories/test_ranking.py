"""Top stories: every part within [0, 1], shown, and never moved by a copy."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model import ArticleId, CaptureId, Placement
from variorum.stories import Part, Scale, Standing, Weights, rank
from variorum.stories.moments import HOUR, instant, iso, lasting

NOW = instant("2031-05-08T18:00Z") or 0.0


def standing(name: str, *origins: str, ages: dict[str, float], placements=()) -> Standing:  # type: ignore[no-untyped-def]
    """Origins as strings of one-letter articles; ages in hours."""
    return Standing(
        name,
        tuple(tuple(ArticleId(a) for a in origin) for origin in origins),
        {ArticleId(a): NOW - age * HOUR for a, age in ages.items()},
        tuple(placements),
    )


def placed(rank_: int, of: int, outlet: str = "post.example", age: float = 1.0) -> Placement:
    return Placement(CaptureId("sha256:0"), outlet, "https://x", rank_, of, iso(NOW - age * HOUR))


def part(one: Standing, name: str) -> Part:
    (ranked,) = rank([one], NOW)
    return next(part for part in ranked.parts if part.name == name)


def test_more_independent_origins_rank_higher():
    few = standing("few", "a", ages={"a": 3})
    many = standing("many", "b", "c", "d", ages={"b": 3, "c": 3, "d": 3})
    assert [one.story for one in rank([few, many], NOW)] == ["many", "few"]


def test_sixty_copies_of_one_wire_report_are_one_origin_and_no_growth():
    letters = "abcdefghijklmnopqrstuvwxyz"
    alone = standing("alone", "a", ages={"a": 5.0})
    copied = standing("alone", letters, ages={a: 5.0 - n * 0.1 for n, a in enumerate(letters)})
    (one,), (two,) = rank([alone], NOW), rank([copied], NOW)
    assert [p.value for p in one.parts] == [p.value for p in two.parts]
    assert one.score == two.score
    assert two.parts[0].words == "1 independent origin behind 26 reports"


def test_growth_is_against_the_storys_own_earlier_rate():
    steady = {chr(97 + n): 6.0 * n for n in range(20)}
    sudden = {**{chr(97 + n): 40.0 + 20 * n for n in range(10)}, "x": 1.0, "y": 2.0, "z": 3.0}
    calm = part(standing("s", *steady, ages=steady), "growth")
    burst = part(standing("s", *sudden, ages=sudden), "growth")
    assert burst.value > 0.5 > calm.value
    assert "3 further origins in the last 12 hours" in burst.words
    assert "expected at its earlier rate" in burst.words


def test_a_story_of_one_report_does_not_grow():
    assert part(standing("s", "a", ages={"a": 0.5}), "growth").value == 0


def test_the_top_of_many_outlets_counts_more_than_the_foot_of_one():
    top = standing("s", "a", ages={}, placements=[placed(1, 30), placed(2, 30, "echo.example")])
    foot = standing("s", "a", ages={}, placements=[placed(29, 30)])
    assert part(top, "placement").value > part(foot, "placement").value > 0
    assert part(top, "placement").words == "1 of 30 at post.example, 2 of 30 at echo.example"


def test_an_outlet_counts_once_however_many_of_its_pages_carry_the_story():
    once = standing("s", "a", ages={}, placements=[placed(1, 30)])
    often = standing("s", "a", ages={}, placements=[placed(1, 30), placed(9, 30), placed(2, 10)])
    assert part(once, "placement").value == part(often, "placement").value


def test_old_coming_and_lone_placements_count_nothing():
    for one in (placed(1, 30, age=72), placed(1, 30, age=-1), placed(1, 1)):
        assert part(standing("s", "a", ages={}, placements=[one]), "placement").value == 0


def test_freshness_halves_with_its_half_life_and_looks_at_what_is_new():
    assert part(standing("s", "a", ages={"a": 24}), "freshness").value == 0.5
    # "b" is a later copy of "a": it says nothing new.
    assert part(standing("s", "ab", ages={"a": 24, "b": 0}), "freshness").value == 0.5
    assert part(standing("s", "a", ages={}), "freshness").words == "no report is dated by then"


def test_what_is_dated_later_than_the_moment_does_not_count_yet():
    told = standing("s", "a", "b", ages={"a": 24, "b": -5})
    assert part(told, "freshness").value == 0.5
    assert part(told, "growth").value == 0


def test_weights_are_proportions_and_the_score_is_their_documented_mean():
    one = standing("s", "a", "b", ages={"a": 24, "b": 24})
    (ranked,) = rank([one], NOW, weights=Weights(0, 0, 0, 7))
    assert ranked.score == 0.5
    (plain,) = rank([one], NOW)
    weights = Weights()
    total = sum(getattr(weights, p.name) * p.value for p in plain.parts)
    assert plain.score == pytest.approx(total / (3 + 2 + 2 + 3), abs=1e-6)


@pytest.mark.parametrize("given_", [(0, 0, 0, 0), (-1, 1, 1, 1), (float("nan"), 1, 1, 1)])
def test_weights_that_say_nothing_are_refused(given_):
    with pytest.raises(ValueError, match="weights"):
        Weights(*given_)


def test_ties_go_to_the_least_id_in_any_order():
    rows = [standing(name, "a", ages={"a": 3}) for name in "dbca"]
    assert [one.story for one in rank(rows, NOW)] == list("abcd")
    assert rank(rows, NOW) == rank(rows[::-1], NOW)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.floats(-1e5, 1e5, allow_nan=False), max_size=12),
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), max_size=5),
    st.floats(0.1, 1e4),
)
def test_every_part_and_the_score_lie_within_nought_and_one(ages, places, half_life):
    articles = {chr(97 + n): age for n, age in enumerate(ages)}
    placements = [placed(r, r + more, f"o{n}") for n, (r, more) in enumerate(places)]
    one = standing("s", *articles, ages=articles, placements=placements)
    (ranked,) = rank([one], NOW, scale=Scale(half_life=half_life * HOUR))
    assert all(0 <= part.value <= 1 and part.words for part in ranked.parts)
    assert 0 <= ranked.score <= 1


def test_moments_are_read_as_fine_as_a_day_and_told_in_words():
    assert instant("2031-05") is None
    assert instant("2031-05-08") == instant("2031-05-08T00:00Z")
    assert instant("2031-05-08T14:20+02:00") == instant("2031-05-08T12:20:00Z")
    assert instant("2031-13-08") is instant("x" * 9999) is instant(None) is None
    assert iso(NOW) == "2031-05-08T18:00Z"
    assert [lasting(s) for s in (60, 2400, 7200, 3 * 86400)] == [
        "1 minute",
        "40 minutes",
        "2 hours",
        "3 days",
    ]
