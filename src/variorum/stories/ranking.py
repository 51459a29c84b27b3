"""Top stories: ranked by parts that are shown, each from counts that anybody can check."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.model import ArticleId, Placement
from variorum.stories.moments import HOUR, instant, lasting

PartName = Literal["origins", "growth", "placement", "freshness"]
PARTS: tuple[PartName, ...] = ("origins", "growth", "placement", "freshness")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part counts in the sum. Only their proportion matters."""

    origins: float = 3.0
    growth: float = 2.0
    placement: float = 2.0
    freshness: float = 3.0

    def __post_init__(self) -> None:
        given = [getattr(self, name) for name in PARTS]
        if not all(math.isfinite(weight) and weight >= 0 for weight in given) or not any(given):
            raise ValueError("weights are numbers from 0 on, one at least above it")


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the parts reach one half, and how far back they look.

    Args:
        origins: Independent origins beyond the first that give 0.5.
        growth: Further origins above the expected ones that give 0.5.
        placement: Outlets with the story at the very top that give 0.5.
        half_life: Seconds after which the newest report counts half.
        window: Seconds that count as the latest hours, for growth.
        placed: Seconds for which a placement counts after it was seen.
    """

    origins: float = 4.0
    growth: float = 2.0
    placement: float = 2.0
    half_life: float = 24 * HOUR
    window: float = 12 * HOUR
    placed: float = 48 * HOUR


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a story's rank: ``value`` within [0, 1], what it was counted from, in words."""

    name: PartName
    value: float
    figures: tuple[tuple[str, float], ...]
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a story when stories are ranked, in plain values.

    ``origins``: the articles by independent origin, copies under one; ``published``: moments
    in seconds of the articles that have one; ``placements``: where its links stood.
    """

    story: str
    origins: tuple[tuple[ArticleId, ...], ...]
    published: Mapping[ArticleId, float]
    placements: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story's rank: the weighted mean of its parts, within [0, 1], and the parts."""

    story: str
    score: float
    parts: tuple[Part, ...]


_WEIGHTS = Weights()
_SCALE = Scale()


def rank(
    standings: Sequence[Standing],
    now: float,
    *,
    weights: Weights = _WEIGHTS,
    scale: Scale = _SCALE,
) -> tuple[Ranked, ...]:
    """Rank stories at a moment: score = Σ weight · part / Σ weight.

    Reports that come after ``now`` are left out of growth and freshness. Copies count once
    in every part but placement, which is about what outlets show and not about witnesses.

    Args:
        standings: Stories, in any order.
        now: The moment, in seconds.

    Returns:
        The highest score first; ties by more origins, then by the story's id.

    Cost: linear. Described: docs/methods/top-stories.md.
    """
    ranked = []
    for standing in standings:
        parts = (
            _origins(standing, scale),
            _growth(standing, now, scale),
            _placement(standing, now, scale),
            _freshness(standing, now, scale),
        )
        whole = math.fsum(getattr(weights, part.name) for part in parts)
        score = math.fsum(getattr(weights, part.name) * part.value for part in parts) / whole
        ranked.append((-round(score, 6), -len(standing.origins), standing.story, parts))
    return tuple(
        Ranked(story, -negative, parts)
        for negative, _, story, parts in sorted(ranked, key=lambda row: row[:3])
    )


def _origins(standing: Standing, scale: Scale) -> Part:
    count = len(standing.origins)
    reports = sum(len(origin) for origin in standing.origins)
    beyond = max(0, count - 1)
    words = _count(count, "independent origin")
    if reports > count:
        words += f" behind {_count(reports, 'report')}"
    return Part(
        "origins",
        _half(beyond, scale.origins),
        (("origins", count), ("reports", reports)),
        words,
    )


def _first_moments(standing: Standing, now: float) -> list[float]:
    """When each origin was first heard, in order: a copy that comes later is no growth."""
    firsts = []
    for origin in standing.origins:
        dated = [standing.published[a] for a in origin if a in standing.published]
        told = [moment for moment in dated if moment <= now]
        if told:
            firsts.append(min(told))
    return sorted(firsts)


def _growth(standing: Standing, now: float, scale: Scale) -> Part:
    firsts = _first_moments(standing, now)
    # The report that opened the story is no growth of it.
    later = firsts[1:]
    recent = sum(moment > now - scale.window for moment in later)
    earlier = len(later) - recent
    before = now - scale.window - firsts[0] if firsts else 0.0
    expected = earlier * scale.window / max(before, scale.window) if earlier else 0.0
    value = _half(max(0.0, recent - expected), scale.growth)
    hours = lasting(scale.window)
    words = f"{_count(recent, 'further origin')} in the last {hours}"
    if expected:
        words += f", {expected:.1f} expected at its earlier rate"
    return Part(
        "growth",
        value,
        (("recent", recent), ("expected", round(expected, 3)), ("hours", scale.window / HOUR)),
        words,
    )


def _placement(standing: Standing, now: float, scale: Scale) -> Part:
    best: dict[str, tuple[float, int, int]] = {}
    for placed in standing.placements:
        seen = instant(placed.seen)
        if seen is None or not now - scale.placed <= seen <= now:
            continue
        # How many of the other entries stand below: a page with one entry tells nothing.
        height = (placed.of - placed.rank) / (placed.of - 1) if placed.of > 1 else 0.0
        mine = (height, -placed.rank, placed.of)
        best[placed.outlet] = max(best.get(placed.outlet, mine), mine)
    total = math.fsum(height for height, _, _ in best.values())
    top = sorted(best.items(), key=lambda one: (-one[1][0], one[0]))
    told = ", ".join(f"{-rank} of {of} at {outlet}" for outlet, (_, rank, of) in top[:3])
    more = f" and {len(top) - 3} more" if len(top) > 3 else ""
    return Part(
        "placement",
        _half(total, scale.placement),
        (("outlets", len(best)), ("heights", round(total, 3))),
        f"{told}{more}" if top else "on no feed or front page that was captured lately",
    )


def _freshness(standing: Standing, now: float, scale: Scale) -> Part:
    firsts = _first_moments(standing, now)
    if not firsts:
        return Part("freshness", 0.0, (), "no report is dated by then")
    age = now - firsts[-1]
    return Part(
        "freshness",
        round(0.5 ** (age / scale.half_life), 6),
        (("age in hours", round(age / HOUR, 3)),),
        f"the newest report of its own is {lasting(age)} old",
    )


def _half(amount: float, half: float) -> float:
    """Growing from 0 towards 1, one half at ``half``."""
    return round(amount / (amount + half), 6) if amount > 0 else 0.0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
