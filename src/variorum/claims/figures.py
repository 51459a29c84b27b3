"""Figures: which number counts what, so that only like is set beside like.

A figure has a class (the dead, the jobs cut, a share of staff, how many it holds …) found
from the words beside the number, and a part: empty for the whole, else what sort of part.
Numbers of no known class are known by what they count, if that takes two words to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, matter_stem, moment_of
from variorum.claims.numerals import Number, numbers_of
from variorum.claims.roles import role_of
from variorum.claims.things import key_of
from variorum.claims.told_ages import is_age
from variorum.model import Span
from variorum.text import fold, stem
from variorum.text.of_a_story import kept_for_a_story

_AUX = frozenset(
    """were was are is be been being have has had get got gets left also now then already
    reportedly confirmed known to still believed said all others other more remain remains
    remained stay who those of them""".split()
)
_QUALIFY = frozenset(
    """at least about some around nearly almost roughly over more than up to as many a total of
    another an estimated off out away with by down just only approximately under fewer
    the""".split()
)
_NO_SUBJECT = frozenset("will has have had would that which who".split())
_PEOPLE_NAMES = frozenset(kind.name for kind in lx.PEOPLE_CLASSES)
_IN_EVERY = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:in|out of)\s+"
    r"(?:every\s+)?\Z",
    re.I,
)
_IN_EVERY_BEHIND = re.compile(r"\s+in\s+(?:every\s+)?\d(?!\d{3}\b(?!,))")
# "The number of people told to stay at home": it says itself what is counted.
_COUNT_OF = re.compile(r"\b(?:number|figure|total|count|tally)\s+of\s+\w", re.I)
_COUNT_WORDS = frozenset("number figure figures total count tally".split())
_TO_BE = frozenset("is are was were be been include includes included including".split())
_VICTIMS = frozenset("victims victim".split())
_SEVERAL = frozenset("men women".split())
_VAGUE_NOUNS = frozenset(
    """people person day days year years month months week weeks hour hours minute minutes second
    seconds time times thing things way ways one ones point points part parts am pm
    percent""".split()
)


_OWN_COUNT = re.compile(r"\bby (?:our|its|their|the \w+'s)\b|\bby one count\b")
_THAN_THOUGHT = re.compile(
    r"\b(?:fewer|more|less|higher|lower) than (?:first|previously|originally|initially|earlier)\b"
)
_KNOWN = frozenset(
    {k.name for k in lx.PEOPLE_CLASSES}
    | {lx.ABOARD.name}
    | {"share of staff cut", "turnout", "in favour", "share on strike", "recalled", "room"}
)
_JOINING = "share on strike"
_STRIKE = frozenset("strike strikes striking walkout walked stoppage".split())


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    clause: Clause
    number: Number
    kind: str
    told: str
    part: str = ""
    grows: bool = False
    shrinks: bool = False
    basis: bool = False
    revising: bool = False

    @property
    def known(self) -> bool:
        """True where the class is one of the tables', not just what stands there."""
        return self.kind in _KNOWN

    @property
    def parties(self) -> frozenset[str]:
        """The parties that the clause gives the figure to."""
        said = set(re.findall(r"[a-z]+", fold(self.clause.text).casefold()))
        return frozenset(name for name, words in lx.PARTIES.items() if said & words)

    @property
    def key(self) -> tuple[str, str]:
        return (self.kind, self.part)


def _counted(kind: lx.Counted, clause: Clause, number: Number, part: str = "") -> Figure:
    return Figure(
        clause, number, kind.name, kind.told, part, kind.grows, kind.shrinks, *_flags(clause)
    )


def _flags(clause: Clause) -> tuple[bool, bool]:
    words = set(clause.words)
    plain = fold(clause.full).casefold()
    said = set(re.findall(r"[a-z]+", plain))
    basis = bool(said & lx.BASIS) or bool(_OWN_COUNT.search(plain))
    return basis, bool((words | said) & lx.REVISING) or bool(_THAN_THOUGHT.search(plain))


@kept_for_a_story(512)
def figures_of(clauses: Sequence[Clause]) -> tuple[Figure, ...]:
    """The figures of one article's clauses, in order; read once for all methods."""
    found: list[Figure] = []
    bare: list[tuple[Clause, Number]] = []
    for clause in clauses:
        numbers = numbers_of(clause)
        for index, number in enumerate(numbers):
            figure = _figure(clause, numbers, index)
            if figure is not None:
                found.append(figure)
            elif number.old and found and found[-1].clause is clause and not number.unit:
                found.append(replace(found[-1], number=number))
            elif _is_bare(clause, number):
                bare.append((clause, number))
        found.extend(_nobody(clause))
        found.extend(_ordinal(clause))
    found = _bodies_apart(found)
    context = {w for clause in clauses for w in clause.words}
    if not context & _STRIKE:
        found = [f for f in found if f.kind != _JOINING]
    for clause, number in bare:
        resolved = _resolve_bare(clause, number, found)
        if resolved is not None:
            found.append(resolved)
    return tuple(sorted(found, key=lambda f: (f.clause.key, f.number.span)))


