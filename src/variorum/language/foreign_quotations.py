"""Quotations of an article in another language: marks, dialogue dashes, who says them.

The words in marks are masked, so that a sentence is read around them with its offsets
unchanged. What is said of a quotation stands right behind it, before it, or was said of
the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.language.foreign_carrying import acting_before, told_in
from variorum.language.foreign_cues import Given, given_for
from variorum.language.foreign_dashes import (
    SPOKEN_KINDS,
    Last,
    dashed_lines,
    read_dashed,
    read_incised,
)
from variorum.language.foreign_speakers import Cast
from variorum.language.foreign_tokens import MASK, Word, at, words_of
from variorum.language.marks import Pair, find_pairs
from variorum.language.name_tables import OUTLETS
from variorum.language.sentences import sentence_ends
from variorum.language.tongues.speech import Tongue
from variorum.model import Article, Quotation, Span
from variorum.model.analysis import QuotationUse

# Verbs, of whatever language, that say that words were written.
_WRITING = frozenset(
    """schrieb schrieben schreibt geschrieben postete twitterte écrit écrivait écrivent écrivit
    escribió escribe escribieron escrito tuiteó publicó scrive scrisse scritto scrivono escreveu
    escreve escreveram publicou tuitou schreef schrijft schreven geschreven twitterde skrev skriver
    skreiv skrevet skrivit tvitret twittrade""".split()
)
# Words in marks up to which they are no speech where nobody is said to say them.
_FEW = 3
# Languages whose verbs need no subject beside them.
_PRO_DROP = frozenset(("es", "it", "pt"))
# A person named so soon in a sentence is its subject: "Su vecino, Julián Prats, recurrirá."
_OPENS = 24
# Words that an outlet's name in marks has at most.
_TITLE = 4
# German articles after which words in marks that begin with capitals are a name.
_OF = frozenset("des der dem im vom beim zum zur am".split())


def foreign_quotations(
    article: Article, cast: Cast | None, tongue: Tongue | None
) -> tuple[Quotation, ...]:
    """Find quotations; without a tongue, words in marks only, given to nobody.

    Cost: linear in the text.
    """
    pairs = find_pairs(article)
    if tongue is None or cast is None:
        return _bare(article, pairs)
    dashed = dashed_lines(article, pairs, tongue) if tongue.dashes else []
    text = _masked(article.text, pairs)
    found: list[Quotation] = []
    tops: dict[int, list[Pair]] = {}
    group = 0
    for pair in pairs:
        if pair.parent is None:
            tops.setdefault(pair.block, []).append(pair)
    spoken: dict[int, list[Span]] = {}
    for place, span in dashed:
        spoken.setdefault(place, []).append(span)
    last: Last | None = None
    for index, block in enumerate(article.blocks):
        if block.kind not in SPOKEN_KINDS:
            continue
        here = tops.get(index, [])
        lines = spoken.get(index, [])
        if not here and not lines:
            _note(cast, block.span)
            continue
        for line in lines:
            group += 1
            made = read_dashed(text, line, cast, tongue, group, last, index)
            found += made
            if made and made[0].speaker_span is not None:
                last = (index, made[0].cue, made[0].speaker_span, made[0].speaker)
        ends = sentence_ends(text, block.span.start, block.span.end, article.language)
        begun = block.span.start
        k = 0
        for end in ends:
            first = k
            while k < len(here) and here[k].start < end:
                k += 1
            inside = here[first:k]
            if not inside:
                spoken_of = told_in(words_of(text, begun, end), tongue, cast)
                if spoken_of is not None and block.kind != "title":
                    last = (index, *spoken_of)
                people = [m for m in cast.within(begun, end) if m.kind == "person"]
                if people:
                    cast.last = people[0].name
                    opens = people[0].span.start - begun < _OPENS
                    if opens and last is not None and last[3] != people[0].name:
                        last = (index, None, people[0].span, people[0].name)
            if inside:
                made, last, group = _sentence(
                    article, text, begun, end, inside, cast, tongue, group, last, index
                )
                found += made
            begun = end
    found = _with_nested(_joined(found, pairs), pairs)
    return tuple(_marked_written(article.text, q) for q in found)


def _marked_written(text: str, quotation: Quotation) -> Quotation:
    if quotation.cue is None or quotation.use != "speech":
        return quotation
    verb = quotation.cue.of(text).lower().split()[-1:]
    return replace(quotation, written=True) if set(verb) & _WRITING else quotation


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
                )
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


def _note(cast: Cast, span: Span) -> None:
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
    last: Last | None,
    block: int,
) -> tuple[list[Quotation], Last | None, int]:
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
        given = given_for(toks, k, tongue, cast)
        lent = shared is not None and (given is None or given.cue == shared.cue)
        if lent:
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
                if name is None and (acting := acting_before(toks, k, tongue, cast)) is not None:
                    _, span, name = acting
            elif last is not None and last[0] in (block, block - 1):
                name = last[3]  # "añadió": its subject stands in its ending
            elif tongue.tag in _PRO_DROP and given.near:
                name = cast.last
            shared = given
        elif plain <= 2 and last is not None and last[0] in (block, block - 1) and kind != "title":
            _, cue, span, name = last
        elif kind != "title" and (acting := acting_before(toks, k, tongue, cast)) is not None:
            cue, span, name = acting
        elif (
            last is not None
            and last[0] == block
            and last[3] is not None
            and count >= _FEW
            and kind != "title"
            and not quoted[:1].isupper()
            and not any(m.kind == "person" for m in cast.within(begun, end))
        ):
            _, cue, span, name = last
        if tongue.rest_spoken and (given is None or given.phrase is None) and count > _FEW:
            cut = read_incised(article.text, pair, cast, tongue, group + 1)
            if cut:
                group += 1
                found += cut
                given_speaker = (cut[0].cue, cut[0].speaker_span, cut[0].speaker)
                cast.last = cut[0].speaker or cast.last
                continue
        use = _use(toks, k, tongue, quoted, given, kind, plain)
        if given is None and span is not None and count >= _FEW and use in ("scare", "title"):
            use = "speech"
        led = toks[k - 1].low if 0 < k <= len(toks) else ""
        if lent and count < _FEW and quoted[:1].isupper() and led in tongue.determiners:
            use = "name"  # "said Ann Orr to the “Courier”"
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
            )
        )
    if given_speaker is not None:
        last = (block, *given_speaker)
    else:
        people = [m for m in cast.within(begun, end) if m.kind == "person"]
        if people and plain > 2:
            cast.last = people[0].name
            last = None
    return found, last, group


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
    if not ended and count <= 3 and left in _OF and all(w[:1].isupper() for w in quoted.split()):
        return "name"  # "ein Bericht des „Tageblatt“"
    own = quoted.lower().split()
    led_in = left in tongue.determiners or left in tongue.prepositions
    if led_in and not ended and count <= _TITLE and own[-1:] and own[-1] in OUTLETS:
        return "name"  # "die »Rheinische Zeitung« hatte berichtet"
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


def _with_nested(found: list[Quotation], pairs: Sequence[Pair]) -> list[Quotation]:
    """Quotations in order, those inside others with their parent."""
    inner = [
        Quotation(
            Span(p.inner_start, p.inner_end),
            Span(p.start, p.end),
            use="speech" if p.inner_end - p.inner_start > 24 else "scare",
        )
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
