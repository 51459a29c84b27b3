"""The machine form of an edition: ``variorum-dossier/1`` (docs/reference/dossier-json.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from variorum.dossier.exports.encodable import encodable
from variorum.dossier.sources import reference
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    AsOf,
    Attestation,
    Capture,
    Claim,
    Conflict,
    Copy,
    Dossier,
    Edge,
    Edition,
    Evidence,
    Fact,
    Passage,
    Quotation,
    Span,
    TextOfRecord,
)

SCHEMA = "variorum-dossier/1"

Json = dict[str, Any]


class _Pages:
    """The articles' texts, to write out what stands at a passage."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._texts: Mapping[ArticleId, str] = {a.id: a.text for a in articles}

    def passage(self, passage: Passage) -> Json:
        text = self._texts.get(passage.article, "")[passage.start : passage.end]
        return {
            "article": passage.article,
            "start": passage.start,
            "end": passage.end,
            "text": text,
        }

    def at(self, article: ArticleId, span: Span | None) -> Json | None:
        return None if span is None else self.passage(Passage.at(article, span))

    def all(self, passages: Iterable[Passage]) -> list[Json]:
        return [self.passage(passage) for passage in passages]


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _article(article: Article, sign: str, copy_of: list[str], pages: _Pages) -> Json:
    facts = ("title", "byline", "publisher", "published", "modified")
    return {
        "id": article.id,
        "siglum": sign,
        "input": article.input,
        "part": article.part,
        "capture": article.capture,
        "url": article.url,
        **{name: _value(getattr(article, name)) for name in facts},
        "found_by": {name: getattr(article, name).how for name in facts if getattr(article, name)},
        "language": article.language,
        "copy_of": copy_of,
        "text": article.text,
        "blocks": [
            {"kind": b.kind, "start": b.span.start, "end": b.span.end, "why": b.why}
            for b in article.blocks
        ],
        "own_references": [
            {
                "passage": pages.at(article.id, r.span),
                "label": r.label,
                "title": r.title,
                "publisher": r.publisher,
                "author": r.author,
                "published": r.published,
                "accessed": r.accessed,
                "url": r.url,
            }
            for r in article.references
        ],
        "complaints": list(article.complaints),
    }


def _capture(capture: Capture) -> Json:
    return {
        "id": capture.id,
        "input": capture.input,
        "url": capture.url,
        "captured": capture.captured,
        "media_type": capture.media_type,
        "status": capture.status,
        "size": capture.size,
        # Where the WARC record stands depends on the order of archiving, so it is not told
        # here: the id is the digest, and the archive finds the record by it.
    }


def _record(record: TextOfRecord, pages: _Pages) -> Json:
    return {
        "id": record.id,
        "kind": record.kind,
        "author": record.author,
        "recipient": record.recipient,
        "text": record.text,
        "turns": [
            {
                "start": t.start,
                "end": t.end,
                "writer": t.writer,
                "time": t.time or None,
                "text": record.text[t.start : t.end],
                "passages": pages.all(t.passages),
            }
            for t in record.turns
        ],
        "words": [
            {
                "start": w.start,
                "end": w.end,
                "reason": w.reason,
                # The text is that of the record; offsets keep a long record short here.
                "passages": [[p.article, p.start, p.end] for p in w.passages],
            }
            for w in record.words
        ],
        "witnesses": [
            {
                "siglum": w.siglum,
                "article": w.article,
                "kind": w.kind,
                "passages": pages.all(w.passages),
            }
            for w in record.witnesses
        ],
        "variants": [
            {
                "id": v.id,
                "kind": v.kind,
                "start": v.start,
                "end": v.end,
                "rank": v.rank,
                "note": v.note,
                "readings": [pages.passage(p) for r in v.readings for p in r.passages],
                "apparatus": [
                    {"text": r.text, "passages": pages.all(r.passages)} for r in v.readings
                ],
            }
            for v in record.variants
        ],
        "paraphrases": [
            {"passage": pages.passage(p.passage), "start": p.start, "end": p.end}
            for p in record.paraphrases
        ],
        "doubts": [
            {
                "passage": pages.passage(d.passage),
                "reason": d.reason,
                "passages": pages.all(d.passages),
            }
            for d in record.doubts
        ],
    }


