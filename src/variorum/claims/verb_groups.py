"""Verb groups: auxiliaries, negation, adverbs and verb of plain English, found by table.

What a group tells of its deed: passive or not, denied or not, done, a state, to come or only
perhaps, told as hearsay or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from variorum.claims.acts import FAILING, PLANNING, SAYING, SEEMING, Act, Verb, acts, verbs
from variorum.claims.things import PREPOSITIONS
from variorum.text import FUNCTION_WORDS, Token, stem

# "done": it is told as past; "now": as a state; "ahead": planned or foretold; "perhaps".
Mode = Literal["done", "now", "ahead", "perhaps"]

BE = frozenset("is are was were be been being isn't aren't wasn't weren't 's 're".split())
_PAST_BE = frozenset("was were been wasn't weren't".split())
HAVE = frozenset("has have had having hasn't haven't hadn't 've".split())
DO = frozenset("do does did don't doesn't didn't".split())
_AHEAD = frozenset("will shall won't would wouldn't 'll".split())
_PERHAPS = frozenset("may might can could should must cannot can't couldn't shouldn't".split())
NOT = frozenset("not never no-longer neither hardly".split())
ADVERBS = frozenset(
    """already still now also yet soon just only later then ever indeed once again since finally
    last first straight right away
    almost nearly even all both longer ago therefore however instead long always often""".split()
)
DETERMINERS = frozenset(
    """the a an this that these those its his her their our my your no every each some any
    all both another such""".split()
)
PLACED = frozenset(
    """in at near on inside outside into from to off above below beneath beside behind along under
    over across through towards aboard""".split()
)
BREAKS = frozenset(
    """that who which whom whose where when while whereas because if whether although though
    as but unless so than what how why""".split()
)
SUBJECTS = frozenset("he she it they we i you who which that".split())
_PRONOUNS = frozenset("he she it they we i you this that there who which".split())
_PLANNED = {
    "due": "ahead", "set": "ahead", "going": "ahead", "about": "ahead", "expected": "ahead",
    "scheduled": "ahead", "likely": "perhaps", "supposed": "perhaps", "meant": "perhaps",
    "ready": "perhaps", "said": "told", "reported": "told", "believed": "told",
    "thought": "told", "alleged": "told", "able": "done", "unable": "perhaps",
    "known": "done", "yet": "not",
}  # fmt: skip
PARTING = BREAKS | {"and", "but", ";", ":"}
_HEDGES = frozenset(
    "probably perhaps possibly apparently reportedly allegedly maybe presumably seemingly".split()
)
# States told by an adjective or a few words behind "is".
_STATES: dict[tuple[str, ...], tuple[str, bool]] = {
    tuple(words.split()): (act, denied)
    for words, act, denied in (
        ("in custody", "arrest", False),
        ("under arrest", "arrest", False),
        ("behind bars", "arrest", False),
        ("in prison", "arrest", False),
        ("in jail", "arrest", False),
        ("at large", "free", False),
        ("at liberty", "free", False),
        ("on the run", "free", False),
        ("free", "free", False),
        ("free man", "free", False),
        ("guilty", "convict", False),
        ("innocent", "acquit", False),
        ("alive", "survive", False),
        ("dead", "die", False),
        ("absent", "skip", False),
        ("present", "attend", False),
        ("open", "open", False),
        ("closed", "close", False),
        ("shut", "close", False),
        ("unhurt", "hurt", True),
        ("unharmed", "hurt", True),
        ("missing", "find", True),
        ("cheaper", "fall", False),
        ("dearer", "rise", False),
        ("higher", "rise", False),
        ("lower", "fall", False),
        ("in office", "stay", False),
        ("out of order", "fail", False),
        ("out of action", "fail", False),
        ("in working order", "work", False),
        ("switched on", "switch_on", False),
        ("switched off", "switch_off", False),
        ("intact", "break", True),
        ("afloat", "refloat", False),
        ("unsigned", "sign", True),
        ("illegal", "forbid", False),
        ("sorry", "apologise", False),
    )
}
_GOING_ON = frozenset("begin start continue manage come happen vow promise".split())
MARKS = frozenset(',;:.!?()[]"-\u2026')


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with what belongs to it, at tokens [start, end)."""

    start: int
    end: int
    verb: Verb
    particle: int
    passive: bool
    denied: bool
    ever: bool
    mode: Mode
    perfect: bool
    hedged: bool
    state: tuple[Act, ...] = ()


def groups_of(tokens: Sequence[Token]) -> list[Group]:
    found: list[Group] = []
    at = 0
    while at < len(tokens):
        group = _group(tokens, at, found[-1].end if found else -9)
        if group is None:
            at += 1
        else:
            found.append(group)
            at = max(group.end, at + 1)
    return found


@lru_cache(maxsize=1)
def _be() -> Verb:
    return Verb("be", (), "base", ())


