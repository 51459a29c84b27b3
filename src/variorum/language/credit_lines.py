"""Credits in the lines of a page: datelines, bylines, signatures of agencies, image credits.

A line's place and form say what it is; an agency's name is a shape (capitals, or a name that
ends in a word outlets are called by), never an entry in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from variorum.language import name_tables as tables
from variorum.language.credit_phrases import NAME, SHORT_NAME
from variorum.language.credit_rules import Hits, rule
from variorum.language.credit_shapes import credit, is_outlet, kept, looks_wire
from variorum.model import Article, Block, Credit
from variorum.text.outlets import names_outlet

_RUNNING = 90
_HEAD = 8
_PARENTHESIS = re.compile(
    r"[^()\[\]/\n]{0,70}(?:[(\[](?P<name>[^()\[\]\d\n][^()\[\]\n]{1,48})[)\]]\s{0,2}[-–—:]"
    r"|\s/(?P<slashed>[^\W\d_][^()/\n]{1,30})/\s{0,2}[-–—:])"
)
# "OLM, May 3 — NTX — …": an agency between two dashes.
_BETWEEN = re.compile(r"[^()\n–—]{2,50}\s[–—-]{1,2}\s(?P<name>[A-Z][A-Za-z]{1,24})\s?[–—-]{1,2}\s")
# "Olm (NTX)" in a line of its own.
_PLACED = re.compile(
    r"(?P<where>[^\W\d_][^()\[\]\n]{1,50}?),?\s?[(\[](?P<name>[^()\[\]\d\n]{2,30})[)\]]\s?\.?"
)
_SIGNED = re.compile(
    r"(?:[-–—]{1,2}\s?|\(|\[|/)(?:(?:[Ww]ith|[Aa]vec|[Mm]it|[Cc]on|[Mm]et|[Mm]ed|[Cc]om) )?"
    r"(?P<name>[^\n()\[\]]{2,40}?)[)\]]?\.?"
)
_AFTER = re.compile(
    r"[.!?”\"'’»]\s{1,2}(?:[(\[](?P<name>[^()\[\]\n]{2,30})[)\]]|[–—]\s?(?P<bare>[A-Z]{2,6}))\.?"
)
_BY = re.compile(r"(?:By|BY|Von|Por|Par|Oleh)\s+(?P<who>[^\n]{2,120})")
_AGENCIES = re.compile(
    r"(?:\bnews )?\b(?:agenc(?:y|ies)|agencias|agences|agenturen|agensi)\b", re.IGNORECASE
)
_SERVICE = (
    r"(?:(?:news|wire|press)[ -]"
    r"(?:services?|agenc(?:y|ies)|reports?|copy|dispatches|wires?)"
    r"|agenc(?:y|ies)(?:['’]? (?:reports?|copy|dispatches|material|inputs?))?"
    r"|(?:news)?wires?(?: reports?| services?| copy)?|media reports"
    r"|agencias|agences|agenturen|nachrichtenagenturen|agensi)"
)
# "From our news services", "Staff and agencies", "Compiled from wire reports".
_UNNAMED = re.compile(
    r"(?:(?:by|from|with|via|compiled (?:from|by)|combined from|sources?:?|text:?|reporting by"
    r"|additional reporting(?: by| from)?:?|(?:with )?inputs? from|agencies:?|von|de|con|avec"
    r"|mit(?: material von)?)\s+)?"
    r"(?:(?:our|the|international|foreign|various|other|local|national)\s+|own\s+)?"
    r"(?:(?:[^\s,/&|]{1,20}\s+){0,3}(?:staff|correspondents?|reporters?|writers?|desk|newsroom"
    r"|bureau|redaktion|redacción|rédaction)\s?(?:,|/|&|\||and|with|y|et|und|avec|con|mit)\s?"
    r"(?:the\s+)?)?"
    rf"(?P<name>{_SERVICE})(?:\s?(?:,|/|&|and)\s?(?:our )?(?:own )?(?:staff|correspondents?"
    r"|reporters?|writers?))?\.?",
    re.IGNORECASE,
)
# By themselves in a line these are a credit; "Press services" may be a heading.
_WIRES = re.compile(
    r"(?:news ?|wire |press )?(?:agencies|agencias|agences|wires?\b)", re.IGNORECASE
)
_COPYRIGHT = rule(
    "c copyright",
    r"(?:©|\([cC]\)|[Cc]opyright)\s{0,2}(?:©\s?)?(?:\d{4}(?:[-–]\d{2,4})?,?\s?)?(?:by )?"
    rf"(?P<name>{NAME})",
    at="any",
    mark="©",
)
_DISTRIBUTED = rule(
    "distributed syndicated provided supplied republished reproduced reprinted",
    r"(?:[Dd]istributed|[Ss]yndicated|[Pp]rovided|[Ss]upplied|[Rr]epublished|[Rr]eproduced"
    r"|[Rr]eprinted)\s"
    rf"(?:by|from|via|with (?:the )?(?:kind )?permission (?:of|from))\s(?P<name>{NAME})",
)
_ORIGIN = rule(
    "article story report piece post text originally first content",
    r"(?:[Tt]h(?:is|e) (?:article|story|report|piece|post|text)[^\n]{0,40}? "
    r"(?:appeared|published|written|produced|reported|comes|came)[^\n]{0,20}? "
    r"(?:by|in|on|at|from)"
    r"|(?:Originally|First) (?:published|appeared|posted) (?:by|in|on|at)"
    rf"|[Cc]ontent from) (?P<name>{SHORT_NAME})",
    at="any",
)
_CONTRIBUTED = rule(
    "additional with reporting files material input inputs contribution contributions information",
    r"(?:[Aa]dditional reporting(?: (?:by|from)|:)"
    r"|(?:[Ww]ith )?(?:[Rr]eporting|[Ff]iles|[Mm]aterial|[Ii]nputs?|[Cc]ontributions?"
    r"|[Ii]nformation) (?:by|from)) "
    rf"(?P<name>{SHORT_NAME})",
)
_HELPED = rule(
    "contributed", rf"(?P<name>{SHORT_NAME}) (?:also )?contributed to this \w{{3,12}}", at="verb"
)
_COPY = rule(
    "agency agencies wire",
    r"[Tt]h(?:is|e) (?:article|story|report|piece|text|copy) "
    r"(?:is|was|has been|contains|uses|includes)"
    r"[^.\n]{0,60}?(?P<name>\b(?:news |wire |press )?(?:agency|agencies|wire)\b)",
    at="any",
)
_IMAGE = rule(
    "image images photo photos photograph photographs photography picture pictures pic pics credit "
    "credits foto bild gambar imagen courtesy handout",
    r"[\[(]?\s?(?:(?i:Images?|Photos?|Photographs?|Photography|Pictures?|Pics?|Credits?"
    r"|Picture credit|Foto|Bild|Gambar|Imagen)"
    r"(?: credits?| by| courtesy(?: of)?| via| from)?\s?"
    r"(?::|\bby\b|\bcourtesy\b|\bvia\b|(?<=of)|©)\s?"
    r"|(?i:[Cc]ourtesy of|[Hh]andout (?:via|from|by|/)) )"
    r"(?P<rest>[^\n\])]{2,200})",
    at="any",
)
_CAPTION_TAIL = re.compile(
    rf"(?:\s©\s?|[.!?”\"]\s(?:{SHORT_NAME}/)|\s[–—|]\s)(?P<name>{SHORT_NAME})\s?\.?$"
)
_NAME_ALONE = re.compile(rf"{NAME}")
RULES = (_CONTRIBUTED, _HELPED, _COPY, _COPYRIGHT, _DISTRIBUTED, _ORIGIN, _IMAGE)


def wire_lines(article: Article, index: int, block: Block, hits: Hits) -> Iterator[Credit]:
    """Agencies to which the text itself is credited, in one block.

    ``hits`` is what a scan of the block found for ``RULES``.
    """
    text, start, end = article.text, block.span.start, block.span.end
    if block.kind not in ("title", "noise", "caption"):
        yield from _dateline(article, index, block)
    short = end - start < 160
    if short and block.kind != "title":
        yield from _byline(article, block)
        yield from _signature(article, index, block)
    if block.kind == "paragraph" and index > 1:
        yield from _closing(article, index, block)
    for match in hits.get(_CONTRIBUTED, ()):
        at = match.span("name")
        name = match.group("name")
        if (is_outlet(name) or looks_wire(name)) and not names_outlet(name, article):
            yield from kept(credit(article, match.start(), at[1], "report", at))
    for match in hits.get(_HELPED, ()):
        at, name = match.span("name"), match.group("name")
        if (is_outlet(name) or looks_wire(name)) and not names_outlet(name, article):
            yield from kept(credit(article, at[0], match.end(), "report", at))
    for match in hits.get(_COPY, ()):
        at = match.span("name")
        yield from kept(
            credit(article, match.start(), match.end(), "agency", at, "unnamed agencies")
        )
    for one in (_COPYRIGHT, _DISTRIBUTED, _ORIGIN):
        for match in hits.get(one, ()):
            at = _first_clause(text, match.span("name"))
            if not names_outlet(text[at[0] : at[1]], article):
                yield from kept(credit(article, match.start(), at[1], "agency", at))


def _dateline(article: Article, index: int, block: Block) -> Iterator[Credit]:
    text, start, end = article.text, block.span.start, block.span.end
    head = text[start : min(end, start + 140)]
    bracketed = "(" in head or "[" in head or "/" in head
    match = _PARENTHESIS.match(text, start, min(end, start + 140)) if bracketed else None
    if match:
        group = "name" if match.group("name") else "slashed"
        name, at = match.group(group), match.span(group)
        # German agencies sign in small letters; elsewhere behind a place in capitals.
        shouted = text[start : at[0] - 1].strip().isupper()
        small = (article.language.startswith("de") or shouted) and re.fullmatch(
            r"[a-z]{2,5}(?:/[a-z]{2,5})?", name
        )
        fits = name[0].isupper() and (group == "name" or looks_wire(name) or is_outlet(name))
        if fits or small:
            yield from _each(article, (at[0] - 1, at[1] + 1), at)
            return
    dashed = head.count("-") + head.count("\u2013") + head.count("\u2014") > 1
    between = _BETWEEN.match(text, start, min(end, start + 100)) if dashed else None
    if between and looks_wire(between.group("name")):
        at = between.span("name")
        yield from kept(credit(article, at[0], at[1], "agency", at))
        return
    tail = text[max(start, end - 3) : end]
    closed = ")" in tail or "]" in tail
    placed = _PLACED.fullmatch(text, start, end) if closed else None
    if placed is None or index >= _HEAD or index + 1 >= len(article.blocks):
        return
    name, where = placed.group("name").strip(), placed.group("where").split()
    after = any(len(b.span) > _RUNNING for b in article.blocks[index + 1 : index + 3])
    initials = "".join(w[0] for w in where if w[0].isupper())
    place = len(where) <= 5 and where[0][0].isupper() and initials != name
    if after and place and (looks_wire(name) or is_outlet(name)):
        begin, stop = placed.span("name")
        yield from _each(article, (begin - 1, stop + 1), (begin, stop))


def _each(article: Article, whole: tuple[int, int], at: tuple[int, int]) -> Iterator[Credit]:
    """One credit for each agency of "NTX/North Wire"."""
    text = article.text
    parts = text[at[0] : at[1]].split("/")
    if len(parts) == 1 or not all(len(p.strip()) > 1 for p in parts):
        yield from kept(credit(article, whole[0], whole[1], "agency", at))
        return
    begin = at[0]
    for part in parts:
        stop = begin + len(part)
        yield from kept(credit(article, begin, stop, "agency", (begin, stop)))
        begin = stop + 1


def _byline(article: Article, block: Block) -> Iterator[Credit]:
    text, start, end = article.text, block.span.start, block.span.end
    inner = (start + 1, end - 1) if text[start] in "([" and text[end - 1] in ")]" else (start, end)
    unnamed = _UNNAMED.fullmatch(text, *inner) if end - start < 80 else None
    if unnamed and (unnamed.start("name") > inner[0] or _WIRES.match(unnamed.group("name"))):
        at = unnamed.span("name")
        yield from kept(credit(article, start, end, "agency", at, "unnamed agencies"))
        return
    match = _BY.match(text, start, end)
    if match is None:
        return
    who = match.group("who")
    if agency := _AGENCIES.search(who):
        at = (match.start("who") + agency.start(), match.start("who") + agency.end())
        if who[: agency.start()].rstrip()[-1:] in ("", ",", "&", "/") or re.search(
            r"(?:\b(?:and|with|from|our|y|et|und|dan)|[a-z])\s*$", who[: agency.start()]
        ):
            yield from kept(credit(article, start, end, "agency", at, "unnamed agencies"))
    shouted = who.upper() == who
    for name in re.finditer(NAME, who):
        words = name.group().casefold().split()
        wire = not shouted and looks_wire(name.group())
        if (words[-1] in tables.OUTLETS or wire) and not names_outlet(name.group(), article):
            at = (match.start("who") + name.start(), match.start("who") + name.end())
            yield from kept(credit(article, start, end, "agency", at))


def _signature(article: Article, index: int, block: Block) -> Iterator[Credit]:
    """A line that is an agency's sign alone, in brackets or after a dash."""
    match = _SIGNED.fullmatch(article.text, block.span.start, block.span.end)
    if match is None or index < 1:
        return
    name, at = match.group("name").strip(), match.span("name")
    agencies = all(looks_wire(p) or is_outlet(p) for p in name.split("/"))
    if agencies and not names_outlet(name, article):
        yield from _each(article, (block.span.start, block.span.end), at)


