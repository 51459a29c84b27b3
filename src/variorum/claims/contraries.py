"""Contraries: one deed told with one part that excludes the other report's.

Two frames of two reports tell one matter where they share the act (or its axis) and their
parts agree; then one part that differs makes the conflict: *pole* (opened, closed), *denial*
(was, was not), *time* (has done, will do), *agent* (who did it), *place*, or *name* (who the
holder of a description is).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from variorum.claims.clauses import Clause, Moment, Report, sentences_of
from variorum.claims.frames import Frame, frames_of
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.claims.things import VAGUE, Thing, agree, name_words, role_keys
from variorum.claims.times_apart import dates_apart, month_told, times_apart
from variorum.claims.verb_groups import PLACED
from variorum.model.claim import ConflictKind, Strength

# States that time may change: what is told later need not make the earlier one untrue.
_CHANGING = frozenset(
    """custody office door takes leave answer presence works find switch gift run room float
    hold life""".split()
)
# Words by which a later report says that a plan was given up.
_CHANGED = frozenset("instead longer announced planned reversing cancelled canceled after".split())
_MOST = 60
# What four are named for, several did or may have done.
_MOST_RIVALS = 3
_COMPASS = frozenset("north south east west northern southern eastern western centre".split())


@dataclass(frozen=True, slots=True)
class _Difference:
    """Two frames that exclude each other, and how."""

    kind: ConflictKind
    sort: str
    strength: Strength
    why: str


def weigh_contraries(reports: Sequence[Report]) -> Finding:
    """Find deeds of which two reports give one part otherwise.

    Cost: the frames of one act, pair by pair; at most 60 frames of an act and report.
    """
    filed: dict[str, list[Frame]] = defaultdict(list)
    for report in reports:
        count: dict[str, int] = defaultdict(int)
        person, age = frozenset[str](), 0
        for sentence in sentences_of(report.clauses):
            read = () if sentence[0].withdrawn else frames_of(sentence, person)
            person, age = _person(sentence, person, age)
            for frame in read:
                for key in _files(frame):
                    count[key] += 1
                    if count[key] <= _MOST:
                        filed[key].append(frame)
    filed = _with_roles(filed)
    found: dict[tuple[str, ...], tuple[_Difference, dict[tuple[str, int, int], tuple[Clause, str]]]]
    found = {}
    filed_under: dict[int, set[str]] = defaultdict(set)
    for key, held in filed.items():
        for frame in held:
            filed_under[id(frame)].add(key)
    for key in sorted(filed):
        frames = sorted(filed[key], key=lambda f: (f.clause.key, f.verb, f.denied))
        for a, b, difference in _differing(frames):
            if min(filed_under[id(a)] & filed_under[id(b)]) != key:
                continue  # the two have met under another act
            # All who stand against one clause in one way make one conflict.
            first, second = (b, a) if _lesser(b, a) else (a, b)
            place = (difference.sort, difference.strength, *map(str, first.clause.key))
            _, sides = found.setdefault(place, (difference, {}))
            for frame in (first, second):
                value = _value(frame, difference.sort)
                sides.setdefault(frame.clause.key, (frame.clause, value))
    return Finding(
        conflicts=tuple(
            DraftConflict(
                _matter(next(iter(sides.values()))[0], difference),
                difference.kind,
                difference.strength,
                tuple(
                    attest(clause, value, "denies" if value == "no" else "asserts")
                    for clause, value in sides.values()
                ),
                difference.why,
            )
            for difference, sides in found.values()
            if difference.sort not in ("agent", "place", "name")
            or len({value for _, value in sides.values()}) <= _MOST_RIVALS
        )
    )


def _differing(frames: Sequence[Frame]) -> Iterator[tuple[Frame, Frame, _Difference]]:
    """The pairs of frames of two reports that exclude each other, in order.

    What two frames make of each other hangs on what they say and on which was told first;
    so reports that print the same words are weighed once. Cost: the distinct frames pair by
    pair; of all pairs one look-up.
    """
    kinds: dict[object, int] = {}
    times: dict[Moment | None, int] = {}
    articles: dict[str, int] = {}
    kind = np.array([kinds.setdefault(_said(f), len(kinds)) for f in frames], dtype=np.intp)
    time = np.array([times.setdefault(f.clause.moment, len(times)) for f in frames])
    article = np.array([articles.setdefault(f.clause.article, len(articles)) for f in frames])
    order = np.array([[_order(one, two) for two in times] for one in times])
    # By the kind of the first: for each kind and order of the second what they make (0: not yet
    # known; 1: nothing; from 2 on a difference).
    known: dict[int, NDArray[np.intp]] = {}
    found: list[_Difference] = []
    for i, a in enumerate(frames):
        made = known.setdefault(int(kind[i]), np.zeros(3 * len(kinds), dtype=np.intp))
        codes = 3 * kind[i + 1 :] + order[time[i], time[i + 1 :]]
        other = article[i + 1 :] != article[i]
        for j in np.flatnonzero(other & (made[codes] == 0)).tolist():
            if made[codes[j]] == 0:
                b = frames[i + 1 + j]
                difference = _differ(a, b) or _none_did(a, b, len(frames))
                made[codes[j]] = 1 if difference is None else 2 + len(found)
                found += [] if difference is None else [difference]
        for j in np.flatnonzero(other & (made[codes] > 1)).tolist():
            yield a, frames[i + 1 + j], found[made[codes[j]] - 2]


def _said(frame: Frame) -> tuple[object, ...]:
    """All of a frame and its clause that ``_differ`` looks at, but for when it was told."""
    return (
        frame.verb, frame.acts, frame.who, frame.what, frame.places, frame.denied, frame.ever,
        frame.mode, frame.perfect, frame.hedged, frame.spoken, frame.clause.words,
        tuple((w.earliest, w.latest, w.precision) for w in frame.clause.whens),
        month_told(frame.clause),
    )  # fmt: skip


def _order(one: Moment | None, two: Moment | None) -> int:
    """1: surely told first; 2: surely told later; 0: who can say."""
    if one is None or two is None:
        return 0
    return 1 if one.before(two) else 2 if two.before(one) else 0


_FORGET = 3


def _person(
    sentence: Sequence[Clause], person: frozenset[str], age: int
) -> tuple[frozenset[str], int]:
    """Whom "he" of the next sentence speaks of: the first person named in this one."""
    for clause in sentence:
        for mention in clause.mentions:
            if mention.kind == "person" and mention.form in ("name", "alias"):
                return name_words(mention.name), 0
    return (person, age + 1) if age < _FORGET else (frozenset(), 0)


def _with_roles(filed: dict[str, list[Frame]]) -> dict[str, list[Frame]]:
    """Give "the captain" the name of the one captain whom the story names."""
    owners: dict[str, list[frozenset[str]]] = defaultdict(list)
    frames = {id(f): f for held in filed.values() for f in held}
    for frame in frames.values():
        for thing in (frame.who, frame.what):
            if thing is not None and thing.name and not thing.many:
                for key in (thing.keys - thing.name) & role_keys():
                    if not any(thing.name & held for held in owners[key]):
                        owners[key].append(thing.name)

    def known(thing: Thing | None) -> Thing | None:
        if thing is None or thing.name or thing.part or thing.many:
            return thing
        title = thing.keys == {thing.head} and thing.text[:1].isupper()  # "Mayor resigns"
        if not thing.definite and not title:
            return thing
        held = owners.get(thing.head, [])
        if len(held) != 1 or len(thing.keys) > 2:
            return thing
        return replace(thing, name=held[0], keys=thing.keys | held[0])

    made = {at: replace(f, who=known(f.who), what=known(f.what)) for at, f in frames.items()}
    return {key: [made[id(f)] for f in held] for key, held in filed.items()}


_RARE_ACT = 10
_UNSURE = frozenset(
    "may might could would if whether unless alleged allegedly accused fear feared risk".split()
)


def _none_did(a: Frame, b: Frame, told: int) -> _Difference | None:
    """ "Nobody walked out" against some who did; only where few clauses tell of such a deed."""
    if a.denied == b.denied or told > _RARE_ACT or not (a.acts and b.acts):
        return None
    no, yes = (a, b) if a.denied else (b, a)
    actor, doer = (no.who or no.what), (yes.who or yes.what)
    if actor is None or not actor.nobody or (no.who and no.what) or no.places:
        return None
    if doer is None or doer.open or yes.mode != "done" or no.mode == "ahead" or yes.hedged:
        return None
    if (yes.who and yes.what) or _UNSURE & set(yes.clause.words):
        return None
    if actor.keys - VAGUE and agree(actor, doer) < 0:
        return None
    if times_apart(a.clause, b.clause):
        return None
    return _Difference("event", "denial", "hard", "none did in one report, some did in another")


def _files(frame: Frame) -> Iterable[str]:
    if frame.verb in ("be", "call", "have") and not frame.acts:
        if frame.verb == "be":
            yield "be" if frame.what is not None else "be there"
        return
    yield from frame.names
    if any(act.name == "leave" for act in frame.acts):
        yield "be there"
    for act in frame.acts:
        if act.axis:
            yield f"{act.axis}:"


def _lesser(a: Frame, b: Frame) -> bool:
    """The denial, else the one that comes first, gathers what stands against it."""
    if a.denied != b.denied:
        return a.denied
    return a.clause.key < b.clause.key


def _value(frame: Frame, sort: str) -> str:
    if sort == "denial":
        return "no" if frame.denied else "yes"
    if sort == "agent" and frame.who is not None:
        return frame.who.text
    if sort == "name" and frame.what is not None:
        return frame.what.text
    return frame.verb


def _matter(clause: Clause, difference: _Difference) -> str:
    shown = " ".join(clause.text.split()).strip(" .,;:\"'")[:80]
    heading = {
        "agent": "who did it", "name": "who or what it is", "place": "where it was",
        "time": "whether it has happened yet",
    }.get(difference.sort, "whether it is so")  # fmt: skip
    return f"{heading}: “{shown}”"


def _theme(frame: Frame, build: str) -> Thing | None:
    if build == "a":
        return frame.who
    return frame.what if frame.what is not None else frame.who


def _weight(a: Thing, b: Thing) -> int:
    shared = (a.keys & b.keys) - VAGUE
    return 2 if a.name & b.name else len(shared)


def _differ(a: Frame, b: Frame) -> _Difference | None:
    if a.spoken and b.spoken:
        return None
    if a.verb == "be" and not a.acts and b.verb == "be" and not b.acts:
        if a.what is None and b.what is None:
            return _there(a, b)
        return _named(a, b)
    if "be" in (a.verb, b.verb) and "leave" in a.names | b.names:
        return _gone(a, b)
    shared = a.names & b.names
    if a.verb == b.verb == "exist":
        return _existing(a, b)
    if not shared or (not a.acts and not b.acts):
        if not shared:
            return _opposed(a, b)
        plain = (_tense(a, b) or _place(a, b)) if _long(a, b) else None
        return _denied(a, b, strict=True) or plain
    return (
        _denied(a, b, strict=False)
        or _tense(a, b)
        or _agent(a, b)
        or _place(a, b)
        or _opposed(a, b)
    )


def _parts(a: Frame, b: Frame) -> int | None:
    """How much of who and what the two share; ``None`` if a part of one excludes the other's."""
    total = 0
    for left, right in ((a.who, b.who), (a.what, b.what)):
        verdict = agree(left, right)
        if verdict < 0:
            return None
        if verdict > 0:
            assert left is not None
            assert right is not None
            total += _weight(left, right)
    return total


