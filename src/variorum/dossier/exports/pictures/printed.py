"""Who printed what: a line for each report, as wide as the text of record."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from variorum.dossier.exports.pictures.svg import element, fit, link, picture
from variorum.dossier.exports.views.citing import Citing
from variorum.dossier.exports.views.record import WITNESS, is_trifle, stretches
from variorum.model import ArticleId, Dossier, Passage, TextOfRecord, Witness

_LABEL = 190
_WIDE = 900
_ROW = 24
# With more witnesses than this, those that print the same parts share a line.
_MANY = 16

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the picture; ranges are offsets in the record's text."""

    articles: tuple[ArticleId, ...]
    printed: Ranges
    told: Ranges
    changed: tuple[tuple[int, int, bool, Passage], ...]
    taken: bool
    words: str


def _places(record: TextOfRecord, witness: Witness, citing: Citing) -> Ranges:
    """Ranges of the record that this report prints; by its words, else by search."""
    found = stretches(record, witness.article)
    if not found and witness.kind != "translation":
        folded = record.text.casefold()
        for passage in witness.passages:
            words = citing.text(passage).strip()
            at = folded.find(words.casefold()) if words else -1
            if at >= 0:
                found.append((at, min(len(record.text), at + len(words))))
    return tuple(found)


def _line(record: TextOfRecord, witness: Witness, taken: bool, citing: Citing) -> _Line:
    changed = []
    told = []
    for variant in record.variants:
        passages = [
            p
            for reading in variant.readings[1:]
            for p in reading.passages
            if p.article == witness.article
        ]
        if not passages:
            continue
        if variant.kind == "translation":
            told.append((variant.start, variant.end))
        elif not is_trifle(variant):
            changed.append((variant.start, variant.end, variant.kind == "omission", min(passages)))
    printed = _places(record, witness, citing)
    words = "" if printed else WITNESS[witness.kind]
    return _Line((witness.article,), printed, tuple(told), tuple(changed), taken, words)


def _lines(record: TextOfRecord, dossier: Dossier, citing: Citing) -> list[_Line]:
    taken = {copy.direction[1] for copy in dossier.copies if copy.direction}
    lines = [_line(record, w, w.article in taken, citing) for w in record.witnesses]
    there = {witness.article for witness in record.witnesses}
    for paraphrase in sorted(
        record.paraphrases, key=lambda p: (citing.order[p.passage.article], p.passage, p.start)
    ):
        article = paraphrase.passage.article
        if article not in there:
            there.add(article)
            place = ((paraphrase.start, paraphrase.end),)
            lines.append(_Line((article,), (), place, (), False, "in other words"))
    if len(lines) <= _MANY:
        return lines
    shared: dict[tuple[Ranges, Ranges, Ranges, bool, str], _Line] = {}
    for line in lines:
        places = tuple((start, end) for start, end, _, _ in line.changed)
        key = (line.printed, line.told, places, line.taken, line.words)
        if key in shared:
            line = replace(shared[key], articles=shared[key].articles + line.articles)
        shared[key] = line
    return list(shared.values())


def _label(line: _Line, record: TextOfRecord, citing: Citing, y: float) -> Markup:
    signs = [citing.signs[article] for article in line.articles]
    if len(signs) > 1:
        parts = [element("tspan", f"{len(signs)} reports: {fit(' '.join(signs), _LABEL - 76)}")]
        whole = ", ".join(f"{citing.signs[a]} {citing.name(a)}" for a in line.articles)
    else:
        name = citing.name(line.articles[0])
        parts = [
            element("tspan", signs[0], class_="sg"),
            element("tspan", fit(name, _LABEL - 48), dx=6),
        ]
        whole = name
    label = element("text", element("title", whole), *parts, x=0, y=y + 4)
    passages = [p for w in record.witnesses if w.article in line.articles for p in w.passages] or [
        p.passage for p in record.paraphrases if p.passage.article in line.articles
    ]
    chips = citing.chips(passages)
    if not chips:
        return label
    return link(chips[0].href, " ".join(chip.anchors for chip in chips), label)


def printed_picture(record: TextOfRecord, dossier: Dossier, citing: Citing) -> Markup:
    """Draw the aligned bars.

    A filled bar is a part that the report prints, an outlined one a part it took from
    another report. A bar with a raised tooth has other words there; the tooth shows it
    without colour too. A small broken outline is a gap, a long one a telling.
    """
    scale = (_WIDE - _LABEL - 10) / max(1, len(record.text))

    def bar(start: int, end: int, y: float, high: int, css: str) -> Markup:
        return element(
            "rect",
            x=round(_LABEL + start * scale, 1),
            y=y - high / 2,
            width=round(max(3.0, (end - start) * scale), 1),
            height=high,
            rx=2 if high < 20 else 1,
            class_=css,
        )

    rows: list[Markup] = []
    y = 20.0
    for line in _lines(record, dossier, citing):
        rows.append(_label(line, record, citing, y))
        rows.append(element("line", x1=_LABEL, x2=_WIDE - 10, y1=y, y2=y, class_="grid"))
        css = "bar taken" if line.taken else "bar"
        rows += [bar(start, end, y, 12, css) for start, end in line.printed]
        rows += [bar(start, end, y, 12, "bar told") for start, end in line.told]
        for start, end, gap, passage in line.changed:
            opened = citing.chips((passage,))[0]
            shape = bar(start, end, y, 8 if gap else 20, "tooth gap" if gap else "tooth")
            rows.append(link(opened.href, opened.anchors, shape))
        if line.words:
            ends = [end for _, end in line.told]
            x = _LABEL + 4 if not ends else _LABEL + max(ends) * scale + 8
            narrow = x > _WIDE - 100
            rows.append(
                element(
                    "text",
                    line.words,
                    x=_LABEL + 4 if narrow else round(x),
                    y=y + 4,
                    class_="q halo",
                )
            )
        y += _ROW
    return picture(
        _WIDE,
        y - 4,
        "Who printed what",
        "For each report, the parts of the text of record that it prints, from first word to last.",
        rows,
    )
