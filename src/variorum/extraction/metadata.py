"""A page's title, byline, publisher and dates: the best witness for each, named."""

from __future__ import annotations

import re
from typing import Any

from variorum.extraction.bylines import read_imprint, squash
from variorum.extraction.pagefacts import PageFacts, clean
from variorum.extraction.signs import signs_of_authors, signs_of_dates
from variorum.extraction.stamps import iso
from variorum.model import Fact, Span
from variorum.text import fold

_SEPARATOR = re.compile(r"\s+[|\-–—»«·:•/]+\s+|\s*[|»·•]\s*|:\s+")
_BY = re.compile(
    r"^(?:(?:written|posted|published|story|words|text|article|reported|created|authored"
    r"|reviewed)\s+)?"
    r"(?:by|von|par|por|di|door|av|af)\b\s*:?\s*|^(?:authors?|autor(?:in|es|e)?|auteurs?|writer"
    r"|words|text)\s*:\s*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^(?:admin\w*|administrator|editor(?:s|ial)?(?: (?:team|staff|desk|board))?|(?:the"
    r" )?(?:editorial )?(?:staff|team)(?: writer)?s?|webmaster"
    r"|author|guest|user|root|test|unknown|anonymous|undefined|sign (?:in|up)|log ?in|none|null"
    r"|n/?a|redaktion|redaction|redacción|redazione|redactie|wordpress|news ?desk"
    r"|contributor|site admin|super ?user|posts?|published|view all posts|follow|share|about"
    r"|contact)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s*(?:,|\||–|—|\s-\s|·|•|\()\s*(?:(?:the|our|a|an|senior|chief|deputy|assistant|associate"
    r"|staff|guest|freelance|political|business|sports?|tech\w*"
    r"|science|health|world|foreign|national|local|news|managing|executive|contributing|special"
    r"|lead|digital|features?)\s+)*"
    r"(?:editor|correspondent|reporter|writer|journalist|columnist|contributor|author|producer"
    r"|redakteur\w*|journaliste|redactor\w*|phd|ph\.d\.?|md|m\.d\.?)\b.*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|&|\||/|\s(?:and|und|et|og|och|with)\s)\s*")
_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published-date",
    "publisheddate",
    "publication-date",
    "published_date",
    "og:pubdate",
    "bt:pubdate",
    "release_date",
    "article_date_original",
    "article.published",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "og:published_time",
    "article:published",
    "rnews:datepublished",
)
_MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "article:modified",
)
_AUTHOR_META = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "cxenseparse:author",
    "og:article:author",
    "creator",
    "authors",
    "rbauthors",
)
_URL_DATE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|[a-z]{3})[/-](?P<day>\d\d?)(?=[/-]|$)",
    re.IGNORECASE,
)


def page_title(facts: PageFacts) -> Fact | None:
    """The title a reader sees: the main heading that the metadata agree with.

    A heading that is the site's name is passed over; a title from metadata loses the
    site's name at its end.
    """
    site = _site_names(facts)
    given = [
        (how, _without_site(value, site))
        for how, value in (
            ("og:title", clean(facts.meta.get("og:title"))),
            ("JSON-LD headline", _headline(facts)),
            ("twitter:title", clean(facts.meta.get("twitter:title"))),
            ("title element", clean(facts.title_element)),
        )
        if value
    ]
    best: tuple[float, int, str] | None = None
    for number, heading in enumerate(facts.headings):
        text = clean(heading)
        if not text or squash(text) in site or len(text) < 3:
            continue
        agreement = max((_alike(text, value) for _, value in given), default=0.0)
        if best is None or agreement > best[0] + 0.2:
            best = (agreement, -number, text)
    if best is not None and (best[0] >= 0.35 or not given):
        return Fact(best[2], "main heading")
    for how, value in given:
        if value and squash(value) not in site:
            return Fact(value, how)
    return Fact(best[2], "main heading") if best is not None else None


def _headline(facts: PageFacts) -> str:
    found = (clean(node.get("headline")) for node in facts.linked)
    return next((value for value in found if value), "")


def _site_names(facts: PageFacts) -> frozenset[str]:
    names = {
        clean(facts.meta.get(key)) for key in ("og:site_name", "application-name", "twitter:site")
    }
    names |= {name for node in facts.linked if (name := _named(node.get("publisher")))}
    parts = [p for p in _SEPARATOR.split(facts.title_element) if p]
    # A heading that stands at the title's end, behind another, is the site's.
    if len(parts) > 1:
        ends = {squash(p) for p in (parts[0], parts[-1])}
        firsts = [squash(h) for h in facts.headings]
        if (
            len(set(firsts)) > 1
            or not firsts
            or _alike(facts.title_element, facts.headings[0]) < 0.5
        ):
            names |= {
                h for h in facts.headings if squash(h) in ends and squash(h) == squash(parts[-1])
            }
    return frozenset(squash(name) for name in names if name)


