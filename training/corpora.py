"""The corpora as examples: windows of pieces with tags and links.

Nothing of the corpora is kept: they are read where they lie (``--data``, a folder with
``quotes/polnear-train.jsonl.gz`` and ``names/train.iob2.gz``).
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from variorum.language.tagging.windows import Paragraph, Window, cut

QUOTE_TAGS = ("O", "B-content", "I-content", "B-source", "I-source", "B-cue", "I-cue")
NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-OTH", "I-OTH")
IGNORED = -100

# A sentence with its names as (start, end, kind).
Sentence = tuple[str, list[tuple[int, int, str]]]


@dataclass(slots=True)
class Example:
    """A window with what is to be learnt; a tag of IGNORED is not learnt from.

    ``spans`` are (kind, first piece, end piece); ``links`` are (content, source or -1,
    cue or -1) as indices into ``spans``.
    """

    window: Window
    quotes: list[int] | None = None
    names: list[int] | None = None
    silver: bool = False
    spans: list[tuple[str, int, int]] = field(default_factory=list)
    links: list[tuple[int, int, int]] = field(default_factory=list)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The documents of a JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def paragraphs_of(text: str) -> list[Paragraph]:
    """Each line a paragraph, the first a heading."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            found.append(Paragraph(start, end, heading=not found))
    return found


_MARKS = (str.maketrans("“”’‘", "\"\"''"), str.maketrans("“”", "«»"))


def restyled(text: str, chance: random.Random) -> str:
    """Now and then the text in another style of marks, character for character."""
    drawn = chance.random()
    if drawn < 0.2:
        return text.translate(_MARKS[0])
    if drawn < 0.23:
        return text.translate(_MARKS[1])
    if drawn < 0.45:
        curled = []
        inside = False
        for char in text:
            if char == "\n":
                inside = False
            if char == '"':
                char = "”" if inside else "“"
                inside = not inside
            elif char == "'":
                char = "’"
            curled.append(char)
        return "".join(curled)
    return text