def _around(a: Frame, b: Frame) -> int | None:
    """How many phrases behind a preposition the two share; ``None`` where two exclude."""
    total = 0
    for p, left in a.places:
        for q, right in b.places:
            shared = (left.keys & right.keys) - VAGUE
            bound = (left.name and right.name) or p in ("for", "against", "between", "about")
            if p == q and bound and agree(left, right) < 0:
                return None
            if shared:
                total += min(2, len(shared))
    return total


def _apart(a: Frame, b: Frame) -> bool:
    """Two times; what never was, was not long ago either."""
    if a.ever or b.ever:
        return dates_apart(a.clause, b.clause)
    return times_apart(a.clause, b.clause)


def _enough(a: Frame, b: Frame, themes: tuple[Thing | None, Thing | None]) -> bool:
    parts, around = _parts(a, b), _around(a, b)
    if parts is None or around is None or _apart(a, b):
        return False
    nought = any(t is not None and t.nobody for f in (a, b) for t in (f.who, f.what))
    if parts + around >= 2 and (parts or nought):
        return True
    left, right = themes
    if left is None or right is None or not (left.definite and right.definite and parts):
        return False
    return _nested(left, right)


def _nested(a: Thing, b: Thing) -> bool:
    """One of two phrases about one noun or name says no more than the other."""
    one_head = a.head == b.head or bool(a.name & b.name)
    return one_head and (a.keys <= b.keys or b.keys <= a.keys)


