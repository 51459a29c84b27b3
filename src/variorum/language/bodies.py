"""Nouns for a body that stand for one named: "the company", "the school", "its owner".

A body is found by its own name ("Carrow School" is the school), by the words set beside
it ("the operator, Northline"; "Northline, which runs the ferry"), or as the only firm in
sight. Where two could be meant, none is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from variorum.language.frames import Frame, Tok
from variorum.language.grammar import GENDERS, HONORIFICS, ROLES, SPOKESPEOPLE, is_verb
from variorum.language.name_tables import GIVEN
from variorum.language.room import CROWD, OUTLET_WORDS, Room, mentions_in, quoted

FIRMS = frozenset(
    """company firm maker retailer manufacturer airline supermarket chain carmaker startup start-up
    brand carrier developer supplier producer brewery business operator owner builder
    contractor employer distributor wholesaler importer exporter drugmaker chipmaker automaker
    brewer bakery dairy grocer conglomerate giant multinational corporation enterprise utility
    insurer lender landlord publisher broadcaster shipbuilder shipowner miner refiner printer
    organiser organizer promoter franchise plant yard mill foundry unternehmen konzern hersteller
    betreiber entreprise soci\u00e9t\u00e9 empresa bedrijf""".split()
)
# Bodies that bear the word in their names more often than not.
_BODIES = FIRMS | frozenset(
    """club school university college academy hospital clinic council ministry department agency
    bank party charity trust church court museum theatre theater gallery library regulator watchdog
    authority committee board commission federation association league institute foundation society
    network railway railways port harbour airport hotel restaurant union guild brigade service
    embassy institution organisation organization orchestra choir team side laboratory lab
    observatory zoo festival cooperative co-operative co-op group parish diocese prison bureau
    office inspectorate parliament assembly senate""".split()
)
# Those that no person can be.
_IMPERSONAL = FIRMS - frozenset(
    """owner builder contractor employer publisher landlord lender promoter organiser organizer
    developer printer miner refiner grocer brewer shipowner shipbuilder supplier distributor
    wholesaler importer exporter insurer maker producer giant retailer broadcaster""".split()
)
_FIRM_TAILS = frozenset(
    """plc ltd limited inc corp corporation co llc gmbh ag sa nv bv ab oy group holdings minerals
    foods motors airlines airways energy chemicals industries logistics systems pharma
    pharmaceuticals labs partners brothers sons steel oil gas mining metals textiles toys electric
    electronics technologies software robotics shipping ferries lines rail trains transport water
    power homes estates properties construction engineering works breweries dairies bakeries
    appliances instruments cosmetics cruises coaches buses trams telecom networks capital
    insurance""".split()
)
_PUBLIC = frozenset(
    """court council ministry school committee university college department police parliament
    union church hospital party commission board office federation association league embassy
    senate assembly charity trust foundation society institute government cabinet brigade
    service club agency authority""".split()
)
_OWNING = re.compile(
    r"^,?\s+(?:which|that)\s+(?:has\s+|also\s+|had\s+)?"
    r"(owns?|owned|operates?|operated|runs?|ran|makes?|made|manages?|managed|builds?|built|sells?|"
    r"sold|produces?|produced|supplies|supplied|employs?|employed|develops?|developed|organis\w+|"
    r"organiz\w+|publish\w+|insur\w+|bakes?|brews?)\b"
)
_DEEDS = {"own": "owner", "operat": "operator", "run": "operator", "ran": "operator"}
_DEEDS |= {"ma": "maker", "buil": "builder", "s": "supplier", "prod": "producer"}
_DEEDS |= {"dev": "developer", "org": "organiser", "publ": "publisher", "ins": "insurer"}
_TERMS = r"[\w\-]{2,12}maker|" + "|".join(sorted(_BODIES, key=lambda w: (-len(w), w)))
_AFTER = re.compile(
    r"^(?:,|\s+(?:is|was)|\s?\()\s*(?:(?:the|a|an|its|their|which\s+is)\s+)((?:[\w'\u2019\-]+\s){0,4}?)"
    rf"({_TERMS})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:the|its|their|his|her|a|an|[\w\-]+['\u2019]s)\s+(?:[\w\-]+\s){0,3}?"
    rf"({_TERMS})(?:\s(?:of|behind|in)\s(?:[\w\-]+\s?){{1,4}})?,?\s+$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\w\-]+")
_TERM = re.compile(_TERMS, re.IGNORECASE)
_LAST_WORD = re.compile(r"\b([\w\-]+)\s+$")
_PLACED = re.compile(r"\b(?:in|near|outside|of|at|across|from|to|towards?|around|into|under)\s+$")
_PERSONAL = re.compile(
    r",\s\d|['\u2019]s\s(?:wife|husband|mother|father|son|daughter|brother|sister)\b"
)
_NEAR = 3  # blocks back in which the only firm named is the one that is meant
_PARAGRAPH = 5000  # code points that a paragraph has at most
_BEARERS = frozenset(
    """bosses chiefs executives managers directors officials leaders spokespeople spokesmen owners
    representatives""".split()
)


def by_body(room: Room, frame: Frame, core: Sequence[Tok]) -> str | None:
    """The body that "the company" or "its owner" means here, if one alone can be meant."""
    head = core[-1].low
    first = core[0].low
    making = head.endswith("maker") and head != "maker"
    if (head not in _BODIES and not making) or len(core) > 4 or core[-1].is_capital:
        return None
    if first not in ("the", "das", "die", "der", "la", "le", "el", "het", "de", "its", "their"):
        return None
    wanted = {t.low for t in core[1:-1] if t.is_word}
    words = body_words(room)
    fit = sorted(_of_noun(room, head))
    if len(fit) > CROWD:
        return None
    if wanted & _BODIES or len(fit) > 1:
        # "the ferry operator": what else is said of it must fit as well.
        fit = [n for n in fit if wanted & (words[n] | set(n.lower().split()))] or fit
    if len(fit) == 1:
        return fit[0]
    if len(fit) > 1:
        return _latest(room, frame, fit)
    if (head not in FIRMS and not making) or first in ("its", "their"):
        return None
    near = _acting_before(room, frame, core[0].start)
    if near is not None:
        return near or None
    firms, private = _trading(room)
    if len(private) > CROWD:
        return None
    if len(firms) == 1:
        return firms[0]
    if firms:
        return _latest(room, frame, firms) or _foremost(room, firms)
    return _foremost(room, private) or (
        _headlined(room) or _only_actor(room) if not private else None
    )


def _of_noun(room: Room, noun: str) -> list[str]:
    """The bodies that bear a noun in their names or of which it is said."""
    if room.nouns is None:
        room.nouns = {}
        for name, said in body_words(room).items():
            for word in {*name.lower().split(), *said}:
                room.nouns.setdefault(word, []).append(name)
    return room.nouns.get(noun, [])


def _trading(room: Room) -> tuple[list[str], list[str]]:
    """The names of firms, and those of all bodies that are not public ones."""
    if room.trading is None:
        words = body_words(room)
        private = [n for n in words if not set(n.lower().split()) & _PUBLIC]
        room.trading = [n for n in words if is_firm(room, n)], private
    return room.trading


def is_firm(room: Room, name: str) -> bool:
    """Whether a name is a company's, by its own words or by what is said of it."""
    words = body_words(room)
    if name not in room.firms:
        own = name.lower().replace(".", "").split()
        firm = own[-1] in _FIRM_TAILS or "&" in own or _makes(words.get(name, set()))
        room.firms[name] = firm and not set(own) & _PUBLIC
    return room.firms[name]


