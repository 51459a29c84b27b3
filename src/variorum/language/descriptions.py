"""Descriptions that stand for a person or body: "the mayor", "the company"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from variorum.language import name_tables as tables
from variorum.language.capitals import Piece
from variorum.language.name_context import LOWER_BODIES, RANKS, Candidate, role_of
from variorum.model import Mention, Span
from variorum.model.analysis import NameKind


def role_mentions(
    cut: Sequence[Sequence[Piece]], found: Sequence[Candidate], lower: Collection[str]
) -> Iterator[Mention]:
    """Descriptions that stand for the one person (or body) the article describes so.

    ``lower`` holds every word that stands in small letters in ``cut``.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    about: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, NameKind] = {}
    for c in found:
        if not c.name:
            continue
        if c.kind == "person" and (len(c.name.split()) > 1):
            for role in c.roles:
                holders[role].add(c.name)
            about[c.name] |= c.bodies | c.roles
            kinds[c.name] = "person"
        elif c.kind == "organisation":
            for body in c.bodies & LOWER_BODIES:
                holders[body].add(c.name)
            kinds[c.name] = "organisation"
    _share_companies(holders, {c.name for c in found if _is_company(c)})
    if not holders:
        return
    heads = {role.rpartition(" ")[2] for role in holders}  # without "deputy" and its like
    words = {word for word in lower if role_of(word) in heads}
    named = {c.span.start for c in found}
    ends = {c.span.end for c in found}
    for row in cut:
        for k, piece in enumerate(row):
            if piece.norm not in words or piece.capital:
                continue
            role = role_of(piece.norm)
            if k and row[k - 1].norm in RANKS:
                role = f"{row[k - 1].norm} {role}"
            if role not in holders or len(holders[role]) != 1:
                continue
            start = _description_start(row, k)
            if start is None:
                continue
            if k + 1 < len(row):
                after = row[k + 1]
                if after.start in named or (after.is_word and after.norm in tables.ROLES):
                    continue
                if after.text in (",", "-") and k + 2 < len(row) and row[k + 2].start in named:
                    continue
                if after.norm in ("of", "for") or (after.capital and after.is_word):
                    continue
            if start > 1 and row[start - 1].text == "," and row[start - 2].end in ends:
                continue  # the appositive itself, which gave the role
            name = min(holders[role])
            modifiers = {p.norm for p in row[start + 1 : k]} - RANKS - _MODIFIERS
            strange = {m for m in modifiers if not {m, role_of(m)} & about[name]}
            if kinds[name] == "person" and strange:
                continue
            yield Mention(Span(row[start].start, piece.end), name, kinds[name], "role")


# What a report calls any business, and the words that say that a body is one.
_COMPANY = ("company", "firm", "business")
_BUSINESSES = frozenset(
    """company firm maker retailer supplier bank operator airline carrier manufacturer startup
    start-up developer contractor brewery bakery producer chain brand utility enterprise
    business""".split()
)


def _is_company(c: Candidate) -> bool:
    if c.kind != "organisation":
        return False
    last = c.name.split()[-1].casefold() if c.name.strip() else ""
    return bool(c.bodies & _BUSINESSES or last in tables.CORPORATE)


def _share_companies(holders: dict[str, set[str]], companies: set[str]) -> None:
    """Let "the company" stand for the only one of the article, whatever it was called."""
    for word in _COMPANY:
        if companies | holders.get(word, set()):
            holders[word] |= companies


_MODIFIERS = frozenset("new current long-time longtime veteran embattled own chief".split())


def _description_start(row: Sequence[Piece], k: int) -> int | None:
    """The index of "the" before a role word, over at most three modifiers."""
    for back in range(1, 5):
        if k - back < 0:
            return None
        piece = row[k - back]
        if piece.norm in ("the", "its", "their", "his", "her"):
            return k - back
        if not piece.is_word or piece.norm in ("a", "an", "and", "of", "by", "to", "with", "from"):
            return None
        if back > 1 and piece.norm in tables.SAYING:
            return None
    return None
