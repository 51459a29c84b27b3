"""Parties: a person, or a body with all who head it or speak for it.

"Tarn Water did not respond" is answered by "Nils Aber, head of operations at Tarn Water". Which
post somebody holds is read from the words beside the name, in any report of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.claims.clauses import Report
from variorum.claims.roots import root
from variorum.model import Mention, Span
from variorum.text import FUNCTION_WORDS, fold

Roots = frozenset[str]
Posts = Mapping[str, Sequence[Roots]]


def _roots(written: str) -> Roots:
    return frozenset(root(w) for w in written.split())


# Who heads a body or speaks for it.
HEADS = _roots(
    """minister secretary head chief chair chairman chairwoman director president leader boss owner
    founder spokesman spokeswoman spokesperson commissioner executive manager registrar officer
    superintendent captain editor principal rector dean provost governor ceo lawyer attorney counsel
    press sheriff curator official technologist"""
)
# Who has nothing to say for the body named beside him.
OUTSIDERS = _roots("former ex critic rival opponent ousted sacked victim customer against")
# Bodies that news calls by their sort alone once they are named.
SORTS = _roots(
    """company firm utility maker manufacturer bank club airline university school hospital charity
    operator group union party church museum festival ministry department regulator agency
    authority council league federation association foundation college developer builder retailer
    carmaker insurer publisher studio brewery port railway paper broadcaster institute trust board
    brand chain society supplier"""
)
_LEGAL = _roots("plc ltd inc limited corporation group holdings company")
# An office and the body that it stands for, by their roots.
_TWINS = {
    root(a): root(b)
    for a, b in (
        ("minister", "ministry"), ("ambassador", "embassy"), ("mayor", "council"),
        ("king", "palace"), ("queen", "palace"), ("bishop", "diocese"), ("coach", "club"),
        ("president", "presidency"), ("chancellor", "treasury"), ("union", "union"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """Who is spoken of: by ``names``, or as a body by the roots of its words.

    ``person`` is true where a person is meant, who is nobody's spokesman.
    """

    names: frozenset[str]
    body: Roots
    person: bool
    told: str


def posts_of(reports: Sequence[Report]) -> dict[str, tuple[Roots, ...]]:
    """The words beside each person's name, each place a set of roots. Linear in the text."""
    found: dict[str, set[Roots]] = {}
    for report in reports:
        text = fold(report.article.text)
        for mention in report.analysis.mentions:
            if mention.kind != "person" or mention.form not in ("name", "alias"):
                continue
            for said in _beside(text, mention):
                if said:
                    found.setdefault(mention.name, set()).add(said)
    return {name: tuple(sorted(sets, key=sorted)) for name, sets in found.items()}


_BREAK = re.compile(
    r"[.;:\"()\n]|\b(?:that|said|says|told|and|but|when|while|after|as|by|with|because|against)\b"
)
_VERBAL = r"(?:has|have|had|was|were|is|are|told|said|says|and|but|who (?:said|told|was|had|has))\b"
_APPOSED = re.compile(rf"\s*,\s+(?!{_VERBAL})(?:who\s+)?([^.;:\"\n]{{3,80}}?)(?=,|[.;:\"\n]|$)")
_REACH = 90


def _beside(text: str, mention: Mention) -> Iterator[Roots]:
    lead = _BREAK.split(text[max(0, mention.span.start - _REACH) : mention.span.start])[-1]
    # "The head of operations at Tarn Water, Nils Aber": one comma belongs to the name.
    pieces = lead.rstrip().removesuffix(",").rsplit(",", 1)
    yield content(pieces[-1])
    apposed = _APPOSED.match(text, mention.span.end, mention.span.end + _REACH)
    if apposed:
        yield content(_BREAK.split(apposed[1])[0])


def content(written: str) -> Roots:
    """The roots of the words of matter in some words."""
    return frozenset(
        root(w)
        for word in re.findall(r"[\w'-]+", fold(written).casefold())
        if (w := word.removesuffix("'s").removesuffix("'")) not in FUNCTION_WORDS and len(w) > 2
    )


