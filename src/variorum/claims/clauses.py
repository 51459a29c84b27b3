"""Clauses: the pieces of an article that can say one thing, with what stands in them.

A sentence often tells three facts. Everything in this folder works on clauses, cut at the
marks and conjunctions that outlets put between facts; what a clause cannot show alone it
finds in its sentence. Title lines are clauses too; captions, references and noise are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby, pairwise

from variorum.model import Analysis, Article, ArticleId, Mention, Quantity, Quotation, Span, When
from variorum.text import FUNCTION_WORDS, Token, fold, stem, tokenise

_SPOKEN_KINDS = frozenset({"title", "heading", "paragraph", "quote", "item"})
_CUT = re.compile(
    r";\s+|\s[\u2013\u2014-]{1,2}\s|\u2014"
    r"|,\s+(?=(?:and|but|while|whereas|although|though|yet|who|which|where|when|after|before"
    r"|because|since|saying|adding|with)\s)"
    r"|\s+(?=(?:while|whereas|although|because)\s)"
)
_CLOCK = re.compile(
    r"\s*(?:\W{0,3})(\d{1,2})[:.h](\d{2})\s*(am|pm|a\.m\.|p\.m\.)?(?=[\s,:\u2013\u2014-]|$)", re.I
)
_UPDATE = re.compile(r"\s*\W{0,3}(?:update|updated|latest)\b[^:\n]{0,60}:", re.I)
_EARLIER = re.compile(
    r"\b(?:earlier|previous|original) (?:version|report|story|article|headline)\b"
    r"|\b(?:had|we) (?:wrongly|incorrectly|mistakenly) (?:said|stated|reported|given)\b"
    r"|\bmisstated\b",
    re.I,
)
# A block that corrects the paper's own report, and the sentence of it that says what it had said.
_CORRECTION = re.compile(
    r"\s*\W{0,3}(?:correction|corrections|corrected|clarification|erratum|errata|amendment|amended"
    r"|editor'?s'? note|setting the record straight)\b",
    re.I,
)
_WE_SAID = re.compile(
    r"\b(?:we|this (?:paper|page|site|newspaper)|our (?:\w+\s+){0,2}?(?:report|story|article"
    r"|headline|piece|version)|the (?:report|story|article|headline|piece)|it was)\b[^.;]{0,60}?"
    r"\b(?:said|reported|stated|wrote|gave|put|named|called|claimed|suggested|described|dated"
    r"|counted|told|quoted|had)\b|\b(?:said|reported|stated|given) (?:wrongly|incorrectly)\b",
    re.I,
)
_MARKS = " \t\n.,:;*\u2013\u2014-"
_LEAST_WORDS = 3
# In characters and in words. What is longer is a list or a ruin: it says no one thing, and every
# method here is quadratic in the figures of a clause.
_LONGEST_SENTENCE = 6000
_LONGEST_CLAUSE = 200


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was told: local time within [earliest, latest], ends included."""

    earliest: datetime
    latest: datetime

    def before(self, other: Moment) -> bool:
        """True where this was surely told first."""
        return self.latest < other.earliest


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """One piece of one sentence, with the findings that lie in it.

    ``tokens`` are its words, ``words`` their compared forms; ``stems`` its words of matter.
    ``moment`` is when the article told it, where known. ``withdrawn`` marks what a correction
    says was printed before. A clause is equal to itself alone, so that what several methods
    read from it can be kept without looking at all of it again.
    """

    article: ArticleId
    span: Span
    sentence: Span
    block: int
    text: str
    full: str
    title: bool
    heading: bool
    language: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    stems: frozenset[str]
    moment: Moment | None
    update: bool
    withdrawn: bool
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    quantities: tuple[Quantity, ...]
    whens: tuple[When, ...]

    @property
    def show(self) -> Span:
        """What to show a reader: the clause, or its sentence where the clause is a stub."""
        return self.span if len(self.tokens) >= 5 else self.sentence

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.article, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Report:
    """One article with its clauses in order."""

    article: Article
    analysis: Analysis
    clauses: tuple[Clause, ...]
    moment: Moment | None