def _makes(words: set[str]) -> bool:
    return bool(FIRMS & words) or any(w.endswith("maker") for w in words)


def is_body(room: Room, name: str) -> bool:
    """Whether a name is that of an organisation, as far as the article shows."""
    known = room.kinds.get(name)
    if known == "organisation":
        return True
    return known == "unknown" and (is_firm(room, name) or bool(body_words(room).get(name)))


def bosses_of(room: Room, frame: Frame, start: int, core_end: int, end: int) -> str | None:
    """ "Bosses at Northline", "a spokesman for the Northline Group": the body they speak for."""
    toks = frame.toks
    head = toks[core_end - 1].low
    if head not in _BEARERS and head not in SPOKESPEOPLE:
        return None
    inside = mentions_in(room, toks[start].start, toks[end - 1].end)
    named = [m for m in inside if m.form in ("name", "alias")]
    if any(room.kinds.get(m.name) == "person" for m in named):
        return None
    bodies = sorted({m.name for m in named if _may_speak(room, m.name)})
    if not named and head in SPOKESPEOPLE:
        return _spoken_for(room, frame, core_end, end)
    if len(bodies) != 1:
        return None
    place = next(m.span for m in named if m.name == bodies[0])
    before = [t.low for t in toks[start:end] if t.end <= place.start]
    if place.end <= toks[core_end - 1].start:
        return bodies[0]  # "a Northline spokesman"
    linked = [w for w in before[core_end - start :] if w not in ("the", "a", "an")]
    return bodies[0] if linked and linked[-1] in ("at", "for", "of", "from", "with") else None