def _without_site(title: str, site: frozenset[str]) -> str:
    """The title without a last (or first) part that is the site's name or looks like one."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    last, first = cuts[-1], cuts[0]
    if squash(title[last.end() :]) in site:
        return _without_site(title[: last.start()], site)
    if squash(title[: first.start()]) in site and ":" not in first.group():
        return title[first.end() :]
    if "|" in last.group() and len(title[: last.start()]) > len(title[last.end() :]):
        return title[: last.start()]
    return title


def _alike(left: str, right: str) -> float:
    a, b = (set(re.findall(r"\w+", fold(text).casefold())) for text in (left, right))
    return len(a & b) / max(1, min(len(a), len(b)) * 0.5 + max(len(a), len(b)) * 0.5)


def page_byline(facts: PageFacts, tree: Any) -> Fact | None:
    """The names of those who wrote the page; ``None`` where only a team or the site signs."""
    site = _site_names(facts)
    for node in facts.linked:
        names = _names_in(node.get("author") or node.get("creator"))
        if value := _tidy(names, site):
            return Fact(value, "JSON-LD author")
    for key in _AUTHOR_META:
        if value := _tidy([clean(facts.meta.get(key))], site):
            return Fact(value, f"meta {key}")
    named = facts.meta.get("twitter:data1") if "written" in _label(facts) else None
    if value := _tidy([clean(named)], site):
        return Fact(value, "meta twitter:data1")
    for how, text in signs_of_authors(tree):
        if value := _tidy([text], site):
            return Fact(value, how)
    return None


def _label(facts: PageFacts) -> str:
    return facts.meta.get("twitter:label1", "").lower()


def _names_in(value: object, depth: int = 0) -> list[str]:
    if depth > 4:
        return []
    if isinstance(value, list):
        return [name for item in value[:20] for name in _names_in(item, depth + 1)]
    name = _named(value)
    return [name] if name else []


def _named(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
        if isinstance(value, list):
            value = value[0] if value else None
    return clean(value)


def _tidy(names: list[str], site: frozenset[str]) -> str:
    """Names joined by commas, without roles, sites, addresses and repetitions."""
    found: list[str] = []
    for name in names:
        if "://" in name or name.startswith("www."):
            continue
        name = _ROLE.sub("", _BY.sub("", name)).strip()
        imprint = read_imprint(f"By {name}", Span(0, len(name) + 3))
        if imprint is not None and imprint.names is not None:
            name = imprint.names.of(f"By {name}")
        for piece in _AND.split(name):
            piece = re.sub(r"\s*[(<\[].*$", "", _BY.sub("", piece)).strip(" .,:;|-–—\"'")
            known = not piece or _NO_NAME.match(piece) or squash(piece) in site
            odd = (
                "@" in piece
                or "/" in piece
                or ("." in piece.strip(".").replace(". ", "")[2:] and " " not in piece)
            )
            if (
                known
                or odd
                or len(piece.split()) > 6
                or not any(c.isalpha() for c in piece)
                or any(c.isdigit() for c in piece)
            ):
                continue
            if squash(piece) not in {squash(other) for other in found}:
                found.append(piece)
    return ", ".join(found[:12])


def page_publisher(facts: PageFacts) -> Fact | None:
    """Who publishes the page, by its own word."""
    if name := clean(facts.meta.get("og:site_name"), 120):
        return Fact(name, "og:site_name")
    for node in facts.linked:
        if name := _named(node.get("publisher")):
            return Fact(name, "JSON-LD publisher")
    if name := clean(facts.meta.get("application-name"), 80):
        return Fact(name, "meta application-name")
    return None


def page_published(facts: PageFacts, tree: Any, url: str | None) -> Fact | None:
    """The day of publication; ``None`` unless some witness on the page names it."""
    for node in facts.linked:
        if value := iso(clean(node.get("datePublished"))):
            return Fact(value, "JSON-LD datePublished")
    for key in _PUBLISHED_META:
        if value := iso(clean(facts.meta.get(key))):
            return Fact(value, f"meta {key}")
    if sign := next(signs_of_dates(tree), None):
        return Fact(sign[1], sign[0])
    match = _URL_DATE.search(url or "")
    if match and match["month"].isdigit():
        value = iso(f"{match['year']}-{match['month']:0>2}-{match['day']:0>2}")
        return Fact(value, "date in the address") if value else None
    return None


def page_modified(facts: PageFacts, published: Fact | None) -> Fact | None:
    """When the page was last changed, where it says so and that is later."""
    found = [
        (iso(clean(node.get("dateModified"))), "JSON-LD dateModified") for node in facts.linked
    ]
    found += [(iso(clean(facts.meta.get(key))), f"meta {key}") for key in _MODIFIED_META]
    for value, how in found:
        if value and (
            published is None or (value[:10] >= published.value[:10] and value != published.value)
        ):
            return Fact(value, how)
    return None
