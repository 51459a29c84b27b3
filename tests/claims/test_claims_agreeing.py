"""What reports agree on: values, deeds in other verbs; and what only sounds alike."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.claims.agreeing import equal_values, weigh_agreeing
from variorum.claims.amounts import amounts_differ, amounts_of
from variorum.claims.clauses import Clause, Report, read_clauses
from variorum.claims.concurring import read_deeds, told_apart, weigh_concurring
from variorum.claims.given import given_in, rarity_of
from variorum.claims.propositions import weigh_propositions
from variorum.language import analyse
from variorum.text import lexical_likeness

Newsroom = Any


def _reports(newsroom: Newsroom, *texts: str, day: str = "2033-05-04") -> list[Report]:
    report, _, _ = newsroom
    articles = [report("abcdef"[at], day, text) for at, text in enumerate(texts)]
    return [read_clauses(article, analyse(article, None)) for article in articles]


def _agreed(newsroom: Newsroom, *texts: str) -> list[tuple[str, list[str]]]:
    """For each claim its value and the reports that make it."""
    found = weigh_agreeing(equal_values(_reports(newsroom, *texts), lexical_likeness), ())
    return [
        (claim.value, sorted({a.passage.article for a in claim.attestations}))
        for claim in found.claims
    ]


def _clause(newsroom: Newsroom, text: str) -> Clause:
    return _reports(newsroom, text)[0].clauses[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The creamery has shut 23 of its 188 counters.",
            "The creamery, which runs 188 counters, is for sale.",
        ),
        (
            "The dam holds 61.5 million litres, the board says.",
            "Some 61.5 million litres lie behind the wall.",
        ),
        ("The mayor won by 412 votes.", "Her majority at the poll was 412."),
        (
            "Each of the growers gets 35 euros for a lost tree.",
            "Growers were promised 35 euros for each tree.",
        ),
    ],
)
def test_a_rare_value_in_two_reports_is_one_value(newsroom: Newsroom, one: str, other: str) -> None:
    assert ["a", "b"] in [articles for _, articles in _agreed(newsroom, one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Four boats were lost in the bay.", "The choir sang four songs after dinner."),
        ("The lorries left the depot at four.", "Four people are missing from the village."),
        ("The post has 41 comments.", "The reform fell by 41 votes in the upper house."),
        ("The society met on Tuesday.", "A whale was washed ashore on Tuesday."),
        ("Her house number is 3.", "The side won 3-2 in the rain."),
    ],
)
def test_a_common_value_alone_is_no_agreement(newsroom: Newsroom, one: str, other: str) -> None:
    assert not _agreed(newsroom, one, other)


@pytest.mark.parametrize(
    "denied",
    [
        "The debt stands at 9 million crowns and not 14.2 million.",
        "The debt is 9 million crowns rather than 14.2 million.",
        "The debt is 9 million crowns, not 14.2 million as first reported.",
    ],
)
def test_who_says_that_it_is_not_so_does_not_agree(newsroom: Newsroom, denied: str) -> None:
    told = _agreed(newsroom, denied, "The debt of the club is 14.2 million crowns.")
    assert "14.2 million" not in " ".join(value for value, _ in told)


def test_numbers_that_come_together_twice_vouch_for_each_other(newsroom: Newsroom) -> None:
    told = _agreed(
        newsroom,
        "The motion was lost by 38 to 36.",
        "It took 38 members to sink what 36 had wanted.",
    )
    assert {"38", "36"} <= {value for value, _ in told}


@pytest.mark.parametrize(
    ("amount", "bits"), [(4, 2), (7, 2.8), (412, 8.7), (400, 4), (61.5, 9.3), (48_000, 8.6), (0, 0)]
)
def test_the_rarer_a_number_the_more_bits_it_has(amount: float, bits: float) -> None:
    assert rarity_of(amount) == pytest.approx(bits, abs=0.05)


@given(st.floats(0, 1e15, allow_nan=False))
def test_rarity_lies_within_its_bounds(amount: float) -> None:
    assert 0 <= rarity_of(amount) <= 12


def test_both_ends_of_a_part_are_given(newsroom: Newsroom) -> None:
    (report,) = _reports(newsroom, "The creamery has shut 23 of its 188 counters.")
    assert {g.low for g in given_in(report)} == {23, 188}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry repairs will take six weeks.", "The ferry repairs will take six months."),
        ("The raiders came to the mill at noon.", "The raiders came to the mill at 9:30 a.m.."),
        ("The pact was signed at dawn.", "The pact was signed late in the evening."),
        ("The ice is 30 centimetres thick.", "The ice is three inches thick."),
        ("Twelve sailors drowned.", "Nine sailors drowned."),
    ],
)
def test_amounts_that_exclude_each_other(newsroom: Newsroom, one: str, other: str) -> None:
    left, right = (amounts_of(_clause(newsroom, text)) for text in (one, other))
    assert amounts_differ(left, right)
    assert amounts_differ(right, left)
    assert not amounts_differ(left, left)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The walk is 20 miles long.", "The walk is 32.2 kilometres long."),
        ("About 900 people came.", "A crowd of 1,000 people came."),
        ("It took 120 minutes.", "It took two hours."),
        ("The blast came at noon.", "The blast came at 12:00."),
    ],
)
def test_amounts_that_may_be_one(newsroom: Newsroom, one: str, other: str) -> None:
    left, right = (amounts_of(_clause(newsroom, text)) for text in (one, other))
    assert not amounts_differ(left, right)


def _deeds(newsroom: Newsroom, *texts: str) -> list[list[str]]:
    found = weigh_concurring(read_deeds(_reports(newsroom, *texts)))
    return [sorted({a.passage.article for a in claim.attestations}) for claim in found.claims]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Judge Ada Holm has resigned.", "Ada Holm, the judge, stepped down on Monday."),
        ("The footbridge at Osk collapsed.", "The footbridge at Osk gave way."),
        ("Police arrested Boris Tal.", "Boris Tal was detained by police."),
    ],
)
def test_one_deed_in_two_verbs_is_one_claim(newsroom: Newsroom, one: str, other: str) -> None:
    assert _deeds(newsroom, one, other) == [["a", "b"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Judge Ada Holm has resigned.", "Judge Ada Holm has not resigned."),
        ("Judge Ada Holm has resigned.", "Judge Ida Brandt has stepped down."),
        ("Judge Ada Holm has resigned.", "Judge Ada Holm will resign in May."),
        ("Judge Ada Holm wrote a letter.", "Judge Ada Holm wrote a novel."),
        ("Police arrested twelve miners in Osk.", "Police arrested thirty miners in Osk."),
    ],
)
def test_deeds_that_differ_in_a_part_are_no_one_claim(
    newsroom: Newsroom, one: str, other: str
) -> None:
    assert not _deeds(newsroom, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The cabinet will tax flights from Osk.", "The cabinet taxed flights from Osk."),
        ("Ada Holm sold the mill in Osk.", "Ida Brandt sold the mill in Osk."),
        ("The board opened the old bridge.", "The board closed the old bridge."),
    ],
)
def test_nearly_the_same_words_may_tell_two_deeds(newsroom: Newsroom, one: str, other: str) -> None:
    reports = _reports(newsroom, one, other)
    deeds = read_deeds(reports)
    by_report = [
        [f for told in deeds.values() for f in told if f.clause.article == article]
        for article in ("a", "b")
    ]
    assert told_apart(*by_report)
    assert told_apart(*by_report[::-1])
    assert not told_apart(by_report[0], by_report[0])
    assert not weigh_propositions(reports, (), lexical_likeness, deeds).claims


def _in_french(newsroom: Newsroom, english: str, french: str) -> list[list[str]]:
    report, _, _ = newsroom
    here = report("a", "2033-05-04", english)
    there = replace(report("b", "2033-05-04", french), language="fr")
    read = [read_clauses(article, analyse(article, None)) for article in (here, there)]
    found = weigh_agreeing(equal_values(read, lexical_likeness), ())
    return [sorted({a.passage.article for a in claim.attestations}) for claim in found.claims]


def test_the_missing_are_the_missing_in_another_language(newsroom: Newsroom) -> None:
    assert _in_french(
        newsroom, "Four people were missing.", "Quatre personnes sont portées disparues."
    ) == [["a", "b"]]


def test_four_o_clock_is_no_four_people_in_another_language(newsroom: Newsroom) -> None:
    assert not _in_french(
        newsroom, "The lorries left the depot at four.", "Quatre personnes sont portées disparues."
    )


def test_reports_are_compared_whole_however_many_clauses_stand_in_memory_at_a_time(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = "The harbour board sold its oldest dredger to a yard in the north."
    texts = [
        " ".join(f"Crate {n}{at} of ripe {fruit} spoiled." for n, fruit in enumerate(fruits))
        + f" {shared}"
        for at, fruits in enumerate((["plums", "pears"], ["figs", "limes"], ["dates", "quinces"]))
    ]
    reports = _reports(newsroom, *texts)
    whole = weigh_propositions(reports, (), lexical_likeness, {})
    assert any(len(claim.attestations) == 3 for claim in whole.claims)
    monkeypatch.setattr("variorum.claims.propositions._ROWS", 2)
    assert weigh_propositions(reports, (), lexical_likeness, {}) == whole
