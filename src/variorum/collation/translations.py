"""Translations: the same words in another language, told by who says them and what is in them."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collation.fragments import Fragment, sentence_starts
from variorum.text import FUNCTION_WORDS


def same_language(left: str, right: str) -> bool:
    """True unless two known languages differ."""
    first, second = left.split("-")[0].lower(), right.split("-")[0].lower()
    return first == second or "und" in (first, second) or "" in (first, second)


def likely_translation(foreign: Fragment, own: Fragment) -> float:
    """How likely one fragment translates another, from what languages share.

    Numbers, names and loan words in common, as many sentences, an ellipsis in both, and
    about the same length. Returns a score; 2 and more is good evidence.
    """
    score = 0.0
    shared = _anchors(foreign) & _anchors(own)
    score += min(3, len(shared))
    if len(sentence_starts(foreign.cells)) == len(sentence_starts(own.cells)):
        score += 0.5
    if any(c.gap for c in foreign.cells) and any(c.gap for c in own.cells):
        score += 1
    size = len(foreign.cells) / max(1, len(own.cells))
    if 0.6 <= size <= 1.7:
        score += 0.5
    else:
        score -= 1
    return score


def _anchors(fragment: Fragment) -> frozenset[str]:
    """Numbers, names and other words that a translation is likely to keep."""
    kept = set()
    for atom in fragment.atoms:
        cell = fragment.cells[atom.first]
        if any(char.isdigit() for char in atom.key):
            kept.add(atom.key)
        elif atom.key not in FUNCTION_WORDS and len(atom.key) >= 4 and cell.written[:1].isupper():
            kept.add(atom.key)
    return frozenset(kept)


def sentences_of(fragment: Fragment) -> list[tuple[int, int]]:
    """The cells ``[a, b)`` of each sentence of a fragment."""
    starts = sorted({0, *sentence_starts(fragment.cells)})
    return list(zip(starts, [*starts[1:], len(fragment.cells)], strict=True))


def best_host(foreign: Fragment, hosts: Sequence[Fragment]) -> Fragment | None:
    """The print that a foreign fragment most likely translates, or ``None``.

    One host by the same author needs no more than a like shape; among several the
    fragment must share names or numbers with the best.
    """
    if not hosts:
        return None
    ranked = sorted(
        hosts, key=lambda host: (-likely_translation(foreign, host), host.plain, host.article)
    )
    score = likely_translation(foreign, ranked[0])
    least = 1.0 if len(hosts) == 1 else 1.5
    return ranked[0] if score >= least else None
