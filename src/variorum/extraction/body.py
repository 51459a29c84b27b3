"""A page's running text: found by a library, kept as pieces of the right kind with their links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from variorum.model import BlockKind
from variorum.text import normal

# Spaces that hold a number and its unit together stay as they are.
_SPACE = re.compile(r"[^\S\u00a0\u202f\u2009]+")


@dataclass(slots=True)
class Part:
    """One piece of a page's text; ``links`` are (start, end, address) within it.

    ``why`` names the reason for a piece of kind "noise".
    """

    kind: BlockKind
    text: str
    links: list[tuple[int, int, str]] = field(default_factory=list)
    why: str = ""


def find_body(tree: Any, *, url: str | None = None, patient: bool = True) -> list[Part]:
    """The running text of a page in order.

    trafilatura in its precise setting; where that finds nothing, or a small part of what
    its balanced setting finds, the balanced one. ``patient`` is false for pages so large
    that looking twice takes too long.

    Cost: about 15 ms for a page. Source: Barbaresi 2021 (trafilatura); settings chosen by
    measurement, see docs/methods/extraction.md.
    """
    precise = _parts(_run(tree, url, precise=True))
    size = _size(precise)
    if size >= 1200 or not patient:
        return precise
    balanced = _parts(_run(tree, url, precise=False))
    if _size(balanced) > 2 * size:
        return balanced
    return precise or _parts(_run(tree, url, precise=False, greedy=True))


def _size(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts)


def _run(tree: Any, url: str | None, *, precise: bool, greedy: bool = False) -> Any:
    import logging

    from trafilatura import bare_extraction

    # The library reports pages without text as errors of its own; we say so ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            tree,
            url=url,
            favor_precision=precise,
            favor_recall=greedy,
            include_comments=False,
            include_tables=True,
            include_links=True,
            with_metadata=False,
        )
    except (ValueError, TypeError, AttributeError, RecursionError, KeyError, IndexError):
        return None
    return getattr(found, "body", None)


def _parts(body: Any) -> list[Part]:
    if body is None:
        return []
    found: list[Part] = []
    _walk(body, "paragraph", found)
    return [part for part in found if part.text]


_KINDS: dict[str, BlockKind] = {
    "head": "heading",
    "item": "item",
    "quote": "quote",
    "p": "paragraph",
}
_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "code", "div"})


def _walk(element: Any, kind: BlockKind, found: list[Part]) -> None:
    """Cut an element into parts: inline text is gathered, blocks within it stand alone."""
    gathered = Part(kind, "")

    def flush() -> None:
        nonlocal gathered
        found.extend(_lines_of(gathered))
        gathered = Part(kind, "")

    def take(node: Any) -> None:
        gathered.text += node.text or ""
        for child in node:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == "row":
                flush()
                cells = [" ".join("".join(cell.itertext()).split()) for cell in child]
                found.append(Part("paragraph", "\t".join(cell for cell in cells if cell)))
            elif tag in _BLOCKS:
                flush()
                inner = _KINDS.get(tag, kind)
                _walk(child, "quote" if kind == "quote" and inner == "paragraph" else inner, found)
            elif tag == "lb":
                gathered.text += "\n"
            elif tag == "graphic":
                pass
            else:
                start = len(gathered.text)
                take(child)
                target = child.get("target") if tag == "ref" else None
                if target and len(target) < 2000:
                    gathered.links.append((start, len(gathered.text), target))
            gathered.text += child.tail or ""

    take(element)
    flush()


def _lines_of(part: Part) -> list[Part]:
    """A part in normal form, cut at line breaks that end a line, links moved along."""
    if not part.text.strip():
        return []
    pieces = []
    start = 0
    for match in re.finditer(r"\n\s*", part.text):
        last = match.start() - 1
        while last >= start and part.text[last].isspace():
            last -= 1
        after = part.text[match.end() : match.end() + 1]
        running = last >= start and part.text[last] not in ".!?:;,…\"”’'»)" and after.islower()
        if not running:
            pieces.append((start, match.start()))
            start = match.end()
    pieces.append((start, len(part.text)))
    return [tidy for first, last in pieces if (tidy := _tidied(part, first, last)).text]


def _tidied(part: Part, first: int, last: int) -> Part:
    """White space run together, with each link's place in the result."""
    inner = [link for link in part.links if first <= link[0] < link[1] <= last]
    if not inner:
        return Part(part.kind, normal(_SPACE.sub(" ", part.text[first:last])).strip())
    out: list[str] = []
    length = 0
    places: list[int] = []
    spaced = True
    for character in part.text[first:last]:
        places.append(length)
        if character.isspace() and character not in "\u00a0\u202f\u2009":
            if not spaced:
                out.append(" ")
                length += 1
            spaced = True
        else:
            out.append(character)
            length += 1
            spaced = False
    places.append(length)
    raw = "".join(out)
    text = normal(raw)
    if len(text) != len(raw):
        # Composed characters moved the places: keep the text, give up the places.
        return Part(part.kind, text.strip())
    text = text.rstrip()
    links = [(places[a - first], min(places[b - first], len(text)), url) for a, b, url in inner]
    return Part(part.kind, text, [link for link in links if link[0] < link[1]])
