"""Drafts of claims and conflicts, and the one place where they get ids and verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.claims.clauses import Clause
from variorum.model import (
    ArticleId,
    Attestation,
    Claim,
    Conflict,
    Lineage,
    Passage,
    Span,
    digest,
)
from variorum.model.claim import ConflictKind, Stance, Strength
from variorum.model.collation import REPEATED


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A statement with everyone who makes it, before anyone is counted."""

    matter: str
    value: str
    attestations: tuple[Attestation, ...]
    single: bool = False


@dataclass(frozen=True, slots=True)
class DraftConflict:
    """Two sides that do not agree."""

    matter: str
    kind: ConflictKind
    strength: Strength
    sides: tuple[Attestation, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one method found."""

    claims: tuple[DraftClaim, ...] = ()
    conflicts: tuple[DraftConflict, ...] = ()


def attest(
    clause: Clause,
    value: str,
    stance: Stance = "asserts",
    *,
    span: Span | None = None,
    by: str | None = None,
) -> Attestation:
    """The attestation that a clause makes."""
    return Attestation(Passage.at(clause.article, span or clause.show), value, stance, by)


def order(attestations: Iterable[Attestation]) -> tuple[Attestation, ...]:
    """Sort attestations and leave out doubles."""
    return tuple(
        sorted(
            set(attestations),
            key=lambda a: (
                a.passage.article,
                a.passage.start,
                a.passage.end,
                a.value,
                a.stance,
                a.by or "",
            ),
        )
    )


_RANK: dict[str, int] = {"hard": 0, "superseded": 1, "soft": 2}


def settle(
    findings: Iterable[Finding], lineage: Lineage
) -> tuple[tuple[Claim, ...], tuple[Conflict, ...]]:
    """Count origins, give verdicts and ids, leave out doubles, and put all in a fixed order.

    A claim is contested where one of its passages stands on a side of a hard conflict with
    the claim's own value. Claims of one origin stay only where their method asks for it.
    """
    findings = tuple(findings)
    conflicts = _conflicts([c for f in findings for c in f.conflicts])
    fought = {
        (side.passage, side.value)
        for conflict in conflicts
        if conflict.strength == "hard"
        for side in conflict.sides
    }
    claims: dict[str, Claim] = {}
    taken: set[frozenset[Passage]] = set()
    repeats = _shown_repeats(lineage)
    drafts = sorted(
        (c for f in findings for c in f.claims),
        key=lambda c: (
            -len({a.passage.article for a in c.attestations}),
            not c.value,  # what is weighed by kind goes before what is merely alike
            c.matter,
            c.value,
        ),
    )
    for draft in drafts:
        attestations = order(draft.attestations)
        if not attestations:
            continue
        articles = frozenset(a.passage.article for a in attestations)
        repeating = _repeating(attestations, repeats)
        told = (a.passage for a in attestations if a.passage.article not in repeating)
        origins = max(1, lineage.behind(told))
        passages = frozenset(a.passage for a in attestations)
        if passages in taken and not draft.value:
            continue  # these passages already make a claim that says more
        if len(articles) < 2 and not draft.single:
            continue
        taken.add(passages)
        contested = any((a.passage, a.value) in fought for a in attestations)
        name = digest("claim", draft.matter, draft.value, _places(attestations))
        claims[name] = Claim(
            id=name,
            matter=draft.matter,
            value=draft.value,
            verdict="contested" if contested else "corroborated" if origins > 1 else "single",
            origins=origins,
            attestations=attestations,
        )
    ordered = sorted(
        claims.values(),
        key=lambda c: (
            -c.origins,
            -len({a.passage.article for a in c.attestations}),
            c.matter,
            c.value,
            c.id,
        ),
    )
    return tuple(ordered), conflicts


_Repeats = dict[ArticleId, list[tuple[str, tuple[Passage, ...]]]]


def _shown_repeats(lineage: Lineage) -> _Repeats:
    """For each article the articles that it has text or news from, and where it shows that."""
    found: _Repeats = {}
    for edge in lineage.edges:
        # What repeats a document is told by the lineage itself.
        reasons = (why for why in edge.why if why.kind != REPEATED)
        shown = tuple(p for why in reasons for p in why.passages if p.article == edge.target)
        if shown:
            found.setdefault(edge.target, []).append((edge.source, shown))
    return found


def _repeating(attestations: Sequence[Attestation], repeats: _Repeats) -> frozenset[ArticleId]:
    """Articles that say, in the very passage, that they have it from another one here.

    "She told the Echo" in another paper, beside the Echo's own report, is no second origin
    of this claim, whatever else the paper found out by itself.
    """
    told: dict[ArticleId, list[Passage]] = {}
    for attestation in attestations:
        told.setdefault(attestation.passage.article, []).append(attestation.passage)
    return frozenset(
        article
        for article, places in told.items()
        if any(
            source in told and all(any(_meet(p, t) for p in shown) for t in places)
            for source, shown in repeats.get(article, ())
        )
    )


def _meet(a: Passage, b: Passage) -> bool:
    """Two passages of one article share at least one character."""
    return a.start < b.end and b.start < a.end


def _places(attestations: Sequence[Attestation]) -> list[list[object]]:
    return [
        [a.passage.article, a.passage.start, a.passage.end, a.value, a.stance] for a in attestations
    ]


def _conflicts(drafts: Sequence[DraftConflict]) -> tuple[Conflict, ...]:
    found: dict[tuple[object, ...], Conflict] = {}
    ordered = ((draft, order(draft.sides)) for draft in drafts)
    for draft, sides in sorted(
        ordered,
        key=lambda one: (_RANK[one[0].strength], one[0].kind, one[0].matter, _places(one[1])),
    ):
        if len({s.passage for s in sides}) < 2:
            continue
        same = (draft.kind, frozenset(s.passage for s in sides))
        if same in found:
            continue
        found[same] = Conflict(
            id=digest("conflict", draft.kind, draft.matter, _places(sides)),
            matter=draft.matter,
            kind=draft.kind,
            strength=draft.strength,
            sides=sides,
            why=draft.why,
        )
    return _fullest(list(found.values()))


def _fullest(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Leave out a conflict whose passages another of its kind and strength holds already."""
    places = [frozenset(s.passage for s in c.sides) for c in conflicts]
    holding: dict[tuple[str, str, Passage], list[int]] = {}
    for at, (conflict, own) in enumerate(zip(conflicts, places, strict=True)):
        for place in own:
            holding.setdefault((conflict.kind, conflict.strength, place), []).append(at)
    return tuple(
        c
        for c, own in zip(conflicts, places, strict=True)
        if not any(own < places[other] for other in holding[c.kind, c.strength, c.sides[0].passage])
    )
