"""Where an article says it has something from: agencies, other reports, images, references.

Sources are known by structure and the shape of words; there is no list of outlets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from variorum.language import name_tables as tables
from variorum.language.credit_phrases import NAME, SHORT_NAME, described, outlet_says, phrases
from variorum.language.names import LONGEST
from variorum.model import Article, Block, Credit, Mention, Reference, Sentence, Span
from variorum.model.analysis import CreditKind
from variorum.text.outlets import names_outlet

# Blocks at the head of a page, before its first running paragraph.
_HEAD_BLOCKS = 14
_RUNNING = 90
_PARENTHESIS = re.compile(r"[^()\n]{0,70}\((?P<name>[^()\d\n][^()\n]{1,48})\)\s{0,2}[-–—:]")
_BY = re.compile(r"(?:By|Von|Por|Par|Oleh)\s+(?P<who>[^\n]{2,120})")
_AGENCIES = re.compile(
    r"(?:\bnews )?\b(?:agenc(?:y|ies)|agencias|agences|agenturen|agensi)\b", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s{0,2}(?:©\s?)?(?:\d{4}(?:[-–]\d{2,4})?,?\s?)?"
    rf"(?P<name>{NAME})"
)
_DISTRIBUTED = re.compile(
    r"(?:[Dd]istributed|[Ss]yndicated|[Pp]rovided|[Ss]upplied|[Rr]epublished|[Rr]eproduced)\s"
    rf"(?:by|from|via|with (?:the )?permission (?:of|from))\s(?P<name>{NAME})"
)
_ORIGIN = re.compile(
    r"(?:[Tt]h(?:is|e) (?:article|story|report|piece|post)[^\n]{0,40}? "
    r"(?:appeared|published|written|produced|reported)[^\n]{0,20}? (?:by|in|on|at)"
    r"|(?:Originally|First) (?:published|appeared|posted) (?:by|in|on|at)"
    rf"|[Cc]ontent from) (?P<name>{SHORT_NAME})"
)
_CONTRIBUTED = re.compile(
    r"(?:[Aa]dditional reporting by|[Ww]ith (?:reporting|files|material) (?:by|from)) "
    rf"(?P<name>{SHORT_NAME})"
)
_IMAGE = re.compile(
    r"[\[(]?\s?(?:Image|Photo|Photograph|Picture|Pic|Credit|Foto|Bild|Gambar|Imagen)s?"
    r"(?: credit| by| courtesy(?: of)?)?\s?(?::|\bby\b|\bcourtesy\b)\s?"
    r"(?P<rest>[^\n\])]{2,200})"
)
_REF_PUBLISHER = re.compile(
    r"[\"”»]\.?\s{1,2}(?P<name>[^.\n\"“”]{2,60}(?:\.(?=[a-z])[^.\n\s\"]{1,30}){0,4})"
)
_URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”\])]{3,400}")
_NAME_ALONE = re.compile(rf"{NAME}")
_LEGISLATURES = frozenset(
    "parliament congress senate court assembly commons lords council jury".split()
)


def find_credits(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Credit, ...]:
    """Find every place where an article names where it has something from.

    Args:
        article: All its blocks are read: a wire's name often stands in the page's noise.
        sentences: The article's sentences.
        mentions: Its names; a person or place is no outlet.

    Returns:
        Credits in order of place. ``source`` is the name without "the" in small letters;
        where the source is described and not named it begins with "unnamed".

    Cost: linear in the text. Measured and described: docs/methods/credits.md.
    """
    found: list[Credit] = []
    kinds = {m.span.start: m for m in mentions}
    for index, block in enumerate(article.blocks):
        if block.kind == "reference" or block.span.end > LONGEST:
            continue
        found += _agencies(article, block)
        if index < _HEAD_BLOCKS:
            found += _masthead(article, index, block)
        found += _images(article, block)
        if block.kind not in ("title", "noise"):
            found += _phrases(article, block, mentions, kinds)
    found += _references(article)
    return _in_order(_in_full(found))


def _credit(
    article: Article, start: int, end: int, kind: CreditKind, at: tuple[int, int], name: str = ""
) -> Credit | None:
    begin, stop = at
    text = article.text
    while stop > begin and text[stop - 1] in " .,;:'’-–—&":
        stop -= 1
    if text[stop - 2 : stop] in ("'s", "’s") and stop - 2 > begin:
        stop -= 2
    source = name or re.sub(r"^the ", "", text[begin:stop])
    if not source.strip() or stop <= begin:
        return None
    return Credit(Span(start, max(end, stop)), source, kind, Span(begin, stop))


def _kept(*credits: Credit | None) -> Iterator[Credit]:
    for credit in credits:
        if credit is not None:
            yield credit


def _at_home(article: Article, name: str) -> bool:
    """True if the name is that of the page's own host."""
    return bool(article.url) and names_outlet(name, replace(article, publisher=None))


