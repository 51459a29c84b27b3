"""Who wrote a page: names from metadata, from markup, and from the lines by the heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from variorum.extraction.bylines import (
    is_outlet,
    is_person,
    is_role,
    read_imprint,
    squash,
)
from variorum.extraction.pagefacts import PageFacts, clean
from variorum.extraction.shown import ShownLine
from variorum.extraction.signs import joined, signs_of_authors
from variorum.extraction.stamps import find_stamp
from variorum.model import Fact, Span

_LABEL = (
    r"(?:(?:(?:article|story|text|words|post(?:ed)?|written|reported|published|created|authored"
    r"|contributed|submitted|analysis|opinion|column|review|recipe|research(?:ed)?|content|blog(?:"
    r" post)?)\s+)?by|author(?:\(s\)|s)?|writer|words|von|verfasst von|geschrieben von"
    r"|ein (?:beitrag|artikel) von|autor(?:in|es|e)?|par|écrit par|rédigé par"
    r"|publié par|auteurs?|por|escrito por"
    r"|redactado por|publicado por|di|scritto da|a cura di|door|geschreven door|auteur|tekst"
    r"|av|af|skrevet av|skrevet af|skriven av|forfatter|författare)"
)
_BY = re.compile(rf"^{_LABEL}\b(?:\s*:)?\s*", re.IGNORECASE)
# "3 May 2031 by Ann Lee", "Posted on Monday by Ann Lee".
_DATED_BY = re.compile(
    r"^[^.!?]{0,60}\d\d[^.!?]{0,12}?\s(?:by|von|par|por|door|av|af)\s+", re.IGNORECASE
)
_ONLY_LABEL = re.compile(
    rf"^(?:{_LABEL}|about the author|über den autor|über die autorin)\s*:?$", re.IGNORECASE
)
# Far from the heading only what can't begin a sentence of prose.
_FAR_LABEL = re.compile(
    r"^(?:(?:text|words|article|story|written|authored|posted|post|reported)\s+by|authors?\s*:"
    r"|about the author\s*:|verfasst von|geschrieben von|autor(?:in)?\s*:|écrit par|auteur\s*:"
    r"|escrito por|autora?\s*:|scritto da|autore\s*:|geschreven door|skrevet av|skrevet af"
    r"|skriven av)\s*",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:[|·•●»]|\s[–—-]\s|\bupdated\b|\bpublished\b|\bposted\b|\blast\b|\bmin(?:ute)?s? read\b"
    r"|\breviewed\b|\bedited\b|\bfact[- ]checked\b|\bmedically\b"
    r"|\bon\s+(?=\w+[ ,.])|\bin\s+(?=[A-Z])"
    r"|\bam\s+(?=\d)|\ble\s+(?=\d)|\bel\s+(?=\d)|\bil\s+(?=\d)|\bop\s+(?=\d))",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^(?:admin\w*|administrator|editor(?:s|ial)?(?: (?:team|staff|desk|board))?|(?:the"
    r" )?(?:editorial )?(?:staff|team)(?: writer)?s?|webmaster"
    r"|author|guest|user|root|test|unknown|anonymous|undefined|sign (?:in|up)|log ?in|none|null"
    r"|n/?a|redaktion|redaction|redacción|redazione|redactie|wordpress|news ?desk"
    r"|contributor|site admin|super ?user|posts?|published|view all posts|follow|share|about"
    r"|contact|read more|more|home|blog|articles?|profile|bio|website|email|twitter|linkedin"
    r"|facebook|instagram|comments?)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s*(?:,|\||–|—|\s-\s|·|•|\()\s*(?:(?:the|our|a|an|senior|chief|deputy|assistant|associate"
    r"|staff|guest|freelance|political|business|sports?|tech\w*"
    r"|science|health|world|foreign|national|local|news|managing|executive|contributing|special"
    r"|lead|digital|features?)\s+)*"
    r"(?:editor|correspondent|reporter|writer|journalist|columnist|contributor|author|producer"
    r"|redakteur\w*|journaliste|redactor\w*|phd|ph\.d\.?|md|m\.d\.?|director|manager|founder"
    r"|co-founder|ceo|cto|president|professor|vice|head|analyst|specialist|strategist"
    r"|expert|consultant|engineer|coach|rdn?|r\.d\.?|rn|mba|mph|ms|msc|cfp|cpa|esq|jr)\b.*$",
    re.IGNORECASE,
)
_PERSONS = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|und|et|y|e|en|og|och|&)\s+")
_AND = re.compile(r"\s*(?:,|;|&|\||/|\s(?:and|und|et|og|och|with)\s)\s*")
_AUTHOR_META = """
author article:author article:author_name parsely-author sailthru.author byl citation_author
dc.creator dcterms.creator cxenseparse:author og:article:author og:author creator authors
rbauthors article.author
""".split()
_NEAR, _PARAGRAPHS, _BEFORE = 25, 3, 4


def page_byline(facts: PageFacts, lines: Sequence[ShownLine], tree: Any) -> Fact | None:
    """The names of those who wrote the page; ``None`` where only a team or the site signs.

    Metadata go first, then what markup calls author, then lines by the heading.
    """
    site = site_names(facts)
    shown = list(_shown(lines))
    first = [sign for sign in shown if "heading" in sign[0]]
    for how, names, marked in _stated(facts):
        if value := tidy(names, site, marked=marked):
            # What is shown may name more of the authors, or more of a name.
            fuller = next((text for _, text in first[:1] if _holds(text, value)), None)
            return Fact(tidy([fuller], site), first[0][0]) if fuller else Fact(value, how)
    for how, text in (*first, *signs_of_authors(tree), *shown):
        if value := tidy([text], site):
            return Fact(value, how)
    return None


def states_author(facts: PageFacts) -> bool:
    """True if metadata name somebody who wrote the page."""
    site = site_names(facts)
    return any(tidy(names, site, marked=marked) for _, names, marked in _stated(facts))


def site_names(facts: PageFacts) -> frozenset[str]:
    """The names under which the site itself signs, run together; persons are none."""
    names = {
        clean(facts.meta.get(key)) for key in ("og:site_name", "application-name", "twitter:site")
    }
    for node in facts.linked:
        publisher = node.get("publisher")
        if not (isinstance(publisher, dict) and "Person" in str(publisher.get("@type"))):
            names.add(named(publisher))
    return frozenset(squash(name) for name in names if name)


def _stated(facts: PageFacts) -> Iterator[tuple[str, list[str], bool]]:
    """What metadata say, with how it was found and whether it is said to be a person."""
    for node in facts.linked:
        value = node.get("author") or node.get("creator")
        people = value if isinstance(value, list) else [value]
        person = any(isinstance(v, dict) and "Person" in str(v.get("@type")) for v in people)
        yield "JSON-LD author", names_in(value), person
    for key in _AUTHOR_META:
        values = facts.several.get(key, ())
        # Many authors stand in as many elements; two of other names are two systems' words.
        yield (
            f"meta {key}",
            [clean(v) for v in (values if key == "citation_author" else values[:1])],
            True,
        )
    if "written" in facts.meta.get("twitter:label1", "").lower():
        yield "meta twitter:data1", [clean(facts.meta.get("twitter:data1"))], True


def names_in(value: object, depth: int = 0) -> list[str]:
    """All names in a JSON-LD value."""
    if depth > 4:
        return []
    if isinstance(value, list):
        return [name for item in value[:20] for name in names_in(item, depth + 1)]
    name = named(value)
    return [name] if name else []


def named(value: object) -> str:
    """The first name in a JSON-LD value; "" for none."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
        if isinstance(value, list):
            value = value[0] if value else None
    return clean(value)


