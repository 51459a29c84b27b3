"""Coverage: claim × report. Who says it, who says otherwise, where it was not found.

The omission matrix of the comparative study of news. A gap in it is a statement about our
reading, not about an editor: we found no passage. "Not yet" needs two known times, that of
the report and that of the first telling; a time that nobody gives is never guessed.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from variorum.dossier.difference import by_value
from variorum.model import (
    Article,
    ArticleId,
    Attestation,
    Claim,
    Conflict,
    Coverage,
    CoverageCell,
    CoverageColumn,
    CoverageRow,
    CoverageState,
    Dossier,
    Passage,
)

STATES: Mapping[CoverageState, str] = {
    "said": "said",
    "otherwise": "said otherwise",
    "both": "said both",
    "absent": "not found in this report",
    "not_yet": "not told yet when this report came out",
}
_AGREES = frozenset({"asserts", "confirms", "quotes"})
_VERDICTS = {"contested": 0, "corroborated": 1, "single": 2}
Moments = tuple[datetime, datetime]


def agrees(claim: Claim, one: Attestation) -> bool:
    """Whether a passage says what the claim says, and not something else on its matter."""
    if one.value.casefold() == claim.value.casefold() or one.stance == "quotes":
        return True
    return claim.verdict != "contested" and one.stance in _AGREES


@dataclass(frozen=True, slots=True)
class Disputes:
    """The conflicts that are not soft, their sides by value, and which have a side where."""

    sides: tuple[tuple[tuple[Attestation, ...], ...], ...]
    at: Mapping[Passage, tuple[int, ...]]


def disputes_of(conflicts: Sequence[Conflict]) -> Disputes:
    """Lay the conflicts ready to be looked up. Cost: linear in their sides."""
    grave = [conflict for conflict in conflicts if conflict.strength != "soft"]
    at: dict[Passage, list[int]] = {}
    for number, conflict in enumerate(grave):
        for place in {side.passage for side in conflict.sides}:
            at.setdefault(place, []).append(number)
    return Disputes(
        tuple(by_value(conflict.sides) for conflict in grave),
        {place: tuple(numbers) for place, numbers in at.items()},
    )


def opposed(claim: Claim, disputes: Disputes) -> tuple[Attestation, ...]:
    """Who says otherwise: in the claim itself, or on another side of its conflicts."""
    against = {a.passage: a for a in claim.attestations if not agrees(claim, a)}
    if claim.verdict == "contested":
        own = {a.passage for a in claim.attestations if agrees(claim, a)}
        met = {number for passage in own for number in disputes.at.get(passage, ())}
        for number in sorted(met):
            for group in disputes.sides[number]:
                if not any(side.passage in own for side in group):
                    against.update({s.passage: s for s in group})
    return tuple(against.values())


def moments(value: str) -> Moments | None:
    """The earliest and the latest moment that an ISO date can mean; None if unreadable.

    A day without a time is the whole day; a time without a zone is read as UTC, as
    everywhere in the dossier.
    """
    value = value.strip()
    try:
        if len(value) in (4, 7):
            year, month = int(value[:4]), int(value[5:7] or 0)
            last = calendar.monthrange(year, month or 12)[1]
            start = datetime(year, month or 1, 1, tzinfo=UTC)
            return start, datetime(year, month or 12, last, 23, 59, 59, tzinfo=UTC)
        at = datetime.fromisoformat(value)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        return at, at + timedelta(days=1, seconds=-1) if len(value) == 10 else at
    except (ValueError, OverflowError):
        return None


def _told(article: Article) -> Moments | None:
    """When the report as we have it came out: its last change, where it gives one."""
    out = moments(article.published.value) if article.published else None
    if out is None or article.modified is None:
        return out
    changed = moments(article.modified.value)
    return (out[0], max(out[1], changed[1])) if changed else None


def _columns(dossier: Dossier) -> tuple[CoverageColumn, ...]:
    """Reports by origin, those of one origin side by side; copies after what they share."""
    signs = {entry.article: entry.siglum for entry in dossier.sources}
    order = {article.id: number for number, article in enumerate(dossier.articles)}
    origin = {m: n for n, group in enumerate(dossier.lineage.origins, 1) for m in group}
    free = len(dossier.lineage.origins)
    for article in dossier.articles:
        if article.id not in origin:
            free += 1
            origin[article.id] = free
    shared: dict[ArticleId, set[ArticleId]] = {}
    for copy in dossier.copies:
        if origin.get(copy.a, -1) != origin.get(copy.b, -2):
            continue
        source, target = copy.direction or sorted((copy.a, copy.b), key=order.__getitem__)
        shared.setdefault(target, set()).add(source)
    return tuple(
        CoverageColumn(
            article.id,
            signs[article.id],
            origin[article.id],
            tuple(sorted(shared.get(article.id, ()), key=order.__getitem__)),
        )
        for article in sorted(
            dossier.articles,
            key=lambda a: (origin[a.id], bool(shared.get(a.id)), order[a.id]),
        )
    )


def _first(claim: Claim, articles: Mapping[ArticleId, Article]) -> tuple[Moments, str] | None:
    """When a report with a known time first told the claim, and how that report writes it."""
    known = []
    for article in {a.passage.article for a in claim.attestations if agrees(claim, a)}:
        published = articles[article].published
        at = moments(published.value) if published else None
        if published and at:
            known.append((at, published.value))
    return min(known, default=None)


def _row(
    claim: Claim,
    columns: Sequence[CoverageColumn],
    disputes: Disputes,
    articles: Mapping[ArticleId, Article],
    came_out: Mapping[ArticleId, Moments | None],
) -> CoverageRow:
    said: dict[ArticleId, set[Passage]] = {}
    otherwise: dict[ArticleId, set[Passage]] = {}
    for one in claim.attestations:
        if agrees(claim, one):
            said.setdefault(one.passage.article, set()).add(one.passage)
    for one in opposed(claim, disputes):
        otherwise.setdefault(one.passage.article, set()).add(one.passage)
    first = _first(claim, articles)

    def state(article: ArticleId) -> CoverageState:
        if article in said:
            return "both" if article in otherwise else "said"
        if article in otherwise:
            return "otherwise"
        out = came_out[article]
        return "not_yet" if out and first and out[1] < first[0][0] else "absent"

    return CoverageRow(
        claim.id,
        claim.matter,
        claim.value,
        claim.verdict,
        claim.origins,
        first[1] if first else "",
        tuple(
            CoverageCell(
                column.article,
                state(column.article),
                # What it says stands first, then what it says otherwise.
                tuple(sorted(said.get(column.article, ())))
                + tuple(
                    sorted(otherwise.get(column.article, set()) - said.get(column.article, set()))
                ),
            )
            for column in columns
        ),
    )


def tell_coverage(dossier: Dossier) -> Coverage:
    """The matrix of all claims and all reports of a dossier.

    Args:
        dossier: Composed, so that its collections are in their fixed order.

    Returns:
        Rows with contested claims first, then those that most independent origins bear
        out, those with a number or a date before sentences; columns by origin. What
        depends on content alone comes in the same order whatever the order of inputs.

    Cost: O(claims · reports + sides of conflicts).
    """
    columns = _columns(dossier)
    disputes = disputes_of(dossier.conflicts)
    articles = {article.id: article for article in dossier.articles}
    came_out = {article.id: _told(article) for article in dossier.articles}
    ordered = sorted(
        enumerate(dossier.claims),
        key=lambda pair: (
            _VERDICTS[pair[1].verdict],
            -pair[1].origins,
            not any(sign.isdigit() for sign in pair[1].value),
            pair[0],
        ),
    )
    return Coverage(
        columns,
        tuple(_row(claim, columns, disputes, articles, came_out) for _, claim in ordered),
    )
