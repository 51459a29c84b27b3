"""Full names for surnames, acronyms and short forms, within one article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.language import name_tables as tables
from variorum.language.name_context import LOWER_BODIES, Candidate
from variorum.model.analysis import NameKind
from variorum.text import spelling


@dataclass(slots=True)
class Bearer:
    """Somebody or some body with a name of several words, with what all its mentions say."""

    words: tuple[str, ...]
    text: str
    key: tuple[str, ...]
    kind: NameKind
    roles: set[str]
    bodies: set[str]


# Titles that stand before a first name alone ("Dame Ruth").
_BEFORE_FIRST_NAMES = frozenset(
    "dame sir lord lady brother sister father mother king queen prince princess".split()
)
# No article has more people of one surname; a list of members or voters has.
_MOST = 50
# Words of a company's name that a short form of it has at most.
_LONG = 8


def settle(
    found: list[Candidate], acronyms: dict[str, str]
) -> dict[tuple[str, ...], tuple[str, NameKind]]:
    """Write full names into the candidates; return known words -> (name, kind)."""
    people: dict[tuple[str, ...], Bearer] = {}
    bodies: dict[tuple[str, ...], Bearer] = {}
    for c in found:
        if len(c.words) > 1 and c.kind in ("person", "unknown"):
            _merge(people, c, tuple([spelling(w) for w in c.key]))
        if len(c.words) > 1 and c.kind == "organisation":
            _merge(bodies, c, c.key)
    namesakes: dict[str, list[Bearer]] = defaultdict(list)
    for each in people.values():
        namesakes[each.key[-1]].append(each)
    by_last: dict[str, list[Bearer]] = defaultdict(list)
    by_first: dict[str, list[Bearer]] = defaultdict(list)
    for each in people.values():
        if len(each.words[0].rstrip(".")) == 1:
            family = namesakes[each.key[-1]][:_MOST]
            if sum(_only_initial(each, p) and _short_of(each, p) for p in family) == 1:
                continue  # that one bears the surname
        by_last[each.key[-1]].append(each)
        by_first[each.key[0]].append(each)
    spelled: dict[str, list[Bearer]] = defaultdict(list)  # surnames, however they are spelled
    for each in people.values():
        spelled[spelling(each.key[-1])].append(each)
    longer_of = _short_forms(bodies)
    seen: dict[int, set[str]] = defaultdict(set)  # full names so far, by block
    known: dict[tuple[str, ...], tuple[str, NameKind]] = {}
    for c in found:
        key = c.key
        c.name = c.text
        if c.text in acronyms:
            c.name, c.alias = acronyms[c.text], True
        elif len(c.words) == 1 and c.kind in ("person", "unknown"):
            last = by_last.get(key[0]) or spelled.get(spelling(key[0]), [])
            first = by_first.get(key[0], [])
            _resolve_person(c, last[:_MOST], first[:_MOST], seen)
        elif len(c.words) > 1 and c.kind in ("person", "unknown"):
            longer = [
                p
                for p in by_last.get(key[-1], ())[:_MOST]
                if (len(p.words) > len(c.words) or _only_initial(c, p)) and _short_of(c, p)
            ]
            longer = longer or _spelled_otherwise(c, spelled[spelling(key[-1])])
            if len(longer) == 1:
                c.name, c.alias = longer[0].text, True
                c.kind = longer[0].kind
        if len(key) == 1 and key[0] in LOWER_BODIES:
            _resolve_common_body(c, bodies)
        elif not c.alias and c.kind in ("organisation", "unknown"):
            longer = longer_of.get(key, [])
            if len(longer) == 1:
                c.name, c.kind, c.alias = longer[0].text, "organisation", True
        if c.kind in ("person", "unknown"):
            seen[c.block].add(c.name)
    for c in found:
        if c.name:
            known.setdefault(c.key, (c.name, c.kind))
    _drop_unsupported(found, known)
    return known


def _short_forms(
    bodies: dict[tuple[str, ...], Bearer],
) -> dict[tuple[str, ...], list[Bearer]]:
    """The first words of a company's name, and the companies whose names begin so."""
    table: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for key, body in bodies.items():
        if key[-1] in tables.CORPORATE:
            for size in range(1, min(len(key), _LONG)):
                table[key[:size]].append(body)
    return table


