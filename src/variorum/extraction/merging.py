"""A page's running text by two readers that guard each other, or by the quick one alone.

The quick reader (``running``) takes the box with most prose; the slow one is trafilatura
(``body``). Each fails wholly on pages where the other doesn't: a body in many small boxes, a
region with a lying name, a list of other posts under a short one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Literal
from urllib.parse import urljoin

from variorum.extraction.blocks import Chunk, blocks_of
from variorum.extraction.body import Part, find_body
from variorum.extraction.running import Running, find_running

Path = Literal["careful", "fast"]

# With less prose than this the quick reader found no article, perhaps a notice.
_LEAST = 100
# The slow reader takes time with the square of the elements; no article has so many.
_MOST_ELEMENTS, _MOST_CHILDREN = 25_000, 5_000
_WORD = re.compile(r"\w+")
_HELD = frozenset({"item", "heading", "quote", "caption"})
Grams = set[tuple[str, ...]]


def running_parts(
    tree: Any, *, url: str | None = None, patient: bool = True, path: Path = "careful"
) -> list[Part]:
    """The running text of a page in order.

    Args:
        tree: The page.
        url: Its address, for links that are written short.
        patient: False for pages so large that looking twice takes too long.
        path: "fast" asks the quick reader alone, and trafilatura only where that finds
            nothing; "careful" asks both.

    Cost: about 4 ms (fast) or 25 ms (careful) for a page of usual size; linear.
    """
    boxes, chunks = blocks_of(tree, quick=path == "fast")
    found = find_running(boxes, chunks)
    if found is not None and path == "fast" and _prose(chunks, found) >= _LEAST:
        return _taken(chunks, found, url)
    if _crowded(tree):
        return _taken(chunks, found, url)
    if path == "fast":
        return find_body(tree, url=url, patient=False) or _taken(chunks, found, url)
    slow = find_body(tree, url=url, patient=patient)
    if found is None:
        return slow
    return _merged(chunks, found, slow, url)


def _crowded(tree: Any) -> bool:
    """True for a page of so many elements, or so many in one, that only one pass is bearable."""
    if next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is None:
        # Most pages have fewer elements in all than may stand in one.
        if next(islice(tree.iter(), _MOST_CHILDREN, None), None) is None:
            return False
        return any(len(element) > _MOST_CHILDREN for element in tree.iter())
    return True


def _prose(chunks: Sequence[Chunk], found: Running) -> int:
    return sum(chunks[n].weight for n in range(found.first, found.last + 1) if not found.regions[n])


def _merged(
    chunks: Sequence[Chunk], found: Running, slow: list[Part], url: str | None
) -> list[Part]:
    """The quick reader's text, or the slow one's where the two clearly disagree.

    Of the quick one's blocks those stay that are prose, that markup makes a list item,
    heading or quote, or that the slow one has too. What the slow one has and the quick one
    knows as a region that is no text stays as noise.
    """
    if not slow:
        return _taken(chunks, found, url)
    numbers = range(found.first, found.last + 1)
    theirs = _grams(part.text for part in slow)
    ours = _grams(chunks[n].text for n in numbers if not found.regions[n])
    aside = _grams(c.text for c, region in zip(chunks, found.regions, strict=True) if region)
    size = shared = 0
    for part in slow:
        if _covered(part.text, aside) and not _covered(part.text, ours):
            continue
        size += len(part.text)
        shared += len(part.text) if _covered(part.text, ours) else 0
    # Of two different texts the longer: notices and teasers are short.
    if shared * 2 < size and _prose(chunks, found) < size:
        return slow
    parts: list[Part] = []
    for n in numbers:
        chunk, region = chunks[n], found.regions[n]
        both = _covered(chunk.text, theirs)
        if region and both:
            parts.append(_part(chunk, url, region))
        elif not region and (both or chunk.weight or chunk.kind in _HELD):
            parts.append(_part(chunk, url))
    return parts


def _taken(chunks: Sequence[Chunk], found: Running | None, url: str | None) -> list[Part]:
    if found is None:
        return []
    return [
        _part(chunks[n], url) for n in range(found.first, found.last + 1) if not found.regions[n]
    ]


def _part(chunk: Chunk, url: str | None, region: str = "") -> Part:
    links = [(start, end, _joined(url, href)) for start, end, href in chunk.links]
    if region:
        return Part("noise", chunk.text, links, f"the page calls it: {region}")
    return Part(chunk.kind, chunk.text, links)


def _joined(url: str | None, href: str) -> str:
    if not url or href.startswith(("http://", "https://", "#", "mailto:", "javascript:")):
        return href
    try:
        return urljoin(url, href)
    except ValueError:
        return href


def _grams(texts: Iterable[str]) -> Grams:
    found: Grams = set()
    for text in texts:
        found.update(_grams_of(text))
    return found


def _grams_of(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text)
    if len(words) < 3:
        return [tuple(words)] if words else []
    return list(zip(words, words[1:], words[2:], strict=False))


def _covered(text: str, known: Grams) -> bool:
    """True if most of a text's runs of three words are known."""
    grams = _grams_of(text)
    return bool(grams) and sum(gram in known for gram in grams) * 2 > len(grams)
