"""What a trained reader heard, told in the terms of frames: who is given which words.

The reader (``tagging``) marks contents, sources and cues and links them; the rules know
quotation marks, documents, turns, and who "he" is. Here the reader's findings become
attributions of folded quotations, and clauses, so that both make one reading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.language.cue_finding import Attribution
from variorum.language.frames import UNREAD, Frame
from variorum.language.marks import Pair
from variorum.language.subjects import Phrase, phrase_starting
from variorum.language.tagging import Said
from variorum.model import Span

# A content and a quotation in marks are the same words from this overlap on.
_SAME = 0.5
# How far (log odds) the reader must be ahead of its second choice to overrule the rules. On
# PolNeAR's development part every value from 1 to 4 is better than either alone (direct
# quotations, end to end: reader 91.4, rules 87.6, together 91.8 to 92.2).
_SURE = 2.0
_ENDS_CORE = frozenset(", of who which that for at from in with".split())


@dataclass(frozen=True, slots=True)
class Hearsay:
    """The contents that the reader found, by place, and which quotation in marks each is.

    ``of_pair`` goes from the index of a pair to that of a content; ``clauses`` are the
    indices of the others. No content is in both.
    """

    said: tuple[Said, ...]
    of_pair: Mapping[int, int]
    clauses: tuple[int, ...]
    starts: tuple[int, ...]  # of the clauses
    contents_at: tuple[int, ...]  # starts of all

    def starting_in(self, start: int, end: int) -> Sequence[int]:
        """The clauses that begin in a stretch of the text."""
        return self.clauses[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def touches(self, span: Span) -> bool:
        """Whether any content has words of a stretch of the text."""
        after = bisect_left(self.contents_at, span.end)
        # Contents do not overlap one another, so the last that begins before the end decides.
        return after > 0 and self.said[after - 1].content.end > span.start

    def content(self, pair: int) -> Span | None:
        """The content that a quotation in marks is."""
        number = self.of_pair.get(pair)
        return self.said[number].content if number is not None else None


def hear(said: Sequence[Said], pairs: Sequence[Pair]) -> Hearsay:
    """Match contents with outermost quotations in marks.

    Cost: linear in both, but for contents that overlap many pairs.
    """
    tops = [i for i, pair in enumerate(pairs) if pair.parent is None]
    tops.sort(key=lambda i: pairs[i].start)
    tops_at = [pairs[i].start for i in tops]
    ordered = tuple(sorted(said, key=lambda s: (s.content.start, s.content.end)))
    of_pair: dict[int, int] = {}
    clauses: list[int] = []
    for number, each in enumerate(ordered):
        first = bisect_left(tops_at, each.content.start)
        # The pair before may reach into the content.
        best, share = -1, 0.0
        for k in range(max(0, first - 1), len(tops)):
            pair = pairs[tops[k]]
            if pair.start >= each.content.end:
                break
            overlap = min(pair.end, each.content.end) - max(pair.start, each.content.start)
            whole = max(pair.end, each.content.end) - min(pair.start, each.content.start)
            if overlap > 0 and overlap / whole > share:
                best, share = tops[k], overlap / whole
        if share >= _SAME and best not in of_pair:
            of_pair[best] = number
        else:
            clauses.append(number)
    starts = tuple(ordered[i].content.start for i in clauses)
    contents_at = tuple(each.content.start for each in ordered)
    return Hearsay(ordered, of_pair, tuple(clauses), starts, contents_at)


def heard_or_ruled(
    frame: Frame, ruled: Mapping[int, Attribution], hearsay: Hearsay
) -> dict[int, Attribution]:
    """The attributions of a frame's quotations: the reader's where it is sure or alone.

    Where both mean the same words the rules' phrase stays: it knows its head and what
    stands beside it.
    """
    given = dict(ruled)
    for at in frame.quotes:
        number = hearsay.of_pair.get(frame.toks[at].quote)
        if number is None:
            continue
        said = hearsay.said[number]
        phrase = given[at].phrase if at in given else None
        if phrase is not None and (said.sure <= _SURE or _means(frame, phrase, said.source)):
            continue
        heard = attribution_of(frame, said)
        if heard is not None:
            given[at] = heard
    return given


def _means(frame: Frame, phrase: Phrase, source: Span | None) -> bool:
    toks = frame.toks[phrase.start : phrase.end]
    return source is not None and toks[0].start < source.end and source.start < toks[-1].end


def overlap(left: Span, right: Span) -> float:
    """Characters that both cover, as a share of those that either covers."""
    common = min(left.end, right.end) - max(left.start, right.start)
    return common / (max(left.end, right.end) - min(left.start, right.start)) if common > 0 else 0.0


def same_words(content: Span, other: Span) -> bool:
    """Whether a content and a quotation found by rules are the same words."""
    return overlap(content, other) >= _SAME


def attribution_of(frame: Frame, said: Said) -> Attribution | None:
    """The attribution of a content whose source stands in the frame; else None."""
    if said.source is None:
        return None
    toks = frame.toks
    source = _tokens(frame, said.source)
    if source is None:
        return None
    start, end = source
    # "09:12 A rower, Ann Orr,": a time before the phrase is none of it.
    while start + 1 < end and not toks[start].text[0].isalpha():
        start += 1
    phrase = phrase_starting(toks, start)
    if phrase is None or phrase.start != start or phrase.core_end > end:
        phrase = Phrase(start, end, _core_end(frame, start, end))
    cue = _tokens(frame, said.cue) if said.cue is not None else None
    at = cue[0] if cue is not None else max(0, start - 1 if start else end - 1)
    if cue is not None:
        at = next((i for i in range(*cue) if toks[i].cue not in (None, UNREAD)), cue[0])
    lemma = toks[at].cue
    if lemma is None or lemma == UNREAD:
        lemma = toks[at].low
    how = "after" if said.content.end <= said.source.start else "before"
    return Attribution(at, phrase, how, lemma)


def _core_end(frame: Frame, start: int, end: int) -> int:
    """The end of the part with the head: before a comma, "of" or a relative clause."""
    toks = frame.toks
    for place in range(start + 1, end):
        if toks[place].low in _ENDS_CORE:
            return place
    return end


def _tokens(frame: Frame, span: Span) -> tuple[int, int] | None:
    """The tokens of a frame that lie in a span, none of them a folded quotation."""
    inside = [
        i
        for i, tok in enumerate(frame.toks)
        if tok.start >= span.start and tok.end <= span.end and tok.quote < 0
    ]
    if not inside or inside[-1] - inside[0] + 1 != len(inside):
        return None
    return inside[0], inside[-1] + 1
