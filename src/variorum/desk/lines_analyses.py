"""What a reading found, as the line that ``variorum analyse`` writes.

The form is docs/reference/analyse-jsonl.md. Quotations are told in the form of PolNeAR: one
span for a clause that is quoted in part, one for an utterance that runs over paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Literal

from variorum.desk.lines_documents import Document
from variorum.model import Analysis, Article, Mention, Quotation, Span
from variorum.model.analysis import When

Method = Literal["model", "rules", "marks"]
_CLOSING = '”"»“'
_NAMES = ("name", "alias")
_DEEPEST = 8
_NEAR = 8
_BETWEEN = '“”„«»" \n\r\t\u00a0\u202f'


def analysis_record(
    document: Document, article: Article, analysis: Analysis, method: Method
) -> dict[str, Any]:
    """The record of one reading; every offset lies in the document's text as given."""
    text = document.text
    return {
        document.key: document.id,
        "language": article.language,
        "method": method,
        "unread": list(analysis.unread),
        "sentences": [[s.span.start, s.span.end] for s in analysis.sentences],
        "quotes": quotes_of(text, analysis.quotations),
        "quotes_within": quotes_within(text, analysis.quotations),
        "not_quotes": [
            {**_place(q.outer), "use": q.use} for q in analysis.quotations if q.use != "speech"
        ],
        "names": [_mention(m) for m in analysis.mentions if m.form in _NAMES],
        "mentions": [_mention(m) for m in analysis.mentions if m.form not in _NAMES],
        "dates": [_date(when) for when in analysis.whens],
        "quantities": [
            {
                **_place(q.span),
                "low": _number(q.low),
                "high": _number(q.high),
                "bound": q.bound,
                "unit": q.unit,
                "noun": q.noun,
                "out_of": _number(q.out_of),
                "part": q.part,
                "before": _number(q.before),
            }
            for q in analysis.quantities
        ],
        "stances": [
            {
                **_place(s.span),
                "kind": s.kind,
                **_place(s.agent_span, "agent_"),
                "agent": s.agent,
                **_place(s.object_span, "object_"),
                "object": s.object_span.of(text) if s.object_span else None,
            }
            for s in analysis.stances
        ],
        "credits": [
            {**_place(c.span), "source": c.source, "kind": c.kind} for c in analysis.credits
        ],
        "complaints": list(document.complaints),
    }


def quotes_of(text: str, found: Sequence[Quotation]) -> list[dict[str, Any]]:
    """Quotations as records: speech that stands in no other quotation.

    Marked fragments inside a clause that is told as a whole are left out, and paragraphs
    of one utterance whose marks stay open are joined.

    Cost: linear.
    """
    return [_quote(text, run[0], run[-1]) for run in joined(text, found)]


def quotes_within(text: str, found: Sequence[Quotation]) -> list[dict[str, Any]]:
    """Speech inside other speech; ``parent`` counts the records of ``quotes_of``.

    Cost: linear.
    """
    runs = joined(text, found)
    at = {id(member): number for number, run in enumerate(runs) for member in run}
    records = []
    for quotation in found:
        if quotation.use != "speech" or quotation.parent is None:
            continue
        around = quotation
        for _ in range(_DEEPEST):
            if around.parent is None:
                break
            around = found[around.parent]
        records.append({**_quote(text, quotation, quotation), "parent": at.get(id(around))})
    return records


def _quote(text: str, first: Quotation, last: Quotation) -> dict[str, Any]:
    speaker = first.speaker_span
    whole = first.content or Span(first.outer.start, last.outer.end)
    return {
        **_place(whole),
        "kind": first.kind,
        **_place(speaker, "speaker_"),
        "speaker_text": speaker.of(text) if speaker else None,
        "speaker": first.speaker,
        **_place(first.cue, "cue_"),
        "group": first.group,
        "written": first.written,
    }


def joined(text: str, found: Sequence[Quotation]) -> list[list[Quotation]]:
    """Outer speech in runs: mostly of one quotation, or of the paragraphs of one utterance."""
    heard = _heard(found)
    runs: list[list[Quotation]] = []
    contents = sorted(heard, key=lambda content: content.start)
    said = [
        q
        for q in found
        if q.use == "speech"
        and q.parent is None
        and q.content is None
        # What a trained reader heard as a whole is told as a whole.
        and not _touched(contents, q.outer)
    ]
    clauses = [q for q in said if q.kind != "direct"]
    clause = 0
    for quotation in said:
        if quotation.kind == "direct":
            while clause < len(clauses) and clauses[clause].span.end <= quotation.span.start:
                clause += 1
            # Clauses stand in order, so one that holds this is among the next few.
            if any(c.span.holds(quotation.span) for c in clauses[clause : clause + _NEAR]):
                continue
            if runs and _goes_on(text, runs[-1][-1], quotation):
                runs[-1].append(quotation)
                continue
        runs.append([quotation])
    runs += heard.values()
    return sorted(runs, key=lambda run: (run[0].content or run[0].outer).start)


def _heard(found: Sequence[Quotation]) -> dict[Span, list[Quotation]]:
    """Quotations by the content that a trained reader heard, one with a speaker first."""
    heard: dict[Span, list[Quotation]] = {}
    for quotation in found:
        if quotation.content is not None and quotation.use == "speech":
            run = heard.setdefault(quotation.content, [])
            at = 0 if run and run[0].speaker_span is None and quotation.speaker_span else len(run)
            run.insert(at, quotation)
    return heard


def _touched(contents: Sequence[Span], span: Span) -> bool:
    after = bisect_left(contents, span.end, key=lambda content: content.start)
    # Contents do not overlap one another.
    return after > 0 and contents[after - 1].end > span.start


def _goes_on(text: str, before: Quotation, quotation: Quotation) -> bool:
    """True if ``quotation`` is the next paragraph of what ``before`` left open."""
    end, start = before.outer.end, quotation.outer.start
    if quotation.group != before.group or not end or text[end - 1] in _CLOSING:
        return False
    return not text[end:start].strip(_BETWEEN)


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        **_place(mention.span),
        "kind": mention.kind,
        "form": mention.form,
        "name": mention.name,
    }


def _place(span: Span | None, name: str = "") -> dict[str, int | None]:
    return {
        f"{name}start": None if span is None else span.start,
        f"{name}end": None if span is None else span.end,
    }


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a fraction, so that 3200000000 is not written as 3.2e9."""
    if value is not None and abs(value) < 2**53 and value == int(value):
        return int(value)
    return value


def _date(when: When) -> dict[str, Any]:
    return {
        **_place(when.span),
        "earliest": when.earliest,
        "latest": when.latest,
        "precision": when.precision,
        "anchored": when.anchored,
        "clash": when.clash,
    }