@lru_cache(maxsize=65536)
def matter_stem(word: str) -> str:
    """The stem of a word of matter; words that are grammar alone give the empty string."""
    return "" if word in FUNCTION_WORDS else stem(word)


def _quoted(quotation: Quotation) -> bool:
    """Words that stand as somebody's own; a reporter's "he said that" is the reporter's."""
    return quotation.kind != "indirect" and quotation.form != "verb"


def stems_of(tokens: Iterable[Token]) -> frozenset[str]:
    """The distinct stems of matter among tokens."""
    return frozenset(s for token in tokens if (s := matter_stem(token.norm)))


def sentences_of(clauses: Iterable[Clause]) -> tuple[tuple[Clause, ...], ...]:
    """The clauses of one article, those of one sentence together."""
    return tuple(tuple(group) for _, group in groupby(clauses, key=lambda c: c.sentence))


def moment_of(value: str | None) -> Moment | None:
    """Read an ISO 8601 time, as coarse as it is, as the time within which it lies."""
    if not value:
        return None
    found = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2}))?)?)?", value.strip())
    if not found:
        return None
    year, month, day, hour, minute = (int(g) if g else None for g in found.groups())
    try:
        # Local times without a zone, as the analyses give them.
        start = datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0)  # noqa: DTZ001
        if hour is not None:
            return Moment(start, start)
        if day is not None:
            return Moment(start, start + timedelta(days=1, minutes=-1))
        if month is not None:
            return Moment(start, (start + timedelta(days=31)).replace(day=1) - timedelta(minutes=1))
        return Moment(start, start.replace(month=12, day=31, hour=23, minute=59))
    except (ValueError, OverflowError):
        return None


def _clock(text: str, day: Moment | None) -> Moment | None:
    found = _CLOCK.match(text)
    if not found or day is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    half = (found[3] or "").lower()[:1]
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    at = day.earliest.replace(hour=hour, minute=minute)
    return Moment(at, at)


def _cuts(text: str, sentence: Span, quoted: Sequence[Span]) -> list[Span]:
    """Cut a sentence outside its quotations; a stub joins its neighbour."""
    places = [sentence.start]
    for found in _CUT.finditer(text, sentence.start, sentence.end):
        at = found.end()
        if any(q.start < at < q.end for q in quoted):
            continue
        places.append(at)
    places.append(sentence.end)
    pieces: list[Span] = []
    for start, end in pairwise(places):
        count = sum(1 for token in tokenise(text, start, end) if token.is_word)
        if pieces and count < _LEAST_WORDS:
            pieces[-1] = Span(pieces[-1].start, end)
        else:
            pieces.append(Span(start, end))
    if len(pieces) > 1:
        first = sum(1 for t in tokenise(text, pieces[0].start, pieces[0].end) if t.is_word)
        if first < _LEAST_WORDS:
            pieces[:2] = [Span(pieces[0].start, pieces[1].end)]
    return pieces


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;\u2013\u2014-"):
        end -= 1
    return Span(start, end)


def surnames(analyses: Iterable[Analysis]) -> dict[str, str]:
    """Last names that stand for one person in the whole story, with that person's name."""
    owners: dict[str, set[str]] = {}
    for analysis in analyses:
        for mention in analysis.mentions:
            parts = mention.name.split()
            if mention.kind == "person" and len(parts) > 1:
                owners.setdefault(parts[-1], set()).add(mention.name)
    return {last: min(names) for last, names in sorted(owners.items()) if len(names) == 1}


def _bare_surnames(
    text: str, here: Span, mentions: Sequence[Mention], known: Mapping[str, str]
) -> list[Mention]:
    """Last names alone that the article itself does not introduce, but another report does."""
    return [
        Mention(Span(token.start, token.end), known[token.text], "person", "alias")
        for token in tokenise(text, here.start, here.end)
        if token.text in known
        and not any(m.span.start <= token.start < m.span.end for m in mentions)
    ]


