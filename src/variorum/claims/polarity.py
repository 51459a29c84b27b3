"""Yes against no: one report says that it was so, another that it was not.

Forms that word overlap misses have modules of their own: *nought* (``noughts``), *all and
some* (``all_and_some``), *taking back* (``taking_back``). Here stand those that share nearly
all their words but for the negation, and "not since then" beside a later day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from variorum.claims.all_and_some import all_and_some, working
from variorum.claims.clauses import Report
from variorum.claims.ledger import DraftConflict, Finding
from variorum.claims.none_at_all import none_at_all
from variorum.claims.noughts import no_child, no_such, noughts
from variorum.claims.pieces import NO, UNSURE, Piece, against, heading_of, pieces_of
from variorum.claims.roots import root
from variorum.claims.taking_back import denied_nearby, quoted_to_contradict, taken_back
from variorum.claims.times_apart import dates_apart, times_apart
from variorum.text import Likeness, words

_MARKED = re.compile(r'"[^"]*"')
_FAILING = re.compile(r"\b(?:fail(?:s|ed|ing)?|absent|lacks?|lacked|refus(?:es|ed))\b", re.I)
_COVER = 0.8
_MOST = 2000


def weigh_polarity(reports: Sequence[Report], likeness: Likeness) -> Finding:
    """Find what one report says was so and another that it was not.

    Cost: the negative pieces times all pieces, each a set intersection; one likeness row for
    each statement about all of some things.
    """
    pieces = [p for r in reports for c in r.clauses if not c.withdrawn for p in pieces_of(c)]
    pieces = pieces[: 2 * _MOST]
    names = frozenset(root(w) for r in reports for m in r.analysis.mentions for w in words(m.name))
    seen = Counter(w for p in pieces for w in p.roots)
    found = [
        *noughts(pieces, names, seen),
        *all_and_some(pieces, likeness),
        *none_at_all(pieces, names),
        *no_such(pieces),
        *_plain_no(pieces, names),
        *_since(pieces),
        *working(pieces),
        *no_child(pieces),
        *denied_nearby(reports, names),
        *taken_back(reports, pieces, names),
        *quoted_to_contradict(reports),
    ]
    return Finding(conflicts=tuple(found))


def _plain_no(pieces: Sequence[Piece], names: frozenset[str]) -> Iterable[DraftConflict]:
    """ "No contract was torn up in the yard" against "contracts that were torn up in the yard"."""
    negatives = [p for p in pieces if p.denied and len(p.wide - names) >= 3][:_MOST]
    for no in negatives:
        if UNSURE.search(no.text) or no.clause.text.rstrip().endswith("?"):
            continue
        outside = _MARKED.sub(" ", no.text)
        if len(words(outside)) > 4 and not NO.search(outside):
            continue  # what is denied stands in a quotation, beside what is told
        yes = []
        for piece in pieces:
            if piece.denied or piece.clause.article == no.clause.article:
                continue
            if " ".join(words(piece.text)) in " ".join(words(no.text)):
                continue  # the same words printed twice
            if UNSURE.search(piece.text) or _FAILING.search(piece.text):
                continue
            apart = dates_apart if "never" in no.clause.words else times_apart
            if apart(no.clause, piece.clause):
                continue
            if _alike(no.roots - names, piece.roots - names) or _alike(
                no.wide - names, piece.wide - names
            ):
                yes.append(piece)
        if yes:
            yield from against(
                heading_of(yes[0].clause.text),
                no,
                yes,
                "one report says so, another that it is not",
            )


_NOT_SINCE = re.compile(
    r"\b(?:not|never|n't)\s+(?:been\s+)?(?P<verb>[a-z]{4,}(?:ed|en|wn|t))\s+(?:\w+\s+){0,3}?since\b",
    re.I,
)


def _alike(own: frozenset[str], theirs: frozenset[str]) -> bool:
    shared = own & theirs
    return len(shared) >= max(
        3, _COVER * min(len(own), len(theirs)), 0.5 * max(len(own), len(theirs))
    )


def _since(pieces: Sequence[Piece]) -> Iterable[DraftConflict]:
    """ "Not painted since 1998" against "painted in May" of a later year."""
    for no in pieces:
        found = _NOT_SINCE.search(no.text)
        if not found or not no.clause.whens:
            continue
        verb = root(found["verb"].casefold())
        last = max(w.latest for w in no.clause.whens)
        yes = [
            p
            for p in pieces
            if p.clause.article != no.clause.article
            and not p.denied
            and any(
                root(w) == verb and w.endswith(("ed", "en", "wn", "t", "ion"))
                for w in words(p.text)
            )
            and not UNSURE.search(p.text)
            and re.search(r"\b(?:in|on|last|this|every|recently|weeks?|months?)\b", p.text)
            and all(w.latest > last for w in p.clause.whens)
        ]
        if yes:
            yield from against(
                heading_of(no.clause.text),
                no,
                yes,
                "not since then in one report, later in another",
            )