def _shown(lines: Sequence[ShownLine]) -> Iterator[tuple[str, str]]:
    """Names that lines by the heading, or a signature at the end, say outright."""
    headed = any(line.place == 0 for line in lines)
    paragraphs = 0
    late: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        paragraphs += line.place > 0 and not line.aside and line.prose
        if line.place == 0 or not 0 < line.words <= 30:
            continue
        below = lines[number + 1 : number + 9]
        near = headed and -_BEFORE <= line.place <= _NEAR and paragraphs <= _PARAGRAPHS
        if _ONLY_LABEL.match(line.text):
            # Only a label of several has several names below it.
            several = below if "s" in line.text.lower()[-3:] else below[:1]
            name = ", ".join(takewhile(is_person, (after.text for after in several)))
        else:
            text = joined(line.pieces)
            label = (_BY.match(text) or _DATED_BY.search(text)) if near else _FAR_LABEL.match(text)
            name = _name(text[label.end() :].lstrip(" |")) if label else ""
        if near and not name and line.words <= 16:
            imprint = read_imprint(line.text, Span(0, len(line.text)))
            name = imprint.names.of(line.text) if imprint and imprint.names else ""
        if name and near:
            yield "byline by the heading", name
        elif name and not line.aside:
            late.append(("signature on the page", name))
        elif near and below and is_person(line.text) and is_role(below[0].text):
            yield "name by the heading", line.text
    yield from late