def _is_bare(clause: Clause, number: Number) -> bool:
    """ "The number we have is 14": a number with nothing of its own to count."""
    before = [t.norm for t in clause.tokens if t.end <= number.span.start]
    after = [t.norm for t in clause.tokens if t.start >= number.span.end]
    return (
        number.unit in ("", "percent")
        and bool(_COUNT_WORDS & set(before))
        and not _COUNT_OF.search(clause.text[: number.span.start - clause.span.start])
        and (not after or number.span.end >= clause.span.end - 2)
    )


def _resolve_bare(clause: Clause, number: Number, found: Sequence[Figure]) -> Figure | None:
    if number.unit == "percent":
        near = [
            f for f in found if f.clause.sentence == clause.sentence and f.number.unit == "percent"
        ]
        if not near:
            return None
        basis, revising = _flags(clause)
        return replace(near[-1], clause=clause, number=number, basis=basis, revising=revising)
    whole = [f for f in found if not f.part and f.kind in {k.name for k in lx.PEOPLE_CLASSES}]
    same = [f for f in whole if f.number.value == number.value]
    pool = same or whole
    if not pool:
        return None
    tally: dict[str, int] = {}
    for figure in pool:
        tally[figure.kind] = tally.get(figure.kind, 0) + 1
    kind = min(tally, key=lambda k: (-tally[k], k))
    like = next(f for f in pool if f.kind == kind)
    values = [f.number.value for f in pool if f.kind == kind]
    if not any(v and 1 / 3 <= number.value / v <= 3 for v in values):
        return None
    basis, revising = _flags(clause)
    return replace(like, clause=clause, number=number, basis=basis, revising=revising)


def _figure(clause: Clause, numbers: Sequence[Number], index: int) -> Figure | None:
    figure = _read(clause, numbers, index)
    return None if figure is None or _of_another_part(figure) else figure


def _of_another_part(figure: Figure) -> bool:
    """ "Another 25 mm", "£105 a day", "the usual 130": no value of what the class tells."""
    if figure.kind in _PEOPLE_NAMES or figure.kind == lx.HOLDS.name:
        return False
    number = figure.number
    role = role_of(figure.clause, number.span, number.unit or "count")
    return bool(role.step or role.rate or role.norm or role.aim)


def _in_every(clause: Clause, number: Number) -> bool:
    """ "One or two in 1,000 die": how often, and not how many."""
    start, end = number.span.start - clause.span.start, number.span.end - clause.span.start
    return bool(_IN_EVERY.search(clause.text[:start]) or _IN_EVERY_BEHIND.match(clause.text, end))


def _read(clause: Clause, numbers: Sequence[Number], index: int) -> Figure | None:
    number = numbers[index]
    start = numbers[index - 1].span.end if index else clause.span.start
    end = numbers[index + 1].span.start if index + 1 < len(numbers) else clause.span.end
    tokens = clause.tokens
    if lx.VAGUE & set(number_words(clause, number)) or is_age(clause, number.span):
        return None
    before = [t.norm for t in tokens if start <= t.start and t.end <= number.span.start]
    after = [t.norm for t in tokens if t.start >= number.span.end and t.end <= end]
    ahead = [t.norm for t in tokens if t.end <= number.span.start]
    planned = _room_for(clause, number, after)
    if planned is not None:
        return planned
    if _only_thought_of(ahead) or _of_another_time(clause) or _in_every(clause, number):
        return None
    if number.bound == "exact" and set(ahead[-1:]) & _PASSES:
        number = replace(number, bound="more_than")
    if number.unit == "percent":
        return _share(clause, number, before, after)
    if number.unit and number.unit not in ("person", "people"):
        return _measured(clause, number, after) or _cost(clause, number, ahead)
    if number.out_of and number.noun and number.noun + "s" in _SITES | _IRREGULAR_SITES:
        number = replace(number, low=number.out_of, high=number.out_of, out_of=None)
        return _sites(clause, number, number.noun)
    fleet = _fleet(clause, numbers, index, before, after) or _money(clause, number, after, ahead)
    if fleet is not None:
        return fleet
    for method in (_brought, _people, _jobs, _employed, _room, _undergone, _had, _scale, _received):
        figure = method(clause, number, before, after, ahead)
        if figure is not None:
            return figure
    return _plain(clause, number, after)


