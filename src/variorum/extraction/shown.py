"""What a reader sees of a page, line by line, each with its place to the main heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from variorum.extraction.linked import alike
from variorum.extraction.pagefacts import clean
from variorum.extraction.rows import key_of
from variorum.text import normal

_BLOCKS = frozenset(
    """p div br li ul ol table tr td th h1 h2 h3 h4 h5 h6 section article main header footer aside
    nav blockquote figure figcaption hr pre form dd dt dl legend fieldset address body button
    details summary center""".split()
)
_UNSEEN = frozenset("script style noscript template svg head select textarea iframe".split())
# Parts that speak of other articles or of readers: the first or last word of class or id.
_OTHERS = frozenset(
    """related recommended recommendations comment comments commentlist newsletter popular promo
    promos teaser teasers trending similar carousel latest recent upnext suggested""".split()
)
# Parts beside the text, which may also hold its date or author.
_BESIDE = frozenset("sidebar footer widget widgets breadcrumb breadcrumbs".split())
_PARTS = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
_MARKING = ("class", "id", "itemprop", "property", "rel")
# Of a page's lines no more are looked at, and of a line no more characters.
_MOST_LINES, _MOST_CHARACTERS = 6000, 1000


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as shown: its pieces joined by spaces.

    ``place`` counts lines from the main heading: 0 is the heading, negative stands before.
    ``stamp`` is the machine-readable date of a ``time`` element in it. ``marks`` are the
    class, id, ``itemprop`` and ``rel`` words on the elements that hold it, innermost last.
    ``aside`` is true in parts beside the article, ``others`` in those that surely speak of
    other articles. What a site has on every page, navigation and its footer, has no lines.
    """

    text: str
    place: int
    words: int
    aside: bool = False
    stamp: str | None = None
    marks: str = ""
    pieces: tuple[str, ...] = ()
    linked: bool = False
    others: bool = False

    @property
    def prose(self) -> bool:
        """True for what reads like a paragraph."""
        return self.words >= 20 and self.text.rstrip("\"”’'»)] ")[-1:] in set(".!?…:。")


@dataclass(slots=True)
class _Open:
    """The line being put together."""

    pieces: list[str]
    size: int = 0
    stamp: str | None = None
    holder: Any = None
    linked: int = 0
    heading: bool = False
    aside: bool = False
    others: bool = False


def shown_lines(tree: Any, title: str | None) -> tuple[ShownLine, ...]:
    """The page's lines in reading order.

    Args:
        tree: The parsed page.
        title: The article's title where known: the line that says it is the main heading.
            Else the first ``h1`` is.

    Cost: linear in the page; about 10 ms for one of usual size.
    """
    body = next(iter(tree.iter("body")), tree)
    wanted = key_of(title or "")
    heading = _heading(body, wanted)
    around = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    lines = list(_lines(body, heading, around))
    at = next((i for i, line in enumerate(lines) if line.heading), None)
    if at is None and wanted:
        at = _likest(lines, wanted)
    found = []
    for number, line in enumerate(lines):
        text = _text(line)
        found.append(
            ShownLine(
                text,
                number - (at if at is not None else -1),
                text.count(" ") + 1 if text else 0,
                line.aside,
                line.stamp,
                _marks(line.holder),
                tuple(line.pieces),
                bool(line.linked) and line.linked >= len(line.pieces),
                line.others,
            )
        )
    return tuple(found)


def _likest(lines: list[_Open], wanted: str) -> int | None:
    """The line that says the title, where it is no heading by its markup."""
    best: tuple[float, int] | None = None
    for number, line in enumerate(lines):
        if line.aside or line.size > 2 * len(wanted) + 40 or line.size < len(wanted) // 3:
            continue
        likeness = alike(_text(line), wanted)
        if likeness >= 0.7 and (best is None or likeness > best[0]):
            best = (likeness, number)
    return best[1] if best else None


def _text(line: _Open) -> str:
    return normal(" ".join(" ".join(line.pieces).split()))[:_MOST_CHARACTERS]


