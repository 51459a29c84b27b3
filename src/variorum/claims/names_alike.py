"""Whether two names can be one person's."""

from __future__ import annotations


def same_person(a: str, b: str) -> bool:
    """One surname, and no two first names that begin otherwise; a surname alone is enough."""
    left, right = a.split(), b.split()
    return bool(left and right) and (
        left[-1] == right[-1] and (len(left) == 1 or len(right) == 1 or left[0][:1] == right[0][:1])
    )