def _agencies(article: Article, block: Block) -> Iterator[Credit]:
    text, start, end = article.text, block.span.start, block.span.end
    if block.kind in ("paragraph", "dateline", "quote", "item"):
        match = _PARENTHESIS.match(text, start, min(end, start + 140))
        if match and match.group("name")[0].isupper():
            at = match.span("name")
            yield from _kept(_credit(article, at[0] - 1, at[1] + 1, "agency", at))
    short = end - start < 160
    if short and (match := _BY.match(text, start, end)):
        who = match.group("who")
        if agency := _AGENCIES.search(who):
            at = (match.start("who") + agency.start(), match.start("who") + agency.end())
            yield from _kept(_credit(article, start, end, "agency", at, "unnamed agencies"))
        for name in re.finditer(NAME, who):
            words = name.group().casefold().split()
            if words[-1] in tables.OUTLETS and not names_outlet(name.group(), article):
                at = (match.start("who") + name.start(), match.start("who") + name.end())
                yield from _kept(_credit(article, start, end, "agency", at))
    for match in _CONTRIBUTED.finditer(text, start, end):
        at = match.span("name")
        if _is_outlet(match.group("name")) and not names_outlet(match.group("name"), article):
            yield from _kept(_credit(article, match.start(), at[1], "report", at))
    for rule in (_COPYRIGHT, _DISTRIBUTED, _ORIGIN):
        for match in rule.finditer(text, start, end):
            at = _first_clause(text, match.span("name"))
            if not names_outlet(text[at[0] : at[1]], article):
                yield from _kept(_credit(article, match.start(), at[1], "agency", at))


def _first_clause(text: str, at: tuple[int, int]) -> tuple[int, int]:
    """Cut a name at a full stop that is followed by white space."""
    stop = re.search(r"\.\s", text[at[0] : at[1]])
    return (at[0], at[0] + stop.start()) if stop and stop.start() > 2 else at


def _masthead(article: Article, index: int, block: Block) -> Iterator[Credit]:
    """A line at the head that is an outlet's name alone, on another outlet's page."""
    text = article.text
    if len(block.span) > 60 or block.kind == "title":
        return
    if any(b.kind == "paragraph" and len(b.span) > _RUNNING for b in article.blocks[:index]):
        return
    line = block.span.of(text)
    if _BY.match(line) or not _NAME_ALONE.fullmatch(line):
        return
    words = line.casefold().split()
    if len(words) < 2 or not any(w in tables.OUTLETS for w in words) or _at_home(article, line):
        return
    yield from _kept(
        _credit(
            article, block.span.start, block.span.end, "agency", (block.span.start, block.span.end)
        )
    )


