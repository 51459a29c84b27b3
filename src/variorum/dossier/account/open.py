"""What is open: what nobody knows yet, what one report alone has. Apart: what was replaced."""

from __future__ import annotations

import re

from variorum.dossier.account.disputed import (
    by_gravity,
    cited_by,
    clearest,
    conflict_line,
    name_of_matter,
    quoted_side,
    sides_of,
)
from variorum.dossier.account.material import (
    Material,
    Saying,
    Told,
    ended_quote,
    plain_stems,
    reports,
)
from variorum.dossier.account.stances import silences
from variorum.dossier.sources import moment, place_of
from variorum.dossier.support import Library, unsupported
from variorum.dossier.wording import capital
from variorum.model import ArticleId, Attestation, Conflict, Line

# As with conflicts: so many that one more or less makes no room and takes none.
_MOST_REPLACED = 24
# What one report alone has is worth a sentence only if it speaks of the story's own matter.
_LEAST_CENTRAL = 0.35
# A number or a name inside a sentence: it says something in particular.
_PARTICULAR = re.compile(r"\d|\s[^\W\d_a-z]\w")
_UNKNOWN = re.compile(
    r"\b(?:(?:is|are|was|were|remains?) (?:not (?:yet )?|still )?(?:un)?(?:known|clear|certain|"
    r"explained)(?<!is known)(?<!are known)(?<!was known)(?<!were known)(?<!is clear)"
    r"(?<!was clear)|unclear|not (?:yet )?(?:been )?(?:established|determined|named|identified)|"
    r"no (?:explanation|indication|word yet)|remains to be seen|under investigation|"
    r"investigation (?:is|was|has been) (?:under way|opened|continuing|launched)|"
    r"(?:is|are|was|were) investigating)\b",
    re.IGNORECASE,
)

_CORRECTS = re.compile(r"\b(?:corrections?|earlier version|previous version)\b", re.IGNORECASE)


def still_open(material: Material, told: Told, library: Library) -> list[Line]:
    """Refusals and silences, what is not known, what was replaced, what rests on one report."""
    return [
        *silences(material, told),
        *_unknown(material, told),
        *_replaced(material, library),
        *(_alone(material, told) if material.several else ()),
    ]


def _unknown(material: Material, told: Told) -> list[Line]:
    shelf = material.shelf
    ranked: list[tuple[tuple[float, ...], Saying]] = []
    for saying in material.sayings:
        if saying.quality >= 1.5 or not _UNKNOWN.search(saying.text) or len(saying.stems) < 3:
            continue
        if material.of_record(saying.passage) > 0.1:
            continue
        # The latest report knows best what is not known yet.
        rank = (
            float(saying.passage.article in material.foreign),
            -float(shelf.order[saying.passage.article]),
            float(saying.passage.start),
        )
        ranked.append((rank, saying))
    for _, saying in sorted(ranked, key=lambda one: one[0]):
        if not told.again(saying):
            told.take(saying)
            if material.disputed(saying.passage):
                break
            name = shelf.name(saying.passage.article)
            said = shelf.said(saying.passage)
            return [Line(reports(name, "reports as open", said), (saying.passage,), "open")]
    return []


def _replaced(material: Material, library: Library) -> list[Line]:
    """Statements that a later one replaces: first the one, later the other."""
    old = [c for c in material.conflicts if c.strength == "superseded"]
    lines: list[Line] = []
    for conflict in by_gravity(old):
        line = _first_and_later(conflict, material, library)
        line = line or conflict_line(conflict, material.shelf, library)
        if line:
            replaced = Line(line.sentence, line.citations, "replaced")
            if replaced not in lines:
                lines.append(replaced)
    return lines[:_MOST_REPLACED]