def _certain(a: Frame, b: Frame) -> bool:
    return not (a.hedged or b.hedged or "perhaps" in (a.mode, b.mode))


def _moments(a: Frame, b: Frame) -> tuple[Frame, Frame] | None:
    """The two in the order of their telling, where that is known."""
    for early, late in ((a, b), (b, a)):
        one, two = early.clause.moment, late.clause.moment
        if one and two and one.before(two):
            return early, late
    return None


def _long(a: Frame, b: Frame) -> bool:
    one, other = _of(a), _of(b)
    return one is not None and other is not None and _weight(one, other) >= 2


def _same_words(a: Clause, b: Clause) -> bool:
    """One clause stands in the other word for word: both print one remark."""
    short, long = sorted((a.words, b.words), key=len)
    return len(short) >= 5 and f" {' '.join(short)} " in f" {' '.join(long)} "


def _denied(a: Frame, b: Frame, *, strict: bool) -> _Difference | None:
    if a.denied == b.denied or "perhaps" in (a.mode, b.mode) or _same_words(a.clause, b.clause):
        return None
    no, yes = (a, b) if a.denied else (b, a)
    order = _moments(no, yes)
    gone = no.mode == "done" or _CHANGED & set(no.clause.words)
    failed = bool(yes.mode == "ahead" and order is not None and order[0] is yes and gone)
    if yes.mode == "ahead" and no.mode == "done" and not failed:
        return None  # what is to come has not been yet
    if strict:
        parts, around = _parts(a, b), _around(a, b)
        if parts is None or around is None or _apart(a, b):
            return None
        both = agree(a.who, b.who) > 0 and agree(a.what, b.what) > 0
        alone = (a.who is None or b.who is None) and _same_whole(a.what, b.what, a, b)
        if not (both and parts + around >= 3) and not (alone and parts + around >= 2):
            return None
    elif not _enough(a, b, (_of(a), _of(b))):
        return None
    elif (
        all(x.build == "t" for x in yes.acts)
        and agree(a.what, b.what) <= 0
        and not any(t is not None and t.nobody for t in (no.who, no.what))
    ):
        return None  # two deeds of one person
    strength: Strength = "soft" if a.hedged or b.hedged else "hard"
    axes = {act.axis for act in yes.acts}
    passing = axes & _CHANGING or no.perfect
    if (order and order[0] is no and not no.ever and passing) or failed:
        strength = "superseded"
    return _Difference(
        "event", "denial", strength, "told as done in one report, as not done in another"
    )


