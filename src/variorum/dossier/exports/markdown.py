"""The dossier as Markdown: a document to read, each footnote quoting its passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from variorum.dossier.account import PART_NAMES, written_by
from variorum.dossier.difference import by_value
from variorum.dossier.exports.encodable import encodable
from variorum.dossier.exports.views import dates
from variorum.dossier.exports.views.citing import Citing
from variorum.dossier.exports.views.claims import (
    ToldClaim,
    fresh_value,
    shown_value,
    told_claims,
)
from variorum.dossier.exports.views.contested import contested
from variorum.dossier.exports.views.library import SourceLine, source_lines
from variorum.dossier.exports.views.people import voices
from variorum.dossier.exports.views.record import KINDS, heading, shortened
from variorum.dossier.timeline import clip
from variorum.model import ArticleId, Dossier, Edition, Passage, TextOfRecord

# Signs that Markdown would read as its own, wherever they stand.
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~^&])")
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")
_MOST_NOTES = 6


def plain(text: str) -> str:
    """Words of a report on one line, with nothing left that Markdown could act upon."""
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LIST.sub(r"\1\\\2\3", line)


class _Notes:
    """Footnotes in the order in which they are asked for; one passage, one number."""

    def __init__(self, citing: Citing, prefix: str) -> None:
        self.citing = citing
        self._prefix = prefix
        self._numbers: dict[Passage, int] = {}

    def cite(self, passages: Iterable[Passage]) -> str:
        ordered = sorted(set(passages), key=lambda p: (self.citing.order[p.article], p))
        first: dict[str, Passage] = {}
        for passage in ordered:
            first.setdefault(passage.article, passage)
        chosen = list(first.values())[:_MOST_NOTES]
        numbers = [self._numbers.setdefault(p, len(self._numbers) + 1) for p in chosen]
        return "".join(f"[^{self._prefix}{number}]" for number in sorted(numbers))

    def lines(self) -> list[str]:
        return [
            f"[^{self._prefix}{number}]: **{self.citing.signs[p.article]}** "
            f"{plain(self.citing.name(p.article))}: "
            f"\u201c{plain(clip(self.citing.text(p), 400))}\u201d ({p.start}\u2013{p.end})"
            for p, number in self._numbers.items()
        ]


def _record(record: TextOfRecord, notes: _Notes) -> list[str]:
    out = [f"## Text of record: {plain(heading(record))}", ""]
    turns = {turn.start: turn for turn in record.turns}
    at = 0
    for piece in record.text.split("\n"):
        turn = turns.get(at)
        if turn and at:
            out.append(">")
        who = f"**{plain(turn.writer or 'writer not named')}**" if turn else ""
        who += f" ({plain(turn.time)})" if turn and turn.time else ""
        line = f"{who}: {plain(piece)}" if who else plain(piece)
        out.append(f"> {line}" if piece.strip() else ">")
        at += len(piece) + 1
    signs = [
        f"{w.siglum} {plain(notes.citing.listed(w.article))} ({w.kind}){notes.cite(w.passages)}"
        for w in record.witnesses
        if w.passages
    ]
    out += ["", "Witnesses: " + ", ".join(signs) + ".", ""]
    for variant in sorted(record.variants, key=lambda v: (v.start, v.end, v.rank, v.kind, v.id)):
        readings = [
            f"{'*' + plain(shortened(r.text)) + '*' if r.text else '(not printed)'} "
            + ", ".join(c.sign for c in notes.citing.chips(r.passages))
            + notes.cite(r.passages)
            for r in variant.readings
        ]
        note = f"; {plain(variant.note)}" if variant.note else ""
        out.append(f"- {' ] '.join(readings)} \u2014 {KINDS.get(variant.kind, variant.kind)}{note}")
    if record.doubts:
        out += ["", "Left out, and why:", ""]
        for doubt in record.doubts:
            words = plain(notes.citing.text(doubt.passage))
            out.append(
                f"- \u201c{words}\u201d{notes.cite((doubt.passage, *doubt.passages))}: "
                f"{plain(doubt.reason)}"
            )
    return [*out, ""]


def _claims(title: str, told: Sequence[ToldClaim], notes: _Notes) -> list[str]:
    out = [f"### {title}", ""]
    for one in told:
        claim = one.claim
        matter = clip(claim.matter, 200)
        shown = fresh_value(matter, shown_value(claim.value, claim.attestations, {}))
        value = f": **{plain(shown)}**" if shown else ""
        cited = notes.cite(a.passage for a in claim.attestations)
        out.append(f"- {plain(matter)}{value} ({one.words}){cited}")
    return [*out, ""]


def _source(line: SourceLine) -> str:
    parts = [f"\u201c{plain(line.title)}\u201d" if line.title else "*title not given*"]
    parts += [f"*{plain(line.publisher)}*"] if line.publisher else []
    parts += [plain(line.author)] if line.author else []
    parts += [plain(line.published)] if line.published else []
    missing = [m for m in line.missing if m != "title not given"]
    text = ", ".join(parts) + "."
    if missing:
        text += f" ({', '.join(missing)})"
    if line.url:
        text += f" <{line.url.replace('<', '%3C').replace('>', '%3E')}>"
    if line.captured:
        text += f" Captured {line.captured}; sha-256 `{line.digest}`."
    return f"- **{line.sign}** {text}"


def _account(dossier: Dossier, notes: _Notes) -> list[str]:
    """One paragraph for each part, its name before it; an outside writer's lines are marked."""
    out: list[str] = []
    known: set[ArticleId] = set()
    for part, lines in groupby(dossier.account, key=lambda line: line.part):
        told = [
            plain("".join(map("".join, notes.citing.introduced(line.sentence, known))))
            + notes.cite(line.citations)
            + (" †" if line.by else "")
            for line in lines
        ]
        out += [f"**{PART_NAMES[part]}.** " + " ".join(told), ""]
    models = sorted({line.model for line in dossier.account if line.by})
    if models:
        out += [f"† {plain(written_by(models))}", ""]
    if dossier.dropped:
        out += ["Left out of the account, and why:", ""]
        out += [f"- {plain(clip(one.sentence))}: {plain(one.reason)}" for one in dossier.dropped]
        out.append("")
    return out


