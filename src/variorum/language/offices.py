"""Roles and kinds that stand for someone named: "the mayor", "the firm"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.language.frames import Frame, Tok
from variorum.language.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INDEFINITE,
    LEADERS,
    LOOSE_LEADERS,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SPOKESPEOPLE,
    SUBORDINATORS,
    is_verb,
)
from variorum.language.room import CROWD, Room, small_words

# The role of an apposition stands among its first words, or it is somebody else's.
_SOON = 5
_CLAUSE = re.compile(r"[\n.;:!?(),\"\u201c\u201d\u2014]")
_WORD = re.compile(r"[^\W\d_][\w\-]*(?:\.[^\W\d_])*")
_BESIDE = re.compile(
    r"(?:\s?[,\u2013\u2014(-]\s?|\s+(?:is|was|became|becomes|as)\s+)"
    r"((?:(?!\b(?:and|who|which|said|says|has|have|had|was|is|will|told|to)\b)[^,;:.!?()\n\u2013\u2014\"\u201c]){2,70})"
)


# Offices and trades that reports call by several words.
_ALIKE = (
    "minister secretary",
    "envoy ambassador diplomat consul",
    "lawmaker legislator mp senator congressman congresswoman representative member",
    "policeman policewoman officer constable sergeant inspector detective superintendent",
    "doctor physician surgeon gp medic",
    "coach manager trainer",
    "footballer striker goalkeeper midfielder defender forward winger keeper player",
    "vicar priest reverend pastor clergyman rector",
    "teacher headteacher headmaster headmistress head principal",
    "lawyer barrister solicitor attorney counsel",
    "scientist researcher professor",
    "pilot captain skipper",
    "judge magistrate justice",
)
_LIKE: dict[str, tuple[str, ...]] = {
    word: tuple(other for other in row.split() if other != word)
    for row in _ALIKE
    for word in row.split()
}


def by_role(room: Room, frame: Frame, core: Sequence[Tok], tail: Sequence[Tok] = ()) -> str | None:
    """Whom a role means ("the harbour chief"; "her brother" is nobody's office), if it is clear.

    ``tail`` is what follows the role: the mayor "of Tyss" is not whoever is mayor of Odda.
    """
    head = core[-1].low
    if head not in ROLES or head in SPOKESPEOPLE:
        return None
    if core[0].low in INDEFINITE or (core[0].low in POSSESSIVES):
        return None
    profiles = _profiles(room)
    holders = _in_office(room, head)
    if not holders and head in _LIKE:
        alike = [word for word in _LIKE[head] if _in_office(room, word)]
        holders = list(dict.fromkeys(n for word in alike for n in _in_office(room, word)))
        if len(holders) != 1:
            return None
    if len(holders) > CROWD:
        return None
    wanted = {t.low for t in core[:-1] if t.is_word and t.low not in ("the", "of", "former", "'s")}
    best: list[tuple[int, str]] = []
    for name in holders:
        words = profiles[name]
        missing = {w for w in wanted if w not in words and w not in ROLES}
        if missing and not (
            head in words
            and not wanted & words
            and len(wanted) == 1
            and core[0].low == "the"
            and next(iter(missing)).isalpha()
            and len(next(iter(missing))) <= 3
        ):
            continue
        if head in LOOSE_LEADERS and head not in words and not wanted & words:
            continue
        if tail and _elsewhere(room, words, tail):
            continue
        best.append((len(wanted & words) + (head in words), name))
    if not best:
        return None
    most = max(score for score, _ in best)
    fit = sorted(name for score, name in best if score == most)
    if len(fit) == 1:
        return fit[0]
    for earlier in reversed(room.recent):
        if earlier in fit:
            return earlier
    return None


_BESIDES = frozenset("neighbouring neighboring nearby adjacent rival another other".split())


def _elsewhere(room: Room, words: set[str], tail: Sequence[Tok]) -> bool:
    """Whether an office "of Tyss" is not that of somebody who holds it in another place."""
    places = {t.low for t in tail if t.is_capital}
    if not places or places & words:
        return False
    if any(t.low in _BESIDES for t in tail):
        return True
    known = small_words(room)
    own = {w for w in words if w not in ROLES and w not in known and w.isalpha() and len(w) > 2}
    return bool(own)


def held_by(room: Room, head: str) -> list[str]:
    """Those of whom the report says that they are such ("midfielder")."""
    return _in_office(room, head)


def _in_office(room: Room, head: str) -> list[str]:
    """Those who hold the office, and for a loose word ("boss") all who lead something."""
    if room.in_office is None:
        room.in_office = {}
        for name, words in _profiles(room).items():
            for word in words:
                room.in_office.setdefault(word, []).append(name)
    heads = sorted(LEADERS | {head}) if head in LOOSE_LEADERS else [head]
    rows = [room.in_office[word] for word in heads if word in room.in_office]
    crowd = next((row for row in rows if len(row) > CROWD), None)
    return crowd or list(dict.fromkeys(name for row in rows for name in row))


def _profiles(room: Room) -> dict[str, set[str]]:
    """For each person the words of the roles that stand beside the name."""
    if room.profiles is not None:
        return room.profiles
    found: dict[str, set[str]] = {}
    text = room.article.text
    for mention in room.mentions:
        if room.kinds.get(mention.name) not in ("person", "unknown") or mention.form == "pronoun":
            continue
        words: set[str] = set()
        if mention.form == "role":
            words |= {w for w in _words(mention.span.of(text)) if w not in ("the", "a")}
        else:
            inside = _words(mention.span.of(text))
            left = _CLAUSE.split(text[max(0, mention.span.start - 60) : mention.span.start])[-1]
            row: list[str] = []
            for word in reversed(_words(left)):
                if (
                    word in DETERMINERS
                    or word in PREPOSITIONS
                    or word in AUXILIARIES
                    or is_verb(word)
                    or word in SUBORDINATORS
                    or word in CONJUNCTIONS
                ):
                    break
                row.append(word)
            if inside and inside[0] in ROLES:
                row.append(inside[0])
            if any(w in ROLES for w in row):
                words |= set(row)
            words |= _named_after(text, mention.span.start, mention.span.end)
            right = text[mention.span.end : mention.span.end + 90]
            match = _BESIDE.match(right)
            if match is not None:
                said = _words(match.group(1))
                if any(w in ROLES or w in LEADERS for w in said[:_SOON]):
                    words |= set(said)
        if words:
            found.setdefault(mention.name, set()).update(_parts(words))
    room.profiles = found
    return found


def _named_after(text: str, start: int, end: int) -> set[str]:
    """ "The head of the school, Ann Orr, …": the office that the name is set beside."""
    left = text[max(0, start - 110) : start].rstrip()
    closes = text[end : end + 1]
    if not left.endswith(",") or (closes and closes not in ',.;:)\u2013\u2014\n"\u201d\u2019'):
        return set()
    words = _words(_CLAUSE.split(left[:-1])[-1])
    cut = next((k for k, w in enumerate(words) if w in PREPOSITIONS and k), len(words))
    begin = next(
        (
            k + 1
            for k in range(cut - 1, -1, -1)
            if words[k] in DETERMINERS or is_verb(words[k]) or words[k] in SUBORDINATORS
        ),
        0,
    )
    row = words[begin:cut]
    if not row or row[-1] not in ROLES or row[-1] in SPOKESPEOPLE:
        return set()
    if begin and words[begin - 1] in ("a", "an"):
        return set(row)
    return set(row) | {w for w in words[cut:] if w not in PREPOSITIONS and w not in DETERMINERS}


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


def _parts(words: set[str]) -> set[str]:
    out = set(words)
    for word in words:
        if "-" in word:
            out |= set(word.split("-"))
    return out - {"the", "a", "an", "of", "and", "s"}


def role_key(low: str) -> str:
    if low in ("chair", "chairs", "chaired", "chairman", "chairwoman", "chairperson", "chairing"):
        return "chair"
    if low in ("leads", "heads", "runs", "led", "headed"):
        return "head"
    if low in ("founded", "founder"):
        return "founder"
    return low if low in ROLES else ""


def roles_of(room: Room, name: str) -> set[str]:
    if room.offices is None:
        room.offices = {}
        text = room.article.text
        for mention in room.mentions:
            written = mention.span.of(text)
            if mention.form == "role":
                near = written
            elif " " in written:
                around = text[max(0, mention.span.start - 30) : mention.span.end + 40]
                near = re.split(r"[\n;]|[.!?]\s", around)[0]
            else:
                continue
            keys = {role_key(w) for w in re.findall(r"[^\W\d_]+", near.casefold())}
            room.offices.setdefault(mention.name, set()).update(keys - {""})
    return room.offices.get(name, set())


_KIN = (
    r"(?:father|mother|brother|sister|wife|husband|son|daughter|cousin|uncle|aunt|nephew|niece|"
    r"widow|widower|grandfather|grandmother|grandson|granddaughter|twin|namesake)"
)
_KIN_AFTER = re.compile(
    r"^,?\s+(?:\d\d,\s+)?(?:(?:who|and)\s+)?(?:is|was|are)?\s*(?:also\s+)?(?:(?:his|her|their|[\w.\s]{1,40}"
    rf"['\u2019]s?)\s+(?:\w+\s)?{_KIN}\b|no\s+relation|not\s+related|unrelated|a\s+namesake)"
)
_KIN_BEFORE = re.compile(rf"\b(?:his|her|their|['\u2019]s)\s+(?:\w+[\s-])?{_KIN},?\s+$")


def kin_of(room: Room) -> frozenset[str]:
    """Names brought in as somebody's relative, or as no relation of one who came before."""
    if room.kin is None:
        text = room.article.text
        found = set()
        for mention in room.mentions:
            if " " not in mention.name or mention.form not in ("name", "alias"):
                continue
            right = text[mention.span.end : mention.span.end + 80].split("\n")[0]
            left = text[max(0, mention.span.start - 40) : mention.span.start]
            if _KIN_AFTER.match(right) or _KIN_BEFORE.search(left):
                found.add(mention.name)
        room.kin = frozenset(found)
    return room.kin