def _heading(body: Any, wanted: str) -> Any:
    first = None
    for element in body.iter("h1", "h2", "legend"):
        if element.tag == "h1" and first is None:
            first = element
        if wanted and key_of(clean(element.text_content())) == wanted:
            return element
    return first


def _lines(body: Any, heading: Any, around: frozenset[Any]) -> Iterator[_Open]:
    """Each line as it ends."""
    from lxml import etree

    line = _Open([])
    asides: list[tuple[Any, bool]] = []
    links = 0
    count = 0
    within: Any = None
    known: dict[str, str] = {}
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            tag = ""
        if tag in _BLOCKS and line.pieces:
            yield line
            line = _Open([])
            count += 1
            if count >= _MOST_LINES:
                return
        if event == "start":
            # Scripts may show what was sent hidden: what holds the heading is seen.
            bare = not element.attrib
            if element not in around:
                if not tag or tag in _UNSEEN or tag == "nav":
                    walk.skip_subtree()
                    continue
                if (tag == "footer" or not bare) and _never_read(element):
                    walk.skip_subtree()
                    continue
                if (tag == "aside" or not bare) and (kind := _aside(element, known)):
                    asides.append((element, kind == "others"))
            links += tag == "a"
            if element is heading:
                within = element
            if not bare and line.stamp is None and (stamp := _stamp(element)):
                line.stamp = stamp
                if not (element.text or "").strip():
                    _add(line, "", links, element)
            piece, holder = element.text, element
        else:
            if tag == "a" and links:
                links -= 1
            if asides and asides[-1][0] is element:
                asides.pop()
            if within is element:
                within = None
            piece, holder = element.tail, element.getparent()
        if piece and not piece.isspace():
            _add(line, piece, links, holder)
            line.heading = line.heading or within is not None
            line.aside = bool(asides)
            line.others = any(others for _, others in asides)
    if line.pieces:
        yield line


def _add(line: _Open, piece: str, links: int, holder: Any) -> None:
    if line.size < _MOST_CHARACTERS:
        line.pieces.append(piece[:_MOST_CHARACTERS])
        line.linked += links > 0
        line.holder = holder if line.holder is None else line.holder
    line.size += len(piece)


def _marks(element: Any) -> str:
    """The words that mark up an element and the three around it, innermost last."""
    found: list[str] = []
    for _ in range(4):
        if element is None:
            break
        found += [value[:200] for name in _MARKING if (value := element.get(name)) is not None][
            ::-1
        ]
        element = element.getparent()
    return " ".join(reversed(found))


def _stamp(element: Any) -> str | None:
    """The date that markup gives for machines: HTML's, microdata's, RDFa's, hAtom's."""
    if element.tag == "time":
        found = element.get("datetime") or element.get("content")
    elif element.tag == "abbr":
        found = element.get("title")
    elif "date" in (element.get("itemprop") or element.get("property") or ""):
        found = element.get("content") or element.get("datetime")
    else:
        return None
    return found if found and found[:1].isdigit() else None


def _never_read(element: Any) -> bool:
    """True for what is hidden, and for what a site has on every page."""
    tag = element.tag
    if tag == "nav" or element.get("hidden") is not None:
        return True
    if tag == "footer":
        return not any(ancestor.tag == "article" for ancestor in element.iterancestors())
    style = element.get("style")
    return bool(style) and "display:none" in style.replace(" ", "").lower()


def _aside(element: Any, known: dict[str, str]) -> str:
    """ "beside" or "others" for what begins such a part, else ""."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names not in known:
        known[names] = max((_named_so(name) for name in names[:400].split()), default="")
    # A few words set beside the text are about it: its date, its author.
    if not known[names] and element.tag == "aside" and not _short(element):
        return "beside"
    return known[names]


def _named_so(name: str) -> str:
    parts = [part.lower() for part in _PARTS.split(name) if part]
    if not parts or parts[0] in ("elementor", "has", "no", "with"):
        return ""
    ends = {parts[0], parts[-1]}
    return "others" if ends & _OTHERS else "beside" if ends & _BESIDE else ""


def _short(element: Any, most: int = 80) -> bool:
    size = 0
    for piece in islice(element.itertext(), 100):
        size += len(piece.strip())
        if size > most:
            return False
    return True