def _images(article: Article, block: Block) -> Iterator[Credit]:
    text, start, end = article.text, block.span.start, block.span.end
    if block.kind == "title":
        return
    for match in _IMAGE.finditer(text, start, end):
        if not (block.kind == "caption" or text[match.start()] in "[(" or match.start() == start):
            continue
        offset = match.start("rest")
        rest = match.group("rest")
        tail = re.split(r"(?<=[^\W\d_]{2}[.;|])\s+", rest.rstrip(" ."))[-1]
        base = offset + rest.rfind(tail)
        if not re.match(_NAME_ALONE, tail):
            continue
        for name in re.finditer(NAME, tail):
            at = (base + name.start(), base + name.end())
            yield from _kept(_credit(article, match.start(), match.end(), "image", at))


def _phrases(
    article: Article, block: Block, mentions: Sequence[Mention], kinds: dict[int, Mention]
) -> Iterator[Credit]:
    text = article.text
    for phrase in phrases(text, block.span.start, block.span.end):
        begin, stop = phrase.source_start, phrase.source_end
        words = text[begin:stop].split()
        while (
            words
            and words[0].casefold() in ("the", "as", "but", "and", "however,")
            and len(words) > 1
        ):
            begin += len(words[0]) + 1
            words = words[1:]
        name = text[begin:stop]
        known = _mention_at(kinds, begin, stop)
        outlet = _is_outlet(name) or _is_short_outlet(text, begin, name)
        if not phrase.sure and not outlet:
            if known is None or known.kind in ("person", "place"):
                continue
            if words[-1].casefold().strip(".,") in _LEGISLATURES:
                continue
        if known is not None and known.kind == "person" and not outlet:
            continue
        first = words[0].casefold().strip(".,")
        if len(words) == 1 and (
            first in tables.WEEKDAYS or first in tables.MONTHS or first in tables.DEMONYMS
        ):
            continue
        body = known is not None and known.kind == "organisation" and not outlet
        kind: CreditKind = "report" if phrase.report else "attribution"
        if body and not phrase.sure:
            kind = "attribution"  # "the ministry confirmed": a party to the matter
        elif outlet:
            kind = "report"
        yield from _kept(_credit(article, phrase.start, phrase.end, kind, (begin, stop)))
    for phrase in outlet_says(text, block.span.start, block.span.end):
        name = phrase_name(text, phrase.source_start, phrase.source_end)
        written = text[phrase.source_start : phrase.source_end]
        if _is_outlet(name) or _is_short_outlet(text, phrase.source_start, written):
            known = _mention_at(kinds, phrase.source_start, phrase.source_end)
            if known is None or known.kind not in ("person", "place"):
                at = (phrase.source_end - len(name), phrase.source_end)
                yield from _kept(_credit(article, at[0], phrase.end, "report", at))
    for phrase in described(text, block.span.start, block.span.end):
        begin, stop = phrase.source_start, phrase.source_end
        words = text[begin:stop].split()
        if words[0].casefold() in _PRONOUNS:
            continue
        known = _mention_at(kinds, begin, stop)
        if words[0][0].isupper() and not article.language.startswith("de"):
            # A person by name; bodies by name have been found above.
            if known is None or known.kind != "person":
                continue
            begin, stop = known.span.start, known.span.end
        elif (words[1] if words[0] in _ARTICLES and len(words) > 1 else words[0])[0].isupper():
            led = words[0] in _ARTICLES
            small = next(
                (k for k, w in enumerate(words) if k >= led and w[0].islower()), len(words)
            )
            stop = begin + len(" ".join(words[:small]))
        source = text[begin:stop]
        indefinite = re.match(r"(?:an?|some|several|two|three|un|una|une) ", source)
        if indefinite:
            source = "unnamed " + source[indefinite.end() :]
        else:
            source = re.sub(r"^(?:the|el|la|los|las|le|les|der|dem|den|die) ", "", source)
        yield from _kept(
            _credit(article, phrase.start, phrase.end, "attribution", (begin, stop), source)
        )


def phrase_name(text: str, begin: int, stop: int) -> str:
    """The name in a phrase without its article."""
    return re.sub(r"^[Tt]he ", "", text[begin:stop])


