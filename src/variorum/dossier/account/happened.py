"""What happened: the clearest early sentences whose words most origins share."""

from __future__ import annotations

from variorum.dossier.account.material import Material, Saying, Told, alike, reports
from variorum.model import Line

_PAST_THE_LEAD = 6
_TOO_POOR = 3.0
_MOST = 2
# A second sentence must stand alone and speak of the story's own matter.
_LEAST_CENTRAL = 0.3
# So many of the worthiest are set against all other sentences of the story.
_TRIED = 24
_BORNE = 3.0


def happened(material: Material, told: Told) -> list[Line]:
    """The lead, and one more early sentence that adds to it.

    Worth of a sentence = mean share of origins that use its stems (a long one counts a
    little more) + the share of origins that have its particular words − what keeps it from
    standing alone − how deep in its report and how late it stands. Words of a text of record
    come last. Figures have no say in the choice; where the sentence gives one that half as
    many origins give as another, a sentence that gives the other is told in its stead.
    """
    ranked = _ranked(material)
    chosen: list[Saying] = []
    for saying in ranked:
        if saying.quality >= (1.0 if chosen else _TOO_POOR) or told.again(saying):
            continue
        if chosen and material.central(saying.stems) < _LEAST_CENTRAL:
            continue
        if chosen and material.of_record(saying.passage) >= 0.5:
            continue
        chosen.append(saying)
        told.take(saying)
        if len(chosen) == _MOST or not material.several:
            break
    lines: list[Line] = []
    for saying in chosen:
        shown = _borne_out(saying, ranked, material)
        said = material.shelf.said(shown.passage, 320)
        name = material.shelf.name(shown.passage.article)
        line = Line(reports(name, "reports", said), (shown.passage,), "happened")
        if line not in lines:
            lines.append(line)
    return lines


def _borne_out(saying: Saying, ranked: list[Saying], material: Material) -> Saying:
    """The sentence, or the best one that gives the figure which most origins give instead."""
    for outvoted in material.minority(saying.passage):
        for other in ranked:
            if (
                other.quality < _TOO_POOR
                and other.passage.article not in material.foreign
                and any(
                    other.passage.article == p.article and other.passage.span.meets(p.span)
                    for p in outvoted.most
                )
                and not material.minority(other.passage)
            ):
                return other
    return saying


def _ranked(material: Material) -> list[Saying]:
    shelf = material.shelf
    ranked: list[tuple[tuple[float, ...], Saying]] = []
    for saying in material.sayings:
        if saying.depth >= _PAST_THE_LEAD or not saying.stems:
            continue
        ident, size = saying.passage.article, len(saying.stems)
        worth = material.central(saying.stems) * size / (size + 5) * 12
        worth -= 1.5 * saying.quality + 0.4 * saying.depth
        # The first reports tell what happened; later ones tell what came of it.
        if shelf.articles[ident].published:
            worth -= 0.9 * shelf.order[ident] / max(len(shelf.order) - 1, 1)
        worth -= 0.75 * shelf.borrowed(ident) + 4.0 * (ident in material.foreign)
        # The text of record has a part of its own; half a sentence of it is no lead.
        share = material.of_record(saying.passage)
        worth -= 1.5 * share + 6.0 * (share >= 0.5)
        rank = (-round(worth, 6), float(shelf.order[ident]), float(saying.passage.start))
        ranked.append((rank, saying))
    ranked.sort(key=lambda one: one[0])
    first = [
        ((round(rank[0] - _borne(saying, material), 6), *rank[1:]), saying)
        for rank, saying in ranked[:_TRIED]
    ]
    first.sort(key=lambda one: one[0])
    return [saying for _, saying in (*first, *ranked[_TRIED:])]


def _borne(saying: Saying, material: Material) -> float:
    """What it adds that other origins have the particular words too."""
    others = max(len(material.lineage.origins) - 1, 1)
    same = (o.passage for o in material.sayings if alike(saying, o, material.weights))
    own = material.lineage.behind((saying.passage, *same))
    return _BORNE * max(own - 1, 0) / others
