"""What is disputed: both sides in their own words, the gravest first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.dossier.account.material import Material, ended_quote
from variorum.dossier.difference import by_value, clause_around, differing_words
from variorum.dossier.shelf import Shelf, quality
from variorum.dossier.support import Library, unsupported
from variorum.model import Attestation, Conflict, Line, Passage
from variorum.text import words

# So many lines that a conflict more or less makes no room and takes none.
MOST = 24
_MOST_CITED = 4
_LONGEST_NAME = 10
_LEADS = {
    "hard": "Reports contradict each other",
    "superseded": "One statement replaces the other",
    "soft": "Reports differ",
}


def disputed(material: Material, library: Library) -> list[Line]:
    """Conflicts that stand, a line each, the gravest first; at most ``MOST``."""
    open_ones = [c for c in material.conflicts if c.strength != "superseded"]
    lines: list[Line] = []
    for conflict in by_gravity(open_ones):
        if len(lines) == MOST:
            break
        line = conflict_line(conflict, material.shelf, library)
        if line and line not in lines:
            lines.append(line)
    return lines


def clearest(sides: Sequence[Attestation], shelf: Shelf) -> Attestation:
    """The side that can be quoted best."""
    foreign = shelf.foreign()
    return min(
        sides,
        key=lambda side: (
            side.passage.article in foreign,
            side.stance == "quotes",
            shelf.borrowed(side.passage.article),
            quality(shelf.text(side.passage)),
            shelf.order[side.passage.article],
            side.passage,
        ),
    )


def quoted_side(side: Attestation, kind: str, shelf: Shelf) -> str:
    """The clause that holds the differing words, or the whole passage where it is short."""
    passage = side.passage
    text = shelf.articles[passage.article].text
    analysis = shelf.analyses.get(passage.article)
    plain = shelf.plain(passage)
    if len(shelf.text(plain)) <= 110 or kind in ("confirmation", "attribution"):
        return shelf.said(plain, 200)
    focus = differing_words(side, kind, text, shelf.sentence(passage).span, analysis)
    if not len(focus):
        return shelf.said(plain, 160)
    part = clause_around(text, plain.span, focus)
    said = shelf.said(Passage.at(passage.article, part), 160)
    lead = "… " if part.start > plain.start else ""
    tail = " …" if part.end < plain.end and not said.endswith("…\u201d") else ""
    return f"\u201c{lead}{said[1:-1]}{tail}\u201d"


def name_of_matter(matter: str) -> str:
    """The matter where it is a name for something ("how many people died"), else nothing."""
    name = re.split(r":\s", matter)[0].strip()
    if (
        not name
        or "\u2026" in name
        or name.endswith((".", "?"))
        or len(name.split()) > _LONGEST_NAME
    ):
        return ""
    if re.search(r"[\"\u201c\u201d\u201e\u00ab\u00bb]", name):
        return ""
    return name


def sides_of(conflict: Conflict) -> tuple[tuple[Attestation, ...], ...]:
    """The sides by what they say; each by itself where all say the same words."""
    groups = by_value(conflict.sides)
    return groups if len(groups) > 1 else tuple((side,) for side in conflict.sides)


def cited_by(conflict: Conflict, first: Passage, second: Passage) -> list[Passage]:
    """The passages that a line on a conflict stands on: those shown, and a few more."""
    others = [s.passage for s in conflict.sides if s.passage not in (first, second)]
    return [first, second, *others[:_MOST_CITED]]


def conflict_line(conflict: Conflict, shelf: Shelf, library: Library) -> Line | None:
    """Both sides of a conflict, each quoted after the name of its report.

    The matter is named where nothing in its name lacks a passage.
    """
    groups = sides_of(conflict)
    if len(groups) < 2:
        return None
    first, second = clearest(groups[0], shelf), clearest(groups[1], shelf)
    left, right = shelf.name(first.passage.article), shelf.name(second.passage.article)
    one = re.sub(r"\.\u201d$", "\u201d", quoted_side(first, conflict.kind, shelf))
    two = quoted_side(second, conflict.kind, shelf)
    if _same_words(one, two):
        return None
    matter = name_of_matter(conflict.matter)
    head = _LEADS[conflict.strength] + (f" on {matter}: " if matter else ": ")
    if first.passage.article == second.passage.article:
        tail = f"{left} says {one}, and in another place {ended_quote(two)}"
    else:
        tail = f"{left} says {one}; {right} says {ended_quote(two)}"
    cited = shelf.sorted(set(cited_by(conflict, first.passage, second.passage)))
    line = Line(head + tail, cited, "disputed")
    if matter and unsupported(line, library):
        return Line(f"{_LEADS[conflict.strength]}: {tail}", cited, "disputed")
    return line


def _same_words(one: str, two: str) -> bool:
    """Whether one side prints only words that the other prints too: no reader sees a dispute."""
    shorter, longer = sorted((f" {' '.join(words(side))} " for side in (one, two)), key=len)
    return shorter in longer


def by_gravity(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Hard ones first, those of many reports first."""
    rank = {"hard": 0, "superseded": 1, "soft": 2}
    kinds = {"confirmation": 0, "number": 1, "date": 1, "attribution": 2, "event": 3}
    return sorted(
        conflicts,
        key=lambda c: (
            rank[c.strength],
            kinds[c.kind],
            -len({s.passage.article for s in c.sides}),
            c.kind,
            c.matter,
            c.id,
        ),
    )
