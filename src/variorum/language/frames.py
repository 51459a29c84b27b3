"""A paragraph seen from outside its quotations: frames of tokens with the quotations folded.

A frame is a sentence in which every outermost quotation is one token, so that "She said",
a quotation of five sentences and "on Monday" stand side by side.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.language.cues import DOCUMENTS, SPEECH_FORMS, TWO_FACED
from variorum.language.grammar import (
    AUXILIARIES,
    DETERMINERS,
    HONORIFICS,
    NOT_VERBS,
    OBJECT_PRONOUNS,
    ORGANISATIONS,
    PLAIN_VERBS,
    ROLES,
    SUBJECT_PRONOUNS,
    TIMES,
    is_verb,
)
from variorum.language.marks import Pair
from variorum.language.sentences import sentence_ends
from variorum.model import Article

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                    # a.m.  U.S.
  | [^\W\d_]\.(?=\s*[^\W\d_])                             # J. in J. Smith
  | (?:Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Hon|Jr|Sr|Pres)\.
  | \d+(?:[-\u2010\u2011][^\W\d_]+)+                    # 52-year-old
  | \d+(?:[.,:]\d+)*(?:[^\W\d_]+)?%?                      # 1,200  10am
  | @\w+
  | ['\u2019](?:s|S|d|ll|re|ve|m)\b                       # the clitics
  | [^\W_]+(?:[-\u2010\u2011.&][^\W_]+|['\u2019](?!(?:s|S|d|ll|re|ve|m)\b)[^\W_]+)*
  | \.{2,}|\u2026
  | [^\w\s]
    """,
    re.VERBOSE,
)
# Longer frames than this are cut: nobody writes them, and rules look back and forth in them.
_MOST_TOKENS = 400


@dataclass(slots=True)
class Tok:
    """A token; ``quote`` is the index of the folded pair or -1."""

    start: int
    end: int
    text: str
    low: str
    quote: int = -1

    @property
    def is_word(self) -> bool:
        return self.quote < 0 and (self.text[0].isalnum() or self.text[0] == "@")

    @property
    def is_capital(self) -> bool:
        return self.quote < 0 and self.text[0].isupper()


@dataclass(slots=True)
class Frame:
    """One sentence of one block, quotations folded."""

    block: int
    toks: list[Tok]
    quotes: list[int] = field(default_factory=list)  # token positions of folded quotations

    @property
    def start(self) -> int:
        return self.toks[0].start

    @property
    def end(self) -> int:
        return self.toks[-1].end


def fold_block(
    article: Article, block: int, pairs: Sequence[Pair], tops: Sequence[int]
) -> list[Frame]:
    """The frames of one block; ``tops`` are indexes of its outermost pairs, by place."""
    span = article.blocks[block].span
    base = span.start
    pieces: list[str] = []
    at = base
    for number in tops:
        pair = pairs[number]
        pieces.append(article.text[at : pair.inner_start])
        inner = min(pair.inner_end, span.end) - pair.inner_start
        last = article.text[pair.inner_start + inner - 1]
        first = article.text[pair.inner_start]
        last = last if last in ".!?\u2026" else "q"
        pieces.append(first + "q" * (inner - 2) + last if inner > 1 else last)
        at = pair.inner_start + inner
    pieces.append(article.text[at : span.end])
    masked = "".join(pieces)
    starts = [pairs[number].start for number in tops]
    frames: list[Frame] = []
    begin = 0
    for end in sentence_ends(masked, 0, len(masked), article.language):
        toks: list[Tok] = []
        positions: list[int] = []
        at = begin
        while at < end:
            k = bisect_left(starts, base + at)
            pair_at = starts[k] - base if k < len(starts) else end
            stop = min(pair_at, end)
            for m in _TOKEN.finditer(masked, at, stop):
                toks.append(Tok(base + m.start(), base + m.end(), m.group(), _low(m.group())))
            if pair_at >= end:
                break
            pair = pairs[tops[k]]
            positions.append(len(toks))
            toks.append(Tok(pair.start, pair.end, "\u25a1", "\u25a1", tops[k]))
            at = pair.end - base
            if at > end:
                end = at
        for cut in range(0, len(toks), _MOST_TOKENS):
            piece = toks[cut : cut + _MOST_TOKENS]
            inside = [p - cut for p in positions if cut <= p < cut + _MOST_TOKENS]
            frames.append(Frame(block, piece, inside))
        begin = max(begin, end)
    return frames


def _low(text: str) -> str:
    if text in ("US", "IT", "WHO"):
        return text  # no pronouns
    return text.lower().replace("\u2019", "'")


def verbish(toks: Sequence[Tok], i: int) -> bool:
    """Whether the token is most likely a verb, judged by its form and its left neighbour."""
    tok = toks[i]
    if not tok.is_word or (tok.is_capital and i > 0):
        return False
    if is_verb(tok.low):
        return True
    if tok.low.endswith("s") and tok.low in SPEECH_FORMS and i > 0:
        return not nounish(toks, i)
    if tok.low in PLAIN_VERBS and i > 0:
        return toks[i - 1].low in (
            "to",
            "will",
            "would",
            "could",
            "can",
            "may",
            "might",
            "they",
            "we",
            "i",
            "you",
            "n't",
            "not",
        )
    return (
        tok.low.endswith("ing")
        and len(tok.low) > 4
        and tok.low not in NOT_VERBS
        and i > 0
        and toks[i - 1].low in ("is", "was", "are", "were", "been", "be", "'s", ",", "and")
    )


def nounish(toks: Sequence[Tok], i: int) -> bool:
    """Whether a form that may be noun or verb ("claims", "text") is a noun where it stands."""
    low = toks[i].low
    before = toks[i - 1] if i > 0 else None
    after = toks[i + 1] if i + 1 < len(toks) else None
    if before is None:
        return True
    if before.low in DETERMINERS and before.low not in (
        "that",
        "others",
        "all",
        "both",
        "few",
        "many",
        "some",
        "several",
    ):
        return True
    if (
        before.low
        in (
            "'s",
            "'",
            "of",
            "for",
            "with",
            "in",
            "from",
            "into",
            "on",
            "against",
            "at",
            "by",
            "via",
            "about",
            "and",
        )
        and before.quote < 0
    ):
        return before.low != "and" or not low.endswith("s")
    if after is not None and after.low in (
        "by",
        "from",
        "of",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "between",
    ):
        return True
    if low in TWO_FACED:
        # "ministers claim that", "Orr texts her": a subject before, an object or clause after.
        subject = (
            before.is_capital
            or before.low in SUBJECT_PRONOUNS
            or before.low in ROLES
            or before.low in AUXILIARIES
            or before.low == "to"
            or before.low.endswith("s")
            or before.low.endswith("ly")
            or before.text == ","
            or before.low in ORGANISATIONS
            or before.low in DOCUMENTS
        )
        follows = (
            after is None
            or after.quote >= 0
            or after.text in (":", ",", ".", ";")
            or after.low in DETERMINERS
            or after.low in OBJECT_PRONOUNS
            or after.low in ("that", "to", "on", "in", "how", "why", "what")
            or after.is_capital
            or after.low in SUBJECT_PRONOUNS
        )
        if (
            after is not None
            and (after.quote >= 0 or after.low == "that")
            and before.low not in DETERMINERS
        ):
            return False
        return not (subject and follows)
    return False


def timely(low: str) -> bool:
    """Whether a word names a time ("Thursday", "yesterday")."""
    return low in TIMES


def honorific(low: str) -> bool:
    """Whether a word is a form of address before a name."""
    return low in HONORIFICS