def _resolve_common_body(c: Candidate, bodies: dict[tuple[str, ...], Bearer]) -> None:
    """Give "the University" to the one university of the article, or to nobody."""
    word = c.words[0].casefold()
    holders = [b for b in bodies.values() if word in b.bodies]
    c.name, c.alias = ("", False)
    if len(holders) == 1:
        c.name, c.kind, c.alias = holders[0].text, "organisation", True


def _merge(table: dict[tuple[str, ...], Bearer], c: Candidate, under: tuple[str, ...]) -> None:
    known = table.get(under)
    if known is None:
        table[under] = Bearer(c.words, c.text, c.key, c.kind, set(c.roles), set(c.bodies))
        return
    known.roles |= c.roles
    known.bodies |= c.bodies
    if c.kind == "person":
        known.kind = "person"


def _short_of(c: Candidate | Bearer, full: Bearer) -> bool:
    if full.key[-len(c.key) :] == c.key:
        return True  # "Van der Meer"
    first, other = c.words[0].rstrip("."), full.words[0]
    return other.startswith(first) and c.words[-1] == full.words[-1]


def _only_initial(c: Candidate | Bearer, full: Bearer) -> bool:
    """True for "A. Lee" beside "Ann Lee"."""
    return len(c.words[0].rstrip(".")) == 1 < len(full.words[0].rstrip("."))


def _spelled_otherwise(c: Candidate, family: Sequence[Bearer]) -> list[Bearer]:
    """The first full name of the article that is this one but for its accents."""
    plain = [spelling(w) for w in c.key]
    same = [p for p in family[:_MOST] if [spelling(w) for w in p.key] == plain]
    return same[:1] if same and same[0].key != c.key else []


def _resolve_person(
    c: Candidate,
    by_last: Sequence[Bearer],
    by_first: Sequence[Bearer],
    seen: dict[int, set[str]],
) -> None:
    bearers = [p for p in by_last if p.kind == "person" or c.kind == "person" or len(by_last) == 1]
    if len(bearers) > 1:
        bearers = _tell_apart(c, bearers, seen)
    elif not bearers and (not c.title or c.title in _BEFORE_FIRST_NAMES):
        bearers = [p for p in by_first if p.kind == "person" or c.speaks]
    if len(bearers) == 1:
        c.name, c.alias = bearers[0].text, True
        c.kind = bearers[0].kind if c.kind == "unknown" else c.kind


def _tell_apart(
    c: Candidate,
    bearers: Sequence[Bearer],
    seen: dict[int, set[str]],
) -> list[Bearer]:
    """Those of several bearers of one surname whom the evidence leaves."""
    left = list(bearers)
    if c.title in tables.COURTESY_FEMALE:
        left = [p for p in left if p.words[0].casefold() not in tables.GIVEN_MALE]
    elif c.title in tables.COURTESY_MALE:
        left = [p for p in left if p.words[0].casefold() not in tables.GIVEN_FEMALE]
    if c.roles and len(left) > 1:
        shared = [p for p in left if p.roles & c.roles]
        left = shared or left
    if len(left) > 1 and not c.roles and not c.title:
        here = seen.get(c.block, set())
        named = [p for p in left if p.text in here]
        left = named if len(named) == 1 else left
    return left


def drop_common_nouns(found: Sequence[Candidate]) -> None:
    """In German every noun has a capital: keep only what something else supports."""
    times = Counter(c.text for c in found)
    articled = {c.text for c in found if c.articled and len(c.words) == 1}
    for c in found:
        lone = len(c.words) == 1
        shouted = c.text.isupper() and len(c.text) > 1
        sure = c.person >= 3 or c.place >= 4 or shouted
        noun = lone and not sure and (times[c.text] < 2 or c.text in articled)
        if not c.alias and (c.kind == "unknown" or noun):
            c.name = ""


def _drop_unsupported(
    found: Sequence[Candidate], known: dict[tuple[str, ...], tuple[str, NameKind]]
) -> None:
    """Drop single words of unknown kind that only their place or a figure makes a name."""
    times = Counter(c.key for c in found)
    for c in found:
        lone = len(c.words) == 1 and c.kind == "unknown" and not c.alias
        if lone and ((c.opening and not c.speaks and times[c.key] == 1) or c.numbered):
            c.name = ""
