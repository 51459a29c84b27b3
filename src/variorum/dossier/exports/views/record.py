"""The text of record as the page prints it: text with variants, and its apparatus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from variorum.dossier.exports.marks import Mark, weave
from variorum.dossier.exports.views.citing import Chip, Citing, written
from variorum.dossier.timeline import clip
from variorum.model import ArticleId, Passage, TextOfRecord, Variant

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
_CLASS = {
    "word": "word",
    "order": "word",
    "translation": "tr",
    "omission": "om",
    "addition": "om",
    "ellipsis": "om",
    "case": "case",
    "spelling": "case",
    "sic": "case",
    "bracket": "punct",
    "punctuation": "punct",
}
WITNESS = {
    "full": "prints it whole, or nearly",
    "partial": "prints a part",
    "headline": "in a headline only",
    "paraphrase": "in other words",
    "translation": "in translation",
}


@dataclass(frozen=True, slots=True)
class PrintedReading:
    text: str
    chips: tuple[Chip, ...]
    passages: str


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of the apparatus: lemma, other readings, class."""

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


def shortened(text: str, longest: int = 70) -> str:
    """A long reading as an apparatus gives it: its first and last words."""
    words = text.split()
    if len(text) <= longest or len(words) < 6:
        return clip(text, 2 * longest)
    return f"{' '.join(words[:3])} … {' '.join(words[-2:])}"


def stretches(record: TextOfRecord, article: ArticleId) -> list[tuple[int, int]]:
    """Where in the record's text an article prints its words, as merged ranges."""
    out: list[tuple[int, int]] = []
    words = record.words
    for number, word in enumerate(words):
        if not any(p.article == article for p in word.passages):
            continue
        if out and number and out[-1][1] == words[number - 1].end:
            out[-1] = (out[-1][0], word.end)
        else:
            out.append((word.start, word.end))
    return out


def _paragraphs(text: str) -> list[tuple[int, int]]:
    ranges, start = [], 0
    for piece in text.split("\n"):
        if piece.strip():
            ranges.append((start, start + len(piece)))
        start += len(piece) + 1
    return ranges


def _note(number: int, place: str, variant: Variant, record: TextOfRecord, citing: Citing) -> Note:
    def printed(index: int) -> PrintedReading:
        reading = variant.readings[index]
        return PrintedReading(
            shortened(reading.text), citing.chips(reading.passages), written(reading.passages)
        )

    empty = PrintedReading(record.text[variant.start : variant.end], (), "")
    every = [p for reading in variant.readings for p in reading.passages]
    return Note(
        number,
        f"n-{place}-{number}",
        KINDS.get(variant.kind, variant.kind),
        _CLASS.get(variant.kind, "word"),
        variant.note,
        printed(0) if variant.readings else empty,
        tuple(printed(i) for i in range(1, len(variant.readings))),
        written(every),
        is_trifle(variant),
    )


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
                    f'<a class="n{light}" id="t-{note.ident}" href="#{note.ident}" '
                    f'aria-label="variant {note.number}">{note.number}</a>'
                )
                signs.append((note.number, sign))
    write_signs()
    return Markup("".join(out))  # noqa: S704 (texts are escaped above, the rest is ours)


def record_view(number: int, record: TextOfRecord, citing: Citing) -> RecordView:
    """Lay out one text of record; notes are numbered in the order of the text."""
    ordered = sorted(record.variants, key=lambda v: (v.start, v.end, v.rank, v.kind, v.id))
    notes = [_note(i, str(number), v, record, citing) for i, v in enumerate(ordered, 1)]
    variants = {note.ident: (note, v) for note, v in zip(notes, ordered, strict=True)}
    everyone = [p for w in record.witnesses for p in w.passages]
    paragraphs = []
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
                _marked(record, start, end, here), citing.chips(passages), written(passages)
            )
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
    )
