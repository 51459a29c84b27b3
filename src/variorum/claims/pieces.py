"""Pieces of clauses that have one polarity each: said to be so, or said not to be so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.claims.attribution import matter_range
from variorum.claims.clauses import Clause
from variorum.claims.ledger import DraftConflict, attest
from variorum.claims.roots import root
from variorum.model.claim import Strength
from variorum.text import FUNCTION_WORDS, fold, words

NO = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|nor|neither|without|cannot|den(?:y|ies|ied|ying)"
    r"|reject\w*|dismiss\w*|refut\w*)\b|n't\b",
    re.I,
)
UNSURE = re.compile(
    r"\b(?:if|whether|may|might|could|would|should|can|will|alleged(?:ly)?|accus\w+|risk\w*|fear\w*"
    r"|threat\w*|asked? (?:if|whether)|want\w*|hope[sd]?|plan\w*|unless|until)\b|\?|'ll\b",
    re.I,
)
_GIVING_WAY = re.compile(
    r"\b(?:now (?:accepts?|admits?|says?|concedes?)|admit(?:s|ted)?|conced(?:es|ed)|accept(?:s|ed)"
    r"|acknowledg(?:es|ed)|after all|regret)\b",
    re.I,
)
_NOT_YET = re.compile(
    r"\b(?:has|have) not\b|\b(?:has|have)n't\b|\bnot (?:\w+ )?yet\b|\byet to\b", re.I
)
_NONE_SO_FAR = re.compile(
    r"\b(?:nobody|no[ -]one|nothing|none|no \w+)\b.{0,40}?\b(?:has|have|had)\s+(?:so far\s+"
    r"|yet\s+)?been\b"
    r"|\b(?:so far|yet|as of|until now)\b",
    re.I,
)
_BY_NOW = re.compile(r"\b(?:has|have)\b|\bnow\b|\b(?:at last|finally)\b", re.I)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a clause with one polarity.

    ``roots`` are those of its matter, ``wide`` those of whoever says so as well.
    """

    clause: Clause
    text: str
    roots: frozenset[str]
    denied: bool
    wide: frozenset[str]


def pieces_of(clause: Clause) -> list[Piece]:
    """What the clause says, cut where a relative clause says something of its own."""
    folded = fold(clause.text)
    low, high = matter_range(folded)
    # "[n]obody": an editor's brackets are no part of the word.
    plain = folded[low:high].replace("[", "").replace("]", "")
    relative = re.finditer(r"\b(?:that|which|who)\s+(?:was|were|is|are|had|has|have)\b", plain)
    outside = content_of(f"{folded[:low]} {folded[high:]}")
    cuts = [0, *(m.start() for m in relative), len(plain)]
    found = []
    for start, end in pairwise(cuts):
        # "Contracts that were torn up": the relative clause speaks of the word before it.
        head = re.search(r"[\w'-]+\s+$", plain[:start])
        text = (head[0] if head else "") + plain[start:end]
        roots = content_of(text)
        if roots:
            wide = roots | outside if end == len(plain) or not start else roots
            found.append(Piece(clause, text, roots, bool(NO.search(text)), wide))
    return found


def content_of(text: str) -> frozenset[str]:
    return frozenset(
        root(w)
        for w in words(text)
        if w not in FUNCTION_WORDS and w not in _EMPTY and len(w) > 2 and not w[0].isdigit()
    )


_EMPTY = frozenset(
    """never none nobody nothing without ever yet also one two three four five six seven eight
    nine ten sunday monday tuesday wednesday thursday friday saturday january february march
    april june july august september october november december told says people""".split()
)


def _verdict(no: Clause, yes: Clause) -> tuple[Strength, str]:
    for early, late in ((no, yes), (yes, no)):
        ordered = early.moment and late.moment and early.moment.before(late.moment)
        if ordered and (_GIVING_WAY.search(late.full) or late.update):
            return "superseded", "; the later one gives way"
        if ordered and early is no and _NOT_YET.search(early.text) and _BY_NOW.search(late.text):
            return "superseded", "; the later one tells what has happened since"
        if ordered and early is no and (_NONE_SO_FAR.search(early.text) or _since(early, late)):
            return "superseded", "; the later one tells what has happened since"
    return "hard", ""


def against(matter: str, no: Piece, yes: Sequence[Piece], why: str) -> Iterable[DraftConflict]:
    by_strength: dict[tuple[Strength, str], list[Clause]] = {}
    for piece in yes:
        by_strength.setdefault(_verdict(no.clause, piece.clause), []).append(piece.clause)
    for (strength, reason), clauses in sorted(by_strength.items()):
        yield DraftConflict(
            matter,
            "event",
            strength,
            (
                attest(no.clause, "no", "denies"),
                *(attest(c, "yes") for c in clauses),
            ),
            why + reason,
        )


def _since(early: Clause, late: Clause) -> bool:
    """All that the later clause dates lies after the earlier one was told."""
    told = early.moment
    return (
        bool(late.whens)
        and told is not None
        and all(w.earliest > told.latest.isoformat() for w in late.whens)
    )


def heading_of(text: str) -> str:
    shown = " ".join(text.split()).strip(" .,;:\"'")
    return f"whether it is so: “{shown[:80]}”"