def _holder(article: ArticleId, span: Span, records: Iterable[TextOfRecord]) -> str | None:
    """The text of record that these quoted words belong to, if a witness passage says so."""
    best: tuple[int, str] | None = None
    for record in records:
        shared = sum(
            max(0, min(span.end, p.end) - max(span.start, p.start))
            for witness in record.witnesses
            if witness.article == article
            for p in witness.passages
        )
        if shared * 2 >= len(span) and shared and (best is None or shared > best[0]):
            best = (shared, record.id)
    return best[1] if best else None


def _quotation(article: ArticleId, quotation: Quotation, dossier: Dossier, pages: _Pages) -> Json:
    return {
        **pages.passage(Passage.at(article, quotation.span)),
        "kind": quotation.kind,
        "form": quotation.form,
        "speaker": quotation.speaker,
        "speaker_passage": pages.at(article, quotation.speaker_span),
        "cue": pages.at(article, quotation.cue),
        "group": quotation.group,
        "headline": quotation.headline,
        "written": quotation.written,
        "text_of_record": _holder(article, quotation.span, dossier.records),
    }


def _marked(article: ArticleId, quotation: Quotation, pages: _Pages) -> Json:
    return {**pages.passage(Passage.at(article, quotation.span)), "use": quotation.use}


def _attestation(one: Attestation, pages: _Pages) -> Json:
    return {
        **pages.passage(one.passage),
        "value": one.value,
        "stance": one.stance,
        "by": one.by,
    }


def _claim(claim: Claim, pages: _Pages) -> Json:
    return {
        "id": claim.id,
        "matter": claim.matter,
        "value": claim.value,
        "verdict": claim.verdict,
        "origins": claim.origins,
        "attestations": [_attestation(a, pages) for a in claim.attestations],
    }


def _conflict(conflict: Conflict, pages: _Pages) -> Json:
    return {
        "id": conflict.id,
        "matter": conflict.matter,
        "kind": conflict.kind,
        "strength": conflict.strength,
        "why": conflict.why,
        "passages": [pages.passage(side.passage) for side in conflict.sides],
        "sides": [_attestation(side, pages) for side in conflict.sides],
    }


def _evidence(evidence: Iterable[Evidence], pages: _Pages) -> list[Json]:
    return [
        {
            "kind": e.kind,
            "detail": e.detail,
            "weight": round(e.weight, 4),
            "passages": pages.all(e.passages),
        }
        for e in evidence
    ]


def _copy(copy: Copy, pages: _Pages) -> Json:
    return {
        "articles": [copy.a, copy.b],
        "kind": copy.kind,
        "share": round(max(copy.share_a, copy.share_b), 4),
        "shares": [round(copy.share_a, 4), round(copy.share_b, 4)],
        "direction": list(copy.direction) if copy.direction else None,
        "passages": [pages.all(pair) for pair in copy.passages],
        "evidence": _evidence(copy.why, pages),
    }


def _edge(edge: Edge, pages: _Pages) -> Json:
    return {
        "from": edge.source,
        "to": edge.target,
        "strong": edge.strong,
        "why": pages.all(p for e in edge.why for p in e.passages),
        "evidence": _evidence(edge.why, pages),
    }


def _credits(analysis: Analysis, pages: _Pages) -> list[Json]:
    return [
        {
            **pages.passage(Passage.at(analysis.article, credit.span)),
            "source": credit.source,
            "kind": credit.kind,
        }
        for credit in analysis.credits
    ]


