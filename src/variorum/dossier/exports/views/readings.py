"""Readings as sentences: who has which words where others have which.

An apparatus gives a reading with a word around it, so that it can be found; a sentence
about it must name the words alone. ``bare`` takes the common words away again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.dossier.exports.views.citing import Chip, Citing
from variorum.dossier.timeline import clip
from variorum.model import Passage, TextOfRecord, Variant

# The class of a variant as the page colours and underlines it.
CLASSES = {
    "word": "word",
    "order": "word",
    "translation": "tr",
    "omission": "om",
    "addition": "om",
    "ellipsis": "om",
    "case": "case",
    "spelling": "case",
    "sic": "case",
    "bracket": "punct",
    "punctuation": "punct",
}
# The same classes in the words of the filter.
CLASS_NAMES = {
    "word": "other words",
    "om": "left out or added",
    "tr": "translation",
    "case": "capitals and spelling",
    "punct": "punctuation and brackets",
}


def class_of(variant: Variant) -> str:
    return CLASSES.get(variant.kind, "word")


# Of more reports than this that have the text's words only the first are signed.
_CROWD = 24
_SHOWN = 6
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class PrintedReading:
    """One reading: ``verb`` and ``text`` follow the signs of those who have it.

    ``more`` reports have it too, whose signs are left out.
    """

    verb: str
    text: str
    chips: tuple[Chip, ...]
    name: str
    passages: str
    more: int = 0


def shortened(text: str, longest: int = 70) -> str:
    """A long reading as an apparatus gives it: its first and last words."""
    words = text.split()
    if len(text) <= longest or len(words) < 6:
        return clip(text, 2 * longest)
    return f"{' '.join(words[:3])} … {' '.join(words[-2:])}"


def bare(record: TextOfRecord, variant: Variant, index: int) -> tuple[str, str]:
    """The words of the text at a place, and what reading ``index`` has for just them.

    Cost: O(length of the reading).
    """
    own = record.text[variant.start : variant.end]
    if variant.kind == "translation":
        return own, variant.readings[index].text
    if variant.kind == "omission":
        return own, ""
    lemma, reading = variant.readings[0].text, variant.readings[index].text
    if own.split() == lemma.split():
        return own, reading
    mine, theirs = list(_TOKEN.finditer(lemma)), list(_TOKEN.finditer(reading))
    most = min(len(mine), len(theirs))
    before = 0
    while before < most and mine[before][0] == theirs[before][0]:
        before += 1
    after = 0
    while after < most - before and mine[-1 - after][0] == theirs[-1 - after][0]:
        after += 1
    middle = [token[0] for token in mine[before : len(mine) - after]]
    # Where the place is empty in the text, only marks of the lemma may stand at it.
    if middle == _TOKEN.findall(own) or not (own.strip() or any(map(str.isalnum, middle))):
        kept = theirs[before : len(theirs) - after]
        return own, reading[kept[0].start() : kept[-1].end()] if kept else ""
    return own, reading


def _verb(variant: Variant, text: str, many: bool) -> str:
    if variant.kind == "omission" or not text:
        return "leave out" if many else "leaves out"
    if variant.kind == "addition":
        return "add" if many else "adds"
    if variant.kind == "translation":
        return "translate it as" if many else "translates it as"
    return "have" if many else "has"


def _named(chips: tuple[Chip, ...]) -> str:
    """The name beside a sign that stands alone, so that nobody has to look it up."""
    return chips[0].name if len(chips) == 1 else ""


def _few(passages: Sequence[Passage], citing: Citing) -> tuple[tuple[Chip, ...], int]:
    """Signs of those who agree with the text; of a crowd only the first."""
    articles = sorted({p.article for p in passages}, key=citing.order.__getitem__)
    if len(articles) <= _CROWD:
        return citing.chips(passages), 0
    kept = frozenset(articles[:_SHOWN])
    return citing.chips(p for p in passages if p.article in kept), len(articles) - _SHOWN


def lemma_of(record: TextOfRecord, variant: Variant, citing: Citing) -> PrintedReading:
    """What the text has, and who prints it."""
    own = record.text[variant.start : variant.end]
    shown = shortened(own)
    if not variant.readings:
        return PrintedReading("", shown, (), "", "")
    reading = variant.readings[0]
    chips, more = _few(reading.passages, citing)
    many = len(chips) + more != 1
    if variant.kind == "addition" or not own.strip():
        verb, shown = ("do not" if many else "does not"), ""
    elif variant.kind in ("omission", "ellipsis"):
        verb, shown = ("print it" if many else "prints it"), shown
    else:
        verb = "have" if many else "has"
    return PrintedReading(verb, shown, chips, _named(chips), citing.written(reading.passages), more)


def other_of(record: TextOfRecord, variant: Variant, index: int, citing: Citing) -> PrintedReading:
    """What others have in place of it."""
    reading = variant.readings[index]
    own, text = bare(record, variant, index)
    chips = citing.chips(reading.passages)
    verb = _verb(variant, text, len(chips) != 1)
    shown = own if verb.startswith("leave") else text
    return PrintedReading(
        verb, shortened(shown), chips, _named(chips), citing.written(reading.passages)
    )
