"""The text of record as the page prints it: text with variants, and its apparatus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from variorum.dossier.exports.marks import Mark, weave
from variorum.dossier.exports.views.apparatus import AlignedTable, aligned_tables
from variorum.dossier.exports.views.citing import Chip, Citing
from variorum.dossier.exports.views.printings import Printings, printings
from variorum.dossier.exports.views.readings import (
    CLASS_NAMES,
    PrintedReading,
    class_of,
    lemma_of,
    other_of,
)
from variorum.dossier.exports.views.readings import shortened as shortened
from variorum.dossier.sources import siglum
from variorum.dossier.support.grounds import places_of
from variorum.dossier.wording import counted
from variorum.model import Passage, TextOfRecord, Variant

# Kinds that seldom change what is said; they are folded away unless their rank is high.
_TRIFLES = frozenset({"case", "punctuation", "spelling", "ellipsis", "bracket", "sic"})
_MATTERS = 2
# So many notes stand open beside the text; of more the gravest.
_SHOWN = 12

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
    """One entry of the apparatus: who has other words, who has the text's, and the class.

    ``number`` is its number in the text, of a trifle its letter.
    """

    number: str
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
    further: tuple[Note, ...] = ()
    counted: str = ""


def is_trifle(variant: Variant) -> bool:
    """A difference that seldom matters: of a light class, and not ranked as grave."""
    return variant.kind in _TRIFLES and variant.rank >= _MATTERS


def _letters(number: int) -> str:
    """a, b, … z, aa, ab … for 1, 2, …"""
    return siglum(number - 1).lower()


def _signs(ordered: Sequence[Variant]) -> list[str]:
    """Numbers of what changes the sense and letters of trifles, each in the order given."""
    grave = light = 0
    signs = []
    for variant in ordered:
        if is_trifle(variant):
            light += 1
            signs.append(_letters(light))
        else:
            grave += 1
            signs.append(str(grave))
    return signs


def _counted(record: TextOfRecord) -> str:
    """How the differences listed come to the places counted; empty where it is plain."""
    every, places = len(record.variants), places_of(record)
    if every == places:
        return ""
    kinds: Counter[str] = Counter(variant.kind for variant in record.variants)
    told = [
        counted(kinds[kind], name)
        for kind, name in (("translation", "translation"), ("ellipsis", "marked gap"))
        if kinds[kind]
    ]
    shared = every - sum(kinds[k] for k in ("translation", "ellipsis")) - places
    if shared:
        told.append(f"{counted(shared, 'other reading')} at the same places")
    *first, last = told
    besides = f"{', '.join(first)} and {last}" if first else last
    text = f"{counted(every, 'difference')}: {counted(places, 'place')} where reports print "
    return f"{text[:1].upper()}{text[1:]}other words, and besides {besides}."


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


def _note(number: str, place: str, variant: Variant, record: TextOfRecord, citing: Citing) -> Note:
    every = [p for reading in variant.readings for p in reading.passages]
    return Note(
        number,
        note_id(place, number),
        KINDS.get(variant.kind, variant.kind),
        class_of(variant),
        variant.note,
        lemma_of(record, variant, citing),
        tuple(other_of(record, variant, i, citing) for i in range(1, len(variant.readings))),
        citing.written(every),
        is_trifle(variant),
    )


def note_id(place: str, number: str) -> str:
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
    signs: list[tuple[int, str, str]] = []

    def write_signs() -> None:
        out.extend(sign for _, _, sign in sorted(signs))
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
                signs.append((len(note.number), note.number, sign))
    write_signs()
    return Markup("".join(out))  # noqa: S704 (texts are escaped above, the rest is ours)


def record_view(
    number: int, record: TextOfRecord, citing: Citing, *, drawn: bool = True
) -> RecordView:
    """Lay out one text of record.

    Notes are numbered in the order of the text and stand in it; trifles have letters, so
    that the numbers of those that change the sense follow each other. Of many notes the
    gravest are shown and the rest kept in ``further``. ``drawn`` adds the aligned tables and
    the text as each witness prints it.
    """
    ordered = sorted(record.variants, key=lambda v: (v.start, v.end, v.rank, v.kind, v.id))
    signs = _signs(ordered)
    notes = [
        _note(sign, str(number), v, record, citing) for sign, v in zip(signs, ordered, strict=True)
    ]
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
                citing.written(passages),
                (turns[start].writer or "writer not named") if start in turns else "",
                turns[start].time if start in turns else "",
            )
        )
    grave = [note for note in notes if not note.trifle]
    weight = {note.ident: (note.css == "tr", v.rank) for note, v in variants.values()}
    gravest = {n.ident for n in sorted(grave, key=lambda n: weight[n.ident])[:_SHOWN]}
    tables, left = (
        aligned_tables(
            record,
            list(zip(signs, ordered, strict=True)),
            is_trifle,
            lambda sign: note_id(str(number), sign),
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
        tuple(note for note in grave if note.ident in gravest),
        tuple(note for note in notes if note.trifle),
        tuple(
            PrintedWitness(
                citing.chips(w.passages), citing.listed(w.article), WITNESS.get(w.kind, w.kind)
            )
            for w in record.witnesses
        ),
        tuple(
            PrintedDoubt(
                citing.text(d.passage),
                d.reason,
                citing.chips((d.passage, *d.passages)),
                citing.written((d.passage, *d.passages)),
            )
            for d in record.doubts
        ),
        len(record.text.split()),
        _choices(notes),
        tables,
        left,
        printings(record, dict(WITNESS), citing) if drawn else Printings((), 0, 0, False),
        tuple(note for note in grave if note.ident not in gravest),
        _counted(record),
    )
