"""What a reader sees of authors on a page, found by markup and by place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from variorum.extraction.bylines import is_person, read_imprint, squash
from variorum.extraction.pagefacts import clean
from variorum.model import Span

_WHOLE = frozenset({"body", "html", "article", "main", "section"})


def _related(tree: Any) -> Iterator[Any]:
    """The links that say of themselves that they lead to the author."""
    return (a for a in tree.iter("a") if " author " in f" {a.get('rel') or ''} ")


def _marked(tree: Any) -> Iterator[Any]:
    """The elements that microdata call the author, or the names in them."""
    paths = (
        "//*[@itemprop='author']//*[@itemprop='name'] |"
        " //*[@itemprop='author'][not(.//*[@itemprop])]"
    )
    return iter(tree.xpath(paths))


def _classed(tree: Any) -> Iterator[Any]:
    """The elements whose class calls them a byline, whole pages left out."""
    for element in tree.iter():
        tag, names = element.tag, element.get("class")
        if tag == "address":
            yield element
        elif names and tag not in _WHOLE:
            low = names.lower()
            if "author" in low or "byline" in low or "writer" in low:
                yield element


def _linked(tree: Any) -> Iterator[Any]:
    """The links whose address is that of a person's page."""
    for link in tree.iter("a"):
        href = link.get("href")
        if href and any(word in href for word in _PERSONS):
            yield link


# Parts of a page that speak of other articles, by how their class or id begins.
_OTHERS = (
    "related recommend sidebar comment footer newsletter popular promo teaser widget more-"
    " read-next menu nav"
).split()
_PERSONS = (
    "/author/ /authors/ /contributor /by/ /reporter /journalist /people/ /staff/ /profile/ autor"
).split()
_WAYS: tuple[tuple[str, Callable[[Any], Iterator[Any]]], ...] = (
    ("author link", _related),
    ("marked as author", _marked),
    ("byline on the page", _classed),
    ("link to the author's page", _linked),
)
_BY = re.compile(
    r"^(?:(?:written|posted|story|words|text)\s+)?(?:by|von|par|por|di|door|av|af)\b[\s:|]*", re.I
)
# Between pieces of a line that one list of names goes on through.
_JOINED = re.compile(r"\s*\|\s*(,|&|and|und|et|y|e|en|og|och)(?=[\s|])\s*\|?\s*")


def signs_of_authors(tree: Any) -> Iterator[tuple[str, str]]:
    """Texts that may name the authors, likeliest first, with how each was found."""
    head = _heads(tree)
    for how, find in _WAYS:
        sure = how in ("author link", "marked as author")
        for element in islice(find(tree), 40):
            text = _pieces(element)
            if not text or _aside(element, head):
                continue
            if sure:
                yield how, text.partition(" | ")[0] if is_person(text.partition(" | ")[0]) else text
                continue
            # "/author/jo" names Jo, where one word alone would not.
            name = text if _in_address(text, element.get("href")) else _named(text)
            if name:
                yield how, name


def joined(pieces: Iterable[str]) -> str:
    """Pieces of a line with bars between them, but where one list of names goes on."""
    kept = (" ".join(piece.split()) for piece in pieces)
    return _JOINED.sub(r" \1 ", " | ".join(piece for piece in kept if piece))


def _pieces(element: Any, most: int = 160) -> str:
    """An element's text, its pieces told apart; "" where it is long."""
    out: list[str] = []
    length = 0
    for piece in element.itertext():
        out.append(piece)
        length += len(piece.strip())
        if length > most:
            return ""
    return clean(joined(out), 2 * most)


def _heads(tree: Any) -> frozenset[Any]:
    """The main headings' own ancestors: what holds the title is never an aside."""
    return frozenset(a for h in islice(tree.iter("h1"), 3) for a in h.iterancestors())


def _aside(element: Any, head: frozenset[Any]) -> bool:
    for ancestor in element.iterancestors():
        if ancestor in head:
            return False
        if ancestor.tag in ("footer", "nav") and not (
            ancestor.tag == "footer" and _within(ancestor, "article")
        ):
            return True
        names = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}".lower().split()
        if any(name.startswith(word) for name in names for word in _OTHERS):
            return True
    return False


def _within(element: Any, tag: str) -> bool:
    return any(ancestor.tag == tag for ancestor in element.iterancestors())


def _in_address(text: str, href: str | None) -> bool:
    last = (href or "").split("?")[0].rstrip("/").rpartition("/")[2]
    return len(text) > 2 and squash(text) == squash(last) and " | " not in text


def _named(text: str) -> str:
    """The name in a short text that is nothing but a name or a byline; "" else."""
    if len(text) > 120:
        return ""
    whole = text.replace(" | ", " ")
    imprint = read_imprint(whole, Span(0, len(whole)))
    if imprint is not None and imprint.names is not None and "|" not in text:
        return imprint.names.of(whole)
    name = re.split(r"\s*[,(|]", _BY.sub("", text))[0].strip()
    return name if is_person(name) else ""
