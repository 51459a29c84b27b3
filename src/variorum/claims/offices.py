"""Offices: which person heads a body or speaks for it, read from the words beside the name.

"Forestry minister X", "X, who chairs the board", "a spokeswoman for the brewery, X": the words
beside a name are compared with those of the party that was asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from variorum.claims.clauses import Report, sentences_of
from variorum.claims.names_alike import same_person
from variorum.claims.parties import OUTSIDERS
from variorum.claims.roots import root
from variorum.model import Span
from variorum.text import FUNCTION_WORDS, fold
from variorum.text.of_a_story import kept_for_a_story

# A body and the offices that speak for it; every word of an office must stand by the name.
_KIN: dict[str, tuple[str, ...]] = {
    "treasury": ("finance minister", "chancellor", "treasury secretary"),
    "embassy": ("ambassador",),
    "palace": ("king", "queen", "prince", "princess"),
    "club": ("chairman", "chairwoman", "chair", "president", "captain", "coach", "owner"),
    "company": ("chief executive", "ceo", "chairman", "chairwoman", "chair", "boss", "founder"),
    "firm": ("chief executive", "ceo", "chairman", "chairwoman", "chair", "boss", "founder"),
    "council": ("mayor", "councillor", "council leader"),
    "town": ("mayor",),
    "city": ("mayor",),
    "hall": ("mayor",),
    "government": ("prime minister", "premier", "government spokesman"),
    "school": ("head", "headteacher", "principal", "headmaster", "headmistress"),
    "university": ("rector", "vice-chancellor", "provost", "university president"),
}


# A body is a sentence's subject where its name stands so near the start, in characters.
_OPENING = 8
_VERBAL = r"(?:has|have|had|was|were|is|are|told|said|says|who (?:said|told|was|had|has)|and|but)\b"


def offices_of(reports: Sequence[Report]) -> dict[str, tuple[frozenset[str], ...]]:
    """The words beside each person's name, each place a set of roots.

    "Its spokesman, X" and a bare "chief engineer X" speak for the body named just before.
    """
    found: dict[str, set[frozenset[str]]] = {}
    for report in reports:
        subjects = _subjects(report)
        for clause in report.clauses:
            body = subjects.get(clause.sentence)
            full, base = fold(clause.full), clause.sentence.start
            for mention in clause.mentions:
                if mention.kind != "person" or mention.form not in ("name", "alias"):
                    continue
                lead_text = re.split(
                    r"[.;:\"()]|\b(?:that|said|told|and|but|when|while|after)\b",
                    full[: mention.span.start - base],
                )[-1]
                before = re.findall(r"[\w'-]+", lead_text)[-7:]
                after = full[mention.span.end - base :]
                apposed = re.match(rf"\s*,\s+(?!{_VERBAL})([^,.;]{{3,70}})", after)
                told = [content(before)]
                if apposed:
                    told.append(content(re.findall(r"[\w'-]+", apposed[1])))
                for held in told:
                    if not held:
                        continue
                    found.setdefault(mention.name, set()).add(held)
                    if body and held & OFFICERS and held <= OFFICERS | _RANKS:
                        found[mention.name].update(_of_body(held, body))
    return {name: tuple(sorted(sets, key=sorted)) for name, sets in found.items()}


def _subjects(report: Report) -> dict[Span, str]:
    """For each sentence the body that it begins with, or else the one before it began with."""
    found: dict[Span, str] = {}
    before, block = "", -1
    for sentence in sentences_of(report.clauses):
        first = sentence[0]
        if first.block != block:
            before, block = "", first.block
        opening = [
            m.name
            for m in first.mentions
            if m.kind == "organisation"
            and m.form in ("name", "alias")
            and m.span.start - first.sentence.start <= _OPENING
        ]
        if (opening or before) and first.language.startswith("en"):
            found[first.sentence] = opening[0] if opening else before
        before = opening[0] if opening else ""
    return found


def _of_body(held: frozenset[str], body: str) -> Iterable[frozenset[str]]:
    """The office with the body it belongs to, by its name and by the noun at its end."""
    words = body.split()
    yield held | content(words)
    yield held | content(words[-1:])


def content(said: Iterable[str]) -> frozenset[str]:
    return _content_of(tuple(said))


@kept_for_a_story(65536)
def _content_of(said: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        root(w)
        for word in said
        if (w := word.casefold().removesuffix("'s")) not in FUNCTION_WORDS and len(w) > 2
    )


def is_party(
    names: frozenset[str],
    office: frozenset[str],
    name: str,
    offices: Mapping[str, Sequence[frozenset[str]]],
) -> bool:
    """The named person or body is the party that gave no word."""
    if name in names:
        return True
    if any(same_person(name, n) for n in names):
        return True
    places = tuple(held for held in offices.get(name, ()) if not held & OUTSIDERS)
    for one in names:
        firm = content(re.findall(r"[\w'-]+", one))
        if firm and any(firm <= held and held & OFFICERS for held in places):
            return True  # "Northern Lines' head of safety, X"
    if not office:
        return False
    if any(
        office <= held <= office | OFFICERS | _RANKS and (held - office) & OFFICERS
        for held in places
    ):
        return True  # "a spokeswoman for the brewery, X"
    own = content(re.findall(r"[\w'-]+", name))
    if _sole_holder(office, name, offices):
        return True
    if len(office) > 1 and office <= own:
        return True
    # A ministry is its minister: the same first words, and an office for the body.
    rest = {r for r in office if r not in _BODY_ROOTS}
    body = office - rest
    for held in places:
        if len(office) > 1 and office <= held:
            return True
        for kin, heads in _KIN.items():
            others = rest - {root(kin)}
            named = any(frozenset(root(w) for w in head.split()) <= held for head in heads)
            if root(kin) in office and others <= held and named:
                return True
        if body and rest and rest <= held and held & _HEADS:
            return True
    return False


# Posts of which a story mostly has one; "the coach" is whoever alone is called so.
_POSTS = frozenset(
    root(w)
    for w in """coach captain mayor governor rector principal headteacher bishop archbishop
    conductor sheriff ambassador curator chancellor""".split()
)


def _sole_holder(
    office: frozenset[str], name: str, offices: Mapping[str, Sequence[frozenset[str]]]
) -> bool:
    if len(office) != 1 or not office <= _POSTS:
        return False
    holders = {n for n, held in offices.items() if any(office <= words for words in held)}
    return holders == {name}


_BODY_ROOTS = frozenset(
    root(w)
    for w in """ministry department office board council company agency authority committee
    commission service union association federation""".split()
)
_HEADS = frozenset(
    root(w)
    for w in """minister secretary head chief chair chairman chairwoman director president leader
    spokesman spokeswoman spokesperson commissioner executive manager""".split()
)
_SPOKESMEN = frozenset(
    root(w) for w in "spokesman spokeswoman spokesperson official source office".split()
)
# Who speaks for a body by trade, and what only says how high or of what part.
OFFICERS = _HEADS | frozenset(
    root(w)
    for w in """officer founder owner boss chancellor rector principal governor editor ceo
    superintendent commander captain treasurer counsel lawyer""".split()
)
_RANKS = frozenset(
    root(w)
    for w in """deputy vice acting senior general managing technology financial finance operating
    engineering medical safety press communications legal technical engineer operations security
    staff science research marketing personnel people interim former group""".split()
)


def speaks_for(office: frozenset[str], who: frozenset[str]) -> bool:
    """ "The transport ministry confirmed", "a spokesman for the ministry said"."""
    spoken_for = who - _SPOKESMEN
    if not spoken_for:
        return False
    return spoken_for in (office, office - _SPOKESMEN) or bool(
        spoken_for < office and spoken_for & _BODY_ROOTS
    )
