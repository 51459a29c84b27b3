"""Context: what reports tell of the time before."""

from __future__ import annotations

import re

from variorum.dossier.account.material import Material, Saying, Told, reports
from variorum.dossier.support.calendar import days_between
from variorum.model import Line

_MOST = 4
_LONG_AGO = 30  # days before the report
_LEAST_CENTRAL = 0.25
_BEFORE = re.compile(
    r"\b(?:(?:founded|established|built|opened|set up) (?:in|by)|since (?:\w+ )?\d{4}|"
    r"for (?:more than |over |about |nearly )?\w+ (?:years|decades)|"
    r"(?:years|decades) (?:ago|earlier)|last (?:year|autumn|spring|summer|winter))\b",
    re.IGNORECASE,
)
_PLANS = re.compile(r"\b(?:will|would|plans?|planned|expected|is to|are to|until|by)\b", re.I)


def context(material: Material, told: Told) -> list[Line]:
    """Plain sentences on an earlier time that speak of the story's own matter.

    A sentence with a date, or with words like "since 1988", has a place here by its words;
    it is told where the time is earlier indeed.
    """
    shelf = material.shelf
    ranked: list[tuple[tuple[float, ...], Saying]] = []
    for saying in material.sayings:
        if saying.quality >= 1 or saying.passage.article in material.foreign:
            continue
        if len(saying.stems) < 5 or not saying.depth or _PLANS.search(saying.text):
            continue
        if material.of_record(saying.passage) > 0.1:
            continue
        central = material.central(saying.stems)
        if central < _LEAST_CENTRAL or not (_dated(saying, material) or _tells_before(saying)):
            continue
        rank = (
            -round(central, 6),
            float(shelf.borrowed(saying.passage.article)),
            float(shelf.order[saying.passage.article]),
            float(saying.passage.start),
        )
        ranked.append((rank, saying))
    lines: list[Line] = []
    for _, saying in sorted(ranked, key=lambda one: one[0]):
        if told.again(saying):
            continue
        earlier = _tells_before(saying) or _earlier(saying, material)
        if earlier:
            told.take(saying)
        if earlier and not material.disputed(saying.passage):
            name = shelf.name(saying.passage.article)
            said = shelf.said(saying.passage)
            lines.append(Line(reports(name, "reports", said), (saying.passage,), "context"))
    return lines[:_MOST]


def _tells_before(saying: Saying) -> bool:
    return bool(_BEFORE.search(saying.text))


def _dated(saying: Saying, material: Material) -> bool:
    analysis = material.shelf.analyses.get(saying.passage.article)
    return analysis is not None and any(saying.passage.span.holds(w.span) for w in analysis.whens)


def _earlier(saying: Saying, material: Material) -> bool:
    """Whether the sentence has a date a good while before its report was published."""
    article = material.shelf.articles[saying.passage.article]
    analysis = material.shelf.analyses.get(article.id)
    if article.published is None or analysis is None:
        return False
    for when in analysis.whens:
        if saying.passage.span.holds(when.span):
            days = days_between(when.latest, article.published.value)
            if days is not None and days >= _LONG_AGO:
                return True
    return False
