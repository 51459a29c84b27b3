"""Which blocks of a page are its running text: by where prose stands, and what it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.extraction.blocks import Box, Chunk

# Boxes may hold this share of a page's prose and still be what their names say: those of one
# name together, where names of layout are meant; else each box alone.
_TOGETHER = {"hidden": 0.5, "form": 0.5, "navigation": 0.5}
_ALONE = {"comments of readers": 0.9, "sidebar": 0.8, "picture": 0.3}
_USUAL = 0.65
# The number of a post: within another post's article it is one that is announced.
_POST = re.compile(r"\bpost-\d+\b")


@dataclass(frozen=True, slots=True)
class Running:
    """The chosen box, the first and last block in it, and each block's region ("" for text)."""

    box: int
    first: int
    last: int
    regions: list[str]


def regions_of(boxes: list[Box], chunks: list[Chunk]) -> list[str]:
    """The region of each block; a name is not believed of a box that holds most prose."""
    for box in boxes:
        box.prose = 0
    for chunk in chunks:
        if not chunk.own:
            boxes[chunk.box].prose += chunk.weight
    for box in reversed(boxes):
        if box.parent >= 0:
            boxes[box.parent].prose += box.prose
    total = boxes[0].prose
    shares: dict[str, int] = {}
    outermost: list[str] = []
    for box in boxes:
        outer = outermost[box.parent] if box.parent >= 0 else ""
        if box.own and box.own != outer:
            shares[box.own] = shares.get(box.own, 0) + box.prose
        outermost.append(box.own or outer)
    found: list[str] = []
    posts: list[str] = []
    for box in boxes:
        held = posts[box.parent] if box.parent >= 0 else ""
        post = _POST.search(box.name) if box.tag == "article" else None
        posts.append(post[0] if post and not held else held)
        outer = found[box.parent] if box.parent >= 0 else ""
        if box.tag == "aside":
            believed = box.prose < 0.95 * total
        elif box.own in _TOGETHER:
            believed = shares[box.own] <= _TOGETHER[box.own] * total
        else:
            believed = box.prose <= _ALONE.get(box.own, _USUAL) * total
        region = box.own if believed or not total else ""
        if post and held and post[0] != held:
            region = "related stories"
        found.append(outer or region)
    return [found[chunk.box] or chunk.own for chunk in chunks]


def find_running(boxes: list[Box], chunks: list[Chunk]) -> Running | None:
    """The running text of a page; ``None`` where no block reads like prose.

    The box is taken whose own blocks hold most prose, blocks one or two boxes down counted
    less; then the box around it, as long as that adds prose in boxes of the same make.
    Prose in regions that are no text isn't counted.

    Cost: linear in blocks times the depth of the page.
    """
    regions = regions_of(boxes, chunks)
    direct = [0] * len(boxes)
    inside = [0] * len(boxes)
    words = [0] * len(boxes)
    linked = [0] * len(boxes)
    for chunk, region in zip(chunks, regions, strict=True):
        if not region:
            direct[chunk.box] += chunk.weight
            words[chunk.box] += len(chunk.text)
            linked[chunk.box] += chunk.linked
    _pass_over_teasers(boxes, chunks, direct)
    _lift_lines(boxes, chunks, direct)
    score = [0.0] * len(boxes)
    for box in boxes:
        weight = float(direct[box.number])
        if not weight:
            continue
        number, share = box.number, 1.0
        for _ in range(4):
            score[number] += share * weight
            share *= 0.6
            number = boxes[number].parent
            if number < 0:
                break
    for box in reversed(boxes):
        inside[box.number] += direct[box.number]
        if box.parent >= 0:
            inside[box.parent] += inside[box.number]
            words[box.parent] += words[box.number]
            linked[box.parent] += linked[box.number]
    if not inside[0]:
        return None
    best = max(boxes, key=lambda box: score[box.number] * (1.5 if box.body else 1.0)).number
    best = _widened(best, boxes, direct, inside, words, linked)
    return _within(best, boxes, chunks, regions)


def _lift_lines(boxes: list[Box], chunks: list[Chunk], direct: list[int]) -> None:
    """Count boxes of one block each as paragraphs of the box around them."""
    held = [0] * len(boxes)
    for chunk in chunks:
        held[chunk.box] += 1
    for box in boxes:
        if box.parent >= 0:
            held[box.parent] += 1
    for box in boxes:
        if held[box.number] == 1 and direct[box.number] and box.tag == "div" and box.parent >= 0:
            direct[box.parent] += direct[box.number]
            direct[box.number] = 0


# Less prose than this under a heading that is a link tells of another page.
_TEASER = 500


def _pass_over_teasers(boxes: list[Box], chunks: list[Chunk], direct: list[int]) -> None:
    """Count no prose of small boxes whose heading is a link: they announce other pages."""
    heads = [False] * len(boxes)
    for chunk in chunks:
        size = len(chunk.text)
        if chunk.linked * 5 >= size * 4 and size >= 15 and (chunk.level or chunk.kind == "heading"):
            number = chunk.box
            for _ in range(3):
                if number < 0 or boxes[number].prose >= _TEASER:
                    break
                heads[number] = True
                number = boxes[number].parent
    for box in boxes:
        if box.parent >= 0 and heads[box.parent] and boxes[box.parent].prose < _TEASER:
            heads[box.number] = True
        if heads[box.number]:
            direct[box.number] = 0


def _make(box: Box) -> tuple[str, str]:
    """What a box looks like: its tag and the first word of its name."""
    words = box.name.split()
    return box.tag, words[0] if words else ""


def _widened(
    best: int,
    boxes: list[Box],
    direct: list[int],
    inside: list[int],
    words: list[int],
    linked: list[int],
) -> int:
    """The box around the chosen one, as long as it adds text of the same make or much text."""
    make = _make(boxes[best])
    number = best
    for _ in range(12):
        parent = boxes[number].parent
        if parent < 0 or boxes[number].tag in ("main", "body"):
            break
        added = inside[parent] - inside[number]
        if added * 6 > inside[number]:
            much = added * 5 > 3 * inside[number]
            poor = (linked[parent] - linked[number]) * 3 < words[parent] - words[number]
            if (much and poor) or _alike(make, number, parent, boxes, direct):
                best = parent
        number = parent
    return best


def _alike(
    make: tuple[str, str], number: int, parent: int, boxes: list[Box], direct: list[int]
) -> bool:
    """True if most prose that a parent adds stands in boxes of the same make, or in it."""
    new = {parent: True}
    added = same = direct[parent]
    for box in boxes[parent + 1 :]:
        if box.parent not in new or box.number == number:
            continue
        new[box.number] = True
        added += direct[box.number]
        if _make(box) == make and make[1]:
            same += direct[box.number]
    return added > 0 and same * 10 >= added * 7


def _within(best: int, boxes: list[Box], chunks: list[Chunk], regions: list[str]) -> Running:
    held = [False] * len(boxes)
    held[best] = True
    for box in boxes[best + 1 :]:
        held[box.number] = box.parent >= 0 and held[box.parent]
    numbers = [n for n, chunk in enumerate(chunks) if held[chunk.box]]
    return Running(best, numbers[0], numbers[-1], regions)
