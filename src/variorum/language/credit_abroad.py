"""Credits in running text of other languages than English, by their tables of saying.

"sagte sie dem Hafenboten", "d'après la Gazzetta del Mare", "uppger Trafikverket", "documentos
a los que ha tenido acceso El Revés", "in een verklaring": who tells is found as for quotations
(``foreign_tokens``), to whom and by which paper from ``tongues/crediting``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from variorum.language.credit_bodies_abroad import (
    OPENING,
    TITLE,
    can_hear,
    in_marks,
    is_body,
    is_compound,
    is_source,
    links,
)
from variorum.language.credit_home import Outlets
from variorum.language.credit_phrases import SHORT_NAME
from variorum.language.credit_shapes import credit, is_outlet, kept, looks_wire
from variorum.language.foreign_tokens import (
    MASK,
    Word,
    is_said,
    phrase_from,
    source_after,
    source_before,
    words_of,
)
from variorum.language.sentences import sentence_ends
from variorum.language.tongues.crediting import CREDITING, Crediting
from variorum.language.tongues.speech import Tongue, tongue_of
from variorum.model import Article, Block, Credit, Mention, Quotation, Span
from variorum.model.analysis import CreditKind

# So many tokens behind a verb of saying stands whom it is said to.
_REACH = 14
_ARTICLE = r"(?:(?:der|die|das|dem|den|des|le|la|les|el|los|il|lo|de|het|o|a|l['’])\s{0,2})?"
_THAT = frozenset("das dies dat dit det dette detta".split())
# "Dieser Zeitung", "este diario": the paper itself.
_HERE = (
    r"(?:dieser?|diesem|unserer|ce|cette|notre|este|esta|questo|questa|deze|dit|denne|dette|denna"
    r"|detta) (?:Zeitung|Redaktion|journal|rédaction|diario|periódico|medio|redacción|giornale"
    r"|testata|krant|jornal|redação|avis|avisen|tidning|magazin)"
)
_INDEFINITE = frozenset("ein eine einer einem un une una uno een en ett et um uma ei".split())


def credits_abroad(
    article: Article,
    kinds: dict[int, Mention],
    quotations: Sequence[Quotation],
    outlets: Outlets,
) -> Iterator[Credit]:
    """The credits of an article's running text, if its language has tables.

    Args:
        article: Any article; without tables for its language nothing is found.
        kinds: Its mentions by their start.
        quotations: Their words are the speakers' and are not read.
        outlets: What the page calls its own outlet and its agencies.

    Cost: linear in the text.
    """
    tongue = tongue_of(article.language)
    words = CREDITING.get(tongue.tag) if tongue is not None else None
    if tongue is None or words is None:
        return
    text = _masked(article.text, quotations)
    for block in article.blocks:
        if block.kind in ("title", "noise", "reference", "caption", "byline"):
            continue
        yield from _papers(article, text, block, words, tongue)
        begun = block.span.start
        for end in sentence_ends(text, block.span.start, block.span.end, article.language):
            toks = words_of(text, begun, end)
            begun = end
            yield from _told(article, toks, words, tongue, kinds, outlets)
    yield from _unnamed_speakers(article, quotations, tongue)


def _masked(text: str, quotations: Sequence[Quotation]) -> str:
    """The text without what somebody says; an outlet's name in marks stays."""
    parts: list[str] = []
    place = 0
    for quotation in sorted(quotations, key=lambda q: (q.outer.start, -q.outer.end)):
        span = quotation.outer
        if span.start < place or quotation.form == "verb":
            continue
        parts.append(text[place : span.start])
        own = quotation.span.of(text).split()
        said = quotation.use == "speech" and quotation.speaker is not None
        if not said and len(own) <= TITLE and all(w[0].isupper() or len(w) < 4 for w in own):
            # The marks become blanks, so that the name stands as if without them.
            inner = quotation.span
            parts.append(" " * (inner.start - span.start) + inner.of(text))
            parts.append(" " * (span.end - inner.end))
        else:
            parts.append(MASK * len(span))
        place = span.end
    parts.append(text[place:])
    return "".join(parts)


