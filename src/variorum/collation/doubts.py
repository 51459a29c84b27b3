"""Doubtful lines: words given to an author by somebody and denied by somebody else.

A denial is a sentence that speaks of a line, sentence, quotation or passage, says that it
is not in the document or was never written, and shares a word of matter with the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collation.fragments import Fragment
from variorum.model import Analysis, Article, Passage
from variorum.text import content_stems, stem

_LINE = re.compile(
    r"\b(?:lines?|sentences?|quot(?:es?|ations?)|passages?|words?|phrases?|paragraphs?|remarks?|"
    r"wording|version|screenshot|claims?|bit|part)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:(?:is|are|was|were)(?:\s+not|n['\u2019]t)\s+(?:\w+\s+){0,2}?(?:in|part|among|written|"
    r"genuine|authentic|real|sent|said|ours|true|his|hers|from)\b"
    r"|never\s+(?:\w+\s+)?(?:written|said|sent|wrote|posted|used|uttered|appear\w*|stood|in)\b"
    r"|(?:does|do|did)(?:\s+not|n['\u2019]t)\s+(?:appear|exist|write|say|contain|include|stand|"
    r"use|send)\b"
    r"|fake[ds]?\b|fabricat\w+|doctored\b|forged\b|forgery\b|hoax\b|made[\s-]up\b|invented\b|"
    r"bogus\b|not\s+genuine\b|manipulated\b|altered\b|appears?\s+nowhere\b)",
    re.IGNORECASE,
)
_LINE_STEMS = frozenset(
    stem(word) for word in "line sentence quote quotation passage word phrase say write".split()
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence that denies a line of a document, with its words of matter."""

    passage: Passage
    stems: frozenset[str]


def find_denials(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[Denial, ...]:
    """The sentences of all reports that deny a line, in the order of article and place."""
    found: list[Denial] = []
    for article, analysis in zip(articles, analyses, strict=True):
        for sentence in analysis.sentences:
            written = sentence.span.of(article.text)
            if len(written) > 2000 or not _LINE.search(written) or not _DENIED.search(written):
                continue
            stems = frozenset(content_stems(written)) - _LINE_STEMS
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


def is_denial(fragment: Fragment) -> bool:
    """True if the fragment's own words deny something."""
    return bool(_DENIED.search(fragment.plain))
