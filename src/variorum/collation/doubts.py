"""Doubtful lines: words given to an author by somebody and denied by somebody else.

A denial is a sentence that speaks of a line, sentence, quotation or passage, says that it
is not in the document or was never written, and shares a word of matter with the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from variorum.collation.fragments import Cell, Fragment, Mark, part_of, resolve
from variorum.model import Analysis, Article, Passage, Span
from variorum.text import content_stems, stem

_LINE = re.compile(
    r"\b(?:lines?|sentences?|quot(?:es?|ations?)|passages?|words?|phrases?|paragraphs?|remarks?|"
    r"wording|version|screenshot|claims?|bit|part|points?|items?|clauses?|bullets?|postscript|"
    r"addition|ending|threats?|demands?|insults?|jokes?|boasts?|slurs?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:(?:is|are|was|were)(?:\s+not|n['\u2019]t)\s+(?:\w+\s+){0,2}?(?:in|part|among|written|"
    r"genuine|authentic|real|sent|said|ours|true|his|hers|from)\b"
    r"|never\s+(?:\w+\s+)?(?:written|said|sent|wrote|posted|used|uttered|appear\w*|stood|in)\b"
    r"|(?:does|do|did)(?:\s+not|n['\u2019]t)\s+(?:appear|exist|write|say|contain|include|stand|"
    r"use|send)\b(?!\s+(?:an?|any|one|much|many)\b)"
    r"|fake[ds]?\b|fabricat\w+|doctored\b|forged\b|forgery\b|hoax\b|made[\s-]up\b|invented\b|"
    r"bogus\b|not\s+genuine\b|manipulated\b|altered\b|appears?\s+nowhere\b"
    r"|an?\s+(?:\w+\s+){0,2}?(?:invention|fabrication|fiction)\b|(?:pure|sheer)\s+invention\b"
    r"|photoshopped\b|tampered\b|mock(?:ed)?[\s-]up\b|spoof\w*|parody\b|tacked\s+on\b"
    r"|(?:typed|pasted|inserted|edited|slipped|written)\s+(?:in|into|on|onto|under|underneath|"
    r"below|beneath|over|between|at\s+the\s+(?:end|foot|bottom))\b"
    r"|(?:falsely|wrongly)\s+(?:attributed|ascribed|quoted)\b|misattributed\b|misquot\w+"
    r"|not\s+(?:in|among|part\s+of|from)\s+(?:the|those|these|his|her|their|any|our)\s+"
    r"(?:\w+\s+){0,2}?(?:messages?|letter|memo|texts?|statement|speech|chat|exchange|e-?mails?|"
    r"posts?|original|transcript|recording|thread)\b"
    r"|nowhere\s+(?:in|to\s+be)\b|no\s+such\s+(?:line|sentence|words?|phrase|passage|"
    r"paragraph|remark)\b|not\s+what\s+\w+\s+(?:\w+\s+)?(?:wrote|said|sent)\b)",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:it|that|this|they|those|these)\s+(?:(?:is|was|are|were)(?:\s+not|n['\u2019]t)|"
    r"never\s+(?:was|were)|(?:was|were)\s+never)\s+(?:\w+\s+){0,2}?(?:in|part\s+of|from)\s+"
    r"(?:the|his|her|their|our|my)\s+(?:\w+\s+){0,2}?(?:letter|memo|message|statement|speech|text|"
    r"note|e-?mail|post|original|document|circular|transcript|recording)\b",
    re.IGNORECASE,
)
# "It is an invention." speaks of the sentence before.
_FOLLOWS = re.compile(
    r"\s*(?:it|that|this|they|those|these|the\s+(?:line|sentence|point|claim|words?))\b"
    r"[^.!?]{0,60}[.!?]?\s*",
    re.IGNORECASE,
)
_LINE_STEMS = frozenset(
    stem(word) for word in "line sentence quote quotation passage word phrase say write".split()
)


# Prints of so many words that share so many pairs of words are prints of one text.
_LONG, _SHARED = 12, 0.3
# A sentence of fewer words is not doubted for one word.
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence that denies a line of a document, with its words of matter."""

    passage: Passage
    stems: frozenset[str]