def _spoken_for(room: Room, frame: Frame, core_end: int, end: int) -> str | None:
    """ "A spokeswoman for the company": the body that the noun means."""
    toks = frame.toks
    if core_end >= end or toks[core_end].low not in ("for", "of"):
        return None
    tail = toks[core_end + 1 : end]
    while tail and not tail[-1].is_word:
        tail = tail[:-1]
    return by_body(room, frame, tail) if tail else None


def _may_speak(room: Room, name: str) -> bool:
    return is_body(room, name) or (
        room.kinds.get(name) == "unknown"
        and " " in name
        and name.split()[0].casefold() not in GENDERS
    )


def body_words(room: Room) -> dict[str, set[str]]:
    """For each name that may be a body's the nouns that are said of it."""
    if room.bodies is not None:
        return room.bodies
    text = room.article.text
    outlet = room.article.publisher.value.lower() if room.article.publisher else ""
    found: dict[str, set[str]] = {}
    unlike: set[str] = set()  # set beside what only a place or a person has
    reporting: dict[str, bool] = {}  # whether a name is an outlet's
    for mention in room.mentions:
        kind = room.kinds.get(mention.name)
        if kind == "place" or mention.form in ("pronoun", "role"):
            continue
        low = mention.name.lower()
        if low not in reporting:
            reporting[low] = low == outlet or not OUTLET_WORDS.isdisjoint(low.split())
        if reporting[low]:
            continue
        right = text[mention.span.end : mention.span.end + 90].partition("\n")[0]
        after = _AFTER.match(right)
        if kind == "person":
            called = {after.group(2).lower()} if after is not None else set()
            if not called & _IMPERSONAL or low.split()[0] in GENDERS:
                continue
            room.kinds[mention.name] = "organisation"  # "Holm Stone, the quarry firm"
        left = text[max(0, mention.span.start - 70) : mention.span.start].rpartition("\n")[2]
        said: set[str] = set()
        owning = _OWNING.match(right)
        if owning is not None:
            verb = owning.group(1).lower()
            deed = next((_DEEDS[k] for k in sorted(_DEEDS, reverse=True) if verb.startswith(k)), "")
            said |= {deed or "company", "company"}
        if after is not None:
            said |= {after.group(2).lower(), *after.group(1).lower().split()}
        before = _BEFORE.search(left) if _holds_term(left) else None
        if before is not None and not left.rstrip().endswith((" of", " in")):
            said.add(before.group(1).lower())
        bare = _LAST_WORD.search(left)
        if bare is not None and _TERM.fullmatch(bare.group(1)):
            said.add(bare.group(1).lower())
        if _PLACED.search(left):
            room.placed.add(mention.name)
        if _PERSONAL.match(right) or mention.name in room.placed:
            unlike.add(mention.name)
        room.named[mention.name] += 1
        found.setdefault(mention.name, set()).update(said)
    room.bodies = {
        name: said
        for name, said in sorted(found.items())
        if said
        or room.kinds.get(name) == "organisation"
        or _like_body(name, room.named[name], name in unlike)
    }
    return room.bodies


def _holds_term(left: str) -> bool:
    """Whether a noun for a body stands among the words, so that it is worth to look closer."""
    return "maker" in left or not _BODIES.isdisjoint(_WORDS.findall(left.lower()))