@lru_cache(maxsize=16)
def _patterns(tag: str) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """For a language the pattern of somebody's statement, and those of what an outlet has."""
    words = CREDITING[tag]
    name = rf"(?P<name>{SHORT_NAME}|{_HERE})"
    seen = []
    for said in words.seen:
        # Marks around a name have become blanks, so that two may stand where one did.
        spaced = said.replace(" ?", r"\s{0,2}").replace(" ", r"\s{1,2}")
        filled = spaced.replace("(?:D)?", _ARTICLE).replace("X", name)
        seen.append(re.compile(rf"(?:\b(?P<paper>{words.papers})\b[^.;:!?\n]{{0,60}}?)?\b{filled}"))
    return re.compile(words.issued), tuple(seen)


def _papers(
    article: Article, text: str, block: Block, words: Crediting, tongue: Tongue
) -> Iterator[Credit]:
    """Somebody's statement ("in einer Mitteilung"), and papers that an outlet has seen."""
    issued, seen = _patterns(tongue.tag)
    for match in issued.finditer(text, block.span.start, block.span.end):
        at = (text.rfind(" ", match.start(), match.end()) + 1, match.end())
        yield from kept(credit(article, *match.span(), "attribution", at))
    for pattern in seen:
        for match in pattern.finditer(text, block.span.start, block.span.end):
            if match.group("paper"):
                at = match.span("paper")
                yield from kept(credit(article, *match.span(), "attribution", at))
            start, end = match.span("name")
            yield from kept(credit(article, start, match.end(), "report", (start, end)))


def _told(
    article: Article,
    toks: Sequence[Word],
    words: Crediting,
    tongue: Tongue,
    kinds: dict[int, Mention],
    outlets: Outlets,
) -> Iterator[Credit]:
    """Who tells something in one sentence, and to whom."""
    for k, tok in enumerate(toks):
        if not tok.is_word:
            continue
        behind = _according(toks, k, words, tongue)
        if behind > 0 and not _tells(toks, behind, words, tongue):
            phrase = phrase_from(toks, behind, tongue)
            if phrase is not None and is_source(toks, phrase, tongue):
                yield from _source(article, toks, phrase, kinds, outlets, tongue, tok.start)
            continue
        so = tok.low in tongue.so and k > 0 and toks[k - 1].text == ","
        if so:
            phrase = phrase_from(toks, k + 1, tongue)
            if phrase is not None and is_body(toks, phrase, kinds, outlets, tongue):
                yield from _source(article, toks, phrase, kinds, outlets, tongue, tok.start)
            continue
        tells = tok.low in words.tells and not (
            k
            and (toks[k - 1].low in tongue.determiners or tok.is_capital)
            and not _says_that(toks, k, words, tongue)
        )
        if not tells and not is_said(toks, k, tongue) and not _says_that(toks, k, words, tongue):
            continue
        yield from _hearer(article, toks, k, words, tongue, kinds, outlets)
        phrase = source_before(toks, k, _clause(toks, k), tongue)
        if phrase is None or _after_clause(toks, k):
            phrase = source_after(toks, k + 1, tongue) or phrase
        tells = tok.low in words.tells
        marked = in_marks(article.text, toks, phrase) if phrase is not None else None
        phrase = marked or phrase
        if phrase is not None and (
            marked is not None or is_body(toks, phrase, kinds, outlets, tongue, tells=tells)
        ):
            start = min(tok.start, toks[phrase[0]].start)
            yield from _source(article, toks, phrase, kinds, outlets, tongue, start, tok.end)


def _tells(toks: Sequence[Word], k: int, words: Crediting, tongue: Tongue) -> bool:
    """ "Según adelantó El País": the verb behind "according to" has a subject of its own."""
    if k >= len(toks):
        return False
    low = toks[k].low
    return low in words.tells or low in tongue.auxiliaries or is_said(toks, k, tongue)


def _says_that(toks: Sequence[Word], k: int, words: Crediting, tongue: Tongue) -> bool:
    """ "Das bestätigte sein Berater", "Dat meldt ProRail": a verb behind what it is about."""
    if k != 1 or toks[0].low not in _THAT:
        return False
    return toks[1].low in tongue.said or toks[1].low in words.tells


def _clause(toks: Sequence[Word], k: int) -> int:
    """Where the clause of a verb begins."""
    for back in range(k - 1, -1, -1):
        if toks[back].quote or toks[back].text in ".;:!?":
            return back + 1
    return 0


def _after_clause(toks: Sequence[Word], k: int) -> bool:
    """Whether a verb opens its clause ("…, meldt ProRail"), so that its subject follows."""
    return k == 0 or toks[k - 1].quote or not toks[k - 1].is_word


