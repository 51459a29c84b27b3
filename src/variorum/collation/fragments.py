"""Fragments: the words of one quotation, each with its place, its marks, its breaks.

Editors' marks are read here once: "[w]e" is the word *we* with a changed letter,
"[its]" a word put in, "[...]" and "…" a gap, "[sic]" a remark on the word before it,
"[4]" a note's number and "[applause]" a stage direction, which are no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from variorum.collation.spelling import CURRENCY_SIGNS, atoms_of, currency_noun, number_run
from variorum.model import ArticleId, Passage, Span
from variorum.text import fold, tokenise

Edit = Literal["", "letter", "words", "sic"]

_GAP = re.compile(r"[\[(]\s*(?:\.(?:\s?\.)+|\u2026)\s*[\])]")
_SPACED_GAP = re.compile(r"\.(?:[ \u00a0\u202f]\.){2,}")
_SIC = re.compile(r"[\[(]\s*sic\s*\.?[\])]", re.IGNORECASE)
_STAGE = re.compile(
    r"[\[(]\s*(?:[\w\s]{0,20}\b)?(?:applause|laughter|laughs|cheers|cheering|boos|booing|inaudible|"
    r"crosstalk|pauses?|silence|sighs|music|unintelligible)\b[^\])\n]{0,20}[\])]",
    re.IGNORECASE,
)
_SPACES = re.compile(r" +(?= |\n)|(?<=\n) +")
_NOTE = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d{1,3}|edit|citation needed)\](?!\w)")
_LETTER = re.compile(r"\[([^\W\d_])\](?=\w)")
_QUOTE_MARKS = frozenset("'\"`")
_BULLETS = frozenset("\u2022\u00b7\u25aa\u2023\u25e6\u25cf*")
_WORDLIKE = frozenset("%&$\u20ac\u00a3")
_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A punctuation mark inside a fragment; ``norm`` is its plain form."""

    article: ArticleId
    start: int
    end: int
    norm: str

    @property
    def passage(self) -> Passage:
        """Where the mark stands."""
        return Passage(self.article, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cell:
    """One word of a fragment.

    ``start`` and ``end`` are its place in the article, editors' brackets included.
    ``written`` is the word as printed without brackets, typography folded; ``norm`` its
    compared form. ``marks`` stand between the word before and this one; ``breaks`` is 0
    in running text, 1 after a line end, 2 after a paragraph's end; ``lead`` is what is
    printed before the word, note numbers and marks of the quotation itself left out.
    """

    article: ArticleId
    start: int
    end: int
    written: str
    norm: str
    marks: tuple[Mark, ...] = ()
    breaks: int = 0
    lead: str = ""
    edit: Edit = ""
    first: bool = False

    @property
    def passage(self) -> Passage:
        """Where the word stands."""
        return Passage(self.article, self.start, self.end)

    @property
    def gap(self) -> bool:
        """True if an ellipsis stands before this word."""
        return any(mark.norm == "..." for mark in self.marks)

    @property
    def signs(self) -> tuple[str, ...]:
        """The plain forms of the marks before this word."""
        return tuple(mark.norm for mark in self.marks)

    @property
    def opens(self) -> bool:
        """True if this word can begin a sentence, after a full stop, a break or a gap."""
        return (
            self.first
            or self.breaks > 0
            or self.gap
            or any(mark.norm in _ENDS for mark in self.marks)
        )


@dataclass(frozen=True, slots=True)
class Atom:
    """What is compared: a key and the cells ``[first, last]`` that it comes from.

    ``form`` is the word as it is written where the key is another spelling of it, else the
    key: a slip is a slip of what somebody wrote ("theatre"), not of the key ("theater").
    """

    key: str
    first: int
    last: int
    form: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """The words of one quotation (or of several that follow each other without a break).

    ``held`` are the places inside it where it quotes others, ``day`` that of the document it
    is from, where its report says so; ``turn`` is true for a message of a chat, ``stamp`` its
    hour, if told, ``extent`` how many words of the chat its report prints; ``alone`` is true for
    words that fill their paragraph, ``which`` is 1 or 2 where the report says that they are from
    the first or from another of several documents, ``about`` is the sort of document that the
    report as a whole speaks of; ``voice`` is who the report says spoke, if not by a pronoun ("the
    board" is "board"), ``edge`` is -1 or 1 where it says that the text begins or ends with them;
    ``keys`` the keys of its atoms, ``starts`` the cells that begin a sentence, ``sole`` for each
    atom the cell that is nothing but this atom, or -1.
    """

    article: ArticleId
    spans: tuple[Span, ...]
    cells: tuple[Cell, ...]
    atoms: tuple[Atom, ...]
    tail: tuple[Mark, ...] = ()
    speaker: str | None = None
    written: bool = False
    headline: bool = False
    sure: bool = True
    form: str = "marks"
    group: int = 0
    document: str = ""
    language: str = "und"
    published: str = ""
    held: tuple[Span, ...] = ()
    day: str = ""
    turn: bool = False
    stamp: str = ""
    extent: int = 0
    alone: bool = False
    which: int = 0
    about: str = ""
    voice: str = ""
    edge: int = 0
    keys: tuple[str, ...] = field(init=False, compare=False, repr=False)
    starts: frozenset[int] = field(init=False, compare=False, repr=False)
    sole: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Asked for again and again while fragments are joined and aligned.
        object.__setattr__(self, "keys", tuple(atom.key for atom in self.atoms))
        object.__setattr__(self, "starts", sentence_starts(self.cells))
        object.__setattr__(self, "sole", cells_of_one_atom(self.atoms))

    @property
    def passage(self) -> Passage:
        return Passage(self.article, self.spans[0].start, self.spans[-1].end)

    @property
    def plain(self) -> str:
        """The words in compared form, for ordering and grouping by content."""
        return " ".join(cell.norm for cell in self.cells)

    def encloses(self, other: Fragment) -> bool:
        """True if ``other`` stands inside these words, in the same report."""
        return (
            self is not other
            and self.article == other.article
            and self.spans[0].start <= other.spans[0].start
            and other.spans[-1].end <= self.spans[-1].end
        )

    @property
    def closed(self) -> bool:
        """True if the words end with a full stop, question or exclamation mark."""
        return any(mark.norm in _ENDS for mark in self.tail)

    @property
    def opened(self) -> bool:
        """True if the words begin as a sentence does."""
        return bool(self.cells) and not self.cells[0].written[:1].islower()


def read_cells(
    text: str, article: ArticleId, spans: Iterable[Span]
) -> tuple[tuple[Cell, ...], tuple[Mark, ...]]:
    """Read the words that stand at ``spans`` of ``text``, in order.

    Returns:
        The cells, and the marks after the last of them.
    """
    cells: list[Cell] = []
    marks: list[Mark] = []
    lead: list[str] = []
    breaks = 0
    previous_end: int | None = None
    inside: int | None = None
    for span in spans:
        if previous_end is not None:
            between = text[previous_end : span.start]
            breaks = max(breaks, _breaks(between))
            lead.append("\n\n" if _breaks(between) > 1 else "\n" if _breaks(between) else " ")
        previous_end = span.end
        at = span.start
        letter: tuple[int, str] | None = None
        currency: tuple[int, str] | None = None
        for token in tokenise(text, span.start, span.end):
            if token.start < at:
                continue
            white = text[at : token.start]
            if white:
                breaks = max(breaks, _breaks(white))
                lead.append(_space(white))
            at = token.end
            sign = fold(token.text)
            if token.text[0] in "[(":
                gap = _GAP.match(text, token.start, span.end)
                sic = _SIC.match(text, token.start, span.end)
                note = _NOTE.match(text, token.start, span.end)
                change = _LETTER.match(text, token.start, span.end)
                if gap:
                    at = gap.end()
                    marks.append(Mark(article, gap.start(), gap.end(), "..."))
                    lead.append(gap.group())
                    continue
                if sic and cells:
                    at = sic.end()
                    cells[-1] = replace(cells[-1], end=sic.end(), edit="sic")
                    continue
                stage = _STAGE.match(text, token.start, span.end)
                if stage:
                    at = stage.end()
                    continue
                if note and token.start > span.start and not _opens(text[token.start - 1]):
                    at = note.end()
                    continue
                if change:
                    letter = (token.start, change[1])
                    at = change.end()
                    continue
                if token.text == "[":
                    inside = token.start
                    continue
            if sign == "." and _SPACED_GAP.match(text, token.start, span.end):
                dots = _SPACED_GAP.match(text, token.start, span.end)
                if dots:
                    at = dots.end()
                    marks.append(Mark(article, dots.start(), dots.end(), "..."))
                    lead.append(dots.group())
                    continue
            if token.text == "]":
                if inside is not None and not marks and cells and cells[-1].edit == "words":
                    cells[-1] = replace(cells[-1], end=token.end)
                inside = None
                continue
            if sign in CURRENCY_SIGNS and text[token.end : token.end + 1].isdigit():
                currency = (token.start, sign)
                continue
            if token.is_word or sign in _WORDLIKE:
                start, written, norm = token.start, sign, token.norm
                if currency is not None:
                    start, written = currency[0], currency[1] + written
                    norm, currency = currency[1] + norm, None
                edit: Edit = ""
                if letter is not None:
                    start, written, edit = letter[0], letter[1] + sign, "letter"
                    letter = None
                elif inside is not None:
                    edit = "words"
                    if not (cells and cells[-1].edit == "words" and cells[-1].start >= inside):
                        start = inside
                        closed = text[token.end : token.end + 1] == "]"
                        if len(written) == 1 and written.isalpha() and closed:
                            edit = "letter"
                cells.append(
                    Cell(
                        article,
                        start,
                        token.end + (edit == "letter" and inside is not None),
                        written,
                        written.casefold() if edit == "letter" else norm,
                        tuple(marks),
                        breaks,
                        _SPACES.sub("", "".join(lead)),
                        edit,
                        not cells,
                    )
                )
                marks, lead, breaks = [], [], 0
            elif sign in _QUOTE_MARKS:
                # A mark that opens a paragraph goes on with the quotation; others are quoted.
                if not (lead and "\n" in lead[-1]):
                    lead.append(token.text)
            elif sign == ">" and _opens_line(text, token.start, span.start):
                if lead and lead[-1] == " ":
                    lead.pop()
            elif sign in _BULLETS or (sign == "-" and _opens_line(text, token.start, span.start)):
                lead.append(token.text)
            else:
                marks.append(Mark(article, token.start, token.end, fold(token.norm)))
                lead.append(token.text)
    return tuple(cells), tuple(marks)


def _is_number(key: str) -> bool:
    return key[:1].isdigit() or key in ("million", "billion", "trillion")


def _opens_line(text: str, at: int, start: int) -> bool:
    """True if nothing stands before ``at`` in its line, or in the quotation."""
    return at == start or text[:at].rstrip(" \t>").endswith("\n")


def _breaks(white: str) -> int:
    lines = white.count("\n")
    return 2 if lines > 1 else lines


def _space(white: str) -> str:
    return "\n\n" if white.count("\n") > 1 else "\n" if "\n" in white else " "


def _opens(char: str) -> bool:
    return char.isspace() or fold(char) in "'\"([-"


def resolve(cells: Sequence[Cell]) -> tuple[Atom, ...]:
    """The atoms of a row of words: what is compared when witnesses are aligned."""
    norms = [cell.norm for cell in cells]
    atoms: list[Atom] = []
    at = 0
    while at < len(norms):
        run = number_run(norms, at)
        if run:
            atoms.append(Atom(run[1], at, at + run[0] - 1))
            at += run[0]
        elif norms[at] == "per" and at + 1 < len(norms) and norms[at + 1] == "cent":
            atoms.append(Atom("percent", at, at + 1))
            at += 2
        elif norms[at] == "no" and at + 1 < len(norms) and norms[at + 1] == "one":
            atoms.append(Atom("no-one", at, at + 1))  # not the number
            at += 2
        else:
            keys = atoms_of(norms[at])
            form = norms[at] if len(keys) == 1 else ""
            atoms.extend(Atom(key, at, at, form or key) for key in keys)
            at += 1
        if at < len(norms) and currency_noun(norms[at]) and _is_number(atoms[-1].key):
            # "four million pounds" is "£4 million": the noun belongs to the number.
            atoms[-1] = replace(atoms[-1], last=at)
            at += 1
    return tuple(atoms)


def cells_of_one_atom(atoms: Sequence[Atom]) -> tuple[int, ...]:
    """For each atom the cell that is nothing but this atom, or -1."""
    found = [-1] * len(atoms)
    for index, atom in enumerate(atoms):
        if (
            atom.first == atom.last
            and (index == 0 or atoms[index - 1].last < atom.first)
            and (index + 1 == len(atoms) or atoms[index + 1].first > atom.first)
        ):
            found[index] = atom.first
    return tuple(found)


_TITLES = frozenset("mr mrs ms dr prof gen sen rep gov lt col sgt capt rev hon st no vs".split())


def sentence_starts(cells: Sequence[Cell]) -> frozenset[int]:
    """The indices of the words that begin a sentence, a line, or follow a gap."""
    return frozenset(
        index
        for index, cell in enumerate(cells)
        if cell.opens
        and not (
            index
            and not cell.breaks
            and cell.signs == (".",)
            and (cells[index - 1].norm in _TITLES or cell.written[:1].islower())
        )
    )


def part_of(fragment: Fragment, a: int, b: int) -> Fragment:
    """The cells ``[a, b)`` of a fragment as one of their own."""
    cells = fragment.cells[a:b]
    row = (replace(cells[0], marks=(), lead="", breaks=0, first=True), *cells[1:])
    spans = tuple(
        Span(max(span.start, row[0].start), min(span.end, row[-1].end))
        for span in fragment.spans
        if span.start < row[-1].end and row[0].start < span.end
    )
    tail = fragment.cells[b].marks if b < len(fragment.cells) else fragment.tail
    return replace(fragment, cells=row, atoms=resolve(row), tail=tail, spans=spans)
