"""Sigla, references, and what a report does not say of itself."""

from __future__ import annotations

import random

import pytest
from flood_story import REPORTS, build

from variorum.dossier.sources import (
    csl_date,
    edition_order,
    missing,
    moment,
    place_of,
    reference,
    safe_url,
    sigla,
    siglum,
)

ARTICLES = [build(report)[0] for report in REPORTS]


@pytest.mark.parametrize(
    ("number", "sign"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_signs_go_on_after_z(number: int, sign: str) -> None:
    assert siglum(number) == sign


def test_signs_do_not_depend_on_the_order_of_articles() -> None:
    expected = sigla(ARTICLES)
    for seed in range(10):
        shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
        assert sigla(shuffled) == expected


def test_reports_stand_by_publication_whatever_their_zone() -> None:
    names = [a.publisher.value if a.publisher else None for a in edition_order(ARTICLES)]
    # 02:00 in a zone eight hours ahead is 18:00 of the day before.
    assert names.index("Warta Selat") < names.index("The Daily Weir")
    assert names[-1] is None


def test_a_date_without_a_time_sorts_before_the_times_of_its_day() -> None:
    assert moment("2031-03-05") < moment("2031-03-05T00:00:00Z") < moment("2031-03-05T16:00:00Z")


def test_what_is_missing_is_said() -> None:
    by_input = {article.input: article for article in ARTICLES}
    assert missing(by_input["hollin-herald.html"]) == ()
    assert missing(by_input["pump-notes.html"]) == ("title", "author", "publisher", "date")


def test_a_reference_invents_nothing() -> None:
    by_input = {article.input: article for article in ARTICLES}
    entry = reference(by_input["talbote.html"], "F", {})
    assert entry["issued"] == {"date-parts": [[2031, 3, 5]]}
    assert "author" not in entry
    assert entry["missing"] == ["author"]


def test_a_date_that_is_none_is_kept_in_words() -> None:
    assert csl_date("sometime last spring") == {"literal": "sometime last spring"}
    assert csl_date("2031-05") == {"date-parts": [[2031, 5]]}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\nscript:x",
        "data:text/html,x", "vbscript:x", "//host/x", "file:///etc/passwd", "https:", "", None,
        "http://[bad", "https://a.example/ b",
    ],
)  # fmt: skip
def test_only_ordinary_web_addresses_become_links(url: str | None) -> None:
    assert safe_url(url) is None


def test_an_ordinary_address_is_kept() -> None:
    assert safe_url("https://a.example/x?y=1#z") == "https://a.example/x?y=1#z"


def test_a_report_without_title_has_a_place_all_the_same() -> None:
    by_input = {article.input: article for article in ARTICLES}
    article = by_input["pump-notes.html"]
    place = place_of(article)
    assert article.text[place.start : place.end].startswith("So the gate was known.")
