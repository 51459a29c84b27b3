"""How two spans of a window lie to each other, as small numbers that a linker knows."""

from __future__ import annotations

from collections.abc import Sequence

_DISTANCES = (0, 1, 3, 7, 15, 31, 63)  # pieces between, upper bounds of the classes
GEOMETRIES = 2 * 2 * (len(_DISTANCES) + 1)
BETWEEN = 9

Piece = tuple[int, int]


def geometry(content: Piece, candidate: Piece, same_paragraph: bool) -> int:
    """Before or behind, in one paragraph or not, and how far."""
    behind = candidate[0] >= content[1]
    gap = candidate[0] - content[1] if behind else max(0, content[0] - candidate[1])
    far = next((i for i, most in enumerate(_DISTANCES) if gap <= most), len(_DISTANCES))
    return (far * 2 + behind) * 2 + same_paragraph


def between(
    content: Piece, candidate: Piece, contents: Sequence[Piece], rivals: Sequence[Piece]
) -> int:
    """How many other contents (0, 1, 2 or more) and rival candidates lie between the two."""
    low, high = min(content[1], candidate[1]), max(content[0], candidate[0])
    others = sum(1 for a, b in contents if a >= low and b <= high)
    nearer = sum(1 for a, b in rivals if a >= low and b <= high)
    return min(others, 2) * 3 + min(nearer, 2)
