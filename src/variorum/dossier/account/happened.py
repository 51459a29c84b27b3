"""What happened: the clearest early sentences whose words most origins share."""

from __future__ import annotations

from variorum.dossier.account.material import Material, Saying, Told, backing, reports
from variorum.model import Line

_PAST_THE_LEAD = 6
_TOO_POOR = 3.0
_MOST = 2
# A second sentence must stand alone and speak of the story's own matter.
_LEAST_CENTRAL = 0.3


def happened(material: Material, told: Told) -> list[Line]:
    """The lead, and one more early sentence that adds to it.

    Worth of a sentence = mean share of origins that use its stems (a long one counts a
    little more) + agreed claims made in it − what keeps it from standing alone − how deep
    in its report and how late it stands. Words of a text of record, and figures that fewer
    origins give than others, come last.
    """
    lines: list[Line] = []
    for saying in _ranked(material):
        if saying.quality >= (1.0 if lines else _TOO_POOR) or told.again(saying):
            continue
        poor = material.central(saying.stems) < _LEAST_CENTRAL or material.disputed(saying.passage)
        if lines and (poor or material.of_record(saying.passage) >= 0.5):
            continue
        said = material.shelf.said(saying.passage, 320)
        name = material.shelf.name(saying.passage.article)
        lines.append(Line(reports(name, "reports", said), (saying.passage,), "happened"))
        told.take(saying)
        if len(lines) == _MOST or not material.several:
            break
    return lines


def _ranked(material: Material) -> list[Saying]:
    shelf = material.shelf
    backed = backing(material.claims, shelf)
    origins = max(len(material.lineage.origins), 1)
    ranked: list[tuple[tuple[float, ...], Saying]] = []
    for saying in material.sayings:
        if saying.depth >= _PAST_THE_LEAD or not saying.stems:
            continue
        ident, size = saying.passage.article, len(saying.stems)
        worth = material.central(saying.stems) * size / (size + 5) * 12
        worth += min(3.0, backed[saying.whole] / origins)
        worth -= 1.5 * saying.quality + 0.4 * saying.depth
        # The first reports tell what happened; later ones tell what came of it.
        if shelf.articles[ident].published:
            worth -= 0.9 * shelf.order[ident] / max(len(shelf.order) - 1, 1)
        worth -= 0.75 * shelf.borrowed(ident) + 4.0 * (ident in material.foreign)
        # The text of record has a part of its own; half a sentence of it is no lead.
        share = material.of_record(saying.passage)
        worth -= 1.5 * share + 6.0 * (share >= 0.5)
        worth -= 1.5 * material.minority(saying.passage)
        rank = (-round(worth, 6), float(shelf.order[ident]), float(saying.passage.start))
        ranked.append((rank, saying))
    ranked.sort(key=lambda one: one[0])
    return [saying for _, saying in ranked]
