"""Who printed what: a line for each report, as wide as the text of record."""

from __future__ import annotations

from markupsafe import Markup

from variorum.dossier.exports.pictures.svg import element, fit, link, picture
from variorum.dossier.exports.views.citing import Citing
from variorum.dossier.exports.views.record import WITNESS, is_trifle, stretches
from variorum.model import Dossier, TextOfRecord, Witness

_LABEL = 190
_WIDE = 900
_ROW = 24


def _places(record: TextOfRecord, witness: Witness, citing: Citing) -> list[tuple[int, int]]:
    """Ranges of the record that this report prints; by its words, else by search."""
    found = stretches(record, witness.article)
    if found:
        return found
    folded = record.text.casefold()
    for passage in witness.passages:
        words = citing.text(passage).strip()
        at = folded.find(words.casefold()) if words else -1
        if at >= 0:
            found.append((at, min(len(record.text), at + len(words))))
    return found


def printed_picture(record: TextOfRecord, dossier: Dossier, citing: Citing) -> Markup:
    """Draw the aligned bars.

    A filled bar is a part that the report prints, an outlined one a part it took from
    another report. A bar with a raised tooth has other words there; the tooth shows it
    without colour too.
    """
    scale = (_WIDE - _LABEL - 10) / max(1, len(record.text))
    taken = {copy.direction[1] for copy in dossier.copies if copy.direction}
    told = {p.passage.article: p for p in record.paraphrases}
    witnesses = list(record.witnesses)
    silent = sorted(
        (a for a in told if a not in {w.article for w in witnesses}), key=citing.order.__getitem__
    )
    rows: list[Markup] = []
    y = 20.0
    for witness in witnesses:
        chips = citing.chips(witness.passages)
        name = citing.name(witness.article)
        sign = citing.signs[witness.article]
        label = element(
            "text",
            element("title", f"{name}: {WITNESS[witness.kind]}"),
            element("tspan", sign, class_="sg"),
            element("tspan", fit(name, _LABEL - 44), dx=6),
            x=0,
            y=y + 4,
        )
        rows.append(link(chips[0].href, chips[0].anchors, label) if chips else label)
        rows.append(element("line", x1=_LABEL, x2=_WIDE - 10, y1=y, y2=y, class_="grid"))
        places = _places(record, witness, citing)
        for start, end in places:
            rows.append(
                element(
                    "rect",
                    x=round(_LABEL + start * scale, 1),
                    y=y - 6,
                    width=round(max(2.0, (end - start) * scale), 1),
                    height=12,
                    rx=2,
                    class_="bar taken" if witness.article in taken else "bar",
                )
            )
        if not places:
            rows.append(element("text", WITNESS[witness.kind], x=_LABEL + 4, y=y + 4, class_="q halo"))
        for variant in record.variants:
            if is_trifle(variant):
                continue
            others = [
                p
                for reading in variant.readings[1:]
                for p in reading.passages
                if p.article == witness.article
            ]
            if others:
                gap = variant.kind in ("omission", "ellipsis")
                opened = citing.chips(others)[0]
                tooth = element(
                    "rect",
                    element("title", f"{sign} differs here"),
                    x=round(_LABEL + variant.start * scale, 1),
                    y=y - 10,
                    width=round(max(4.0, (variant.end - variant.start) * scale), 1),
                    height=20,
                    rx=1,
                    class_="tooth gap" if gap else "tooth",
                )
                rows.append(link(opened.href, opened.anchors, tooth))
        y += _ROW
    for article in silent:
        place = told[article]
        opened = citing.chips((place.passage,))[0]
        label = element(
            "text",
            element("tspan", citing.signs[article], class_="sg"),
            element("tspan", fit(citing.name(article), _LABEL - 44), dx=6),
            x=0,
            y=y + 4,
        )
        rows.append(link(opened.href, opened.anchors, label))
        start = _LABEL + place.start * scale
        rows.append(
            element(
                "rect",
                x=round(start, 1),
                y=y - 6,
                width=round(max(3.0, (place.end - place.start) * scale), 1),
                height=12,
                rx=2,
                class_="bar told",
            )
        )
        rows.append(element("text", "in other words", x=_LABEL + 4, y=y + 4, class_="q halo"))
        y += _ROW
    return picture(
        _WIDE,
        y - 4,
        "Who printed what",
        "For each report, the parts of the text of record that it prints, from first word to last.",
        rows,
    )
