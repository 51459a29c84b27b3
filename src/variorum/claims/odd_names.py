"""Odd names: two clauses alike in all but one name.

"The peak was first climbed by Ines Dahl" and "Tor Vik was the first to climb the peak" share
every word of matter but the name. Where just one name stands alone on either side, and the
clause speaks of a deed or a description that has one holder or one place, the two exclude
each other. No parse is needed, so this holds for turns of phrase that ``frames`` cannot read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.claims.acts import SAYING, Act, act_nouns, acts, doers, verbs
from variorum.claims.attribution import matter_range
from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.claims.numerals import read_number
from variorum.claims.opposites import opposite, people_keys, place_keys
from variorum.claims.things import DROPPED, VAGUE, key_of, one_name
from variorum.claims.verb_groups import BE, PLACED
from variorum.model.claim import Strength
from variorum.text import FUNCTION_WORDS, Likeness, Token, fold

_NO = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|den(?:y|ies|ied)|if|whether"
    r"|another|second|third|also|too|other|others|each|one of|some of|among|including|like)\b"
    r"|n't\b|\?",
    re.I,
)
_HEDGED = re.compile(
    r"\b(?:probably|perhaps|possibly|apparently|reportedly|allegedly|may|might|could|believed"
    r"|thought|suspected|likely|said to|chances?|scholars|according to (?:an|some|another))\b",
    re.I,
)
# Words that only hold a clause together.
_LOOSE = frozenset(
    """site venue scene place name becom get go come take make part role held hold stay spot
    be first main chief new""".split()
)
_ROLES = frozenset("engineer minister president judge doctor mayor professor captain".split())
# "In the village of Orne", "the port of Orne".
_SITES = frozenset(
    """village town city port harbour island isle district province region county state bay gulf
    valley lake river mountain mount suburb parish commune resort capital outskirts coast north
    south east west shore banks edge centre heart middle university castle bridge fort""".split()
)
_WHERE = frozenset("in at on inside under behind from near".split())
_FEW = 60
_MOST_WORDS = 26
_COVER = 0.6
_MOST_ALONE = 3
_ALIKE = 0.65


@dataclass(frozen=True, slots=True)
class _Named:
    """A clause as a bag of matter with its names beside it."""

    clause: Clause
    keys: frozenset[str]
    names: tuple[tuple[frozenset[str], bool], ...]
    plain: frozenset[str]
    places: frozenset[str]
    single: bool
    copula: bool
    hedged: bool
    masked: str


def weigh_odd_names(reports: Sequence[Report], likeness: Likeness) -> Finding:
    """Find pairs of clauses that differ in one name alone.

    Cost: clauses that share a word that at most 60 of them have, pair by pair.
    """
    read = [
        found
        for report in reports
        for clause in report.clauses
        if not clause.withdrawn and not clause.title
        for found in [_read(clause)]
        if found is not None
    ]
    read.sort(key=lambda n: n.clause.key)
    posted: dict[str, list[int]] = defaultdict(list)
    for at, named in enumerate(read):
        for key in named.keys:
            posted[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for held in posted.values():
        if len(held) <= _FEW:
            for x, i in enumerate(held):
                pairs.update((i, j) for j in held[x + 1 :])
    conflicts = []
    for i, j in sorted(pairs):
        a, b = read[i], read[j]
        if a.clause.article == b.clause.article:
            continue
        found = _odd(a, b, likeness) or _odd_word(a, b)
        if found is None:
            continue
        left, right, placed = found
        strength: Strength = "soft" if a.hedged or b.hedged else "hard"
        order = a.clause.moment and b.clause.moment and a.clause.moment != b.clause.moment
        if order and strength == "hard" and not placed and not (a.single or b.single):
            strength = "superseded"
        shown = " ".join(a.clause.text.split()).strip(" .,;:\"'")[:80]
        conflicts.append(
            DraftConflict(
                f"{'where it was' if placed else 'who or what it is'}: “{shown}”",
                "event" if placed or not (a.single or b.single) else "attribution",
                strength,
                (attest(a.clause, left), attest(b.clause, right)),
                f"alike but for “{left}” and “{right}”",
            )
        )
    return Finding(conflicts=tuple(conflicts))


@lru_cache(maxsize=65536)
def _act_of(word: str) -> Act | None:
    """The act that a word tells, as a verb or as a noun."""
    for readings in (verbs().get(word, ()),):
        for verb in readings:
            if not verb.rest and verb.acts and verb.form != "ing":
                return verb.acts[0]
    return act_nouns().get(word) or doers().get(word)


@lru_cache(maxsize=1)
def verb_keys() -> frozenset[str]:
    """Keys of the verbs that the table of acts knows."""
    return frozenset(key_of(word) for word in verbs())


@lru_cache(maxsize=65536)
def _says(word: str) -> bool:
    return any(v.lemma in SAYING for v in verbs().get(word, ()))


def _read(clause: Clause) -> _Named | None:
    plain = fold(clause.text)
    if not clause.language.startswith("en") or not 4 <= len(clause.tokens) <= _MOST_WORDS:
        return None
    if _NO.search(plain) or any(q.form == "marks" for q in clause.quotations):
        return None
    keys: set[str] = set()
    plain_keys: set[str] = set()
    places: set[str] = set()
    single = copula = False
    names: list[tuple[frozenset[str], bool]] = []
    masked: list[str] = []
    tokens = clause.tokens
    if len(plain) == len(clause.text):
        # Who says so is no part of what is said.
        low, high = (clause.span.start + at for at in matter_range(plain))
        tokens = tuple(t for t in tokens if low <= t.start < high)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = at + 1
        if _capital(tokens, at):
            while end < len(tokens) and _capital(tokens, end) and _joined(clause, tokens, end):
                end += 1
            words = frozenset(t.norm.removesuffix("'s") for t in tokens[at:end])
            words -= DROPPED
            spoken = any(
                _says(t.norm) for t in (*tokens[max(0, at - 1) : at], *tokens[end : end + 1])
            )
            before = tokens[at - 1].norm if at else ""
            if before in ("the", "a", "an") and at > 1:
                before = tokens[at - 2].norm
            if before == "of" and at > 1 and tokens[at - 2].norm in _SITES:
                before = "in"
            masked.append("somewhere" if before in PLACED else "someone")
            if words and not spoken:
                names.append((words, before in PLACED))
        else:
            word = token.norm.removesuffix("'s")
            masked.append(token.norm)
            copula = copula or word in BE
            act = _act_of(word)
            content = word not in FUNCTION_WORDS | DROPPED and not word[:1].isdigit()
            if content:
                plain_keys.add(key_of(word))
                lead = {t.norm for t in tokens[max(0, at - 3) : at]}
                if key_of(word) in place_keys() and lead & _WHERE:
                    places.add(key_of(word))
            if act is not None:
                single = single or act.single
                keys.add(f"@{act.name}")
            elif content and not _says(word) and not (word.endswith("ly") and len(word) > 4):
                keys.add(key_of(word))
        at = end
    if len(names) > 4 or not keys:
        return None
    return _Named(
        clause,
        frozenset(keys),
        tuple(names),
        frozenset(plain_keys),
        frozenset(places),
        single,
        copula,
        bool(_HEDGED.search(plain)),
        " ".join(masked),
    )


def _capital(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.text[:1].isupper() or token.norm in FUNCTION_WORDS | DROPPED:
        return False
    if read_number(token.norm) is not None:
        return False
    if at:
        return True
    following = tokens[1].text[:1].isupper() if len(tokens) > 1 else False
    return following or (token.norm not in verbs() and not token.norm.endswith("s"))


def _joined(clause: Clause, tokens: Sequence[Token], at: int) -> bool:
    start, end = (x - clause.span.start for x in (tokens[at - 1].end, tokens[at].start))
    return not clause.text[start:end].strip() and not tokens[at - 1].norm.endswith("'s")


def _odd(a: _Named, b: _Named, likeness: Likeness) -> tuple[str, str, bool] | None:
    """The two names by which the clauses differ, and whether they are places."""
    left = [n for n in a.names if not any(one_name(n[0], m[0]) >= 0 for m in b.names)]
    right = [n for n in b.names if not any(one_name(n[0], m[0]) >= 0 for m in a.names)]
    if len(left) != 1 or len(right) != 1:
        return None
    if len(a.names) != len(b.names):
        return None
    shared = a.keys & b.keys - VAGUE
    alone = (a.keys - shared - _LOOSE - _ROLES, b.keys - shared - _LOOSE - _ROLES)
    telling = shared - _LOOSE
    if any(_poles_apart(x, y) for x in alone[0] for y in alone[1]):
        return None
    if not telling or len(telling) + len(a.names) - 1 < 1 or _apart(a.clause, b.clause):
        return None
    few = not any(len(x) > 1 for x in alone) and not (alone[0] and alone[1])
    cover = len(shared) >= _COVER * max(1, min(len(a.keys), len(b.keys)))
    close = few and cover and len(telling) + len(a.names) - 1 >= 2
    if not close and not _mean_alike(a, b, alone, likeness):
        return None  # two parts differ: two things
    placed = left[0][1] and right[0][1]
    if not placed and not (left[0][1] or right[0][1]):
        single = a.single and b.single
        described = a.copula or b.copula
        whole = not alone[0] and not alone[1] and len(telling) >= 3
        if not single and not described and not whole:
            return None
    return " ".join(sorted(left[0][0])), " ".join(sorted(right[0][0])), placed


def _poles_apart(a: str, b: str) -> bool:
    """Two acts of one axis with two poles: opened here, closed there."""
    if a[0] != "@" or b[0] != "@":
        return False
    one, other = acts()[a[1:]], acts()[b[1:]]
    return bool(one.axis) and one.axis == other.axis and one.pole != other.pole


def _mean_alike(
    a: _Named, b: _Named, alone: tuple[frozenset[str], frozenset[str]], likeness: Likeness
) -> bool:
    """With the names masked the clauses mean one thing, and no two words of them part it."""
    if any(len(x) > _MOST_ALONE for x in alone):
        return False
    if float(likeness([a.masked], [b.masked])[0, 0]) < _ALIKE:
        return False
    if any(opposite(x, y) for x in alone[0] for y in alone[1]):
        return False
    # Verbs may be other words for one deed; two other nouns are two other things.
    left, right = ({k for k in keys if k[0] != "@" and k not in verb_keys()} for keys in alone)
    return not (left and right)


def _odd_word(a: _Named, b: _Named) -> tuple[str, str, bool] | None:
    """The one common word by which the clauses differ: an opposite, another place or doer."""
    if any(all(one_name(n[0], m[0]) <= 0 for m in y.names) for x, y in ((a, b), (b, a))
           for n in x.names):  # fmt: skip
        return None
    shared = (a.plain & b.plain) - VAGUE - _LOOSE
    left, right = (x.plain - shared - _LOOSE - VAGUE for x in (a, b))
    common = len(shared) + sum(1 for _ in a.names)
    if not left or not right or len(left) > 2 or len(right) > 2 or _apart(a.clause, b.clause):
        return None
    if len(shared) < _COVER * min(len(a.plain - _LOOSE), len(b.plain - _LOOSE)) - 1:
        return None
    for x in sorted(left):
        for y in sorted(right):
            rest = (left - {x}, right - {y})
            if rest[0] and rest[1]:
                continue
            if opposite(x, y) and common >= 1 and shared:
                return x, y, False
            if rest[0] or rest[1] or common < 2 or not shared:
                continue
            if x in a.places and y in b.places:
                return x, y, True
            doers_ = people_keys()
            if x in doers_ and y in doers_ and a.single and b.single:
                return x, y, False
    return None


def _apart(a: Clause, b: Clause) -> bool:
    left = [w for w in a.whens if w.precision != "minute"]
    right = [w for w in b.whens if w.precision != "minute"]
    if not left or not right:
        return False
    return not any(x.earliest < y.latest and y.earliest < x.latest for x in left for y in right)