def _like_body(name: str, count: int, unlike: bool) -> bool:
    """Whether a name of no known kind may be a body's: no place, no person."""
    own = name.lower().split()
    if own[0] in HONORIFICS or own[0] in ROLES or own[0] in GENDERS:
        return False
    if own[-1] in _FIRM_TAILS or set(own) & _BODIES:
        return True
    return count > 1 and not unlike


def _acting_before(room: Room, frame: Frame, place: int) -> str | None:
    """Who acts last before the place in its paragraph; "" if that may be no firm.

    "Bundo said its lamps were safe. The firm …": whatever else is named, Bundo is meant.
    """
    floor = max(room.article.blocks[frame.block].span.start, place - _PARAGRAPH)
    for mention in reversed(mentions_in(room, floor, place)):
        if mention.span.start < floor or mention.form == "pronoun" or quoted(frame, mention):
            continue
        after = re.match(
            r"(?:,[^,.\n]{2,60},)?\s([a-z]+)\b",
            room.article.text[mention.span.end : mention.span.end + 80],
        )
        if after is None or not is_verb(after.group(1)):
            continue
        name = mention.name
        if is_body(room, name) and not set(name.lower().split()) & _PUBLIC:
            return name
        if mention.form == "role" or " " in name or name.casefold() in GENDERS:
            return None
        return name if room.kinds.get(name) == "unknown" and name not in room.placed else ""
    return None


def _headlined(room: Room) -> str | None:
    """The name that opens the headline as its subject: "Northline recalls lifebelts"."""
    title = next((b.span for b in room.article.blocks[:4] if b.kind == "title"), None)
    if title is None or not room.mentions:
        return None
    first = next((m for m in room.mentions[:4] if m.span.start == title.start), None)
    if first is None or room.kinds.get(first.name) not in ("organisation", "unknown"):
        return None
    own = first.name.lower().split()
    if own[0] in GENDERS or own[0] in ROLES or set(own) & (_PUBLIC | OUTLET_WORDS):
        return None
    after = re.match(r"\s([a-z]+)\b", room.article.text[first.span.end : first.span.end + 20])
    return first.name if after and (after.group(1)[-1] == "s" or is_verb(after.group(1))) else None


def _only_actor(room: Room) -> str | None:
    """The one name of no known kind that opens a sentence and acts: "Polar Wings has …"."""
    text = room.article.text
    found: set[str] = set()
    for mention in room.mentions:
        own = mention.name.lower().split()
        if room.kinds.get(mention.name) != "unknown" or mention.form == "role":
            continue
        if own[0] in GENDERS or own[0] in GIVEN or own[0] in HONORIFICS or own[0] in ROLES:
            continue
        if set(own) & (_PUBLIC | OUTLET_WORDS) or mention.name in room.placed:
            continue
        before = text[max(0, mention.span.start - 2) : mention.span.start]
        after = re.match(r"\s([a-z]+)\b", text[mention.span.end : mention.span.end + 20])
        opens = not before or before[-1] == "\n" or before in (". ", "? ", "! ")
        verb = after.group(1) if after else ""
        if opens and verb and (verb in ("has", "is", "had", "was", "will") or is_verb(verb)):
            found.add(mention.name)
    return found.pop() if len(found) == 1 else None


def _latest(room: Room, frame: Frame, names: Sequence[str]) -> str | None:
    """The one of these that was named last, if no other stands in the same sentences."""
    start = bisect_left(room.starts, frame.start)
    seen: list[str] = []
    floor = room.article.blocks[max(0, frame.block - _NEAR)].span.start
    for mention in reversed(room.mentions[max(0, start - 60) : start]):
        if mention.span.start < floor:
            break
        if mention.name in names and not quoted(frame, mention) and mention.name not in seen:
            seen.append(mention.name)
    return seen[0] if len(seen) == 1 else None


def _foremost(room: Room, names: Sequence[str]) -> str | None:
    """The one of which the article speaks most, if it stands out."""
    counts = {name: 0 if name in room.placed else room.named[name] for name in names}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]