def party_of(report: Report, span: Span, name: str | None) -> Party | None:
    """Who is meant by the words at ``span`` of a report, whose resolved name may be known."""
    text = report.article.text
    written = span.of(text)
    inside = [m for m in report.analysis.mentions if span.meets(m.span)]
    people = {m.name for m in inside if m.kind == "person"}
    bodies = {m.name for m in inside if m.kind in ("organisation", "unknown")} - people
    words = content(written)
    kinds = {m.kind for m in report.analysis.mentions if m.name == name} if name else set()
    if words & _STAFF and len(words) <= 6:
        # "The mayor's office": not the mayor, but whoever speaks for her.
        told = " ".join(written.split())
        return Party(frozenset(), words - _STAFF - _VOICES, False, told)
    if people:
        return Party(frozenset(people), frozenset(), True, min(people))
    if name and "person" in kinds and not words & (SORTS | _TWIN_BODIES):
        return Party(frozenset({name}), words, True, name)
    if bodies:
        told = max(sorted(bodies), key=len)
        return Party(frozenset(bodies), content(told) - _LEGAL or content(told), False, told)
    if name and words & SORTS and "person" not in kinds:
        return Party(frozenset({name}), content(name) - _LEGAL or content(name), False, name)
    if not words or len(words) > 5:
        return None
    told = " ".join(written.split())
    if words <= SORTS:
        named = _named_before(report, span)
        if named:
            return Party(frozenset({named}), content(named) - _LEGAL, False, named)
    return Party(frozenset(), words - _VOICES, False, told)


_STAFF = _roots("office team staff aide aides camp lawyer lawyers")
_TWIN_BODIES = frozenset(_TWINS.values())
_VOICES = _roots("spokesman spokeswoman spokesperson representative")
_BACK = 400


def _named_before(report: Report, span: Span) -> str | None:
    """The one body that the words just before name: "Tarn Water … the company"."""
    near = {
        m.name
        for m in report.analysis.mentions
        if m.kind == "organisation" and span.start - _BACK <= m.span.start < span.start
    }
    return next(iter(near)) if len(near) == 1 else None


def answers_for(party: Party, name: str | None, words: Roots, posts: Posts) -> bool:
    """Whether somebody called ``name``, or by ``words``, speaks as that party or for it."""
    if name is not None and any(name == n or same_person(name, n) for n in party.names):
        return True
    if party.person:
        return name is None and _office_of(party, words, posts)
    if not party.body:
        return False
    own = words - _VOICES
    if own == party.body or (own and own < party.body and own <= SORTS and len(own) == 1):
        return True
    if party.body <= HEADS:
        # "The captain" is whoever alone is called so.
        holders = {n for n, held in posts.items() if any(party.body <= said for said in held)}
        return holders == {name}
    held = [words, *(posts.get(name, ()) if name else ())]
    if name and content(name) - _LEGAL == party.body:
        return True
    return any(_heads(party.body, said) for said in held)


def _office_of(party: Party, words: Roots, posts: Posts) -> bool:
    """ "The dean", where she is the one who is called so."""
    if len(words) != 1 or not words <= HEADS:
        return False
    holders = {n for n, held in posts.items() if any(words <= said for said in held)}
    return len(holders) == 1 and any(
        n == h or same_person(n, h) for n in party.names for h in holders
    )


def _heads(body: Roots, held: Roots) -> bool:
    """The words beside a name make him head or voice of the body."""
    if held & OUTSIDERS:
        return False
    if body <= held and held & HEADS:
        return True
    sort = body & SORTS
    if sort and sort < body and held & HEADS and held - HEADS == sort:
        return True  # "a university spokesman" where one university is silent
    for office, of in _TWINS.items():
        if of in body and office in held and body - {of} <= held:
            return True
        if office in body and body <= held:
            return True  # "the mayor's office", "the mayor, Otto Lind"
    return len(body) == 1 and body <= held and bool(held & _VOICES)


def same_person(a: str, b: str) -> bool:
    """Two forms of one person's name: "Meade" and "Orla Meade"."""
    left, right = a.split(), b.split()
    return bool(left and right) and (
        left[-1] == right[-1] and (len(left) == 1 or len(right) == 1 or left[0][:1] == right[0][:1])
    )


def names_in(mentions: Iterable[Mention], span: Span) -> frozenset[str]:
    """Names of the persons and bodies mentioned within some characters."""
    return frozenset(m.name for m in mentions if span.holds(m.span) and m.kind != "place")
