"""Invented happenings, each told by several outlets in their own words, as a stream of reports."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from variorum.stories import Report

_COMMON = (
    "people said officials would work with local groups after a long meeting about money and "
    "plans while others asked for more time before any final decision could be made there"
).split()
_NAMES = (
    "bar dor fen gal hol jut kel lam mor nid orn pel rost sund tarn ulv vik wend yar zol".split()
)
_BEGIN = datetime(2031, 5, 1, 6, tzinfo=UTC)


def odd_words(seed: str, count: int) -> list[str]:
    """Words that nobody else uses: of names and things of one happening."""
    chance = random.Random(seed)
    return ["".join(chance.sample(_NAMES, 3)) for _ in range(count)]


def telling(seed: str, teller: str, words: int = 90) -> str:
    """What one outlet writes of a happening: its rare words among words that all use."""
    chance = random.Random(f"{seed} {teller}")
    rare = odd_words(seed, 14)
    row: list[str] = []
    while len(row) < words:
        row += chance.sample(_COMMON, 4)
        row += ["the", chance.choice(rare).capitalize(), chance.choice(rare)]
        if chance.random() < 0.3:
            row[-1] += "."
    return " ".join(row) + "."


def told(
    seed: str, teller: str, hours: float | None = 0.0, *, name: str | None = None, words: int = 90
) -> Report:
    """A report of a happening; ``hours`` after the first day began, None for no date."""
    title = " ".join(odd_words(seed, 14)[:3]).capitalize()
    when = None if hours is None else (_BEGIN + timedelta(hours=hours)).isoformat()
    return Report(
        name or f"{seed}-{teller}", title, telling(seed, teller, words), when, f"{teller} post"
    )


def paper(seed: int, count: int, *, happenings: int = 12, words: int = 60) -> list[Report]:
    """A stream of ``count`` reports of some happenings, mixed; some undated, late, or copied."""
    chance = random.Random(seed)
    row: list[Report] = []
    for number in range(count):
        what = f"h{chance.randrange(happenings) + number // 40}"
        hours: float | None = number / 4
        odd = chance.random()
        if odd < 0.05:
            hours = None
        elif odd < 0.08:
            hours = -24.0 * chance.randrange(400)
        report = told(what, f"t{chance.randrange(9)}", hours, name=f"r{number}", words=words)
        if row and chance.random() < 0.1:
            other = chance.choice(row)
            text = f"{other.text}\n\n{telling(what, str(number), 20)}"
            report = Report(report.id, other.title, text, report.published, report.source)
        row.append(report)
    return row
