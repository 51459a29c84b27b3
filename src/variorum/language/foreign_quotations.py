"""Quotations of an article in another language: marks, dialogue dashes, who says them.

The words in marks are masked, so that a sentence is read around them with its offsets
unchanged. What is said of a quotation stands right behind it, before it, or was said of
the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.language.foreign_speakers import Cast
from variorum.language.foreign_tokens import (
    MASK,
    Word,
    at,
    cue_start,
    is_said,
    phrase_from,
    source_after,
    source_before,
    words_of,
)
from variorum.language.marks import Pair, find_pairs
from variorum.language.sentences import sentence_ends
from variorum.language.tongues.speech import Tongue
from variorum.model import Article, Quotation, Span
from variorum.model.analysis import QuotationUse

_DASH = re.compile(r"[\u2013\u2014\u2015-][ \u00a0]?(?=[^\s\d-])")
_LINE = re.compile(r"[^\n]+")
_SPOKEN_KINDS = frozenset({"title", "heading", "paragraph", "quote", "item"})
# Words in marks up to which they are no speech where nobody is said to say them.
_FEW = 3
_BEFORE = 26
_AFTER = 14
_DASHES = "\u2013\u2014\u2015-"


@dataclass(slots=True)
class Given:
    """Who says some words: the cue, and the phrase for the source as token positions."""

    cue: Span
    phrase: tuple[int, int] | None
    near: bool


def foreign_quotations(
    article: Article, cast: Cast | None, tongue: Tongue | None
) -> tuple[Quotation, ...]:
    """Find quotations; without a tongue, words in marks only, given to nobody.

    Cost: linear in the text.
    """
    pairs = find_pairs(article)
    if tongue is None or cast is None:
        return _bare(article, pairs)
    dashed = _dashes(article, pairs, tongue) if tongue.dashes else []
    text = _masked(article.text, pairs)
    found: list[Quotation] = []
    tops: dict[int, list[Pair]] = {}
    group = 0
    for pair in pairs:
        if pair.parent is None:
            tops.setdefault(pair.block, []).append(pair)
    spoken: dict[int, list[Span]] = {}
    for block, span in dashed:
        spoken.setdefault(block, []).append(span)
    last: tuple[int, Span | None, Span | None, str | None] | None = None
    for index, block in enumerate(article.blocks):
        if block.kind not in _SPOKEN_KINDS:
            continue
        here = tops.get(index, [])
        lines = spoken.get(index, [])
        if not here and not lines:
            _note(cast, text, block.span, tongue)
            continue
        for line in lines:
            made = _dash_line(text, line, cast, tongue, group, last, index)
            group += 1
            found += made
            if made and made[0].speaker_span is not None:
                last = (index, made[0].cue, made[0].speaker_span, made[0].speaker)
        ends = sentence_ends(text, block.span.start, block.span.end, article.language)
        begun = block.span.start
        for end in ends:
            inside = [p for p in here if begun <= p.start < end]
            if inside:
                made, last, group = _sentence(
                    article, text, begun, end, inside, cast, tongue, group, last, index
                )
                found += made
            begun = end
    found = _with_nested(_joined(found, pairs), pairs)
    return tuple(found)


def _joined(found: list[Quotation], pairs: Sequence[Pair]) -> list[Quotation]:
    """Paragraphs of one utterance share a group, and the speaker named after the last."""
    running = {p.start for p in pairs if p.runs_on}
    if not running:
        return found
    made = list(found)
    for k in range(len(made) - 2, -1, -1):
        if made[k].outer.start in running:
            after = made[k + 1]
            made[k] = replace(
                made[k],
                use=after.use,
                cue=made[k].cue or after.cue,
                group=after.group,
                speaker_span=made[k].speaker_span or after.speaker_span,
                speaker=made[k].speaker or after.speaker,
            )
    return made


def _bare(article: Article, pairs: Sequence[Pair]) -> tuple[Quotation, ...]:
    """Words in marks with nothing known of the language."""
    found: list[Quotation] = []
    for group, pair in enumerate(pairs):
        if pair.parent is None:
            few = len(article.text[pair.inner_start : pair.inner_end].split()) < 2
            spaced = article.language[:2] not in ("zh", "ja", "th", "km")
            found.append(
                Quotation(
                    Span(pair.inner_start, pair.inner_end),
                    Span(pair.start, pair.end),
                    use="scare" if few and spaced else "speech",
                    group=group,
                    headline=article.blocks[pair.block].kind == "title",
                )  # fmt: skip
            )
    return tuple(found)


def _masked(text: str, pairs: Sequence[Pair]) -> str:
    """The text with the words in outermost marks replaced, their last mark kept."""
    parts: list[str] = []
    place = 0
    for pair in pairs:
        if pair.parent is not None or pair.start < place:
            continue
        parts.append(text[place : pair.start])
        last = text[pair.inner_end - 1] if pair.inner_end > pair.inner_start else MASK
        width = pair.end - pair.start
        # The stop of quoted words ends no sentence where a comma or a small letter follows.
        ends = last in ".!?\u2026" and _closes(text, pair.end)
        parts.append(MASK * (width - 1) + ("." if ends and width > 1 else MASK))
        place = pair.end
    parts.append(text[place:])
    return "".join(parts)


def _closes(text: str, end: int) -> bool:
    ahead = text[end : end + 3].lstrip(" \u00a0")
    return (
        not ahead
        or ahead[0] == "\n"
        or ahead[0].isupper()
        or ahead[0] in '\u00ab\u201e\u201c"\u00bb\u201d\u2018'
    )


def _note(cast: Cast, text: str, span: Span, tongue: Tongue) -> None:
    """Remember the person of whom a paragraph without quotations speaks first."""
    people = [m for m in cast.within(span.start, span.end) if m.kind == "person"]
    if people:
        cast.last = people[0].name


def _sentence(
    article: Article,
    text: str,
    begun: int,
    end: int,
    pairs: Sequence[Pair],
    cast: Cast,
    tongue: Tongue,
    group: int,
    last: tuple[int, Span | None, Span | None, str | None] | None,
    block: int,
) -> tuple[list[Quotation], tuple[int, Span | None, Span | None, str | None] | None, int]:
    toks = words_of(text, begun, end)
    kind = article.blocks[block].kind
    plain = sum(t.is_word for t in toks)
    found: list[Quotation] = []
    shared: Given | None = None
    given_speaker: tuple[Span | None, Span | None, str | None] | None = None
    for pair in pairs:
        k = at(toks, pair.start)
        quoted = article.text[pair.inner_start : pair.inner_end]
        count = len(quoted.split())
        given = _given(toks, k, tongue, cast)
        if shared is not None and (given is None or given.cue == shared.cue):
            given = shared
        cue = span = None
        name: str | None = None
        use: QuotationUse = "speech"
        if given is not None:
            cue = given.cue
            if given.phrase is not None:
                whole = cast.whole(toks, given.phrase)
                span = cast.span_of(toks, whole)
                name = cast.who(toks, whole)
            elif last is not None and last[0] in (block, block - 1):
                name = last[3]  # "añadió": its subject stands in its ending
            shared = given
        elif plain <= 2 and last is not None and last[0] in (block, block - 1) and kind != "title":
            _, cue, span, name = last
        elif plain <= 2 and count > _FEW:
            pass
        if tongue.rest_spoken and (given is None or given.phrase is None) and count > _FEW:
            cut = _incised(article.text, pair, cast, tongue, group + 1)
            if cut:
                group += 1
                found += cut
                given_speaker = (cut[0].cue, cut[0].speaker_span, cut[0].speaker)
                cast.last = cut[0].speaker or cast.last
                continue
        use = _use(toks, k, tongue, quoted, given, kind, plain)
        if use != "speech":
            cue = span = name = None
        elif given is not None or span is not None:
            given_speaker = (cue, span, name)
            if name is not None:
                cast.last = name
        same = (
            bool(found) and found[-1].use == "speech" and found[-1].cue == cue and cue is not None
        )
        if not same and not (last is not None and cue is not None and cue == last[1]):
            group += 1
        found.append(
            Quotation(
                Span(pair.inner_start, pair.inner_end),
                Span(pair.start, pair.end),
                use=use,
                cue=cue,
                speaker_span=span,
                speaker=name,
                group=group,
                headline=kind == "title",
            )  # fmt: skip
        )
    if given_speaker is not None:
        last = (block, *given_speaker)
    else:
        people = [m for m in cast.within(begun, end) if m.kind == "person"]
        if people and plain > 2:
            cast.last = people[0].name
            last = None
    return found, last, group


def _incised(text: str, pair: Pair, cast: Cast, tongue: Tongue, group: int) -> list[Quotation]:
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


def _use(
    toks: Sequence[Word],
    k: int,
    tongue: Tongue,
    quoted: str,
    given: Given | None,
    kind: str,
    plain: int,
) -> QuotationUse:
    count = len(quoted.split())
    left = toks[k - 1].low if k > 0 else ""
    two = f"{toks[k - 2].low} {left}" if k > 1 else left
    ended = quoted[-1:] in ".!?,\u2026"
    if left in tongue.so_called or two in tongue.so_called:
        return "scare"
    if not ended and left in tongue.works and count <= 10:
        return "title"
    if not ended and left in tongue.named and count <= 6:
        return "name"
    if given is not None:
        if (
            any(t.low in tongue.unsaid for t in toks[max(0, k - 8) : k])
            and given.near
            and given.phrase is None
        ):
            return "imagined"
        if given.near or count > 1 or (toks[k - 1 : k] and toks[k - 1].text == ":"):
            return "speech"
        return "scare"
    if kind == "title" and count >= _FEW:
        return "speech"
    if count <= _FEW and plain > 2:
        titled = quoted[:1].isupper() and not tongue.nouns_capital and count > 1
        return "title" if titled else "scare"
    if not ended and plain > 4 and count <= 6 and quoted[:1].isupper():
        return "title"
    return "speech"


def _given(toks: Sequence[Word], k: int, tongue: Tongue, cast: Cast) -> Given | None:
    if k >= len(toks):
        return None
    after = _after(toks, k, tongue, cast)
    if after is not None and after.near:
        return after
    before = _before(toks, k, tongue, cast)
    return before if before is not None and (before.near or after is None) else after or before


def _span(toks: Sequence[Word], first: int, last: int) -> Span:
    return Span(toks[first].start, toks[last].end)


def _verb_cue(toks: Sequence[Word], k: int, tongue: Tongue) -> Span:
    return Span(toks[cue_start(toks, k, tongue)].start, toks[k].end)


def _according(toks: Sequence[Word], k: int, tongue: Tongue) -> int:
    """The token behind a phrase for "according to" that begins at ``k``, or -1."""
    for phrase in tongue.according:
        parts = phrase.split()
        if all(k + n < len(toks) and toks[k + n].low == part for n, part in enumerate(parts)):
            return k + len(parts)
    return -1


def _after(toks: Sequence[Word], k: int, tongue: Tongue, cast: Cast) -> Given | None:
    """A cue behind the words: ", sagte X", "a déclaré X", ", so X", "— dijo X —"."""
    i = k + 1
    while i < len(toks) and (toks[i].text in ",." or toks[i].text in _DASHES):
        if toks[i].text == ".":
            return None
        i += 1
    if i >= len(toks) or toks[i].quote:
        return None
    if toks[i].low in tongue.like and i + 1 < len(toks):
        for c in range(i + 1, min(len(toks), i + 12)):
            if is_said(toks, c, tongue):
                phrase = source_before(toks, c, i + 1, tongue) or source_after(toks, c + 1, tongue)
                return Given(_verb_cue(toks, c, tongue), phrase, True)
            if not toks[c].is_word:
                break
    behind = _according(toks, i, tongue)
    if behind >= 0 or toks[i].low in tongue.so:
        phrase = source_after(toks, max(behind, i + 1), tongue)
        if phrase is not None:
            return Given(_span(toks, i, max(behind - 1, i)), phrase, True)
    c = i
    while c < len(toks) and c - i < 6:
        low = toks[c].low
        if toks[c].quote or not toks[c].is_word:
            break
        if is_said(toks, c, tongue):
            turned = c + 1 < len(toks) and toks[c + 1].low in tongue.auxiliaries
            phrase = source_after(toks, c + (2 if turned else 1), tongue)
            if c > i:
                # "a-t-il déclaré", "ha detto": the pronoun may stand inside the verb.
                held = [
                    x
                    for x in range(i, c)
                    if toks[x].low in tongue.pronouns and toks[x].low not in tongue.clitics
                ]
                phrase = (
                    (held[0], held[0] + 1)
                    if held and phrase is None
                    else phrase or source_before(toks, c, i, tongue)
                )
                if held and tongue.tag == "fr":
                    phrase = (held[0], held[0] + 1)
            return Given(_verb_cue(toks, c, tongue), phrase, True)
        if not (
            low in tongue.auxiliaries
            or low in tongue.pronouns
            or low in tongue.clitics
            or low in tongue.adverbs
        ):
            break
        c += 1
    turned = _unlisted(toks, i, tongue, cast)
    if turned is not None:
        return Given(_span(toks, i, i), turned, True)
    for c in range(i, min(len(toks), i + _AFTER)):
        if toks[c].quote or toks[c].text in ".;:":
            break
        if is_said(toks, c, tongue):
            phrase = source_before(toks, c, i, tongue)
            if phrase is not None and phrase[0] <= i + 2:
                return Given(_verb_cue(toks, c, tongue), phrase, not tongue.led_by_verb)
            break
    if toks[i - 1].text in _DASHES and toks[i].is_capital:
        phrase = phrase_from(toks, i, tongue)
        if phrase is not None and all(not t.is_word for t in toks[phrase[1] :]):
            return Given(_span(toks, i - 1, i - 1), phrase, True)
    return None


def _unlisted(toks: Sequence[Word], i: int, tongue: Tongue, cast: Cast) -> tuple[int, int] | None:
    """ "…", rejoiced the coach: a verb of no table, told by its place before a person."""
    if toks[i].is_capital or not toks[i].is_word or i == 0 or i + 1 >= len(toks):
        return None
    low = toks[i].low
    if (
        toks[i - 1].text != ","
        and not (toks[i - 1].quote and tongue.tag in ("fr", "it", "es", "pt"))
    ) or (
        low in tongue.determiners
        or low in tongue.prepositions
        or low in tongue.conjunctions
        or low in tongue.that
        or low in tongue.adverbs
        or low in tongue.times
        or low in tongue.auxiliaries
        or low in tongue.pronouns
        or low in tongue.roles
        or low in tongue.linking
    ):
        return None
    phrase = phrase_from(toks, i + 1, tongue)
    if phrase is None:
        return None
    person = any(
        t.low in tongue.roles or t.low in tongue.spokes for t in toks[phrase[0] : phrase[1]]
    )
    return phrase if person or cast.names_person(toks, cast.whole(toks, phrase)) else None


def _before(toks: Sequence[Word], k: int, tongue: Tongue, cast: Cast) -> Given | None:
    """The nearest cue before the words in their sentence."""
    colon = k > 0 and toks[k - 1].text == ":"
    floor = max(0, k - _BEFORE)
    for c in range(k - 1, floor - 1, -1):
        if toks[c].text == ";":
            floor = c + 1
            break
        behind = _according(toks, c, tongue)
        if 0 <= behind < k:
            phrase = phrase_from(toks, behind, tongue)
            if phrase is not None and phrase[1] <= k:
                return Given(_span(toks, c, behind - 1), phrase, k - phrase[1] < 8)
        if not is_said(toks, c, tongue):
            continue
        near = colon or k - c <= 6
        start = cue_start(toks, c, tongue)
        # "warf der Stadt vor", "teilte die Polizei mit": what stands behind the verb first.
        phrase = source_before(toks, start, _clause(toks, start, tongue), tongue)
        if phrase is None:
            behind_verb = source_after(toks, c + 1, tongue)
            phrase = behind_verb if behind_verb is not None and behind_verb[1] <= k else None
        return Given(_verb_cue(toks, c, tongue), phrase, near)
    if colon:
        begin = _clause(toks, k - 1, tongue)
        found = phrase_from(toks, begin, tongue) if k - begin < 16 else None
        if found is not None and (
            cast.who(toks, found) is not None
            or any(t.low in tongue.roles for t in toks[found[0] : found[1]])
        ):
            return Given(_span(toks, k - 1, k - 1), found, True)
    return None


def _clause(toks: Sequence[Word], k: int, tongue: Tongue) -> int:
    """Where the clause of a verb begins: behind a colon, a stop or other people's words."""
    for back in range(k - 1, max(-1, k - _BEFORE), -1):
        if toks[back].quote or toks[back].text in ".;:!?":
            return back + 1
    return max(0, k - _BEFORE)


