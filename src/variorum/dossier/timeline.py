"""The timeline: what is said to have happened when, kept apart from when it was printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.dossier.datelines import after_dateline
from variorum.dossier.sources import moment, place_of
from variorum.model import (
    BODY_KINDS,
    Analysis,
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Event,
    Passage,
    Span,
    When,
)
from variorum.text import content_stems

# What is only possible, wished, planned or asked did not happen, so it is no event. The
# word must stand before the date in its own clause: "knew on Monday that it would break".
_HYPOTHETICAL = re.compile(
    r"\b(?:if|whether|would|could|might|may|should|will|shall|must|unless|imagine|suppose|"
    r"hypothetical(?:ly)?|(?:is|are|was|were|going|about|decided|agreed|voted|hopes?|wants?) to|"
    r"expected|expects?|planned|plans?|scheduled|due|set|until|deadline)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:\u2013\u2014]|\b(?:and|but|that|which|who|when|after|before)\b")
_LENGTH = {"year": 4, "month": 7, "day": 10, "hour": 13, "minute": 16}
# Two sentences of one date tell one event where they share this part of the rarer one's
# stems. Tried 0.3 to 0.7 on invented stories: below 0.4 unlike events of one day merge.
_ALIKE = 0.5
_LONGEST = 220


@dataclass(frozen=True, slots=True)
class _Told:
    when: str
    stems: frozenset[str]
    passage: Passage
    text: str


def coarse(when: When) -> str:
    """ISO 8601, no finer than the words: a stretch of days is given as its month or year."""
    precision = when.precision
    start, last = when.earliest, when.latest
    if precision == "day" and _days(start, last) > 1:
        precision = "month"
    if precision == "month" and start[:7] != last[:7] and not _next_month(start, last):
        precision = "year"
    return start[: _LENGTH[precision]]


def _days(start: str, last: str) -> int:
    from datetime import datetime

    try:
        return (datetime.fromisoformat(last) - datetime.fromisoformat(start)).days
    except ValueError:
        return 0


def _next_month(start: str, last: str) -> bool:
    return 0 <= _days(start, last) <= 31


def clip(text: str, longest: int = _LONGEST) -> str:
    """White space made even, and cut at a word with an ellipsis where it is too long."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    cut = text.rfind(" ", 0, longest)
    return text[: cut if cut > longest // 2 else longest].rstrip(" ,;:–—-") + " …"


def _sentence_at(analysis: Analysis, span: Span) -> tuple[Span, int] | None:
    for sentence in analysis.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return sentence.span, sentence.block
    return None


def _supposed(text: str, sentence: Span, when: Span) -> bool:
    before = text[sentence.start : when.start]
    if re.match(r"\W*(?:if|unless|suppose|imagine)\b", before, re.IGNORECASE):
        return True
    ends = list(_CLAUSE_END.finditer(before))
    clause = before[ends[-1].end() :] if ends else before
    return bool(_HYPOTHETICAL.search(clause[-120:]))


def _told(article: Article, analysis: Analysis) -> list[_Told]:
    found: dict[Span, set[str]] = {}
    spoken = [q.span for q in analysis.quotations if q.use == "speech" and q.kind != "indirect"]
    for when in analysis.whens:
        place = _sentence_at(analysis, when.span)
        if place is None:
            continue
        span, block = place
        if block >= len(article.blocks) or article.blocks[block].kind not in BODY_KINDS:
            continue
        whole = span.of(article.text)
        if when.span.end <= span.start + after_dateline(whole):
            continue  # the date of a dateline is that of the report
        if when.anchored and any(quoted.holds(when.span) for quoted in spoken):
            continue  # "tomorrow" in somebody's mouth counts from the day of speaking
        text = whole.strip()
        if len(text.split()) < 5 or text.endswith("?") or _supposed(article.text, span, when.span):
            continue
        found.setdefault(span, set()).add(coarse(when))
    told: list[_Told] = []
    for span, dates in found.items():
        whole = span.of(article.text)
        text = " ".join(whole[after_dateline(whole) :].split())
        stems = frozenset(stem for stem in content_stems(text) if not stem[:1].isdigit())
        for date in sorted(dates):
            # "On Tuesday at 6 pm" dates one thing: the finer date says it all.
            if not any(other != date and other.startswith(date) for other in dates):
                told.append(_Told(date, stems, Passage.at(article.id, span), text))
    return told


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    shared = len(left & right)
    return shared >= 2 and shared >= _ALIKE * min(len(left), len(right))


def _events(told: Sequence[_Told], order: Mapping[ArticleId, int]) -> list[Event]:
    groups: list[list[_Told]] = []
    for item in sorted(told, key=lambda t: (t.when, order[t.passage.article], t.passage)):
        for group in groups:
            if group[0].when == item.when and any(_alike(item.stems, t.stems) for t in group):
                group.append(item)
                break
        else:
            groups.append([item])
    events = []
    for group in groups:
        # The clearest telling: long enough to stand alone, else as short as can be.
        best = min(
            group,
            key=lambda t: (
                not 8 <= len(t.text.split()) <= 30,
                bool(re.match(r"(?:he|she|it|they|this|that)\b", t.text, re.I)),
                len(t.text),
                order[t.passage.article],
                t.passage,
            ),
        )
        passages = sorted(
            {item.passage for item in group},
            key=lambda p: (p != best.passage, order[p.article], p),
        )
        events.append(Event(best.when, clip(best.text), "event", tuple(passages)))
    return events


def tell_time(
    articles: Sequence[Article],
    captures: Sequence[Capture],
    analyses: Sequence[Analysis],
    signs: Mapping[ArticleId, str],
) -> tuple[Event, ...]:
    """Events, publications and captures, in three lanes, each in the order of time.

    An event is a sentence of a body that carries a date and is no supposition; sentences
    of one date that say alike things are one event, with all their passages. Every date
    is as coarse as the words it came from.

    Cost: O(n²) in the dated sentences of one story.
    """
    order = {article.id: number for number, article in enumerate(articles)}
    reading = {analysis.article: analysis for analysis in analyses}
    by_id: dict[CaptureId, Capture] = {capture.id: capture for capture in captures}
    told: list[_Told] = []
    published: list[Event] = []
    captured: list[Event] = []
    for article in articles:
        if article.id in reading:
            told += _told(article, reading[article.id])
        sign = signs[article.id]
        for fact, what in ((article.published, "published"), (article.modified, "modified")):
            if fact is not None and fact.value:
                cited = (place_of(article, fact),)
                published.append(Event(fact.value, f"{sign} {what}", "published", cited))
        capture = by_id.get(article.capture)
        if capture is not None:
            captured.append(
                Event(capture.captured, f"{sign} captured", "captured", (place_of(article),))
            )
    events = _events(told, order)

    def key(event: Event) -> tuple[str, int, str]:
        return moment(event.when), order[event.citations[0].article], event.what

    return (
        *sorted(events, key=key),
        *sorted(published, key=key),
        *sorted(captured, key=key),
    )