def _holds(text: str, names: str) -> bool:
    """True if a text names all of these names, and is longer."""
    return len(text) > len(names) and all(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names.split(", ")
    )


def _name(text: str) -> str:
    """The persons' names that follow "By", up to what is no more one; "" where there is none."""
    cut = _CUT.search(text)
    bare = (text[: cut.start()] if cut else text)[:160].strip(" ,:;-–—")
    stamp = find_stamp(bare, 0, len(bare))
    if stamp is not None:
        bare = bare[: stamp.span.start].strip(" ,:;-–—")
    names = takewhile(is_person, (part.strip() for part in _PERSONS.split(bare)))
    return ", ".join(name for name in names if not is_role(name))


def tidy(names: Iterable[str], site: frozenset[str], *, marked: bool = False) -> str:
    """Names joined by commas, without roles, sites, addresses and repetitions.

    Args:
        names: Raw values.
        site: The site's names, which sign for nobody.
        marked: The values are said to name a person: a person may own the site.
    """
    found: list[str] = []
    for name in names:
        if "://" in name or name.startswith("www.") or re.search(r"\w:\s", _BY.sub("", name)):
            continue
        name = _ROLE.sub("", _BY.sub("", name)).strip()
        imprint = read_imprint(f"By {name}", Span(0, len(name) + 3))
        if imprint is not None and imprint.names is not None:
            name = imprint.names.of(f"By {name}")
        for piece in _AND.split(name):
            piece = re.sub(r"\s*[(<\[].*$", "", _BY.sub("", piece)).strip(" .,:;|-–—\"'")
            piece = _once(piece)
            own = squash(piece) in site and not (marked and _may_own(piece))
            if not piece or _NO_NAME.match(piece) or own or not _is_name(piece):
                continue
            if squash(piece) not in {squash(other) for other in found}:
                found.append(piece)
    return ", ".join(found[:12])


def _may_own(piece: str) -> bool:
    words = piece.split()
    return 2 <= len(words) <= 3 and is_person(piece) and not is_outlet(piece, None)


def _is_name(piece: str) -> bool:
    odd = (
        "@" in piece
        or "/" in piece
        or ("." in piece.strip(".").replace(". ", "")[2:] and " " not in piece)
    )
    return (
        not odd
        and len(piece.split()) <= 6
        and any(c.isalpha() for c in piece)
        and not any(c.isdigit() for c in piece)
    )


def _once(piece: str) -> str:
    """A name that stands twice in a row, as picture text and text, once."""
    words = piece.split()
    half = len(words) // 2
    return " ".join(words[:half]) if words and words[:half] == words[half:] else piece
