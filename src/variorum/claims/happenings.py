"""What happened at the heart of the story: the deed that nearly all reports tell.

Outlets tell the main happening in words of their own ("derailed", "left the rails", "crash"),
so likeness of wording misses it. Here a table of deeds finds the sentences that tell one
sort of deed; those that also name the same thing, or the same two names, tell the same deed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.ledger import DraftClaim, Finding, attest
from variorum.model import Mention
from variorum.text import fold, stem, words

_DEEDS: dict[str, frozenset[str]] = {
    "accident": lx.INCIDENT,
    "publication": lx.PUBLISH,
    "resignation": frozenset("resigned resigns resignation quit quits resigning".split()),
    "recall": frozenset("recalled recalls recall recalling".split()),
    "arrest": frozenset("arrested arrest arrests detained".split()),
    "verdict": frozenset("ruled ruling convicted acquitted sentenced verdict".split()),
    "strike": frozenset("walkout striking strikers strike".split()),
    "opening": frozenset("opened opens opening inaugurated".split()),
    "vote": frozenset("voted vote votes elected election referendum".split()),
}
_SHARE = 0.6
# Two reports that have one word for a deed and one noun in common may tell of two deeds.
_LEAST = 3
_VAGUE = frozenset(
    stem_
    for word in """people person sunday monday tuesday wednesday thursday friday saturday year
    month week night morning evening afternoon report reporters police official officials early
    killed injured dead hurt least were""".split()
    if (stem_ := word)
) | frozenset("peopl wednesday even morn offici earli kill injur thursday".split())


def weigh_happenings(reports: Sequence[Report]) -> Finding:
    """One claim for each deed that most reports tell of the same thing or names.

    Cost: linear in the clauses; pairs of names within one sentence.
    """
    claims = []
    least = max(_LEAST, math.ceil(_SHARE * len(reports)))
    for deed in sorted(_DEEDS):
        told = [
            (clause, _sentence_stems(clause), frozenset(m.name for m in _mentions(clause, report)))
            for report in reports
            for clause in report.clauses
            if _tells(clause, deed) and not clause.withdrawn
        ]
        if len({c.article for c, _, _ in told}) < least:
            continue
        for key in _keys(told, {stem(w) for w in _DEEDS[deed]}, least):
            first: dict[str, Clause] = {}
            for clause, stems, names in told:
                if key <= stems | names:
                    held = first.get(clause.article)
                    if held is None or clause.span < held.span:
                        first[clause.article] = clause
            if len(first) < least:
                continue
            members = [first[a] for a in sorted(first)]
            claims.append(
                DraftClaim(
                    matter=_matter(deed, key, members),
                    value=deed,
                    attestations=tuple(attest(c, deed, span=c.sentence) for c in members),
                )
            )
    return Finding(tuple(claims))


def _matter(deed: str, key: frozenset[str], members: Sequence[Clause]) -> str:
    """The shortest telling that adds no figure of its own, else the bare deed with its key."""
    plain = [
        c
        for c in members
        if not c.quantities
        and not c.quotations
        and not re.search(r"\d", c.text)
        and 4 <= len(c.tokens) <= 20
    ]
    if plain:
        return min(plain, key=lambda c: (len(c.text), c.text, c.key)).text
    forms = {
        k: min(
            (t.norm for c in members for t in c.tokens if stem(t.norm) == k),
            key=lambda w: (len(w), w),
            default=k,
        )
        for k in key
    }
    return f"the {deed}: {', '.join(sorted(forms.values()))}"


_UNSURE = re.compile(
    r"\b(?:declin|refus|den(?:y|ies|ied)|dispute|if|whether|may|might|could|would|not|never)", re.I
)


def _tells(clause: Clause, deed: str) -> bool:
    if _UNSURE.search(fold(clause.text)):
        return False
    return bool(
        lx.incidents(clause.words) if deed == "accident" else set(clause.words) & _DEEDS[deed]
    )


def _sentence_stems(clause: Clause) -> frozenset[str]:
    return frozenset(s for w in words(fold(clause.full)) if (s := matter_stem(w)))


def _mentions(clause: Clause, report: Report) -> list[Mention]:
    return [m for m in report.analysis.mentions if clause.sentence.holds(m.span)]


def _keys(
    told: Sequence[tuple[Clause, frozenset[str], frozenset[str]]],
    forms: set[str],
    least: int,
) -> list[frozenset[str]]:
    """What the tellings have in common: two names, else one thing."""
    pairs: Counter[frozenset[str]] = Counter()
    things: Counter[frozenset[str]] = Counter()
    by_article: dict[str, tuple[set[frozenset[str]], set[frozenset[str]]]] = {}
    for clause, stems, names in told:
        own = by_article.setdefault(clause.article, (set(), set()))
        own[0].update(frozenset(p) for p in combinations(sorted(names), 2))
        named = {s for name in names for w in words(name) if (s := matter_stem(w))}
        own[1].update(
            frozenset({s})
            for s in stems
            if len(s) > 3 and s not in forms and s not in named and s not in _VAGUE
        )
    for own_pairs, own_things in by_article.values():
        pairs.update(own_pairs)
        things.update(own_things)
    best: list[frozenset[str]] = []
    for counter, most in ((pairs, 2), (things, 1)):
        ranked = sorted(
            ((n, tuple(sorted(key))) for key, n in counter.items() if n >= least),
            key=lambda x: (-x[0], x[1]),
        )
        top = ranked[0][0] if ranked else 0
        best.extend(frozenset(key) for n, key in ranked[:most] if n == top)
        if best:
            break
    return best