def _dashes(article: Article, pairs: Sequence[Pair], tongue: Tongue) -> list[tuple[int, Span]]:
    """Lines that a dash opens, with their blocks; none that holds words in marks."""
    found: list[tuple[int, Span]] = []
    marked = {p.block for p in pairs if p.family != "single"}
    for index, block in enumerate(article.blocks):
        if block.kind not in _SPOKEN_KINDS or index in marked:
            continue
        for line in _LINE.finditer(article.text, block.span.start, block.span.end):
            begun = line.start() + len(line.group()) - len(line.group().lstrip())
            if _DASH.match(article.text, begun):
                found.append(
                    (
                        index,
                        Span(
                            begun,
                            block.span.start
                            + len(article.text[block.span.start : line.end()].rstrip()),
                        ),
                    )
                )
    return found


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
        if start < 0 and tok.text in _DASHES:
            if k + 1 < len(toks) and toks[k + 1].text in ".,:":
                start = opens = toks[k + 1].end  # "—dijo Ana—. Ya está."
            elif tok.end < end and (toks[k - 1].end < tok.start or toks[k - 1].text in ".,"):
                start, opens = tok.end, tok.start
            continue
        if start < 0 or tok.start < start:
            continue
        if tok.text not in ",?!" and not (tok.text in _DASHES and k > 0):
            continue
        j = k + 1
        while j < len(toks) and toks[j].text in _DASHES + ",":
            j += 1
        said = _said_at(toks, j, tongue)
        if said is None or said[1] is None:
            continue
        verb, source = said
        pieces.append((start, tok.end if tok.text in "?!" else tok.start, opens))
        if cue is None:
            cue, phrase = _verb_cue(toks, verb, tongue), source
        start = -1
        past = max(source[1], verb + 1)
        if tongue.rest_spoken:
            stop = next((x for x in range(past, len(toks)) if toks[x].text in ".,"), None)
            if stop is not None:
                start = opens = toks[stop].end
                past = stop + 1
    if 0 <= start < end:
        pieces.append((start, end, opens))
    return pieces, cue, phrase


