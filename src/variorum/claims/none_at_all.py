"""None at all against some: "there was no meeting" beside "the minister met the bankers".

A negative names a happening, as a verb ("nobody was arrested", "nothing was taken") or as a
noun ("there was no vote", "had received no complaint"), and mostly a scene ("in the march").
A clause of another report that tells such a happening, in whatever word, and shares the scene
stands against it. Where no scene is named, few clauses of the story may tell such a thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.claims.deed_words import deeds_of, listed
from variorum.claims.ledger import DraftConflict
from variorum.claims.pieces import UNSURE, Piece, against, content_of, heading_of
from variorum.claims.roots import root
from variorum.claims.times_apart import times_apart
from variorum.text import FUNCTION_WORDS, fold, words

_BE = r"(?:is|are|was|were|has been|have been|had been|has|have|had|did|does|do|will be)"
_NOBODY = re.compile(
    r"\b(?:(?P<who>nobody|no[ -]one|nothing|none(?: of (?:the|its|his|her|their|them|us|those))?"
    r"|not (?:one|a single one|any) of (?:the|its|his|her|their|them)?)"
    r"(?P<between>(?:\s+(?!(?:is|are|was|were|has|have|had)\b)[\w'-]+){0,6}?)"
    rf"|(?P<few>no|not an?|not a single)\s+(?P<noun>(?!one\b|such\b)[\w'-]+(?:\s+[\w'-]+){{0,2}}?))"
    rf"\s+(?:(?:{_BE})\s+)?(?:ever\s+|yet\s+|so far\s+|been\s+|being\s+|seriously\s+|badly\s+)*"
    r"(?P<verb>[a-z]{3,}(?:ed|en|wn|t|d)|met|spoke|came|left|stole|fought|took|rang|sang|won)\b",
    re.I,
)
_THERE = re.compile(
    r"\bthere\s+(?:is|was|were|are|has been|have been|had been)\s+(?:no|never an?y?|not an?y?"
    r"|not a single|neither an?)\s+(?P<phrase>[a-z'-]+(?:\s+[a-z'-]+){0,2})",
    re.I,
)
_HAD_NONE = re.compile(
    r"\b(?P<verb>received|got|made|gave|given|had|has|have|saw|seen|heard|sent|issued|found"
    r"|fired|paid"
    r"|signed|held|without|faced|filed|lodged)\s+(?:no|an?y)\s+(?P<phrase>[a-z'-]+"
    r"(?:\s+[a-z'-]+){0,2})"
    r"|\bwithout an?\s+(?P<other>[a-z'-]+(?:\s+[a-z'-]+){0,1})",
    re.I,
)
_SOMEWHERE = re.compile(
    r"\b(?:if|would|could|should|may|might|will|no|not|never|nobody|none)\b|n't\b", re.I
)
_VAGUE = frozenset(
    """doubt need reason question idea way sign signs evidence comment word words longer chance
    hope choice answer reply plan plans point time more such intention place alternative sense
    limit room secret wonder matter mistake difference shame excuse guarantee record basis
    proof link change changes news details detail immediate further""".split()
)
_LIGHT = frozenset("offered".split())
_EMPTY = frozenset(
    """said says told according people person anyone anybody public time times point moment way
    kind sort all whatever anywhere""".split()
)
_NEWER = frozenset(
    root(w) for w in "raise improve increase new fresh second another better add".split()
)
# Clauses that may tell such a happening where the negative names no scene.
_FEW = 8


@dataclass(frozen=True, slots=True)
class _None:
    piece: Piece
    deeds: frozenset[str]
    said: frozenset[str]
    kind: frozenset[str]
    scene: frozenset[str]
    newer: bool


def none_at_all(pieces: Sequence[Piece], names: frozenset[str]) -> Iterable[DraftConflict]:
    """Set each "none" beside the clauses that tell some. Cost: negatives × pieces."""
    negatives = [found for p in pieces if (found := _negative(p, names)) is not None]
    if not negatives:
        return
    told = [_told(p) for p in pieces]
    seen: Counter[str] = Counter()
    for piece, deeds in zip(pieces, told, strict=True):
        seen.update({d for d in deeds if not piece.denied})
    for no in negatives:
        yes = [
            piece
            for piece, deeds in zip(pieces, told, strict=True)
            if deeds & no.deeds and _tells(no, piece, names, seen)
        ]
        if yes:
            yield from against(
                heading_of(no.piece.clause.text),
                no.piece,
                yes,
                "one report says that there was none, another tells of some",
            )


def _negative(piece: Piece, names: frozenset[str]) -> _None | None:
    plain = piece.text
    if not piece.denied or piece.clause.text.rstrip().endswith("?"):
        return None
    if re.search(r"\b(?:if|whether|unless|until|may|might|could|would|should|will)\b", plain, re.I):
        return None
    found = _NOBODY.search(plain)
    if found and found["verb"].casefold() not in FUNCTION_WORDS:
        verb = found["verb"].casefold()
        lead = f"{found['between'] or ''} {found['noun'] or ''}"
        if set(words(found["noun"] or "")) & _VAGUE or not _acting(verb):
            return None
        return _read(piece, deeds_of(verb), {verb}, lead, plain[found.end() :], names)
    found = _THERE.search(plain) or _HAD_NONE.search(plain)
    if found:
        told = found.groupdict()
        phrase = words(told.get("phrase") or told.get("other") or "")
        verb = (told.get("verb") or "").casefold()
        if verb and listed(verb) and verb not in _LIGHT and not set(phrase) & _VAGUE:
            # "Fired no live rounds": the verb tells the deed.
            return _read(
                piece, deeds_of(verb), {verb}, " ".join(phrase), plain[found.end() :], names
            )
        at = next((i for i, w in enumerate(phrase) if listed(w)), None)
        if at is None or set(phrase[: at + 1]) & _VAGUE:
            return None
        start = found.end() - len(" ".join(phrase[at + 1 :]))
        return _read(
            piece, deeds_of(phrase[at]), {phrase[at]}, " ".join(phrase[:at]), plain[start:], names
        )
    return None


def _acting(verb: str) -> bool:
    return listed(verb) or (len(verb) > 4 and verb.endswith(("ed", "en", "wn")))


def _read(
    piece: Piece,
    deeds: frozenset[str],
    said: set[str],
    lead: str,
    rest: str,
    names: frozenset[str],
) -> _None:
    rest = re.split(r"[,;.:\"]|\b(?:and|but|said|says|because|according)\b", rest)[0]
    own = content_of(" ".join(said))
    empty = own | {root(w) for w in _EMPTY} | _NEWER
    newer = "new" in words(lead)
    return _None(
        piece, deeds, own, content_of(lead) - empty, content_of(rest) - empty - names, newer
    )


def _told(piece: Piece) -> frozenset[str]:
    return frozenset(d for w in words(piece.text) for d in deeds_of(w) if w not in FUNCTION_WORDS)


def _tells(no: _None, piece: Piece, names: frozenset[str], seen: Counter[str]) -> bool:
    """The piece tells of some such happening, in the same scene."""
    clause, other = no.piece.clause, piece.clause
    if other.article == clause.article or piece.denied or UNSURE.search(piece.text):
        return False
    if clause.text.rstrip().endswith("?") or times_apart(clause, other):
        return False
    if _SOMEWHERE.search(piece.text) or not _happened(no, piece):
        return False
    if no.newer and not piece.roots & _NEWER:
        return False
    wide = piece.roots | content_of(fold(other.full))
    if no.kind and not no.kind & wide:
        return False
    if no.scene:
        shared = no.scene & wide
        return len(shared) >= max(1, 0.5 * len(no.scene))
    return bool(no.kind) or min((seen[d] for d in no.deeds), default=0) <= _FEW


def _happened(no: _None, piece: Piece) -> bool:
    """A finished deed, or a thing with an article before it: "lodged a complaint", "they met"."""
    said = words(piece.text)
    for at, word in enumerate(said):
        if not deeds_of(word) & no.deeds or word in FUNCTION_WORDS:
            continue
        lead = set(said[max(0, at - 3) : at])
        if word.endswith(("ed", "en", "wn", "t", "d")) or not lead & {"to", "for", "of", "no"}:
            return True
    return False
