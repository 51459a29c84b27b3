"""Which values cannot both be right of one matter, asked of all pairs at once."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.claims.clauses import read_clauses
from variorum.claims.contradicting import contradicting, superseded, swapped
from variorum.claims.values import Value, values_of
from variorum.language import analyse

Newsroom = Any


def _values(newsroom: Newsroom, *texts: str) -> list[Value]:
    report, _, _ = newsroom
    articles = [report("abcdef"[at], f"2033-05-0{at + 1}", text) for at, text in enumerate(texts)]
    reports = [read_clauses(article, analyse(article, None)) for article in articles]
    return [value for one in reports for value in values_of(one)]


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("The quarry sold 340 slates.", "The quarry sold 410 slates.", True),
        ("The quarry sold 340 slates.", "The quarry sold 345 slates.", False),
        ("The mill has 12 looms.", "The mill has 13 looms.", True),
        ("The fair drew more than 3,000 guests.", "The fair drew 3,100 guests.", False),
        ("The fair drew more than 3,000 guests.", "The fair drew 11,000 guests.", True),
        ("The outage lasted two months.", "The outage lasted eight weeks.", False),
        ("The north dam holds 340 boats.", "The south dam holds 410 boats.", False),
        ("The mill took in 340 men.", "The mill took in 410 women.", False),
        ("Membership grew to 410 farms.", "Membership grew to 340 farms.", False),
        ("In 1990 the mill had 340 looms.", "In 2010 the mill had 410 looms.", False),
    ],
)
def test_two_values_contradict_where_they_cannot_both_be_right(
    newsroom: Newsroom, left: str, right: str, apart: bool
) -> None:
    values = [v for v in _values(newsroom, left, right) if not v.dated]
    found = contradicting(values)
    assert found[0, 1] == found[1, 0] == apart


def test_swapped_digits_are_told_from_other_numbers(newsroom: Newsroom) -> None:
    values = _values(
        newsroom, "The mill has 146 looms.", "The mill has 164 looms.", "The mill has 170 looms."
    )
    assert swapped(values).tolist() == [
        [False, True, False],
        [True, False, False],
        [False, False, False],
    ]


def test_only_a_later_report_of_a_change_supersedes(newsroom: Newsroom) -> None:
    texts = ("The mill has 340 looms.", "The mill now has 410 looms.")
    assert superseded(_values(newsroom, *texts))[0, 1]
    assert not superseded(_values(newsroom, *reversed(texts)))[0, 1]
