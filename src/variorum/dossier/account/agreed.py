"""What independent origins agree on: figures and days that were compared, and sentences."""

from __future__ import annotations

import re

from variorum.dossier.account.disputed import name_of_matter, quoted_side
from variorum.dossier.account.material import Material, Saying, Told, alike, ended_quote
from variorum.dossier.shelf import one_each, quality
from variorum.dossier.support import Library, grounds_of, lacks
from variorum.dossier.wording import capital, counted
from variorum.model import Attestation, Claim, Line, Passage

_MOST_VALUES = 12
_MOST_SENTENCES = 3
# So many of the story's most shared sentences are set against all others.
_TRIED = 40
_LEAST_CENTRAL = 0.35


def agreed(material: Material, told: Told, library: Library) -> list[Line]:
    """Figures and days of a named matter, and at most three sentences; all of two origins or more.

    Which sentences are tried hangs on their words alone. One that then proves disputed, or
    whose figures nobody else gives, leaves its place empty.
    """
    if not material.several:
        return []
    return [*_values(material), *_sentences(material, told, library)]


def _values(material: Material) -> list[Line]:
    """A claim whose value was compared: two quotations of different origins side by side."""
    lines: list[Line] = []
    for claim in material.claims:
        if claim.verdict != "corroborated" or claim.origins < 2:
            continue
        matter = name_of_matter(claim.matter)
        if not matter or not any(sign.isdigit() for sign in claim.value):
            continue
        line = _value_line(claim, matter, material)
        if line is not None and line not in lines:
            lines.append(line)
    return lines[:_MOST_VALUES]


def _value_line(claim: Claim, matter: str, material: Material) -> Line | None:
    shelf, lineage = material.shelf, material.lineage
    told = [
        a
        for a in claim.attestations
        if a.stance in ("asserts", "confirms")
        and a.passage.article not in material.foreign
        and shelf.in_prose(a.passage)
        and not material.disputed(a.passage)
        and material.of_record(a.passage) < 0.5
    ]
    first = min(told, key=lambda a: _clear(a, material), default=None)
    if first is None:
        return None
    group = next((o for o in lineage.origins if first.passage.article in o), ())
    others = [
        a
        for a in told
        if a.passage.article not in group and lineage.behind((first.passage, a.passage)) > 1
    ]
    second = min(others, key=lambda a: _clear(a, material), default=None)
    if second is None:
        return None
    cited = (first.passage, second.passage, *_rest(told, (first, second), material))
    origins = lineage.behind(cited)
    kind = "date" if re.match(r"\d{4}-\d\d", claim.value) else "number"
    one = quoted_side(first, kind, shelf)
    two = quoted_side(second, kind, shelf)
    left, right = shelf.name(first.passage.article), shelf.name(second.passage.article)
    one = one[:-2] + "\u201d" if one.endswith(".\u201d") else one
    head = f"{capital(counted(origins, 'independent origin'))} agree on {matter}"
    return Line(f"{head}: {left} says {one}; {right} says {ended_quote(two)}", cited, "agreed")


def _rest(
    told: list[Attestation], shown: tuple[Attestation, Attestation], material: Material
) -> tuple[Passage, ...]:
    names = {a.passage.article for a in shown}
    return one_each((a.passage for a in told if a.passage.article not in names), material.shelf)


def _clear(side: Attestation, material: Material) -> tuple[float, ...]:
    shelf = material.shelf
    return (
        float(shelf.borrowed(side.passage.article)),
        round(quality(shelf.text(side.passage)), 3),
        float(shelf.order[side.passage.article]),
        float(side.passage.start),
        float(side.passage.end),
    )


def _sentences(material: Material, told: Told, library: Library) -> list[Line]:
    """A sentence whose particular words, numbers and dates another origin has too.

    Only the most shared sentences are tried, so the cost is linear in the story's text.
    """
    shelf, lineage = material.shelf, material.lineage
    able = [s for s in material.sayings if _able(s, material)]
    tried = sorted(
        (s for s in able if s.quality < 1 and s.passage.article not in material.foreign),
        key=lambda s: (
            shelf.borrowed(s.passage.article),
            -round(material.central(s.stems), 6),
            shelf.order[s.passage.article],
            s.passage,
        ),
    )[:_TRIED]
    lines: list[Line] = []
    places = 0
    for saying in tried:
        if places == _MOST_SENTENCES:
            break
        if told.again(saying) or material.central(saying.stems) < _LEAST_CENTRAL:
            continue
        same = [other for other in able if alike(saying, other, material.weights)]
        if lineage.behind((saying.passage, *(other.passage for other in same))) < 2:
            continue
        places += 1
        told.take(saying)
        line = _sentence_line(saying, same, material, library)
        if line is not None:
            lines.append(line)
    return lines


def _sentence_line(
    saying: Saying, others: list[Saying], material: Material, library: Library
) -> Line | None:
    shelf = material.shelf
    if material.disputed(saying.passage):
        return None
    same = [
        other.passage
        for other in others
        if not material.disputed(other.passage) and _same_figures(saying, other, library)
    ]
    cited = (saying.passage, *one_each(same, shelf))
    origins = material.lineage.behind(cited)
    if origins < 2:
        return None
    many = capital(counted(origins, "independent origin"))
    said = ended_quote(shelf.said(saying.passage))
    name = shelf.name(saying.passage.article)
    return Line(f"{many} say so, in the words of {name}: {said}", cited, "agreed")


def _able(saying: Saying, material: Material) -> bool:
    return len(saying.stems) >= 5 and material.of_record(saying.passage) < 0.5


def _same_figures(saying: Saying, other: Saying, library: Library) -> bool:
    """Whether every number and date of the one is supported by the other."""
    grounds = grounds_of((other.passage,), library)
    return not [x for x in lacks(_unquoted(saying.text), grounds) if x.kind in ("number", "date")]


def _unquoted(text: str) -> str:
    """A text without its marks of quotation, so that every number in it is looked at."""
    return "".join(" " if sign in '\u201c\u201d\u201e\u00ab\u00bb"' else sign for sign in text)