_PEOPLE = r"(?:(?:people|persons?|miners|workers|passengers|men|women|others|victims|children)\s+)?"
_ANYONE = r"(?:(?:\w+s|people|men|women|children)\s+)?"
_HAVE = r"(?:(?:have|has|had|were|was|are|is|remain|remained)\s+)?(?:still\s+)?(?:been\s+)?"
_WAY = r"(?:up|out|free|clear|to\s+(?:the\s+)?(?:surface|safety|shore|bank|land))\b"
_CARRY = (
    r"(?:brought|bringing|brings|pulled|pulling|hauled|led|leading|carried|lifted|dug|winched|got"
    r"|plucked)\s+"
)
# Ways of telling who was saved, who is still in danger, who went to hospital, who was there.
_TELLING: tuple[tuple[lx.Counted, re.Pattern[str]], ...] = (
    (lx.RESCUED, re.compile(rf"^\s+{_ANYONE}{_HAVE}{_CARRY}{_WAY}", re.I)),
    (
        lx.TRAPPED,
        re.compile(
            rf"^\s+{_PEOPLE}{_HAVE}(?:trapped|entombed|stranded|below|underground|buried|cut off"
            r"|inside|to go)\b(?!\s+(?:the|average|zero|freezing))",
            re.I,
        ),
    ),
    (
        lx.HURT,
        re.compile(
            rf"^\s+{_PEOPLE}{_HAVE}(?:(?:taken|rushed|flown|brought|admitted|sent|carried)\s+to"
            r"\s+(?:the\s+|a\s+)?(?:\w+\s+)?(?:hospitals?|clinics?)|hospitali[sz]ed"
            r"|(?:being\s+)?treated (?:in|for))\b"
            rf"|^\s+{_PEOPLE}(?:are|were|remain|remained)\s+(?:still\s+)?in (?:a )?hospital\b",
            re.I,
        ),
    ),
    (
        lx.ABOARD,
        re.compile(
            rf"^\s+(?:people|persons|passengers|spectators|guests|visitors)\s+{_HAVE}(?:on|aboard"
            r"|on board|inside)\s+(?:it|board|the|a)\b"
            r"|^\s+(?:people|persons|passengers|passengers and crew|souls)\s+"
            rf"{_HAVE}(?:on board|aboard)\b",
            re.I,
        ),
    ),
    (
        lx.MISSING,
        re.compile(
            rf"^\s+{_ANYONE}{_HAVE}(?:still\s+)?(?:not\s+(?:yet\s+)?(?:been\s+)?accounted for"
            r"|yet to be (?:found|accounted for)"
            r"|(?:whom\s+)?(?:we|they) (?:cannot|can't|could not) (?:yet\s+)?account for)\b",
            re.I,
        ),
    ),
)
_NUMBER_ABOARD = re.compile(
    r"\bnumber (?:of (?:people|passengers) )?(?:on board|aboard) (?:is |was )?(?:put )?"
    r"(?:at|is|was)\s+(?:at least\s+|about\s+|some\s+)?$",
    re.I,
)
_CARRIED = re.compile(rf"\b{_CARRY}(?:at least\s+|about\s+|some\s+|another\s+)?$", re.I)


def _brought(
    clause: Clause,
    number: Number,
    before: Sequence[str],
    after: Sequence[str],
    ahead: Sequence[str],
) -> Figure | None:
    """ "Nineteen were led out", "pulling 12 to safety", "seven are still trapped"."""
    plain = fold(clause.text)
    at = clause.span.start
    rest = plain[number.span.end - at :]
    lead = plain[: number.span.start - at]
    if before[-1:] and before[-1] in ("another", "extra", "additional", "every", "per", "the"):
        return None
    if re.search(r"\bbodies\b", rest[:20]):
        return None
    if _CARRIED.search(lead) and re.match(rf"\s+{_ANYONE}{_WAY}", rest, re.I):
        return _counted(lx.RESCUED, clause, number)
    if re.match(r"\s+up\b", rest) and re.search(r"\bto go\b", rest):
        return _counted(lx.RESCUED, clause, number)
    if _NUMBER_ABOARD.search(lead):
        return _counted(lx.ABOARD, clause, number)
    for kind, pattern in _TELLING:
        if pattern.match(rest):
            if kind is lx.HURT and number.bound == "exact":
                # Whoever was not taken to hospital may be hurt as well.
                number = replace(number, bound="at_least")
            return _counted(kind, clause, number)
    return None


_SITES = frozenset("plants factories mills mines depots branches hospitals schools stores".split())
_IRREGULAR_SITES = frozenset({"factorys", "branchs"})
_LONG_AGO = timedelta(days=150)


def _of_another_time(clause: Clause) -> bool:
    """ "In 2011 a quake killed 2,300": a figure of another happening, told for comparison."""
    if clause.moment is None:
        return False
    for when in clause.whens:
        past = moment_of(when.latest)
        # "Last year" is another time even in January.
        back = timedelta(0) if when.precision == "year" else _LONG_AGO
        if past and past.latest < clause.moment.earliest - back:
            return True
    return False


def number_words(clause: Clause, number: Number) -> tuple[str, ...]:
    """The words of the number as written."""
    return tuple(t.norm for t in clause.tokens if number.span.meets(Span(t.start, t.end)))


def _only_thought_of(ahead: Sequence[str]) -> bool:
    return bool(lx.HYPOTHETICAL & set(ahead[-6:]))