def _first_and_later(conflict: Conflict, material: Material, library: Library) -> Line | None:
    """ "First …, later …", where the reports' own dates say which came first."""
    shelf = material.shelf
    groups = sides_of(conflict)
    if len(groups) < 2:
        return None
    shown = sorted(
        (clearest(group, shelf) for group in groups[:2]),
        key=lambda side: (_published(side, material), side.passage),
    )
    first, later = shown
    if _CORRECTS.search(shelf.text(shelf.sentence(later.passage))):
        return None  # a correction names what it takes back: that is no later value
    when, then = _published(first, material), _published(later, material)
    fine = min(len(when), len(then))
    # A day alone is neither before nor after an hour of that day.
    if not when or not then or when[:fine] >= then[:fine]:
        return None
    matter = name_of_matter(conflict.matter)
    one = re.sub(r"\.\u201d$", "\u201d", quoted_side(first, conflict.kind, shelf))
    two = ended_quote(quoted_side(later, conflict.kind, shelf))
    left, right = shelf.name(first.passage.article), shelf.name(later.passage.article)
    tail = (
        f"irst {left} ({_told(when, then)}) says {one}; later {right} "
        f"({_told(then, when)}) says {two}"
    )
    dated = [
        place_of(shelf.articles[s.passage.article], shelf.articles[s.passage.article].published)
        for s in shown
    ]
    cited = shelf.sorted({*cited_by(conflict, first.passage, later.passage), *dated})
    line = Line(f"On {matter}, f{tail}", cited, "replaced")
    return Line(f"F{tail}", cited, "replaced") if not matter or unsupported(line, library) else line


def _published(side: Attestation, material: Material) -> str:
    fact = material.shelf.articles[side.passage.article].published
    return moment(fact.value) if fact is not None and re.match(r"\d{4}-\d", fact.value) else ""


def _told(when: str, other: str) -> str:
    """The day, and the time too where both are of one day."""
    return when[:10] if when[:10] != other[:10] else when[:16].replace("T", " ")


def _alone(material: Material, told: Told) -> list[Line]:
    """What only one report has. Nothing, where another says alike words.

    Words alone decide; a figure that only one report gives is told as disputed or not at all.
    """
    shelf = material.shelf
    ranked: list[tuple[tuple[float, ...], Saying]] = []
    for saying in material.sayings:
        if saying.quality >= 1 or len(saying.stems) < 5 or not saying.depth:
            continue
        if saying.passage.article in material.foreign or material.of_record(saying.passage) > 0.1:
            continue
        central = material.central(saying.stems)
        if central < _LEAST_CENTRAL or not _PARTICULAR.search(saying.text[1:]):
            continue
        rank = (
            float(shelf.borrowed(saying.passage.article)),
            -round(central, 6),
            float(shelf.order[saying.passage.article]),
            float(saying.passage.start),
        )
        ranked.append((rank, saying))
    said = _stems_said(material) if ranked else {}
    for _, saying in sorted(ranked, key=lambda one: one[0])[:20]:
        if not told.again(saying) and not _elsewhere(saying, said):
            told.take(saying)
            if material.disputed(saying.passage):
                break
            name = shelf.name(saying.passage.article)
            quoted = ended_quote(shelf.said(saying.passage))
            sentence = f"Found in one report alone, {name}: {quoted}"
            return [Line(capital(sentence), (saying.passage,), "open")]
    return []


def _stems_said(material: Material) -> dict[ArticleId, list[set[str]]]:
    said: dict[ArticleId, list[set[str]]] = {}
    for ident, analysis in material.shelf.analyses.items():
        text = material.shelf.articles[ident].text
        said[ident] = [set(plain_stems(s.span.of(text))) for s in analysis.sentences]
    return said


def _elsewhere(saying: Saying, said: dict[ArticleId, list[set[str]]]) -> bool:
    # By report and not by origin: what a copy prints too is not found in one report alone.
    stems = saying.stems
    return any(
        len(stems & other) * 2 >= min(len(stems), max(len(other), 4))
        for ident, sentences in said.items()
        if ident != saying.passage.article
        for other in sentences
    )
