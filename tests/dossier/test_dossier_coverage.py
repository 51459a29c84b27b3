"""Claim × report: said, said otherwise, not found, not yet; and nothing guessed."""

from __future__ import annotations

import random
from dataclasses import replace

import flood_story as story
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.dossier.coverage import moments, tell_coverage
from variorum.model import Attestation, Claim, Conflict, Copy, Lineage


def _reports(*dates: str | None) -> tuple[story.Parts, list[str]]:
    keys = [f"r{number}" for number in range(len(dates))]
    reports = [
        story.Report(
            key,
            [("title", f"Report number {n}"), ("paragraph", f"The {n} dam holds; ten boats left.")],
            f"Paper {n}",
            published=date,
        )
        for n, (key, date) in enumerate(zip(keys, dates, strict=True))
    ]  # fmt: skip
    return story.gather(reports), keys


def _matrix(parts: story.Parts, keys: list[str], *claims: Claim, **more: object):  # type: ignore[no-untyped-def]
    dossier = story.replace_parts(parts, claims=claims, **more).compose()
    coverage = tell_coverage(dossier)
    by_id = {article.id: key for key, article in zip(keys, parts.articles, strict=True)}
    return coverage, [
        {by_id[cell.article]: cell.state for cell in row.cells} for row in coverage.rows
    ]


def _claim(parts: story.Parts, keys: list[str], *sayers: str, **more: object) -> Claim:
    at, _ = story.finder(parts, keys)
    said = tuple(Attestation(at(key, "ten boats left"), "10") for key in sayers)
    return replace(Claim("c", "how many boats", "10", "single", 1, said), **more)  # type: ignore[arg-type]


def test_a_report_that_came_out_before_the_first_telling_is_not_yet() -> None:
    parts, keys = _reports("2031-03-04T08:00:00Z", "2031-03-04T10:00:00Z", "2031-03-04T12:00:00Z")
    _, rows = _matrix(parts, keys, _claim(parts, keys, "r1"))
    assert rows == [{"r0": "not_yet", "r1": "said", "r2": "absent"}]


@pytest.mark.parametrize("date", [None, "soon", "2031-03-04", "2031-03", "2031"])
def test_a_time_that_is_unknown_or_too_coarse_never_gives_not_yet(date: str | None) -> None:
    parts, keys = _reports(date, "2031-03-04T10:00:00Z")
    _, rows = _matrix(parts, keys, _claim(parts, keys, "r1"))
    assert rows == [{"r0": "absent", "r1": "said"}]


def test_a_claim_told_by_undated_reports_alone_has_no_not_yet() -> None:
    parts, keys = _reports("2031-03-04T08:00:00Z", None)
    coverage, rows = _matrix(parts, keys, _claim(parts, keys, "r1"))
    assert rows == [{"r0": "absent", "r1": "said"}]
    assert coverage.rows[0].first == ""


def test_a_day_alone_lies_before_the_next_day() -> None:
    parts, keys = _reports("2031-03-03", "2031-03-04")
    _, rows = _matrix(parts, keys, _claim(parts, keys, "r1"))
    assert rows[0]["r0"] == "not_yet"


def test_a_report_that_was_changed_after_the_first_telling_could_have_had_it() -> None:
    parts, keys = _reports("2031-03-04T08:00:00Z", "2031-03-04T10:00:00Z")
    changed = replace(
        parts.articles[0], modified=story.Fact("2031-03-04T11:00:00Z", "stated")
    )  # fmt: skip
    parts = story.replace_parts(parts, articles=(changed, *parts.articles[1:]))
    _, rows = _matrix(parts, keys, _claim(parts, keys, "r1"))
    assert rows[0]["r0"] == "absent"


def test_times_of_different_zones_are_compared_as_moments() -> None:
    # 09:00 at +08:00 is one in the morning in UTC, before 02:00.
    parts, keys = _reports("2031-03-04T09:00:00+08:00", "2031-03-04T02:00:00Z")
    _, rows = _matrix(parts, keys, _claim(parts, keys, "r1"))
    assert rows[0]["r0"] == "not_yet"


