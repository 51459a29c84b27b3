"""Who said what: quotations under their speakers, one entry for the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.dossier.exports.views.citing import Chip, Citing
from variorum.model import ArticleId, Dossier, Passage, Quotation
from variorum.text import words

_MARKS = '"\u201c\u201d\u201e\u00ab\u00bb'
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
    told: tuple[Saying, ...]
    of_record: tuple[Saying, ...]
    reports: int


def printed_places(dossier: Dossier) -> dict[ArticleId, list[Passage]]:
    """For each article where it prints words of a text of record."""
    places: dict[ArticleId, list[Passage]] = {}
    for record in dossier.records:
        for witness in record.witnesses:
            places.setdefault(witness.article, []).extend(witness.passages)
    return places


def within(passage: Passage, places: Mapping[ArticleId, Sequence[Passage]]) -> bool:
    """Whether at least half of a passage lies in those places."""
    shared = sum(
        max(0, min(passage.end, p.end) - max(passage.start, p.start))
        for p in places.get(passage.article, ())
    )
    return bool(shared) and shared * 2 >= passage.end - passage.start


def _inside_own(quotation: Quotation, quotations: Sequence[Quotation]) -> bool:
    """Whether the words are already part of a longer saying of the same speaker."""
    if quotation.parent is None or not 0 <= quotation.parent < len(quotations):
        return False
    parent = quotations[quotation.parent]
    return (
        parent is not quotation
        and parent.use == "speech"
        and parent.speaker == quotation.speaker
        and parent.span.holds(quotation.span)
    )


def _shown(text: str, kind: str) -> str:
    """The words with marks around them, unless they are told or bring marks of their own."""
    text = " ".join(text.split()).rstrip(",")
    if kind == "indirect" or any(mark in text for mark in _MARKS):
        return text
    return f"\u201c{text}\u201d"


def voices(dossier: Dossier, citing: Citing) -> tuple[Voice, ...]:
    """Speakers by how many reports quote them; same words of several reports once.

    Words from a text of record are kept apart: the record prints them already.
    """
    places = printed_places(dossier)
    found: dict[str, dict[tuple[str, ...], list[tuple[Passage, Quotation]]]] = {}
    for analysis in dossier.analyses:
        for quotation in analysis.quotations:
            if quotation.use != "speech" or _inside_own(quotation, analysis.quotations):
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
                        _shown(citing.text(passages[0]), group[0][1].kind),
                        group[0][1].kind,
                        citing.chips(passages),
                        citing.written(passages),
                        all(within(passage, places) for passage in passages),
                    ),
                )
            )
        ordered = [saying for _, saying in sorted(told, key=lambda pair: pair[0])]
        out.append(
            Voice(
                name or _NEVER_SAID,
                bool(name),
                tuple(s for s in ordered if not s.of_record and s.kind != "indirect"),
                tuple(s for s in ordered if not s.of_record and s.kind == "indirect"),
                tuple(s for s in ordered if s.of_record),
                len({chip.article for s in ordered for chip in s.chips}),
            )
        )
    return tuple(
        sorted(out, key=lambda v: (not v.known, -v.reports, -len(v.sayings), -len(v.told), v.name))
    )
