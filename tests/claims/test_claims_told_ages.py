"""The age of a person told by what they do is no count of anybody."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.claims.clauses import read_clauses
from variorum.claims.figures import figures_of
from variorum.language import analyse

Newsroom = Any


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Ilse Brandt, a signaller of 51, died of burns in hospital on Monday.", []),
        ("A retired stoker of 63 was killed.", [63.0]),
        ("The blast took Ove Lund, a young plumber of 29.", []),
        ("51 people died of burns in hospital on Monday.", [51.0]),
        ("A total of 51 died of burns in hospital on Monday.", [51.0]),
    ],
)
def test_a_doer_of_so_many_years_is_no_toll(
    newsroom: Newsroom, text: str, counted: list[float]
) -> None:
    report, _, _ = newsroom
    article = report("a", "2033-05-04", text)
    clauses = read_clauses(article, analyse(article, None)).clauses
    assert [figure.number.value for figure in figures_of(clauses)] == counted
