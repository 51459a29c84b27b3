"""A paragraph seen from outside its quotations: frames of tokens with the quotations folded.

A frame is a sentence in which every outermost quotation is one token, so that "She said",
a quotation of five sentences and "on Monday" stand side by side.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.language.cues import ACCORDING, DOCUMENTS, SPEECH_FORMS, TWO_FACED
from variorum.language.grammar import (
    AUXILIARIES,
    DETERMINERS,
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
from variorum.language.word_index import Forms
from variorum.model import Article, Span

# The first alternative is the commonest case of a later one, and found faster. What no token
# begins with is taken along, so that the lengths of both add up to the place of the next.
_TOKEN = re.compile(
    r"""(
    [a-z]{2,}(?![\w'\u2019\-\u2010\u2011.&])
  | (?:[^\W\d_]\.){2,}                                    # a.m.  U.S.
  | [^\W\d_]\.(?=\s*[^\W\d_])                             # J. in J. Smith
  | (?:Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Hon|Jr|Sr|Pres)\.
  | \d+(?:[-\u2010\u2011][^\W\d_]+)+                    # 52-year-old
  | \d+(?:[.,:]\d+)*(?:[^\W\d_]+)?%?                      # 1,200  10am
  | @\w+
  | ['\u2019](?:s|S|d|ll|re|ve|m)\b                       # the clitics
  | [^\W_]+(?:[-\u2010\u2011.&][^\W_]+|['\u2019](?!(?:s|S|d|ll|re|ve|m)\b)[^\W_]+)*
  | \.{2,}|\u2026
  | [^\w\s]
    )([\s_]*)""",
    re.VERBOSE,
)
_NO_TOKEN = re.compile(r"[\s_]*")
# Longer frames than this are cut: nobody writes them, and rules look back and forth in them.
_MOST_TOKENS = 400


@dataclass(slots=True)
class Tok:
    """A token; ``quote`` is the index of the folded pair or -1.

    ``is_verb`` and ``cue`` are what ``verbish`` and ``attribution.cue_at`` say of it where it
    stands; ``None`` and ``UNREAD`` where nobody has asked yet.
    """

    start: int
    end: int
    text: str
    low: str
    quote: int
    is_word: bool
    is_capital: bool
    is_verb: bool | None
    cue: str | None


# Stands for the cue of a token that may be one, before it is known whether it is.
UNREAD = "?"


@dataclass(slots=True)
class Frame:
    """One sentence of one block, quotations folded.

    All but ``toks`` are positions in it: of folded quotations, of words that may give words
    to someone, and of nouns of documents. ``words`` counts the words.
    """

    block: int
    toks: list[Tok]
    quotes: list[int] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)
    papers: list[int] = field(default_factory=list)
    words: int = 0

    @property
    def start(self) -> int:
        return self.toks[0].start

    @property
    def end(self) -> int:
        return self.toks[-1].end


def fold_block(
    article: Article,
    block: int,
    pairs: Sequence[Pair],
    tops: Sequence[int],
    ends: Sequence[int] = (),
) -> list[Frame]:
    """The frames of one block.

    ``tops`` are indexes of its outermost pairs, by place. ``ends`` are the offsets at which
    its sentences end, if they are known; with pairs in the block they are looked for anew,
    as sentences inside a quotation end no frame.
    """
    span = article.blocks[block].span
    if not tops:
        return _plain_frames(article.text, block, span, ends or _ends_of(article, block))
    return fold(article, block, span, pairs, tops)


def fold(
    article: Article, block: int, span: Span, pairs: Sequence[Pair], tops: Sequence[int]
) -> list[Frame]:
    """The frames of a stretch of a block that holds the pairs ``tops``, by place."""
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
            toks += _tokens(masked, at, stop, base)
            if pair_at >= end:
                break
            pair = pairs[tops[k]]
            positions.append(len(toks))
            toks.append(_folded(pair, tops[k]))
            at = pair.end - base
            if at > end:
                end = at
        for cut in range(0, len(toks), _MOST_TOKENS):
            inside = [p - cut for p in positions if cut <= p < cut + _MOST_TOKENS]
            frames.append(_frame(block, toks[cut : cut + _MOST_TOKENS], inside))
        begin = max(begin, end)
    return frames


def _ends_of(article: Article, block: int) -> list[int]:
    span = article.blocks[block].span
    return sentence_ends(article.text, span.start, span.end, article.language)


def _plain_frames(text: str, block: int, span: Span, ends: Sequence[int]) -> list[Frame]:
    """The frames of a block in which nothing is quoted."""
    frames: list[Frame] = []
    begin = span.start
    for end in ends:
        toks = _tokens(text, begin, end, 0)
        for cut in range(0, len(toks), _MOST_TOKENS):
            frames.append(_frame(block, toks[cut : cut + _MOST_TOKENS], []))
        begin = end
    return frames


def _frame(block: int, toks: list[Tok], quotes: list[int]) -> Frame:
    cues = [k for k, tok in enumerate(toks) if tok.cue is not None or tok.low in ACCORDING]
    papers = [k for k, tok in enumerate(toks) if tok.low in DOCUMENTS]
    return Frame(block, toks, quotes, cues, papers, sum([tok.is_word for tok in toks]))


def _tokens(text: str, start: int, end: int, base: int) -> list[Tok]:
    """The tokens of ``text[start:end]``; ``base`` is added to their offsets."""
    toks: list[Tok] = []
    append, forms = toks.append, _FORMS
    ahead = _NO_TOKEN.match(text, start, end)
    at = base + (ahead.end() if ahead is not None else start)
    for written, gap in _TOKEN.findall(text, at - base, end):
        low, word, capital, verb, cue, size = forms[written]
        stop = at + size
        append(Tok(at, stop, written, low, -1, word, capital, verb, cue))
        at = stop + len(gap)
    return toks


def _folded(pair: Pair, number: int) -> Tok:
    return Tok(pair.start, pair.end, "\u25a1", "\u25a1", number, False, False, False, None)


_Form = tuple[str, bool, bool, bool | None, str | None, int]


def _form(text: str) -> _Form:
    """What a token is wherever it stands.

    Its compared form, whether it is a word and has a capital, whether it is a verb (``None``:
    its place tells), its cue (``UNREAD``: its place tells), and its length.
    """
    low = _low(text)
    word = text[0].isalnum() or text[0] == "@"
    capital = text[0].isupper()
    verb: bool | None = None
    if not word or not _may_be_verb(low):
        verb = False
    elif not capital and is_verb(low):
        verb = True
    cue = UNREAD if word and low in SPEECH_FORMS else None
    return low, word, capital, verb, cue, len(text)


_FORMS = Forms(_form)


def _may_be_verb(low: str) -> bool:
    return (
        is_verb(low)
        or (low.endswith("s") and low in SPEECH_FORMS)
        or low in PLAIN_VERBS
        or (low.endswith("ing") and len(low) > 4 and low not in NOT_VERBS)
    )


def _low(text: str) -> str:
    if text in ("US", "IT", "WHO"):
        return text  # no pronouns
    return text.lower().replace("\u2019", "'")


def verbish(toks: Sequence[Tok], i: int) -> bool:
    """Whether the token is most likely a verb, judged by its form and its left neighbour."""
    tok = toks[i]
    if tok.is_verb is None:
        tok.is_verb = _verb_here(toks, i)
    return tok.is_verb


def _verb_here(toks: Sequence[Tok], i: int) -> bool:
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


def tokens_of(text: str, start: int, end: int) -> list[Tok]:
    """The tokens of ``text[start:end]``, nothing folded."""
    return _tokens(text, start, end, 0)
