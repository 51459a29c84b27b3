"""From the scores of pieces to spans, and from spans to who belongs to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.language.tagging.geometry import Piece, between, geometry

Floats = NDArray[np.float32]
_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Chain:
    """A linear chain: ``move[a, b]`` scores tag b after a, ``begin[a]`` a first tag."""

    tags: tuple[str, ...]
    move: Floats
    begin: Floats


def chain(tags: Sequence[str], move: Floats, begin: Floats) -> Chain:
    """A chain in which "I-x" comes after "B-x" or "I-x" and nowhere else."""
    move, begin = move.astype(np.float32).copy(), begin.astype(np.float32).copy()
    for after, tag in enumerate(tags):
        if tag.startswith("I-"):
            begin[after] = _NEVER
            for before, other in enumerate(tags):
                if other not in (f"B-{tag[2:]}", tag):
                    move[before, after] = _NEVER
    return Chain(tuple(tags), move, begin)


def best_path(scores: Floats, by: Chain) -> list[int]:
    """The likeliest sequence of tags (Viterbi).

    Args:
        scores: (pieces, tags).

    Cost: linear in the pieces. Source: Lafferty, McCallum & Pereira 2001.
    """
    length = len(scores)
    if not length:
        return []
    back = np.empty(scores.shape, dtype=np.int8)
    total = by.begin + scores[0]
    columns = np.arange(scores.shape[1])
    for step in range(1, length):
        reached = total[:, None] + by.move
        origin = reached.argmax(axis=0)
        back[step] = origin
        total = reached[origin, columns] + scores[step]
    path = [int(total.argmax())]
    for step in range(length - 1, 0, -1):
        path.append(int(back[step, path[-1]]))
    path.reverse()
    return path


def spans_of(path: Sequence[int], tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """The spans of a path as (kind, first, end)."""
    spans: list[tuple[str, int, int]] = []
    for place, number in enumerate(path):
        tag = tags[number]
        if tag == "O":
            continue
        if tag.startswith("I-") and spans and spans[-1][2] == place and spans[-1][0] == tag[2:]:
            kind, first, _ = spans[-1]
            spans[-1] = (kind, first, place + 1)
        else:
            spans.append((tag[2:], place, place + 1))
    return spans


@dataclass(frozen=True, slots=True)
class Linker:
    """Scores a content against candidates: relu(U content + V candidate + place) · w."""

    content: Floats
    content_bias: Floats
    candidate: Floats
    geometry: Floats
    between: Floats
    nobody: Floats
    score: Floats

    def best(
        self,
        states: Floats,
        contents: Sequence[Piece],
        candidates: Sequence[Piece],
        paragraphs: Sequence[int],
    ) -> list[tuple[int | None, float]]:
        """For each content its candidate or nobody, and how far that is ahead of the next.

        Shapes: states (pieces, size); spans are (first, end) over pieces.
        """
        if not contents:
            return []
        left = _vectors(states, contents) @ self.content + self.content_bias
        right = _vectors(states, candidates) @ self.candidate
        chosen: list[tuple[int | None, float]] = []
        for place, content in enumerate(contents):
            rows = [self.nobody]
            for number, candidate in enumerate(candidates):
                same = paragraphs[content[0]] == paragraphs[candidate[0]]
                rows.append(
                    right[number]
                    + self.geometry[geometry(content, candidate, same)]
                    + self.between[between(content, candidate, contents, candidates)]
                )
            hidden = np.maximum(left[place] + np.stack(rows), 0.0)
            scores = hidden @ self.score
            order = np.argsort(-scores, kind="stable")
            ahead = float(scores[order[0]] - scores[order[1]]) if len(order) > 1 else np.inf
            first = int(order[0])
            chosen.append((first - 1 if first else None, ahead))
        return chosen


def _vectors(states: Floats, spans: Sequence[Piece]) -> Floats:
    size = states.shape[1]
    table = np.zeros((len(spans), 3 * size), dtype=np.float32)
    for row, (first, end) in enumerate(spans):
        table[row, :size] = states[first]
        table[row, size : 2 * size] = states[end - 1]
        table[row, 2 * size :] = states[first:end].mean(axis=0)
    return table