def test_the_other_side_of_a_conflict_says_otherwise_with_its_passage() -> None:
    dossier = story.flood()
    coverage = tell_coverage(dossier)
    texts = {article.id: article.text for article in dossier.articles}
    contested = [row for row in coverage.rows if row.verdict == "contested"]
    assert contested
    states = {cell.state for row in contested for cell in row.cells}
    assert {"said", "otherwise"} <= states
    for row in coverage.rows:
        for cell in row.cells:
            assert bool(cell.passages) == (cell.state not in ("absent", "not_yet"))
            for passage in cell.passages:
                assert passage.article == cell.article
                assert texts[passage.article][passage.start : passage.end].strip()


def test_a_report_that_says_both_is_told_so() -> None:
    parts, keys = _reports("2031-03-04T08:00:00Z")
    at, _ = story.finder(parts, keys)
    sides = (
        Attestation(at("r0", "ten boats left"), "10"),
        Attestation(at("r0", "The 0 dam holds"), "12"),
    )
    claim = Claim("c", "how many boats", "10", "contested", 1, sides)
    conflict = Conflict("k", "how many boats", "number", "hard", sides)
    _, rows = _matrix(parts, keys, claim, conflicts=(conflict,))
    assert rows == [{"r0": "both"}]


def test_contested_claims_stand_first_then_those_with_most_origins_then_values() -> None:
    parts, keys = _reports("2031-03-04", "2031-03-05", "2031-03-06")
    make = [
        _claim(parts, keys, "r0", id="single", matter="a"),
        _claim(parts, keys, "r0", "r1", id="two words", matter="b", value="so", verdict="corroborated", origins=2),
        _claim(parts, keys, "r0", "r2", id="two", matter="c", verdict="corroborated", origins=2),
        _claim(parts, keys, "r0", "r1", "r2", id="three", matter="d", verdict="corroborated", origins=3),
        _claim(parts, keys, "r0", "r1", id="contested", matter="e", verdict="contested"),
    ]  # fmt: skip
    coverage, _ = _matrix(parts, keys, *make)
    assert [row.claim for row in coverage.rows] == [
        "contested", "three", "two", "two words", "single",
    ]  # fmt: skip


def test_copies_of_one_origin_stand_beside_what_they_share() -> None:
    parts, keys = _reports("2031-03-04", "2031-03-05", "2031-03-06")
    a, b, c = (article.id for article in parts.articles)
    coverage, _ = _matrix(
        parts,
        keys,
        copies=(Copy(*sorted((a, c)), "copy", 0.9, 0.9, (a, c)),),
        lineage=Lineage(((a, c), (b,))),
    )
    columns = [(column.article, column.origin, column.copies) for column in coverage.columns]
    assert columns == [(a, 1, ()), (c, 1, (a,)), (b, 2, ())]


def test_a_dossier_without_claims_has_columns_and_no_rows() -> None:
    parts, keys = _reports("2031-03-04")
    coverage, rows = _matrix(parts, keys)
    assert rows == []
    assert [column.siglum for column in coverage.columns] == ["A"]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32))
def test_the_order_of_inputs_never_matters(seed: int) -> None:
    parts = story.flood_parts()
    shuffled = random.Random(seed)
    changed = {}
    for name in ("articles", "captures", "analyses", "claims", "conflicts", "copies"):
        values = list(getattr(parts, name))
        shuffled.shuffle(values)
        changed[name] = tuple(values)
    assert tell_coverage(story.replace_parts(parts, **changed).compose()) == tell_coverage(
        parts.compose()
    )


@given(st.text(max_size=24))
def test_no_date_whatever_breaks_the_reading_of_it(value: str) -> None:
    found = moments(value)
    assert found is None or found[0] <= found[1]