def quote_examples(
    document: dict[str, Any],
    tokenizer: Any,
    chance: random.Random | None,
    silver: list[tuple[int, int, str]] | None = None,
    most: int = 256,
) -> Iterator[Example]:
    """The windows of one document of quotations, with tags and links."""
    text = document["text"]
    shown = restyled(text, chance) if chance else text
    first = chance.randint(most // 3, most) if chance else None
    marks: list[tuple[int, int, str]] = []
    for quote in document["quotes"]:
        marks.append((quote["start"], quote["end"], "content"))
        for kind in ("speaker", "cue"):
            if quote.get(f"{kind}_start") is not None:
                tag = "source" if kind == "speaker" else kind
                marks.append((quote[f"{kind}_start"], quote[f"{kind}_end"], tag))
                for start, end in quote.get(f"{kind}_more", []):
                    marks.append((start, end, tag))
    marks = sorted(set(marks), key=lambda m: (m[0] - m[1], m[0], m[2]))
    for window in cut(shown, paragraphs_of(text), tokenizer, most=most, first=first):
        yield _tagged(window, document, marks, silver)


def _tagged(
    window: Window,
    document: dict[str, Any],
    marks: list[tuple[int, int, str]],
    silver: list[tuple[int, int, str]] | None,
) -> Example:
    tags = [0 if start >= 0 else IGNORED for start in window.starts]
    spans: list[tuple[str, int, int]] = []
    index: dict[tuple[int, int, str], int] = {}
    low = min((s for s in window.starts if s >= 0), default=0)
    high = max(window.ends)
    # Longest first, so that a source inside a content would win its own pieces last.
    for start, end, kind in marks:
        if end <= low or start >= high:
            continue
        inside = pieces_in(window, start, end)
        if not inside:
            continue
        begin = QUOTE_TAGS.index(f"B-{kind}")
        for place, piece in enumerate(inside):
            tags[piece] = begin if place == 0 else begin + 1
        index[start, end, kind] = len(spans)
        spans.append((kind, inside[0], inside[-1] + 1))
    links = []
    for quote in document["quotes"]:
        content = index.get((quote["start"], quote["end"], "content"))
        if content is None:
            continue
        found = []
        for key, kind in (("speaker", "source"), ("cue", "cue")):
            at = quote.get(f"{key}_start")
            if at is None:
                found.append(-1)
            else:
                place = index.get((at, quote[f"{key}_end"], kind))
                found.append(-2 if place is None else place)  # -2: in another window
        links.append((content, found[0], found[1]))
    example = Example(window, quotes=tags, spans=spans, links=links)
    if silver is not None:
        example.names = name_tags(window, silver)
        example.silver = True
    return example


def pieces_in(window: Window, start: int, end: int) -> list[int]:
    """The pieces of a window that lie in a span of the text."""
    return [
        piece
        for piece, (begin, stop) in enumerate(zip(window.starts, window.ends, strict=True))
        if begin >= 0 and begin < end and stop > start
    ]


def name_tags(window: Window, names: list[tuple[int, int, str]]) -> list[int]:
    """Tags of names for a window."""
    tags = [0 if start >= 0 else IGNORED for start in window.starts]
    for start, end, kind in names:
        if f"B-{kind}" not in NAME_TAGS:
            for piece in pieces_in(window, start, end):
                tags[piece] = IGNORED
            continue
        begin = NAME_TAGS.index(f"B-{kind}")
        for place, piece in enumerate(pieces_in(window, start, end)):
            tags[piece] = begin if place == 0 else begin + 1
    return tags


def read_names(path: Path) -> list[list[Sentence]]:
    """Documents of sentences, each with its text and its names as (start, end, kind).

    The sentence is joined from its tokens as the ``# text`` line spells them.
    """
    documents: list[list[Sentence]] = []
    text, tokens = "", []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if line.startswith("# newdoc") or not documents:
                documents.append([])
            if line.startswith("# text = "):
                text = line[len("# text = ") :]
            elif line and line[0].isdigit():
                parts = line.split("\t")
                tokens.append((parts[1], parts[2]))
            elif not line and tokens:
                documents[-1].append((text, aligned(text, tokens)))
                text, tokens = "", []
    return [document for document in documents if document]


def aligned(text: str, tokens: list[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """The names of a sentence as places in its text."""
    names: list[list[Any]] = []
    place = 0
    for token, tag in tokens:
        start = text.find(token, place)
        if start < 0:
            continue
        place = start + len(token)
        if tag.startswith("B-"):
            names.append([start, place, tag[2:]])
        elif tag.startswith("I-") and names:
            names[-1][1] = place
    return [(a, b, kind) for a, b, kind in names]


def lexicon_of(
    documents: list[list[Sentence]], silver: dict[str, Any], texts: dict[str, str]
) -> dict[str, list[str]]:
    """Names by kind, as often as they occur in gold, and once each where silver has them thrice."""
    found: dict[str, list[str]] = {}
    for document in documents:
        for text, marks in document:
            for start, end, kind in marks:
                found.setdefault(kind, []).append(text[start:end])
    counts = Counter(
        (kind, texts[name][start:end])
        for name, marks in silver.items()
        for start, end, kind in marks
    )
    for (kind, written), count in sorted(counts.items()):
        if count >= 3 and kind in ("PER", "ORG", "LOC"):
            found.setdefault(kind, []).append(written)
    return found


def renamed(sentence: Sentence, lexicon: dict[str, list[str]], chance: random.Random) -> Sentence:
    """Half of the names of a sentence changed for others of their kind; now and then its case."""
    text, marks = sentence
    pieces, names, at, length = [], [], 0, 0
    for start, end, kind in sorted(marks):
        if start < at:
            continue
        pieces.append(text[at:start])
        length += start - at
        written = text[start:end]
        if kind in lexicon and chance.random() < 0.5:
            written = chance.choice(lexicon[kind])
        pieces.append(written)
        names.append((length, length + len(written), kind))
        length += len(written)
        at = end
    whole = "".join([*pieces, text[at:]])
    drawn = chance.random()
    for changed in (whole.lower(), whole.upper()):
        drawn -= 0.04
        if drawn < 0 and len(changed) == len(whole):
            return changed, names
    return whole, names


def name_examples(
    document: list[Sentence],
    tokenizer: Any,
    chance: random.Random | None,
    most: int = 256,
    lexicon: dict[str, list[str]] | None = None,
) -> Iterator[Example]:
    """The windows of one document of names: its sentences as one paragraph, or each its own."""
    text, names, paragraphs = "", [], []
    apart = chance is not None and chance.random() < 0.5
    if lexicon and chance:
        document = [renamed(sentence, lexicon, chance) for sentence in document]
    for sentence, marks in document:
        begin = len(text)
        text += sentence + " "
        names += [(a + begin, b + begin, kind) for a, b, kind in marks]
        if apart or not paragraphs:
            paragraphs.append(Paragraph(begin, len(text) - 1))
        else:
            paragraphs[-1] = Paragraph(paragraphs[-1].start, len(text) - 1)
    first = chance.randint(most // 3, most) if chance else None
    for window in cut(text, paragraphs, tokenizer, most=most, first=first):
        yield Example(window, names=name_tags(window, names))
