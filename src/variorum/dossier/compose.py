"""Compose: everything found about one story, put in order and told with its passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.dossier.account import write_account
from variorum.dossier.headline import choose_title
from variorum.dossier.shelf import shelf_of
from variorum.dossier.sources import edition_order, sigla, source_entries
from variorum.dossier.support import library
from variorum.dossier.timeline import tell_time
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Capture,
    Claim,
    Conflict,
    Copy,
    Dossier,
    Entity,
    Lineage,
    Passage,
    Story,
    TextOfRecord,
)

_STRENGTHS = {"hard": 0, "superseded": 1, "soft": 2}
_KINDS = {"confirmation": 0, "number": 1, "date": 2, "attribution": 3, "event": 4}
_VERDICTS = {"contested": 0, "corroborated": 1, "single": 2}


def _sign_witnesses(
    record: TextOfRecord, signs: Mapping[ArticleId, str], order: Mapping[ArticleId, int]
) -> TextOfRecord:
    """One article, one siglum: the witnesses take the signs of the list of sources."""
    witnesses = tuple(
        replace(witness, siglum=signs[witness.article])
        for witness in sorted(
            record.witnesses, key=lambda w: (order[w.article], w.kind, w.passages)
        )
        if witness.article in signs
    )
    return replace(record, witnesses=witnesses)


def _weight(record: TextOfRecord) -> int:
    """How much a text of record is the story's: words times the reports that print it."""
    told = sum(witness.kind in ("full", "partial") for witness in record.witnesses)
    return max(told, 1) * min(len(record.text.split()), 200)


def _claim_in_order(claim: Claim, order: Mapping[ArticleId, int]) -> Claim:
    return replace(
        claim,
        attestations=tuple(
            sorted(
                claim.attestations,
                key=lambda a: (order[a.passage.article], a.passage, a.value, a.stance, a.by or ""),
            )
        ),
    )


def _cited(
    records: Sequence[TextOfRecord], claims: Sequence[Claim], conflicts: Sequence[Conflict]
) -> list[Passage]:
    return [
        *(p for r in records for w in r.witnesses for p in w.passages),
        *(a.passage for c in claims for a in c.attestations),
        *(s.passage for c in conflicts for s in c.sides),
    ]


def compose(
    story: Story,
    articles: Sequence[Article],
    captures: Sequence[Capture],
    analyses: Sequence[Analysis],
    cast: Sequence[Entity],
    records: Sequence[TextOfRecord],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    copies: Sequence[Copy],
    lineage: Lineage,
) -> Dossier:
    """Put together the dossier of one story.

    Args:
        story: Which articles belong together, and why.
        articles: At least those of the story; others are left aside.
        captures: The captures they were drawn from.
        analyses: The readings of the articles, in any order.
        cast, records, claims, conflicts, copies, lineage: What was found in them.

    Returns:
        A dossier whose every collection is in an order that depends on content alone:
        articles by their signs (A, B, …: by publication, then content), texts of record
        by witnesses and length, claims by verdict and origins, conflicts by strength.

    Raises:
        ValueError: Something cites an article that is not among those of the story.

    Cost: O(n log n), and O(d²) in the d dated sentences of the story.
    """
    members = set(story.articles) or {article.id for article in articles}
    ordered = edition_order({a.id: a for a in articles if a.id in members}.values())
    signs = sigla(ordered)
    order = {article.id: number for number, article in enumerate(ordered)}
    strange = {p.article for p in _cited(records, claims, conflicts) if p.article not in order}
    if strange:
        raise ValueError(f"cited, but no article of the story: {sorted(strange)}")

    reading = {analysis.article: analysis for analysis in analyses}
    kept_analyses = tuple(reading[a.id] for a in ordered if a.id in reading)
    wanted = {article.capture for article in ordered}
    kept_captures = tuple(
        sorted({c.id: c for c in captures if c.id in wanted}.values(), key=lambda c: c.id)
    )
    kept_records = tuple(
        _sign_witnesses(record, signs, order)
        for record in sorted(
            records,
            key=lambda r: (-_weight(r), -len(r.text), r.text, r.id),
        )
    )
    kept_claims = tuple(
        _claim_in_order(claim, order)
        for claim in sorted(
            claims,
            key=lambda c: (
                _VERDICTS[c.verdict],
                -c.origins,
                -len({a.passage.article for a in c.attestations}),
                -len(c.attestations),
                c.matter,
                c.value,
                c.id,
            ),
        )
    )
    kept_conflicts = tuple(
        sorted(
            conflicts,
            key=lambda c: (_STRENGTHS[c.strength], _KINDS[c.kind], -len(c.sides), c.matter, c.id),
        )
    )
    kept_copies = tuple(
        sorted(
            (copy for copy in copies if copy.a in order and copy.b in order),
            key=lambda c: (order[c.a], order[c.b], c.kind),
        )
    )
    kept_lineage = Lineage(
        tuple(
            sorted(
                (
                    tuple(sorted((m for m in group if m in order), key=order.__getitem__))
                    for group in lineage.origins
                    if any(member in order for member in group)
                ),
                key=lambda group: order[group[0]],
            )
        ),
        tuple(
            sorted(
                (edge for edge in lineage.edges if edge.target in order),
                key=lambda e: (order.get(ArticleId(e.source), -1), e.source, order[e.target]),
            )
        ),
    )
    account, dropped = write_account(
        shelf_of(ordered, kept_analyses, signs, copies),
        library(ordered, kept_analyses, signs, kept_lineage, kept_records),
        kept_records,
        kept_claims,
        kept_conflicts,
        kept_lineage,
    )
    return Dossier(
        story=story,
        title=choose_title(ordered, kept_copies, kept_lineage),
        articles=ordered,
        captures=kept_captures,
        analyses=kept_analyses,
        cast=tuple(sorted(cast, key=lambda e: (e.kind, e.name, e.aliases))),
        records=kept_records,
        claims=kept_claims,
        conflicts=kept_conflicts,
        copies=kept_copies,
        lineage=kept_lineage,
        account=account,
        timeline=tell_time(ordered, kept_captures, kept_analyses, signs),
        sources=source_entries(ordered),
        dropped=dropped,
    )
