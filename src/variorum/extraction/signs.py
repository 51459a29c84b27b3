"""What a reader sees of authors on a page, found by markup and by place."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any

from variorum.extraction.bylines import is_person, read_imprint
from variorum.extraction.pagefacts import clean
from variorum.model import Span

_LOWER = "translate(@class, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
_WHOLE = "[not(self::body or self::html or self::article or self::main or self::section)]"


def _classed(*words: str) -> str:
    """A path to the elements whose class holds one of the words, whole pages left out."""
    tests = " or ".join(f"contains({_LOWER}, '{word}')" for word in words)
    return f"//*[{tests}]{_WHOLE}"


def _linked(*words: str) -> str:
    """A path to the links whose address holds one of the words."""
    return f"//a[{' or '.join(f'contains(@href, {word!r})' for word in words)}]"


# Parts of a page that speak of other articles, by how their class or id begins.
_OTHERS = (
    "related recommend sidebar comment footer newsletter popular promo teaser widget more-"
    " read-next"
).split()
_AUTHOR_PATHS = (
    ("author link", "//a[contains(concat(' ', @rel, ' '), ' author ')]"),
    (
        "marked as author",
        "//*[@itemprop='author']//*[@itemprop='name'] |"
        " //*[@itemprop='author'][not(.//*[@itemprop])]",
    ),
    ("byline on the page", f"{_classed('author', 'byline', 'writer')} | //address"),
    (
        "link to the author's page",
        _linked(
            "/author/",
            "/authors/",
            "/contributor",
            "/by/",
            "/reporter",
            "/journalist",
            "/people/",
            "/staff/",
            "/profile/",
            "autor",
        ),
    ),
)
# So many elements after the main heading still belong to an article's head.
_NEAR, _BEFORE = 60, 12


def signs_of_authors(tree: Any) -> Iterator[tuple[str, str]]:
    """Texts that may name the authors, likeliest first, with how each was found."""
    head = _heads(tree)
    for how, path in _AUTHOR_PATHS:
        sure = how in ("author link", "marked as author")
        for element in islice(tree.xpath(path), 40):
            text = spaced(element)
            if not text or _aside(element, head):
                continue
            if sure:
                yield how, text
                continue
            name = _named(text)
            if name:
                yield how, name
    for element in _near_heading(tree):
        text = spaced(element)
        imprint = read_imprint(text, Span(0, len(text)))
        if imprint is not None and imprint.names is not None:
            yield "byline under the heading", imprint.names.of(text)


def spaced(element: Any, most: int = 160) -> str:
    """An element's text with a space between its pieces; "" where it is long."""
    out: list[str] = []
    length = 0
    for piece in element.itertext():
        out.append(piece)
        length += len(piece.strip())
        if length > most:
            return ""
    return clean(" ".join(out), most)


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


def _named(text: str) -> str:
    """The name in a short text that is nothing but a name or a byline; "" else."""
    if len(text) > 90:
        return ""
    imprint = read_imprint(text, Span(0, len(text)))
    if imprint is not None and imprint.names is not None:
        return imprint.names.of(text)
    name = text.split(",")[0].strip()
    return name if is_person(name) else ""


def _near_heading(tree: Any) -> list[Any]:
    """The elements right after (and a few before) the main heading, in the page's order."""
    heading = next(iter(tree.iter("h1")), None)
    if heading is None:
        return []
    before: deque[Any] = deque(maxlen=_BEFORE)
    after: list[Any] = []
    own = frozenset(heading.iter())
    passed = False
    for element in tree.iter():
        passed = passed or element is heading
        if not isinstance(element.tag, str) or element.tag in ("script", "style") or element in own:
            continue
        if not passed:
            before.append(element)
        elif len(after) < _NEAR:
            after.append(element)
        else:
            break
    return [*after, *before]
