"""One tree of the lineage: reports below what they took from, the evidence at each line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from variorum.dossier.exports.pictures.svg import element, fit, link, picture, width
from variorum.dossier.exports.views.citing import Citing
from variorum.dossier.sources import place_of
from variorum.model import ArticleId, Dossier, Edge, Evidence
from variorum.model.collation import REPEATED

_WIDE = 360
_STEP = 22
_DEEPEST = 6
_MOST_NODES = 60
# More reasons than this under one report, and the list below tells the rest.
_MOST_WORDS = 3
# Of more reports than this each has one line of evidence, or the tree grows too tall to see.
_CROWD = 16


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Node:
    """A knot with its lines of evidence; ``parent`` is the number of another."""

    key: str
    depth: int
    y: float
    parent: int | None
    strong: bool
    lines: tuple[_Line, ...]


def short_words(why: tuple[Evidence, ...], source: str) -> str:
    """The evidence of one line in a few words; the list below the picture has it whole.

    ``source`` is the name or the sign of what was taken from.
    """
    words: list[str] = []
    for one in sorted(why, key=lambda e: (-e.weight, e.kind, e.detail)):
        if one.kind == "copied passage" and 0 < one.weight <= 1:
            words.append(f"copies {source}: {_percent(one.weight)} of its words")
        elif one.kind in ("agency credit", "credited report"):
            words.append(f"credits {source}")
        elif one.kind == "link":
            words.append(f"links to {source}")
        elif one.kind == REPEATED:
            words.append(f"repeats {source}")
        elif one.kind == "shared reading":
            words.append(f"shares a reading with {source} alone")
        else:
            words.append(f"{source}: {one.detail or one.kind}")
    return ", ".join(dict.fromkeys(words)) or f"{source}: no evidence is written"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _parents(edges: list[tuple[int, Edge]]) -> dict[str, tuple[int, Edge]]:
    """For each report the strongest edge into it that closes no circle.

    Of equally strong ones that of the source on which most others draw, so that reports
    of one agency stand under it together.
    """
    drawn_on = Counter(edge.source for _, edge in edges)
    chosen: dict[str, tuple[int, Edge]] = {}

    def above(key: str) -> set[str]:
        seen: set[str] = set()
        while key in chosen and key not in seen:
            seen.add(key)
            key = chosen[key][1].source
        return seen | {key}

    for number, edge in sorted(
        edges,
        key=lambda pair: (
            pair[1].target,
            not pair[1].strong,
            -max((w.weight for w in pair[1].why), default=0.0) if pair[1].strong else 0.0,
            -drawn_on[pair[1].source],
            pair[1].source,
        ),
    ):
        if edge.target not in chosen and edge.target not in above(edge.source):
            chosen[edge.target] = (number, edge)
    return chosen


def nodes_of(
    members: tuple[ArticleId, ...], edges: list[tuple[int, Edge]], dossier: Dossier, citing: Citing
) -> list[Node]:
    chosen = _parents(edges)
    children: dict[str, list[str]] = {}
    for target, (_, edge) in chosen.items():
        children.setdefault(edge.source, []).append(target)
    copies = [
        (number, copy)
        for number, copy in enumerate(dossier.copies, 1)
        if copy.a in members and copy.b in members
    ]
    linked = {frozenset((edge.source, edge.target)) for _, edge in edges}

    def place(key: str) -> tuple[int, str]:
        return citing.order.get(ArticleId(key), -1), key

    def lines(key: str) -> tuple[_Line, ...]:
        own = chosen.get(key)
        out = []
        into = [pair for pair in edges if pair[1].target == key]
        for number, edge in sorted(
            into, key=lambda pair: (own is None or pair[0] != own[0], pair[0])
        ):
            name = citing.signs.get(ArticleId(edge.source), edge.source)
            also = "" if own and number == own[0] else "also "
            out.append(_Line(also + short_words(edge.why, name), f"#e-{number}"))
        for number, copy in copies:
            other = copy.a if copy.b == key else copy.b if copy.a == key else None
            if other is None or frozenset((copy.a, copy.b)) in linked or place(other) > place(key):
                continue
            share = copy.share_a if copy.a == key else copy.share_b
            words = f"shares {_percent(share)} of its words with {citing.signs[other]}"
            out.append(_Line(words, f"#copy-{number}"))
        return tuple(out)

    nodes: list[Node] = []
    crowded = len(members) > _CROWD
    y = 14.0
    roots = [k for k in {*children, *members} if k not in chosen]
    for root in sorted(roots, key=lambda k: (min(map(place, [k, *children.get(k, [])])), place(k))):
        stack: list[tuple[str, int, int | None]] = [(root, 0, None)]
        while stack and len(nodes) < _MOST_NODES:
            key, depth, parent = stack.pop()
            told = lines(key)
            if crowded and len(told) > 1:
                own = told[0].words.replace(" of its words", "")
                first = f"{own}, and {len(told) - 1} more"
                told = (_Line(first, told[0].href),)
            elif len(told) > _MOST_WORDS:
                rest = len(told) - _MOST_WORDS + 1
                told = (*told[: _MOST_WORDS - 1], _Line(f"and {rest} more", told[-1].href))
            strong = chosen[key][1].strong if key in chosen else True
            nodes.append(Node(key, min(depth, _DEEPEST), y, parent, strong, told))
            y += 26 + 15 * len(told)
            here = len(nodes) - 1
            for child in sorted(children.get(key, []), key=place, reverse=True):
                stack.append((child, depth + 1, here))
    return nodes


def drawn(nodes: list[Node], named: str, origin: dict[ArticleId, int], citing: Citing) -> Markup:
    """The tree as a picture; ``origin`` is empty where all are of one."""
    lines: list[Markup] = []
    labels: list[Markup] = []
    for node in nodes:
        x = 6.0 + node.depth * _STEP
        room = _WIDE - x - 16
        article = ArticleId(node.key)
        inside = article in citing.articles
        label: Markup
        if inside:
            name, sign = citing.titled(article), citing.signs[article]
            opened = citing.chips((place_of(citing.articles[article]),))[0]
            above = ArticleId(nodes[node.parent].key) if node.parent is not None else None
            begins = article in origin and (above is None or origin.get(above) != origin[article])
            away = f" · origin {origin[article]}" if begins else ""
            room -= width(sign) * 1.15 + 8 + width(away)
            label = link(
                opened.href,
                opened.anchors,
                element(
                    "text",
                    element("title", name),
                    element("tspan", sign, class_="sg"),
                    element("tspan", fit(name, room), dx=6),
                    element("tspan", away, class_="q"),
                    x=round(x + 12, 1),
                    y=round(node.y + 4, 1),
                    data_w=sign,
                ),
            )
        else:
            label = element(
                "text",
                element("title", f"{node.key}, not among the reports"),
                fit(node.key, room),
                x=round(x + 12, 1),
                y=round(node.y + 4, 1),
                class_="q outside",
            )
        labels.append(label)
        labels.append(
            element(
                "circle",
                cx=round(x, 1),
                cy=node.y,
                r=4.5,
                class_="knot" if inside else "knot open",
            )
        )
        for n, line in enumerate(node.lines, 1):
            labels.append(
                element(
                    "a",
                    element(
                        "text",
                        element("title", line.words),
                        fit(line.words, (_WIDE - x - 16) * 1.08),
                        x=round(x + 12, 1),
                        y=round(node.y + 4 + 15 * n, 1),
                        class_="why",
                    ),
                    href=line.href,
                )
            )
        if node.parent is None:
            continue
        parent = nodes[node.parent]
        x0 = 6.0 + parent.depth * _STEP
        if x0 >= x:  # deeper than what is indented: the line comes from the left
            x0 = x - _STEP / 2
        lines.append(
            element(
                "path",
                d=f"M{x0:g} {parent.y + 5:g}V{node.y - 8:g}"
                f"Q{x0:g} {node.y:g} {x0 + 8:g} {node.y:g}H{x - 5:g}",
                class_="edge" if node.strong else "edge weak",
            )
        )
    last = nodes[-1]
    return picture(
        _WIDE,
        last.y + 12 + 15 * len(last.lines),
        named,
        "A tree: each report stands below and to the right of what it took from, with the "
        "evidence under its name.",
        [*lines, *labels],
    )