def _closing(article: Article, index: int, block: Block) -> Iterator[Credit]:
    """An agency's sign after the last sentence of the report."""
    begin = max(block.span.start, block.span.end - 40)
    for match in _AFTER.finditer(article.text, begin, block.span.end):
        if article.text[match.end() : block.span.end].strip():
            continue
        later = article.blocks[index + 1 : index + 40]
        if any(b.kind == "paragraph" and len(b.span) > _RUNNING for b in later):
            return
        group = "name" if match.group("name") else "bare"
        if all(looks_wire(p) or is_outlet(p) for p in match.group(group).split("/")):
            yield from _each(article, match.span(group), match.span(group))


def _first_clause(text: str, at: tuple[int, int]) -> tuple[int, int]:
    """Cut a name at a full stop that is followed by white space."""
    stop = re.search(r"\.\s", text[at[0] : at[1]])
    return (at[0], at[0] + stop.start()) if stop and stop.start() > 2 else at


def masthead(article: Article, index: int, block: Block) -> Iterator[Credit]:
    """A line at the head that is an outlet's name alone, on another outlet's page.

    An agency's own line ("OLM NEWS AGENCY") credits its text to it on its own page too, as
    its name in a dateline does.
    """
    text = article.text
    if len(block.span) > 60 or block.kind == "title":
        return
    if any(b.kind == "paragraph" and len(b.span) > _RUNNING for b in article.blocks[:index]):
        return
    line = block.span.of(text)
    if _BY.match(line) or not _NAME_ALONE.fullmatch(line):
        return
    words = line.casefold().split()
    agency = len(words) > 2 and words[-1] == "agency" and words[-2] in ("news", "press")
    if len(words) < 2 or not (agency or any(w in tables.OUTLETS for w in words)):
        return
    if agency or not _at_home(article, line):
        at = (block.span.start, block.span.end)
        yield from kept(credit(article, *at, "agency", at))


def _at_home(article: Article, name: str) -> bool:
    """True if the name is that of the page's own host."""
    return bool(article.url) and names_outlet(name, replace(article, publisher=None))


def images(article: Article, block: Block, hits: Hits) -> Iterator[Credit]:
    """Who made or gave the pictures, by the words before or the end of a caption."""
    text, start, end = article.text, block.span.start, block.span.end
    if block.kind == "title":
        return
    found = False
    for match in hits.get(_IMAGE, ()):
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
            found = True
            yield from kept(credit(article, match.start(), match.end(), "image", at))
    if (
        block.kind == "caption"
        and not found
        and (tail_of := _CAPTION_TAIL.search(text, start, end))
    ):
        at = tail_of.span("name")
        yield from kept(credit(article, at[0], at[1], "image", at))
