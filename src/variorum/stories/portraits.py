"""What an article is about: its words, names and figures, with the first place of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from variorum.model import BODY_KINDS, Analysis, Article, Span
from variorum.stories.common_words import COMMON
from variorum.stories.wording import LONGEST
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


def portraits(articles: Sequence[Article], analyses: Sequence[Analysis]) -> list[Portrait]:
    """Read the articles' portraits from their titles, bodies and captions. Cost: linear.

    A word that is a name in one article is one in all where it has a capital: names are
    harder to tell in one language than in another.
    """
    naming = [_name_words(a, r) for a, r in zip(articles, analyses, strict=True)]
    known = {word for words in naming for word in words.values() if stem(word) not in COMMON}
    return [_portrait(a, words, known) for a, words in zip(articles, naming, strict=True)]


def _name_words(article: Article, analysis: Analysis) -> dict[int, str]:
    """The words of an article's names, by their places."""
    found: dict[int, str] = {}
    for mention in analysis.mentions:
        if mention.form in ("name", "alias"):
            for token in tokenise(article.text, mention.span.start, mention.span.end):
                if token.is_word and len(token.norm) > 1:
                    found[token.start] = token.norm.removesuffix("'s")
    return found


def _portrait(article: Article, naming: Mapping[int, str], known: Set[str]) -> Portrait:
    text = article.text
    terms: dict[str, float] = defaultdict(float)
    names: dict[str, float] = defaultdict(float)
    places: dict[str, Span] = {}
    seen = 0
    for block in article.blocks:
        if block.kind not in BODY_KINDS and block.kind not in ("title", "caption"):
            continue
        if block.span.end > LONGEST:
            break
        for token in tokenise(text, block.span.start, block.span.end):
            if not token.is_word:
                continue
            seen += 1
            lead = _LEAD_WEIGHT if seen <= _LEAD_WORDS else 1.0
            word = token.norm.removesuffix("'s")
            if token.start in naming or (word in known and token.text[0].isupper()):
                key = "n:" + word
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
