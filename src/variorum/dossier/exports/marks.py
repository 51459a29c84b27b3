"""Marks over a text: overlapping places cut into pieces that nest, as markup needs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place ``[start, end)`` with a name; several may overlap in any way."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of writing marked text.

    ``open`` and ``close`` carry a mark's name, ``text`` the characters. ``whole`` is true
    on the first opening of a mark and on its last closing; pieces between are
    continuations.
    """

    kind: Literal["open", "close", "text"]
    value: str
    whole: bool = True


def weave(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Step]:
    """Write ``text[start:end]`` with marks, so that openings and closings always nest.

    A mark that crosses another is closed and opened again where they cross. Marks are
    cut to the range; those that do not meet it are left out. A mark of no length opens
    and closes at its place. Joining the text steps gives the text; joining those inside
    one mark gives that mark's text.

    Cost: O((n + c) log n) steps for n marks and c crossings.
    """
    end = len(text) if end is None else end
    kept = sorted(
        {
            Mark(max(mark.start, start), min(mark.end, end), mark.name)
            for mark in marks
            if (mark.start < end and mark.end > start)
            or (mark.start == mark.end and start <= mark.start <= end)
        },
        key=lambda mark: (mark.start, -mark.end, mark.name),
    )
    points = sorted({start, end, *(m.start for m in kept), *(m.end for m in kept)})
    steps: list[Step] = []
    stack: list[Mark] = []
    upcoming = 0
    for number, point in enumerate(points):
        _close(stack, point, steps)
        empty = []
        while upcoming < len(kept) and kept[upcoming].start == point:
            mark = kept[upcoming]
            upcoming += 1
            if mark.end == point:
                empty.append(mark)
            else:
                _open(stack, mark, steps)
        for mark in empty:
            steps += (Step("open", mark.name), Step("close", mark.name))
        if number + 1 < len(points) and point < end:
            steps.append(Step("text", text[point : points[number + 1]]))
    return steps


def _close(stack: list[Mark], point: int, steps: list[Step]) -> None:
    """Close what ends here; what stands above it in the stack is closed and reopened."""
    ending = [i for i, mark in enumerate(stack) if mark.end == point]
    if not ending:
        return
    above = stack[ending[0] :]
    del stack[ending[0] :]
    for mark in reversed(above):
        steps.append(Step("close", mark.name, mark.end == point))
    for mark in above:
        if mark.end > point:
            stack.append(mark)
            steps.append(Step("open", mark.name, False))


def _open(stack: list[Mark], mark: Mark, steps: list[Step]) -> None:
    stack.append(mark)
    steps.append(Step("open", mark.name))
