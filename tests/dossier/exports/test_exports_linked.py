"""Linked data: contexts inside, schema.org and PROV-O that say what the dossier says."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import rdflib
from flood_story import MADE, flood_parts, hostile
from pyld import jsonld

from variorum.dossier.exports import to_jsonld, to_prov
from variorum.dossier.exports.linked.schema import _first
from variorum.model import Dossier, Edition, Fact

# rdflib's own reader of JSON-LD uses what rdflib itself calls old.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
PREFIXES = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX v: <urn:variorum:>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


@pytest.fixture(autouse=True)
def no_document_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(url: str, _: object = None) -> dict[str, Any]:
        raise AssertionError(f"the network was asked for {url}")

    monkeypatch.setattr(jsonld, "get_document_loader", lambda: refuses)


def _edition(*dossiers: Dossier) -> Edition:
    return Edition(MADE, dossiers or (flood_parts().compose(),))


def _nodes(text: str, kind: str) -> list[dict[str, Any]]:
    return [node for node in json.loads(text)["@graph"] if kind in node["@type"]]


def _graph(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="json-ld")


@pytest.mark.parametrize("write", [to_jsonld, to_prov])
@pytest.mark.parametrize("make", [lambda: flood_parts().compose(), hostile])
def test_the_document_expands_with_nothing_fetched_and_nothing_lost(write, make) -> None:  # type: ignore[no-untyped-def]
    text = write(_edition(make()))
    plain = json.loads(text)
    expanded = jsonld.expand(plain)
    assert {node["@id"] for node in expanded} >= {node["@id"] for node in plain["@graph"]}
    for node, whole in zip(
        sorted(plain["@graph"], key=lambda n: n["@id"]),
        sorted(expanded, key=lambda n: n["@id"]),
        strict=True,
    ):
        assert len(node) == len(whole), node["@id"]  # no key fell away as unknown
        assert all(":" in key or key.startswith("@") for key in whole)
    assert len(_graph(text)) > 10


def test_sparql_answers_who_took_text_from_whom() -> None:
    """C Northgate Post copies B Tidewire."""
    rows = _graph(to_prov(_edition())).query(
        PREFIXES
        + """SELECT ?taker ?giver WHERE {
            ?t a v:Report ; v:siglum ?taker ; prov:wasDerivedFrom|prov:wasQuotedFrom ?g .
            ?g a v:Report ; v:siglum ?giver }"""
    )
    assert ("C", "B") in {(str(taker), str(giver)) for taker, giver in rows}
    assert not {(str(taker), str(giver)) for taker, giver in rows} & {("B", "C"), ("B", "A")}


def test_sparql_answers_by_what_evidence() -> None:
    rows = _graph(to_prov(_edition())).query(
        PREFIXES
        + """SELECT ?why WHERE { ?t v:siglum "C" ; prov:qualifiedDerivation ?d .
             ?d prov:entity ?g ; rdfs:comment ?why . ?g v:siglum "B" }"""
    )
    assert any("own words" in str(why) for (why,) in rows)


def test_every_report_leads_to_its_capture_and_its_publisher() -> None:
    dossier = flood_parts().compose()
    rows = list(
        _graph(to_prov(_edition(dossier))).query(
            PREFIXES
            + """SELECT ?sign ?capture WHERE { ?r a v:Report ; v:siglum ?sign ;
                 prov:wasDerivedFrom ?capture . ?capture a v:Capture }"""
        )
    )
    digests = {
        e.siglum: a.capture for e in dossier.sources for a in dossier.articles if a.id == e.article
    }
    assert {str(s): str(c).removeprefix("urn:variorum:") for s, c in rows} == digests
    named = _graph(to_prov(_edition(dossier))).query(
        PREFIXES
        + """SELECT ?name WHERE { ?r v:siglum "A" ; prov:wasAttributedTo ?p . ?p rdfs:label ?name }"""
    )
    assert [str(name) for (name,) in named] == ["Hollin Valley Herald"]


def test_a_text_of_record_was_derived_from_its_witnesses_and_they_quote_what_nobody_has_seen() -> (
    None
):
    graph = _graph(to_prov(_edition()))
    derived = graph.query(
        PREFIXES
        + """SELECT ?sign WHERE { ?r a v:TextOfRecord ; prov:wasDerivedFrom ?w ; prov:alternateOf ?d .
             ?w v:siglum ?sign ; prov:wasQuotedFrom ?d . ?d a v:Document }"""
    )
    assert {str(sign) for (sign,) in derived} == set("ABCDEFH")


def test_a_source_that_is_not_at_hand_is_an_entity_with_its_name() -> None:
    (edge,) = hostile().lineage.edges
    rows = _graph(to_prov(_edition(hostile()))).query(
        PREFIXES
        + "SELECT ?name WHERE { ?r prov:wasDerivedFrom ?s . ?s a v:NamedSource ; rdfs:label ?name }"
    )
    assert [str(name) for (name,) in rows] == [edge.source]


def test_a_report_is_a_news_article_with_what_it_gives() -> None:
    reports = {node["identifier"][1]: node for node in _nodes(to_jsonld(_edition()), "NewsArticle")}
    assert sorted(reports) == list("ABCDEFGH")
    first = reports["A"]
    assert first["publisher"]["name"] == "Hollin Valley Herald"
    assert first["creditText"] == "Ada Wren"
    assert first["datePublished"] == "2031-03-04T10:20:00Z"
    assert first["url"] == "https://herald.example/letter"
    assert set(reports["H"]) == {
        "@id",
        "@type",
        "identifier",
        "inLanguage",
    }  # it gives nothing else
    ids = {node["@id"]: sign for sign, node in reports.items()}
    assert [ids[one["@id"]] for one in reports["C"]["isBasedOn"]] == ["B"]


def test_a_review_says_its_verdict_in_words_and_never_in_a_number() -> None:
    text = to_jsonld(_edition())
    reviews = _nodes(text, "ClaimReview")
    assert reviews
    for review in reviews:
        assert set(review["reviewRating"]) == {"@type", "alternateName"}
        assert review["reviewRating"]["alternateName"].startswith(("Corroborated by", "Contested"))
        assert review["author"] == {"@id": "urn:variorum:software"}
        assert review["claimReviewed"]
        assert review["itemReviewed"].get("appearance") != []
    assert any("appearance" in review["itemReviewed"] for review in reviews)
    assert "ratingValue" not in text
    assert "Single" not in text


def test_who_was_first_is_said_only_where_the_times_tell() -> None:
    dossier = flood_parts().compose()

    def first(*times: str | None) -> str | None:
        articles = tuple(
            replace(a, published=Fact(time, "stated") if time else None)
            for a, time in zip(dossier.articles, times, strict=False)
        )
        found = _first([a.id for a in articles], replace(dossier, articles=articles))
        return next((a.published.value for a in articles if a.id == found and a.published), None)

    assert first("2031-03-04T10:00Z", "2031-03-04T12:00Z") == "2031-03-04T10:00Z"
    assert first("2031-03-04T12:00+03:00", "2031-03-04T10:00Z") == "2031-03-04T12:00+03:00"
    assert first("2031-03-04", "2031-03-04T12:00Z") is None
    assert first("2031-03-04", "2031-03-05") == "2031-03-04"
    assert first("2031-03-04T10:00Z", None) is None


def test_lone_halves_of_characters_do_not_stop_the_writing() -> None:
    dossier = replace(flood_parts().compose())
    broken = tuple(replace(a, title=Fact("half \ud800 a pair", "stated")) for a in dossier.articles)
    for write in (to_jsonld, to_prov):
        write(_edition(replace(dossier, articles=broken))).encode("utf-8")


def test_an_edition_without_stories_is_an_empty_graph() -> None:
    for write in (to_jsonld, to_prov):
        assert json.loads(write(Edition(MADE, ())))["@graph"] == []


def test_equal_editions_give_equal_text() -> None:
    for write in (to_jsonld, to_prov):
        assert write(_edition()) == write(_edition())
