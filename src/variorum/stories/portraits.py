"""What an article is about: its words, names and figures, with the first place of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from variorum.model import BODY_KINDS, Analysis, Article, Span
from variorum.text import stem, tokenise

_LEAD_WEIGHT = 1.6
_LEAD_WORDS = 90


@dataclass(frozen=True, slots=True)
class Portrait:
    """Terms with how often each stands there, those of the first words counting more.

    A name's key begins with "n:", a figure's with "d:"; all other keys are stems.
    """

    terms: Mapping[str, float]
    names: Mapping[str, float]
    places: Mapping[str, Span]


def portrait(article: Article, analysis: Analysis) -> Portrait:
    """Read one article's portrait: title, body and captions. Cost: linear."""
    text = article.text
    terms: dict[str, float] = defaultdict(float)
    names: dict[str, float] = defaultdict(float)
    places: dict[str, Span] = {}
    naming: dict[int, bool] = {}
    for mention in analysis.mentions:
        if mention.form in ("name", "alias"):
            for token in tokenise(text, mention.span.start, mention.span.end):
                if token.is_word and len(token.norm) > 1:
                    naming[token.start] = True
    seen = 0
    for block in article.blocks:
        if block.kind not in BODY_KINDS and block.kind not in ("title", "caption"):
            continue
        for token in tokenise(text, block.span.start, block.span.end):
            if not token.is_word:
                continue
            seen += 1
            lead = _LEAD_WEIGHT if seen <= _LEAD_WORDS else 1.0
            if token.start in naming:
                key = "n:" + token.norm.removesuffix("'s")
                names[key] += lead
            elif token.norm[0].isdigit():
                if len(token.norm) < 2 or re.fullmatch(r"(?:19|20)\d\d", token.norm):
                    continue
                key = "d:" + token.norm
            else:
                key = stem(token.norm)
                if len(key) < 3:
                    continue
            terms[key] += lead
            places.setdefault(key, Span(token.start, token.end))
    return Portrait(terms, names, places)
