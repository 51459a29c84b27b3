"""Who said what: quotations under their speakers, one entry for the same words."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.dossier.exports.views.citing import Chip, Citing, written
from variorum.model import Dossier, Passage, Quotation
from variorum.text import words

_NEVER_SAID = "Speaker not told, or not clear to us"


@dataclass(frozen=True, slots=True)
class Saying:
    text: str
    kind: str
    chips: tuple[Chip, ...]
    passages: str
    of_record: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker, with the words that reports give to them."""

    name: str
    known: bool
    sayings: tuple[Saying, ...]
    of_record: tuple[Saying, ...]
    reports: int


def _within(passage: Passage, places: dict[str, list[Passage]]) -> bool:
    shared = sum(
        max(0, min(passage.end, p.end) - max(passage.start, p.start))
        for p in places.get(passage.article, ())
    )
    return bool(shared) and shared * 2 >= passage.end - passage.start


def voices(dossier: Dossier, citing: Citing) -> tuple[Voice, ...]:
    """Speakers by how many reports quote them; same words of several reports once.

    Words from a text of record are kept apart: the record prints them already.
    """
    places: dict[str, list[Passage]] = {}
    for record in dossier.records:
        for witness in record.witnesses:
            places.setdefault(witness.article, []).extend(witness.passages)
    found: dict[str, dict[tuple[str, ...], list[tuple[Passage, Quotation]]]] = {}
    for analysis in dossier.analyses:
        for quotation in analysis.quotations:
            if quotation.use != "speech":
                continue
            passage = Passage.at(analysis.article, quotation.span)
            key = words(citing.text(passage))
            if key:
                speaker = found.setdefault(quotation.speaker or "", {})
                speaker.setdefault(key, []).append((passage, quotation))
    out = []
    for name, sayings in found.items():
        told = []
        for group in sayings.values():
            group.sort(key=lambda pair: (citing.order[pair[0].article], pair[0]))
            passages = [passage for passage, _ in group]
            told.append(
                (
                    (citing.order[passages[0].article], passages[0]),
                    Saying(
                        " ".join(citing.text(passages[0]).split()),
                        group[0][1].kind,
                        citing.chips(passages),
                        written(passages),
                        all(_within(passage, places) for passage in passages),
                    ),
                )
            )
        ordered = [saying for _, saying in sorted(told, key=lambda pair: pair[0])]
        out.append(
            Voice(
                name or _NEVER_SAID,
                bool(name),
                tuple(s for s in ordered if not s.of_record),
                tuple(s for s in ordered if s.of_record),
                len({chip.article for s in ordered for chip in s.chips}),
            )
        )
    return tuple(sorted(out, key=lambda v: (not v.known, -v.reports, -len(v.sayings), v.name)))