def _of(frame: Frame) -> Thing | None:
    return _theme(frame, frame.acts[0].build if frame.acts else "t")


def _opposed(a: Frame, b: Frame) -> _Difference | None:
    if a.denied or b.denied or a.names & b.names:
        return None
    for one in a.acts:
        for other in b.acts:
            if not one.axis or one.axis != other.axis or one.pole == other.pole:
                continue
            left, right = _theme(a, one.build), _theme(b, other.build)
            if agree(left, right) <= 0 or left is None or right is None:
                continue
            if _around(a, b) is None or times_apart(a.clause, b.clause):
                continue
            if one.build == other.build and _parts(a, b) is None:
                continue
            whole = _nested(left, right) and left.definite and right.definite
            shared = _weight(left, right)
            if one.build == other.build:
                shared = max(shared, _parts(a, b) or 0) + (_around(a, b) or 0)
            if not whole and shared < 2:
                continue
            order = _moments(a, b)
            strength: Strength = "hard"
            if "perhaps" in (a.mode, b.mode) or a.hedged or b.hedged:
                if not order:
                    continue
                strength = "superseded" if order[1].mode == "done" else "soft"
            elif {a.mode, b.mode} == {"done", "ahead"}:
                continue  # closed once, to open again
            elif order and one.axis in _CHANGING:
                strength = "superseded"
            why = f"“{a.verb}” in one report, “{b.verb}” in another"
            return _Difference("event", "pole", strength, why)
    return None