def _share(
    clause: Clause, number: Number, before: Sequence[str], after: Sequence[str]
) -> Figure | None:
    near = [w for w in after[:6] if w not in ("of", "the", "its", "their", "our", "his", "her")]
    said = set(clause.words)
    inside = set(number_words(clause, number))
    basis, revising = _flags(clause)

    def share(kind: str, told: str, *, moves: bool = False) -> Figure:
        return Figure(clause, number, kind, told, "", moves, moves, basis=basis, revising=revising)

    staff = set(near[:1]) & lx.WORKFORCE or inside & lx.WORKFORCE
    if staff and (said & lx.CUT.words or said & {"go", "lose"}):
        return share("share of staff cut", "the share of staff")
    if "turnout" in before[-4:] or "turnout" in after[:2]:
        return share("turnout", "the turnout")
    if near and near[0] in ("in", "voted") and set(near[:4]) & {"favour", "favor", "yes"}:
        return share("in favour", "the share in favour")
    if list(after) == ["to"] and said & lx.FAVOUR:
        return share("in favour", "the share in favour")
    if set(after[:9]) & lx.JOINED:
        return share(_JOINING, "the share that took part")
    if set(before[-3:]) & lx.OFFER:
        return share("offered", "the offer", moves=True)
    return None


def _sentence_words(clause: Clause) -> list[str]:
    return re.findall(r"[\w'-]+", fold(clause.full).casefold())


def _cost(clause: Clause, number: Number, ahead: Sequence[str]) -> Figure | None:
    """ "The dam cost $3 billion": money behind the verb, with what it was paid for."""
    if len(number.unit) != 3 or not number.unit.isupper():
        return None
    places = [i for i, w in enumerate(ahead) if w in lx.COST]
    if not places or len(ahead) - places[-1] > 4:
        return None
    subject = [w for w in ahead[: places[-1]] if w not in _NO_SUBJECT]
    what = stem(subject[-1]) if subject and matter_stem(subject[-1]) else ""
    basis, revising = _flags(clause)
    return Figure(
        clause, number, f"cost in {number.unit}", "the cost", what, basis=basis, revising=revising
    )


def _money(
    clause: Clause, number: Number, after: Sequence[str], ahead: Sequence[str]
) -> Figure | None:
    """ "The dam will cost 90 million": money without its coin."""
    if number.unit or number.value < 100_000:
        return None
    rest = fold(clause.text[number.span.end - clause.span.start :]).lstrip()
    goes_on = after and not re.match(r"[,.;:)]", rest)
    if goes_on and after[0] not in ("to", "in", "and", "but", "by", "before", "a", "so"):
        return None
    places = [i for i, w in enumerate(ahead) if w in lx.COST]
    if not places or len(ahead) - places[-1] > 4:
        return None
    basis, revising = _flags(clause)
    return Figure(clause, number, "cost in money", "the cost", basis=basis, revising=revising)


_MADE_FOR = re.compile(
    r"\b(?:planned|designed|built|meant|intended|licensed|room|space|seating|beds)\s+for\s+"
    r"(?:about\s+|some\s+|up to\s+|over\s+|more than\s+)?$",
    re.I,
)


def _room_for(clause: Clause, number: Number, after: Sequence[str]) -> Figure | None:
    """ "The hall, planned for 900 people": what a thing is made to hold."""
    lead = fold(clause.text[: number.span.start - clause.span.start])
    if number.unit not in ("", "person", "people") or number.value < 10:
        return None
    if not _MADE_FOR.search(lead) or not after or after[0] not in lx.RIDERS:
        return None
    return _counted(lx.HOLDS, clause, replace(number, bound=_fixed(number.bound)))


_VEHICLES = frozenset(
    """trucks lorries vehicles buses coaches boats ships vessels cars vans ambulances tankers
    wagons jeeps tanks canoes barges""".split()
)
_TRAIN = frozenset("convoy column fleet flotilla motorcade caravan".split())
_AND_ONE = re.compile(r"\s+\w+\s+and\s+(?:a|an|one|two|three|four|five)\s+(?P<more>[\w-]+)", re.I)


def _fleet(
    clause: Clause,
    numbers: Sequence[Number],
    index: int,
    before: Sequence[str],
    after: Sequence[str],
) -> Figure | None:
    """ "A convoy of 11 trucks", "the 11 trucks": how many vehicles went together."""
    number = numbers[index]
    if not after or after[0] not in _VEHICLES or number.unit:
        return None
    near = [w for w in before if w not in _QUALIFY or w == "of"]
    train = len(near) > 1 and near[-1] == "of" and near[-2] in _TRAIN
    the_whole = before[-1:] == ["the"] and clause.tokens[0].norm == "the" and len(before) == 1
    basis, revising = _flags(clause)
    rest = fold(clause.text[number.span.end - clause.span.start :])
    if not (train or the_whole) or _AND_ONE.match(rest):
        return None
    return Figure(
        clause,
        number,
        f"fleet of {stem(after[0])}",
        f"how many {after[0]} it had",
        basis=basis,
        revising=revising,
    )


