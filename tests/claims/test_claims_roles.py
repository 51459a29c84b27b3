"""What part a number plays: a step, a rate, an aim or an offer is no sum."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.claims.clauses import read_clauses
from variorum.claims.contradicting import contradicting
from variorum.claims.figures import figures_of
from variorum.claims.values import Value, values_of
from variorum.language import analyse

Newsroom = Any


def _values(newsroom: Newsroom, *texts: str) -> list[Value]:
    report, _, _ = newsroom
    articles = [report("abcdef"[at], f"2033-05-0{at + 1}", text) for at, text in enumerate(texts)]
    reports = [read_clauses(article, analyse(article, None)) for article in articles]
    return [value for one in reports for value in values_of(one) if not value.dated]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The lake stands at 14 metres.", "The lake has dropped by 9 metres."),
        ("The kiln fired 900 tiles.", "The kiln fires 140 tiles an hour."),
        ("The ward treated 90 patients.", "The ward treats 60 patients on average."),
        ("The choir drew 240 listeners.", "The chapel can hold 400 listeners."),
        ("The fund raised £240,000.", "The fund had hoped for £400,000."),
        ("The clerks want a rise of 9 percent.", "The council offered a rise of 4 percent."),
        ("The mill spun 340 bales.", "Last year the mill spun 210 bales."),
        ("The paint covered 12 percent of the hull.", "Salt took 31 percent of the harvest."),
        ("The coast will get up to 60 millimetres, forecasters expect.", "It got 22 millimetres."),
        ("Shares in the mill closed at 412 pence.", "Shares in the mill closed at 590 pence."),
    ],
)
def test_numbers_of_two_parts_do_not_contradict(newsroom: Newsroom, left: str, right: str) -> None:
    values = _values(newsroom, left, right)
    assert {v.clause.article for v in values} == {"a", "b"}
    own = [v.clause.article for v in values]
    found = contradicting(values)
    assert not any(
        found[i, j] for i in range(len(own)) for j in range(len(own)) if own[i] != own[j]
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The kiln fires 140 tiles an hour.", "The kiln fires 410 tiles an hour."),
        ("The lake dropped by 9 metres.", "The lake dropped by 4 metres."),
        ("The council offered 4 percent.", "The council has offered 7 percent."),
        ("The mill lost 340 looms for a week.", "The mill lost 210 looms."),
        ("Mary Holt, who has spun since 1998, sold 340 bales.", "Mary Holt sold 210 bales."),
        ("The levy took 12 percent of the staff.", "The levy took 31 percent of the workforce."),
    ],
)
def test_numbers_of_one_part_contradict(newsroom: Newsroom, left: str, right: str) -> None:
    values = _values(newsroom, left, right)
    assert contradicting(values)[0, -1]


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("The pass lies two miles away.", "The pass lies three kilometres away.", False),
        ("The pass lies two miles away.", "The pass lies nine kilometres away.", True),
        ("The pass lies 2.4 miles away.", "The pass lies 4.8 kilometres away.", True),
    ],
)
def test_two_units_agree_within_the_rounding_of_what_is_written(
    newsroom: Newsroom, left: str, right: str, apart: bool
) -> None:
    assert contradicting(_values(newsroom, left, right))[0, 1] == apart


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The hall was won by 61 votes to 58.", []),
        ("Harl beat Orrin 3-2 on Sunday.", []),
        ("The trucks left Osk at four.", [("hour", 4.0)]),
        ("The trucks left with four drivers.", [("count", 4.0)]),
    ],
)
def test_results_and_hours_are_no_counts(
    newsroom: Newsroom, text: str, read: list[tuple[str, float]]
) -> None:
    assert [(v.dimension, v.number) for v in _values(newsroom, text)] == read


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("One or two in 1,000 die of the fever.", []),
        ("Last year 41 people died of the fever.", []),
        ("The fever has killed 41 people.", [41.0]),
    ],
)
def test_a_risk_and_another_year_are_no_toll(
    newsroom: Newsroom, text: str, counted: list[float]
) -> None:
    report, _, _ = newsroom
    article = report("a", "2033-01-24", text)
    clauses = read_clauses(article, analyse(article, None)).clauses
    assert [figure.number.value for figure in figures_of(clauses)] == counted


def test_a_report_that_counts_the_sick_of_several_places_knows_them_apart(
    newsroom: Newsroom,
) -> None:
    report, weigh, _ = newsroom
    told = weigh(
        report(
            "a",
            "2033-05-01",
            "Orrin has 86 cases of the fever.",
            "The village school had 12 cases in three classes.",
        ),
        report("b", "2033-05-01", "Orrin has 68 cases of the fever."),
    )
    assert told.between("86 cases", "68 cases")
    assert not told.between("12 cases", "68 cases")


def test_of_husband_and_wife_the_bare_surname_has_no_age(newsroom: Newsroom) -> None:
    report, weigh, _ = newsroom
    told = weigh(
        report("a", "2033-05-01", "Tom Akerby, 52, lost his job. Dawn Akerby, 49, lost hers."),
        report("b", "2033-05-01", "Mr Akerby, 52, and his wife met the mayor."),
        report("c", "2033-05-01", "Dawn Akerby, 49, spoke first."),
    )
    assert not [c for c in told.conflicts if "age" in c.matter]


def test_one_person_of_two_ages_is_told(newsroom: Newsroom) -> None:
    report, weigh, _ = newsroom
    told = weigh(
        report("a", "2033-05-01", "Tom Akerby, 52, lost his job."),
        report("b", "2033-05-01", "Tom Akerby, 57, met the mayor."),
    )
    assert [c for c in told.conflicts if c.matter == "the age of Tom Akerby"]