def _story(dossier: Dossier) -> Json:
    pages = _Pages(dossier.articles)
    captures: dict[str, Capture] = {capture.id: capture for capture in dossier.captures}
    signs = {entry.article: entry.siglum for entry in dossier.sources}
    copies: dict[ArticleId, list[str]] = {article.id: [] for article in dossier.articles}
    for copy in dossier.copies:
        if copy.direction and copy.direction[1] in copies:
            copies[copy.direction[1]].append(copy.direction[0])
    quotations = [(a.article, q) for a in dossier.analyses for q in a.quotations]
    return {
        # The state, not the id, which depends on how a store grew: see docs/decisions, note 7.
        "id": dossier.story.state,
        "title": dossier.title,
        "articles": [
            _article(a, signs[a.id], sorted(copies[a.id]), pages) for a in dossier.articles
        ],
        "captures": [_capture(capture) for capture in dossier.captures],
        "memberships": [
            {"article": m.article, "evidence": _evidence(m.evidence, pages)}
            for m in dossier.story.memberships
        ],
        "cast": [
            {
                "name": e.name,
                "kind": e.kind,
                "aliases": list(e.aliases),
                "passages": pages.all(e.passages),
            }
            for e in dossier.cast
        ],
        "texts_of_record": [_record(record, pages) for record in dossier.records],
        "quotations": [
            _quotation(article, q, dossier, pages) for article, q in quotations if q.use == "speech"
        ],
        "quote_marks": [
            _marked(article, q, pages) for article, q in quotations if q.use != "speech"
        ],
        "claims": (_claim(claim, pages) for claim in dossier.claims),
        "conflicts": (_conflict(conflict, pages) for conflict in dossier.conflicts),
        "copies": (_copy(copy, pages) for copy in dossier.copies),
        "credits": [credit for a in dossier.analyses for credit in _credits(a, pages)],
        "lineage": {
            "origins": [list(group) for group in dossier.lineage.origins],
            "edges": (_edge(edge, pages) for edge in dossier.lineage.edges),
        },
        "account": [
            {
                "sentence": line.sentence,
                "part": line.part,
                "by": line.by or "variorum",
                **({"model": line.model} if line.by else {}),
                "citations": pages.all(line.citations),
            }
            for line in dossier.account
        ],
        "dropped": [
            {
                "sentence": one.sentence,
                "reason": one.reason,
                "by": one.by or "variorum",
                **({"model": one.model} if one.by else {}),
            }
            for one in dossier.dropped
        ],
        "timeline": [
            {
                "when": event.when,
                "what": event.what,
                "lane": event.lane,
                "citations": pages.all(event.citations),
            }
            for event in dossier.timeline
        ],
        "references": [reference(a, signs[a.id], captures) for a in dossier.articles],
    }


def _as_of(as_of: AsOf | None) -> Json:
    """The moment as of which an edition is told; nothing where it is told as of now."""
    if as_of is None:
        return {}
    return {
        "as_of": {
            "moment": as_of.said,
            "until": as_of.until,
            "later_captures": as_of.later,
            "replaced_captures": as_of.replaced,
        }
    }


def to_json(edition: Edition) -> str:
    """Write the edition for machines: sorted keys, each report, claim or copy on a line of its own.

    Equal editions give equal text; only ``made`` tells two runs apart. Every passage
    carries the text that stands there, so that a reader needs no second file.
    """
    plain = {
        "schema": SCHEMA,
        "made": edition.made,
        **_as_of(edition.as_of),
        "stories": [_story(dossier) for dossier in edition.dossiers],
        "failures": [
            {"subject": f.subject, "step": f.step, "reason": f.reason} for f in edition.failures
        ],
    }
    # Mended piece by piece, so that a large edition stands in memory once.
    return "".join(map(encodable, chain(_written(plain, _LAID_OUT), "\n")))


_LINE = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
# Edition, its stories, each story, its parts: these are laid out, and the lists in a part.
_LAID_OUT = 5


def _written(value: object, levels: int, indent: str = "\n") -> Iterator[str]:
    """The pieces of a JSON text: the upper levels laid out, what lies deeper on one line.

    Long lists may be iterators, so that their items are made one after the other.
    """
    inner = indent + " "
    if isinstance(value, dict) and value and levels > 1:
        for number, key in enumerate(sorted(value)):
            yield f"{',' if number else '{'}{inner}{_LINE.encode(key)}: "
            yield from _written(value[key], levels - 1, inner)
        yield indent + "}"
    elif isinstance(value, (list, Iterator)) and levels > 0:
        opened = False
        for item in value:
            yield f"{',' if opened else '['}{inner}"
            yield from _written(item, levels - 1, inner)
            opened = True
        yield indent + "]" if opened else "[]"
    else:
        yield _LINE.encode(value)
