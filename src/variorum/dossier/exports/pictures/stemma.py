"""The lineage as trees: one for each independent origin, the evidence written at each line.

Small trees side by side fit a phone, a page of paper and a wide screen alike, and show by
their number what verdicts count. Origins of one report with no line to them are listed.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from variorum.dossier.exports.pictures.tree import drawn, nodes_of
from variorum.dossier.exports.views.citing import Chip, Citing
from variorum.dossier.sources import place_of
from variorum.dossier.wording import counted
from variorum.model import ArticleId, Dossier, Edge

_MOST_TREES = 40


@dataclass(frozen=True, slots=True)
class Tree:
    """One independent origin, or several with lines between them, drawn.

    ``more`` reports are left to the list of sources.
    """

    number: int
    name: str
    words: str
    picture: Markup
    more: int


@dataclass(frozen=True, slots=True)
class Alone:
    """An origin of one report that took from none, as far as can be seen."""

    number: int
    chip: Chip
    name: str


@dataclass(frozen=True, slots=True)
class Stemma:
    trees: tuple[Tree, ...]
    alone: tuple[Alone, ...]
    more: int


def _linked(groups: list[tuple[ArticleId, ...]], dossier: Dossier) -> list[list[int]]:
    """Numbers of origins, those together between which a line runs; by their first."""
    origin = {m: n for n, group in enumerate(groups, 1) for m in group}
    top = {n: n for n in range(1, len(groups) + 1)}

    def find(number: int) -> int:
        while top[number] != number:
            number = top[number]
        return number

    for edge in dossier.lineage.edges:
        source = origin.get(ArticleId(edge.source))
        if source is not None:
            low, high = sorted((find(source), find(origin[edge.target])))
            top[high] = low
    out: dict[int, list[int]] = {}
    for number in top:
        out.setdefault(find(number), []).append(number)
    return list(out.values())


def stemma_of(dossier: Dossier, citing: Citing) -> Stemma:
    """Draw a tree for each independent origin, in the order of the signs.

    A full line has evidence in the text itself, a broken one is weaker. A report that took
    from several stands under its strongest source and names the others. Origins between
    which a line runs that does not make them one are drawn together, each named where it
    begins. A hollow knot is a source that is not among the reports.

    Cost: O(reports + edges · log edges) for each tree.
    """
    groups = list(dossier.lineage.origins)
    known = {m for group in groups for m in group}
    groups += [(article.id,) for article in dossier.articles if article.id not in known]
    origin = {m: n for n, group in enumerate(groups, 1) for m in group}
    into: dict[int, list[tuple[int, Edge]]] = {}
    for number, edge in enumerate(dossier.lineage.edges, 1):
        into.setdefault(origin[edge.target], []).append((number, edge))
    trees: list[Tree] = []
    alone: list[Alone] = []
    more = 0
    for numbers in _linked(groups, dossier):
        members = tuple(m for n in numbers for m in groups[n - 1])
        edges = sorted((pair for n in numbers for pair in into.get(n, [])), key=lambda p: p[0])
        if len(members) == 1 and not edges:
            chip = citing.chips((place_of(citing.articles[members[0]]),))[0]
            alone.append(Alone(numbers[0], chip, citing.listed(members[0])))
            continue
        if len(trees) >= _MOST_TREES:
            more += 1
            continue
        nodes = nodes_of(members, edges, dossier, citing)
        shown = sum(ArticleId(n.key) in origin for n in nodes)
        named = _listed(numbers)
        trees.append(
            Tree(
                numbers[0],
                named,
                counted(len(members), "report"),
                drawn(nodes, named, origin if len(numbers) > 1 else {}, citing),
                len(members) - shown,
            )
        )
    return Stemma(tuple(trees), tuple(alone), more)


def _listed(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Independent origin {numbers[0]}"
    if len(numbers) > 6:
        return f"{len(numbers)} independent origins"
    *first, last = map(str, numbers)
    return f"Independent origins {', '.join(first)} and {last}"
