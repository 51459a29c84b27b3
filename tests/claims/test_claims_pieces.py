"""The small parts: clauses, moments, numerals; and input that means harm."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.claims import weigh
from variorum.claims.clauses import Clause, moment_of, read_clauses
from variorum.claims.figures import figures_of
from variorum.claims.numerals import numbers_of, read_number
from variorum.language import analyse
from variorum.model import Analysis, Lineage

Newsroom = Any


def clauses_of(newsroom: Newsroom, *paragraphs: str, published: str = "2030-05-04") -> Any:
    report, _, _ = newsroom
    article = report("only", published, *paragraphs)
    return read_clauses(article, analyse(article)).clauses


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031", "2031-01-01T00:00", "2031-12-31T23:59"),
        ("2031-02", "2031-02-01T00:00", "2031-02-28T23:59"),
        ("2031-05-08", "2031-05-08T00:00", "2031-05-08T23:59"),
        ("2031-05-08T14:20Z", "2031-05-08T14:20", "2031-05-08T14:20"),
    ],
)
def test_a_coarse_time_is_a_stretch(value: str, first: str, last: str) -> None:
    moment = moment_of(value)
    assert moment is not None
    assert moment.earliest.isoformat(timespec="minutes") == first
    assert moment.latest.isoformat(timespec="minutes") == last


@pytest.mark.parametrize("value", [None, "", "soon", "2031-13-40", "0000-00-00", "99999"])
def test_no_time_comes_of_nonsense(value: str | None) -> None:
    moment = moment_of(value)
    assert moment is None or moment.earliest.year == 9999


@pytest.mark.parametrize(
    ("written", "value"),
    [("14", 14), ("1,200", 1200), ("twenty-two", 22), ("ninety nine", 99), ("many", None)],
)
def test_numerals_are_read_in_digits_and_words(written: str, value: float | None) -> None:
    assert read_number(written) == value


def test_a_sentence_falls_into_its_facts_outside_quotation_marks(newsroom: Newsroom) -> None:
    clauses = clauses_of(
        newsroom, 'The bridge fell at noon, and the mayor said "go home, and stay there" twice.'
    )
    assert [c.text for c in clauses] == [
        "The bridge fell at noon",
        'and the mayor said "go home, and stay there" twice.',
    ]


def test_a_live_page_tells_each_block_at_its_own_time(newsroom: Newsroom) -> None:
    clauses = clauses_of(
        newsroom, "14:05 Two people have died.", "09:30 Nobody is known to have died."
    )
    assert [c.moment.earliest.hour for c in clauses if c.moment] == [14, 9]


def test_a_share_is_read_however_it_is_told(newsroom: Newsroom) -> None:
    clauses = clauses_of(
        newsroom,
        "The firm will cut an eighth of its workforce.",
        "One job in eight is to go.",
        "The firm cuts 12.5% of staff.",
    )
    figures = [f for f in figures_of(clauses) if f.kind == "share of staff cut"]
    assert {f.number.value for f in figures} == {12.5}
    assert len({f.clause.span for f in figures}) == 3


@pytest.mark.parametrize(
    ("sentence", "kind", "part", "value"),
    [
        ("Seventeen people lost their lives.", "dead", "", 17),
        ("The toll has climbed to 26.", "dead", "", 26),
        ("Six of the injured were in a critical condition.", "hurt", "badly", 6),
        ("A third worker has died.", "dead", "", 3),
        ("No deaths were reported.", "dead", "", 0),
        ("The hall seats up to 900.", "room", "", 900),
        ("Forty homes were destroyed.", "home destroy", "", 40),
        ("Four of the dead were children.", "dead", "children", 4),
    ],
)
def test_a_figure_knows_what_it_counts(
    newsroom: Newsroom, sentence: str, kind: str, part: str, value: float
) -> None:
    figures = figures_of(clauses_of(newsroom, sentence))
    assert (kind, part, value) in {(f.kind, f.part, f.number.value) for f in figures}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ninety members found their phones dead.",
        "Officials fear that 30 people could be killed.",
        "Dozens were injured.",
        "The mayor, 52, was hurt by the words.",
    ],
)
def test_what_counts_nobody_gives_no_toll(newsroom: Newsroom, sentence: str) -> None:
    figures = figures_of(clauses_of(newsroom, sentence))
    assert not [f for f in figures if f.kind in ("dead", "hurt") and f.number.value > 1]


def test_numbers_of_one_clause_never_overlap(newsroom: Newsroom) -> None:
    (clause,) = clauses_of(newsroom, "The toll was lowered from 15 to 14 of 120 on 4 May 2030.")
    spans = [n.span for n in numbers_of(clause)]
    assert all(not a.meets(b) for i, a in enumerate(spans) for b in spans[i + 1 :])


def test_analyses_must_stand_beside_their_articles(newsroom: Newsroom) -> None:
    report, _, _ = newsroom
    with pytest.raises(ValueError, match="parallel"):
        weigh([report("a", None, "One.")], [], (), Lineage())


def test_no_report_gives_no_claim() -> None:
    assert weigh([], [], (), Lineage()) == ((), ())


def test_a_report_without_findings_is_no_trouble(newsroom: Newsroom) -> None:
    report, _, _ = newsroom
    article = report("a", None, "Nothing.")
    assert weigh([article], [Analysis(article.id)], (), Lineage()) == ((), ())


PIECES = st.sampled_from(
    [
        "14", "at least", "people", "were killed", "from", "to", "one", "in", "eight", "“", "”",
        '"', "declined to comment", "Ott", "said", "denied that", "never wrote", ",", "and", "the",
        "last in 2024", "since 2019", "of the injured", "12%", "of staff", ";", "letter", "\u202e",
        "not", "will deliver", "had delivered", "18:07", "a fake", "line", "about", "\ud7ff", "'",
    ]
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(st.lists(PIECES, max_size=25).map(" ".join), min_size=1, max_size=4))
def test_no_wording_breaks_it_and_every_passage_stands(
    newsroom: Newsroom, texts: list[str]
) -> None:
    report, tell, _ = newsroom
    told = tell(*(report(f"r{i}", f"2030-05-0{i + 1}", t or "-") for i, t in enumerate(texts)))
    size = {a.id: len(a.text) for a in told.articles}
    for claim in told.claims:
        assert claim.attestations
        for a in claim.attestations:
            assert 0 <= a.passage.start < a.passage.end <= size[a.passage.article]
    for conflict in told.conflicts:
        assert len({s.passage for s in conflict.sides}) >= 2
        for side in conflict.sides:
            assert 0 <= side.passage.start < side.passage.end <= size[side.passage.article]
            assert conflict.why


def test_a_very_long_sentence_does_not_hang(newsroom: Newsroom) -> None:
    report, _, _ = newsroom
    article = report("a", "2030-05-04", "at least 14 people " * 4000 + "were killed.")
    analysis = Analysis(article.id)
    assert weigh([article], [analysis], (), Lineage()) == ((), ())
    clause = read_clauses(article, analyse(report("b", None, "not " * 3000))).clauses
    assert all(isinstance(c, Clause) for c in clause)