def _bodies_apart(found: Sequence[Figure]) -> list[Figure]:
    """ "Eleven died, after two bodies were found": the two are among the eleven."""
    kept = []
    for figure in found:
        bodies = (
            figure.kind == lx.DEAD.name
            and not figure.part
            and re.match(
                r"\s+(?:more\s+)?(?:bodies|corpses)\b",
                fold(figure.clause.text[figure.number.span.end - figure.clause.span.start :]),
            )
        )
        more = any(
            f.kind == figure.kind
            and f.clause.sentence == figure.clause.sentence
            and f.number.value > figure.number.value
            for f in found
        )
        kept.append(replace(figure, part="bodies") if bodies and more else figure)
    return kept


def _employed(
    clause: Clause,
    number: Number,
    before: Sequence[str],
    after: Sequence[str],
    ahead: Sequence[str],
) -> Figure | None:
    part = "there" if lx.SITES & set(_sentence_words(clause)) else ""
    near = [w for w in before[-4:] if w not in _QUALIFY]
    if near and near[-1] in ("employs", "employ", "employing", "employed"):
        return _counted(lx.EMPLOYED, clause, number, part)
    if len(after) > 1 and after[0] in lx.EMPLOYEES and after[1] in ("work", "works", "worked"):
        return _counted(lx.EMPLOYED, clause, number, part)
    return None


def _sites(clause: Clause, number: Number, noun: str) -> Figure:
    basis, revising = _flags(clause)
    return Figure(
        clause,
        number,
        f"its {stem(noun)}",
        f"how many {noun if noun.endswith('s') else noun + 's'} it has",
        basis=basis,
        revising=revising,
    )


def _received(
    clause: Clause,
    number: Number,
    before: Sequence[str],
    after: Sequence[str],
    ahead: Sequence[str],
) -> Figure | None:
    """ "Sent to a group of 70 lawmakers": how many got the text."""
    near = [w for w in before[-8:] if w not in _QUALIFY or w == "to"]
    while near and near[-1] in ("group", "list", "chat"):
        near = near[:-1]
    if len(near) < 2 or near[-1] != "to" or not after or not after[0].endswith("s"):
        return None
    if near[-2] not in ("sent", "went", "circulated", "mailed", "emailed", "forwarded"):
        return None
    if after[0] in _VAGUE_NOUNS:
        return None
    basis, revising = _flags(clause)
    return Figure(
        clause, number, "receivers", "how many received it", basis=basis, revising=revising
    )


def _had(
    clause: Clause,
    number: Number,
    before: Sequence[str],
    after: Sequence[str],
    ahead: Sequence[str],
) -> Figure | None:
    """The 640 beds that a hospital has, or the three plants of a firm: what a body has."""
    sites = next((w for w in after[:2] if w in _SITES), "")
    placed = before[-1:] and (before[-1] in ("its", "their") or before[-2:] == ["people", "in"])
    if sites and placed and after[0] in (sites, "new", "main"):
        return _sites(clause, number, sites)
    if len(before) < 2 or before[-1] not in ("has", "have") or not after:
        return None
    noun = after[0]
    if not noun.endswith("s") or not matter_stem(noun) or noun in _VAGUE_NOUNS:
        return None
    if noun in lx.PERSON_NOUNS or set(after[1:3]) & (_AUX - {"to"}):
        return None
    owner = before[-2]
    if len(before) > 3 or not matter_stem(owner):
        return None
    basis, revising = _flags(clause)
    return Figure(
        clause,
        number,
        f"{stem(owner)} has {stem(noun)}",
        f"how many {noun} the {owner} has",
        basis=basis,
        revising=revising,
    )


def _scale(
    clause: Clause,
    number: Number,
    before: Sequence[str],
    after: Sequence[str],
    ahead: Sequence[str],
) -> Figure | None:
    """The magnitude of an earthquake."""
    if "magnitude" not in before[-3:] or not 2 <= number.value <= 10:
        return None
    basis, revising = _flags(clause)
    return Figure(clause, number, "magnitude", "the magnitude", basis=basis, revising=revising)


def _undergone(
    clause: Clause,
    number: Number,
    before: Sequence[str],
    after: Sequence[str],
    ahead: Sequence[str],
) -> Figure | None:
    """ "Forty homes were destroyed", "recalls 65,000 kettles": what was done to how many."""
    if not after or after[0] in ("of", "more", "other", "others"):
        return None
    noun = next((w for w in after[:3] if w.endswith("s") and matter_stem(w)), "")
    if not noun or noun in _VAGUE_NOUNS or noun in lx.PERSON_NOUNS:
        return None
    at = after.index(noun)
    behind = list(after[at + 1 : at + 5])
    while behind and (behind[0] in _AUX or behind[0] in ("reportedly", "being", "so", "far")):
        behind = behind[1:]
    auxiliary = at + 1 < len(after) and after[at + 1] in _AUX
    what, done = "", ""
    if auxiliary and behind and behind[0] in lx.UNDERGONE:
        done = behind[0]
    else:
        near = [w for w in before[-4:] if w not in _QUALIFY]
        if near and near[-1] in lx.UNDERGOING:
            done = near[-1]
        elif "recall" in before[-4:] and "to" in before[-2:]:
            done = "recall"
    if not done:
        return None
    basis, revising = _flags(clause)
    what = stem(noun)
    if stem(done) == "recal" or stem(done) == "recall":
        return Figure(
            clause, number, "recalled", "the number recalled", "", True, False, basis, revising
        )
    return Figure(
        clause,
        number,
        f"{what} {stem(done)}",
        f"the {noun} {done}",
        "",
        True,
        True,
        basis,
        revising,
    )


