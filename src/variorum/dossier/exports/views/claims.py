"""Claims and conflicts as the page prints them: words, never scores."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.dossier.agreement import loosely_agreed, story_weights
from variorum.dossier.coverage import STATES, agrees, disputes_of, opposed, tell_coverage
from variorum.dossier.difference import by_value
from variorum.dossier.exports.views import dates
from variorum.dossier.exports.views.citing import Chip, Citing
from variorum.dossier.exports.views.people import printed_places, within
from variorum.dossier.timeline import clip, coarse
from variorum.dossier.wording import counted, in_words
from variorum.model import (
    Analysis,
    ArticleId,
    Attestation,
    Claim,
    Conflict,
    Coverage,
    CoverageCell,
    CoverageRow,
    Dossier,
    Passage,
)

# A table with more columns than this cannot be read on paper.
MOST_COLUMNS = 24
# Groups that stand in a list: a row of one sign among dashes tells nothing more.
LISTED = frozenset({"single", "quoted"})
STRENGTHS = {
    "hard": "contradiction: both cannot be true",
    "soft": "a difference, perhaps no contradiction",
    "superseded": "replaced later",
}
STANCES = {
    "denies": "denies it",
    "confirms": "confirms it",
    "declines": "would not say",
    "silent": "gives no word",
    "quotes": "",
    "asserts": "",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report has of a claim; ``words`` say it for those who see no sign."""

    sign: str
    state: str
    words: str
    chip: Chip | None


@dataclass(frozen=True, slots=True)
class Column:
    """The head of one report; ``origin`` is empty unless it is the first of its origin."""

    sign: str
    name: str
    origin: int
    wide: int
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    ident: str
    matter: str
    value: str
    verdict: str
    words: str
    cells: tuple[Cell, ...]
    chips: tuple[Chip, ...]
    against: tuple[Chip, ...]
    absent: int
    not_yet: int
    passages: str


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    name: str
    verdict: str
    rows: tuple[ClaimRow, ...]


def verdict_words(claim: Claim, agree: int, against: int) -> str:
    """The verdict in words, with what it counts."""
    if claim.verdict == "corroborated":
        return f"corroborated by {counted(claim.origins, 'independent origin')}"
    if claim.verdict == "contested" and agree and against:
        so = "says so" if agree == 1 else "say so"
        others = in_words(against)
        return f"contested: {counted(agree, 'report')} {so}, {others} otherwise"
    if claim.verdict == "contested":
        return "contested"
    return f"single source, printed by {counted(agree, 'report')}" if agree > 1 else "single source"


def columns_of(coverage: Coverage, citing: Citing) -> tuple[Column, ...]:
    """Heads of the matrix; reports of one origin stand together, copies marked."""
    wide = Counter(column.origin for column in coverage.columns)
    return tuple(
        Column(
            column.siglum,
            citing.listed(column.article),
            column.origin,
            wide.pop(column.origin, 0),
            tuple(citing.signs[source] for source in column.copies),
        )
        for column in coverage.columns
    )


def _row(
    ident: str,
    told: ToldClaim,
    row: CoverageRow,
    analyses: Mapping[ArticleId, Analysis],
    citing: Citing,
    drawn: bool,
) -> ClaimRow:
    claim = told.claim

    def cell(one: CoverageCell) -> Cell:
        # The words it says stand first among the passages; they are what a sign opens.
        chip = citing.chips(one.passages)[0] if one.passages else None
        return Cell(citing.signs[one.article], one.state, STATES[one.state], chip)

    says = [p for c in row.cells if c.state in ("said", "both") for p in c.passages]
    against = [p for c in row.cells if c.state in ("otherwise", "both") for p in c.passages]
    if any(c.state == "both" for c in row.cells):
        agreeing = {a.passage for a in claim.attestations if agrees(claim, a)}
        says = [p for p in says if p in agreeing]
        against = [p for p in against if p not in agreeing]
    every = sorted({a.passage for a in claim.attestations} | set(against))
    states = Counter(c.state for c in row.cells)
    matter = clip(claim.matter, 150)
    value = fresh_value(matter, shown_value(claim.value, claim.attestations, analyses))
    return ClaimRow(
        ident,
        matter.rstrip("." if value else ""),
        value,
        {"differ": "contested", "alike": "single", "quoted": "single"}.get(told.group, told.group),
        told.words,
        tuple(cell(one) for one in row.cells) if drawn else (),
        citing.chips(says),
        citing.chips(against),
        states["absent"],
        states["not_yet"],
        citing.written(every),
    )


def fresh_value(matter: str, value: str) -> str:
    """The value, or nothing where the name of the matter has said it already."""
    bare = re.escape(value.strip("\u201c\u201d\"' .").casefold())
    said = re.search(rf"(?<!\w){bare}(?!\w)", matter.casefold()) if bare else None
    return "" if said else value


def shown_value(
    value: str, attestations: Sequence[Attestation], analyses: Mapping[ArticleId, Analysis]
) -> str:
    """A value as the page prints it: dates in words, and no finer than the report's own."""
    if value.casefold() in STANCES or not re.search(r"\d|\s|^[^\W\d_a-z]", value):
        # One plain word is a label of the method that compared, not a value to be read.
        return ""
    if not re.match(r"\d{4}-\d{2}", value):
        return clip(value, 160)
    for one in attestations:
        for when in analyses[one.passage.article].whens if one.passage.article in analyses else ():
            if when.earliest == value and one.passage.span.meets(when.span):
                return dates.said(coarse(when))
    return dates.said(value.removesuffix("T00:00"))