def _contested(dossier: Dossier, notes: _Notes) -> list[str]:
    """A matter at a time, what can still be true apart from what was replaced."""
    citing = notes.citing
    out: list[str] = []
    conflicts = {f"k-{number}": one for number, one in enumerate(dossier.conflicts, 1)}
    for group in contested(dossier, citing):
        out += [f"### {group.name} ({group.note})", ""]
        for matter in group.matters:
            between = f": {plain(matter.between)}" if matter.between else ""
            out.append(f"- **{plain(matter.name)}**{between}")
            for pair in matter.pairs:
                if pair.again or pair.strength != matter.strength:
                    out.append(f"    - *{'the same words again, ' * pair.again}{pair.words}:*")
                for sides in by_value(conflicts[pair.ident].sides):
                    words = plain(clip(citing.text(sides[0].passage), 300))
                    cited = notes.cite(side.passage for side in sides)
                    name = plain(citing.label(sides[0].passage.article))
                    out.append(
                        f"    - {citing.signs[sides[0].passage.article]} {name}: "
                        f"\u201c{words}\u201d{cited}"
                    )
            if matter.more:
                out.append(f"    - *{matter.more} more on it stand in the machine form*")
        if group.more:
            out.append(f"- *{group.more} more matters stand in the machine form*")
        out.append("")
    return ["## Contested", "", *out] if out else []


def _dossier(dossier: Dossier, prefix: str) -> list[str]:
    citing = Citing(dossier)
    notes = _Notes(citing, prefix)
    out = [f"# {plain(dossier.title)}", ""]
    out += _account(dossier, notes)
    for record in dossier.records:
        out += _record(record, notes)
    out += _contested(dossier, notes)
    if dossier.claims:
        out += ["## Claims", ""]
        for title, _, claims in told_claims(dossier):
            out += _claims(title, claims, notes)
    told = voices(dossier, citing)
    if told:
        out += ["## Who said what", ""]
        for voice in told:
            out += [f"**{plain(voice.name)}**", ""]
            for saying in (*voice.sayings, *voice.told, *voice.of_record):
                signs = ", ".join(chip.sign for chip in saying.chips)
                out.append(f"- {plain(saying.text)} ({signs})")
            out.append("")
    events = [event for event in dossier.timeline if event.lane == "event"]
    if events:
        out += ["## Timeline", ""]
        for event in events:
            when = plain(dates.said(event.when))
            out.append(f"- {when}: {plain(event.what)}{notes.cite(event.citations)}")
        out.append("")
    out += ["## Sources", "", *(_source(line) for line in source_lines(dossier)), ""]
    return [*out, *notes.lines(), ""]


def to_markdown(edition: Edition) -> str:
    """Write the edition as one Markdown text, with footnotes that quote their passages.

    Words of reports are escaped, so that none of them turns into markup.
    """
    out: list[str] = []
    if edition.as_of is not None:
        out += [f"*{plain(dates.as_of(edition.as_of))}*", ""]
    several = len(edition.dossiers) > 1
    for number, dossier in enumerate(edition.dossiers, 1):
        out += _dossier(dossier, f"{number}-" if several else "")
    if edition.failures:
        out += ["## What could not be read", ""]
        out += [f"- {plain(f.subject)} ({f.step}): {plain(f.reason)}" for f in edition.failures]
        out.append("")
    out += [f"Made {dates.said(edition.made)} with Variorum.", ""]
    return encodable("\n".join(out))
