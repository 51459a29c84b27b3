"""The text of record as the page prints it: text with variants, and its apparatus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from variorum.dossier.exports.marks import Mark, weave
from variorum.dossier.exports.views.apparatus import AlignedTable, aligned_tables
from variorum.dossier.exports.views.citing import Chip, Citing, written
from variorum.dossier.exports.views.printings import Printings, printings
from variorum.dossier.exports.views.readings import (
    CLASS_NAMES,
    PrintedReading,
    class_of,
    lemma_of,
    other_of,
)
from variorum.dossier.exports.views.readings import shortened as shortened
from variorum.model import Passage, TextOfRecord, Variant

# Kinds that seldom change what is said; they are folded away unless their rank is high.
_TRIFLES = frozenset({"case", "punctuation", "spelling", "ellipsis", "bracket", "sic"})
_MATTERS = 2

KINDS = {
    "word": "another word",
    "omission": "left out",
    "addition": "added",
    "order": "another order",
    "spelling": "spelling",
    "case": "capitals",
    "punctuation": "punctuation",
    "ellipsis": "left out, marked with an ellipsis",
    "bracket": "changed in brackets",
    "translation": "translation",
    "sic": "an error of the original, mended or marked",
}
WITNESS = {
    "full": "prints it whole, or nearly",
    "partial": "prints a part",
    "headline": "in a headline only",
    "paraphrase": "in other words",
    "translation": "in translation",
}


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of the apparatus: who has other words, who has the text's, and the class."""

    number: int
    ident: str
    kind: str
    css: str
    note: str
    lemma: PrintedReading
    others: tuple[PrintedReading, ...]
    passages: str
    trifle: bool


@dataclass(frozen=True, slots=True)
class RecordParagraph:
    html: Markup
    chips: tuple[Chip, ...]
    passages: str
    writer: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class PrintedWitness:
    chips: tuple[Chip, ...]
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class PrintedDoubt:
    text: str
    reason: str
    chips: tuple[Chip, ...]
    passages: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """All that the page shows of one text of record."""

    number: int
    id: str
    heading: str
    paragraphs: tuple[RecordParagraph, ...]
    notes: tuple[Note, ...]
    trifles: tuple[Note, ...]
    witnesses: tuple[PrintedWitness, ...]
    doubts: tuple[PrintedDoubt, ...]
    words: int
    choices: tuple[tuple[str, str, int], ...] = ()
    tables: tuple[AlignedTable, ...] = ()
    tables_left: int = 0
    printings: Printings = field(default_factory=lambda: Printings((), 0, 0, False))


def is_trifle(variant: Variant) -> bool:
    """A difference that seldom matters: of a light class, and not ranked as grave."""
    return variant.kind in _TRIFLES and variant.rank >= _MATTERS


def heading(record: TextOfRecord) -> str:
    """ "letter, Mira Oduya to Per Lindqvist", as far as it is known."""
    who = record.author or "author not named"
    return f"{record.kind}, {who}" + (f" to {record.recipient}" if record.recipient else "")


def joined(passages: Sequence[Passage], citing: Citing) -> tuple[Passage, ...]:
    """Passages of one article that follow each other, made one where only space lies between."""
    out: list[Passage] = []
    for passage in sorted(set(passages)):
        last = out[-1] if out else None
        if last and last.article == passage.article:
            between = citing.articles[passage.article].text[last.end : passage.start]
            if passage.start <= last.end or not between.strip(" \n\t\"'\u201c\u201d\u2018\u2019"):
                out[-1] = Passage(last.article, last.start, max(last.end, passage.end))
                continue
        out.append(passage)
    return tuple(out)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    ranges, start = [], 0
    for piece in text.split("\n"):
        if piece.strip():
            ranges.append((start, start + len(piece)))
        start += len(piece) + 1
    return ranges


def _note(number: int, place: str, variant: Variant, record: TextOfRecord, citing: Citing) -> Note:
    every = [p for reading in variant.readings for p in reading.passages]
    return Note(
        number,
        note_id(place, number),
        KINDS.get(variant.kind, variant.kind),
        class_of(variant),
        variant.note,
        lemma_of(record, variant, citing),
        tuple(other_of(record, variant, i, citing) for i in range(1, len(variant.readings))),
        written(every),
        is_trifle(variant),
    )