def of_record(claim: Claim, places: Mapping[ArticleId, Sequence[Passage]]) -> bool:
    """Whether the claim only repeats words of a text that reports quote.

    ``places`` are the passages in which articles print such a text.
    """
    if not claim.attestations:
        return False
    if any(sign.isdigit() for sign in claim.value):
        # A number or a date was compared as such, wherever it stands.
        return all(one.stance == "quotes" for one in claim.attestations)
    quoted = sum(
        one.stance == "quotes" or within(one.passage, places) for one in claim.attestations
    )
    return quoted * 2 > len(claim.attestations)


_GROUPS = (
    ("Agreed", "corroborated"),
    ("Contested", "contested"),
    ("Told by several, who differ in a point", "differ"),
    ("Told alike by several, in other words", "alike"),
    ("From a single source", "single"),
    ("Quoted alike", "quoted"),
)


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim with the words that may be said of it; ``group`` is its place on the page."""

    claim: Claim
    group: str
    words: str


def told_claims(dossier: Dossier) -> tuple[tuple[str, str, tuple[ToldClaim, ...]], ...]:
    """Claims as (heading, group, claims): agreed, contested, and what lies between.

    "Agreed" is said only of what two independent origins say in particular.
    """
    by_id = {article.id: article for article in dossier.articles}
    weights = story_weights(dossier.articles, dossier.lineage)
    places = printed_places(dossier)
    sides = _sides(dossier.conflicts)
    disputes = disputes_of(dossier.conflicts)
    told: dict[str, list[ToldClaim]] = {}
    for claim in dossier.claims:
        group: str = claim.verdict
        words = ""
        many = counted(claim.origins, "independent origin")
        if claim.verdict != "contested" and of_record(claim, places):
            group = "quoted"
        elif claim.verdict == "corroborated" and (
            matter := _parted_on(claim, dossier.conflicts, sides)
        ):
            group = "differ"
            words = f"{many} tell of it, and differ on {clip(matter.split(': ')[0], 60)}"
        elif loosely_agreed(claim, by_id, dossier.lineage, weights):
            group = "alike"
            words = f"{many} tell the like; the words are one report’s"
        if not words:
            against = {a.passage.article for a in opposed(claim, disputes)}
            agree = {a.passage.article for a in claim.attestations if agrees(claim, a)}
            words = verdict_words(claim, len(agree), len(against - agree))
        told.setdefault(group, []).append(ToldClaim(claim, group, words))
    out = []
    for name, group in _GROUPS:
        chosen = told.get(group, [])
        # What speaks of one matter stands together, in the order of its weightiest claim.
        first: dict[str, int] = {}
        for number, one in enumerate(chosen):
            first.setdefault(one.claim.matter, number)
        if chosen:
            out.append((name, group, tuple(sorted(chosen, key=lambda t: first[t.claim.matter]))))
    return tuple(out)


def claim_groups(
    dossier: Dossier, citing: Citing
) -> tuple[tuple[ClaimGroup, ...], tuple[Column, ...]]:
    """The groups of ``told_claims`` as rows, what is contested first, and the matrix' heads.

    No heads and no cells where there are more reports than a table can hold.
    """
    coverage = tell_coverage(dossier)
    rows = {row.claim: row for row in coverage.rows}
    drawn = 1 < len(coverage.columns) <= MOST_COLUMNS
    analyses = {analysis.article: analysis for analysis in dossier.analyses}
    groups = tuple(
        ClaimGroup(
            name,
            group,
            tuple(
                _row(
                    f"c-{group}-{number}",
                    one,
                    rows[one.claim.id],
                    analyses,
                    citing,
                    drawn and group not in LISTED,
                )
                for number, one in enumerate(told, 1)
            ),
        )
        for name, group, told in sorted(
            told_claims(dossier), key=lambda told: told[1] != "contested"
        )
    )
    drawn = drawn and any(group.verdict not in LISTED for group in groups)
    return groups, columns_of(coverage, citing) if drawn else ()


@dataclass(frozen=True, slots=True)
class _Side:
    """Where one side of a conflict stands: the numbers of the conflict and of its group."""

    start: int
    end: int
    conflict: int
    group: int


def _sides(conflicts: Sequence[Conflict]) -> dict[ArticleId, list[_Side]]:
    """The sides of all conflicts but the soft ones, by article."""
    out: dict[ArticleId, list[_Side]] = {}
    for number, conflict in enumerate(conflicts):
        if conflict.strength == "soft":
            continue
        for at, group in enumerate(by_value(conflict.sides)):
            for side in group:
                place = side.passage
                out.setdefault(place.article, []).append(_Side(place.start, place.end, number, at))
    return out


def _parted_on(
    claim: Claim, conflicts: Sequence[Conflict], sides: Mapping[ArticleId, Sequence[_Side]]
) -> str:
    """The matter on which those who make a claim contradict each other in the same words.

    Reports that tell of one happening with other figures corroborate the happening, not
    the figures; the page must not print one of their sentences as agreed.
    """
    touched: dict[int, set[int]] = {}
    for one in claim.attestations:
        place = one.passage
        for side in sides.get(place.article, ()):
            if side.start < place.end and place.start < side.end:
                touched.setdefault(side.conflict, set()).add(side.group)
    parted = [number for number, groups in touched.items() if len(groups) > 1]
    if not parted:
        return ""
    first = conflicts[min(parted)]
    return first.matter or first.kind
