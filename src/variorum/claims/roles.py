"""What part a number plays in its clause, so that only like is set beside like.

"The river stands at 4.9 metres" and "it fell by two metres" are both true, and so are a day's
rain and a usual month's, an offer and a demand, the seats of a hall and those who came, what was
hoped for and what was counted, a rate and a sum, an average and one person's share, the price of
one day and of another. The words beside a number tell its part; two numbers of two parts do not
contradict each other.

Where it fails: the words are English (but for rates, offers and demands); a part that no word
beside the number tells is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.claims.clauses import Clause, matter_stem
from variorum.model import Span
from variorum.text import fold, stem
from variorum.text.of_a_story import kept_for_a_story

Flags = NDArray[np.bool_]

_DIGITS = re.compile(r"\d[\d,.]*")
_ROUGHLY = (
    r"(?:(?:about|around|some|nearly|almost|roughly|at least|more than|over|under|just|only|a"
    r"|an|the|up to)\s+)*"
)
_FURTHER = re.compile(rf"\b(?:another|further|additional|extra|plus)\s+{_ROUGHLY}\Z")
_MOVED = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|up|gr[eo]w(?:s|n|ing)?|climb(?:s|ed)?|jumped|increas(?:es?|ed)"
    r"|f[ae]ll(?:s|en|ing)?|down|dropp?(?:s|ed)?|sank|slipped|shrank|decreased|recovered|slumped"
    r"|plunged|surged|soared|tumbled|crashed|dipped|rais(?:es?|ed)|lower(?:s|ed)|cut|reduced"
    rf"|forward|back|shortened|extended|widened)\s+(?:(?:again|today)\s+)?(by\s+)?{_ROUGHLY}\Z"
)
_BEYOND = re.compile(r"\W{0,2}(?:[^\W\d]+\s+)?(?:more|fewer|less|higher|lower)\b(?!\s+than\s+\d)")
_BEYOND_MEASURE = re.compile(
    r"\W{0,2}(?:[^\W\d]+\s+)?(?:longer|shorter|faster|slower|deeper|dearer|cheaper|ahead|behind"
    r"|outside|quicker|wider|narrower|taller)\b"
)
_UNITS_OF_TIME = r"(second|minute|hour|day|night|week|month|year|season|shift)"
_NO_PREPOSITION = (
    r"(?!(?:for|in|within|over|after|during|of|than|on|by|to|and|from|at|until|before)\b)"
)
_RATE = re.compile(
    rf"\W{{0,2}}(?:{_NO_PREPOSITION}[^\W\d][\w-]*\s+){{0,3}}?(?:an?|per|each|every)"
    rf"\s+{_UNITS_OF_TIME}\b(?!\s+(?:before|after|earlier|later|ago|on)\b)"
)
_RATE_ABROAD = re.compile(
    r"\W{0,2}(?:[^\W\d][\w-]*\s+){0,2}?(?:pro|par|por|per|al)\s+"
    r"(tag|stunde|woche|monat|jahr|jour|heure|semaine|mois|an|día|hora|semana|mes|año|dag|uur|week"
    r"|maand|jaar|giorno|ora|mese|anno)\b"
)
_RATE_NAMED = re.compile(
    r"\b(hourly|daily|nightly|weekly|monthly|yearly|annual)\s+(?:\w+\s+){0,3}\Z"
)
_NAMED_RATES = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month",
    "yearly": "year", "annual": "year",
}  # fmt: skip
_NORM = re.compile(
    r"\b(?:average[sd]?|averaging|mean|median|usual|usually|normal|normally|ordinary|ordinarily"
    r"|typical|typically|as a rule|in a whole|on most days|moyenne|durchschnittlich"
    r"|gemiddeld|promedio)\b"
)
_ROOM = re.compile(
    r"\b(?:capacity|seating|room (?:for|licensed)|licen[sc]ed for|holds|accommodates?"
    r"|(?:built|made|designed|meant|intended) (?:for|to (?:hold|carry|take|seat|withstand|bear))"
    r"|(?:will|would|'ll) (?:hold|seat|accommodate)"
    r"|(?:can|could|may|able to) (?:hold|carry|take|seat|fit|handle|move|treat|fill|produce|sleep"
    r"|accommodate|pump|brew|store))\b"
)
_AIM = re.compile(
    r"\b(?:aims?|aimed|targets?|targeted|goals?|hop(?:es?|ed|ing)|quota|limits?|threshold|minimum"
    r"|maximum|(?:is|are|be|was|were) (?:needed|required)|requires?|enough for"
    r"|would have|anything (?:below|above|under|over)"
    r"|nothing (?:below|above|under|over|less|more))\b"
)
_FORESEEN = re.compile(
    r"\b(?:one day|expect(?:s|ed|ing)?|forecasts?|forecasters|predict(?:s|ed|ing)?|projected|may"
    r"|might|could (?:be|reach|rise|cost|come|take|grow)|models?|scenario)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|to|expect\w*|forecast\w*|plan\w*|due|next)\b|'ll\b"
)
_OFFERED = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|bid|proposal|proposed|proposes|angebot|angeboten|bietet|biedt|bod"
    r"|offre|propose|oferta|ofrece|offerta)\b"
)
_ASKED = re.compile(
    r"\b(?:want(?:s|ed|ing)?|demand(?:s|ed|ing)?|ask(?:s|ed|ing)? for|seek(?:s|ing)?|sought"
    r"|call(?:s|ed|ing)? for|claim for|eist|eisen|fordert|fordern|gefordert|forderung|réclame"
    r"|réclament|exige|exigent|demande|demandent|pide|piden|reclama|chiede|chiedono)\b"
)
_COIN = re.compile(r"\s?(?:pence|penny|p|cents?|points?)\b")
_MARKET = re.compile(r"\b(?:shares?|stocks?|index|closed|trading|traded|barrel|ounce|exchange)\b")
_WHOLE = re.compile(
    r"\W{0,2}of\s+(?!them\b|whom\b|which\b|those\b|these\b)((?:[^\W\d][\w'-]*\s*){1,5})"
)
_SAME_PEOPLE = {
    word: group
    for group, written in {
        "staff": "staff workforce employee worker job post personnel payroll position headcount",
        "people": "people person population resident inhabitant citizen",
        "voter": "voter vote ballot member voting",
    }.items()
    for word in map(stem, written.split())
}
_UNNAMED = frozenset(
    stem(w) for w in "total overall entire whole own new more such kind sort part".split()
)
_LONG_AGO = re.compile(
    r"\b(?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:years?|decades?|centur\w+)"
    r" (?:ago|earlier|before)|the (?:year|month|week) before"
    r"|a (?:month|week) (?:ago|earlier|before)"
    r"|(?:the )?previous (?:year|month|week|season|record|best)|in previous|until then"
    r"|(?:a|the) (?:year|decade) earlier)\b"
)
_SINCE = re.compile(r"\b(?:since|until)\s+(?:\w+\s+){0,4}\Z")


@dataclass(frozen=True, slots=True)
class Role:
    """The part of one number; a field is empty where nothing is told.

    ``step``: how much more or less ("further", "by"). ``rate``: per what unit of time. ``norm``:
    usual or on average. ``room``: how many something holds. ``aim``: wished for or required.
    ``foreseen``: expected; ``done``: told as past. ``years``: of another year than the report's.
    ``party``: offered or asked for. ``whole``: what it is a share of. ``quote``: a price of one
    moment. ``dated``: its clause gives a day.
    """

    step: str = ""
    rate: str = ""
    norm: str = ""
    room: str = ""
    aim: str = ""
    foreseen: str = ""
    done: bool = False
    years: frozenset[str] = frozenset()
    party: str = ""
    whole: frozenset[str] = frozenset()
    quote: bool = False
    dated: bool = False
    english: bool = True


@kept_for_a_story(16384)
def role_of(clause: Clause, span: Span, dimension: str) -> Role:
    """Read the part of the number at ``span``. Cost: linear in the clause."""
    plain = fold(clause.text).casefold()
    start, end = span.start - clause.span.start, span.end - clause.span.start
    lead, tail = plain[:start], plain[end:]
    # What stands beyond another number belongs to that one.
    near = " ".join(
        [*_DIGITS.split(lead)[-1].split()[-7:], "#", *_DIGITS.split(tail)[0].split()[:6]]
    )
    foreseen = bool(_FORESEEN.search(near))
    return Role(
        step=_step(lead, tail, dimension),
        rate=_rate(lead, tail, plain[start:end]),
        norm="norm" if _NORM.search(near) else "",
        room="room" if dimension == "count" and _ROOM.search(near) else "",
        aim="aim" if _AIM.search(near) else "",
        foreseen="foreseen" if foreseen else "",
        done=not foreseen and not _AHEAD.search(plain),
        years=_years(clause, plain),
        party=_party(plain, start, end),
        whole=_whole(tail) if dimension == "percent" else frozenset(),
        quote=_is_quote(plain, lead, tail, dimension),
        dated=any(w.precision in ("day", "hour", "minute") for w in clause.whens),
        english=clause.language.startswith("en"),
    )


def _step(lead: str, tail: str, dimension: str) -> str:
    if _FURTHER.search(lead):
        return "further"
    moved = _MOVED.search(lead)
    if moved and (moved[1] or (dimension != "count" and not moved[0].startswith(("cut", "reduc")))):
        return "by"
    if _BEYOND.match(tail) or (dimension != "count" and _BEYOND_MEASURE.match(tail)):
        return "by"
    return ""


def _rate(lead: str, tail: str, written: str) -> str:
    found = _RATE.match(tail) or _RATE_ABROAD.match(tail)
    if found:
        return found[1]
    named = _RATE_NAMED.search(lead)
    return _NAMED_RATES[named[1]] if named else ""


def _years(clause: Clause, plain: str) -> frozenset[str]:
    own = str(clause.moment.earliest.year) if clause.moment else ""
    told = {
        w.earliest[:4]
        for w in clause.whens
        if w.precision == "year" and not _SINCE.search(plain[: w.span.start - clause.span.start])
    } - {own}
    if not told and _LONG_AGO.search(plain):
        return frozenset({"before"})
    return frozenset(told)


def _party(plain: str, start: int, end: int) -> str:
    def far(pattern: re.Pattern[str]) -> int:
        return min(
            (max(start - m.end(), m.start() - end) for m in pattern.finditer(plain)), default=999
        )

    offered, asked = far(_OFFERED), far(_ASKED)
    if min(offered, asked) > 80:
        return ""
    return "offered" if offered < asked else "asked"


def _whole(tail: str) -> frozenset[str]:
    found = _WHOLE.match(tail)
    if found is None:
        return frozenset()
    named = [s for w in re.findall(r"[^\W\d]+", found[1]) if (s := matter_stem(w))]
    return frozenset(_SAME_PEOPLE.get(s, s) for s in named if s not in _UNNAMED)


def _is_quote(plain: str, lead: str, tail: str, dimension: str) -> bool:
    """The price of a share, or where an index stands: true of one moment alone."""
    if dimension != "count" and not (len(dimension) == 3 and dimension.isupper()):
        return False
    at = bool(_COIN.match(tail)) or bool(re.search(r"\b(?:at|to)\s+\Z", lead))
    return at and bool(_MARKET.search(plain))


def parts_differ(roles: Sequence[Role]) -> Flags:
    """Which pairs of numbers play two parts; symmetric, of shape (n, n).

    What a part is told by is read in English only, so a clause of another language that tells
    none may have it all the same: but for years, wholes and parties such pairs are let pass.
    """
    count = len(roles)
    apart = np.zeros((count, count), dtype=bool)
    for marks in (
        [r.step for r in roles],
        [r.rate for r in roles],
        [r.norm for r in roles],
        [r.room for r in roles],
        [r.aim for r in roles],
    ):
        apart |= ~_equal(marks)
    english = np.array([r.english for r in roles])
    apart &= english[:, None] & english[None, :]
    apart |= _disjoint([r.years for r in roles], one_sided=True)
    apart |= _disjoint([r.whole for r in roles], one_sided=False)
    apart |= _disjoint(
        [frozenset({r.party}) if r.party else frozenset() for r in roles], one_sided=False
    )
    foreseen = np.array([bool(r.foreseen) for r in roles])
    done = np.array([r.done for r in roles])
    apart |= (foreseen[:, None] & done[None, :]) | (done[:, None] & foreseen[None, :])
    quote = np.array([r.quote for r in roles])
    dated = np.array([r.dated for r in roles])
    apart |= quote[:, None] ^ quote[None, :]
    apart |= quote[:, None] & quote[None, :] & ~(dated[:, None] & dated[None, :])
    return apart


def _equal(marks: Sequence[str]) -> Flags:
    kinds: dict[str, int] = {}
    at = np.array([kinds.setdefault(mark, len(kinds)) for mark in marks])
    same: Flags = at[:, None] == at[None, :]
    return same


def _disjoint(marks: Sequence[frozenset[str]], *, one_sided: bool) -> Flags:
    known = {m: i for i, m in enumerate(sorted(frozenset().union(*marks)))}
    table = np.zeros((len(marks), max(len(known), 1)), dtype=np.float32)
    for row, held in enumerate(marks):
        table[row, [known[m] for m in held]] = 1.0
    some: Flags = np.array([bool(held) for held in marks])
    shared: Flags = table @ table.T > 0
    either = some[:, None] | some[None, :] if one_sided else some[:, None] & some[None, :]
    return either & ~shared
