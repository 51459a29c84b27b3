"""Who printed what: a line for each report, as wide as the text of record."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from variorum.dossier.exports.pictures.svg import element, fit, link, picture
from variorum.dossier.exports.views.citing import Citing
from variorum.dossier.exports.views.printings import stretches
from variorum.dossier.exports.views.record import WITNESS, is_trifle
from variorum.model import ArticleId, Dossier, Passage, TextOfRecord, Witness

# (label, width, row): names beside the bars, and above them for a phone.
_SHAPES = ((190, 900, 24), (0, 360, 42))
# With more witnesses than this, those that print the same parts share a line.
_MANY = 16
# So many lines are drawn; the list of witnesses has them all.
_MOST_LINES = 60

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


def _places(
    record: TextOfRecord,
    witness: Witness,
    printed: dict[ArticleId, list[tuple[int, int]]],
    citing: Citing,
) -> Ranges:
    """Ranges of the record that this report prints; by its words, else by search."""
    found = list(printed.get(witness.article, ()))
    if not found and witness.kind != "translation":
        folded = record.text.casefold()
        for passage in witness.passages:
            words = citing.text(passage).strip()
            at = folded.find(words.casefold()) if words else -1
            if at >= 0:
                found.append((at, min(len(record.text), at + len(words))))
    return tuple(found)


def _line(
    record: TextOfRecord,
    witness: Witness,
    ranges: dict[ArticleId, list[tuple[int, int]]],
    taken: bool,
    citing: Citing,
) -> _Line:
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
    printed = _places(record, witness, ranges, citing)
    words = "" if printed else WITNESS[witness.kind]
    return _Line((witness.article,), printed, tuple(told), tuple(changed), taken, words)


def _lines(record: TextOfRecord, dossier: Dossier, citing: Citing) -> list[_Line]:
    taken = {copy.direction[1] for copy in dossier.copies if copy.direction}
    ranges = stretches(record)
    lines = [_line(record, w, ranges, w.article in taken, citing) for w in record.witnesses]
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


def _label(line: _Line, record: TextOfRecord, citing: Citing, y: float, room: float) -> Markup:
    signs = [citing.signs[article] for article in line.articles]
    if len(signs) > 1:
        parts = [element("tspan", f"{len(signs)} reports: {fit(' '.join(signs), room - 76)}")]
        whole = ", ".join(f"{citing.signs[a]} {citing.titled(a)}" for a in line.articles)
    else:
        name = citing.titled(line.articles[0])
        parts = [
            element("tspan", signs[0], class_="sg"),
            element("tspan", fit(name, room - 48), dx=6),
        ]
        whole = name
    label = element("text", element("title", whole), *parts, x=0, y=y + 4)
    passages = [p for w in record.witnesses if w.article in line.articles for p in w.passages] or [
        p.passage for p in record.paraphrases if p.passage.article in line.articles
    ]
    chips = citing.chips(passages)
    if not chips:
        return label
    return link(chips[0].href, " ".join(chip.every for chip in chips), label)


def printed_pictures(
    record: TextOfRecord, dossier: Dossier, citing: Citing
) -> tuple[Markup, Markup]:
    """Draw the aligned bars, for a wide page and for a phone.

    A filled bar is a part that the report prints, an outlined one a part it took from
    another report. A bar with a raised tooth has other words there; the tooth shows it
    without colour too. A small broken outline is a gap, a long one a telling.
    """
    lines = _lines(record, dossier, citing)
    wide, narrow = (_draw(lines, record, citing, *shape) for shape in _SHAPES)
    return wide, narrow


def _draw(
    lines: list[_Line], record: TextOfRecord, citing: Citing, left: int, wide: int, high: int
) -> Markup:
    scale = (wide - left - 10) / max(1, len(record.text))
    above = 0 if left else 17

    def bar(start: int, end: int, y: float, thick: int, css: str) -> Markup:
        return element(
            "rect",
            x=round(left + start * scale, 1),
            y=y - thick / 2,
            width=round(max(3.0, (end - start) * scale), 1),
            height=thick,
            rx=2 if thick < 20 else 1,
            class_=css,
        )

    rows: list[Markup] = []
    y = 20.0 + above
    for line in lines[:_MOST_LINES]:
        rows.append(_label(line, record, citing, y - above, left or wide))
        rows.append(element("line", x1=left, x2=wide - 10, y1=y, y2=y, class_="grid"))
        css = "bar taken" if line.taken else "bar"
        rows += [bar(start, end, y, 12, css) for start, end in line.printed]
        rows += [bar(start, end, y, 12, "bar told") for start, end in line.told]
        for start, end, gap, passage in line.changed:
            opened = citing.chips((passage,))[0]
            shape = bar(start, end, y, 8 if gap else 20, "tooth gap" if gap else "tooth")
            says = f"{opened.sign}: {'words left out' if gap else 'other words'}"
            rows.append(link(opened.href, opened.anchors, shape, says=says))
        if line.words:
            ends = [end for _, end in line.told]
            x = left + 4 if not ends else left + max(ends) * scale + 8
            cramped = x > wide - 100
            rows.append(
                element(
                    "text",
                    line.words,
                    x=left + 4 if cramped else round(x),
                    y=y + 4,
                    class_="q halo",
                )
            )
        y += high
    rest = sum(len(line.articles) for line in lines[_MOST_LINES:])
    if rest:
        rows.append(element("text", f"and {rest} more reports", x=0, y=y + 4 - above, class_="q"))
        y += high
    return picture(
        wide,
        y - 4 - above,
        "Who printed what",
        "For each report, the parts of the text of record that it prints, from first word to last.",
        rows,
    )
