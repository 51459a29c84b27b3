"""None against some: "nobody has been charged" beside two brothers who were.

Also a thing that one report has not seen or heard ("I heard no alarm"), and children of whom
none is said to be hurt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from variorum.claims import lexicon as lx
from variorum.claims.ledger import DraftConflict
from variorum.claims.pieces import UNSURE, Piece, against, content_of, heading_of
from variorum.claims.roots import root
from variorum.text import FUNCTION_WORDS, words

_NOUGHT = re.compile(
    r"\b(?:nobody|no[ -]one|not (?:one|a single one|any) of (?:the |its |his |her |their |them)?"
    r"|none of (?:the |its |his |her |their |them)?|no (?:\w+))\b"
    r"(?P<between>(?:\s+(?:in|of|at|from|on|who|which|that|the|my|our|his|her|its|their|this|came"
    r"|up|was|were|[a-z]+))?(?:\s+[\w'-]+){0,5}?)\s+"
    r"(?:is|are|was|were|has|have|had|been|being|be|did|does|do)(?:\s+(?:ever|been|yet|so far|being"
    r"|be))*\s+[\"']?(?P<verb>[a-z]+)\b",
    re.I,
)
_SOME_ONE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|a"
    r"|an|dozens|he|she|they)\b",
    re.I,
)
_NO_THING = re.compile(
    r"\b(?:heard|saw|received|got|found|there (?:was|were|is|are|has been|had been)|was given"
    r"|were given|had|gave|issued|sounded|sent|no)\s+(?:no|neither)\s+(?:\w+\s+)?"
    r"(?P<noun>[a-z]{4,})\b"
    r"|\bthere was never an?\s+(?P<noun2>[a-z]{4,})",
    re.I,
)
_HAPPENED = re.compile(
    r"\s+(?:had |has |have |was |were |also |then )*(?:sounded|rang|rung|went off|given|sent|issued"
    r"|came|arrived|followed|made|held|carried out|signed|reached|raised|found|delivered|triggered"
    r"|blared|heard|recorded|took place|happened)\b",
    re.I,
)
_IDLE = frozenset(
    """idea doubt comment reason need plan plans longer more intention sign signs evidence details
    detail answer choice time chance hope question interest word words difference problem money
    secret injuries deaths casualties name names""".split()
)


def noughts(
    pieces: Sequence[Piece], names: frozenset[str], seen: Counter[str]
) -> Iterable[DraftConflict]:
    people = frozenset().union(*(k.words for k in lx.PEOPLE_CLASSES))
    for no in pieces:
        found = _NOUGHT.search(no.text)
        if not found or UNSURE.search(no.text):
            continue
        verb = found["verb"].casefold()
        if verb in people or verb in FUNCTION_WORDS or len(verb) < 4 or root(verb) in names:
            continue
        rest = re.split(r"[,;.]|\band\b", no.text[found.end() :])[0]
        said = content_of(f"{found[0][: found.start('verb') - found.start()]} {rest}")
        others = said - names - {root(verb)}
        yes = []
        for piece in pieces:
            if piece.clause.article == no.clause.article or piece.denied:
                continue
            if root(verb) not in piece.roots or UNSURE.search(piece.text):
                continue
            shared = (piece.roots - names) & others
            bare = not others and bool(_SOME_ONE.search(piece.text)) and seen[root(verb)] <= 8
            if bare or len(shared) >= max(1, 0.6 * len(others)):
                yes.append(piece)
        if yes:
            yield from against(
                heading_of(no.clause.text),
                no,
                yes,
                "one report says that none was, another that some",
            )


def no_such(pieces: Sequence[Piece]) -> Iterable[DraftConflict]:
    for no in pieces:
        found = _NO_THING.search(no.text)
        noun = (found["noun"] or found["noun2"]).casefold() if found else ""
        if not noun or noun in _IDLE or noun in FUNCTION_WORDS:
            continue
        subject = re.compile(rf"\b(?:the|an|a|its|their) (?:\w+ )?{re.escape(noun)}s?\b", re.I)
        yes = []
        for piece in pieces:
            if piece.clause.article == no.clause.article or piece.denied:
                continue
            there = subject.search(piece.text)
            if not there or UNSURE.search(piece.text):
                continue
            if _HAPPENED.match(piece.text[there.end() :]):
                yes.append(piece)
        if yes:
            yield from against(
                f"whether there was a {noun}",
                no,
                yes,
                "one report has it, another says there was none",
            )


_CHILD = re.compile(
    r"\b(?:child(?:ren)?|boys?|girls?|bab(?:y|ies)|toddlers?|infants?|schoolchild(?:ren)?"
    r"|(?:\d|1[0-5]|one|two|three|four|five|six|seven|eight|nine|ten)-(?:year|month)-olds?)\b",
    re.I,
)
_NO_CHILDREN = re.compile(
    r"\b(?:no (?:child(?:ren)?|minors?|pupils?)|none of (?:the |its )?(?:child(?:ren)?|pupils))\b",
    re.I,
)


def no_child(pieces: Sequence[Piece]) -> Iterable[DraftConflict]:
    """ "No child was hurt" against a boy among the hurt."""
    harm = lx.HURT.words | lx.DEAD.words
    for no in pieces:
        if not (_NO_CHILDREN.search(no.text) and set(words(no.text)) & harm):
            continue
        if re.search(r"\b(?:i|we) said\b|\bthey (?:say|said|claim)\b", no.text, re.I):
            continue  # told only to take it back, or to quarrel with it
        yes = [
            p
            for p in pieces
            if p.clause.article != no.clause.article
            and not p.denied
            and not UNSURE.search(p.text)
            and _CHILD.search(p.text)
            and (
                set(words(p.clause.full)) & harm
                or re.search(r"\b(?:of (?:them|whom|the (?:victims|injured|dead))|among)\b", p.text)
            )
        ]
        if yes:
            yield from against(
                "whether children were hurt", no, yes, "no child in one report, a child in another"
            )