def read_clauses(
    article: Article, analysis: Analysis, known: Mapping[str, str] | None = None
) -> Report:
    """Cut one article into clauses; ``known`` holds the story's unambiguous last names.

    Cost: linear in the text, plus clauses × findings of their sentence.
    """
    text = article.text
    published = moment_of(article.published.value if article.published else None)
    stamped = [
        bool(_CLOCK.match(block.span.of(text)))
        for block in article.blocks
        if block.kind in _SPOKEN_KINDS
    ]
    live = sum(stamped) >= 2
    quoted = [q.outer for q in analysis.quotations if q.form in ("marks", "block")]
    clauses: list[Clause] = []
    seen_titles: set[str] = set()
    block_moment: Moment | None = published
    block_at = -1
    stamp_end = 0  # where the block's own time stamp ends: it dates the telling
    block_update = False
    entry: Moment | None = None  # what a stamp that stands alone says of the blocks behind it
    correcting = False
    for sentence in sorted(analysis.sentences, key=lambda s: (s.span.start, s.span.end)):
        if not 0 <= sentence.block < len(article.blocks):
            continue
        block = article.blocks[sentence.block]
        if block.kind not in _SPOKEN_KINDS or not 0 < len(sentence.span) <= _LONGEST_SENTENCE:
            continue
        if sentence.block != block_at:
            block_at = sentence.block
            head = block.span.of(text)
            correcting = bool(_CORRECTION.match(head))
            stamp = _CLOCK.match(head) if live else None
            if stamp:
                alone = block.kind == "heading" or not head[stamp.end() :].strip(_MARKS)
                entry = _clock(head, published) if alone else None
            block_moment, block_update, stamp_end = entry or published, False, 0
            if stamp:
                block_moment = _clock(head, published) or published
                stamp_end = block.span.start + stamp.end()
            found = _UPDATE.match(head)
            if found:
                block_update = True
                stamp_end = block.span.start + found.end()
                prefix = Span(block.span.start, block.span.start + found.end())
                dated = [w for w in analysis.whens if prefix.holds(w.span)]
                for when in sorted(dated, key=lambda w: w.precision != "minute"):
                    block_moment = moment_of(when.earliest) or block_moment
                    break
        title = block.kind == "title"
        if block.kind in ("title", "heading"):
            plain = fold(sentence.span.of(text)).casefold().strip()
            if plain in seen_titles:
                continue
            seen_titles.add(plain)
        here = sentence.span
        taken_back = correcting and bool(_WE_SAID.search(fold(here.of(text))))
        inner = [q for q in quoted if q.meets(here)]
        mentions = [m for m in analysis.mentions if here.holds(m.span)]
        if known:
            mentions += _bare_surnames(text, here, mentions, known)
            mentions.sort(key=lambda m: (m.span, m.name))
        quotations = [q for q in analysis.quotations if q.outer.meets(here) and _quoted(q)]
        quantities = [q for q in analysis.quantities if here.holds(q.span)]
        whens = [w for w in analysis.whens if here.holds(w.span) and w.span.start >= stamp_end]
        for piece in _cuts(text, here, inner):
            span = _trim(text, piece)
            tokens = tuple(t for t in tokenise(text, span.start, span.end) if t.is_word)
            if not tokens or len(tokens) > _LONGEST_CLAUSE:
                continue
            written = span.of(text)
            clauses.append(
                Clause(
                    article=article.id,
                    span=span,
                    sentence=here,
                    block=sentence.block,
                    text=written,
                    full=here.of(text),
                    title=title,
                    heading=block.kind == "heading",
                    language=article.language,
                    tokens=tokens,
                    words=tuple(token.norm for token in tokens),
                    stems=stems_of(tokens),
                    moment=block_moment,
                    update=block_update,
                    withdrawn=taken_back or bool(_EARLIER.search(written)),
                    mentions=tuple(m for m in mentions if span.holds(m.span)),
                    quotations=tuple(q for q in quotations if q.outer.meets(span)),
                    quantities=tuple(q for q in quantities if span.holds(q.span)),
                    whens=tuple(w for w in whens if span.meets(w.span)),
                )
            )
    return Report(article, analysis, tuple(clauses), published)
