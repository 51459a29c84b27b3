from __future__ import annotations

from variorum.claims.ledger import DraftClaim, Finding, settle
from variorum.model import (
    ArticleId,
    Attestation,
    Edge,
    Evidence,
    Lineage,
    Passage,
)

ECHO, POST, STAR = ArticleId("a-echo"), ArticleId("b-post"), ArticleId("c-star")


def _claim(*articles: ArticleId) -> Finding:
    told = tuple(Attestation(Passage(article, 10, 60), "") for article in articles)
    return Finding(claims=(DraftClaim("the gate was open", "", told, single=True),))


def _lineage(*edges: Edge) -> Lineage:
    return Lineage(((ECHO,), (POST,), (STAR,)), edges)


def _credit(start: int) -> Edge:
    place = Passage(POST, start, start + 13)
    return Edge(ECHO, POST, False, (Evidence("credit", "told the Echo", 0.5, (place,)),))


def test_a_passage_credited_to_another_report_is_no_second_origin() -> None:
    claims, _ = settle([_claim(ECHO, POST)], _lineage(_credit(40)))
    assert (claims[0].origins, claims[0].verdict) == (1, "single")


def test_a_credit_elsewhere_in_the_article_takes_nothing_from_its_own_findings() -> None:
    claims, _ = settle([_claim(ECHO, POST)], _lineage(_credit(200)))
    assert (claims[0].origins, claims[0].verdict) == (2, "corroborated")


def test_a_third_report_still_corroborates_beside_a_credited_one() -> None:
    claims, _ = settle([_claim(ECHO, POST, STAR)], _lineage(_credit(40)))
    assert (claims[0].origins, claims[0].verdict) == (2, "corroborated")
