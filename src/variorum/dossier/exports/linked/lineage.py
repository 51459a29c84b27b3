"""Where the texts come from, as PROV-O: captures, reports, copies, texts of record."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.dossier.exports.linked.names import (
    OURS,
    SOFTWARE,
    Json,
    agent,
    document,
    told,
    urn,
)
from variorum.dossier.exports.program import VERSION
from variorum.dossier.exports.references.work import works_of
from variorum.model import Copy, Dossier, Edge, Edition, Evidence

_THING = {"@type": "@id"}
CONTEXT: dict[str, object] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "variorum": OURS,
    **{
        f"prov:{name}": _THING
        for name in (
            "wasDerivedFrom",
            "wasQuotedFrom",
            "hadPrimarySource",
            "wasInfluencedBy",
            "wasAttributedTo",
            "wasGeneratedBy",
            "wasAssociatedWith",
            "used",
            "alternateOf",
            "entity",
        )
    },
    "variorum:sharesTextWith": _THING,
    "prov:generatedAtTime": {"@type": "xsd:dateTime"},
}


def to_prov(edition: Edition) -> str:
    """Write who took text from whom as one JSON-LD document in the terms of PROV-O.

    A capture is an entity; a report ``wasDerivedFrom`` its capture and ``wasAttributedTo``
    its publisher. A copy with a direction, and an edge that the text itself shows, is
    ``wasDerivedFrom`` (``wasQuotedFrom`` for an excerpt); a weaker edge is
    ``wasInfluencedBy``. Each has a qualified form with the evidence in words. A text of
    record was derived from the reports that print it, and these were quoted from the
    document itself, which nobody here has seen.
    """
    graph: list[Json] = []
    for dossier in edition.dossiers:
        graph += _reports(dossier)
        graph += _records(dossier)
        graph += _edges(dossier)
    if edition.dossiers:
        graph += _making(edition)
    return document(CONTEXT, _gathered(graph))


def _gathered(graph: list[Json]) -> list[Json]:
    """One node for each name; links of one kind become one sorted list."""
    nodes: dict[str, Json] = {}
    for part in graph:
        node = nodes.setdefault(part["@id"], {"@id": part["@id"]})
        for key, value in part.items():
            if isinstance(value, list):
                both = [*node.get(key, []), *value]
                unique = {repr(one): one for one in both}
                node[key] = [unique[name] for name in sorted(unique)]
            else:
                node.setdefault(key, value)
    return list(nodes.values())


def _reports(dossier: Dossier) -> Iterator[Json]:
    for capture in dossier.captures:
        yield {
            "@id": urn(capture.id),
            "@type": ["prov:Entity", "variorum:Capture"],
            "prov:generatedAtTime": capture.captured,
            "variorum:input": capture.input,
            **({"variorum:address": capture.url} if capture.url else {}),
        }
    for work in works_of(dossier):
        yield {
            "@id": urn(work.article),
            "@type": ["prov:Entity", "variorum:Report"],
            "prov:wasDerivedFrom": [urn(work.digest)],
            "prov:wasGeneratedBy": [f"{OURS}extraction"],
            "variorum:siglum": work.siglum,
            **told(
                **{
                    "rdfs:label": work.title,
                    "variorum:address": work.url,
                    "variorum:published": work.published,
                    "prov:wasAttributedTo": [agent(work.publisher)] if work.publisher else [],
                }
            ),
        }
        if work.publisher:
            yield _agent(work.publisher)


def _agent(name: str) -> Json:
    return {"@id": agent(name), "@type": ["prov:Agent"], "rdfs:label": " ".join(name.split())}


def _records(dossier: Dossier) -> Iterator[Json]:
    for record in dossier.records:
        original = urn(f"original-of-{record.id}")
        holders = sorted({w.article for w in record.witnesses if w.kind != "paraphrase"})
        yield {
            "@id": original,
            "@type": ["prov:Entity", "variorum:Document"],
            "variorum:kind": record.kind,
            "rdfs:comment": "the document that the reports quote; not seen itself",
            **(
                {"prov:wasAttributedTo": [agent(name) for name in record.writers]}
                if record.writers
                else {}
            ),
        }
        for name in record.writers:
            yield _agent(name)
        yield {
            "@id": urn(record.id),
            "@type": ["prov:Entity", "variorum:TextOfRecord"],
            "prov:wasDerivedFrom": [urn(article) for article in holders],
            "prov:wasGeneratedBy": [f"{OURS}collation"],
            "prov:alternateOf": [original],
            "prov:value": record.text,
        }
        for article in holders:
            yield {"@id": urn(article), "prov:wasQuotedFrom": [original]}


def _edges(dossier: Dossier) -> Iterator[Json]:
    ids = {article.id for article in dossier.articles}
    signs = {entry.article: entry.siglum for entry in dossier.sources}
    for copy in dossier.copies:
        yield from _copy(copy, signs.get(copy.a, ""), signs.get(copy.b, ""))
    for edge in dossier.lineage.edges:
        yield from _edge(edge, edge.source in ids)


def _copy(copy: Copy, one: str, two: str) -> Iterator[Json]:
    if copy.direction is None:
        yield {"@id": urn(copy.a), "variorum:sharesTextWith": [urn(copy.b)]}
        yield {"@id": urn(copy.b), "variorum:sharesTextWith": [urn(copy.a)]}
        return
    source, target = copy.direction
    share = copy.share_b if target == copy.b else copy.share_a
    relation = "prov:wasQuotedFrom" if copy.kind == "excerpt" else "prov:wasDerivedFrom"
    kind = "prov:Quotation" if copy.kind == "excerpt" else "prov:Derivation"
    words = f"{copy.kind} ({one}, {two}): {share:.0%} of its own words stand there too"
    yield {
        "@id": urn(target),
        relation: [urn(source)],
        "prov:qualifiedDerivation" if kind == "prov:Derivation" else "prov:qualifiedQuotation": [
            {"@type": kind, "prov:entity": urn(source), "rdfs:comment": [words, *_why(copy.why)]}
        ],
    }


def _edge(edge: Edge, among: bool) -> Iterator[Json]:
    if among:
        source = urn(edge.source)
    else:
        # A source that is named but not at hand: its text, given to whoever is called so.
        source = agent(edge.source) + ":text"
        yield {
            "@id": source,
            "@type": ["prov:Entity", "variorum:NamedSource"],
            "rdfs:label": edge.source,
            "prov:wasAttributedTo": [agent(edge.source)],
        }
        yield _agent(edge.source)
    relation = "prov:wasDerivedFrom" if edge.strong else "prov:wasInfluencedBy"
    qualified = "prov:qualifiedDerivation" if edge.strong else "prov:qualifiedInfluence"
    yield {
        "@id": urn(edge.target),
        relation: [source],
        qualified: [
            {
                "@type": "prov:Derivation" if edge.strong else "prov:EntityInfluence",
                "prov:entity": source,
                "rdfs:comment": _why(edge.why) or ["no reason was noted"],
            }
        ],
    }


def _why(evidence: tuple[Evidence, ...]) -> list[str]:
    return [f"{e.kind}: {e.detail}" for e in evidence]


def _making(edition: Edition) -> Iterator[Json]:
    yield {
        "@id": SOFTWARE,
        "@type": ["prov:SoftwareAgent"],
        "rdfs:label": f"Variorum {VERSION}",
    }
    captured = sorted({urn(c.id) for d in edition.dossiers for c in d.captures})
    reports = sorted({urn(a.id) for d in edition.dossiers for a in d.articles})
    for name, used in (("extraction", captured), ("collation", reports)):
        yield {
            "@id": f"{OURS}{name}",
            "@type": ["prov:Activity"],
            "rdfs:label": name,
            "prov:used": used,
            "prov:wasAssociatedWith": [SOFTWARE],
        }
