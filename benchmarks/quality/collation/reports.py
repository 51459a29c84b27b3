"""Made reports that print a letter, whole or in pieces, each with gold for every word.

A report is an article and its analysis; the quotations are marked as a reading of the report
should mark them, so that what is measured is the collation and no other step.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from planting import Planting, Printed, cut_short, flatten, plant
from prose import Text, write

from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Block,
    CaptureId,
    Copy,
    Fact,
    Quotation,
    Sentence,
    Span,
)

AUTHOR = "Marit Lindqvaer"


@dataclass(frozen=True)
class Case:
    """A text, the reports that print it, and what is planted in each.

    ``rows[w]`` holds the pieces that report ``w`` prints, ``places[w]`` the span of every
    printed word in its text, parallel to the words of all pieces. ``origin[w]`` is the first
    report with the same text.
    """

    text: Text
    articles: tuple[Article, ...]
    analyses: tuple[Analysis, ...]
    copies: tuple[Copy, ...]
    rows: tuple[tuple[tuple[Printed, ...], ...], ...]
    places: tuple[tuple[Span, ...], ...]
    plantings: tuple[tuple[Planting, ...], ...]
    origin: tuple[int, ...]
    whole: tuple[bool, ...]

    @property
    def words(self) -> list[Printed]:
        return flatten(self.text)


def make(
    words: int,
    witnesses: int,
    rate: float,
    seed: int,
    *,
    classes: tuple[str, ...] = (),
    whole_only: bool = False,
    copied: float = 0.2,
) -> Case:
    """A text of so many words in so many reports, ``rate`` differences planted a word.

    Of three reports and more some are copies of an earlier one, some print the text cut
    short, some only pieces. Two reports both print it whole.
    """
    rng = random.Random(f"case {words} {witnesses} {rate} {seed}")
    text = write(words, seed)
    rows: list[tuple[tuple[Printed, ...], ...]] = []
    plantings: list[tuple[Planting, ...]] = []
    origin: list[int] = []
    whole: list[bool] = []
    made: list[tuple[str, Article, Analysis, tuple[Span, ...]]] = []
    copies: list[Copy] = []
    for number in range(witnesses):
        style = rng.choice(("block", "marks"))
        if not whole_only and number >= 3 and rng.random() < copied:
            source = origin[rng.randrange(number)]
            rows.append(rows[source])
            plantings.append(plantings[source])
            origin.append(source)
            whole.append(whole[source])
            style = made[source][0]
            ends = tuple(sorted((_id(source), _id(number))))
            copies.append(Copy(ArticleId(ends[0]), ArticleId(ends[1]), "copy", 0.95, 0.95))
        else:
            row, planted = plant(text, rate, f"{words} {witnesses} {rate} {seed} {number}", classes)
            pieces: tuple[tuple[Printed, ...], ...] = (tuple(row),)
            full = True
            draw = rng.random()
            if not whole_only and number >= 2 and len(row) >= 60:
                if draw < 0.15:
                    short, cut = cut_short(row, rng.uniform(0.5, 0.9), text)
                    pieces, full = (tuple(short),), cut is None
                    planted = planted + ([cut] if cut else [])
                elif draw < 0.4:
                    pieces, full = _pieces(row, text, rng), False
                    style = "pieces"
            rows.append(pieces)
            plantings.append(tuple(replace(p, shown=_printed(p, pieces)) for p in planted))
            origin.append(number)
            whole.append(full)
        if len(rows[-1]) > 1:
            style = "pieces"
        made.append((style, *_report(number, rows[-1], text, style)))
    return Case(
        text,
        tuple(m[1] for m in made),
        tuple(m[2] for m in made),
        tuple(copies),
        tuple(rows),
        tuple(m[3] for m in made),
        tuple(plantings),
        tuple(origin),
        tuple(whole),
    )


def _id(number: int) -> str:
    return f"report-{number:02d}"


def _pieces(row: list[Printed], text: Text, rng: random.Random) -> tuple[tuple[Printed, ...], ...]:
    """A few quotations of one or two sentences, begun or ended inside a sentence at times."""
    starts = {one.tokens[0].id for one in text}
    cuts = [0, *(i for i, p in enumerate(row) if i and p.uid in starts), len(row)]
    count = max(1, int(rng.uniform(0.15, 0.5) * (len(cuts) - 1)))
    chosen = sorted(rng.sample(range(len(cuts) - 1), count))
    pieces: list[tuple[Printed, ...]] = []
    for number in chosen:
        first, last = cuts[number], cuts[number + 1]
        if rng.random() < 0.2 and last - first > 11:
            first += rng.randrange(1, 4)
        if rng.random() < 0.2 and last - first > 11:
            last -= rng.randrange(1, 4)
        if last - first >= 3:
            pieces.append(tuple(row[first:last]))
    return tuple(pieces) or (tuple(row[cuts[0] : cuts[1]]),)


def _printed(planting: Planting, pieces: tuple[tuple[Printed, ...], ...]) -> bool:
    """True if a piece shows the planting with a word on each side."""
    for piece in pieces:
        at = {p.uid: i for i, p in enumerate(piece)}
        first, last = (at.get(uid) for uid in planting.uids)
        if first is None or last is None:
            continue
        if planting.klass in ("order", "opening moved"):
            inner = {p.uid for p in piece}
            return all(uid in inner for uid in planting.ids)
        if planting.klass == "cut short":
            return True
        low, high = min(first, last), max(first, last)
        if planting.klass in _SHOWN:
            return low < high
        return low > 0 and high < len(piece) - 1
    return False


# These are shown with the words on both sides.
_SHOWN = frozenset(
    "punctuation|omission|ellipsis|addition|sentence left out|sentence put in".split("|")
)


def _report(
    number: int, pieces: tuple[tuple[Printed, ...], ...], text: Text, style: str
) -> tuple[Article, Analysis, tuple[Span, ...]]:
    parts = [f"Letter to the town, report {number}"]
    size = len(parts[0])
    places: list[Span] = []
    quotations: list[Quotation] = []
    ends = {one.tokens[-1].id: one.end for one in text}

    def put(piece: str) -> None:
        nonlocal size
        parts.append(piece)
        size += len(piece)

    def print_words(words: tuple[Printed, ...], opening: str) -> list[int]:
        """Put the words; returns where paragraphs after the first begin."""
        breaks: list[int] = []
        for index, word in enumerate(words):
            if index:
                if word.breaks:
                    put(word.before.rstrip("\n"))
                    breaks.append(size)
                    put("\n\n" + opening)
                else:
                    put(word.before)
            put(word.word)
            places.append(Span(size - len(word.word), size))
        return breaks

    if style == "pieces":
        for group, words in enumerate(pieces):
            put("\n\nIn the letter she wrote: \u201c" if group % 2 == 0 else " She added: \u201c")
            start = size
            print_words(tuple(p if not p.breaks else _flat(p) for p in words), "")
            put(ends.get(words[-1].uid, ""))
            span = Span(start, size)
            put("\u201d.")
            quotations.append(
                Quotation(
                    span,
                    Span(start - 1, span.end + 1),
                    speaker=AUTHOR,
                    group=group,
                    written=True,
                )
            )
    else:
        put(f"\n\nThe letter that {AUTHOR} sent to the town on Monday reads:\n\n")
        marks = style == "marks"
        if marks:
            put("\u201c")
        start = size
        breaks = print_words(pieces[0], "\u201c" if marks else "")
        put(ends.get(pieces[0][-1].uid, ""))
        stop = size
        if marks:
            put("\u201d")
            edges = [start, *(b + 3 for b in breaks)]
            for index, (a, b) in enumerate(zip(edges, [*breaks, stop], strict=True)):
                last = index == len(breaks)
                outer = Span(a - 1, b + 1 if last else b)
                quotations.append(Quotation(Span(a, b), outer, speaker=AUTHOR, written=True))
        else:
            span = Span(start, stop)
            quotations.append(Quotation(span, span, form="block", speaker=AUTHOR, written=True))
    put("\n\nThe town will decide next week.")
    whole = "".join(parts)
    blocks, sentences, at = [], [], 0
    for line in whole.split("\n"):
        if line.strip():
            span = Span(at, at + len(line))
            blocks.append(Block(span, "title" if not blocks else "paragraph"))
            sentences.append(Sentence(span, len(blocks) - 1))
        at += len(line) + 1
    article = Article(
        id=ArticleId(_id(number)),
        capture=CaptureId(f"capture-{number:02d}"),
        input=_id(number),
        text=whole,
        blocks=tuple(blocks),
        published=Fact(f"2033-02-{1 + number % 28:02d}", "given"),
        language="en",
    )
    return article, Analysis(article.id, tuple(sentences), tuple(quotations)), tuple(places)


def _flat(word: Printed) -> Printed:
    return Printed(word.uid, word.word, word.before.rstrip("\n") + " ", word.touched)
