"""A page as a flat row of blocks of text, each with its kind, its links and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from variorum.extraction.regions import region_of, region_of_role
from variorum.model import BlockKind
from variorum.text import normal

# Blocks of one page: what comes after is data, not an article.
_MOST = 50_000
_LONGEST_NAME = 400
_SPACE = re.compile(r"[^\S\u00a0\u202f\u2009]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNREAD = frozenset(
    """script style noscript template svg math head iframe object embed video audio canvas select
    textarea input map link meta title option datalist img picture source""".split()
)
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
}
_BLOCKS = frozenset(
    """p div section article main header footer nav aside ul ol dl table tbody thead tfoot tr td th
    pre form fieldset address details figure center body html hr label legend hgroup
    button""".split()
) | frozenset(_KINDS)
# Blocks that hold text only, and are no box for others.
_LEAVES = frozenset("p h1 h2 h3 h4 h5 h6 figcaption caption summary legend label hr".split())
_REGION_TAGS = {
    "nav": "navigation",
    "footer": "copyright line",
    "aside": "sidebar",
    "form": "form",
    "label": "form",
    "fieldset": "form",
    "button": "form",
}
_SKIPPED = frozenset(
    {"navigation", "share or follow buttons", "tags", "copyright line", "related stories"}
)
_STOP = re.compile(r"[.!?…,;:][\"”’'»)\]]*(?:\s|$)|[。！？、，]")


@dataclass(slots=True)
class Box:
    """An element that holds blocks: what it is called, and what it lies in.

    ``own`` is what its markup says it is, "" for running text; ``prose`` counts the
    characters of prose in it.
    """

    number: int
    parent: int
    tag: str
    name: str
    own: str
    body: bool
    prose: int = 0


@dataclass(slots=True)
class Chunk:
    """One block of text; ``linked`` counts its characters within links."""

    kind: BlockKind
    text: str
    box: int
    own: str
    linked: int
    links: list[tuple[int, int, str]] = field(default_factory=list)
    level: int = 0
    weight: int = 0


def weigh(chunk: Chunk) -> int:
    """A block's characters if it reads like prose, else 0."""
    size = len(chunk.text)
    least = 80 if chunk.kind == "item" else 50
    if size < least or chunk.linked * 2 > size or chunk.kind in ("heading", "caption"):
        return 0
    start = chunk.text[:200]
    if start.isascii() and " " not in start:
        return 0
    return size if size > 140 or _STOP.search(chunk.text) else 0


class _Walk:
    """The state of one walk over a tree: the text gathered so far, and where it stands."""

    def __init__(self) -> None:
        self.boxes: list[Box] = [Box(0, -1, "html", "", "", False)]
        self.chunks: list[Chunk] = []
        self.out: list[str] = []
        self.size = 0
        self.links: list[tuple[int, int, str]] = []
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.box = 0
        self.own = ""
        self.href: str | None = None
        self.link_start = 0

    def add(self, text: str) -> None:
        if text.isspace() and text.isascii():
            if self.out and self.out[-1][-1] != " ":
                self.out.append(" ")
                self.size += 1
            return
        if "\n" in text or "  " in text or "\t" in text or not text.isascii():
            text = _SPACE.sub(" ", text)
        if text[0] == " " and (not self.out or self.out[-1][-1] == " "):
            text = text[1:]
        if text:
            self.out.append(text)
            self.size += len(text)

    def flush(self) -> None:
        if self.href is not None and self.size > self.link_start:
            self.links.append((self.link_start, self.size, self.href))
        self.link_start = 0
        if not self.out:
            self.links = []
            return
        raw = "".join(self.out).rstrip(" ")
        links = self.links
        self.out, self.size, self.links = [], 0, []
        if not raw or len(self.chunks) >= _MOST:
            return
        text = raw if raw.isascii() else normal(raw)
        linked = 0
        if links:
            links = [(a, min(b, len(text)), url) for a, b, url in links if a < len(text)]
            linked = sum(end - start for start, end, _ in links)
        if len(text) != len(raw):
            # Composed characters moved the places: keep the text, give up the links.
            links = []
        chunk = Chunk(self.kind, text, self.box, self.own, linked, links, self.level)
        chunk.weight = weigh(chunk)
        self.chunks.append(chunk)

    def close_link(self) -> None:
        if self.href is not None and self.size > self.link_start:
            self.links.append((self.link_start, self.size, self.href))
        self.href = None

    def enter(
        self, tag: str, given: Any = None, names: str = "", region: str = ""
    ) -> tuple[BlockKind, int, int, str]:
        """Open a block with its attributes, its class and id, and the region these name.

        Returns the state to restore at its end.
        """
        if self.out:
            self.flush()
        else:
            self.link_start = 0
        state = (self.kind, self.level, self.box, self.own)
        kind = _KINDS.get(tag)
        if region == "caption":
            kind, region = "caption", ""
        body = region == "body" or (bool(given) and given.get("itemprop") == "articleBody")
        if body or tag in ("body", "html", "main"):
            region = ""
        elif not region:
            region = _REGION_TAGS.get(tag, "")
            role = given.get("role") if given else None
            if role and not region:
                region = region_of_role(role)
        if given and _hidden(given):
            # Pages that are put together by scripts hold even their article like this.
            region = "hidden"
        if tag in _LEAVES:
            self.own = region or self.own
        else:
            parent, name = self.box, names[:80]
            self.box = len(self.boxes)
            self.boxes.append(Box(self.box, parent, tag, name, region, body))
            self.own = ""
        if kind is not None and not (kind == "heading" and self.kind == "caption"):
            self.kind = kind
            self.level = int(tag[1]) if kind == "heading" and tag[0] == "h" else 0
        elif tag in ("table", "ul", "ol", "dl", "section", "article"):
            self.kind, self.level = "paragraph", 0
        return state

    def leave(self, state: tuple[BlockKind, int, int, str] | None, linked: int) -> None:
        """End a block, or a link, or what is neither."""
        if state is not None:
            if self.out:
                self.flush()
            else:
                self.link_start = 0
            self.kind, self.level, self.box, self.own = state
        elif linked:
            self.close_link()