def _according(toks: Sequence[Word], k: int, words: Crediting, tongue: Tongue) -> int:
    """The token behind "according to" at ``k``, or -1."""
    if k and (toks[k - 1].low in tongue.determiners or toks[k].low in words.loose):
        return -1
    for phrase in tongue.according:
        parts = phrase.split()
        if parts[0] in words.loose:
            continue
        if all(k + n < len(toks) and toks[k + n].low == p for n, p in enumerate(parts)):
            return k + len(parts)
    return -1


def _hearer(
    article: Article,
    toks: Sequence[Word],
    k: int,
    words: Crediting,
    tongue: Tongue,
    kinds: dict[int, Mention],
    outlets: Outlets,
) -> Iterator[Credit]:
    """The outlet to which, or on which, something is said."""
    for at in range(k + 1, min(len(toks) - 1, k + _REACH)):
        if toks[at].quote or toks[at].text in ";:!?":
            return
        low = toks[at].low
        to, on = low in words.to, low in words.on
        if not to and not on:
            continue
        first = at + 1
        if toks[first].low in tongue.determiners and not toks[first].is_capital:
            first += 1
        # "dem Sender Bergfunk", "au micro de France Inter": the name behind the noun.
        stop = first
        while (
            stop < len(toks)
            and toks[stop].is_word
            and (toks[stop].is_capital or (stop > first and links(toks, stop, tongue)))
        ):
            named = kinds.get(toks[stop].start)
            if stop > first and named is not None and named.kind == "person":
                break  # "al Corriere Alpino | Ugo Salvi"
            stop += 1
        while stop > first and not toks[stop - 1].is_capital:
            stop -= 1
        if stop == first:
            continue
        row = toks[first:stop]
        start, end = row[0].start, row[-1].end
        name = article.text[start:end]
        marked = article.text[max(0, start - 1)] in OPENING
        if marked or can_hear(article, row, name, kinds, outlets, tongue, to=to, low=low):
            yield from kept(credit(article, min(toks[k].start, start), end, "report", (start, end)))
            return


def _source(
    article: Article,
    toks: Sequence[Word],
    phrase: tuple[int, int],
    kinds: dict[int, Mention],
    outlets: Outlets,
    tongue: Tongue,
    start: int,
    end: int = 0,
) -> Iterator[Credit]:
    """The credit of a phrase that names or describes who tells."""
    first, last = phrase
    row = toks[first:last]
    begin, stop = row[0].start, row[-1].end
    unnamed = row[0].low in _INDEFINITE and not any(t.is_capital for t in row[1:2])
    if len(row) > 1 and row[0].low in tongue.determiners:
        # "Le Monde" keeps what may be part of its name.
        begin = row[1].start if not (row[0].is_capital and row[1].is_capital) else begin
    if tongue.tag in ("no", "da", "sv") and last < len(toks) and row[-1].low.endswith("s"):
        tail = toks[last]  # "Statens vegvesen"
        if (tail.is_word and tail.low in tongue.bodies) or is_compound(tail, tongue):
            stop = tail.end
    source = article.text[begin:stop]
    known = [m for at in range(begin, stop) if (m := kinds.get(at)) is not None]
    person = next((m for m in known if m.kind == "person" and " " in m.name), None)
    kind: CreditKind = "attribution"
    if person is not None and not is_outlet(source):
        source = person.name
    elif is_outlet(source) or looks_wire(source) or outlets.hold(source, led=True):
        kind = "report"
    elif unnamed:
        source = f"unnamed {source}"
    yield from kept(credit(article, start, max(end, stop), kind, (begin, stop), source))


def _unnamed_speakers(
    article: Article, quotations: Sequence[Quotation], tongue: Tongue
) -> Iterator[Credit]:
    """Whoever is described and not named as the speaker of words in marks."""
    text = article.text
    for quotation in quotations:
        who = quotation.speaker_span
        if quotation.speaker is not None or who is None or quotation.cue is None:
            continue
        if quotation.use != "speech" or quotation.headline or quotation.parent is not None:
            continue
        row = words_of(text, who.start, who.end)
        if len(row) < 2 or row[0].low not in tongue.determiners:
            continue
        begin = row[1].start
        source = text[begin : who.end]
        if row[0].low in _INDEFINITE:
            source = f"unnamed {source}"
        span = Span(min(quotation.cue.start, who.start), max(quotation.cue.end, who.end))
        yield from kept(
            credit(article, span.start, span.end, "attribution", (begin, who.end), source)
        )
