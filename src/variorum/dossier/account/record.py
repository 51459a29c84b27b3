"""What the text of record is: who prints it, what it says, where its prints differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from variorum.dossier.account.material import Material, ended_quote
from variorum.dossier.shelf import Shelf, one_each
from variorum.dossier.support.grounds import places_of
from variorum.dossier.wording import capital, counted, in_words
from variorum.model import ArticleId, Line, Passage, TextOfRecord, Variant, Witness
from variorum.text import fold

_NAMES = {"text": "text", "chat": "chat message", "post": "post"}
_MOST_VARIANTS = 1
_LONGEST_READING = 8
_BEST_LENGTH = 18
_NAMED = 4
# A second text of record is told where it has so many words and two reports print it.
_SECOND = 12


def record_lines(material: Material) -> list[Line]:
    """The count of prints, the words that most of them have, the gravest variant."""
    lines: list[Line] = []
    for number, record in enumerate(material.records[:2]):
        told = [w for w in record.witnesses if w.kind in ("full", "partial") and w.passages]
        if not told:
            continue
        if number and (len(record.text.split()) < _SECOND or len(told) < 2):
            continue
        lines.append(_count_line(record, told, material.shelf))
        if not number:
            lines += _shared_words(record, told, material)
            lines += _variant_lines(record, material.shelf)
    return lines


def _count_line(record: TextOfRecord, told: Sequence[Witness], shelf: Shelf) -> Line:
    kind = _NAMES.get(record.kind, record.kind)
    what = f"words of {'an' if kind[:1] in 'aeiou' else 'a'} {kind}"
    shown = list(one_each((p for w in told for p in w.passages), shelf))
    members = {w.article for w in told}
    author = _named(record.author, members, shelf)
    if author:
        joint = "by" if kind in ("speech", "statement") else "from"
        what += f" {joint} {record.author}"
        shown.append(author)
    recipient = _named(record.recipient, members, shelf)
    if recipient:
        what += f" to {record.recipient}"
        shown.append(recipient)
    full = sum(witness.kind == "full" for witness in told)
    verb = "prints" if len(told) == 1 else "print"
    line = f"{capital(counted(len(told), 'report'))} {verb} {what}"
    if 0 < full < len(told):
        line += f", {in_words(full)} of them in full or nearly so"
    elif full > 1:
        line += ", each in full or nearly so"
    places = places_of(record)
    if len(told) > 1:
        line += (
            f"; they differ in {counted(places, 'place')}"
            if places
            else "; they agree in every word they share"
        )
    return Line(line + ".", tuple(dict.fromkeys(shown)), "record")


def _named(name: str | None, members: Iterable[ArticleId], shelf: Shelf) -> Passage | None:
    """A place in one of these reports where a name stands in full, body before title."""
    if not name:
        return None
    shape = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, fold(name).split())) + r"(?!\w)")
    found: list[tuple[bool, int, Passage]] = []
    for ident in members:
        for block in shelf.articles[ident].blocks:
            match = shape.search(fold(shelf.articles[ident].text), block.span.start, block.span.end)
            if match and block.kind != "noise":
                place = Passage(ident, match.start(), match.end())
                found.append((block.kind != "paragraph", shelf.order[ident], place))
    return min(found)[2] if found else None


def _shared_words(record: TextOfRecord, told: Sequence[Witness], material: Material) -> list[Line]:
    """The sentence of the record that most reports print word for word."""
    shelf = material.shelf
    best: tuple[tuple[int, int, int], str, tuple[Passage, ...]] | None = None
    for match in re.finditer(r"[^.!?\n]+[.!?]*", record.text):
        words = match.group().strip()
        size = len(words.split())
        if not 5 <= size <= 40 or re.search(r"[\"\u201c\u201d\u00ab\u00bb]", words):
            continue
        places = tuple(p for w in told if (p := _printed(words, w, shelf)))
        rank = (-len(places), abs(size - _BEST_LENGTH), match.start())
        if places and (best is None or rank < best[0]):
            best = (rank, words, places)
    if best is None or len(best[2]) < min(2, len(told)):
        return []
    _, words, places = best
    cited = one_each(places, shelf)
    quoted = ended_quote(f"\u201c{_straight(shelf.text(cited[0]))}\u201d")
    if len(cited) == 1:
        head = f"{capital(shelf.name(cited[0].article))} prints the words"
    else:
        head = f"{capital(counted(len(cited), 'report'))} print the words"
    return [Line(f"{head} {quoted}", cited, "record")]


def _straight(text: str) -> str:
    return " ".join(text.split())


def _printed(words: str, witness: Witness, shelf: Shelf) -> Passage | None:
    text = fold(shelf.articles[witness.article].text)
    shape = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, fold(words).split())))
    for passage in witness.passages:
        match = shape.search(text, passage.start, passage.end)
        if match:
            return Passage(witness.article, match.start(), match.end())
    return None


def _variant_lines(record: TextOfRecord, shelf: Shelf) -> list[Line]:
    """Where prints of the record differ in a word: who prints which."""
    lines: list[Line] = []
    ranked = sorted(
        (v for v in record.variants if v.kind == "word" and _tellable(v)),
        key=lambda v: (v.rank, -_spread(v), v.start, v.end, v.id),
    )
    for variant in ranked[:_MOST_VARIANTS]:
        first, *others = (r for r in variant.readings if r.passages)
        told = [(first, _names(first.passages, shelf))]
        told += [(other, _names(other.passages, shelf)) for other in others[:1]]
        parts = []
        for reading, (names, many) in told:
            parts.append(f"{names} {'print' if many else 'prints'} \u201c{reading.text}\u201d")
        cited = tuple(p for reading, _ in told for p in one_each(reading.passages, shelf))
        lines.append(Line(f"{capital(' where '.join(parts))}.", cited, "record"))
    return lines


def _tellable(variant: Variant) -> bool:
    readings = [r for r in variant.readings if r.passages]
    return (
        len(readings) > 1
        and len(readings) == len(variant.readings)
        and all(
            r.text.strip()
            and len(r.text.split()) <= _LONGEST_READING
            and not re.search(r"[\"\u201c\u201d\u00ab\u00bb\u2026]", r.text)
            for r in readings
        )
    )


def _spread(variant: Variant) -> int:
    """How many reports print the less printed reading."""
    return min(len({p.article for p in r.passages}) for r in variant.readings)


def _names(passages: Iterable[Passage], shelf: Shelf) -> tuple[str, bool]:
    """The reports that print a reading, by name, and whether they are several."""
    names = [shelf.name(p.article) for p in one_each(passages, shelf)]
    if len(names) > _NAMED:
        return f"{', '.join(names[: _NAMED - 1])} and others", True
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}", True
    return names[0], False
