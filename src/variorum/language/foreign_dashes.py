"""Spoken words that a dash opens, and attributions inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.language.foreign_cues import DASHES, verb_cue
from variorum.language.foreign_speakers import Cast
from variorum.language.foreign_tokens import Word, is_said, source_after, words_of
from variorum.language.marks import Pair
from variorum.language.tongues.speech import Tongue
from variorum.model import Article, Quotation, Span

_DASH = re.compile(r"[\u2013\u2014\u2015-][ \u00a0]?(?=[^\s\d-])")
_INLINE = re.compile(r"(?<=[.!?\u2026])[ \u00a0](?=[\u2013\u2014-][ \u00a0]\S)")
_LINE = re.compile(r"[^\n]+")
SPOKEN_KINDS = frozenset({"title", "heading", "paragraph", "quote", "item"})
# Fewer words behind a dash are an item of a list, where nobody is said to say them.
_FEW = 3
# So many tokens on, spoken words may be taken up again.
_FAR = 60

# Block, cue, source and name of the quotation before.
Last = tuple[int, Span | None, Span | None, str | None]


def dashed_lines(article: Article, pairs: Sequence[Pair], tongue: Tongue) -> list[tuple[int, Span]]:
    """Lines that a dash opens, with their blocks; none that holds words in marks."""
    found: list[tuple[int, Span]] = []
    marked: dict[int, int] = {}
    for pair in pairs:
        if pair.family != "single":
            marked.setdefault(pair.block, pair.start)
    for index, block in enumerate(article.blocks):
        if block.kind not in SPOKEN_KINDS:
            continue
        end = block.span.end
        if index in marked:
            # "– I sat there, says Lie. The court says that he “drank alone”."
            end = article.text.rfind(". ", block.span.start, marked[index]) + 1
            if not tongue.led_by_verb or end <= block.span.start:
                continue
        for line in _LINE.finditer(article.text, block.span.start, end):
            written = line.group()
            begun = line.start() + len(written) - len(written.lstrip())
            ended = line.start() + len(written.rstrip())
            if _DASH.match(article.text, begun):
                found.append((index, Span(begun, ended)))
            elif tongue.led_by_verb:
                # "She rejects it. – I never saw it, says Lie.": so the Nordic press.
                inline = _INLINE.search(article.text, begun, ended)
                if inline is not None:
                    found.append((index, Span(inline.end(), ended)))
    return found


def read_dashed(
    text: str,
    line: Span,
    cast: Cast,
    tongue: Tongue,
    group: int,
    last: Last | None,
    block: int,
) -> list[Quotation]:
    opened = _DASH.match(text, line.start)
    assert opened is not None
    begin = opened.end()
    toks = words_of(text, begin, line.end)
    pieces, cue, phrase = _split(toks, begin, line.start, line.end, tongue)
    if cue is None:
        if line.start > 0 and text[line.start - 1] in " \u00a0":
            return []
        long = len(text[begin : line.end].split()) >= _FEW
        if text[line.start] == "-" or not long or text[line.end - 1] not in ".!?\u2026":
            return []
    if phrase is not None:
        phrase = cast.whole(toks, phrase)
    span = cast.span_of(toks, phrase) if phrase is not None else None
    name = cast.who(toks, phrase) if phrase is not None else None
    if (
        cue is None
        and last is not None
        and last[0] == block - 1
        and not text[begin : line.end].endswith("?")
    ):
        _, cue, span, name = last
    if name is not None:
        cast.last = name
    made: list[Quotation] = []
    for left, right, outer in pieces:
        left, right = _stripped(text, left, right)
        if left < right and any(c.isalnum() for c in text[left:right]):
            made.append(
                Quotation(
                    Span(left, right),
                    Span(outer if text[outer] in DASHES else left, right),
                    cue=cue,
                    speaker_span=span,
                    speaker=name,
                    group=group,
                )
            )
    return made


def _split(
    toks: Sequence[Word], begin: int, opens: int, end: int, tongue: Tongue
) -> tuple[list[tuple[int, int, int]], Span | None, tuple[int, int] | None]:
    """Spoken words cut by "he said": pieces with where they are opened, the cue, the source."""
    pieces: list[tuple[int, int, int]] = []
    cue: Span | None = None
    phrase: tuple[int, int] | None = None
    start = begin
    past = 0  # the attribution is over from this token on
    for k, tok in enumerate(toks):
        if k < past:
            continue
        if start < 0 and tok.text in DASHES:
            if k + 1 < len(toks) and toks[k + 1].text in ".,:":
                start = opens = toks[k + 1].end  # "—dijo Ana—. Ya está."
            elif tok.end < end and (toks[k - 1].end < tok.start or toks[k - 1].text in ".,"):
                start, opens = tok.end, tok.start
            continue
        if start < 0 or tok.start < start:
            continue
        if tok.text not in ",?!" and not (tok.text in DASHES and k > 0):
            continue
        j = k + 1
        while j < len(toks) and toks[j].text in DASHES + ",":
            j += 1
        said = _said_at(toks, j, tongue)
        if said is None:
            continue
        verb, source = said
        pieces.append((start, tok.end if tok.text in "?!" else tok.start, opens))
        if cue is None:
            cue, phrase = verb_cue(toks, verb, tongue), source
        start = -1
        past = max(source[1], verb + 1)
        if tongue.rest_spoken:
            stop = _resumed(toks, past, source, tongue)
            if stop is not None:
                start = opens = toks[stop].end
                past = stop + 1
    if 0 <= start < end:
        pieces.append((start, end, opens))
    return pieces, cue, phrase


def _resumed(toks: Sequence[Word], k: int, source: tuple[int, int], tongue: Tongue) -> int | None:
    """The mark behind which spoken words go on; a comma may only set off "the mayor of X"."""
    pronoun = toks[source[0]].low in tongue.pronouns
    for x in range(k, min(len(toks), k + _FAR)):
        if toks[x].text == ".":
            return x
        if toks[x].text != "," or x + 1 >= len(toks):
            continue
        low = toks[x + 1].low
        if pronoun or low in tongue.pronouns or low in tongue.conjunctions or low in tongue.clitics:
            return x
    return None


def _said_at(toks: Sequence[Word], j: int, tongue: Tongue) -> tuple[int, tuple[int, int]] | None:
    """A verb of saying that opens a piece of a dashed line, with its source."""
    c = j
    while c < len(toks) and c - j < 4 and toks[c].is_word:
        if is_said(toks, c, tongue):
            source = source_after(toks, c + 1, tongue)
            if source is None and c > j and toks[c - 1].low in tongue.pronouns:
                source = (c - 1, c)
            return (c, source) if source is not None else None
        low = toks[c].low
        if not (low in tongue.auxiliaries or low in tongue.pronouns or low in tongue.clitics):
            return None
        c += 1
    return None


def read_incised(text: str, pair: Pair, cast: Cast, tongue: Tongue, group: int) -> list[Quotation]:
    """ "« It was empty, says the driver. Nobody came. »": the attribution inside the marks."""
    toks = words_of(text, pair.inner_start, pair.inner_end)
    pieces, cue, phrase = _split(toks, pair.inner_start, pair.start, pair.inner_end, tongue)
    if cue is None or phrase is None:
        return []
    whole = cast.whole(toks, phrase)
    span, name = cast.span_of(toks, whole), cast.who(toks, whole)
    made = []
    for left, right, outer in pieces:
        begun, ended = _stripped(text, left, right)
        if begun < ended and any(c.isalnum() for c in text[begun:ended]):
            last = right == pair.inner_end
            first = outer == pair.start
            made.append(
                Quotation(
                    Span(begun, ended),
                    Span(outer if first else begun, pair.end if last else ended),
                    cue=cue,
                    speaker_span=span,
                    speaker=name,
                    group=group,
                )
            )
    return made


def _stripped(text: str, left: int, right: int) -> tuple[int, int]:
    while left < right and text[left] in " \u00a0\u202f\n":
        left += 1
    while right > left and text[right - 1] in " \u00a0\u202f\n,":
        right -= 1
    return left, right