def _text(clause: Clause) -> str:
    """The clause padded to its place, so that the article's spans hold in it."""
    return " " * clause.span.start + clause.text


def _measured(clause: Clause, number: Number, after: Sequence[str]) -> Figure | None:
    """ "six months of rent", "ten days of leave": a measure of something named."""
    if len(after) >= 2 and after[0] == "of" and matter_stem(after[1]):
        what = after[1]
        if what in lx.HYPOTHETICAL or not what.isalpha():
            return None
        basis, revising = _flags(clause)
        return Figure(
            clause,
            number,
            f"{number.unit} of {stem(what)}",
            f"the {number.unit}s of {what}",
            basis=basis,
            revising=revising,
        )
    return None


def _part_of(after: Sequence[str]) -> str | None:
    """What part of a whole, where the words say it is one; None where they do not."""
    said = " ".join(after[:9]) + " "
    for phrase in lx.PART_AFTER:
        if re.search(rf"\b{re.escape(phrase.strip())}\b", said):
            return phrase.strip()
    return None


def _severity(after: Sequence[str]) -> str:
    near = set(after[:8])
    if near & lx.SEVERE:
        return "badly"
    if near & lx.SLIGHT:
        return "slightly"
    return ""


def _people(
    clause: Clause,
    number: Number,
    before: Sequence[str],
    after: Sequence[str],
    ahead: Sequence[str],
) -> Figure | None:
    if before[-1:] and before[-1] in ("extra", "additional", "every", "per"):
        return None
    if list(after[:3]) == ["the", "number", "of"]:
        after = after[3:]
    others = set(after[:1]) & {"others", "other"}
    # "Eleven others were missing": besides the dead, not besides other missing ones.
    besides = others and not lx.MISSING.words & set(after[:5])
    if (besides or after[:1] == ["more"]) and "and" not in before[-3:]:
        return None
    for kind in lx.PEOPLE_CLASSES:
        if kind is not lx.CUT and before[-1:] and before[-1] in _ACTIVE & kind.words:
            noun = after[0] if after and after[0] not in _AUX | _QUALIFY else ""
            if not _mark_before(clause, number) and after[:1] != ["of"]:
                plain = noun in lx.PERSON_NOUNS | lx.GROUP_NOUNS
                whole = plain or not _is_noun(noun, number)
                return _counted(kind, clause, number, "" if whole else stem(noun))
    for kind in lx.PEOPLE_CLASSES:
        if kind is lx.CUT:
            continue
        at = _follows(kind, after)
        if at is not None:
            alone = at <= 1 and len(clause.full.split()) <= 4
            if number.value == 1 and not _whole_one(after[:at]) and not alone:
                return None
            if number.value == 1 and alone:
                return _counted(kind, clause, number)
            head = [w for w in after[:at] if w not in _AUX or w == "of"]
            return _with_part(clause, number, kind, head, after, at)
    if "among" in after[:5]:
        beyond = after[after.index("among") + 1 :][:3]
        kind_among = lx.DEAD if set(beyond) & _VICTIMS else None
        for kind in (lx.DEAD, lx.HURT, lx.MISSING):
            kind_among = kind if set(beyond) & kind.words else kind_among
        if kind_among and after:
            return _counted(kind_among, clause, number, stem(after[0]))
    severity = _severity(after)
    bare = len(after) <= 4 or after[0] in ("of", "is", "are", "was", "were", "in")
    if severity and bare and set(_words_before(clause, number)) & lx.HURT.words:
        return _counted(lx.HURT, clause, number, severity)
    for kind in lx.PEOPLE_CLASSES:
        if kind is lx.CUT:
            continue
        if _precedes(kind, before, ahead, number, _mark_before(clause, number)):
            if after[:2] == ["of", "the"] or after[:2] == ["of", "them"]:
                return None
            noun = after[0] if after and after[0] not in _AUX | _QUALIFY else ""
            if noun in lx.PERSON_NOUNS | lx.GROUP_NOUNS or not _is_noun(noun, number):
                part = _part_of(after) or ""
                return _counted(kind, clause, number, part)
            return _counted(kind, clause, number, stem(noun))
    listed = [i for i, w in enumerate(ahead[:-1]) if w in ("dead", "injured", "victims")]
    if listed and ahead[listed[0] + 1] in _TO_BE and after and matter_stem(after[0]):
        return _counted(
            lx.HURT if ahead[listed[0]] == "injured" else lx.DEAD,
            clause,
            number,
            _severity(after[:3]) or stem(after[0]),
        )
    return None