def _group(tokens: Sequence[Token], start: int, last: int) -> Group | None:
    """The verb group that begins at this token, if one does."""
    norms = [t.norm for t in tokens]
    first = norms[start]
    before = norms[start - 1] if start else ""
    helped = first in BE | HAVE | DO | _AHEAD | _PERHAPS or first.endswith("n't")
    bare = before == "to" and _nothing_to(norms[max(0, start - 4) : start - 1])
    gerund = before in ("without", "denied", "denies", "deny", "denying", "having") or (
        before == "having"
    )
    if not helped and first not in verbs():
        return None
    if _proper(tokens, start):
        return None
    at, denied, ever, hedged = start, False, False, False
    if bare or before == "without" or before in ("denied", "denies", "deny"):
        denied = True
    lead = start - 1
    while not helped and lead >= 0 and norms[lead] in ADVERBS | {"not", "never"}:
        denied, ever = denied != (norms[lead] in ("not", "never")), ever or norms[lead] == "never"
        lead -= 1
    be = past = have = False
    mode: Mode = "now"
    while at < len(norms):
        word = norms[at]
        if word.endswith("n't") or word in ("not", "never", "cannot", "hardly"):
            denied = not denied
            ever = ever or word == "never"
        if word in BE:
            be, past = True, past or word in _PAST_BE
        elif word in HAVE:
            have = True
            past = past or word == "had"
        elif word in DO:
            past = past or word in ("did", "didn't")
        elif word in _AHEAD:
            mode = "ahead" if word not in ("would", "wouldn't") else "perhaps"
        elif word in _PERHAPS:
            mode = "perhaps"
        elif word in _PLANNED and norms[at + 1 : at + 2] == ["to"] and (be or have):
            planned = _PLANNED[word]
            if planned == "not":
                denied = not denied
            elif planned == "told":
                hedged, be = True, False
            else:
                be = False
                mode = planned  # type: ignore[assignment]
            at += 2
            continue
        elif word == "to" and (be or have) and at > start and norms[at - 1] in BE | HAVE:
            mode, be = "ahead", False
        elif word in _HEDGES:
            hedged = True
        elif not (word in ADVERBS or word in NOT or (word.endswith("ly") and word not in verbs())):
            break
        at += 1
    main, particle = (None, -1)
    if at < len(norms):
        proper = _proper(tokens, at)
        main, particle = (
            (None, -1)
            if proper
            else _main(norms, at, helped and (be or have or past or mode != "now"), be)
        )
        if helped and main is None and not proper and (be or have or mode != "now" or past):
            main, particle = _main(norms, at, True, be)
    if main is None:
        if be and helped:
            end, state = _state(norms, at)
            if state:
                act, no = state
                return Group(
                    start, end, _be(), -1, False, denied != no, ever,
                    mode if mode != "now" else ("done" if past else "now"), have, hedged,
                    (acts()[act],),
                )  # fmt: skip
            return Group(
                start, at, _be(), -1, False, denied, ever,
                mode if mode != "now" else ("done" if past else "now"), have, hedged,
            )  # fmt: skip
        if have and helped and mode == "now":
            return Group(
                start, at, Verb("have", (), "past" if past else "base", ()), -1, False, denied,
                ever, "done" if past else "now", False, hedged,
            )  # fmt: skip
        return None
    if not helped and not bare and not gerund and not _finite(tokens, norms, start, main):
        return None
    if (
        not helped
        and not bare
        and main.form in ("base", "s")
        and start == last + 1
        and tokens[last].norm not in SUBJECTS
        and not tokens[last].text[:1].isupper()
    ):
        return None  # "confirmed secret talks"
    if main.form in ("ing", "participle") and not (be or have or gerund):
        return None
    passive = be and main.form in ("participle", "past")
    if mode == "now" and (past or have or passive or main.form == "past"):
        mode = "done"
    if passive and not past and not have and mode == "done":
        mode = "now"
    if passive and "being" in norms[start:at]:
        mode = "now"
    end = at + 1
    if main.rest and particle == at + 1:
        end = at + 1 + len(main.rest)
    # Two verbs, one deed: "failed to sign", "is expected to open", "plans to stay".
    chained = end
    while chained < len(norms) and (norms[chained] in ADVERBS or norms[chained] == "not"):
        chained += 1
    chains = passive or main.lemma in PLANNING | FAILING | SEEMING | _GOING_ON
    if chains and norms[chained : chained + 1] == ["to"] and chained + 1 < len(norms):
        after = chained + 1
        while after < len(norms) and norms[after] in ADVERBS:
            after += 1
        inner, piece = (None, -1)
        is_be = norms[after : after + 1] == ["be"]
        if is_be:
            inner, piece = _main(norms, after + 1, True, True)
            after += 1
        elif after < len(norms) and not _proper(tokens, after):
            inner, piece = _main(norms, after, True, False)
            if inner is not None and inner.form != "base":
                inner = None
        if inner is not None:
            if main.lemma in FAILING:
                denied = not denied
            elif main.lemma in SEEMING or (passive and main.lemma in SAYING):
                hedged = True
            elif main.lemma in PLANNING or (passive and main.lemma in PLANNING):
                mode = (
                    "ahead"
                    if main.lemma in ("plan", "intend", "decide", "expect")
                    else ("ahead" if main.lemma in ("prepare", "promise", "vow") else "perhaps")
                )
            return Group(
                start, after + 1 + (len(inner.rest) if piece == after + 1 else 0), inner, piece,
                is_be and inner.form in ("participle", "past"), denied, ever, mode, have, hedged,
            )  # fmt: skip
    return Group(start, end, main, particle, passive, denied, ever, mode, have, hedged)