def _dash_line(
    text: str,
    line: Span,
    cast: Cast,
    tongue: Tongue,
    group: int,
    last: tuple[int, Span | None, Span | None, str | None] | None,
    block: int,
) -> list[Quotation]:
    opened = _DASH.match(text, line.start)
    assert opened is not None
    begin = opened.end()
    toks = words_of(text, begin, line.end)
    pieces, cue, phrase = _split(toks, begin, line.start, line.end, tongue)
    if cue is None:
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
                    Span(outer if text[outer] in _DASHES else left, right),
                    cue=cue,
                    speaker_span=span,
                    speaker=name,
                    group=group,
                )
            )
    return made


def _said_at(
    toks: Sequence[Word], j: int, tongue: Tongue
) -> tuple[int, tuple[int, int] | None] | None:
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


def _with_nested(found: list[Quotation], pairs: Sequence[Pair]) -> list[Quotation]:
    """Quotations in order, those inside others with their parent."""
    inner = [
        Quotation(
            Span(p.inner_start, p.inner_end),
            Span(p.start, p.end),
            use="speech" if p.inner_end - p.inner_start > 24 else "scare",
        )  # fmt: skip
        for p in pairs
        if p.parent is not None and p.inner_end > p.inner_start
    ]
    ordered = sorted([*found, *inner], key=lambda q: (q.outer.start, -q.outer.end))
    made: list[Quotation] = []
    stack: list[int] = []
    last = 0
    for quotation in ordered:
        while stack and made[stack[-1]].outer.end <= quotation.outer.start:
            stack.pop()
        last = max(last, quotation.group)
        parent = stack[-1] if stack else None
        made.append(replace(quotation, parent=parent))
        stack.append(len(made) - 1)
    return made
