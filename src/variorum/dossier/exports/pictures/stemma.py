"""The lineage as a tree: who took text from whom, the evidence written at each line."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from variorum.dossier.exports.pictures.svg import element, fit, link, picture
from variorum.dossier.exports.views.citing import Citing
from variorum.dossier.sources import place_of
from variorum.model import ArticleId, Dossier, Edge

_WIDE = 900
_STEP = 230
_ROW = 44
_DEEPEST = 3


@dataclass
class _Node:
    key: str
    depth: int
    row: float
    edge: Edge | None


def _parents(dossier: Dossier) -> tuple[dict[str, Edge], list[Edge]]:
    """For each article the strongest edge into it that closes no circle; and the rest."""
    chosen: dict[str, Edge] = {}
    rest: list[Edge] = []

    def above(key: str) -> set[str]:
        seen: set[str] = set()
        while key in chosen and key not in seen:
            seen.add(key)
            key = chosen[key].source
        return seen | {key}

    ranked = sorted(
        dossier.lineage.edges,
        key=lambda e: (
            e.target,
            not e.strong,
            -max((w.weight for w in e.why), default=0.0),
            e.source,
        ),
    )
    for edge in ranked:
        if edge.target in chosen or edge.target in above(edge.source):
            rest.append(edge)
        else:
            chosen[edge.target] = edge
    return chosen, rest


def stemma_picture(dossier: Dossier, citing: Citing) -> Markup:
    """Draw the tree from left to right, one independent origin after the other.

    A full line has evidence in the text itself, a broken one is weaker. A report that
    took from several stands under its strongest source; the list below tells all.
    """
    chosen, rest = _parents(dossier)
    children: dict[str, list[str]] = {}
    for target, edge in chosen.items():
        children.setdefault(edge.source, []).append(target)

    def place(key: str) -> tuple[int, str]:
        return citing.order.get(ArticleId(key), -1), key

    roots = [k for k in {*children, *citing.articles} if k not in chosen]
    first_of = {m: n for n, group in enumerate(dossier.lineage.origins) for m in group}

    def rank(key: str) -> tuple[int, int, str]:
        members = [key, *children.get(key, [])]
        return (min(first_of.get(ArticleId(m), 9999) for m in members), *place(key))

    nodes: list[_Node] = []
    row = 0.0
    at: dict[str, _Node] = {}
    for root in sorted(roots, key=rank):
        stack: list[tuple[str, int]] = [(root, 0)]
        while stack:
            key, depth = stack.pop()
            node = _Node(key, depth, row, chosen.get(key))
            nodes.append(node)
            at[key] = node
            row += 1
            for child in sorted(children.get(key, []), key=place, reverse=True):
                stack.append((child, depth + 1))

    lines: list[Markup] = []
    labels: list[Markup] = []
    for node in nodes:
        x = float(min(node.depth, _DEEPEST) * _STEP)
        y = 20 + node.row * _ROW
        article = ArticleId(node.key)
        inside = article in citing.articles
        room = _WIDE - x - 20
        if inside:
            opened = citing.chips((place_of(citing.articles[article]),))[0]
            label = element(
                "text",
                element("title", citing.name(article)),
                element("tspan", citing.signs[article], class_="sg"),
                element("tspan", fit(citing.name(article), min(room, _STEP) - 50), dx=6),
                x=round(x + 14, 1),
                y=y + 4,
            )
            labels.append(link(opened.href, opened.anchors, label))
            labels.append(element("circle", cx=round(x + 4, 1), cy=y, r=4, class_="knot"))
        else:
            labels.append(
                element(
                    "text",
                    element("title", f"{node.key}, not among the reports"),
                    fit(node.key, min(room, _STEP) - 30),
                    x=round(x + 14, 1),
                    y=y + 4,
                    class_="q outside",
                )
            )
            labels.append(element("circle", cx=round(x + 4, 1), cy=y, r=3.5, class_="knot open"))
        if node.edge is None:
            continue
        source = at[node.edge.source]
        x0 = float(min(source.depth, _DEEPEST) * _STEP + 4)
        y0 = 20 + source.row * _ROW
        lines.append(
            element(
                "path",
                d=f"M{x0:g} {y0 + 5:g}V{y:g}H{x:g}",
                class_="edge" if node.edge.strong else "edge weak",
            )
        )
        told = dict.fromkeys(e.detail or e.kind for e in node.edge.why)
        why = "; ".join(told) or "no evidence is written"
        labels.append(
            element(
                "text",
                element("title", why),
                fit(why, room),
                x=round(x + 14, 1),
                y=y + 19,
                class_="q small",
            )
        )
    return picture(
        _WIDE,
        20 + max(1.0, row) * _ROW - 8,
        "Lineage",
        f"{len(dossier.lineage.origins)} independent origins; {len(dossier.lineage.edges)} "
        f"lines of descent, {len(rest)} of them told only in the list.",
        [*lines, *labels],
    )
