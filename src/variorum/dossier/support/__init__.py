"""The check that nothing is said which no cited passage supports.

It is strict and knows nothing of meaning: every number, date, name and quotation of a sentence
must stand in a passage that the sentence cites; what we count ourselves must be the count over
these citations. It serves as a gate for our own sentences and for those of an outside writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from variorum.dossier.support.calendar import agrees, dates
from variorum.dossier.support.figures import Figure, figures, stands
from variorum.dossier.support.grounds import Grounds, Library, grounds_of, library
from variorum.dossier.support.named import strange_names
from variorum.dossier.support.quoted import quotations, stands_written
from variorum.model import Line

__all__ = ["Grounds", "Lack", "Library", "grounds_of", "lacks", "library", "unsupported"]

LackKind = Literal["citation", "quotation", "date", "number", "count", "name"]

_COUNTED = re.compile(
    r"(?<![\w-])(?P<number>[\w,]+) (?:(?:of the|other|more) )?"
    r"(?:(?P<report>reports?|outlets?|articles?)|(?P<origin>independent origins?)"
    r"|(?P<full>of them in full)|(?P<place>places?))(?!\w)",
    re.IGNORECASE,
)


# Words of our own frames that look like numbers.
_FRAME = re.compile(
    r"(?:^|(?<=, ))first(?= ·)|^One statement replaces|one report alone|; later(?= ·)", re.I
)


def _whole(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?!\w)"


@dataclass(frozen=True, slots=True)
class Lack:
    """What a sentence says that none of its citations supports."""

    kind: LackKind
    words: str

    def __str__(self) -> str:
        told = {
            "citation": "it cites no passage",
            "quotation": f"“{self.words}” is quoted, but stands so in no cited passage",
            "date": f"the date or time “{self.words}” stands in no cited passage",
            "number": f"the number “{self.words}” stands so in no cited passage",
            "count": f"“{self.words}” is not what its citations come to",
            "name": f"the name “{self.words}” stands in no cited passage",
        }
        return told[self.kind]


def unsupported(line: Line, texts: Library) -> tuple[Lack, ...]:
    """What one line of the account says that its citations do not support; empty if nothing.

    Args:
        line: The sentence and its passages.
        texts: The reports of the story.

    Cost: linear in the sentence and in the cited text.
    """
    if not line.citations:
        return (Lack("citation", ""),)
    return lacks(line.sentence, grounds_of(line.citations, texts), ours=not line.by)


def lacks(sentence: str, grounds: Grounds, *, ours: bool = True) -> tuple[Lack, ...]:
    """As ``unsupported``, over grounds that are ready.

    Args:
        ours: The sentence is put together by us: its frame ("first …; later …") is no claim.
    """
    found: list[Lack] = []
    places, whole = quotations(sentence)
    if not whole:
        found.append(Lack("quotation", sentence[:60]))
    for start, end in places:
        if not stands_written(sentence[start:end], grounds.texts):
            found.append(Lack("quotation", sentence[start:end]))
    rest = _without(sentence, places)
    # A report may be called by its own name, whatever words that is made of.
    for name in grounds.names:
        rest = _without(rest, (m.span() for m in re.finditer(_whole(name), rest, re.I)))
    if ours:
        rest = _without(rest, (m.span() for m in _FRAME.finditer(rest)))
    for dated in dates(rest):
        if not agrees(dated, grounds.texts, grounds.dates):
            found.append(Lack("date", rest[dated.start : dated.end].strip()))
        rest = _without(rest, [(dated.start, dated.end)])
    rest = _without(rest, _counts(rest, grounds, found))
    for figure in figures(rest):
        if not stands(figure, grounds.texts, grounds.figures):
            found.append(Lack("number", rest[figure.start : figure.end]))
    for name in strange_names(rest, grounds.known, grounds.beside, grounds.small):
        found.append(Lack("name", name))
    return tuple(dict.fromkeys(found))


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with dots in some places: nothing stands there, and nothing joins across it."""
    out = list(text)
    for start, end in places:
        out[start:end] = "·" * (end - start)
    return "".join(out)


def _counts(text: str, grounds: Grounds, found: list[Lack]) -> list[tuple[int, int]]:
    """Places of our own counts; those that do not come out are noted as lacking."""
    places: list[tuple[int, int]] = []
    for match in _COUNTED.finditer(text):
        noun = str(match.lastgroup)
        number = _number(match["number"])
        if number is None:
            continue
        if noun == "place" and not grounds.counts["place"]:
            continue  # "two places" of the story itself: a number like any other
        if number not in grounds.counts[noun]:
            if _stands_as_number(match, text, grounds):
                continue  # a passage itself says "three reports"
            found.append(Lack("count", match.group()))
        places.append(match.span())
    return places


def _number(word: str) -> int | None:
    if word.casefold() in ("no", "none"):
        return 0
    read = [f for f in figures(word) if f.kind == "number" and f.values]
    if len(read) == 1 and read[0].values[0].denominator == 1:
        return int(read[0].values[0])
    return None


def _stands_as_number(match: re.Match[str], text: str, grounds: Grounds) -> bool:
    inside: list[Figure] = [
        f for f in figures(text) if match.start() <= f.start and f.end <= match.end()
    ]
    return bool(inside) and all(
        stands(f, grounds.texts, [g for g in grounds.figures if g.noun == f.noun]) for f in inside
    )