def blocks_of(tree: Any, *, quick: bool = False) -> tuple[list[Box], list[Chunk]]:
    """Read a page's tree into boxes and blocks of text, in order, without what is hidden.

    ``quick`` passes over menus, buttons and footers that hold no paragraph: half of what
    stands on most pages.

    Cost: linear in the size of the page; about 2 ms for one of usual size.
    """
    walk = _Walk()
    add = walk.add
    # A frame: element, iterator over its children, state to restore, 1 if it is a link.
    stack: list[tuple[Any, Any, Any, int]] = [(tree, iter(tree), None, 0)]
    if tree.text:
        add(tree.text)
    while stack:
        element, children, state, linked = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            walk.leave(state, linked)
            if stack and (tail := element.tail):
                add(tail)
            continue
        tag = child.tag
        if tag in _UNREAD or not isinstance(tag, str):
            if tail := child.tail:
                add(tail)
            continue
        if tag == "br":
            walk.flush()
            if child.tail:
                add(child.tail)
            continue
        state, linked = None, 0
        if tag == "tr" and (line := _row(child)):
            state = walk.enter("p", *_called(child))
            add(line)
            walk.flush()
            walk.kind, walk.level, walk.box, walk.own = state
            continue
        if tag in _BLOCKS:
            given, names, region = _called(child)
            if quick and _plainly_aside(child, tag, region):
                walk.flush()
                if tail := child.tail:
                    add(tail)
                continue
            state = walk.enter(tag, given, names, region)
        elif tag == "a":
            href = child.get("href")
            if href and walk.href is None:
                walk.href, walk.link_start, linked = href[:2000], walk.size, 1
        elif (given := child.attrib) and (_covers(given) or _hidden(given)):
            if tail := child.tail:
                add(tail)
            continue
        if text := child.text:
            add(text)
        if len(child):
            stack.append((child, iter(child), state, linked))
            continue
        walk.leave(state, linked)
        if tail := child.tail:
            add(tail)
    walk.flush()
    return walk.boxes, walk.chunks


def _called(element: Any) -> tuple[Any, str, str]:
    """An element's attributes, its class and id, and the region these name."""
    given = element.attrib
    if not given:
        return None, "", ""
    names = f"{given.get('class', '')} {given.get('id', '')}"
    return given, names[:_LONGEST_NAME], region_of(names[:_LONGEST_NAME]) if len(names) > 1 else ""


def _plainly_aside(element: Any, tag: str, named: str) -> bool:
    """True for a menu, a row of buttons, a list of tags or a footer without a paragraph."""
    region = _REGION_TAGS.get(tag, "")
    if not region:
        if not named or tag in _LEAVES or tag in ("body", "html", "main", "article"):
            return False
        region = named
    return region in _SKIPPED and next(element.iter("p", "article", "main"), None) is None


def _hidden(given: Any) -> bool:
    style = given.get("style")
    if style and _HIDING.search(style):
        return True
    return given.get("hidden") is not None


def _covers(given: Any) -> bool:
    """True for an inline element that opens over the text, as cards about a name do."""
    names = given.get("class")
    return bool(names) and region_of(names[:_LONGEST_NAME]) == "overlay"


def _row(element: Any) -> str:
    """A row of a table as one line, cells apart by tabs; "" where cells hold blocks."""
    cells = [cell for cell in element if cell.tag in ("td", "th")]
    if len(cells) < 2:
        return ""
    texts = []
    for cell in cells:
        for inner in cell.iter():
            if inner is not cell and (inner.tag in _BLOCKS or inner.tag in _UNREAD - {"img"}):
                return ""
        text = " ".join(cell.text_content().split())
        if len(text) > 300:
            return ""
        texts.append(text)
    return "\u0009".join(text for text in texts if text)