def note_id(place: str, number: int) -> str:
    return f"n-{place}-{number}"


def _choices(notes: Sequence[Note]) -> tuple[tuple[str, str, int], ...]:
    """The classes that occur, as (class, name, how often), for the filter."""
    many = Counter(note.css for note in notes)
    return tuple((css, name, many[css]) for css, name in CLASS_NAMES.items() if many[css])


def _marked(
    record: TextOfRecord, start: int, end: int, variants: dict[str, tuple[Note, Variant]]
) -> Markup:
    marks = [Mark(v.start, v.end, name) for name, (_, v) in variants.items()]
    out: list[str] = []
    signs: list[tuple[int, str]] = []

    def write_signs() -> None:
        out.extend(sign for _, sign in sorted(signs))
        signs.clear()

    for step in weave(record.text, marks, start, end):
        if step.kind == "text":
            write_signs()
            out.append(str(escape(step.value)))
            continue
        note, variant = variants[step.value]
        light = " light" if note.trifle else ""
        if step.kind == "open":
            write_signs()
            out.append(f'<span class="v {note.css}{light}">')
            if variant.start == variant.end:
                out.append('<span class="caret" aria-hidden="true">\u2038</span>')
        else:
            out.append("</span>")
            if step.whole and variant.end <= end:
                sign = (
                    f'<a class="n{light} is-{note.css}" id="t-{note.ident}" href="#{note.ident}" '
                    f'aria-label="variant {note.number}">{note.number}</a>'
                )
                signs.append((note.number, sign))
    write_signs()
    return Markup("".join(out))  # noqa: S704 (texts are escaped above, the rest is ours)


def record_view(
    number: int, record: TextOfRecord, citing: Citing, *, drawn: bool = True
) -> RecordView:
    """Lay out one text of record.

    Notes are numbered in the order of the text and stand in that of their weight: what
    changes the sense before what does not. ``drawn`` adds the aligned tables and the text
    as each witness prints it.
    """
    ordered = sorted(record.variants, key=lambda v: (v.start, v.end, v.rank, v.kind, v.id))
    notes = [_note(i, str(number), v, record, citing) for i, v in enumerate(ordered, 1)]
    variants = {note.ident: (note, v) for note, v in zip(notes, ordered, strict=True)}
    everyone = [p for w in record.witnesses for p in w.passages]
    paragraphs = []
    turns = {turn.start: turn for turn in record.turns}
    for start, end in _paragraphs(record.text):
        here = {
            name: pair
            for name, pair in variants.items()
            if (pair[1].start < end and pair[1].end > start)
            or (pair[1].start == pair[1].end and start <= pair[1].start <= end)
        }
        places = [p for w in record.words if start <= w.start < end for p in w.passages]
        passages = joined(places, citing) or tuple(sorted(set(everyone)))
        paragraphs.append(
            RecordParagraph(
                _marked(record, start, end, here),
                citing.chips(passages),
                written(passages),
                (turns[start].writer or "writer not named") if start in turns else "",
                turns[start].time if start in turns else "",
            )
        )
    weight = {note.ident: (note.css == "tr", v.rank, note.number) for note, v in variants.values()}
    notes.sort(key=lambda note: weight[note.ident])
    tables, left = (
        aligned_tables(
            record,
            list(enumerate(ordered, 1)),
            is_trifle,
            lambda n: note_id(str(number), n),
            citing,
        )
        if drawn
        else ((), 0)
    )
    return RecordView(
        number,
        record.id,
        heading(record),
        tuple(paragraphs),
        tuple(note for note in notes if not note.trifle),
        tuple(note for note in notes if note.trifle),
        tuple(
            PrintedWitness(
                citing.chips(w.passages), citing.name(w.article), WITNESS.get(w.kind, w.kind)
            )
            for w in record.witnesses
        ),
        tuple(
            PrintedDoubt(
                citing.text(d.passage),
                d.reason,
                citing.chips((d.passage, *d.passages)),
                written((d.passage, *d.passages)),
            )
            for d in record.doubts
        ),
        len(record.text.split()),
        _choices(notes),
        tables,
        left,
        printings(record, dict(WITNESS), citing) if drawn else Printings((), 0, 0, False),
    )
