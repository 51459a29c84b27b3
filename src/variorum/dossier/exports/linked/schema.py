"""The story in schema.org's words: reports, texts of record, reviews of claims."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.dossier.coverage import agrees
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
from variorum.dossier.exports.views.claims import ToldClaim, shown_value, told_claims
from variorum.dossier.sources import moment
from variorum.model import ArticleId, Dossier, Edition, TextOfRecord

CONTEXT = {"@vocab": "https://schema.org/"}
_REVIEWED = frozenset({"corroborated", "contested"})
_AGENTS = {"person": "Person", "organisation": "Organization"}


def to_jsonld(edition: Edition) -> str:
    """Write the edition as one JSON-LD document in the vocabulary of schema.org.

    Every report is a ``NewsArticle``, every text of record a ``CreativeWork``, every claim
    that the dossier calls agreed or contested a ``ClaimReview`` by the program. The verdict
    stands in words (``alternateName``); there is no number to rate it by.
    """
    graph: list[Json] = []
    for dossier in edition.dossiers:
        graph += _reports(dossier)
        graph += [_record(record, dossier) for record in dossier.records]
        graph += _reviews(dossier, edition.made)
    if edition.dossiers:
        graph.append(
            {
                "@id": SOFTWARE,
                "@type": "SoftwareApplication",
                "name": "Variorum",
                "softwareVersion": VERSION,
            }
        )
    return document(CONTEXT, graph)


def _reports(dossier: Dossier) -> Iterator[Json]:
    based: dict[str, set[str]] = {}
    ids = {article.id for article in dossier.articles}
    for copy in dossier.copies:
        if copy.direction:
            based.setdefault(copy.direction[1], set()).add(copy.direction[0])
    for edge in dossier.lineage.edges:
        if edge.strong and edge.source in ids:
            based.setdefault(edge.target, set()).add(edge.source)
    for work in works_of(dossier):
        publisher = (
            {"@id": agent(work.publisher), "@type": "Organization", "name": work.publisher}
            if work.publisher
            else None
        )
        yield {
            "@id": urn(work.article),
            "@type": "NewsArticle",
            "identifier": [work.digest, work.siglum],
            **told(
                headline=work.title,
                creditText="; ".join((*work.authors, *work.agencies)),
                publisher=publisher,
                datePublished=work.published,
                dateModified=work.modified,
                inLanguage=work.language,
                url=work.url,
                archivedAt=work.archive_url,
                isBasedOn=[{"@id": urn(a)} for a in sorted(based.get(work.article, ()))],
            ),
        }


def _record(record: TextOfRecord, dossier: Dossier) -> Json:
    holders = {w.article for w in record.witnesses if w.kind != "paraphrase"}
    return {
        "@id": urn(record.id),
        "@type": "CreativeWork",
        "genre": record.kind,
        **told(
            text=record.text,
            creator=_creators(record, dossier),
            recipient=_who(record.recipient, dossier),
            # Where the words were read: the text itself is put together from these.
            isBasedOn=[{"@id": urn(a.id)} for a in dossier.articles if a.id in holders],
        ),
    }


def _creators(record: TextOfRecord, dossier: Dossier) -> Json | list[Json] | None:
    """The author, or each writer of a chat."""
    found = [who for name in record.writers if (who := _who(name, dossier))]
    return found if len(found) > 1 else found[0] if found else None


def _who(name: str | None, dossier: Dossier) -> Json | None:
    """A person or organisation where the cast knows which; else only a thing with a name."""
    if not name or not name.strip():
        return None
    kinds = {entity.name: entity.kind for entity in dossier.cast}
    kind = _AGENTS.get(kinds.get(name, ""), "Thing")
    return {"@id": agent(name), "@type": kind, "name": name}


def _reviews(dossier: Dossier, made: str) -> Iterator[Json]:
    for _, group, claims in told_claims(dossier):
        if group in _REVIEWED:
            for one in claims:
                yield _review(one, dossier, made)


def _review(one: ToldClaim, dossier: Dossier, made: str) -> Json:
    claim = one.claim
    analyses = {analysis.article: analysis for analysis in dossier.analyses}
    value = shown_value(claim.value, claim.attestations, analyses)
    words = f"{claim.matter}: {value}" if value else claim.matter
    makes = {a.passage.article for a in claim.attestations if agrees(claim, a)}
    appears = [article.id for article in dossier.articles if article.id in makes]
    first = _first(appears, dossier)
    state = urn(dossier.story.state)
    return {
        "@id": f"{state}:review:{urn(claim.id).removeprefix(OURS)}",
        "@type": "ClaimReview",
        "claimReviewed": words,
        "datePublished": made,
        "author": {"@id": SOFTWARE},
        "reviewRating": {"@type": "Rating", "alternateName": one.words[:1].upper() + one.words[1:]},
        "itemReviewed": {
            "@id": urn(claim.id),
            "@type": "Claim",
            "text": words,
            **told(
                appearance=[{"@id": urn(article)} for article in appears],
                firstAppearance={"@id": urn(first)} if first else None,
            ),
        },
    }


def _first(articles: list[ArticleId], dossier: Dossier) -> ArticleId | None:
    """The earliest report among those; ``None`` unless all give a time and one is first."""
    times = {a.id: moment(a.published.value) for a in dossier.articles if a.published is not None}
    known = sorted((times[a], a) for a in articles if a in times)
    if not known or len(known) < len(articles):
        return None
    if len(known) > 1:
        # "2031-03-04" is any time of that day, so it is not before a time on it.
        one, two = known[0][0], known[1][0]
        size = min(len(one), len(two))
        if one[:size] == two[:size]:
            return None
    return known[0][1]