def _whole_one(between: Sequence[str]) -> bool:
    """ "One dead", "one person was killed": a toll; "one woman died" is told of a single fate."""
    return all(w in _AUX or w in lx.PERSON_NOUNS for w in between if w != "of") and (
        "of" not in between
    )


def _is_noun(word: str, number: Number) -> bool:
    return bool(word) and (word == number.noun or stem(word) == stem(number.noun))


def _words_before(clause: Clause, number: Number) -> list[str]:
    start = number.span.start - clause.sentence.start
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", fold(clause.full[:start]).casefold())


def _with_part(
    clause: Clause,
    number: Number,
    kind: lx.Counted,
    head: Sequence[str],
    after: Sequence[str],
    at: int,
) -> Figure | None:
    severity = _severity(after) if kind is lx.HURT else ""
    if "of" in head[:1]:
        beyond = list(after[at + 1 :])
        if severity:
            return _counted(kind, clause, number, severity)
        while beyond and (beyond[0] in _AUX or beyond[0] in _QUALIFY):
            beyond = beyond[1:]
        return _counted(kind, clause, number, stem(beyond[0])) if beyond else None
    if severity and any(w in lx.SEVERE | lx.SLIGHT for w in after[: at + 1]):
        return _counted(kind, clause, number, severity)
    nouns = [w for w in head if matter_stem(w) and w not in _QUALIFY]
    nouns = [
        w
        for w in nouns
        if w not in lx.PERSON_NOUNS and w not in lx.GROUP_NOUNS and w not in kind.words
    ]
    nouns = [w for w in nouns if w not in ("lost", "lose", "claimed", "suffered", "sustained")]
    part = _part_of(after[at:]) or ""
    if nouns:
        first = nouns[-1] if len(nouns) <= 2 else nouns[0]
        part = key_of(first)
    return _counted(kind, clause, number, part)


def _follows(kind: lx.Counted, after: Sequence[str]) -> int | None:
    """Where a word of the class follows the number as what happened to those counted."""
    for at, word in enumerate(after[:10]):
        if word not in kind.words or word == "toll":
            continue
        if word in ("life", "lives"):
            if {"lost", "lose", "claimed"} & set(after[:at]) or at == 0:
                return at
            continue
        inside = after[max(0, at - 2) : at]
        if at + 1 < len(after) and (
            inside[-1:] == ["in"] or inside in (["in", "a"], ["in", "the"])
        ):
            continue  # "80 in a wrecked hall": said of the thing behind it
        if at and after[at - 1] == "and":
            continue  # "killed 67 and injured 300": the verb of the next number
        if at <= 2 or after[at - 1] in _AUX or after[at - 1] in ("seriously", "badly", "slightly"):
            if at and after[at - 1] in ("not", "never", "without"):
                return None
            return at
        if word in ("burns", "injuries", "wounds") and after[at - 1] in ("suffered", "with"):
            return at
        if word in ("died", "die", "perished", "drowned", "lost", "attended", "marched"):
            return at
    return None


_ACTIVE = frozenset(
    """killed killing kills injured injuring injures wounded wounding wounds arrested arresting
    arrests detained detaining rescued rescuing evacuated evacuating""".split()
)
_STATES = frozenset("dead missing hurt injured wounded ill homeless".split())
_PASSES = frozenset("passes passed tops topped exceeds exceeded above beyond".split())


def _mark_before(clause: Clause, number: Number) -> bool:
    """A comma or the like stands between the number and the word before it."""
    before = [t for t in clause.tokens if t.end <= number.span.start]
    if not before:
        return False
    start = before[-1].end - clause.span.start
    return bool(
        re.search(r"[,;:\u2013\u2014]", clause.text[start : number.span.start - clause.span.start])
    )


def _precedes(
    kind: lx.Counted,
    before: Sequence[str],
    ahead: Sequence[str],
    number: Number,
    mark: bool,
) -> bool:
    """True where a word of the class stands before the number and governs it."""
    near = list(before[-7:])
    for back in range(1, len(near) + 1):
        word = near[-back]
        if word in kind.words:
            # "One dead, 31 treated": a mark between them parts the two.
            return word not in _STATES and not mark
        if word not in _QUALIFY:
            break
    if kind is lx.DEAD and "toll" in ahead[-9:]:
        between = ahead[len(ahead) - 1 - ahead[::-1].index("toll") :]
        return not any(w in lx.HURT.words for w in between)
    counted = [i for i, w in enumerate(ahead) if w in _COUNT_WORDS]
    if counted and (
        number.old or number.new or (ahead and ahead[-1] in ("to", "at", "is", "was", "reached"))
    ):
        return bool(set(ahead[counted[-1] :]) & kind.words)
    return False


