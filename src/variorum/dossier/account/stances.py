"""Who confirmed, denied, would not say or has not answered: the passage itself."""

from __future__ import annotations

from variorum.dossier.account.material import Material, Told, reports
from variorum.dossier.shelf import one_each, quality
from variorum.model import AccountPart, Attestation, Claim, Line, Passage

_MOST_CITED = 4
_LEANS = 4.0
_VERBS = {
    "confirms": "reports a confirmation",
    "denies": "reports a denial",
    "declines": "reports a refusal to comment",
    "silent": "reports no answer so far",
}


def confirmations(material: Material, told: Told) -> list[Line]:
    """One confirmation and one denial."""
    return _lines(("confirms", "denies"), "confirmation", material, told)


def silences(material: Material, told: Told) -> list[Line]:
    """One refusal and one party that has not answered."""
    return _lines(("declines", "silent"), "open", material, told)


def _lines(
    stances: tuple[str, ...], part: AccountPart, material: Material, told: Told
) -> list[Line]:
    shelf = material.shelf
    settled = _settled(material) if part == "open" else frozenset()
    lines: list[Line] = []
    for stance in stances:
        found = [
            (claim, attestation, shelf.plain(shelf.sentence(attestation.passage)))
            for claim in material.claims
            for attestation in claim.attestations
            if attestation.stance == stance and shelf.sentence(attestation.passage) not in settled
        ]
        # A sentence that leans on the one before it does not say who.
        fresh = [
            one
            for one in found
            if one[2] not in told.passages and quality(shelf.text(one[2])) < _LEANS
        ]
        if not fresh:
            continue
        claim, _, passage = min(fresh, key=lambda one: _rank(one, material))
        others = [
            a.passage
            for a in claim.attestations
            if a.stance == stance and a.passage.article != passage.article
        ]
        cited = (passage, *one_each(others, shelf))[:_MOST_CITED]
        name = shelf.name(passage.article)
        lines.append(Line(reports(name, _VERBS[stance], shelf.said(passage)), cited, part))
        told.passages.add(passage)
    return lines


def _settled(material: Material) -> frozenset[Passage]:
    """Sentences that a later report replaced: who was silent there has spoken since."""
    return frozenset(
        material.shelf.sentence(side.passage)
        for conflict in material.conflicts
        if conflict.strength == "superseded"
        for side in conflict.sides
    )


def _rank(one: tuple[Claim, Attestation, Passage], material: Material) -> tuple[float, ...]:
    claim, attestation, passage = one
    shelf, ident = material.shelf, attestation.passage.article
    return (
        float(ident in material.foreign),
        -float(claim.origins),
        float(shelf.borrowed(ident)),
        round(quality(shelf.text(passage)), 6),
        float(shelf.order[ident]),
        float(attestation.passage.start),
        float(attestation.passage.end),
    )