def _tense(a: Frame, b: Frame) -> _Difference | None:
    if a.verb == b.verb == "be" and not a.denied and not b.denied and _certain(a, b):
        was = [f for f in (a, b) if f.mode == "done" and "until" in f.clause.words]
        if len(was) == 1 and {a.mode, b.mode} == {"done", "now"} and (_parts(a, b) or 0) >= 2:
            return _Difference("event", "time", "hard", "still so in one report, over in another")
    if a.denied or b.denied or {a.mode, b.mode} != {"done", "ahead"} or not _certain(a, b):
        return None
    done, ahead = (a, b) if a.mode == "done" else (b, a)
    if not done.perfect or not _enough(a, b, (_of(a), _of(b))):
        return None
    order = _moments(done, ahead)
    strength: Strength = "superseded" if order and order[0] is ahead else "hard"
    return _Difference(
        "event", "time", strength, "done already in one report, still to come in another"
    )


def _keys(frame: Frame) -> frozenset[str]:
    parts = (frame.who, frame.what, *(t for _, t in frame.places))
    return frozenset(k for t in parts if t is not None for k in t.keys)


def _same_whole(a: Thing | None, b: Thing | None, x: Frame, y: Frame) -> bool:
    """One thing, told with nothing that only one of the two has; and a certain one."""
    if a is None or b is None or agree(a, b) <= 0 or a.part or b.part or a.many or b.many:
        return False
    if a.name and b.name:
        return True
    alone = (a.keys - b.keys) | (b.keys - a.keys)
    if alone and not a.head and not b.head:
        return False
    told = a.keys - b.keys <= _keys(y) and b.keys - a.keys <= _keys(x)
    part = not (a.head and b.head) and (a.keys <= b.keys or b.keys <= a.keys)
    return (told or part) and a.definite and b.definite


def _agent(a: Frame, b: Frame) -> _Difference | None:
    if a.denied or b.denied or not any(x.single for x in a.acts if x in b.acts):
        return None
    if "perhaps" in (a.mode, b.mode):
        return None
    if _swapped(a, b) and not times_apart(a.clause, b.clause):
        return _Difference("attribution", "agent", "hard", "two reports name two who did it")
    if not _same_whole(a.what, b.what, a, b):
        return None
    if times_apart(a.clause, b.clause) or _around(a, b) is None:
        return None
    if not _two(a.who, b.who):
        return None
    strength: Strength = "soft" if a.hedged or b.hedged else "hard"
    return _Difference("attribution", "agent", strength, "two reports name two who did it")


def _two(a: Thing | None, b: Thing | None) -> bool:
    """Surely two: two names, or two words for people or bodies of which neither is vague."""
    if a is None or b is None or agree(a, b) >= 0 or a.nobody or b.nobody:
        return False
    if (a.name and b.name) or not a.keys & b.keys:
        return True
    # "The victim's sister", "the victim's employer": two to whom one person is something.
    heads = bool(a.head and b.head) and a.head not in b.keys and b.head not in a.keys
    return heads and not (a.name or b.name)


def _swapped(a: Frame, b: Frame) -> bool:
    """Who did it in one report had it done to them in the other."""
    return (
        agree(a.who, b.what) > 0
        and agree(a.what, b.who) > 0
        and agree(a.who, b.who) < 0
        and agree(a.what, b.what) < 0
    )