def _jobs(
    clause: Clause,
    number: Number,
    before: Sequence[str],
    after: Sequence[str],
    ahead: Sequence[str],
) -> Figure | None:
    said = set(clause.words)
    noun = next((w for w in after[:3] if w not in _QUALIFY and w not in ("our", "its")), "")
    partitive = after[:2] in (["of", "the"], ["of", "them"], ["of", "those"], ["of", "these"])
    cuts = said & lx.CUT.words or ({"go", "lost", "lose"} & set(after[:6]))
    off = "off" in said or said & {"axing", "axed", "axe", "layoffs", "sacked", "redundant"}
    job = noun in lx.JOB_NOUNS
    if partitive and job and after[2:3] and after[2] in lx.JOB_NOUNS:
        return _counted(lx.CUT, clause, number, "some of them")
    if job and (cuts or (clause.title and noun in ("jobs", "posts", "layoffs", "redundancies"))):
        if any(w in lx.CUT.words for w in ahead) or set(after[:8]) & (
            lx.CUT.words | {"go", "lost", "lose"}
        ):
            return _counted(lx.CUT, clause, number)
        if clause.title:
            return _counted(lx.CUT, clause, number)
    if not noun and off and set(before[-5:]) & lx.CUT.words:
        return _counted(lx.CUT, clause, number)
    return None


_EACH = frozenset("year month week day yearly monthly weekly daily annually season hour".split())


def _room(
    clause: Clause,
    number: Number,
    before: Sequence[str],
    after: Sequence[str],
    ahead: Sequence[str],
) -> Figure | None:
    near = list(before[-6:])
    governed = False
    for word in reversed(near):
        if word in lx.HOLDS.words:
            governed = True
            break
        if word not in _QUALIFY and word not in ("for", "can"):
            break
    # "It carried 9,000 passengers a year": a flow, and no room.
    if not governed or _EACH & set(after[:6]):
        return None
    noun = after[0] if after else ""
    if noun and noun not in lx.RIDERS and noun not in ("when", "and", "in", "at"):
        return _counted(lx.HOLDS, clause, number, stem(noun))
    return _counted(lx.HOLDS, clause, replace(number, bound=_fixed(number.bound)))


def _fixed(bound: str) -> str:
    """ "Up to 64" is the room there is, not a bound on it."""
    return "exact" if bound == "at_most" else bound


def _plain(clause: Clause, number: Number, after: Sequence[str]) -> Figure | None:
    """A number of no known class, known by two words of what it counts."""
    if len(after) < 2 or number.bound == "fraction" or number.out_of is not None:
        return None
    first, second = after[0], after[1]
    if not (first.isalpha() and second.isalpha()):
        return None
    more = first == "more" and matter_stem(second) and second not in lx.PERSON_NOUNS
    if not more and (first in _VAGUE_NOUNS or not matter_stem(first) or not matter_stem(second)):
        return None
    if second in _VAGUE_NOUNS:
        return None
    if not second.endswith("s") and number.value != 1:
        return None
    if first.endswith("s"):
        return None
    basis, revising = _flags(clause)
    return Figure(
        clause,
        number,
        f"{stem(first)} {stem(second)}",
        f"how many {'' if more else first + ' '}{second if second.endswith('s') else second + 's'}"
        + (" more" if more else ""),
        basis=basis,
        revising=revising,
    )


_NOBODY = re.compile(
    r"\b(?:no one|nobody|none|no (?:people|person|passengers|workers|deaths|fatalities|injuries"
    r"|casualties))\b",
    re.I,
)


def _nobody(clause: Clause) -> list[Figure]:
    """ "Nobody was hurt", "no deaths reported": a figure of nought."""
    plain = fold(clause.text)
    found = _NOBODY.search(plain)
    if not found:
        return []
    gone = re.match(
        r"\s+(?:is|was|are|were|remains?)\s+(?:still\s+)?(?:missing|unaccounted for)\b",
        plain[found.end() :],
    )
    if gone:
        span = Span(clause.span.start + found.start(), clause.span.start + found.end())
        return [_counted(lx.MISSING, clause, Number(span, 0.0, 0.0))]
    if clause.quotations or {"else", "more", "other"} & set(clause.words):
        return []
    behind = re.findall(r"[\w'-]+", plain[found.end() :].casefold())[:7]
    phrase = found[0].casefold()
    kinds = []
    if set(behind) & lx.DEAD.words or "deaths" in phrase or "fatalities" in phrase:
        kinds.append(lx.DEAD)
    if set(behind) & lx.HURT.words or "injuries" in phrase:
        kinds.append(lx.HURT)
    if "of" in behind[:1] or {"not", "if"} & set(behind[:2]):
        return []
    span = Span(clause.span.start + found.start(), clause.span.start + found.end())
    return [_counted(kind, clause, Number(span, 0.0, 0.0)) for kind in kinds]


def _ordinal(clause: Clause) -> list[Figure]:
    """ "A third worker has died": the toll is three."""
    said = list(clause.words)
    for at, word in enumerate(said[:-2]):
        if word not in lx.ORDINALS or not at or said[at - 1] not in ("a", "the"):
            continue
        behind = [w for w in said[at + 2 : at + 6] if w not in _AUX]
        if behind[:1] and behind[0] in ("died", "dies", "dead", "killed"):
            token = clause.tokens[at]
            value = float(lx.ORDINALS[word])
            return [_counted(lx.DEAD, clause, Number(Span(token.start, token.end), value, value))]
    return []
