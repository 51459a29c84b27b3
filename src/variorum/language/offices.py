"""Roles and kinds that stand for someone named: "the mayor", "the firm"."""

from __future__ import annotations

import re
from collections import Counter
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
from variorum.language.room import Room

_FIRMS = frozenset(
    """company firm maker retailer manufacturer airline supermarket chain carmaker startup start-up
    brand carrier developer supplier producer brewery unternehmen konzern hersteller""".split()
)
_OUTLETS = frozenset(
    """news times post herald tribune gazette courier mail mirror guardian telegraph wire press
    echo journal chronicle observer star sun standard express independent today radio tv
    television bbc cnn magazine review bulletin argus morning evening daily weekly blog""".split()
)
# The role of an apposition stands among its first words, or it is somebody else's.
_SOON = 5
_BESIDE = re.compile(
    r"(?:\s?[,\u2013\u2014(-]\s?|\s+(?:is|was|became|becomes|as)\s+)"
    r"((?:(?!\b(?:and|who|which|said|says|has|have|had|was|is|will|told|to)\b)[^,;:.!?()\n\u2013\u2014\"\u201c]){2,70})"
)


def by_role(room: Room, frame: Frame, core: Sequence[Tok]) -> str | None:
    """Whom a role means ("the harbour chief"; "her brother" is nobody's office), if it is clear."""
    head = core[-1].low
    if head not in ROLES or head in SPOKESPEOPLE:
        return None
    if core[0].low in INDEFINITE or (core[0].low in POSSESSIVES):
        return None
    profiles = _profiles(room)
    wanted = {t.low for t in core[:-1] if t.is_word and t.low not in ("the", "of", "former", "'s")}
    best: list[tuple[int, str]] = []
    for name, words in profiles.items():
        if head in words or (head in LOOSE_LEADERS and words & LEADERS):
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


def by_body(room: Room, core: Sequence[Tok]) -> str | None:
    """ "the company": the organisation of which the article speaks most, if one stands out."""
    head = core[-1].low
    if head not in _FIRMS or core[0].low not in ("the", "das", "die", "der") or len(core) > 3:
        return None
    if room.bodies is None:
        outlet = room.article.publisher.value.lower() if room.article.publisher else ""
        counts: Counter[str] = Counter()
        for mention in room.mentions:
            if room.kinds.get(mention.name) not in ("organisation", "unknown"):
                continue
            low = mention.name.lower()
            if low == outlet or set(low.split()) & _OUTLETS or mention.form == "pronoun":
                continue
            if mention.name not in counts:
                written = re.escape(mention.name)
                if re.search(
                    rf"\b(?:in|near|outside|of|at|across)\s+{written}\b", room.article.text
                ):
                    counts[mention.name] = 0  # spoken of as a place
                else:
                    counts[mention.name] = len(re.findall(rf"\b{written}\b", room.article.text))
        room.bodies = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ranked = [(n, c) for n, c in room.bodies if head in n.lower().split()] or room.bodies
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


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
            left = re.split(
                r"[\n.;:!?(),\"\u201c\u201d\u2014]",
                text[max(0, mention.span.start - 60) : mention.span.start],
            )[-1]
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


def _words(text: str) -> list[str]:
    return [w.casefold() for w in re.findall(r"[^\W\d_][\w\-]*(?:\.[^\W\d_])*", text)]


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