def _place(a: Frame, b: Frame) -> _Difference | None:
    if a.denied or b.denied or "perhaps" in (a.mode, b.mode):
        return None
    if (
        not _same_whole(_of(a), _of(b), a, b)
        or times_apart(a.clause, b.clause)
        or _parts(a, b) is None
    ):
        return None
    left = [t for p, t in a.places if p in PLACED]
    right = [t for p, t in b.places if p in PLACED]
    if not left or not right:
        return None
    if any((x.keys & y.keys) - VAGUE and not _sided(x, y) for x in left for y in right):
        return None
    for x in left:
        for y in right:
            if _sided(x, y) or (x.name and y.name and not x.keys & y.keys):
                strength: Strength = "soft" if a.hedged or b.hedged else "hard"
                return _Difference("event", "place", strength, "two places for one happening")
    return None


def _sided(a: Thing, b: Thing) -> bool:
    """Two of one sort with two names ("Hart forest", "Moss forest"), or two sides of one."""
    left, right = a.keys - b.keys, b.keys - a.keys
    if left and right and a.head == b.head and not (a.many or b.many):
        return True
    return bool(len(left) == len(right) == 1 and left <= _COMPASS and right <= _COMPASS)


def _named(a: Frame, b: Frame) -> _Difference | None:
    """Who is it? One description, two names."""
    if a.denied or b.denied or "perhaps" in (a.mode, b.mode):
        return None
    one, other = _described(a), _described(b)
    if one is None or other is None:
        return None
    (name, what, keys), (name_b, what_b, keys_b) = one, other
    if name.name & name_b.name or name.many or name_b.many or what.part or what_b.part:
        return None
    if keys != keys_b or not (what.definite or what_b.definite) or len(keys - VAGUE) < 2:
        return None
    if times_apart(a.clause, b.clause):
        return None
    strength: Strength = "soft" if a.hedged or b.hedged else "hard"
    return _Difference("event", "name", strength, "two names for one")


def _gone(a: Frame, b: Frame) -> _Difference | None:
    """ "Is still in hospital" against "has left hospital"."""
    here, away = (a, b) if a.verb == "be" else (b, a)
    if a.denied or b.denied or not _certain(a, b) or here.what is not None or here.acts:
        return None
    if here.mode != "now" or away.mode != "done" or away.what is None:
        return None
    inside = any(p in ("in", "at") and t.keys == away.what.keys for p, t in here.places)
    if not inside or agree(a.who, b.who) <= 0:
        return None
    order = _moments(here, away)
    strength: Strength = "superseded" if order and order[0] is here else "hard"
    return _Difference("event", "pole", strength, "there in one report, gone in another")


def _existing(a: Frame, b: Frame) -> _Difference | None:
    """ "There had been no talks" against "confirmed talks"."""
    if a.denied == b.denied or not _certain(a, b) or a.what is None or b.what is None:
        return None
    around = _around(a, b)
    if around is None or agree(a.what, b.what) <= 0 or times_apart(a.clause, b.clause):
        return None
    if _weight(a.what, b.what) + around < 2:
        return None
    return _Difference(
        "confirmation", "denial", "hard", "told as so in one report, as not so in another"
    )


def _there(a: Frame, b: Frame) -> _Difference | None:
    """ "None of them was in the chamber" against one who was."""
    if a.denied == b.denied or not _certain(a, b) or times_apart(a.clause, b.clause):
        return None
    who = agree(a.who, b.who)
    nought = any(f.who is not None and f.who.nobody for f in (a, b))
    same = any(p == q and left.keys == right.keys for p, left in a.places for q, right in b.places)
    if not same or not (who > 0 or (nought and who == 0)):
        return None
    return _Difference("event", "denial", "hard", "there in one report, not in another")


def _described(frame: Frame) -> tuple[Thing, Thing, frozenset[str]] | None:
    who, what = frame.who, frame.what
    if who is None or what is None or who.open or what.open:
        return None
    more = frozenset(k for _, t in frame.places for k in t.keys)
    if who.name and not what.name:
        return who, what, what.keys | more
    if what.name and not who.name:
        return what, who, who.keys
    return None