def _nothing_to(before: Sequence[str]) -> bool:
    """ "nothing to apologise for", "no promise to close"."""
    if before[-1:] == ["nothing"]:
        return True
    return bool(
        before
        and before[-1] in ("need", "reason", "plan", "plans", "promise", "intention", "pledge")
        and {"no", "any"} & set(before)
    )


def _proper(tokens: Sequence[Token], at: int) -> bool:
    """A word with a capital inside a sentence is a name, not a verb."""
    written = tokens[at].text
    return at > 0 and written[:1].isupper() and not written.isupper() and tokens[at - 1].is_word


def _main(norms: Sequence[str], at: int, helped: bool, be: bool) -> tuple[Verb | None, int]:
    """The reading of a word as a verb, with where its particle stands."""
    readings = verbs().get(norms[at], ()) if at < len(norms) else ()
    best: tuple[Verb | None, int] = (None, -1)
    if not readings and helped and at < len(norms):
        # Behind an auxiliary the shape of a word is enough.
        word = norms[at]
        if be and len(word) > 5 and word.endswith("ing"):
            return Verb(stem(word), (), "ing", ()), -1
        if len(word) > 4 and word.endswith("ed"):
            return Verb(stem(word), (), "participle", ()), -1
        before = norms[at - 1]
        plain = word.isalpha() and word not in FUNCTION_WORDS and word not in PREPOSITIONS
        if not be and plain and (before in _AHEAD | _PERHAPS | DO or before in ("not", "to")):
            return Verb(stem(word), (), "base", ()), -1
    for verb in readings:
        if helped and be and verb.form not in ("past", "participle", "ing"):
            continue
        if helped and not be and verb.form in ("s", "ing"):
            continue
        if not verb.rest:
            fits = best[0] is None or (be and best[0].form == "past" and verb.form == "participle")
            if fits:
                best = (verb, -1)
            continue
        if tuple(norms[at + 1 : at + 1 + len(verb.rest)]) == verb.rest:
            return verb, at + 1
        near = list(norms[at + 1 : at + 6])
        if len(verb.rest) == 1 and verb.rest[0] in near:
            place = near.index(verb.rest[0])
            if not any(w in BREAKS or w in MARKS for w in near[:place]):
                behind = norms[at + 2 + place : at + 3 + place]
                if not behind or behind[0] in MARKS or behind[0] in PREPOSITIONS | {"and", "free"}:
                    return verb, at + 1 + place
    return best


def _finite(tokens: Sequence[Token], norms: Sequence[str], at: int, verb: Verb) -> bool:
    """True if a form without auxiliary can be the verb here: a subject stands before it."""
    back = at - 1
    while back > 0 and norms[back] in ADVERBS | {"not", "never"}:
        back -= 1
    before = norms[back] if back >= 0 else ""
    if not before or before in DETERMINERS - {"that", "this"} or before in PREPOSITIONS:
        return False
    if before.endswith("'s") or before.isdigit():
        return False
    if verb.form == "participle":
        return False
    if before in BE or (before in ADVERBS and at > 1 and norms[at - 2] in BE):
        return False
    if verb.form == "base" and (before == "own" or _named_by_trade(tokens, norms, back, at)):
        return False
    short = verb.form in ("base", "s") and verb.lemma not in SAYING
    if short and any(w in PREPOSITIONS - {"of"} for w in norms[max(0, at - 3) : at]):
        return False
    following = norms[at + 1] if at + 1 < len(norms) else "."
    if following in BE | HAVE | _AHEAD | _PERHAPS and before not in ("who", "that", "which"):
        return False
    if verb.form in ("base", "s"):
        opens = (
            following in DETERMINERS | PREPOSITIONS | _PRONOUNS | ADVERBS | MARKS
            or following in ("him", "her", "them", "us", "me")
            or following.endswith("ly")
            or verb.rest
            or following[:1].isdigit()
            or (at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper())
        )
        return bool(opens) and before not in MARKS | {"and", "or"}
    return True


def _named_by_trade(tokens: Sequence[Token], norms: Sequence[str], before: int, at: int) -> bool:
    """ "The assistant coach, Lee Tranter": a trade with the name behind it, and no verb."""
    following = tokens[at + 1 : at + 3]
    named = [t for t in following if t.is_word]
    comma = bool(following) and following[0].norm == ","
    single = norms[before].isalpha() and not norms[before].endswith("s")
    return single and bool(named) and named[0].text[:1].isupper() and comma


def _state(norms: Sequence[str], at: int) -> tuple[int, tuple[str, bool] | None]:
    skip = at
    while skip < len(norms) and norms[skip] in ("a", "safe", "fully", "quite", "very"):
        skip += 1
    for size in (3, 2, 1):
        found = _STATES.get(tuple(norms[skip : skip + size]))
        if found:
            return skip + size, found
    return at, None