_ARTICLES = frozenset("der die das dem den des".split())
_FIRST_WORDS = frozenset("daily sunday radio channel canal kanal tv tele".split())
_PRONOUNS = frozenset(
    "him her them me us it you what this that plan which whom capita cent person day".split()
)


def _mention_at(kinds: dict[int, Mention], begin: int, stop: int) -> Mention | None:
    for at in range(max(0, begin - 4), min(stop, begin + 12)):
        if at in kinds:
            return kinds[at]
    return None


def _is_outlet(name: str) -> bool:
    words = [w.casefold().strip(".,'’") for w in name.split()]
    if len(words) > 2 and words[0] in ("the", "le", "la", "el", "les", "los"):
        words = words[1:]
    return len(words) > 1 and (
        words[-1] in tables.OUTLETS
        or words[-1].isdigit()
        or words[0] in _FIRST_WORDS
        or (words[0] in tables.OUTLETS and words[1] in tables.PARTICLES | {"of"})
    )


def _is_short_outlet(text: str, begin: int, name: str) -> bool:
    """True for "the Post": one word that outlets are called by, with its article."""
    word = name.casefold().removeprefix("the ").strip(".,'’")
    before = text[max(0, begin - 4) : begin].casefold()
    led = before.endswith("the ") or name.casefold().startswith("the ")
    return led and word in tables.OUTLETS and name[-len(word) :][:1].isupper()


def _references(article: Article) -> Iterator[Credit]:
    covered: list[Span] = []
    for reference in article.references:
        covered.append(reference.span)
        yield from _of_reference(article, reference)
    for block in article.blocks:
        if block.kind == "reference" and not any(block.span.meets(s) for s in covered):
            yield from _of_reference(article, Reference(block.span))


def _of_reference(article: Article, reference: Reference) -> Iterator[Credit]:
    text, span = article.text, reference.span
    name, at = reference.publisher, None
    if name:
        where = text.find(name, span.start, span.end)
        at = Span(where, where + len(name)) if where >= 0 else None
    if not name and (match := _REF_PUBLISHER.search(text, span.start, span.end)):
        name = re.sub(r"\s*\((?:in|en|auf|dalam) [^)]*\)?\s*$", "", match.group("name")).strip()
        at = Span(match.start("name"), match.start("name") + len(name))
    if not name:
        address = reference.url or ""
        match = _URL.search(text, span.start, span.end)
        if not address and match:
            address = match.group()
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
        name = host.removeprefix("www.")
        at = Span(*match.span()) if match else None
    if name:
        yield Credit(span, name, "reference", at)


def _in_full(credits: Sequence[Credit]) -> list[Credit]:
    """Write an outlet's short name ("the Post") as the one full name that ends in it."""
    full = {c.source for c in credits if c.kind in ("agency", "report") and " " in c.source}
    written = []
    for credit in credits:
        ends = {f for f in full if f.endswith(" " + credit.source)}
        if credit.kind == "report" and len(ends) == 1:
            credit = replace(credit, source=min(ends))
        written.append(credit)
    return written


def _in_order(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """Sorted by place; of several about the same words one is kept, the surest kind first."""
    rank = {"agency": 0, "report": 1, "image": 2, "reference": 3, "attribution": 4}
    kept: list[Credit] = []
    taken: list[tuple[int, int]] = []  # apart from each other, in order
    for credit in sorted(
        credits, key=lambda c: (rank[c.kind], c.span.start, -c.span.end, c.source)
    ):
        at = credit.source_span
        if at is not None:
            place = bisect_left(taken, (at.start, at.end))
            if (place and taken[place - 1][1] > at.start) or (
                place < len(taken) and taken[place][0] < at.end
            ):
                continue
            taken.insert(place, (at.start, at.end))
        kept.append(credit)
    return tuple(sorted(kept, key=lambda c: (c.span.start, c.span.end, c.kind, c.source)))