def find_denials(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[Denial, ...]:
    """The sentences of all reports that deny a line, in the order of article and place."""
    found: list[Denial] = []
    for article, analysis in zip(articles, analyses, strict=True):
        before = ""
        for sentence in analysis.sentences:
            written, last = sentence.span.of(article.text), before
            before = written[:2000]
            if len(written) > 2000:
                continue
            told = written
            if not _LINE.search(written) or not _DENIED.search(written):
                follows = _FOLLOWS.fullmatch(written) and _DENIED.search(written)
                if not (follows or _OUTSIDE.search(written)) or not _LINE.search(last):
                    continue
                told = f"{last} {written}"  # "It is not in the letter" speaks of the line before
            stems = frozenset(content_stems(told)) - _LINE_STEMS
            found.append(Denial(Passage.at(article.id, sentence.span), stems))
    return tuple(sorted(found, key=lambda denial: denial.passage))


def denials_of(fragment: Fragment, denials: Sequence[Denial]) -> tuple[Denial, ...]:
    """The denials that speak of this fragment; they share a word of matter with it."""
    own = frozenset(stem(key) for key in fragment.keys) & frozenset(
        content_stems(" ".join(fragment.keys))
    )
    return tuple(
        denial
        for denial in denials
        if denial.stems & own
        and not (
            denial.passage.article == fragment.article
            and denial.passage.start < fragment.spans[-1].end
            and fragment.spans[0].start < denial.passage.end
        )
    )


def set_denied_apart(
    fragments: Sequence[Fragment], denials: Sequence[Denial]
) -> tuple[Fragment, ...]:
    """Cut sentences that a denial quotes or nearly quotes out of the prints that hold them.

    The sentence becomes a fragment of its own, so that it can be doubted without the rest.
    """
    found: list[Fragment] = []
    holders = {denial: [f for f in fragments if stands_in(denial, f)] for denial in denials}
    every = denials
    for fragment in fragments:
        denials = [d for d in every if not any(_one_text(fragment, f) for f in holders[d])]
        starts = sorted({0, *fragment.starts})
        spans = list(zip(starts, [*starts[1:], len(fragment.cells)], strict=True))
        denied = [
            (a, b)
            for a, b in spans
            if len(spans) > 1
            and (
                _denied(fragment.cells[a:b], fragment, denials)
                or _alone_and_denied(fragment, a, b, denials, fragments)
            )
        ]
        if not denied or len(denied) == len(spans):
            found.append(fragment)
            continue
        out = {i for a, b in denied for i in range(a, b)}
        kept = [cell for i, cell in enumerate(fragment.cells) if i not in out]
        last = len(fragment.cells) - 1
        found.append(_part(fragment, kept, fragment.tail if last not in out else ()))
        for a, b in denied:
            found.append(part_of(fragment, a, b))
    return tuple(found)


def stands_in(denial: Denial, fragment: Fragment) -> bool:
    """True if a denial is part of a fragment's own words."""
    place = denial.passage
    return fragment.article == place.article and any(
        span.start < place.end and place.start < span.end for span in fragment.spans
    )


def _one_text(left: Fragment, right: Fragment) -> bool:
    """True if two long prints are of one text, which does not deny its own lines."""
    if min(len(left.keys), len(right.keys)) < _LONG:
        return False
    ours, theirs = set(pairwise(left.keys)), set(pairwise(right.keys))
    return len(ours & theirs) >= _SHARED * min(len(ours), len(theirs))


def _part(fragment: Fragment, cells: Sequence[Cell], tail: Sequence[Mark]) -> Fragment:
    row = [replace(cells[0], marks=(), lead="", breaks=0, first=True), *cells[1:]]
    spans = tuple(
        Span(max(span.start, row[0].start), min(span.end, row[-1].end))
        for span in fragment.spans
        if span.start < row[-1].end and row[0].start < span.end
    )
    return replace(fragment, cells=tuple(row), atoms=resolve(row), tail=tuple(tail), spans=spans)


def _denied(cells: Sequence[Cell], fragment: Fragment, denials: Sequence[Denial]) -> bool:
    own = frozenset(content_stems(" ".join(cell.norm for cell in cells)))
    if len(cells) < 3 or len(own) < 2:
        return False
    return any(
        len(own & denial.stems) >= max(2, 0.6 * len(own))
        and not (
            denial.passage.article == fragment.article
            and denial.passage.start < cells[-1].end
            and cells[0].start < denial.passage.end
        )
        for denial in denials
    )


def _alone_and_denied(
    fragment: Fragment,
    a: int,
    b: int,
    denials: Sequence[Denial],
    fragments: Sequence[Fragment],
) -> bool:
    """True for a sentence that one print alone has, where a denial names what only it speaks of.

    Another report must print the text about as far, and no other may have three of the words
    in a row.
    """
    cells = fragment.cells
    own = frozenset(content_stems(" ".join(cell.norm for cell in cells[a:b])))
    if b - a < _FEWEST or not any(own & denial.stems for denial in denials):
        return False
    rest = [cell.norm for cell in (*cells[:a], *cells[b:])]
    own -= frozenset(content_stems(" ".join(rest)))
    if not any(own & d.stems and d.passage.article != fragment.article for d in denials):
        return False
    others = [f for f in fragments if f.article != fragment.article]
    if not any(_one_text(fragment, f) and 2 * len(f.cells) >= len(cells) for f in others):
        return False
    keys = [atom.key for atom in fragment.atoms if a <= atom.first < b]
    runs = {tuple(keys[i : i + 3]) for i in range(len(keys) - 2)}
    return not any(f.keys[i : i + 3] in runs for f in others for i in range(len(f.keys) - 2))


def is_denial(fragment: Fragment) -> bool:
    """True if the fragment's own words deny something."""
    return bool(_DENIED.search(fragment.plain))
