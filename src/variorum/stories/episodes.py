"""A long-running story cut into episodes: by pauses in its own rhythm, by what is told."""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model import ArticleId, Episode
from variorum.stories.moments import DAY, HOUR, iso, lasting
from variorum.stories.term_bags import cosine, rarity, total

LEAST_PAUSE = 2 * DAY
LEAST_PAUSE_OF_FEW = 7 * DAY  # where there is no rhythm yet
RHYTHM = 3.0  # a pause is so many times the story's usual gap
# A change of what is told is looked for in stories of so many reports, between such gaps, and
# from so many reports on each side; what is beside it is judged by so many reports.
_LEAST_REPORTS = 8
_LEAST_GAP = 12 * HOUR
_LEAST_SIDE = 3
_WINDOW = 6
_DEPTH = 0.25
_WORDS = 4


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a story, in plain values.

    ``when`` in seconds, ``None`` where it has no date; ``terms`` its words and names with
    their weights; ``written`` how a term is shown, where not as it is.
    """

    article: ArticleId
    when: float | None
    terms: Mapping[str, float]
    title: str = ""
    written: Mapping[str, str] = field(default_factory=dict)


def find_episodes(reports: Sequence[Told]) -> tuple[Episode, ...]:
    """Cut a story into episodes.

    A new episode begins after a pause longer than two days and than three times the median
    of the story's other gaps (than a week, where there are fewer than two others); or, in a
    story of eight reports or more, where what is told changes: the likeness between the six
    reports before and the six after a gap of half a day or more lies in a dip (TextTiling).
    Reports without a date go with the episode they are most like.

    Args:
        reports: In any order, each article once.

    Returns:
        Episodes in the order of time, at least one if there are reports; each report is in
        exactly one.

    Cost: linear in the reports' terms, times the window.
    Source: Hearst 1997 (TextTiling). More: docs/methods/top-stories.md.
    """
    dated = sorted(
        (report for report in reports if report.when is not None),
        key=lambda report: (report.when or 0.0, report.article),
    )
    undated = sorted(
        (report for report in reports if report.when is None), key=lambda report: report.article
    )
    if not dated:
        dated, undated = undated, []
    if not dated:
        return ()
    weights = rarity(report.terms for report in reports)
    moments = [report.when for report in dated if report.when is not None]
    starts = {0: "the first report"}
    starts.update(_changes_of_matter(dated, moments, weights))
    starts.update(_pauses(moments))
    cuts = [*sorted(starts), len(dated)]
    parts = [list(dated[start:end]) for start, end in itertools.pairwise(cuts)]
    sums = [total(report.terms for report in part) for part in parts]
    for report in undated:
        alike = [round(cosine(report.terms, told, weights), 9) for told in sums]
        parts[alike.index(max(alike))].append(report)
    whole = total(report.terms for part in parts for report in part)
    return tuple(
        _episode(part, starts[start], whole, weights)
        for start, part in zip(cuts, parts, strict=False)
    )


def _pauses(moments: Sequence[float]) -> dict[int, str]:
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    # Copies that appear together say nothing of a story's rhythm.
    ordered = sorted(gap for gap in gaps if gap >= HOUR)
    found = {}
    for number, gap in enumerate(gaps, 1):
        usual = _usual_beside(ordered, gap)
        least = LEAST_PAUSE_OF_FEW if usual is None else max(LEAST_PAUSE, RHYTHM * usual)
        if gap > least:
            rest = f", where {lasting(usual)} were usual" if usual is not None else ""
            found[number] = f"after {lasting(gap)} without a report{rest}"
    return found


def _usual_beside(ordered: Sequence[float], gap: float) -> float | None:
    """The median of the other gaps, the lower of two; ``None`` where there are under two."""
    others = len(ordered) - (gap >= HOUR)
    if others < 2:
        return None
    middle = (others - 1) // 2
    own = bisect_left(ordered, gap)
    return ordered[middle + (gap >= HOUR and own <= middle)]


def _changes_of_matter(
    dated: Sequence[Told], moments: Sequence[float], weights: Mapping[str, float]
) -> dict[int, str]:
    """Dips of likeness between what stands before and after a gap, with what comes and goes."""
    if len(moments) < _LEAST_REPORTS:
        return {}
    places = [
        number
        for number in range(_LEAST_SIDE, len(dated) - _LEAST_SIDE + 1)
        if moments[number] - moments[number - 1] >= _LEAST_GAP
    ]
    if len(places) < 2:
        return {}
    alike = [_across(dated, number, weights) for number in places]
    depths = [_depth(alike, k) for k in range(len(places))]
    least = max(_DEPTH, statistics.fmean(depths) + statistics.pstdev(depths))
    found: dict[int, str] = {}
    last = 0
    for k, number in enumerate(places):
        # Of the places in one dip the deepest is the border; the first of equal ones.
        beside = depths[max(0, k - 1) : k + 2]
        if depths[k] < least or depths[k] < max(beside) or number - last < _LEAST_SIDE:
            continue
        if k and depths[k - 1] == depths[k] and places[k - 1] in found:
            continue
        found[number] = _turn(dated[last:number], dated[number : number + _WINDOW], weights)
        last = number
    return found


def _across(dated: Sequence[Told], number: int, weights: Mapping[str, float]) -> float:
    before = total(report.terms for report in dated[max(0, number - _WINDOW) : number])
    after = total(report.terms for report in dated[number : number + _WINDOW])
    return cosine(before, after, weights)


def _depth(alike: Sequence[float], k: int) -> float:
    """How far the likeness at a place lies under the nearest heights on both sides, against
    the height of the higher: 0 for none, 1 where nothing is shared."""
    left = right = alike[k]
    for value in reversed(alike[:k]):
        if value < left:
            break
        left = value
    for value in alike[k + 1 :]:
        if value < right:
            break
        right = value
    height = max(left, right)
    return round(((left - alike[k]) + (right - alike[k])) / (2 * height), 9) if height else 0.0


def _turn(before: Sequence[Told], after: Sequence[Told], weights: Mapping[str, float]) -> str:
    old, new = total(r.terms for r in before), total(r.terms for r in after)
    come = _foremost(after, new, old, weights)
    return f"what is told changes: {', '.join(come)} come up" if come else "what is told changes"


def _foremost(
    reports: Sequence[Told],
    mine: Mapping[str, float],
    others: Mapping[str, float],
    weights: Mapping[str, float],
) -> tuple[str, ...]:
    """The terms that stand here more than elsewhere, as written, those of more reports first."""
    count = {key: sum(key in report.terms for report in reports) for key in mine}
    least = 2 if len(reports) > 2 else 1
    ranked = sorted(
        (-mine[key] * weights.get(key, 1.0) * mine[key] / (mine[key] + others.get(key, 0)), key)
        for key in mine
        if count[key] >= least
    )
    shown = []
    for _, key in ranked[:_WORDS]:
        written = [report.written[key] for report in reports if key in report.written]
        shown.append(min(written, default=key))
    return tuple(shown)


def _episode(
    part: Sequence[Told], why: str, whole: Mapping[str, float], weights: Mapping[str, float]
) -> Episode:
    moments = [report.when for report in part if report.when is not None]
    mine = total(report.terms for report in part)
    others = {key: whole[key] - mine[key] for key in mine}
    central = max(
        range(len(part)),
        key=lambda k: (bool(part[k].title), round(cosine(part[k].terms, mine, weights), 9), -k),
    )
    return Episode(
        articles=tuple(report.article for report in part),
        first=iso(min(moments)) if moments else None,
        last=iso(max(moments)) if moments else None,
        title=part[central].title,
        words=_foremost(part, mine, others, weights),
        why=why,
    )
