"""Where an article says it has something from: agencies, other reports, images, references.

Sources are known by structure and the shape of words; there is no list of outlets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from variorum.language import name_tables as tables
from variorum.language.credit_phrases import NAME, described, phrases
from variorum.model import Article, Block, Credit, Mention, Reference, Sentence, Span
from variorum.model.analysis import CreditKind

# Blocks at the head of a page, before its first running paragraph.
_HEAD_BLOCKS = 14
_RUNNING = 90
_PARENTHESIS = re.compile(r"[^()\n]{0,70}\((?P<name>[^()\d\n][^()\n]{1,48})\)\s{0,2}[-–—:]")
_BY = re.compile(r"(?:By|Von|Por|Par|Oleh)\s+(?P<who>[^\n]{2,120})")
_AGENCIES = re.compile(r"(?:\bnews )?\b(?:agenc(?:y|ies)|agencias|agences|agenturen|agensi)\b", re.IGNORECASE)
_COPYRIGHT = re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)\s{{0,2}}(?:©\s?)?(?:\d{{4}}(?:[-–]\d{{2,4}})?,?\s?)?(?P<name>{NAME})")
_DISTRIBUTED = re.compile(
    rf"(?:[Dd]istributed|[Ss]yndicated|[Pp]rovided|[Ss]upplied|[Rr]epublished|[Rr]eproduced)\s(?:by|from|via|with (?:the )?permission (?:of|from))\s(?P<name>{NAME})"
)
_ORIGIN = re.compile(
    rf"(?:(?:[Tt]his|[Tt]he) (?:article|story|report|piece|post)[^\n]{{0,40}} (?:appeared|published|written|produced|reported)"
    rf"[^\n]{{0,20}} (?:by|in|on|at)|[Oo]riginally (?:published|appeared|posted) (?:by|in|on|at)|[Ff]irst (?:published|appeared) (?:by|in|on|at)"
    rf"|[Aa]dditional reporting by|[Ww]ith (?:reporting|files|material) (?:by|from)|[Cc]ontent from) (?P<name>{NAME})"
)
_IMAGE = re.compile(
    r"[\[(]?\s?(?:Image|Photo|Photos|Photograph|Picture|Pic|Credit|Photo credit|Image credit|Pictured|Foto|Bild|Gambar|Imagen)"
    r"(?:s|graph)?(?: credit| by| courtesy(?: of)?)?\s?(?::|\bby\b|\bcourtesy\b)\s?(?P<rest>[^\n\])]{2,200})",
)
_REF_PUBLISHER = re.compile(r"[\"”»]\.?\s{1,2}(?P<name>[^.\n\"“”]{2,60}(?:\.(?=[a-z])[^.\n\s\"]{1,30}){0,4})")
_URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”\])]{3,400}")
_NAME_ALONE = re.compile(rf"{NAME}")
_LEGISLATURES = frozenset("parliament congress senate court assembly commons lords council jury".split())


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
        if block.kind == "reference":
            continue
        found += _agencies(article, block)
        if index < _HEAD_BLOCKS:
            found += _masthead(article, index, block)
        found += _images(article, block)
        if block.kind not in ("title", "noise"):
            found += _phrases(article, block, mentions, kinds)
    found += _references(article)
    return _in_order(found)


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


def _own(article: Article, name: str) -> bool:
    """True if the name is the article's own outlet's."""
    plain = _plain(name)
    host = urlsplit(article.url).hostname if article.url else None
    if host and len(plain) > 3 and plain in _plain(host):
        return True
    return article.publisher is not None and _plain(article.publisher.value) == plain


def _plain(name: str) -> str:
    letters = "".join(c for c in name.casefold() if c.isalnum())
    return letters.removeprefix("the") or letters


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
            if words[-1] in tables.OUTLETS and not _own(article, name.group()):
                at = (match.start("who") + name.start(), match.start("who") + name.end())
                yield from _kept(_credit(article, start, end, "agency", at))
    for rule in (_COPYRIGHT, _DISTRIBUTED, _ORIGIN):
        for match in rule.finditer(text, start, end):
            at = _first_clause(text, match.span("name"))
            if not _own(article, text[at[0] : at[1]]):
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
    if any(
        b.kind == "paragraph" and len(b.span) > _RUNNING for b in article.blocks[:index]
    ):
        return
    line = block.span.of(text)
    if not _NAME_ALONE.fullmatch(line):
        return
    words = line.casefold().split()
    if len(words) < 2 or not any(w in tables.OUTLETS for w in words) or _own(article, line):
        return
    yield from _kept(
        _credit(article, block.span.start, block.span.end, "agency", (block.span.start, block.span.end))
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
        tail = re.split(r"(?<=[.;|])\s+", rest.rstrip(" ."))[-1]
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
        while words and words[0].casefold() in ("the", "as", "but", "and", "however,") and len(words) > 1:
            begin += len(words[0]) + 1
            words = words[1:]
        name = text[begin:stop]
        known = _mention_at(kinds, begin, stop)
        outlet = _is_outlet(name)
        if not phrase.sure and not outlet:
            if known is None or known.kind in ("person", "place"):
                continue
            if words[-1].casefold().strip(".,") in _LEGISLATURES:
                continue
        if known is not None and known.kind == "person" and not outlet:
            continue
        first = words[0].casefold().strip(".,")
        if len(words) == 1 and (first in tables.WEEKDAYS or first in tables.MONTHS or first in tables.DEMONYMS):
            continue
        kind: CreditKind = "report" if phrase.report else "attribution"
        yield from _kept(_credit(article, phrase.start, phrase.end, kind, (begin, stop)))
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
        elif words[0][0].isupper():
            small = next((k for k, w in enumerate(words) if w[0].islower()), len(words))
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


_PRONOUNS = frozenset("him her them me us it you what this that plan which whom capita cent person day".split())


def _mention_at(kinds: dict[int, Mention], begin: int, stop: int) -> Mention | None:
    for at in range(max(0, begin - 4), min(stop, begin + 12)):
        if at in kinds:
            return kinds[at]
    return None


def _is_outlet(name: str) -> bool:
    words = [w.casefold().strip(".,'’") for w in name.split()]
    if len(words) > 2 and words[0] == "the":
        words = words[1:]
    return len(words) > 1 and (
        words[-1] in tables.OUTLETS or words[-1].isdigit() or words[0] in ("daily", "sunday")
    )


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


def _in_order(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """Sorted by place; of several about the same words one is kept, the surest kind first."""
    rank = {"agency": 0, "report": 1, "image": 2, "reference": 3, "attribution": 4}
    kept: list[Credit] = []
    ordered = sorted(
        credits,
        key=lambda c: (rank[c.kind], c.span.start, -c.span.end, c.source),
    )
    taken: list[Span] = []
    for credit in ordered:
        at = credit.source_span
        if at is not None and any(at.meets(other) for other in taken):
            continue
        if at is not None:
            taken.append(at)
        kept.append(credit)
    return tuple(sorted(kept, key=lambda c: (c.span.start, c.span.end, c.kind, c.source)))
