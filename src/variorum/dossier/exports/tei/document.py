"""One TEI document for each story: its header, and a division for each text of record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from variorum.dossier.exports.names import per_story
from variorum.dossier.exports.references.work import works_of
from variorum.dossier.exports.tei.elements import TEI, add_lines, add_text, element
from variorum.dossier.exports.tei.header import add_header
from variorum.dossier.exports.tei.prints import APART, in_order
from variorum.dossier.exports.tei.segments import Print, Segment, places_of, segments_of
from variorum.model import ArticleId, Dossier, Edition, TextOfRecord, Turn, Variant

# Notes of variants that say why a witness differs, as @cause has them.
_CAUSES = {
    "headline": "headline",
    "bracket": "bracket",
    "breaks off": "breaks-off",
    "begins late": "begins-late",
}


def to_tei(edition: Edition) -> Mapping[str, str]:
    """Write each story's texts of record as a TEI P5 document.

    Args:
        edition: One dossier or several.

    Returns:
        File names and documents: ``dossier.tei.xml`` for one story,
        ``story-<n>-<slug>.tei.xml`` for each of several. Valid against the schema
        ``tei_all``. Equal editions give equal text.

    Cost: O(text + p log p) for p passages of words and readings.
    """
    return per_story(edition, "tei.xml", lambda dossier: _document(dossier, edition.made))


def _document(dossier: Dossier, made: str) -> str:
    tei = element(None, "TEI", xmlns=TEI)
    works = works_of(dossier)
    add_header(tei, dossier, works, made)
    body = element(element(tei, "text"), "body")
    signs: dict[ArticleId, str] = {entry.article: entry.siglum for entry in dossier.sources}
    texts: dict[ArticleId, str] = {article.id: article.text for article in dossier.articles}
    for number, record in enumerate(dossier.records, 1):
        _Division(number, record, signs, texts).write(body)
    if not dossier.records:
        element(element(body, "div"), "p", "The reports quote no text of record.")
    written = ET.tostring(tei, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


class _Division:
    """One text of record while it is written."""

    def __init__(
        self,
        number: int,
        record: TextOfRecord,
        signs: Mapping[ArticleId, str],
        texts: Mapping[ArticleId, str],
    ) -> None:
        self.name = f"r{number}"
        self.record = record
        self.signs = signs
        self.texts = texts
        self.segments = [s for s in segments_of(record, texts) if s.others or (s.end > s.start)]

    def write(self, body: ET.Element) -> None:
        record = self.record
        div = element(body, "div", id=self.name, type="textOfRecord", subtype=record.kind)
        who = record.author or "author not named"
        to = f" to {record.recipient}" if record.recipient else ""
        element(div, "head", f"{record.kind}, {who}{to}")
        self._write_text(div)
        self._write_variants(div)
        self._write_notes(div)

    def _write_text(self, div: ET.Element) -> None:
        """The segments in paragraphs; what no word covers stands between them.

        A message of a chat is a speech with its speaker, and the hour as a stage direction.
        """
        text = self.record.text
        turns = list(self.record.turns)
        paragraph = _speech(div, turns.pop(0)) if turns else element(div, "p")
        at = 0
        for number, segment in enumerate(self.segments):
            if turns and segment.start >= turns[0].start:
                add_lines(paragraph, text[at : turns[0].start - 1])
                at = turns[0].start
                paragraph = _speech(div, turns.pop(0))
            between = text[at : segment.start]
            whole = not self.record.turns
            if whole and re.fullmatch(r"[^\S\n]*\n\n[^\S\n]*", between) and at:
                before, _, after = between.partition("\n\n")
                add_text(paragraph, before)
                paragraph = element(div, "p")
                add_text(paragraph, after)
            else:
                add_lines(paragraph, between)
            self._write_app(paragraph, number, segment)
            at = max(at, segment.end)
        add_lines(paragraph, text[at:])

    def _write_app(self, paragraph: ET.Element, number: int, segment: Segment) -> None:
        app = element(paragraph, "app", id=self._place(number))
        lem = element(app, "lem", wit=self._wit(segment.lemma))
        add_lines(lem, self.record.text[segment.start : segment.end])
        for other in segment.others:
            self._write_reading(app, other)
        for reason in segment.reasons:
            element(app, "note", reason, type="reason")
        notes = [c for other in segment.others for c in other.causes if c not in _CAUSES]
        for note in dict.fromkeys(notes):
            element(app, "note", note, type="variant")

    def _write_reading(self, app: ET.Element, other: Print) -> None:
        kinds = other.kinds if len(other.kinds) > 1 else ()
        rdg = element(
            app,
            "rdg",
            wit=self._wit(other.articles),
            type=other.kind,
            cause=next((_CAUSES[c] for c in other.causes if c in _CAUSES), ""),
            ana=" ".join(f"#kind-{kind}" for kind in kinds),
        )
        add_lines(rdg, other.text)

    def _write_variants(self, div: ET.Element) -> None:
        """Variants that one place does not hold whole: by their first and last place."""
        held: list[tuple[Variant, tuple[int, ...]]] = []
        ordered = sorted(self.record.variants, key=lambda v: (v.start, v.end, v.rank, v.kind, v.id))
        words = in_order(self.record)
        for variant in ordered:
            places = places_of(variant, words, self.record.text, self.segments)
            if places and (variant.kind in APART or len(places) > 1):
                held.append((variant, places))
        if not held:
            return
        listed = element(div, "listApp")
        for variant, places in held:
            app = element(
                listed,
                "app",
                from_=f"#{self._place(places[0])}",
                to=f"#{self._place(places[-1])}",
                type=variant.kind,
            )
            for index, reading in enumerate(variant.readings):
                foreign = variant.kind == "translation" and index > 0
                element(
                    app,
                    "rdg" if index else "lem",
                    reading.text,
                    wit=self._wit(p.article for p in reading.passages),
                    type=variant.kind if index else "",
                    cause="" if not index else _CAUSES.get(variant.note, ""),
                    lang=variant.note if foreign else "",
                )

    def _write_notes(self, div: ET.Element) -> None:
        for paraphrase in self.record.paraphrases:
            places = [
                number
                for number, s in enumerate(self.segments)
                if s.start < paraphrase.end and paraphrase.start < s.end
            ]
            target = " ".join(
                f"#{self._place(n)}" for n in dict.fromkeys((*places[:1], *places[-1:]))
            )
            note = element(div, "note", type="paraphrase", target=target)
            passage = paraphrase.passage
            words = self.texts.get(passage.article, "")[passage.start : passage.end]
            element(note, "quote", words, source=self._wit((passage.article,)))
        for doubt in self.record.doubts:
            note = element(div, "note", type="doubt")
            for passage in (doubt.passage, *doubt.passages):
                words = self.texts.get(passage.article, "")[passage.start : passage.end]
                element(
                    note,
                    "quote",
                    words,
                    source=self._wit((passage.article,)),
                    type="doubted" if passage == doubt.passage else "against",
                )
            add_text(note, doubt.reason)

    def _place(self, number: int) -> str:
        return f"{self.name}.{number + 1}"

    def _wit(self, articles: Iterable[ArticleId]) -> str:
        return " ".join(_pointers([self.signs[a] for a in articles if a in self.signs]))


def _speech(div: ET.Element, turn: Turn) -> ET.Element:
    """The paragraph of a message, in a speech of its writer."""
    speech = element(div, "sp")
    element(speech, "speaker", turn.writer or "writer not named")
    if turn.time:
        element(speech, "stage", turn.time, type="time")
    return element(speech, "p")


def _pointers(signs: Sequence[str]) -> list[str]:
    """Each siglum once, as a pointer to its witness; A … Z before AA."""
    return [f"#{sign}" for sign in sorted(set(signs), key=lambda s: (len(s), s))]
